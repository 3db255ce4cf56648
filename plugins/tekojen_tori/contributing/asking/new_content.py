"""What is asked for a new file of each kind that editors write, and how the answers become the file."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from tekojen_tori import rooms
from tekojen_tori.content.content import Content
from tekojen_tori.content.done import Done
from tekojen_tori.content.editorial import Introduces
from tekojen_tori.content.kind import Kind
from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.asking.asking import Terminal, ask, problem_of
from tekojen_tori.contributing.asking.questions import InputKind, Question, questions_of
from tekojen_tori.contributing.deed_file import content_file, file_stem
from tekojen_tori.contributing.schema import schemas
from tekojen_tori.language.slugs import slug
from tekojen_tori.language.written_dates import as_iso
from tekojen_tori.reading.checks.written_checks import nearest
from tekojen_tori.reading.content_file import Reader
from tekojen_tori.reading.problems import errors

TEXT = "text"
SERIES = "series"


@dataclass(frozen=True)
class NewContent:
    """A kind of content that can be made by answering questions.

    `first` are the fields that everybody is asked for, `together` those of them that make sense only together, asked
    again if they don't. `unasked` need more than a terminal can give. `known` gives, by field, the names that other
    content lends to the answers, and `called` what the file is called by.
    """

    reader: Reader[Any]
    first: tuple[str, ...]
    together: tuple[str, ...] = ()
    unasked: Collection[str] = ()
    known: Callable[[Content], Mapping[str, Sequence[str]]] = lambda content: {}
    called: Callable[[Mapping[str, Any]], str] = lambda fields: str(fields["title"])

    @property
    def kind(self) -> Kind[Any]:
        """What kind it is."""
        return self.reader.kind

    def questions(self, registers: Registers) -> dict[str, Question]:
        """By key, what is asked: the first fields first."""
        asked = dict(questions_of(schemas(registers)[self.kind.name], self.unasked))
        if self.kind.thing.has_series:
            asked[SERIES] = Question(
                SERIES, "Sarja", "Sarjan kansion nimi.", InputKind.LINE, is_required=self.kind.thing.needs_series
            )
        return {key: asked[key] for key in (*self.first, *asked)}


def deed_names(content: Content) -> dict[str, list[str]]:
    """The deeds, which editorial things name by their slugs."""
    return {"deeds": [deed.slug for deed in content.of(Done)]}


LATER = ("image", "alt", "aliases", "source", "source_lines")
"""Fields of which editors think later, if ever."""


def new_content() -> dict[str, NewContent]:
    """What can be made, by the name of the command: each kind whose room says how, in `NEW`."""
    every = (one for offered in rooms.offers("contributing", "NEW") for one in offered)
    return {one.kind.name: one for one in every}


class Interview:
    """Answers to the questions of one kind, checked as they are given."""

    def __init__(self, new: NewContent, registers: Registers, content: Content, root: Path, today: date) -> None:
        self._new, self._registers, self._root, self._today = new, registers, root, today
        self._known = new.known(content)
        self._series = [one.slug for one in content.of(Introduces) if one.folder == new.kind.folder]
        self._questions = {key: self._with_choices(one) for key, one in new.questions(registers).items()}
        self._fields: dict[str, Any] = {}
        self._text = ""

    def take(self, given: Mapping[str, Any]) -> list[str]:
        """Take answers that were given beforehand; returns what is wrong with them."""
        wrong = []
        for key, answer in given.items():
            if key == TEXT:
                self._text = str(answer).strip()
                continue
            if self._questions[key].kind is InputKind.DATE:
                answer = as_iso(answer)
            official = self._official(key, answer)
            problem = self._problem(key, official)
            if problem:
                wrong.append(problem)
            self._fields[key] = official
        return wrong

    def is_complete(self) -> bool:
        """Whether all that is needed was given."""
        return self._has_text() and all(
            key in self._fields for key, question in self._questions.items() if question.is_required
        )

    def whole_problems(self) -> list[str]:
        """What the checker would say of the file as a whole."""
        file = self._new.reader.read_text(self.text(), self.path(), self._root, self._registers, self._today)
        return [f"{one.message} {one.hint}".strip() for one in errors(file.problems)]

    def ask(self, terminal: Terminal) -> None:
        """Ask what was not given, and again what the checker refuses."""
        for key in self._new.first:
            self._ask(key, terminal)
        while not self._text:
            self._text = terminal.ask_lines("Teksti", self._new.reader.what_to_tell)
            if self._has_text():
                break
            terminal.say("Teksti puuttuu. Kirjoita ainakin yksi rivi: voit jatkaa tekstiä myöhemmin tiedostossa.")
        while self._new.together and (problems := self.whole_problems()):
            for problem in problems:
                terminal.say(problem)
            for key in self._new.together:
                self._fields.pop(key, None)
                self._ask(key, terminal)
        more = [key for key in self._questions if key not in (*self._new.first, *self._fields)]
        if terminal.confirm("Lisätäänkö vielä vapaaehtoisia tietoja?"):
            for key in more:
                self._ask(key, terminal)

    def path(self) -> Path:
        """Where the file belongs."""
        folder = self._root / self._new.kind.folder / str(self._fields.get(SERIES, ""))
        return folder / f"{file_stem(self._new.called(self._fields), '')}.md"

    def text(self) -> str:
        """The file."""
        return content_file(self._new.kind.fields, self._fields, self._text)

    def _has_text(self) -> bool:
        return bool(self._text) or not self._new.reader.needs_text

    def _ask(self, key: str, terminal: Terminal) -> None:
        while key not in self._fields:
            answer = self._official(key, ask(self._questions[key], terminal))
            problem = self._problem(key, answer)
            if problem:
                terminal.say(problem)
            else:
                self._fields[key] = answer

    def _problem(self, key: str, answer: Any) -> str | None:
        if key == SERIES:
            return self._series_problem(answer)
        if key in self._known:
            for one in [answer] if isinstance(answer, str) else answer:
                if one not in self._known[key]:
                    near, question = nearest(one, self._known[key]), self._questions[key]
                    hint = f"Tarkoititko: {near}?" if near else question.help
                    return f"{question.title}: ”{one}” ei ole. {hint}".rstrip()
        return problem_of(self._questions[key], answer, self._new.kind.fields, self._registers)

    def _series_problem(self, answer: str) -> str | None:
        if answer in self._series or (not answer and not self._new.kind.thing.needs_series):
            return None
        name, folder = slug(answer) or "sarjan-nimi", self._new.kind.folder
        near = nearest(answer, self._series) if answer else None
        meant = f"Tarkoititko: {near}?" if near else f"Sarjat ovat: {', '.join(self._series) or 'ei yhtään'}."
        return (
            f"Sarjaa ”{answer}” ei ole. {meant} Uusi sarja: tee kansio {folder}/{name} ja tiedosto {folder}/{name}.md."
        )

    def _official(self, key: str, answer: Any) -> Any:
        """The answer as it is written into the file: names in their own letter case, and numbers as numbers."""
        question = self._questions[key]
        if question.kind is InputKind.GROUP:
            parts = {part.key: part for part in question.parts}
            return {name: _chosen(parts[name], value) for name, value in answer.items()}
        if question.kind is InputKind.YES_OR_NO:
            return answer == "true"
        return _chosen(question, answer)

    def _with_choices(self, question: Question) -> Question:
        names = self._known.get(question.key)
        return replace(question, choices=tuple((name, name) for name in names)) if names else question


def _chosen(question: Question, answer: Any) -> Any:
    if question.kind is InputKind.NUMBER and str(answer).isdecimal():
        return int(answer)
    if not isinstance(answer, str):
        return answer
    return next((value for value, _ in question.choices if value.casefold() == answer.casefold()), answer)
