"""A campaign: a period in which deeds are collected, or a gala, and the awards that were given."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from tekojen_tori.content.approximation import Approximation
from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.done import MOST_DEEDS, Done
from tekojen_tori.content.kind import Kind
from tekojen_tori.content.moving_in.old_addresses import OLD_ADDRESSES, Alias
from tekojen_tori.content.named_fields import (
    STRICT,
    MunicipalityName,
    OrganisationName,
    SectorName,
    SeriesName,
    SourceLines,
    ThemeName,
    as_list,
)
from tekojen_tori.content.registers import Slug
from tekojen_tori.content.written import Written

_HASHTAG = re.compile(r"(?=.*[^\W\d])\w+")
"""A word with a letter in it: of digits alone the services make no link."""


def _hashtag(written: str) -> str:
    tag = written.strip().removeprefix("#")
    if not _HASHTAG.fullmatch(tag):
        near = "".join(re.findall(r"\w", tag))
        raise PydanticCustomError(
            "bad-hashtag",
            "Aihetunniste ”{written}” ei toimi: siinä on vain kirjaimia, numeroita ja alaviivoja.",
            {"written": written, "hint": f"Tarkoititko: {near}?" if _HASHTAG.fullmatch(near) else ""},
        )
    return tag


Hashtag = Annotated[str, AfterValidator(_hashtag)]
"""Without its #, which is left out if it was written."""


class CampaignKind(StrEnum):
    """What it is: deeds are collected, or awards are given."""

    CAMPAIGN = "kampanja"
    GALA = "gaala"


class Counts(StrEnum):
    """Which deeds count: those that name the campaign, or all of its time."""

    NAMED = "nimetyt"
    TIME = "ajankohta"


class Award(BaseModel):
    """An award, and who got it: a deed, or a municipality or organisation."""

    model_config = STRICT

    series: Annotated[SeriesName, Field(title="Palkintosarja")]
    deed: Annotated[Slug | None, Field(title="Teko", description="Teon tiedoston nimi ilman päätettä .md.")] = None
    municipality: Annotated[MunicipalityName | None, Field(title="Kunta")] = None
    organisation: Annotated[OrganisationName | None, Field(title="Organisaatio")] = None
    unit: Annotated[
        str | None, Field(max_length=140, title="Työpaikka", description="Esimerkiksi yksikkö tai tiimi.")
    ] = None
    recipient_name: Annotated[
        str | None,
        Field(max_length=120, title="Saajan nimi kunniakirjassa", description="Esimerkiksi Kolarin kunta."),
    ] = None
    deed_name: Annotated[
        str | None,
        Field(max_length=140, title="Teon nimi kunniakirjassa", description="Jos muu kuin teon otsikko."),
    ] = None
    reason: Annotated[str | None, Field(max_length=400, title="Perustelu")] = None
    date: Annotated[ContentDate | None, Field(title="Päivä, jona palkinto annettiin")] = None

    @model_validator(mode="after")
    def _is_somebodys(self) -> "Award":
        if self.deed is None and self.municipality is None and self.organisation is None:
            raise PydanticCustomError(
                "missing-key",
                "Palkinnolta puuttuu saaja.",
                {"hint": "Kirjoita deed: teon-tiedosto, tai municipality: tai organisation:."},
            )
        return self


class Signatory(BaseModel):
    """Whoever signs the certificates."""

    model_config = STRICT

    name: Annotated[str, Field(min_length=1, max_length=80, title="Nimi")]
    role: Annotated[str | None, Field(max_length=100, title="Tehtävä")] = None


class CampaignFields(BaseModel):
    """What an editor writes above the text of a campaign."""

    model_config = STRICT

    title: Annotated[str, Field(min_length=3, max_length=140, title="Nimi")]
    kind: Annotated[CampaignKind, Field(title="Laji", description="kampanja tai gaala.")] = CampaignKind.CAMPAIGN
    begins: Annotated[ContentDate, Field(title="Alkaa")]
    ends: Annotated[ContentDate, Field(title="Päättyy")]
    summary: Annotated[str | None, Field(max_length=300, title="Tiivistelmä")] = None
    message: Annotated[str | None, Field(max_length=120, title="Viesti")] = None
    hashtags: Annotated[
        tuple[Hashtag, ...],
        BeforeValidator(as_list),
        Field(title="Aihetunnisteet", description="Ilman ristikkomerkkiä ja välilyöntejä."),
    ] = ()
    counts: Annotated[
        Counts,
        Field(
            title="Mitkä teot lasketaan",
            description="nimetyt: ne, joissa kampanja mainitaan; ajankohta: kaikki jakson teot.",
        ),
    ] = Counts.NAMED
    sector: Annotated[SectorName | None, Field(title="Palveluala", description="Lasketaan vain sen teot.")] = None
    theme: Annotated[ThemeName | None, Field(title="Teema", description="Lasketaan vain sen teot.")] = None
    goal: Annotated[int | None, Field(gt=0, le=MOST_DEEDS, title="Tavoite", description="Kuinka monta tekoa.")] = None
    reported: Annotated[
        int | None,
        Field(
            gt=0,
            le=MOST_DEEDS,
            title="Lopputulos",
            description="Montako tekoa kampanja keräsi. Luku jää, vaikka kaikki teot eivät olisi torilla.",
        ),
    ] = None
    reported_about: Annotated[
        Approximation | None,
        Field(title="Lopputuloksen tarkkuus", description="Jos luku ei ole tarkka: noin, yli, lähes tai alle."),
    ] = None
    nominations: Annotated[bool, Field(title="Ilmiannot", description="Pyydetäänkö sivulla ilmiantamaan tekoja.")] = (
        False
    )
    awards: Annotated[tuple[Award, ...], BeforeValidator(as_list), Field(title="Palkinnot")] = ()
    signatories: Annotated[
        tuple[Signatory, ...], BeforeValidator(as_list), Field(max_length=9, title="Kunniakirjan allekirjoittajat")
    ] = ()
    image: Annotated[str | None, Field(title="Kuva", description="Kuvatiedosto kampanjan vieressä.")] = None
    alt: Annotated[str | None, Field(title="Kuvan kuvaus", description="Mitä kuvassa on.")] = None
    aliases: Annotated[tuple[Alias, ...], BeforeValidator(as_list), OLD_ADDRESSES] = ()
    source: Annotated[str | None, Field(title="Lähde")] = None
    source_lines: SourceLines = ()
    draft: Annotated[bool, Field(title="Luonnos", description="Kesken: näkyy vain esikatselussa.")] = False

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "CampaignFields":
        if self.ends.last < self.begins.first:
            raise PydanticCustomError(
                "bad-period",
                "Kampanja päättyy ennen kuin se alkaa.",
                {"hint": f"Tarkoititko: begins: {self.ends.iso()}, ends: {self.begins.iso()}?"},
            )
        return self

    @model_validator(mode="after")
    def _only_a_number_is_about(self) -> "CampaignFields":
        if self.reported_about and self.reported is None:
            raise PydanticCustomError(
                "missing-key",
                "Kenttä reported_about kertoo lopputuloksen tarkkuuden, mutta lopputulos reported puuttuu.",
                {"hint": "Lisää esimerkiksi rivi reported: 100, tai poista reported_about."},
            )
        return self


class Campaign(CampaignFields, Written):
    """A campaign as it was read."""

    @property
    def first_day(self) -> date:
        """The first day on which it may have gone on."""
        return self.begins.first.earliest()

    @property
    def when(self) -> ContentDate | None:
        """The one day, month or year in which all of it was, if it is told as one."""
        return self.begins if self.begins == self.ends else None

    @property
    def last_day(self) -> date:
        """The last day on which it may have gone on."""
        return self.ends.last.latest()

    def includes(self, deed: Done) -> bool:
        """Whether a deed counts in it."""
        if self.sector not in (None, deed.sector) or (self.theme and self.theme not in deed.theme):
            return False
        return deed.campaign in (self.slug, *self.aliases) or (self.counts is Counts.TIME and self.holds(deed.date))

    def holds(self, when: ContentDate) -> bool:
        """Whether the whole of a date lies in the period: a deed known only by its year need not have been in it."""
        return self.first_day <= when.last.earliest() and when.last.latest() <= self.last_day


CAMPAIGN: Kind[Campaign] = Kind(
    name="campaign",
    collection="campaigns",
    folder="campaigns",
    fields=CampaignFields,
    thing=Campaign,
    slug="kampanja",
    index="kampanjat/",
    title="Kampanja",
    plural="Kampanjat ja gaalat",
    one="kampanja",
    count="kampanjaa",
    some="kampanjoita",
    icon="material/bullhorn",
    in_order=lambda every: sorted(every, key=lambda campaign: (campaign.begins, campaign.slug), reverse=True),
)
KINDS = (CAMPAIGN,)
