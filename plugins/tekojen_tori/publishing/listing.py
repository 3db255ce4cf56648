"""Lists of deeds, in pages of a size that a reader can take in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.done import Done
from tekojen_tori.content.editorial import EditorialThing
from tekojen_tori.content.living.deed_lives import DeedLives
from tekojen_tori.publishing.descriptions import Shelf, shelf
from tekojen_tori.publishing.page import Crumb, Page, Promise
from tekojen_tori.publishing.site import Site
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


def parts(deeds: Sequence[Done], address: str) -> Iterator[ListPage]:
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
    address: str,
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
    """The pages of a list of deeds, the first of which shows also what is told `beside` them."""
    view = cache(view)

    def page(part: ListPage, here: str) -> Page:
        full_title = title if part.number == 1 else f"{title}, sivu {part.number}"
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
            description=description,
            body=site.render(view(), here, shared),
            section=section,
            crumbs=crumbs,
            data=(_collection(site, here, full_title, description),),
            is_indexed=is_indexed,
            feeds=feeds,
        )

    for part in parts(deeds, address):
        here = part.page(part.number)
        yield Promise(here, partial(page, part, here))


def _collection(site: Site, address: str, title: str, description: str) -> Mapping[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": title,
        "description": description,
        "inLanguage": "fi",
        "url": site.canonical(address),
    }
