"""A challenge: something that workplaces are asked to try."""

from typing import Annotated

from pydantic import Field

from tekojen_tori.content.editorial import EditorialFields, EditorialThing
from tekojen_tori.content.kind import Kind
from tekojen_tori.content.order import newest_first


class ChallengeFields(EditorialFields):
    """What an editor writes above a challenge."""

    prize: Annotated[str | None, Field(max_length=80, title="Palkinto")] = None


class Challenge(ChallengeFields, EditorialThing):
    """A challenge as it was read."""


CHALLENGE: Kind[Challenge] = Kind(
    name="challenge",
    collection="challenges",
    folder="challenges",
    fields=ChallengeFields,
    thing=Challenge,
    slug="haaste",
    index="haasteet/",
    title="Haaste",
    plural="Haasteet",
    one="haaste",
    count="haastetta",
    some="haasteita",
    icon="material/flag",
    in_order=newest_first,
)
KINDS = (CHALLENGE,)
