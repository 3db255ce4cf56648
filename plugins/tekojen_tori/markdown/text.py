"""Markdown as its parser understands it: the one reading of a text that checks, pages, search and feeds share.

CommonMark with GitHub's tables, footnotes, strikethrough and bare addresses, as a contributor sees it on GitHub.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from tekojen_tori.markdown.cmark import html_of_markdown
from tekojen_tori.markdown.footnotes import is_mark
from tekojen_tori.markdown.html_tree import deeper_than, tree_of
from tekojen_tori.markdown.plain import is_plain, plain_paragraphs

DEEPEST = 50
"""How many elements may lie within one another: a list in a list is four."""
MOST_HTML = 4_000_000
"""Letters. The longest texts that people write make a tenth of this; only what multiplies itself makes more."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_KEPT, _LARGEST_KEPT = 2048, 20_000
"""How many texts are remembered as HTML, and of how many letters at most: some 80 MB, were they all so long."""
_PLACE = re.compile(r"(\d{1,7}):\d{1,7}-(\d{1,7}):\d{1,7}")
_APART = frozenset(["br", "li", "p", "td", "th"])
"""Elements whose words don't go on from those before them."""


@dataclass(frozen=True)
class Fault:
    """Why a text can't be read, or what is wrong in it: grave, if readers miss something. `line` counts from 0."""

    code: str
    message: str
    hint: str
    line: int
    is_grave: bool = True


class _Large(Exception):
    """HTML that isn't to be remembered: it would fill the memory."""


def rendered(text: str) -> str:
    """The text as HTML whose elements tell their places, and in which is all that its writer put there."""
    if is_plain(text):
        return "".join(_paragraph(words, line) for words, line in plain_paragraphs(text))
    try:
        return _remembered(text)
    except _Large as large:
        return str(large)


def _paragraph(words: str, line: int) -> str:
    """A paragraph of a plain text, as the parser would give it."""
    *before, last = words.split("\n")
    return f'<p data-sourcepos="{line + 1}:1-{line + 1 + len(before)}:{len(last.encode())}">{words}</p>\n'


@lru_cache(maxsize=_KEPT)
def _remembered(text: str) -> str:
    html = html_of_markdown(text)
    if len(html) > _LARGEST_KEPT:
        raise _Large(html)
    return html


def markdown_tree(text: str) -> etree._Element:
    """The text as a tree of HTML."""
    return tree_of(rendered(text))


def fault_in(text: str) -> Fault | None:
    """What no reader of the text should be given, since it would take too much time or room."""
    html = rendered(text)
    beginning = text[: len(text) - len(text.lstrip())].count("\n")
    if len(html) > MOST_HTML:
        return Fault(
            "too-large-when-shown",
            "Teksti kasvaisi sivulla liian suureksi: se toistaa samaa linkkiä tai sen taulukossa on liikaa sarakkeita.",
            "Jaa taulukko osiin tai liitä se tekstiin linkkinä.",
            beginning,
        )
    deep = deeper_than(tree_of(html), DEEPEST) if html.count("<") > DEEPEST else None
    if deep is None:
        return None
    within = (place for one in (deep, *deep.iterancestors()) if (place := place_of(one, text.count("\n"))))
    return Fault(
        "too-deep",
        f"Tekstissä on sisäkkäin yli {DEEPEST} rakennetta: luetteloita, lainauksia, korostuksia tai HTML-tageja.",
        "Muutama taso riittää. Jos tekstissä on HTML-tageja, tarkista, että jokainen on suljettu.",
        next(within, (beginning, beginning))[0],
    )


def place_of(element: etree._Element, last_line: int) -> tuple[int, int] | None:
    """The first and last line of what an element is made of, counted from 0, if the parser has told them."""
    place = _PLACE.fullmatch(element.get("data-sourcepos", ""))
    if place is None:
        return None
    first, last = (min(int(line) - 1, last_line) for line in place.groups())
    return max(first, 0), max(first, last, 0)


def words_of_tree(element: etree._Element) -> str:
    """The words of a part of a tree, descriptions of pictures too but not headings nor marks of notes, on one line."""
    pieces: list[str] = []
    headings = 0
    for event, one in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            headings += one.tag in HEADINGS or is_mark(one)
            said = one.get("alt") if one.tag == "img" else one.text
            pieces += [] if headings else [" " if one.tag in _APART else "", said or ""]
        else:
            headings -= one.tag in HEADINGS or is_mark(one)
            pieces += [] if headings or one is element else [one.tail or ""]
    return " ".join("".join(pieces).split())
