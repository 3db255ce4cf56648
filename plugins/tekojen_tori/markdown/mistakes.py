"""What people leave in a text by mistake, and what readers would then see or miss."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree
from lxml.html import defs

from tekojen_tori.markdown.footnotes import is_mark
from tekojen_tori.markdown.text import Fault, markdown_tree, place_of, words_of

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_TAG = re.compile(r"(?<!\\)<([A-Za-z][\w:.-]{0,60})")
_MARK = re.compile(r"(?<!\\)\[\^([^\]\[\s\\]{1,100})\]")
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\[\s\\]{1,100})\]:", re.MULTILINE)


def mistakes_in(text: str) -> Iterator[Fault]:
    """Each mistake, that of one kind and name once. Lines count from 0 in the text."""
    body = markdown_tree(text)
    yield from _conflict(body, text)
    yield from _empty_links(body, text.count("\n"))
    yield from _unknown_tags(body, text)
    yield from _lone_footnotes(body, text)


def _conflict(body: etree._Element, text: str) -> Iterator[Fault]:
    found = _CONFLICT.search(text)
    if found and not any(found[0] in "".join(code.itertext()) for code in body.iter("code")):
        yield Fault(
            "merge-conflict",
            "Tekstiin on jäänyt kahden version ristiriita: merkit <<<<<<<, ======= ja >>>>>>>.",
            "Jätä oikea teksti ja poista toinen sekä merkit.",
            _line(text, found.start()),
        )


def _empty_links(body: etree._Element, last_line: int) -> Iterator[Fault]:
    line = 0
    for element in body.iter(etree.Element):
        place = place_of(element, last_line)
        line = place[0] if place else line
        target = element.get("href") if element.tag == "a" else None
        if target and not is_mark(element) and not words_of(element):
            message = f"Linkissä osoitteeseen ”{target[:80]}” ei ole tekstiä."
            yield Fault("empty-link", message, "Kirjoita hakasulkeisiin, minne linkki vie: [Askolan sivut](…).", line)


def _unknown_tags(body: etree._Element, text: str) -> Iterator[Fault]:
    unknown = {str(element.tag) for element in body.iter(etree.Element)} - defs.tags - {"section"}
    for found in _TAG.finditer(text) if unknown else ():
        name = found[1].lower().rstrip(".-:")
        if name in unknown:
            unknown.remove(name)
            message = f"HTML:ssä ei ole merkintää <{found[1]}>, joten se jäisi pois tekstistä."
            hint = f"Jos kulmasulkeet kuuluvat tekstiin, kirjoita \\<{found[1]}>. Muuten poista merkintä."
            yield Fault("unknown-tag", message, hint, _line(text, found.start()), is_grave=False)


def _lone_footnotes(body: etree._Element, text: str) -> Iterator[Fault]:
    """Marks without a note, which would be shown as they are, and notes without a mark, which wouldn't be shown."""
    if "[^" not in text:
        return
    in_code = {name for code in body.iter("code") for name in _MARK.findall("".join(code.itertext()))}
    times = Counter(found[1].casefold() for found in _MARK.finditer(text))
    notes = {found[1].casefold(): found for found in _NOTE.finditer(text)}
    for found in _MARK.finditer(text):
        name = found[1].casefold()
        if found[1] in in_code or times[name] == 0:
            continue
        if name not in notes:
            message = f"Alaviitettä [^{found[1]}] ei ole."
            hint = f"Lisää tekstin loppuun rivi [^{found[1]}]: ja alaviitteen teksti."
            yield Fault("unknown-footnote", message, hint, _line(text, found.start()), is_grave=False)
        elif times[name] == 1:
            message = f"Alaviitteeseen [^{found[1]}] ei viitata, joten se jäisi pois tekstistä."
            hint = f"Kirjoita [^{found[1]}] siihen kohtaan, johon se kuuluu."
            yield Fault("unused-footnote", message, hint, _line(text, found.start()))
        times[name] = 0


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at)
