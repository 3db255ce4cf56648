"""How many of the deeds belong to something, and what share of all that is."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Counted = TypeVar("Counted")


@dataclass(frozen=True)
class Share(Generic[Counted]):
    """How many of the deeds belong to a thing, and how many per cent that is of all deeds."""

    thing: Counted
    deeds: int
    share: int


def share_of(thing: Counted, deeds: int, every: int) -> Share[Counted]:
    """A thing with how many of every deed belong to it."""
    return Share(thing, deeds, rounded(100 * deeds, every) if every else 0)


def rounded(part: int, whole: int) -> int:
    """A part of a whole as a whole number, halves up."""
    return (2 * part + whole) // (2 * whole)
