"""OpenDocument spreadsheets made into rows of cells, as LibreOffice writes them."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from tekojen_tori.contributing.importing.sources.sheet_marks import Marks, as_seen
from tekojen_tori.contributing.importing.sources.tables import (
    LONGEST_CELL,
    WIDEST,
    SourceRow,
    UnreadableSource,
    trimmed,
)
from tekojen_tori.contributing.plain_words import cleaned

MEDIA_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
LARGEST_UNPACKED = 400_000_000
"""In bytes, of the part that holds the sheets."""
_BROKEN = "Tiedostoa ei voi lukea taulukkona: se on vioittunut. Avaa se LibreOfficessa ja tallenna uudelleen."
_MOST_ROWS = 1_000_000
_MOST_SPACES = 100
_LONGEST_COUNT = 9
_YEAR_OR_MONTH = re.compile(r"(?:\d{1,2}[./-])?\d{4}|[^\W\d]+ \d{4}")
"""A date that its cell shows no more exactly."""


def ods_rows(raw: bytes, sheet: str | None) -> tuple[list[SourceRow], list[str]]:
    """Every row that holds something on the sheet of that name, or on the first visible one that holds anything."""
    sheets = _sheets(raw)
    if sheet is not None and sheet not in {one.name for one in sheets}:
        names = ", ".join(one.name for one in sheets)
        raise UnreadableSource(f"Välilehteä ”{sheet}” ei ole. Välilehdet ovat: {names}.")
    wanted = [one for one in sheets if (one.name == sheet if sheet is not None else one.is_visible)]
    chosen = next((one for one in wanted if one.rows), None)
    if chosen is None:
        return [], []
    rows, notes = as_seen(chosen.rows, chosen.marks)
    others = [one.name for one in sheets if one is not chosen]
    if others:
        notes.insert(
            0, f"Luettiin välilehti ”{chosen.name}”. Lukematta jäivät: {', '.join(others)} (valitsin --sheet)."
        )
    return rows, notes


def _sheets(raw: bytes) -> list["_Sheet"]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if archive.getinfo("content.xml").file_size > LARGEST_UNPACKED:
                raise UnreadableSource("Taulukko on purettuna liian suuri. Jaa se osiin tai tallenna se CSV-muodossa.")
            with archive.open("content.xml") as xml:
                return _read(xml)
    except UnreadableSource:
        raise
    # A broken file makes zlib, zipfile and the XML parser raise whatever its bytes happen to lead them to.
    except Exception as failure:
        raise UnreadableSource(_BROKEN) from failure


def _read(xml: IO[bytes]) -> list["_Sheet"]:
    sheets: list[_Sheet] = []
    hidden: set[str] = set()
    for event, element in iterparse(xml, events=("start", "end"), forbid_dtd=True):
        name = _name(element)
        if event == "start":
            if name == "table":
                sheets.append(_Sheet(_get(element, "name"), _get(element, "style-name") not in hidden))
        elif name == "style" and any(_get(part, "display") == "false" for part in element):
            hidden.add(_get(element, "name"))
        elif name == "table-row" and sheets:
            sheets[-1].add(element)
            element.clear()
    return sheets


class _Sheet:
    """One sheet as its rows are read: what stands in it, and the marks of its cells."""

    def __init__(self, name: str, is_visible: bool) -> None:
        self.name, self.is_visible = name, is_visible
        self.rows: list[SourceRow] = []
        self.marks = Marks()
        self._number = 0

    def add(self, row: Element) -> None:
        """Take one row, as often as it is repeated if it holds anything."""
        times = _count(row, "number-rows-repeated")
        texts = self._texts(row)
        if texts:
            if len(self.rows) + times > _MOST_ROWS:
                raise UnreadableSource("Taulukossa on yli miljoona riviä, joilla on sisältöä. Jaa se osiin.")
            numbers = range(self._number + 1, self._number + times + 1)
            self.rows += [SourceRow(number, texts) for number in numbers]
            if _get(row, "visibility") in ("collapse", "filter"):
                self.marks.hidden.update(numbers)
        self._number += times

    def _texts(self, row: Element) -> tuple[str, ...]:
        texts: list[str] = []
        number = self._number + 1
        for cell in row:
            if _name(cell) not in ("table-cell", "covered-table-cell"):
                continue
            text, place = _text(cell), (number, len(texts) + 1)
            self.marks.comments += any(_name(part) == "annotation" for part in cell)
            if len(text) > LONGEST_CELL:
                raise UnreadableSource(f"Rivillä {number} on solu, joka on liian pitkä luettavaksi. Lyhennä sitä.")
            if (spanned := _count(cell, "number-rows-spanned")) > 1:
                self.marks.merged[place] = number + spanned - 1
            if address := next((_get(part, "href") for part in cell.iter() if _name(part) == "a"), ""):
                self.marks.links[place] = address
            if text or len(texts) < WIDEST:  # a row of a coloured sheet may repeat an empty cell to the end
                texts += [text] * min(_count(cell, "number-columns-repeated"), WIDEST + 1)
            if text and len(texts) > WIDEST:
                raise UnreadableSource(f"Rivillä {number} on yli {WIDEST} saraketta. Poista ylimääräiset sarakkeet.")
        return trimmed(texts)


def _text(cell: Element) -> str:
    """A cell as a person sees it, but dates as ISO 8601 and numbers without spaces. Comments are left out."""
    shown = cleaned("\n".join("".join(_words(part)) for part in cell if _name(part) == "p")).strip()
    kind = _get(cell, "value-type")
    if kind == "date" and not _YEAR_OR_MONTH.fullmatch(shown):
        day, _, time = _get(cell, "date-value").partition("T")
        return f"{day} {time[:5]}" if time.strip("0:") else day
    if kind == "float":
        value = _get(cell, "value")
        return value.removesuffix(".0") if value else shown
    if kind == "boolean":
        return "kyllä" if _get(cell, "boolean-value") == "true" else "ei"
    return shown


def _words(element: Element) -> Iterator[str]:
    """The text of a paragraph; its spaces and line ends are elements."""
    name = _name(element)
    if name == "s":
        yield " " * min(_count(element, "c"), _MOST_SPACES)
    elif name in ("line-break", "tab"):
        yield "\n" if name == "line-break" else "\t"
    yield element.text or ""
    for part in element:
        yield from _words(part)
        yield part.tail or ""


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _get(element: Element, attribute: str) -> str:
    """An attribute by its local name, "" if there is none."""
    return next((value for name, value in element.items() if name.rpartition("}")[2] == attribute), "")


def _count(element: Element, attribute: str) -> int:
    written = _get(element, attribute)
    return int(written) if written.isdecimal() and len(written) < _LONGEST_COUNT else 1
