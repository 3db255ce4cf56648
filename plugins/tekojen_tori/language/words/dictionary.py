"""Asking the dictionary what it knows of forms."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping

from tekojen_tori.language.words.forms import Word, Words

_PROCESS = [sys.executable, "-P", "-m", "tekojen_tori.language.words.dictionary_process"]


class DictionaryEnded(Exception):
    """The dictionary's process was ended before it had answered, for lack of memory as a rule."""


def look_up(forms: Iterable[str]) -> Mapping[str, Words | None]:
    """The words of each form, in lower case; None of a form that the dictionary doesn't know.

    A process of its own is asked: the dictionary takes some 200 MB, and no build needs it longer than it takes to look
    up those forms that were in no build before. It ends with this one, however this one ends.
    """
    asked = sorted(forms)
    if not asked:
        return {}
    answer = subprocess.run(
        [*_PROCESS, str(os.getpid())],
        input=json.dumps(asked),
        stdout=subprocess.PIPE,
        encoding="ascii",
        check=False,
        start_new_session=True,  # a Ctrl+C is for us alone
    )
    if answer.returncode < 0:
        raise DictionaryEnded
    answer.check_returncode()
    return {
        form: None if rows is None else tuple(map(Word.from_row, rows))
        for form, rows in zip(asked, json.loads(answer.stdout), strict=True)
    }
