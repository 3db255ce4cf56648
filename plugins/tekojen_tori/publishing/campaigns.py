"""Campaigns and galas: a page each, and the page of them all."""

from collections.abc import Iterable, Iterator

from tekojen_tori.catalogue.campaigns import Phase, Standing, phase, standing
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.grouping import grouped
from tekojen_tori.content.campaign import Campaign
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.campaign_figures import campaign_figures
from tekojen_tori.publishing.figure import Figure
from tekojen_tori.publishing.page import Crumb, File, Page
from tekojen_tori.publishing.share_images import share_image
from tekojen_tori.publishing.shown_pictures import shown_picture
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.told import describe, shelf
from tekojen_tori.publishing.written import written_html

_TITLE = "Kampanjat"
_NEWEST = 6


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page | File]:
    """Each campaign as it stands on the day of the build; nothing if there are none."""
    if not catalogue.campaigns:
        return
    phases = {one: phase(one, catalogue.content.today) for one in catalogue.campaigns}
    standings = {one: standing(one, catalogue.deeds) for one in catalogue.campaigns}
    yield Page(
        addresses.CAMPAIGNS,
        _TITLE,
        "Kampanjat keräävät torille tekoja, ja gaaloissa palkitaan tekijöitä.",
        site.render(
            "campaigns.html",
            addresses.CAMPAIGNS,
            title=_TITLE,
            groups=[(part, [one for one, its in phases.items() if its is part]) for part in Phase],
            standings=standings,
        ),
        section=addresses.CAMPAIGNS,
    )
    for campaign in catalogue.campaigns:
        now = standings[campaign]
        figures = tuple(campaign_figures(campaign, now, catalogue.content.today))
        yield _page(campaign, phases[campaign], now, figures, catalogue, site)
        for figure in figures:
            yield File(f"{address(campaign)}{figure.file}", figure.as_csv())


def _page(
    campaign: Campaign, its_phase: Phase, now: Standing, figures: Iterable[Figure], catalogue: Catalogue, site: Site
) -> Page:
    here = address(campaign)
    crumbs = (Crumb(_TITLE, addresses.CAMPAIGNS),)
    feeds = Crumb(f"{site.name}: {campaign.title}", here)
    return Page(
        here,
        campaign.title,
        describe(campaign),
        site.render(
            "campaign.html",
            here,
            title=campaign.title,
            crumbs=crumbs,
            campaign=campaign,
            phase=its_phase.value,
            is_open=its_phase is Phase.RUNNING,
            standing=now,
            figures=figures,
            newest=now.deeds[:_NEWEST],
            with_page=catalogue.with_page,
            shelf=shelf(catalogue.stories_of_campaign.get(campaign, ())),
            given=grouped(
                (one for one in catalogue.awards if one.campaign is campaign), lambda one: (one.award.series,)
            ),
            text=written_html(campaign, here, catalogue, site),
            image=shown_picture(campaign, here, catalogue, site),
            adopters=catalogue.adopters,
            feeds=feeds,
        ),
        section=addresses.CAMPAIGNS,
        crumbs=crumbs,
        feeds=feeds,
        is_indexed=not campaign.draft,
        share_image=share_image(campaign),
    )
