"""The frame around every page: head, header, menu and footer.

Drawing the frame with the theme's templates costs many times what a page's own content does, and differs only in where
the page lies and which menu item it belongs to. So it is drawn once for each such pair, with holes for the rest.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from secrets import token_hex
from types import ModuleType
from typing import Any

import jinja2

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.frame import assets
from tekojen_tori.publishing.frame.head import head
from tekojen_tori.publishing.frame.links import Bar, links
from tekojen_tori.publishing.frame.policy import REFERRER_POLICY, content_policy
from tekojen_tori.publishing.page import Page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.views import View
from tekojen_tori.reading.problems import Problem

_Links = tuple[tuple[str, str], ...]
_HEAD, _LINKS, _BODY = (token_hex(16) for _ in range(3))
"""They mark the holes while the frame is drawn. Nobody can write them, for nobody knows them."""


@dataclass(frozen=True, kw_only=True)
class FrameView(View):
    """The frame, whose template belongs to the engine's theme and so knows nothing but this.

    `section` is the address of the menu item to which the page belongs, `code` that of the folder of styles and
    scripts, and `links` lead to those that only this page needs.
    """

    template = "base.html"
    tori: Site
    addresses: ModuleType
    root: str
    section: str
    head: str
    body: str
    menu: _Links
    footer: _Links
    content_policy: str
    referrer_policy: str
    code: str
    links: str
    is_synthetic: bool
    problems: Sequence[Problem]


class Frame:
    """Puts pages into the frame that a template draws."""

    def __init__(
        self,
        template: jinja2.Template,
        site: Site,
        *,
        catalogue: Catalogue,
        problems: Sequence[Problem] = (),
    ) -> None:
        self._template = template
        self._site = site
        self._code = assets.code_of(catalogue, site)
        self._folder = self._code.folder
        self._view = FrameView(
            tori=site,
            addresses=addresses,
            root="",
            section="",
            head=_HEAD,
            body=_BODY,
            menu=_bar(Bar.MENU, catalogue, site),
            footer=_bar(Bar.FOOTER, catalogue, site),
            content_policy=content_policy(site.sending.post),
            referrer_policy=REFERRER_POLICY,
            code=self._folder,
            links=_LINKS,
            is_synthetic=catalogue.content.synthetic,
            problems=problems,
        )
        self._drawn: dict[tuple[str, str], tuple[str, ...]] = {}

    def values(self, page: Page) -> dict[str, Any]:
        """What the frame's template needs for a page."""
        return vars(
            replace(
                self._view,
                root=page.root,
                section=page.section,
                head=head(page, self._site),
                links=self._code.links(page.body, page.root + self._folder),
                body=page.body,
            )
        )

    def around(self, page: Page) -> str:
        """The whole HTML of a page."""
        root = self._site.root(page.address)
        before, between, inner, after = self._pieces(root, page.section)
        links = self._code.links(page.body, root + self._folder)
        return "".join((before, head(page, self._site), between, links, inner, page.body, after))

    def _pieces(self, root: str, section: str) -> tuple[str, ...]:
        if (root, section) not in self._drawn:
            drawn = self._template.render(vars(replace(self._view, root=root, section=section)))
            self._drawn[root, section] = tuple(re.split(f"{_HEAD}|{_LINKS}|{_BODY}", drawn))
        return self._drawn[root, section]


def _bar(bar: Bar, catalogue: Catalogue, site: Site) -> _Links:
    return tuple((link.title, link.address) for link in links(bar, catalogue, site))
