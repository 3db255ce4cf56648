"""A figure: what it tells, its table, its file and its chart, whatever it was counted from."""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from tekojen_tori.language.numbers import about
from tekojen_tori.language.spreadsheets import as_csv


@dataclass(frozen=True)
class TableRow:
    """A line of a table: what it is of, the address of that thing's page if it has one, and its numbers.

    `rest` is what else says what it is of, each in a column of its own.
    `about` is the word that says that the numbers are not exact, and `note` what a reader must know of this line.
    `last_in_words` stands for the last number where the number alone would mislead.
    """

    name: str
    numbers: tuple[int | Decimal, ...]
    address: str | None = None
    about: str = ""
    note: str = ""
    last_in_words: str = ""
    rest: tuple[str, ...] = ()

    @property
    def written(self) -> tuple[str, ...]:
        """The numbers as a reader sees them: noin 5 000."""
        written = tuple(about(one, self.about) for one in self.numbers)
        return (*written[:-1], self.last_in_words) if self.last_in_words else written


@dataclass(frozen=True)
class Figure:
    """A figure: `slug` names its files, `tells` says what it shows, `columns` are the headings of its table.

    Numbers that can't be compared have no chart, and a ranking is only an order. `source` says where the numbers come
    from, if they were not counted here, and `answers` how many answered.
    """

    slug: str
    title: str
    tells: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    chart: Markup | None
    is_ranking: bool = False
    note: str = ""
    source: str = ""
    answers: int | None = None

    @property
    def file(self) -> str:
        """The name of the table as a CSV file, which lies beside the figure's page."""
        return f"{self.slug}.csv"

    def as_csv(self) -> bytes:
        """The table as a spreadsheet reads it in Finland: numbers stay numbers, what is said of them has columns."""
        said = [
            (heading, words)
            for heading, words in (
                ("Tarkkuus", [row.about for row in self.rows]),
                ("Huomautus", [row.note for row in self.rows]),
            )
            if any(words)
        ]
        lines = [
            [row.name, *row.rest, *map(_decimal_comma, row.numbers), *(words[place] for _, words in said)]
            for place, row in enumerate(self.rows)
        ]
        return as_csv([[*self.columns, *(heading for heading, _ in said)], *lines])


def _decimal_comma(value: int | Decimal) -> str:
    return str(value).replace(".", ",")
