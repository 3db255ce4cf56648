"""What is asked of somebody who tells a deed, drawn from the model: a field added there is asked here by itself."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from tekojen_tori.content.registers import Registers
from tekojen_tori.kinds.deeds.content import validate_deed
from tekojen_tori.kinds.deeds.contributing import deed_schema
from tekojen_tori.reading.checks.validation import in_finnish
from tekojen_tori.reading.problems import hint_text

EDITORS_FIELDS = frozenset(
    (
        *("campaign", "support", "awards", "adopted_from", "adoptions", "image", "alt", "aliases"),
        *("source", "source_lines", "condensed", "draft"),
    )
)
"""Fields that editors add: a contributor seldom knows what belongs in them, or they need more than a form can give."""

_LONG = 200  # letters: what may be longer gets several lines to write on
_LANGUAGES = {"fi": "suomi", "sv": "ruotsi", "en": "englanti"}


class InputKind(StrEnum):
    """How a question is answered."""

    LINE = "line"
    LINES = "lines"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    NUMBER = "number"
    YES_OR_NO = "yes or no"
    LIST = "list"
    GROUP = "group"
    GROUPS = "groups"


@dataclass(frozen=True)
class Question:
    """A field of the deed as something to ask.

    `choices` are pairs of what is written into the file and what is shown; `parts` are the questions of a group.
    `longest` is in letters, `most` how many choices.
    """

    key: str
    title: str
    help: str
    kind: InputKind
    is_required: bool = False
    shortest: int | None = None
    longest: int | None = None
    most: int | None = None
    choices: tuple[tuple[str, str], ...] = ()
    parts: tuple["Question", ...] = ()


def questions(registers: Registers) -> Mapping[str, Question]:
    """By key, the questions about a deed's fields, in the model's order; the four sections are asked besides."""
    return questions_of(deed_schema(registers), EDITORS_FIELDS)


def questions_of(schema: Mapping[str, Any], unasked: Collection[str] = ()) -> Mapping[str, Question]:
    """By key, the questions about the fields of a schema, in its order, but for those that are not to be asked."""
    return {
        key: _question(key, field, schema, is_required=key in schema["required"])
        for key, field in schema["properties"].items()
        if key not in unasked
    }


def messages(registers: Registers) -> dict[str, dict[str, str]]:
    """What the checker says of answers about a deed."""
    return messages_of(questions(registers), lambda fields: validate_deed(fields, registers))


def messages_of(
    asked: Mapping[str, Question], validate: Callable[[dict[str, Any]], object]
) -> dict[str, dict[str, str]]:
    """By key and then by code, what the checker says of an answer, its subject being the question's title.

    `validate` raises pydantic's ValidationError.
    """
    said: dict[str, dict[str, str]] = {}
    for key, question in asked.items():
        said[key] = _said(key, question, validate)
        for part in question.parts:
            said[f"{key}.{part.key}"] = _said(key, part, validate, within=question)
    return said


def _question(key: str, field: Mapping[str, Any], schema: Mapping[str, Any], *, is_required: bool) -> Question:
    field = _resolved(field, schema)
    if "anyOf" in field:  # one alone may stand for a list of it
        field = {**field["anyOf"][0], **field}
    items = _resolved(field.get("items", {}), schema)
    if "anyOf" in items:  # a thing that may stand for its one field
        items = items["anyOf"][1]
    group = items if items.get("properties") else field
    choices = items.get("enum") or field.get("enum") or ()
    return Question(
        key=key,
        title=field["title"],
        help=field.get("description", ""),
        kind=_kind(field, items),
        is_required=is_required,
        shortest=field.get("minLength"),
        longest=field.get("maxLength"),
        most=field.get("maxItems"),
        choices=tuple((choice, _LANGUAGES[choice] if key == "lang" else choice) for choice in choices),
        parts=tuple(
            _question(name, part, schema, is_required=name in group.get("required", ()))
            for name, part in group.get("properties", {}).items()
        ),
    )


def _resolved(field: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in field:
        return field
    return {**schema["$defs"][field["$ref"].rpartition("/")[2]], **field}


def _kind(field: Mapping[str, Any], items: Mapping[str, Any]) -> InputKind:
    if field.get("type") == "array":
        if items.get("properties"):
            return InputKind.GROUPS
        return InputKind.CHOICES if "enum" in items else InputKind.LIST
    if field.get("properties"):
        return InputKind.GROUP
    if "enum" in field:
        return InputKind.CHOICE
    if field.get("type") == "integer":
        return InputKind.NUMBER
    if field.get("type") == "boolean":
        return InputKind.YES_OR_NO
    if "integer" in field.get("type", ()):
        return InputKind.DATE
    return InputKind.LINES if field.get("maxLength", 0) > _LONG else InputKind.LINE


def _said(
    key: str, question: Question, validate: Callable[[dict[str, Any]], object], within: Question | None = None
) -> dict[str, str]:
    """What the model finds wrong in answers of every wrong kind."""
    said = {}
    for answer in _wrong_answers(question):
        fields: dict[str, Any] = {} if answer is None else {question.key: answer}
        if within:
            fields |= {part.key: "Nimi" for part in within.parts if part is not question}
            fields = {key: [fields] if within.kind is InputKind.GROUPS else fields}
        try:
            validate(fields)
        except ValidationError as failure:
            for found in failure.errors():
                if key in found["loc"] and found["loc"][-1] == question.key:
                    code, message, hint = in_finnish(found, question.title)
                    told = f"{message} {hint_text(hint)}" if code in _TOLD_BY_ITS_SHAPE else message
                    said[code] = told.replace(_WRONG, "{written}")
    return said


_WRONG = "¤"
_TOLD_BY_ITS_SHAPE = {"bad-web-address", "bad-email"}
"""What is wrong with an answer of which the message alone doesn't tell what a right one looks like."""


def _wrong_answers(question: Question) -> list[str | list[str] | None]:
    """Answers that a model refuses; None is no answer at all."""
    wrong: list[str | list[str] | None] = [None] if question.is_required else []
    if question.shortest and question.shortest > 1:
        wrong.append("x")
    if question.longest:
        wrong.append("x" * (question.longest + 1))
    if question.most:
        wrong.append([value for value, _ in question.choices][: question.most + 1])
    return [*wrong, _WRONG]
