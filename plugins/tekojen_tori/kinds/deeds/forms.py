"""The form in which programs are told of deeds."""

from typing import Annotated, Literal

from pydantic import Field

from tekojen_tori.data.api.models import CondensedFlag, DateForm, Form, Html, LinkForm, ReferenceForm, ToldForm


class AdoptionForm(Form):
    """Kuka on ottanut teosta mallia."""

    by: str
    date: DateForm | None
    deed: Annotated[ReferenceForm | None, Field(description="Mallin ottajan oma teko, jos se on torilla.")]


class DeedRecordForm(ToldForm):
    """Kehittämisteko ilman HTML:ää: rivi tiedostossa deeds.jsonl."""

    kind: Literal["deed"]
    date: DateForm
    stage: Literal["idea", "kokeilu", "leviää", "laajasti käytössä"] | None
    campaign: ReferenceForm | None
    support: Annotated[list[ReferenceForm], Field(description="Millaista tukea kehittämiseen saatiin.")]
    partners: Annotated[list[str], Field(description="Ketkä auttoivat.")]
    awards: list[str]
    adopted_from: Annotated[ReferenceForm | None, Field(description="Teko, josta tämä otti mallia.")]
    adoptions: list[AdoptionForm]
    links: list[LinkForm]
    authors: list[str]
    condensed: CondensedFlag


class DeedForm(DeedRecordForm):
    """Kehittämisteko."""

    html: Html
