"""Texts that are words in paragraphs and nothing else, as most short ones are: what they say needs no parser.

What a parser of Markdown or of HTML would see something in isn't plain, so plain texts are read as it would read them.
"""

import re
from collections.abc import Iterator

_LINE = r"[^\W\d_][\w ,.;:!?()–”’/%'-]*(?<! )"
_PLAIN = re.compile(rf"{_LINE}(?:\n+{_LINE})*")
_NOT_PLAIN = ("_", "://", "www.")
"""What such lines may hold all the same: emphasis, and addresses that become links."""
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def is_plain(text: str) -> bool:
    """Whether a text is nothing but words in paragraphs."""
    return _PLAIN.fullmatch(text) is not None and not any(mark in text for mark in _NOT_PLAIN)


def plain_paragraphs(text: str) -> Iterator[tuple[str, int]]:
    """The paragraphs of a plain text, and on which line each begins, counted from 0."""
    line, place = 0, 0
    for found in _PARAGRAPH.finditer(text):
        line, place = line + text.count("\n", place, found.start()), found.start()
        yield found[0], line
