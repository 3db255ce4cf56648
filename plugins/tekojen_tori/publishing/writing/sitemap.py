"""The sitemap and robots.txt, for search engines."""

from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape

from tekojen_tori.publishing.page import File, Indexed, Promise
from tekojen_tori.publishing.site import Site

_SITEMAP = "sitemap.xml"


def publish(indexed: Callable[[], Iterable[Indexed]], site: Site) -> Iterator[File | Promise]:
    """A sitemap of the pages to index, in alphabetical order. Without the site's own address there can be none."""
    robots = "User-agent: *\nAllow: /\n"
    if site.url:
        yield Promise(_SITEMAP, lambda: File(_SITEMAP, _sitemap(indexed(), site).encode()))
        robots += f"Sitemap: {site.canonical(_SITEMAP)}\n"
    yield File("robots.txt", robots.encode())


def _sitemap(indexed: Iterable[Indexed], site: Site) -> str:
    urls = "\n".join(_url(one, site) for one in sorted(indexed, key=lambda one: one.address))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}\n</urlset>\n'
    )


def _url(one: Indexed, site: Site) -> str:
    when = f"<lastmod>{one.updated.isoformat(timespec='seconds')}</lastmod>" if one.updated else ""
    return f"<url><loc>{escape(site.canonical(one.address))}</loc>{when}</url>"
