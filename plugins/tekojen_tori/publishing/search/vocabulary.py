"""The words of the documents, and where each occurs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tekojen_tori.language.inflection import Kind, splits, stems
from tekojen_tori.language.lexicon import Words
from tekojen_tori.language.morphology import Word
from tekojen_tori.publishing.search.documents import FIELDS, Document

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


class Vocabulary:
    """Every word of the documents by its base form.

    A reader's form is understood by stems and endings. `exceptions` are those forms of the documents whose words are
    not found so, with the words; a function word has none.
    """

    def __init__(self, documents: Sequence[Document], words: Mapping[str, Words]) -> None:
        self.entries: dict[str, Entry] = {}
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
        by_stem: dict[tuple[str, bool], set[str]] = defaultdict(set)
        for entry in self.entries.values():
            for stem in entry.stems:
                by_stem[stem].add(entry.lemma)
        for form, (whole, _) in self._of_form.items():
            lemmas = {entry.lemma for entry in whole}
            if not lemmas or not lemmas <= set().union(*(by_stem.get(split, ()) for split in splits(form))):
                yield form, sorted(lemmas)
