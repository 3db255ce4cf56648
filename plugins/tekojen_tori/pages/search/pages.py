"""The search page: without search itself, ways to browse by plain links."""

from collections.abc import Iterator

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.language.sentences import listed
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.page import Page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.told import counts_of_kinds


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Every sector, theme, region and year with its number of deeds."""
    title, description = (
        "Haku",
        "Etsi tekoja, tarinoita ja muuta palvelualan, teeman, kunnan, maakunnan tai vuoden mukaan.",
    )
    body = site.render(
        "search.html",
        addresses.SEARCH,
        title=title,
        kinds=counts_of_kinds(catalogue),
        total=listed(kind.counted(count) for kind, count in counts_of_kinds(catalogue)),
        sectors=catalogue.by_sector,
        themes=catalogue.by_theme,
        regions=catalogue.by_region,
        years=catalogue.by_year,
    )
    yield Page(addresses.SEARCH, title, description, body, section=addresses.SEARCH)
