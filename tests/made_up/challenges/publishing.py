"""The challenges: a page each, and the page of them all."""

from collections.abc import Iterator
from dataclasses import dataclass

from challenges.content import CHALLENGE, Challenge
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.page import Crumb, Page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.whole_page import PageView, ThingView, page_of, whole_page

LINKS = (BarLink(Bar.MENU, 90, CHALLENGE.plural, CHALLENGE.index, lambda catalogue, site: catalogue.of(Challenge)),)


@dataclass(frozen=True, kw_only=True)
class ChallengesView(PageView):
    """The page of all challenges."""

    template = "challenges.html"
    challenges: tuple[Challenge, ...]


@dataclass(frozen=True, kw_only=True)
class ChallengeView(ThingView):
    """A challenge's page."""

    template = "challenge.html"
    challenge: Challenge


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Every challenge."""
    here, challenges = CHALLENGE.index, catalogue.of(Challenge)
    if challenges:
        yield whole_page(
            ChallengesView(challenges=challenges), here, CHALLENGE.plural, "Mihin on haastettu.", site, section=here
        )
    for challenge in challenges:
        crumbs, facts = (Crumb(CHALLENGE.plural, here),), (("Palkinto", challenge.prize or ""),)
        view = ChallengeView(challenge=challenge)
        yield page_of(challenge, view, catalogue, site, section=here, crumbs=crumbs, facts=facts)
