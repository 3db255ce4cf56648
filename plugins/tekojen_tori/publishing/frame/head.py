"""What a page tells search engines, social media and other programs about itself."""

import json
from collections.abc import Iterator, Mapping, Set
from typing import Any

from markupsafe import Markup, escape

from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.drawing.share_images import COMMON, SIZE
from tekojen_tori.publishing.frame.feed_links import FEED_LINKS
from tekojen_tori.publishing.frame.titles import full_title
from tekojen_tori.publishing.page import MARKDOWN_FILE, Crumb, Page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.text.plain_text import shortened

_LONGEST_DESCRIPTION = 200


def head(page: Page, site: Site, doubled: Set[str] = frozenset()) -> Markup:
    """The page's own elements of `<head>`. Titles that are `doubled` are told apart."""
    return Markup("\n".join(_elements(page, site, doubled)))


def _elements(page: Page, site: Site, doubled: Set[str]) -> Iterator[str]:
    description = shortened(page.description, _LONGEST_DESCRIPTION)
    yield f"<title>{escape(full_title(page, site, doubled))}</title>"
    yield _meta("name", "description", description)
    if not (page.is_indexed and site.is_indexed):
        yield _meta("name", "robots", "noindex")
    if site.url and page.is_indexed:
        yield _link("canonical", site.canonical(page.address))
    if page.podcast and site.url:
        yield _alternate("application/rss+xml", page.podcast.title, page.root + page.podcast.address)
    if site.url and page.is_indexed:
        followed = page.feeds or Crumb(site.name, addresses.HOME)
        for link in FEED_LINKS:
            named = f"{followed.title} ({link.name})"
            yield _alternate(link.media_type, named, page.root + followed.address + link.file)
    if page.markdown is not None:
        yield _alternate("text/markdown", page.title, MARKDOWN_FILE)
    yield _meta("property", "og:type", "article" if page.is_article else "website")
    if page.is_article and page.published and page.updated:
        yield _meta("property", "article:published_time", page.published.isoformat(timespec="seconds"))
        yield _meta("property", "article:modified_time", page.updated.isoformat(timespec="seconds"))
    yield _meta("property", "og:site_name", site.name)
    yield _meta("property", "og:locale", "fi_FI")
    yield _meta("property", "og:title", page.title)
    yield _meta("property", "og:description", description)
    if site.url and page.is_indexed:
        yield _meta("property", "og:url", site.canonical(page.address))
    yield from _share_image(page, site)
    for data in (*page.data, *_breadcrumb_data(page, site)):
        yield _json_ld(data)


def _share_image(page: Page, site: Site) -> Iterator[str]:
    if not site.has_share_images:
        yield _meta("name", "twitter:card", "summary")
        return
    width, height = SIZE
    yield _meta("property", "og:image", site.canonical(page.share_image or COMMON))
    yield _meta("property", "og:image:width", str(width))
    yield _meta("property", "og:image:height", str(height))
    yield _meta("property", "og:image:alt", page.title if page.share_image else site.description or site.name)
    yield _meta("name", "twitter:card", "summary_large_image")


def _meta(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(content)}">'


def _link(relation: str, address: str) -> str:
    return f'<link rel="{relation}" href="{escape(address)}">'


def _alternate(media_type: str, title: str, address: str) -> str:
    return f'<link rel="alternate" type="{media_type}" title="{escape(title)}" href="{escape(address)}">'


def _breadcrumb_data(page: Page, site: Site) -> Iterator[Mapping[str, Any]]:
    if not (page.crumbs and page.is_indexed and site.url):
        return
    steps = [("Etusivu", addresses.HOME), *((crumb.title, crumb.address) for crumb in page.crumbs)]
    steps.append((page.title, page.address))
    yield {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": title, "item": site.canonical(address)}
            for place, (title, address) in enumerate(steps, 1)
        ],
    }


def _json_ld(data: Mapping[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    harmless = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{harmless}</script>'
