"""A family tree as SVG without script or inline style: models above, followers below and further to the right.

Heights, indents and text are in em, so that it is as readable on a phone as on a wide screen and on paper. To a screen
reader it is one picture, whose content stands beside it as a list.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

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
    """The drawing. `name` sets its ids apart from others of the page; the one whose tree it is stands out."""
    lines: list[Markup] = []
    texts: list[Markup] = []
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
                written = Markup('<text class="{}" x="{}em" y="{}em">{}</text>')
                texts.append(written.format(_style(style, member), _em(x + 1), _em(y + 1.05), line))
                y += _LINE
        mark = Markup('<circle class="{}" cx="{}em" cy="{}em" r="{}em"/>')
        texts.append(mark.format(_style("tree__mark", member), _em(x), _em(middle), _MARK))
        y += _GAP
    return Markup(
        '<svg class="tree" role="img" aria-labelledby="{0}-title" aria-describedby="{0}-desc" width="100%"'
        ' height="{1}em">\n<title id="{0}-title">{2}</title>\n'
        '<desc id="{0}-desc">Sama on alla luettelona.</desc>\n{3}\n</svg>'
    ).format(name, _em(y), title, Markup("\n").join((*lines, *texts)))


def _x(member: TreeMember) -> float:
    return _MARK + 0.1 + _INDENT * member.indent


def _way(x: float, y: float, to_x: float, to_y: float) -> list[Markup]:
    """Down from a parent, and then across."""
    line = Markup('<line class="tree__way" x1="{}em" x2="{}em" y1="{}em" y2="{}em"/>')
    down = line.format(_em(x), _em(x), _em(y), _em(to_y))
    return [down] if x == to_x else [down, line.format(_em(x), _em(to_x), _em(to_y), _em(to_y))]


def _style(name: str, member: TreeMember) -> str:
    return f"{name} {name}--own" if member.is_own else name


def _em(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")
