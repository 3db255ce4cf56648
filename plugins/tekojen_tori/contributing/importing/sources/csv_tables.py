"""CSV of any usual delimiter and encoding, made into rows of cells."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from tekojen_tori.contributing.importing.sources.encodings import decoded
from tekojen_tori.contributing.importing.sources.tables import LONGEST_CELL, SourceRow, UnreadableSource, trimmed
from tekojen_tori.contributing.plain_words import cleaned
from tekojen_tori.language.spreadsheets import unguarded

DELIMITERS = ";,\t|"
_SAMPLE = 200
_END = "\x1e"
_TOLD = re.compile(r'sep=(\t|[^\w\s"\x00]) *', re.IGNORECASE)
"""The first line with which a spreadsheet is told the delimiter."""


def csv_rows(raw: bytes) -> tuple[list[SourceRow], list[str]]:
    """Every row that holds something, and notes on how the file was read."""
    source = decoded(raw)
    text, notes = source.text.replace("\r\n", "\n").replace("\r", "\n"), list(source.notes)
    first, _, rest = text.partition("\n")
    if told := _TOLD.fullmatch(first):
        delimiter, text, skipped = told[1], rest, 1
    else:
        delimiter, skipped = _delimiter(text), 0
    rows = [SourceRow(number, cells) for number, cells in _records(text, delimiter, skipped) if cells]
    return rows, notes


def _records(text: str, delimiter: str, skipped: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Rows by number. A quote left open would swallow every row after it: a mark at the end shows whether one did."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(f"{text}\n{_END}\n".replace("\x00", "")), delimiter=delimiter)
    number, is_whole = skipped, False
    try:
        for number, record in enumerate(reader, skipped + 1):
            is_whole = record == [_END]
            if is_whole or (record and record[-1].rstrip("\n").endswith(_END)):
                break
            yield number, trimmed(_cell(cell) for cell in record)
    except csv.Error:
        raise UnreadableSource(
            f"Rivillä {number + 1} on solu, joka on liian pitkä luettavaksi. Luultavasti siinä jää lainausmerkki "
            "sulkematta. Korjaa rivi ja tuo tiedosto uudelleen."
        ) from None
    if not is_whole:
        raise UnreadableSource(
            f"Lainausmerkki jää sulkematta rivillä {number}, joten rivien rajoja ei voi tietää. "
            'Sulje lainausmerkki (") ja tuo tiedosto uudelleen.'
        )


def _cell(text: str) -> str:
    """What stands in a cell; spreadsheets (and our own file of rejected rows) mark text that looks like a formula."""
    return unguarded(cleaned(text))


def _delimiter(text: str) -> str:
    """The delimiter by which the text is a whole table, or else the one that parts most rows into as many cells.

    Counting alone goes wrong in a few rows that are full of other delimiters. By the right one every quote is closed at
    the end of its cell and all rows are as wide; by a wrong one that is so by accident only, and never in a file of
    rejected rows, whose every cell is quoted.
    """
    lines = text.split("\n")
    sample = lines[: _SAMPLE * 5]

    def widths(delimiter: str, strict: bool) -> Counter[int]:
        """How many rows have so many cells; nothing, if they can't be read so."""
        found: Counter[int] = Counter()
        reader = csv.reader(sample, delimiter=delimiter, strict=strict)
        try:
            for record, _ in zip(reader, range(_SAMPLE), strict=False):
                found[len(record)] += bool(record)
        except csv.Error:
            is_cut = len(sample) < len(lines) and reader.line_num == len(sample)
            return found if is_cut else Counter()
        return found

    def agreement(delimiter: str) -> tuple[bool, int, int]:
        is_whole = len(+widths(delimiter, strict=True)) == 1
        counts = widths(delimiter, strict=False)
        count, width = max(((count, width) for width, count in counts.items() if width > 1), default=(0, 0))
        return (is_whole and count > 0, count, width)

    csv.field_size_limit(LONGEST_CELL)
    return max(DELIMITERS, key=agreement)
