"""Who took which deed as a model, who has done the most, and what a TOP list's rule picks out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.registers import Municipality, Organisation, Registers
from tekojen_tori.content.written import by_address
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.kinds.toplists.content import By, Rule
from tekojen_tori.language.order import alphabetical

Doer = Municipality | Organisation


@dataclass(frozen=True)
class Adopter:
    """Somebody who took a deed as a model and when, with a deed of their own if they told it."""

    name: str
    deed: Deed | None = None
    date: ContentDate | None = None


@dataclass(frozen=True)
class Ranked:
    """What a rule picks out, and its figure if it was the figure that put it in its place."""

    thing: Deed | Doer
    count: int | None = None


def adopters(deeds: Iterable[Deed]) -> Mapping[str, tuple[Adopter, ...]]:
    """By a deed's slug, those who took it as a model: told on the deed itself, or on a deed of theirs."""
    deeds = list(deeds)
    known = by_address(deeds)
    found: dict[str, list[Adopter]] = defaultdict(list)
    for deed in deeds:
        found[deed.slug] += [Adopter(adoption.by, date=adoption.date) for adoption in deed.adoptions]
        model = known.get(deed.adopted_from or "")
        if model:
            found[model.slug].append(Adopter(deed.done_by.name, deed, deed.date))
    return {of: tuple(adopters) for of, adopters in found.items() if adopters}


def most_active(deeds: Iterable[Deed]) -> tuple[tuple[Doer, int], ...]:
    """Whoever has done deeds with how many, the most first and equals in alphabetical order."""
    count = Counter(deed.done_by for deed in deeds)
    return tuple(sorted(count.items(), key=lambda one: (-one[1], alphabetical(one[0].name))))


def ranked(rule: Rule, deeds: Iterable[Deed], registers: Registers, today: date) -> Iterator[Ranked]:
    """All that the rule picks out of the deeds, which are newest first; the first in its order first."""
    deeds = list(deeds)
    year = rule.in_year(today)
    admitted = [deed for deed in deeds if rule.admits(deed, deed.places(registers))]
    if rule.by is By.ADOPTED:
        took = adopters(deeds)
        counts = {deed.slug: sum(_in(year, one.date) for one in took.get(deed.slug, ())) for deed in admitted}
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
