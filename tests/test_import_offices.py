"""An office's past as it lies on its disks: sheets marked by hand, exports of survey tools, people in one cell."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Folder
from tekojen_tori.contributing.importing.contacts import parts_of_contact
from tekojen_tori.contributing.importing.mapping import CONSENT
from tekojen_tori.contributing.importing.sheet_marks import Marks, as_seen, linked
from tekojen_tori.contributing.importing.surveys import asks_for, own_columns
from tekojen_tori.contributing.importing.tables import SourceRow
from test_import import HEADINGS, ROW, csv_bytes, deeds, import_twice, only_deed, report_of, source, tori

# Sheets


def sheet_file(folder: Folder, rows: Iterable[Sequence[object]], mark: Callable[[Any], object]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))  # type: ignore[union-attr]
    mark(book.active)
    path = folder.root.parent / "teot.xlsx"
    book.save(path)
    return path


def row_of(title: str, **changed: str) -> list[str]:
    return list((dict(zip(HEADINGS, ROW, strict=True)) | {"Otsikko": title} | changed).values())


def test_a_merged_cell_is_every_rows_that_it_covers_and_that_is_told(folder: Folder) -> None:
    def mark(sheet: Any) -> None:
        sheet.merge_cells("B2:B4")
        sheet.merge_cells("E3:E4")

    rows = [HEADINGS, row_of("Eka teko"), row_of("Toka teko", Kunta=""), row_of("Kolmas teko", Kunta="", Pvm="")]
    path = sheet_file(folder, rows, mark)
    output = import_twice(folder, path)
    assert "3 uutta tekoa" in output
    assert "jonka se kattaa: rivit 3, 4." in output
    assert all("municipality: Askola\n" in text and "date: 2019-10-02\n" in text for text in deeds(folder).values())


def test_a_row_below_a_merged_cell_gets_nothing_of_it(folder: Folder) -> None:
    rows = [HEADINGS, row_of("Eka teko"), row_of("Toka teko", Kunta=""), row_of("Kolmas teko", Kunta="")]
    path = sheet_file(folder, rows, lambda sheet: sheet.merge_cells("B2:B3"))
    assert "2 uutta tekoa" in import_twice(folder, path)
    assert "Tekijä puuttuu" in report_of(path)


@given(
    st.dictionaries(
        st.tuples(st.integers(1, 6), st.integers(1, 3)), st.integers(1, 8), max_size=6
    )  # areas may overlap, as in a broken file
)
def test_filling_adds_to_empty_cells_alone_and_only_what_a_merged_area_holds(
    merged: dict[tuple[int, int], int],
) -> None:
    rows = [SourceRow(number, ("a", "" if number % 2 else "b")) for number in range(1, 8)]
    seen, _ = as_seen(rows, Marks(merged=merged))
    for before, after in zip(rows, seen, strict=True):
        for place in range(3):
            if before.cell(place):
                assert after.cell(place) == before.cell(place)
            elif after.cell(place):
                covering = [
                    row for (row, column), last in merged.items() if column == place + 1 and row <= after.number <= last
                ]
                assert any(rows[row - 1].cell(place) == after.cell(place) for row in covering)


def test_hidden_rows_are_not_content_and_are_told(folder: Folder) -> None:
    def mark(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True

    path = sheet_file(folder, [HEADINGS, row_of("Näkyvä teko"), row_of("Piilossa oleva teko")], mark)
    assert "Piilotettuja rivejä ei tuotu: rivi 3." in import_twice(folder, path)
    assert "title: Näkyvä teko" in only_deed(folder)


def test_the_address_behind_a_cell_is_the_links_and_its_words_the_links_title(folder: Folder) -> None:
    def mark(sheet: Any) -> None:
        sheet["G2"].hyperlink = "https://askola.example/vuorot"

    path = sheet_file(folder, [(*HEADINGS, "Linkki"), (*ROW, "Lue lisää")], mark)
    import_twice(folder, path)
    assert 'url: "https://askola.example/vuorot"\n    title: Lue lisää\n' in only_deed(folder)


def test_the_address_behind_a_text_is_a_link_in_it(folder: Folder) -> None:
    def mark(sheet: Any) -> None:
        sheet["F2"].hyperlink = "https://askola.example/"
        sheet["A2"].hyperlink = "https://askola.example/otsikko"

    path = sheet_file(folder, [HEADINGS, row_of("Tiimi & vuorot", Kuvaus="Tehtiin < yhdessä.")], mark)
    import_twice(folder, path)
    assert "[Tehtiin < yhdessä.](https://askola.example/)" in only_deed(folder).replace("\\", "")
    assert 'title: "Tiimi & vuorot"' in only_deed(folder)


@pytest.mark.parametrize("text", ["https://x.example/", "Katso https://x.example", "x@y.example"])
def test_a_cell_that_shows_its_address_stays_as_it_is(text: str) -> None:
    assert linked(text, "mailto:x@y.example" if "@" in text else "https://x.example/") == text


def test_coloured_columns_without_a_value_are_no_columns(folder: Folder) -> None:
    def mark(sheet: Any) -> None:
        for row in range(1, 3):
            sheet.cell(row, 700).fill = openpyxl.styles.PatternFill("solid", fgColor="FFFF00")

    assert "1 uusi teko" in import_twice(folder, sheet_file(folder, [HEADINGS, ROW], mark))


# Survey tools

FORMS = ("Tunniste", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi")
QUESTIONS = (
    "Mikä on kehittämistekonne nimi?",
    "Mikä kunta olette?",
    "Mihin palvelualaan teko kuuluu?",
    "Mistä teemoista teko kertoo? Valitse 1–5.",
    "Milloin teko tehtiin?",
    "Kerro lyhyesti, mitä teitte ja miksi",
    "Saako tekonne julkaista?",
)
ANSWERER = ("7", "2026-10-01", "2026-10-01", "maija.malli@kunta.example", "Maija Malli")


def answers(consent: str) -> bytes:
    return csv_bytes([FORMS + QUESTIONS, (*ANSWERER, *ROW, consent)])


def test_who_answered_a_survey_and_when_never_becomes_content(folder: Folder) -> None:
    file = source(folder, answers("Kyllä"))
    assert "1 uusi teko" in import_twice(folder, file)
    text = only_deed(folder)
    assert "Malli" not in text
    assert "2026" not in text
    assert "## Mitä tehtiin\n\nTehtiin yhdessä." in text
    mapping = file.with_name("teot.csv.mapping.yml").read_text(encoding="utf-8")
    assert '"Nimi": "-"' in mapping
    assert "kertovat vastaajasta, eivät teosta" in mapping


@pytest.mark.parametrize(
    ("consent", "is_given"),
    [("Kyllä", True), ("kyllä, saa julkaista", True), ("Saa", True), ("Ei", False), ("Kyllä ei", False), ("", False)],
)
def test_an_answer_that_may_not_be_published_is_not(folder: Folder, consent: str, is_given: bool) -> None:
    file = source(folder, answers(consent))
    assert (f"{int(is_given)} uu") in import_twice(folder, file)
    assert ("Lupaa julkaista ei ole annettu." in report_of(file)) is not is_given


@pytest.mark.parametrize(
    ("columns", "own"),
    [
        (("Aikaleima", "Sähköpostiosoite", "Teon nimi"), 2),
        (("Timestamp", "Title"), 1),
        (("Response ID", "Date submitted", "Last page", "Start language", "Seed", "Mikä kunta?"), 5),
        (("Vastaajan numero", "Vastausaika", "Nimi", "Kunta"), 3),
        (("Starttid", "Slutförandetid", "E-post", "Namn", "Rubrik"), 4),
        (("Nimi", "Sähköposti", "Kunta"), 0),
        (("Otsikko", "Kunta"), 0),
        ((), 0),
    ],
)
def test_the_columns_of_survey_tools_are_known(columns: tuple[str, ...], own: int) -> None:
    assert own_columns(columns) == columns[:own]


def test_a_question_may_be_called_as_a_tools_own_column() -> None:
    assert own_columns(("Aikaleima", "Teon nimi", "Nimi", "Total time")) == ("Aikaleima", "Total time")


@pytest.mark.parametrize(
    ("question", "target"),
    [
        ("Mistä kunnasta olette?", "municipality"),
        ("Missä kunnissa tekoa tehtiin?", "municipality"),
        ("Mille toimialalle teko kuuluu?", "sector"),
        ("Mihin teemoihin kehittämistekonne liittyy?", "theme"),
        ("Millainen oli lähtötilanne, miksi ryhdyitte tähän?", "Lähtötilanne"),
        ("Mitä saatiin aikaan? Kerro myös luvuista.", "Mitä saatiin aikaan"),
        ("Mitä opitte matkan varrella?", "Mitä muut voivat oppia"),
        ("Kuvaile omin sanoin, mitä teitte", "Mitä tehtiin"),
        ("Kuka on yhteyshenkilö?", "contact.name"),
        ("Saako tekonne julkaista Tekojen torilla?", CONSENT),
        ("När gjordes detta?", "date"),
        ("Mitä kuuluu?", None),
        ("Nimi", None),
    ],
)
def test_a_question_is_known_by_its_words(question: str, target: str | None) -> None:
    assert asks_for(question) == target


# Contacts


@pytest.mark.parametrize(
    ("written", "parts", "left"),
    [
        ("Kotihoito", {"name": "Kotihoito"}, ""),
        ("Tiimi 2 / 2019", {"name": "Tiimi 2 / 2019"}, ""),
        ("maija@askola.example", {"email": "maija@askola.example"}, ""),
        (
            "Maija Malli, maija@askola.example, 040 123 4567",
            {"name": "Maija Malli", "email": "maija@askola.example", "phone": "040 123 4567"},
            "",
        ),
        ("Maija Malli <maija@askola.example>", {"name": "Maija Malli", "email": "maija@askola.example"}, ""),
        (
            "Maija Malli (kotihoidon esihenkilö), puh. +358 40 123 4567",
            {"name": "Maija Malli", "role": "kotihoidon esihenkilö", "phone": "+358 40 123 4567"},
            "",
        ),
        ("Maija, 0401234567 ja Olli, 0507654321", {"name": "Maija", "phone": "0401234567"}, "ja Olli, 0507654321"),
        ("a@x.example; b@x.example", {"email": "a@x.example"}, "b@x.example"),
        ("", {}, ""),
    ],
)
def test_a_person_in_one_cell_is_parted(written: str, parts: dict[str, str], left: str) -> None:
    assert parts_of_contact(written) == (parts, left)


def test_a_persons_address_and_number_are_fields_and_a_second_person_is_told(folder: Folder) -> None:
    rows = [(*HEADINGS, "Yhteyshenkilö"), (*ROW, "Maija Malli, maija@askola.example, Olli Malli, olli@askola.example")]
    file = source(folder, csv_bytes(rows))
    import_twice(folder, file)
    assert 'contact:\n  name: Maija Malli\n  email: "maija@askola.example"\n' in only_deed(folder)
    assert "Teolla on yksi yhteyshenkilö" in report_of(file)


def test_an_import_of_a_sheet_ends_in_files_that_pass(folder: Folder) -> None:
    path = sheet_file(folder, [HEADINGS, ROW], lambda sheet: None)
    assert tori(folder, path).exit_code == 0
    import_twice(folder, path)
    assert folder.read().problems == ()
