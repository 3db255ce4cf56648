"""The titles of pages, by which tabs, histories and search engines tell them apart."""

from collections import Counter
from collections.abc import Set

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.kind import kinds
from tekojen_tori.publishing.page import Page
from tekojen_tori.publishing.site import Site


def doubled_titles(catalogue: Catalogue) -> frozenset[str]:
    """The titles that several pages have: a theme and a webinar may have the same name, a deed and a story of it."""
    with_page = {kind.thing for kind in kinds() if kind.has_page}
    titles = Counter(thing.title for thing in catalogue.written if type(thing) in with_page)
    for searched in rooms.offers("publishing", "searched"):
        titles.update(page.title for page in searched(catalogue))
    return frozenset(title for title, count in titles.items() if count > 1)


def full_title(page: Page, site: Site, doubled: Set[str]) -> str:
    """A page's title and the site's name; between them, if the title is `doubled`, the part of the site it is in."""
    if not page.address:
        return page.title
    parts = [crumb.title for crumb in page.crumbs[:1]] if page.title in doubled else []
    return " – ".join((page.title, *parts, site.name))
