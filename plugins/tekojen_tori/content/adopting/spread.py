"""The spread of deeds: who took whose deed as a model, wherever that is told, and everything that follows from it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from tekojen_tori.content.adopting.adopts import Adopts, How
from tekojen_tori.content.adopting.stage_rule import StageRule
from tekojen_tori.content.adopting.walks import LongestWay, longest_ways
from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.done import Done, Stage
from tekojen_tori.content.registers import Doer, Registers
from tekojen_tori.content.written import by_address
from tekojen_tori.language.order import alphabetical


@dataclass(frozen=True, eq=False)
class Adopter:
    """Somebody who took a `model`: a municipality or an organisation by the registers, or else a name.

    Told by a file of its own (`told`), by a `deed` that came of it, or on the model itself. Only a file tells `how`.
    """

    who: Doer | str
    model: Done
    deed: Done | None = None
    told: Adopts | None = None
    date: ContentDate | None = None
    url: str | None = None

    @property
    def name(self) -> str:
        """Who took it, in words."""
        return self.who if isinstance(self.who, str) else self.who.name

    @property
    def how(self) -> How | None:
        """What the model was to them, if it is told."""
        return self.told.how if self.told else None

    @property
    def is_another(self) -> bool:
        """Whether somebody else took it than those whose deed it is: only then has it spread."""
        return self.who != self.model.done_by

    @property
    def key(self) -> Doer | str:
        """The same for whoever is the same."""
        return taker_key(self.who)

    @cached_property
    def place_in_line(self) -> tuple[int, str]:
        """By what it is put in order: by date, the newest first, and equals in alphabetical order."""
        return -self.date.rank if self.date else 0, alphabetical(self.name)


@dataclass(frozen=True, eq=False)
class Followers:
    """Those who took a deed as a model, the newest first, and last those of whom no date is told."""

    every: tuple[Adopter, ...]
    registers: Registers
    rule: StageRule

    @cached_property
    def others(self) -> Mapping[Doer | str, Adopter]:
        """Everybody else than whose deed it is, each once however often they took it."""
        return {one.key: one for one in reversed(self.every) if one.is_another}

    @property
    def count(self) -> int:
        """How many others have taken it as a model."""
        return len(self.others)

    def count_in(self, year: int | None) -> int:
        """How many others took it in a year, or in any."""
        if year is None:
            return self.count
        return len({one.key for one in self.every if one.is_another and one.date and one.date.year == year})

    @cached_property
    def regions(self) -> frozenset[str]:
        """The regions of those others; a nationwide organisation and a mere name are of none."""
        return frozenset(region for who in self.others for region in regions_of(who, self.registers))

    def stage(self, told: Stage | None) -> Stage | None:
        """The stage of the deed, of which its contributor tells this or nothing."""
        return self.rule.raised(told, self.count, len(self.regions))


def regions_of(who: Doer | str, registers: Registers) -> frozenset[str]:
    """The regions of a municipality, or of those that an organisation serves; of a mere name none is known."""
    return frozenset() if isinstance(who, str) else frozenset(place.region for place in registers.places_of(who))


@dataclass(frozen=True, eq=False)
class Chain:
    """A deed that nobody else's led to, and the followers of one another that it led to."""

    first: Done
    steps: tuple[Adopter, ...]


class Spread:
    """Look-ups over the adoptions of deeds, which are newest first, each in time that grows with what it tells.

    `rule` is how they raise the stages of the deeds.
    """

    def __init__(
        self, deeds: Iterable[Done], told: Iterable[Adopts], registers: Registers, rule: StageRule | None = None
    ) -> None:
        self._deeds, self._registers, self.rule = tuple(deeds), registers, rule or StageRule()
        self._by_address = by_address(self._deeds)
        self._found: dict[str, list[Adopter]] = defaultdict(list)
        self._models: dict[str, tuple[Done, ...]] = {}
        telling: list[Done] = []
        for deed in self._deeds:
            if deed.adopted_from:
                self._models[deed.slug] = self._found_models(deed)
                for model in self._models[deed.slug]:
                    self._found[model.slug].append(Adopter(deed.done_by, model, deed, date=deed.date))
            if deed.adoptions:
                telling.append(deed)
        for one in told:
            if taken := self._by_address.get(one.model):
                self._found[taken.slug].append(Adopter(one.who, taken, told=one, date=one.date, url=one.url))
        for deed in telling:
            self._found[deed.slug] += self._told_on(deed)

    def _found_models(self, deed: Done) -> tuple[Done, ...]:
        found = (self._by_address.get(slug) for slug in deed.adopted_from)
        return tuple({model.slug: model for model in found if model and model is not deed}.values())

    def _told_on(self, deed: Done) -> list[Adopter]:
        """What the deed itself tells, but for what those who took it tell themselves."""
        known = {one.key for one in self._found[deed.slug]}
        lines = (
            Adopter(who_is(line.by, self._registers), deed, date=line.date, url=line.url) for line in deed.adoptions
        )
        return [one for one in lines if one.key not in known]

    @cached_property
    def followers(self) -> Mapping[str, Followers]:
        """By a deed's slug, those who took it as a model; deeds that nobody took aren't there."""
        return {slug: self._followers(every) for slug, every in self._found.items() if every}

    def followers_of(self, deed: Done) -> Followers:
        """Those who took a deed as a model, perhaps none."""
        return self.followers.get(deed.slug) or self._followers(())

    def _followers(self, every: Iterable[Adopter]) -> Followers:
        return Followers(_newest(every), self._registers, self.rule)

    def models_of(self, deed: Done) -> tuple[Done, ...]:
        """The deeds that it names as its models, in its own order."""
        return self._models.get(deed.slug, ())

    def stage_of(self, deed: Done) -> Stage | None:
        """How far a deed has come, by what its contributor says and by who took it as a model."""
        return self.followers_of(deed).stage(deed.stage)

    @cached_property
    def every(self) -> tuple[Adopter, ...]:
        """Every adoption by others, the newest first."""
        taken = (one for followers in self.followers.values() for one in followers.every if one.is_another)
        return _newest(taken)

    @cached_property
    def most_taken(self) -> tuple[Done, ...]:
        """The deeds that others took as a model, those first that most did and of equals the newest."""
        taken = [deed for deed in self._deeds if self.followers_of(deed).count]
        return tuple(sorted(taken, key=lambda deed: -self.followers_of(deed).count))

    @cached_property
    def waiting(self) -> tuple[Done, ...]:
        """The deeds that nobody else has taken yet, the newest first."""
        return tuple(deed for deed in self._deeds if not self.followers_of(deed).count)

    @cached_property
    def by_how(self) -> Mapping[How | None, int]:
        """How many adoptions by others are of each way; under None those of which it isn't told."""
        return Counter(one.how for one in self.every)

    @cached_property
    def taken_by(self) -> Mapping[Doer, tuple[Adopter, ...]]:
        """What each municipality and organisation has taken of others, the newest first."""
        return _grouped((one.who, one) for one in self.every if not isinstance(one.who, str))

    @cached_property
    def given_by(self) -> Mapping[Doer, tuple[Adopter, ...]]:
        """What others have taken of each municipality and organisation, the newest first."""
        return _grouped((one.model.done_by, one) for one in self.every)

    @cached_property
    def _ways(self) -> Mapping[str, tuple[str, ...]]:
        """From each deed to the deeds that came of it, and to an end if somebody took it who told no deed."""
        return {deed.slug: tuple(map(_way_to, self.followers_of(deed).every)) for deed in self._deeds}

    def longest_chains(self, most: int, shortest: int = 2) -> tuple[Chain, ...]:
        """The longest chains of so many steps at least, one of each deed that has no models, the longest first."""
        longest = longest_ways(self._ways)
        first = [deed for deed in self._deeds if not self.models_of(deed) and longest[deed.slug].steps >= shortest]
        first.sort(key=lambda deed: -longest[deed.slug].steps)
        return tuple(self._chain(deed, longest) for deed in first[:most])

    def _chain(self, first: Done, longest: Mapping[str, LongestWay]) -> Chain:
        steps: list[Adopter] = []
        here: Done | None = first
        while here and (on := longest[here.slug].on) is not None:
            step = next(one for one in self.followers_of(here).every if _way_to(one) == on)
            steps.append(step)
            here = step.deed
        return Chain(first, tuple(steps))


def _way_to(adopter: Adopter) -> str:
    """The deed of whoever took a model, or an end that no deed is called by."""
    return adopter.deed.slug if adopter.deed else ""


def _newest(adopters: Iterable[Adopter]) -> tuple[Adopter, ...]:
    """By date, the newest first, and last those of no known date; equals in alphabetical order."""
    return tuple(sorted(adopters, key=attrgetter("place_in_line")))


def who_is(name: str, registers: Registers) -> Doer | str:
    """The municipality or organisation that has a name, or else the name."""
    return registers.municipality_names.called(name) or registers.organisation_names.called(name) or name


def taker_key(who: Doer | str) -> Doer | str:
    """The same for whoever is the same: a mere name in any letter case."""
    return who.casefold() if isinstance(who, str) else who


def _grouped(adopters: Iterable[tuple[Doer, Adopter]]) -> Mapping[Doer, tuple[Adopter, ...]]:
    found: dict[Doer, list[Adopter]] = defaultdict(list)
    for doer, adopter in adopters:
        found[doer].append(adopter)
    return {doer: tuple(its) for doer, its in found.items()}
