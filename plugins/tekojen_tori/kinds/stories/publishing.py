"""The stories: a page each, a page for each series, and the front of them all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.editorials import Beside, InSeries
from tekojen_tori.content.done import Done
from tekojen_tori.content.editorial import EditorialThing
from tekojen_tori.content.order import with_neighbours
from tekojen_tori.content.registers import Municipality
from tekojen_tori.content.written import Written
from tekojen_tori.kinds.stories.content import STORY, Story
from tekojen_tori.language.numbers import counted
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.descriptions import describe
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.json_ld import article, schema_org, website
from tekojen_tori.publishing.page import Crumb, Page, Promise, Published
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.text.as_markdown import line_in_markdown
from tekojen_tori.publishing.whole_page import PageView, ThingView, page_of, whole_page
from tekojen_tori.publishing.writing.everything import DearToMake

LINKS = (BarLink(Bar.MENU, 60, "Tarinat", STORY.index, lambda catalogue, site: catalogue.of(Story)),)

SHARES = DearToMake.HTML

_TITLE = "Tarinat"
_DESCRIPTION = "Kertomuksia siitä, miten kuntien työtä kehitetään: miten se alkoi, mitä tehtiin ja mitä siitä tuli."
_FIRST = 6


@dataclass(frozen=True, kw_only=True)
class StoriesView(PageView):
    """The front of all stories: of each series the `first` so many, and the rest behind them."""

    template = "stories.html"
    every: Sequence[InSeries]
    first: int


@dataclass(frozen=True, kw_only=True)
class SeriesView(ThingView):
    """The page of a series of stories."""

    template = "series.html"
    series: Written
    stories: tuple[EditorialThing, ...]


@dataclass(frozen=True, kw_only=True)
class StoryView(ThingView):
    """A story's page. `serves` are the municipalities of its organisation."""

    template = "story.html"
    story: Story
    series: Written
    series_length: str
    serves: tuple[Municipality, ...]
    deeds: tuple[Done, ...]
    beside: tuple[Beside, ...]
    previous: EditorialThing | None
    following: EditorialThing | None


def publish(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    """Everything of the stories; nothing if there are none."""
    every = catalogue.editorials.series_in(STORY.folder)
    if not every:
        return
    here = STORY.index
    yield whole_page(StoriesView(every=every, first=_FIRST), here, _TITLE, _DESCRIPTION, site, section=here)
    for one in every:
        yield Promise(address(one.series), partial(_series_page, one, catalogue, site))
        for previous, story, following in with_neighbours(one.members):
            assert isinstance(story, Story), "a series of stories holds stories"
            made = partial(_story_page, story, one, previous, following, catalogue, site)
            yield Promise(address(story), made)


def _series_page(one: InSeries, catalogue: Catalogue, site: Site) -> Page:
    return page_of(
        one.series,
        SeriesView(series=one.series, stories=one.members),
        catalogue,
        site,
        section=STORY.index,
        crumbs=(Crumb(_TITLE, STORY.index),),
        listed="\n".join(line_in_markdown(story, site) for story in one.members) if site.has_markdown else "",
        data=(schema_org("CreativeWorkSeries", inLanguage="fi") | _as_data(one.series, site),),
    )


def _story_page(
    story: Story,
    its: InSeries,
    previous: EditorialThing | None,
    following: EditorialThing | None,
    catalogue: Catalogue,
    site: Site,
) -> Page:
    view = StoryView(
        story=story,
        series=its.series,
        series_length=counted(len(its.members), "tarina", "tarinaa"),
        serves=catalogue.registers.municipalities_of(story.organisation) if story.organisation else (),
        deeds=catalogue.editorials.deeds_of(story),
        beside=catalogue.editorials.beside(story),
        previous=previous,
        following=following,
    )
    return page_of(
        story,
        view,
        catalogue,
        site,
        section=STORY.index,
        crumbs=(Crumb(_TITLE, STORY.index), Crumb(its.series.title, address(its.series))),
        data=(_article(story, its.series, catalogue, site),),
        is_article=True,
        facts=(
            ("Sarja", its.series.title),
            ("Teot, joista tarina kertoo", ", ".join(deed.title for deed in view.deeds)),
            ("Huomaa", "Tämä on lyhennelmä. Alkuperäistä juttua ei ole täällä." if story.condensed else ""),
        ),
    )


def _as_data(series: Written, site: Site) -> dict[str, Any]:
    data = {"@type": "CreativeWorkSeries", "name": series.title, "description": describe(series)}
    return data | ({"url": site.canonical(address(series))} if site.url else {})


def _article(story: Story, series: Written, catalogue: Catalogue, site: Site) -> Mapping[str, Any]:
    about: list[dict[str, Any]] = [{"@type": "Person", "name": person.name} for person in story.people]
    about += ({"@type": "Organization", "name": doer.name} for doer in story.doers)
    return article(
        story,
        catalogue,
        site,
        temporalCoverage=story.date.iso(),
        isPartOf=[_as_data(series, site), website(site)],
        position=story.number,
        articleSection=[sector.name for sector in story.sectors],
        about=about,
        mentions=_mentions(story, catalogue, site) if site.url else None,
    )


def _mentions(story: Story, catalogue: Catalogue, site: Site) -> list[dict[str, Any]]:
    return [
        {"@type": "Article", "headline": deed.title, "url": site.canonical(address(deed))}
        for deed in catalogue.editorials.deeds_of(story)
    ]
