"""A podcast episode."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field

from tekojen_tori.content.editorial import EditorialFields, EditorialThing
from tekojen_tori.content.named_fields import STRICT, as_list


class Guest(BaseModel):
    """Somebody who speaks in an episode."""

    model_config = STRICT

    name: Annotated[str, Field(min_length=1, max_length=120, title="Nimi")]
    role: Annotated[str | None, Field(max_length=120, title="Tehtävä")] = None


class Audio(BaseModel):
    """The sound of an episode. `bytes` and `seconds` are its lengths, as podcast programs need them."""

    model_config = STRICT

    url: Annotated[str, Field(min_length=1, title="Osoite", description="https-osoite tai tiedosto jakson vieressä.")]
    bytes: Annotated[int, Field(ge=1, title="Koko tavuina")]
    seconds: Annotated[int, Field(ge=1, title="Kesto sekunteina")]
    type: Annotated[str, Field(pattern=r"^audio/[a-z0-9.+-]+$", title="Muoto", description="Esimerkiksi audio/mpeg.")]


class Chapter(BaseModel):
    """A part of an episode, from a moment written 12:30 or 1:02:30 to the next chapter."""

    model_config = STRICT

    at: Annotated[str, Field(pattern=r"^(\d{1,2}:)?[0-5]?\d:[0-5]\d$", title="Alkaa", description="12:30 tai 1:02:30.")]
    title: Annotated[str, Field(min_length=1, max_length=140, title="Otsikko")]

    @property
    def seconds(self) -> int:
        """When it begins, in seconds from the beginning of the episode."""
        moment = 0
        for part in self.at.split(":"):
            moment = moment * 60 + int(part)
        return moment


class EpisodeFields(EditorialFields):
    """What an editor writes above an episode."""

    number: Annotated[int, Field(ge=1, title="Järjestysnumero", description="Monesko jakso tämä on.")]
    guests: Annotated[tuple[Guest, ...], BeforeValidator(as_list), Field(title="Vieraat")] = ()
    audio: Annotated[
        Audio | None, Field(title="Ääni", description="Ilman tätä jakso on luettelossa mutta ei syötteessä.")
    ] = None
    chapters: Annotated[tuple[Chapter, ...], BeforeValidator(as_list), Field(title="Kohdat")] = ()
    transcript: Annotated[
        str | None, Field(title="Tekstivastine", description="Tiedosto jakson vieressä: .vtt tai .srt.")
    ] = None


class Episode(EpisodeFields, EditorialThing):
    """An episode as it was read."""
