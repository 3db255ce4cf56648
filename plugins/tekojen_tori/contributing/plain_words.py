"""Text as somebody typed or pasted it, made into Markdown that shows it just so.

Who fills in a form does not write Markdown: an asterisk is an asterisk. Only what people mean by it is given a form:
paragraphs, line breaks, lists and web addresses. `pages/telling/scripts/plain_words.js` does the same in the
browser.
"""

import re

from tekojen_tori.language.characters import NOT_TEXT

_NOT_TEXT = re.compile(f"[{NOT_TEXT}\ufeff]")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_SPACES = re.compile(r"[ \t\u00a0]+")
_ADDRESS = re.compile(r"https?://(?:(?!&#?[A-Za-z0-9]+;)[^\s<>\"'`])*(?!&)[^\s<>\"'`.,;:!?)\]}]")
_MARKS = re.compile(r"[\\`*_\[\]<>~|]|&(?=#?[A-Za-z0-9]+;)|(?<=[Ww]{3})\.|@|:(?=//)")
_LINE_START = re.compile(r"[#+=:-]|[0-9]+(?=[.)](?: |$))")
_BULLET = re.compile(r"[-*•–] +(?=[^ ])")
_NUMBER = re.compile(r"([0-9]{1,3})[.)] +(?=[^ ])")


def cleaned(text: str) -> str:
    """The text without what no text holds (control characters), its line ends as \\n."""
    return _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text))


def on_one_line(text: str) -> str:
    """The text cleaned, every run of spaces and line ends made one space, and none of any kind around it."""
    return _SPACES.sub(" ", cleaned(text).replace("\n", " ")).strip()


def as_markdown(text: str) -> str:
    """Markdown that shows the text as it is; "" if there is none. Empty lines part paragraphs."""
    blocks = [_block(lines) for lines in _paragraphs(text)]
    return "\n\n".join(blocks)


def _paragraphs(text: str) -> list[list[str]]:
    """The lines of each paragraph; the items of a list are one of their own."""
    paragraphs: list[list[str]] = [[]]
    for written in cleaned(text).split("\n"):
        line = _SPACES.sub(" ", written).strip(" ")
        if not line:
            paragraphs.append([])
            continue
        if paragraphs[-1] and _is_bullet(paragraphs[-1][-1]) != _is_bullet(line):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return [lines for lines in paragraphs if lines]


def _is_bullet(line: str) -> bool:
    return _BULLET.match(line) is not None


def _block(lines: list[str]) -> str:
    if _is_bullet(lines[0]):
        return "\n".join(f"- {line_as_markdown(line[2:].lstrip(' '))}" for line in lines)
    if _is_numbered(lines):
        items = (line_as_markdown(_NUMBER.sub("", line, count=1)) for line in lines)
        return "\n".join(f"{place}. {item}" for place, item in enumerate(items, 1))
    return "\\\n".join(map(line_as_markdown, lines))


def _is_numbered(lines: list[str]) -> bool:
    numbers = [int(match[1]) for line in lines if (match := _NUMBER.match(line))]
    return len(lines) > 1 and numbers == list(range(1, len(lines) + 1))


def line_as_markdown(text: str) -> str:
    """A line with its marks escaped; addresses become links."""
    pieces = []
    end = 0
    for address in _ADDRESS.finditer(text):
        pieces += [_escaped(text[end : address.start()]), f"<{address[0]}>"]
        end = address.end()
    line = "".join((*pieces, _escaped(text[end:])))
    start = _LINE_START.match(line)
    if start is None:
        return line
    return f"\\{line}" if not start[0].isdigit() else f"{start[0]}\\{line[start.end() :]}"


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text)
