"""A deed: one account of something that a workplace changed, and the form in which it is written."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.done import AdoptionLine, Done, Stage
from tekojen_tori.content.kind import Kind
from tekojen_tori.content.living.evidence import Evidence
from tekojen_tori.content.moving_in.old_addresses import OLD_ADDRESSES, Alias
from tekojen_tori.content.named_fields import (
    MOST_THEMES,
    STRICT,
    Condensed,
    Language,
    MunicipalityName,
    NothingToo,
    OrganisationName,
    Partners,
    SectorName,
    SourceLines,
    SupportName,
    ThemeName,
    as_list,
)
from tekojen_tori.content.order import newest_first
from tekojen_tori.content.registers import Registers, Slug
from tekojen_tori.content.web_addresses import Email, WebAddress

NOBODYS = "Teolta puuttuu tekijä."
KEY_FACTS = ("participants", "duration", "cost")
"""Fields that are told in a few words each, as whoever did it puts them."""
LONGEST_FACT = 100
"""Letters, of a key fact."""
PHONE = r"^\+?[0-9 \u00a0()-]{5,25}$"
"""A telephone number, as Python and the browser read the pattern alike."""


class Contact(BaseModel):
    """Whom to ask: a person in a public role, or a workplace."""

    model_config = STRICT

    name: Annotated[str, Field(title="Nimi", description="Henkilö tai työpaikka.")]
    role: Annotated[str | None, Field(title="Tehtävä", description="Esimerkiksi: kotihoidon esihenkilö.")] = None
    email: Annotated[Email | None, Field(title="Sähköposti")] = None
    phone: Annotated[str | None, Field(pattern=PHONE, title="Puhelin")] = None

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, written: object) -> object:
        return {"name": written} if isinstance(written, str) else written


class Link(BaseModel):
    """Where more is told."""

    model_config = STRICT

    url: Annotated[WebAddress, Field(title="Verkko-osoite")]
    title: Annotated[str | None, Field(min_length=1, title="Linkin teksti")] = None

    @model_validator(mode="before")
    @classmethod
    def _address_alone(cls, written: object) -> object:
        return {"url": written} if isinstance(written, str) else written


class DeedFields(BaseModel):
    """What a contributor writes above the text of a deed: five things that are required, the rest as wished."""

    model_config = STRICT

    title: Annotated[str, Field(min_length=3, max_length=140, title="Otsikko", description="Kerro, mitä tehtiin.")]
    municipality: Annotated[
        MunicipalityName | None, Field(title="Kunta", description="Myös ruotsinkielinen nimi käy.")
    ] = None
    organisation: Annotated[
        OrganisationName | None,
        Field(title="Organisaatio", description="Jos tekijä on muu kuin kunta. Silloin kuntaa ei tarvita."),
    ] = None
    sector: Annotated[SectorName, Field(title="Palveluala", description="Ala, jolla teko tehtiin.")]
    theme: Annotated[
        tuple[ThemeName, ...],
        BeforeValidator(as_list),
        Field(min_length=1, max_length=MOST_THEMES, title="Teema", description="Mistä teko kertoo, tärkein ensin."),
    ]
    date: Annotated[
        ContentDate,
        Field(title="Ajankohta", description="Niin tarkasti kuin se tiedetään. Pelkkä vuosi riittää."),
    ]
    summary: Annotated[
        str | None,
        Field(max_length=300, title="Tiivistelmä", description="Yksi virke, joka näkyy teon kortissa ja hakukoneissa."),
    ] = None
    stage: Annotated[Stage | None, Field(title="Vaihe", description="Kuinka pitkällä ollaan.")] = None
    evidence: Annotated[
        Evidence | None,
        Field(title="Mistä tiedätte", description="Miten tiedätte, mitä teosta seurasi? Tuntumakin on hyvä vastaus."),
    ] = None
    participants: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=LONGEST_FACT,
            title="Osallistujamäärä",
            description="Kuinka moni osallistui, esimerkiksi: n. 40 asiakasta.",
        ),
    ] = None
    duration: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=LONGEST_FACT,
            title="Kesto",
            description="Kuinka kauan tekeminen kesti, esimerkiksi: 3 kk.",
        ),
    ] = None
    cost: Annotated[
        NothingToo | None,
        Field(
            min_length=1,
            max_length=LONGEST_FACT,
            title="Hinta",
            description="Mitä se maksoi, esimerkiksi: noin 2 000 €, tai ei mitään.",
        ),
    ] = None
    campaign: Annotated[str | None, Field(title="Kampanja", description="Kampanjan tiedoston nimi.")] = None
    support: Annotated[
        tuple[SupportName, ...],
        BeforeValidator(as_list),
        Field(title="Tuki", description="Millaista tukea kehittämiseen saatiin."),
    ] = ()
    partners: Annotated[Partners, Field(description="Ketkä auttoivat: asiantuntijat ja heidän organisaationsa.")] = ()
    awards: Annotated[
        tuple[str, ...], BeforeValidator(as_list), Field(title="Palkinnot", description="Mitä teko on saanut.")
    ] = ()
    adopted_from: Annotated[
        tuple[Slug, ...],
        BeforeValidator(as_list),
        Field(title="Mallina olleet teot", description="Yhden tai monen mallin tiedoston nimi ilman päätettä .md."),
    ] = ()
    adoptions: Annotated[
        tuple[AdoptionLine, ...],
        BeforeValidator(as_list),
        Field(title="Otettu mallia", description="Ketkä ovat ottaneet teosta mallia."),
    ] = ()
    contact: Annotated[Contact | None, Field(title="Yhteystieto", description="Keneltä voi kysyä lisää.")] = None
    links: Annotated[
        tuple[Link, ...], BeforeValidator(as_list), Field(title="Linkit", description="Mistä saa lisää tietoa.")
    ] = ()
    image: Annotated[str | None, Field(title="Kuva", description="Kuvatiedosto teon vieressä, enintään 2 Mt.")] = None
    alt: Annotated[str | None, Field(title="Kuvan kuvaus", description="Mitä kuvassa on.")] = None
    authors: Annotated[
        tuple[str, ...],
        BeforeValidator(as_list),
        Field(title="Kirjoittajat", description="Ketkä tekstin kirjoittivat."),
    ] = ()
    lang: Language = "fi"
    aliases: Annotated[tuple[Alias, ...], BeforeValidator(as_list), OLD_ADDRESSES] = ()
    source: Annotated[str | None, Field(title="Lähde", description="Mistä tiedot ovat peräisin.")] = None
    source_lines: SourceLines = ()
    condensed: Condensed = False
    draft: Annotated[bool, Field(title="Luonnos", description="Kesken: näkyy vain esikatselussa.")] = False

    @model_validator(mode="after")
    def _is_somebodys(self) -> "DeedFields":
        if self.municipality is None and self.organisation is None:
            raise PydanticCustomError(
                "missing-key",
                NOBODYS,
                {"hint": "Lisää kenttä municipality tai organisation, esimerkiksi rivi municipality: Askola."},
            )
        return self


class Deed(DeedFields, Done):
    """A deed as it was read."""

    @property
    def names(self) -> tuple[str, ...]:
        """Who helped, and how."""
        return (*self.partners, *(support.name for support in self.support))

    @property
    def web_addresses(self) -> tuple[str, ...]:
        """Where more is told of it, of what came of it, and of those who took it as a model."""
        found = (self.evidence.url,) if self.evidence and self.evidence.url else ()
        return (*(link.url for link in self.links), *found, *(one.url for one in self.adoptions if one.url))


def validate_deed(fields: dict[str, Any], registers: Registers) -> Deed:
    """A Deed of what was written, all values as text; pydantic's ValidationError tells what is wrong."""
    return Deed.model_validate(fields, context=registers)


DEED: Kind[Deed] = Kind(
    name="deed",
    collection="deeds",
    folder="deeds",
    fields=DeedFields,
    thing=Deed,
    slug="teko",
    index="teot/",
    title="Kehittämisteko",
    plural="Kehittämisteot",
    one="teko",
    count="tekoa",
    some="tekoja",
    icon="material/hammer-wrench",
    in_order=newest_first,
)
KINDS = (DEED,)
