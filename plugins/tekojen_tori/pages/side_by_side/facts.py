"""The facts by which deeds are compared, in words. `facts.js` says the same of the open data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tekojen_tori.content.adopting.spread import Spread
from tekojen_tori.content.done import Done
from tekojen_tori.content.living.evidence import Evidence
from tekojen_tori.language.numbers import number
from tekojen_tori.language.sentences import sentence


@dataclass(frozen=True)
class Fact:
    """What is compared: its heading, and what a deed tells of it, or ""."""

    key: str
    heading: str
    told: Callable[[Done, Spread], str]


def _field(name: str) -> Callable[[Done, Spread], str]:
    return lambda deed, spread: getattr(deed, name, None) or ""


def _population(deed: Done, spread: Spread) -> str:
    return number(deed.municipality.population) if deed.municipality else ""


def _stage(deed: Done, spread: Spread) -> str:
    stage = spread.stage_of(deed)
    return sentence(stage.value) if stage else ""


def _evidence(deed: Done, spread: Spread) -> str:
    told: Evidence | None = getattr(deed, "evidence", None)
    return ": ".join(filter(None, (sentence(told.how.value), told.figure))) if told else ""


def _adoptions(deed: Done, spread: Spread) -> str:
    count = spread.followers_of(deed).count
    return number(count) if count else ""


FACTS = (
    Fact("who", "Tekijä", lambda deed, spread: deed.done_by.name),
    Fact("population", "Kunnan väkiluku", _population),
    Fact("sector", "Palveluala", lambda deed, spread: sentence(deed.sector.name)),
    Fact("themes", "Teemat", lambda deed, spread: sentence(", ".join(theme.name for theme in deed.theme))),
    Fact("years", "Vuosi", lambda deed, spread: deed.date.years.name),
    Fact("stage", "Vaihe", _stage),
    Fact("participants", "Mukana", _field("participants")),
    Fact("duration", "Kesto", _field("duration")),
    Fact("cost", "Hinta", _field("cost")),
    Fact("evidence", "Mistä tiedetään", _evidence),
    Fact("support", "Tuki", lambda deed, spread: sentence(", ".join(one.name for one in deed.support))),
    Fact("adoptions", "Mallina muille", _adoptions),
)


@dataclass(frozen=True)
class Compared:
    """Deeds with what each tells of the facts of which any of them tells something."""

    headings: Sequence[str]
    rows: Sequence[tuple[Done, Sequence[str]]]


def compared(deeds: Sequence[Done], spread: Spread) -> Compared:
    """The facts of deeds."""
    told = [(deed, [fact.told(deed, spread) for fact in FACTS]) for deed in deeds]
    filled = [place for place in range(len(FACTS)) if any(values[place] for _, values in told)]
    rows = [(deed, [values[place] for place in filled]) for deed, values in told]
    return Compared([FACTS[place].heading for place in filled], rows)
