"""Pages that tell of the programme: each is a title and its sections, of text, tables, figures and drawings."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, ValidationError, field_validator
from pydantic_core import InitErrorDetails, PydanticCustomError
from pydantic_core.core_schema import ValidationInfo

from tekojen_tori.content.named_fields import STRICT, SourceLines, Text, as_list
from tekojen_tori.content.registers import Slug
from tekojen_tori.markdown.text import fault_in

INDEX = "tietoa/ohjelma/"
"""The address under which the pages lie."""
_MOST_PAGES = 1_000


def _readable(written: str) -> str:
    fault = fault_in(written)
    if fault:
        raise PydanticCustomError("unreadable-text", "{what}", {"what": fault.message, "hint": fault.hint})
    return written


MarkdownText = Annotated[Text, AfterValidator(_readable)]
"""Paragraphs, lists, quotes and links. A link within the site begins with a slash: `/haku/`."""


class SectionTable(BaseModel):
    """A table of words: numbers are figures."""

    model_config = STRICT

    columns: Annotated[
        tuple[Text, ...], Field(min_length=2, max_length=4, title="Sarakkeet", description="Otsikot, kahdesta neljään.")
    ]
    rows: Annotated[
        tuple[tuple[MarkdownText, ...], ...],
        Field(min_length=1, title="Rivit", description="Rivillä on yhtä monta solua kuin sarakkeita."),
    ]

    @field_validator("rows")
    @classmethod
    def _rows_fit(cls, rows: tuple[tuple[str, ...], ...], info: ValidationInfo) -> tuple[tuple[str, ...], ...]:
        columns = len(info.data.get("columns", ()))
        wrong = [
            InitErrorDetails(
                type=PydanticCustomError(
                    "wrong-number-of-cells",
                    "Rivillä pitäisi olla soluja {columns}, ei {cells}.",
                    {"columns": columns, "cells": len(row), "hint": "Soluja on yhtä monta kuin sarakkeita."},
                ),
                loc=(place,),
                input=row,
            )
            for place, row in enumerate(rows)
            if columns and len(row) != columns
        ]
        if wrong:
            raise ValidationError.from_exception_data("rows", wrong)
        return rows


class Step(BaseModel):
    """A step of a chain, and what stands in its boxes."""

    model_config = STRICT

    title: Annotated[Text, Field(max_length=60, title="Vaihe")]
    boxes: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=300)], ...],
        BeforeValidator(as_list),
        Field(min_length=1, max_length=20, title="Laatikot"),
    ]


class PageSection(BaseModel):
    """A part of a page. `source` is a place in the programme's source, or says whose words these are."""

    model_config = STRICT

    title: Annotated[Text, Field(title="Väliotsikko")]
    text: Annotated[MarkdownText | None, Field(title="Teksti", description="Markdownia, ilman väliotsikoita.")] = None
    table: Annotated[SectionTable | None, Field(title="Taulukko")] = None
    chain: Annotated[
        tuple[Step, ...],
        Field(max_length=8, title="Ketju", description="Kuva vaiheista, jotka johtavat toisiinsa."),
    ] = ()
    figures: Annotated[
        tuple[Slug, ...],
        BeforeValidator(as_list),
        Field(title="Luvut", description="Tiedoston programme.yml lukujen osoitteita (slug)."),
    ] = ()
    source: Annotated[Text, Field(title="Lähde", description="Sivu ja luku, joista tiedot ovat, tai kenen sanat ovat.")]
    source_lines: SourceLines = ()

    @property
    def texts(self) -> Iterator[str]:
        """All that is Markdown in it."""
        if self.text:
            yield self.text
        for row in self.table.rows if self.table else ():
            yield from row


class PageFields(BaseModel):
    """What a file of `registers/programme/` holds. Its name is the page's address."""

    model_config = STRICT

    number: Annotated[int, Field(ge=1, le=_MOST_PAGES, title="Järjestysnumero", description="Paikka sivujen joukossa.")]
    title: Annotated[Text, Field(title="Otsikko")]
    summary: Annotated[Text, Field(title="Tiivistelmä", description="Virke tai kaksi, jotka aloittavat sivun.")]
    sections: Annotated[tuple[PageSection, ...], Field(min_length=1, title="Kohdat", description="Järjestyksessä.")]


class ProgrammePage(PageFields):
    """A page as it was read."""

    slug: Slug

    @property
    def address(self) -> str:
        """The page's address, seen from the home page."""
        return f"{INDEX}{self.slug}/"
