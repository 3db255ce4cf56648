"""How many of the deeds belong to something, and what share of all that is."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from tekojen_tori.language.numbers import NO_BREAK_SPACE

Counted = TypeVar("Counted")
_ALL = 100


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


def share_in_words(part: int, whole: int) -> str:
    """How many per cent a part is of a whole. What is little isn't nothing, and what is nearly all isn't all."""
    share = rounded(100 * part, whole) if whole else 0
    if part and not share:
        return f"alle{NO_BREAK_SPACE}1{NO_BREAK_SPACE}%"
    if part < whole and share == _ALL:
        return f"yli{NO_BREAK_SPACE}99{NO_BREAK_SPACE}%"
    return f"{share}{NO_BREAK_SPACE}%"
