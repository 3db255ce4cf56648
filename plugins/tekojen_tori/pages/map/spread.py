"""The map of how a deed has spread: from where it was done to where others took it as a model."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.adopting.journeys import where_taken
from tekojen_tori.content.done import Done
from tekojen_tori.content.order import by_name
from tekojen_tori.content.registers import Municipality
from tekojen_tori.pages.map import outline, view
from tekojen_tori.pages.map.drawing import Dot
from tekojen_tori.pages.map.names import MapName, names
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.views import View

_OWN, _OTHER = 15.0, 10.0
"""The radius of the dot of where it was done, and of where it was taken, in units of the drawing."""


@dataclass(frozen=True, kw_only=True)
class SpreadMapView(View):
    """A small map of the country: where the deed was done, if that is one place, and where others took it.

    `elsewhere` took it who have no one place.
    """

    template = "spread_map.html"
    height: int
    outline: str
    transform: str
    own: Dot | None
    dots: Sequence[Dot]
    names: Sequence[MapName]
    taken: Mapping[Municipality, int]
    elsewhere: int
    with_page: Set[Any]


def spread_of(deed: Any, catalogue: Catalogue, site: Site, here: str) -> str:
    """The map of a deed that somebody took whose place is known; else nothing."""
    if not isinstance(deed, Done):
        return ""
    taken, elsewhere = _taken(deed, catalogue)
    if not taken:
        return ""
    country = view.of_country()
    places = deed.places(catalogue.registers)
    own = Dot(places[0], 1, *country.place(places[0]), _OWN) if len(places) == 1 else None
    dots = [Dot(place, count, *country.place(place), _OTHER) for place, count in taken.items() if place not in places]
    circles = [(dot.municipality.name, dot.x, dot.y, dot.radius) for dot in (own, *dots) if dot]
    shown = SpreadMapView(
        height=country.height,
        outline=outline.coarse_path(),
        transform=country.transform_of(outline.COARSE_STEP),
        own=own,
        dots=dots,
        names=[name for name in names(circles, country.height) if not name.is_for_wide],
        taken=taken,
        elsewhere=elsewhere,
        with_page=catalogue.with_page,
    )
    return site.render(shown, here)


def _taken(deed: Done, catalogue: Catalogue) -> tuple[Mapping[Municipality, int], int]:
    """How many others took it in each place, in alphabetical order, and how many in no one place."""
    counts: Counter[Municipality] = Counter()
    others = catalogue.spread.followers_of(deed).others.values()
    for one in others:
        places = where_taken(one, catalogue.registers)
        counts.update(places if len(places) == 1 else ())
    return {place: counts[place] for place in by_name(counts)}, len(others) - counts.total()
