"""Footnotes as cmark writes them: a mark in the text leads to its note at the end, and the note back to its marks."""

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

FRAME: Final[Mapping[str, str]] = {"class": "footnotes", "role": "doc-endnotes", "aria-label": "Alaviitteet"}
"""What stands around the notes."""
_BEGINS, _ENDS = "\ue0f0", "\ue0f1"
"""Around the number of a footnote: signs that stand for nothing, so no text has use for them."""
_SIGNED = re.compile(f"{_BEGINS}(\\d+){_ENDS}")
_MARK, _BACK, _NOTES = "data-footnote-ref", "data-footnote-backref", "data-footnotes"


def is_mark(element: etree._Element) -> bool:
    """Whether a link leads to a footnote of the same text or back from it, and so nowhere else."""
    is_marked = element.get(_MARK) is not None or element.get(_BACK) is not None
    return is_marked and element.get("href", "").startswith("#fn")


def name_footnotes(body: etree._Element, name: str) -> None:
    """Give footnotes and their marks ids that begin with a name, and say in Finnish where they lead.

    Nothing else in the text keeps an id, for a page has other texts too.
    """
    notes = next(reversed(body.xpath(f"//section[@{_NOTES}]")), None)
    items = [] if notes is None else list(notes.iterfind("ol/li"))
    noted = set(items)
    marks = [one for one in body.iter("a") if one.get(_MARK) is not None]
    ids = {f"#{one.get('id')}": f"{name}-{number}" for number, one in enumerate(items, 1)}
    ids |= {f"#{one.get('id')}": f"{name}-viite-{number}" for number, one in enumerate(marks, 1)}
    for one in body.iter(etree.Element):
        own, _ = one.attrib.pop("id", None), one.attrib.pop("aria-label", None)
        if own and f"#{own}" in ids and (one in noted or is_mark(one)):
            one.set("id", ids[f"#{own}"])
        if is_mark(one):
            says = "Alaviite" if one.get(_MARK) is not None else "Takaisin viitteeseen"
            number = (
                one.text if one.get(_MARK) is not None else one.get("data-footnote-backref-idx", "").partition("-")[0]
            )
            one.set("aria-label", f"{says} {number}")
            if (leads := one.attrib.pop("href")) in ids:
                one.set("href", f"#{ids[leads]}")
    if notes is not None:
        notes.tag = "div"
        for key, value in FRAME.items():
            notes.set(key, value)


def sign_footnotes(body: etree._Element) -> None:
    """Put signs in the place of footnotes, which stay when HTML becomes Markdown: `footnotes_of_signs` reads them."""
    for one in list(body.iter("a")):
        if one.get(_BACK) is not None:
            _give_way(one, "")
        elif one.get(_MARK) is not None:
            mark = one.getparent() if one.getparent().tag == "sup" else one
            _give_way(mark, f"{_BEGINS}{one.text}{_ENDS}")
    for notes in body.xpath(f"//section[@{_NOTES}]"):
        for number, item in enumerate(notes.iterfind("ol/li"), 1):
            first = next(item.iterfind("p"), item)
            first.text = f"{_BEGINS}{number}{_ENDS}: {(first.text or '').lstrip()}"
            item.tag = "div"
        for part in (notes, *notes.iterfind("ol")):
            part.tag = "div"


def footnotes_of_signs(markdown: str) -> str:
    """Markdown in which signs are footnotes again."""
    return _SIGNED.sub(r"[^\1]", markdown)


def _give_way(element: etree._Element, text: str) -> None:
    """Let a text take the place of an element."""
    text += element.tail or ""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(element)
