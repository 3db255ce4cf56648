"""The answers in an issue that was made with a form."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tekojen_tori.contributing.issues.forms import IssueForm, IssueQuestion, Wrong
from tekojen_tori.contributing.plain_words import cleaned, on_one_line
from tekojen_tori.reading.problems import Problem

_HEADING = re.compile(r"###[ \t]")
_CHECKED = re.compile(r"[-*] \[[xX]\]")
_NO_ANSWER = frozenset(["", "_no response_", "none"])
_FIELD = re.compile(r" *([a-z_]+):")
_TOLD_ALREADY = ("missing-key", "empty-text", "unknown-municipality", "unknown-organisation")


def answers_in(body: str, questions: Sequence[IssueQuestion]) -> dict[str, str]:
    """The answers by their questions' keys, "" for what was not answered.

    An answer begins at its heading and ends at that of another question; any other heading is a part of the answer, as
    is one that has been met before.
    """
    keys = {question.label.casefold(): question.key for question in questions}
    answers: dict[str, list[str]] = {}
    current: list[str] = []
    for line in cleaned(body).split("\n"):
        key = keys.get(line[4:].strip(" \t#").casefold()) if _HEADING.match(line) else None
        if key and key not in answers:
            current = answers[key] = []
        else:
            current.append(line)
    return {question.key: _answer(answers.get(question.key, [])) for question in questions}


def missing(answers: Mapping[str, str], questions: Iterable[IssueQuestion]) -> Iterator[Wrong]:
    """What was asked for and not answered."""
    for question in questions:
        if question.kind == "checkboxes":
            if not _CHECKED.search(answers[question.key]):
                yield Wrong(question.label, "Lupaa julkaista ei ole annettu.", "Rastita kohta.")
        elif question.is_required and not on_one_line(answers[question.key]):
            yield Wrong(question.label, "Tämä kohta on tyhjä.", question.description)


def contact_in(answers: Mapping[str, str], who: str) -> dict[str, str] | None:
    """Whom to ask; where only an address is told, whoever did it."""
    email = on_one_line(answers["email"])
    name = on_one_line(answers["contact"])
    return {"name": name or who, "email": email} if name or email else None


def explained(problems: Iterable[Problem], file: str, text: str, form: IssueForm) -> Iterator[Wrong]:
    """What the checker found, by the form's headings if it is in the file that was made.

    What is told of missing answers already is left out.
    """
    lines = text.split("\n")
    for problem in problems:
        if problem.code not in _TOLD_ALREADY:
            label = _label(lines[: problem.line], form) if problem.file == file else ""
            yield Wrong(label, problem.message, problem.hint)


def _answer(lines: list[str]) -> str:
    answer = "\n".join(lines).strip()
    return "" if answer.casefold() in _NO_ANSWER else answer


def _label(lines: list[str], form: IssueForm) -> str:
    """The form's heading for what stands on the last of the lines of a file."""
    in_text = lines.count("---") > 1
    if in_text and form.of_text:
        return form.labels[form.of_text]
    for line in reversed(lines):
        if in_text and line.startswith("## "):
            return line.removeprefix("## ")
        field = None if in_text else _FIELD.match(line)
        if field and (key := form.question_of.get(field[1], field[1])) in form.labels:
            return form.labels[key]
    return ""
