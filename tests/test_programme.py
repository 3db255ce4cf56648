"""The programme's own figures: as the source tells them, with what it says of their exactness, and nobody else's."""

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import PROJECT, TODAY, Folder, OpenPage
from tekojen_tori.pages.programme.content import Programme, ProgrammeFigure
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import errors

HERE = "tietoa/ohjelma/"
GOOD = """\
title: Ohjelma lukuina
summary: Näin laaja ohjelma oli.
source: Ohjelman loppujulkaisu
figures:
  - slug: osallistujat
    title: Osallistujat
    part: Laajuus
    tells: Kuinka moni osallistui.
    source: s. 7
    rows:
      - name: Palveluihin
        value: 5 000
        about: noin
  - slug: uutiskirje
    title: Uutiskirje
    part: Viestintä
    tells: Mitä uutiskirjeestä sanottiin.
    unit: "%"
    source: s. 38
    answers: 75
    rows:
      - name: Hyödyllistä
        value: 64,0
  - slug: vaikutukset
    title: Vaikutukset
    part: Vaikutukset
    tells: Mihin vaikutettiin eniten.
    unit: sija
    source: s. 10
    rows:
      - name: Yhteistyö
      - name: Innostus
"""


@pytest.fixture(scope="module")
def programme() -> Programme:
    reading = ContentFolder(PROJECT, PROJECT).read(TODAY)
    read = reading.content.part(Programme)
    assert not errors(reading.problems)
    assert read is not None
    return read


def figure(programme: Programme, slug: str) -> ProgrammeFigure:
    return next(figure for figure in programme.figures if figure.slug == slug)


def told(figure: ProgrammeFigure) -> dict[str, str]:
    """Each number of a figure as the source tells it."""
    return {row.name: " ".join([*([row.about] if row.about else []), *map(str, row.value)]) for row in figure.rows}


def test_the_programmes_figures_are_the_published_ones(programme: Programme) -> None:
    key = told(figure(programme, "tunnusluvut"))
    assert key["Osallistujia ohjelman palveluissa"] == "noin 5000"
    assert key["Kuntaorganisaatioita ohjelman palveluissa"] == "noin 240"
    assert (key["Sisäisten kehittäjien valmennuksia"], key["Työpajasarjoja"], key["Verkostoja"]) == ("34", "13", "20")
    assert (key["Kuntatyö 2.0 -podcastin jaksoja"], key["Webinaareja"]) == ("24", "39")
    assert list(told(figure(programme, "organisaatiot-kausittain")).values()) == ["182", "146", "noin 240"]
    assert list(told(figure(programme, "rahoitus")).values()) == ["noin 75", "noin 12.5", "noin 12.5"]


def test_the_yearly_table_the_sectors_and_the_top_five_are_the_published_ones(programme: Programme) -> None:
    assert told(figure(programme, "teot-vuosittain")) == {
        "2018": "118 355 10",
        "2019": "211 566 18",
        "10/2020": "101 667 10",
    }
    assert list(told(figure(programme, "palvelualat")).values()) == ["33", "20", "18", "10", "7", "6", "4", "2"]
    assert told(figure(programme, "aktiivisimmat")) == {
        "Hämeenkyrö": "53",
        "Varkaus": "38",
        "Järvenpää": "30",
        "Liminka": "30",
        "Kangasala": "28",
    }


def test_the_small_figures_are_the_published_ones(programme: Programme) -> None:
    assert list(told(figure(programme, "talous")).values()) == ["noin 3.1", "noin 0.5", "yli 400000", "noin 20"]
    assert list(told(figure(programme, "verkostot")).values()) == ["11", "9"]
    assert list(told(figure(programme, "kansainvalinen")).values()) == ["yli 100", "19", "17"]
    assert list(told(figure(programme, "valmennukset")).values()) == ["34", "14", "noin 900", "2000", "2", "3"]
    assert list(told(figure(programme, "ryhmien-koko")).values()) == [
        "15 50", "3 5", "5 6", "1 4", "30 50", "3 3", "noin 20 100",
    ]  # fmt: skip
    assert list(told(figure(programme, "tyopajojen-osallistujat")).values()) == [
        "12", "10", "58", "26", "7", "20", "noin 60", "78", "78", "82",
    ]  # fmt: skip
    assert list(told(figure(programme, "nakyvyys")).values()) == ["2", "yli 40", "38", "30", "3"]


def test_what_the_editors_have_counted_says_so(programme: Programme) -> None:
    counted, *published = figure(programme, "teot-yhteensa").rows
    assert (counted.name, counted.value, counted.note is not None) == ("2017", (Decimal(355 - 118),), True)
    assert "355" in str(counted.note) and "118" in str(counted.note)
    assert [row.value[0] for row in published] == [355, 566, 667]


def test_notes_tell_what_a_figure_leaves_open(programme: Programme) -> None:
    assert "lokakuuhun 2020 mennessä" in figure(programme, "aktiivisimmat").tells
    workshops = figure(programme, "tyopajasarjat")
    assert workshops.headings[1] == "Työpajasarjoja tai työpajoja"
    assert sum(row.value[0] for row in workshops.rows) == 12
    assert "13" in (workshops.note or "")
    assert "2017" in (figure(programme, "torin-kayttajat").note or "")
    for slug in ("valmennus-vaikutukset", "tyopajat-vaikutukset", "uutiskirje"):
        assert "eri palstoilla" in (figure(programme, slug).note or "")


def test_the_survey_answers_are_the_published_ones(programme: Programme) -> None:
    assert figure(programme, "torin-kayttajat").answers == 91
    assert list(told(figure(programme, "torin-kayttajat")).values()) == ["91", "88", "87", "lähes 70"]
    assert list(told(figure(programme, "mista-torille")).values()) == ["36", "27", "23", "15"]
    assert list(told(figure(programme, "valmennus-vaikutukset")).values()) == ["79", "71", "71", "62", "58"]
    assert list(told(figure(programme, "tyopajat-vaikutukset")).values()) == ["83", "77", "76", "71", "76"]
    assert list(told(figure(programme, "uutiskirje")).values()) == ["80", "64.0", "69.4", "78.6"]
    wished = told(figure(programme, "toiveet"))
    assert list(wished.values()) == ["97", "85", "82", "78", "75", "69", "63", "44", "39"]
    assert wished["Kokeneen kehittäjän maksuton tuki tai sparrauspäivä"] == "69"


def test_the_communication_figures_keep_their_words(programme: Programme) -> None:
    found = told(figure(programme, "viestinta"))
    assert found["Twitter: seuraajia"] == "yli 3200"
    assert found["Twitter: twiittejä"] == "noin 3300"
    assert found["Kunteko.fi: yksilöityjä katseluja"] == "noin 370000"
    assert found["YouTube: videoita"] == "44"


@pytest.mark.parametrize(
    ("slug", "name", "value", "elsewhere"),
    [
        ("tunnusluvut", "Uutiskirjeitä", 102, "101"),
        ("viestinta", "Uutiskirjeitä", 101, "102"),
        ("tunnusluvut", "Kehittämistekoja Tekojen torilla", 667, "yli 670"),
        ("tunnusluvut", "Tekoja ilmoittaneita kuntaorganisaatioita", 136, "noin 140"),
    ],
)
def test_where_the_source_disagrees_with_itself_a_note_tells(
    programme: Programme, slug: str, name: str, value: int, elsewhere: str
) -> None:
    row = next(row for row in figure(programme, slug).rows if row.name == name)
    assert row.value == (Decimal(value),)
    assert elsewhere in (row.note or "")


def test_every_figure_tells_the_page_it_is_from(programme: Programme) -> None:
    assert [one.slug for one in programme.figures if not re.match(r"s\. \d+", one.source)] == []
    assert "ISBN" in programme.source


def test_the_example_of_the_guide_is_a_good_file(folder: Folder) -> None:
    section = (PROJECT / "docs/toimitus.md").read_text(encoding="utf-8").partition("## Ohjelman luvut")[2]
    folder.write("registers/programme.yml", section.partition("```yaml\n")[2].partition("```")[0])
    folder.deed()
    reading = folder.read()
    assert reading.problems == ()
    assert reading.content.part(Programme) is not None


def with_line(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


# What is written, the problem's code and line, and a word of what it says.
BAD = {
    "a list": ("- slug: x\n", "not-fields", 1, "figures"),
    "broken YAML": (with_line("s. 7", "[s. 7"), "yaml-syntax", 9, "sulkematta"),
    "an unknown key": (with_line("summary:", "sumary:"), "unknown-key", 2, "summary"),
    "a row's unknown key": (with_line("about:", "abuot:"), "unknown-key", 13, "abuot"),
    "no source": (with_line("    source: s. 7\n", ""), "missing-key", 5, "source"),
    "no rows": (with_line("    rows:\n      - name: Yhteistyö\n      - name: Innostus\n", "    rows: []\n"), "missing-key", 30, "rows"),
    "a word for a number": (with_line("5 000", "noin 5 000"), "not-a-number", 12, "about"),
    "a number that isn't one": (with_line("64,0", "64,064,0"), "not-a-number", 23, "69.4"),
    "a share over the whole": (with_line("64,0", "6464"), "out-of-range", 23, "PDF"),
    "no number": (with_line("        value: 64,0\n", ""), "wrong-number-of-values", 22, "Hyödyllistä"),
    "a number too many": (with_line("5 000", "[5000, 10]"), "wrong-number-of-values", 12, "1, ei 2"),
    "a number of a place": (with_line("- name: Innostus", "- {name: Innostus, value: 2}"), "needless-value", 32, "järjestys"),
    "an unknown unit": (with_line('"%"', "prosentti"), "unknown-value", 18, "sija"),
    "an unknown word of exactness": (with_line("about: noin", "about: non"), "unknown-value", 13, "noin"),
    "no answers": (with_line("answers: 75", "answers: 0"), "out-of-range", 20, "vähintään 1"),
    "an address with capitals": (with_line("slug: osallistujat", "slug: Osallistujat"), "bad-slug", 5, "osallistujat"),
    "an address twice": (with_line("slug: uutiskirje", "slug: osallistujat"), "duplicate-entry", 14, "käytössä"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_gives_its_problem(folder: Folder, kind: str) -> None:
    text, code, line, word = BAD[kind]
    path = folder.write("registers/programme.yml", text)
    reading = folder.read()
    problems = [problem for problem in reading.problems if problem.code == code]
    assert problems, f"no {code} among {reading.problems}"
    assert (problems[0].file, problems[0].line) == (path.as_posix(), line)
    assert word in f"{problems[0].message} {problems[0].hint}"
    assert reading.content.part(Programme) is None


def test_every_problem_is_told_at_once(folder: Folder) -> None:
    folder.write("registers/programme.yml", GOOD.replace("5 000", "monta").replace("64,0", "640"))
    assert {"not-a-number", "out-of-range"} <= {problem.code for problem in folder.read().problems}


def test_a_tori_without_the_file_has_no_page_and_no_link_to_one(folder: Folder) -> None:
    folder.deed()
    assert folder.read().content.part(Programme) is None
    assert folder.build("--strict").returncode == 0
    assert not (folder.root / "site" / HERE).exists()
    for address in ("tietoa/", "tilastot/", "sitemap.xml"):
        assert "ohjelma/" not in folder.page(address)


def test_a_tori_with_a_file_of_its_own_shows_just_that(folder: Folder) -> None:
    folder.deed()
    folder.write("registers/programme.yml", GOOD)
    assert folder.build("--strict").returncode == 0
    page = folder.page(HERE)
    assert "noin\u00a05\u00a0000" in page
    assert "64,0\u00a0%" in page
    assert "KunTeko 2020" not in page
    for address in ("tietoa/", "tilastot/"):
        assert 'href="../tietoa/ohjelma/"' in folder.page(address)
    files = {path.stem: rows(path) for path in (folder.root / "site" / HERE).glob("*.csv")}
    assert files == {
        "osallistujat": [["Mitä", "Määrä", "Tarkkuus"], ["Palveluihin", "5000", "noin"]],
        "uutiskirje": [["Mitä", "Osuus, %"], ["Hyödyllistä", "64,0"]],
        "vaikutukset": [["Mitä", "Sija"], ["Yhteistyö", "1"], ["Innostus", "2"]],
    }


def rows(file: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))


def test_a_file_tells_of_each_number_what_the_page_does(real_site: Path) -> None:
    header, *lines = rows(real_site / HERE / "tunnusluvut.csv")
    assert header == ["Mitä", "Luku", "Tarkkuus", "Huomautus"]
    newsletters = next(line for line in lines if line[0] == "Uutiskirjeitä")
    assert newsletters[1:3] == ["102", ""]
    assert "101" in newsletters[3]


def test_numbers_that_can_be_compared_are_drawn_and_the_rest_are_not(
    programme: Programme, real_site: Path, open_page: OpenPage
) -> None:
    page = open_page(real_site, HERE)
    for one in programme.figures:
        section = page.locator(f"section[aria-labelledby='{one.slug}']")
        assert section.get_by_role("img", name=one.title, exact=True).count() == one.is_drawn
        shown = section.locator("ol li") if one.unit == "sija" else section.locator("tbody tr")
        assert shown.count() == len(one.rows)


@pytest.mark.parametrize(("width", "colours"), [(1280, "dark"), (320, "light")])
def test_nothing_is_cut_or_inaccessible_when_every_table_is_open(
    real_site: Path, open_page: OpenPage, width: int, colours: str
) -> None:
    page = open_page(real_site, HERE, width, colours)
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": rules}}).response["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found] == []
    out = """() => [...document.querySelectorAll('.figure')].flatMap(card => {
        const edge = card.getBoundingClientRect().right
        return [...card.querySelectorAll('text, td, th')].filter(part => part.getBoundingClientRect().right > edge)
            .map(part => part.textContent)
    })"""
    assert page.evaluate(out) == []
