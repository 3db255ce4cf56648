"""The order in which readers meet things."""

from collections.abc import Iterable
from typing import TypeVar

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.site_content import Told
from tekojen_tori.language.order import alphabetical

Thing = TypeVar("Thing", bound=Told)


def newest_first(things: Iterable[Thing]) -> list[Thing]:
    """Things by date, the newest first; those of one date in alphabetical order, and last those of no known date."""
    by_title = sorted(things, key=lambda thing: (alphabetical(thing.title), thing.slug))
    dated = [thing for thing in by_title if thing.date]
    return sorted(dated, key=_date, reverse=True) + [thing for thing in by_title if not thing.date]


def _date(thing: Told) -> ContentDate:
    assert thing.date is not None, "only dated things are ordered by date"
    return thing.date
