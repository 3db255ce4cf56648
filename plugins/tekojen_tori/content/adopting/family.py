"""The family of a deed: the models above it and the followers below it, as far as a reader can take in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tekojen_tori.content.adopting.spread import Adopter, Spread
from tekojen_tori.content.done import Done

GENERATIONS, MOST_ABOVE, MOST_BELOW = 3, 8, 24


@dataclass(frozen=True, eq=False)
class Relative:
    """A member of a family: a deed, or somebody who took one as a model and told no deed of their own.

    `generation` is 0 for the deed whose family it is, less for its models and more for its followers. `parents` are the
    places of its own models among the members, who stand above it. `adopter` says how a follower took its model.
    """

    deed: Done | None
    adopter: Adopter | None
    generation: int
    parents: tuple[int, ...]


@dataclass(frozen=True)
class Family:
    """A family, each member once: models first, then the deed, then its followers, each under its model.

    `goes_on` if there are more than are shown.
    """

    members: tuple[Relative, ...]
    goes_on: bool

    @property
    def is_worth_drawing(self) -> bool:
        """Whether it tells more than that one deed was another's model, or than the list of who took the deed."""
        return len(self.members) > 2 and sum(one.deed is not None for one in self.members) > 1


def family_of(deed: Done, spread: Spread) -> Family:
    """The family of a deed. No more is looked at than is shown, so circles and great families don't take long."""
    above, more_above = _above(deed, spread)
    line = [*above, (deed, 0)]
    places = {one.slug: place for place, (one, _) in enumerate(line)}
    members = [
        Relative(one, None, generation, tuple(place for place in _parents(one, spread, places) if place < here))
        for here, (one, generation) in enumerate(line)
    ]
    below, root = _Below(spread, {*places}), len(above)
    for adopter, generation, parent in below.of(deed):
        place = root if parent is None else root + 1 + parent
        members.append(Relative(adopter.deed, adopter, generation, (place,)))
    return Family(tuple(members), more_above or below.goes_on)


def _models(deed: Done, spread: Spread) -> tuple[Done, ...]:
    """The models of a deed, one more than could be shown: that tells that there are more."""
    return spread.models_of(deed)[: MOST_ABOVE + 1]


def _parents(deed: Done, spread: Spread, places: Mapping[str, int]) -> Iterator[int]:
    return (places[model.slug] for model in _models(deed, spread) if model.slug in places)


def _above(deed: Done, spread: Spread) -> tuple[list[tuple[Done, int]], bool]:
    """The models with their generations, those first that are furthest away, and whether there are more."""
    found: dict[str, tuple[Done, int]] = {}
    nearest, goes_on = [deed], False
    for generation in range(1, GENERATIONS + 2):
        models = [model for one in nearest for model in _models(one, spread)]
        nearest = list({one.slug: one for one in models if one is not deed and one.slug not in found}.values())
        room = MOST_ABOVE - len(found) if generation <= GENERATIONS else 0
        goes_on = goes_on or len(nearest) > room
        nearest = nearest[:room]
        found |= {one.slug: (one, generation) for one in nearest}
    return [(one, -generation) for one, generation in sorted(found.values(), key=lambda one: -one[1])], goes_on


class _Below:
    """The followers of a deed: chosen generation by generation, told each under its model."""

    def __init__(self, spread: Spread, known: set[str]) -> None:
        self._spread, self._known = spread, known
        self._under: dict[str, list[Adopter]] = {}
        self.goes_on = False

    def of(self, deed: Done) -> Iterator[tuple[Adopter, int, int | None]]:
        """Each follower with its generation, and the place of its model among these; None if that is the deed."""
        self._choose(deed)
        waiting: list[tuple[Adopter, int, int | None]] = [(one, 1, None) for one in self._under[deed.slug][::-1]]
        place = 0
        while waiting:
            adopter, generation, parent = waiting.pop()
            yield adopter, generation, parent
            if adopter.deed:
                under = self._under.get(adopter.deed.slug, [])
                waiting += [(one, generation + 1, place) for one in under[::-1]]
            place += 1

    def _choose(self, deed: Done) -> None:
        nearest, room = [deed], MOST_BELOW
        for _ in range(GENERATIONS):
            following = []
            for one in nearest:
                chosen = self._under[one.slug] = self._chosen(one, room)
                room -= len(chosen)
                following += [its.deed for its in chosen if its.deed]
            nearest = following
        for one in nearest:
            self._chosen(one, 0)

    def _chosen(self, deed: Done, room: int) -> list[Adopter]:
        """The first followers of a deed that aren't of the family yet, as many as there is room for."""
        chosen: list[Adopter] = []
        for one in self._spread.followers_of(deed).every:
            if one.deed and one.deed.slug in self._known:
                continue
            if len(chosen) == room:
                self.goes_on = True
                break
            chosen.append(one)
            if one.deed:
                self._known.add(one.deed.slug)
        return chosen
