"""WordPress exports (WXR) made into rows: one for each published post."""

import contextlib
import io
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from tekojen_tori.content.web_addresses import parts_of
from tekojen_tori.contributing.importing.sources.encodings import decoded_xml
from tekojen_tori.contributing.importing.sources.php_values import php_values
from tekojen_tori.contributing.importing.sources.shortcodes import without_shortcodes
from tekojen_tori.contributing.importing.sources.tables import SourceRow, UnreadableSource
from tekojen_tori.contributing.plain_words import cleaned
from tekojen_tori.language.numbers import counted
from tekojen_tori.markdown.html_tree import in_trees

TITLE, CONTENT, EXCERPT, POSTED = "Otsikko", "Sisältö", "Tiivistelmä", "Julkaisupäivä"
AUTHOR, ADDRESS, CATEGORIES, TAGS = "Kirjoittaja", "Vanha osoite", "Kategoriat", "Avainsanat"
PICTURE = "Artikkelikuva"
CLASSIFIED, EXTRA = "Luokittelu: ", "Lisäkenttä: "
COLUMNS = (TITLE, CONTENT, EXCERPT, POSTED, AUTHOR, ADDRESS, CATEGORIES, TAGS)
_BETWEEN = "; "
_PICTURED = "_thumbnail_id"
_NAMESPACE = re.compile(r"\{[^{}]*\}")
_TYPES = {
    "attachment": "liitetiedostoja",
    "nav_menu_item": "valikon kohtia",
    "page": "sivuja",
    "post": "artikkeleita",
    "revision": "vanhoja versioita",
}
_STATES = {
    "draft": "luonnoksia",
    "future": "ajastettuja",
    "pending": "tarkistusta odottavia",
    "private": "yksityisiä",
    "trash": "roskakorissa olevia",
}
_DECLARATION = re.compile(r"\A\s*<\?xml\s[^<>]*\?>|\A\s+")
_RELATIVE = re.compile(r"""(\b(?:href|src)\s*=\s*["'])/(?!/)""", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:(?P<number>\d{1,9})|x(?P<hex>[0-9a-fA-F]{1,8}));")
_ITEM = re.compile(r"<item[\s>]")
_ROOT = re.compile(r"<rss\b[^<>]*>")
_TITLE = re.compile(r"<title>(?:<!\[CDATA\[)?([^<>\]]*)")
_LONGEST_TITLE = 100
_SECONDS = re.compile(r"1\d{9}")
_NO_NAMES = ("", "admin", "administrator", "ylläpito", "ylläpitäjä", "webmaster")
_BROKEN_XML = (ParseError, ValueError, LookupError)


@dataclass
class _Export:
    """What has been read of an export.

    `files` are the addresses of what was attached, and `pictured` which of them is the picture of each post, by its
    place. `broken` are the titles of posts that no parser reads.
    """

    kind: str
    authors: dict[str, str] = field(default_factory=dict)
    posts: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)
    shortcodes: Counter[str] = field(default_factory=Counter)
    items: int = 0
    files: dict[str, str] = field(default_factory=dict)
    pictured: dict[int, str] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


def wxr_rows(raw: bytes, kind: str | None) -> tuple[list[str], list[SourceRow], list[str]]:
    """Columns, a row for each published post (or item of another kind), and notes on what was left out."""
    source = decoded_xml(raw)
    text, forbidden = _as_xml(source.text)
    export = _Export(kind or "post")
    try:
        _read(export, text)
    except _BROKEN_XML as failure:
        export = _Export(kind or "post")
        _read_in_pieces(export, text)
        if len(export.broken) == export.items:
            line = getattr(failure, "position", (0, 0))[0]
            raise UnreadableSource(
                f"WordPressin vientitiedosto on rikki rivillä {line}. Vie sisältö WordPressistä uudelleen."
            ) from None
    for place, post in export.posts:
        if picture := export.pictured.get(place):
            post[PICTURE] = export.files.get(picture, "")
    columns = list(dict.fromkeys([*COLUMNS, *(name for _, post in export.posts for name in post)]))
    rows = [SourceRow(place, tuple(post.get(name, "") for name in columns)) for place, post in export.posts]
    return columns, rows, [*source.notes, *_notes(export, forbidden)]


def _as_xml(text: str) -> tuple[str, int]:
    """The text without its declaration, which may tell of another encoding, and without what no XML may hold.

    Such characters come along when a text is pasted from a word processor; also how many there were.
    """
    undeclared = _DECLARATION.sub("", text)
    forbidden = sum(not _is_allowed(reference) for reference in _REFERENCE.finditer(undeclared))
    allowed = _REFERENCE.sub(lambda reference: reference[0] if _is_allowed(reference) else "", undeclared)
    kept = in_trees(allowed)
    return kept, forbidden + len(allowed) - len(kept)


def _is_allowed(reference: re.Match[str]) -> bool:
    number = int(reference["hex"], 16) if reference["hex"] else int(reference["number"])
    return number <= sys.maxunicode and in_trees(chr(number)) != ""


def _read(export: _Export, xml: str) -> None:
    """Read a whole export, or a piece that holds some of its items."""
    try:
        for _, element in iterparse(io.BytesIO(xml.encode("utf-8", "replace")), forbid_dtd=True):
            if _tag(element) == "author":
                parts = _texts(element)
                export.authors[parts.get("author_login", "")] = parts.get("author_display_name", "")
            elif _tag(element) == "item":
                export.items += 1
                _take_item(export, element)
                element.clear()
    except DefusedXmlException:
        raise UnreadableSource(
            "XML-tiedostossa on määrittelyjä (DTD, entiteettejä), joita WordPressin viennissä ei ole. Sitä ei luettu."
        ) from None


def _read_in_pieces(export: _Export, text: str) -> None:
    """Read each item by itself, so that one that is broken or cut short loses no other."""
    starts = [found.start() for found in _ITEM.finditer(text)]
    if not starts:
        return
    root = _ROOT.search(text)
    begin, end = f"{root[0] if root else '<rss>'}<channel>", "</channel></rss>"
    with contextlib.suppress(*_BROKEN_XML):
        _read(export, f"{text[: starts[0]]}{end}")
    for start, next_one in zip(starts, [*starts[1:], len(text)], strict=True):
        item = text[start:next_one]
        last = item.rfind("</item>")
        try:
            _read(export, f"{begin}{item[: last + len('</item>')] if last > 0 else item}{end}")
        except _BROKEN_XML:
            title = _TITLE.search(item)
            export.broken.append(" ".join((title[1] if title else "").split())[:_LONGEST_TITLE])
            export.items += 1


def _take_item(export: _Export, element: Element) -> None:
    parts = _texts(element)
    state = parts.get("status", "publish")
    if "attachment_url" in parts:
        export.files[parts.get("post_id", "")] = parts["attachment_url"]
    if parts.get("post_type", "post") == export.kind and state == "publish":
        export.posts.append((export.items, _post(element, parts, export)))
        if picture := _metas(element).get(_PICTURED):
            export.pictured[export.items] = picture
    else:
        export.left[parts.get("post_type", "post"), state] += 1


def _tag(element: Element) -> str:
    return _NAMESPACE.sub("", str(element.tag))


def _texts(element: Element) -> dict[str, str]:
    """The texts right under an element by their names; of content and excerpt, which share one, by both."""
    texts: dict[str, str] = {}
    for child in element:
        name = _tag(child)
        if name == "encoded":
            name = "excerpt" if "excerpt" in str(child.tag) else "content"
        texts[name] = cleaned(child.text or "").strip()
    return texts


def _post(element: Element, parts: dict[str, str], export: _Export) -> dict[str, str]:
    link = parts.get("link", "")
    address = parts_of(link)
    site = f"{address.scheme}://{address.netloc}/" if address and address.scheme.startswith("http") else ""
    content, taken = without_shortcodes(parts.get("content", ""))
    export.shortcodes += taken
    post = {
        TITLE: parts.get("title", ""),
        CONTENT: _RELATIVE.sub(rf"\1{site}", content) if site else content,
        EXCERPT: parts.get("excerpt", ""),
        POSTED: _date(parts),
        AUTHOR: _author(parts.get("creator", ""), export.authors),
        ADDRESS: link if "?" not in link else unquote(parts.get("post_name", "")),
    }
    for name, words in _classified(element).items():
        post[name] = _BETWEEN.join(words)
    return post | _extra_fields(element)


def _author(login: str, authors: dict[str, str]) -> str:
    """The name of whoever posted; what a person logs in with is no name."""
    name = authors.get(login, "")
    return "" if name.casefold() in (login.casefold(), *_NO_NAMES) else name


def _date(parts: dict[str, str]) -> str:
    day = parts.get("post_date", "")
    return parts.get("pubDate", "") if not day or day.startswith("0000") else day


def _classified(element: Element) -> dict[str, list[str]]:
    words: dict[str, list[str]] = defaultdict(list)
    names = {"category": CATEGORIES, "post_tag": TAGS}
    for child in element:
        if _tag(child) == "category" and child.text and child.text.strip():
            domain = child.get("domain", "category")
            words[names.get(domain, CLASSIFIED + domain)].append(cleaned(child.text).strip())
    return words


def _extra_fields(element: Element) -> dict[str, str]:
    """The fields that plug-ins keep with a post; those that begin with _ are the plug-ins' own business."""
    return {EXTRA + key: _plain_value(value) for key, value in _metas(element).items() if not key.startswith("_")}


def _metas(element: Element) -> dict[str, str]:
    metas = (_texts(child) for child in element if _tag(child) == "postmeta")
    return {meta["meta_key"]: value for meta in metas if meta.get("meta_key") and (value := meta.get("meta_value"))}


def _plain_value(value: str) -> str:
    """A value as a person would write it: lists that PHP has serialised, and seconds since 1970."""
    listed = php_values(value)
    if listed is not None:
        return _BETWEEN.join(listed)
    if _SECONDS.fullmatch(value):
        return datetime.fromtimestamp(int(value), UTC).date().isoformat()
    return value


def _notes(export: _Export, forbidden: int) -> Iterable[str]:
    if forbidden:
        yield f"Tekstistä poistettiin {counted(forbidden, 'merkki', 'merkkiä')}, joita tiedostossa ei saisi olla."
    for title in export.broken:
        named = f"Artikkeli ”{title}”" if title else "Yksi artikkeli, jonka otsikkoa ei saatu luettua,"
        yield f"{named} on viennissä rikki tai kesken, eikä sitä tuotu. Muut luettiin."
    if export.shortcodes:
        told = ", ".join(f"[{name}] ({count})" for name, count in sorted(export.shortcodes.items()))
        yield f"Lisäosien merkinnät jätettiin pois, niiden sisältö ja linkit eivät: {told}."
    for (kind, state), count in sorted(export.left.items()):
        named = _TYPES.get(kind, f"sisältötyyppiä ”{kind}”")
        how = _STATES.get(state, "") if kind != "attachment" else ""
        advice = f" Ne saa tuotua valitsimella --sheet {kind}." if kind not in _TYPES and kind != export.kind else ""
        yield f"Jätettiin pois {counted(count, 'kohde', 'kohdetta')}: {named}{f' ({how})' if how else ''}.{advice}"
