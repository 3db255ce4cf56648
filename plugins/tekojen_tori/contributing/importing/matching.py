"""Names as people write them, taken for the things that are probably meant.

The checker only suggests what was meant, since a person is there to choose. Here nobody is, and what is taken goes into
the report.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from tekojen_tori.content.names import LONGEST_NAME, Names
from tekojen_tori.content.naming.doer_names import UNIT_MARKS
from tekojen_tori.content.registers import Doer, Municipality, Organisation, Registers, Sector, Theme
from tekojen_tori.language.slugs import fold

Matched = TypeVar("Matched", bound=Doer | Sector | Theme)


@dataclass(frozen=True)
class Match(Generic[Matched]):
    """What a name was taken for. `is_sure` when it surely means that."""

    thing: Matched
    is_sure: bool


class Matcher(Generic[Matched]):
    """Finds the thing that a written name means."""

    def __init__(self, names: Names[Matched]) -> None:
        self._names = names
        self._known: dict[str, Match[Matched] | None] = {}

    def match(self, written: str) -> Match[Matched] | None:
        """What the name means, or None if nothing is near enough or several things are."""
        if len(written) > LONGEST_NAME:
            return None
        if written not in self._known:
            self._known[written] = self._match(written.strip())
        return self._known[written]

    def suggestion(self, written: str) -> str | None:
        """A name that may have been meant."""
        return self._names.nearest(written)

    def _match(self, written: str) -> Match[Matched] | None:
        if not written:
            return None
        if found := self._names.find(written):
            return Match(found, is_sure=True)
        guessed = self._names.guess(written) or self._in_parts(written)
        return Match(guessed, is_sure=False) if guessed else None

    def _in_parts(self, written: str) -> Matched | None:
        """The one thing named in a longer text: ”Askola, kotihoito”."""
        parts = [part for part in UNIT_MARKS.split(written) if part]
        if len(parts) < 2:
            return None
        found = {match.thing for part in parts if (match := self.match(part))}
        return found.pop() if len(found) == 1 else None


class Matchers:
    """A matcher for everything that a deed may refer to."""

    def __init__(self, registers: Registers) -> None:
        self.municipality: Matcher[Municipality] = Matcher(registers.municipality_names)
        self.organisation: Matcher[Organisation] = Matcher(registers.organisation_names)
        self.sector: Matcher[Sector] = Matcher(registers.sector_names)
        self.theme: Matcher[Theme] = Matcher(registers.theme_names)
        self.regions = frozenset(fold(place.region) for place in registers.municipalities)
