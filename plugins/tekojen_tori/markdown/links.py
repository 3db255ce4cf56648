"""Links and images in a Markdown text, with their places."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from tekojen_tori.markdown.footnotes import is_mark
from tekojen_tori.markdown.text import markdown_tree, place_of, rendered

_KEPT = 65_536
"""Of how many texts the links are remembered: checks and pictures ask for them, each time the folder is read."""
_BEFORE_TARGET = ("(", "<", '"', "'", "=", ":")


@dataclass(frozen=True)
class MarkdownLink:
    """One link or image: where it leads, as the page has it, and what is told of the image.

    It is somewhere on the lines from `first_line` to `last_line`, counted from 0 in the text.
    """

    target: str
    is_image: bool
    text: str
    first_line: int
    last_line: int


@dataclass(frozen=True)
class WrittenLink:
    """A link, its target as it was written, and where. `line` counts from 0 in the text, `column` from 1."""

    link: MarkdownLink
    target: str
    line: int
    column: int


@lru_cache(maxsize=_KEPT)
def links_in(text: str) -> tuple[MarkdownLink, ...]:
    """Every link and image that the text has when it is read, in order."""
    return tuple(_links_in(text))


def _links_in(text: str) -> Iterator[MarkdownLink]:
    marks = rendered(text).lower()
    if "<a" not in marks and "<img" not in marks:
        return
    last_line = text.count("\n")
    lines = (0, last_line)
    for element in markdown_tree(text).iter():
        lines = place_of(element, last_line) or lines
        is_image = element.tag == "img"
        target = element.get("src") if is_image else element.get("href") if element.tag == "a" else None
        if target is not None and not is_mark(element):
            yield MarkdownLink(target, is_image, element.get("alt", "").strip(), *lines)


def written_links_in(text: str) -> Iterator[WrittenLink]:
    """The same with their places. Looking for one takes time by the length of the text."""
    if not links_in(text):
        return
    line_starts = [0]
    for written in text.split("\n"):
        line_starts.append(line_starts[-1] + len(written) + 1)
    found_to: dict[tuple[int, str], int] = {}
    for link in links_in(text):
        block = (line_starts[link.first_line], line_starts[link.last_line + 1])
        for target in dict.fromkeys((link.target, unquote(link.target))):
            start = text.find(target, found_to.get((block[0], target), block[0]), block[1])
            start = start if start >= 0 else text.find(target)  # a definition stands anywhere
            if start >= 0:
                found_to[block[0], target] = start + len(target)
                line = text.count("\n", 0, start)
                yield WrittenLink(link, target, line, _mark(text, line_starts[line], start) - line_starts[line] + 1)
                break
        else:
            yield WrittenLink(link, link.target, link.first_line, 1)


def _mark(text: str, line_start: int, target: int) -> int:
    """Where the mark of the link that leads to a target begins on its line."""
    if not text[line_start:target].rstrip().endswith(_BEFORE_TARGET):
        return target
    begins = max(text.rfind("[", line_start, target), text.rfind("<", line_start, target))
    if begins < 0:
        return target
    return begins - 1 if text[begins - 1 : begins + 1] == "![" and begins > line_start else begins
