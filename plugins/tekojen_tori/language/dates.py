"""Dates as a Finnish reader sees them, no more exact than they are known."""

from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import get_month_names

FINLAND = ZoneInfo("Europe/Helsinki")
"""The time zone in which everything happens."""


def moment(year: int, month: int = 0, day: int = 0) -> str:
    """2.10.2019, lokakuu 2019 or 2019; what is not known is 0."""
    if day:
        return f"{day}.{month}.{year}"
    if month:
        return f"{months()[month - 1]} {year}"
    return str(year)


def span(first: tuple[int, int, int], last: tuple[int, int, int]) -> str:
    """One moment, or two with an en dash between.

    2018–2020, elo–lokakuu 2019, 2.–8.3.2019, 1.2.–31.3.2019, and over a new year 5.12.2019 – 7.1.2020.
    """
    if first == last:
        return moment(*first)
    if first[0] == last[0] and first[2] and last[2]:
        return f"{first[2]}.{'' if first[1] == last[1] else f'{first[1]}.'}–{moment(*last)}"
    if first[0] == last[0] and first[1] and last[1] and not first[2] and not last[2]:
        return f"{months()[first[1] - 1].removesuffix('kuu')}–{moment(*last)}"
    only_years = not first[1] and not last[1]
    return f"{moment(*first)}{'–' if only_years else ' – '}{moment(*last)}"


def when(year: int, month: int = 0, day: int = 0) -> str:
    """In answer to when: 2.10.2019, lokakuussa 2019 or vuonna 2019."""
    if month and not day:
        return f"{months()[month - 1]}ssa {year}"
    return moment(year, month, day) if day else f"vuonna {year}"


def month_and_year(year: int, month: int = 0) -> str:
    """3/2027, or 2027 if the month isn't known: as short as may be."""
    return f"{month}/{year}" if month else str(year)


@cache
def months() -> tuple[str, ...]:
    """The names of the months."""
    names = get_month_names("wide", context="stand-alone", locale="fi")
    return tuple(names[month] for month in range(1, 13))
