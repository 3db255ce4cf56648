"""HTML, as old sites and copied cells hold it, made into Markdown."""

import re
from collections import Counter
from textwrap import indent
from typing import Any

import nh3
from markdownify import MarkdownConverter

from tekojen_tori.contributing.importing.html import CODE, DEEPEST, SCHEMES, address_of, is_html, without_tags
from tekojen_tori.contributing.plain_words import as_markdown, cleaned
from tekojen_tori.markdown.footnotes import footnotes_of_signs, sign_footnotes
from tekojen_tori.markdown.html_tree import deeper_than, html_of, tree_of

_BLOCK = re.compile(
    r"<(?P<ends>/)?(?:(?P<void>hr)|div|ul|ol|dl|h[1-6]|table|blockquote|pre|figure|section|article)\b[^<>]*>", re.I
)
_PARAGRAPHS_PART = re.compile(r"(\n[ \t\r]*\n|</?p\b[^<>]*>)", re.IGNORECASE)
_ALLOWED = {
    "a", "b", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "figcaption", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "iframe", "img", "li", "ol", "p", "pre", "s", "strong", "table", "tbody", "td", "th", "thead",
    "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "iframe": {"src"}}
_HEADING = re.compile(r"(#{1,6}) ")
_SPACES = re.compile(r"[ \t]{2,}")
_EMPTY_LINES = re.compile(r"\n{3,}")
_NEEDLESS_ESCAPE = re.compile(r"(?:(?<=\w )|(?<=\w))\\([+=>])(?=[\w ])|\\(&)(?= )")
_NUMBER_WITHIN = re.compile(r"(?<=[^\s>] )(\d+)\\([.)])")
"""A number that begins no line, and so no list."""
_OTHER_SCHEME = re.compile(r"(?<=\bftp):(?=//)|(?<=\bxmpp):(?=\w)", re.IGNORECASE)
"""What Markdown makes a link of by itself, and no page of ours leads to."""
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LONGEST_SHOWN = 100
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|svg)$", re.IGNORECASE)


def markdown_of(text: str, highest_heading: int) -> str:
    """Markdown of a text, HTML or plain words, with no heading above the given level."""
    if not is_html(text):
        return as_markdown(text)
    body = tree_of(_with_paragraphs(text), CODE)
    if deeper_than(body, DEEPEST) is not None:
        return as_markdown(without_tags(text))
    sign_footnotes(body)
    _show_media(body)
    _shorten_spaces(body)
    clean = nh3.clean(
        html_of(body),
        tags=_ALLOWED,
        attributes=_ATTRIBUTES,
        clean_content_tags=CODE,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    converted = _Converter(heading_style="atx", escape_misc=True, newline_style="backslash").convert(clean)
    written = footnotes_of_signs(cleaned(converted))
    return _EMPTY_LINES.sub("\n\n", _with_lower_headings(written, highest_heading)).strip()


def _shorten_spaces(body: Any) -> None:
    """Many spaces are one to a reader, but in code; what makes Markdown of them would take long to see it."""
    in_code = {one for code in body.iter("pre") for one in code.iter()}
    for one in body.iter():
        if one.text and one not in in_code:
            one.text = _SPACES.sub(" ", one.text)
        if one.tail and one.getparent() not in in_code:
            one.tail = _SPACES.sub(" ", one.tail)


def _show_media(body: Any) -> None:
    """What is played or shown late leads to its file, as a frame does to its page and a picture to itself."""
    for element in list(body.iter("audio", "video", "embed")):
        addresses = [one.get("src") for one in (element, *element.iter("source"))]
        address = next((one for one in addresses if address_of(one)), None)
        if address:
            element.tag = "iframe"
            element.set("src", address)
    for picture in body.iter("img"):
        late = picture.get("data-src") or picture.get("data-lazy-src")
        if address_of(late) and not address_of(picture.get("src")):
            picture.set("src", late)


def _with_paragraphs(text: str) -> str:
    """Where empty lines part paragraphs, as in WordPress's classic editor and in cells, tags that say so.

    Tags of paragraphs count as empty lines, so they may be mixed. Other blocks stay as they are, with all they hold.
    """
    pieces: list[str] = []
    open_blocks, end = 0, 0
    for tag in _BLOCK.finditer(text):
        if not open_blocks:
            pieces += _loose(text[end : tag.start()])
            end = tag.start()
        if not tag["void"]:
            open_blocks = max(0, open_blocks + (-1 if tag["ends"] else 1))
        if not open_blocks:
            pieces.append(text[end : tag.end()])
            end = tag.end()
    pieces += [text[end:]] if open_blocks else _loose(text[end:])
    return "\n".join(pieces)


def _loose(text: str) -> list[str]:
    """The paragraphs of what stands between blocks. In one with tags, the end of a line is but a space."""
    first, *others = _PARAGRAPHS_PART.split(text)
    parts = [("", first), *zip(others[::2], others[1::2], strict=True)]
    return [
        f"<p>{block.strip()}</p>" if before.lower().startswith("<p") else _paragraph(block)
        for before, block in parts
        if block.strip()
    ]


def _paragraph(block: str) -> str:
    lines = (line.strip().replace("\n", "<br>") for line in _BREAK.split(block.strip()))
    return f"<p>{'<br>'.join(lines)}</p>"


def _with_lower_headings(markdown: str, highest: int) -> str:
    """Headings moved down so that the highest is at that level; none is below the sixth."""
    lines = markdown.split("\n")
    headings: list[tuple[int, int]] = []
    is_code = False  # in which # begins a comment
    for place, line in enumerate(lines):
        if line.startswith("```"):
            is_code = not is_code
        elif not is_code and (found := _HEADING.match(line)):
            headings.append((place, len(found[1])))
    down = highest - min((level for _, level in headings), default=highest)
    for place, level in headings if down > 0 else ():
        lines[place] = "#" * min(6, level + down) + lines[place][level:]
    return "\n".join(lines)


class _Converter(MarkdownConverter):
    """Markdown whose links all lead somewhere, and whose pictures are links: they stay where they were."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._items: Counter[int] = Counter()

    def escape(self, text: str, parent_tags: Any) -> str:
        escaped = super().escape(text, parent_tags)  # type: ignore[misc]
        needed = _NUMBER_WITHIN.sub(r"\1\2", _NEEDLESS_ESCAPE.sub(r"\1\2", escaped))
        return _OTHER_SCHEME.sub(r"\\:", needed)

    def convert_a(self, el: Any, text: str, parent_tags: Any) -> str:
        address = address_of(el.get("href"))
        if not address or not text.strip() or f"]({address})" in text:
            return text
        picture = el.find("img")
        if picture is None:
            return _linked(text, address)
        if _shows_the_same(address, address_of(picture.get("src")) or ""):
            return text
        return _linked(_told(picture, self) or self.escape(address[:_LONGEST_SHOWN], parent_tags), address)

    def convert_img(self, el: Any, text: str, parent_tags: Any) -> str:
        address, told = address_of(el.get("src")), _told(el, self)
        if not address:
            return told
        return _linked(f"Kuva: {told}" if told else "Kuva", address)

    def convert_li(self, el: Any, text: str, parent_tags: Any) -> str:
        """Counted as they come: to look back from each item at all before it takes the square of a list's length."""
        self._items[id(el.parent)] += 1
        if not text.strip():
            return "\n"
        ordered = el.parent is not None and el.parent.name == "ol"
        mark = f"{self._items[id(el.parent)]}. " if ordered else "- "
        return f"{mark}{indent(text.strip(), ' ' * len(mark))[len(mark) :]}\n"

    def convert_figcaption(self, el: Any, text: str, parent_tags: Any) -> str:
        return f"\n\n{text.strip()}\n\n"

    def convert_iframe(self, el: Any, text: str, parent_tags: Any) -> str:
        address = address_of(el.get("src"))
        return f"\n\n{_linked(self.escape(address[:_LONGEST_SHOWN], parent_tags), address)}\n\n" if address else ""


def _told(picture: Any, converter: _Converter) -> str:
    """What a picture's own words say of it."""
    return " ".join(converter.escape(picture.get("alt") or "", set()).split())


def _shows_the_same(address: str, picture: str) -> bool:
    """Whether a link around a picture only shows it larger: the file itself, or the page that holds nothing else."""
    path = address.partition("?")[0].rstrip("/")
    names = [re.sub(r"(?:-\d+x\d+)?\.\w+$", "", one.rpartition("/")[2]).casefold() for one in (path, picture)]
    return bool(_PICTURE_FILE.search(path)) or "attachment_id=" in address or names[0] == names[1]


def _linked(text: str, address: str) -> str:
    return f"[{text.strip()}]({address})"
