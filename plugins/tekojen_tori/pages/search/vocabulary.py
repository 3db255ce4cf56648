"""The words of the documents, where each occurs, and the words that lead to them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tekojen_tori.language.words.derivation import relatives
from tekojen_tori.language.words.forms import Word, Words
from tekojen_tori.language.words.inflection import WordClass, splits, stems
from tekojen_tori.pages.search.documents import Document
from tekojen_tori.pages.search.postings import Positions, Postings

_ENOUGH = 5
"""So many certain occurrences of one word are needed to leave out another."""
_RARE = 4
"""A word with fewer than one certain occurrence to so many of another's is left out."""
_MOST_SYNONYMS = 5
_MOST_KIN = 4

Phrase = tuple[Word, ...]
"""What people call a thing: a word or several."""


def _at(field: int, fields: list[Postings]) -> Postings:
    """The postings of a field, by its place; there are some up to the last field that has any."""
    while len(fields) <= field:
        fields.append(Postings())
    return fields[field]


@dataclass(eq=False, slots=True)
class IndexedWord:
    """A word, where it occurs by itself, by field, and where as a part of another word; or what it leads to.

    `synonyms` are phrases that mean the same and occur, the words of each with spaces between them: those of the word
    alone under "", those of a phrase that it begins under the rest of the phrase. A word that doesn't occur may have
    `kin` that do: words derived from the same, and broader ones.
    """

    lemma: str
    kinds: set[WordClass] = field(default_factory=set)
    verb: str = ""
    synonyms: dict[str, list[str]] = field(default_factory=dict)
    kin: list[str] = field(default_factory=list)
    whole: list[Postings] = field(default_factory=list)
    part: list[Postings] = field(default_factory=list)
    positions: Positions = field(default_factory=Positions)

    @property
    def stems(self) -> set[tuple[str, bool]]:
        """The word's stems, and whether each takes a verb's endings."""
        return {(stem, kind is WordClass.VERB) for kind in self.kinds for stem in stems(self.lemma, kind)}

    @property
    def frequency(self) -> int:
        """In how many fields of documents it is, by itself or as a part."""
        return self.whole_frequency + sum(len(postings.packed) for postings in self.part)

    @property
    def whole_frequency(self) -> int:
        """In how many fields of documents it is by itself."""
        return sum(len(postings.packed) for postings in self.whole)


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

    def __init__(
        self,
        documents: Sequence[Document],
        words: Mapping[str, Words],
        synonyms: Iterable[Sequence[Phrase]] = (),
        broader: Iterable[Sequence[Phrase]] = (),
    ) -> None:
        """`words` are those of each form of the documents, and maybe of others that readers write."""
        self.entries: dict[str, IndexedWord] = {}
        words = likely_words(words, Counter(form for one in documents for field in one.words for form in field))
        of_form = {form: self._entries_of(found) for form, found in words.items()}
        for number, document in enumerate(documents):
            self._add(number, document, of_form)
        self._lead_by_synonyms(synonyms)
        self._lead_to_broader(broader)
        self._lead_by_kin()
        self.exceptions = dict(self._exceptions(of_form))

    def occurring(self) -> Iterator[IndexedWord]:
        """The words that stand in the documents by themselves."""
        return (entry for entry in self.entries.values() if entry.whole_frequency)

    def _lead_by_synonyms(self, groups: Iterable[Sequence[Phrase]]) -> None:
        """Tell each phrase of a group of those that occur in the documents; a group without such leads nowhere."""
        for group in groups:
            occurring = [phrase for phrase in group if phrase and all(map(self._frequency, phrase))]
            occurring.sort(key=lambda phrase: (len(phrase), -min(map(self._frequency, phrase))))
            for phrase in filter(None, group):
                others = [" ".join(word.lemma for word in one) for one in occurring if one != phrase]
                if others:
                    first, *rest = [self._asked(word) for word in phrase]
                    known = first.synonyms.setdefault(" ".join(entry.lemma for entry in rest), [])
                    known += [other for other in dict.fromkeys(others) if other not in known]
        for entry in self.entries.values():
            for known in entry.synonyms.values():
                del known[_MOST_SYNONYMS:]

    def _lead_to_broader(self, groups: Iterable[Sequence[Phrase]]) -> None:
        """Lead the words of each group that don't occur to the first, if that does; phrases lead nowhere."""
        for broad, *narrower in groups:
            if len(broad) == 1 and self._frequency(broad[0]):
                for word in (phrase[0] for phrase in narrower if len(phrase) == 1):
                    if not self._frequency(word):
                        self._asked(word).kin.append(broad[0].lemma)

    def _asked(self, word: Word) -> IndexedWord:
        """The entry of a word of the register, which may be Swedish or English if the dictionary doesn't know it."""
        entry = self._entry(word)
        if word.kind is WordClass.UNKNOWN:
            entry.kinds.add(WordClass.FOREIGN)
        return entry

    def _frequency(self, word: Word) -> int:
        return self.entries[word.lemma].frequency if word.lemma in self.entries else 0

    def _lead_by_kin(self) -> None:
        for entry in sorted(self.entries.values(), key=lambda entry: -entry.frequency):
            if not entry.frequency:
                break
            for kind in sorted(entry.kinds):
                for relative, its_kind in relatives(entry.lemma, kind, entry.verb).items():
                    if not self._frequency(word := Word(relative, its_kind)):
                        kin = self._entry(word).kin
                        if len(kin) < _MOST_KIN and entry.lemma not in kin:
                            kin.append(entry.lemma)

    def _entries_of(self, words: Words) -> Entries:
        whole = tuple(self._entry(word) for word in words)
        part = {word.lemma: self._entry(word) for one in words for word in one.parts}
        return tuple(dict.fromkeys(whole)), tuple(part.values())

    def _entry(self, word: Word) -> IndexedWord:
        entry = self.entries.get(word.lemma)
        if entry is None:
            entry = self.entries[word.lemma] = IndexedWord(word.lemma)
        entry.kinds.add(word.kind)
        entry.verb = entry.verb or word.verb
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
                _at(which, entry.whole).add(number, times)
            for entry, times in part.items():
                _at(which, entry.part).add(number, times)
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
