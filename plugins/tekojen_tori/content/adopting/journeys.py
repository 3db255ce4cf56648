"""How ways of working travel: from the regions where they were done to those where others took them, year by year."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tekojen_tori.content.adopting.spread import Adopter
from tekojen_tori.content.registers import Municipality, Registers

Route = tuple[str, str]
"""The region where a model was done, and the one where it was taken."""


@dataclass(frozen=True)
class Journeys:
    """How many times models have travelled each way, by year.

    Those of which no region or no year is known are `untold`.
    """

    ways: Mapping[Route, Mapping[int, int]]
    untold: int


def journeys(adopters: Iterable[Adopter], registers: Registers) -> Journeys:
    """The journeys of what was taken. What was done or taken in several regions counts in each of them."""
    found: dict[Route, Counter[int]] = defaultdict(Counter)
    untold = 0
    for one in adopters:
        starts, ends = _regions(one.model.places(registers)), _regions(where_taken(one, registers))
        if not (starts and ends and one.date):
            untold += 1
            continue
        for start in starts:
            for end in ends:
                found[start, end][one.date.year] += 1
    return Journeys(found, untold)


def where_taken(adopter: Adopter, registers: Registers) -> tuple[Municipality, ...]:
    """Where a model was taken: where the deed that came of it was done, or else at whoever took it; of a mere name and
    of a nationwide organisation nobody knows."""
    if adopter.deed:
        return adopter.deed.places(registers)
    return () if isinstance(adopter.who, str) else registers.places_of(adopter.who)


def _regions(places: Iterable[Municipality]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.region for place in places))
