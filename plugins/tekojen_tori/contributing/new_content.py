"""What is asked for a new file of each kind that editors write, and how the answers become the file."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

from tekojen_tori.content.registers import Registers
from tekojen_tori.content.site_content import Content, Told, list_name
from tekojen_tori.contributing.asking import Terminal, ask, problem_of
from tekojen_tori.contributing.deed_file import content_file, file_stem
from tekojen_tori.contributing.questions import Kind, Question, questions_of
from tekojen_tori.contributing.schema import campaign_schema, editorial_schema, toplist_schema
from tekojen_tori.contributing.written_dates import as_iso
from tekojen_tori.kinds.campaigns.reading.files import CAMPAIGNS
from tekojen_tori.kinds.podcast.content.episode import EpisodeFields
from tekojen_tori.kinds.stories.content import StoryFields
from tekojen_tori.kinds.toplists.reading.files import TOPLISTS
from tekojen_tori.kinds.webinars.content import WebinarFields
from tekojen_tori.language.slugs import slug
from tekojen_tori.reading.content_file import Kind as ReadAs
from tekojen_tori.reading.editorials import EPISODES, STORIES, WEBINARS
from tekojen_tori.reading.problems import errors
from tekojen_tori.reading.written_checks import nearest

TEXT = "text"
SERIES = "series"


class Series(Enum):
    """Whether a kind of content belongs to a series."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True)
class NewContent:
    """A kind of content that can be made by answering questions.

    `first` are the fields that everybody is asked for, `together` those of them that make sense only together, asked
    again if they don't. `unasked` need more than a terminal can give. `known` gives, by field, the names that other
    content lends to the answers. `series` says whether it may or must belong to a series, whose folder it then lies in.
    """

    called: str
    folder: str
    read_as: ReadAs[Any]
    schema: Callable[[Registers], Mapping[str, Any]]
    first: tuple[str, ...]
    together: tuple[str, ...] = ()
    unasked: Collection[str] = ()
    known: Callable[[Content], Mapping[str, Sequence[str]]] = lambda content: {}
    series: Series = Series.NONE

    def questions(self, registers: Registers) -> dict[str, Question]:
        """By key, what is asked: the first fields first."""
        asked = dict(questions_of(self.schema(registers), self.unasked))
        if self.series is not Series.NONE:
            asked[SERIES] = Question(
                SERIES, "Sarja", "Sarjan kansion nimi.", Kind.LINE, is_required=self.series is Series.REQUIRED
            )
        return {key: asked[key] for key in (*self.first, *asked)}


def _deeds(content: Content) -> dict[str, list[str]]:
    return {"deeds": [deed.slug for deed in content.deeds]}


def _listable(content: Content) -> dict[str, list[str]]:
    told: tuple[Told, ...] = (*content.deeds, *content.stories, *content.episodes, *content.webinars)
    return {"deeds": [list_name(thing) for thing in told]}


_PICTURES_AND_PAST = ("image", "alt", "aliases", "source")

NEW = {
    "toplist": NewContent(
        "TOP-lista",
        "toplists",
        TOPLISTS,
        toplist_schema,
        first=("title", "deeds", "rule", "length"),
        together=("deeds", "rule", "length"),
        unasked=("editions", *_PICTURES_AND_PAST),
        known=_listable,
    ),
    "campaign": NewContent(
        "kampanja",
        "campaigns",
        CAMPAIGNS,
        campaign_schema,
        first=("title", "begins", "ends"),
        together=("begins", "ends"),
        unasked=("reported", "reported_about", "awards", "signatories", *_PICTURES_AND_PAST),
    ),
    "story": NewContent(
        "tarina",
        "stories",
        STORIES,
        partial(editorial_schema, StoryFields, "Tarina"),
        first=(SERIES, "title", "date"),
        unasked=("people", *_PICTURES_AND_PAST),
        known=_deeds,
        series=Series.REQUIRED,
    ),
    "episode": NewContent(
        "podcast-jakso",
        "podcasts",
        EPISODES,
        partial(editorial_schema, EpisodeFields, "Podcast-jakso"),
        first=("number", "title"),
        unasked=("chapters", *_PICTURES_AND_PAST),
        known=_deeds,
    ),
    "webinar": NewContent(
        "webinaari",
        "webinars",
        WEBINARS,
        partial(editorial_schema, WebinarFields, "Webinaari"),
        first=(SERIES, "title", "date", "starts", "ends"),
        together=("date", "starts", "ends"),
        unasked=_PICTURES_AND_PAST,
        known=_deeds,
        series=Series.OPTIONAL,
    ),
}
"""By the name of the command."""


class Interview:
    """Answers to the questions of one kind, checked as they are given."""

    def __init__(self, new: NewContent, registers: Registers, content: Content, root: Path, today: date) -> None:
        self._new, self._registers, self._root, self._today = new, registers, root, today
        self._known = new.known(content)
        self._series = [one.slug for one in content.series if one.folder == new.folder]
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
            if self._questions[key].kind is Kind.DATE:
                answer = as_iso(answer)
            official = self._official(key, answer)
            problem = self._problem(key, official)
            if problem:
                wrong.append(problem)
            self._fields[key] = official
        return wrong

    def is_complete(self) -> bool:
        """Whether all that is needed was given."""
        return bool(self._text) and all(
            key in self._fields for key, question in self._questions.items() if question.is_required
        )

    def whole_problems(self) -> list[str]:
        """What the checker would say of the file as a whole."""
        file = self._new.read_as.read_text(self.text(), self.path(), self._root, self._registers, self._today)
        return [f"{one.message} {one.hint}".strip() for one in errors(file.problems)]

    def ask(self, terminal: Terminal) -> None:
        """Ask what was not given, and again what the checker refuses."""
        for key in self._new.first:
            self._ask(key, terminal)
        while not self._text:
            self._text = terminal.ask_lines("Teksti", self._new.read_as.what_to_tell)
            if not self._text:
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
        folder = self._root / self._new.folder / str(self._fields.get(SERIES, ""))
        return folder / f"{file_stem(self._fields['title'], '')}.md"

    def text(self) -> str:
        """The file."""
        return content_file(self._new.read_as.fields, self._fields, self._text)

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
            for one in answer:
                if one not in self._known[key]:
                    near = nearest(one, self._known[key])
                    return f"{self._questions[key].title}: ”{one}” ei ole." + (f" Tarkoititko: {near}?" if near else "")
        return problem_of(self._questions[key], answer, self._new.read_as.fields, self._registers)

    def _series_problem(self, answer: str) -> str | None:
        if answer in self._series or (not answer and self._new.series is Series.OPTIONAL):
            return None
        name, folder = slug(answer) or "sarjan-nimi", self._new.folder
        near = nearest(answer, self._series) if answer else None
        meant = f"Tarkoititko: {near}?" if near else f"Sarjat ovat: {', '.join(self._series) or 'ei yhtään'}."
        return (
            f"Sarjaa ”{answer}” ei ole. {meant} Uusi sarja: tee kansio {folder}/{name} ja tiedosto {folder}/{name}.md."
        )

    def _official(self, key: str, answer: Any) -> Any:
        """The answer as it is written into the file: names in their own letter case, and numbers as numbers."""
        question = self._questions[key]
        if question.kind is Kind.GROUP:
            parts = {part.key: part for part in question.parts}
            return {name: _chosen(parts[name], value) for name, value in answer.items()}
        if question.kind is Kind.YES_OR_NO:
            return answer == "true"
        return _chosen(question, answer)

    def _with_choices(self, question: Question) -> Question:
        names = self._known.get(question.key)
        return replace(question, choices=tuple((name, name) for name in names)) if names else question


def _chosen(question: Question, answer: Any) -> Any:
    if question.kind is Kind.NUMBER and str(answer).isdecimal():
        return int(answer)
    if not isinstance(answer, str):
        return answer
    return next((value for value, _ in question.choices if value.casefold() == answer.casefold()), answer)
