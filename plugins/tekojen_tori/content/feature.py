"""A feature (nosto): something that the editors want seen on the home page for a while."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.named_fields import STRICT

_FILE = re.compile(r"[a-z]+(?:/[a-z0-9-]+){1,2}")


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


class Feature(BaseModel):
    """What is shown from one day to another, both included. `shows` is its file without .md: `deeds/oma-teko`."""

    model_config = STRICT

    shows: Annotated[str, BeforeValidator(_file), Field(title="Mitä nostetaan")]
    heading: Annotated[str, Field(min_length=3, max_length=60, title="Yläotsikko")]
    text: Annotated[str | None, Field(max_length=300, title="Virke siitä, miksi")] = None
    begins: Annotated[Day, Field(title="Ensimmäinen päivä")]
    ends: Annotated[Day, Field(title="Viimeinen päivä")]

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Feature":
        if self.ends < self.begins:
            raise PydanticCustomError(
                "bad-period",
                "Nosto päättyy ennen kuin se alkaa.",
                {"hint": f"Tarkoititko: begins: {self.ends.iso()}, ends: {self.begins.iso()}?"},
            )
        return self
