"""What rooms propose to be told in a newsletter."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.written import Written


@dataclass(frozen=True)
class Wanted:
    """What is asked for: what has come `since` a day, and of deeds only those of a campaign, if there is one."""

    since: date
    campaign: Any = None

    def came(self, thing: Written, catalogue: Catalogue) -> bool:
        """Whether readers could first see a thing on that day or later."""
        published = catalogue.published(thing)
        return published is not None and published.date() >= self.since

    def counts(self, deed: Any) -> bool:
        """Whether a deed is of the campaign, if there is one."""
        return self.campaign is None or bool(self.campaign.includes(deed))


@dataclass(frozen=True)
class Proposed:
    """A part of an issue: its heading, what it shows, and what else it could show; the smallest `place` is first."""

    place: int
    heading: str
    things: tuple[Written, ...]
    others: tuple[Written, ...] = ()
