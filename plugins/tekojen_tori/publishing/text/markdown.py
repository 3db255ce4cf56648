"""A contributor's Markdown as HTML that is safe in any reader's browser."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import cmarkgfm
import nh3
from cmarkgfm.cmark import Options
from markupsafe import Markup

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
        "figure",
        "figcaption",
    ]
)
_ATTRIBUTES = {
    "a": {"href", "title", "lang"},
    "img": {"src", "alt", "title", "width", "height"},
    "th": {"align"},
    "td": {"align"},
    "ol": {"start"},
    "abbr": {"title"},
}
_FIRST_HEADING = re.compile(r"<h([1-6])>")
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)

LinkTarget = Callable[[PurePosixPath, str], str | None]


def to_html(text: str, path: PurePosixPath, target: LinkTarget, page: str = "") -> Markup:
    """The text as HTML whose headings begin at h2.

    `path` is the file of the text and `target(file, tag)` says where a file of the content folder, linked by an `a` or
    shown by an `img`, is on the site. `page` is the text's own address, if links within it must tell that too.
    """
    html = cmarkgfm.markdown_to_html_with_extensions(
        text, options=Options.CMARK_OPT_UNSAFE, extensions=["table", "strikethrough", "autolink"]
    )
    html = _lowered_headings(html)

    def attribute(tag: str, name: str, value: str) -> str | None:
        return _address(value, path, tag, target, page) if name in ("href", "src") else value

    clean = nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener nofollow ugc",
        set_tag_attribute_values={"img": {"loading": "lazy"}},
        clean_content_tags={"script", "style", "iframe", "object", "template", "svg", "math"},
    )
    return Markup(_TABLE.sub(r'<div class="table" role="region" aria-label="Taulukko" tabindex="0">\g<0></div>', clean))


def _lowered_headings(html: str) -> str:
    """Headings so deep that the highest of them is h2, the page's own title being its only h1."""
    levels = [int(level) for level in _FIRST_HEADING.findall(html)]
    lower_by = 2 - min(levels, default=2)
    if lower_by == 0:
        return html
    return re.sub(r"<(/?)h([1-6])>", lambda tag: f"<{tag[1]}h{max(2, min(6, int(tag[2]) + lower_by))}>", html)


def _address(value: str, path: PurePosixPath, tag: str, target: LinkTarget, page: str) -> str | None:
    parts = urlsplit(value)
    if parts.scheme or parts.netloc:
        return value if tag == "a" else None
    if value.startswith("#"):
        return page + value
    file = PurePosixPath(normpath(path.parent / unquote(parts.path)))
    found = target(file, tag)
    return found + (f"#{parts.fragment}" if found and parts.fragment else "") if found else None
