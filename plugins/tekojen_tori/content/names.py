"""Finding a thing by its name, as people write names."""

import re
from collections.abc import Iterable
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

from tekojen_tori.language.slugs import fold

Thing = TypeVar("Thing")

_SPACES = re.compile(r"\s+")
_SURELY_NOT_MEANT = 72  # rapidfuzz's per cent: below this a suggestion puzzles more than it helps


class Names(Generic[Thing]):
    """Things by each of their names, whatever the letter case; å, ä and ö may be written a, a and o."""

    def __init__(self, named: Iterable[tuple[str, Thing]]) -> None:
        self._things: dict[str, Thing] = {}
        self._folded: dict[str, str] = {}
        for name, thing in named:
            self._things.setdefault(_key(name), thing)
            self._folded.setdefault(fold(_key(name)), name)

    def find(self, written: str) -> Thing | None:
        """The thing that has this name, or None."""
        key = _key(written)
        if key in self._things:
            return self._things[key]
        name = self._folded.get(fold(key))
        return None if name is None else self._things[_key(name)]

    def nearest(self, written: str) -> str | None:
        """The name that was probably meant, or None when none is near."""
        found = process.extractOne(
            fold(_key(written)), self._folded.keys(), scorer=fuzz.WRatio, score_cutoff=_SURELY_NOT_MEANT
        )
        return None if found is None else self._folded[found[0]]


def _key(name: str) -> str:
    return _SPACES.sub(" ", name.strip()).casefold()
