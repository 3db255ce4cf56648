"""An issue made with the form, as a deed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tekojen_tori.content.names import Names
from tekojen_tori.content.naming.doers import doer, doer_question, new_organisation
from tekojen_tori.content.registers import Organisation, Registers
from tekojen_tori.contributing.deed_file import deed_file, file_stem
from tekojen_tori.contributing.issues.issue_form import LABEL, LABELS, QUESTIONS
from tekojen_tori.contributing.issues.sections import SECTIONS
from tekojen_tori.contributing.plain_words import cleaned, on_one_line
from tekojen_tori.contributing.written_markdown import within_a_part
from tekojen_tori.language.written_dates import as_iso
from tekojen_tori.reading.problems import Problem

_HEADING = re.compile(r"###[ \t]")
_CHECKED = re.compile(r"[-*] \[[xX]\]")
_NO_ANSWER = frozenset(["", "_no response_", "none"])
_KEYS = {label.casefold(): key for key, label in LABELS.items()}
_FIELD = re.compile(r" *([a-z_]+):")
_LONGEST_NAME = 200
"""Letters, for there to be a name that is near."""
_MOST_COMMAS = 3
"""In one name."""
_TOLD_ALREADY = ("missing-key", "empty-text", "unknown-municipality", "unknown-organisation")
_QUESTION_OF = {"municipality": "who", "organisation": "who"}


@dataclass(frozen=True)
class Issue:
    """What an event tells of an issue. Its body is what anybody wrote."""

    number: int
    body: str
    is_open: bool
    is_a_deed: bool


@dataclass(frozen=True)
class Wrong:
    """What should be mended in an answer: the form's heading for it, or "" for the whole, and what to do."""

    label: str
    message: str
    hint: str = ""


@dataclass(frozen=True)
class IssueDeed:
    """The deed of an issue: its file and the name of it, and the answers that are missing or not understood."""

    stem: str
    text: str
    wrong: tuple[Wrong, ...]


def issue_of(event: Mapping[str, Any]) -> Issue:
    """The issue that GitHub's `issues` event tells of."""
    issue = event["issue"]
    is_a_deed = "pull_request" not in issue and any(label["name"] == LABEL for label in issue["labels"])
    return Issue(int(issue["number"]), issue["body"] or "", issue["state"] == "open", is_a_deed)


def deed_in(body: str, registers: Registers) -> IssueDeed:
    """The deed that an issue's body tells. What the fields hold is for the checker to say."""
    answers = answers_in(body)
    who = on_one_line(answers["who"])
    known = doer(who, registers) or new_organisation(who, registers)
    is_organisation = isinstance(known, Organisation)
    fields = {
        "title": answers["title"],
        "municipality": None if is_organisation else known.name if known else who,
        "organisation": known.name if known and is_organisation else None,
        "sector": answers["sector"],
        "theme": _names_in(answers["theme"], registers.theme_names),
        "date": as_iso(answers["date"]),
        "contact": _contact(answers, who),
    }
    parts = ((section.heading, within_a_part(answers[section.key])) for section in SECTIONS)
    text = deed_file(fields, "\n\n".join(f"## {heading}\n\n{part}" for heading, part in parts if part))
    wrong = [*_missing(answers)]
    if who and known is None:
        wrong.append(_unknown_doer(who, registers))
    return IssueDeed(file_stem(answers["title"], who), text, tuple(wrong))


def answers_in(body: str) -> dict[str, str]:
    """The answers by their questions' keys, "" for what was not answered.

    An answer begins at its heading and ends at that of another question; any other heading is a part of the answer, as
    is one that has been met before.
    """
    answers: dict[str, list[str]] = {}
    current: list[str] = []
    for line in cleaned(body).split("\n"):
        key = _KEYS.get(line[4:].strip(" \t#").casefold()) if _HEADING.match(line) else None
        if key and key not in answers:
            current = answers[key] = []
        else:
            current.append(line)
    return {key: _answer(answers.get(key, [])) for key in LABELS}


def explained(problems: Iterable[Problem], file: str, text: str) -> Iterator[Wrong]:
    """What the checker found, by the form's headings if it is in the deed's own file.

    Answers that `told` knows to be wrong are left out.
    """
    lines = text.split("\n")
    for problem in problems:
        if problem.code not in _TOLD_ALREADY:
            label = _label(lines[: problem.line]) if problem.file == file else ""
            yield Wrong(label, problem.message, problem.hint)


def _answer(lines: list[str]) -> str:
    answer = "\n".join(lines).strip()
    return "" if answer.casefold() in _NO_ANSWER else answer


def _missing(answers: Mapping[str, str]) -> Iterator[Wrong]:
    for question in QUESTIONS:
        if question.key == "consent":
            if not _CHECKED.search(answers["consent"]):
                yield Wrong(question.label, "Lupaa julkaista ei ole annettu.", "Rastita kohta.")
        elif question.is_required and not on_one_line(answers[question.key]):
            yield Wrong(question.label, "Tämä kohta on tyhjä.", question.description)


def _unknown_doer(who: str, registers: Registers) -> Wrong:
    question = doer_question(who, registers) if len(who) <= _LONGEST_NAME else ""
    hint = f"{question} " if question else ""
    hint += "Jos nimi on oikein, kerro siitä kommentissa: ylläpito lisää organisaation torille."
    return Wrong(LABELS["who"], f"Kuntaa tai organisaatiota ”{who[:_LONGEST_NAME]}” ei tunneta.", hint)


def _names_in(answer: str, names: Names[Any]) -> list[str]:
    """The names that were chosen. GitHub parts them with commas, which a name itself may hold."""
    pieces = [piece for piece in map(on_one_line, re.split(r"[,\n]", answer)) if piece]
    found = []
    first = 0
    while first < len(pieces):
        ends = range(min(len(pieces), first + _MOST_COMMAS + 1), first + 1, -1)
        end = next((end for end in ends if names.find(", ".join(pieces[first:end]))), first + 1)
        found.append(", ".join(pieces[first:end]))
        first = end
    return found


def _contact(answers: Mapping[str, str], who: str) -> dict[str, str] | None:
    email = on_one_line(answers["email"])
    name = on_one_line(answers["contact"])
    return {"name": name or who, "email": email} if name or email else None


def _label(lines: list[str]) -> str:
    """The form's heading for what stands on the last of the lines of a deed's file."""
    in_text = lines.count("---") > 1
    for line in reversed(lines):
        if in_text and line.startswith("## "):
            return line.removeprefix("## ")
        field = None if in_text else _FIELD.match(line)
        if field and (key := _QUESTION_OF.get(field[1], field[1])) in LABELS:
            return LABELS[key]
    return ""
