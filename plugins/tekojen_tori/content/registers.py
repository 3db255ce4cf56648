"""What deeds refer to: sectors, themes, municipalities and organisations."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from tekojen_tori.content.dates import FIRST_YEAR, LAST_YEAR, ContentDate
from tekojen_tori.content.names import Names
from tekojen_tori.content.naming.described_names import DescribedNames
from tekojen_tori.content.naming.doer_names import OrganisationNames, PlaceNames
from tekojen_tori.content.web_addresses import Email
from tekojen_tori.language.slugs import is_device, is_slug, slug

_ICON = re.compile(r"[a-z]+(?:/[a-z0-9-]+)+")


def checked_slug(written: str) -> str:
    if not is_slug(written):
        raise PydanticCustomError(
            "bad-slug",
            "”{written}” ei kelpaa osoitteeksi: käytä vain kirjaimia a–z, numeroita ja yhdysviivoja.",
            {"written": written, "hint": _near_slug(written)},
        )
    if is_device(written):
        raise PydanticCustomError(
            "bad-slug",
            "”{written}” ei kelpaa osoitteeksi: Windows ei salli tiedostoa, jonka nimi on {written}.",
            {"written": written, "hint": f"Lisää nimeen sana, esimerkiksi {written}-sivu."},
        )
    return written


def _near_slug(written: str) -> str:
    """The name of the file or page that a path or an address ends with, or what a name would be."""
    last = slug(written.rstrip("/").rpartition("/")[2].removesuffix(".md"))
    return f"Tarkoititko: {last}?" if last else "Kirjoita esimerkiksi: oma-teko."


def _icon(written: str) -> str:
    if not _ICON.fullmatch(written):
        raise PydanticCustomError(
            "bad-icon",
            "”{written}” ei ole kuvakkeen nimi.",
            {"written": written, "hint": "Kuvakkeen nimi on muotoa material/heart-pulse."},
        )
    return written


Slug = Annotated[
    str, AfterValidator(checked_slug), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})
]
Icon = Annotated[
    str,
    AfterValidator(_icon),
    WithJsonSchema({"type": "string", "pattern": f"^{_ICON.pattern}$"}),
    Field(title="Kuvake", description="Materialin kuvakkeen nimi, kuten material/heart-pulse."),
]
Description = Annotated[str, Field(title="Kuvaus", description="Virke, joka kertoo, mistä on kyse.")]
Name = Annotated[str, Field(min_length=1, max_length=120)]


class Entry(BaseModel):
    """One line of a register: it has a name and a lasting address."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    slug: Annotated[Slug, Field(title="Osoite", description="Sivun osoite. Älä muuta sitä julkaisun jälkeen.")]
    name: Annotated[Name, Field(title="Nimi")]

    def __hash__(self) -> int:
        return hash(self.slug)


class Sector(Entry):
    """A service sector (palveluala). `hue` is its tint in degrees of the colour circle."""

    description: Description
    icon: Icon
    hue: int = Field(ge=0, lt=360, title="Sävy", description="Väriympyrän asteina.")


class Theme(Entry):
    """What a deed is about (teema)."""

    description: Description
    icon: Icon


class Support(Entry):
    """A kind of help that a deed had (tuki)."""

    description: Description
    icon: Icon


class AwardSeries(Entry):
    """A series of awards (palkintosarja)."""

    description: Annotated[
        str | None, Field(title="Kuvaus", description="Kenelle ja mistä palkinto annetaan. Näkyy palkittujen yllä.")
    ] = None


class Municipality(BaseModel):
    """A municipality by its official name. Coordinates are WGS 84 degrees of its centre.

    The population is that of the day it was `counted`, by Statistics Finland.
    """

    model_config = ConfigDict(frozen=True)

    code: str = Field(pattern=r"^\d{3}$")
    name: str
    name_sv: str
    region: str
    latitude: float = Field(ge=59, le=71)
    longitude: float = Field(ge=19, le=32)
    population: int = Field(gt=0, le=10_000_000)
    counted: ContentDate

    def __hash__(self) -> int:
        return hash(self.code)

    @cached_property
    def slug(self) -> str:
        """The last part of the municipality's address."""
        return slug(self.name)


class Organisation(Entry):
    """Whoever did it, if not a municipality itself: a joint authority, a company, a school."""

    kind: Literal[
        "kuntayhtymä",
        "hyvinvointialue",
        "yhtiö",
        "liikelaitos",
        "oppilaitos",
        "seurakunta",
        "virasto",
        "verkkopalvelu",
        "muu",
    ]
    also_known_as: tuple[Name, ...] = ()
    municipalities: tuple[str, ...] = ()
    nationwide: bool = False
    since: Annotated[int | None, Field(ge=FIRST_YEAR, le=LAST_YEAR)] = None
    closed: Annotated[int | None, Field(ge=FIRST_YEAR, le=LAST_YEAR)] = None
    became: Name | None = None
    contact: Annotated[
        Email | None,
        Field(title="Yhteystieto", description="Sähköposti, johon kysymykset sen teoista saa lähettää."),
    ] = None

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called, its own name first."""
        return (self.name, *self.also_known_as)

    @model_validator(mode="after")
    def _serves_somebody(self) -> "Organisation":
        if bool(self.municipalities) == self.nationwide:
            raise PydanticCustomError(
                "organisation-without-place",
                "Organisaatiolta ”{name}” puuttuu tieto siitä, mitä kuntia se palvelee.",
                {"name": self.name, "hint": "Kirjoita municipalities: [Kunta, …] tai nationwide: true."},
            )
        return self


def register_line(organisation: Organisation, places: Iterable[Municipality] = ()) -> str:
    """The line that adds an organisation to the editors' register; `places` is what is known of whom it serves."""
    name = organisation.name.replace("\\", "\\\\").replace('"', '\\"')
    served = ", ".join(dict.fromkeys(place.name for place in places)) or "Kunta"
    return f'- {{slug: {organisation.slug}, name: "{name}", kind: {organisation.kind}, municipalities: [{served}]}}'


Doer = Municipality | Organisation


class MunicipalContact(BaseModel):
    """Where to ask of a municipality's deeds: for editors to tell, as municipalities themselves come with the code."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    municipality: Annotated[Name, Field(title="Kunta")]
    contact: Annotated[Email, Field(title="Yhteystieto", description="Sähköposti, johon kysymykset saa lähettää.")]


@dataclass(frozen=True)
class Registers:
    """Everything that a deed may refer to, in the order the editors keep it, and what search takes for the same.

    Each of `broader` is a word, and narrower ones that search leads to it where no text has them: health, diabetes.

    `organisations` are those of the editors' register, `shipped_organisations` the others that come with the program.
    `municipal_contacts` are e-mail addresses by the municipalities' names.
    """

    sectors: tuple[Sector, ...]
    themes: tuple[Theme, ...]
    municipalities: tuple[Municipality, ...]
    organisations: tuple[Organisation, ...]
    former_municipalities: dict[str, str] = field(default_factory=dict)
    other_municipality_names: dict[str, str] = field(default_factory=dict)
    shipped_organisations: tuple[Organisation, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    broader: tuple[tuple[str, ...], ...] = ()
    awards: tuple[AwardSeries, ...] = ()
    support: tuple[Support, ...] = ()
    municipal_contacts: Mapping[str, str] = field(default_factory=dict)

    sector_names: Names[Sector] = field(init=False, repr=False, compare=False)
    theme_names: Names[Theme] = field(init=False, repr=False, compare=False)
    support_names: Names[Support] = field(init=False, repr=False, compare=False)
    municipality_names: PlaceNames[Municipality] = field(init=False, repr=False, compare=False)
    organisation_names: Names[Organisation] = field(init=False, repr=False, compare=False)
    region_names: Names[str] = field(init=False, repr=False, compare=False)
    award_names: Names[AwardSeries] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_name = {municipality.name: municipality for municipality in self.municipalities}
        set_once = object.__setattr__
        set_once(self, "sector_names", DescribedNames(self.sectors, self.synonyms))
        set_once(self, "theme_names", DescribedNames(self.themes, self.synonyms))
        set_once(self, "support_names", Names((support.name, support) for support in self.support))
        set_once(
            self, "award_names", Names((name, series) for series in self.awards for name in (series.slug, series.name))
        )
        regions = sorted({place.region for place in self.municipalities})
        set_once(
            self,
            "municipality_names",
            PlaceNames(
                [(place.name, place) for place in self.municipalities]
                + [(place.name_sv, place) for place in self.municipalities]
                + [(former, by_name[today]) for former, today in self.former_municipalities.items()]
                + [(other, by_name[today]) for other, today in self.other_municipality_names.items()],
                finnish=(*by_name, *self.former_municipalities),
                swedish=(*by_name, *(place.name_sv for place in self.municipalities)),
                regions=regions,
                official=lambda place: place.name,
            ),
        )
        set_once(
            self,
            "organisation_names",
            OrganisationNames(
                [(name, organisation) for organisation in self.every_organisation for name in organisation.names]
                + [(name, own) for shipped, own in self.known_otherwise() for name in shipped.names]
            ),
        )
        set_once(self, "region_names", Names((region, region) for region in regions))

    @cached_property
    def every_organisation(self) -> tuple[Organisation, ...]:
        """Those of the register, and those that come with the program if the register doesn't have them itself."""
        known = {shipped.name for shipped, _ in self.known_otherwise()}
        return (*self.organisations, *(one for one in self.shipped_organisations if one.name not in known))

    def known_otherwise(self) -> Iterator[tuple[Organisation, Organisation]]:
        """Organisations that come with the program, each with that of the register that it is."""
        own = {name.casefold(): one for one in self.organisations for name in (*one.names, one.slug)}
        for shipped in self.shipped_organisations:
            if found := own.get(shipped.name.casefold()) or own.get(shipped.slug):
                yield shipped, found

    def contact_of(self, doer: Doer) -> str | None:
        """The e-mail address at which a doer is asked of its deeds. One that has closed answers no more."""
        if isinstance(doer, Municipality):
            return self.municipal_contacts.get(doer.name)
        return None if doer.closed else doer.contact

    def places(
        self, municipalities: tuple[Municipality, ...], organisation: Organisation | None
    ) -> tuple[Municipality, ...]:
        """Where something is done: in its municipalities, or else in those that its organisation serves."""
        return municipalities or (self.municipalities_of(organisation) if organisation else ())

    def places_of(self, doer: Doer) -> tuple[Municipality, ...]:
        """A municipality itself, or those that an organisation serves."""
        return self.municipalities_of(doer) if isinstance(doer, Organisation) else (doer,)

    @cached_property
    def wellbeing_counties(self) -> Mapping[Municipality, Organisation]:
        """The wellbeing county that serves each municipality; Helsinki and those of Åland have none."""
        every = (one for one in self.every_organisation if one.kind == "hyvinvointialue" and not one.closed)
        return {place: county for county in every for place in self.municipalities_of(county)}

    def municipalities_of(self, organisation: Organisation) -> tuple[Municipality, ...]:
        """The municipalities that an organisation serves; none of a nationwide one."""
        found = map(self.municipality_names.find, organisation.municipalities)
        return tuple(municipality for municipality in found if municipality)
