"""What a spreadsheet tells of its cells beside their values: merged ones, hidden ones, addresses behind them.

A person sees all of it, so what is imported without it is not what they meant.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from tekojen_tori.contributing.importing.sources.tables import WIDEST, SourceRow, trimmed
from tekojen_tori.language.numbers import others

_MOST_ROWS_NAMED = 12


@dataclass
class Marks:
    """Rows and columns are counted from 1. `merged` is by the row and column of an area's first cell its last row.

    `struck` are rows whose first words are struck through, and `comments` how many cells somebody has commented on.
    """

    merged: dict[tuple[int, int], int] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    struck: set[int] = field(default_factory=set)
    comments: int = 0


def as_seen(rows: Iterable[SourceRow], marks: Marks) -> tuple[list[SourceRow], list[str]]:
    """The rows as a person sees them on the sheet, and notes on what that changed.

    A value of a merged area is every row's that the area covers; across columns it stays in the first.
    """
    below: dict[int, tuple[int, str]] = {}
    starts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (first, column), last in marks.merged.items():
        if column <= WIDEST and last > first:
            starts[first].append((column, last))
    seen: list[SourceRow] = []
    filled: list[int] = []
    hidden: list[int] = []
    for row in rows:
        cells = [linked(cell, marks.links.get((row.number, place))) for place, cell in enumerate(row.cells, 1)]
        for column, last in starts.get(row.number, ()):
            if row.cell(column - 1) and below.get(column, (0, ""))[0] < row.number:
                below[column] = (last, cells[column - 1])
        below = {column: area for column, area in below.items() if area[0] >= row.number}
        filled += [row.number] * _fill(cells, below)
        if row.number in marks.hidden:
            hidden.append(row.number)
        else:
            seen.append(SourceRow(row.number, trimmed(cells)))
    struck = sorted(marks.struck.intersection(row.number for row in seen))
    return seen, [*_notes(filled, hidden, struck, marks.comments)]


def linked(text: str, address: str | None) -> str:
    """A cell that leads to an address, as HTML. One that shows the address itself stays as it is."""
    if not text or not address or address.removeprefix("mailto:").rstrip("/") in text:
        return text
    return f'<a href="{escape(address)}">{escape(text)}</a>'.replace("\n", "<br>")


def _fill(cells: list[str], below: dict[int, tuple[int, str]]) -> bool:
    """Put the values of merged areas where they aren't yet; whether there were such places."""
    is_filled = False
    for column, (_, text) in below.items():
        cells += [""] * (column - len(cells))
        if not cells[column - 1]:
            cells[column - 1] = text
            is_filled = True
    return is_filled


def _notes(filled: list[int], hidden: list[int], struck: list[int], comments: int) -> Iterable[str]:
    if filled:
        yield f"Yhdistetyn solun arvo luettiin jokaiselle riville, jonka se kattaa: {_rows(filled)}."
    if hidden:
        yield f"Piilotettuja rivejä ei tuotu: {_rows(hidden)}. Jos ne kuuluvat mukaan, tuo ne taulukossa näkyviin."
    if struck:
        yield f"Yliviivattua tekstiä tuotiin: {_rows(struck)}. Jos rivit eivät kuulu mukaan, poista ne."
    if comments:
        yield f"Solujen huomautuksia ei tuotu: {comments}."


def _rows(numbers: list[int]) -> str:
    named = ", ".join(map(str, numbers[:_MOST_ROWS_NAMED]))
    more = len(numbers) - _MOST_ROWS_NAMED
    return f"{'rivi' if len(numbers) == 1 else 'rivit'} {named}{f' ja {others(more)}' if more > 0 else ''}"
