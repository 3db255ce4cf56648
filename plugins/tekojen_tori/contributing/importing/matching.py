"""Names as people write them, taken for the things that are probably meant.

The checker only suggests what was meant, since a person is there to choose. Here nobody is, and what is taken goes into
the report; so a name is taken only when it is near by its letters or its words, and near to one thing alone.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Prefix

from tekojen_tori.content.names import Names
from tekojen_tori.content.registers import Doer, Municipality, Registers, Sector, Theme
from tekojen_tori.language.slugs import fold
from tekojen_tori.language.words.inflection import WordClass, stems

Matched = TypeVar("Matched", bound=Doer | Sector | Theme)

_LIKENESS = 0.75
"""Of a misspelt name to the right one: a letter in four may be wrong, missing or in its neighbour's place."""
_LIKENESS_OF_WORDS = 0.5
"""Of each word of a misspelt name to the one in its place."""
_LONGEST_NAME = 200
_LONGER_BY = 3
_SHORTEST_MISSPELT = 4
_SHORTEST_PREFIX = 5
_WHOLE = 3
_CASES = ("n", "ssa", "ssä", "lla", "llä")
_OFFICE = re.compile(
    r"(?:^|(?<=\s))(?:kaupunki|kaupungin|kaup|kunta|kunnan|kaupunkikonserni|stad|kommun|city|town|municipality)\.?(?=\s|$)"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060]")
_PARTS = re.compile(r"\s*[,/;()|+&]\s*|\s+[-–]\s+|\s+ja\s+|\s+och\s+")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Match(Generic[Matched]):
    """What a name was taken for. `is_sure` when it was one of the thing's own names."""

    thing: Matched
    is_sure: bool


class Matcher(Generic[Matched]):
    """Finds the thing that a written name means."""

    def __init__(
        self,
        names: Names[Matched],
        named: Iterable[tuple[str, Matched]],
        guess: Callable[[str], Matched | None] = lambda written: None,
    ) -> None:
        self._names, self._guess = names, guess
        self._forms = {fold(name): thing for name, thing in reversed(list(named))}
        self._known: dict[str, Match[Matched] | None] = {}

    def match(self, written: str) -> Match[Matched] | None:
        """What the name means, or None if nothing is near enough or several things are."""
        if len(written) > _LONGEST_NAME:
            return None
        if written not in self._known:
            self._known[written] = self._match(_INVISIBLE.sub("", written).strip())
        return self._known[written]

    def suggestion(self, written: str) -> str | None:
        """A name that may have been meant, too far away to be taken."""
        return self._names.nearest(written) if len(written) <= _LONGEST_NAME else None

    def _match(self, written: str) -> Match[Matched] | None:
        if not written:
            return None
        bare = _OFFICE.sub(" ", fold(written)).strip(" .")
        found = self._names.find(written) or self._names.find(bare) or self._forms.get(bare)
        if found:
            return Match(found, is_sure=True)
        guessed = self._misspelt(bare) or self._guess(written) or self._in_parts(written)
        return Match(guessed, is_sure=False) if guessed else None

    def _misspelt(self, bare: str) -> Matched | None:
        if len(bare) < _SHORTEST_MISSPELT:
            return None
        near = process.extract(
            bare, self._forms.keys(), scorer=OSA.normalized_similarity, score_cutoff=_LIKENESS, limit=8
        )
        near = [one for one in near if abs(len(one[0]) - len(bare)) < _LONGER_BY]
        near = [one for one in near if not _differ_in_a_word(bare, one[0])]
        best = {self._forms[form] for form, score, _ in near if score == near[0][1]}
        if len(best) > 1:
            best = {self._forms[max((one[0] for one in near), key=lambda form: fuzz.WRatio(bare, form))]}
        return best.pop() if best else None

    def _in_parts(self, written: str) -> Matched | None:
        """The one thing named in a longer text: ”Askola, kotihoito”."""
        parts = [part for part in _PARTS.split(written) if part]
        if len(parts) < 2:
            return None
        found = {match.thing for part in parts if (match := self.match(part))}
        return found.pop() if len(found) == 1 else None


class Matchers:
    """A matcher for everything that a deed may refer to."""

    def __init__(self, registers: Registers) -> None:
        self.municipality = Matcher(registers.municipality_names, _municipality_forms(registers))
        self.organisation = Matcher(
            registers.organisation_names,
            ((name, one) for one in registers.organisations for name in (one.name, *one.also_known_as)),
        )
        self.sector = _described(registers.sector_names, registers.sectors, registers.synonyms)
        self.theme = _described(registers.theme_names, registers.themes, registers.synonyms)
        self.regions = frozenset(fold(place.region) for place in registers.municipalities)


def _municipality_forms(registers: Registers) -> Iterator[tuple[str, Municipality]]:
    """Every name, and the Finnish ones as they stand before ”kaupunki”: Varkauden, Hämeenkyrön, Sahalahden."""
    for place in registers.municipalities:
        yield place.name, place
        yield place.name_sv, place
        yield from _inflected(place.name, place)
    for former in registers.former_municipalities:
        today = registers.municipality_names.find(former)
        if today:
            yield former, today
            yield from _inflected(former, today)


def _inflected(name: str, place: Municipality) -> Iterator[tuple[str, Municipality]]:
    for stem in stems(name.casefold(), WordClass.NOUN):
        yield from ((stem + case, place) for case in _CASES)


Described = TypeVar("Described", Sector, Theme)


def _described(
    names: Names[Described], things: tuple[Described, ...], synonyms: tuple[tuple[str, ...], ...]
) -> Matcher[Described]:
    """A matcher that also knows things by their synonyms, and by the words of their names and descriptions."""

    told_by = [[_words(thing.name) for thing in things], [_words(thing.description) for thing in things]]
    same_as: dict[str, list[str]] = defaultdict(list)
    for group in synonyms:
        for one in {fold(name) for name in group}:
            same_as[one] += group

    def by_words(written: str) -> Described | None:
        words = [word for word in _words(written) if len(word) > 1]
        for texts in told_by:
            shares = [sum(_told(word, text) for word in words) for text in texts]
            most = max(shares, default=0)
            if most and shares.count(most) == 1:
                return things[shares.index(most)]
        return None

    def by_synonym(written: str) -> Described | None:
        same = same_as.get(fold(written), ())
        found = {thing for name in same if (thing := names.find(name) or by_words(name))}
        return found.pop() if len(found) == 1 else None

    return Matcher(names, ((thing.name, thing) for thing in things), lambda text: by_synonym(text) or by_words(text))


def _differ_in_a_word(one: str, other: str) -> bool:
    """Whether names of as many words have a word that isn't the other's misspelt: Etelä-Karjala, Pohjois-Karjala."""
    words, others = _words(one), _words(other)
    return len(words) == len(others) and any(
        OSA.normalized_similarity(*pair) < _LIKENESS_OF_WORDS for pair in zip(words, others, strict=True)
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _told(word: str, words: list[str]) -> int:
    """How well a word is told by others: as it is, or by one that begins or ends with it, or differs in its ending."""
    return max((_WHOLE if word == other else int(_is_akin(word, other)) for other in words), default=0)


def _is_akin(word: str, other: str) -> bool:
    shorter = min(len(word), len(other))
    common = Prefix.similarity(word, other)
    if common == shorter >= _SHORTEST_MISSPELT or (common >= _SHORTEST_PREFIX and common * 3 >= shorter * 2):
        return True
    return len(word) > _SHORTEST_PREFIX and other.endswith(word)
