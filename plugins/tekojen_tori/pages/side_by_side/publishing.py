"""Deeds side by side: a theme's on pages of its own, without scripts, and those that a reader has chosen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.groupings import THEMES
from tekojen_tori.content.done import Done
from tekojen_tori.content.registers import Theme
from tekojen_tori.language.sentences import sentence
from tekojen_tori.pages.side_by_side.facts import FACTS, Compared, compared
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.listing import ListingView, listing_pages
from tekojen_tori.publishing.page import Crumb, Page, Promise, Published
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.views import View
from tekojen_tori.publishing.whole_page import PageView, whole_page

SCRIPTS = "side_by_side"
STYLES_APART = True

CONTRACT = {
    "SIDE_BY_SIDE": addresses.SIDE_BY_SIDE,
    "FACTS": {fact.key: fact.heading for fact in FACTS},
}


@dataclass(frozen=True, kw_only=True)
class ThemeTableView(ListingView):
    """A theme's deeds in a table; `compare` gives the facts of those on one page."""

    template = "theme_table.html"
    theme: Theme
    compare: Callable[[Sequence[Done]], Compared]


@dataclass(frozen=True, kw_only=True)
class SideBySideView(PageView):
    """The page of those that a reader has chosen."""

    template = "side_by_side.html"


@dataclass(frozen=True, kw_only=True)
class ThemeTableOfferView(View):
    """What leads from a theme to its table."""

    template = "theme_table_offer.html"
    table: str


@dataclass(frozen=True, kw_only=True)
class ChoosingView(View):
    """Where a reader chooses deeds of their own list."""

    template = "choose.html"


def publish(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    """The table of each theme that has deeds to compare, and the page of a choice."""
    yield Promise(addresses.SIDE_BY_SIDE, partial(_page_of_choice, site))
    for theme, deeds in THEMES.deeds(catalogue).items():
        if isinstance(theme, Theme) and _has_table(deeds):
            yield from listing_pages(
                partial(_table, theme, catalogue),
                f"{address(theme)}{addresses.SIDE_BY_SIDE}",
                f"{sentence(theme.name)}: teot rinnakkain",
                f"Teeman {theme.name} tekojen tiedot samassa taulukossa.",
                deeds,
                catalogue,
                site,
                section=addresses.THEMES,
                crumbs=(Crumb(THEMES.plural, addresses.THEMES), Crumb(sentence(theme.name), address(theme))),
                is_indexed=False,
            )


def _table(theme: Theme, catalogue: Catalogue) -> ThemeTableView:
    return ThemeTableView(theme=theme, compare=lambda some: compared(some, catalogue.spread))


def _page_of_choice(site: Site) -> Page:
    return whole_page(
        SideBySideView(),
        addresses.SIDE_BY_SIDE,
        "Teot rinnakkain",
        "Kaksi tai kolme tekoa ja niiden tiedot samassa taulukossa.",
        site,
        section=addresses.OWN_LIST,
        crumbs=(Crumb("Oma lista", addresses.OWN_LIST),),
        is_indexed=False,
    )


def _has_table(deeds: Sequence[Done]) -> bool:
    return len(deeds) > 1


def _offer(group: object, catalogue: Catalogue, site: Site, here: str) -> str:
    if not isinstance(group, Theme) or not _has_table(THEMES.deeds(catalogue).get(group, ())):
        return ""
    return site.render(ThemeTableOfferView(table=addresses.SIDE_BY_SIDE), here)


def _choosing(about: object, catalogue: Catalogue, site: Site, here: str) -> str:
    return site.render(ChoosingView(), here)


ASIDES = {"group": _offer, "own_list": _choosing}
