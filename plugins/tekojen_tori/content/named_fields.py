"""Kinds of fields that several forms of content share: names that the registers know, texts, lists, days …"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any, Literal, Protocol, TypeVar

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo
from pydantic.json_schema import WithJsonSchema
from pydantic_core import InitErrorDetails, PydanticCustomError

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.names import Names
from tekojen_tori.content.naming.doers import doer, doer_question, municipality, new_organisation
from tekojen_tori.content.registers import (
    AwardSeries,
    Doer,
    Municipality,
    Organisation,
    Sector,
    Support,
    Theme,
    checked_slug,
)

_FILE = re.compile(r"[a-z]+(?:/[a-z0-9-]+){1,2}")
MOST_THEMES = 5
"""Of one deed, or whatever else tells of work."""
WHICH_THEMES = f"Mistä teko kertoo? Valitse 1–{MOST_THEMES} teemaa."
"""The question of the themes where they are chosen from a list, not written in their order."""
STRICT = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
Text = Annotated[str, Field(min_length=1)]
NOTHING_TOO = "nothing too"
"""The mark of a text in which ”ei mitään” is an answer and not the lack of one."""
NothingToo = Annotated[str, NOTHING_TOO]
Language = Annotated[Literal["fi", "sv", "en"], Field(title="Kieli", description="Tekstin kieli: fi, sv tai en.")]


def as_list(written: object) -> object:
    """One thing alone is a list of one."""
    return [written] if isinstance(written, str) else written


class _WithSlug(Protocol):
    @property
    def slug(self) -> str: ...


PagePart = TypeVar("PagePart", bound=_WithSlug)


def each_slug_once(parts: tuple[PagePart, ...]) -> tuple[PagePart, ...]:
    """The parts of one page, if no two have the same place on it; each that repeats one is told of at its own place."""
    first = {part.slug: place for place, part in reversed(list(enumerate(parts)))}
    wrong = PydanticCustomError("duplicate-entry", "Osoite on jo käytössä.", {"hint": "Anna toinen osoite."})
    repeats = [
        InitErrorDetails(type=wrong, loc=(index, "slug"), input=part.slug)
        for index, part in enumerate(parts)
        if first[part.slug] < index
    ]
    if repeats:
        raise ValidationError.from_exception_data("parts", repeats)
    return parts


def _registered(register: str, code: str, message: str) -> Any:
    """A validator that turns a written name into the thing of that name in the given register."""

    def resolve(written: object, info: ValidationInfo) -> object:
        if written and isinstance(written, dict):
            raise PydanticCustomError("wrong-type", "Tässä pitäisi olla nimi.", {"hint": "Kirjoita pelkkä nimi."})
        if written and isinstance(written, list):
            hint = f"Kirjoita vain yksi: {info.field_name}: {written[0]}."
            raise PydanticCustomError("wrong-type", "Tässä on luettelo, vaikka nimiä saa olla yksi.", {"hint": hint})
        if not isinstance(written, str):
            return written
        registers: Any = info.context
        names: Names[Any] = getattr(registers, f"{register}_names")
        found = municipality(written, registers) if register == "municipality" else names.find(written)
        if found is None and register == "organisation":
            found = new_organisation(written, registers)
        if found is None:
            # pydantic asks how to write whatever is told here: of a partial, with all the registers in it.
            raise PydanticCustomError(
                code, message, {"written": written, "hint": lambda: _meant(written, register, registers)}
            )
        return found

    return BeforeValidator(resolve)


def _meant(written: str, register: str, registers: Any) -> str:
    if register in ("municipality", "organisation"):
        return _doer_meant(written, registers, register)
    near = getattr(registers, f"{register}_names").nearest(written)
    return f"Tarkoititko: {near}?" if near else _NO_NEAR_NAME[register]


def _doer_meant(written: str, registers: Any, register: str) -> str:
    """What was meant by somebody's name in a field that takes only municipalities, or only organisations, or both."""
    if found := doer(written, registers):
        field = "municipality" if isinstance(found, Municipality) else "organisation"
        what = "Kunta" if field == "municipality" else "Organisaatio"
        return f"{what} kirjoitetaan kenttään {field}: {found.name}."
    if question := doer_question(written, registers):
        return question
    return _NO_NEAR_NAME[register]


_NO_NEAR_NAME = {
    "sector": "Palvelualat luetellaan tiedostossa registers/sectors.yml.",
    "theme": "Teemat luetellaan tiedostossa registers/themes.yml.",
    "support": "Tuen lajit luetellaan tiedostossa registers/support.yml.",
    "municipality": "Kirjoita kunnan virallinen nimi. Muu organisaatio kirjoitetaan kenttään organisation.",
    "region": "Kirjoita maakunnan nimi, kuten Kainuu.",
    "award": "Palkintosarjat luetellaan tiedostossa registers/awards.yml.",
    "organisation": "Lisää se tiedostoon registers/organisations.yml. Kunta kirjoitetaan kenttään municipality.",
}


def _name_in(*registers: str) -> WithJsonSchema:
    """What a name is to JSON Schema: one of those in some registers, which a schema is given when it is made."""
    return WithJsonSchema({"type": "string", NAMES: registers})


NAMES = "names"
"""The key that stands in a schema for the names of registers."""
SectorName = Annotated[
    Sector, _registered("sector", "unknown-sector", "Palvelualaa ”{written}” ei ole."), _name_in("sectors")
]
ThemeName = Annotated[Theme, _registered("theme", "unknown-theme", "Teemaa ”{written}” ei ole."), _name_in("themes")]
SupportName = Annotated[
    Support, _registered("support", "unknown-support", "Tukea ”{written}” ei ole."), _name_in("support")
]
MunicipalityName = Annotated[
    Municipality,
    _registered("municipality", "unknown-municipality", "Kuntaa ”{written}” ei ole."),
    _name_in("municipalities"),
]
OrganisationName = Annotated[
    Organisation,
    _registered("organisation", "unknown-organisation", "Organisaatiota ”{written}” ei tunneta."),
    _name_in("organisations"),
]
RegionName = Annotated[
    str, _registered("region", "unknown-region", "Maakuntaa ”{written}” ei ole."), _name_in("regions")
]


def _doer(written: object, info: ValidationInfo) -> object:
    registers: Any = info.context
    if not isinstance(written, str):
        raise PydanticCustomError("wrong-type", "Nimen pitäisi olla tekstiä.")
    found = doer(written, registers)
    if found is None:
        raise PydanticCustomError(
            "unknown-organisation",
            "Kuntaa tai organisaatiota ”{written}” ei tunneta.",
            {"written": written, "hint": lambda: _doer_meant(written, registers, "organisation")},
        )
    return found


DoerName = Annotated[Doer, BeforeValidator(_doer), _name_in("municipalities", "organisations")]
SeriesName = Annotated[
    AwardSeries, _registered("award", "unknown-award", "Palkintosarjaa ”{written}” ei ole."), _name_in("awards")
]


def _file(written: object) -> str:
    file = str(written).strip().removesuffix(".md")
    if not _FILE.fullmatch(file):
        raise PydanticCustomError(
            "bad-file",
            "”{written}” ei ole tiedosto.",
            {"written": str(written), "hint": "Kirjoita kansio ja tiedoston nimi, esimerkiksi deeds/oma-teko."},
        )
    return file


def _day(when: ContentDate) -> ContentDate:
    if not when.last.day or when.first != when.last:
        raise PydanticCustomError(
            "inexact-date",
            "”{written}” ei ole päivä.",
            {"written": when.iso(), "hint": "Kirjoita päivä, esimerkiksi 2027-03-01."},
        )
    return when


Day = Annotated[ContentDate, AfterValidator(_day)]
"""A date that is known to the day."""
FileName = Annotated[str, BeforeValidator(_file)]
"""A content file as its folder and name, without .md: `deeds/oma-teko`."""


def _told_name(written: str) -> str:
    return _file(written) if "/" in written else checked_slug(written)


ToldName = Annotated[
    str,
    AfterValidator(_told_name),
    WithJsonSchema({"type": "string", "pattern": f"^({_FILE.pattern}|[a-z0-9]+(-[a-z0-9]+)*)$"}),
]
"""A deed by its slug alone, or anything told by its folder and name: `stories/sarja/tarina`."""


Condensed = Annotated[
    bool, Field(title="Lyhennelmä", description="true, jos alkuperäisestä on vain lyhyt kuvaus lähteen mukaan.")
]
Partners = Annotated[tuple[Text, ...], BeforeValidator(as_list), Field(title="Kumppanit")]


@dataclass(frozen=True, order=True)
class Lines:
    """Lines of a text from the first to the last, both of them included; a text begins with line 1."""

    first: int
    last: int


def _lines(written: object) -> object:
    """Lines written `15` or `15-20`."""
    found = _LINES.fullmatch(str(written))
    if found is None or int(found[2] or found[1]) < int(found[1]):
        raise PydanticCustomError(
            "bad-lines",
            "”{written}” ei kerro, mitkä lähteen rivit ovat kyseessä.",
            {"written": str(written)[:60], "hint": "Kirjoita rivin numero 15 tai ensimmäinen ja viimeinen rivi 15-20."},
        )
    return Lines(int(found[1]), int(found[2] or found[1]))


def _in_order(parts: tuple[Lines, ...]) -> tuple[Lines, ...]:
    """The lines, if they go on from one part to the next; each part that doesn't is told of at its own place."""
    wrong = PydanticCustomError(
        "lines-out-of-order",
        "Rivit on jo lueteltu, tai ne ovat väärässä järjestyksessä.",
        {"hint": "Luettele lähteen rivit pienimmästä suurimpaan, kukin kerran: [15-20, 31]."},
    )
    astray = [
        InitErrorDetails(type=wrong, loc=(place,), input=after)
        for place, (before, after) in enumerate(pairwise(parts), 1)
        if after.first <= before.last
    ]
    if astray:
        raise ValidationError.from_exception_data("source_lines", astray)
    return parts


_LINES = re.compile(r"([1-9]\d{0,8})(?:\s*[-–]\s*([1-9]\d{0,8}))?", re.ASCII)
_LinesName = Annotated[
    Lines,
    BeforeValidator(_lines),
    WithJsonSchema({"type": ["string", "integer"], "pattern": "^[1-9][0-9]*(-[1-9][0-9]*)?$", "minimum": 1}),
]
SourceLines = Annotated[
    tuple[_LinesName, ...],
    BeforeValidator(as_list),
    AfterValidator(_in_order),
    Field(title="Lähteen rivit", description="Lähdetekstin rivit, joista kaikki on peräisin. Ei näy sivuilla."),
]
"""For maintainers: where in its source all that a file says is. `scripts/check_source` holds the file to it."""
