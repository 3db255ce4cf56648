"""All that people have written, together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from tekojen_tori.content.campaign import Campaign
from tekojen_tori.content.deed import Deed, by_address
from tekojen_tori.content.development_path import DevelopmentPath
from tekojen_tori.content.episode import Episode
from tekojen_tori.content.feature import Feature
from tekojen_tori.content.newsletter import Newsletter
from tekojen_tori.content.picture import Picture
from tekojen_tori.content.podcast import Podcast
from tekojen_tori.content.programme import Programme
from tekojen_tori.content.registers import Registers
from tekojen_tori.content.series import Series
from tekojen_tori.content.story import Story
from tekojen_tori.content.toplist import TopList
from tekojen_tori.content.transcript import Transcript
from tekojen_tori.content.webinar import Webinar

Editorial = Story | Episode | Webinar
Told = Deed | Editorial
"""What tells of work: what readers search, follow in feeds and take as open data."""
Written = Told | Series | Podcast | TopList | Campaign | Newsletter
"""All that has a text and a page of its own."""


def by_file_name(things: Iterable[Written]) -> dict[str, Written]:
    """Things by their files without .md, as editors name them: `deeds/oma-teko`. Names they have had count too."""
    things = list(things)
    former = {(thing.path.parent / alias).as_posix(): thing for thing in things for alias in thing.aliases}
    return former | {thing.path.with_suffix("").as_posix(): thing for thing in things}


def list_name(thing: Told) -> str:
    """How a TOP list names a thing: a deed by its slug, others by folder and name."""
    return thing.slug if isinstance(thing, Deed) else thing.path.with_suffix("").as_posix()


def by_list_name(things: Iterable[Told]) -> dict[str, Told]:
    """Things as TOP lists name them, also by names they have had; a deed by its folder and name too."""
    things = list(things)
    deeds: dict[str, Told] = {**by_address(thing for thing in things if isinstance(thing, Deed))}
    files = {name: thing for name, thing in by_file_name(things).items() if isinstance(thing, Told)}
    return files | deeds


@dataclass(frozen=True)
class Content:
    """The registers and everything that refers to them, as read `today`.

    `transcripts` are those of the episodes, by the episodes' files. `pictures` are those that can be published of what
    the texts show, by their own files. `synthetic` content is made up for testing.
    """

    registers: Registers
    deeds: tuple[Deed, ...]
    today: date
    toplists: tuple[TopList, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    series: tuple[Series, ...] = ()
    stories: tuple[Story, ...] = ()
    podcast: Podcast | None = None
    episodes: tuple[Episode, ...] = ()
    transcripts: Mapping[PurePosixPath, Transcript] = field(default_factory=dict)
    webinars: tuple[Webinar, ...] = ()
    pictures: Mapping[PurePosixPath, Picture] = field(default_factory=dict)
    newsletters: tuple[Newsletter, ...] = ()
    features: tuple[Feature, ...] = ()
    programme: Programme | None = None
    development_path: DevelopmentPath | None = None
    synthetic: bool = False
