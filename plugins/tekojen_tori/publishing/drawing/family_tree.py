"""A family tree as SVG without script or inline style: models above, followers below and further to the right.

Heights, indents and text are in em, so that it is as readable on a phone as on a wide screen and on paper. To a screen
reader it is one picture, whose content stands beside it as a list.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

_LINE, _GAP, _INDENT, _MARK = 1.3, 0.75, 1.3, 0.45
"""In em: the height of a line, the space between two members, how much further right a generation is, half a mark."""
_LETTERS, _LETTERS_OF_INDENT, _FEWEST = 40, 3, 18
"""How many letters fit on a line of a narrow window, and how many fewer with each indent."""


@dataclass(frozen=True)
class TreeMember:
    """A member of the tree: its indent from 0, and the places of its parents, who come before it."""

    title: str
    about: str
    indent: int
    parents: tuple[int, ...]
    is_own: bool = False


def family_tree(name: str, title: str, members: Sequence[TreeMember]) -> Markup:
    """The drawing. `name` sets its ids apart from others of the page; the one whose tree it is stands out.

    Only what is written by people is escaped: a great tori draws a tree on most pages, of a hundred pieces each.
    """
    lines: list[str] = []
    texts: list[str] = []
    heights: list[float] = []
    y = 0.2
    for member in members:
        x, middle = _x(member), y + 0.7
        heights.append(middle)
        for parent in member.parents:
            lines += _way(_x(members[parent]), heights[parent], x, middle)
        letters = max(_FEWEST, _LETTERS - _LETTERS_OF_INDENT * member.indent)
        for style, text in (("tree__title", member.title), ("tree__about", member.about)):
            for line in textwrap.wrap(text, letters):
                place = f'x="{_em(x + 1)}em" y="{_em(y + 1.05)}em"'
                texts.append(f'<text class="{_style(style, member)}" {place}>{escape(line)}</text>')
                y += _LINE
        mark = f'class="{_style("tree__mark", member)}" cx="{_em(x)}em" cy="{_em(middle)}em" r="{_MARK}em"'
        texts.append(f"<circle {mark}/>")
        y += _GAP
    return Markup(
        '<svg class="tree" role="img" aria-labelledby="{0}-title" aria-describedby="{0}-desc" width="100%"'
        ' height="{1}em">\n<title id="{0}-title">{2}</title>\n'
        '<desc id="{0}-desc">Sama on alla luettelona.</desc>\n{3}\n</svg>'
    ).format(name, _em(y), title, Markup("\n".join((*lines, *texts))))


def _x(member: TreeMember) -> float:
    return _MARK + 0.1 + _INDENT * member.indent


def _way(x: float, y: float, to_x: float, to_y: float) -> list[str]:
    """Down from a parent, and then across."""
    ways = [(x, x, y, to_y), *([] if x == to_x else [(x, to_x, to_y, to_y)])]
    ends = ('x1="{}em" x2="{}em" y1="{}em" y2="{}em"'.format(*map(_em, way)) for way in ways)
    return [f'<line class="tree__way" {its}/>' for its in ends]


def _style(name: str, member: TreeMember) -> str:
    return f"{name} {name}--own" if member.is_own else name


def _em(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")
