"""The words behind all the forms that a site's texts hold."""

import hashlib
import json
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from tekojen_tori.language.words.dictionary import look_up
from tekojen_tori.language.words.forms import Word, Words
from tekojen_tori.language.words.inflection import WordClass
from tekojen_tori.language.words.stop_words import STOP_WORDS
from tekojen_tori.language.words.unknown_words import base_forms
from tekojen_tori.machine.kept_files import keep, read_kept

_MAKERS = ("dictionary_process.py", "morphology.py", "forms.py")


def words_of_forms(forms: Iterable[str], cache: Path) -> Mapping[str, Words]:
    """The words of each form, in the order of their letters; none of a function word or a stop word.

    A form that other forms tell to be a name is one also where the dictionary takes it for something else: it knows
    Topaasia only as a form of topaz. What the dictionary says is kept in the `cache` file from one build to the next.
    """
    wanted = sorted(set(forms))
    asked = {piece for form in wanted for piece in (form, *_pieces(form))}
    kept = _read(cache)
    known = dict(look_up(asked - kept.keys()))
    if known:
        _write(cache, {**kept, **{form: _as_rows(words) for form, words in known.items()}})
    known |= {form: _from_rows(kept[form]) for form in asked & kept.keys()}
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


def _or_a_name(words: Words, form: str, names: Container[str]) -> Words:
    return (*words, Word(form, WordClass.UNKNOWN)) if form in names else words


def _pieces(form: str) -> list[str]:
    """What stands before and after the hyphens of a form."""
    return [piece for piece in form.split("-") if len(piece) > 1] if "-" in form else []


def _plain(form: str) -> str:
    return form.replace("-", "")


_Rows = list[list[Any]] | None
"""The words of a form as they are kept. They are made words again only if the form is met."""


def _as_rows(words: Words | None) -> _Rows:
    return None if words is None else [word.as_row() for word in words]


def _from_rows(rows: _Rows) -> Words | None:
    return None if rows is None else tuple(map(Word.from_row, rows))


def _read(cache: Path) -> Mapping[str, _Rows]:
    content = read_kept(cache)
    return _rows_in(content) if content is not None else {}


@lru_cache(maxsize=1)
def _rows_in(content: bytes) -> Mapping[str, _Rows]:
    """What is kept in a file. A preview reads the same one after each edit."""
    kept = json.loads(content)
    return kept["words"] if kept.get("made_by") == _maker() else {}


def _write(cache: Path, known: Mapping[str, _Rows]) -> None:
    kept = {"made_by": _maker(), "words": dict(sorted(known.items()))}
    keep(cache, json.dumps(kept, ensure_ascii=False).encode())


def _maker() -> str:
    """What the words were made by: when the dictionary or our reading of it changes, they are made anew."""
    package = files("tekojen_tori.language.words")
    code = b"".join((package / name).read_bytes() for name in _MAKERS)
    return f"pyvoikko {version('pyvoikko')}, {hashlib.sha256(code).hexdigest()[:16]}"
