"""The words behind all the forms that a site's texts hold."""

import hashlib
import json
from collections.abc import Container, Iterable, Iterator, Mapping
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from tekojen_tori.language.inflection import Kind
from tekojen_tori.language.morphology import Word, words_of
from tekojen_tori.language.tokens import SHARED_END
from tekojen_tori.language.unknown_words import base_forms

Words = tuple[Word, ...]


def words_of_forms(forms: Iterable[str], cache: Path) -> Mapping[str, Words]:
    """The words of each form; none of a function word.

    A form that other forms tell to be a name is one also where the dictionary takes it for something else: it knows
    Topaasia only as a form of topaz. What the dictionary says is kept in the `cache` file from one build to the next.
    """
    wanted = set(forms)
    known = _read(cache)
    new = {form: _looked_up(form) for form in wanted - known.keys()}
    if new:
        known |= new
        _write(cache, known)
    guessed = base_forms(_plain(form) for form in wanted if known[form] is None)
    names = {base for bases in guessed.values() for base in bases}
    return {form: _told(known[form], form, guessed, names) for form in wanted}


def _looked_up(form: str) -> Words | None:
    """A word with a hyphen is first taken for the one written together: it is the same word."""
    if not any(letter.isalpha() for letter in form):
        return None
    if SHARED_END in form:
        return tuple(_completed(*form.split(SHARED_END)[:2]))
    words = words_of(_plain(form)) if "-" in form else None
    return words if words is not None else words_of(form)


def _completed(head: str, whole: str) -> Iterator[Word]:
    """The words of ruoka in "ruoka- ja siivouspalvelut", with ruokapalvelu as what they are a part of."""
    shared = {
        compound: None
        for word in words_of(whole) or ()
        for part in word.parts
        if word.lemma.endswith(part.lemma)
        for compound in words_of(head + part.lemma) or ()
    }
    for word in words_of(head) or (Word(head, Kind.UNKNOWN),):
        yield Word(word.lemma, word.kind, (*word.parts, *(Word(one.lemma, one.kind) for one in shared)))


def _told(words: Words | None, form: str, guessed: Mapping[str, tuple[str, ...]], names: Container[str]) -> Words:
    if words is not None:
        return (*words, Word(form, Kind.UNKNOWN)) if form in names else words
    pieces = [piece for piece in form.split("-") if len(piece) > 1] if "-" in form else []
    parts = tuple(dict.fromkeys(word for piece in pieces for word in _part(piece, names)))
    return tuple(Word(base, Kind.UNKNOWN, parts) for base in guessed[_plain(form)])


def _part(piece: str, names: Container[str]) -> Words:
    """The words of a part before or after a hyphen, which may be a name even if it looks like another word."""
    known = words_of(piece) or ()
    return (*known, Word(piece, Kind.UNKNOWN)) if piece in names or not known else known


def _plain(form: str) -> str:
    return form.replace("-", "")


def _read(cache: Path) -> dict[str, Words | None]:
    try:
        kept = json.loads(cache.read_text(encoding="utf-8"))
        if kept["made_by"] != _maker():
            return {}
        return {form: None if rows is None else tuple(map(_word, rows)) for form, rows in kept["words"].items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _write(cache: Path, known: Mapping[str, Words | None]) -> None:
    rows = {form: None if words is None else list(map(_row, words)) for form, words in sorted(known.items())}
    text = json.dumps({"made_by": _maker(), "words": rows}, ensure_ascii=False)
    cache.parent.mkdir(parents=True, exist_ok=True)
    aside = cache.with_suffix(".new")
    aside.write_text(text, encoding="utf-8")
    aside.replace(cache)


def _row(word: Word) -> list[object]:
    return [word.lemma, word.kind, list(map(_row, word.parts))]


def _word(row: list[Any]) -> Word:
    lemma, kind, parts = row
    return Word(lemma, Kind(kind), tuple(map(_word, parts)))


def _maker() -> str:
    """What the words were made by: when the dictionary or our reading of it changes, they are made anew."""
    package = files("tekojen_tori.language")
    code = b"".join((package / name).read_bytes() for name in ("lexicon.py", "morphology.py"))
    return f"pyvoikko {version('pyvoikko')}, {hashlib.sha256(code).hexdigest()[:16]}"
