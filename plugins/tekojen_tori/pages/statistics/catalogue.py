"""The figures of the tori: how many deeds there are, when, where and of what.

They count as the original's published tables do: shares are of all deeds, and both shares and deeds a month are rounded
to whole numbers, halves up. A deed of which only a span of years is known counts for programs in the last of them, by
whose end it was done; readers are shown it apart.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue, Region
from tekojen_tori.catalogue.shares import Share, rounded, share_of
from tekojen_tori.content.adopting.stage_rule import StageRule
from tekojen_tori.content.dates import ContentDate, Years
from tekojen_tori.content.done import Stage
from tekojen_tori.content.kind import Kind, kinds_of_work
from tekojen_tori.content.living.evidence import Knowing
from tekojen_tori.content.living.followups import AtAge
from tekojen_tori.content.order import AnyNamed, by_name, largest_first
from tekojen_tori.content.registers import Doer, Municipality, Organisation, Sector, Support, Theme


@dataclass(frozen=True)
class YearFigures:
    """A year that has deeds: `total` at its end, `new` in it.

    `per_month` divides the new deeds by `months`. That is 12, but of the last year only the months until its newest
    deed's, that one included: 101 deeds by mid-October are 10 a month. A last year in which some deed's month isn't
    known is divided by 12, since that deed may be from any part of it.
    """

    year: int
    total: int
    new: int
    months: int

    @property
    def per_month(self) -> int:
        """New deeds a month on average."""
        return rounded(self.new, self.months)


@dataclass(frozen=True)
class MonthFigures:
    """A month in which the number of deeds grew, of those whose year is known.

    Deeds whose month isn't known count in the December of their year.
    """

    year: int
    month: int
    total: int
    new: int


@dataclass(frozen=True)
class Statistics:
    """Every figure. Years and months are in order, stages from idea to everyday use, other groups largest first.

    A deed can have several themes and kinds of support, and one that an organisation did counts in every region that
    the organisation serves, so the shares of those don't add up to 100. In `stages`, None stands for deeds that tell no
    stage, and in `evidence` for deeds that don't tell how it is known what came of them.
    `stage_rule` says how others raise them, and `taken` counts the deeds that others have taken as a model. `at_ages`
    says what had become of the deeds that have been followed up, of each age.
    `kinds` says how much there is of each kind that tells of work; only deeds count in the rest.
    `municipalities` and `organisations` are those that have deeds, `doers` whoever did a deed, municipality or not.
    Organisations without deeds leave out those that have closed. `years` have every deed in the last year of its
    date, `known_years` and `months` only those whose year is known; how many are known by a span alone is in `spans`.
    `without_month` counts the deeds whose year is known, but not the month.
    """

    deeds: int
    kinds: tuple[tuple[Kind[Any], int], ...]
    years: tuple[YearFigures, ...]
    known_years: tuple[YearFigures, ...]
    spans: tuple[tuple[Years, int], ...]
    months: tuple[MonthFigures, ...]
    without_month: int
    sectors: tuple[Share[Sector], ...]
    themes: tuple[Share[Theme], ...]
    support: tuple[Share[Support], ...]
    stages: tuple[Share[Stage | None], ...]
    evidence: tuple[Share[Knowing | None], ...]
    stage_rule: StageRule
    taken: int
    at_ages: tuple[AtAge, ...]
    regions: tuple[Share[Region], ...]
    municipalities: tuple[Share[Municipality], ...]
    organisations: tuple[Share[Organisation], ...]
    doers: tuple[Share[Doer], ...]
    municipalities_without: tuple[Municipality, ...]
    organisations_without: tuple[Organisation, ...]


def statistics(catalogue: Catalogue) -> Statistics:
    """The figures of a catalogue."""
    every = len(catalogue.deeds)
    dates = [deed.date for deed in catalogue.deeds]
    known = [date for date in dates if date.years.are_one]
    stages = Counter(map(catalogue.spread.stage_of, catalogue.deeds))
    known_how = Counter(deed.evidence.how if deed.evidence else None for deed in catalogue.deeds)
    registers = catalogue.registers
    return Statistics(
        deeds=every,
        kinds=tuple((kind, len(catalogue.of(kind.thing))) for kind in kinds_of_work()),
        years=_years(dates),
        known_years=_years(known),
        spans=tuple(sorted(Counter(date.years for date in dates if not date.years.are_one).items())),
        months=_months(known),
        without_month=sum(not date.last.month for date in known),
        sectors=_largest_first(catalogue.by_sector, every),
        themes=_largest_first(catalogue.by_theme, every),
        support=_largest_first(catalogue.by_support, every),
        stages=tuple(
            share_of(stage, stages[stage], every) for stage in (*Stage, None) if stage is not None or stages[stage]
        ),
        evidence=tuple(
            share_of(how, known_how[how], every) for how in (*Knowing, None) if how is not None or known_how[how]
        ),
        stage_rule=catalogue.spread.rule,
        taken=len(catalogue.spread.most_taken),
        at_ages=catalogue.followups.at_ages(catalogue.deeds, catalogue.content.today),
        regions=_largest_first(catalogue.by_region, every),
        municipalities=_largest_first(catalogue.by_municipality, every),
        organisations=_largest_first(catalogue.by_organisation, every),
        doers=tuple(share_of(doer, deeds, every) for doer, deeds in catalogue.most_active),
        municipalities_without=_without(registers.municipalities, catalogue.by_municipality),
        organisations_without=_without(
            (one for one in registers.organisations if not one.closed), catalogue.by_organisation
        ),
    )


def _months(dates: Iterable[ContentDate]) -> tuple[MonthFigures, ...]:
    new = sorted(Counter((date.year, date.last.month or 12) for date in dates).items())
    totals = accumulate(count for _, count in new)
    return tuple(
        MonthFigures(year, month, total, count) for ((year, month), count), total in zip(new, totals, strict=True)
    )


def _years(dates: Iterable[ContentDate]) -> tuple[YearFigures, ...]:
    months = _months(dates)
    new = {year: sum(month.new for month in its) for year, its in groupby(months, lambda month: month.year)}
    return tuple(
        YearFigures(year, total, count, months[-1].month if year == months[-1].year else 12)
        for (year, count), total in zip(new.items(), accumulate(new.values()), strict=True)
    )


def _largest_first(groups: Mapping[AnyNamed, Sized], every: int) -> tuple[Share[AnyNamed], ...]:
    """Groups of equal size are in alphabetical order."""
    counts = {group: len(deeds) for group, deeds in groups.items()}
    return tuple(share_of(group, count, every) for group, count in largest_first(counts))


def _without(register: Iterable[AnyNamed], with_deeds: Mapping[AnyNamed, Sized]) -> tuple[AnyNamed, ...]:
    return tuple(by_name(one for one in register if one not in with_deeds))
