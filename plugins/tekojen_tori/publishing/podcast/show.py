"""What the podcast is called and known by, with what the site tells where the editors have told nothing."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import quote
from uuid import UUID, uuid5

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.episode import Episode
from tekojen_tori.content.podcast import Podcast
from tekojen_tori.content.targets import file_at
from tekojen_tori.content.transcript import Transcript
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.media import audio_file, media_address
from tekojen_tori.publishing.plain_text import plain_text
from tekojen_tori.publishing.site import Site

_COVER = f"{addresses.PODCAST}kansi.png"
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
        return self.catalogue.editorials.podcast or Podcast(
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
        feed = self.site.canonical(addresses.PODCAST_FEED).partition("://")[2]
        return self.podcast.guid or uuid5(_GUIDS, feed)

    def guid_of(self, episode: Episode) -> str:
        """What an episode is known by for good: its number in the podcast, whatever its file and address are."""
        return uuid5(self.guid, str(episode.number)).urn

    @cached_property
    def heard(self) -> tuple[Episode, ...]:
        """The episodes whose sound can be heard, newest first."""
        return tuple(episode for episode in self.catalogue.editorials.episodes if episode.audio)

    def transcript(self, episode: Episode) -> Transcript | None:
        """What is said in an episode, if it has been written down."""
        return self.catalogue.content.transcripts.get(episode.path)

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
