"""Any source as a table: what kind of file it is, and where its headings are."""

from collections.abc import Sequence
from pathlib import Path

from tekojen_tori.contributing.importing.headings import heading_target
from tekojen_tori.contributing.importing.html import plain
from tekojen_tori.contributing.importing.matching import Matchers
from tekojen_tori.contributing.importing.sources.csv_tables import csv_rows
from tekojen_tori.contributing.importing.sources.encodings import decoded_xml
from tekojen_tori.contributing.importing.sources.markdown_tables import markdown_table
from tekojen_tori.contributing.importing.sources.ods_tables import MEDIA_TYPE, ods_rows
from tekojen_tori.contributing.importing.sources.tables import SourceRow, Table, UnreadableSource, unique_names
from tekojen_tori.contributing.importing.sources.wxr_tables import COLUMNS, POSTED, wxr_rows
from tekojen_tori.contributing.importing.sources.xlsx_tables import xlsx_rows
from tekojen_tori.contributing.importing.surveys import with_choices_joined
from tekojen_tori.language.written_dates import read_date

LARGEST_FILE = 200_000_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_XML = ("<?xml", "<rss", "<!--")
_ROWS_ABOVE_HEADINGS = 10
_LONGEST_HEADING = 60
_LONGEST_HEAD = 200
"""In bytes: an OpenDocument file begins with its media type, uncompressed."""
_OTHER_KINDS = {
    b"%PDF": "PDF-tiedosto",
    b"\x89PNG": "kuva",
    b"\xff\xd8\xff": "kuva",
    b"GIF8": "kuva",
    b"{\\rtf": "RTF-teksti",
    b"\x1f\x8b": "pakattu tiedosto",
}


def read_source(path: Path, sheet: str | None, matchers: Matchers) -> Table:
    """The table in a file; UnreadableSource says why there is none."""
    if path.is_dir():
        return markdown_table(path)
    raw = _bytes(path)
    start = decoded_xml(raw[:40_000]).text.lstrip()
    if start.startswith(_XML):
        if "wordpress.org/export" not in start:
            raise UnreadableSource("XML-tiedosto ei ole WordPressin vienti. Vie sisältö valinnalla Työkalut → Vie.")
        columns, rows, notes = wxr_rows(raw, sheet)
        if not rows:
            raise UnreadableSource(" ".join(["Viennissä ei ole yhtään julkaistua artikkelia.", *notes]))
        return Table(unique_names(columns, len(columns)), tuple(rows), tuple(notes), frozenset({POSTED}))
    rows, notes = _spreadsheet_rows(raw, sheet)
    if not rows:
        raise UnreadableSource("Taulukossa ei ole yhtään riviä, jolla olisi sisältöä.")
    return _with_headings(rows, notes, matchers)


def _spreadsheet_rows(raw: bytes, sheet: str | None) -> tuple[list[SourceRow], list[str]]:
    if not raw.startswith(b"PK"):
        return csv_rows(_text_bytes(raw))
    return ods_rows(raw, sheet) if MEDIA_TYPE in raw[:_LONGEST_HEAD] else xlsx_rows(raw, sheet)


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise UnreadableSource(f"Tiedostoa ”{path}” ei ole.")
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= LARGEST_FILE else b""
    except OSError as failure:
        raise UnreadableSource(f"Tiedostoa ei voi lukea ({failure.strerror}).") from None
    if size > LARGEST_FILE:
        raise UnreadableSource(f"Tiedosto on liian suuri ({size // 1_000_000} Mt). Jaa se osiin.")
    if not raw.strip():
        raise UnreadableSource("Tiedosto on tyhjä.")
    return raw


def _text_bytes(raw: bytes) -> bytes:
    """The same bytes, if they can be text at all."""
    if raw.startswith(_OLD_OFFICE):
        raise UnreadableSource(
            "Tiedosto on suojattu salasanalla tai tallennettu vanhassa Excel-muodossa (.xls). "
            "Poista salasana ja tallenna se muodossa .xlsx tai .csv."
        )
    for start, kind in _OTHER_KINDS.items():
        if raw.startswith(start):
            raise UnreadableSource(f"Tiedosto ei ole taulukko eikä WordPressin vienti, vaan {kind}.")
    return raw


def _with_headings(rows: list[SourceRow], notes: list[str], matchers: Matchers) -> Table:
    """The table under the row that looks most like headings; titles above it are told of, not imported."""
    candidates = rows[:_ROWS_ABOVE_HEADINGS]
    counts = [sum(map(_is_heading, map(plain, row.cells))) for row in candidates]
    counts = [0 if _is_content(row.cells, matchers) else count for row, count in zip(candidates, counts, strict=True)]
    best = counts.index(max(counts))
    if not counts[best] and _is_content(candidates[0].cells, matchers):
        width = max(len(row.cells) for row in rows)
        return Table(unique_names((), width), tuple(rows), (*notes, "Taulukossa ei ole otsikkoriviä."))
    if not counts[best]:
        best = next((place for place, row in enumerate(candidates) if sum(map(bool, row.cells)) > 1), 0)
    notes += [
        f"Otsikkorivin yläpuolella ollut rivi {row.number} jäi pois: ”{' '.join(row.cells)[:100]}”."
        for row in rows[:best]
    ]
    width = max(len(row.cells) for row in rows[best:])
    names = unique_names([*map(plain, rows[best].cells)], width)
    if not rows[best + 1 :]:
        raise UnreadableSource("Taulukossa on vain otsikkorivi.")
    is_of_wordpress = set(COLUMNS) <= set(names)  # rows that were rejected, mended
    stopgaps = frozenset({POSTED} if is_of_wordpress else ())
    return with_choices_joined(Table(names, tuple(rows[best + 1 :]), tuple(notes), stopgaps))


def _is_heading(cell: str) -> bool:
    return cell.endswith("?") or (len(cell) < _LONGEST_HEADING and heading_target(cell) is not None)


def _is_content(cells: Sequence[str], matchers: Matchers) -> bool:
    """Whether a row holds what deeds hold, and not the names of such things."""
    return any(
        ((found := read_date(cell, from_spreadsheet=True)) and not found.is_guess)
        or ((match := matchers.municipality.match(cell)) and match.is_sure)
        for cell in cells
    )
