"""Lists of deeds, in pages of a size that a reader can take in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.publishing.page import Crumb, Page
from tekojen_tori.publishing.site import Site

PER_PAGE = 24


@dataclass(frozen=True)
class Part:
    """One page of a long list: its number from 1, and the whole list's addresses page by page."""

    deeds: Sequence[Deed]
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


def parts(deeds: Sequence[Deed], address: str) -> Iterator[Part]:
    """The pages of a list; at least one, if empty."""
    count = max(1, -(-len(deeds) // PER_PAGE))
    for number in range(1, count + 1):
        yield Part(deeds[(number - 1) * PER_PAGE : number * PER_PAGE], number, address, count)


def listing_pages(
    site: Site,
    template: str,
    address: str,
    title: str,
    description: str,
    deeds: Sequence[Deed],
    *,
    section: str,
    crumbs: tuple[Crumb, ...] = (),
    feeds: Crumb | None = None,
    **values: Any,
) -> Iterator[Page]:
    """The pages of a list of deeds. What else the template shows goes on its first page only, with `values`.

    A `shelf` among them holds the stories, episodes and webinars that belong beside the deeds.
    """
    shown = {"title": title, "description": description, "crumbs": crumbs, "total": len(deeds), "shelf": None}
    shown |= {"feeds": feeds} | values
    for part in parts(deeds, address):
        here = part.page(part.number)
        full_title = title if part.number == 1 else f"{title}, sivu {part.number}"
        yield Page(
            address=here,
            title=full_title,
            description=description,
            body=site.render(template, here, part=part, **shown),
            section=section,
            crumbs=crumbs,
            data=(_collection(site, here, full_title, description),),
            previous=part.page(part.number - 1) if part.number > 1 else None,
            next=part.page(part.number + 1) if part.number < part.count else None,
            feeds=feeds,
        )


def _collection(site: Site, address: str, title: str, description: str) -> Mapping[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": title,
        "description": description,
        "inLanguage": "fi",
        "url": site.canonical(address),
    }
