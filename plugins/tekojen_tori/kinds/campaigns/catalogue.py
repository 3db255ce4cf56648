"""Where campaigns stand: what counts in them, and who was awarded."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import accumulate
from typing import TypeVar

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.registers import Municipality, Organisation, Sector
from tekojen_tori.kinds.campaigns.content import Award, Campaign, CampaignKind
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.language.order import alphabetical

Named = TypeVar("Named", Municipality | Organisation, Sector)


class Phase(Enum):
    """Whether a campaign is to come, goes on, or is over."""

    COMING = "tulossa"
    RUNNING = "käynnissä"
    OVER = "päättynyt"


@dataclass(frozen=True)
class Day:
    """A day on which deeds came: how many, and how many there were then in all."""

    date: date
    new: int
    total: int


@dataclass(frozen=True)
class Standing:
    """A campaign as it stands. `deeds` are those that count, newest first; the counts are largest first.

    `by_day` has those whose day is known and lies in the period, `without_day` is how many the others are. `result` is
    what the editors have written down for good, or else what counts now; `share_of_goal` is its, in whole per cent,
    and `about` the word by which it is not exact.
    """

    deeds: tuple[Deed, ...]
    by_day: tuple[Day, ...]
    without_day: int
    by_doer: tuple[tuple[Municipality | Organisation, int], ...]
    by_sector: tuple[tuple[Sector, int], ...]
    result: int
    about: str
    share_of_goal: int | None


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

    @property
    def when(self) -> ContentDate | None:
        """When it was given, if that is known: a campaign's deeds are awarded some time after it."""
        return self.award.date or (self.campaign.when if self.campaign.kind is CampaignKind.GALA else None)


def phase(campaign: Campaign, today: date) -> Phase:
    """Where today lies in the campaign's period."""
    if today < campaign.first_day:
        return Phase.COMING
    return Phase.RUNNING if today <= campaign.last_day else Phase.OVER


def collecting(campaigns: Iterable[Campaign], today: date) -> tuple[Campaign, ...]:
    """The campaigns in which deeds are being collected today."""
    return tuple(one for one in campaigns if one.kind is CampaignKind.CAMPAIGN and phase(one, today) is Phase.RUNNING)


def standing(campaign: Campaign, deeds: Iterable[Deed]) -> Standing:
    """What counts in a campaign out of all deeds, newest first."""
    counted = tuple(deed for deed in deeds if campaign.includes(deed))
    days = Counter(deed.date.last.earliest() for deed in counted if deed.date.last.day and campaign.holds(deed.date))
    totals = accumulate(days[day] for day in sorted(days))
    result = campaign.reported or len(counted)
    return Standing(
        deeds=counted,
        by_day=tuple(Day(day, days[day], total) for day, total in zip(sorted(days), totals, strict=True)),
        without_day=len(counted) - days.total(),
        by_doer=_largest(Counter(deed.done_by for deed in counted)),
        by_sector=_largest(Counter(deed.sector for deed in counted)),
        result=result,
        about=campaign.reported_about or "",
        share_of_goal=result * 100 // campaign.goal if campaign.goal else None,
    )


def _largest(times: Counter[Named]) -> tuple[tuple[Named, int], ...]:
    return tuple(sorted(times.items(), key=lambda one: (-one[1], alphabetical(one[0].name))))
