"""What rooms say on one another's pages: a deed's page doesn't know of TOP lists, but those say on which it stands."""

from collections.abc import Callable
from functools import cache
from typing import Any

from markupsafe import Markup

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing.site import Site

Aside = Callable[[Any, Catalogue, Site, str], str]
"""Says something of a thing on the page at an address: HTML, or nothing."""


def asides(place: str, about: Any, catalogue: Catalogue, site: Site, here: str) -> Markup:
    """Whatever the rooms have to say of something at a place of the page at an address.

    The places are `occasion` and `standing` among the facts of what tells of work, `life` under a deed's title, `stage`
    beside its stage, `said` under the text, `try` beside the way to tell that a deed was taken as a model,
    `whom_to_ask`, `before_trial` and `during_trial` in the kit with which it is tried (the latter two of no deed in
    particular), `pass_on` after all that is told there and `paper` at the end of what is printed of it (both on every
    page of a thing, last if its template says nowhere), `spread` below a deed, `adoption` below what an adoption tells,
    `group` beside the deeds of a group, `narrow` above the list of all things of a kind, `tool` and `programme` where
    those are told of by their names, `first`, `middle` and `last` on the home page, `webinars` below the webinars on
    their page, `own_list` below a reader's own list (of nothing in particular), and `follow` where it is told how to
    follow the tori. A room's `publishing` module has its `ASIDES` by place.
    """
    said = (aside(about, catalogue, site, here) for aside in _at(place, tuple(rooms.ROOMS)))
    return Markup("").join(map(Markup, said))


@cache
def _at(place: str, every_room: tuple[str, ...]) -> tuple[Aside, ...]:
    return tuple(offered[place] for offered in rooms.offers("publishing", "ASIDES") if place in offered)
