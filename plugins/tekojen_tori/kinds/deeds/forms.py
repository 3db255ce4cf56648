"""The form in which programs are told of deeds."""

from typing import Annotated, Literal

from pydantic import Field

from tekojen_tori.data.api.models import (
    Address,
    CondensedFlag,
    DateForm,
    Form,
    Html,
    LinkForm,
    ReferenceForm,
    StateName,
    ToldForm,
)


class AdoptionForm(Form):
    """Kuka on ottanut teosta mallia."""

    by: str
    date: DateForm | None
    deed: Annotated[ReferenceForm | None, Field(description="Mallin ottajan oma teko, jos se on torilla.")]
    who: Annotated[ReferenceForm | None, Field(description="Kunta tai organisaatio, jos tori tuntee sen.")]
    how: Annotated[Literal["innoittui", "sovelsi", "kopioi"] | None, Field(description="Miten mallia otettiin.")]
    adoption: Annotated[ReferenceForm | None, Field(description="Oma kertomus mallin ottamisesta, jos sellainen on.")]
    url: Annotated[Address | None, Field(description="Missä siitä kerrotaan.")]


class EvidenceForm(Form):
    """Mistä tiedetään, mitä teosta seurasi."""

    how: Annotated[Literal["tuntuma", "kysyttiin", "mitattiin", "verrattiin"], Field(description="Miten se tiedetään.")]
    figure: Annotated[str | None, Field(description="Mitä saatiin tietää, vapaasti kerrottuna.")]
    url: Annotated[Address | None, Field(description="Missä siitä kerrotaan.")]


class DeedRecordForm(ToldForm):
    """Kehittämisteko ilman HTML:ää: rivi tiedostossa deeds.jsonl."""

    kind: Literal["deed"]
    date: DateForm
    stage: Annotated[
        Literal["idea", "kokeilu", "leviää", "laajasti käytössä"] | None,
        Field(description="Vaihe, jota mallin ottajat ovat voineet nostaa kerrotusta."),
    ]
    stage_told: Annotated[
        Literal["idea", "kokeilu", "leviää", "laajasti käytössä"] | None,
        Field(description="Vaihe, jonka tekijä on kertonut tai joka on lähteestä."),
    ]
    evidence: Annotated[EvidenceForm | None, Field(description="Mistä tiedetään, mitä teosta seurasi.")]
    participants: Annotated[str | None, Field(description="Kuinka moni osallistui, vapaasti kerrottuna.")]
    duration: Annotated[str | None, Field(description="Kuinka kauan tekeminen kesti, vapaasti kerrottuna.")]
    cost: Annotated[str | None, Field(description="Mitä se maksoi, vapaasti kerrottuna.")]
    state: Annotated[StateName | None, Field(description="Vieläkö teko elää: tila, kun se viimeksi tarkistettiin.")]
    checked: Annotated[DateForm | None, Field(description="Milloin viimeksi tarkistettiin, vieläkö teko elää.")]
    campaign: ReferenceForm | None
    support: Annotated[list[ReferenceForm], Field(description="Millaista tukea kehittämiseen saatiin.")]
    partners: Annotated[list[str], Field(description="Ketkä auttoivat.")]
    awards: list[str]
    adopted_from: Annotated[
        ReferenceForm | None, Field(description="Teko, josta tämä otti mallia: niistä ensimmäinen.")
    ]
    models: Annotated[list[ReferenceForm], Field(description="Kaikki teot, joista tämä otti mallia.")]
    adoptions: list[AdoptionForm]
    links: list[LinkForm]
    authors: list[str]
    condensed: CondensedFlag


class DeedForm(DeedRecordForm):
    """Kehittämisteko."""

    html: Html
