"""An adoption (otettu mallia) as it is written: a file of its own, so that nobody has to change another's deed."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Annotated, Any

from pydantic import BaseModel, Field, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from tekojen_tori.content.adopting.adopts import Adopts, How
from tekojen_tori.content.adopting.spread import who_is
from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.done import Done
from tekojen_tori.content.kind import Kind, kinds
from tekojen_tori.content.named_fields import STRICT
from tekojen_tori.content.registers import Doer, Slug
from tekojen_tori.content.web_addresses import WebAddress
from tekojen_tori.kinds.deeds.content import Contact
from tekojen_tori.language.order import alphabetical

_LONGEST_NAME = 120


def _who(written: object, info: ValidationInfo) -> Doer | str:
    if not isinstance(written, str):
        raise PydanticCustomError("wrong-type", "Mallin ottajan pitäisi olla nimi.")
    name = written.strip()
    if not name:
        raise PydanticCustomError("too-short", "Mallin ottajan nimi puuttuu.")
    if len(name) > _LONGEST_NAME:
        message = "Mallin ottajan nimi on liian pitkä: enintään {most} merkkiä."
        raise PydanticCustomError("too-long", message, {"most": _LONGEST_NAME})
    registers: Any = info.context
    return who_is(name, registers)


_Who = Annotated[
    Doer | str,
    PlainValidator(_who),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": _LONGEST_NAME}),
]
HOW_IT_WAS = {
    How.INSPIRED: "saimme ajatuksen",
    How.APPLIED: "muokkasimme omaan työhömme",
    How.COPIED: "otimme sellaisenaan",
}
"""What those who took a model choose from, in their own words."""
WHO_IT_MAY_BE = "Kunta, organisaatio tai työpaikka."
WHAT_WAS_DONE = "Mitä teitte tai muutitte"
_WHO = "Kunta tai organisaatio torin tuntemalla nimellä, tai jos tori ei tunne sitä, muu nimi."
_HOW = "innoittui: saatiin ajatus, sovelsi: muokattiin omaan työhön, kopioi: otettiin sellaisenaan."
_WHEN = "Niin tarkasti kuin se tiedetään. Pelkkä vuosi riittää."


class AdoptionFields(BaseModel):
    """What whoever took a deed as a model writes above the sentence or two of what was done.

    They are asked for all of it but the address and the contact. Of others' adoptions less may be known.
    """

    model_config = STRICT

    model: Annotated[Slug, Field(title="Malli", description="Mallina olleen teon tiedoston nimi ilman päätettä .md.")]
    who: Annotated[_Who, Field(title="Kuka otti mallia", description=_WHO)]
    date: Annotated[ContentDate | None, Field(title="Milloin", description=_WHEN)] = None
    how: Annotated[How | None, Field(title="Miten", description=_HOW)] = None
    url: Annotated[WebAddress | None, Field(title="Missä siitä kerrotaan", description="Verkko-osoite.")] = None
    contact: Annotated[Contact | None, Field(title="Yhteystieto", description="Keneltä voi kysyä lisää.")] = None
    draft: Annotated[bool, Field(title="Luonnos", description="Kesken: näkyy vain esikatselussa.")] = False


class Adoption(AdoptionFields, Adopts):
    """An adoption as it was read."""

    @property
    def name(self) -> str:
        """Who took the model, in words."""
        return self.who if isinstance(self.who, str) else self.who.name

    @property
    def title(self) -> str:
        """What it is called where nothing else is told of it."""
        return f"{self.name} otti mallia"

    @cached_property
    def place_in_line(self) -> tuple[int, str, str]:
        """By what it is put in order, once: by date, the newest first, and last what has none."""
        return -self.date.rank if self.date else 0, alphabetical(self.name), self.slug

    @property
    def web_addresses(self) -> tuple[str, ...]:
        """Where more is told of it."""
        return (self.url,) if self.url else ()


def adoption_anchor(adoption: Adopts) -> str:
    """The place of an adoption on a page that shows it."""
    return f"malli-{adoption.slug}"


def _on_its_model(adoption: Adoption) -> str:
    """An adoption stands on the page of its model."""
    deeds = next(kind for kind in kinds() if issubclass(kind.thing, Done))
    return f"{deeds.under}{adoption.model}/#{adoption_anchor(adoption)}"


def _newest_first(every: Iterable[Adoption]) -> Sequence[Adoption]:
    return sorted(every, key=attrgetter("place_in_line"))


ADOPTION: Kind[Adoption] = Kind(
    name="adoption",
    collection="adoptions",
    folder="adoptions",
    fields=AdoptionFields,
    thing=Adoption,
    slug="otettu-mallia",
    index="otettu-mallia/",
    title="Otettu mallia",
    plural="Mallin ottamiset",
    one="mallin ottaminen",
    count="mallin ottamista",
    some="mallin ottamisia",
    icon="material/source-branch",
    in_order=_newest_first,
    place=_on_its_model,
    has_page=False,
)
KINDS = (ADOPTION,)
