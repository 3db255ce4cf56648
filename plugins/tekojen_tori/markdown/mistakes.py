"""What people leave in a text by mistake, and what readers would then see or miss."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree
from lxml.html import defs

from tekojen_tori.markdown.footnotes import is_mark
from tekojen_tori.markdown.foreign_marks import foreign_marks, texts_outside_code
from tekojen_tori.markdown.plain import is_plain
from tekojen_tori.markdown.text import HEADINGS, Fault, markdown_tree, place_of, words_of_tree

_OF_CONFLICT = ("<" * 7, ">" * 7, "|" * 7)
_CONFLICT = re.compile(rf"^(?:{'|'.join(map(re.escape, _OF_CONFLICT))})(?: .*)?$", re.MULTILINE)
_TAG = re.compile(r"(?<!\\)<([A-Za-z][\w:.-]{0,60})")
_MARK = re.compile(r"(?<!\\)\[\^([^\]\[\s\\]{1,100})\]")
_VAGUE = frozenset(
    (
        *("tästä", "täältä", "tässä", "klikkaa tästä", "klikkaa tätä", "lue lisää", "lue lisää tästä", "lisää tästä"),
        *("linkki", "tämä linkki", "här", "klicka här", "läs mer", "here", "click here", "read more"),
    )
)
_NOT_SHOWN = frozenset(
    (
        *("iframe", "script", "style", "video", "audio", "object", "embed", "form", "input", "button", "select"),
        *("textarea", "svg", "canvas"),
    )
)
"""What HTML knows and pages leave out."""
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\[\s\\]{1,100})\]:", re.MULTILINE)


def mistakes_in(text: str) -> Iterator[Fault]:
    """Each mistake, that of one kind and name once. Lines count from 0 in the text."""
    if is_plain(text):
        yield from foreign_marks(text, text)
        return
    body = markdown_tree(text)
    conflict = list(_conflict(body, text))
    yield from conflict
    yield from _empty_links(body, text.count("\n"))
    yield from () if conflict else _empty_parts(body, text.count("\n"))  # its ======= would make headings
    yield from _unknown_tags(body, text)
    yield from _left_out_tags(body, text)
    yield from _lone_footnotes(body, text)
    yield from foreign_marks("\n".join(texts_outside_code(body)), text)


def _conflict(body: etree._Element, text: str) -> Iterator[Fault]:
    found = _CONFLICT.search(text) if any(mark in text for mark in _OF_CONFLICT) else None
    if found and not any(found[0] in "".join(code.itertext()) for code in body.iter("code")):
        yield Fault(
            "merge-conflict",
            "Tekstiin on jäänyt kahden version ristiriita: merkit <<<<<<<, ======= ja >>>>>>>.",
            "Jätä oikea teksti ja poista toinen sekä merkit.",
            _line(text, found.start()),
        )


def _empty_links(body: etree._Element, last_line: int) -> Iterator[Fault]:
    if body.find(".//a") is None:
        return
    line = 0
    for element in body.iter(etree.Element):
        place = place_of(element, last_line)
        line = place[0] if place else line
        target = element.get("href") if element.tag == "a" else None
        words = words_of_tree(element) if target and not is_mark(element) else "x"
        if words.casefold().strip(" .:»>") in _VAGUE:
            message = f"Linkin teksti ”{words}” ei kerro, minne linkki vie."
            yield Fault("vague-link", message, "Kirjoita linkin tekstiksi, mitä sen takana on.", line, is_grave=False)
        elif not words:
            message = f"Linkissä osoitteeseen ”{(target or '')[:80]}” ei ole tekstiä."
            yield Fault("empty-link", message, "Kirjoita hakasulkeisiin, minne linkki vie: [Askolan sivut](…).", line)


def _empty_parts(body: etree._Element, last_line: int) -> Iterator[Fault]:
    """Headings below which nothing stands but another as high, or the end."""
    for heading in body.iter(*HEADINGS):
        after = heading.getnext()
        is_last = after is None or (after.tag in HEADINGS and HEADINGS.index(after.tag) <= HEADINGS.index(heading.tag))
        if is_last and not (heading.tail or "").strip() and (words := " ".join("".join(heading.itertext()).split())):
            place = place_of(heading, last_line)
            message = f"Otsikon ”{words[:60]}” alla ei ole tekstiä."
            yield Fault(
                "empty-part", message, "Kirjoita siihen teksti tai poista otsikko.", place[0] if place else 0, False
            )


def _left_out_tags(body: etree._Element, text: str) -> Iterator[Fault]:
    if "<" not in text:
        return
    in_code = "".join(part for code in body.iter("code") for part in code.itertext())
    told: set[str] = set()
    for found in _TAG.finditer(text):
        name = found[1].lower()
        if name in _NOT_SHOWN - told and found[0] not in in_code:
            told.add(name)
            message = f"Merkintä <{name}> jää pois sivulta."
            hint = "Kirjoita sen paikalle tekstiä tai linkki."
            yield Fault("left-out-tag", message, hint, _line(text, found.start()), is_grave=False)


def _unknown_tags(body: etree._Element, text: str) -> Iterator[Fault]:
    if "<" not in text:
        return
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
