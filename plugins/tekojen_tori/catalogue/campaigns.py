"""Where campaigns stand: what counts in them, and who was awarded."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeVar

from tekojen_tori.content.campaign import Award, Campaign
from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.deed import Deed
from tekojen_tori.content.registers import Municipality, Organisation, Sector
from tekojen_tori.language.order import alphabetical

Named = TypeVar("Named", Municipality | Organisation, Sector)


class Phase(Enum):
    """Whether a campaign is to come, goes on, or is over."""

    COMING = "tulossa"
    RUNNING = "käynnissä"
    OVER = "päättynyt"


@dataclass(frozen=True)
class Standing:
    """A campaign as it stands. `deeds` are those that count, newest first; the counts are largest first."""

    deeds: tuple[Deed, ...]
    by_month: tuple[tuple[str, int], ...]
    by_doer: tuple[tuple[Municipality | Organisation, int], ...]
    by_sector: tuple[tuple[Sector, int], ...]
    share_of_goal: int | None
    """In whole per cent."""


@dataclass(frozen=True)
class Given:
    """An award that was given in a campaign or gala, and to whom; `deed` is None if none was named or told."""

    campaign: Campaign
    award: Award
    deed: Deed | None

    @property
    def got_by(self) -> Municipality | Organisation | None:
        """Whoever got it."""
        return self.award.organisation or self.award.municipality or (self.deed.done_by if self.deed else None)


def phase(campaign: Campaign, today: date) -> Phase:
    """Where today lies in the campaign's period."""
    if today < campaign.begins.first.earliest():
        return Phase.COMING
    return Phase.RUNNING if today <= campaign.ends.last.latest() else Phase.OVER


def standing(campaign: Campaign, deeds: Iterable[Deed]) -> Standing:
    """What counts in a campaign out of all deeds, newest first."""
    counted = tuple(deed for deed in deeds if counts(campaign, deed))
    months = Counter(month for deed in counted if (month := deed.date.last.iso()[:7]) and deed.date.last.month)
    return Standing(
        deeds=counted,
        by_month=tuple(sorted(months.items())),
        by_doer=_largest(Counter(deed.done_by for deed in counted)),
        by_sector=_largest(Counter(deed.sector for deed in counted)),
        share_of_goal=len(counted) * 100 // campaign.goal if campaign.goal else None,
    )


def counts(campaign: Campaign, deed: Deed) -> bool:
    """Whether a deed counts in a campaign."""
    if (campaign.sector and deed.sector != campaign.sector) or (campaign.theme and campaign.theme not in deed.theme):
        return False
    is_named = deed.campaign in (campaign.slug, *campaign.aliases)
    return is_named or (campaign.counts == "ajankohta" and _within(deed.date, campaign))


def _within(when: ContentDate, campaign: Campaign) -> bool:
    """Whether the whole of a date lies in the period: a deed known only by its year need not have been in it."""
    first, last = campaign.begins.first.earliest(), campaign.ends.last.latest()
    return first <= when.last.earliest() and when.last.latest() <= last


def _largest(times: Counter[Named]) -> tuple[tuple[Named, int], ...]:
    return tuple(sorted(times.items(), key=lambda one: (-one[1], alphabetical(one[0].name))))
