"""Markdown as plain words, for descriptions and excerpts."""

import html
import re

_HEADING = re.compile(r"^#{1,6}\s.*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_HTML = re.compile(r"<[^>]*>")
_MARKS = re.compile(r"[*_`~|]+|[>+-](?<!\S.)(?=\s)|#(?<!&#)#*")
"""Each way begins with the mark itself, so that the rest of a text is passed over at once."""


def plain_text(markdown: str) -> str:
    """The words of a text without its headings and marks, on one line."""
    text = _HEADING.sub("", markdown)
    text = _HTML.sub("", _LINK.sub(r"\1", text))
    return " ".join(html.unescape(_MARKS.sub("", text)).split())


def paragraphs(markdown: str) -> list[str]:
    """The paragraphs of a text as plain words, without its headings."""
    return [plain for part in re.split(r"\n\s*\n", markdown) if (plain := plain_text(part))]


def shortened(text: str, most: int) -> str:
    """The text cut at a word, with an ellipsis, if it is longer than so many characters."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,.;:–") + "…"
