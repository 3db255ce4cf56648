"""Which names fit beside the dots of a map.

A name stands on the first side of its dot where it covers no other name and no dot that has one. In a narrow window the
drawing is small and its letters are larger, so fewer names fit; the rest are for wide windows only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from tekojen_tori.pages.map.view import WIDTH

Side = Literal["right", "left", "under", "over"]
Circle = tuple[str, int, int, float]
Box = tuple[float, float, float, float]

_WIDE, _NARROW = 15, 26  # the size of letters in units; map.css has the same
_LETTER = 0.56  # the width of a usual letter, of its size
GAP = 4
"""Units between a dot and its name."""
_MOST = 40


@dataclass(frozen=True)
class MapName:
    """A name on one side of a dot, and how far it is from the dot's middle in units."""

    text: str
    x: int
    y: int
    side: Side
    away: float
    is_for_wide: bool


def names(circles: Sequence[Circle], height: int) -> list[MapName]:
    """The names that fit on a drawing of a height; `circles` are (name, x, y, radius), the most important first."""
    dots = [(x - radius, y - radius, x + radius, y + radius) for _, x, y, radius in circles]
    placed: dict[int, MapName] = {}
    for size in (_NARROW, _WIDE):
        taken = [*dots, *(_box(name, size) for name in placed.values())]
        for number, circle in enumerate(circles[:_MOST]):
            if number not in placed:
                others = [*taken[:number], *taken[number + 1 :]]
                name = _fitting(circle, size, others, height)
                if name:
                    placed[number] = name
                    taken.append(_box(name, size))
    return list(placed.values())


def _fitting(circle: Circle, size: int, others: Sequence[Box], height: int) -> MapName | None:
    text, x, y, radius = circle
    for side in get_args(Side):
        name = MapName(text, x, y, side, round(radius + GAP, 1), is_for_wide=size == _WIDE)
        box = _box(name, size)
        if _is_inside(box, height) and not any(_meet(box, other) for other in others):
            return name
    return None


def _box(name: MapName, size: int) -> Box:
    """Left, top, right and bottom of a name in letters of a size."""
    long = len(name.text) * size * _LETTER
    left = {"right": name.x + name.away, "left": name.x - name.away - long}.get(name.side, name.x - long / 2)
    top = {"under": name.y + name.away, "over": name.y - name.away - size}.get(name.side, name.y - size / 2)
    return left, top, left + long, top + size


def _is_inside(box: Box, height: int) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= height


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
