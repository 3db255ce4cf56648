"""What a new issue of the newsletter would tell of: a proposal, for the editors to change."""

from datetime import date

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.proposals import Proposed, Wanted
from tekojen_tori.content.written import Written


def proposal(catalogue: Catalogue, since: date, campaign: Written | None = None) -> tuple[Proposed, ...]:
    """What has come since a day, most telling first; of deeds only a campaign's, if one is given.

    Some kinds are there whenever their newest came, since a newsletter without any is dull.
    """
    wanted = Wanted(since, campaign)
    every = [part for proposes in rooms.offers("catalogue", "proposes") for part in proposes(catalogue, wanted)]
    return tuple(sorted((part for part in every if part.things), key=lambda part: part.place))
