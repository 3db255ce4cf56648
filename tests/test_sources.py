"""What is told of the source: that a text is a summary of it, and, to maintainers alone, on which of its lines it rests."""

import json
from dataclasses import replace

import pytest

from conftest import Folder
from direct import catalogue_of, pages_of, site_of, words
from tekojen_tori.content.named_fields import Lines
from tekojen_tori.contributing.asking.questions import questions
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.kinds.deeds.content import Deed

SUMMARY = "Vuorot suunniteltiin yhdessä."


def deed_page(folder: Folder) -> str:
    return pages_of(deeds.publish, catalogue_of(folder), site_of(folder))["teot/tiimi/"].body


def test_a_short_deed_says_that_it_is_a_summary_and_invites_whoever_knows_more(folder: Folder) -> None:
    folder.deed(summary=SUMMARY, condensed="true")
    html = deed_page(folder)
    page = words(html)
    assert "Tämä on lyhennelmä: teksti kertoo teosta vain sen, minkä lähde kertoo." in page
    assert "Tiedätkö teosta enemmän? Kerro loput ." in page
    assert '<a href="../../ilmoita/" rel="noopener">Kerro loput</a>' in html, "where files can't be proposed, the form"
    assert page.count(SUMMARY) == 0, "what the text says in as few words isn't said twice"


def test_where_changes_can_be_proposed_the_rest_is_told_by_one(folder: Folder) -> None:
    folder.deed(condensed="true")
    site = replace(site_of(folder), edit_url=lambda path: f"https://forge.example/edit/{path}")
    page = pages_of(deeds.publish, catalogue_of(folder), site)["teot/tiimi/"].body
    assert '<a href="https://forge.example/edit/deeds/tiimi.md" rel="noopener">Kerro loput</a>' in page
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
    folder.deed(source_lines="[123456-123457]")
    folder.write(
        "stories/sarja/juttu.md", "---\ntitle: Juttu\ndate: 2019\nsource_lines: 123458-123459\n---\nKerrottiin.\n"
    )
    folder.write("stories/sarja.md", "---\ntitle: Sarja\n---\nSarja.\n")
    assert "source_lines" not in questions(folder.read().content.registers)
    result = folder.build()
    assert result.returncode == 0, result.stderr
    site = folder.root / "site"
    assert json.loads((site / "api/v1/deeds/tiimi.json").read_text())["condensed"] is False
    told = [path for path in site.rglob("*") if path.is_file() and b"12345" in path.read_bytes()]
    assert told == []
