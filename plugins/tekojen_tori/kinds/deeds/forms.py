"""The form in which programs are told of deeds."""

from typing import Annotated, Literal

from pydantic import Field

from tekojen_tori.data.api.models import Condensed, Date, Form, Html, Link, Reference, Told


class Adoption(Form):
    """Kuka on ottanut teosta mallia."""

    by: str
    date: Date | None
    deed: Annotated[Reference | None, Field(description="Mallin ottajan oma teko, jos se on torilla.")]


class DeedRecord(Told):
    """Kehittämisteko ilman HTML:ää: rivi tiedostossa deeds.jsonl."""

    kind: Literal["deed"]
    date: Date
    stage: Literal["idea", "kokeilu", "leviää", "laajasti käytössä"] | None
    campaign: Reference | None
    support: Annotated[list[Reference], Field(description="Millaista tukea kehittämiseen saatiin.")]
    partners: Annotated[list[str], Field(description="Ketkä auttoivat.")]
    awards: list[str]
    adopted_from: Annotated[Reference | None, Field(description="Teko, josta tämä otti mallia.")]
    adoptions: list[Adoption]
    links: list[Link]
    authors: list[str]
    condensed: Condensed


class Deed(DeedRecord):
    """Kehittämisteko."""

    html: Html
