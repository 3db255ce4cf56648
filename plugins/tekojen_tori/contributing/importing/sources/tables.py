"""What every source is made into: a table of texts, with named columns and numbered rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

WIDEST = 500
"""In columns."""
LONGEST_CELL = 5_000_000
"""In letters."""
WITHIN = "https://kansio.invalid/"
"""What the address of a row's own file begins with while its links to others are sought: no site has such a name."""


class UnreadableSource(Exception):
    """A file that can't be imported; the message tells a person why, and what to do."""


@dataclass(frozen=True)
class SourceRow:
    """A row by its number in the source, counted from 1 as spreadsheets do. Cells at the end may be left out."""

    number: int
    cells: tuple[str, ...]

    def cell(self, place: int) -> str:
        """What stands in a column, "" if nothing."""
        return self.cells[place] if place < len(self.cells) else ""


@dataclass(frozen=True)
class Table:
    """Rows that hold something, under columns with unique names. `notes` tell what was done to read the source.

    `stopgaps` are columns that say less of the work itself than others may: when an account was posted, for one.
    `addresses` are by their numbers where the rows were beside one another, if others may lead to them.
    `markdown` are those in which the marks of Markdown mean what they do, and aren't signs that somebody typed.
    """

    columns: tuple[str, ...]
    rows: tuple[SourceRow, ...]
    notes: tuple[str, ...] = ()
    stopgaps: frozenset[str] = frozenset()
    markdown: frozenset[str] = frozenset()
    addresses: Mapping[int, str] = field(default_factory=dict)

    def values(self, place: int) -> list[str]:
        """What is written in a column, empty cells left out."""
        return [text for row in self.rows if (text := row.cell(place))]


def unique_names(written: Sequence[str], width: int) -> tuple[str, ...]:
    """A name for each of so many columns: as written, made different by a number, or else by place.

    UnreadableSource, if there are more than anybody's table has.
    """
    if width > WIDEST:
        raise UnreadableSource(f"Taulukossa on yli {WIDEST} saraketta. Poista ylimääräiset sarakkeet.")
    names: list[str] = []
    for place in range(width):
        wanted = " ".join(written[place].split()) if place < len(written) else ""
        wanted = wanted or f"Sarake {place + 1}"
        name, count = wanted, 1
        while name in names:
            count += 1
            name = f"{wanted} ({count})"
        names.append(name)
    return tuple(names)


def trimmed(cells: Iterable[str]) -> tuple[str, ...]:
    """Cells without the space around them, and without the empty ones at the end."""
    kept = [cell.strip() for cell in cells]
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)
