"""The index as small compressed files.

A piece holds the words of one stretch of the alphabet. Which piece has a word is told by `starts`: the first key of
each piece, a key being a word without accents. The first begins before every word, and is there even if no word is.
The stems of some words (töi- of työ) belong to another piece's stretch than the word, and are told there.
"""

import json
import zlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tekojen_tori.language.slugs import fold
from tekojen_tori.language.words.inflection import WordClass, stem_changes
from tekojen_tori.pages.search.postings import Postings
from tekojen_tori.pages.search.vocabulary import IndexedWord, Vocabulary

_LARGEST = 9_000
"""In bytes of JSON, which compress to some 3 000."""
_LEVEL = 7
"""Of compression. Level 9 takes five times as long, for 2 % less."""
_KEY_LETTERS = 3
"""A stretch begins at a change in so many first letters, so that a word's stems mostly share its piece."""


@dataclass
class Piece:
    """The words of a stretch, the stems that lead to words elsewhere, and the exceptional forms.

    `rows` are the words' rows as JSON already: as lists they would fill ten times the memory.
    """

    entries: list[IndexedWord] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    stems: dict[str, list[str]] = field(default_factory=dict)
    forms: dict[str, list[str]] = field(default_factory=dict)

    def words(self) -> bytes:
        """The file that every search for a word of the stretch needs."""
        return _zipped(f'{{"words":[{",".join(self.rows)}],"stems":{_json(self.stems)},"forms":{_json(self.forms)}}}')

    def positions(self) -> bytes:
        """The file that a phrase with a word of the stretch needs: the positions by word."""
        here = (entry for entry in self.entries if entry.positions.documents)
        return compressed({entry.lemma: entry.positions.packed.tolist() for entry in here})


class Pieces:
    """The vocabulary cut up. `classes` are the ways to inflect, to which the words refer by number."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.classes: list[list[Any]] = []
        self._class_numbers: dict[tuple[bool, Any], int] = {}
        entries = sorted(vocabulary.entries.values(), key=lambda entry: (fold(entry.lemma), entry.lemma))
        self.starts = [""]
        self.pieces = [Piece()]
        size = 0
        previous = ""
        for entry in entries:
            key, row = fold(entry.lemma), _json(self._row(entry))
            begins = key[:_KEY_LETTERS] != previous[:_KEY_LETTERS]
            if size + len(row) > 2 * _LARGEST or (begins and size + len(row) > _LARGEST):
                self.starts.append(key[:_KEY_LETTERS] if begins else key)
                self.pieces.append(Piece())
                size = 0
            self.pieces[-1].entries.append(entry)
            self.pieces[-1].rows.append(row)
            size += len(row)
            previous = key
        self._lead(vocabulary)

    def number_of(self, word: str) -> int:
        """Which piece has a word or a stem."""
        return bisect_right(self.starts, fold(word)) - 1

    def _row(self, entry: IndexedWord) -> list[Any]:
        classes = [self._class_number(entry.lemma, kind) for kind in sorted(entry.kinds)]
        row: list[Any] = [entry.lemma, classes[0] if len(classes) == 1 else classes]
        row += [_packed(entry.whole), _packed(entry.part), entry.synonyms, entry.kin]
        while len(row) > 2 and not row[-1]:
            row.pop()
        return row

    def _class_number(self, lemma: str, kind: WordClass) -> int:
        key = (kind is WordClass.VERB, stem_changes(lemma, kind))
        if key not in self._class_numbers:
            self._class_numbers[key] = len(self.classes)
            self.classes.append([int(key[0]), *(f"{cut}{added}" for cut, added in key[1])])
        return self._class_numbers[key]

    def _lead(self, vocabulary: Vocabulary) -> None:
        """Tell of stems and forms in the piece where they will be looked for."""
        for entry in vocabulary.entries.values():
            home = self.number_of(entry.lemma)
            for stem, _ in sorted(entry.stems):
                there = self.number_of(stem)
                if there != home:
                    leads = self.pieces[there].stems.setdefault(stem, [])
                    if entry.lemma not in leads:
                        leads.append(entry.lemma)
        for form, lemmas in sorted(vocabulary.exceptions.items()):
            self.pieces[self.number_of(form)].forms[form] = lemmas


def compressed(value: Any) -> bytes:
    """A value as JSON, compressed with gzip; the same value always makes the same bytes."""
    return _zipped(_json(value))


def _zipped(text: str) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, 31)
    return packer.compress(text.encode()) + packer.flush()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _packed(fields: Sequence[Postings]) -> list[list[int]]:
    """The postings by field, without the empty ones at the end."""
    packed = [field.packed.tolist() for field in fields]
    while packed and not packed[-1]:
        packed.pop()
    return packed
