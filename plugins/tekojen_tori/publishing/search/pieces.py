"""The index as small compressed files.

A piece holds the words of one stretch of the alphabet. Which piece has a word is told by `starts`: the first key of
each piece, a key being a word without accents. The stems of some words (töi- of työ) belong to another piece's stretch
than the word, and are told there.
"""

import json
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tekojen_tori.language.inflection import Kind, stem_changes
from tekojen_tori.language.slugs import fold
from tekojen_tori.publishing.search.vocabulary import Entry, Postings, Vocabulary

_LARGEST = 14_000
"""In bytes of JSON, which compress to some 5 000."""
_KEY_LETTERS = 3
"""A stretch begins at a change in so many first letters, so that a word's stems mostly share its piece."""
_MOST_TIMES = 7
"""More occurrences in one field change a score so little that they are not told apart."""


@dataclass
class Piece:
    """The words of a stretch, the stems that lead to words elsewhere, the exceptional forms, and the positions."""

    words: list[list[Any]] = field(default_factory=list)
    stems: dict[str, list[str]] = field(default_factory=dict)
    forms: dict[str, list[str]] = field(default_factory=dict)
    positions: dict[str, list[int]] = field(default_factory=dict)


class Pieces:
    """The vocabulary cut up. `classes` are the ways to inflect, to which the words refer by number."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.classes: list[list[Any]] = []
        self._class_numbers: dict[tuple[bool, Any], int] = {}
        rows = sorted((fold(entry.lemma), self._row(entry), entry) for entry in vocabulary.entries.values())
        self.starts: list[str] = []
        self.pieces: list[Piece] = []
        size = 0
        previous = ""
        for key, row, entry in rows:
            length = len(json.dumps(row, separators=(",", ":")))
            begins = key[:_KEY_LETTERS] != previous[:_KEY_LETTERS]
            if not self.pieces or size + length > 2 * _LARGEST or (begins and size + length > _LARGEST):
                self.starts.append(key[:_KEY_LETTERS] if begins else key)
                self.pieces.append(Piece())
                size = 0
            self.pieces[-1].words.append(row)
            self.pieces[-1].positions[entry.lemma] = list(_numbered_gaps(entry.positions))
            size += length
            previous = key
        self._lead(vocabulary)

    def number_of(self, word: str) -> int:
        """Which piece has a word or a stem."""
        return max(0, bisect_right(self.starts, fold(word)) - 1)

    def _row(self, entry: Entry) -> list[Any]:
        classes = [self._class_number(entry.lemma, kind) for kind in sorted(entry.kinds)]
        row = [entry.lemma, classes[0] if len(classes) == 1 else classes, _packed(entry.whole), _packed(entry.part)]
        return row if row[3] else row[:3]

    def _class_number(self, lemma: str, kind: Kind) -> int:
        key = (kind is Kind.VERB, stem_changes(lemma, kind))
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
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return packer.compress(text) + packer.flush()


def _packed(postings: Postings) -> list[list[int]]:
    """By field, for each document the gap from the previous one and how many times: 8 × gap + times."""
    packed = [list(_gaps_and_times(documents)) for documents in postings]
    while packed and not packed[-1]:
        packed.pop()
    return packed


def _gaps_and_times(documents: Mapping[int, int]) -> Iterator[int]:
    previous = 0
    for number in sorted(documents):
        yield (number - previous) * 8 + min(documents[number], _MOST_TIMES)
        previous = number


def _numbered_gaps(positions: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """For each document: the gap from the previous one, how many positions, and the gaps between them."""
    previous = 0
    for number in sorted(positions):
        yield number - previous
        yield len(positions[number])
        last = 0
        for position in positions[number]:
            yield position - last
            last = position
        previous = number
