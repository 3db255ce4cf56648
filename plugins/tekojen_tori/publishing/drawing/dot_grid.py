"""Numbers of two things at once as dots in a grid, as SVG without script or inline style: the larger, the more.

Widths are in per cent, heights and text in em, as in the charts: so a grid of twenty columns is as readable on a phone
as on a wide screen and on paper. To a screen reader it is one picture, and the same numbers stand in a table beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from markupsafe import Markup

from tekojen_tori.language.numbers import number

_LEFT, _RIGHT, _GAP = 38.0, 99.0, 1.5
"""In per cent: where the columns begin and end, and how far from them the names of the rows end."""
_ROW, _LETTER, _NARROWEST = 1.9, 0.56, 15.0
"""In em: the height of a row, of a letter the width, and how wide the columns are in the narrowest window."""
_LARGEST, _SMALLEST = 0.62, 0.16
"""In em, of the radius of a dot."""
_ROOM_FOR_NUMBERS, _BETWEEN_HEADS = 6, 0.6
"""How many columns have room in any window for the number beside a dot; in em, what parts heads written across."""


@dataclass(frozen=True)
class GridDot:
    """How much there is in a row and a column, by their places, and a class of the style sheet."""

    row: int
    column: int
    count: int
    style: str = ""


def dot_grid(
    name: str, title: str, described: str, rows: Sequence[str], columns: Sequence[str], dots: Sequence[GridDot]
) -> Markup:
    """The drawing. `name` sets its ids apart from others of the page; `described` tells what matters most in it."""
    longest = max(map(len, columns)) * _LETTER
    is_upright = len(columns) * (longest + _BETWEEN_HEADS) > _NARROWEST
    top = longest + 0.6 if is_upright else 1.6
    height = top + _ROW * len(rows)
    drawn = [*_lines(rows, columns, top, height), *_heads(columns, top, is_upright), *_dots(dots, len(columns), top)]
    return Markup(
        '<svg class="grid" role="img" aria-labelledby="{0}-title" aria-describedby="{0}-desc" width="100%"'
        ' height="{1}em">\n<title id="{0}-title">{2}</title>\n<desc id="{0}-desc">{3}</desc>\n{4}\n</svg>'
    ).format(name, _n(height), title, described, Markup("\n").join(drawn))


def _lines(rows: Sequence[str], columns: Sequence[str], top: float, height: float) -> Iterator[Markup]:
    across = Markup(
        '<line class="grid__line" x1="{0}%" x2="{1}%" y1="{2}em" y2="{2}em"/>'
        '<text class="grid__row" x="{3}%" y="{2}em" dy="0.35em">{4}</text>'
    )
    for row, name in enumerate(rows):
        yield across.format(_n(_LEFT), _n(_RIGHT), _n(_down(row, top)), _n(_LEFT - _GAP), name)
    down = Markup('<line class="grid__line" x1="{0}%" x2="{0}%" y1="{1}em" y2="{2}em"/>')
    for column in range(len(columns)):
        yield down.format(_n(_across(column, len(columns))), _n(top), _n(height))


def _heads(columns: Sequence[str], top: float, is_upright: bool) -> Iterator[Markup]:
    head = Markup('<text class="grid__head{}" x="{}%" y="{}em"><tspan>{}</tspan></text>')
    for column, name in enumerate(columns):
        yield head.format(
            " grid__head--upright" if is_upright else "", _n(_across(column, len(columns))), _n(top - 0.4), name
        )


def _dots(dots: Sequence[GridDot], columns: int, top: float) -> Iterator[Markup]:
    """Their areas are as their counts, the largest as large as the columns allow; the least is still to be seen."""
    most = max((dot.count for dot in dots), default=1)
    largest = min(_LARGEST, 0.48 * _NARROWEST / columns)
    circle = Markup(
        '<circle class="{0}" cx="{1}%" cy="{2}em" r="{3}em"/>'
        '<text class="{4}" x="{1}%" y="{2}em" dx="{5}em" dy="0.35em">{6}</text>'
    )
    written = "grid__number" if columns <= _ROOM_FOR_NUMBERS else "grid__number grid__number--wide"
    for dot in dots:
        radius = max(_SMALLEST, largest * sqrt(dot.count / most))
        yield circle.format(
            f"grid__dot {dot.style}".strip(),
            _n(_across(dot.column, columns)),
            _n(_down(dot.row, top)),
            _n(radius),
            written,
            _n(radius + 0.15),
            number(dot.count),
        )


def _across(column: int, columns: int) -> float:
    return _LEFT + (_RIGHT - _LEFT) * (column + 0.5) / columns


def _down(row: int, top: float) -> float:
    return top + _ROW * (row + 0.5)


def _n(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")
