"""The form on GitHub in which a deed is told as an issue: what it asks, and its file."""

from dataclasses import dataclass
from typing import Any

import yaml

from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.asking.questions import WHICH_THEMES
from tekojen_tori.contributing.issues.sections import SECTIONS
from tekojen_tori.kinds.deeds.content import DeedFields

LABEL = "teko"
"""The label of the issues that are made with the form. Only they are received."""
ISSUE_TITLE = "Uusi teko"
CONSENT = "Tekstin saa julkaista lisenssillä CC BY 4.0: muut saavat käyttää sitä, kun mainitsevat lähteen."
_INTRODUCTION = """\
Kiitos, että jaat kokemuksesi! Lyhytkin teko on hyvä teko. Ylimmän kohdan (Title) voit jättää sellaiseksi kuin se on.

Kun lähetät lomakkeen, siitä tehdään ehdotus torille. Jos jotakin puuttuu, saat siitä viestin.

Kaikki, mitä kirjoitat, on julkista: älä kerro ihmisistä mitään, mihin he eivät ole antaneet lupaa.
"""


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


def _asked(key: str, **more: Any) -> IssueQuestion:
    """A question of a field of the deed, in the words of the model."""
    field = DeedFields.model_fields[key]
    asked = {"key": key, "label": field.title, "description": field.description, "is_required": True}
    return IssueQuestion(**asked | more)


QUESTIONS = (
    _asked("title", placeholder="Tiimi suunnittelee työvuoronsa itse"),
    IssueQuestion(
        "who",
        "Kunta tai organisaatio",
        description="Kuka teon teki? Kunnan virallinen nimi, tai organisaation nimi, jos tekijä on muu kuin kunta.",
        placeholder="Askola",
        is_required=True,
    ),
    _asked("sector", kind="dropdown"),
    _asked("theme", kind="dropdown", description=WHICH_THEMES, takes_many=True),
    _asked("date", placeholder="2.10.2019, 10/2019, 2019 tai 2018–2020"),
    *(
        IssueQuestion(section.key, section.heading, "textarea", section.question, is_required=section.is_required)
        for section in SECTIONS
    ),
    IssueQuestion("contact", "Keneltä voi kysyä lisää", description="Henkilö tai työpaikka. Nimi näkyy teon sivulla."),
    IssueQuestion("email", "Sähköposti kysymyksiä varten", description="Osoite näkyy teon sivulla."),
    IssueQuestion("consent", "Lupa julkaista", "checkboxes", is_required=True),
)
LABELS = {question.key: question.label for question in QUESTIONS}


def issue_form(registers: Registers) -> str:
    """The form's file for GitHub."""
    options = {
        "sector": [sector.name for sector in registers.sectors],
        "theme": [theme.name for theme in registers.themes],
    }
    form = {
        "name": "Kerro kehittämisteko",
        "description": "Muutama kysymys riittää. Et tarvitse ohjelmointitaitoa.",
        "title": ISSUE_TITLE,
        "labels": [LABEL],
        "body": [
            {"type": "markdown", "attributes": {"value": _INTRODUCTION}},
            *(_element(question, options.get(question.key, [])) for question in QUESTIONS),
        ],
    }
    return yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=120)


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
