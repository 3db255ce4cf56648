"""What a TOP list's rule picks out of the deeds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from tekojen_tori.content.adopting.spread import Spread
from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.done import Done, most_active
from tekojen_tori.content.registers import Doer, Registers
from tekojen_tori.kinds.toplists.content import By, Rule


@dataclass(frozen=True)
class Ranked:
    """What a rule picks out, and its figure if it was the figure that put it in its place."""

    thing: Done | Doer
    count: int | None = None


@dataclass(frozen=True)
class Candidates:
    """What rules pick out of: the deeds, newest first, and how they have spread, which is asked only if a rule does."""

    deeds: tuple[Done, ...]
    spread: Callable[[], Spread]
    registers: Registers
    today: date

    def admitted(self, rule: Rule) -> list[Done]:
        """The deeds within every limit of a rule but the year."""
        return [deed for deed in self.deeds if rule.admits(deed, deed.places(self.registers))]

    def ranked(self, rule: Rule) -> Iterator[Ranked]:
        """All that the rule picks out; the first in its order first."""
        year, admitted = rule.in_year(self.today), self.admitted(rule)
        if rule.by is By.ADOPTED:
            spread = self.spread()
            counts = {deed.slug: spread.followers_of(deed).count_in(year) for deed in admitted}
            for deed in sorted(admitted, key=lambda deed: -counts[deed.slug]):
                if counts[deed.slug]:
                    yield Ranked(deed, counts[deed.slug])
            return
        of_year = [deed for deed in admitted if _in(year, deed.date)]
        if rule.by is By.NEWEST:
            yield from map(Ranked, of_year)
        else:
            for doer, count in most_active(of_year):
                yield Ranked(doer, count)


def _in(year: int | None, when: ContentDate | None) -> bool:
    return year is None or (when is not None and when.year == year)
