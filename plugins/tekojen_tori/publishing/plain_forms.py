"""The forms of the tori as pages have them without scripts: each question once, sent as it is by the browser itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tekojen_tori.content.kind import Kind
from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.issues.forms import CONSENT, IssueQuestion, issue_forms
from tekojen_tori.publishing.site import Site


@dataclass(frozen=True)
class PlainForm:
    """A form for a browser without scripts: what it is called when it arrives, and each question with its choices."""

    subject: str
    questions: Sequence[tuple[IssueQuestion, Sequence[str]]]
    consent: str = CONSENT


def plain_form(kind: Kind[Any], registers: Registers, site: Site) -> PlainForm | None:
    """The form of a kind, with the questions of the forge's; None where nobody receives it.

    What arrives has each answer below its question's label, as in an issue, so it is received in the same way.
    """
    form = next((form for form in issue_forms() if form.kind is kind), None)
    if form is None or not site.sending.post:
        return None
    options = form.options(registers)
    return PlainForm(form.title, [(question, options.get(question.key, ())) for question in form.questions])
