"""Links and images in a Markdown text, with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINK = re.compile(
    r"(?P<image>!)?\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(\s*(?P<target><[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+[\"'(][^\n]*?[\"')])?\s*\)"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]]+\]:\s*(?P<target><[^<>\n]*>|\S+)", re.MULTILINE)
_HTML = re.compile(r"<(?:a|img)\b[^>]*?\b(?:href|src)\s*=\s*[\"']?(?P<target>[^\"'\s>]+)", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=\s*([\"'])(?P<alt>.*?)\1", re.IGNORECASE)
_NO_MARK = re.compile(r"<https?://[^\s<>]*>|\\[\\\[\]<>!`()]|^(`{3,}|~{3,}).*?^\1|`[^`\n]*`", re.MULTILINE | re.DOTALL)
"""What is no mark of a link whatever it looks like: an address, a letter behind a backslash, code."""


@dataclass(frozen=True)
class MarkdownLink:
    """One link or image. `line` counts from 0 in the text, `column` from 1."""

    target: str
    is_image: bool
    text: str
    line: int
    column: int


def links_in(text: str) -> Iterator[MarkdownLink]:
    """Every link and image of the text."""
    if "](" not in text and "]:" not in text and "<" not in text:
        return
    text = _NO_MARK.sub(lambda found: re.sub(r"[^\n]", "·", found.group()), text)
    for found in _LINK.finditer(text):
        yield _link(text, found, bool(found["image"]), found["text"])
        for inner in _LINK.finditer(found["text"]):
            yield _link(found["text"], inner, bool(inner["image"]), inner["text"], text.count("\n", 0, found.start()))
    for pattern in (_DEFINITION, _HTML):
        for found in pattern.finditer(text):
            is_image = found.group().lower().startswith("<img")
            yield _link(text, found, is_image, _alt_of_tag(text, found.start()))


def _alt_of_tag(text: str, start: int) -> str:
    alt = _ALT.search(text, start, text.find(">", start) + 1)
    return alt["alt"] if alt else ""


def _link(text: str, found: re.Match[str], is_image: bool, label: str, first_line: int = 0) -> MarkdownLink:
    line = first_line + text.count("\n", 0, found.start())
    column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
    return MarkdownLink(found["target"].strip("<>"), is_image, label.strip(), line, column)
