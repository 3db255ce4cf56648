"""Breakthroughs (läpimurrot): ways of working that have spread, as a source tells of them and groups them."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field

from tekojen_tori.content.named_fields import STRICT, FileName, SourceLines, Text, as_list

_Texts = Annotated[tuple[Text, ...], BeforeValidator(as_list)]
_MOST_SHOWN = 6
LADDER = "portaat"
"""The place of the ladder on the page."""


class Term(BaseModel):
    """A word and what it means."""

    model_config = STRICT

    name: Annotated[Text, Field(title="Sana")]
    meaning: Annotated[Text, Field(title="Merkitys")]


class WayOfWorking(BaseModel):
    """A way of working (toimintatapa) and what of the tori shows it.

    `shown_by` are content files without .md; if there are none, whatever has one of the themes shows it.
    """

    model_config = STRICT

    name: Annotated[Text, Field(title="Toimintatapa")]
    text: Annotated[Text | None, Field(title="Mitä siitä sanotaan")] = None
    themes: Annotated[_Texts, Field(title="Teemat", description="Teemojen nimiä.")] = ()
    support: Annotated[_Texts, Field(title="Tuki", description="Tuen lajien nimiä.")] = ()
    shown_by: Annotated[
        tuple[FileName, ...],
        BeforeValidator(as_list),
        Field(max_length=_MOST_SHOWN, title="Mikä siitä kertoo", description="Kansio ja tiedosto: deeds/oma-teko."),
    ] = ()
    source_lines: SourceLines = ()

    @property
    def texts(self) -> Iterator[str]:
        """All that is said of it."""
        yield self.name
        if self.text:
            yield self.text


class BreakthroughPart(BaseModel):
    """A part of the page. `source` is a place in the source of all."""

    model_config = STRICT

    title: Annotated[Text, Field(title="Väliotsikko")]
    text: Annotated[_Texts, Field(title="Teksti", description="Kappaleet järjestyksessä.")] = ()
    terms: Annotated[tuple[Term, ...], Field(title="Sanat", description="Sanoja ja niiden merkitykset.")] = ()
    source: Annotated[Text, Field(title="Lähde", description="Sivu ja luku, joista tiedot ovat.")]
    source_lines: SourceLines = ()

    @property
    def texts(self) -> Iterator[str]:
        """All that it says under its heading, in pieces that begin a sentence."""
        yield from self.text
        for term in self.terms:
            yield term.name
            yield term.meaning


class BreakthroughGroup(BreakthroughPart):
    """Breakthroughs that came about in the same way. `points` is a list under a heading of its own."""

    summary: Annotated[Text, Field(title="Ryhmä lyhyesti", description="Yksi virke, johdannon luetteloon.")]
    ways: Annotated[tuple[WayOfWorking, ...], Field(title="Toimintatavat", description="Näyttämisjärjestyksessä.")] = ()
    points_title: Annotated[Text | None, Field(title="Luettelon otsikko")] = None
    points: Annotated[_Texts, Field(title="Luettelo")] = ()
    conclusion: Annotated[_Texts, Field(title="Johtopäätös", description="Kappaleet järjestyksessä.")] = ()

    @property
    def texts(self) -> Iterator[str]:
        """With its summary, points and conclusion; what its ways of working say is apart."""
        yield self.summary
        yield from super().texts
        yield from self.points
        yield from self.conclusion


class Breakthroughs(BaseModel):
    """The page of the breakthroughs. `ladder` tells of the stages by which a way of working spreads."""

    model_config = STRICT

    title: Annotated[Text, Field(title="Otsikko")]
    summary: Annotated[Text, Field(title="Tiivistelmä", description="Virke tai kaksi, jotka aloittavat sivun.")]
    source: Annotated[Text, Field(title="Lähde", description="Julkaisu, josta tiedot ovat.")]
    introduction: Annotated[BreakthroughPart, Field(title="Johdanto", description="Mitä läpimurto tarkoittaa.")]
    ladder: Annotated[BreakthroughPart, Field(title="Portaat", description="Miten uusi tapa leviää.")]
    groups: Annotated[tuple[BreakthroughGroup, ...], Field(min_length=1, title="Ryhmät", description="Järjestyksessä.")]

    @property
    def parts(self) -> Iterator[tuple[str, BreakthroughPart]]:
        """Every part in the order of the page, by its place on it."""
        yield "johdanto", self.introduction
        yield LADDER, self.ladder
        yield from ((f"ryhma-{number}", group) for number, group in enumerate(self.groups, 1))

    @property
    def ways(self) -> Iterator[tuple[tuple[str | int, ...], WayOfWorking]]:
        """Every way of working, by the path of keys that leads to it."""
        for number, group in enumerate(self.groups):
            for place, way in enumerate(group.ways):
                yield ("groups", number, "ways", place), way


REGISTERS = {"breakthroughs": (Breakthroughs, "Läpimurrot")}
