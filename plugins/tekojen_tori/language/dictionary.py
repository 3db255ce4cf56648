"""Asking the dictionary what it knows of forms."""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping

from tekojen_tori.language.words import Word, Words

_PROCESS = [sys.executable, "-P", "-m", "tekojen_tori.language.dictionary_process"]


def look_up(forms: Iterable[str]) -> Mapping[str, Words | None]:
    """The words of each form, in lower case; None of a form that the dictionary doesn't know.

    A process of its own is asked: the dictionary takes some 200 MB, and no build needs it longer than it takes to look
    up those forms that were in no build before.
    """
    asked = sorted(forms)
    if not asked:
        return {}
    answer = subprocess.run(_PROCESS, input=json.dumps(asked), stdout=subprocess.PIPE, encoding="ascii", check=True)
    return {
        form: None if rows is None else tuple(map(Word.from_row, rows))
        for form, rows in zip(asked, json.loads(answer.stdout), strict=True)
    }
