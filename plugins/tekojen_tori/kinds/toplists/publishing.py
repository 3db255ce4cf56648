"""TOP lists: a page each, and the overview of them all."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.kind import Kind, kind_of, kinds_of_work
from tekojen_tori.content.registers import Sector, Theme
from tekojen_tori.content.written import Told, Written
from tekojen_tori.kinds.deeds.content import DEED
from tekojen_tori.kinds.toplists.catalogue import PastEdition, TopListEntry, TopLists
from tekojen_tori.kinds.toplists.content import THIS_YEAR, TOPLIST, By, Rule, TopList
from tekojen_tori.kinds.toplists.proposing import PROPOSING_CONTRACT, proposing
from tekojen_tori.language.numbers import counted
from tekojen_tori.language.sentences import listed
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.descriptions import describe
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.json_ld import addressed, schema_org
from tekojen_tori.publishing.page import Crumb, Page, Promise, Published
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.text.as_markdown import in_markdown, line_in_markdown, link_in_markdown, markdown_address
from tekojen_tori.publishing.views import View
from tekojen_tori.publishing.whole_page import PageView, ThingView, page_of, whole_page

SCRIPTS = "toplists"

CONTRACT = PROPOSING_CONTRACT

LINKS = (BarLink(Bar.MENU, 50, "TOP-listat", TOPLIST.index),)

_TITLE = "TOP-listat"
_ON_HOME_PAGE = 3
_DESCRIPTION = "Toimituksen ja sääntöjen kokoamia listoja: mistä aloittaa, kun tekoja on paljon."
_ORDERS = {
    By.NEWEST: "uusimmat teot ensin",
    By.ADOPTED: "teot, joista on otettu eniten mallia",
    By.ORGANISATIONS: "kunnat ja organisaatiot, joilta on eniten tekoja",
}


@dataclass(frozen=True)
class Card:
    """A TOP list as others speak of it."""

    toplist: TopList
    summary: str
    size: str


@dataclass(frozen=True, kw_only=True)
class TopListsView(PageView):
    """The page of all lists; those that are only being `gathered` come last."""

    template = "toplists.html"
    cards: Sequence[Card]
    gathered: Sequence[Card]


@dataclass(frozen=True, kw_only=True)
class TopListView(ThingView):
    """A list's page. Its `rule` is in words, and `year` that of the rule.

    `missing` places are to be filled yet; `left` are those who are no more on it.
    """

    template = "toplist.html"
    card: Card
    toplist: TopList
    entries: Sequence[TopListEntry]
    is_mixed: bool
    rule: str | None
    year: int | None
    missing: int
    left: Sequence[TopListEntry]
    history: Sequence[PastEdition]


@dataclass(frozen=True, kw_only=True)
class OnTopListsView(View):
    """On which lists a thing stands, and at which place."""

    template = "on_toplists.html"
    toplists: Sequence[tuple[TopList, int]]


@dataclass(frozen=True, kw_only=True)
class TopListsAboutView(View):
    """The lists that are about a group."""

    template = "toplists_about.html"
    toplists: Sequence[TopList]


@dataclass(frozen=True, kw_only=True)
class FullestTopListsView(View):
    """The fullest lists, for the home page."""

    template = "fullest_toplists.html"
    toplists: Sequence[Card]


def publish(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    """The overview and each list."""
    here, lists = TOPLIST.index, catalogue.part(TopLists)
    view = TopListsView(
        cards=[toplist_card(toplist, catalogue) for toplist in lists.all if toplist not in lists.gathered],
        gathered=[toplist_card(toplist, catalogue) for toplist in lists.gathered],
    )
    yield whole_page(view, here, _TITLE, _DESCRIPTION, site, section=here)
    for toplist in catalogue.part(TopLists).all:
        yield Promise(address(toplist), partial(_page, toplist, catalogue, site))


def toplist_card(toplist: TopList, catalogue: Catalogue) -> Card:
    """What a list is about and how long it is."""
    entries = catalogue.part(TopLists).entries[toplist.slug]
    return Card(toplist, describe(toplist), _size(toplist, entries))


def _size(toplist: TopList, entries: Sequence[TopListEntry]) -> str:
    """How many are on the list; of an editor's list that isn't full, how many are to come."""
    count = len(entries)
    if toplist.length and not toplist.rule and count < toplist.length:
        return f"Kootaan: {count}/{toplist.length}"
    if toplist.is_of_organisations:
        return counted(count, "tekijä", "tekijää")
    kinds = _kinds(entries) or {DEED: 0}
    return listed(kind.counted(how_many) for kind, how_many in kinds.items())


def _kinds(entries: Iterable[TopListEntry]) -> Mapping[Kind[Any], int]:
    """The kinds of what is told on a list, and how much of each."""
    counts = Counter(kind_of(entry.thing) for entry in entries if isinstance(entry.thing, Told))
    return {kind: counts[kind] for kind in kinds_of_work() if counts[kind]}


def _page(toplist: TopList, catalogue: Catalogue, site: Site) -> Page:
    entries = catalogue.part(TopLists).entries[toplist.slug]
    view = TopListView(
        card=toplist_card(toplist, catalogue),
        toplist=toplist,
        entries=entries,
        is_mixed=any(kind is not DEED for kind in _kinds(entries)),
        rule=_in_words(toplist.rule, catalogue) if toplist.rule else None,
        year=toplist.rule.in_year(catalogue.content.today) if toplist.rule else None,
        missing=toplist.length - len(entries) if toplist.length and not toplist.rule else 0,
        left=catalogue.part(TopLists).left(toplist),
        history=catalogue.part(TopLists).history(toplist),
    )
    return page_of(
        toplist,
        view,
        catalogue,
        site,
        section=TOPLIST.index,
        crumbs=(Crumb(_TITLE, TOPLIST.index),),
        data=(_item_list(toplist, entries, catalogue.with_page, site),),
        facts=(("Järjestys", view.rule or ""),),
        listed="\n".join(_line(entry, catalogue, site) for entry in entries) if site.has_markdown else "",
    )


def _in_words(rule: Rule, catalogue: Catalogue) -> str:
    """The rule as a reader understands it."""
    year = rule.in_year(catalogue.content.today)
    limits = (
        ("palveluala", rule.sector and rule.sector.name),
        ("teema", rule.theme and rule.theme.name),
        ("maakunta", rule.region),
        ("kunta", rule.municipality and rule.municipality.name),
        ("kuluva vuosi" if rule.year == THIS_YEAR else "vuosi", year),
    )
    return "; ".join([_ORDERS[rule.by], *(f"{name} {value}" for name, value in limits if value)])


def _item_list(
    toplist: TopList, entries: tuple[TopListEntry, ...], with_page: Set[Any], site: Site
) -> Mapping[str, Any]:
    def item(entry: TopListEntry) -> Mapping[str, Any]:
        listed: dict[str, Any] = {"@type": "ListItem", "position": entry.place, "name": entry.name}
        has_page = not toplist.is_of_organisations or entry.thing in with_page
        return listed | ({"url": site.canonical(address(entry.thing))} if has_page and site.url else {})

    return schema_org(
        "ItemList",
        name=toplist.title,
        description=describe(toplist),
        itemListOrder="https://schema.org/ItemListOrderAscending",
        numberOfItems=len(entries),
        itemListElement=[item(entry) for entry in entries],
        **addressed(toplist, site),
    )


def _line(entry: TopListEntry, catalogue: Catalogue, site: Site) -> str:
    """A place of a list in its Markdown: what stands there, and why or how many."""
    if isinstance(entry.thing, Told):
        told = line_in_markdown(entry.thing, site).removeprefix("- ")
    else:
        name = entry.name
        has_page = entry.thing in catalogue.with_page
        told = link_in_markdown(name, markdown_address(address(entry.thing), site)) if has_page else in_markdown(name)
        told += f": {DEED.counted(entry.count)}" if entry.count else ""
    return f"{entry.place}. {told}" + (f" **Miksi listalla:** {in_markdown(entry.why)}" if entry.why else "")


def _standing(thing: Told, catalogue: Catalogue, site: Site, here: str) -> str:
    """On which lists a thing stands, and where."""
    found = catalogue.part(TopLists).of(thing)
    return site.render(OnTopListsView(toplists=found), here) if found else ""


def _about(group: object, catalogue: Catalogue, site: Site, here: str) -> str:
    """The lists that are about a sector or a theme."""
    lists = catalogue.part(TopLists)
    found: Sequence[TopList] = ()
    if isinstance(group, Sector):
        found = lists.of_sector(group)
    elif isinstance(group, Theme):
        found = lists.of_theme(group)
    return site.render(TopListsAboutView(toplists=found), here) if found else ""


def _fullest(shown: Sequence[Written], catalogue: Catalogue, site: Site, here: str) -> str:
    """The fullest lists, for the home page, without what it shows already."""
    fullest = [toplist for toplist in catalogue.part(TopLists).fullest_first if toplist not in shown]
    cards = [toplist_card(toplist, catalogue) for toplist in fullest[:_ON_HOME_PAGE]]
    return site.render(FullestTopListsView(toplists=cards), here)


ASIDES = {"standing": _standing, "group": _about, "middle": _fullest, "own_list": proposing}
