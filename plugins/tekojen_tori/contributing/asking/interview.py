"""Telling a deed in the terminal: the form's questions, each answer checked as it is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from tekojen_tori.content.naming.doers import doer, new_organisation
from tekojen_tori.content.registers import Doer, Municipality, Registers
from tekojen_tori.contributing.asking.asking import Terminal, problem_of
from tekojen_tori.contributing.asking.asking import ask as ask_question
from tekojen_tori.contributing.asking.questions import InputKind, Question, questions
from tekojen_tori.contributing.issues.sections import SECTIONS
from tekojen_tori.kinds.deeds.content import NOBODYS, DeedFields
from tekojen_tori.kinds.deeds.reading.files import TELL_AT_LEAST
from tekojen_tori.reading.content_file import FUTURE

PLACE = "place"


@dataclass(frozen=True)
class Answers:
    """What a deed's file is made of."""

    fields: Mapping[str, Any]
    sections: Mapping[str, str]

    @property
    def done_by(self) -> str:
        """The name of whoever did it."""
        return str(self.fields.get("organisation") or self.fields["municipality"])


def required(registers: Registers) -> list[str]:
    """The keys of what must be answered: `PLACE` stands for municipality and organisation."""
    asked = [key for key, question in questions(registers).items() if question.is_required]
    return [asked[0], PLACE, *asked[1:], *(section.key for section in SECTIONS if section.is_required)]


def problem_with(key: str, answer: Any, registers: Registers, today: date) -> str | None:
    """What the checker says of an answer, or None if it is content. An answer is a text, or texts for many."""
    if key == PLACE:
        if not answer:
            return NOBODYS
        if _doer(answer, registers):
            return None
        key = "municipality"
    if key in (section.key for section in SECTIONS):
        return None if answer.strip() or not _is_required(key) else TELL_AT_LEAST
    question = questions(registers)[key]
    problem = problem_of(question, answer, DeedFields, registers)
    if problem:
        return problem
    if answer and question.kind is InputKind.DATE and answer > today.isoformat()[: len(answer)] and "/" not in answer:
        return FUTURE.format(written=answer)
    return None


def interview(given: Mapping[str, Any], registers: Registers, terminal: Terminal, today: date) -> Answers:
    """Ask what was not given, and again what the checker refuses; nothing if all that is needed was given."""
    asked = questions(registers)
    answers = dict(given)
    needed = required(registers)

    def ask(key: str, question: Callable[[], Any]) -> None:
        while key not in answers:
            answer = question()
            problem = problem_with(key, answer, registers, today)
            if problem:
                terminal.say(problem)
            else:
                answers[key] = answer

    if all(key in given for key in needed):
        return as_answers(answers, registers)
    for key in needed:
        if key == PLACE:
            ask(key, lambda: _ask_place(registers, terminal))
        elif key in asked:
            ask(key, partial(ask_question, asked[key], terminal, _default(asked[key], today)))
    for section in SECTIONS:
        ask(section.key, partial(terminal.ask_lines, section.heading, section.question))
    more = [question for key, question in asked.items() if key not in (*answers, "municipality", "organisation")]
    if more and terminal.confirm("Lisätäänkö vielä vapaaehtoisia tietoja?"):
        for question in more:
            ask(question.key, partial(ask_question, question, terminal, _default(question, today)))
    return as_answers(answers, registers)


def as_answers(answers: Mapping[str, Any], registers: Registers) -> Answers:
    """Answers by key, sorted into fields and sections, names as they officially are."""
    texts = {section.key: answers.get(section.key, "") for section in SECTIONS}
    fields = {key: value for key, value in answers.items() if key not in texts and key != PLACE}
    if done_by := _doer(answers[PLACE], registers):
        fields["municipality" if isinstance(done_by, Municipality) else "organisation"] = done_by.name
    for key, names in (("sector", registers.sector_names), ("theme", registers.theme_names)):
        fields[key] = _official(fields[key], names)
    return Answers(fields, texts)


def _doer(written: str, registers: Registers) -> Doer | None:
    """Whoever did it, known or new: the checker tells the editors of the new."""
    return doer(written, registers) or new_organisation(written, registers)


def _official(written: Any, names: Any) -> Any:
    if isinstance(written, str):
        return names.find(written).name
    return list(dict.fromkeys(_official(one, names) for one in written))


def _is_required(key: str) -> bool:
    return next(section.is_required for section in SECTIONS if section.key == key)


def _ask_place(registers: Registers, terminal: Terminal) -> str:
    names = [name for place in registers.municipalities for name in (place.name, place.name_sv)]
    names += [organisation.name for organisation in registers.every_organisation]
    return terminal.ask("Kunta tai organisaatio", "Kuka teon teki?", sorted(set(names)))


def _default(question: Question, today: date) -> str:
    return str(today.year) if question.kind is InputKind.DATE else ""
