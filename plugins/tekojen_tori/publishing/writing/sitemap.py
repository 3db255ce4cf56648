"""The sitemap and robots.txt, for search engines."""

from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape

from tekojen_tori.publishing.page import File, Promise
from tekojen_tori.publishing.site import Site

_SITEMAP = "sitemap.xml"


def publish(indexed: Callable[[], Iterable[str]], site: Site) -> Iterator[File | Promise]:
    """A sitemap of the addresses to index, in alphabetical order. Without the site's own address there can be none."""
    robots = "User-agent: *\nAllow: /\n"
    if site.url:
        yield Promise(_SITEMAP, lambda: File(_SITEMAP, _sitemap(indexed(), site).encode()))
        robots += f"Sitemap: {site.canonical(_SITEMAP)}\n"
    yield File("robots.txt", robots.encode())


def _sitemap(indexed: Iterable[str], site: Site) -> str:
    addresses = "\n".join(f"<url><loc>{escape(site.canonical(address))}</loc></url>" for address in sorted(indexed))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{addresses}\n</urlset>\n'
    )
