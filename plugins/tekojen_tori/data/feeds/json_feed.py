"""JSON Feed 1.1."""

import json
from collections.abc import Sequence
from typing import Any

from tekojen_tori.data.feeds.feed import Feed
from tekojen_tori.data.feeds.item import FeedItem


def entry(item: FeedItem, html: str | None) -> str:
    """An item."""
    told: dict[str, Any] = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        **({"content_text": item.summary} if html is None else {"content_html": html}),
        "image": item.image,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "authors": [{"name": author} for author in item.authors],
        "tags": item.categories,
        "language": item.lang,
    }
    return _json({key: value for key, value in told.items() if value})


def feed(told: Feed, entries: Sequence[str]) -> bytes:
    """The whole feed."""
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": told.title,
        "home_page_url": told.page,
        "feed_url": told.url,
        "description": told.description,
        "language": "fi",
        "authors": [{"name": told.publisher}],
    }
    return f'{_json(head)[:-1]},"items":[{",".join(entries)}]}}\n'.encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
