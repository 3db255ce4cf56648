"""A form of the tori that was filled in where no script ran: each answer stands below its question, as in an issue."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tekojen_tori import rooms
from tekojen_tori.content.content import Content
from tekojen_tori.contributing.issues.forms import IssueForm, issue_forms
from tekojen_tori.contributing.receiving.messages import Incoming
from tekojen_tori.contributing.receiving.receivers import Received, Receiver
from tekojen_tori.reading.content_file import Reader


def take_form(message: Incoming, content: Content, today: date) -> Received | None:
    """The content file of a form whose required questions all stand in the message."""
    headings = {line[4:].strip().casefold() for line in message.text.split("\n") if line.startswith("### ")}
    form = next((form for form in issue_forms() if _asked_by(form) <= headings), None)
    if form is None:
        return None
    made = form.made(message.text, content.registers)
    notes = tuple(" ".join(filter(None, (f"{one.label}: {one.message}", one.hint))) for one in made.wrong)
    return Received(next(_readers(form)), made.stem, made.text, notes)


FORMS = Receiver("lomake, jossa vastaukset ovat kysymysten alla", take_form)


def _asked_by(form: IssueForm) -> set[str]:
    return {question.label.casefold() for question in form.questions if question.is_required}


def _readers(form: IssueForm) -> Iterator[Reader[Any]]:
    every = (reader for readers in rooms.offers("reading", "READERS") for reader in readers)
    return (reader for reader in every if reader.kind is form.kind)
