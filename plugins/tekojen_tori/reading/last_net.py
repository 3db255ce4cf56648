"""The last net: whatever goes wrong with one file is told of at that file, and the others are read and checked.

What a file can be wrong in is known to the readers and checks, which say it better. Here falls what none of them
foresaw: a fault of the program, which must stop nobody else.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

from tekojen_tori.reading.files.text_files import shown
from tekojen_tori.reading.problems import Problem, error

Found = TypeVar("Found")
Check = Callable[[Sequence[Path]], Iterable[Problem]]
"""What is wrong with content when only those of its files are there."""
_PACKAGE = Path(__file__).parents[1]
_MOST_LEFT_OUT = 10
"""Files that make one check fail: so many have one cause, and each costs some rounds of checking."""


class Doing(StrEnum):
    """What was being done to a file, as the message says it."""

    READING = "lukea"
    CHECKING = "tarkistaa"


def caught(work: Callable[[], Found], instead: Callable[[Problem], Found], file: str, doing: Doing) -> Found:
    """What the work gives, or else what is made of the Problem that it failed."""
    try:
        return work()
    except Exception as failure:
        return instead(unforeseen_problem(file, f"Tätä tiedostoa ei osattu {doing}.", failure))


def checked(check: Callable[[], Iterable[Problem]], file: str) -> list[Problem]:
    """What a check of one file finds."""
    return caught(lambda: list(check()), lambda problem: [problem], file, Doing.CHECKING)


def checked_together(check: Check, paths: Sequence[Path], folder: Path) -> Iterator[Problem]:
    """What a check of files as a whole finds; one that makes it fail is told of and left out, and the rest checked."""
    left, left_out = list(paths), 0
    while isinstance(found := _found(check, left), Exception):
        if left_out == _MOST_LEFT_OUT or isinstance(_found(check, ()), Exception):
            yield unforeseen_problem(shown(folder), "Sisältöä ei osattu tarkistaa loppuun.", found)
            return
        culprit = _culprit(check, left)
        yield unforeseen_problem(shown(culprit), f"Tätä tiedostoa ei osattu {Doing.CHECKING}.", found)
        left.remove(culprit)
        left_out += 1
    yield from found


def _found(check: Check, paths: Sequence[Path]) -> list[Problem] | Exception:
    try:
        return list(check(paths))
    except Exception as failure:
        return failure


def _culprit(check: Check, paths: Sequence[Path]) -> Path:
    """A file with which, after those before it, the check fails, and without which it doesn't."""
    passing, failing = 0, len(paths)
    while failing - passing > 1:
        middle = (passing + failing) // 2
        if isinstance(_found(check, paths[:middle]), Exception):
            failing = middle
        else:
            passing = middle
    return paths[passing]


def unforeseen_problem(file: str, message: str, failure: Exception) -> Problem:
    """The failure's own words are left out: they may quote what somebody wrote to be read by programs."""
    places = extract_tb(failure.__traceback__)
    where = next((place for place in reversed(places) if _PACKAGE in Path(place.filename).parents), places[-1])
    what = f"{type(failure).__name__}, {Path(where.filename).name}:{where.lineno}"
    hint = f"Vika on ohjelmassa. Kerro siitä ylläpidolle: {what}. Muut tiedostot tarkistettiin silti."
    return error(file, "unforeseen", message, hint)
