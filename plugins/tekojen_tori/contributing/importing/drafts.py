"""A row as a draft of a deed, with notes on everything in it that was guessed, left out or missing."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import unquote

from pydantic import BaseModel, ValidationError

from tekojen_tori.content.living.evidence import Evidence, Knowing
from tekojen_tori.content.named_fields import MOST_THEMES
from tekojen_tori.content.names import Names
from tekojen_tori.content.naming.doers import new_organisation
from tekojen_tori.content.registers import Doer, Municipality, Registers
from tekojen_tori.content.web_addresses import parts_of
from tekojen_tori.contributing.asking.asking import problem_of
from tekojen_tori.contributing.asking.questions import InputKind, Question, questions_of
from tekojen_tori.contributing.importing.contacts import parts_of_contact
from tekojen_tori.contributing.importing.html import links_in, markdown_of, plain
from tekojen_tori.contributing.importing.mapping import (
    CONSENT,
    FIELDS,
    KEYWORDS,
    LEFT_OUT,
    LISTED,
    TEXT,
    ColumnMapping,
    part_name,
    split_words,
)
from tekojen_tori.contributing.importing.matching import Match, Matcher, Matchers
from tekojen_tori.contributing.importing.sources.tables import SourceRow, Table
from tekojen_tori.contributing.issues.sections import SECTIONS
from tekojen_tori.contributing.plain_words import on_one_line
from tekojen_tori.kinds.deeds.content import Contact, DeedFields, Link
from tekojen_tori.kinds.deeds.contributing import deed_schema
from tekojen_tori.language.slugs import fold, slug
from tekojen_tori.language.tidy import is_nothing, is_unknown
from tekojen_tori.language.written_dates import read_date
from tekojen_tori.markdown.cmark import html_of_markdown
from tekojen_tori.reading.files.field_kinds import may_be_nothing

LONGEST_SUMMARY = 300
_LANGUAGES = {
    "suomi": "fi",
    "finska": "fi",
    "finnish": "fi",
    "ruotsi": "sv",
    "svenska": "sv",
    "swedish": "sv",
} | dict.fromkeys(("englanti", "engelska", "english"), "en")
_WEB = re.compile(r"(?:https?://|www\.)[^\s,;|<>\"]+")
_AND = re.compile(r"(?<!\s)\s+(?:ja|och|and|&)\s+|/|,")
_PAGE = re.compile(r"\.(?:html?|php|aspx?)$", re.IGNORECASE)
_YES = frozenset(["kyllä", "true", "x", "1", "ja", "yes", "saa", "suostun", "annan"])
_FIELDS: dict[str, Any] = {**DeedFields.model_fields}
_NOTHING_TOO = frozenset(name for name, field in _FIELDS.items() if may_be_nothing(field.annotation))
_OF_EVIDENCE = {part: f"evidence.{part}" for part in Evidence.model_fields}
_ALWAYS_SOUGHT = ("title", "municipality", "organisation", "sector", "theme", "date")
"""Fields that are sought in several columns, and whose lack is told of."""


class Outcome(StrEnum):
    """What became of something in a row."""

    TAKEN_FOR = "luettiin"
    LEFT_OUT = "jäi pois"
    OBSTACLE = "este"


@dataclass(frozen=True)
class Note:
    """One thing in a row that a person should know: what part of the deed, what was written, what was made of it.

    `target` is the mapping's name for the part, where the mapping may tell what was meant by what was written; `near`
    is what it may have been, though too far away to be taken.
    """

    row: int
    outcome: Outcome
    part: str
    written: str
    made_of_it: str = ""
    advice: str = ""
    target: str = ""
    near: str = ""


@dataclass
class Draft:
    """A deed in the making. With an obstacle among its notes it can't become one.

    `old_addresses` are as they were written; those that the deed will answer to are its aliases.
    """

    row: SourceRow
    fields: dict[str, Any] = field(default_factory=dict)
    markdown: str = ""
    notes: list[Note] = field(default_factory=list)
    old_addresses: list[str] = field(default_factory=list)
    done_by: Doer | None = None

    @property
    def title(self) -> str:
        """The title as far as there is one."""
        return str(self.fields.get("title", ""))

    def taken_for(self, part: str, written: str, meant: str, target: str = "") -> None:
        """Note what something was taken for."""
        self.notes.append(Note(self.row.number, Outcome.TAKEN_FOR, part, written, meant, "", target))

    def unknown(self, target: str, written: str, why: str, advice: str, near: str | None) -> None:
        """Note a value that means nothing known, so it has no place in the deed unless the mapping tells what it is."""
        part = part_name(target)
        self.notes.append(Note(self.row.number, Outcome.LEFT_OUT, part, written, why, advice, target, near or ""))

    def left_out(self, part: str, written: str, why: str, advice: str = "") -> None:
        """Note what had no place in the deed."""
        self.notes.append(Note(self.row.number, Outcome.LEFT_OUT, part, written, why, advice))

    def obstacle(self, part: str, written: str, why: str, advice: str) -> None:
        """Note why this can't become a deed."""
        self.notes.append(Note(self.row.number, Outcome.OBSTACLE, part, written, why, advice))

    @property
    def obstacles(self) -> list[Note]:
        """Everything that keeps this from becoming a deed."""
        return [note for note in self.notes if note.outcome is Outcome.OBSTACLE]


_Taker = Callable[[Draft, Question, list[str]], None]
"""Puts what the cells of a field say into a draft."""


class Drafter:
    """Makes drafts of the rows of a table as a mapping tells."""

    def __init__(self, table: Table, mapping: ColumnMapping, registers: Registers, matchers: Matchers) -> None:
        self._places = [
            (place, mapping.targets[name], name in mapping.markdown)
            for place, name in enumerate(table.columns)
            if name in mapping.targets
        ]
        self._defaults = mapping.defaults
        self._meanings = mapping.meanings
        self._asks_consent = CONSENT in mapping.targets.values()
        self._registers, self._matchers = registers, matchers
        self._optional = [
            (question, self._taker(question))
            for key, question in questions_of(deed_schema(registers)).items()
            if key in FIELDS and key not in _ALWAYS_SOUGHT
        ]

    def draft(self, row: SourceRow) -> Draft:
        """The draft of one row."""
        draft = Draft(row)
        cells = self._cells(row)
        self._title(draft, cells["title"])
        self._doer(draft, cells)
        self._sector(draft, cells["sector"])
        self._themes(draft, cells["theme"])
        self._keywords(draft, cells[KEYWORDS])
        self._default_doer(draft)
        self._common_values(draft)
        self._date(draft, cells["date"])
        self._optional_fields(draft, cells)
        self._text(draft, cells)
        self._missing(draft, cells)
        return draft

    def _cells(self, row: SourceRow) -> dict[str, list[str]]:
        """What a row says, by target."""
        cells: dict[str, list[str]] = defaultdict(list)
        for place, target, is_markdown in self._places:
            text = row.cell(place)
            if not (is_unknown if target in _NOTHING_TOO else is_nothing)(text):
                cells[target].append(html_of_markdown(text) if is_markdown else text)
        return cells

    def _meant(self, draft: Draft, target: str, written: Iterable[str]) -> Iterator[str]:
        """The values of a field, those that the mapping has a meaning for by that."""
        meanings = self._meanings.get(target, {})
        for value in written:
            meaning = meanings.get(fold(value), value)
            if meaning == LEFT_OUT:
                draft.left_out(part_name(target), value, "Kartta jättää arvon pois.")
                continue
            if meaning is not value:
                draft.taken_for(part_name(target), value, meaning)
            yield from split_words(meaning) if target in LISTED and meaning is not value else [meaning]

    def _default(self, target: str) -> list[str]:
        return [self._defaults[target]] if target in self._defaults else []

    def _title(self, draft: Draft, written: list[str]) -> None:
        if one := self._single(draft, "title", written):
            draft.fields["title"] = one

    def _single(self, draft: Draft, target: str, written: list[str]) -> str:
        """The first of the values, on one line; the others are told of."""
        texts = list(dict.fromkeys(on_one_line(plain(text)) for text in written))
        for other in texts[1:]:
            draft.left_out(
                part_name(target), other, "Kentässä voi olla vain yksi arvo.", "Korjaa taulukkoa tai karttaa."
            )
        return texts[0] if texts else ""

    def _doer(self, draft: Draft, cells: dict[str, list[str]]) -> None:
        named = [
            (target, text)
            for target in ("municipality", "organisation")
            for text in self._meant(draft, target, (on_one_line(plain(text)) for text in cells[target]))
        ]
        for target, text in named:
            match = self._doer_match(target, text)
            new = new_organisation(text, self._registers) if target == "organisation" and match is None else None
            if new:
                self._set_doer(draft, target, text, Match(new, is_sure=True))
                draft.taken_for(part_name(target), text, "uusi organisaatio, joka lisätään luetteloon")
            elif match is None:
                near = getattr(self._matchers, target).suggestion(text)
                draft.unknown(target, text, "Nimeä ei tunnistettu.", self._advice(target, text, near), near)
            else:
                self._set_doer(draft, target, text, match)

    def _doer_match(self, target: str, text: str) -> Match[Any] | None:
        """A municipality may stand among organisations and the other way round; a sure match goes before a guess."""
        matchers: list[Matcher[Any]] = [self._matchers.municipality, self._matchers.organisation]
        own_first = matchers if target == "municipality" else matchers[::-1]
        matches = [match for matcher in own_first if (match := matcher.match(text))]
        return min(matches, key=lambda match: not match.is_sure, default=None)

    def _set_doer(self, draft: Draft, target: str, text: str, match: Match[Any]) -> None:
        thing = match.thing
        key = "municipality" if isinstance(thing, Municipality) else "organisation"
        if draft.fields.get(key, thing.name) != thing.name:
            draft.left_out(
                part_name(target), text, f"Tekijä on jo {draft.fields[key]}.", "Korjaa taulukkoa tai karttaa."
            )
            return
        draft.fields[key] = thing.name
        if key == "organisation" or draft.done_by is None:
            draft.done_by = thing
        if not match.is_sure:
            draft.taken_for(part_name(target), text, thing.name, target)

    def _advice(self, target: str, text: str, near: str | None) -> str:
        if target == "municipality" and slug(text) in {slug(name) for name in self._matchers.regions}:
            return "Se on maakunta. Kirjoita kunnan nimi."
        if near:
            return f"Tarkoititko: {near}? Korjaa nimi taulukkoon."
        if target == "organisation":
            return "Lisää se tiedostoon registers/organisations.yml tai korjaa nimi."
        return "Kirjoita kunnan virallinen nimi."

    def _default_doer(self, draft: Draft) -> None:
        for target in ("municipality", "organisation"):
            for text in () if draft.done_by else self._default(target):
                match = self._doer_match(target, text)
                if match:
                    self._set_doer(draft, target, text, Match(match.thing, is_sure=True))

    def _sector(self, draft: Draft, written: list[str]) -> None:
        for text in self._meant(draft, "sector", map(on_one_line, map(plain, written))):
            match = self._matchers.sector.match(text)
            if match:
                self._set_sector(draft, "sector", text, match)
            else:
                near = self._matchers.sector.suggestion(text)
                advice = f"Tarkoititko: {near}?" if near else "Palvelualat ovat tiedostossa registers/sectors.yml."
                draft.unknown("sector", text, "Palvelualaa ei tunnistettu.", advice, near)

    def _set_sector(self, draft: Draft, target: str, text: str, match: Match[Any]) -> None:
        name, part = match.thing.name, part_name(target)
        if draft.fields.setdefault("sector", name) != name:
            draft.left_out(part, text, f"Palveluala on jo {draft.fields['sector']}.", "Tarkista palveluala.")
        elif not match.is_sure:
            draft.taken_for(part, text, name, target)

    def _keywords(self, draft: Draft, written: list[str]) -> None:
        """Words of any kind: each is whatever it surely is, or else the theme or sector that it may be."""
        themes = draft.fields.setdefault("theme", [])
        for word in self._meant(draft, KEYWORDS, self._names_in(written)):
            found = [
                (key, match)
                for key in ("theme", "municipality", "organisation", "sector")
                if (match := getattr(self._matchers, key).match(word)) and (match.is_sure or key in ("theme", "sector"))
            ]
            key, match = min(found, key=lambda one: not one[1].is_sure, default=("", None))
            if match is None:
                advice = "Kirjoita teeman tai palvelualan nimi."
                draft.unknown(KEYWORDS, word, "Sanaa ei tunnistettu.", advice, None)
            elif key == "sector":
                self._set_sector(draft, KEYWORDS, word, match)
            elif key == "theme":
                self._add_theme(draft, themes, KEYWORDS, word, match)
            else:
                self._set_doer(draft, key, word, match)

    def _themes(self, draft: Draft, written: list[str]) -> None:
        themes: list[str] = []
        for word in self._meant(draft, "theme", self._names_in(written)):
            match = self._matchers.theme.match(word)
            parts = [self._matchers.theme.match(part) for part in _AND.split(word)]
            if match:
                self._add_theme(draft, themes, "theme", word, match)
            elif all(parts):
                for part in parts:
                    self._add_theme(draft, themes, "theme", word, part)
            else:
                near = self._matchers.theme.suggestion(word)
                advice = f"Tarkoititko: {near}?" if near else "Teemat ovat tiedostossa registers/themes.yml."
                draft.unknown("theme", word, "Teemaa ei tunnistettu.", advice, near)
        draft.fields["theme"] = themes

    def _add_theme(self, draft: Draft, themes: list[str], target: str, word: str, match: Match[Any] | None) -> None:
        if match and match.thing.name not in themes:
            themes.append(match.thing.name)
        if match and not match.is_sure:
            draft.taken_for(part_name(target), word, match.thing.name, target)

    def _names_in(self, written: Iterable[str]) -> list[str]:
        """The names in cells; a name that holds a delimiter itself (johto, hr ja hallinto) stays whole."""
        names: list[str] = []
        for text in written:
            whole = on_one_line(plain(text))
            matches = [matcher.match(whole) for matcher in (self._matchers.theme, self._matchers.sector)]
            names += [whole] if any(match and match.is_sure for match in matches) else _words([text])
        return list(dict.fromkeys(names))

    def _common_values(self, draft: Draft) -> None:
        """What the mapping gives to rows that have no sector or theme of their own; of themes, no more than fit."""
        for text in () if "sector" in draft.fields else self._default("sector"):
            if match := self._matchers.sector.match(text):
                draft.fields["sector"] = match.thing.name
        themes = draft.fields.pop("theme")
        for word in () if themes else self._names_in(self._default("theme")):
            if theme := self._matchers.theme.match(word):
                themes.append(theme.thing.name)
        for extra in themes[MOST_THEMES:]:
            draft.left_out(
                part_name("theme"), extra, f"Teemoja voi olla enintään {MOST_THEMES}.", "Valitse tärkeimmät."
            )
        if themes:
            draft.fields["theme"] = themes[:MOST_THEMES]

    def _date(self, draft: Draft, written: list[str]) -> None:
        for text in self._meant(draft, "date", map(on_one_line, map(plain, written))):
            read = read_date(text, from_spreadsheet=True)
            if read is None:
                advice = "Kirjoita esimerkiksi 2.10.2019, 10/2019 tai 2019."
                draft.unknown("date", text, "Päivämäärää ei ymmärretty.", advice, None)
            elif "date" in draft.fields:
                draft.left_out("Ajankohta", text, f"Ajankohta on jo {draft.fields['date']}.", "Korjaa karttaa.")
            else:
                draft.fields["date"] = read.iso
                if not read.is_same:
                    draft.taken_for("Ajankohta", text, read.iso, "date" if read.is_guess else "")
        for text in [] if "date" in draft.fields else self._default("date"):
            draft.fields["date"] = read.iso if (read := read_date(text, from_spreadsheet=True)) else text

    def _optional_fields(self, draft: Draft, cells: dict[str, list[str]]) -> None:
        """The fields without which a deed may do: what doesn't fit is told of, and left out."""
        for question, take in self._optional:
            if written := cells[question.key] or self._default(question.key):
                take(draft, question, written)
        self._evidence(draft, cells)
        self._contact(draft, cells)

    def _taker(self, question: Question) -> _Taker:
        """What reads the cells of a field: that of its own, or that of its kind of question.

        Of a field that nothing can read, there must be no column: KeyError.
        """
        own: dict[str, _Taker] = {
            "summary": self._summary, "lang": self._lang, "links": self._links, "aliases": self._aliases,
            "authors": self._authors,
        }  # fmt: skip
        by_kind: dict[InputKind, _Taker] = {
            InputKind.LINE: self._line,
            InputKind.LINES: self._line,
            InputKind.NUMBER: self._line,
            InputKind.LIST: self._list,
            InputKind.CHOICE: self._choice,
            InputKind.CHOICES: self._choices,
            InputKind.DATE: self._when,
            InputKind.YES_OR_NO: self._yes,
        }
        return own[question.key] if question.key in own else by_kind[question.kind]

    def _line(self, draft: Draft, question: Question, written: list[str]) -> None:
        self._take(draft, question, self._single(draft, question.key, written))

    def _list(self, draft: Draft, question: Question, written: list[str]) -> None:
        self._take(draft, question, _words(written))

    def _choice(self, draft: Draft, question: Question, written: list[str]) -> None:
        one = next(self._meant(draft, question.key, [self._single(draft, question.key, written)]), "")
        if chosen := self._chosen(draft, question, one):
            draft.fields[question.key] = chosen

    def _choices(self, draft: Draft, question: Question, written: list[str]) -> None:
        chosen = (self._chosen(draft, question, word) for word in self._meant(draft, question.key, _words(written)))
        self._take(draft, question, list(dict.fromkeys(one for one in chosen if one)))

    def _when(self, draft: Draft, question: Question, written: list[str]) -> None:
        one = self._single(draft, question.key, written)
        read = read_date(one, from_spreadsheet=True)
        self._take(draft, question, read.iso if read else one)
        if read and not read.is_same:
            draft.taken_for(question.title, one, read.iso)

    def _yes(self, draft: Draft, question: Question, written: list[str]) -> None:
        if _is_yes(self._single(draft, question.key, written)):
            draft.fields[question.key] = True

    def _summary(self, draft: Draft, question: Question, written: list[str]) -> None:
        """However long it is: what is too long for a summary begins the text."""
        draft.fields[question.key] = self._single(draft, question.key, written)

    def _take(self, draft: Draft, question: Question, value: str | list[str]) -> None:
        """Take a value, unless the checker would refuse it."""
        problem = problem_of(question, value, DeedFields, self._registers)
        if problem:
            draft.left_out(question.title, "; ".join([value] if isinstance(value, str) else value), problem)
        elif value:
            draft.fields[question.key] = value

    def _chosen(self, draft: Draft, question: Question, written: str) -> str | None:
        """The choice that was written, or meant."""
        names = Names((value, value) for value, _ in question.choices)
        chosen = names.find(written)
        near = names.nearest(written) if written and chosen is None else None
        if near:
            draft.taken_for(question.title, written, near, question.key)
        elif written and not chosen:
            known = ", ".join(value for value, _ in question.choices)
            draft.unknown(question.key, written, "Arvoa ei tunnistettu.", f"Vaihtoehdot ovat: {known}.", None)
        return chosen or near

    def _lang(self, draft: Draft, question: Question, written: list[str]) -> None:
        one = self._single(draft, question.key, written)
        code = _LANGUAGES.get(one.casefold(), one.casefold()[:2])
        if code in _LANGUAGES.values():
            draft.fields["lang"] = None if code == "fi" else code
        elif one:
            draft.left_out("Kieli", one, "Kieltä ei tunnistettu.", "Kieli on fi, sv tai en.")

    def _evidence(self, draft: Draft, cells: dict[str, list[str]]) -> None:
        """How it is known; what was found and where it is told mean nothing without."""
        told = {key: self._single(draft, target, cells[target]) for key, target in _OF_EVIDENCE.items()}
        target = _OF_EVIDENCE["how"]
        written = next(self._meant(draft, target, filter(None, [told.pop("how")])), "")
        evidence = _evidence_in(written)
        if evidence is None and written:
            draft.unknown(target, written, "Arvoa ei tunnistettu.", f"Vaihtoehdot ovat: {', '.join(Knowing)}.", None)
        elif evidence and evidence.figure is None and written != evidence.how:
            draft.taken_for(part_name(target), written, evidence.how)
        elif evidence and evidence.figure:
            told["figure"] = ". ".join(filter(None, (evidence.figure, told["figure"])))
        found = {"how": evidence.how.value} if evidence else {}
        for key, text in told.items():
            if text and evidence is None:
                why, advice = "Ei kerrota, miten se tiedetään.", "Kerro tapa omassa sarakkeessaan."
                draft.left_out(part_name(_OF_EVIDENCE[key]), text, why, advice)
            elif text and not _fits(Evidence, found | {key: text}):
                draft.left_out(part_name(_OF_EVIDENCE[key]), text, "Se ei ole oikeaa muotoa.", "Korjaa taulukkoon.")
            elif text:
                found[key] = text
        if found:
            draft.fields["evidence"] = found

    def _contact(self, draft: Draft, cells: dict[str, list[str]]) -> None:
        contact = {}
        told = {key: cells[f"contact.{key}"] for key in ("name", "role", "email", "phone")}
        parts, others = parts_of_contact(self._single(draft, "contact.name", told.pop("name")))
        for key, text in parts.items():
            told[key] = [text, *told.get(key, [])]
        if others:
            draft.left_out(part_name("contact.name"), others, "Teolla on yksi yhteyshenkilö.", "Valitse heistä.")
        for key, written in told.items():
            target = f"contact.{key}"
            one = self._single(draft, target, written)
            if one and _fits(Contact, {"name": "x"} | {key: one}):
                contact[key] = one
            elif one:
                draft.left_out(part_name(target), one, "Se ei ole oikeaa muotoa.", "Korjaa taulukkoon.")
        if contact:
            draft.fields["contact"] = {"name": draft.done_by.name if draft.done_by else ""} | contact

    def _authors(self, draft: Draft, question: Question, written: list[str]) -> None:
        """Names without the addresses beside them: an author is shown to everybody, a contact by choice."""
        names = [
            name
            for text in written
            for word in split_words(plain(text))
            if (name := parts_of_contact(word)[0].get("name"))
        ]
        self._take(draft, question, list(dict.fromkeys(map(on_one_line, names))))

    def _links(self, draft: Draft, question: Question, written: list[str]) -> None:
        links: list[tuple[str, str]] = []
        for text in written:
            titled = links_in(text)
            found = [] if titled else [address.rstrip(".,;:!?)'") for address in _WEB.findall(text)]
            links += [(address if address.startswith("http") else f"https://{address}", "") for address in found]
            links += titled
            if not titled and not found:
                draft.left_out(
                    "Linkit", on_one_line(plain(text)), "Verkko-osoitetta ei löytynyt.", "Osoite alkaa https://."
                )
        kept = {address: title for address, title in reversed(links) if _fits(Link, {"url": address})}
        if kept:
            draft.fields["links"] = [
                {"url": address, "title": title} if title else address for address, title in reversed(kept.items())
            ]

    def _aliases(self, draft: Draft, question: Question, written: list[str]) -> None:
        for text in map(on_one_line, written):
            draft.old_addresses.append(text)
            parts = parts_of(text) if _WEB.match(text) else None
            path = unquote(parts.path if parts else text).strip("/")
            last = slug(_PAGE.sub("", path.rpartition("/")[2]))
            if last:
                draft.fields.setdefault("aliases", []).append(last)
            else:
                draft.left_out("Vanhat osoitteet", text, "Osoitetta ei ymmärretty.")

    def _text(self, draft: Draft, cells: dict[str, list[str]]) -> None:
        parts = [markdown_of(text, highest_heading=2) for text in cells[TEXT]]
        for section in SECTIONS:
            texts = [made for text in cells[section.heading] if (made := markdown_of(text, highest_heading=3))]
            if texts:
                parts.append("\n\n".join([f"## {section.heading}", *texts]))
        summary = str(draft.fields.get("summary", ""))
        if len(summary) > LONGEST_SUMMARY or (summary and not any(parts)):
            parts.insert(0, markdown_of("\n\n".join(cells["summary"]), highest_heading=2))
            del draft.fields["summary"]
            draft.taken_for(
                "Tiivistelmä", f"{summary[:60]}…", "tekstin alku, koska se on pitkä tai muuta tekstiä ei ole"
            )
        draft.markdown = "\n\n".join(part for part in parts if part)

    def _missing(self, draft: Draft, cells: dict[str, list[str]]) -> None:
        """Obstacles: what a deed can't be without."""
        doers = [*cells["municipality"], *cells["organisation"]]
        if not draft.title:
            draft.obstacle("Otsikko", "", "Otsikko puuttuu.", "Kirjoita otsikko, joka kertoo, mitä tehtiin.")
        if draft.done_by is None:
            advice = next((note.advice for note in draft.notes if note.written in doers), "Kirjoita kunnan nimi.")
            draft.obstacle("Kunta", "; ".join(doers), "Tekijää ei tunnistettu." if doers else "Tekijä puuttuu.", advice)
        for key, written in (("sector", cells["sector"]), ("theme", cells["theme"]), ("date", cells["date"])):
            if key not in draft.fields:
                is_written = written or (key != "date" and cells[KEYWORDS])
                why = "Arvoa ei tunnistettu." if is_written else "Arvo puuttuu."
                advice = f"Kirjoita se taulukkoon, tai anna kaikille yhteinen arvo kartan kohdassa oletukset: {key}."
                told = "; ".join(on_one_line(plain(text)) for text in written)
                draft.obstacle(part_name(key), told, why, advice)
        if self._asks_consent and not any(map(_is_yes, cells[CONSENT])):
            told = "; ".join(on_one_line(plain(text)) for text in cells[CONSENT])
            draft.obstacle(part_name(CONSENT), told, "Lupaa julkaista ei ole annettu.", "Kysy lupaa vastaajalta.")
        if not draft.markdown:
            draft.obstacle("Teksti", "", "Teksti puuttuu.", "Kerro ainakin, mitä tehtiin.")


def _words(written: Iterable[str]) -> list[str]:
    words = (on_one_line(plain(word)) for text in written for word in split_words(plain(text)))
    return list(dict.fromkeys(word for word in words if not is_nothing(word)))


def _is_yes(answer: str) -> bool:
    """Whether an answer agrees: "Kyllä", "Kyllä, saa julkaista"."""
    words = re.findall(r"\w+", plain(answer).casefold())
    return words[:1] != [] and words[0] in _YES and "ei" not in words


def _evidence_in(written: str) -> Evidence | None:
    try:
        return Evidence.model_validate(written)
    except ValidationError:
        return None


def _fits(model: type[BaseModel], value: dict[str, str]) -> bool:
    try:
        model.model_validate(value)
    except ValidationError:
        return False
    return True
