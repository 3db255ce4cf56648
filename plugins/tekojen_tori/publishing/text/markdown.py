"""A contributor's Markdown as HTML that is safe in any reader's browser."""

from collections.abc import Callable
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote
from zlib import crc32

import nh3
from lxml import etree
from markupsafe import Markup

from tekojen_tori.content.web_addresses import parts_of
from tekojen_tori.markdown.footnotes import FRAME, name_footnotes
from tekojen_tori.markdown.html_tree import CODE, html_of, in_trees
from tekojen_tori.markdown.plain import is_plain, plain_paragraphs
from tekojen_tori.markdown.text import HEADINGS, markdown_tree

_TAGS = frozenset(
    [
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "em",
        "strong",
        "del",
        "s",
        "sub",
        "sup",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "hr",
        "br",
        "img",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "abbr",
        "kbd",
        "dl",
        "dt",
        "dd",
        "div",
        "figure",
        "figcaption",
    ]
)
_ATTRIBUTES = {
    "a": {"href", "title", "lang", "id", "aria-label"},
    "li": {"id"},
    "img": {"src", "alt", "title", "width", "height"},
    "th": {"align"},
    "td": {"align"},
    "ol": {"start"},
    "abbr": {"title"},
}
_TABLE_FRAME = {"class": "table", "role": "region", "aria-label": "Taulukko", "tabindex": "0"}
"""A table that is wider than its page is scrolled, by the keyboard too."""

LinkTarget = Callable[[PurePosixPath, str], str | None]


def to_html(text: str, path: PurePosixPath, target: LinkTarget, page: str = "", has_pictures: bool = True) -> Markup:
    """The text as HTML whose headings begin at h2; without pictures, each is a link to where it is.

    `path` is the file of the text and `target(file, tag)` says where a file of the content folder, linked by an `a` or
    shown by an `img`, is on the site. `page` is the text's own address, if links within it must tell that too.
    """
    if is_plain(text):
        return Markup("".join(f"<p>{words}</p>\n" for words, _ in plain_paragraphs(text)))
    body = markdown_tree(text)
    etree.strip_tags(body, "div")
    name_footnotes(body, f"alaviite-{crc32(text.encode()):x}")
    _level_headings(body)
    _frame_tables(body)

    def attribute(tag: str, name: str, value: str) -> str | None:
        return _address(value, path, tag, target, page) if name in ("href", "src") else value

    if not has_pictures:
        _link_to_pictures(body, lambda address: attribute("img", "src", address))
    clean = nh3.clean(
        html_of(body),
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener nofollow ugc",
        set_tag_attribute_values={"img": {"loading": "lazy"}},
        tag_attribute_values={"div": {name: {value, FRAME.get(name, value)} for name, value in _TABLE_FRAME.items()}},
        clean_content_tags=set(CODE),
    )
    return Markup(clean)


def _level_headings(body: etree._Element) -> None:
    """Give each heading the level at which it lies within others, from h2 on: the page's own title is its only h1."""
    within: list[int] = []
    for one in body.iter(*HEADINGS):
        level = HEADINGS.index(one.tag)
        while within and within[-1] >= level:
            within.pop()
        within.append(level)
        one.tag = HEADINGS[min(len(within), len(HEADINGS) - 1)]


def _frame_tables(body: etree._Element) -> None:
    for table in list(body.iter("table")):
        if next(table.iterancestors("table"), None) is None:
            frame = etree.Element("div", _TABLE_FRAME)
            table.addprevious(frame)
            frame.tail, table.tail = in_trees(table.tail or ""), None
            frame.append(table)


def _link_to_pictures(body: etree._Element, address_of: Callable[[str], str | None]) -> None:
    for picture in list(body.iter("img")):
        address = address_of(picture.attrib.pop("src", ""))
        is_in_link = next(picture.iterancestors("a"), None) is not None
        picture.tag = "span" if is_in_link or not address else "a"
        picture.text = f"Kuva: {in_trees(picture.get('alt', ''))}".removesuffix(": ")
        picture.set("href", in_trees(address or ""))


def _address(value: str, path: PurePosixPath, tag: str, target: LinkTarget, page: str) -> str | None:
    parts = parts_of(value)
    if parts is None:
        return None
    if parts.scheme or parts.netloc:
        return value if tag == "a" else None
    if value.startswith("#"):
        return page + value
    file = PurePosixPath(normpath(path.parent / unquote(parts.path)))
    found = target(file, tag)
    return found + (f"#{parts.fragment}" if found and parts.fragment else "") if found else None
