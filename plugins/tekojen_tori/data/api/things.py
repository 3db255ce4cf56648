"""Each kind of thing in the form of the open data."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any
from urllib.parse import quote

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.editorial import EditorialThing
from tekojen_tori.content.kind import Kind
from tekojen_tori.content.written import Told, Written
from tekojen_tori.data.api import models
from tekojen_tori.data.api.bulk import Bulk, BulkFile
from tekojen_tori.data.api.files import FOLDER
from tekojen_tori.publishing.addresses import address, first_address, old_addresses
from tekojen_tori.publishing.pictures.shown import picture_of
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.text.written import absolute_html


@dataclass(frozen=True, kw_only=True, eq=False)
class Collection:
    """The things of one class in the API: the folder of their files, what they are called, and their form.

    `every` gives them in the order in which the site has them, and `tell` the fields of one beside those that every
    `models.ThingForm` has. `has_page` tells whether one has a page of its own. Where none `has_file` of its own, the
    list tells all of each: there may be many small ones. `bulks` make files of many, and `others` are the forms in
    those, by the names of their schemas.
    """

    of: type[Any]
    folder: str
    name: str
    plural: str
    form: type[models.ThingForm]
    every: Callable[[Catalogue], Sequence[Any]]
    tell: Callable[[Any, "Things"], Mapping[str, Any]]
    title: Callable[[Any], str] = attrgetter("title")
    slug: Callable[[Any], str] = attrgetter("slug")
    has_page: Callable[[Any, Catalogue], bool] = lambda thing, catalogue: True
    has_file: bool = True
    others: Mapping[str, type[models.Form]] = field(default_factory=dict)
    bulks: tuple[type[Bulk], ...] = ()

    @property
    def list_address(self) -> str:
        """Where the list of them all is, seen from the home page."""
        return f"{FOLDER}{self.folder}.json"

    @property
    def pattern(self) -> str:
        """Where what is told of one is, seen from the home page, with `{slug}` for its slug."""
        return f"{FOLDER}{self.folder}/{{slug}}.json" if self.has_file else f"{self.list_address}#{{slug}}"

    @cached_property
    def listing(self) -> type[models.ListingForm]:
        """The form of the list."""
        return models.ListingForm if self.has_file else models.listing_of(self.form)


def collection_of(
    kind: Kind[Any], form: type[models.ThingForm], tell: Callable[[Any, "Things"], Mapping[str, Any]], **more: Any
) -> Collection:
    """The collection of a kind of content; what has no page of its own has no file either."""
    usual: dict[str, Any] = {"folder": kind.collection, "name": kind.name, "plural": kind.plural, "of": kind.thing}
    usual["has_file"] = kind.has_page
    usual |= {"form": form, "tell": tell, "every": lambda catalogue: catalogue.of(kind.thing)}
    return Collection(**usual | more)


def collections() -> tuple[Collection, ...]:
    """Every collection, in the order of the rooms."""
    return tuple(collection for offered in rooms.offers("api", "COLLECTIONS") for collection in offered)


def bulk_files() -> tuple[BulkFile, ...]:
    """The files that hold many things at once."""
    return tuple(file for collection in collections() for bulk in collection.bulks for file in bulk.FILES)


class Things:
    """Makes what the API tells of each thing of a catalogue."""

    def __init__(self, catalogue: Catalogue, site: Site) -> None:
        self.catalogue = catalogue
        self.site = site
        self._collections = {collection.of: collection for collection in collections()}
        self._references: dict[tuple[str, str], models.ReferenceForm] = {}

    def form(self, thing: Any) -> models.ThingForm:
        """A thing in its form."""
        collection = self._collections[type(thing)]
        return collection.form.model_construct(**self._thing(thing), **collection.tell(thing, self))

    def reference(self, thing: Any) -> models.ReferenceForm:
        """A thing as others tell of it."""
        collection = self._collections[type(thing)]
        key = (collection.name, collection.slug(thing))
        if key not in self._references:
            self._references[key] = models.ReferenceForm.model_construct(**self._thing(thing))
        return self._references[key]

    def maybe(self, thing: Any | None) -> models.ReferenceForm | None:
        """A thing as others tell of it, if there is one of which the API tells."""
        return self.reference(thing) if thing and type(thing) in self._collections else None

    def references(self, things: Iterable[Any]) -> list[models.ReferenceForm]:
        """Things as others tell of them."""
        return [self.reference(thing) for thing in things]

    def data_address(self, thing: Any) -> str:
        """Where what is told of a thing is, seen from the home page."""
        collection = self._collections[type(thing)]
        return collection.pattern.format(slug=collection.slug(thing))

    def former_addresses(self, thing: Any) -> Sequence[str]:
        """Where that was when the thing had other names: whoever reads it by one needn't know that it has changed."""
        collection = self._collections[type(thing)]
        if not isinstance(thing, Written):
            return []
        before = collection.slug(thing).removesuffix(thing.slug)
        return [collection.pattern.format(slug=f"{before}{old}") for old in thing.former_slugs]

    def written(self, thing: Written) -> dict[str, Any]:
        """What the API tells of anything that has a text of its own."""
        image = picture_of(thing, self.catalogue)
        return {
            "id": self.site.canonical(first_address(thing)),
            "former_urls": [self.site.canonical(quote(old)) for old in old_addresses(thing)],
            "summary": thing.summary,
            "image": models.ImageForm(url=self.site.canonical(image), alt=thing.alt or "") if image else None,
            "source": thing.source,
            "published": self.catalogue.published(thing),
            "updated": self.catalogue.updated(thing),
            "text": thing.text.strip(),
            "html": str(absolute_html(thing, self.catalogue, self.site)),
        }

    def told(self, thing: Told) -> dict[str, Any]:
        """What the API tells of whatever tells of work."""
        return self.written(thing) | {
            "language": thing.lang,
            "date": date_form(thing.date),
            "municipality": self.maybe(thing.municipalities[0]) if len(thing.municipalities) == 1 else None,
            "organisation": self.maybe(thing.organisation),
            "sectors": self.references(thing.sectors),
            "themes": self.references(thing.theme),
        }

    def editorial(self, thing: EditorialThing) -> dict[str, Any]:
        """What the API tells of a story, an episode, a webinar or the like."""
        return self.told(thing) | {
            "municipalities": self.references(thing.municipalities),
            "number": thing.number,
            "series": self.maybe(self.catalogue.editorials.series_of(thing)),
            "deeds": self.references(self.catalogue.editorials.deeds_of(thing)),
            "condensed": thing.condensed,
        }

    def _thing(self, thing: Any) -> dict[str, Any]:
        collection = self._collections[type(thing)]
        return {
            "kind": collection.name,
            "slug": collection.slug(thing),
            "name": collection.title(thing),
            "url": self.site.canonical(address(thing)) if collection.has_page(thing, self.catalogue) else None,
            "data": self.site.canonical(self.data_address(thing)),
        }


def date_form(date: ContentDate | None) -> models.DateForm | None:
    """A date as the API tells of it."""
    if date is None:
        return None
    first, last = date.first.earliest().isoformat(), date.last.latest().isoformat()
    return models.DateForm.model_construct(written=date.iso(), first_day=first, last_day=last, year=date.year)
