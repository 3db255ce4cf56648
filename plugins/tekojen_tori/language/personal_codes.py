"""Finnish personal identity codes (henkilötunnus), which belong in no content."""

import re
from collections.abc import Iterator
from datetime import date

_CODE = re.compile(
    r"([0-9][0-9])(?<!\w[0-9][0-9])([0-9]{2})([0-9]{2})([-+–‐\u2011A-FU-Y])([0-9]{3})([0-9A-Z])(?!\w)", re.IGNORECASE
)
"""It begins with its digits, lest the whole of each text be looked through for what may stand before them."""
_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_CENTURIES = {"+": 1800, **dict.fromkeys("ABCDEF", 2000)}
"""By the sign between; the hyphens, and U to Y beside them, are of the 1900s."""


def personal_codes(text: str) -> Iterator[int]:
    """Where in a text each code begins. A code is one only with a date and its right check character."""
    for found in _CODE.finditer(text):
        day, month, year, sign, number, check = found.groups()
        is_code = _CHECK[int(f"{day}{month}{year}{number}") % len(_CHECK)] == check.upper()
        if is_code and _is_date(_CENTURIES.get(sign.upper(), 1900) + int(year), int(month), int(day)):
            yield found.start()


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
