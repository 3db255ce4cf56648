"""Patterns: each sector's own awning, drawn from nothing but its slug, for cards, deeds' pages and share images.

An awning is a row of squares with simple shapes in them, and scallops along its lower edge, all in one colour and its
paler shades. It repeats from side to side.
"""

import hashlib
from functools import cache

HOUSE = "tori"
"""The name of the awning of whatever has no sector."""

_SQUARES = 12
_SIDE = 20
_WIDTH, _HEIGHT = _SQUARES * _SIDE, _SIDE + _SIDE // 2
_SCALLOP = (0, 0, "h20a10 10 0 0 1-20 0z")
_SHAPES = (
    (0, 0, "h20a20 20 0 0 1-20 20z"),  # a quarter of a disc, in each corner
    (20, 0, "v20a20 20 0 0 1-20-20z"),
    (20, 20, "h-20a20 20 0 0 1 20-20z"),
    (0, 20, "v-20a20 20 0 0 1 20 20z"),
    (0, 0, "h20a10 10 0 0 1-20 0z"),  # half a disc, hanging and standing
    (0, 20, "h20a10 10 0 0 0-20 0z"),
    (5, 10, "a5 5 0 0 1 10 0a5 5 0 0 1-10 0z"),  # a dot
    (0, 0, "h20l-20 20z"),  # half a square
    (20, 0, "v20h-20z"),
    (0, 0, ""),
)
"""Where in its square each begins, and the rest of it as an SVG path."""


@cache
def awning(name: str, colour: str = "#000") -> str:
    """A name's awning as SVG in one colour. Its paler shades are see-through, so that it also serves as a mask."""
    shades: tuple[list[str], list[str]] = ([], [])
    for square, number in enumerate(hashlib.sha256(name.encode()).digest()[:_SQUARES]):
        shade, shape = divmod(number, len(_SHAPES))
        shades[shade % 2].append(_path(square, 0, *_SHAPES[shape]))
        shades[square % 2].append(_path(square, _SIDE, *_SCALLOP))
    pale, full = map("".join, shades)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" fill="{colour}">'
        f'<path opacity=".4" d="M0 0h{_WIDTH}v{_SIDE}H0z"/><path opacity=".7" d="{pale}"/><path d="{full}"/></svg>'
    )


def _path(square: int, top: int, x: int, y: int, rest: str) -> str:
    return f"M{square * _SIDE + x} {top + y}{rest}" if rest else ""
