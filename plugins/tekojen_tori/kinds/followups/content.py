"""A follow-up (vieläkö teko elää) as it is written: a file of its own, so that nobody has to change another's deed."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Annotated

from pydantic import BaseModel, Field

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.done import Done
from tekojen_tori.content.kind import Kind, kinds
from tekojen_tori.content.living.follows_up import FollowsUp, State
from tekojen_tori.content.named_fields import STRICT, ToldName

_OF = (
    "Teon tiedoston nimi ilman päätettä .md. Jos kysyttiin mallin ottajalta, myös kansio kirjoitetaan: adoptions/nimi."
)
_STATE = "käytössä: elää sellaisenaan, muuttunut: elää toisenlaisena, päättynyt: ei ole enää käytössä."


class FollowUpFields(BaseModel):
    """What is known when somebody has asked whether a deed still lives; the text is the sentence why."""

    model_config = STRICT

    of: Annotated[ToldName, Field(title="Mikä tarkistettiin", description=_OF)]
    date: Annotated[ContentDate, Field(title="Milloin tarkistettiin", description="Niin tarkasti kuin se tiedetään.")]
    state: Annotated[State, Field(title="Tila", description=_STATE)]


class FollowUp(FollowUpFields, FollowsUp):
    """A follow-up as it was read."""

    @property
    def title(self) -> str:
        """What it is called where nothing else is told of it."""
        return self.words

    @property
    def draft(self) -> bool:
        """An answer is published as it came, or not written down at all."""
        return False


def followup_anchor(followup: FollowsUp) -> str:
    """The place of a follow-up on a page that shows it."""
    return f"tarkistus-{followup.slug}"


def _where_it_is_shown(followup: FollowUp) -> str:
    """On the deed's page; what follows up on an adoption is shown wherever the adoption is, so on the page of them."""
    folder, _, slug = followup.of.rpartition("/")
    for kind in kinds():
        if issubclass(kind.thing, Done) and folder in ("", kind.folder):
            return f"{kind.under}{slug}/#{followup_anchor(followup)}"
        if kind.folder == folder:
            return f"{kind.index}#{followup_anchor(followup)}"
    return FOLLOW_UP.index


def _newest_first(every: Iterable[FollowUp]) -> Sequence[FollowUp]:
    return sorted(every, key=attrgetter("place_in_line"), reverse=True)


FOLLOW_UP: Kind[FollowUp] = Kind(
    name="followup",
    collection="followups",
    folder="followups",
    fields=FollowUpFields,
    thing=FollowUp,
    slug="tarkistus",
    index="tilastot/#elossa",
    title="Vieläkö teko elää?",
    plural="Tarkistukset",
    one="tarkistus",
    count="tarkistusta",
    some="tarkistuksia",
    icon="material/sprout",
    in_order=_newest_first,
    place=_where_it_is_shown,
    has_page=False,
)
KINDS = (FOLLOW_UP,)
