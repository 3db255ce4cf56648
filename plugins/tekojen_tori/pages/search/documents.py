"""What is searched: each thing's words, and what the results show of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.done import Done
from tekojen_tori.content.editorial import EditorialThing
from tekojen_tori.content.kind import kind_of
from tekojen_tori.content.written import Told
from tekojen_tori.language.sentences import sentence
from tekojen_tori.language.tokens import tokens, with_shared_ends
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.descriptions import counts_of_kinds
from tekojen_tori.publishing.searched import SearchedPage
from tekojen_tori.publishing.site import finnish_date
from tekojen_tori.publishing.text.plain_text import plain_text

FIELDS = {"title": 8, "labels": 4, "places": 2, "summary": 2, "text": 1}
"""The parts of a document in their order, and how much a word weighs in each. Labels are its themes, sector, place and
organisation, the Swedish names too, who is in it or helped and how, and of what is no deed its kind and its series.
Places are its region, and the municipalities that its organisation serves."""

PAGE = ("sivu", "Sivu")
"""What a page is called that tells of no work: in addresses, and to readers."""
_WORTH_OF_PAGE = 0.6
"""How much of its score counts: somebody who looks for work that was done hardly means the tori's own pages."""


@dataclass(frozen=True)
class Document:
    """One thing that search finds, or a page that tells of no work.

    Documents are numbered in the catalogue's order, newest first, and pages come last.
    """

    thing: Told | None
    title: str
    labels: tuple[str, ...]
    places: tuple[str, ...]
    summary: str
    text: str
    adoptions: int
    details: Mapping[str, Any]
    worth: float = 1

    @cached_property
    def words(self) -> tuple[list[str], ...]:
        """The words of each field, in order."""
        texts = {
            "title": self.title,
            "labels": "\n".join(self.labels),
            "places": "\n".join(self.places),
            "summary": self.summary,
            "text": self.text,
        }
        return tuple(tokens(with_shared_ends(texts[field])) for field in FIELDS)


def documents(catalogue: Catalogue) -> list[Document]:
    """Everything that search finds."""
    has_kinds = len(counts_of_kinds(catalogue)) > 1
    things = [_document(thing, catalogue, has_kinds) for thing in catalogue.told]
    return [*things, *(_page(page) for page in searched_pages(catalogue))]


def searched_pages(catalogue: Catalogue) -> Iterator[SearchedPage]:
    """The pages that rooms want to be found, and the pages of what tells of no work: lists, campaigns, series."""
    for searched in rooms.offers("publishing", "searched"):
        yield from searched(catalogue)
    for thing in catalogue.written:
        if kind_of(thing).has_page and not kind_of(thing).tells_of_work:
            text = plain_text(thing.text)
            yield SearchedPage(address(thing), thing.title, thing.summary or "", text, kind=kind_of(thing).title)


def _page(page: SearchedPage) -> Document:
    details = {
        "title": page.title,
        "address": page.address,
        "by": page.part_of,
        "sector": "",
        "sectorSlug": "",
        "date": "",
        "lang": "fi",
        "summary": page.shown or page.summary,
        "text": page.text,
        "kind": page.kind,
        "kindSlug": PAGE[0],
    }
    labels = (*((page.part_of,) if page.part_of else ()), *page.names)
    worth = _WORTH_OF_PAGE if page.kind == PAGE[1] else 1
    return Document(None, page.title, labels, page.places, page.summary, page.text, 0, details, worth)


def _document(thing: Told, catalogue: Catalogue, has_kinds: bool) -> Document:
    text, summary = plain_text(thing.text), thing.summary or ""
    details = {
        "title": thing.title,
        "address": address(thing),
        "by": thing.who,
        "sector": sentence(thing.sectors[0].name) if thing.sectors else "",
        "sectorSlug": thing.sectors[0].slug if thing.sectors else "",
        "date": finnish_date(thing.date) if thing.date else "",
        "lang": thing.lang,
        "summary": summary,
        "text": text,
    }
    if has_kinds:
        details |= {"kind": kind_of(thing).title, "kindSlug": kind_of(thing).slug}
    adoptions = catalogue.spread.followers_of(thing).count if isinstance(thing, Done) else 0
    labels, places = tuple(_labels(thing, catalogue)), tuple(_places(thing, catalogue))
    return Document(thing, thing.title, labels, places, summary, text, adoptions, details)


def _labels(thing: Told, catalogue: Catalogue) -> list[str]:
    labels = [*(sector.name for sector in thing.sectors), *(theme.name for theme in thing.theme)]
    if thing.organisation:
        labels += [thing.organisation.name, *thing.organisation.also_known_as]
    labels += dict.fromkeys(name for place in thing.municipalities for name in (place.name, place.name_sv))
    if isinstance(thing, EditorialThing):
        series = catalogue.editorials.series_of(thing)
        labels += [kind_of(thing).title, *((series.title,) if series else ())]
    return [*labels, *thing.names]


def _places(thing: Told, catalogue: Catalogue) -> Iterator[str]:
    """The region, and the municipalities that its organisation serves, the Swedish names too."""
    served = [place for place in thing.places(catalogue.registers) if place not in thing.municipalities]
    everywhere = (*thing.municipalities, *served)
    yield from dict.fromkeys(place.region for place in everywhere)
    yield from dict.fromkeys(name for place in served for name in (place.name, place.name_sv))
