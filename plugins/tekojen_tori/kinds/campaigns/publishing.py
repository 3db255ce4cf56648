"""Campaigns and galas: a page each, and the page of them all."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.grouping import grouped
from tekojen_tori.content.done import Done
from tekojen_tori.content.registers import AwardSeries, Doer
from tekojen_tori.content.written import Told, Written
from tekojen_tori.data.calendar.publishing import Event
from tekojen_tori.kinds.campaigns.catalogue import (
    CampaignPhase,
    Campaigns,
    CampaignStanding,
    Given,
    phase,
    running,
    standing,
)
from tekojen_tori.kinds.campaigns.content import CAMPAIGN, Campaign, CampaignKind
from tekojen_tori.kinds.campaigns.figures import campaign_figures
from tekojen_tori.language.sentences import sentence
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.descriptions import Shelf, describe, shelf
from tekojen_tori.publishing.drawing.figure import Figure
from tekojen_tori.publishing.drawing.share_images import Look
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.json_ld import addressed, schema_org
from tekojen_tori.publishing.page import Crumb, File, Page
from tekojen_tori.publishing.site import Site, period
from tekojen_tori.publishing.views import View
from tekojen_tori.publishing.whole_page import PageView, ThingView, page_of, whole_page

LOOKS = {Campaign: lambda campaign: Look(sentence(campaign.kind.value), period(campaign))}

LINKS = (
    BarLink(Bar.FOOTER, 50, "Kampanjat", CAMPAIGN.index, lambda catalogue, site: catalogue.of(Campaign)),
    BarLink(Bar.FOOTER, 55, "Palkinnot", addresses.AWARDS, lambda catalogue, site: catalogue.part(Campaigns).awards),
)

_TITLE = "Kampanjat"
_DESCRIPTION = "Kampanjat keräävät torille tekoja, ja gaaloissa palkitaan tekijöitä."
_NEWEST = 6


@dataclass(frozen=True, kw_only=True)
class CampaignsView(PageView):
    """The page of all campaigns, by phase."""

    template = "campaigns.html"
    groups: Sequence[tuple[CampaignPhase, Sequence[Campaign]]]
    standings: Mapping[Campaign, CampaignStanding]


@dataclass(frozen=True, kw_only=True)
class CampaignView(ThingView):
    """A campaign's page. Its `newest` deeds are shown, and `given` holds its awards by their series."""

    template = "campaign.html"
    campaign: Campaign
    phase: str
    is_open: bool
    standing: CampaignStanding
    figures: Sequence[Figure]
    newest: Sequence[Done]
    shelf: Shelf | None
    given: Mapping[AwardSeries, Sequence[Given]]


@dataclass(frozen=True, kw_only=True)
class EveryAwardView(PageView):
    """The page of all awards, by the series in which they were given; of some none is told yet."""

    template = "every_award.html"
    by_series: Mapping[AwardSeries, Sequence[Given]]
    galas: Sequence[Campaign]
    with_page: Collection[Doer]


@dataclass(frozen=True, kw_only=True)
class OccasionView(View):
    """The campaign in which a thing was told, and the awards that it was given."""

    template = "occasion.html"
    campaign: Campaign | None
    given: Sequence[Given]


@dataclass(frozen=True, kw_only=True)
class AwardsView(View):
    """The awards of a municipality or organisation."""

    template = "awards.html"
    given: Sequence[Given]


@dataclass(frozen=True, kw_only=True)
class RunningCampaignsView(View):
    """The campaigns that go on, for the home page."""

    template = "running_campaigns.html"
    running: Sequence[Campaign]


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page | File]:
    """Each campaign as it stands on the day of the build; nothing if there are none."""
    campaigns = catalogue.part(Campaigns).all
    if not campaigns:
        return
    phases = {one: phase(one, catalogue.content.today) for one in campaigns}
    standings = {one: standing(one, catalogue.deeds) for one in campaigns}
    here = CAMPAIGN.index
    groups = [(part, [one for one, its in phases.items() if its is part]) for part in CampaignPhase]
    yield whole_page(CampaignsView(groups=groups, standings=standings), here, _TITLE, _DESCRIPTION, site, section=here)
    yield from _every_award(catalogue, site)
    for campaign in campaigns:
        now = standings[campaign]
        figures = tuple(campaign_figures(campaign, now, catalogue.content.today))
        yield _page(campaign, phases[campaign], now, figures, catalogue, site)
        for figure in figures:
            yield File(f"{address(campaign)}{figure.file}", figure.as_csv())


def _every_award(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """The page of all awards; nothing if none is told."""
    campaigns = catalogue.part(Campaigns)
    if not campaigns.awards:
        return
    view = EveryAwardView(
        by_series=grouped(campaigns.awards, lambda one: (one.award.series,), catalogue.registers.awards),
        galas=[one for one in campaigns.all if one.kind is CampaignKind.GALA],
        with_page=catalogue.with_page,
    )
    description = "Kenelle torin kampanjoissa ja gaaloissa on annettu palkinto, ja mistä teosta."
    yield whole_page(view, addresses.AWARDS, "Palkinnot", description, site, section=CAMPAIGN.index)


def _page(
    campaign: Campaign,
    its_phase: CampaignPhase,
    now: CampaignStanding,
    figures: Sequence[Figure],
    catalogue: Catalogue,
    site: Site,
) -> Page:
    campaigns = catalogue.part(Campaigns)
    view = CampaignView(
        campaign=campaign,
        phase=its_phase.value,
        is_open=its_phase is CampaignPhase.RUNNING,
        standing=now,
        figures=figures,
        newest=now.deeds[:_NEWEST],
        shelf=shelf(campaigns.editorials.get(campaign, ())),
        given=grouped((one for one in campaigns.awards if one.campaign is campaign), lambda one: (one.award.series,)),
    )
    return page_of(
        campaign,
        view,
        catalogue,
        site,
        section=CAMPAIGN.index,
        crumbs=(Crumb(_TITLE, CAMPAIGN.index),),
        data=tuple(_event(campaign, site)),
        feeds=Crumb(f"{site.name}: {campaign.title}", address(campaign)),
    )


def _event(campaign: Campaign, site: Site) -> Iterator[Mapping[str, Any]]:
    """A gala whose days are known, as search engines know events. Collecting deeds is none."""
    first, last = campaign.begins.first, campaign.ends.last
    if campaign.kind is CampaignKind.GALA and first.day and last.day:
        yield schema_org(
            "Event",
            name=campaign.title,
            description=describe(campaign),
            startDate=first.iso(),
            endDate=last.iso(),
            **addressed(campaign, site),
        )


def _occasion(thing: Told, catalogue: Catalogue, site: Site, here: str) -> str:
    """The campaign in which a thing was told, and the awards that it was given."""
    campaigns = catalogue.part(Campaigns)
    campaign = campaigns.of(thing)
    given = campaigns.awards_of_deed.get(thing, ()) if isinstance(thing, Done) else ()
    return site.render(OccasionView(campaign=campaign, given=given), here) if campaign or given else ""


def _awards(group: object, catalogue: Catalogue, site: Site, here: str) -> str:
    """The awards of a municipality or organisation."""
    if not isinstance(group, Doer):
        return ""
    given = catalogue.part(Campaigns).awards_of_doer.get(group, ())
    return site.render(AwardsView(given=given), here) if given else ""


def _running(shown: Sequence[Written], catalogue: Catalogue, site: Site, here: str) -> str:
    """The campaigns that go on, for the home page, without what it shows already."""
    others = [one for one in running(catalogue) if one not in shown]
    return site.render(RunningCampaignsView(running=others), here)


ASIDES = {"occasion": _occasion, "group": _awards, "first": _running}


def events(catalogue: Catalogue) -> Iterator[Event]:
    """The beginning and end of each campaign and the days of each gala, as far as they are known, for the calendar."""
    for campaign in catalogue.part(Campaigns).all:
        first, last = campaign.begins.first, campaign.ends.last
        if campaign.kind is CampaignKind.GALA:
            if first.day and last.day:
                yield Event(thing=campaign, title=campaign.title, begins=first.earliest(), ends=last.earliest())
            continue
        for when, part, happens in ((first, "alkaa", "alkaa"), (last, "paattyy", "päättyy")):
            if when.day:
                title = f"{campaign.title}: kampanja {happens}"
                yield Event(thing=campaign, title=title, begins=when.earliest(), ends=None, part=part)


def feeds(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Each campaign can be followed."""
    yield from ((address(campaign), campaign.title) for campaign in catalogue.part(Campaigns).all)


def feeds_of(thing: Told, catalogue: Catalogue) -> Iterator[str]:
    """The campaigns in whose feeds a thing stands: those in which a deed counts, and that of which a story tells."""
    campaigns = catalogue.part(Campaigns)
    if isinstance(thing, Done):
        yield from (address(campaign) for campaign in campaigns.all if campaign.includes(thing))
    elif campaign := campaigns.of(thing):
        yield address(campaign)
