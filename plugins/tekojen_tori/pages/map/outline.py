"""Finland's outline as a path to draw."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby, pairwise

from tekojen_tori.pages.map.projection import projected

STEP, COARSE_STEP = 0.5, 4.0
"""Kilometres that one unit of the path is: whole numbers make it short, and finer ones could not be seen. The coarse
ones are for small drawings."""


@cache
def rings() -> tuple[tuple[tuple[float, float], ...], ...]:
    """The mainland and islands as rings of (east, north) in kilometres, from the table of `scripts/make_outline`."""
    text = (files("tekojen_tori.content") / "outline.txt").read_text(encoding="utf-8")
    return tuple(tuple(_place(point) for point in line.split(",")) for line in text.splitlines())


@cache
def path() -> str:
    """The `d` of an SVG path, in steps to the east and the south of the projection's zero."""
    return "".join(_drawn(_in_steps(ring, STEP)) for ring in rings())


@cache
def coarse_path() -> str:
    """The same in coarse steps, half as long: without what would be but a point or a line."""
    found = ([point for point, _ in groupby(_in_steps(ring, COARSE_STEP))] for ring in rings())
    return "".join(_drawn(points) for points in found if len(points) > 3)


def _place(point: str) -> tuple[float, float]:
    latitude, longitude = point.split()
    return projected(float(latitude), float(longitude))


def _in_steps(ring: Iterable[tuple[float, float]], step: float) -> list[tuple[int, int]]:
    return [(round(east / step), round(-north / step)) for east, north in ring]


def _drawn(points: Sequence[tuple[int, int]]) -> str:
    moves = (f"{x - u} {y - v}" for (u, v), (x, y) in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{' '.join(moves).replace(' -', '-')}z"
