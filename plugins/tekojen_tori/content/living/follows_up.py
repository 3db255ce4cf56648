"""An account of whether a deed, or somebody's adoption of one, still lives (vieläkö teko elää)."""

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.written import WithoutPage
from tekojen_tori.language.dates import month_and_year
from tekojen_tori.language.sentences import sentence


class State(StrEnum):
    """What has become of it."""

    IN_USE = "käytössä"
    CHANGED = "muuttunut"
    ENDED = "päättynyt"


class FollowsUp(WithoutPage):
    """What tells whether something still lives. It has no page of its own: it is shown where that is.

    `of` names a deed by its slug alone, or a deed or an adoption by its folder and name. The text may tell why.
    """

    if TYPE_CHECKING:
        of: str
        date: ContentDate
        state: State

    @cached_property
    def place_in_line(self) -> tuple[int, str]:
        """By what it is put in order, the latest last: once, for it lasts from edit to edit of a preview."""
        return self.date.rank, self.slug

    @property
    def words(self) -> str:
        """What readers are told at once: Käytössä, tarkistettu 3/2027."""
        return f"{sentence(self.state.value)}, tarkistettu {month_and_year(self.date.last.year, self.date.last.month)}"
