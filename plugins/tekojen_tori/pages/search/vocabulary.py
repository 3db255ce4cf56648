"""The words of the documents, and where each occurs."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tekojen_tori.language.words.forms import Word, Words
from tekojen_tori.language.words.inflection import WordClass, splits, stems
from tekojen_tori.pages.search.documents import FIELDS, Document
from tekojen_tori.pages.search.postings import Positions, Postings

_ENOUGH = 5
"""So many certain occurrences of one word are needed to leave out another."""
_RARE = 4
"""A word with fewer than one certain occurrence to so many of another's is left out."""


def _nowhere() -> list[Postings]:
    return [Postings() for _ in FIELDS]


@dataclass(eq=False, slots=True)
class IndexedWord:
    """A word of the documents, where it occurs by itself, by field, and where as a part of another word."""

    lemma: str
    kinds: set[WordClass] = field(default_factory=set)
    whole: list[Postings] = field(default_factory=_nowhere)
    part: list[Postings] = field(default_factory=_nowhere)
    positions: Positions = field(default_factory=Positions)

    @property
    def stems(self) -> set[tuple[str, bool]]:
        """The word's stems, and whether each takes a verb's endings."""
        return {(stem, kind is WordClass.VERB) for kind in self.kinds for stem in stems(self.lemma, kind)}


Entries = tuple[tuple[IndexedWord, ...], tuple[IndexedWord, ...]]
"""Of a form: the words that it is, and those that are parts of it."""


def likely_words(words: Mapping[str, Words], times: Mapping[str, int]) -> Mapping[str, Words]:
    """The words of each form without those that the texts hardly use.

    Tuli may be a fire, or somebody who came. Where forms that can only be of one word are many, and those of the other
    few, it is taken for the one. `times` tells how often each form occurs.
    """
    certain: Counter[Word] = Counter()
    for form, found in words.items():
        if len(found) == 1:
            certain[found[0]] += times[form]

    def likely(found: Words) -> Words:
        most = max((certain[word] for word in found), default=0)
        return tuple(word for word in found if most < _ENOUGH or certain[word] * _RARE >= most)

    return {form: likely(found) if len(found) > 1 else found for form, found in words.items()}


class Vocabulary:
    """Every word of the documents by its base form.

    A reader's form is understood by stems and endings. `exceptions` are those forms of the documents, with their words,
    that would not be understood so, or would rather be taken for another, commoner word; a function word has none.
    """

    def __init__(self, documents: Sequence[Document], words: Mapping[str, Words]) -> None:
        self.entries: dict[str, IndexedWord] = {}
        words = likely_words(words, Counter(form for one in documents for field in one.words for form in field))
        of_form = {form: self._entries_of(found) for form, found in words.items()}
        for number, document in enumerate(documents):
            self._add(number, document, of_form)
        self.exceptions = dict(self._exceptions(of_form))

    def _entries_of(self, words: Words) -> Entries:
        whole = tuple(self._entry(word) for word in words)
        part = {word.lemma: self._entry(word) for one in words for word in one.parts}
        return tuple(dict.fromkeys(whole)), tuple(part.values())

    def _entry(self, word: Word) -> IndexedWord:
        entry = self.entries.setdefault(word.lemma, IndexedWord(word.lemma))
        entry.kinds.add(word.kind)
        return entry

    def _add(self, number: int, document: Document, of_form: Mapping[str, Entries]) -> None:
        places: dict[IndexedWord, list[int]] = defaultdict(list)
        start = 0
        for which, forms in enumerate(document.words):
            places_of: dict[str, list[int]] = defaultdict(list)
            for position, form in enumerate(forms, start):
                places_of[form].append(position)
            start += len(forms) + 1
            whole: Counter[IndexedWord] = Counter()
            part: Counter[IndexedWord] = Counter()
            for form, positions in places_of.items():
                as_whole, as_part = of_form[form]
                for entry in as_whole:
                    whole[entry] += len(positions)
                    places[entry] += positions
                for entry in as_part:
                    part[entry] += len(positions)
            for entry, times in whole.items():
                entry.whole[which].add(number, times)
            for entry, times in part.items():
                entry.part[which].add(number, times)
        for entry, positions in places.items():
            entry.positions.add(number, sorted(positions))

    def _exceptions(self, of_form: Mapping[str, Entries]) -> Iterator[tuple[str, list[str]]]:
        by_stem: dict[tuple[str, bool], set[IndexedWord]] = defaultdict(set)
        for entry in self.entries.values():
            for stem in entry.stems:
                by_stem[stem].add(entry)
        for form, (whole, _) in of_form.items():
            right = set(whole)
            found: set[IndexedWord] = set().union(*(by_stem.get(split, ()) for split in splits(form)))
            misled = max((entry.positions.documents for entry in found - right), default=0)
            if not right <= found or misled >= max((entry.positions.documents for entry in right), default=0):
                yield form, sorted(entry.lemma for entry in right)
