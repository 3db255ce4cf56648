"""The links that stand on every page: the menu and the footer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing.site import Site


class Bar(Enum):
    """Where a link stands."""

    MENU = "menu"
    FOOTER = "footer"


@dataclass(frozen=True)
class BarLink:
    """A link to a page, if the page `is_there`; in its bar the smallest `place` is first."""

    bar: Bar
    place: int
    title: str
    address: str
    is_there: Callable[[Catalogue, Site], object] = lambda catalogue, site: True


def links(bar: Bar, catalogue: Catalogue, site: Site) -> Iterator[BarLink]:
    """The links of a bar in their order: what this tori has none of has no page to lead to."""
    every = (link for offered in rooms.offers("publishing", "LINKS") for link in offered)
    chosen = (link for link in every if link.bar is bar and link.is_there(catalogue, site))
    yield from sorted(chosen, key=lambda link: link.place)
