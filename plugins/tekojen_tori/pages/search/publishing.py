"""The search page, which without search itself is ways to browse by plain links, and the index."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue, Region
from tekojen_tori.catalogue.groupings import Group, groupings
from tekojen_tori.content.dates import Years
from tekojen_tori.content.done import Done
from tekojen_tori.content.kind import Kind, kind_of
from tekojen_tori.language.sentences import listed
from tekojen_tori.language.slugs import LETTERS
from tekojen_tori.pages.search import index, weights
from tekojen_tori.pages.search.facets import Facet, facets
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.descriptions import counts_of_kinds
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.letters import letter
from tekojen_tori.publishing.page import Bundle, Page, Promise, Published
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.views import View
from tekojen_tori.publishing.whole_page import PageView, whole_page
from tekojen_tori.publishing.writing.everything import DearToMake

LINKS = (BarLink(Bar.FOOTER, 30, "Haku", addresses.SEARCH),)

SHARES = DearToMake.WORDS
SCRIPTS = "search"

_DESCRIPTION = "Etsi tekoja, tarinoita ja muuta palvelualan, teeman, kunnan, maakunnan tai vuoden mukaan."


@dataclass(frozen=True, kw_only=True)
class SearchView(PageView):
    """The ways to browse without search: the kinds and how much there is of each, and the groups of deeds.

    `is_adopted` if anything has been taken as a model, by which results could be ordered. `asking` is a letter to the
    editors, "" if they have no address.
    """

    template = "search.html"
    kinds: tuple[tuple[Kind[Any], int], ...]
    total: str
    groups: Mapping[str, Mapping[Group, tuple[Done, ...]]]
    regions: Mapping[Region, tuple[Done, ...]]
    years: Mapping[Years, tuple[Done, ...]]
    is_adopted: bool
    asking: str
    facets: Sequence[tuple[Facet, Sequence[tuple[str, str, int]]]]


@dataclass(frozen=True, kw_only=True)
class NarrowView(View):
    """What the list of all deeds can be narrowed by, each value with its deeds; `kind` is that of deeds."""

    template = "narrow.html"
    facets: Sequence[tuple[Facet, Sequence[tuple[str, str, int]]]]
    kind: str


CONTRACT = weights.CONTRACT | {"LETTERS": LETTERS}


def publish(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    """Every sector, theme, region and year with its number of deeds, and what finds more."""
    yield Promise(addresses.SEARCH, partial(_page, catalogue, site))
    yield Bundle(index.FOLDER, partial(index.publish, catalogue, site))


def _page(catalogue: Catalogue, site: Site) -> Page:
    here, counts = addresses.SEARCH, counts_of_kinds(catalogue)
    view = SearchView(
        kinds=counts,
        total=listed(kind.counted(count) for kind, count in counts),
        groups={grouping.plural: grouping.deeds(catalogue) for grouping in groupings(catalogue)},
        regions=catalogue.by_region,
        years=catalogue.by_year,
        is_adopted=bool(catalogue.spread.every),
        asking=_letter(site) if site.sending.email else "",
        facets=_offered(every := facets(catalogue), range(len(every[0].of_documents))),
    )
    return whole_page(view, here, "Haku", _DESCRIPTION, site, section=here)


def _offered(every: Iterable[Facet], documents: Collection[int]) -> list[tuple[Facet, Sequence[tuple[str, str, int]]]]:
    """The facets by which there is something to choose among the documents, with their values."""
    counted = ((facet, facet.counted(documents)) for facet in every)
    return [(facet, values) for facet, values in counted if len(values) > 1]


def _narrow(kind: object, catalogue: Catalogue, site: Site, here: str) -> str:
    """By what all things of a kind can be narrowed."""
    assert isinstance(kind, Kind), "a list is of a kind"
    of_kind = [number for number, thing in enumerate(catalogue.told) if kind_of(thing) is kind]
    offered = _offered(facets(catalogue), of_kind)
    return site.render(NarrowView(facets=offered, kind=kind.slug), here) if offered else ""


ASIDES = {"narrow": _narrow}


def _letter(site: Site) -> str:
    return letter(site.sending.email, f"Kysymys torin toimitukselle ({site.name})", "Hei!", "Etsin torilta ratkaisua:")
