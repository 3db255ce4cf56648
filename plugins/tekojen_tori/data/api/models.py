"""The form of the open data: what each kind of thing tells. JSON Schema, OpenAPI and the data itself come of these.

The form is a promise. Within v1 a field may be added, but none goes away or changes its type
(`tests/api_v1.json` holds it).
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Slug = Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", description="Osoitteen viimeinen osa.")]
Count = Annotated[int, Field(ge=0)]
KindName = Literal[
    "deed", "story", "series", "episode", "webinar", "toplist", "campaign",
    "organisation", "municipality", "sector", "theme",
]  # fmt: skip


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


class Adoption(Form):
    """Kuka on ottanut teosta mallia."""

    by: str
    date: Date | None
    deed: Annotated[Reference | None, Field(description="Mallin ottajan oma teko, jos se on torilla.")]


class DeedRecord(Told):
    """Kehittämisteko ilman HTML:ää: rivi tiedostossa deeds.jsonl."""

    kind: Literal["deed"]
    date: Date
    stage: Literal["idea", "kokeilu", "leviää", "laajasti käytössä"] | None
    campaign: Reference | None
    awards: list[str]
    adopted_from: Annotated[Reference | None, Field(description="Teko, josta tämä otti mallia.")]
    adoptions: list[Adoption]
    links: list[Link]
    authors: list[str]


Html = Annotated[str, Field(description="Teksti puhdistettuna HTML:nä. Osoitteet ovat täydellisiä.")]


class Deed(DeedRecord):
    """Kehittämisteko."""

    html: Html


class Editorial(Told):
    """Mitä tarinasta, jaksosta ja webinaarista kerrotaan."""

    municipality: Annotated[Reference | None, Field(description="Kunta, jos niitä on yksi.")]
    municipalities: Annotated[list[Reference], Field(description="Kaikki kunnat, joista tämä kertoo.")]
    number: Annotated[int | None, Field(description="Paikka sarjassa.")]
    series: Reference | None
    deeds: Annotated[list[Reference], Field(description="Teot, joista tämä kertoo.")]
    condensed: Annotated[bool, Field(description="Onko tämä lyhennelmä lähteen mukaan.")]
    html: Html


class Quote(Form):
    """Nostolainaus."""

    text: str
    by: str | None


class Story(Editorial):
    """Tarina."""

    kind: Literal["story"]
    professions: list[str]
    people: list[Person]
    quote: Quote | None
    campaign: Reference | None


class Audio(Form):
    """Jakson ääni."""

    url: Address
    bytes: Count
    seconds: Count
    type: str


class Chapter(Form):
    """Jakson kohta."""

    seconds: Annotated[Count, Field(description="Sekunteina jakson alusta.")]
    title: str


class Episode(Editorial):
    """Podcast-jakso."""

    kind: Literal["episode"]
    guests: list[Person]
    audio: Audio | None
    chapters: list[Chapter]
    transcript: Annotated[Address | None, Field(description="Tekstivastine, VTT tai SRT.")]


class Webinar(Editorial):
    """Webinaari tai muu tilaisuus."""

    kind: Literal["webinar"]
    starts: Annotated[datetime | None, Field(description="Alkamishetki, jos päivä ja kellonaika tiedetään.")]
    ends: datetime | None
    place: str | None
    partners: list[str]
    join: Address | None
    recording: Link | None


class Series(WrittenThing):
    """Tarinoiden tai webinaarien sarja."""

    kind: Literal["series"]
    of: Literal["story", "webinar"]
    members: Annotated[list[Reference], Field(description="Sarjan omassa järjestyksessä.")]
    html: Html


class Place(Form):
    """Sija listalla."""

    place: Annotated[int, Field(ge=1)]
    name: str
    thing: Annotated[
        Reference | None, Field(description="Teko, tarina, podcast-jakso, webinaari tai tekijä, jos se on yhä torilla.")
    ]
    why: str | None
    count: Annotated[int | None, Field(description="Luku, jonka mukaan sija määräytyy, jos sellainen on.")]


class TopList(WrittenThing):
    """TOP-lista."""

    kind: Literal["toplist"]
    date: Date | None
    length: Annotated[int | None, Field(description="Montako sijaa listalla on täytenä.")]
    places: list[Place]
    html: Html


class Award(Form):
    """Palkinto."""

    series: str
    recipient: Reference | None
    recipient_name: Annotated[str | None, Field(description="Saajan nimi kunniakirjassa, jos muu kuin saajan nimi.")]
    unit: str | None
    deed: Reference | None
    deed_name: Annotated[str | None, Field(description="Teon nimi kunniakirjassa, jos muu kuin teon otsikko.")]
    date: Date | None
    reason: str | None


class Campaign(WrittenThing):
    """Kampanja tai gaala."""

    kind: Literal["campaign"]
    type: Literal["kampanja", "gaala"]
    begins: Date
    ends: Date
    message: str | None
    hashtags: list[str]
    goal: int | None
    reported: Annotated[int | None, Field(description="Lähteen kertoma tulos.")]
    reported_about: Annotated[
        Literal["noin", "yli", "lähes", "alle"] | None, Field(description="Jos lähteen kertoma tulos ei ole tarkka.")
    ]
    deeds: Annotated[list[Reference], Field(description="Torin teot, jotka lasketaan mukaan.")]
    awards: list[Award]
    html: Html


class Organisation(Thing):
    """Organisaatio, joka ei ole kunta."""

    kind: Literal["organisation"]
    type: str
    also_known_as: list[str]
    municipalities: Annotated[list[Reference], Field(description="Kunnat, joita organisaatio palvelee.")]
    nationwide: bool
    closed: Annotated[int | None, Field(description="Vuosi, jona toiminta päättyi.")]
    deed_count: Count


class Municipality(Thing):
    """Kunta."""

    kind: Literal["municipality"]
    code: Annotated[str, Field(description="Tilastokeskuksen kuntanumero.")]
    name_sv: str
    region: str
    latitude: float
    longitude: float
    deed_count: Count


class Sector(Thing):
    """Palveluala."""

    kind: Literal["sector"]
    description: str
    deed_count: Count


class Theme(Thing):
    """Teema."""

    kind: Literal["theme"]
    description: str
    deed_count: Count


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


THINGS: tuple[type[Thing], ...] = (
    Deed, Story, Series, Episode, Webinar, TopList, Campaign, Organisation, Municipality, Sector, Theme,
)  # fmt: skip
FORMS: tuple[type[Form], ...] = (*THINGS, DeedRecord, Listing, Index)
