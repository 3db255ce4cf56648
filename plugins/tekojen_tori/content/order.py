"""The order in which readers meet things."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

from tekojen_tori.content.written import Told
from tekojen_tori.language.order import alphabetical


class Named(Protocol):
    """What has a name: a sector, a theme, a municipality, a region …"""

    @property
    def name(self) -> str:
        """Its name."""


AnyNamed = TypeVar("AnyNamed", bound=Named)
AnyTold = TypeVar("AnyTold", bound=Told)
InLine = TypeVar("InLine")


def newest_first(things: Iterable[AnyTold]) -> list[AnyTold]:
    """Things by date, the newest first, and last those of no known date.

    Of one date the later parts of a series come first, and what has no number in alphabetical order.
    """
    return sorted(things, key=attrgetter("place_in_line"))


def by_name(named: Iterable[AnyNamed]) -> list[AnyNamed]:
    """In alphabetical order."""
    return sorted(named, key=lambda one: alphabetical(one.name))


def largest_first(counts: Mapping[AnyNamed, int]) -> tuple[tuple[AnyNamed, int], ...]:
    """Each with its number, the largest first and equals in alphabetical order."""
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], alphabetical(one[0].name))))


def with_neighbours(things: Sequence[InLine]) -> Iterator[tuple[InLine | None, InLine, InLine | None]]:
    """Each thing with the one before it and the one after it."""
    return zip((None, *things[:-1]), things, (*things[1:], None), strict=False)
