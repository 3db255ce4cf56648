"""A word, whatever form it was met in."""

from dataclasses import dataclass
from typing import Any

from tekojen_tori.language.words.inflection import WordClass


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its base form, in lower case and without hyphens, with the words that it is made of.

    Kotihoidontyöntekijä is made of koti, hoito, työ and tekijä, and also of kotihoito and työntekijä; a participle
    (hajautettu) of its verb (hajauttaa). `verb` is what a noun is derived from (perehdyttää of perehdytys), if a verb.
    """

    lemma: str
    kind: WordClass = WordClass.NOUN
    parts: tuple["Word", ...] = ()
    verb: str = ""

    def as_row(self) -> list[Any]:
        """The word as JSON can hold it."""
        return [self.lemma, self.kind, [part.as_row() for part in self.parts], self.verb]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Word":
        """The word that `as_row` made the row of."""
        lemma, kind, parts, verb = row
        return cls(lemma, WordClass(kind), tuple(map(cls.from_row, parts)), verb)


Words = tuple[Word, ...]
