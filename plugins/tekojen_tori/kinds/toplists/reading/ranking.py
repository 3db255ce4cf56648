"""What a TOP list's rule picks out of the deeds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tekojen_tori.content.adopting.adopts import Adopts
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


def ranked(
    rule: Rule, deeds: Iterable[Done], told: Iterable[Adopts], registers: Registers, today: date
) -> Iterator[Ranked]:
    """All that the rule picks out of the deeds, which are newest first; the first in its order first.

    `told` are the adoptions that have files of their own.
    """
    deeds = list(deeds)
    year = rule.in_year(today)
    admitted = [deed for deed in deeds if rule.admits(deed, deed.places(registers))]
    if rule.by is By.ADOPTED:
        spread = Spread(deeds, told, registers)
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
