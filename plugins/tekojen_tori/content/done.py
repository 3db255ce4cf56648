"""Work as whoever did it tells of it: what is counted, grouped, ranked and collected, and others' accounts lead to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, Field, model_validator

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.named_fields import STRICT
from tekojen_tori.content.order import largest_first
from tekojen_tori.content.registers import Doer, Municipality, Sector, Slug, Support
from tekojen_tori.content.web_addresses import WebAddress
from tekojen_tori.content.written import Told, by_address

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


class Adoption(BaseModel):
    """Somebody who took the deed as a model (otettu mallia)."""

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
        campaign: str | None
        support: tuple[Support, ...]
        adopted_from: Slug | None
        adoptions: tuple[Adoption, ...]

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


@dataclass(frozen=True)
class Adopter:
    """Somebody who took a deed as a model and when, with a deed of their own if they told it."""

    name: str
    deed: Done | None = None
    date: ContentDate | None = None


def adopters(deeds: Iterable[Done]) -> Mapping[str, tuple[Adopter, ...]]:
    """By a deed's slug, those who took it as a model: told on the deed itself, or on a deed of theirs."""
    deeds = list(deeds)
    known = by_address(deeds)
    found: dict[str, list[Adopter]] = defaultdict(list)
    for deed in deeds:
        found[deed.slug] += [Adopter(adoption.by, date=adoption.date) for adoption in deed.adoptions]
        model = known.get(deed.adopted_from or "")
        if model:
            found[model.slug].append(Adopter(deed.done_by.name, deed, deed.date))
    return {of: tuple(adopters) for of, adopters in found.items() if adopters}


def most_active(deeds: Iterable[Done]) -> tuple[tuple[Doer, int], ...]:
    """Whoever has done deeds with how many, the most first and equals in alphabetical order."""
    return largest_first(Counter(deed.done_by for deed in deeds))
