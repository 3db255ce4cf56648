"""A TOP list: an editor's order of things told, a rule that keeps one of deeds, or first the one and then the other."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.done import MOST_DEEDS, Done
from tekojen_tori.content.kind import Kind
from tekojen_tori.content.moving_in.old_addresses import OLD_ADDRESSES, Alias
from tekojen_tori.content.named_fields import (
    STRICT,
    DoerName,
    MunicipalityName,
    RegionName,
    SectorName,
    SourceLines,
    ThemeName,
    ToldName,
    as_list,
)
from tekojen_tori.content.registers import Municipality, Sector, Theme
from tekojen_tori.content.written import Told, Written, by_address, by_file_name
from tekojen_tori.language.order import alphabetical

THIS_YEAR = "this"
_UNNAMED_FOLDER = "deeds"
_USUAL_LENGTH = 10
_YEAR = re.compile(rf"(?:19|20)\d\d|{THIS_YEAR}")


class By(StrEnum):
    """What a rule puts first."""

    NEWEST = "newest"
    ADOPTED = "adopted"
    ORGANISATIONS = "organisations"


def _year(written: object) -> str:
    year = str(written).strip()
    if not _YEAR.fullmatch(year):
        raise PydanticCustomError(
            "bad-year",
            "Vuotta ”{written}” ei ymmärretä.",
            {"written": year, "hint": f"Kirjoita vuosi, kuten 2020, tai {THIS_YEAR}, jos lista seuraa kuluvaa vuotta."},
        )
    return year


Year = Annotated[
    str, BeforeValidator(_year), WithJsonSchema({"type": ["string", "integer"], "pattern": f"^({_YEAR.pattern})$"})
]
Listed = Annotated[
    ToldName,
    Field(
        title="Teko",
        description="Teon tiedoston nimi ilman päätettä .md. Muusta kirjoitetaan myös kansio: podcasts/nimi.",
    ),
]


class Rule(BaseModel):
    """What keeps a list: an order, and limits that all must hold."""

    model_config = STRICT

    by: Annotated[
        By,
        Field(
            title="Järjestys",
            description="newest: uusimmat teot, adopted: teot, joista on otettu eniten mallia, "
            "organisations: ne, joilta on eniten tekoja.",
        ),
    ]
    sector: Annotated[SectorName | None, Field(title="Palveluala")] = None
    theme: Annotated[ThemeName | None, Field(title="Teema")] = None
    region: Annotated[RegionName | None, Field(title="Maakunta")] = None
    municipality: Annotated[MunicipalityName | None, Field(title="Kunta")] = None
    year: Annotated[
        Year | None,
        Field(title="Vuosi", description=f"Vuosi, tai {THIS_YEAR}, jos lista seuraa kuluvaa vuotta."),
    ] = None

    @model_validator(mode="before")
    @classmethod
    def _order_alone(cls, written: object) -> object:
        return {"by": written} if isinstance(written, str) else written

    def in_year(self, today: date) -> int | None:
        """The year that the rule is limited to: a deed's own, or that in which it was taken as a model."""
        if self.year is None:
            return None
        return today.year if self.year == THIS_YEAR else int(self.year)

    def admits(self, deed: Done, places: Iterable[Municipality]) -> bool:
        """Whether a deed, done in those places, is within every limit but the year."""
        places = list(places)
        return (
            self.sector in (None, deed.sector)
            and (self.theme is None or self.theme in deed.theme)
            and (self.municipality is None or self.municipality in places)
            and (self.region is None or any(place.region == self.region for place in places))
        )


class Pick(BaseModel):
    """A deed, story, episode or webinar that an editor has put on a list, and why."""

    model_config = STRICT

    deed: Listed
    why: Annotated[str | None, Field(max_length=400, title="Miksi", description="Virke: miksi teko on listalla.")] = (
        None
    )

    @model_validator(mode="before")
    @classmethod
    def _deed_alone(cls, written: object) -> object:
        return {"deed": written} if isinstance(written, str) else written


class Standing(BaseModel):
    """How many deeds somebody had when an edition was published."""

    model_config = STRICT

    name: Annotated[DoerName, Field(title="Kunta tai organisaatio")]
    deeds: Annotated[int | None, Field(ge=1, le=MOST_DEEDS, title="Tekoja")] = None

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, written: object) -> object:
        return {"name": written} if isinstance(written, str) else written


class Edition(BaseModel):
    """A list as it once was published: things told, or organisations, in their order."""

    model_config = STRICT

    date: Annotated[ContentDate, Field(title="Julkaistu")]
    deeds: Annotated[tuple[Listed, ...], BeforeValidator(as_list), Field(title="Teot järjestyksessä")] = ()
    organisations: Annotated[
        tuple[Standing, ...], BeforeValidator(as_list), Field(title="Organisaatiot järjestyksessä")
    ] = ()
    note: Annotated[
        str | None, Field(max_length=400, title="Huomautus", description="Mitä painoksesta pitää tietää.")
    ] = None
    comparable: Annotated[
        bool,
        Field(title="Vertailukelpoinen", description="false, jos nousijoita ja laskijoita ei voi laskea tähän nähden."),
    ] = True

    @model_validator(mode="after")
    def _is_of_one_kind(self) -> "Edition":
        if bool(self.deeds) == bool(self.organisations):
            raise PydanticCustomError(
                "bad-edition",
                "Painoksessa pitää olla joko teot tai organisaatiot.",
                {"hint": "Kirjoita painokseen deeds: tai organisations: ja luettelo."},
            )
        return self


class TopListFields(BaseModel):
    """What an editor writes above the introduction of a TOP list."""

    model_config = STRICT

    title: Annotated[
        str, Field(min_length=3, max_length=140, title="Otsikko", description="Esimerkiksi: Varhaiskasvatus TOP 12.")
    ]
    summary: Annotated[
        str | None,
        Field(max_length=300, title="Tiivistelmä", description="Yksi virke, joka näkyy listan kortissa."),
    ] = None
    deeds: Annotated[
        tuple[Pick, ...],
        BeforeValidator(as_list),
        Field(title="Teot", description="Teot järjestyksessä. Jos listalla on sääntö, nämä ovat aina ensin."),
    ] = ()
    rule: Annotated[
        Rule | None, Field(title="Sääntö", description="Minkä mukaan torin teoista poimitaan listan loput.")
    ] = None
    length: Annotated[
        int | None, Field(ge=1, le=100, title="Pituus", description="Montako listalla on, kun se on täysi.")
    ] = None
    sector: Annotated[SectorName | None, Field(title="Palveluala", description="Ala, jonka sivulla lista näkyy.")] = (
        None
    )
    theme: Annotated[ThemeName | None, Field(title="Teema", description="Teema, jonka sivulla lista näkyy.")] = None
    date: Annotated[ContentDate | None, Field(title="Julkaistu", description="Milloin tämä painos julkaistiin.")] = None
    editions: Annotated[
        tuple[Edition, ...], Field(title="Aiemmat painokset", description="Lista sellaisena kuin se on ollut ennen.")
    ] = ()
    image: Annotated[str | None, Field(title="Kuva", description="Kuvatiedosto listan vieressä, enintään 2 Mt.")] = None
    alt: Annotated[str | None, Field(title="Kuvan kuvaus", description="Mitä kuvassa on.")] = None
    aliases: Annotated[tuple[Alias, ...], BeforeValidator(as_list), OLD_ADDRESSES] = ()
    source: Annotated[str | None, Field(title="Lähde", description="Mistä tiedot ovat peräisin.")] = None
    source_lines: SourceLines = ()
    draft: Annotated[bool, Field(title="Luonnos", description="Kesken: näkyy vain esikatselussa.")] = False

    @model_validator(mode="after")
    def _lists_something(self) -> "TopListFields":
        if not self.deeds and self.rule is None and self.length is None:
            raise PydanticCustomError(
                "empty-list",
                "Listalla ei ole tekoja eikä sääntöä.",
                {"hint": "Lisää deeds: tai rule:. Jos listaa vasta kootaan, kerro pituus: length: 12."},
            )
        return self


class TopList(TopListFields, Written):
    """A TOP list as it was read."""

    @property
    def is_of_organisations(self) -> bool:
        """Whether it ranks those who have done deeds, and not deeds."""
        return self.rule is not None and self.rule.by is By.ORGANISATIONS

    @property
    def most(self) -> int | None:
        """How many it holds at most; None when an editor's list has no length of its own."""
        return self.length or (_USUAL_LENGTH if self.rule else None)

    @property
    def sectors(self) -> set[Sector]:
        """The sectors that the list is about."""
        return {one for one in (self.sector, self.rule and self.rule.sector) if one}

    @property
    def themes(self) -> set[Theme]:
        """The themes that the list is about."""
        return {one for one in (self.theme, self.rule and self.rule.theme) if one}


TOPLIST: Kind[TopList] = Kind(
    name="toplist",
    collection="toplists",
    folder="toplists",
    fields=TopListFields,
    thing=TopList,
    slug="top-lista",
    index="top/",
    title="TOP-lista",
    plural="TOP-listat",
    one="TOP-lista",
    count="TOP-listaa",
    some="TOP-listoja",
    icon="material/podium",
    in_order=lambda every: sorted(every, key=lambda one: (one.rule is None, alphabetical(one.title))),
)
KINDS = (TOPLIST,)


def list_name(thing: Told) -> str:
    """How a TOP list names a thing: a deed by its slug, others by folder and name."""
    return thing.slug if thing.path.parts[0] == _UNNAMED_FOLDER else thing.file_name


def by_list_name(things: Iterable[Told]) -> dict[str, Told]:
    """Things as TOP lists name them, also by names they have had; a deed by its folder and name too."""
    things = list(things)
    deeds = by_address(thing for thing in things if thing.path.parts[0] == _UNNAMED_FOLDER)
    return by_file_name(things) | deeds
