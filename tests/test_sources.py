"""What is told of the source: that a text is a summary of it, and, to maintainers alone, on which of its lines it rests."""

import json
import subprocess
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import PROJECT, Folder
from direct import catalogue_of, pages_of, site_of, words
from source_checking import Checked, Source, blocks, check, number_in, numbers_in
from tekojen_tori.content.named_fields import Lines
from tekojen_tori.contributing.asking.questions import questions
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.reading.problems import Problem

SUMMARY = "Vuorot suunniteltiin yhdessä."


def deed_page(folder: Folder) -> str:
    return pages_of(deeds.publish, catalogue_of(folder), site_of(folder))["teot/tiimi/"].body


def test_a_short_deed_says_that_it_is_a_summary_and_invites_whoever_knows_more(folder: Folder) -> None:
    folder.deed(summary=SUMMARY, condensed="true")
    html = deed_page(folder)
    page = words(html)
    assert "Tämä on lyhennelmä: teksti kertoo teosta vain sen, minkä lähde kertoo." in page
    assert "Tiedätkö teosta enemmän? Kerro loput ." in page
    assert '<a href="../../ilmoita/">Kerro loput</a>' in html, "where files can't be proposed, the form"
    assert page.count(SUMMARY) == 0, "what the text says in as few words isn't said twice"


def test_where_changes_can_be_proposed_the_rest_is_told_by_one(folder: Folder) -> None:
    folder.deed(condensed="true")
    site = replace(site_of(folder), edit_url=lambda path: f"https://forge.example/edit/{path}")
    page = pages_of(deeds.publish, catalogue_of(folder), site)["teot/tiimi/"].body
    assert '<a href="https://forge.example/edit/deeds/tiimi.md" rel="noopener">Kerro loput GitHubissa</a>' in page
    assert "Ehdota muutosta" not in page


def test_a_whole_deed_says_no_such_thing(folder: Folder) -> None:
    folder.deed(summary=SUMMARY)
    page = words(deed_page(folder))
    assert "lyhennelmä" not in page
    assert SUMMARY in page


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("15", [(15, 15)]),
        ("15-20", [(15, 20)]),
        ("[15-20, 21, 31–32]", [(15, 20), (21, 21), (31, 32)]),
        ("[15-15]", [(15, 15)]),
    ],
)  # fmt: skip
def test_lines_of_the_source_are_written_as_numbers_or_from_the_first_to_the_last(
    folder: Folder, written: str, lines: list[tuple[int, int]]
) -> None:
    folder.deed(source_lines=written)
    reading = folder.read()
    assert reading.problems == ()
    (deed,) = reading.content.of(Deed)
    assert deed.source_lines == tuple(Lines(*one) for one in lines)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[0-3]", [("bad-lines", 16)]),
        ("[20-15]", [("bad-lines", 16)]),
        ("[x, 5, 7-]", [("bad-lines", 16), ("bad-lines", 22)]),
        ("[15-20, 20-22]", [("lines-out-of-order", 23)]),
        ("[15-20, 3, 4]", [("lines-out-of-order", 23)]),
        ("{a: b}", [("wrong-type", 1)]),
    ],
)
def test_lines_that_cant_be_or_go_back_are_told_of_where_they_stand(
    folder: Folder, written: str, expected: list[tuple[str, int]]
) -> None:
    folder.deed(source_lines=written)
    assert [(problem.code, problem.column) for problem in folder.read().problems] == expected


def test_lines_of_the_source_are_for_maintainers_alone(folder: Folder) -> None:
    folder.deed(source_lines="[731957-731958]")
    folder.write(
        "stories/sarja/juttu.md", "---\ntitle: Juttu\ndate: 2019\nsource_lines: 731958-731959\n---\nKerrottiin.\n"
    )
    folder.write("stories/sarja.md", "---\ntitle: Sarja\n---\nSarja.\n")
    assert "source_lines" not in questions(folder.read().content.registers)
    folder.built()
    site = folder.root / "site"
    assert json.loads((site / "api/v1/deeds/tiimi.json").read_text())["condensed"] is False
    told = [path for path in site.rglob("*") if path.is_file() and b"73195" in path.read_bytes()]
    assert told == []


# What a text says is on the lines that it names

REPORT = """\
Tyhjän sivun otsikko
Askolan vanhuspalvelut saivat sparrausta kaksi päivää. Työ jatkui yhdessä Tmi Muuvonin kans-
sa vuosina 2018–2020, ja mukana oli 1 500 ihmistä.

Hausjärvellä neljätoista työntekijää kokosi Kunteko-
ohjelman kolmepäiväisessä valmennuksessa tiimin. Osuus oli 7979 %.
Sipoo.
"""


SAID = (
    "Askolassa työ jatkui kahden päivän sparrauksen jälkeen.",
    "Sparrausta oli 2 päivää. Askola jatkoi vuosina 2018–2020.",
    "Mukana oli 1 500 ihmistä Askolasta ja Muuvoni yhdessä heidän kanssaan.",
    "Apuna oli Tmi Muuvoni.",
    "Ensimmäisenä yhteisen työn aloitti yksi tiimi.",
    "# Otsikoita ei verrata 99\n\nTehtiin yhdessä.",
    "- Työ jatkui\n- Vanhuspalvelut saivat apua",
    "[Sparraus](teko-0.md) auttoi.",
    "Sen voi sanoa neljällä sanalla: vanhuspalvelut saivat kaksi päivää.",
)
"""What lines 2 and 3 of the report say, in other words."""
NOT_SAID = (
    ("Työ jatkui Hausjärvellä.", "Nimeä ”Hausjärvellä” ei ole lähteen riveillä.", "rivillä 5"),
    ("Hausjärvi jatkoi.", "Nimeä ”Hausjärvi” ei ole lähteen riveillä.", "rivillä 5"),
    ("Askola ja Hollola.", "Nimeä ”Hollola” ei ole lähteen riveillä.", "ei ole lähteessä lainkaan"),
    ("Apuna oli Maija Muuvoni.", "Nimeä ”Maija” ei ole lähteen riveillä.", "lainkaan"),
    ("Mukana oli 14 ihmistä.", "Lukua ”14” ei ole lähteen riveillä.", "rivillä 5"),
    ("Mukana oli kolmetoista ihmistä.", "Lukua ”kolmetoista” ei ole lähteen riveillä.", "lainkaan"),
    ("Mukana oli 500 ihmistä vuonna 2019.", "Lukua ”2019” ei ole lähteen riveillä.", "lainkaan"),
    (
        "Sen voi sanoa kuudella sanalla: vanhuspalvelut saivat kaksi päivää.",
        "Lukua ”kuudella” ei ole lähteen riveillä.",
        "lainkaan",
    ),
    ("- Työ jatkui vuonna 2017", "Lukua ”2017” ei ole lähteen riveillä.", "lainkaan"),
)
"""What they don't say."""


def held_to_report(folder: Folder) -> Checked:
    return check(folder.read().content, folder.root, Source(REPORT), folder.root / "words.json")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Problem]]:
    """What was found in deeds by their files' names, all of them held to the report at once."""
    folder = Folder(tmp_path_factory.mktemp("held") / "content")
    for number, text in enumerate([*SAID, *(text for text, *_ in NOT_SAID)]):
        folder.deed(f"teko-{number}", text, title=f"Teko {'x' * (number + 1)}", source_lines="2-3")
    folder.deed(
        "nimet", "Tehtiin.", source_lines="2-3", title="Tiimit ja Oodi", summary="Kuusi tiimiä.", partners="[Neuvo Oy]"
    )
    folder.deed(
        "rivit", municipality="Hausjärvi", source_lines="[5, 6]",
        text="Hausjärvellä 14 työntekijää osallistui Kunteko-ohjelmaan. Valmennus kesti kolme päivää, ja osuus oli 79 %.",
    )  # fmt: skip
    folder.deed(
        "tiedot", "Tehtiin.", title="Kerrotaan", source_lines="2-3", participants="77 asiakasta", duration="78 kk", cost="79 €",
        evidence="{how: kysyttiin, figure: 81 vastasi}",
    )  # fmt: skip
    folder.deed("puuttuu", "Askolassa.", title="Rivejä puuttuu", source_lines="[2-3, 7-8]")
    checked = held_to_report(folder)
    assert checked.held == len(SAID) + len(NOT_SAID) + 4
    told: dict[str, list[Problem]] = defaultdict(list)
    for problem in checked.problems:
        told[Path(problem.file).stem].append(problem)
    return told


@pytest.mark.parametrize("number", range(len(SAID)), ids=lambda number: SAID[number])
def test_what_is_on_the_lines_in_any_form_may_be_said(found: dict[str, list[Problem]], number: int) -> None:
    assert f"teko-{number}" not in found


@pytest.mark.parametrize("number", range(len(NOT_SAID)), ids=lambda number: NOT_SAID[number][0])
def test_a_name_or_a_number_that_is_not_on_the_lines_is_told_of(found: dict[str, list[Problem]], number: int) -> None:
    _, message, hint = NOT_SAID[number]
    (problem,) = found[f"teko-{len(SAID) + number}"]
    code = "number-not-in-source" if message.startswith("Lukua") else "name-not-in-source"
    assert (problem.message, problem.code, problem.line) == (message, code, 9)
    assert hint in problem.hint


def test_titles_summaries_and_partners_are_held_to_the_source_too(found: dict[str, list[Problem]]) -> None:
    told = [problem.message.split("”")[1] for problem in found["nimet"]]
    assert told == ["Oodi", "Kuusi", "Neuvo", "Oy"]


def test_the_key_facts_are_held_too(found: dict[str, list[Problem]]) -> None:
    assert [problem.message.split("”")[1] for problem in found["tiedot"]] == ["77", "78", "79", "81"]


def test_words_that_a_line_end_breaks_are_joined_and_bold_figures_are_there_once(
    found: dict[str, list[Problem]],
) -> None:
    assert "rivit" not in found


def test_lines_that_the_source_does_not_have_are_told_of(found: dict[str, list[Problem]]) -> None:
    (problem,) = found["puuttuu"]
    assert (problem.code, problem.message) == ("no-such-line", "Lähteessä ei ole riviä 8: rivejä on 7.")


def test_stories_are_held_to_it_too_and_what_names_a_source_without_lines_is_listed(
    folder: Folder,
) -> None:
    folder.write("stories/sarja.md", "---\ntitle: Sarja\nsource: Raportti\n---\nSarja.\n")
    folder.write("stories/sarja/a.md", "---\ntitle: Juttu\ndate: 2019\nsource_lines: 7\n---\nMukana Askola.\n")
    folder.deed(source="Raportti")
    folder.deed("oma", title="Itse kerrottu")
    checked = held_to_report(folder)
    assert [problem.file for problem in checked.problems] == ["stories/sarja/a.md"]
    assert set(checked.without_lines) == {"deeds/tiimi.md", "stories/sarja.md"}
    assert checked.held == 1


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("kaksi", 2), ("kahdessakymmenessä", 20), ("neljäntoista", 14), ("kaksikymmentäviisi", 25), ("sata", 100),
        ("kolmesataa", 300), ("kuudessa", 6), ("tuhat", 1000), ("yksi", None), ("yhdessä", None), ("toinen", None),
        ("satoja", None), ("kahvi", None),
    ],
)  # fmt: skip
def test_numbers_are_known_in_words(word: str, number: int | None) -> None:
    assert number_in(word) == number


def test_a_compound_and_a_date_hold_numbers() -> None:
    assert {"3", "2", "10", "2019", "4,5"} <= numbers_in("kolmipäiväinen, kahdenkeskinen, 2.10.2019 ja 4,5 %")


def test_a_bold_figure_with_decimals_is_there_once() -> None:
    assert {"64,0", "69,4"} <= numbers_in("64,064,0 %\n69,469,4 %")


LIST = """\
---
title: Askolan lista
summary: Vanhuspalvelut.
deeds:
  - {deed: tiimi, why: Apuna oli Oodi.}
editions:
  - {date: 2020, note: Hollolassa., organisations: [{name: Askola, deeds: 53}]}
source: Raportti
source_lines: 2-3
---
Sparrausta.
"""
CAMPAIGN = """\
---
title: Askolan kampanja
begins: 2019
ends: 2019
message: Apuna oli Oodi
reported: 85
awards:
  - {series: innostavat-teot, municipality: Askola, unit: Tiimi 7, reason: Apu Hollolalta}
signatories: [{name: Maija Malli}]
source: Raportti
source_lines: 2-3
---
Sparrausta.
"""


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("toplists/lista.md", LIST, ["Oodi", "Hollolassa", "53"]),
        ("campaigns/kampanja.md", CAMPAIGN, ["Oodi", "85", "7", "Hollolalta", "Malli"]),
    ],
)
def test_lists_and_campaigns_are_held_with_all_that_they_say(
    folder: Folder, file: str, text: str, told: list[str]
) -> None:
    folder.deed()
    folder.write(file, text)
    checked = held_to_report(folder)
    assert [problem.message.split("”")[1] for problem in checked.problems] == told
    assert {problem.file for problem in checked.problems} == {file}


FIGURES = """\
title: Ohjelma
summary: Mitä tehtiin.
source: Raportti
figures:
  - slug: luvut
    title: Askola ja Oodi
    part: Osa
    tells: Kuinka moni vastasi vuonna 2019.
    answers: 91
    note: Mukana Sipoo.
    source: s. 1
    source_lines: 2-3
    rows:
      - {name: Askola, value: 1 500}
      - {name: Hollola, value: 12.5}
      - {name: Kotka, value: 77, note: "Lähteessä muualla, rivillä 99."}
"""
PAGE = """\
number: 1
title: Sivu
summary: Mitä tehtiin.
sections:
  - title: Askola ja Oodi
    text: "- Apuna Hollola"
    table: {columns: [Kuka, Missä], rows: [[Vanhuspalvelut, Mukana Kotka]]}
    chain: [{title: Työ, boxes: [Mukana Kemi]}]
    source: s. 1
    source_lines: 2-3
  - {title: Oma sana, text: Mukana Vaasa., source: Torin sanat.}
"""


def test_the_programmes_figures_and_pages_are_held_too_but_not_a_row_that_tells_where_its_number_is_from(
    folder: Folder,
) -> None:
    folder.write("registers/programme.yml", FIGURES)
    folder.write("registers/programme/sivu.yml", PAGE)
    checked = held_to_report(folder)
    told = [(Path(problem.file).name, problem.message.split("”")[1]) for problem in checked.problems]
    assert [name for file, name in told if file == "programme.yml"] == [
        "Oodi",
        "2019",
        "Sipoo",
        "91",
        "Hollola",
        "12,5",
    ]
    assert [name for file, name in told if file == "sivu.yml"] == ["Oodi", "Hollola", "Kotka", "Kemi"]


def test_each_item_and_cell_begins_a_sentence() -> None:
    assert blocks("## Otsikko\n\nYksi\n*kaksi*.\n\n- a\n  - b [c](d.md)\n\n| E | F |\n|--|--|\n| g | h |\n") == [
        "Yksi kaksi.", "a", "b c", "E", "F", "g", "h",
    ]  # fmt: skip


def test_the_script_tells_what_is_wrong_and_its_exit_code_whether_anything_is(folder: Folder) -> None:
    source = folder.write("raportti.txt", REPORT)

    def run() -> subprocess.CompletedProcess[str]:
        script = [sys.executable, str(PROJECT / "scripts/check_source"), str(source), "--content", str(folder.root)]
        return subprocess.run(script, capture_output=True, text=True, check=False)

    folder.deed(text="Askolassa.", source_lines="2")
    folder.deed("toinen", title="Toinen teko", source="Raportti")
    ran = run()
    assert (ran.returncode, ran.stdout) == (
        0,
        "Kaikki kunnossa.\nLähteeseen verrattiin 1 tiedostoa.\n"
        "Lähde on nimetty mutta rivejä ei ole 1 tiedostossa:\n  deeds/toinen.md\n",
    )
    folder.deed(text="Sipoossa.", source_lines="2")
    ran = run()
    assert ran.returncode == 1
    assert "deeds/tiimi.md:9:1: virhe: Nimeä ”Sipoossa” ei ole lähteen riveillä." in ran.stdout
