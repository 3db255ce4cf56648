"""How many of the deeds belong to something, and what share of all that is."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Group(Generic[Thing]):
    """How many of the deeds belong to a thing, and how many per cent that is of all deeds."""

    thing: Thing
    deeds: int
    share: int


def share_of(thing: Thing, deeds: int, every: int) -> Group[Thing]:
    """A thing with how many of every deed belong to it."""
    return Group(thing, deeds, rounded(100 * deeds, every) if every else 0)


def rounded(part: int, whole: int) -> int:
    """A part of a whole as a whole number, halves up."""
    return (2 * part + whole) // (2 * whole)
