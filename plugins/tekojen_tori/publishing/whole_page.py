"""Whole pages: what each tells its own template, search engines and social media is filled in here alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.living.deed_lives import DeedLives
from tekojen_tori.content.registers import Doer
from tekojen_tori.content.written import Written
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.asides import asides
from tekojen_tori.publishing.descriptions import describe
from tekojen_tori.publishing.drawing.share_images import share_image
from tekojen_tori.publishing.page import Crumb, Page
from tekojen_tori.publishing.pictures.shown import COLUMN, shown_picture
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.suggesting import Suggesting, ways_to_suggest
from tekojen_tori.publishing.text.as_markdown import ToldBeside, thing_in_markdown
from tekojen_tori.publishing.text.written import written_html
from tekojen_tori.publishing.views import Shared, View

_ON_EVERY_THING = ("pass_on", "paper")
"""The places for asides of which no page of a thing lacks one."""


@dataclass(frozen=True, kw_only=True)
class PageShared(Shared):
    """What the template of any page knows of it."""

    title: str
    description: str
    crumbs: tuple[Crumb, ...]


@dataclass(frozen=True, kw_only=True)
class PageView(View):
    """What the template of a page knows beside what it shares with all pages."""

    shares: ClassVar[type[Shared]] = PageShared


def whole_page(
    view: PageView,
    here: str,
    title: str,
    description: str,
    site: Site,
    *,
    section: str = "",
    crumbs: tuple[Crumb, ...] = (),
    data: tuple[Mapping[str, Any], ...] = (),
    is_indexed: bool = True,
    feeds: Crumb | None = None,
) -> Page:
    """The page at an address, of no thing in particular."""
    return Page(
        address=here,
        title=title,
        description=description,
        body=site.render(view, here, PageShared(title=title, description=description, crumbs=crumbs)),
        section=section,
        crumbs=crumbs,
        data=data,
        is_indexed=is_indexed,
        feeds=feeds,
    )


@dataclass(frozen=True, kw_only=True)
class ThingShared(PageShared):
    """What the template of any thing's page knows of the thing.

    `suggesting` are the ways to suggest a change of it. `aside` gives what other rooms say at a place of the page, and
    `with_page` are those whom it can link to.
    """

    text: Markup
    image: Markup | None
    suggesting: tuple[Suggesting, ...]
    feeds: Crumb | None
    aside: Callable[[str], Markup]
    lives: DeedLives
    with_page: frozenset[Doer]


@dataclass(frozen=True, kw_only=True)
class ThingView(View):
    """What the template of a kind's pages knows beside what the pages of all things share.

    `picture_look` is the class of the thing's picture, `picture_width` how wide it is on a screen.
    """

    shares: ClassVar[type[Shared]] = ThingShared
    picture_look: ClassVar[str] = "deed__image"
    picture_width: ClassVar[str] = COLUMN


def page_of(
    thing: Written,
    view: ThingView,
    catalogue: Catalogue,
    site: Site,
    *,
    section: str = "",
    crumbs: tuple[Crumb, ...] = (),
    data: tuple[Mapping[str, Any], ...] = (),
    is_article: bool = False,
    feeds: Crumb | None = None,
    podcast: Crumb | None = None,
    facts: ToldBeside = (),
    listed: str = "",
) -> Page:
    """The page of a thing. What nobody has written, such as a podcast without a file of its own, has no text.

    What every thing's page says, and the template has no place for, comes last. The page as Markdown has its `facts`
    beside what is told of any thing, and what is `listed` on it.
    """
    here, description = address(thing), describe(thing)
    placed: set[str] = set()

    def aside(place: str) -> Markup:
        placed.add(place)
        return asides(place, thing, catalogue, site, here)

    is_written = catalogue.by_file_name.get(thing.file_name) is thing
    dates = catalogue.dates(thing) if is_written else None
    shared = ThingShared(
        title=thing.title,
        description=description,
        crumbs=crumbs,
        text=written_html(thing, here, catalogue, site) if is_written else Markup(),
        image=shown_picture(thing, here, catalogue, site, view.picture_look, view.picture_width),
        suggesting=ways_to_suggest(thing, site),
        feeds=feeds,
        aside=aside,
        lives=catalogue.lives,
        with_page=catalogue.with_page,
    )
    body = site.render(view, here, shared)
    if last := Markup("").join(aside(place) for place in _ON_EVERY_THING if place not in placed):
        body += Markup('<div class="page page--last">{}</div>').format(last)
    return Page(
        address=here,
        title=thing.title,
        description=description,
        body=body,
        section=section,
        crumbs=crumbs,
        data=data,
        is_article=is_article,
        is_indexed=not thing.draft,
        share_image=share_image(thing) if is_written else None,
        podcast=podcast,
        feeds=feeds,
        published=dates.published if dates else None,
        updated=dates.updated if dates else None,
        markdown=thing_in_markdown(thing, facts, listed, catalogue, site) if site.has_markdown and is_written else None,
    )
