"""The search page, which without search itself is ways to browse by plain links, and the index."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue, Region
from tekojen_tori.content.dates import Years
from tekojen_tori.content.kind import Kind
from tekojen_tori.content.registers import Sector, Theme
from tekojen_tori.kinds.deeds.content import Deeds
from tekojen_tori.language.sentences import listed
from tekojen_tori.language.slugs import LETTERS
from tekojen_tori.pages.search import index
from tekojen_tori.pages.search.documents import FIELDS
from tekojen_tori.pages.search.postings import TIMES_BITS
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.descriptions import counts_of_kinds
from tekojen_tori.publishing.frame.links import Bar, Link
from tekojen_tori.publishing.page import File, Page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.whole_page import PageView, whole_page
from tekojen_tori.publishing.writing.everything import Shared

LINKS = (Link(Bar.FOOTER, 30, "Haku", addresses.SEARCH),)

SHARES = Shared.WORDS

_DESCRIPTION = "Etsi tekoja, tarinoita ja muuta palvelualan, teeman, kunnan, maakunnan tai vuoden mukaan."


@dataclass(frozen=True, kw_only=True)
class SearchView(PageView):
    """The ways to browse without search: the kinds and how much there is of each, and the groups of deeds."""

    template = "search.html"
    kinds: tuple[tuple[Kind[Any], int], ...]
    total: str
    sectors: Mapping[Sector, Deeds]
    themes: Mapping[Theme, Deeds]
    regions: Mapping[Region, Deeds]
    years: Mapping[Years, Deeds]


CONTRACT = {"FIELDS": FIELDS, "TIMES_BITS": TIMES_BITS, "LETTERS": LETTERS}


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page | File]:
    """Every sector, theme, region and year with its number of deeds, and what finds more."""
    here, counts = addresses.SEARCH, counts_of_kinds(catalogue)
    view = SearchView(
        kinds=counts,
        total=listed(kind.counted(count) for kind, count in counts),
        sectors=catalogue.by_sector,
        themes=catalogue.by_theme,
        regions=catalogue.by_region,
        years=catalogue.by_year,
    )
    yield whole_page(view, here, "Haku", _DESCRIPTION, site, section=here)
    yield from index.publish(catalogue, site)
