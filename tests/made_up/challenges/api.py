"""What programs are told of challenges."""

from collections.abc import Mapping
from typing import Any, Literal

from challenges.content import CHALLENGE, Challenge
from tekojen_tori.data.api.models import EditorialForm
from tekojen_tori.data.api.things import Things, collection_of


class ChallengeForm(EditorialForm):
    """Haaste."""

    kind: Literal["challenge"]
    prize: str | None


def _tell(challenge: Challenge, api: Things) -> Mapping[str, Any]:
    return api.editorial(challenge) | {"prize": challenge.prize}


COLLECTIONS = (collection_of(CHALLENGE, ChallengeForm, _tell),)
