"""What the editors feature on the home page today, and what they have featured before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tekojen_tori.content.site_content import Written, by_file_name
from tekojen_tori.pages.features.content import Feature


@dataclass(frozen=True)
class Featured:
    """A feature and what it shows."""

    feature: Feature
    thing: Written


class Features:
    """The features of a catalogue as of a day."""

    def __init__(self, features: Iterable[Feature], written: Iterable[Written], today: date) -> None:
        known = by_file_name(written)
        every = [Featured(one, known[one.shows]) for one in features if one.shows in known]
        self.current = tuple(one for one in every if _begins(one) <= today <= _ends(one))
        """In the editors' order."""
        self.past = tuple(sorted((one for one in every if _ends(one) < today), key=_ends, reverse=True))
        """The latest first."""


def _begins(one: Featured) -> date:
    return one.feature.begins.first.earliest()


def _ends(one: Featured) -> date:
    return one.feature.ends.last.latest()
