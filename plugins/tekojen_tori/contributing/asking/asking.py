"""Questions put to somebody at a terminal, and what the checker says of each answer."""

from collections.abc import Sequence
from typing import Any, Protocol

from pydantic import BaseModel, ValidationError

from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.asking.questions import InputKind, Question
from tekojen_tori.language.written_dates import as_iso
from tekojen_tori.reading.checks.validation import in_finnish
from tekojen_tori.reading.problems import hint_text

MANY = (InputKind.CHOICES, InputKind.LIST)


class Terminal(Protocol):
    """Whoever answers. `choices` are offered for completion."""

    def ask(self, question: str, help: str, choices: Sequence[str] = (), default: str = "") -> str:
        """One line; "" for no answer."""

    def ask_lines(self, question: str, help: str) -> str:
        """Several lines, up to an empty one."""

    def confirm(self, question: str) -> bool:
        """Yes or no; no by default."""

    def say(self, sentence: str) -> None:
        """Tell something."""


def ask(question: Question, terminal: Terminal, default: str = "") -> Any:
    """The answer to a question of any kind: a text, texts for many, or parts by key for a group."""
    choices = [value for value, _ in question.choices]
    if question.kind in MANY:
        answer = terminal.ask(question.title, f"{question.help} Erota pilkulla.", choices)
        return [part.strip() for part in answer.split(",") if part.strip()]
    if question.kind is InputKind.GROUP:
        return _ask_parts(question, terminal)
    if question.kind is InputKind.GROUPS:
        address = terminal.ask(f"{question.title}: {question.parts[0].title.lower()}", question.help)
        return [{question.parts[0].key: address}] if address else []
    if question.kind is InputKind.DATE:
        return as_iso(terminal.ask(question.title, question.help, default=default))
    if question.kind is InputKind.YES_OR_NO:
        return "true" if terminal.confirm(f"{question.title}? {question.help}") else ""
    return terminal.ask(question.title, question.help, choices)


def _ask_parts(question: Question, terminal: Terminal) -> dict[str, str]:
    """The parts of a group; without the first that is required, the others would mean nothing."""
    answers = {}
    for part in question.parts:
        choices = [value for value, _ in part.choices]
        answer = terminal.ask(f"{question.title}: {part.title.lower()}", part.help, choices)
        if answer:
            answers[part.key] = answer
        elif part.is_required:
            break
    return answers


def problem_of(question: Question, answer: Any, model: type[BaseModel], registers: Registers) -> str | None:
    """What the checker says of an answer to a question about a field of a model; None if it is content."""
    if not answer and not question.is_required:
        return None
    try:
        model.model_validate({question.key: answer} if answer else {}, context=registers)
    except ValidationError as failure:
        for found in failure.errors():
            if found["loc"] and found["loc"][0] == question.key:
                code, message, hint = in_finnish(found, question.title)
                hint = hint_text(hint)
                asks = "Tarkoititko" in hint or code in ("wrong-type", "unknown-municipality")
                return f"{message} {hint}" if asks else message
    return None
