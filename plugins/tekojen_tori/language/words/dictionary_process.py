"""The process that answers from the dictionary: a list of forms comes in as JSON, and their words go out.

Its argument is the number of the process that asks.
"""

import json
import sys
from collections.abc import Iterator

from tekojen_tori.language.tokens import SHARED_END
from tekojen_tori.language.words.forms import Word, Words
from tekojen_tori.language.words.inflection import WordClass
from tekojen_tori.language.words.morphology import words_of
from tekojen_tori.machine.parents import end_with_parent


def words_of_token(token: str) -> Words | None:
    """The words of a token of a text; None if the dictionary doesn't know it.

    One with a hyphen is first taken for the one written together: it is the same word.
    """
    if not any(letter.isalpha() for letter in token):
        return None
    if SHARED_END in token:
        return tuple(_completed(*token.split(SHARED_END)[:2]))
    words = words_of(token.replace("-", "")) if "-" in token else None
    return words if words is not None else words_of(token)


def _completed(head: str, whole: str) -> Iterator[Word]:
    """The words of ruoka in "ruoka- ja siivouspalvelut", with ruokapalvelu as what they are a part of."""
    shared = {
        compound: None
        for word in words_of(whole) or ()
        for part in word.parts
        if word.lemma.endswith(part.lemma)
        for compound in words_of(head + part.lemma) or ()
    }
    for word in words_of(head) or (Word(head, WordClass.UNKNOWN),):
        yield Word(word.lemma, word.kind, (*word.parts, *(Word(one.lemma, one.kind) for one in shared)))


if __name__ == "__main__":
    end_with_parent(int(sys.argv[1]))
    answers = map(words_of_token, json.load(sys.stdin))
    json.dump([None if words is None else [word.as_row() for word in words] for words in answers], sys.stdout)
