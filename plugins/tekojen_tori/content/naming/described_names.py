"""Sectors and themes, which people also know by other words for them and by the words of their descriptions."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from rapidfuzz.distance import Prefix

from tekojen_tori.content.names import Names
from tekojen_tori.language.slugs import fold

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_WORD = 4
_SHORTEST_PREFIX = 5
_WHOLE = 3


class _Described(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def description(self) -> str: ...


Described = TypeVar("Described", bound=_Described)


class DescribedNames(Names[Described]):
    """Things by their names, and near to them by synonyms, and by the words of their names and descriptions."""

    def __init__(self, things: Sequence[Described], synonyms: Iterable[tuple[str, ...]]) -> None:
        super().__init__((thing.name, thing) for thing in things)
        self._described = tuple(things)
        self._own_words = [_words(thing.name) for thing in things]
        self._told_by = [self._own_words, [_words(thing.description) for thing in things]]
        self._same_as: dict[str, list[str]] = defaultdict(list)
        for group in synonyms:
            for one in {fold(name) for name in group}:
                self._same_as[one] += group

    def guess(self, written: str) -> Described | None:
        """The thing that was probably meant: by its letters, by a synonym, by words that tell of it alone."""
        near = super()._near(fold(written))
        return self.find(near) if near else self._by_synonym(written) or self._by_words(written, self._told_by)

    def _near(self, text: str) -> str | None:
        near = super()._near(text)
        thing = None if near else self._by_synonym(text) or self._by_words(text, [self._own_words])
        return thing.name if thing else near

    def _by_words(self, written: str, told_by: list[list[list[str]]]) -> Described | None:
        words = [word for word in _words(written) if len(word) > 1]
        for texts in told_by:
            shares = [sum(_told(word, text) for word in words) for text in texts]
            most = max(shares, default=0)
            if most and shares.count(most) == 1:
                return self._described[shares.index(most)]
        return None

    def _by_synonym(self, written: str) -> Described | None:
        same = self._same_as.get(fold(written), ())
        found = {
            thing.name: thing for name in same if (thing := self.find(name) or self._by_words(name, self._told_by))
        }
        return next(iter(found.values())) if len(found) == 1 else None


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _told(word: str, words: list[str]) -> int:
    """How well a word is told by others: as it is, or by one that begins or ends with it, or differs in its ending."""
    return max((_WHOLE if word == other else int(_is_akin(word, other)) for other in words), default=0)


def _is_akin(word: str, other: str) -> bool:
    shorter = min(len(word), len(other))
    common = Prefix.similarity(word, other)
    if common == shorter >= _SHORTEST_WORD or (common >= _SHORTEST_PREFIX and common * 3 >= shorter * 2):
        return True
    return len(word) > _SHORTEST_PREFIX and other.endswith(word)
