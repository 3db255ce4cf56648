"""Which names fit beside the dots of a map.

A name stands to the right of its dot or else to the left, where it covers no dot that is named nor another name. In a
narrow window the drawing is small and its letters are larger, so fewer names fit; the rest are for wide windows only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tekojen_tori.publishing.map.view import WIDTH

_WIDE, _NARROW = 15, 26  # the size of letters in units; tori.css has the same
_LETTER = 0.56  # the width of a usual letter, of its size
_GAP = 4
_MOST = 40

Circle = tuple[str, int, int, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Name:
    """A name beside a dot: the dot's place, and how far from it the name begins, or with a minus ends."""

    text: str
    x: int
    y: int
    away: float
    is_for_wide: bool


def names(circles: Sequence[Circle], height: int) -> list[Name]:
    """The names that fit on a drawing of a height; `circles` are (name, x, y, radius), the most important first."""
    dots = [(x - radius, y - radius, x + radius, y + radius) for _, x, y, radius in circles]
    placed: dict[str, tuple[Circle, float]] = {}
    for size in (_NARROW, _WIDE):
        taken = dots + [_box(circle, away, size) for circle, away in placed.values()]
        for place, circle in enumerate(circles[:_MOST]):
            if circle[0] in placed:
                continue
            for away in _sides(circle):
                box = _box(circle, away, size)
                others = (other for number, other in enumerate(taken) if number != place)
                if _is_inside(box, height) and not any(_meet(box, other) for other in others):
                    placed[circle[0]] = (circle, away)
                    taken.append(box)
                    break
        if size == _NARROW:
            narrow = set(placed)
    return [Name(text, x, y, away, text not in narrow) for (text, x, y, _), away in placed.values()]


def _sides(circle: Circle) -> Iterator[float]:
    away = round(circle[3] + _GAP, 1)
    yield from (away, -away)


def _box(circle: Circle, away: float, size: int) -> Box:
    text, x, y, _ = circle
    long = len(text) * size * _LETTER
    left = x + away if away > 0 else x + away - long
    return left, y - size / 2, left + long, y + size / 2


def _is_inside(box: Box, height: int) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= height


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
