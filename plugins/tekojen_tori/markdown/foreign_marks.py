"""Notation of other programs, and what a writer meant to fill in later: readers would see it as it stands."""

import re
from collections.abc import Iterator

from lxml import etree

from tekojen_tori.markdown.text import Fault

_CODE = frozenset(("code", "pre"))
_FILL_IN = "Kirjoita sen paikalle tekstiä tai linkki."
_MARKS = (
    (("{{", "{%"), r"\{\{[<%].{0,200}?[>%]\}\}|\{%.{0,200}?%\}|\{\{[^{}\n]{1,200}\}\}", _FILL_IN),
    (("[[",), r"!?\[\[[^\[\]\n]{1,200}\]\]", "Kirjoita linkki näin: [teksti](tiedosto.md)."),
    (("!!!", "???", ":::"), r"^(?:!!!|\?\?\?\+?|:::) ?\w.{0,100}", "Kirjoita teksti tavalliseksi kappaleeksi."),
    (("[!",), r"^\[!\w{2,20}\]", "Poista se: jäljelle jää lainaus. Tai kirjoita teksti tavalliseksi kappaleeksi."),
    (("[",), r"^\[[ xX]\](?=\s)", "Kirjoita luettelon kohta ilman hakasulkeita."),
    (("{",), r"\{[:#.] ?[\w.#:-][^{}\n]{0,100}\}", "Poista se."),
    (("==",), r"(?<!\w)==[^=\s](?:[^=\n]{0,200}[^=\s])?==(?!\w)", "Lihavoi näin: **teksti**."),
    ((":",), r":(?<![\w:]:)[a-z][a-z0-9_+-]{2,30}:(?![\w:])", "Kirjoita emoji itse, tai poista se."),
)
"""Of each: the signs of which it has one, sought first as most texts have none; what it looks like; and what to do."""
_FOREIGN = tuple((signs, re.compile(pattern, re.MULTILINE), hint) for signs, pattern, hint in _MARKS)
_UNFINISHED_AS_IT_IS = ("TODO", "FIXME", "XXX", "TBD")
_UNFINISHED = ("lorem ipsum", "kirjoita tähän", "täydennä tähän", "teksti tähän", "täytä tämä")
"""In small letters, for it is known in any."""
_ANY_UNFINISHED = re.compile(rf"\b(?:{'|'.join(_UNFINISHED_AS_IT_IS)}|(?i:{'|'.join(_UNFINISHED)}))\b")


def foreign_marks(shown: str, text: str) -> Iterator[Fault]:
    """Each kind of notation once, and the first thing that was left to be filled in, of what readers see of a text."""
    for signs, pattern, hint in _FOREIGN:
        found = pattern.search(shown) if any(sign in shown for sign in signs) else None
        if found and found[0] in text:  # else it is escaped, and meant to be seen
            message = f"Merkintä ”{found[0][:60]}” on toisen ohjelman: lukija näkisi sen sellaisenaan."
            yield Fault("foreign-mark", message, hint, _line(text, found[0]), is_grave=False)
    if _may_be_unfinished(shown) and (found := _ANY_UNFINISHED.search(shown)):
        message = f"Tekstiin on jäänyt kesken kohta ”{found[0]}”."
        yield Fault(
            "unfinished", message, "Kirjoita sen paikalle, mitä piti, tai poista se.", _line(text, found[0]), False
        )


def _may_be_unfinished(shown: str) -> bool:
    """Whether the words are there at all, which is quickly seen."""
    small = shown.lower()
    return any(word in shown for word in _UNFINISHED_AS_IT_IS) or any(words in small for words in _UNFINISHED)


def texts_outside_code(element: etree._Element) -> Iterator[str]:
    """What stands in an element outside of code."""
    if element.tag not in _CODE and isinstance(element.tag, str):
        if element.text:
            yield element.text
        for child in element:
            yield from texts_outside_code(child)
            if child.tail:
                yield child.tail


def _line(text: str, found: str) -> int:
    return text.count("\n", 0, max(0, text.find(found)))
