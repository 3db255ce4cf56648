"""The form of the open data: what each kind of thing tells. JSON Schema, OpenAPI and the data itself come of these.

The form is a promise. Within v1 a field may be added, but none goes away or changes its type
(`tests/api_v1.json` holds it).
"""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from tekojen_tori import rooms

Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Slug = Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", description="Osoitteen viimeinen osa.")]
Count = Annotated[int, Field(ge=0)]


def _with_every_kind(schema: dict[str, Any]) -> None:
    schema["enum"] = [collection.name for offered in rooms.offers("api", "COLLECTIONS") for collection in offered]


KindName = Annotated[str, Field(json_schema_extra=_with_every_kind)]


class Form(BaseModel):
    """What every form has in common: a field is always there, and null if it isn't known."""

    model_config = ConfigDict(frozen=True)


class Reference(Form):
    """Viittaus toiseen asiaan."""

    kind: KindName
    slug: Slug
    name: str
    url: Annotated[Address | None, Field(description="Sivu torilla, jos sellainen on.")]
    data: Annotated[Address, Field(description="Asian omat tiedot tässä rajapinnassa.")]


class Date(Form):
    """Ajankohta niin tarkasti kuin se tiedetään."""

    written: Annotated[str, Field(description="ISO 8601: 2019-10-02, 2019-10, 2019 tai väli 2018/2020.")]
    first_day: Annotated[str, Field(description="Ensimmäinen päivä, jota ajankohta voi tarkoittaa.")]
    last_day: Annotated[str, Field(description="Viimeinen päivä, jota ajankohta voi tarkoittaa.")]
    year: Annotated[int, Field(description="Vuosi, jolle asia lasketaan tilastoissa.")]


class Link(Form):
    """Linkki muualle."""

    url: Address
    title: str | None


class Image(Form):
    """Kuva."""

    url: Address
    alt: str


class Person(Form):
    """Ihminen, joka on antanut luvan nimensä julkaisemiseen."""

    name: str
    role: str | None


class Thing(Form):
    """Mitä mistä tahansa asiasta kerrotaan."""

    kind: KindName
    slug: Slug
    name: str
    url: Annotated[Address | None, Field(description="Sivu torilla, jos sellainen on.")]
    data: Annotated[Address, Field(description="Tämän tiedoston osoite.")]


class WrittenThing(Thing):
    """Mitä kerrotaan asiasta, jolla on oma teksti."""

    id: Annotated[Address, Field(description="Ensimmäinen osoite. Pysyy samana, vaikka asia siirtyisi.")]
    former_urls: Annotated[list[Address], Field(description="Osoitteet, joissa asia on ollut aiemmin.")]
    summary: Annotated[str | None, Field(description="Kirjoitettu tiivistelmä, jos sellainen on.")]
    image: Image | None
    source: Annotated[str | None, Field(description="Mistä tiedot ovat peräisin.")]
    published: Annotated[datetime | None, Field(description="Milloin julkaistu torilla, jos se tiedetään.")]
    updated: Annotated[datetime | None, Field(description="Milloin viimeksi muutettu torilla, jos se tiedetään.")]
    text: Annotated[str, Field(description="Teksti Markdownina. Linkit ovat tiedostojen välisiä.")]


class Told(WrittenThing):
    """Mitä kerrotaan asiasta, joka kertoo työstä."""

    language: Literal["fi", "sv", "en"]
    date: Annotated[Date | None, Field(description="Milloin tehty tai pidetty.")]
    municipality: Reference | None
    organisation: Reference | None
    sectors: list[Reference]
    themes: Annotated[list[Reference], Field(description="Tärkein ensin.")]


Condensed = Annotated[bool, Field(description="Onko tämä lyhennelmä lähteen mukaan.")]
Html = Annotated[str, Field(description="Teksti puhdistettuna HTML:nä. Osoitteet ovat täydellisiä.")]


class Editorial(Told):
    """Mitä tarinasta, jaksosta ja webinaarista kerrotaan."""

    municipality: Annotated[Reference | None, Field(description="Kunta, jos niitä on yksi.")]
    municipalities: Annotated[list[Reference], Field(description="Kaikki kunnat, joista tämä kertoo.")]
    number: Annotated[int | None, Field(description="Paikka sarjassa.")]
    series: Reference | None
    deeds: Annotated[list[Reference], Field(description="Teot, joista tämä kertoo.")]
    condensed: Condensed
    html: Html


class Listing(Form):
    """Luettelo yhdenlaisista asioista."""

    kind: KindName
    count: Count
    items: list[Reference]


class Part(Form):
    """Yhdenlaiset asiat."""

    kind: KindName
    name: str
    count: Count
    list: Annotated[Address, Field(description="Luettelo kaikista.")]
    each: Annotated[str, Field(description="Yhden tiedot: {slug} on asian slug.")]
    schema_url: Annotated[Address, Field(description="JSON Schema, jonka mukainen jokainen on.")]


class File(Form):
    """Tiedosto, jossa on paljon kerralla."""

    name: str
    url: Address
    media_type: str


class Index(Form):
    """Mitä avointa dataa torilla on."""

    name: str
    description: str
    version: str
    licence: Address
    documentation: Address
    openapi: Address
    kinds: list[Part]
    files: list[File]
