"""HTML, as old sites and copied cells hold it, made into Markdown or plain words."""

import html
import re
from typing import Any
from urllib.parse import quote

import nh3
from markdownify import MarkdownConverter

from tekojen_tori.content.web_addresses import parts_of
from tekojen_tori.contributing.plain_words import as_markdown, cleaned
from tekojen_tori.markdown.html_tree import deeper_than, html_of, tree_of

_TAG = re.compile(
    r"</?(?:p|br|hr|div|span|ul|ol|li|strong|em|b|i|u|a|h[1-6]|table|tbody|tr|td|th|img|font|blockquote|pre|code|"
    r"script|style|iframe|section|article|figure|svg)\b[^<>]*>|<!--",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_BLOCK = re.compile(
    r"\s*</?(?:p|div|ul|ol|li|h[1-6]|table|thead|tbody|tr|td|th|blockquote|pre|hr|figure|section|article)\b", re.I
)
_HAS_PARAGRAPHS = re.compile(r"<p\b", re.IGNORECASE)
_ALLOWED = {
    "a", "b", "blockquote", "br", "code", "dd", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "iframe", "img", "li", "ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "iframe": {"src"}}
_DEEPEST = 100
"""Elements within one another: more, no writer meant."""
_ONLY_CONTENT_OUT = {"script", "style", "noscript", "template"}
_SCHEMES = {"http", "https", "mailto", "tel"}
_BLOCK_ENDS = re.compile(r"</(?:p|div|li|h[1-6]|tr|blockquote)>|<br\s*/?>", re.IGNORECASE)
_CELL_ENDS = re.compile(r"</t[dh]>", re.IGNORECASE)
_HEADING = re.compile(r"^(#{1,6})(?= )", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{3,}")
_NEEDLESS_ESCAPE = re.compile(r"(?:(?<=\w )|(?<=\w))\\([+=>])(?=[\w ])|\\(&)(?= )")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_CODE = re.compile(r"<(?P<ends>/)?(?:script|style)\b[^<>]*>?", re.IGNORECASE)
_LONGEST_SHOWN = 100


def is_html(text: str) -> bool:
    """Whether tags or entities stand in the text."""
    return _TAG.search(text) is not None or _ENTITY.search(text) is not None


def plain(text: str) -> str:
    """The words of a text, tags and entities made out."""
    if not is_html(text):
        return text
    body = tree_of(_CELL_ENDS.sub(" ", _BLOCK_ENDS.sub("\n", text)), _ONLY_CONTENT_OUT)
    if deeper_than(body, _DEEPEST) is not None:
        return _without_tags(text)
    return cleaned("".join(body.itertext())).strip()


def links_in(text: str) -> list[tuple[str, str]]:
    """The address and words of each link to the web in a piece of HTML."""
    if not is_html(text):
        return []
    links = (
        (_address(link.get("href")), " ".join("".join(link.itertext()).split()))
        for link in tree_of(text, _ONLY_CONTENT_OUT).iter("a")
    )
    return [(address, words) for address, words in links if address and address.startswith("http")]


def markdown_of(text: str, highest_heading: int) -> str:
    """Markdown of a text, HTML or plain words, with no heading above the given level."""
    if not is_html(text):
        return as_markdown(text)
    body = tree_of(_with_paragraphs(text), _ONLY_CONTENT_OUT)
    if deeper_than(body, _DEEPEST) is not None:
        return as_markdown(_without_tags(text))
    clean = nh3.clean(
        html_of(body),
        tags=_ALLOWED,
        attributes=_ATTRIBUTES,
        clean_content_tags=_ONLY_CONTENT_OUT,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    converted = _Converter(heading_style="atx", bullets="-", escape_misc=True, newline_style="backslash").convert(clean)
    return _EMPTY_LINES.sub("\n\n", _with_lower_headings(cleaned(converted), highest_heading)).strip()


def _without_tags(text: str) -> str:
    return cleaned(html.unescape(_ANY_TAG.sub(" ", _without_code(text)))).strip()


def _without_code(text: str) -> str:
    """The text without what stands between the tags of scripts and styles."""
    pieces = []
    begins, ends = None, 0
    for tag in _CODE.finditer(text):
        if begins is None and not tag["ends"]:
            begins = tag.start()
        elif begins is not None and tag["ends"]:
            pieces.append(text[ends:begins])
            begins, ends = None, tag.end()
    return "".join((*pieces, text[ends:]))


def _with_paragraphs(text: str) -> str:
    """Where empty lines part paragraphs, as in WordPress's classic editor and in cells, tags that say so."""
    if _HAS_PARAGRAPHS.search(text):
        return text
    blocks = [block for block in re.split(r"\n[ \t]*\n", text.strip()) if block.strip()]
    return "\n".join(block if _BLOCK.match(block) else _paragraph(block) for block in blocks)


def _paragraph(block: str) -> str:
    lines = (line.strip().replace("\n", "<br>") for line in _BREAK.split(block.strip()))
    return f"<p>{'<br>'.join(lines)}</p>"


def _with_lower_headings(markdown: str, highest: int) -> str:
    """Headings moved down so that the highest is at that level; none is below the sixth."""
    levels = [len(marks) for marks in _HEADING.findall(markdown)]
    down = highest - min(levels, default=highest)
    return _HEADING.sub(lambda found: "#" * min(6, len(found[1]) + max(down, 0)), markdown) if down > 0 else markdown


class _Converter(MarkdownConverter):
    """Markdown whose links all lead somewhere, and whose pictures are links: they stay where they were."""

    def escape(self, text: str, parent_tags: Any) -> str:
        escaped = super().escape(text, parent_tags)  # type: ignore[misc]
        return _NEEDLESS_ESCAPE.sub(r"\1\2", escaped)

    def convert_a(self, el: Any, text: str, parent_tags: Any) -> str:
        address = _address(el.get("href"))
        if not address or not text.strip() or f"]({address})" in text:
            return text
        if "](" in text:
            return f"{text} {_linked(self.escape(address[:_LONGEST_SHOWN], parent_tags), address)}"
        return _linked(text, address)

    def convert_img(self, el: Any, text: str, parent_tags: Any) -> str:
        address, told = _address(el.get("src")), self.escape(el.get("alt") or "", parent_tags)
        if not address:
            return told
        return _linked(f"Kuva: {' '.join(told.split())}" if told.strip() else "Kuva", address)

    def convert_iframe(self, el: Any, text: str, parent_tags: Any) -> str:
        address = _address(el.get("src"))
        return f"\n\n{_linked(self.escape(address[:_LONGEST_SHOWN], parent_tags), address)}\n\n" if address else ""


def _linked(text: str, address: str) -> str:
    return f"[{text.strip()}]({address})"


def _address(written: str | None) -> str | None:
    """A web or e-mail address as Markdown takes it, or None if it leads nowhere from another site."""
    address = (written or "").strip()
    if address.startswith("//"):
        address = f"https:{address}"
    parts = parts_of(address)
    if parts is None or parts.scheme not in _SCHEMES or not (parts.netloc or parts.scheme in ("mailto", "tel")):
        return None
    return quote(address, safe=":/?#@!$&'*+,;=%~[]-._")
