"""The page for an address where nothing is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.done import Done
from tekojen_tori.content.registers import Sector
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.page import Page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.whole_page import PageView, whole_page


@dataclass(frozen=True, kw_only=True)
class NotFoundView(PageView):
    """Ways on from a missing page: the sectors and their deeds."""

    template = "not_found.html"
    sectors: Mapping[Sector, tuple[Done, ...]]


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """A page that helps to find what was sought."""
    view = NotFoundView(sectors=catalogue.by_sector)
    yield whole_page(
        view, addresses.NOT_FOUND, "Sivua ei löytynyt", "Osoitteessa ei ole sivua.", site, is_indexed=False
    )
