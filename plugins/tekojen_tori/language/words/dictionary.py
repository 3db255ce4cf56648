"""Asking the dictionary what it knows of forms.

A process of its own is asked: the dictionary takes some 200 MB, and no build needs it longer than it takes to look up
those forms that were in no build before. It ends with the one that began it, however that ends.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from tekojen_tori.language.words.forms import Word, Words

_PROCESS = [sys.executable, "-P", "-m", "tekojen_tori.language.words.dictionary_process"]

_Process = subprocess.Popen[str]
_begun: list[_Process] = []
"""The process that was begun before anything is asked, if any. Workers inherit it, and one of them asks."""


class DictionaryEnded(Exception):
    """The dictionary's process was ended before it had answered, for lack of memory as a rule."""


def begin(ahead: Iterable[Path]) -> None:
    """Have the dictionary ready by the time that it is asked.

    It takes half a second to start, and looks up some 10 000 forms in a second. Until it is asked it looks up the words
    of some files, and of all files in some folders, the first ones first.
    """
    end()
    _begun.append(_process(ahead))


def end() -> None:
    """Do without a dictionary that was begun, if nobody has asked it."""
    while _begun:
        with _begun.pop() as process:
            process.kill()


def look_up(forms: Iterable[str]) -> Mapping[str, Words | None]:
    """The words of each form, in lower case; None of a form that the dictionary doesn't know."""
    asked = sorted(forms)
    if not asked:
        return {}
    process = _begun.pop() if _begun else _process()
    answer, _ = process.communicate(f"{json.dumps(asked)}\n")
    if process.returncode > 0:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    if not answer or process.returncode < 0:
        raise DictionaryEnded
    return {
        form: None if rows is None else tuple(map(Word.from_row, rows))
        for form, rows in zip(asked, json.loads(answer), strict=True)
    }


def _process(ahead: Iterable[Path] = ()) -> _Process:
    return subprocess.Popen(
        [*_PROCESS, str(os.getpid()), *map(str, ahead)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="ascii",
        start_new_session=True,  # a Ctrl+C is for us alone
    )
