"""Whose deeds are of use to a municipality: those of the nearest and of its size, and what its region hasn't told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from math import asin, cos, log, radians, sin, sqrt

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.groupings import THEMES
from tekojen_tori.content.done import Done
from tekojen_tori.content.registers import Municipality, Theme

SHOWN = 5
"""How many deeds of each sort."""
_OF_ONE = 2
"""How many of them at most from one municipality, so that a busy neighbour leaves room for others."""
_LARGEST_RATIO = 1.5
"""Of populations that are of one size."""
_WORTH_A_LOOK = 3
"""Deeds of a theme."""
_EARTH = 6371.0  # km, the mean of the Earth's


@dataclass(frozen=True)
class Nearby:
    """A deed, the municipality where it was done, and how far away that is."""

    deed: Done
    place: Municipality
    kilometres: float


def nearest_deeds(here: Municipality, catalogue: Catalogue) -> tuple[Nearby, ...]:
    """The newest deeds of the municipalities that are nearest to one, the nearest first."""
    order = sorted(
        (place for place in catalogue.by_place if place.code != here.code), key=lambda one: kilometres(here, one)
    )
    return tuple(islice(_deeds_of(order, here, catalogue), SHOWN))


def alike(here: Municipality, catalogue: Catalogue, known: Iterable[Done] = ()) -> tuple[Nearby, ...]:
    """The newest deeds of other municipalities with about as many people, those first that are most alike.

    Deeds that are `known` already are left out.
    """

    def difference(place: Municipality) -> float:
        return abs(log(place.population / here.population))

    same = [one for one in catalogue.by_place if one.code != here.code and difference(one) <= log(_LARGEST_RATIO)]
    found = _deeds_of(sorted(same, key=difference), here, catalogue)
    left_out = set(known)
    return tuple(islice((one for one in found if one.deed not in left_out), SHOWN))


def untold(here: Municipality, catalogue: Catalogue) -> tuple[tuple[Theme, int], ...]:
    """The themes of which others tell much, and nobody in the region anything; each with how many deeds it has."""
    told = {
        theme
        for region, deeds in catalogue.by_region.items()
        if region.name == here.region
        for deed in deeds
        for theme in deed.theme
    }
    return tuple(one for one in much_told(catalogue) if one[0] not in told)


def much_told(catalogue: Catalogue) -> tuple[tuple[Theme, int], ...]:
    """The themes that are worth a look by what others have done, those first of which most is told."""
    counts = ((theme, len(deeds)) for theme, deeds in THEMES.deeds(catalogue).items() if isinstance(theme, Theme))
    return tuple(sorted((one for one in counts if one[1] >= _WORTH_A_LOOK), key=lambda one: -one[1]))


def _deeds_of(places: Iterable[Municipality], here: Municipality, catalogue: Catalogue) -> Iterator[Nearby]:
    for place in places:
        way = kilometres(here, place)
        yield from (Nearby(deed, place, way) for deed in catalogue.by_place[place][:_OF_ONE])


def kilometres(one: Municipality, other: Municipality) -> float:
    """The way between the centres of two municipalities as the crow flies, by the haversine formula."""
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    between = sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    return 2 * _EARTH * asin(sqrt(between))
