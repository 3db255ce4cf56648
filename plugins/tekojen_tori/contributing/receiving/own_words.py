"""What somebody wrote in a message themselves, apart from what they quote and what their program adds."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_QUOTED = re.compile(r"\s{0,3}((?:>\s?){1,20})")
_FROM_OTHERS = re.compile(
    r"-{2,}\s*(?:original message|forwarded message|alkuperäinen viesti|välitetty viesti|edelleenlähetetty viesti|"
    r"ursprungligt meddelande).*|begin forwarded message:|\*?(?:from|lähettäjä|från):\*?\s.*|_{10,}",
    re.IGNORECASE,
)
"""A line after which others speak."""
_WROTE = re.compile(
    r".{0,200}\b(?:wrote|kirjoitti|skrev)(?:\s.{0,40}\d.{0,20})?\s?:|den\s.{0,100}\d.{0,100}\bskrev\s.{1,150}:",
    re.IGNORECASE,
)
"""Who wrote what is quoted below, in the words of a mail program."""
_BROKEN = re.compile(r".*(?:@|<|\d[.:]\d\d).*")
"""The beginning of such a line, if it was too long for the program: with an address or a time of day."""
_MOST_BROKEN = 3
_GREETED = re.compile(r"\s*(?:(?:hei|moi|terve|hej)\b.{0,30})?\s*", re.IGNORECASE)
_CLOSING = re.compile(
    r"--|_{5,}|(?:\w{1,20}\s){0,2}\w{0,20}terveisin\b.{0,80}|(?:yst\w{0,10}[.\s]{1,2})?terv?[.,:].{0,80}|"
    r"ystävällisesti\b.{0,80}|terkuin\b.{0,80}|t[.:]\s.{0,80}|yt[.,]?|kiittäen\b.{0,80}|"
    r"(?:med )?(?:vänlig\w* |bästa )?hälsning\w*.{0,80}|m\.?v\.?h\b.{0,80}|(?:best |kind )?regards\b.{0,80}|"
    r"lähetetty (?:minun |omasta )?(?:iphone|ipad|android|samsung|huawei|outlook|puhelim|gmail|laittee).{0,80}|"
    r"sent from (?:my )?.{0,80}|hanki outlook.{0,80}|get outlook.{0,80}|skickat från .{0,80}",
    re.IGNORECASE,
)
"""A line with which a letter ends, before the name of its writer."""
_LONGEST_SIGNATURE = 600
"""In letters: a name, a title, how to reach whoever wrote, and that the letter was meant for its reader alone."""
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class OwnWords:
    """The lines of a message: those of its writer, and those of others that it quotes."""

    own: tuple[str, ...]
    quoted: tuple[str, ...]


def own_words(text: str) -> OwnWords:
    """The lines of a text by who speaks. Marks of quoting are taken away.

    Below what is quoted its writer may go on, if what is quoted has marks and nothing is written above it.
    """
    own: list[str] = []
    quoted: list[str] = []
    lines = text.split("\n")
    place, is_said = 0, False
    while place < len(lines):
        line = lines[place]
        if _QUOTED.match(line):
            quoted.append(_unmarked(line))
        elif telling := _lines_that_tell_who(lines, place):
            if is_said or not _is_marked(lines, place + telling):
                break
            quoted += lines[place : place + telling]
            place += telling
            continue
        elif _FROM_OTHERS.fullmatch(line.strip()[:300]):
            break
        else:
            own.append(line)
            is_said = is_said or not _GREETED.fullmatch(line[:300])
        place += 1
    return OwnWords(tuple(own), (*quoted, *map(_unmarked, lines[place:])))


def _unmarked(line: str) -> str:
    marks = _QUOTED.match(line)
    return line[marks.end() :] if marks else line


def _lines_that_tell_who(lines: Sequence[str], place: int) -> int:
    """On how many lines from here a mail program tells who wrote what is quoted; 0 if it doesn't."""
    told = ""
    for count, line in enumerate(lines[place : place + _MOST_BROKEN], 1):
        words = line.strip()
        if not words or _QUOTED.match(line) or (count > 1 and not _BROKEN.fullmatch(told)):
            return 0
        told = f"{told} {words}".strip()[:300]
        if _WROTE.fullmatch(told):
            return count
    return 0


def _is_marked(lines: Sequence[str], place: int) -> bool:
    """Whether the first line from here that says anything has a mark of quoting."""
    first = next((lines[here] for here in range(place, len(lines)) if lines[here].strip()), "")
    return _QUOTED.match(first) is not None


def without_ending(lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """The lines before the closing of a letter, and those from it on: names, which are for the receiver alone."""
    lines = list(lines)
    place = next((place for place, line in enumerate(lines) if _CLOSING.fullmatch(line.strip()[:200])), len(lines))
    return lines[:place], lines[place:]


def without_signature(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The lines of a whole text before the end of the letter in which it came, and those from it on.

    What only looks like an end is none if more than a signature follows it: the text has parts, and goes on.
    """
    parting = next((place for place, line in enumerate(lines) if line.rstrip() == "--"), len(lines))
    room = _LONGEST_SIGNATURE
    end = place = parting
    while place and room > 0 and not lines[place - 1].startswith("#"):
        place -= 1
        room -= len(lines[place].strip())
        if room >= 0 and _CLOSING.fullmatch(lines[place].strip()[:200]):
            end = place
    return lines[:end], lines[end:]


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
