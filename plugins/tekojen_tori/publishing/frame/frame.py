"""The frame around every page: head, header, menu and footer.

Drawing the frame with the theme's templates costs many times what a page's own content does, and differs only in where
the page lies and which menu item it belongs to. So it is drawn once for each such pair, with holes for the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from secrets import token_hex
from types import ModuleType
from typing import Any

import jinja2

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.frame import assets, icons
from tekojen_tori.publishing.frame.head import head
from tekojen_tori.publishing.frame.links import Bar, links
from tekojen_tori.publishing.frame.policy import REFERRER_POLICY, content_policy
from tekojen_tori.publishing.frame.titles import doubled_titles
from tekojen_tori.publishing.page import Page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.views import View
from tekojen_tori.reading.problems import Problem

_Links = tuple[tuple[str, str], ...]
_HEAD, _BODY = token_hex(16), token_hex(16)
"""They mark the holes while the frame is drawn. Nobody can write them, for nobody knows them."""


@dataclass(frozen=True, kw_only=True)
class FrameView(View):
    """The frame, whose template belongs to the engine's theme and so knows nothing but this.

    `section` is the address of the menu item to which the page belongs, and `stylesheet` that of the theme's own.
    """

    template = "base.html"
    tori: Site
    addresses: ModuleType
    icons: ModuleType
    root: str
    section: str
    head: str
    body: str
    menu: _Links
    footer: _Links
    content_policy: str
    referrer_policy: str
    stylesheet: str
    assets_version: str
    is_synthetic: bool
    problems: Sequence[Problem]


class Frame:
    """Puts pages into the frame that a template draws."""

    def __init__(
        self,
        template: jinja2.Template,
        site: Site,
        *,
        stylesheet: str,
        catalogue: Catalogue,
        problems: Sequence[Problem] = (),
    ) -> None:
        self._template = template
        self._site = site
        self._doubled = doubled_titles(catalogue)
        self._view = FrameView(
            tori=site,
            addresses=addresses,
            icons=icons,
            root="",
            section="",
            head=_HEAD,
            body=_BODY,
            menu=_bar(Bar.MENU, catalogue, site),
            footer=_bar(Bar.FOOTER, catalogue, site),
            content_policy=content_policy(site.sending.post),
            referrer_policy=REFERRER_POLICY,
            stylesheet=stylesheet,
            assets_version=assets.version(),
            is_synthetic=catalogue.content.synthetic,
            problems=problems,
        )
        self._drawn: dict[tuple[str, str], tuple[str, str, str]] = {}

    def values(self, page: Page) -> dict[str, Any]:
        """What the frame's template needs for a page."""
        told = head(page, self._site, self._doubled)
        return vars(replace(self._view, root=page.root, section=page.section, head=told, body=page.body))

    def around(self, page: Page) -> str:
        """The whole HTML of a page."""
        before, between, after = self._pieces(self._site.root(page.address), page.section)
        return "".join((before, head(page, self._site, self._doubled), between, page.body, after))

    def _pieces(self, root: str, section: str) -> tuple[str, str, str]:
        if (root, section) not in self._drawn:
            drawn = self._template.render(vars(replace(self._view, root=root, section=section)))
            before, _, rest = drawn.partition(_HEAD)
            between, _, after = rest.partition(_BODY)
            self._drawn[root, section] = (before, between, after)
        return self._drawn[root, section]


def _bar(bar: Bar, catalogue: Catalogue, site: Site) -> _Links:
    return tuple((link.title, link.address) for link in links(bar, catalogue, site))
