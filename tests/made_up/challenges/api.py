"""What programs are told of challenges."""

from collections.abc import Mapping
from typing import Any, Literal

from challenges import content
from tekojen_tori.data.api.models import Editorial
from tekojen_tori.data.api.things import Things, collection_of


class Challenge(Editorial):
    """Haaste."""

    kind: Literal["challenge"]
    prize: str | None


def _tell(challenge: content.Challenge, api: Things) -> Mapping[str, Any]:
    return api.editorial(challenge) | {"prize": challenge.prize}


COLLECTIONS = (collection_of(content.CHALLENGE, Challenge, _tell),)
