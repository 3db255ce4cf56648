"""A podcast episode."""

from enum import StrEnum
from math import inf
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from tekojen_tori.content.editorial import LARGEST_NUMBER, EditorialFields, EditorialThing
from tekojen_tori.content.kind import Kind
from tekojen_tori.content.named_fields import STRICT, as_list
from tekojen_tori.content.web_addresses import is_web_address, parts_of
from tekojen_tori.kinds.podcast.content.podcast import PODCAST

_LARGEST = 4_000_000_000  # bytes
_LONGEST = 24 * 60 * 60  # seconds


class Guest(BaseModel):
    """Somebody who speaks in an episode."""

    model_config = STRICT

    name: Annotated[str, Field(min_length=1, max_length=120, title="Nimi")]
    role: Annotated[str | None, Field(max_length=120, title="Tehtävä")] = None


def _sound_address(written: str) -> str:
    if _may_be_played(written):
        return written
    safe = written.replace("http://", "https://", 1)
    if _may_be_played(safe):
        hint = f"Tarkoititko: {safe}?"
    else:
        hint = "Osoite alkaa https:// tai on jakson vieressä olevan tiedoston nimi."
    message = "Äänen osoite ”{written}” ei kelpaa."
    raise PydanticCustomError("bad-audio-address", message, {"written": written[:80], "hint": hint})


def _may_be_played(address: str) -> bool:
    """Whether it is a safe web address, or may be the name of a file."""
    parts = parts_of(address)
    if parts is None:
        return False
    if not (parts.scheme or parts.netloc):
        return True
    return parts.scheme == "https" and is_web_address(address)


class Audio(BaseModel):
    """The sound of an episode. `bytes` and `seconds` are its lengths, as podcast programs need them."""

    model_config = STRICT

    url: Annotated[
        str,
        AfterValidator(_sound_address),
        Field(min_length=1, title="Osoite", description="https-osoite tai tiedosto jakson vieressä."),
    ]
    bytes: Annotated[int, Field(ge=1, le=_LARGEST, title="Koko tavuina")]
    seconds: Annotated[int, Field(ge=1, le=_LONGEST, title="Kesto sekunteina")]
    type: Annotated[str, Field(pattern=r"^audio/[a-z0-9.+-]+$", title="Muoto", description="Esimerkiksi audio/mpeg.")]


class Chapter(BaseModel):
    """A part of an episode, from a moment written 12:30, 1:02:30 or 62:30 to the next chapter."""

    model_config = STRICT

    at: Annotated[
        str, Field(pattern=r"^(\d{1,2}:[0-5]?\d|\d{1,3}):[0-5]\d$", title="Alkaa", description="12:30 tai 1:02:30.")
    ]
    title: Annotated[str, Field(min_length=1, max_length=140, title="Otsikko")]

    @property
    def seconds(self) -> int:
        """When it begins, in seconds from the beginning of the episode."""
        moment = 0
        for part in self.at.split(":"):
            moment = moment * 60 + int(part)
        return moment


class EpisodeType(StrEnum):
    """What an episode is to those who follow the podcast."""

    FULL = "jakso"
    TRAILER = "traileri"
    BONUS = "bonus"


_ENGLISH_TYPES = {"full": EpisodeType.FULL, "trailer": EpisodeType.TRAILER}


class EpisodeFields(EditorialFields):
    """What an editor writes above an episode."""

    number: Annotated[
        int | None,
        Field(
            ge=1,
            le=LARGEST_NUMBER,
            title="Järjestysnumero",
            description="Monesko jakso tämä on. Traileri ja bonusjakso eivät tarvitse numeroa.",
        ),
    ] = None
    type: Annotated[
        EpisodeType,
        BeforeValidator(lambda written: _ENGLISH_TYPES.get(str(written).strip().lower(), written)),
        Field(title="Jakson laji", description="jakso, traileri tai bonus. Ilman tätä jakso."),
    ] = EpisodeType.FULL
    season: Annotated[
        int | None, Field(ge=1, le=LARGEST_NUMBER, title="Kausi", description="Monesko kausi, jos kausia on.")
    ] = None
    guid: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=500,
            title="Tunniste",
            description="Jos jakso on ollut toisessa syötteessä: sen guid sieltä. Muuten jätä pois.",
        ),
    ] = None
    guests: Annotated[tuple[Guest, ...], BeforeValidator(as_list), Field(title="Vieraat")] = ()
    audio: Annotated[
        Audio | None, Field(title="Ääni", description="Ilman tätä jakso on luettelossa mutta ei syötteessä.")
    ] = None
    chapters: Annotated[tuple[Chapter, ...], BeforeValidator(as_list), Field(title="Kohdat")] = ()
    transcript: Annotated[
        str | None, Field(title="Tekstivastine", description="Tiedosto jakson vieressä: .vtt tai .srt.")
    ] = None

    @model_validator(mode="after")
    def _has_a_number(self) -> "EpisodeFields":
        if self.number is None and self.type is EpisodeType.FULL:
            hint = "Kirjoita, monesko jakso tämä on, esimerkiksi number: 12. Trailerille riittää type: traileri."
            raise PydanticCustomError("missing-key", "Kenttä number puuttuu tai on tyhjä.", {"hint": hint})
        return self


class Episode(EpisodeFields, EditorialThing):
    """An episode as it was read."""

    has_series: ClassVar[bool] = False

    @property
    def names(self) -> tuple[str, ...]:
        """Who speaks in it."""
        return tuple(guest.name for guest in self.guests)

    @property
    def numbering(self) -> tuple[object, ...]:
        """Episodes are numbered season by season."""
        return (*super().numbering, self.season or 1)

    @property
    def called(self) -> str:
        """Which episode it is: jakso 3; kausi 2, traileri."""
        name = {EpisodeType.BONUS: "bonusjakso"}.get(self.type, self.type.value)
        return "".join((f"kausi {self.season}, " * bool(self.season), name, f" {self.number}" * bool(self.number)))


def _place(episode: Episode) -> tuple[int, float, str]:
    """Where it is in the podcast: a trailer begins its season, and a bonus without a number ends it."""
    unnumbered = 0 if episode.type is EpisodeType.TRAILER else inf
    return episode.season or 1, episode.number or unnumbered, episode.slug


EPISODE: Kind[Episode] = Kind(
    name="episode",
    collection="episodes",
    folder="podcasts",
    fields=EpisodeFields,
    thing=Episode,
    slug="jakso",
    index=PODCAST.index,
    title="Podcast-jakso",
    plural="Podcast-jaksot",
    one="podcast-jakso",
    count="podcast-jaksoa",
    some="podcast-jaksoja",
    icon="material/microphone",
    in_order=lambda episodes: sorted(episodes, key=_place, reverse=True),
)
