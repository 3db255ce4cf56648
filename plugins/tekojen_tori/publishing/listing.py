"""Lists of deeds, in pages of a size that a reader can take in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.done import Done
from tekojen_tori.content.editorial import EditorialThing
from tekojen_tori.content.living.deed_lives import DeedLives
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.descriptions import Shelf, shelf
from tekojen_tori.publishing.json_ld import schema_org
from tekojen_tori.publishing.page import Crumb, Page, Promise
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.text.as_markdown import list_in_markdown
from tekojen_tori.publishing.views import View
from tekojen_tori.publishing.whole_page import PageShared

PER_PAGE = 24


@dataclass(frozen=True)
class ListPage:
    """One page of a long list: its number from 1, and the whole list's addresses page by page."""

    deeds: Sequence[Done]
    number: int
    address: str
    count: int

    def page(self, number: int) -> str:
        """The address of the list's page of that number."""
        return self.address if number == 1 else f"{self.address}sivu/{number}/"

    @property
    def shown_numbers(self) -> list[int | None]:
        """The page numbers to offer: the ends and the neighbours, with None for what is left out between."""
        near = {1, self.count, *range(max(1, self.number - 1), min(self.count, self.number + 1) + 1)}
        shown: list[int | None] = []
        for number in sorted(near):
            if shown and number - (shown[-1] or 0) == 2:
                shown.append(number - 1)
            elif shown and number - (shown[-1] or 0) > 2:
                shown.append(None)
            shown.append(number)
        return shown


def list_pages(deeds: Sequence[Done], address: str) -> Iterator[ListPage]:
    """The pages of a list; at least one, if empty."""
    count = max(1, -(-len(deeds) // PER_PAGE))
    for number in range(1, count + 1):
        yield ListPage(deeds[(number - 1) * PER_PAGE : number * PER_PAGE], number, address, count)


@dataclass(frozen=True, kw_only=True)
class ListingShared(PageShared):
    """What the template of any list of deeds knows of it. The `shelf` is of what is told beside the deeds."""

    part: ListPage
    total: int
    shelf: Shelf | None
    feeds: Crumb | None
    lives: DeedLives


@dataclass(frozen=True, kw_only=True)
class ListingView(View):
    """A list of deeds of which nothing else is told."""

    template = "listing.html"
    shares = ListingShared


def listing_pages(
    view: Callable[[], ListingView],
    begins_at: str,
    title: str,
    description: str,
    deeds: Sequence[Done],
    catalogue: Catalogue,
    site: Site,
    *,
    section: str,
    crumbs: tuple[Crumb, ...] = (),
    feeds: Crumb | None = None,
    beside: Sequence[EditorialThing] = (),
    is_indexed: bool = True,
) -> Iterator[Promise]:
    """The pages of a list of deeds, the first of which shows also what is told `beside` them.

    Any of them may change when one of the deeds does.
    """
    view = cache(view)

    @cache
    def updated() -> datetime | None:
        return max((dates.updated for deed in deeds if (dates := catalogue.dates(deed))), default=None)

    def page(part: ListPage, here: str) -> Page:
        full_title = title if part.number == 1 else f"{title}, sivu {part.number}"
        full_description = description if part.number == 1 else f"Sivu {part.number}/{part.count}. {description}"
        shared = ListingShared(
            title=title,
            description=description,
            crumbs=crumbs,
            part=part,
            total=len(deeds),
            shelf=shelf(beside),
            feeds=feeds,
            lives=catalogue.lives,
        )
        return Page(
            address=here,
            title=full_title,
            description=full_description,
            body=site.render(view(), here, shared),
            section=section,
            crumbs=crumbs,
            data=(_collection(site, part, len(deeds), full_title, full_description),),
            is_indexed=is_indexed,
            feeds=feeds,
            updated=updated(),
            markdown=list_in_markdown(title, description, here, deeds, catalogue, site)
            if site.has_markdown and is_indexed and part.number == 1
            else None,
        )

    for part in list_pages(deeds, begins_at):
        here = part.page(part.number)
        yield Promise(here, partial(page, part, here))


def _collection(site: Site, part: ListPage, total: int, title: str, description: str) -> Mapping[str, Any]:
    """The page, and which deeds of the whole list stand on it. Without the site's own address nothing has one."""
    data = schema_org("CollectionPage", name=title, description=description, inLanguage="fi")
    if not site.url:
        return data
    first = (part.number - 1) * PER_PAGE + 1
    places = [
        {"@type": "ListItem", "position": place, "url": site.canonical(address(deed))}
        for place, deed in enumerate(part.deeds, first)
    ]
    listed = {"@type": "ItemList", "numberOfItems": total, "itemListElement": places}
    return data | {"url": site.canonical(part.page(part.number))} | ({"mainEntity": listed} if places else {})
