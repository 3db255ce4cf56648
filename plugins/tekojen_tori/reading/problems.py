"""Problems: what is wrong, where, and what was probably meant."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


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
    hint: str = ""
    lacks: str = field(default="", compare=False)


def error(
    file: str, code: str, message: str, hint: str = "", line: int = 1, column: int = 1, *, lacks: str = ""
) -> Problem:
    """A problem that stops the build."""
    return Problem(file, line, column, code, Severity.ERROR, message, hint, lacks)


def warning(file: str, code: str, message: str, hint: str = "", line: int = 1, column: int = 1) -> Problem:
    """A problem that the build survives, and that should be mended."""
    return Problem(file, line, column, code, Severity.WARNING, message, hint)


def info(file: str, code: str, message: str, hint: str = "", line: int = 1, column: int = 1) -> Problem:
    """How something was understood, when it was written in an unusual way."""
    return Problem(file, line, column, code, Severity.INFO, message, hint)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that stop a build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
