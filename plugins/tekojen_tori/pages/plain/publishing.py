"""The plain pages of `pages/`, which the engine makes: what they show, and what leads to them."""

from dataclasses import dataclass

from markupsafe import Markup

from tekojen_tori.pages.programme.content import Programme
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.whole_page import PageView

LINKS = (
    BarLink(Bar.FOOTER, 10, "Tietoa torista", addresses.ABOUT),
    BarLink(Bar.FOOTER, 120, "Saavutettavuus", addresses.ACCESSIBILITY),
    BarLink(Bar.FOOTER, 130, "Tietosuoja", addresses.PRIVACY),
)


@dataclass(frozen=True, kw_only=True)
class PlainPageView(PageView):
    """A plain page, whose `content` is clean. `programme` is told only where the page leads on to its figures, and
    `receiver`, to which forms are sent, where it tells what becomes of readers' words."""

    template = "page.html"
    content: Markup
    programme: Programme | None
    receiver: str
