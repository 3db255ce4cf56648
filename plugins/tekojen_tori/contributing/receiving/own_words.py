"""What somebody wrote in a message themselves, apart from what they quote and what their program adds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_QUOTED = re.compile(r"\s{0,3}((?:>\s?){1,20})")
_FROM_OTHERS = re.compile(
    r"-{2,}\s*(?:original message|forwarded message|alkuperäinen viesti|välitetty viesti|edelleenlähetetty viesti|"
    r"ursprungligt meddelande).*|begin forwarded message:|(?:from|lähettäjä|från):\s.*|_{10,}|"
    r".{0,200}\b(?:wrote|kirjoitti|skrev)(?:\s.{0,40}\d.{0,20})?\s?:",
    re.IGNORECASE,
)
"""A line after which others speak."""
_CLOSING = re.compile(
    r"--|_{5,}|(?:(?:ystävällisin|parhain|hyvin|aurinkoisin|yhteistyö)\s?)?terveisin\b.{0,80}|terv?[.,:].{0,80}|"
    r"t[.:]\s.{0,80}|yt[.,]?|kiittäen\b.{0,80}|"
    r"(?:med )?vänlig\w* hälsning\w*.{0,80}|mvh\b.{0,80}|best regards\b.{0,80}|"
    r"lähetetty (?:minun |omasta )?(?:iphone|ipad|android|samsung|huawei|outlook|puhelim|gmail|laittee).{0,80}|"
    r"sent from (?:my )?.{0,80}|hanki outlook.{0,80}|get outlook.{0,80}|skickat från .{0,80}",
    re.IGNORECASE,
)
"""A line with which a letter ends, before the name of its writer."""
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class OwnWords:
    """The lines of a message: those of its writer, and those of others that it quotes."""

    own: tuple[str, ...]
    quoted: tuple[str, ...]


def own_words(text: str) -> OwnWords:
    """The lines of a text by who speaks. Marks of quoting are taken away."""
    own: list[str] = []
    quoted: list[str] = []
    speaks_other = False
    for line in text.split("\n"):
        marks = _QUOTED.match(line)
        if marks:
            quoted.append(line[marks.end() :])
        elif speaks_other or _FROM_OTHERS.fullmatch(line.strip()[:300]):
            speaks_other = True
            quoted.append(line)
        else:
            own.append(line)
    return OwnWords(tuple(own), tuple(quoted))


def without_ending(lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """The lines before the closing of a letter, and those from it on: names, which are for the receiver alone."""
    lines = list(lines)
    place = next((place for place, line in enumerate(lines) if _CLOSING.fullmatch(line.strip()[:200])), len(lines))
    return lines[:place], lines[place:]


def paragraphs_in(lines: Iterable[str]) -> list[str]:
    """Paragraphs, each on one line: mail programs break lines where they will, and add empty ones."""
    found: list[list[str]] = [[]]
    for line in lines:
        words = _SPACES.sub(" ", line).strip()
        if words:
            found[-1].append(words)
        else:
            found.append([])
    return [" ".join(its) for its in found if its]
