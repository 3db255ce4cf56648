"""Problems as text for people, as JSON for programs and as annotations for GitHub."""

import json
import re
from collections import Counter
from collections.abc import Sequence

from tekojen_tori.language.characters import NOT_TEXT
from tekojen_tori.language.numbers import NO_BREAK_SPACE
from tekojen_tori.language.sentences import listed
from tekojen_tori.reading.problems import Problem, Severity

_NAMES = {Severity.ERROR: "virhe", Severity.WARNING: "huomautus", Severity.INFO: "tieto"}
_COUNTED = {
    Severity.ERROR: ("virhe", "virhettä"),
    Severity.WARNING: ("huomautus", "huomautusta"),
    Severity.INFO: ("tieto", "tietoa"),
}
_UNSEEN = re.compile(f"[{NOT_TEXT}\x85\u2028\u2029\u200e\u200f\u061c]")
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_text(problems: Sequence[Problem]) -> str:
    """A line or two for each problem, and a count of them all at the end.

    What stops nothing and is the same in many places is told at the first of them, with how many more there are.
    """
    alike = Counter(map(_same, problems))
    lines = []
    for problem in problems:
        places = alike.pop(_same(problem), 0)
        if not places:
            continue
        more = f" Sama {places - 1} muussa kohdassa." if places > 1 else ""
        lines.append(
            f"{printable(problem.file)}:{problem.line}:{problem.column}: "
            f"{_NAMES[problem.severity]}: {printable(problem.message)}{more}"
        )
        if problem.hint:
            lines.append(f"    {printable(problem.hint)}")
    return "\n".join([*lines, summary(problems)])


def _same(problem: Problem) -> Problem | tuple[str, str, str]:
    """What a problem has in common with those that say the same: what must be mended is never the same as another."""
    return (problem.code, problem.message, problem.hint) if problem.severity is Severity.INFO else problem


def summary(problems: Sequence[Problem]) -> str:
    """How many problems of each kind, in one sentence."""
    if not problems:
        return "Kaikki kunnossa."
    count = Counter(problem.severity for problem in problems)
    told = [f"{count[kind]} {_COUNTED[kind][count[kind] > 1]}" for kind in Severity if count[kind]]
    return f"Yhteensä {listed(told)}."


def as_json(problems: Sequence[Problem]) -> str:
    """A list of `{file, line, column, code, severity, message, hint}`; what no terminal should meet is escaped."""
    keys = ("file", "line", "column", "code", "severity", "message", "hint")
    text = json.dumps(
        [{key: getattr(problem, key) for key in keys} for problem in problems], ensure_ascii=False, indent=2
    )
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub shows at the right lines of a pull request."""
    return "\n".join(map(_github, problems))


def _github(problem: Problem) -> str:
    file = _property(printable(problem.file))
    place = f"file={file},line={problem.line},col={problem.column},title={_property(problem.code)}"
    message = printable(f"{problem.message} {problem.hint}".strip())
    return f"::{_GITHUB[problem.severity]} {place}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def printable(text: str) -> str:
    """One line of text without control characters, which a hostile file could use to rewrite the terminal."""
    return "".join(
        letter if letter.isprintable() or letter == NO_BREAK_SPACE else "\N{REPLACEMENT CHARACTER}" for letter in text
    )


def printable_lines(text: str) -> str:
    """Text of several lines, likewise."""
    return "\n".join(map(printable, text.expandtabs(4).split("\n")))


FORMATS = {"text": as_text, "json": as_json, "github": as_github}
