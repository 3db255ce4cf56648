"""The words behind all the forms that a site's texts hold."""

from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from tekojen_tori.language.words.dictionary import look_up
from tekojen_tori.language.words.forms import Word, Words
from tekojen_tori.language.words.inflection import WordClass
from tekojen_tori.language.words.known_words import keep_words, known_words
from tekojen_tori.language.words.stop_words import STOP_WORDS
from tekojen_tori.language.words.unknown_words import base_forms


def words_of_forms(forms: Iterable[str], cache: Path) -> Mapping[str, Words]:
    """The words of each form, in the order of their letters; none of a function word or a stop word.

    A form that other forms tell to be a name is one also where the dictionary takes it for something else: it knows
    Topaasia only as a form of topaz. What the dictionary says is kept in the `cache` file from one build to the next.
    """
    wanted = sorted(set(forms))
    asked = asked_of(wanted)
    before = known_words(asked, cache)
    new = look_up(asked - before.keys())
    if new:
        keep_words(new, cache)
    known = {**before, **new}
    guessed = base_forms(_plain(form) for form in wanted if known[form] is None)
    names = {base for bases in guessed.values() for base in bases}

    def told(form: str) -> Words:
        if form in STOP_WORDS:
            return ()
        words = known[form]
        if words is not None:
            return _or_a_name(words, form, names)
        parts = tuple(dict.fromkeys(word for piece in _pieces(form) for word in part(piece)))
        return tuple(Word(base, WordClass.UNKNOWN, parts) for base in guessed[_plain(form)])

    def part(piece: str) -> Words:
        return _or_a_name(known[piece] or (), piece, names) or (Word(piece, WordClass.UNKNOWN),)

    return {form: told(form) for form in wanted}


def asked_of(forms: Iterable[str]) -> set[str]:
    """What the dictionary is asked, to know the words of forms: these, and what stands around their hyphens."""
    return {piece for form in forms for piece in (form, *_pieces(form))}


def _or_a_name(words: Words, form: str, names: Container[str]) -> Words:
    return (*words, Word(form, WordClass.UNKNOWN)) if form in names else words


def _pieces(form: str) -> list[str]:
    """What stands before and after the hyphens of a form."""
    return [piece for piece in form.split("-") if len(piece) > 1] if "-" in form else []


def _plain(form: str) -> str:
    return form.replace("-", "")
