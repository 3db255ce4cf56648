"""The files of `stories/`, `podcasts/` and `webinars/`, each made into what it holds."""

from collections.abc import Iterator
from typing import Any

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.episode import Episode, EpisodeFields
from tekojen_tori.content.podcast import Podcast, PodcastFields
from tekojen_tori.content.registers import Municipality, Sector, Theme
from tekojen_tori.content.series import Series, SeriesFields
from tekojen_tori.content.site_content import Editorial
from tekojen_tori.content.story import Story, StoryFields
from tekojen_tori.content.webinar import Webinar, WebinarFields
from tekojen_tori.reading.content_file import ContentFile, Kind, understood_name
from tekojen_tori.reading.front_matter import FrontMatter
from tekojen_tori.reading.problems import Problem
from tekojen_tori.reading.yaml_values import Key

EditorialFile = ContentFile[Editorial]


def _understood_names(thing: Editorial, front: FrontMatter, file: str) -> Iterator[Problem]:
    for key, written, name in _names(thing, front.fields):
        yield from understood_name(written, name, front.place(key), file)


def _happened(thing: Story | Episode) -> Iterator[tuple[Key, ContentDate]]:
    if thing.date and not thing.draft:
        yield ("date",), thing.date


def _names(thing: Editorial, fields: dict[str, Any]) -> Iterator[tuple[Key, object, str]]:
    """Where each name stands in the fields, how it was written, and what it was taken for."""
    if thing.organisation:
        yield ("organisation",), fields["organisation"], thing.organisation.name
    lists: dict[str, tuple[Municipality | Sector | Theme, ...]] = {
        "municipality": thing.municipality,
        "sector": thing.sector,
        "theme": thing.theme,
    }
    for key, many in lists.items():
        written = fields.get(key) or []
        for place, (name, named) in enumerate(
            zip([written] if isinstance(written, str) else written, many, strict=True)
        ):
            yield (key, place), name, named.name


SERIES: Kind[Series] = Kind(SeriesFields, Series, "sarja", "Kerro, mistä sarja kertoo.")
STORIES: Kind[Story] = Kind(StoryFields, Story, "tarina", "Kerro tarina.", _understood_names, _happened)
PODCAST: Kind[Podcast] = Kind(PodcastFields, Podcast, "podcast", "Kerro, mistä podcast kertoo.")
EPISODES: Kind[Episode] = Kind(
    EpisodeFields, Episode, "jakso", "Kerro, mistä jaksossa puhutaan.", _understood_names, _happened
)
WEBINARS: Kind[Webinar] = Kind(WebinarFields, Webinar, "webinaari", "Kerro, mistä on kyse.", _understood_names)
