"""Dates as people and programs write them, made into ISO 8601 that is no more exact than they are."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from email.utils import parsedate_to_datetime
from functools import cache

from babel.dates import get_month_names

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]\d{1,2}:.*)?")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_DAY = re.compile(r"(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4}|\d{2})(?:[ ,]+(?:klo )?\d{1,2}[.:]\d{2}.*)?")
_MONTH = re.compile(r"(\d{1,2})[./] ?(\d{4})|(\d{4})[./] ?(\d{1,2})")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SERIAL = re.compile(r"[34]\d{4}(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"\s*(?:–|—|/|\s-\s|(?<=\d{4})-(?=\d{4}))\s*")
_EXCEL_BEGINS = date(1899, 12, 30)
_SURELY_THIS_CENTURY = 70
_LONGEST = 200


@dataclass(frozen=True)
class ReadDate:
    """A date in ISO 8601. `is_guess` when what was written could be read otherwise, or said more."""

    iso: str
    is_guess: bool = False


def read_date(written: str) -> ReadDate | None:
    """What a cell says of when, or None if it says nothing that a calendar knows."""
    text = " ".join(written[:_LONGEST].split()).strip(" .,;")
    return _one(text) or _span(text) or _year_in(text)


def _one(text: str) -> ReadDate | None:
    if _YEAR.fullmatch(text):
        return ReadDate(text)
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3] or 0))
    if match := _DAY.fullmatch(text):
        return _day_first(int(match[1]), int(match[2]), match[3], "/" in text)
    if match := _MONTH.fullmatch(text):
        return _day(int(match[2] or match[3]), int(match[1] or match[4]), 0)
    if _SERIAL.fullmatch(text):
        day = _EXCEL_BEGINS + timedelta(int(text[:5]))
        return ReadDate(day.isoformat(), is_guess=True)
    return _with_month_name(text)


def _day_first(first: int, second: int, written_year: str, is_slashed: bool) -> ReadDate | None:
    year = int(written_year)
    if len(written_year) == 2:
        year += 2000 if year < _SURELY_THIS_CENTURY else 1900
    read = _day(year, second, first)
    if read is None and is_slashed:
        read = _day(year, first, second)
    if read is None:
        return None
    could_be_month_first = is_slashed and first <= 12 and first != second
    return ReadDate(read.iso, could_be_month_first or len(written_year) == 2)


def _day(year: int, month: int, day: int) -> ReadDate | None:
    try:
        known = date(year, month, day or 1)
    except ValueError:
        return None
    return ReadDate(known.isoformat() if day else f"{known:%Y-%m}")


def _with_month_name(text: str) -> ReadDate | None:
    """lokakuu 2019, 2. lokakuuta 2019, 2 oktober 2019, and dates of e-mail and feeds."""
    if "," in text and ":" in text:
        try:
            return ReadDate(parsedate_to_datetime(text).date().isoformat())
        except (ValueError, IndexError, TypeError):
            return None
    months = {month for word in _WORD.findall(text.casefold()) if (month := _months().get(word))}
    years = _YEAR.findall(text)
    numbers = re.findall(r"(?<!\d)\d{1,2}(?!\d)", text)
    if len(months) != 1 or len(years) != 1 or len(numbers) > 1:
        return None
    return _day(int(years[0]), months.pop(), int(numbers[0]) if numbers else 0)


def _span(text: str) -> ReadDate | None:
    parts = _BETWEEN.split(text)
    if len(parts) != 2:
        return None
    first, last = (_one(part.strip(" .")) for part in parts)
    if first is None or last is None:
        return None
    is_guess = first.is_guess or last.is_guess
    if first.iso == last.iso:
        return ReadDate(first.iso, is_guess)
    earlier, later = sorted((first.iso, last.iso)) if is_guess else (first.iso, last.iso)
    return ReadDate(f"{earlier}/{later}", is_guess)


def _year_in(text: str) -> ReadDate | None:
    """The only year in a longer text, as in ”syksy 2019”."""
    years = set(re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", text))
    return ReadDate(years.pop(), is_guess=True) if len(years) == 1 else None


@cache
def _months() -> dict[str, int]:
    """The months in Finnish, Swedish and English, as they stand alone and in dates."""
    months: dict[str, int] = {}
    for language in ("fi", "sv", "en"):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in get_month_names(width, context=context, locale=language).items():
                    months[name.casefold().strip(".")] = number
    return months | {f"{name}ssa": number for name, number in months.items() if name.endswith("kuu")}
