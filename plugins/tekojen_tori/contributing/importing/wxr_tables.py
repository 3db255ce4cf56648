"""WordPress exports (WXR) made into rows: one for each published post."""

import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from tekojen_tori.content.web_addresses import parts_of
from tekojen_tori.contributing.importing.encodings import decoded_xml
from tekojen_tori.contributing.importing.tables import SourceRow, UnreadableSource
from tekojen_tori.contributing.plain_words import cleaned

TITLE, CONTENT, EXCERPT, DATE = "Otsikko", "Sisältö", "Tiivistelmä", "Päivämäärä"
AUTHOR, ADDRESS, CATEGORIES, TAGS = "Kirjoittaja", "Vanha osoite", "Kategoriat", "Avainsanat"
CLASSIFIED, EXTRA = "Luokittelu: ", "Lisäkenttä: "
_COLUMNS = (TITLE, CONTENT, EXCERPT, DATE, AUTHOR, ADDRESS, CATEGORIES, TAGS)
_BETWEEN = "; "
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
_SHORTCODE = re.compile(r"\[/?(?:caption|gallery|embed|audio|video|playlist|vc_[a-z_]+|et_pb_[a-z_]+)\b[^\[\]]*\]")


def wxr_rows(raw: bytes, kind: str | None) -> tuple[list[str], list[SourceRow], list[str]]:
    """Columns, a row for each published post (or item of another kind), and notes on what was left out."""
    chosen = kind or "post"
    authors: dict[str, str] = {}
    found: list[tuple[int, dict[str, str]]] = []
    left: Counter[tuple[str, str]] = Counter()
    number = 0
    source = decoded_xml(raw)
    for element in _elements(source.text):
        if _tag(element) == "author":
            parts = _texts(element)
            authors[parts.get("author_login", "")] = parts.get("author_display_name", "")
        elif _tag(element) == "item":
            number += 1
            parts = _texts(element)
            state = parts.get("status", "publish")
            if parts.get("post_type", "post") == chosen and state == "publish":
                found.append((number, _post(element, parts, authors)))
            else:
                left[parts.get("post_type", "post"), state] += 1
            element.clear()
    columns = list(dict.fromkeys([*_COLUMNS, *(name for _, post in found for name in post)]))
    rows = [SourceRow(place, tuple(post.get(name, "") for name in columns)) for place, post in found]
    return columns, rows, [*source.notes, *_notes(left, chosen)]


def _elements(text: str) -> Iterator[Element]:
    """Each element when it ends. Without a declaration, which may tell of another encoding, XML is UTF-8."""
    undeclared = _DECLARATION.sub("", text).encode("utf-8", "replace")
    try:
        for _, element in iterparse(io.BytesIO(undeclared), forbid_dtd=True):
            yield element
    except DefusedXmlException:
        raise UnreadableSource(
            "XML-tiedostossa on määrittelyjä (DTD, entiteettejä), joita WordPressin viennissä ei ole. Sitä ei luettu."
        ) from None
    except (ParseError, ValueError, LookupError) as failure:
        place = getattr(failure, "position", (0, 0))
        raise UnreadableSource(
            f"WordPressin vientitiedosto on rikki rivillä {place[0]}. Vie sisältö WordPressistä uudelleen."
        ) from None


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


def _post(element: Element, parts: dict[str, str], authors: dict[str, str]) -> dict[str, str]:
    link = parts.get("link", "")
    address = parts_of(link)
    site = f"{address.scheme}://{address.netloc}/" if address and address.scheme.startswith("http") else ""
    content = without_shortcodes(parts.get("content", ""))
    post = {
        TITLE: parts.get("title", ""),
        CONTENT: _RELATIVE.sub(rf"\1{site}", content) if site else content,
        EXCERPT: parts.get("excerpt", ""),
        DATE: _date(parts),
        AUTHOR: authors.get(parts.get("creator", "")) or parts.get("creator", ""),
        ADDRESS: link if "?" not in link else unquote(parts.get("post_name", "")),
    }
    for name, words in _classified(element).items():
        post[name] = _BETWEEN.join(words)
    return post | _extra_fields(element)


def without_shortcodes(content: str) -> str:
    """The content without the marks of WordPress's plug-ins; what stands between them is kept."""
    return _SHORTCODE.sub("", content)


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
    fields = {}
    for child in element:
        if _tag(child) == "postmeta":
            meta = _texts(child)
            key, value = meta.get("meta_key", ""), meta.get("meta_value", "")
            if value and key and not key.startswith("_"):
                fields[EXTRA + key] = value
    return fields


def _notes(left: Counter[tuple[str, str]], chosen: str) -> Iterable[str]:
    for (kind, state), count in sorted(left.items()):
        named = _TYPES.get(kind, f"sisältötyyppiä ”{kind}”")
        how = _STATES.get(state, "") if kind != "attachment" else ""
        advice = f" Ne saa tuotua valitsimella --sheet {kind}." if kind not in _TYPES and kind != chosen else ""
        yield f"Jätettiin pois {count} kohdetta: {named}{f' ({how})' if how else ''}.{advice}"
