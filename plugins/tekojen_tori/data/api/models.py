"""The form of the open data: what each kind of thing tells. JSON Schema, OpenAPI and the data itself come of these.

The form is a promise. Within v1 a field may be added, but none goes away or changes its type
(`tests/api_v1.json` holds it).
"""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from tekojen_tori import rooms

Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
SlugText = Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", description="Osoitteen viimeinen osa.")]
Count = Annotated[int, Field(ge=0)]


def _with_every_kind(schema: dict[str, Any]) -> None:
    schema["enum"] = [collection.name for offered in rooms.offers("api", "COLLECTIONS") for collection in offered]


KindName = Annotated[str, Field(json_schema_extra=_with_every_kind)]


def form_name(form: type[Any]) -> str:
    """What programs know a form by: the class `DeedForm` is the schema `Deed`."""
    return form.__name__.removesuffix("Form")


class Form(BaseModel):
    """What every form has in common: a field is always there, and null if it isn't known."""

    model_config = ConfigDict(frozen=True, model_title_generator=form_name)


class ReferenceForm(Form):
    """Viittaus toiseen asiaan."""

    kind: KindName
    slug: SlugText
    name: str
    url: Annotated[Address | None, Field(description="Sivu torilla, jos sellainen on.")]
    data: Annotated[Address, Field(description="Missä asian omat tiedot ovat: tiedosto, tai luettelo#slug.")]


class DateForm(Form):
    """Ajankohta niin tarkasti kuin se tiedetään."""

    written: Annotated[str, Field(description="ISO 8601: 2019-10-02, 2019-10, 2019 tai väli 2018/2020.")]
    first_day: Annotated[str, Field(description="Ensimmäinen päivä, jota ajankohta voi tarkoittaa.")]
    last_day: Annotated[str, Field(description="Viimeinen päivä, jota ajankohta voi tarkoittaa.")]
    year: Annotated[int, Field(description="Vuosi, jolle asia lasketaan tilastoissa.")]


class LinkForm(Form):
    """Linkki muualle."""

    url: Address
    title: str | None


class ImageForm(Form):
    """Kuva."""

    url: Address
    alt: str


class PersonForm(Form):
    """Ihminen, joka on antanut luvan nimensä julkaisemiseen."""

    name: str
    role: str | None


class ThingForm(Form):
    """Mitä mistä tahansa asiasta kerrotaan."""

    kind: KindName
    slug: SlugText
    name: str
    url: Annotated[Address | None, Field(description="Sivu torilla, jos sellainen on.")]
    data: Annotated[Address, Field(description="Missä nämä tiedot ovat: tiedosto, tai luettelo#slug.")]


class WrittenForm(ThingForm):
    """Mitä kerrotaan asiasta, jolla on oma teksti."""

    id: Annotated[Address, Field(description="Ensimmäinen osoite. Pysyy samana, vaikka asia siirtyisi.")]
    former_urls: Annotated[list[Address], Field(description="Osoitteet, joissa asia on ollut aiemmin.")]
    summary: Annotated[str | None, Field(description="Kirjoitettu tiivistelmä, jos sellainen on.")]
    image: ImageForm | None
    source: Annotated[str | None, Field(description="Mistä tiedot ovat peräisin.")]
    published: Annotated[datetime | None, Field(description="Milloin julkaistu torilla, jos se tiedetään.")]
    updated: Annotated[datetime | None, Field(description="Milloin viimeksi muutettu torilla, jos se tiedetään.")]
    text: Annotated[str, Field(description="Teksti Markdownina. Linkit ovat tiedostojen välisiä.")]


class ToldForm(WrittenForm):
    """Mitä kerrotaan asiasta, joka kertoo työstä."""

    language: Literal["fi", "sv", "en"]
    date: Annotated[DateForm | None, Field(description="Milloin tehty tai pidetty.")]
    municipality: ReferenceForm | None
    organisation: ReferenceForm | None
    sectors: list[ReferenceForm]
    themes: Annotated[list[ReferenceForm], Field(description="Tärkein ensin.")]


CondensedFlag = Annotated[bool, Field(description="Onko tämä lyhennelmä lähteen mukaan.")]
StateName = Literal["käytössä", "muuttunut", "päättynyt"]
Html = Annotated[str, Field(description="Teksti puhdistettuna HTML:nä. Osoitteet ovat täydellisiä.")]


class EditorialForm(ToldForm):
    """Mitä tarinasta, jaksosta ja webinaarista kerrotaan."""

    municipality: Annotated[ReferenceForm | None, Field(description="Kunta, jos niitä on yksi.")]
    municipalities: Annotated[list[ReferenceForm], Field(description="Kaikki kunnat, joista tämä kertoo.")]
    number: Annotated[int | None, Field(description="Paikka sarjassa.")]
    series: ReferenceForm | None
    deeds: Annotated[list[ReferenceForm], Field(description="Teot, joista tämä kertoo.")]
    condensed: CondensedFlag
    html: Html


class ListingForm(Form):
    """Luettelo yhdenlaisista asioista."""

    kind: KindName
    count: Count
    items: list[ReferenceForm]


def listing_of(form: type[ThingForm]) -> type[ListingForm]:
    """The form of a list that tells all of each thing."""
    return create_model(
        f"{form_name(form)}ListingForm",
        __base__=ListingForm,
        __doc__=f"Kaikki tiedot: {form.__doc__}",
        items=(list[form], ...),  # type: ignore[valid-type]
    )


class PartForm(Form):
    """Yhdenlaiset asiat."""

    kind: KindName
    name: str
    count: Count
    list: Annotated[Address, Field(description="Luettelo kaikista.")]
    each: Annotated[str, Field(description="Yhden tiedot, {slug} on asian slug: tiedosto, tai luettelo#slug.")]
    schema_url: Annotated[Address, Field(description="JSON Schema, jonka mukainen jokainen on.")]


class FileForm(Form):
    """Tiedosto, jossa on paljon kerralla."""

    name: str
    url: Address
    media_type: str


class IndexForm(Form):
    """Mitä avointa dataa torilla on."""

    name: str
    description: str
    version: str
    licence: Address
    documentation: Address
    openapi: Address
    kinds: list[PartForm]
    files: list[FileForm]
