"""What pages, feeds and search say of anything that tells of work, whatever its kind."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.grouping import grouped
from tekojen_tori.content.editorial import EditorialThing
from tekojen_tori.content.kind import Kind, kind_of, kinds_of_work
from tekojen_tori.content.written import Told, Written
from tekojen_tori.language.sentences import listed, sentence
from tekojen_tori.publishing.text.plain_text import plain_text, shortened


def counts_of_kinds(catalogue: Catalogue) -> tuple[tuple[Kind[Any], int], ...]:
    """The kinds of which there is anything, and how much."""
    counts = Counter(map(kind_of, catalogue.told))
    return tuple((kind, counts[kind]) for kind in kinds_of_work() if counts[kind])


@dataclass(frozen=True)
class Shelf:
    """Stories, episodes and webinars of something: a few of each kind `shown`, and the `rest`."""

    title: str
    shown: tuple[EditorialThing, ...]
    rest: tuple[EditorialThing, ...]


def shelf(things: Sequence[EditorialThing], most: int = 3) -> Shelf | None:
    """Things as a shelf, in their own order of which the kinds take turns; None of nothing."""
    if not things:
        return None
    of_kinds = grouped(things, lambda thing: (kind_of(thing),))
    turns = [thing for turn in zip_longest(*of_kinds.values()) for thing in turn if thing]
    return Shelf(kinds_in_words(things), tuple(turns[:most]), tuple(turns[most:]))


def kinds_in_words(things: Iterable[Told]) -> str:
    """What kinds of things there are among some: Tarinoita, podcast-jaksoja ja webinaareja."""
    found = set(map(kind_of, things))
    return sentence(listed(kind.some for kind in kinds_of_work() if kind in found))


def describe(thing: Written) -> str:
    """What a search engine or a card says of a thing: its summary, or else the beginning of its text."""
    return thing.summary or shortened(plain_text(thing.text), 155)
