"""Atom (RFC 4287)."""

from collections.abc import Sequence

from tekojen_tori.data.feeds.feed import Feed
from tekojen_tori.data.feeds.item import FeedItem
from tekojen_tori.data.feeds.xml import document, element, text_of
from tekojen_tori.publishing.site import LICENCE


def entry(item: FeedItem, html: str | None) -> str:
    """An entry, with its whole text in a feed of texts."""
    return text_of(
        element(
            "entry",
            element("title", item.title),
            element("id", item.id),
            element("link", rel="alternate", href=item.url, type="text/html", hreflang=item.lang),
            element("published", item.published.isoformat()),
            element("updated", item.updated.isoformat()),
            *(element("author", element("name", author)) for author in item.authors),
            *(element("category", term=category) for category in item.categories),
            element("summary", item.summary),
            element("content", html, type="html") if html is not None else None,
            xml_lang=item.lang,
        )
    )


def feed(told: Feed, entries: Sequence[str]) -> bytes:
    """The whole feed."""
    root = element(
        "feed",
        element("title", told.title),
        element("subtitle", told.description),
        element("id", told.url),
        element("link", rel="self", href=told.url, type="application/atom+xml"),
        element("link", rel="alternate", href=told.page, type="text/html"),
        element("link", rel="license", href=LICENCE),
        element("updated", told.updated.isoformat()),
        element("author", element("name", told.publisher)),
        element("rights", "CC BY 4.0"),
        xmlns="http://www.w3.org/2005/Atom",
        xml_lang="fi",
    )
    return document(root, "".join(entries), "</feed>")
