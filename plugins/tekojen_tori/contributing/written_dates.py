"""Dates as Finns write them."""

import re

_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_MONTH = re.compile(r"(\d{1,2})[/.]\s?(\d{4})")
_YEARS = re.compile(r"(\d{4})\s?[-–—]\s?(\d{4})")


def as_iso(written: str) -> str:
    """2.10.2019, 10/2019 and 2018–2020 in ISO 8601; anything else, and what is no date, as it was written."""
    text = written.strip()
    if day := _DAY.fullmatch(text):
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    if month := _MONTH.fullmatch(text):
        return f"{month[2]}-{int(month[1]):02}"
    if years := _YEARS.fullmatch(text):
        return f"{years[1]}/{years[2]}"
    return text
