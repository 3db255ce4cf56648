"""XLSX workbooks made into rows of cells."""

import io
import posixpath
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any

from defusedxml.ElementTree import iterparse
from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple

from tekojen_tori.contributing.importing.sources.sheet_marks import Marks, as_seen, linked
from tekojen_tori.contributing.importing.sources.tables import (
    LONGEST_CELL,
    WIDEST,
    SourceRow,
    UnreadableSource,
    trimmed,
)
from tekojen_tori.contributing.plain_words import cleaned

LARGEST_UNPACKED = 400_000_000
"""In bytes. Ten thousand long deeds take a tenth of this; a zip bomb takes as much as it is let."""
LAST_ROW = 1_048_576
"""That a spreadsheet can have. A few bytes can name a row further off, and the rows up to it would be read."""
_HYPERLINK = re.compile(r'=HYPERLINK\(\s*"(?P<address>[^"]+)"', re.IGNORECASE)
_BROKEN = "Tiedostoa ei voi lukea Excel-taulukkona: se on vioittunut. Avaa se Excelissä ja tallenna uudelleen (.xlsx)."


def xlsx_rows(raw: bytes, sheet: str | None) -> tuple[list[SourceRow], list[str]]:
    """Every row that holds something on the sheet of that name, or on the first visible one that holds anything."""
    _refuse_bombs(raw)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _chosen_rows(raw, sheet)
        except UnreadableSource:
            raise
        # A broken workbook makes openpyxl raise whatever its XML happens to lead it to.
        except Exception as failure:
            raise UnreadableSource(_BROKEN) from failure


def _refuse_bombs(raw: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
            size = sum(part.file_size for part in archive.infolist())
    except Exception as failure:  # zipfile too raises what a broken file happens to lead it to
        raise UnreadableSource(_BROKEN) from failure
    if size > LARGEST_UNPACKED:
        raise UnreadableSource(
            f"Taulukko veisi purettuna {size // 1_000_000} Mt, mikä on liikaa. Poista siitä kuvat ja tyhjät alueet, "
            "tai tallenna se CSV-muodossa."
        )
    if "xl/workbook.xml" not in names:
        raise UnreadableSource("Tiedosto ei ole Excel-taulukko. Tallenna se muodossa .xlsx tai .csv.")


def _chosen_rows(raw: bytes, sheet: str | None) -> tuple[list[SourceRow], list[str]]:
    values = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    formulas = load_workbook(io.BytesIO(raw), read_only=True)
    visible = [one.title for one in values.worksheets if one.sheet_state == "visible"]
    if sheet is not None and sheet not in values.sheetnames:
        raise UnreadableSource(f"Välilehteä ”{sheet}” ei ole. Välilehdet ovat: {', '.join(values.sheetnames)}.")
    rows: list[SourceRow] = []
    notes: list[str] = []
    chosen = ""
    for chosen in [sheet] if sheet is not None else visible:
        notes = []
        marks = _marks(raw, values[chosen])
        written = list(_rows(values[chosen], formulas[chosen], notes, marks))
        rows, changes = as_seen(written, marks)
        notes += changes
        if rows:
            break
    others = [name for name in values.sheetnames if name != chosen]
    if others:
        notes.insert(0, f"Luettiin välilehti ”{chosen}”. Lukematta jäivät: {', '.join(others)} (valitsin --sheet).")
    return rows, notes


def _rows(values: Any, formulas: Any, notes: list[str], marks: Marks) -> Iterator[SourceRow]:
    # The size that a workbook tells of itself may be anything, and every row would be filled up to it.
    values.reset_dimensions()
    formulas.reset_dimensions()
    without_value: list[str] = []
    pairs = zip_longest(values.iter_rows(), formulas.iter_rows(values_only=True), fillvalue=())
    for number, (cells, written) in enumerate(pairs, 1):
        if number > LAST_ROW:
            raise UnreadableSource(_BROKEN)
        texts = []
        for cell, formula in zip_longest(cells, written):
            text = _text(cell)
            if len(text) > LONGEST_CELL:
                raise UnreadableSource(f"Rivillä {number} on solu, joka on liian pitkä luettavaksi. Lyhennä sitä.")
            if not text and isinstance(formula, str) and formula.startswith("="):
                without_value.append(f"{number}")
                text = formula
            elif isinstance(formula, str) and (link := _HYPERLINK.match(formula)):
                text = linked(text, link["address"])
            texts.append(text)
        trim = trimmed(texts)
        if len(trim) > WIDEST:  # coloured or framed cells without a value don't count
            raise UnreadableSource(f"Rivillä {number} on yli {WIDEST} saraketta. Poista ylimääräiset sarakkeet.")
        if trim:
            first = next((cell for cell in cells if getattr(cell, "value", None) not in (None, "")), None)
            if first is not None and first.font.strike:
                marks.struck.add(number)
            yield SourceRow(number, trim)
    if without_value:
        notes.append(
            f"Kaavoja, joiden tulosta tiedostossa ei ole: rivit {', '.join(dict.fromkeys(without_value))}. Niistä "
            "tuotiin kaava itse. Avaa taulukko Excelissä, tallenna se ja tuo uudelleen."
        )


def _marks(raw: bytes, sheet: Any) -> Marks:
    """What the sheet's XML tells of its cells; a workbook that is read row by row doesn't give it."""
    marks = Marks()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        part = sheet._worksheet_path
        folder, name = posixpath.split(part)
        relations = f"{folder}/_rels/{name}.rels"
        targets = _targets(archive, relations) if relations in archive.namelist() else {}
        marks.comments = _comments(archive, folder, relations)
        with archive.open(part) as xml:
            for _, element in iterparse(xml, forbid_dtd=True):
                _mark(marks, element, targets)
                if element.tag.endswith("}row"):
                    element.clear()
    return marks


def _targets(archive: zipfile.ZipFile, relations: str) -> dict[str, str]:
    with archive.open(relations) as xml:
        found = [element for _, element in iterparse(xml, forbid_dtd=True) if element.tag.endswith("}Relationship")]
    return {one.get("Id", ""): one.get("Target", "") for one in found if one.get("TargetMode") == "External"}


def _comments(archive: zipfile.ZipFile, folder: str, relations: str) -> int:
    """How many cells of a sheet have a comment; answers to one are none of their own."""
    if relations not in archive.namelist():
        return 0
    with archive.open(relations) as xml:
        found = [
            element for _, element in iterparse(xml, forbid_dtd=True) if element.get("Type", "").endswith("/comments")
        ]
    parts = [posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/") for one in found]
    return sum(archive.read(part).count(b"<comment ") for part in parts if part in archive.namelist())


def _mark(marks: Marks, element: Any, targets: dict[str, str]) -> None:
    kind = element.tag.rpartition("}")[2]
    if kind == "row" and element.get("hidden") in ("1", "true"):
        marks.hidden.add(int(element.get("r", 0)))
    elif kind == "mergeCell":
        first, _, last = element.get("ref", "").partition(":")
        marks.merged[coordinate_to_tuple(first)] = coordinate_to_tuple(last or first)[0]
    elif kind == "hyperlink":
        address = next((targets.get(value, "") for name, value in element.items() if name.endswith("}id")), "")
        if address:
            marks.links[coordinate_to_tuple(element.get("ref", "").partition(":")[0])] = address


def _text(cell: Any) -> str:
    """A cell as a person sees it: whole numbers without decimals, dates as ISO 8601."""
    value = getattr(cell, "value", None)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "kyllä" if value else "ei"
    if isinstance(value, datetime):
        return _date_text(value, str(cell.number_format))
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return cleaned(str(value))


def _date_text(value: datetime, number_format: str) -> str:
    """A date no more exact than the cell shows it: cells formatted to show a month or a year hold its first day."""
    shown = number_format.lower()
    if "h" in shown and (value.hour or value.minute):
        return f"{value:%Y-%m-%d %H:%M}"
    if "d" in shown or value.day != 1:
        return value.date().isoformat()
    return f"{value:%Y-%m}" if "m" in shown else f"{value:%Y}"
