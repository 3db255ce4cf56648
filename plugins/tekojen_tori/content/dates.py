"""Dates that are as exact as they are known."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cached_property, total_ordering
from typing import Any, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from tekojen_tori.language.written_dates import read_date

HOW_TO_WRITE = "Kirjoita päivä 2019-10-02, kuukausi 2019-10, vuosi 2019 tai vuodet 2018/2020."
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""The years in which anything that is told of may lie. Days can be reckoned with on both sides of them."""
_MONTHS = 12
_MOMENT = r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?"
_DATE = re.compile(rf"{_MOMENT}(?:/{_MOMENT})?")


class Moment(NamedTuple):
    """A year, a month of it or a day of it; what is not known is 0."""

    year: int
    month: int = 0
    day: int = 0

    def iso(self) -> str:
        """The moment in ISO 8601, no more exact than it is known."""
        parts = [f"{self.year:04}"]
        if self.month:
            parts.append(f"{self.month:02}")
        if self.day:
            parts.append(f"{self.day:02}")
        return "-".join(parts)

    def earliest(self) -> date:
        """The first day that the moment may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """The last day that the moment may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


@total_ordering
@dataclass(frozen=True)
class Years:
    """A year, or a span of years of which it isn't known in which one something happened. It orders by its last."""

    first: int
    last: int

    def __lt__(self, other: "Years") -> bool:
        return (self.last, self.first) < (other.last, other.first)

    def __contains__(self, years: "Years") -> bool:
        return self.first <= years.first and years.last <= self.last

    @property
    def are_one(self) -> bool:
        """Whether it is a single year."""
        return self.first == self.last

    @property
    def name(self) -> str:
        """2019, or 2018–2020."""
        return str(self.last) if self.are_one else f"{self.first}–{self.last}"

    @property
    def slug(self) -> str:
        """The last part of its address."""
        return self.name.replace("–", "-")


@total_ordering
@dataclass(frozen=True)
class ContentDate:
    """When something happened: a moment, or a span between two. It orders and counts by its last moment."""

    first: Moment
    last: Moment

    @classmethod
    def parse(cls, text: str) -> "ContentDate":
        """Read ISO 8601, or whatever else surely is a date; a PydanticCustomError says in Finnish why it is none."""
        match = _DATE.fullmatch(text.strip())
        if match is None or (int(match[2] or 1) > _MONTHS and not match[4]):  # 2018-19 are years
            match = _DATE.fullmatch(_surely(text))
        assert match is not None, "what is read is ISO 8601"
        first, last = match.group(1, 2, 3), match.group(4, 5, 6)
        begins = _moment(first, text)
        ends = _moment(last, text) if last[0] else begins
        if ends < begins:
            raise PydanticCustomError(
                "bad-date",
                "Aikaväli ”{written}” päättyy ennen kuin se alkaa.",
                {"written": text, "hint": f"Tarkoititko: {ends.iso()}/{begins.iso()}?"},
            )
        return cls(begins, ends)

    def is_surely_before(self, other: "ContentDate") -> bool:
        """Whether it was over before the other began, however little is known of the two."""
        return self.last.latest() < other.first.earliest()

    @property
    def year(self) -> int:
        """The year by whose end the thing had happened: that in which it counts where each thing counts in one year."""
        return self.last.year

    @property
    def years(self) -> Years:
        """The year in which it happened, as exactly as that is known."""
        return Years(self.first.year, self.last.year)

    def iso(self) -> str:
        """The date in ISO 8601, a span with a slash."""
        return self.first.iso() if self.first == self.last else f"{self.first.iso()}/{self.last.iso()}"

    @property
    def rank(self) -> int:
        """What it orders by, as a number above 0."""
        last, first = ((moment.year * 100 + moment.month) * 100 + moment.day for moment in self.order)
        return last * 10**8 + first

    @cached_property
    def order(self) -> tuple[Moment, Moment]:
        """What it orders by, as plain values: to sort many by it is quicker than to compare the dates themselves."""
        return self.last, self.first

    def __lt__(self, other: "ContentDate") -> bool:
        return self.order < other.order

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def validate(value: object) -> "ContentDate":
            return value if isinstance(value, cls) else cls.parse(str(value))

        return core_schema.no_info_plain_validator_function(
            validate, serialization=core_schema.plain_serializer_function_ser_schema(cls.iso)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": ["string", "integer"], "pattern": f"^{_DATE.pattern}$"}


def _moment(parts: tuple[str, ...], text: str) -> Moment:
    year, month, day = (int(part) if part else 0 for part in parts)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PydanticCustomError(
            "bad-date",
            "Vuosi {year} ei kelpaa: vuosi on {first}–{last}.",
            {"year": parts[0], "first": FIRST_YEAR, "last": LAST_YEAR, "hint": HOW_TO_WRITE},
        )
    try:
        date(year, month or 1 if parts[1] is None else month, day or 1 if parts[2] is None else day)
    except ValueError:
        raise _no_such_date(text) from None
    return Moment(year, month, day)


def _surely(text: str) -> str:
    """What was written as ISO 8601; an error that asks, if it may have been meant otherwise."""
    read = read_date(text)
    if read is None:
        hint = HOW_TO_WRITE
    elif read.is_impossible:
        raise _no_such_date(text)
    elif not read.is_guess:
        return read.iso
    else:
        hint = f"Tarkoititko: {read.iso}{f' vai {read.other}' if read.other else ''}?"
    raise PydanticCustomError("bad-date", "Päivämäärää ”{written}” ei ymmärretä.", {"written": text, "hint": hint})


def _no_such_date(text: str) -> PydanticCustomError:
    return PydanticCustomError(
        "no-such-date", "Päivää ”{written}” ei ole kalenterissa.", {"written": text, "hint": HOW_TO_WRITE}
    )
