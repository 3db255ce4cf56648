"""Texts laid out by hand, as letters and reStructuredText are, made into Markdown.

What the lay-out means is given its form: underlined headings, paragraphs over several lines, lists, and what is set in,
which is kept to the letter unless it is prose. All other marks are shown as they stand.
"""

import re
from collections.abc import Iterator
from textwrap import dedent, indent

from tekojen_tori.contributing.plain_words import line_as_markdown

_UNDERLINE = re.compile(r"([=\-~^\"'#*+.:_`])\1{2,}")
_ITEM = re.compile(r"(?P<mark>[-*+•]|(?P<number>\d{1,3}|#|[a-z])[.)])(?P<space> +)(?=\S)")
_DIRECTIVE = re.compile(r"\.\. (?P<name>[\w:+-]+?):: *(?P<argument>.*)")
_TARGET = re.compile(r"\.\. _(?P<name>[^:`]+|`[^`]+`): *(?P<address>https?://\S+)")
_CITED = re.compile(r"\.\. (?P<mark>\[[^\[\]]{1,40}\]) +(?=\S)")
_OPTION = re.compile(r":[\w-]+:(?: .*)?")
_INLINE = re.compile(
    r"``(?P<code>[^`]+)``"
    r"|(?::(?P<role>[\w+-]{1,30}):)?`(?P<words>[^`<>]+?)(?:\s*<(?P<address>[^`<>]+)>)?`_{0,2}"
    r"|(?P<strong>\*\*)(?P<loud>[^*\s](?:[^*]*[^*\s])?)\*\*|(?<![\w*])\*(?P<soft>[^*\s](?:[^*]*[^*\s])?)\*(?![\w*])"
    r"|(?P<cited>\[[^\[\]]{1,40}\])_\b"
)
_LITERAL = ("code", "code-block", "sourcecode", "parsed-literal", "math", "table", "csv-table", "list-table")
_WRAPPED = 40
"""Letters from which a line is taken to end for want of room, not on purpose."""
_PROSE_WORDS = 4
_DEEPEST = 6
_FIRST_LEVEL = 2


class WrappedText:
    """One text, whose headings are of the levels in which their marks first come."""

    def __init__(self, text: str, *, is_rst: bool) -> None:
        self._is_rst = is_rst
        self._levels: list[str] = []
        self.comments = 0
        self.markdown = "\n\n".join(self._blocks(text.expandtabs(8).splitlines(), _DEEPEST))

    def _blocks(self, lines: list[str], deepest: int) -> Iterator[str]:
        place, is_literal = 0, False
        while place < len(lines):
            line = lines[place].rstrip()
            if not line:
                place += 1
                continue
            if line.startswith(" "):
                end = _end_of_block(lines, place, 1)
                yield from self._set_in(lines[place:end], deepest, is_literal=is_literal)
                place, is_literal = end, False
                continue
            is_literal = False
            if heading := _heading(lines, place):
                title, mark, place = heading
                self._levels += [] if mark in self._levels else [mark]
                level = min(6, _FIRST_LEVEL + self._levels.index(mark))
                yield f"{'#' * level} {self._inline(title)}"
            elif _UNDERLINE.fullmatch(line):
                place += 1
                yield "---"
            elif self._is_rst and line.startswith(".. "):
                end = _end_of_block(lines, place + 1, 1)
                yield from self._explicit(line, lines[place + 1 : end], deepest)
                place = end
            elif (item := _ITEM.match(line)) and deepest:
                end = _end_of_block(lines, place + 1, 2)
                yield self._item(item, [" " * item.end() + line[item.end() :], *lines[place + 1 : end]], deepest)
                place = end
            else:
                end = next(
                    (at for at in range(place + 1, len(lines)) if _ends_paragraph(lines, at)),
                    len(lines),
                )
                said, is_literal = self._paragraph(lines[place:end])
                place = end
                if said:
                    yield said

    def _set_in(self, lines: list[str], deepest: int, *, is_literal: bool) -> Iterator[str]:
        text = dedent("\n".join(lines)).strip("\n")
        if is_literal or not deepest or not _is_prose(text):
            yield _literal(text)
        else:
            yield indent("\n\n".join(self._blocks(text.split("\n"), deepest - 1)), "> ", lambda line: True)

    def _item(self, item: re.Match[str], lines: list[str], deepest: int) -> str:
        number = item["number"]
        mark = f"{number}." if number and number.isdigit() else "1." if number == "#" else "-"
        text = dedent("\n".join(lines))
        said = "\n\n".join(self._blocks(text.split("\n"), deepest - 1))
        lettered = f"{item['mark']} " if number and number.isalpha() else ""
        return f"{mark} {lettered}{indent(said, ' ' * (len(mark) + 1)).lstrip()}"

    def _explicit(self, line: str, lines: list[str], deepest: int) -> Iterator[str]:
        """What begins with two points: a directive, the address of a link, a source that is cited, or a comment."""
        if directive := _DIRECTIVE.fullmatch(line):
            kept = lines
            while kept and (not kept[0].strip() or _OPTION.fullmatch(kept[0].strip())):
                kept = kept[1:]
            is_literal = directive["name"] in _LITERAL
            if directive["argument"] and not directive["name"].startswith(("code", "source")):
                yield self._inline(directive["argument"])
            if any(map(str.strip, kept)):
                yield from self._set_in(kept, deepest, is_literal=is_literal)
        elif target := _TARGET.match(line):
            yield f"{line_as_markdown(target['name'].strip('`'))}: {line_as_markdown(target['address'])}"
        elif cited := _CITED.match(line):
            said = [line[cited.end() :], *map(str.strip, lines)]
            yield f"{line_as_markdown(cited['mark'])} {self._inline(' '.join(filter(None, said)))}"
        elif not line.startswith(".. _"):
            self.comments += 1

    def _paragraph(self, lines: list[str]) -> tuple[str, bool]:
        """The paragraph, and whether what is set in after it is to be kept to the letter."""
        stripped = [line.strip() for line in lines]
        is_literal = self._is_rst and stripped[-1].endswith("::")
        if is_literal:
            stripped[-1] = stripped[-1].removesuffix("::").rstrip() + (":" if stripped[-1][:-2].strip() else "")
            stripped = [line for line in stripped if line != ":" and line]
        if all(len(line) >= _WRAPPED for line in stripped[:-1]):
            return self._inline(" ".join(stripped)), is_literal
        return "\\\n".join(map(self._inline, stripped)), is_literal

    def _inline(self, text: str) -> str:
        if not self._is_rst:
            return line_as_markdown(text)
        pieces, end = [], 0
        for found in _INLINE.finditer(text):
            before = line_as_markdown(text[end : found.start()]) if text[end : found.start()] else ""
            pieces += [before, _marked(found)]
            end = found.end()
        return "".join((*pieces, line_as_markdown(text[end:]) if text[end:] else ""))


def _marked(found: re.Match[str]) -> str:
    if found["code"]:
        return f"`{found['code']}`"
    if found["cited"]:
        return line_as_markdown(found["cited"])
    if found["words"]:
        said = found["words"].strip()
        words = line_as_markdown(f"{found['role'].upper()} {said}" if found["role"] and said.isdigit() else said)
        address = found["address"] or ""
        return f"[{words}]({address})" if address.startswith(("http://", "https://")) else words
    mark = found["strong"] or "*"
    return f"{mark}{line_as_markdown(found['loud'] or found['soft'])}{mark}"


def _heading(lines: list[str], place: int) -> tuple[str, str, int] | None:
    """The title, the mark that underlines it, and the line after it; None if no heading begins here."""
    under = [line.rstrip() for line in lines[place : place + 3]]
    if len(under) > 1 and not _UNDERLINE.fullmatch(under[0]) and _UNDERLINE.fullmatch(under[1]):
        return under[0].strip(), under[1][0], place + 2
    if len(under) == 3 and _UNDERLINE.fullmatch(under[0]) and under[1].strip() and under[0] == under[2]:
        return under[1].strip(), f"{under[0][0]}{under[0][0]}", place + 3
    return None


def _ends_paragraph(lines: list[str], place: int) -> bool:
    line = lines[place]
    return not line.strip() or line.startswith(" ") or bool(_ITEM.match(line)) or _heading(lines, place) is not None


def _end_of_block(lines: list[str], place: int, least: int) -> int:
    """The line at which text that is set in by so many spaces ends."""
    end = place
    for at in range(place, len(lines)):
        line = lines[at]
        if line.strip():
            if len(line) - len(line.lstrip(" ")) < least:
                break
            end = at + 1
    return end


def _is_prose(text: str) -> bool:
    """Whether a text is sentences: code has few words on a line, and lines set in deeper than others."""
    lines = [line for line in text.split("\n") if line.strip()]
    words = sum(len(re.findall(r"[^\W\d_]{2,}", line)) for line in lines)
    deeper = sum(line.startswith(" ") for line in lines)
    return words >= _PROSE_WORDS * len(lines) and deeper * 2 <= len(lines)


def _literal(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text.rstrip()}\n{fence}"
