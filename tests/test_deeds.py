"""The project's own deeds: enough of them, each with its source, and written with Finnish typography."""

import re

import pytest

from conftest import PROJECT, TODAY
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.reading.content_folder import ContentFolder

READING = ContentFolder(PROJECT, PROJECT).read(TODAY)
DEEDS = READING.content.of(Deed)


def test_the_content_has_no_problems() -> None:
    assert READING.problems == ()


def test_there_are_the_deeds_of_the_closing_report() -> None:
    assert len(DEEDS) >= 45
    assert {"Jämsä", "Kuhmo", "Vantaa", "Kolari", "Hyvinkää"} <= {deed.done_by.name for deed in DEEDS}
    assert len([deed for deed in DEEDS if deed.done_by.name == "Jämsä"]) == 6


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.slug)
def test_a_deed_tells_its_source_and_reads_well(deed: Deed) -> None:
    assert deed.source
    assert re.search(r"luku ”|luvut ”.*” ja ”", deed.source)
    assert deed.summary
    assert len(deed.summary) >= 30
    assert deed.date.last.year <= 2020
    written = f"{deed.title} {deed.summary} {deed.text}"
    assert not re.search(r'["“]| - |\d %|\besimies|  ', written), (
        "English quotes, a hyphen for a dash, a breaking per cent"
    )
