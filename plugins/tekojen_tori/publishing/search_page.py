"""The search page: without search itself, ways to browse by plain links."""

from collections.abc import Iterator

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.page import Page
from tekojen_tori.publishing.site import Site


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Every sector, theme, region and year with its number of deeds."""
    title, description = "Haku", "Etsi kehittämistekoja palvelualan, teeman, kunnan, maakunnan tai vuoden mukaan."
    body = site.render(
        "search.html",
        addresses.SEARCH,
        title=title,
        total=len(catalogue.deeds),
        sectors=catalogue.by_sector,
        themes=catalogue.by_theme,
        regions=catalogue.by_region,
        years=catalogue.by_year,
    )
    yield Page(addresses.SEARCH, title, description, body, section=addresses.SEARCH)
