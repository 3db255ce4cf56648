"""Finland's outline as a path to draw."""

from functools import cache
from importlib.resources import files
from itertools import pairwise

from tekojen_tori.pages.map.projection import projected

STEP = 0.5
"""Kilometres that one unit of the path is: whole numbers make it short, and finer ones could not be seen."""


@cache
def rings() -> tuple[tuple[tuple[float, float], ...], ...]:
    """The mainland and islands as rings of (east, north) in kilometres, from the table of `scripts/make_outline`."""
    text = (files("tekojen_tori.content") / "outline.txt").read_text(encoding="utf-8")
    return tuple(tuple(_place(point) for point in line.split(",")) for line in text.splitlines())


@cache
def path() -> str:
    """The `d` of an SVG path, in steps to the east and the south of the projection's zero."""
    return "".join(map(_ring, rings()))


def _place(point: str) -> tuple[float, float]:
    latitude, longitude = point.split()
    return projected(float(latitude), float(longitude))


def _ring(ring: tuple[tuple[float, float], ...]) -> str:
    points = [(round(east / STEP), round(-north / STEP)) for east, north in ring]
    moves = (f"{x - u} {y - v}" for (u, v), (x, y) in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{' '.join(moves).replace(' -', '-')}z"
