"""Finding a thing by its name, as people write names."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

from tekojen_tori.language.slugs import fold

Meant = TypeVar("Meant")

_SPACES = re.compile(r"\s+")
_FORMS = frozenset(
    [
        "oy",
        "oyj",
        "ab",
        "abp",
        "ky",
        "ry",
        "rf",
        "sr",
        "saatio",
        "osuuskunta",
        "kuntayhtyma",
        "samkommun",
        "liikelaitos",
    ]
)
"""Words that tell what kind of organisation it is, and so are common to many, as `fold` writes them."""
_SURELY_NOT_MEANT = 72  # rapidfuzz's per cent: below this a suggestion puzzles more than it helps


_LONGEST_MEANT = 200
"""In letters: nothing that has a name has a longer one, and likeness takes time by the length."""


@lru_cache(maxsize=256)
def nearest_of(written: str, known: tuple[str, ...], likeness: int) -> str | None:
    """The known name that is most like what was written, in letters alone; None when none is so many per cent alike."""
    if len(written) > _LONGEST_MEANT:
        return None
    found = process.extractOne(written, known, score_cutoff=likeness)
    return found[0] if found else None


class Names(Generic[Meant]):
    """Things by each of their names, whatever the letter case; å, ä and ö may be written a, a and o."""

    def __init__(self, named: Iterable[tuple[str, Meant]]) -> None:
        self._things: dict[str, Meant] = {}
        self._folded: dict[str, str] = {}
        self._nearest: dict[str, str | None] = {}
        for name, thing in named:
            self._things.setdefault(_key(name), thing)
            self._folded.setdefault(fold(_key(name)), name)

    def find(self, written: str) -> Meant | None:
        """The thing that has this name, or None."""
        key = _key(written)
        if key in self._things:
            return self._things[key]
        name = self._folded.get(fold(key))
        return None if name is None else self._things[_key(name)]

    def nearest(self, written: str) -> str | None:
        """The name that was probably meant, or None when none is near. It is sought once."""
        if len(written) > _LONGEST_MEANT:
            return None
        if written not in self._nearest:
            found = process.extractOne(
                fold(_key(written)), self._folded.keys(), scorer=_likeness, score_cutoff=_SURELY_NOT_MEANT
            )
            self._nearest[written] = None if found is None else self._folded[found[0]]
        return self._nearest[written]


def _likeness(one: str, other: str, **_: object) -> float:
    """How alike two names are, in per cent: the form of an organisation alone doesn't make them so."""
    return min(fuzz.WRatio(one, other), fuzz.WRatio(_without_form(one), _without_form(other)))


def _without_form(name: str) -> str:
    return " ".join(word for word in name.split() if word not in _FORMS) or name


def _key(name: str) -> str:
    return _SPACES.sub(" ", name.strip()).casefold()
