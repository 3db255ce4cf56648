"""The groups that editors keep in registers, by which deeds are browsed, searched, followed and drawn on the map."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.done import Done
from tekojen_tori.content.registers import Sector, Support, Theme
from tekojen_tori.content.written import Told

Group = Sector | Theme | Support


@dataclass(frozen=True)
class Grouping:
    """One register's groups.

    `name` stands for it in the addresses of searches and maps, and `every` for all its groups together. `of` gives the
    groups in which a thing is, each once. `deeds` gives the deeds of each group, also of those that have none, in the
    order in which readers meet the groups.
    """

    name: str
    title: str
    plural: str
    every: str
    of: Callable[[Told], Iterable[Group]]
    deeds: Callable[[Catalogue], Mapping[Any, tuple[Done, ...]]]


SECTORS = Grouping(
    "palveluala",
    "Palveluala",
    "Palvelualat",
    "Kaikki palvelualat",
    lambda thing: dict.fromkeys(thing.sectors),
    lambda catalogue: catalogue.by_sector,
)
THEMES = Grouping(
    "teema",
    "Teema",
    "Teemat",
    "Kaikki teemat",
    lambda thing: dict.fromkeys(thing.theme),
    lambda catalogue: catalogue.by_theme,
)
SUPPORT = Grouping(
    "tuki",
    "Tuki",
    "Tuki",
    "Kaikki teot, tuettu tai ei",
    lambda thing: dict.fromkeys(thing.support) if isinstance(thing, Done) else (),
    lambda catalogue: catalogue.by_support,
)
GROUPINGS = (SECTORS, THEMES, SUPPORT)


def groupings(catalogue: Catalogue) -> tuple[Grouping, ...]:
    """Those that a tori has: none of a register that it hasn't."""
    return tuple(grouping for grouping in GROUPINGS if grouping.deeds(catalogue))
