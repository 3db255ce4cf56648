"""Charts as SVG without script or inline style, as readable on a phone as on a wide screen and on paper.

Widths are in per cent, heights and text in em: a chart fills its place, while its text stays as large as the text
around it. Colours come from the style sheet. Values are written out wherever there is room. To a screen reader a chart
is one picture with a title and a description; the same numbers stand in a table beside it.
"""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

_LINE, _BAR, _GAP = 1.35, 1.2, 0.7
"""Heights in em: of a line of a label, of a bar, and between two bars."""
_LABEL_LETTERS = 30
_PLOT_TOP, _PLOT_HEIGHT = 2.2, 15.5
_PLOT_LEFT, _PLOT_WIDTH = 1, 96
_LETTER_WIDTH = 3.8
"""In per cent of the narrowest chart: texts closer to each other than their letters need would overlap."""


@dataclass(frozen=True)
class ChartBar:
    """A bar: what it is of, its length in any unit, how its value is written, and a class of the style sheet."""

    label: str
    value: float
    written: str
    style: str = ""


@dataclass(frozen=True)
class Mark:
    """A text at a place of a chart, whose width and height are 1: 0, 0 is at the bottom left."""

    x: float
    y: float
    text: str


def bar_chart(name: str, title: str, bars: Sequence[ChartBar], whole: float | None = None) -> Markup:
    """Bars below each other, each under its label. `name` sets the ids of this chart apart from others of the page.

    The longest fills the chart, unless they are parts of a `whole` that would.
    """
    largest = whole or max((bar.value for bar in bars), default=0) or 1
    longest = 96 - _LETTER_WIDTH * max((len(bar.written) for bar in bars), default=0)
    drawn, y = [], 0.0
    for bar in bars:
        lines = textwrap.wrap(bar.label, _LABEL_LETTERS)
        for line in lines:
            y += _LINE
            drawn.append(Markup('<text y="{}em">{}</text>').format(_em(y - 0.35), line))
        width = round(longest * bar.value / largest, 2)
        drawn.append(
            Markup('<rect class="{}" x="1" y="{}em" width="{}%" height="{}em"/>').format(
                f"chart__bar {bar.style}".strip(), _em(y), width, _BAR
            )
        )
        drawn.append(
            Markup('<text class="chart__value" x="{}%" y="{}em" dx="0.6em">{}</text>').format(
                width, _em(y + 0.95), bar.written
            )
        )
        y += _BAR + _GAP
    described = "; ".join(f"{bar.label}: {bar.written}" for bar in bars)
    return _picture(name, title, described, y, drawn)


def step_chart(
    name: str,
    title: str,
    described: str,
    steps: Sequence[tuple[float, float]],
    values: Sequence[Mark],
    ticks: Sequence[Mark],
    goal: Mark | None = None,
) -> Markup:
    """A quantity that only grows, as the area under steps.

    `steps` are where the quantity changed and what it then became, both as shares of the whole, 0 to 1. Of `values` and
    of `ticks` those are written that have room, the last ones first; so `described` must tell what matters.
    """
    corners = ["0,1000"]
    for (x, y), (_, before) in zip(steps, [(0.0, 0.0), *steps], strict=False):
        corners += [_corner(x, before), _corner(x, y)]
    line, end = " ".join(corners), _corner(steps[-1][0], 0)
    plot = Markup(
        '<svg x="{}%" y="{}em" width="{}%" height="{}em" viewBox="0 0 1000 1000" preserveAspectRatio="none">'
        '<polygon class="chart__area" points="{} {}"/><polyline class="chart__line" points="{}"/></svg>'
    ).format(_PLOT_LEFT, _PLOT_TOP, _PLOT_WIDTH, _PLOT_HEIGHT, line, end, line)
    floor = _PLOT_TOP + _PLOT_HEIGHT
    drawn = [plot, Markup('<line class="chart__floor" x1="0" x2="100%" y1="{0}em" y2="{0}em"/>').format(_em(floor))]
    if goal:
        line_across = Markup(
            '<line class="chart__goal" x1="0" x2="100%" y1="{0}em" y2="{0}em"/>'
            '<text class="chart__tick" x="0" y="{0}em" dy="-0.5em">{1}</text>'
        )
        drawn.append(line_across.format(_em(floor - _PLOT_HEIGHT * goal.y), goal.text))
    at = Markup(
        '<line class="chart__drop" x1="{0}%" x2="{0}%" y1="{1}em" y2="{2}em"/>'
        '<circle class="chart__mark" cx="{0}%" cy="{1}em" r="0.3em"/>'
        '<text class="chart__value chart__before" x="{0}%" y="{1}em" dx="0.4em" dy="-0.6em">{3}</text>'
    )
    drawn += [
        at.format(_across(value), _em(floor - _PLOT_HEIGHT * value.y), _em(floor), value.text)
        for value in _with_room(values)
    ]
    below = Markup('<text{} x="{}%" y="{}em"><tspan class="chart__tick">{}</tspan></text>')
    drawn += [below.format(_beside(tick), _across(tick), _em(floor + 1.3), tick.text) for tick in _with_room(ticks)]
    return _picture(name, title, described, floor + 1.8, drawn)


def _with_room(marks: Iterable[Mark]) -> list[Mark]:
    """The marks that don't overlap, from the last one backwards."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: -mark.x):
        if not kept or _across(kept[-1]) - _across(mark) >= _LETTER_WIDTH * max(len(mark.text), len(kept[-1].text)):
            kept.append(mark)
    return kept[::-1]


def _beside(tick: Mark) -> Markup:
    """On which side of its place a tick is written: both ends of the plot are written inwards."""
    if tick.x <= 0:
        return Markup("")
    return Markup(' class="chart__before"') if tick.x >= 1 else Markup(' class="chart__middle"')


def _across(mark: Mark) -> float:
    return round(_PLOT_LEFT + _PLOT_WIDTH * mark.x, 2)


def _corner(x: float, y: float) -> str:
    return f"{1000 * x:.1f},{1000 * (1 - y):.1f}"


def _em(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")


def _picture(name: str, title: str, described: str, height: float, drawn: Iterable[Markup]) -> Markup:
    return Markup(
        '<svg class="chart" role="img" aria-labelledby="{0}-title" aria-describedby="{0}-desc" width="100%"'
        ' height="{1}em">\n<title id="{0}-title">{2}</title>\n<desc id="{0}-desc">{3}.</desc>\n{4}\n</svg>'
    ).format(name, _em(height), title, described, Markup("\n").join(drawn))
