"""What is drawn on a map: a dot for each municipality, names beside them, and the legend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import sqrt

from markupsafe import Markup

from tekojen_tori.content.registers import Municipality
from tekojen_tori.language.order import alphabetical
from tekojen_tori.pages.map.names import MapName, names
from tekojen_tori.pages.map.view import Extent

EMPTY = 2.5
"""The radius of a dot without deeds; none is smaller."""
_ONE = 4.5  # the radius of a dot of one deed
_LARGEST = 30.0  # unless the largest would then be larger than this
_LEGEND = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class Scale:
    """How large dots are: their areas are as the numbers of deeds."""

    one: float

    @classmethod
    def up_to(cls, most: int) -> "Scale":
        """A scale on which the largest dot isn't too large."""
        return cls(min(_ONE, _LARGEST / sqrt(max(most, 1))))

    def radius(self, count: int) -> float:
        """The radius of a dot in units of the drawing."""
        return round(max(EMPTY, self.one * sqrt(count)), 1)


@dataclass(frozen=True)
class Dot:
    """A municipality on the drawing."""

    municipality: Municipality
    count: int
    x: int
    y: int
    radius: float


@dataclass(frozen=True)
class Drawing:
    """A map of some municipalities with their numbers of deeds."""

    view: Extent
    scale: Scale
    counts: Mapping[Municipality, int]
    names_all: bool = False

    @cached_property
    def dots(self) -> Sequence[Dot]:
        """The municipalities that have deeds, the largest first so that the small ones lie on top."""
        found = (self._dot(place, count) for place, count in self.counts.items() if count)
        return sorted(found, key=lambda dot: (-dot.count, alphabetical(dot.municipality.name)))

    @cached_property
    def empty(self) -> Sequence[Municipality]:
        """The municipalities that have none."""
        return [place for place, count in self.counts.items() if not count]

    @property
    def rings(self) -> Markup:
        """The municipalities that have none as SVG: most of the drawing, and much the same on every map."""
        return Markup("\n").join(_ring(place.name, *self.view.place(place)) for place in self.empty)

    @cached_property
    def names(self) -> Sequence[MapName]:
        """The names that there is room for: of all municipalities, or only of those that have deeds."""
        empty = [self._dot(place, 0) for place in self.empty] if self.names_all else []
        circles = [*self.dots, *empty]
        return names([(dot.municipality.name, dot.x, dot.y, dot.radius) for dot in circles], self.view.height)

    @property
    def legend(self) -> Sequence[tuple[int, float]]:
        """A few numbers of deeds, the smallest first, with the radii of their dots; none if there are no deeds."""
        most = max(self.counts.values(), default=0)
        shown = [count for count in _LEGEND if count <= most]
        chosen = dict.fromkeys((*shown[:1], *shown[len(shown) // 2 :][:1], *shown[-1:]))
        return [(count, self.scale.radius(count)) for count in chosen]

    def _dot(self, place: Municipality, count: int) -> Dot:
        return Dot(place, count, *self.view.place(place), self.scale.radius(count))


@cache
def _ring(name: str, x: int, y: int) -> Markup:
    title = Markup("<title>{}</title>").format(name)
    return Markup('<circle cx="{}" cy="{}" r="{}">{}</circle>').format(x, y, EMPTY, title)
