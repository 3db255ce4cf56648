"""TOP lists resolved: what stands on each now, what moved since the last edition, and which lists a thing is on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import pairwise

from tekojen_tori.catalogue.attention import Matter
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.proposals import Proposed, Wanted
from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.done import Done
from tekojen_tori.content.registers import Doer, Sector, Theme
from tekojen_tori.content.written import Told
from tekojen_tori.kinds.toplists.content import Edition, TopList, by_list_name, list_name
from tekojen_tori.kinds.toplists.reading.ranking import Candidates

MOST_OFFERED = 3
"""Deeds for one list."""


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
class TopListEntry:
    """One place of a list, from 1. `thing` is None if it is no more, and then `name` is all there is."""

    place: int
    name: str
    thing: Told | Doer | None
    why: str | None = None
    count: int | None = None
    movement: Movement | None = None


@dataclass(frozen=True)
class PastEdition:
    """An edition that was published earlier."""

    edition: Edition
    entries: tuple[TopListEntry, ...]


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
    """The TOP lists of a catalogue and what stands on them now."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._things = (*catalogue.deeds, *catalogue.editorials.all)
        self._candidates = Candidates(
            catalogue.deeds, lambda: catalogue.spread, catalogue.registers, catalogue.content.today
        )
        self.all = catalogue.of(TopList)

    @cached_property
    def entries(self) -> Mapping[str, tuple[TopListEntry, ...]]:
        """What stands on each list now, by the list's slug."""
        return {toplist.slug: self._resolved(toplist) for toplist in self.all}

    @cached_property
    def _told(self) -> Mapping[str, Told]:
        return by_list_name(self._things)

    @cached_property
    def gathered(self) -> tuple[TopList, ...]:
        """The lists that are only being gathered: with one place taken at most."""
        return tuple(toplist for toplist in self.all if len(self.entries[toplist.slug]) <= 1)

    @cached_property
    def fullest_first(self) -> tuple[TopList, ...]:
        """The lists that are worth showing: of doers last, and of others first where the least is still to come."""

        def order(toplist: TopList) -> tuple[bool, float]:
            count = len(self.entries[toplist.slug])
            return toplist.is_of_organisations, -count / (toplist.most or count)

        return tuple(sorted((one for one in self.all if one not in self.gathered), key=order))

    @cached_property
    def _lists(self) -> Mapping[str, tuple[tuple[TopList, int], ...]]:
        found: dict[str, list[tuple[TopList, int]]] = defaultdict(list)
        for toplist in self.all:
            for entry in self.entries[toplist.slug]:
                if isinstance(entry.thing, Told):
                    found[list_name(entry.thing)].append((toplist, entry.place))
        return {name: tuple(lists) for name, lists in found.items()}

    def of(self, thing: Told) -> tuple[tuple[TopList, int], ...]:
        """The lists that a thing is on, with its place."""
        return self._lists.get(list_name(thing), ())

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

    def left(self, toplist: TopList) -> tuple[TopListEntry, ...]:
        """Those that were on the last edition and are no longer, with the places they had."""
        last = _last_comparable(toplist)
        if last is None:
            return ()
        now = {_key(entry.thing) for entry in self.entries[toplist.slug] if entry.thing}
        past = self._past_entries(last, None)
        return tuple(entry for entry, key in zip(past, self._order(last), strict=True) if key not in now)

    def _resolved(self, toplist: TopList) -> tuple[TopListEntry, ...]:
        chosen = tuple(self._chosen(toplist))[: toplist.most]
        last = _last_comparable(toplist)
        now = [_key(thing) for thing, _, _ in chosen]
        moved: Sequence[Movement | None] = movements(self._order(last), now) if last else [None] * len(now)
        return tuple(
            TopListEntry(place, _name(thing), thing, why, count, movement)
            for place, ((thing, why, count), movement) in enumerate(zip(chosen, moved, strict=True), 1)
        )

    def _chosen(self, toplist: TopList) -> Iterator[tuple[Told | Doer, str | None, int | None]]:
        """Each on the list with why an editor put it there, or the figure that a rule did: first the editor's."""
        picked = set()
        for pick in toplist.deeds:
            thing = self._told.get(pick.deed)
            if thing and list_name(thing) not in picked:
                picked.add(list_name(thing))
                yield thing, pick.why, None
        if toplist.rule:
            for one in self._candidates.ranked(toplist.rule):
                if _key(one.thing) not in picked:
                    yield one.thing, None, one.count

    def _order(self, edition: Edition) -> tuple[str, ...]:
        """What an edition lists, by the names of today."""
        if edition.organisations:
            return tuple(standing.name.slug for standing in edition.organisations)
        told = self._told
        return tuple(list_name(told[name]) if name in told else name for name in edition.deeds)

    def _past_entries(self, edition: Edition, moved: Sequence[Movement] | None) -> Iterator[TopListEntry]:
        for place, name in enumerate(edition.deeds):
            thing = self._told.get(name)
            movement = moved[place] if moved else None
            yield TopListEntry(place + 1, thing.title if thing else name, thing, movement=movement)
        for place, standing in enumerate(edition.organisations):
            movement = moved[place] if moved else None
            yield TopListEntry(place + 1, standing.name.name, standing.name, count=standing.deeds, movement=movement)


def _last_comparable(toplist: TopList) -> Edition | None:
    last = max(toplist.editions, key=lambda edition: edition.date, default=None)
    return last if last and last.comparable else None


def _name(thing: Told | Doer) -> str:
    return thing.title if isinstance(thing, Told) else thing.name


def _key(thing: Told | Doer) -> str:
    """What tells a thing from the others of its list, whatever edition it stands in."""
    return list_name(thing) if isinstance(thing, Told) else thing.slug


def matters(catalogue: Catalogue) -> Iterator[Matter]:
    """Deeds that would suit lists which aren't full."""
    fitting = tuple(_fitting(catalogue))
    if fitting:
        yield Matter("Teot, jotka sopisivat TOP-listalle", fitting)


def _fitting(catalogue: Catalogue) -> Iterator[str]:
    """A line for each list of deeds that is not full and has a theme, with the deeds of its theme that suit it best.

    A sector alone tells too little: a list about oral health is not about all of health care.
    """
    for toplist in catalogue.part(TopLists).all:
        entries = catalogue.part(TopLists).entries[toplist.slug]
        room = (toplist.most or 0) - len(entries)
        if room <= 0 or toplist.is_of_organisations:
            continue
        on_it = {entry.thing.slug for entry in entries if isinstance(entry.thing, Done)}
        suiting = [
            deed
            for deed in catalogue.deeds
            if deed.slug not in on_it and not deed.draft and toplist.themes.intersection(deed.theme)
        ]
        best = sorted(suiting, key=lambda deed: _suits(deed, toplist, catalogue), reverse=True)
        named = [deed.slug for deed in best[: min(room, MOST_OFFERED)]]
        if named:
            yield f"{toplist.path}: {toplist.title} ({len(entries)}/{toplist.most}): {', '.join(named)}"


def _suits(deed: Done, toplist: TopList, catalogue: Catalogue) -> tuple[int, int, ContentDate]:
    """How well a deed suits a list: by what they have in common, by how far it has spread, by how new it is."""
    common = (deed.sector in toplist.sectors) + len(toplist.themes.intersection(deed.theme))
    return common, catalogue.spread.followers_of(deed).count, deed.date


def proposes(catalogue: Catalogue, wanted: Wanted) -> Iterator[Proposed]:
    """The fullest list."""
    yield Proposed(20, "TOP-lista", catalogue.part(TopLists).fullest_first[:1])
