"""What programs are told of episodes."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from urllib.parse import quote

from pydantic import Field

from tekojen_tori.data.api.models import (
    Address,
    Count,
    EditorialForm,
    Form,
    PersonForm,
)
from tekojen_tori.data.api.things import Things, collection_of
from tekojen_tori.kinds.podcast.content.episode import EPISODE, Episode
from tekojen_tori.kinds.podcast.content.transcript import Transcripts
from tekojen_tori.kinds.podcast.show import audio_address
from tekojen_tori.publishing.pictures.media import media_address


class AudioForm(Form):
    """Jakson ääni."""

    url: Address
    bytes: Count
    seconds: Count
    type: str


class ChapterForm(Form):
    """Jakson kohta."""

    seconds: Annotated[Count, Field(description="Sekunteina jakson alusta.")]
    title: str


class EpisodeForm(EditorialForm):
    """Podcast-jakso."""

    kind: Literal["episode"]
    type: Annotated[str, Field(description="jakso, traileri tai bonus.")]
    season: Annotated[int | None, Field(description="Monesko kausi, jos kausia on.")]
    guests: list[PersonForm]
    audio: AudioForm | None
    chapters: list[ChapterForm]
    transcript: Annotated[Address | None, Field(description="Tekstivastine, VTT tai SRT.")]


def _tell(episode: Episode, api: Things) -> Mapping[str, Any]:
    audio, url = episode.audio, audio_address(episode, api.site.url)
    transcript = (api.catalogue.content.part(Transcripts) or Transcripts()).get(episode.path)
    return api.editorial(episode) | {
        "type": episode.type.value,
        "season": episode.season,
        "guests": [PersonForm(name=guest.name, role=guest.role) for guest in episode.guests],
        "audio": AudioForm(url=url, bytes=audio.bytes, seconds=audio.seconds, type=audio.type)
        if audio and url
        else None,
        "chapters": [ChapterForm(seconds=chapter.seconds, title=chapter.title) for chapter in episode.chapters],
        "transcript": api.site.canonical(quote(media_address(transcript.path))) if transcript else None,
    }


COLLECTIONS = (collection_of(EPISODE, EpisodeForm, _tell),)
