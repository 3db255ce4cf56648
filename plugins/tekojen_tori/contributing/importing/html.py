"""HTML, as old sites and copied cells hold it, made into plain words; and where its links lead."""

import html
import re
from urllib.parse import quote

from tekojen_tori.content.web_addresses import parts_of
from tekojen_tori.contributing.plain_words import cleaned
from tekojen_tori.markdown.html_tree import deeper_than, tree_of

DEEPEST = 100
"""Elements within one another: more, no writer meant."""
CODE = {"script", "style", "noscript", "template"}
"""The elements whose content is no words."""
SCHEMES = {"http", "https", "mailto", "tel"}
"""Of the addresses that lead somewhere."""
_TAG = re.compile(
    r"</?(?:p|br|hr|div|span|ul|ol|li|strong|em|b|i|u|a|h[1-6]|table|tbody|tr|td|th|img|font|blockquote|pre|code|"
    r"script|style|iframe|section|article|figure|svg|audio|video|source|embed|object|del|s|ins|sup|sub|small|mark|center|"
    r"details|summary|dl|dt|dd|figcaption|abbr|cite|header|footer|main|aside|strike|thead|caption)\b[^<>]*>|<!--",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_BLOCK_ENDS = re.compile(r"</(?:p|div|li|h[1-6]|tr|blockquote)>|<br\s*/?>", re.IGNORECASE)
_CELL_ENDS = re.compile(r"</t[dh]>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_CODE_TAG = re.compile(r"<(?P<ends>/)?(?:script|style)\b[^<>]*>?", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Whether tags or entities stand in the text."""
    return _TAG.search(text) is not None or _ENTITY.search(text) is not None


def plain(text: str) -> str:
    """The words of a text, tags and entities made out."""
    if not is_html(text):
        return text
    body = tree_of(_CELL_ENDS.sub(" ", _BLOCK_ENDS.sub("\n", text)), CODE)
    if deeper_than(body, DEEPEST) is not None:
        return without_tags(text)
    return cleaned("".join(body.itertext())).strip()


def web_links_in(text: str) -> list[tuple[str, str]]:
    """The address and words of each link to the web in a piece of HTML."""
    if not is_html(text):
        return []
    links = (
        (address_of(link.get("href")), " ".join("".join(link.itertext()).split()))
        for link in tree_of(text, CODE).iter("a")
    )
    return [(address, words) for address, words in links if address and address.startswith("http")]


def without_tags(text: str) -> str:
    """The words of a text whose tags nobody could look through as a tree."""
    return cleaned(html.unescape(_ANY_TAG.sub(" ", _without_code(text)))).strip()


def _without_code(text: str) -> str:
    """The text without what stands between the tags of scripts and styles."""
    pieces = []
    begins, ends = None, 0
    for tag in _CODE_TAG.finditer(text):
        if begins is None and not tag["ends"]:
            begins = tag.start()
        elif begins is not None and tag["ends"]:
            pieces.append(text[ends:begins])
            begins, ends = None, tag.end()
    return "".join((*pieces, text[ends:]))


def address_of(written: str | None) -> str | None:
    """A web or e-mail address as Markdown takes it, or None if it leads nowhere from another site."""
    address = (written or "").strip()
    if address.startswith("//"):
        address = f"https:{address}"
    parts = parts_of(address)
    if parts is None or parts.scheme not in SCHEMES or not (parts.netloc or parts.scheme in ("mailto", "tel")):
        return None
    return quote(address, safe=":/?#@!$&'*+,;=%~[]-._")
