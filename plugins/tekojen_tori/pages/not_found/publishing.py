"""The page for an address where nothing is."""

from collections.abc import Iterator

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.page import Page
from tekojen_tori.publishing.site import Site


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """A page that helps to find what was sought. It is shown at any address, so it can't link relatively."""
    body = site.render("not_found.html", addresses.NOT_FOUND, root=site.path, sectors=catalogue.by_sector)
    yield Page(addresses.NOT_FOUND, "Sivua ei löytynyt", "Osoitteessa ei ole sivua.", body, is_indexed=False)
