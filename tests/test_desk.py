"""The editors' desk: what needs attention."""

import http.server
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest

from conftest import TODAY, Folder
from tekojen_tori.catalogue.attention import matters
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.commands import desk
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
    assert "Sosiaali- ja terveysala: viimeksi 2015" in found["Hiljaiset palvelualat"]
    assert "Lappi: ei vielä yhtään tekoa" in found["Hiljaiset maakunnat"]
    assert not any(line.startswith("Uusimaa") for line in found["Hiljaiset maakunnat"])
    assert found["Pian päättyvät kampanjat"] == (f"campaigns/syksy.md: Kampanja syksy päättyy {TODAY:%Y-%m}",)


class Site(http.server.BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_HEAD(self) -> None:
        """Answer that only one page is there."""
        self.asked.append(self.path)
        self.send_response(200 if self.path == "/on" else 404)
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


def test_links_are_tried_when_asked_for_and_once_each(
    folder: Folder, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "_PAUSE", 0)
    folder.deed("yksi", title="Yksi", links=f'["{site}/on", "{site}/ei"]')
    folder.deed("kaksi", title="Kaksi", links=f'["{site}/ei"]')
    assert tori("desk", "--content", folder.root).exit_code == 0
    assert Site.asked == []
    result = tori("desk", "--links", "--content", folder.root)
    assert sorted(Site.asked) == ["/ei", "/on"]
    assert f"deeds/yksi.md: {site}/ei (vastaus 404)" in result.output
    assert f"deeds/kaksi.md: {site}/ei (vastaus 404)" in result.output
    assert f"{site}/on" not in result.output
