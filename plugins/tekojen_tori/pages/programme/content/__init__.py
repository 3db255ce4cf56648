"""The programme that the tori comes of: its figures, number by number with their sources, and pages that tell of it."""

from typing import Annotated

from pydantic import BaseModel, Field, field_validator

from tekojen_tori.content.named_fields import STRICT, Text, each_slug_once
from tekojen_tori.pages.programme.content.figures import ProgrammeFigure
from tekojen_tori.pages.programme.content.pages import PageFields, ProgrammePage


class ProgrammeFields(BaseModel):
    """The programme and its figures. `source` is the publication that every figure's own source is a place in."""

    model_config = STRICT

    title: Annotated[Text, Field(title="Otsikko")]
    summary: Annotated[Text, Field(title="Tiivistelmä", description="Virke tai kaksi ohjelmasta.")]
    source: Annotated[Text, Field(title="Lähde", description="Julkaisu, josta luvut ovat.")]
    figures: Annotated[tuple[ProgrammeFigure, ...], Field(min_length=1, title="Luvut")]

    _addresses = field_validator("figures")(each_slug_once)


class Programme(ProgrammeFields):
    """The programme as it was read, with its pages in their order."""

    pages: tuple[ProgrammePage, ...] = ()


REGISTERS = {"programme": (ProgrammeFields, "Ohjelman luvut"), "programme_page": (PageFields, "Ohjelman sivu")}
