"""RSS 2.0."""

from collections.abc import Sequence
from email.utils import format_datetime
from html import escape

from tekojen_tori.data.feeds.feed import Feed
from tekojen_tori.data.feeds.item import FeedItem
from tekojen_tori.data.feeds.xml import document, element, text_of
from tekojen_tori.publishing.site import LICENCE


def entry(item: FeedItem, html: str | None) -> str:
    """An item; RSS can't tell an update from news, so Atom's element does. What it describes with is HTML."""
    return text_of(
        element(
            "item",
            element("title", item.title),
            element("link", item.url),
            element("guid", item.id, isPermaLink="true"),
            *(element("dc:creator", author) for author in item.authors),
            element("dc:language", item.lang),
            *(element("category", category) for category in item.categories),
            element("pubDate", format_datetime(item.published)),
            element("atom:updated", item.updated.isoformat()),
            element("description", escape(item.summary)),
            element("content:encoded", html) if html is not None else None,
        )
    )


def feed(told: Feed, entries: Sequence[str]) -> bytes:
    """The whole feed. What it describes with is HTML, as in its items."""
    channel = element(
        "channel",
        element("title", told.title),
        element("link", told.page),
        element("description", escape(told.description)),
        element("language", "fi"),
        element("copyright", f"{told.publisher}, CC BY 4.0, {LICENCE}"),
        element("lastBuildDate", format_datetime(told.updated)),
        element("atom:link", rel="self", href=told.url, type="application/rss+xml"),
    )
    root = element(
        "rss",
        channel,
        version="2.0",
        xmlns_atom="http://www.w3.org/2005/Atom",
        xmlns_content="http://purl.org/rss/1.0/modules/content/",
        xmlns_dc="http://purl.org/dc/elements/1.1/",
    )
    return document(root, "".join(entries), "</channel>")
