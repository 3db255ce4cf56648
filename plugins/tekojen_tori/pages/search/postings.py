"""Where words occur, as lists of small numbers that compress well. Documents come in the order of their numbers."""

from array import array
from collections.abc import Iterable, Iterator, Sequence

TIMES_BITS = 3
"""How many bits of a posting tell how many times the word occurs."""
_MOST_TIMES = 2**TIMES_BITS - 1
"""More occurrences in one field change a score so little that they are not told apart."""


class Postings:
    """In which documents a word occurs: for each the gap from the previous one and how many times."""

    __slots__ = ("_last", "packed")

    def __init__(self) -> None:
        self.packed = array("I")
        self._last = 0

    def add(self, document: int, times: int) -> None:
        """Tell that a word occurs so many times in a document."""
        self.packed.append((document - self._last) << TIMES_BITS | min(times, _MOST_TIMES))
        self._last = document


def unpack(packed: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Each document of a list of postings, and how many times the word occurs in it."""
    document = 0
    for one in packed:
        document += one >> TIMES_BITS
        yield document, one & _MOST_TIMES


class Positions:
    """Where in each document a word occurs, counted in words from the beginning of the title.

    Packed, a document is the gap from the previous one, how many positions, and the gaps between them.
    """

    __slots__ = ("_last", "documents", "packed")

    def __init__(self) -> None:
        self.packed = array("I")
        self.documents = 0
        self._last = 0

    def add(self, document: int, positions: Sequence[int]) -> None:
        """Tell all the positions of a word in a document, in order."""
        self.packed.append(document - self._last)
        self.packed.append(len(positions))
        previous = 0
        for position in positions:
            self.packed.append(position - previous)
            previous = position
        self.documents += 1
        self._last = document

    def unpacked(self) -> Iterator[tuple[int, list[int]]]:
        """Each document with the positions in it."""
        rest = iter(self.packed)
        document = 0
        for gap in rest:
            document += gap
            position = 0
            yield document, [position := position + next(rest) for _ in range(next(rest))]
