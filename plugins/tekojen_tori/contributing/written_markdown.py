"""Markdown that somebody wrote as a part of a deed, kept from breaking the parts around it.

Who writes on GitHub writes Markdown: lists, links and emphasis are kept. What could end the part or swallow the next is
not: headings go below those of the parts, code is closed, and HTML is shown as it was written.
"""

import re
from collections.abc import Iterator

from tekojen_tori.contributing.plain_words import as_markdown, cleaned
from tekojen_tori.markdown.text import fault_in, markdown_tree

_HIGHEST_HEADING = 3
_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)(.*)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_NOT_A_PARAGRAPH = re.compile(r"\s*(?:[-+*>#|]|\d{1,9}[.)]\s|$)")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_TICKS = re.compile(r"`+")
_HTML = re.compile(r"\\?<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)(?![^\s<>@]+@[^\s<>]+>)")
_IMAGE = re.compile(r"!\[([^\]\[]*+)\]\((https?://[^\s()]++)[^()\n]*+\)")
_HTML_IMAGE = re.compile(r"<img\s[^<>]*+>", re.IGNORECASE)
_SOURCE = re.compile(r"\ssrc=\"(https?://[^\s\"<>()]++)\"", re.IGNORECASE)


def within_a_part(text: str) -> str:
    """The text as Markdown that stays within its part; as plain words, if it would not.

    Pictures of other sites become links, since the tori shows only its own.
    """
    markdown = "\n".join(_closed(_safe_lines(cleaned(text).strip("\n").split("\n")))).strip()
    return markdown if _stays_within(markdown) else as_markdown(text)


def _stays_within(markdown: str) -> bool:
    """Whether a part that follows would be a part, and what it held nothing but itself."""
    between = f"## \n\n{markdown}\n\n## \n"
    if fault_in(between):
        return False
    body = markdown_tree(between)
    headings = list(body.iter("h1", "h2"))
    return len(headings) == 2 and body[-1] is headings[-1] and not headings[-1].xpath("node()")


def _safe_lines(written: list[str]) -> list[str]:
    lines: list[str] = []
    levels = [len(heading[1]) for line in written if (heading := _HEADING.fullmatch(line))]
    levels += [1 if "=" in line else 2 for line in written if _UNDERLINE.fullmatch(line)]
    deeper = max(0, _HIGHEST_HEADING - min(levels, default=_HIGHEST_HEADING))
    fence = ""
    for line in written:
        opening = _FENCE.match(line)
        if fence or opening:
            fence = _fence_after(line, fence)
            lines.append(line)
        elif _UNDERLINE.fullmatch(line) and lines and not _NOT_A_PARAGRAPH.match(lines[-1]):
            level = min(6, (1 if "=" in line else 2) + deeper)
            lines[-1] = f"{'#' * level} {lines[-1].strip()}"
        elif heading := _HEADING.fullmatch(line):
            lines.append(f"{'#' * min(6, len(heading[1]) + deeper)}{_without_html(heading[2])}")
        else:
            lines.append(_without_html(line))
    return lines


def _fence_after(line: str, fence: str) -> str:
    """The marks that close the code which is open after a line, or "" if none is open."""
    if not fence:
        opening = _FENCE.match(line)
        return opening[1] if opening else ""
    closes = line.strip()
    return "" if closes.startswith(fence) and not closes.strip(fence[0]) else fence


def _closed(lines: list[str]) -> list[str]:
    fence = ""
    for line in lines:
        fence = _fence_after(line, fence)
    return [*lines, fence] if fence else lines


def _without_html(line: str) -> str:
    """The line with its HTML, where it is no code, shown and not obeyed."""
    pieces = []
    end = 0
    for start, after in _codes(line):
        pieces += [_escaped(line[end:start]), line[start:after]]
        end = after
    return "".join((*pieces, _escaped(line[end:])))


def _codes(line: str) -> Iterator[tuple[int, int]]:
    """Where code begins and ends on a line: from some backticks to as many."""
    runs = list(_TICKS.finditer(line))
    closing: list[int | None] = []
    latest: dict[int, int] = {}
    for number in reversed(range(len(runs))):
        closing.append(latest.get(len(runs[number][0])))
        latest[len(runs[number][0])] = number
    closing.reverse()
    number = 0
    while number < len(runs):
        closes = closing[number]
        if closes is not None:
            yield runs[number].start(), runs[closes].end()
            number = closes
        number += 1


def _escaped(text: str) -> str:
    text = _HTML_IMAGE.sub(_linked_image, text)
    text = _IMAGE.sub(lambda image: f"[{image[1].strip() or 'Kuva'}]({image[2]})", text)
    return _HTML.sub("&lt;", text)


def _linked_image(tag: re.Match[str]) -> str:
    source = _SOURCE.search(tag[0])
    return f"[Kuva]({source[1]})" if source else tag[0]
