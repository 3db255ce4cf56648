"""What the editors feature on the home page today, and what they have featured before."""

from dataclasses import dataclass
from datetime import date

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.written import Written
from tekojen_tori.pages.features.content import Feature, FeatureList


@dataclass(frozen=True)
class Featured:
    """A feature and what it shows."""

    feature: Feature
    thing: Written


class Features:
    """The features of a catalogue as of the day of reading."""

    def __init__(self, catalogue: Catalogue) -> None:
        known, today = catalogue.by_file_name, catalogue.content.today
        every = [
            Featured(one, known[one.shows]) for one in catalogue.content.part(FeatureList) or () if one.shows in known
        ]
        self.current = tuple(one for one in every if _begins(one) <= today <= _ends(one))
        """In the editors' order."""
        self.past = tuple(sorted((one for one in every if _ends(one) < today), key=_ends, reverse=True))
        """The latest first."""


def _begins(one: Featured) -> date:
    return one.feature.begins.first.earliest()


def _ends(one: Featured) -> date:
    return one.feature.ends.last.latest()
