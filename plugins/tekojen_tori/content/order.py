"""The order in which readers meet things."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from tekojen_tori.content.written import Told
from tekojen_tori.language.order import alphabetical

if TYPE_CHECKING:
    from tekojen_tori.content.dates import ContentDate

Thing = TypeVar("Thing", bound=Told)
Member = TypeVar("Member")


def newest_first(things: Iterable[Thing]) -> list[Thing]:
    """Things by date, the newest first, and last those of no known date.

    Of one date the later parts of a series come first, and what has no number in alphabetical order.
    """
    ordered = sorted(things, key=lambda thing: (-(thing.number or 0), alphabetical(thing.title), thing.slug))
    dated = [thing for thing in ordered if thing.date]
    return sorted(dated, key=_date, reverse=True) + [thing for thing in ordered if not thing.date]


def with_neighbours(things: Sequence[Member]) -> Iterator[tuple[Member | None, Member, Member | None]]:
    """Each thing with the one before it and the one after it."""
    return zip((None, *things[:-1]), things, (*things[1:], None), strict=False)


def _date(thing: Told) -> "ContentDate":
    assert thing.date is not None, "only dated things are ordered by date"
    return thing.date
