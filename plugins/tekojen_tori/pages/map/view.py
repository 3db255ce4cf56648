"""What part of the country a map shows, and where on the drawing each place then is."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tekojen_tori.content.registers import Municipality
from tekojen_tori.pages.map import outline
from tekojen_tori.pages.map.projection import projected

WIDTH = 640
"""How many units wide every drawing is; a unit is about a CSS pixel in a wide window."""
_FLATTEST, _TALLEST = 0.7, 1.9  # height to width
_TALL = 1.25
_MARGIN = 15.0  # km around the country
_REGION_MARGIN = 0.15  # of the larger side, on each side


@dataclass(frozen=True)
class Extent:
    """A part of the plane: its west and north edge in kilometres, units in a kilometre, and its height in units."""

    west: float
    north: float
    scale: float
    height: int

    def place(self, municipality: Municipality) -> tuple[int, int]:
        """Where a municipality's dot is, in units to the right and down."""
        east, north = projected(municipality.latitude, municipality.longitude)
        return round((east - self.west) * self.scale), round((self.north - north) * self.scale)

    def part(self, other: "Extent") -> tuple[int, int, int, int]:
        """Where another view is within this one: left, top, width and height in units."""
        times = self.scale / other.scale
        left, top = (other.west - self.west) * self.scale, (self.north - other.north) * self.scale
        return round(left), round(top), round(WIDTH * times), round(other.height * times)

    @property
    def is_tall(self) -> bool:
        """Whether a sheet of paper runs out downwards before sideways."""
        return self.height > _TALL * WIDTH

    @property
    def outline_transform(self) -> str:
        """What puts the outline's path in its place, as an SVG `transform`."""
        return self.transform_of(outline.STEP)

    def transform_of(self, step: float) -> str:
        """The same of a path of other steps."""
        x, y = -self.west * self.scale, self.north * self.scale
        return f"translate({x:.1f} {y:.1f}) scale({self.scale * step:.4g})"


@cache
def of_country() -> Extent:
    """The whole country."""
    return _around((point for ring in outline.rings() for point in ring), _MARGIN)


def of_places(municipalities: Iterable[Municipality]) -> Extent:
    """The part of the country where some municipalities are."""
    points = [projected(place.latitude, place.longitude) for place in municipalities]
    easts, norths = zip(*points, strict=True)
    margin = _REGION_MARGIN * max(max(easts) - min(easts), max(norths) - min(norths))
    return _around(points, margin)


def _around(points: Iterable[tuple[float, float]], margin: float) -> Extent:
    easts, norths = zip(*points, strict=True)
    wide = max(easts) - min(easts) + 2 * margin
    high = max(norths) - min(norths) + 2 * margin
    wide, high = max(wide, high / _TALLEST), max(high, wide * _FLATTEST)
    west = (min(easts) + max(easts) - wide) / 2
    north = (min(norths) + max(norths) + high) / 2
    scale = WIDTH / wide
    return Extent(west, north, scale, round(high * scale))
