"""The editors' desk: what needs attention."""

import http.server
import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

import pytest

from conftest import TODAY, Folder
from direct import catalogue_of
from tekojen_tori.catalogue.attention import external_links, matters
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


def test_an_organisation_that_is_new_is_told_once_with_the_line_that_adds_it(folder: Folder) -> None:
    name = 'Hevonkuusen: "Kehitys", Oy'
    folder.deed("a", title="Ensimmäinen", municipality=None, organisation=f"'{name}'")
    folder.deed("b", title="Toinen", municipality="Kemi", organisation=f"'{name}'")
    folder.deed("c", title="Kolmas", municipality=None, organisation="Eksote")
    folder.write(
        "campaigns/gaala.md",
        "---\ntitle: Gaala\nbegins: 2019\nends: 2019\nawards: [{series: innostavat-teot, organisation: Uusi Oy}]\n---\nTeksti.\n",
    )
    reading = folder.read()
    assert not [one for one in reading.problems if one.code == "wrong-type"], reading.problems
    found = {one.title: one.lines for one in matters(Catalogue(reading.content, with_drafts=True))}
    lines = [line.partition("registers/organisations.yml: ")[2] for line in found["Uudet organisaatiot"]]
    assert [line.partition(":")[0] for line in found["Uudet organisaatiot"]] == ["deeds/a.md", "campaigns/gaala.md"]
    assert "municipalities: [Kemi]" in lines[0] and "municipalities: [Kunta]" in lines[1]
    folder.write("registers/organisations.yml", "\n".join(lines).replace("[Kunta]", "[Askola]"))
    after = folder.read()
    assert "new-organisation" not in {one.code for one in after.problems}
    assert "Uudet organisaatiot" not in {one.title for one in matters(Catalogue(after.content, with_drafts=True))}


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


def found_in(folder: Folder, *, with_drafts: bool = False) -> dict[str, tuple[str, ...]]:
    """The lines of each matter by its title."""
    return {one.title: one.lines for one in matters(catalogue_of(folder, with_drafts=with_drafts))}


def days(number: int) -> str:
    """The day that is so many days from today."""
    return (TODAY + timedelta(number)).isoformat()


@pytest.mark.parametrize(
    ("begins", "ends", "is_told"),
    [
        (days(-9), days(0), True),
        (days(-9), days(30), True),
        (days(-9), days(31), False),
        (days(1), days(9), False),
        (days(-9), days(-1), False),
        (days(-9), "2026-12", False),
    ],
)
def test_a_running_campaign_is_told_of_when_it_has_30_days_left(
    folder: Folder, begins: str, ends: str, is_told: bool
) -> None:
    folder.deed()
    campaign(folder, begins=begins, ends=ends, reported="5" if ends < days(0) else None)
    assert ("Pian päättyvät kampanjat" in found_in(folder)) is is_told


@pytest.mark.parametrize(
    ("date", "told"),
    [
        (days(-365), None),
        (days(-366), "viimeksi 23.11.2025"),
        ("2025", None),  # the last deed may be of its last day
        ("2025-11", None),
        ("2025-10", "viimeksi lokakuussa 2025"),
        ("2020/2025", None),
        ("2024", "viimeksi vuonna 2024"),
    ],
)
def test_a_sector_and_a_region_are_silent_when_a_year_has_surely_passed_since_the_newest_deed(
    folder: Folder, date: str, told: str | None
) -> None:
    folder.deed("uusin", date=date)
    folder.deed("vanhempi", title="Vanhempi", date="2012")
    lines = found_in(folder)
    silent = (*lines["Hiljaiset palvelualat"], *lines["Hiljaiset maakunnat"])
    assert [line for line in silent if line.startswith(("Sosiaali-", "Uusimaa"))] == (
        [f"Sosiaali- ja terveysala: {told}", f"Uusimaa: {told}"] if told else []
    )
    assert "Koko kunta: ei vielä yhtään tekoa" in silent and "Lappi: ei vielä yhtään tekoa" in silent
    regions = [line.partition(":")[0] for line in lines["Hiljaiset maakunnat"]]
    assert regions == sorted(regions)


@pytest.mark.parametrize(
    ("date", "is_old"),
    [(days(-3 * 365), False), (days(-3 * 365 - 1), True), ("2023", False), ("2020/2023", False), ("2022", True)],
)
def test_a_contact_is_old_when_three_years_have_surely_passed(folder: Folder, date: str, is_old: bool) -> None:
    folder.deed(date=date, contact="Maija Malli")
    lines = found_in(folder)
    assert lines.get("Vanhat yhteystiedot", ()) == (
        ("deeds/tiimi.md: Tiimi suunnittelee vuoronsa itse",) if is_old else ()
    )
    assert "Teot ilman yhteystietoa" not in lines


def test_what_is_in_order_is_not_told_of(folder: Folder) -> None:
    folder.deed(date=days(-1), summary="Lyhyesti.", contact="Maija Malli")
    campaign(folder, begins="2019", ends="2019", reported="5")
    campaign(folder, "tulossa", begins="2027", ends="2027")
    assert set(found_in(folder, with_drafts=True)) == {"Hiljaiset palvelualat", "Hiljaiset maakunnat"}


def test_a_list_is_offered_no_more_than_it_has_room_for_nor_more_than_three(folder: Folder) -> None:
    for number in range(5):
        folder.deed(f"teko-{number}", title=f"Teko {number}", theme="[ergonomia]", date=str(2015 + number))
    for name, length in (("a", 2), ("b", 4), ("c", 9)):
        folder.write(
            f"toplists/{name}.md",
            f"---\ntitle: Lista {name}\ntheme: ergonomia\nlength: {length}\ndeeds: [teko-0]\n---\nJohdanto.\n",
        )
    folder.write("toplists/d.md", "---\ntitle: Lista d\ntheme: ergonomia\nrule: organisations\n---\nJohdanto.\n")
    folder.write("toplists/e.md", "---\ntitle: Lista e\ntheme: viestintä\nlength: 3\ndeeds: [teko-0]\n---\nJohdanto.\n")
    assert found_in(folder)["Teot, jotka sopisivat TOP-listalle"] == (
        "toplists/a.md: Lista a (1/2): teko-4",
        "toplists/b.md: Lista b (1/4): teko-4, teko-3, teko-2",
        "toplists/c.md: Lista c (1/9): teko-4, teko-3, teko-2",
    )


def test_what_suits_a_list_best_has_most_in_common_with_it_and_has_spread(folder: Folder) -> None:
    folder.deed("alalta", title="Alalta", theme="[ergonomia]", sector="koko kunta", date="2013")
    folder.deed("uusi", title="Uusi", theme="[ergonomia]", date="2020")
    folder.deed("mallina", title="Mallina", theme="[ergonomia]", date="2014", adoptions="[Turku, Lahti]")
    folder.deed("kerran", title="Kerran", theme="[ergonomia]", date="2016", adoptions="[Turku]")
    folder.deed("listalla", title="Listalla")
    fields = "theme: ergonomia\nsector: koko kunta\nlength: 9\ndeeds: [listalla]"
    folder.write("toplists/a.md", f"---\ntitle: Lista\n{fields}\n---\nJohdanto.\n")
    (line,) = found_in(folder)["Teot, jotka sopisivat TOP-listalle"]
    assert line == "toplists/a.md: Lista (1/9): alalta, mallina, kerran"


def test_links_of_fields_and_texts_lead_outside_from_their_files(folder: Folder) -> None:
    folder.deed(
        links="[https://a.example/]",
        adoptions="[{by: Turku, url: 'https://b.example/'}, Lahti]",
        text="[a](https://c.example/) [b](mailto:a@b.fi) [c](toinen.md) [d](http://d.example/)",
    )
    folder.deed("toinen", title="Toinen teko")
    campaign(folder, text="[a](https://e.example/)")
    assert [(path.as_posix(), url) for path, url in external_links(catalogue_of(folder))] == [
        ("deeds/tiimi.md", "https://a.example/"),
        ("deeds/tiimi.md", "https://b.example/"),
        ("deeds/tiimi.md", "https://c.example/"),
        ("deeds/tiimi.md", "http://d.example/"),
        ("campaigns/syksy.md", "https://e.example/"),
    ]


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
    assert pauses == [1.0] * 4, "seconds"
    assert f"deeds/yksi.md: {site}/ei (vastaus 404)" in result.output
    assert f"deeds/kaksi.md: {site}/ei#kohta (vastaus 404)" in result.output
    for fine in ("/on", "/vain-get", "/kielletty"):
        assert f"{site}{fine}" not in result.output


def test_an_address_that_nobody_answers_is_told() -> None:
    check = link_check.LinkCheck(pause=0)
    assert check.problem("http://127.0.0.1:9/x").startswith("ei vastaa: ")
    assert check.problem("http://[rikki/").startswith("ei vastaa: ")


SAME = "Kotihoidon tiimi suunnittelee nyt työvuoronsa itse taulun ääressä joka maanantai."


def alike_deeds(folder: Folder) -> None:
    """Two deeds of one thing in other forms of the words, one that shares its subject, and one of something else."""
    folder.deed("vuorot", title="Tiimi suunnittelee työvuoronsa", summary=SAME, date="2019")
    retold = "Kotihoidossa tiimit suunnittelivat työvuoronsa itse, maanantaisin taulujen ääressä."
    folder.deed(
        "vuorosta", title="Tiimit suunnittelevat työvuorojaan", summary=retold, municipality="Kemi", date="2020"
    )
    folder.deed("vuoro", title="Työvuoroista sovittiin", summary="Kotihoidossa vuorot jaettiin uuden ohjelman avulla.")
    folder.deed("puisto", title="Puisto kukkii", summary="Puutarhuri istutti asukkaiden kanssa satoja tulppaaneja.")


def test_deeds_that_tell_of_the_same_thing_are_told_in_pairs(folder: Folder) -> None:
    alike_deeds(folder)
    told = tori("desk", "--content", folder.root).output
    assert "Teot, jotka kertovat ehkä samasta (1)" in told
    assert "deeds/vuorosta.md ja deeds/vuorot.md: Tiimit suunnittelevat työvuorojaan" in told


def test_a_deed_and_its_model_are_known_to_tell_of_the_same(folder: Folder) -> None:
    alike_deeds(folder)
    folder.deed("vuorosta", title="Tiimi suunnittelee vuoronsa", summary=SAME, date="2020", adopted_from="[vuorot]")
    assert "kertovat ehkä samasta" not in tori("desk", "--content", folder.root).output


def test_of_a_few_words_it_is_not_told_whether_deeds_tell_of_the_same(folder: Folder) -> None:
    folder.deed("a", "Lyhyt teksti.", title="Uusi alku", municipality="Kemi")
    folder.deed("b", "Lyhyt teksti.", title="Uusi alku", municipality="Askola")
    assert "kertovat ehkä samasta" not in tori("desk", "--content", folder.root).output


def test_a_deed_without_a_summary_is_alike_by_how_its_text_begins(folder: Folder) -> None:
    alike_deeds(folder)
    folder.deed("uusi", SAME, title="Työvuorot suunnitellaan itse", municipality="Kolari")
    checked = tori("check", "--content", folder.root, folder.root / "deeds/uusi.md").output
    assert "deeds/uusi.md: tämä kertoo ehkä samasta kuin deeds/vuorot.md: Tiimi suunnittelee työvuoronsa" in checked
    assert "puisto" not in checked and "deeds/vuoro.md" not in checked


def test_a_check_of_files_tells_of_their_deeds_alone_and_changes_no_verdict(folder: Folder) -> None:
    alike_deeds(folder)
    result = tori("check", "--content", folder.root, folder.root / "deeds/vuorot.md")
    assert result.exit_code == 0 and "samasta kuin deeds/vuorosta.md" in result.output
    assert "samasta" not in tori("check", "--content", folder.root, folder.root / "deeds/puisto.md").output
    assert "samasta" not in tori("check", "--content", folder.root).output, "the desk tells of all"
