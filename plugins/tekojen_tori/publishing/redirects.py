"""Old addresses that lead to where the thing now is."""

from collections.abc import Iterator

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.page import File, root_of
from tekojen_tori.publishing.site import Site


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """A redirect for each alias of a deed; it works on any web server, and without JavaScript."""
    for deed in catalogue.deeds:
        for alias in deed.aliases:
            here = f"{addresses.DEEDS}{alias}/"
            page = site.render(
                "redirect.html",
                here,
                title=deed.title,
                target=root_of(here) + address(deed),
                canonical=site.canonical(address(deed)) if site.url else root_of(here) + address(deed),
            )
            yield File(f"{here}index.html", page.encode())
