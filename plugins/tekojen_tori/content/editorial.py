"""What stories, episodes and webinars have in common: an editor's account of work that deeds tell of too."""

from typing import Annotated, ClassVar

from pydantic import BaseModel, BeforeValidator, Field

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.moving_in.old_addresses import OLD_ADDRESSES, Alias
from tekojen_tori.content.named_fields import (
    MOST_THEMES,
    STRICT,
    Condensed,
    Language,
    MunicipalityName,
    OrganisationName,
    SectorName,
    SourceLines,
    ThemeName,
    as_list,
)
from tekojen_tori.content.registers import Doer, Municipality, Sector, Slug
from tekojen_tori.content.written import Told, Written
from tekojen_tori.language.sentences import listed

LARGEST_NUMBER = 10_000
"""Of a thing in its series."""
DeedSlugs = Annotated[
    tuple[Slug, ...],
    BeforeValidator(as_list),
    Field(title="Teot", description="Teot, joista tämä kertoo: tiedostojen nimet ilman päätettä .md."),
]
SourceField = Annotated[str | None, Field(title="Lähde", description="Mistä tiedot ovat peräisin.")]


class PublishedFields(BaseModel):
    """What an editor may write above any text that gets a page of its own."""

    model_config = STRICT

    title: Annotated[str, Field(min_length=3, max_length=140, title="Otsikko")]
    summary: Annotated[
        str | None,
        Field(max_length=300, title="Tiivistelmä", description="Yksi virke, joka näkyy kortissa ja hakukoneissa."),
    ] = None
    image: Annotated[str | None, Field(title="Kuva", description="Kuvatiedosto vieressä, enintään 2 Mt.")] = None
    alt: Annotated[str | None, Field(title="Kuvan kuvaus", description="Mitä kuvassa on.")] = None
    aliases: Annotated[tuple[Alias, ...], BeforeValidator(as_list), OLD_ADDRESSES] = ()
    source: SourceField = None
    source_lines: SourceLines = ()
    draft: Annotated[bool, Field(title="Luonnos", description="Kesken: näkyy vain esikatselussa.")] = False


class EditorialFields(PublishedFields):
    """What an editor may write above a story, an episode or a webinar: who it is about and what, and the deeds."""

    number: Annotated[
        int | None, Field(ge=1, le=LARGEST_NUMBER, title="Järjestysnumero", description="Paikka sarjassa.")
    ] = None
    municipality: Annotated[
        tuple[MunicipalityName, ...],
        BeforeValidator(as_list),
        Field(title="Kunta", description="Jos kuntia on monta, luettelona: [Pirkkala, Keuruu]."),
    ] = ()
    organisation: Annotated[
        OrganisationName | None, Field(title="Organisaatio", description="Jos kyse on muusta kuin kunnasta.")
    ] = None
    sector: Annotated[tuple[SectorName, ...], BeforeValidator(as_list), Field(title="Palvelualat")] = ()
    theme: Annotated[
        tuple[ThemeName, ...],
        BeforeValidator(as_list),
        Field(max_length=MOST_THEMES, title="Teemat", description=f"Tärkein ensin, enintään {MOST_THEMES}."),
    ] = ()
    date: Annotated[ContentDate | None, Field(title="Ajankohta", description="Niin tarkasti kuin se tiedetään.")] = None
    deeds: DeedSlugs = ()
    condensed: Condensed = False
    lang: Language = "fi"


class EditorialThing(EditorialFields, Told):
    """A story, an episode or a webinar as it was read.

    `is_news_undated` is whether the home page offers a thing of the kind whose date nobody knows.
    """

    is_news_undated: ClassVar[bool] = True
    has_series: ClassVar[bool] = True

    @property
    def sectors(self) -> tuple[Sector, ...]:
        """The sectors that it is about."""
        return self.sector

    @property
    def municipalities(self) -> tuple[Municipality, ...]:
        """The municipalities that it is about, each once."""
        return tuple(dict.fromkeys(self.municipality))

    @property
    def doers(self) -> tuple[Doer, ...]:
        """Whoever it is about, if anybody in particular."""
        return (self.organisation,) if self.organisation else self.municipalities

    @property
    def who(self) -> str:
        """Whoever it is about, in words."""
        return listed(doer.name for doer in self.doers)

    @property
    def authors(self) -> tuple[str, ...]:
        """The editors, who are not named."""
        return ()

    @property
    def names(self) -> tuple[str, ...]:
        """Who else is in it or made it, and what they are: readers search by these too."""
        return ()

    @property
    def numbering(self) -> tuple[object, ...]:
        """What it has its number in, which nothing else there may have."""
        return (self.path.parent,)

    @property
    def series(self) -> str | None:
        """The slug of the series to whose folder it belongs; None if it stands by itself."""
        folders = self.path.parts[1:-1]
        return folders[0] if folders else None


class Introduces(Written):
    """What introduces a series: its file lies beside the folder, of the same name, that holds what belongs to it."""

    @property
    def folder(self) -> str:
        """The folder of what it is a series of: `stories` or `webinars`."""
        return self.path.parts[0]

    def holds(self, thing: EditorialThing) -> bool:
        """Whether a thing belongs to it: lies in its folder."""
        return thing.path.parts[0] == self.folder and thing.series == self.slug
