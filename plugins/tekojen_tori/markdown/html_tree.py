"""HTML that anybody may have written, as a tree.

The parser is libxml2's, whose time grows with the length of the HTML alone: the trees that browsers make of tags which
are nested deep or never closed may take the square of it. So the cleaner, which parses as browsers do, is given what
this writes: tags that are closed in order, and as few within one another as `deeper_than` allows.
"""

import re
from collections.abc import Iterable

from lxml import etree

CODE = ("iframe", "math", "noscript", "object", "script", "style", "svg", "template")
"""What is no text but code or another document, with all that it holds."""
_PARSER = etree.HTMLParser(remove_comments=True, remove_pis=True)
_ENDS_DOCUMENT = re.compile(r"</(?=(?:body|html)\b)", re.IGNORECASE)
"""After these tags libxml2 would read no more."""
_NOT_IN_TREES = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tree_of(html: str, left_out: Iterable[str] = CODE) -> etree._Element:
    """A `body` that holds the HTML, without comments, and elements that are left out with all that they hold.

    What lies over 256 deep is lost.
    """
    body = etree.fromstring(f"<div>{_ENDS_DOCUMENT.sub('</no-', in_trees(html))}", _PARSER)[0]
    etree.strip_elements(body, *left_out, with_tail=False)
    whole = body[0]
    if len(body) > 1 or whole.tail:  # the HTML ended a division that it hadn't begun
        return body
    whole.tag = "body"
    return whole


def in_trees(text: str) -> str:
    """The text without the characters that no tree takes."""
    return _NOT_IN_TREES.sub("", text)


def html_of(body: etree._Element) -> str:
    """The tree as HTML, each tag closed in its order."""
    html: str = etree.tostring(body, method="html", encoding="unicode")
    return html


def deeper_than(body: etree._Element, depth: int) -> etree._Element | None:
    """The first element that lies within so many others, if there is one."""
    found = body.xpath(f"({'/'.join(['*'] * (depth + 1))})[1]")
    return found[0] if found else None
