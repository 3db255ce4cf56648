"""The forms on the forge with which something is told as an issue: what each asks, its file, and what is made of it.

What an issue can become the rooms say, in `ISSUES` of their `contributing`. Nothing else knows them by name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from pydantic import BaseModel

from tekojen_tori import rooms
from tekojen_tori.content.kind import Kind
from tekojen_tori.content.registers import Registers

CONSENT = "Tekstin saa julkaista lisenssillä CC BY 4.0: muut saavat käyttää sitä, kun mainitsevat lähteen."


@dataclass(frozen=True)
class IssueQuestion:
    """One question. `kind` is GitHub's; `label` is also the heading under which the answer stands in the issue."""

    key: str
    label: str
    kind: str = "input"
    description: str = ""
    placeholder: str = ""
    is_required: bool = False
    takes_many: bool = False


def asked(model: type[BaseModel], key: str, **more: Any) -> IssueQuestion:
    """A question of a field, in the words of its model."""
    told = model.model_fields[key]
    question = {"key": key, "label": told.title, "description": told.description, "is_required": True}
    return IssueQuestion(**question | more)


CONTACT = (
    IssueQuestion("contact", "Keneltä voi kysyä lisää", description="Henkilö tai työpaikka. Nimi näkyy teon sivulla."),
    IssueQuestion("email", "Sähköposti kysymyksiä varten", description="Osoite näkyy teon sivulla."),
    IssueQuestion("consent", "Lupa julkaista", "checkboxes", is_required=True),
)
"""What every form asks last."""


@dataclass(frozen=True)
class Wrong:
    """What should be mended in an answer: the form's heading for it, or "" for the whole, and what to do."""

    label: str
    message: str
    hint: str = ""


@dataclass(frozen=True)
class IssueFile:
    """What an issue tells: its file and the name of it, and the answers that are missing or not understood."""

    stem: str
    text: str
    wrong: tuple[Wrong, ...]


@dataclass(frozen=True, kw_only=True)
class IssueForm:
    """A form, and what an issue made with it becomes.

    `name` is that of the form's file, the label by which its issues are known, and where their branches lie.
    `made` gives the file of an issue's body. With `is_numbered` that has the issue's number in its name, so that nobody
    else's can have the same. `question_of` tells which question asks for a field of another name, `of_text` which for
    the text if no headings part it. `thanks` and `correcting` are told to the sender, `to_check` to the editors.
    """

    kind: Kind[Any]
    name: str
    title: str
    heading: str
    description: str
    introduction: str
    questions: tuple[IssueQuestion, ...]
    made: Callable[[str, Registers], IssueFile]
    options: Callable[[Registers], Mapping[str, list[str]]]
    thanks: str
    correcting: str
    to_check: tuple[str, ...]
    is_numbered: bool = False
    question_of: Mapping[str, str] = field(default_factory=dict)
    of_text: str = ""

    @property
    def labels(self) -> Mapping[str, str]:
        """The headings of the answers by the questions' keys."""
        return {question.key: question.label for question in self.questions}

    @property
    def file(self) -> str:
        """Where the forge looks for it."""
        return f".github/ISSUE_TEMPLATE/{self.name}.yml"

    def as_yaml(self, registers: Registers) -> str:
        """The form's file for GitHub."""
        options = self.options(registers)
        form = {
            "name": self.heading,
            "description": self.description,
            "title": self.title,
            "labels": [self.name],
            "body": [
                {"type": "markdown", "attributes": {"value": self.introduction}},
                *(_element(question, options.get(question.key, [])) for question in self.questions),
            ],
        }
        return yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=120)


def issue_forms() -> list[IssueForm]:
    """Every form that a room offers."""
    return [form for forms in rooms.offers("contributing", "ISSUES") for form in forms]


def _element(question: IssueQuestion, options: list[str]) -> dict[str, Any]:
    said = {"label": question.label, "description": question.description, "placeholder": question.placeholder}
    attributes: dict[str, Any] = {name: words for name, words in said.items() if words}
    element = {"type": question.kind, "id": question.key, "attributes": attributes}
    if question.kind == "checkboxes":
        return element | {"attributes": attributes | {"options": [{"label": CONSENT, "required": True}]}}
    if question.kind == "dropdown":
        attributes |= {"multiple": True} if question.takes_many else {}
        attributes["options"] = options
    return element | ({"validations": {"required": True}} if question.is_required else {})
