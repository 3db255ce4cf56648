"""What a feed tells of one thing, whatever the feed's format."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.kind import kind_of
from tekojen_tori.content.written import Told
from tekojen_tori.language import dates
from tekojen_tori.language.sentences import sentence
from tekojen_tori.publishing.addresses import address, first_address
from tekojen_tori.publishing.descriptions import describe
from tekojen_tori.publishing.drawing.share_images import look
from tekojen_tori.publishing.pictures.shown import picture_of
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.text.written import absolute_html


@dataclass(frozen=True, eq=False)
class FeedItem(ABC):
    """What feeds tell of something, and when it was told, which is not when it was done."""

    published: datetime
    updated: datetime

    @property
    @abstractmethod
    def title(self) -> str:
        """What it is called."""

    @property
    @abstractmethod
    def id(self) -> str:
        """An address that stays the same when the thing moves, and leads to it."""

    @property
    @abstractmethod
    def url(self) -> str:
        """Where it now is."""

    @property
    @abstractmethod
    def summary(self) -> str:
        """What it is about, in plain text."""

    @property
    @abstractmethod
    def authors(self) -> tuple[str, ...]:
        """Whose words it is, if they are anybody's but the editors'."""

    @property
    @abstractmethod
    def categories(self) -> tuple[str, ...]:
        """What kind of thing it is and what it is about, in words."""

    @property
    def lang(self) -> str:
        """The language that it is told in."""
        return "fi"

    @property
    def image(self) -> str | None:
        """The address of its picture."""
        return None


@dataclass(frozen=True, eq=False)
class ToldItem(FeedItem):
    """A thing that tells of work."""

    thing: Told
    site: Site
    catalogue: Catalogue

    @property
    def title(self) -> str:
        """Its own."""
        return self.thing.title

    @property
    def lang(self) -> str:
        """Its own."""
        return self.thing.lang

    @property
    def id(self) -> str:
        """The address at which it was first published: it stays the same when the thing moves, and leads to it."""
        return self.site.canonical(first_address(self.thing))

    @property
    def url(self) -> str:
        """Where it now is."""
        return self.site.canonical(address(self.thing))

    @cached_property
    def summary(self) -> str:
        """What it is about, in plain text; of what one comes to, first when and where."""
        held = look(self.thing).where if self.thing.is_held else ""
        return ". ".join(filter(None, (held, describe(self.thing))))

    @property
    def image(self) -> str | None:
        """The address of its picture."""
        image = picture_of(self.thing, self.catalogue)
        return self.site.canonical(image) if image else None

    @property
    def authors(self) -> tuple[str, ...]:
        """Whose words it is, if they are anybody's but the editors'."""
        return self.thing.tellers

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """What kind of thing it is, its sectors and its themes, in words."""
        names = (named.name for named in (*self.thing.sectors, *self.thing.theme))
        return (kind_of(self.thing).title, *map(sentence, names))

    @cached_property
    def html(self) -> str:
        """The whole of it: who did it and when, its picture and its text, every address absolute."""
        return Markup("\n").join(self._parts())

    def _parts(self) -> Iterator[Markup]:
        thing = self.thing
        yield Markup("<p>{}</p>").format(" · ".join(filter(None, (kind_of(thing).title, look(thing).where))))
        if self.image:
            yield Markup('<p><img src="{}" alt="{}"></p>').format(self.image, thing.alt or "")
        yield absolute_html(thing, self.catalogue, self.site)
        day = self.updated.date()
        if day > self.published.date():
            yield Markup("<p>Päivitetty {}.</p>").format(dates.moment(day.year, day.month, day.day))


def latest_items(catalogue: Catalogue, site: Site) -> list[ToldItem]:
    """What feeds tell of things, the last changed first.

    A reader's program knows by an item's id what it has shown already, so what was merely mended is not shown as new,
    and what was long a draft is not missed. What has neither a history nor a date of its own is left out: nobody knows
    whether it's news.
    """
    items = [
        ToldItem(published, updated, thing, site, catalogue)
        for thing in catalogue.told
        if (published := catalogue.published(thing)) and (updated := catalogue.updated(thing))
    ]
    return sorted(items, key=lambda item: item.updated, reverse=True)
