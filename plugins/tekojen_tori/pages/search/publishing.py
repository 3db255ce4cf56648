"""The search page, which without search itself is ways to browse by plain links, and the index."""

from collections.abc import Iterator

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.language.sentences import listed
from tekojen_tori.language.slugs import LETTERS
from tekojen_tori.pages.search import index
from tekojen_tori.pages.search.documents import FIELDS
from tekojen_tori.pages.search.postings import TIMES_BITS
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.everything import Shared
from tekojen_tori.publishing.links import Bar, Link
from tekojen_tori.publishing.page import File, Page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.told import counts_of_kinds

LINKS = (Link(Bar.FOOTER, 30, "Haku", addresses.SEARCH),)

SHARES = Shared.WORDS

CONTRACT = {"FIELDS": FIELDS, "TIMES_BITS": TIMES_BITS, "LETTERS": LETTERS}


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page | File]:
    """Every sector, theme, region and year with its number of deeds, and what finds more."""
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
    yield from index.publish(catalogue, site)
