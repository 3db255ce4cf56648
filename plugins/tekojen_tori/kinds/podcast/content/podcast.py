"""The podcast: what its episodes have in common."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic.json_schema import WithJsonSchema
from pydantic_core import PydanticCustomError

from tekojen_tori.content.editorial import PublishedFields
from tekojen_tori.content.kind import Kind
from tekojen_tori.content.named_fields import Language, as_list
from tekojen_tori.content.names import nearest_of
from tekojen_tori.content.web_addresses import Email, WebAddress
from tekojen_tori.content.written import Written
from tekojen_tori.kinds.podcast.content.categories import CATEGORIES

_KNOWN = (*CATEGORIES, *(f"{name}/{part}" for name, parts in CATEGORIES.items() for part in parts))


def _category(written: str) -> str:
    if written not in _KNOWN:
        raise PydanticCustomError(
            "unknown-category",
            "Luokkaa ”{written}” ei ole podcast-hakemistoissa.",
            {
                "written": written,
                "hint": lambda: _meant(written),
            },
        )
    return written


def _meant(written: str) -> str:
    near = nearest_of(written, _KNOWN, 60)
    return f"Tarkoititko: {near}?" if near else f"Luokat ovat: {', '.join(CATEGORIES)}."


def _guid(written: object) -> object:
    try:
        return written if isinstance(written, UUID) else UUID(str(written))
    except ValueError:
        raise PydanticCustomError(
            "bad-guid",
            "”{written}” ei ole podcastin tunniste.",
            {"written": str(written), "hint": "Tunniste on muotoa 917393e3-1b1e-5cef-ace4-edaa54e1f810."},
        ) from None


Category = Annotated[str, AfterValidator(_category), WithJsonSchema({"type": "string", "enum": list(_KNOWN)})]
Guid = Annotated[UUID, BeforeValidator(_guid)]


class PodcastFields(PublishedFields):
    """What an editor writes above the introduction of the podcast: what podcast programs show and ask for."""

    author: Annotated[str | None, Field(max_length=120, title="Tekijä", description="Kuka podcastia tekee.")] = None
    owner_email: Annotated[
        Email | None, Field(title="Sähköposti", description="Mihin podcast-hakemistot kirjoittavat. Se on julkinen.")
    ] = None
    category: Annotated[
        tuple[Category, ...],
        BeforeValidator(as_list),
        Field(max_length=3, title="Luokat", description="Podcast-hakemistojen luokat, tärkein ensin."),
    ] = ("Government",)
    explicit: Annotated[
        bool, Field(title="Ei lapsille", description="true, jos jaksoissa on lapsille sopimatonta.")
    ] = False
    lang: Language = "fi"
    license: Annotated[str, Field(min_length=1, title="Käyttöoikeus", description="SPDX-tunnus, kuten CC-BY-4.0.")] = (
        "CC-BY-4.0"
    )
    guid: Annotated[
        Guid | None,
        Field(title="Tunniste", description="Podcastin pysyvä tunniste. Älä muuta sitä julkaisun jälkeen."),
    ] = None
    new_feed: Annotated[
        WebAddress | None,
        Field(title="Uusi syöte", description="Jos podcast on muuttanut muualle: sen uuden syötteen osoite."),
    ] = None


class Podcast(PodcastFields, Written):
    """The podcast as it was read. Podcast directories want covers larger than any page does."""

    widest_picture: ClassVar[int | None] = 3000


_INDEX = "podcast/"
PODCAST: Kind[Podcast] = Kind(
    name="podcast",
    collection="podcasts",
    folder="podcasts",
    fields=PodcastFields,
    thing=Podcast,
    slug="podcast",
    index=_INDEX,
    title="Podcast",
    plural="Podcastit",
    one="podcast",
    count="podcastia",
    some="podcasteja",
    icon="material/podcast",
    in_order=tuple,
    place=lambda podcast: _INDEX,
)
