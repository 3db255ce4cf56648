"""A story: an edited case story of a series."""

import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.editorial import EditorialFields, EditorialThing
from tekojen_tori.content.kind import Kind
from tekojen_tori.content.named_fields import STRICT, as_list
from tekojen_tori.content.order import newest_first


class Person(BaseModel):
    """Somebody whom a story is about, and who has agreed to be named."""

    model_config = STRICT

    name: Annotated[str, Field(min_length=1, max_length=120, title="Nimi")]
    role: Annotated[str | None, Field(max_length=120, title="Tehtävä")] = None
    consent: Annotated[bool, Field(title="Suostumus", description="true, kun henkilö on antanut luvan.")] = False

    @model_validator(mode="after")
    def _has_agreed(self) -> "Person":
        if not self.consent:
            raise PydanticCustomError(
                "no-consent",
                "Henkilön ”{name}” suostumusta ei ole merkitty.",
                {
                    "name": self.name,
                    "hint": "Kun henkilö on antanut luvan nimensä julkaisemiseen, lisää consent: true.",
                },
            )
        return self


_QUOTED = re.compile(r'["”“„»«]([^"”“„»«]+)["”“„»«]')


def _without_quotation_marks(written: str) -> str:
    """The words alone if the whole of them is quoted, since the page quotes them."""
    quoted = _QUOTED.fullmatch(written)
    return quoted[1] if quoted else written


class PullQuote(BaseModel):
    """Words that stand out of the story, and whose they are."""

    model_config = STRICT

    text: Annotated[
        str,
        AfterValidator(_without_quotation_marks),
        Field(min_length=3, max_length=300, title="Lainaus", description="Ilman lainausmerkkejä."),
    ]
    by: Annotated[str | None, Field(max_length=120, title="Kenen sanoja")] = None


class StoryFields(EditorialFields):
    """What an editor writes above a story."""

    date: Annotated[ContentDate, Field(title="Ajankohta", description="Niin tarkasti kuin se tiedetään.")]
    profession: Annotated[
        tuple[str, ...], BeforeValidator(as_list), Field(title="Ammatit", description="Esimerkiksi: laitoshuoltaja.")
    ] = ()
    people: Annotated[tuple[Person, ...], BeforeValidator(as_list), Field(title="Henkilöt")] = ()
    quote: Annotated[PullQuote | None, Field(title="Nostolainaus")] = None
    campaign: Annotated[
        str | None, Field(title="Kampanja", description="Kampanjan tai gaalan tiedoston nimi ilman päätettä .md.")
    ] = None


class Story(StoryFields, EditorialThing):
    """A story as it was read; its series is the folder in which it lies."""

    needs_series: ClassVar[bool] = True

    @property
    def names(self) -> tuple[str, ...]:
        """Whom it tells of, and their professions."""
        return (*self.profession, *(person.name for person in self.people))


STORY: Kind[Story] = Kind(
    name="story",
    collection="stories",
    folder="stories",
    fields=StoryFields,
    thing=Story,
    slug="tarina",
    index="tarinat/",
    title="Tarina",
    plural="Tarinat",
    one="tarina",
    count="tarinaa",
    some="tarinoita",
    icon="material/book-open-variant",
    in_order=newest_first,
)
KINDS = (STORY,)
