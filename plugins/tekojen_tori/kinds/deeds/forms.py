"""The form in which programs are told of deeds."""

from typing import Annotated, Literal

from pydantic import Field

from tekojen_tori.data.api.models import DateForm, Form, Html, LinkForm, ReferenceForm, ToldForm


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
    awards: list[str]
    adopted_from: Annotated[ReferenceForm | None, Field(description="Teko, josta tämä otti mallia.")]
    adoptions: list[AdoptionForm]
    links: list[LinkForm]
    authors: list[str]


class DeedForm(DeedRecordForm):
    """Kehittämisteko."""

    html: Html
