"""The editors' desk: what needs attention."""

import http.server
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest

from conftest import TODAY, Folder
from tekojen_tori.catalogue.attention import matters
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.commands import link_check
from test_campaigns import campaign
from test_cli import tori


def test_what_lacks_something_is_told(folder: Folder) -> None:
    folder.deed("vanha", title="Vanha teko", contact="Maija Malli", summary="Lyhyesti.", date="2015")
    folder.deed("uusi", title="Uusi teko", date=str(TODAY.year), sector="koko kunta")
    folder.deed("luonnos", title="Luonnos", draft="true", date=str(TODAY.year), sector="koko kunta")
    campaign(folder, begins=str(TODAY.year), ends=f"{TODAY:%Y-%m}")
    found = {one.title: one.lines for one in matters(Catalogue(folder.read().content, with_drafts=True))}
    assert found["Luonnokset"] == ("deeds/luonnos.md: Luonnos",)
    assert found["Vanhat yhteystiedot"] == ("deeds/vanha.md: Vanha teko",)
    assert [line.partition(":")[0] for line in found["Teot ilman yhteystietoa"]] == [
        "deeds/luonnos.md",
        "deeds/uusi.md",
    ]
    assert "Sosiaali- ja terveysala: viimeksi vuonna 2015" in found["Hiljaiset palvelualat"]
    assert "Lappi: ei vielä yhtään tekoa" in found["Hiljaiset maakunnat"]
    assert not any(line.startswith("Uusimaa") for line in found["Hiljaiset maakunnat"])
    assert found["Pian päättyvät kampanjat"] == ("campaigns/syksy.md: Kampanja syksy päättyy marraskuussa 2026",)


def test_deeds_are_offered_to_lists_that_have_room(folder: Folder) -> None:
    folder.deed("listalla", title="Listalla", theme="[ergonomia]")
    folder.deed("sopii", title="Sopii", theme="[ergonomia]", date="2018")
    folder.deed("uudempi", title="Sopii ja on uudempi", theme="[ergonomia]")
    folder.deed("mallina", title="Sopii ja on mallina", theme="[ergonomia]", date="2015", adoptions="[{by: Turku}]")
    folder.deed("muu", title="Muusta aiheesta", theme="[viestintä]", sector="koko kunta")
    folder.deed("kesken", title="Luonnos", theme="[ergonomia]", draft="true")
    for name, fields in {
        "ergonomia": "length: 4\ntheme: ergonomia\ndeeds: [listalla]",
        "taynna": "length: 1\ntheme: ergonomia\ndeeds: [listalla]",
        "aiheeton": "length: 4\ndeeds: [listalla]",
        "alasta": "length: 4\nsector: sosiaali- ja terveysala\ndeeds: [listalla]",
    }.items():
        folder.write(f"toplists/{name}.md", f"---\ntitle: {name}\n{fields}\n---\nJohdanto.\n")
    found = {one.title: one.lines for one in matters(Catalogue(folder.read().content, with_drafts=True))}
    assert found["Teot, jotka sopisivat TOP-listalle"] == (
        "toplists/ergonomia.md: ergonomia (1/4): mallina, uudempi, sopii",
    )


def test_a_result_is_asked_for_when_a_campaign_is_over(folder: Folder) -> None:
    folder.deed(campaign="syksy")
    campaign(folder)
    campaign(folder, "kirjattu", begins="2018", ends="2018", reported="85")
    campaign(folder, "teoton", begins="2017", ends="2017")
    campaign(folder, "juhla", begins="2016", ends="2016", kind="gaala")
    found = {one.title: one.lines for one in matters(Catalogue(folder.read().content))}
    assert found["Päättyneet kampanjat, joiden tulosta ei ole kirjattu"] == (
        "campaigns/syksy.md: Kampanja syksy. Kirjaa tulos, esimerkiksi reported: 1",
        "campaigns/teoton.md: Kampanja teoton. Siihen ei ole laskettu yhtään tekoa. "
        "Kirjaa tulos kenttään reported, jos se tiedetään",
    )


class Site(http.server.BaseHTTPRequestHandler):
    """One page is there, one gives no head, and one is forbidden to programs."""

    asked: ClassVar[list[str]] = []

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self.answer({"/on": 200, "/vain-get": 405}.get(self.path, 404))

    def do_GET(self) -> None:
        """Answer the rules for programs, or that a page is there."""
        self.answer(200 if self.path in ("/robots.txt", "/vain-get") else 404)
        if self.path == "/robots.txt":
            self.wfile.write(b"User-agent: *\nDisallow: /kielletty\n")

    def answer(self, code: int) -> None:
        """Remember what was asked, and answer with a code."""
        self.asked.append(f"{self.command} {self.path}")
        self.send_response(code)
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_links_are_tried_politely_when_asked_for(folder: Folder, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(link_check.time, "sleep", pauses.append)
    folder.deed("yksi", title="Yksi", links=f'["{site}/on", "{site}/ei"]')
    folder.deed("kaksi", title="Kaksi", links=f'["{site}/ei#kohta", "{site}/kielletty"]')
    folder.write("toplists/lista.md", f"---\ntitle: Lista\nlength: 3\n---\nKatso [tämä]({site}/vain-get).\n")
    assert tori("desk", "--content", folder.root).exit_code == 0
    assert Site.asked == []
    result = tori("desk", "--links", "--content", folder.root)
    assert Site.asked[0] == "GET /robots.txt"
    assert sorted(Site.asked[1:]) == ["GET /vain-get", "HEAD /ei", "HEAD /on", "HEAD /vain-get"]
    assert pauses == [link_check.PAUSE] * 4
    assert f"deeds/yksi.md: {site}/ei (vastaus 404)" in result.output
    assert f"deeds/kaksi.md: {site}/ei#kohta (vastaus 404)" in result.output
    for fine in ("/on", "/vain-get", "/kielletty"):
        assert f"{site}{fine}" not in result.output


def test_an_address_that_nobody_answers_is_told() -> None:
    check = link_check.LinkCheck(pause=0)
    assert check.problem("http://127.0.0.1:9/x").startswith("ei vastaa: ")
    assert check.problem("http://[rikki/").startswith("ei vastaa: ")
