"""How deeds have fared since they were told."""

from collections.abc import Mapping
from dataclasses import dataclass

from tekojen_tori.content.adopting.spread import Followers
from tekojen_tori.content.living.followups import FollowUps


@dataclass(frozen=True)
class DeedLives:
    """What cards say beside what deeds tell: who took them as a model (by slug), and whether they still live."""

    adopters: Mapping[str, Followers]
    followups: FollowUps
