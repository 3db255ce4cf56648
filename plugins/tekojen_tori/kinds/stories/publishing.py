"""The stories: a page each, a page for each series, and the front of them all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.editorial import EditorialThing
from tekojen_tori.content.order import with_neighbours
from tekojen_tori.kinds.series.content import Series
from tekojen_tori.kinds.stories.content import STORY, Story
from tekojen_tori.language.numbers import counted
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.asides import asides
from tekojen_tori.publishing.drawing.share_images import share_image
from tekojen_tori.publishing.everything import Shared
from tekojen_tori.publishing.links import Bar, Link
from tekojen_tori.publishing.page import Crumb, Page
from tekojen_tori.publishing.shown_pictures import shown_picture
from tekojen_tori.publishing.site import LICENCE, Site
from tekojen_tori.publishing.text.written import written_html
from tekojen_tori.publishing.told import describe

LINKS = (Link(Bar.MENU, 60, "Tarinat", addresses.STORIES, lambda catalogue, site: catalogue.of(Story)),)

SHARES = Shared.HTML

_TITLE = "Tarinat"
_DESCRIPTION = "Kertomuksia ihmisistä, jotka kehittävät kuntien työtä: miten se alkoi, mitä tehtiin ja mitä siitä jäi."
_FIRST = 6


@dataclass(frozen=True)
class _InSeries:
    """A series and its stories in its own order."""

    series: Series
    stories: tuple[EditorialThing, ...]


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Everything of the stories; nothing if there are none."""
    editorials = catalogue.editorials
    every = [_InSeries(one, editorials.members(one)) for one in editorials.series_in(STORY.folder)]
    if not every:
        return
    yield _front(every, site)
    for one in every:
        yield _series_page(one, catalogue, site)
        for previous, story, following in with_neighbours(one.stories):
            assert isinstance(story, Story), "a series of stories holds stories"
            yield _story_page(story, one, previous, following, catalogue, site)


def _front(every: list[_InSeries], site: Site) -> Page:
    here = addresses.STORIES
    body = site.render(
        "stories.html",
        here,
        title=_TITLE,
        description=_DESCRIPTION,
        every=every,
        first=_FIRST,
    )
    return Page(here, _TITLE, _DESCRIPTION, body, section=here)


def _series_page(one: _InSeries, catalogue: Catalogue, site: Site) -> Page:
    here, series = address(one.series), one.series
    crumbs = (Crumb(_TITLE, addresses.STORIES),)
    return Page(
        address=here,
        title=series.title,
        description=describe(series),
        body=site.render(
            "series.html",
            here,
            crumbs=crumbs,
            series=series,
            stories=one.stories,
            text=written_html(series, here, catalogue, site),
            image=shown_picture(series, here, catalogue, site),
            edit_url=site.edit_url(str(series.path)),
        ),
        section=addresses.STORIES,
        crumbs=crumbs,
        data=({"@context": "https://schema.org", "inLanguage": "fi"} | _as_data(series, site),),
        is_indexed=not series.draft,
        share_image=share_image(series),
    )


def _story_page(
    story: Story,
    its: _InSeries,
    previous: EditorialThing | None,
    following: EditorialThing | None,
    catalogue: Catalogue,
    site: Site,
) -> Page:
    here, description = address(story), describe(story)
    crumbs = (Crumb(_TITLE, addresses.STORIES), Crumb(its.series.title, address(its.series)))
    return Page(
        address=here,
        title=story.title,
        description=description,
        body=site.render(
            "story.html",
            here,
            crumbs=crumbs,
            story=story,
            series=its.series,
            series_length=counted(len(its.stories), "tarina", "tarinaa"),
            text=written_html(story, here, catalogue, site),
            image=shown_picture(story, here, catalogue, site),
            serves=catalogue.registers.municipalities_of(story.organisation) if story.organisation else (),
            deeds=catalogue.editorials.deeds_of(story),
            aside=lambda place: asides(place, story, catalogue, site, here),
            beside=catalogue.editorials.beside(story),
            adopters=catalogue.adopters,
            previous=previous,
            following=following,
            edit_url=site.edit_url(str(story.path)),
        ),
        section=addresses.STORIES,
        crumbs=crumbs,
        data=(_article(story, its.series, description, catalogue, site),),
        previous=address(previous) if previous else None,
        next=address(following) if following else None,
        is_article=True,
        is_indexed=not story.draft,
        share_image=share_image(story),
    )


def _as_data(series: Series, site: Site) -> dict[str, Any]:
    data = {"@type": "CreativeWorkSeries", "name": series.title, "description": describe(series)}
    return data | ({"url": site.canonical(address(series))} if site.url else {})


def _article(story: Story, series: Series, description: str, catalogue: Catalogue, site: Site) -> Mapping[str, Any]:
    is_moment = story.date.first.year == story.date.last.year
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": story.title,
        "description": description,
        "inLanguage": story.lang,
        "datePublished" if is_moment else "temporalCoverage": story.date.iso(),
        "license": LICENCE,
        "isPartOf": [_as_data(series, site), {"@type": "WebSite", "name": site.name, "url": site.url}],
    }
    if story.number:
        data["position"] = story.number
    if story.sectors:
        data["articleSection"] = [sector.name for sector in story.sectors]
    if story.theme:
        data["keywords"] = [theme.name for theme in story.theme]
    about: list[dict[str, Any]] = [{"@type": "Person", "name": person.name} for person in story.people]
    about += ({"@type": "Organization", "name": doer.name} for doer in story.doers)
    if about:
        data["about"] = about
    if site.url:
        data["url"] = site.canonical(address(story))
        data |= {"mentions": mentions} if (mentions := _mentions(story, catalogue, site)) else {}
    if site.has_share_images:
        data["image"] = site.canonical(share_image(story))
    return data


def _mentions(story: Story, catalogue: Catalogue, site: Site) -> list[dict[str, Any]]:
    return [
        {"@type": "Article", "headline": deed.title, "url": site.canonical(address(deed))}
        for deed in catalogue.editorials.deeds_of(story)
    ]
