"""The words of the documents, and where each occurs."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tekojen_tori.language.inflection import Kind, splits, stems
from tekojen_tori.language.lexicon import Words
from tekojen_tori.language.morphology import Word
from tekojen_tori.publishing.search.documents import FIELDS, Document

_ENOUGH = 5
"""So many certain occurrences of one word are needed to leave out another."""
_RARE = 4
"""A word with fewer than one certain occurrence to so many of another's is left out."""

Postings = list[dict[int, int]]
"""By field: in which documents, by number, a word occurs, and how many times."""


def _no_postings() -> Postings:
    return [{} for _ in FIELDS]


@dataclass(eq=False)
class Entry:
    """A word of the documents, where it occurs by itself, and where as a part of another word.

    `positions` are the places of its occurrences in each document, counted in words from the beginning of the title.
    """

    lemma: str
    kinds: set[Kind] = field(default_factory=set)
    whole: Postings = field(default_factory=_no_postings)
    part: Postings = field(default_factory=_no_postings)
    positions: dict[int, list[int]] = field(default_factory=dict)

    @property
    def stems(self) -> set[tuple[str, bool]]:
        """The word's stems, and whether each takes a verb's endings."""
        return {(stem, kind is Kind.VERB) for kind in self.kinds for stem in stems(self.lemma, kind)}


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
        self.entries: dict[str, Entry] = {}
        words = likely_words(words, Counter(form for one in documents for field in one.words for form in field))
        self._of_form = {form: self._entries_of(found) for form, found in words.items()}
        for number, document in enumerate(documents):
            self._add(number, document)
        self.exceptions = dict(self._exceptions())

    def _entries_of(self, words: Words) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
        whole = tuple(self._entry(word) for word in words)
        part = {word.lemma: self._entry(word) for one in words for word in one.parts}
        return tuple(dict.fromkeys(whole)), tuple(part.values())

    def _entry(self, word: Word) -> Entry:
        entry = self.entries.setdefault(word.lemma, Entry(word.lemma))
        entry.kinds.add(word.kind)
        return entry

    def _add(self, number: int, document: Document) -> None:
        position = 0
        for place, forms in enumerate(document.words):
            for form in forms:
                whole, part = self._of_form[form]
                for entry in whole:
                    postings = entry.whole[place]
                    postings[number] = postings.get(number, 0) + 1
                    entry.positions.setdefault(number, []).append(position)
                for entry in part:
                    postings = entry.part[place]
                    postings[number] = postings.get(number, 0) + 1
                position += 1
            position += 1

    def _exceptions(self) -> Iterator[tuple[str, list[str]]]:
        by_stem: dict[tuple[str, bool], set[Entry]] = defaultdict(set)
        for entry in self.entries.values():
            for stem in entry.stems:
                by_stem[stem].add(entry)
        for form, (whole, _) in self._of_form.items():
            right = set(whole)
            found: set[Entry] = set().union(*(by_stem.get(split, ()) for split in splits(form)))
            misled = max((len(entry.positions) for entry in found - right), default=0)
            if not right <= found or misled >= max((len(entry.positions) for entry in right), default=0):
                yield form, sorted(entry.lemma for entry in right)
