"""The programme's own figures: what its reports tell, number by number, each with its source."""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, ValidationError, WithJsonSchema, field_validator
from pydantic_core import InitErrorDetails, PydanticCustomError
from pydantic_core.core_schema import ValidationInfo

from tekojen_tori.content.approximation import Approximation
from tekojen_tori.content.named_fields import STRICT, SourceLines, Text, as_list
from tekojen_tori.content.registers import Slug

_MOST_ANSWERS = 10_000_000  # more than there are Finns
_MOST_DIGITS = 15
_NUMBER = re.compile(r"\d+(?:[ \u00a0]\d{3})*(?:[.,]\d+)?")


class Unit(StrEnum):
    """What the numbers of a figure count, and so how they are shown: as bars, or else only as a table."""

    COUNT = "kpl"
    SHARE = "%"
    VARIOUS = "eri"
    PLACE = "sija"


_HEADINGS = {
    Unit.COUNT: ("Mitä", "Määrä"),
    Unit.SHARE: ("Mitä", "Osuus, %"),
    Unit.VARIOUS: ("Mitä", "Luku"),
    Unit.PLACE: ("Mitä", "Sija"),
}


def _number(written: object) -> object:
    """A number with as many decimals as it was written with: 69,4 and 69.4, 5 000 and 5000."""
    if not isinstance(written, str):
        return written
    if not _NUMBER.fullmatch(written):
        raise PydanticCustomError(
            "not-a-number",
            "”{written}” ei ole luku.",
            {"written": written, "hint": "Kirjoita pelkkä luku, kuten 5000 tai 69.4. Sana noin kuuluu kenttään about."},
        )
    digits = re.sub(r"[ \u00a0]", "", written).replace(",", ".")
    if len(digits.replace(".", "")) > _MOST_DIGITS:
        raise PydanticCustomError(
            "out-of-range",
            "Luku ”{written}” on liian pitkä: enintään {most} numeroa.",
            {"written": written[:60], "most": _MOST_DIGITS, "hint": "Tarkista luku."},
        )
    return Decimal(digits)


Number = Annotated[Decimal, BeforeValidator(_number)]
_NUMBER_SCHEMA: dict[str, Any] = {"type": ["number", "string"], "pattern": f"^{_NUMBER.pattern}$"}


class FigureRow(BaseModel):
    """A row of a figure: what it is of, and its numbers; `note` tells what must be known of just this one."""

    model_config = STRICT

    name: Annotated[Text, Field(title="Nimi")]
    value: Annotated[
        tuple[Number, ...],
        BeforeValidator(as_list),
        WithJsonSchema({"anyOf": [_NUMBER_SCHEMA, {"type": "array", "items": _NUMBER_SCHEMA}]}),
        Field(title="Luku", description="Luku, tai luettelo lukuja, jos sarakkeita on monta."),
    ] = ()
    about: Annotated[
        Approximation | None, Field(title="Tarkkuus", description="Jos luku ei ole tarkka: noin, yli, lähes tai alle.")
    ] = None
    note: Annotated[Text | None, Field(title="Huomautus")] = None
    key: Annotated[
        Text | None, Field(title="Avainluku", description="Jos luku näytetään myös sivun alussa: mitä sen alla lukee.")
    ] = None


class ProgrammeFigure(BaseModel):
    """A figure of the programme. `source` is a place in the programme's source, `answers` the number of answers (n)."""

    model_config = STRICT

    slug: Annotated[Slug, Field(title="Osoite", description="CSV-tiedoston nimi. Älä muuta sitä julkaisun jälkeen.")]
    title: Annotated[Text, Field(title="Otsikko")]
    part: Annotated[Text, Field(title="Osa", description="Väliotsikko, jonka alla luku on sivulla.")]
    tells: Annotated[Text, Field(title="Kuvaus", description="Mitä luvut kertovat.")]
    unit: Annotated[
        Unit, Field(title="Yksikkö", description="kpl, %, sija, tai eri, kun rivit laskevat eri asioita.")
    ] = Unit.COUNT
    answers: Annotated[
        int | None,
        Field(ge=1, le=_MOST_ANSWERS, title="Vastauksia", description="Kuinka monta vastausta saatiin."),
    ] = None
    source: Annotated[Text, Field(title="Lähde", description="Sivu ja luku, joista luvut ovat.")]
    source_lines: SourceLines = ()
    note: Annotated[Text | None, Field(title="Huomautus")] = None
    columns: Annotated[
        tuple[Text, ...], Field(title="Sarakkeet", description="Taulukon otsikot, jos muut kuin tavalliset.")
    ] = ()
    rows: Annotated[tuple[FigureRow, ...], Field(min_length=1, title="Rivit")]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the table: of the names, and of each number."""
        return self.columns or _HEADINGS[self.unit]

    @property
    def is_drawn(self) -> bool:
        """Whether its numbers can be compared, and so drawn."""
        return self.unit in (Unit.COUNT, Unit.SHARE)

    @field_validator("rows")
    @classmethod
    def _rows_fit(cls, rows: tuple[FigureRow, ...], info: ValidationInfo) -> tuple[FigureRow, ...]:
        unit = info.data.get("unit", Unit.COUNT)
        columns = len(info.data.get("columns") or _HEADINGS[unit]) - 1
        wrong = [
            InitErrorDetails(type=problem, loc=(index, "value"), input=row.value)
            for index, row in enumerate(rows)
            for problem in _wrong_in(row, unit, columns)
        ]
        if wrong:
            raise ValidationError.from_exception_data("rows", wrong)
        return rows


def _wrong_in(row: FigureRow, unit: Unit, columns: int) -> Iterator[PydanticCustomError]:
    if unit is Unit.PLACE:
        if row.value:
            yield PydanticCustomError(
                "needless-value", "Sijoille ei kirjoiteta lukuja.", {"hint": "Rivien järjestys kertoo sijan."}
            )
    elif len(row.value) != columns:
        yield PydanticCustomError(
            "wrong-number-of-values",
            "Rivillä ”{name}” pitäisi olla lukuja {columns}, ei {values}.",
            {
                "name": row.name,
                "columns": columns,
                "values": len(row.value),
                "hint": "Lukuja on yhtä monta kuin sarakkeita nimen jälkeen.",
            },
        )
    elif unit is Unit.SHARE and max(row.value) > 100:
        yield PydanticCustomError(
            "out-of-range",
            "Rivin ”{name}” osuus on yli 100 %.",
            {"name": row.name, "hint": "Tarkista luku: PDF:stä kopioitu teksti voi toistaa numerot."},
        )
