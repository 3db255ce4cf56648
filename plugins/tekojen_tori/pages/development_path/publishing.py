"""The development path as a page to work with, and the tools beside it, if the content has them."""

from collections.abc import Iterator

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.pages.development_path.catalogue import Examples
from tekojen_tori.pages.development_path.content import DevelopmentPath
from tekojen_tori.publishing import addresses, assets
from tekojen_tori.publishing.links import Bar, Link
from tekojen_tori.publishing.page import Crumb, File, Page
from tekojen_tori.publishing.site import Site

LINKS = (
    Link(
        Bar.FOOTER,
        60,
        "Kehittämispolku",
        addresses.PATH,
        lambda catalogue, site: catalogue.content.part(DevelopmentPath),
    ),
)


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page | File]:
    """The page of the phases, the page of the tools, and the script that keeps the ticks."""
    path = catalogue.content.part(DevelopmentPath)
    if path is None:
        return
    here, examples = addresses.PATH, Examples(catalogue)
    body = site.render("development_path.html", here, here=here, path=path, examples=examples)
    yield Page(here, path.title, path.summary, body, section=here)
    yield from assets.scripts(__package__, "path")
    if path.toolbox:
        here, crumbs = addresses.TOOLS, (Crumb(path.title, addresses.PATH),)
        body = site.render("tools.html", here, path=path, toolbox=path.toolbox, examples=examples, crumbs=crumbs)
        yield Page(here, path.toolbox.title, path.toolbox.summary, body, section=here, crumbs=crumbs)


def _in_short(shown: object, catalogue: Catalogue, site: Site, here: str) -> str:
    """What the path is, for the home page."""
    return site.render("path_in_short.html", here, path=catalogue.content.part(DevelopmentPath))


ASIDES = {"last": _in_short}
