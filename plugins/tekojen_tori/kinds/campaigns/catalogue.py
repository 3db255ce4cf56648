"""Where campaigns stand: what counts in them, and who was awarded."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cached_property
from itertools import accumulate

from tekojen_tori.catalogue.attention import Matter
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.grouping import grouped
from tekojen_tori.catalogue.proposals import Proposed, Wanted
from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.done import Done
from tekojen_tori.content.editorial import EditorialThing
from tekojen_tori.content.order import largest_first
from tekojen_tori.content.registers import Doer, Sector
from tekojen_tori.content.written import Told, by_address
from tekojen_tori.kinds.campaigns.content import Award, Campaign, CampaignKind
from tekojen_tori.language.dates import when

ENDS_WITHIN = timedelta(days=30)
"""How long before its end an editor is reminded of a campaign."""


class CampaignPhase(Enum):
    """Whether a campaign is to come, goes on, or is over."""

    COMING = "tulossa"
    RUNNING = "käynnissä"
    OVER = "päättynyt"


@dataclass(frozen=True)
class CampaignDay:
    """A day on which deeds came: how many, and how many there were then in all."""

    date: date
    new: int
    total: int


@dataclass(frozen=True)
class CampaignStanding:
    """A campaign as it stands. `deeds` are those that count, newest first; the counts are largest first.

    `by_day` has those whose day is known and lies in the period, `without_day` is how many the others are. `result` is
    what the editors have written down for good, or else what counts now; `share_of_goal` is its, in whole per cent,
    and `about` the word by which it is not exact.
    """

    deeds: tuple[Done, ...]
    by_day: tuple[CampaignDay, ...]
    without_day: int
    by_doer: tuple[tuple[Doer, int], ...]
    by_sector: tuple[tuple[Sector, int], ...]
    result: int
    about: str
    share_of_goal: int | None


@dataclass(frozen=True)
class Given:
    """An award that was given in a campaign or gala, and to whom; `deed` is None if none was named or told."""

    campaign: Campaign
    award: Award
    deed: Done | None

    @property
    def got_by(self) -> Doer | None:
        """Whoever got it."""
        return self.award.organisation or self.award.municipality or (self.deed.done_by if self.deed else None)

    @property
    def when(self) -> ContentDate | None:
        """When it was given, if that is known: a campaign's deeds are awarded some time after it."""
        return self.award.date or (self.campaign.when if self.campaign.kind is CampaignKind.GALA else None)


def phase(campaign: Campaign, today: date) -> CampaignPhase:
    """Where today lies in the campaign's period."""
    if today < campaign.first_day:
        return CampaignPhase.COMING
    return CampaignPhase.RUNNING if today <= campaign.last_day else CampaignPhase.OVER


def standing(campaign: Campaign, deeds: Iterable[Done]) -> CampaignStanding:
    """What counts in a campaign out of all deeds, newest first."""
    counted = tuple(deed for deed in deeds if campaign.includes(deed))
    days = Counter(deed.date.last.earliest() for deed in counted if deed.date.last.day and campaign.holds(deed.date))
    totals = accumulate(days[day] for day in sorted(days))
    result = campaign.reported or len(counted)
    return CampaignStanding(
        deeds=counted,
        by_day=tuple(CampaignDay(day, days[day], total) for day, total in zip(sorted(days), totals, strict=True)),
        without_day=len(counted) - days.total(),
        by_doer=largest_first(Counter(deed.done_by for deed in counted)),
        by_sector=largest_first(Counter(deed.sector for deed in counted)),
        result=result,
        about=campaign.reported_about or "",
        share_of_goal=result * 100 // campaign.goal if campaign.goal else None,
    )


class Campaigns:
    """The campaigns of a catalogue, the newest first, and their awards."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.all = catalogue.of(Campaign)
        self._by_slug = by_address(self.all)

    def of(self, thing: Told) -> Campaign | None:
        """The campaign in which a thing says that it was told."""
        return self._by_slug.get(getattr(thing, "campaign", None) or "")

    def of_address(self, slug: str) -> Campaign | None:
        """The campaign of an address, old addresses included."""
        return self._by_slug.get(slug)

    @cached_property
    def awards(self) -> tuple[Given, ...]:
        """Every award that was given, the newest campaign's first."""
        deeds = self._catalogue.deed_by_slug
        return tuple(
            Given(campaign, award, deeds.get(award.deed) if award.deed else None)
            for campaign in self.all
            for award in campaign.awards
        )

    @cached_property
    def awards_of_deed(self) -> Mapping[Done, tuple[Given, ...]]:
        """The awards of each deed that has any."""
        return grouped(self.awards, lambda one: (one.deed,) if one.deed else ())

    @cached_property
    def awards_of_doer(self) -> Mapping[Doer, tuple[Given, ...]]:
        """The awards of each municipality and organisation that has any, those of their deeds as well."""
        return grouped(self.awards, lambda one: (one.got_by,) if one.got_by else ())

    @cached_property
    def editorials(self) -> Mapping[Campaign, tuple[EditorialThing, ...]]:
        """What editors tell of each campaign, the newest first of each kind."""

        def campaigns(thing: EditorialThing) -> Iterable[Campaign]:
            campaign = self.of(thing)
            return (campaign,) if campaign else ()

        return grouped(self._catalogue.editorials.all, campaigns)


def running(catalogue: Catalogue) -> tuple[Campaign, ...]:
    """The campaigns and galas that go on today."""
    today = catalogue.content.today
    return tuple(one for one in catalogue.part(Campaigns).all if phase(one, today) is CampaignPhase.RUNNING)


def occasions(catalogue: Catalogue) -> tuple[Campaign, ...]:
    """The campaigns in which deeds are being collected today."""
    return tuple(one for one in running(catalogue) if one.kind is CampaignKind.CAMPAIGN)


def matters(catalogue: Catalogue) -> Iterator[Matter]:
    """Campaigns about to end, and those that are over but whose result nobody has written down."""
    today = catalogue.content.today
    ending, without_result = [], []
    for one in catalogue.part(Campaigns).all:
        its_phase, ends = phase(one, today), one.ends.last
        if its_phase is CampaignPhase.RUNNING and one.last_day - today <= ENDS_WITHIN:
            ending.append(f"{one.path}: {one.title} päättyy {when(ends.year, ends.month, ends.day)}")
        if its_phase is CampaignPhase.OVER and one.kind is CampaignKind.CAMPAIGN and not one.reported:
            without_result.append(f"{one.path}: {one.title}. {_result_wanted(one, catalogue)}")
    if ending:
        yield Matter("Pian päättyvät kampanjat", tuple(ending))
    if without_result:
        yield Matter("Päättyneet kampanjat, joiden tulosta ei ole kirjattu", tuple(without_result))


def _result_wanted(campaign: Campaign, catalogue: Catalogue) -> str:
    count = len(standing(campaign, catalogue.deeds).deeds)
    if count:
        return f"Kirjaa tulos, esimerkiksi reported: {count}"
    return "Siihen ei ole laskettu yhtään tekoa. Kirjaa tulos kenttään reported, jos se tiedetään"


def proposes(catalogue: Catalogue, wanted: Wanted) -> Iterator[Proposed]:
    """The campaign for which the newsletter is made, and at the end the others that go on."""
    if wanted.campaign:
        yield Proposed(0, "Kampanja", (wanted.campaign,))
    yield Proposed(60, "Kampanjat", tuple(one for one in running(catalogue) if one is not wanted.campaign))
