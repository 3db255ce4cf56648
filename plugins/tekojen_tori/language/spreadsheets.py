"""CSV that spreadsheet programs open with every letter in place, and in which no text becomes a formula.

A program takes a cell for a formula by how it begins, and parts a line by whichever delimiter its country uses. So what
begins like a formula gets an apostrophe before it at the beginning of a cell, and wherever another delimiter would
begin one.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_DELIMITERS = r",;\t\r\n"
_NOT_SEEN = r"\x00-\x08\x0b\x0c\x0e-\x20\x85\xa0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
_GAP = f"[{_NOT_SEEN}{_DELIMITERS}]"
_FORMULA = "[=@＝＠﹦﹫]"
_SIGN = r"[+\-＋－﹢﹣]"
_NUMBER = r"-([0-9]+([.,][0-9]+)?)?\Z"


def _beginnings(apostrophes: str) -> re.Pattern[str]:
    """What stands before a formula, with so many apostrophes.

    At the beginning of a cell a sign begins one, unless the cell is a number below zero or only a dash. Within a text
    it must call a function or another program too: ", -seuranta" is only Finnish.
    """
    first = rf"\A{_GAP}*{apostrophes}(?={_FORMULA}|(?!{_NUMBER}){_SIGN})"
    later = (
        rf"(?<!{_GAP})[{_NOT_SEEN}]*[{_DELIMITERS}]{_GAP}*{apostrophes}"
        rf"(?={_FORMULA}|{_SIGN}[^{_DELIMITERS}]*[(!|])"
    )
    return re.compile(f"{first}|{later}")


_UNGUARDED, _GUARDED = _beginnings("'*"), _beginnings("'+")


def as_csv(rows: Iterable[Sequence[object]], delimiter: str = ";", *, quotes_all: bool = False) -> bytes:
    """Rows as a file for spreadsheets, in UTF-8 with a byte order mark. A semicolon is what Finnish Excel opens.

    With quotes around every cell, whoever reads the file can't take another letter for the delimiter.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL if quotes_all else csv.QUOTE_MINIMAL)
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """The text with an apostrophe before whatever a spreadsheet could take for a formula."""
    return _UNGUARDED.sub(lambda found: f"{found[0]}'", text)


def unguarded(text: str) -> str:
    """What was guarded, as it was."""
    return _GUARDED.sub(lambda found: found[0][:-1], text)
