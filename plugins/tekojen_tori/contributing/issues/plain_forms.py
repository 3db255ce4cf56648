"""The same questions as a page asks them where no script runs: the browser itself sends the answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from tekojen_tori.content.kind import Kind
from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.issues.forms import CONSENT, IssueQuestion, issue_forms


@dataclass(frozen=True)
class PlainForm:
    """A form for a browser without scripts: what it is called when it arrives, and each question with its choices."""

    subject: str
    questions: Sequence[tuple[IssueQuestion, Sequence[str]]]
    consent: str = CONSENT


def plain_form(kind: Kind[Any], registers: Registers) -> PlainForm | None:
    """The form of a kind, if it has one on the forge.

    What is sent has each answer below its question's label, as in an issue, so it is received in the same way. Here it
    can be chosen wherever there are choices, for nothing is answered in advance.
    """
    form = next((form for form in issue_forms() if form.kind is kind), None)
    if form is None:
        return None
    options = form.options(registers)
    asked = [(question, options.get(question.key, ())) for question in form.questions]
    return PlainForm(form.title, [(replace(one, kind="dropdown") if few else one, few) for one, few in asked])
