"""What the podcast is called and known by, with what the site tells where the editors have told nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import quote, unquote
from uuid import UUID, uuid5

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.targets import file_at
from tekojen_tori.content.web_addresses import parts_of
from tekojen_tori.kinds.podcast.content.episode import Episode
from tekojen_tori.kinds.podcast.content.podcast import PODCAST, Podcast
from tekojen_tori.kinds.podcast.content.transcript import Transcript, Transcripts
from tekojen_tori.publishing.addresses import address, first_address
from tekojen_tori.publishing.pictures.media import media_address
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.text.plain_text import plain_text

FEED = f"{PODCAST.index}feed.xml"
"""The address of its feed."""
_COVER = f"{PODCAST.index}kansi.png"
_GUIDS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace in which the Podcasting 2.0 specification makes a podcast's guid of the address of its feed."""


@dataclass(frozen=True)
class Show:
    """The podcast of a catalogue, on a site."""

    catalogue: Catalogue
    site: Site

    @cached_property
    def podcast(self) -> Podcast:
        """What the editors tell of it, or else what any podcast of the site would be."""
        return next(iter(self.catalogue.of(Podcast)), None) or Podcast(
            title=f"{self.site.name} – podcast",
            slug="podcast",
            text=self.site.description,
            path=PurePosixPath("podcasts/podcast.md"),
        )

    @property
    def description(self) -> str:
        """What it is about, in plain words."""
        return plain_text(self.podcast.text) or self.podcast.title

    @property
    def author(self) -> str:
        """Whoever makes it."""
        return self.podcast.author or self.site.name

    @property
    def owner_email(self) -> str:
        """Where directories can write, or "" if nobody has told."""
        return self.podcast.owner_email or self.site.sending.email

    @property
    def cover(self) -> str:
        """The address of its cover: the editors' picture, or one that is drawn of the title."""
        image = self.podcast.image
        file = file_at(self.podcast.path, image) if image else None
        return media_address(file) if file else _COVER

    @cached_property
    def guid(self) -> UUID:
        """What it is known by for good, also when the site moves if the editors have told it."""
        feed = self.site.canonical(FEED).partition("://")[2]
        return self.podcast.guid or uuid5(_GUIDS, feed)

    def guid_of(self, episode: Episode) -> str:
        """What an episode is known by for good: what it had elsewhere, or its number, whatever its address.

        The first season has no mark of its own, so that a podcast may begin to have seasons. What has no number is
        known by its first address.
        """
        if episode.guid:
            return episode.guid
        number = str(episode.number or first_address(episode))
        return uuid5(self.guid, f"{episode.season}/{number}" if (episode.season or 1) > 1 else number).urn

    @property
    def can_be_subscribed_to(self) -> bool:
        """Whether its feed has an address and something to hear."""
        return bool(self.site.url and self.heard)

    @cached_property
    def heard(self) -> tuple[Episode, ...]:
        """The episodes whose sound can be heard, newest first."""
        return tuple(episode for episode in self.catalogue.of(Episode) if episode.audio)

    def transcript(self, episode: Episode) -> Transcript | None:
        """What is said in an episode, if it has been written down."""
        return (self.catalogue.content.part(Transcripts) or Transcripts()).get(episode.path)

    def absolute(self, target: str) -> str:
        """An address of the site as others must write it."""
        return self.site.canonical(quote(target))


def chapters_address(episode: Episode) -> str:
    """Where the chapters of an episode are, as programs read them."""
    return f"{address(episode)}chapters.json"


def audio_address(episode: Episode, root: str) -> str | None:
    """Where the sound is, for a page or program to which `root` is the way to the home page."""
    file = audio_file(episode)
    if file is not None:
        return root + quote(media_address(file))
    return episode.audio.url if episode.audio else None


def audio_file(episode: Episode) -> PurePosixPath | None:
    """The file of an episode's sound in the content folder; None if it is elsewhere or there is none."""
    parts = parts_of(episode.audio.url) if episode.audio else None
    if parts is None or parts.netloc:
        return None
    return PurePosixPath(normpath(episode.path.parent / unquote(parts.path)))


def media(catalogue: Catalogue) -> Iterator[PurePosixPath]:
    """The sounds and transcripts of the episodes, seen from the content folder."""
    for episode in catalogue.of(Episode):
        if audio := audio_file(episode):
            yield audio
        if transcript := (catalogue.content.part(Transcripts) or Transcripts()).get(episode.path):
            yield transcript.path
