"""What somebody has written: words, "phrases in quotes" and -words to leave out.

The browser reads it so by `pages/search/scripts/query.js`.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from tekojen_tori.language.tokens import SHARED_END, tokens

_LONGEST = 80
"""Longer than any Finnish word."""
_ITEM = re.compile(r"(-?)(?:[\"”“„»]([^\"”“„«»]*)[\"”“„«»]?|([^\s\"”“„»]+))")


@dataclass(frozen=True)
class Item:
    """A word, or the words of a phrase. The last word is open until a space or a mark ends it."""

    forms: tuple[str, ...]
    is_phrase: bool = False
    is_excluded: bool = False
    is_open: bool = False


def parse(text: str) -> Iterator[Item]:
    """The items of a query in order."""
    text = unicodedata.normalize("NFC", text).replace(SHARED_END, " ")
    for match in _ITEM.finditer(text):
        minus, phrase, word = match.groups()
        forms = [form.replace("-", "")[:_LONGEST] for form in tokens(word if phrase is None else phrase)]
        if phrase is not None or minus:
            if forms:
                yield Item(tuple(forms), is_phrase=len(forms) > 1, is_excluded=bool(minus))
            continue
        is_last = match.end() == len(text)
        for place, form in enumerate(forms):
            yield Item((form,), is_open=is_last and place == len(forms) - 1)
