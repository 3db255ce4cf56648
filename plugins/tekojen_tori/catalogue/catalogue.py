"""The catalogue: all published content in order, with every grouping that pages are made of."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from itertools import chain
from pathlib import PurePosixPath
from typing import Any, TypeVar

from tekojen_tori.catalogue.editorials import Editorials
from tekojen_tori.catalogue.grouping import grouped
from tekojen_tori.content import done
from tekojen_tori.content.adopting.adopts import Adopts
from tekojen_tori.content.adopting.spread import Followers, Spread
from tekojen_tori.content.adopting.stage_rule import StageRule
from tekojen_tori.content.content import Content
from tekojen_tori.content.dates import ContentDate, Years
from tekojen_tori.content.done import Done
from tekojen_tori.content.editorial import EditorialThing
from tekojen_tori.content.history import Dates, History
from tekojen_tori.content.kind import kinds
from tekojen_tori.content.living.deed_lives import DeedLives
from tekojen_tori.content.living.follows_up import FollowsUp
from tekojen_tori.content.living.followups import FollowUps
from tekojen_tori.content.order import AnyNamed, by_name, newest_first
from tekojen_tori.content.registers import Doer, Municipality, Organisation, Sector, Support, Theme
from tekojen_tori.content.written import AnyWritten, Told, Written, by_address, by_file_name
from tekojen_tori.language.slugs import slug

LookUps = TypeVar("LookUps")


@dataclass(frozen=True)
class Region:
    """A region (maakunta) of Finland."""

    name: str

    @property
    def slug(self) -> str:
        """The last part of the region's address."""
        return slug(self.name)


class Catalogue:
    """Look-ups over content that does not change. Every list of deeds is newest first.

    `stage_rule` is how those who took a deed as a model raise its stage; the usual one if none is given.
    """

    def __init__(
        self,
        content: Content,
        with_drafts: bool = False,
        history: History | None = None,
        stage_rule: StageRule | None = None,
    ) -> None:
        self.content = content
        self._stage_rule = stage_rule
        self._history = history or History()
        self._parts: dict[Callable[[Catalogue], Any], Any] = {}
        self.registers = content.registers
        published = [thing for thing in content.things if with_drafts or not thing.draft]
        by_kind = grouped(published, lambda thing: (type(thing),))
        self._by_kind: dict[type[Written], tuple[Any, ...]] = {
            kind.thing: tuple(kind.in_order(one for one in by_kind.get(kind.thing, ()) if kind.stands(one, published)))
            for kind in kinds()
        }
        self.deeds = tuple(newest_first(self.of(Done)))
        self.editorials = Editorials(self.of(Written), self.deeds)

    def of(self, kind: type[AnyWritten]) -> tuple[AnyWritten, ...]:
        """Everything of a kind, by its class, or of all kinds that have a class in common, one kind after another.

        Each kind is in the order in which readers meet it.
        """
        return tuple(chain.from_iterable(things for each, things in self._by_kind.items() if issubclass(each, kind)))

    def find(self, kind: str, slug: str | None) -> Any | None:
        """The thing of a kind, by the kind's name, that has an address or has had it; None if there is none."""
        return self._by_address[kind].get(slug or "") if kind in self._by_address else None

    @cached_property
    def _by_address(self) -> Mapping[str, Mapping[str, Written]]:
        return {kind.name: by_address(self.of(kind.thing)) for kind in kinds()}

    def part(self, look_ups: Callable[["Catalogue"], LookUps]) -> LookUps:
        """A room's own look-ups over this catalogue, made once."""
        if look_ups not in self._parts:
            self._parts[look_ups] = look_ups(self)
        made: LookUps = self._parts[look_ups]
        return made

    @cached_property
    def deed_by_slug(self) -> Mapping[str, Done]:
        """Each deed by its address, old addresses included."""
        return by_address(self.deeds)

    @cached_property
    def written(self) -> tuple[Written, ...]:
        """All that has a text and a page of its own: first what tells of work."""
        others = (self._by_kind[kind.thing] for kind in kinds() if not kind.tells_of_work)
        return (*self.told, *chain.from_iterable(others))

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What tells of work, whatever its kind: the newest first, and last what has no known date."""
        things: tuple[Told, ...] = (*self.deeds, *self.editorials.all)
        return tuple(newest_first(things))

    @cached_property
    def by_path(self) -> Mapping[PurePosixPath, Written]:
        """All that has a page of its own by its file, seen from the content folder."""
        return {thing.path: thing for thing in self.written}

    @cached_property
    def by_file_name(self) -> Mapping[str, Written]:
        """All that has a page of its own, as editors name it."""
        return by_file_name(self.written)

    @cached_property
    def by_sector(self) -> Mapping[Sector, tuple[Done, ...]]:
        """The deeds of each sector, also of those that have none, in the editors' order."""
        return grouped(self.deeds, lambda deed: (deed.sector,), self.registers.sectors)

    @cached_property
    def by_theme(self) -> Mapping[Theme, tuple[Done, ...]]:
        """The deeds of each theme, also of those that have none, in alphabetical order."""
        themes = by_name(self.registers.themes)
        return grouped(self.deeds, lambda deed: dict.fromkeys(deed.theme), themes)

    @cached_property
    def by_support(self) -> Mapping[Support, tuple[Done, ...]]:
        """The deeds that had each kind of support, also of kinds that none had, in the editors' order."""
        return grouped(self.deeds, lambda deed: dict.fromkeys(deed.support), self.registers.support)

    @cached_property
    def by_municipality(self) -> Mapping[Municipality, tuple[Done, ...]]:
        """The municipalities' deeds: those told as the municipality's own, or as done in it."""
        return _alphabetical(grouped(self.deeds, lambda deed: (deed.municipality,) if deed.municipality else ()))

    @cached_property
    def by_place(self) -> Mapping[Municipality, tuple[Done, ...]]:
        """The deeds done in each municipality: its own, and those of organisations that serve no other."""

        def place(deed: Done) -> Iterable[Municipality]:
            places = deed.places(self.registers)
            return places if len(places) == 1 else ()

        return _alphabetical(grouped(self.deeds, place))

    @cached_property
    def by_organisation(self) -> Mapping[Organisation, tuple[Done, ...]]:
        """The deeds of each organisation that is no municipality."""
        return _alphabetical(grouped(self.deeds, lambda deed: (deed.organisation,) if deed.organisation else ()))

    @cached_property
    def _told_of(self) -> frozenset[Doer]:
        """Whoever is told of beside deeds of their own: by editors, or as having taken a deed as a model."""
        return frozenset((*self.editorials.by_doer, *self.spread.taken_by))

    @cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        """Every organisation that has a page: it has deeds, or something else tells of it."""
        told_of = (doer for doer in self._told_of if isinstance(doer, Organisation))
        return tuple(by_name({*self.by_organisation, *told_of}))

    @cached_property
    def serving(self) -> Mapping[Municipality, tuple[Organisation, ...]]:
        """The organisations with a page that serve a municipality, nationwide ones left out."""
        found: dict[Municipality, list[Organisation]] = defaultdict(list)
        for organisation in self.organisations:
            for municipality in self.registers.municipalities_of(organisation):
                found[municipality].append(organisation)
        return {municipality: tuple(organisations) for municipality, organisations in found.items()}

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """Every municipality that is told of: it has deeds or something else tells of it, or it is served by an
        organisation of which that is true."""
        told_of = (doer for doer in self._told_of if isinstance(doer, Municipality))
        return tuple(by_name({*self.by_municipality, *self.serving, *told_of}))

    @cached_property
    def with_page(self) -> frozenset[Doer]:
        """Every municipality, and every organisation that is told of."""
        return frozenset((*self.registers.municipalities, *self.organisations))

    @cached_property
    def by_region(self) -> Mapping[Region, tuple[Done, ...]]:
        """The deeds done in each region, in alphabetical order of the regions that have any."""

        def regions(deed: Done) -> Iterable[str]:
            return dict.fromkeys(place.region for place in deed.places(self.registers))

        return _alphabetical({Region(name): deeds for name, deeds in grouped(self.deeds, regions).items()})

    @cached_property
    def told_in_region(self) -> Mapping[Region, tuple[EditorialThing, ...]]:
        """The stories, episodes and webinars of each region's municipalities and of the organisations serving them."""

        def regions(thing: EditorialThing) -> Iterable[Region]:
            return dict.fromkeys(Region(place.region) for place in thing.places(self.registers))

        return grouped(self.editorials.newest, regions)

    @cached_property
    def by_year(self) -> Mapping[Years, tuple[Done, ...]]:
        """The deeds of each year, the last year first, and apart those of which only a span of years is known.

        The year with which a span ends is there even if no deed is known to be of it.
        """
        ends = dict.fromkeys(Years(deed.date.year, deed.date.year) for deed in self.deeds)
        years = grouped(self.deeds, lambda deed: (deed.date.years,), ends)
        return dict(sorted(years.items(), reverse=True))

    @cached_property
    def most_active(self) -> tuple[tuple[Doer, int], ...]:
        """Whoever has done deeds with how many, the most first and equals in alphabetical order."""
        return done.most_active(self.deeds)

    @cached_property
    def spread(self) -> Spread:
        """Who took whose deed as a model, wherever that is told."""
        return Spread(self.deeds, self.of(Adopts), self.registers, self._stage_rule)

    @property
    def adopters(self) -> Mapping[str, Followers]:
        """By a deed's slug, those who took it as a model; deeds that nobody took aren't there."""
        return self.spread.followers

    @cached_property
    def followups(self) -> FollowUps:
        """Which deeds and adoptions still live, as far as somebody has asked."""
        return FollowUps(self.of(FollowsUp), self.deed_by_slug, self.by_file_name)

    @property
    def lives(self) -> DeedLives:
        """How deeds have fared since they were told, as cards say it."""
        return DeedLives(self.adopters, self.followups)

    def dates(self, thing: Written) -> Dates | None:
        """When readers could first see a thing and when it last changed, if the history tells."""
        return self._history.of(thing.path, thing.former_slugs)

    def published(self, thing: Written) -> datetime | None:
        """When readers could first see a thing; where no history tells, the beginning of its own date.

        What is still to come is told today at the latest.
        """
        known = self.dates(thing)
        return known.published if known else self._beginning(thing)

    def updated(self, thing: Written) -> datetime | None:
        """When a thing last changed; where no history tells, the beginning of its own date."""
        known = self.dates(thing)
        return known.updated if known else self._beginning(thing)

    def beginning_of(self, day: date) -> datetime:
        """The beginning of a day, of today at the latest, and never later than now."""
        return min(datetime.combine(min(day, self.content.today), time(), UTC), self._history.now)

    def _beginning(self, thing: Written) -> datetime | None:
        when: ContentDate | None = getattr(thing, "date", None)
        return self.beginning_of(when.last.earliest()) if when else None


def _alphabetical(groups: Mapping[AnyNamed, tuple[Done, ...]]) -> dict[AnyNamed, tuple[Done, ...]]:
    return {group: groups[group] for group in by_name(groups)}
