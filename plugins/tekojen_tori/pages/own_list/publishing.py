"""The page of a reader's own list, the button that adds to it, and their scripts. No list ever leaves its browser.

What lists can do more, other rooms say at the place `own_list` of the page: a part whose `data-list-script` names a
script with `offer(part, home, kept)`, where `kept` is the list as `kept.js` keeps it. It shows the part.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.kind import kind_of, kinds_of_work
from tekojen_tori.content.written import Told, Written
from tekojen_tori.data.api.files import FOLDER
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.asides import asides
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.page import Page, Promise, Published
from tekojen_tori.publishing.site import Site, finnish_date
from tekojen_tori.publishing.views import View
from tekojen_tori.publishing.whole_page import PageView, whole_page

LINKS = (BarLink(Bar.FOOTER, 15, "Oma lista", addresses.OWN_LIST),)

SCRIPTS = "own_list"
STYLES_APART = True

CONTRACT = {
    "OWN_LIST": addresses.OWN_LIST,
    "API": FOLDER,
    "LISTABLE": {
        kind.folder: {"index": kind.under, "collection": kind.collection, "title": kind.title}
        for kind in kinds_of_work()
        if kind.has_page
    },
}
"""`LISTABLE` tells by the folder of its files where the pages and the data of each kind lie that can be listed."""


@dataclass(frozen=True, kw_only=True)
class OwnListView(PageView):
    """The page. `aside` is what other rooms do with a list."""

    template = "own_list.html"
    aside: Markup


@dataclass(frozen=True, kw_only=True)
class KeepView(View):
    """The button by which a thing is listed. Its name is that of its file; `about` says whose it is and from when."""

    template = "keep.html"
    name: str
    title: str
    about: str


def publish(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    """The page."""
    yield Promise(addresses.OWN_LIST, partial(_page, catalogue, site))


def _page(catalogue: Catalogue, site: Site) -> Page:
    here = addresses.OWN_LIST
    return whole_page(
        OwnListView(aside=asides("own_list", None, catalogue, site, here)),
        here,
        "Oma lista",
        "Kerää torilta tekoja omalle listallesi, jaa lista tai tee siitä TOP-lista.",
        site,
        section=here,
        is_indexed=False,
    )


def _keep(thing: Written, catalogue: Catalogue, site: Site, here: str) -> str:
    """Nothing of what tells of no work, and of a draft, to which no address leads."""
    if not isinstance(thing, Told) or thing.draft:
        return ""
    about = [thing.who, finnish_date(thing.date) if thing.date else ""]
    name = thing.path.with_suffix("").as_posix()
    view = KeepView(name=name, title=thing.title, about=" · ".join(filter(None, about)))
    return site.render(view, here) if kind_of(thing).has_page else ""


ASIDES = {"pass_on": _keep}
