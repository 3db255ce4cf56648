"""What an office means by its own words: the values of a mapping, put in the place of what was written."""

from collections.abc import Iterable, Iterator

from tekojen_tori.contributing.importing.html import plain
from tekojen_tori.contributing.importing.importables import is_split, part_name
from tekojen_tori.contributing.importing.mapping import LEFT_OUT, ColumnMapping, split_words
from tekojen_tori.contributing.importing.notes import Draft
from tekojen_tori.contributing.plain_words import on_one_line
from tekojen_tori.language.slugs import fold


class Meanings:
    """Reads values as a mapping tells."""

    def __init__(self, mapping: ColumnMapping) -> None:
        self._meanings = mapping.meanings

    def of(self, draft: Draft, target: str, written: Iterable[str]) -> Iterator[str]:
        """The values of a field; in the place of those that the mapping has a meaning for, that, or each of those."""
        meanings = self._meanings.get(target)
        if not meanings:
            yield from written
            return
        for value in written:
            told = on_one_line(plain(value))
            meaning = meanings.get(fold(told))
            if meaning is None:
                yield value
            elif meaning == LEFT_OUT:
                draft.left_out(part_name(target), told, "Kartta jättää arvon pois.")
            else:
                draft.taken_for(part_name(target), told, meaning)
                yield from split_words(meaning) if is_split(target) else [meaning]
