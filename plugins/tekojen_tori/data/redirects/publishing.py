"""Old addresses that lead to where the thing now is."""

from collections.abc import Iterator

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing.addresses import address, folder_of
from tekojen_tori.publishing.page import File, root_of
from tekojen_tori.publishing.site import Site


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """A redirect for each alias of whatever is written; it works on any web server, and without JavaScript."""
    for thing in catalogue.written:
        for alias in thing.aliases:
            here = f"{folder_of(thing)}{alias}/"
            page = site.render(
                "redirect.html",
                here,
                title=thing.title,
                target=root_of(here) + address(thing),
                canonical=site.canonical(address(thing)) if site.url else root_of(here) + address(thing),
            )
            yield File(f"{here}index.html", page.encode())
