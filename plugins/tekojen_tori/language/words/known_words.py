"""What the dictionary has told of forms before: what comes with the program, and what builds leave to one another.

The program comes with the words of its registers (`scripts/generate`), most of which are synonyms, so that the
dictionary is asked for little but the words of what a tori tells.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from tekojen_tori.language.words.forms import Word, Words
from tekojen_tori.machine.kept_files import forget_unused, keep, read_kept

_PACKAGE = files("tekojen_tori.language.words")
SHIPPED = "words_of_registers.json"
"""The file beside this module that the program comes with."""
_MAKERS = ("dictionary_process.py", "morphology.py", "forms.py", "inflection.py")
_NOTHING = re.compile(r"(?!)")
_MOST_KEPT = 1_000_000
"""Forms, in some 140 MB. No tori is thought to have as many: a file that holds more has lasted for years."""

_Told = Mapping[str, Words | None]
"""The words of forms, in lower case; None of one that the dictionary doesn't know."""
_Rows = list[list[Any]] | None
"""The words of a form as a file holds them. They are made words again only if the form is met."""


def known_words(forms: Iterable[str], kept: Path) -> _Told:
    """What the dictionary has told of forms, if it has. `kept` is the file that builds leave to one another."""
    rows = {**_shipped(), **_kept_in(kept)}
    return {form: _from_rows(rows[form]) for form in forms if form in rows}


def keep_words(told: _Told, kept: Path) -> None:
    """Leave to other builds what the dictionary told now, beside what is kept already."""
    new = _as_rows(told)
    rows = {**_kept_in(kept), **new}
    rows = rows if len(rows) <= _MOST_KEPT else new
    keep(kept, _json({"made_by": _maker(), "words": dict(sorted(rows.items()))}).encode())
    forget_unused(kept.parent, _NOTHING)  # but for what builds that were killed have left half written


def is_shipped(form: str) -> bool:
    """Whether the program comes with the words of a form."""
    return form in _shipped()


def shipped_file(told: _Told) -> str:
    """What the file that the program comes with holds, a form a line."""
    lines = ",\n".join(f"{_json(form)}: {_json(rows)}" for form, rows in sorted(_as_rows(told).items()))
    return _json({"made_by": _maker(), "words": {}}).replace("{}", f"{{\n{lines}\n}}") + "\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _as_rows(told: _Told) -> dict[str, _Rows]:
    return {form: None if words is None else [word.as_row() for word in words] for form, words in told.items()}


def _from_rows(rows: _Rows) -> Words | None:
    return None if rows is None else tuple(map(Word.from_row, rows))


@cache
def _shipped() -> Mapping[str, _Rows]:
    try:
        return _rows_in((_PACKAGE / SHIPPED).read_bytes())
    except (FileNotFoundError, ValueError):  # while it is made, or two branches' are joined into one
        return {}


def _kept_in(kept: Path) -> Mapping[str, _Rows]:
    content = read_kept(kept)
    return _rows_in(content) if content is not None else {}


@lru_cache(maxsize=2)
def _rows_in(content: bytes) -> Mapping[str, _Rows]:
    """What a file holds; nothing if another dictionary told it. A preview reads the same one after each edit."""
    kept = json.loads(content)
    return kept["words"] if kept.get("made_by") == _maker() else {}


@cache
def _maker() -> str:
    """What the words were made by: when the dictionary or our reading of it changes, they are made anew."""
    code = b"".join((_PACKAGE / name).read_bytes() for name in _MAKERS).replace(b"\r\n", b"\n")
    return f"pyvoikko {version('pyvoikko')}, {hashlib.sha256(code).hexdigest()[:16]}"
