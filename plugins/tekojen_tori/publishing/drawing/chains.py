"""A chain of steps that lead to one another, each with its boxes, as SVG without script or inline style.

It is drawn twice, of which the style sheet shows one: with the steps beside each other, where there is room for that,
and below each other, as for a phone. Each scales with its place. To a screen reader it is one picture, whose content
stands beside it as text.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

_TEXT, _LETTER, _LINE = 15, 8.6, 19
"""The size of the text, the width of a letter on average with some to spare, and the height of a line."""
_PAD, _GAP, _BETWEEN = 10, 10, 18
"""Within a box, between boxes, and between steps."""
_POINT = 10
"""How far the head of a step points to the next."""
_WIDE, _NARROW = 1112, 320


@dataclass(frozen=True)
class ChainLink:
    """A link of the chain: a step, and what stands in its boxes."""

    title: str
    boxes: tuple[str, ...]


def chain(name: str, title: str, links: Sequence[ChainLink]) -> Markup:
    """Both drawings. `name` sets their ids apart from others of the page."""
    return Markup("\n").join((_across(name, title, links), _down(name, title, links)))


def _across(name: str, title: str, links: Sequence[ChainLink]) -> Markup:
    width = (_WIDE - _BETWEEN * (len(links) - 1)) / len(links)
    head = max(_height(_wrapped(link.title, width - 2 * _POINT)) for link in links)
    drawn: list[Markup] = []
    lowest = 0.0
    for place, link in enumerate(links):
        x = place * (width + _BETWEEN)
        tip = "" if place == len(links) - 1 else f"L{_n(x + width + _POINT)} {_n(head / 2)}"
        outline = f"M{_n(x)} 0H{_n(x + width)}{tip}L{_n(x + width)} {_n(head)}H{_n(x)}Z"
        lines = _wrapped(link.title, width - 2 * _POINT)
        drawn += _head(outline, lines, x + _PAD, (head - _height(lines)) / 2)
        y = head + _GAP
        for box in link.boxes:
            y = _box(drawn, box, x, y, width)
        lowest = max(lowest, y)
    return _picture(f"{name}-across", "chain chain--across", title, links, _WIDE, lowest - _GAP, drawn)


def _down(name: str, title: str, links: Sequence[ChainLink]) -> Markup:
    drawn: list[Markup] = []
    y = 0.0
    for place, link in enumerate(links):
        lines = _wrapped(link.title, _NARROW)
        height = _height(lines)
        tip = "" if place == len(links) - 1 else f"L{_n(_NARROW / 2)} {_n(y + height + _POINT)}"
        outline = f"M0 {_n(y)}H{_NARROW}V{_n(y + height)}{tip}L0 {_n(y + height)}Z"
        drawn += _head(outline, lines, _PAD, y)
        y += height + _POINT + _GAP / 2
        for box in link.boxes:
            y = _box(drawn, box, 0, y, _NARROW)
        y += _BETWEEN - _GAP
    return _picture(f"{name}-down", "chain chain--down", title, links, _NARROW, y - _BETWEEN, drawn)


def _head(outline: str, lines: Sequence[str], x: float, y: float) -> Iterator[Markup]:
    yield Markup('<path class="chain__step" d="{}"/>').format(outline)
    yield _text(lines, x, y, "chain__title")


def _box(drawn: list[Markup], text: str, x: float, y: float, width: float) -> float:
    """Draw a box; gives where the next begins."""
    lines = _wrapped(text, width)
    rectangle = Markup('<rect class="chain__box" x="{}" y="{}" width="{}" height="{}" rx="6"/>')
    drawn.append(rectangle.format(_n(x + 0.5), _n(y + 0.5), _n(width - 1), _n(_height(lines) - 1)))
    drawn.append(_text(lines, x + _PAD, y))
    return y + _height(lines) + _GAP


def _text(lines: Sequence[str], x: float, y: float, style: str = "") -> Markup:
    spans = Markup("").join(
        Markup('<tspan x="{}" y="{}">{}</tspan>').format(_n(x), _n(y + _PAD + _LINE * place + _TEXT - 1), line)
        for place, line in enumerate(lines)
    )
    return Markup("<text{}>{}</text>").format(Markup(' class="{}"').format(style) if style else "", spans)


def _wrapped(text: str, width: float) -> list[str]:
    return textwrap.wrap(text, max(1, int((width - 2 * _PAD) / _LETTER)))


def _height(lines: Sequence[str]) -> float:
    return 2 * _PAD + _LINE * len(lines)


def _picture(
    name: str, style: str, title: str, links: Sequence[ChainLink], width: float, height: float, drawn: Sequence[Markup]
) -> Markup:
    described = " → ".join(link.title for link in links)
    return Markup(
        '<svg class="{0}" role="img" aria-labelledby="{1}-title" aria-describedby="{1}-desc" viewBox="0 0 {2} {3}"'
        ' font-size="{4}">\n<title id="{1}-title">{5}</title>\n<desc id="{1}-desc">{6}. Sama on alla tekstinä.</desc>'
        "\n{7}\n</svg>"
    ).format(style, name, _n(width), _n(height), _TEXT, title, described, Markup("\n").join(drawn))


def _n(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")
