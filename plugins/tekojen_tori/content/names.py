"""Finding a thing by its name, as people write names: one reader for every door.

`find` takes only what surely means one thing, `nearest` names what was probably meant, for a person to say yes or no,
and `guess` takes it where nobody is there to ask, and a report tells of it.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tekojen_tori.language.slugs import fold
from tekojen_tori.language.tidy import tidy

Meant = TypeVar("Meant")

_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\s-]+")
LIKENESS = 0.75
"""Of a misspelt name to the right one: a letter in four may be wrong, missing or in its neighbour's place."""
LIKENESS_OF_WORDS = 0.7
"""Of each word of a misspelt name to the one in its place."""
LIKENESS_OF_OTHER_BEGINNINGS = 0.85
"""Where even the first letter is another."""
LONGER_BY = 3
SHORTEST_MISSPELT = 4
LONGEST_NAME = 200
"""In letters: nothing that has a name has a longer one, and likeness takes time by the length."""


@lru_cache(maxsize=256)
def nearest_of(written: str, known: tuple[str, ...], likeness: int) -> str | None:
    """The known name that is most like what was written, in letters alone; None when none is so many per cent alike."""
    if len(written) > LONGEST_NAME:
        return None
    found = process.extractOne(written, known, score_cutoff=likeness)
    return found[0] if found else None


@lru_cache(maxsize=256)
def misspelt_of(written: str, known: tuple[str, ...]) -> str | None:
    """The known word whose misspelling was written, or None."""
    if len(written) > LONGEST_NAME:
        return None
    text, folded = fold(written), {fold(name): name for name in known}
    turned = [name for one, name in folded.items() if len(one) == len(text) and OSA.distance(text, one) == 1]
    if len(text) < SHORTEST_MISSPELT:
        return turned[0] if len(turned) == 1 and sorted(fold(turned[0])) == sorted(text) else None
    return misspelt(text, folded)


class Names(Generic[Meant]):
    """Things by each of their names, whatever the letter case; å, ä and ö may be written a, a and o.

    What people put around a name (quotation marks, stops, odd spaces) is no part of it.
    """

    short = 4
    """Letters so few that a wrong one makes another name of it: Savo, Salo."""

    def __init__(self, named: Iterable[tuple[str, Meant]]) -> None:
        self._things: dict[str, Meant] = {}
        self._folded: dict[str, str] = {}
        self._called: dict[str, Meant | None] = {}
        self._found: dict[str, Meant | None] = {}
        self._nearest: dict[str, str | None] = {}
        for name, thing in named:
            self._things.setdefault(_key(name), thing)
            self._folded.setdefault(fold(_key(name)), name)

    def find(self, written: str) -> Meant | None:
        """The thing that surely was meant, or None: also that whose a unit is, where one is named with it."""
        found = self.called(written)
        if found is not None or len(written) > LONGEST_NAME:
            return found
        if written not in self._found:
            self._found[written] = self._within(fold(tidy(written)))
        return self._found[written]

    def called(self, written: str) -> Meant | None:
        """The thing that surely has this name, and nothing more is said than the name."""
        key = _key(written)
        if key in self._things:
            return self._things[key]
        if len(written) > LONGEST_NAME:
            return None
        if written not in self._called:
            self._called[written] = self._named(fold(key)) or self._whole(fold(tidy(written)))
        return self._called[written]

    def nearest(self, written: str) -> str | None:
        """The name that was probably meant, or None when none is near or several are. It is sought once."""
        if len(written) > LONGEST_NAME:
            return None
        if written not in self._nearest:
            self._nearest[written] = self._near(fold(tidy(written)))
        return self._nearest[written]

    def guess(self, written: str) -> Meant | None:
        """The thing that was probably meant."""
        near = self.nearest(written)
        return None if near is None else self._things[_key(near)]

    def _named(self, folded: str) -> Meant | None:
        name = self._folded.get(folded)
        return None if name is None else self._things[_key(name)]

    def _whole(self, text: str) -> Meant | None:
        """The thing that a folded, tidy text surely is a name of."""
        return self._named(text)

    def _within(self, text: str) -> Meant | None:
        """The thing whose a longer text surely tells of."""
        return None

    def _near(self, text: str) -> str | None:
        return misspelt(text, self._folded, self.short)


def misspelt(text: str, known: Mapping[str, str], short: int = Names.short, likeness: float = LIKENESS) -> str | None:
    """The one name that a folded text is near to, by folded names."""
    if len(text) < SHORTEST_MISSPELT:
        return None
    near = process.extract(text, known.keys(), scorer=OSA.normalized_similarity, score_cutoff=likeness, limit=None)
    near = [one for one in near if _is_near(text, one[0], one[1], short)]
    best = {known[name] for name, score, _ in near if score == near[0][1]}
    return best.pop() if len(best) == 1 else None


def _is_near(text: str, name: str, score: float, short: int) -> bool:
    """Whether a name that is like the text in letters may be what was meant by it."""
    is_turned = sorted(text) == sorted(name)
    if abs(len(name) - len(text)) >= max(LONGER_BY, len(text) // 6):
        return False
    if len(text) <= short and len(name) == len(text) and not is_turned:
        return False
    if text[0] != name[0] and score < LIKENESS_OF_OTHER_BEGINNINGS and not is_turned:
        return False
    words, others = _WORD.findall(text), _WORD.findall(name)
    return len(words) == len(others) and all(map(_is_like, words, others))


def _is_like(word: str, other: str) -> bool:
    likeness: float = OSA.normalized_similarity(word, other)
    return likeness >= LIKENESS_OF_WORDS or (len(other) < SHORTEST_MISSPELT and OSA.distance(word, other) < 2)


def _key(name: str) -> str:
    return _SPACES.sub(" ", name.strip()).casefold()
