"""Old addresses that lead to where the thing now is."""

from collections.abc import Iterator
from dataclasses import dataclass

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.written import Written
from tekojen_tori.publishing.addresses import address, folder_of
from tekojen_tori.publishing.page import MARKDOWN_FILE, File
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.text.as_markdown import in_markdown, link_in_markdown, markdown_address
from tekojen_tori.publishing.views import View


@dataclass(frozen=True, kw_only=True)
class RedirectView(View):
    """What sends a reader on from an old address."""

    template = "redirect.html"
    title: str
    target: str
    canonical: str


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """A redirect from each name that a file has had; it works on any web server, and without JavaScript.

    Rooms that have pages in the folders of others' things tell of them under `pages_under` of their publishing. Where
    pages are given as Markdown too, that of the old address tells the new one.
    """
    for thing in catalogue.written:
        for former in thing.former_slugs:
            for page in ("", *_pages_under(thing)):
                here = f"{folder_of(thing)}{former}/{page}"
                yield File(f"{here}index.html", _redirect(here, f"{address(thing)}{page}", thing, site))
            if site.has_markdown:
                yield File(f"{folder_of(thing)}{former}/{MARKDOWN_FILE}", _in_markdown(thing, site))


def give_way(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """A redirect from each path that a thing had before it was on this site, unless the site has something there."""
    for thing in catalogue.written:
        for path in thing.old_paths:
            is_file = path.lower().endswith((".html", ".htm"))
            here = path.strip("/") if is_file else f"{path.strip('/')}/"
            yield File(here if is_file else f"{here}index.html", _redirect(here, address(thing), thing, site))


def _pages_under(thing: Written) -> Iterator[str]:
    return (page for pages_under in rooms.offers("publishing", "pages_under") for page in pages_under(thing))


def _redirect(here: str, there: str, thing: Written, site: Site) -> bytes:
    target = site.root(here) + there
    canonical = site.canonical(there) if site.url else target
    return site.render(RedirectView(title=thing.title, target=target, canonical=canonical), here).encode()


def _in_markdown(thing: Written, site: Site) -> bytes:
    link = link_in_markdown(thing.title, markdown_address(address(thing), site))
    return f"# {in_markdown(thing.title)}\n\nSivu on siirtynyt: {link}\n".encode()
