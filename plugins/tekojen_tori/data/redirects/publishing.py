"""Old addresses that lead to where the thing now is."""

from collections.abc import Iterator
from dataclasses import dataclass

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.written import Written
from tekojen_tori.publishing.addresses import address, folder_of
from tekojen_tori.publishing.page import File
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.views import View


@dataclass(frozen=True, kw_only=True)
class RedirectView(View):
    """What sends a reader on from an old address."""

    template = "redirect.html"
    title: str
    target: str
    canonical: str


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """A redirect for each alias of whatever is written; it works on any web server, and without JavaScript.

    Rooms that have pages in the folders of others' things tell of them under `pages_under` of their publishing.
    """
    for thing in catalogue.written:
        for alias in thing.aliases:
            for page in ("", *_pages_under(thing)):
                here, there = f"{folder_of(thing)}{alias}/{page}", f"{address(thing)}{page}"
                target = site.root(here) + there
                canonical = site.canonical(there) if site.url else target
                view = RedirectView(title=thing.title, target=target, canonical=canonical)
                yield File(f"{here}index.html", site.render(view, here).encode())


def _pages_under(thing: Written) -> Iterator[str]:
    return (page for pages_under in rooms.offers("publishing", "pages_under") for page in pages_under(thing))
