"""Markdown as plain words, for descriptions and excerpts."""

import re

from tekojen_tori.markdown.plain import is_plain
from tekojen_tori.markdown.text import markdown_tree, words_of_tree

_BREAK = re.compile(r"(?<=[.!?…]) (?=[^a-zåäö])")
_NO_END = re.compile(r"(?:\d|\b[^\W\d_]{1,3}|\besim|\bprof)\.$", re.IGNORECASE)
"""What ends in a full stop and yet isn't the end of a sentence: a date, or a word so short that it may be shortened."""
_LONGEST_NO_END = 6


def plain_text(markdown: str) -> str:
    """The words of a text without its headings and marks, on one line."""
    return " ".join(markdown.split()) if is_plain(markdown) else words_of_tree(markdown_tree(markdown))


def shortened(text: str, most: int) -> str:
    """The text cut at a word, with an ellipsis, if it is longer than so many characters."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,.;:–") + "…"


def whole_sentences(text: str, most: int) -> str:
    """As many of the first sentences of a text as fit in so many characters; one that is too long is cut at a word."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    spaces = (one.start() for one in _BREAK.finditer(text, 0, most + 2))
    ends = [end for end in spaces if not _NO_END.search(text[max(0, end - _LONGEST_NO_END) : end])]
    return text[: ends[-1]] if ends else shortened(text, most)
