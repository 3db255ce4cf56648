"""The process that answers from the dictionary: a list of forms comes in as a line of JSON, and their words go out.

Its arguments are the number of the process that began it, and files and folders of texts: until somebody asks, it looks
up their words, which as a rule are what is asked for.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Thread

from tekojen_tori.language.tokens import SHARED_END, tokens, with_shared_ends
from tekojen_tori.language.words.forms import Word, Words
from tekojen_tori.language.words.inflection import WordClass
from tekojen_tori.language.words.known_words import is_shipped
from tekojen_tori.language.words.morphology import words_of
from tekojen_tori.machine.parents import end_with_parent

_LARGEST = 1_000_000
"""In letters, of a file whose words are looked up ahead."""


@cache
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


def _tokens_in(places: Iterable[Path]) -> Iterator[str]:
    """The words of files, and of all files in folders, as search takes texts apart."""
    for place in places:
        for file in (place, *sorted(place.rglob("*.md"))):
            yield from tokens(with_shared_ends(_text(file)))


def _text(file: Path) -> str:
    """What a file begins with; "" of what is none, or can't be read: whoever checks it tells of that."""
    try:
        if not file.is_file():
            return ""
        with file.open(encoding="utf-8", errors="ignore") as text:
            return text.read(_LARGEST)
    except OSError:
        return ""


def _answer(parent: str, *ahead: str) -> None:
    end_with_parent(int(parent))
    asked: list[str] = []
    waiting = Thread(target=lambda: asked.append(sys.stdin.readline()), daemon=True)
    waiting.start()
    with suppress(OSError, RecursionError):  # what can't be looked up ahead is looked up when somebody asks
        for token in _tokens_in(map(Path, ahead)):
            if asked:
                break
            if not is_shipped(token):
                words_of_token(token)
    waiting.join()
    if asked != [""]:
        answers = map(words_of_token, json.loads(asked[0]))
        json.dump([None if words is None else [word.as_row() for word in words] for words in answers], sys.stdout)


if __name__ == "__main__":
    _answer(*sys.argv[1:])
