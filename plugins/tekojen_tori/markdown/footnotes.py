"""Footnotes as cmark writes them: a mark in the text leads to its note at the end, and the note back to its marks."""

from collections.abc import Mapping
from typing import Final

from lxml import etree

FRAME: Final[Mapping[str, str]] = {"class": "footnotes", "role": "doc-endnotes", "aria-label": "Alaviitteet"}
"""What stands around the notes."""
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
