"""TOP lists resolved: what stands on each now, what moved since the last edition, and which lists a thing is on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from itertools import pairwise

from tekojen_tori.content.deed import Deed, by_address
from tekojen_tori.content.rankings import Doer, ranked
from tekojen_tori.content.registers import Registers, Sector, Theme
from tekojen_tori.content.toplist import Edition, TopList
from tekojen_tori.language.order import alphabetical


class Direction(Enum):
    """How a thing moved on a list since the edition before."""

    NEW = "new"
    UP = "up"
    DOWN = "down"
    SAME = "same"


@dataclass(frozen=True)
class Movement:
    """How a thing moved, and by how many places."""

    direction: Direction
    by: int = 0


@dataclass(frozen=True)
class Entry:
    """One place of a list, from 1. `thing` is None if the deed is no more, and then `name` is all there is."""

    place: int
    name: str
    thing: Deed | Doer | None
    why: str | None = None
    count: int | None = None
    movement: Movement | None = None


@dataclass(frozen=True)
class PastEdition:
    """An edition that was published earlier."""

    edition: Edition
    entries: tuple[Entry, ...]


def movements(before: Sequence[str], now: Sequence[str]) -> tuple[Movement, ...]:
    """How each that is on a list now moved from where it was before."""
    places = {slug: place for place, slug in enumerate(before)}
    return tuple(_movement(places.get(slug), place) for place, slug in enumerate(now))


def _movement(before: int | None, now: int) -> Movement:
    if before is None:
        return Movement(Direction.NEW)
    if before == now:
        return Movement(Direction.SAME)
    return Movement(Direction.UP, before - now) if now < before else Movement(Direction.DOWN, now - before)


class TopLists:
    """TOP lists and what stands on them now; `deeds` are newest first."""

    def __init__(self, toplists: Iterable[TopList], deeds: tuple[Deed, ...], registers: Registers, today: date) -> None:
        self._deeds, self._registers, self._today = deeds, registers, today
        self.all = tuple(sorted(toplists, key=lambda toplist: (toplist.rule is None, alphabetical(toplist.title))))

    @cached_property
    def entries(self) -> Mapping[str, tuple[Entry, ...]]:
        """What stands on each list now, by the list's slug."""
        return {toplist.slug: self._resolved(toplist) for toplist in self.all}

    @cached_property
    def _deed_by_slug(self) -> Mapping[str, Deed]:
        return by_address(self._deeds)

    @cached_property
    def fullest_first(self) -> tuple[TopList, ...]:
        """The lists that have anything on them: of deeds first, and of them first where the least is still to come."""

        def order(toplist: TopList) -> tuple[bool, float]:
            count = len(self.entries[toplist.slug])
            return toplist.is_of_organisations, -count / (toplist.most or count)

        return tuple(sorted((one for one in self.all if self.entries[one.slug]), key=order))

    @cached_property
    def of_deed(self) -> Mapping[str, tuple[tuple[TopList, int], ...]]:
        """By a deed's slug, the lists that it is on, with its place."""
        found: dict[str, list[tuple[TopList, int]]] = defaultdict(list)
        for toplist in self.all:
            for entry in self.entries[toplist.slug]:
                if isinstance(entry.thing, Deed):
                    found[entry.thing.slug].append((toplist, entry.place))
        return {deed: tuple(lists) for deed, lists in found.items()}

    def of_sector(self, sector: Sector) -> tuple[TopList, ...]:
        """The lists that are about a sector."""
        return tuple(toplist for toplist in self.all if sector in toplist.sectors)

    def of_theme(self, theme: Theme) -> tuple[TopList, ...]:
        """The lists that are about a theme."""
        return tuple(toplist for toplist in self.all if theme in toplist.themes)

    def history(self, toplist: TopList) -> tuple[PastEdition, ...]:
        """The earlier editions, the newest first, each with what moved since the one before it."""
        editions = sorted(toplist.editions, key=lambda edition: edition.date)
        moved: dict[int, tuple[Movement, ...]] = {
            place: movements(self._order(older), self._order(newer))
            for place, (older, newer) in enumerate(pairwise(editions), 1)
            if older.comparable and newer.comparable
        }
        past = [
            PastEdition(edition, tuple(self._past_entries(edition, moved.get(place))))
            for place, edition in enumerate(editions)
        ]
        return tuple(reversed(past))

    def left(self, toplist: TopList) -> tuple[Entry, ...]:
        """Those that were on the last edition and are no longer, with the places they had."""
        last = _last_comparable(toplist)
        if last is None:
            return ()
        now = {entry.thing.slug for entry in self.entries[toplist.slug] if entry.thing}
        past = self._past_entries(last, None)
        return tuple(entry for entry, slug in zip(past, self._order(last), strict=True) if slug not in now)

    def _resolved(self, toplist: TopList) -> tuple[Entry, ...]:
        chosen = tuple(self._chosen(toplist))[: toplist.most]
        last = _last_comparable(toplist)
        now = [thing.slug for thing, _, _ in chosen]
        moved: Sequence[Movement | None] = movements(self._order(last), now) if last else [None] * len(now)
        return tuple(
            Entry(place, _name(thing), thing, why, count, movement)
            for place, ((thing, why, count), movement) in enumerate(zip(chosen, moved, strict=True), 1)
        )

    def _chosen(self, toplist: TopList) -> Iterator[tuple[Deed | Doer, str | None, int | None]]:
        """Each on the list with why an editor put it there, or the figure that a rule did: first the editor's."""
        picked = set()
        for pick in toplist.deeds:
            deed = self._deed_by_slug.get(pick.deed)
            if deed and deed.slug not in picked:
                picked.add(deed.slug)
                yield deed, pick.why, None
        if toplist.rule:
            for one in ranked(toplist.rule, self._deeds, self._registers, self._today):
                if one.thing.slug not in picked:
                    yield one.thing, None, one.count

    def _order(self, edition: Edition) -> tuple[str, ...]:
        """The slugs of an edition, as they are today."""
        if edition.organisations:
            return tuple(standing.name.slug for standing in edition.organisations)
        deeds = self._deed_by_slug
        return tuple(deeds[slug].slug if slug in deeds else slug for slug in edition.deeds)

    def _past_entries(self, edition: Edition, moved: Sequence[Movement] | None) -> Iterator[Entry]:
        for place, slug in enumerate(edition.deeds):
            deed = self._deed_by_slug.get(slug)
            yield Entry(place + 1, deed.title if deed else slug, deed, movement=moved[place] if moved else None)
        for place, standing in enumerate(edition.organisations):
            movement = moved[place] if moved else None
            yield Entry(place + 1, standing.name.name, standing.name, count=standing.deeds, movement=movement)


def _last_comparable(toplist: TopList) -> Edition | None:
    last = max(toplist.editions, key=lambda edition: edition.date, default=None)
    return last if last and last.comparable else None


def _name(thing: Deed | Doer) -> str:
    return thing.title if isinstance(thing, Deed) else thing.name
