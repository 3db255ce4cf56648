"""Work as whoever did it tells of it: what is counted, grouped, ranked and collected, and others' accounts lead to."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, Field, model_validator

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.living.evidence import Evidence
from tekojen_tori.content.named_fields import STRICT
from tekojen_tori.content.order import largest_first
from tekojen_tori.content.registers import Doer, Municipality, Sector, Slug, Support
from tekojen_tori.content.web_addresses import WebAddress
from tekojen_tori.content.written import Told

MOST_DEEDS = 100_000
"""More than anybody could tell."""


class Stage(StrEnum):
    """How far a deed has come, from the first thought to everyday practice."""

    IDEA = "idea"
    TRIAL = "kokeilu"
    SPREADING = "leviää"
    ESTABLISHED = "laajasti käytössä"

    @property
    def step(self) -> int:
        """Which of the stages it is, the first thought being 1."""
        return list(Stage).index(self) + 1


class AdoptionLine(BaseModel):
    """Somebody who took the deed as a model, as the deed itself tells."""

    model_config = STRICT

    by: Annotated[str, Field(min_length=1, max_length=120, title="Kuka otti mallia")]
    date: Annotated[ContentDate | None, Field(title="Milloin")] = None
    url: Annotated[WebAddress | None, Field(title="Missä siitä kerrotaan")] = None

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, written: object) -> object:
        return {"by": written} if isinstance(written, str) else written


class Done(Told):
    """What somebody did. In which form it is told is for its kind to say: these are the facts that the tori goes by."""

    if TYPE_CHECKING:
        municipality: Municipality | None
        sector: Sector
        date: ContentDate
        stage: Stage | None
        evidence: Evidence | None
        campaign: str | None
        support: tuple[Support, ...]
        partners: tuple[str, ...]
        adopted_from: tuple[Slug, ...]
        adoptions: tuple[AdoptionLine, ...]

    @property
    def done_by(self) -> Doer:
        """Whoever did it: the organisation, or else the municipality itself."""
        done_by = self.organisation or self.municipality
        assert done_by is not None, "a kind demands one of the two"
        return done_by

    @property
    def municipalities(self) -> tuple[Municipality, ...]:
        """Its municipality, if it has one, as what others tell may have several."""
        return (self.municipality,) if self.municipality else ()

    @property
    def doers(self) -> tuple[Doer, ...]:
        """Whoever did it, as what others tell may be about several or nobody."""
        return (self.done_by,)

    @property
    def tellers(self) -> tuple[str, ...]:
        """Whoever signed it, or else whoever did it; nobody if editors wrote it from a source."""
        return self.authors or (() if self.source else (self.done_by.name,))

    @property
    def number(self) -> None:
        """It stands in no series."""

    @property
    def who(self) -> str:
        """Whoever did it, in words."""
        return self.done_by.name

    @property
    def sectors(self) -> tuple[Sector, ...]:
        """Its sector, as what others tell may have several."""
        return (self.sector,)


def most_active(deeds: Iterable[Done]) -> tuple[tuple[Doer, int], ...]:
    """Whoever has done deeds with how many, the most first and equals in alphabetical order."""
    return largest_first(Counter(deed.done_by for deed in deeds))
