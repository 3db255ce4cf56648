"""The site that is published: its settings and its templates."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from tekojen_tori import rooms
from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.kind import kind_of
from tekojen_tori.language import dates
from tekojen_tori.language.numbers import about, counted, number
from tekojen_tori.language.sentences import sentence
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address, map_of
from tekojen_tori.publishing.descriptions import describe
from tekojen_tori.publishing.frame.compiled_templates import CompiledTemplates
from tekojen_tori.publishing.frame.feed_links import FEED_LINKS
from tekojen_tori.publishing.page import root_of
from tekojen_tori.publishing.sending import Sending
from tekojen_tori.publishing.views import Shared, View

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""Of everything that the site tells."""


@dataclass(frozen=True)
class Site:
    """What publishing must know beside the catalogue.

    `url` ends with a slash, or is "" when it isn't known. `edit_url` gives the address where a file of the content
    folder can be edited, or None. `icons` is the folder of Material's icon set, `theme_stylesheet` its style sheet, if
    pages have any of it, and `cache` a folder for what one build may leave to the next. `newsletter` is the address at
    which the newsletter can be subscribed to, `newsletter_unsubscribe` that at which one leaves it, and
    `newsletter_sender` who sends it, each perhaps "". `publisher` is who answers for the site, or "".
    `discussions` is the kind of discussion in which deeds are talked of on the forge, or "" if they aren't. A preview
    and a synthetic site are not for search engines to index.
    """

    name: str
    description: str
    url: str
    content_root: Path
    icons: Path
    edit_url: Callable[[str], str | None]
    cache: Path
    repository: str = ""
    sending: Sending = field(default_factory=Sending)
    publisher: str = ""
    newsletter: str = ""
    newsletter_sender: str = ""
    newsletter_unsubscribe: str = ""
    discussions: str = ""
    is_preview: bool = False
    is_indexed: bool = True
    with_share_images: bool = True
    theme_stylesheet: Path | None = None
    _templates: jinja2.Environment = field(init=False, repr=False)

    def __post_init__(self) -> None:
        templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader([str(files("tekojen_tori.web") / "templates"), *map(str, rooms.folders())]),
            bytecode_cache=CompiledTemplates(),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,  # when a template changes, a preview makes a new site
        )
        templates.globals |= {"site": self, "icon": cache(self.icon), "counted": counted}
        templates.globals |= {"addresses": addresses, "feed_links": FEED_LINKS}
        templates.filters |= {
            "about": about,
            "number": number,
            "finnish_date": finnish_date,
            "published_when": published_when,
            "sentence": sentence,
        }
        templates.filters |= {"address": address, "map_of": map_of, "period": period}
        templates.filters |= {"kind": kind_of, "describe": describe}
        for filters in rooms.offers("publishing", "FILTERS"):
            templates.filters |= filters
        object.__setattr__(self, "_templates", templates)

    def render(self, view: View, address: str, shared: Shared | None = None) -> Markup:
        """The view's template as HTML for the page at an address.

        `shared` is what the page shares with others of its sort. All templates know `root` too, the way to the home
        page, and the globals of the environment.
        """
        known = {"root": self.root(address), **vars(view), **(vars(shared) if shared else {})}
        return Markup(self._templates.get_template(view.template).render(known))

    def root(self, address: str) -> str:
        """The way from a page to the home page. What is shown at any missing address can't lead there relatively."""
        return self.path if address == addresses.NOT_FOUND else root_of(address)

    @property
    def path(self) -> str:
        """The home page's path on its server, with a slash at both ends."""
        return urlsplit(self.url).path or "/"

    @property
    def has_share_images(self) -> bool:
        """Whether pages have share images: social media must know their whole address, and nobody shares a preview."""
        return self.with_share_images and self.is_indexed and bool(self.url)

    @property
    def has_markdown(self) -> bool:
        """Whether pages are given as Markdown too: its links are whole addresses, and no assistant reads a preview."""
        return bool(self.url) and not self.is_preview

    def canonical(self, address: str) -> str:
        """The one address by which others should know a page."""
        return f"{self.url}{address}"

    def icon(self, name: str) -> Markup:
        """An icon of Material's set as inline SVG, decoration only: the words beside it say the same."""
        path = self.icons / f"{name}.svg"
        drawing = (
            path.read_text(encoding="utf-8") if path.is_relative_to(self.icons) and path.is_file() else "<svg></svg>"
        )
        drawing = re.sub(r"<!--.*?-->", "", drawing)
        return Markup(drawing.replace("<svg ", '<svg class="icon" aria-hidden="true" ', 1))


class Lasting(Protocol):
    """What goes on for a while."""

    @property
    def begins(self) -> ContentDate:
        """When it begins."""

    @property
    def ends(self) -> ContentDate:
        """When it ends."""


def period(lasting: Lasting) -> str:
    """When a campaign, feature or the like was or will be: lokakuu 2019, 18.5.–30.9.2020."""
    return finnish_date(ContentDate(lasting.begins.first, lasting.ends.last))


def published_when(date: ContentDate) -> str:
    """When something came out, to follow a verb: 2.10.2019, lokakuussa 2019, vuonna 2019."""
    return dates.when(date.last.year, date.last.month, date.last.day)


def finnish_date(date: ContentDate) -> str:
    """A date for readers: 2.10.2019, lokakuu 2019, 2018–2020."""
    first, last = date.first, date.last
    return dates.span((first.year, first.month, first.day), (last.year, last.month, last.day))
