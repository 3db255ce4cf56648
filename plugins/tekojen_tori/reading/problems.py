"""Problems: what is wrong, where, and what was probably meant."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from tekojen_tori.language.numbers import others

Hint = str | Callable[[], str]
"""What was probably meant, or how to find it out: that can be dear, so it is done only for what is told."""
MOST_TOLD = 50
"""Problems of one file."""
_LONGEST = 500  # letters of a message or a hint
_END = 100  # letters of its end that are kept


class Severity(StrEnum):
    """How bad a problem is: only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that a person should know. Lines and columns count from 1; `file` is as a terminal opens it.

    `lacks` is the address of what was named and isn't there: it may be there once its own file is mended.
    """

    file: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    advice: Hint = field(default="", compare=False)
    lacks: str = field(default="", compare=False)

    @cached_property
    def hint(self) -> str:
        """What was probably meant, or what to do; "" if the message says it all."""
        return _shortened(hint_text(self.advice))


def error(
    file: str, code: str, message: str, hint: Hint = "", line: int = 1, column: int = 1, *, lacks: str = ""
) -> Problem:
    """A problem that stops the build."""
    return Problem(file, line, column, code, Severity.ERROR, _shortened(message), hint, lacks)


def warning(file: str, code: str, message: str, hint: Hint = "", line: int = 1, column: int = 1) -> Problem:
    """A problem that the build survives, and that should be mended."""
    return Problem(file, line, column, code, Severity.WARNING, _shortened(message), hint)


def info(file: str, code: str, message: str, hint: Hint = "", line: int = 1, column: int = 1) -> Problem:
    """How something was understood, when it was written in an unusual way."""
    return Problem(file, line, column, code, Severity.INFO, _shortened(message), hint)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that stop a build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def hint_text(hint: Hint) -> str:
    """A hint found out."""
    return hint if isinstance(hint, str) else hint()


def in_order(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Each problem once, in the order of files and lines; of a file with more than `MOST_TOLD`, the worst."""
    by_file: dict[str, set[Problem]] = defaultdict(set)
    for problem in problems:
        by_file[problem.file].add(problem)
    for file in sorted(by_file):
        yield from _worst(sorted(by_file[file]))


def _worst(found: list[Problem]) -> Iterator[Problem]:
    """The first of the worst problems of a file, in their order, and how many more there are."""
    by_severity = sorted(found, key=lambda problem: list(Severity).index(problem.severity))
    told, left = set(by_severity[:MOST_TOLD]), by_severity[MOST_TOLD:]
    yield from (problem for problem in found if problem in told)
    if left:
        message = f"Tiedostossa on vielä {others(len(left))} {'huomautettava' if len(left) == 1 else 'huomautettavaa'}."
        hint = "Korjaa ensin nämä. Uusi tarkistus näyttää loput."
        yield Problem(left[0].file, max(told).line, max(told).column, "more", left[0].severity, message, hint)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - _END]} … {text[-_END:]}"
