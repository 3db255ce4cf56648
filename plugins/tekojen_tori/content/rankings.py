"""Who took which deed as a model, and who has done the most."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.registers import Municipality, Organisation
from tekojen_tori.content.written import by_address
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.language.order import alphabetical

Doer = Municipality | Organisation


@dataclass(frozen=True)
class Adopter:
    """Somebody who took a deed as a model and when, with a deed of their own if they told it."""

    name: str
    deed: Deed | None = None
    date: ContentDate | None = None


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
