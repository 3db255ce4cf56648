"""The home page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.done import Done
from tekojen_tori.content.editorial import EditorialThing
from tekojen_tori.content.kind import Kind
from tekojen_tori.content.living.deed_lives import DeedLives
from tekojen_tori.content.registers import Doer, Sector, Theme
from tekojen_tori.kinds.deeds.content import DEED
from tekojen_tori.pages.features.catalogue import Features
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.asides import asides
from tekojen_tori.publishing.descriptions import Shelf, counts_of_kinds, shelf
from tekojen_tori.publishing.json_ld import publisher, schema_org
from tekojen_tori.publishing.page import Page
from tekojen_tori.publishing.site import LICENCE, Site
from tekojen_tori.publishing.whole_page import PageView, whole_page

_NEWEST = 6
_MOST_ACTIVE = 5
_TOLD = 6


@dataclass(frozen=True, kw_only=True)
class HomeView(PageView):
    """The home page. `aside` gives what the rooms say at a place of it, and `kinds` are those with more to read."""

    template = "home.html"
    deeds: tuple[Done, ...]
    features: Features
    aside: Callable[[str], Markup]
    newest: Sequence[Done]
    sectors: Mapping[Sector, tuple[Done, ...]]
    themes: Sequence[tuple[Theme, tuple[Done, ...]]]
    municipality_count: int
    organisation_count: int
    most_active: Sequence[tuple[Doer, int]]
    lives: DeedLives
    shelf: Shelf | None
    kinds: Sequence[Kind[Any]]


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """What the tori is, a way to search it, and a way into each part of it. What is featured is not shown again."""
    featured = [one.thing for one in catalogue.part(Features).current]
    newest = (deed for deed in catalogue.deeds if deed not in featured)
    themes = sorted(catalogue.by_theme.items(), key=lambda theme: -len(theme[1]))
    view = HomeView(
        deeds=catalogue.deeds,
        features=catalogue.part(Features),
        aside=lambda place: asides(place, featured, catalogue, site, addresses.HOME),
        newest=list(islice(newest, _NEWEST)),
        sectors=catalogue.by_sector,
        themes=[(theme, deeds) for theme, deeds in themes if deeds],
        municipality_count=len(catalogue.by_municipality),
        organisation_count=len(catalogue.by_organisation),
        most_active=catalogue.most_active[:_MOST_ACTIVE],
        lives=catalogue.lives,
        shelf=shelf(_told(catalogue), _TOLD),
        kinds=[kind for kind, _ in counts_of_kinds(catalogue) if kind is not DEED],
    )
    data = schema_org(
        "WebSite",
        name=site.name,
        description=site.description,
        url=site.url,
        inLanguage="fi",
        publisher=publisher(site),
        license=LICENCE,
        potentialAction={
            "@type": "SearchAction",
            "target": f"{site.canonical(addresses.SEARCH)}?q={{search_term_string}}",
            "query-input": "required name=search_term_string",
        },
    )
    yield whole_page(view, addresses.HOME, site.name, site.description, site, data=(data,) if site.url else ())


def _told(catalogue: Catalogue) -> list[EditorialThing]:
    """What else there is to read, the latest of each kind first; not what is featured, nor what is no news undated."""
    featured = [one.thing for one in catalogue.part(Features).current]
    every = catalogue.editorials.all
    return [thing for thing in every if thing not in featured and (thing.date or thing.is_news_undated)]
