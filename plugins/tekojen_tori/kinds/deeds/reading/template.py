"""The template that the contributors' guide gives for a deed, and what of it is left in deeds by mistake."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.reading.content_file import Read
from tekojen_tori.reading.problems import Problem, warning

GUIDE = "CONTRIBUTING.md"
_TEMPLATE = re.compile(r"^```markdown\n---\n.*?^---\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def template_sentences(guides: Iterable[Path]) -> frozenset[str]:
    """The lines that stand under the headings of the template, in the first of the guides that there is."""
    guide = next((guide for guide in guides if guide.is_file()), None)
    found = _TEMPLATE.search(guide.read_text(encoding="utf-8", errors="replace")) if guide else None
    lines = map(_plain, found[1].splitlines() if found else ())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def left_in_place(one: Read[Deed], template: frozenset[str]) -> Iterator[Problem]:
    """Each line of a deed that is the template's and nobody's answer."""
    text = one.front.text
    if not any(words[0] in text and all(word in text for word in words) for words in _marks(template)):
        return
    for number, line in enumerate(text.split("\n")):
        if (said := _plain(line)) in template:
            message = f"Tekstiin on jäänyt ohjeen mallin lause ”{said}”"
            hint = "Kirjoita sen paikalle, mitä teitte, tai poista se otsikoineen."
            yield warning(one.file, "template-sentence", message, hint, one.front.text_line + number)


@lru_cache(maxsize=1)
def _marks(template: frozenset[str]) -> list[list[str]]:
    """The words of each line of the template, the longest first, as that is seldom in a text."""
    return [sorted(line.split(), key=len, reverse=True) for line in template]


def _plain(line: str) -> str:
    return " ".join(line.split())
