"""A kit for each deed with which others try it: drawn beside the deed, filled in the reader's browser or on paper.

It is a tool and not content: the deed's page tells the deed. So search engines aren't to index it (a page of blanks
beside each deed would only stand in the deed's way), and neither search, feeds, open data nor the sitemap know of it.
It has no canonical address either: to name the deed's would call the two the same, and what isn't indexed needs none.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from secrets import token_hex

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.done import Done
from tekojen_tori.content.kind import kind_of
from tekojen_tori.content.written import Written
from tekojen_tori.language.sentences import listed
from tekojen_tori.pages.trying.half_page import HalfPage, half_page
from tekojen_tori.publishing.addresses import TELL, address, first_address
from tekojen_tori.publishing.asides import asides
from tekojen_tori.publishing.page import Crumb, Page, Promise, Published
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.views import View
from tekojen_tori.publishing.whole_page import PageView, whole_page

SCRIPTS = "trying"
STYLES_APART = True

_FOLDER = "kokeilkaa/"
_HOLE = token_hex(16)
"""Nobody can write it, for nobody knows it."""


@dataclass(frozen=True, kw_only=True)
class BlanksView(View):
    """All of a kit that says nothing of its deed, with holes for the little between that does.

    `aside` gives what other rooms say in every kit.
    """

    template = "blanks.html"
    hole: str
    aside: Callable[[str], Markup]


@dataclass(frozen=True)
class Blanks:
    """What of a kit is the same for every deed: most of the page, so it is drawn once. Between stand what the letter
    says of the deed, and the link to tell one's own."""

    until_letter: Markup
    until_link: Markup
    rest: Markup


@dataclass(frozen=True, kw_only=True)
class KitView(PageView):
    """The kit of a deed.

    `where` is the deed's whole address, or "" if the site doesn't know its own. `untold` is what the deed doesn't tell
    apart, in words. `kept_as` is the name under which a browser keeps what is filled in, the same if the deed moves.
    `own_deed` is where somebody tells their own.
    """

    template = "kit.html"
    deed: Done
    told: HalfPage
    where: str
    whom_to_ask: Markup
    untold: str
    blanks: Blanks
    kept_as: str
    own_deed: str


@dataclass(frozen=True, kw_only=True)
class KitOfferView(View):
    """What leads from a deed to its kit."""

    template = "kit_offer.html"
    kit: str


def publish(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    """Each deed's kit."""
    blanks: dict[str, Blanks] = {}
    for deed in catalogue.deeds:
        here = f"{address(deed)}{_FOLDER}"
        yield Promise(here, partial(_page, deed, here, blanks, catalogue, site))


def _blanks(here: str, made: dict[str, Blanks], catalogue: Catalogue, site: Site) -> Blanks:
    """The parts without a deed, made once for each place in which kits lie."""
    if (root := site.root(here)) not in made:
        made[root] = _without_deed(here, catalogue, site)
    return made[root]


def _without_deed(here: str, catalogue: Catalogue, site: Site) -> Blanks:
    view = BlanksView(hole=_HOLE, aside=lambda place: asides(place, None, catalogue, site, here))
    return Blanks(*map(Markup, site.render(view, here).split(_HOLE)))


def _page(deed: Done, here: str, blanks: dict[str, Blanks], catalogue: Catalogue, site: Site) -> Page:
    told = half_page(deed)
    whom_to_ask = asides("whom_to_ask", deed, catalogue, site, here)
    view = KitView(
        deed=deed,
        told=told,
        where=site.canonical(address(deed)) if site.url else "",
        whom_to_ask=whom_to_ask,
        untold=listed(_untold(deed, told, whom_to_ask)),
        blanks=_blanks(here, blanks, catalogue, site),
        kept_as=first_address(deed),
        own_deed=f"{TELL}?malli={deed.slug}",
    )
    return whole_page(
        view,
        here,
        f"Kokeilkaa tätä: {deed.title}",
        "Paketti, jonka avulla teko on helppo ottaa kokeiluun omalla työpaikalla.",
        site,
        section=kind_of(deed).index,
        crumbs=(Crumb(deed.title, address(deed)),),
        is_indexed=False,
    )


def _untold(deed: Done, told: HalfPage, whom_to_ask: str) -> Iterator[str]:
    """What a boss will ask and the deed has no part for: its text may tell it all the same."""
    if not told.why:
        yield "miksi siihen ryhdyttiin"
    if not told.results:
        yield "mitä saatiin aikaan"
    if not (told.lessons or deed.support or deed.partners):
        yield "mitä se vaati"
    if not whom_to_ask:
        yield "keneltä kysyä"


def pages_under(thing: Written) -> Iterator[str]:
    """The kit lies in the folder of its deed, at the deed's old addresses too."""
    if isinstance(thing, Done):
        yield _FOLDER


def _kit_offer(deed: Written, catalogue: Catalogue, site: Site, here: str) -> str:
    return site.render(KitOfferView(kit=_FOLDER), here)


ASIDES = {"try": _kit_offer}
