"""Stories, episodes and webinars: their order, their series, and how they and the deeds lead to each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tekojen_tori.catalogue.grouping import grouped
from tekojen_tori.content.done import Done
from tekojen_tori.content.editorial import EditorialThing, Introduces
from tekojen_tori.content.order import newest_first
from tekojen_tori.content.registers import Doer, Sector, Theme
from tekojen_tori.content.written import Told, Written, by_address

BESIDE = 3
"""How many things are offered beside another at most."""
_BY_THEME = 2
"""How many of them may have only a theme in common with it."""
_UNNUMBERED = 10**9


@dataclass(frozen=True)
class Beside:
    """Something that a reader of another thing might want, and why."""

    thing: Told
    reason: str


@dataclass(frozen=True)
class InSeries:
    """A series and what belongs to it, in the series's own order."""

    series: Introduces
    members: tuple[EditorialThing, ...]


class Editorials:
    """Stories, episodes, webinars and whatever else editors tell of work; `deeds` are newest first."""

    def __init__(self, things: Iterable[Written], deeds: tuple[Done, ...]) -> None:
        things = list(things)
        self._deeds = deeds
        self.all = tuple(thing for thing in things if isinstance(thing, EditorialThing))
        self.newest = tuple(newest_first(self.all))
        self._series = tuple(thing for thing in things if isinstance(thing, Introduces))

    def members(self, series: Introduces) -> tuple[EditorialThing, ...]:
        """What belongs to a series, in the series's own order: by number, and what has none by date."""
        members = [thing for thing in self.all if series.holds(thing)]
        return tuple(sorted(members, key=lambda thing: thing.number or _UNNUMBERED))

    def series_in(self, folder: str) -> tuple[InSeries, ...]:
        """The series whose members lie in a folder of the content."""
        return tuple(InSeries(one, self.members(one)) for one in self._series if one.folder == folder)

    def series_of(self, thing: EditorialThing) -> Introduces | None:
        """The series to which a thing belongs."""
        return next((one for one in self._series if one.holds(thing)), None)

    def deeds_of(self, thing: EditorialThing) -> tuple[Done, ...]:
        """The deeds that a thing tells of, in the order in which it names them."""
        known = self._deed_by_address
        return tuple(dict.fromkeys(known[slug] for slug in thing.deeds if slug in known))

    @cached_property
    def about_deed(self) -> Mapping[str, tuple[EditorialThing, ...]]:
        """By a deed's slug, the stories, episodes and webinars that tell of it."""
        found: dict[str, list[EditorialThing]] = defaultdict(list)
        for thing in self.all:
            for deed in self.deeds_of(thing):
                found[deed.slug].append(thing)
        return {slug: tuple(things) for slug, things in found.items()}

    @cached_property
    def by_sector(self) -> Mapping[Sector, tuple[EditorialThing, ...]]:
        """What is about each sector that has any, as all the groups here: newest first, and last what has no date."""
        return grouped(self.newest, lambda thing: thing.sectors)

    @cached_property
    def by_theme(self) -> Mapping[Theme, tuple[EditorialThing, ...]]:
        """What is about each theme."""
        return grouped(self.newest, lambda thing: dict.fromkeys(thing.theme))

    @cached_property
    def by_doer(self) -> Mapping[Doer, tuple[EditorialThing, ...]]:
        """What is about each municipality, and about each organisation that is none."""
        return grouped(self.newest, lambda thing: dict.fromkeys((*thing.doers, *thing.municipalities)))

    def beside(self, thing: Told) -> tuple[Beside, ...]:
        """What leads on from a thing: to editorial things from a deed, to both kinds from an editorial thing.

        First what tells of the same deed, then what is of the same doer, the same campaign and the same theme.
        """
        found: dict[tuple[str, str], Beside] = {}
        by_theme = 0
        for other, reason, is_by_theme in self._candidates(thing):
            key = (other.path.parts[0], other.slug)
            if len(found) == BESIDE:
                break
            if other is thing or key in found or (is_by_theme and by_theme == _BY_THEME):
                continue
            by_theme += is_by_theme
            found[key] = Beside(other, reason)
        return tuple(found.values())

    def _candidates(self, thing: Told) -> Iterator[tuple[Told, str, bool]]:
        named: tuple[Told, ...] = self.deeds_of(thing) if isinstance(thing, EditorialThing) else (thing,)
        for deed in named:
            reason = "Kertoo tästä teosta" if deed is thing else "Kertoo samasta teosta"
            yield from ((other, reason, False) for other in self.about_deed.get(deed.slug, ()))
        others = self._others(thing, {deed.slug for deed in named})
        for doer in thing.doers:
            yield from ((other, f"Sama tekijä: {doer.name}", False) for other in others if doer in other.doers)
        if campaign := _campaign(thing):
            yield from ((other, "Sama kampanja", False) for other in others if _campaign(other) == campaign)
        for theme in thing.theme:
            yield from ((other, f"Sama teema: {theme.name}", True) for other in others if theme in other.theme)

    def _others(self, thing: Told, named: set[str]) -> tuple[Told, ...]:
        """What may be offered beside a thing; the deeds that it names are shown with it already."""
        if isinstance(thing, EditorialThing):
            return (*(deed for deed in self._deeds if deed.slug not in named), *self.all)
        return self.all

    @cached_property
    def _deed_by_address(self) -> Mapping[str, Done]:
        return by_address(self._deeds)


def _campaign(thing: Told) -> str | None:
    return getattr(thing, "campaign", None)
