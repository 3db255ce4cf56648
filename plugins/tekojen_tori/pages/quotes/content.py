"""A quote: somebody's words as a source gives them, and what they are about."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from tekojen_tori.content.named_fields import STRICT, SourceLines, Text, as_list

LONGEST = 700
"""Letters: what is longer is no quote but somebody else's text."""
_QUOTED = re.compile(r'["”“„»«].*["”“„»«]', re.DOTALL)
_ABOUT = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+){0,2}")


def _without_quotation_marks(written: str) -> str:
    if _QUOTED.fullmatch(written):
        raise PydanticCustomError(
            "quotation-marks",
            "Lainaus on lainausmerkeissä.",
            {"hint": "Poista lainausmerkit alusta ja lopusta: sivu lisää ne itse."},
        )
    return written


def _named(written: str) -> str:
    name = written.removesuffix(".md")
    if not _ABOUT.fullmatch(name):
        raise PydanticCustomError(
            "bad-file", "”{written}” ei ole minkään nimi.", {"written": written[:80], "hint": HOW_TO_NAME}
        )
    return name


HOW_TO_NAME = "Kirjoita esimerkiksi deeds/oma-teko, stories/sarja/tarina, support/sparraus tai työkalun osoite."


class Quote(BaseModel):
    """Words, whose they are, and what they are about: content files, kinds of support, tools or the programme."""

    model_config = STRICT

    text: Annotated[
        str,
        Field(min_length=3, max_length=LONGEST, title="Lainaus", description="Ilman lainausmerkkejä."),
        AfterValidator(_without_quotation_marks),
    ]
    by: Annotated[Text, Field(max_length=140, title="Kenen sanoja", description="Siten kuin lähde sen kertoo.")]
    about: Annotated[
        tuple[Annotated[str, AfterValidator(_named)], ...],
        BeforeValidator(as_list),
        Field(min_length=1, title="Mistä lainaus kertoo"),
    ]
    source: Annotated[Text, Field(title="Lähde", description="Julkaisun luku, jossa lainaus on.")]
    source_lines: SourceLines = ()


class QuoteList(tuple[Quote, ...]):
    """Every quote, in the editors' order."""
