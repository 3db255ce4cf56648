"""A deed: one account of something that a workplace changed, and the form in which it is written."""

from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator
from pydantic.json_schema import WithJsonSchema
from pydantic_core import PydanticCustomError

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.names import Names
from tekojen_tori.content.registers import Municipality, Organisation, Registers, Sector, Slug, Theme

_STRICT = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Stage(StrEnum):
    """How far a deed has come, from the first thought to everyday practice."""

    IDEA = "idea"
    TRIAL = "kokeilu"
    SPREADING = "leviää"
    ESTABLISHED = "laajasti käytössä"


def _registered(register: str, code: str, message: str) -> Any:
    """A validator that turns a written name into the thing of that name in the given register."""

    def resolve(written: object, info: ValidationInfo) -> object:
        if not isinstance(written, str):
            return written
        registers: Any = info.context
        names: Names[Any] = getattr(registers, f"{register}_names")
        found = names.find(written)
        if found is None:
            nearest = names.nearest(written)
            hint = f"Tarkoititko: {nearest}?" if nearest else _NO_NEAR_NAME[register]
            if register == "organisation" and registers.municipality_names.find(written):
                hint = f"Kunta kirjoitetaan kenttään municipality: {written}."
            raise PydanticCustomError(code, message, {"written": written, "hint": hint})
        return found

    return BeforeValidator(resolve)


_NO_NEAR_NAME = {
    "sector": "Palvelualat luetellaan tiedostossa registers/sectors.yml.",
    "theme": "Teemat luetellaan tiedostossa registers/themes.yml.",
    "municipality": "Kirjoita kunnan virallinen nimi. Muu organisaatio kirjoitetaan kenttään organisation.",
    "organisation": "Lisää se tiedostoon registers/organisations.yml. Kunta kirjoitetaan kenttään municipality.",
}

_WRITTEN_AS_TEXT = WithJsonSchema({"type": "string"})
SectorName = Annotated[
    Sector, _registered("sector", "unknown-sector", "Palvelualaa ”{written}” ei ole."), _WRITTEN_AS_TEXT
]
ThemeName = Annotated[Theme, _registered("theme", "unknown-theme", "Teemaa ”{written}” ei ole."), _WRITTEN_AS_TEXT]
MunicipalityName = Annotated[
    Municipality, _registered("municipality", "unknown-municipality", "Kuntaa ”{written}” ei ole."), _WRITTEN_AS_TEXT
]
OrganisationName = Annotated[
    Organisation,
    _registered("organisation", "unknown-organisation", "Organisaatiota ”{written}” ei tunneta."),
    _WRITTEN_AS_TEXT,
]


def _web_address(written: str) -> str:
    if not written.startswith(("https://", "http://")) or any(letter.isspace() for letter in written):
        raise PydanticCustomError(
            "bad-web-address",
            "”{written}” ei ole verkko-osoite.",
            {"written": written, "hint": "Verkko-osoite alkaa https:// eikä siinä ole välilyöntejä."},
        )
    return written


def _email(written: str) -> str:
    name, _, place = written.partition("@")
    if not name or "." not in place or any(letter.isspace() or letter in "<>?&\"'" for letter in written):
        raise PydanticCustomError(
            "bad-email",
            "”{written}” ei ole sähköpostiosoite.",
            {"written": written, "hint": "Sähköpostiosoite on muotoa etunimi.sukunimi@kunta.fi."},
        )
    return written


WebAddress = Annotated[str, AfterValidator(_web_address)]
Email = Annotated[str, AfterValidator(_email)]


class Contact(BaseModel):
    """Whom to ask: a person in a public role, or a workplace."""

    model_config = _STRICT

    name: str
    role: str | None = None
    email: Email | None = None
    phone: Annotated[str, Field(pattern=r"^\+?[\d \u00a0()-]{5,25}$")] | None = None

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, written: object) -> object:
        return {"name": written} if isinstance(written, str) else written


class Link(BaseModel):
    """Where more is told."""

    model_config = _STRICT

    url: WebAddress
    title: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _address_alone(cls, written: object) -> object:
        return {"url": written} if isinstance(written, str) else written


class Adoption(BaseModel):
    """Somebody who took the deed as a model (otettu mallia)."""

    model_config = _STRICT

    by: Annotated[str, Field(min_length=1, max_length=120)]
    date: ContentDate | None = None
    url: WebAddress | None = None

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, written: object) -> object:
        return {"by": written} if isinstance(written, str) else written


def _as_list(written: object) -> object:
    return [written] if isinstance(written, str) else written


class DeedFields(BaseModel):
    """What a contributor writes above the text of a deed: five things that are required, the rest as wished."""

    model_config = _STRICT

    title: Annotated[str, Field(min_length=3, max_length=140, title="Otsikko")]
    municipality: Annotated[MunicipalityName | None, Field(title="Kunta")] = None
    organisation: Annotated[OrganisationName | None, Field(title="Organisaatio")] = None
    sector: Annotated[SectorName, Field(title="Palveluala")]
    theme: Annotated[
        tuple[ThemeName, ...], BeforeValidator(_as_list), Field(min_length=1, max_length=5, title="Teemat")
    ]
    date: Annotated[ContentDate, Field(title="Ajankohta")]
    summary: Annotated[str | None, Field(max_length=300, title="Tiivistelmä")] = None
    stage: Annotated[Stage | None, Field(title="Vaihe")] = None
    campaign: Annotated[str | None, Field(title="Kampanja")] = None
    awards: Annotated[tuple[str, ...], BeforeValidator(_as_list), Field(title="Palkinnot")] = ()
    adopted_from: Annotated[Slug | None, Field(title="Mallina ollut teko")] = None
    adoptions: Annotated[tuple[Adoption, ...], BeforeValidator(_as_list), Field(title="Otettu mallia")] = ()
    contact: Annotated[Contact | None, Field(title="Yhteystieto")] = None
    links: Annotated[tuple[Link, ...], BeforeValidator(_as_list), Field(title="Linkit")] = ()
    image: Annotated[str | None, Field(title="Kuva")] = None
    alt: Annotated[str | None, Field(title="Kuvan kuvaus")] = None
    authors: Annotated[tuple[str, ...], BeforeValidator(_as_list), Field(title="Kirjoittajat")] = ()
    lang: Annotated[str, Field(pattern="^(fi|sv|en)$", title="Kieli")] = "fi"
    aliases: Annotated[tuple[Slug, ...], BeforeValidator(_as_list), Field(title="Vanhat osoitteet")] = ()
    source: Annotated[str | None, Field(title="Lähde")] = None
    draft: Annotated[bool, Field(title="Luonnos")] = False

    @model_validator(mode="after")
    def _is_somebodys(self) -> "DeedFields":
        if self.municipality is None and self.organisation is None:
            raise PydanticCustomError(
                "missing-key",
                "Teolta puuttuu tekijä: kenttä municipality tai organisation.",
                {"hint": "Lisää esimerkiksi rivi municipality: Askola."},
            )
        return self


class Deed(DeedFields):
    """A deed as it was read. `text` is Markdown; `path` is its file, seen from the content folder."""

    slug: Slug
    text: str
    path: PurePosixPath

    @property
    def done_by(self) -> Municipality | Organisation:
        """Whoever did it: the organisation, or else the municipality itself."""
        done_by = self.organisation or self.municipality
        assert done_by is not None, "a model validator demands one of the two"
        return done_by


def validate_deed(fields: dict[str, Any], registers: Registers) -> Deed:
    """A Deed of what was written, all values as text; pydantic's ValidationError tells what is wrong."""
    return Deed.model_validate(fields, context=registers)
