"""The words of the site and what forms they have; in the browser `pages/search/scripts/lexicon.js` knows them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property

from rapidfuzz.distance import OSA

from tekojen_tori.language.slugs import fold
from tekojen_tori.language.words.inflection import CLITICS, WordClass, endings
from tekojen_tori.pages.search.pieces import Pieces
from tekojen_tori.pages.search.postings import Postings, unpack
from tekojen_tori.pages.search.vocabulary import IndexedWord, Vocabulary
from tekojen_tori.pages.search.weights import LIMITS

PART = "~"
"""Marks a term that is a word as a part of others."""
_SHORTEST_STEM = 2
_LAST = "\uffff"
_OTHER_STEM, _LONGER_WORD = 0.5, 0.25
"""How much farther a word is that is only near by its stem, or that goes on after it."""

LookedUp = tuple[list[str], bool]
"""Words, and whether the form is known to mean nothing alone."""


class Lexicon:
    """A vocabulary in which forms are looked up."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._pieces = Pieces(vocabulary)
        self._found: dict[str, LookedUp] = {}
        self._having: dict[str, set[int]] = {}
        self._by_stem: dict[tuple[str, bool], dict[str, None]] = defaultdict(dict)
        self._by_folded_stem: dict[tuple[str, bool], dict[str, None]] = defaultdict(dict)
        for entry in vocabulary.entries.values():
            self._lead(entry.stems, entry.lemma)
        for piece in self._pieces.pieces:
            for stem, lemmas in piece.stems.items():
                for lemma in lemmas:
                    self._lead([(stem, False), (stem, True)], lemma)

    def _lead(self, stems: Iterable[tuple[str, bool]], lemma: str) -> None:
        for stem, is_verb in stems:
            self._by_stem[stem, is_verb][lemma] = None
            self._by_folded_stem[fold(stem), is_verb][lemma] = None

    def entry(self, lemma: str) -> IndexedWord:
        """What is known of a word."""
        return self._vocabulary.entries[lemma]

    def find(self, form: str) -> LookedUp:
        """The words that a form may be a form of: those that occur or have synonyms, or else those that lead to kin."""
        if form not in self._found:
            self._found[form] = self._find(form)
        return self._found[form]

    def _find(self, form: str) -> LookedUp:
        known = self._vocabulary.exceptions.get(form)
        found = self._by_splits(form) if known is None else known
        meant = [lemma for lemma in found if self.entry(lemma).frequency or self.entry(lemma).synonyms]
        return meant or list(found), known == []

    def _by_splits(self, form: str) -> list[str]:
        exact = _look_up(self._by_stem, _splits(form, is_folded=False))
        return exact or _look_up(self._by_folded_stem, _splits(fold(form), is_folded=True))

    def completions(self, beginning: str) -> list[str]:
        """The words of the first and the last piece with such that begin so, the commonest first."""
        plain = fold(beginning)
        pieces = {self._pieces.number_of(plain), self._pieces.number_of(plain + _LAST)}
        entries = (entry for number in pieces for entry in self._pieces.pieces[number].entries)
        found = [entry for entry in entries if entry.frequency and fold(entry.lemma).startswith(plain)]
        found.sort(key=lambda entry: (-entry.whole_frequency, entry.lemma))
        return [entry.lemma for entry in found[: LIMITS["mostCompletions"]]]

    @cached_property
    def _occurring(self) -> Mapping[str, str]:
        """The words that stand in the texts, with their letters without accents."""
        return {lemma: fold(lemma) for lemma in sorted(entry.lemma for entry in self._vocabulary.occurring())}

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(self._occurring.values())

    def is_likely(self, form: str) -> bool:
        """Whether a form may well be of a word of the texts."""
        plain = fold(form)
        stems = (stem for stem, _ in _splits(plain, is_folded=True))
        return len(form) >= LIMITS["shortestKnownPart"] and (
            plain in self._keys or any(stem in self._keys for stem in stems)
        )

    def corrections(self, form: str) -> list[tuple[str, float]]:
        """The words that a form with a wrong letter or two may mean, with how far they are, the nearest first."""
        plain = fold(form)
        if len(plain) < LIMITS["lettersForOneError"]:
            return []
        most = 1 if len(plain) < LIMITS["lettersForTwoErrors"] else 2
        stems = {stem for stem, _ in _splits(plain, is_folded=True) if len(stem) > 3} | {plain}
        found = []
        for lemma, key in self._occurring.items():
            nearest = min(_distance(stem, key, plain, most) for stem in stems)
            if nearest <= most + _OTHER_STEM + _LONGER_WORD:
                found.append((nearest, len(lemma), lemma))
        found.sort(key=lambda one: one[:2])
        return [(lemma, far) for far, _, lemma in found[: LIMITS["mostCorrections"]]]

    def postings(self, term: str) -> Sequence[Postings]:
        """Where a term is, by field."""
        entry = self.entry(term.removeprefix(PART))
        return entry.part if term.startswith(PART) else entry.whole

    def frequency(self, term: str) -> int:
        """In how many fields of documents a term's word is: a rare part must not outweigh the word itself."""
        entry = self.entry(term.removeprefix(PART))
        if not term.startswith(PART):
            return entry.whole_frequency
        return max(entry.whole_frequency, entry.frequency - entry.whole_frequency)

    def having(self, term: str) -> set[int]:
        """The documents that have a term."""
        if term not in self._having:
            self._having[term] = {document for field in self.postings(term) for document, _ in unpack(field.packed)}
        return self._having[term]

    def positions(self, lemma: str) -> Mapping[int, Sequence[int]]:
        """Where in each document a word stands."""
        return dict(self.entry(lemma).positions.unpacked())


def _splits(form: str, is_folded: bool) -> Iterator[tuple[str, bool]]:
    """Each way to take a form for a stem and an ending, and whether it is a verb's."""
    clitics = map(fold, CLITICS) if is_folded else CLITICS
    wholes = dict.fromkeys((form, *(form.removesuffix(clitic) for clitic in clitics if form.endswith(clitic))))
    for whole in wholes:
        for end in range(len(whole), min(_SHORTEST_STEM, len(form)) - 1, -1):
            for kind in (WordClass.NOUN, WordClass.VERB):
                if whole[end:] in _endings(kind, is_folded):
                    yield whole[:end], kind is WordClass.VERB


@cache
def _endings(kind: WordClass, is_folded: bool) -> frozenset[str]:
    return frozenset(map(fold, endings(kind))) if is_folded else endings(kind)


def _look_up(known: Mapping[tuple[str, bool], Iterable[str]], splits: Iterable[tuple[str, bool]]) -> list[str]:
    return list(dict.fromkeys(lemma for split in splits for lemma in known.get(split, ())))


def _distance(stem: str, key: str, plain: str, most: int) -> float:
    """How many letters differ, or infinity; what is only near by a stem of the form is a little farther."""

    def letters(other: str) -> float:
        far = OSA.distance(stem, other, score_cutoff=most)
        return far if far <= most else float("inf")

    penalty = 0 if stem == plain else _OTHER_STEM
    nearest = letters(key) + penalty
    if stem != plain and len(stem) < len(key) < len(stem) + 4:
        nearest = min(nearest, letters(key[: len(stem)]) + penalty + _LONGER_WORD)
    return nearest
