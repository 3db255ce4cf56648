"""The development path: the phases of developing work with what to take care of in each, and the tools beside it."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field, field_validator

from tekojen_tori.content.named_fields import STRICT, Text, as_list, each_slug_once
from tekojen_tori.content.registers import Slug

_Texts = Annotated[tuple[Text, ...], BeforeValidator(as_list)]
_Slugs = Annotated[tuple[Slug, ...], BeforeValidator(as_list)]
_FILE_NAMES = "Tiedostojen nimet ilman päätettä .md."


class PathPart(BaseModel):
    """A phase or a tool: what shows it, and the place in the path's source that tells of it."""

    model_config = STRICT

    slug: Annotated[Slug, Field(title="Osoite", description="Paikka sivulla. Älä muuta sitä julkaisun jälkeen.")]
    deeds: Annotated[_Slugs, Field(title="Teot", description=_FILE_NAMES)] = ()
    stories: Annotated[_Slugs, Field(title="Tarinat", description=_FILE_NAMES)] = ()
    webinars: Annotated[_Slugs, Field(title="Webinaarit", description=_FILE_NAMES)] = ()
    source: Annotated[Text, Field(title="Lähde", description="Luvut, joista tiedot ovat.")]


class Phase(PathPart):
    """A phase (vaihe) of the path. `take_care` is its checklist."""

    title: Annotated[Text, Field(title="Vaihe")]
    subtitle: Annotated[Text, Field(title="Mitä vaiheessa tehdään")]
    introduction: Annotated[Text, Field(title="Esittely")]
    take_care: Annotated[
        _Texts, Field(min_length=1, title="Muistilista", description="Kohtia, joista pitää huolehtia.")
    ]


class Tool(PathPart):
    """A tool or a way of working (työkalu tai toimintatapa)."""

    name: Annotated[Text, Field(title="Nimi")]
    purpose: Annotated[Text, Field(title="Mihin se sopii")]
    gave: Annotated[Text, Field(title="Mitä se antoi")]
    hints: Annotated[_Texts, Field(title="Vinkit")] = ()


class Toolbox(BaseModel):
    """The tools and ways of working, which have a page of their own."""

    model_config = STRICT

    title: Annotated[Text, Field(title="Otsikko")]
    summary: Annotated[Text, Field(title="Tiivistelmä", description="Virke tai kaksi, jotka aloittavat sivun.")]
    tools: Annotated[tuple[Tool, ...], Field(min_length=1, title="Työkalut", description="Näyttämisjärjestyksessä.")]

    _places = field_validator("tools")(each_slug_once)


class DevelopmentPath(BaseModel):
    """The path and its tools. `source` is the publication that every part's own source is a place in."""

    model_config = STRICT

    title: Annotated[Text, Field(title="Otsikko")]
    summary: Annotated[Text, Field(title="Tiivistelmä", description="Virke tai kaksi, jotka aloittavat sivun.")]
    origin: Annotated[Text, Field(title="Alkuperä", description="Kenen vaiheet ovat ja kuka listat on koonnut.")]
    source: Annotated[Text, Field(title="Lähde", description="Julkaisu, josta tiedot ovat.")]
    phases: Annotated[tuple[Phase, ...], Field(min_length=1, title="Vaiheet", description="Järjestyksessä.")]
    toolbox: Annotated[Toolbox | None, Field(title="Työkalut")] = None

    _places = field_validator("phases")(each_slug_once)

    @property
    def parts(self) -> Iterable[tuple[tuple[str | int, ...], PathPart]]:
        """Every phase and tool, by the path of keys that leads to it."""
        for number, phase in enumerate(self.phases):
            yield ("phases", number), phase
        for number, tool in enumerate(self.toolbox.tools if self.toolbox else ()):
            yield ("toolbox", "tools", number), tool


REGISTERS = {"development_path": (DevelopmentPath, "Kehittämispolku")}
