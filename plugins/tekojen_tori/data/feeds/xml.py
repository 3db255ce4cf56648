"""Pieces of XML, well-formed whatever is written in them."""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, *parts: str | Element | None, **attributes: str) -> Element:
    """An element with text or elements in it, None left out; `xml_lang` is the attribute xml:lang."""
    made = Element(tag, {name.replace("_", ":"): value for name, value in attributes.items()})
    for part in parts:
        if isinstance(part, str):
            made.text = str(part)  # as Markup it would escape itself once more
        elif part is not None:
            made.append(part)
    return made


def text_of(made: Element) -> str:
    """An element as a text, without the characters that XML has no way to say."""
    return _NOT_IN_XML.sub("", ElementTree.tostring(made, encoding="unicode"))


def document(root: Element, entries: str, before: str) -> bytes:
    """A document, with entries that are text already put before the end tag of an element."""
    head, end, tail = text_of(root).rpartition(before)
    return "".join((_DECLARATION, head, entries, end, tail, "\n")).encode()
