"""What a new issue of the newsletter would tell of: a proposal, for the editors to change."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tekojen_tori.catalogue.campaigns import Phase, phase
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.coming import coming_webinars
from tekojen_tori.content.campaign import Campaign
from tekojen_tori.content.site_content import Written

_MOST_DEEDS = 12


@dataclass(frozen=True)
class Proposed:
    """A part of the issue: its heading, what it shows, and what else it could show."""

    heading: str
    things: tuple[Written, ...]
    others: tuple[Written, ...] = ()


def proposal(catalogue: Catalogue, since: date, campaign: Campaign | None = None) -> tuple[Proposed, ...]:
    """What has come since a day, most telling first; of deeds only a campaign's, if one is given.

    The newest TOP list, story and episode are there whenever they came, since a newsletter without any is dull.
    """
    return tuple(part for part in _parts(catalogue, since, campaign) if part.things)


def _parts(catalogue: Catalogue, since: date, campaign: Campaign | None) -> Iterator[Proposed]:
    def came(thing: Written) -> bool:
        published = catalogue.published(thing)
        return published is not None and published.date() >= since

    today, editorials = catalogue.content.today, catalogue.editorials
    if campaign:
        yield Proposed("Kampanja", (campaign,))
    new = [deed for deed in catalogue.deeds if came(deed) and (campaign is None or campaign.includes(deed))]
    yield Proposed("Uudet teot", tuple(new[:_MOST_DEEDS]), tuple(new[_MOST_DEEDS:]))
    yield Proposed("TOP-lista", catalogue.toplists.fullest_first[:1])
    yield Proposed("Tarina", editorials.stories[:1])
    yield Proposed("Podcast", editorials.episodes[:1])
    yield Proposed("Webinaarit", coming_webinars(editorials.webinars, today))
    running = (one for one in catalogue.campaigns if phase(one, today) is Phase.RUNNING and one is not campaign)
    yield Proposed("Kampanjat", tuple(running))
