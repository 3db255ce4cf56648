"""The fields without which a thing may do, read by what kind of question each answers: what doesn't fit is told of."""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import unquote

from pydantic import ValidationError

from tekojen_tori.content.adopting.spread import who_is
from tekojen_tori.content.living.evidence import Evidence, Knowing
from tekojen_tori.content.names import Names
from tekojen_tori.content.naming.contacts import parts_of_contact
from tekojen_tori.content.registers import Registers
from tekojen_tori.content.web_addresses import parts_of
from tekojen_tori.contributing.asking.asking import problem_of
from tekojen_tori.contributing.asking.questions import InputKind, Question
from tekojen_tori.contributing.importing.html import plain, web_links_in
from tekojen_tori.contributing.importing.importables import DOERS, Importable, part_name, referred
from tekojen_tori.contributing.importing.mapping import split_words
from tekojen_tori.contributing.importing.meanings import Meanings
from tekojen_tori.contributing.importing.notes import Draft
from tekojen_tori.contributing.importing.sources.php_values import php_values
from tekojen_tori.contributing.plain_words import on_one_line
from tekojen_tori.language.sentences import listed
from tekojen_tori.language.slugs import slug
from tekojen_tori.language.tidy import is_nothing
from tekojen_tori.language.written_dates import read_date

Cells = dict[str, list[str]]
"""What a row says, by target."""
_READ_ELSEWHERE = ("title", *DOERS, "sector", "theme", "date")
"""Fields that are sought in several columns, and whose lack is told of."""
_LANGUAGES = {
    "suomi": "fi",
    "finska": "fi",
    "finnish": "fi",
    "ruotsi": "sv",
    "svenska": "sv",
    "swedish": "sv",
} | dict.fromkeys(("englanti", "engelska", "english"), "en")
_WEB = re.compile(r"(?:https?://|www\.)[^\s,;|<>\"]+")
_PAGE = re.compile(r"\.(?:html?|php|aspx?)$", re.IGNORECASE)
_WHO_AND_WHEN = re.compile(
    r"(?P<who>.*\S)\s*\((?P<when>[^()]*\d{4}[^()]*)\)"
    r"|(?P<name>.*?\S)\s+(?P<day>(?:(?:kevät|kesä|syksy|talvi|\w+kuu)\s+)?\d[\d./–-]*)",
    re.IGNORECASE,
)
"""”Kemi (syksyllä 2020)”, ”Kemi 11/2020”, ”Kemi syksy 2020”."""
_LONGEST_ADOPTER = 200
_YES = frozenset(["kyllä", "true", "x", "1", "ja", "yes", "saa", "suostun", "annan"])
_CLOCK = re.compile(r"(?<![\d.:/])(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?(?::[0-5]\d)?(?![\d.:/])")
_SAID_CLOCK = re.compile(
    r"(?:\b(?:klo|kello|kl|at)\b\.?|(?<![\d.:])(?=\d{1,2}:\d\d\b(?!:)))"
    r"\s*(?P<times>\d[\d.:]*(?:\s*[-–]\s*\d[\d.:]*)?)",
    re.IGNORECASE,
)
_HALF_DAY = re.compile(r"\b[ap]\.?m\b", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\dT?|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2}\b)?")
_SPAN = re.compile(r"(?:(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d))")
_MINUTES = re.compile(r"(?:(?P<hours>\d{1,2})\s*(?:h|t|tuntia?)\.?\s*)?(?P<minutes>\d{1,3})\s*min\w*\.?")
_ONE_NUMBER = re.compile(r"[^\d-]*(?P<number>\d[\d \u00a0]*)[^\d]*")
_BETWEEN_PARTS = re.compile(r"\s*[,|/()]\s*|\s+[-–]\s+")
_MOST_THINGS = 200
"""In one cell: each is sought and checked by itself."""
_MOST_LINES = 10
_Taker = Callable[[Draft, Question, list[str]], None]
"""Puts what the cells of a field say into a draft."""


class OptionalFields:
    """Reads those of one kind."""

    def __init__(self, of: Importable, registers: Registers, meanings: Meanings, defaults: dict[str, str]) -> None:
        self._model, self._registers = of.kind.fields, registers
        self._meanings, self._defaults = meanings, defaults
        self._of = of
        self._takers = [
            (of.questions[key], self._taker(of.questions[key]))
            for key in of.fields
            if key not in _READ_ELSEWHERE and not of.parts(key)
        ]
        self._groups = [of.questions[key] for key in of.fields if of.parts(key)]

    def take(self, draft: Draft, cells: Cells) -> None:
        """Take all that the cells say, or the mapping says of every row."""
        for question, take in self._takers:
            default = self._defaults.get(question.key)
            if written := cells[question.key] or ([default] if default else []):
                take(draft, question, written)
        for question in self._groups:
            self._group(draft, question, cells)

    def _taker(self, question: Question) -> _Taker:
        """What reads the cells of a field: that of its own, or that of its kind of question.

        Of a field that nothing can read, there must be no column: KeyError.
        """
        own: dict[str, _Taker] = {
            "summary": self._summary, "lang": self._lang, "links": self._links, "aliases": self._aliases,
            "authors": self._authors, "adoptions": self._adopters, "starts": self._clock, "ends": self._clock,
            "join": self._address,
        }  # fmt: skip
        by_kind: dict[InputKind, _Taker] = {
            InputKind.LINE: self._line,
            InputKind.LINES: self._line,
            InputKind.NUMBER: self._number,
            InputKind.LIST: self._list,
            InputKind.CHOICE: self._choice,
            InputKind.CHOICES: self._choices,
            InputKind.DATE: self._when,
            InputKind.YES_OR_NO: self._yes,
            InputKind.GROUPS: self._things,
        }
        if referred(question.key):
            return self._references
        return own[question.key] if question.key in own else by_kind[question.kind]

    def _line(self, draft: Draft, question: Question, written: list[str]) -> None:
        self._take(draft, question, draft.single(question.key, written))

    def _number(self, draft: Draft, question: Question, written: list[str]) -> None:
        one = draft.single(question.key, written)
        self._take(draft, question, _as_number(one), one)

    def _list(self, draft: Draft, question: Question, written: list[str]) -> None:
        self._take(draft, question, list(self._meanings.of(draft, question.key, words_in(written))))

    def _choice(self, draft: Draft, question: Question, written: list[str]) -> None:
        if chosen := self._chosen(draft, question, draft.single(question.key, written)):
            draft.fields[question.key] = chosen

    def _choices(self, draft: Draft, question: Question, written: list[str]) -> None:
        words = self._meanings.of(draft, question.key, words_in(written))
        chosen = (self._chosen(draft, question, word) for word in words)
        self._take(draft, question, list(dict.fromkeys(one for one in chosen if one)))

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

    def _when(self, draft: Draft, question: Question, written: list[str]) -> None:
        one = draft.single(question.key, written)
        read = read_date(one, from_spreadsheet=True)
        self._take(draft, question, read.iso if read else one)
        if read and not read.is_same:
            draft.taken_for(question.title, one, read.iso)

    def _yes(self, draft: Draft, question: Question, written: list[str]) -> None:
        """A yes is kept; a no is what there is without the field, and anything else is told of."""
        one = draft.single(question.key, written)
        if is_yes(one):
            draft.fields[question.key] = True
        elif one.casefold() not in _NO:
            draft.unknown(question.key, one, "Arvoa ei ymmärretty.", "Kirjoita kyllä tai ei.", None)

    def _clock(self, draft: Draft, question: Question, written: list[str]) -> None:
        """When it begins; a span tells when it ends too."""
        one = draft.single(question.key, written)
        clocks = clocks_in(one)
        if not clocks or (len(clocks) > 1 and question.key != "starts"):
            draft.left_out(question.title, one, "Kellonaikaa ei ymmärretty.", "Kirjoita esimerkiksi 13:00.")
            return
        self._take(draft, question, clocks[0])
        if len(clocks) > 1:
            draft.fields["ends"] = clocks[1]

    def _address(self, draft: Draft, question: Question, written: list[str]) -> None:
        """An address that stands in the cell or behind its words."""
        behind = [address for text in written for address, _ in web_links_in(text)]
        self._take(draft, question, draft.single(question.key, behind or written))

    def _references(self, draft: Draft, question: Question, written: list[str]) -> None:
        """Other things by whatever they are called: which they are, is known when every row is read."""
        many = question.kind is not InputKind.LINE
        words = words_in(written) if many else [draft.single(question.key, written)]
        if len(words) > _MOST_THINGS:
            told = on_one_line(plain(written[0]))
            draft.left_out(question.title, told, f"Luettelossa on yli {_MOST_THINGS} kohtaa.", "Jaa se osiin.")
        else:
            draft.references[question.key] = words

    def _summary(self, draft: Draft, question: Question, written: list[str]) -> None:
        """However long it is: what is too long for a summary begins the text."""
        draft.fields[question.key] = draft.single(question.key, written)

    def _take(self, draft: Draft, question: Question, value: Any, written: str = "") -> None:
        """Take a value, unless the checker would refuse it."""
        problem = problem_of(question, value, self._model, self._registers)
        if problem:
            told = written or ("; ".join(map(str, value)) if isinstance(value, list) else str(value))
            draft.left_out(question.title, told, problem)
        elif value or value == 0:
            draft.fields[question.key] = value

    def _lang(self, draft: Draft, question: Question, written: list[str]) -> None:
        one = draft.single(question.key, written)
        code = _LANGUAGES.get(one.casefold(), one.casefold()[:2])
        if code in _LANGUAGES.values():
            draft.fields["lang"] = None if code == "fi" else code
        elif one:
            draft.left_out("Kieli", one, "Kieltä ei tunnistettu.", "Kieli on fi, sv tai en.")

    def _things(self, draft: Draft, question: Question, written: list[str]) -> None:
        """Several things of some parts each: those that front matter tells whole, or one after another in a cell."""
        things = []
        items = [one for text in written for one in _items(text)]
        if len(items) > _MOST_THINGS:
            told = on_one_line(plain(written[0]))
            draft.left_out(question.title, told, f"Luettelossa on yli {_MOST_THINGS} kohtaa.", "Jaa se osiin.")
            items = []
        for one in items:
            ways = [one] if isinstance(one, dict) else list(_ways(one, question))
            problem = None
            for way in ways:
                problem = problem_of(question, [way], self._model, self._registers)
                if problem is None:
                    things.append(way)
                    break
            else:
                told = json.dumps(one, ensure_ascii=False) if isinstance(one, dict) else one
                draft.left_out(question.title, told, problem or "Arvoa ei ymmärretty.")
        if things:
            draft.fields[question.key] = things

    def _group(self, draft: Draft, question: Question, cells: Cells) -> None:
        """One thing of some parts, each of which may have a column of its own."""
        told = {part.key: cells[f"{question.key}.{part.key}"] for part in question.parts}
        first = question.parts[0]
        told[first.key] = [*told[first.key], *cells[question.key]]
        if question.key == "contact":
            self._part_contact(draft, told)
        elif question.key == "evidence":
            self._part_evidence(draft, told)
        else:
            self._part_lines(question, told)
        parts: dict[str, Any] = {}
        for part in question.parts:
            target = f"{question.key}.{part.key}"
            written = told[part.key]
            behind = [address for text in written for address, _ in web_links_in(text)] if part.key == "url" else []
            one = draft.single(target, behind or written)
            value: Any = _as_number(one) if part.kind is InputKind.NUMBER else one
            if one and self._refuses(question.key, part.key, value):
                draft.left_out(part_name(target), one, "Se ei ole oikeaa muotoa.", "Korjaa taulukkoon.")
            elif one:
                parts[part.key] = value
        if question.key == "contact" and parts:
            parts = {"name": draft.done_by.name if draft.done_by else ""} | parts
        lacking = [part.title for part in question.parts if part.is_required and not parts.get(part.key)]
        if parts and lacking:
            advice = f"Kerro myös {listed(lacking).lower()}."
            draft.left_out(question.title, "; ".join(map(str, parts.values())), "Tieto on vajaa.", advice)
        elif parts:
            self._take(draft, question, parts, "; ".join(map(str, parts.values())))

    def _part_lines(self, question: Question, told: dict[str, list[str]]) -> None:
        """All parts in one cell, each on a line of its own: so plug-ins of WordPress keep a sound."""
        first = question.parts[0].key
        lines = [line for text in told[first] for line in plain(text).splitlines() if line.strip()]
        if not len(told[first]) < len(lines) <= _MOST_LINES:
            return
        told[first] = []
        for value in (value for line in lines for value in php_values(line) or [line.strip()]):
            for part in question.parts:
                read = _as_number(value) if part.kind is InputKind.NUMBER else value
                if not told[part.key] and not self._refuses(question.key, part.key, read):
                    told[part.key] = [value]
                    break
            else:
                told[first].append(value)

    def _part_contact(self, draft: Draft, told: dict[str, list[str]]) -> None:
        """A person in one cell, parted."""
        parts, others = parts_of_contact(draft.single("contact.name", told.pop("name")))
        told["name"] = []
        for key, text in parts.items():
            told[key] = [text, *told.get(key, [])]
        if others:
            draft.left_out(part_name("contact.name"), others, "Teolla on yksi yhteyshenkilö.", "Valitse heistä.")

    def _part_evidence(self, draft: Draft, told: dict[str, list[str]]) -> None:
        """How something is known and what was found, told in one sentence."""
        target = "evidence.how"
        written = draft.single(target, told.pop("how"))
        try:
            evidence = Evidence.model_validate(written) if written else None
        except ValidationError:
            draft.unknown(target, written, "Arvoa ei tunnistettu.", f"Vaihtoehdot ovat: {', '.join(Knowing)}.", None)
            evidence = None
        told["how"] = [evidence.how.value] if evidence else []
        if evidence and evidence.figure:
            told["figure"] = [". ".join((evidence.figure, *told["figure"]))]
        elif evidence and written != evidence.how:
            draft.taken_for(part_name(target), written, evidence.how)

    def _refuses(self, key: str, part: str, value: Any) -> bool:
        """Whether the checker has something to say of a part by itself."""
        try:
            self._model.model_validate({key: {part: value}}, context=self._registers)
        except ValidationError as failure:
            return any(found["loc"][:2] == (key, part) for found in failure.errors())
        return False

    def _authors(self, draft: Draft, question: Question, written: list[str]) -> None:
        """Names without the addresses beside them: an author is shown to everybody, a contact by choice."""
        names = [
            name
            for text in written
            for word in split_words(plain(text))
            if (name := parts_of_contact(word)[0].get("name"))
        ]
        self._take(draft, question, list(dict.fromkeys(map(on_one_line, names))))

    def _adopters(self, draft: Draft, question: Question, written: list[str]) -> None:
        """Who took it as a model, and when if that stands after the name."""
        lines = []
        words = words_in(written)
        for told in words[:_MOST_THINGS]:
            parts = _WHO_AND_WHEN.fullmatch(told) if len(told) <= _LONGEST_ADOPTER else None
            read = read_date(parts["when"] or parts["day"]) if parts else None
            line = {"by": parts["who"] or parts["name"], "date": read.iso} if parts and read else {"by": told}
            if who_is(line["by"], self._registers) == draft.done_by:
                draft.left_out(question.title, told, "Se on itse tehnyt tämän teon.")
            elif problem := problem_of(question, [line], self._model, self._registers):
                draft.left_out(question.title, told, problem)
            else:
                lines.append(line)
        for told in words[_MOST_THINGS:]:
            draft.left_out(question.title, told, f"Luettelossa on yli {_MOST_THINGS} kohtaa.")
        if lines:
            draft.fields[question.key] = lines

    def _links(self, draft: Draft, question: Question, written: list[str]) -> None:
        links: list[tuple[str, str]] = []
        for text in written:
            titled = web_links_in(text)
            found = [] if titled else [address.rstrip(".,;:!?)'") for address in _WEB.findall(text)]
            links += [(address if address.startswith("http") else f"https://{address}", "") for address in found]
            links += titled
            if not titled and not found:
                draft.left_out(
                    "Linkit", on_one_line(plain(text)), "Verkko-osoitetta ei löytynyt.", "Osoite alkaa https://."
                )
        kept = {}
        for address, title in reversed(links):
            link = {"url": address, "title": title} if title else address
            if problem := problem_of(question, [link], self._model, self._registers):
                draft.left_out("Linkit", address, problem)
            else:
                kept[address] = link
        if kept:
            draft.fields["links"] = list(reversed(kept.values()))

    def _aliases(self, draft: Draft, question: Question, written: list[str]) -> None:
        """Where it was on another site, as a whole path; what is no path is a name that its file has had."""
        for text in (on_one_line(plain(one)) for cell in written for one in _SEVERAL.split(cell) if one.strip()):
            draft.old_addresses.append(text)
            parts = parts_of(text) if _WEB.match(text) else None
            path = parts.path if parts else text
            is_name = "/" not in path.strip("/") and not path.startswith("/")
            alias = slug(_PAGE.sub("", unquote(path))) if is_name else f"/{path.lstrip('/')}"
            if not alias.strip("/"):
                draft.left_out("Vanhat osoitteet", text, "Osoitetta ei ymmärretty.")
            elif problem := problem_of(question, [alias], self._model, self._registers):
                draft.left_out("Vanhat osoitteet", text, problem)
            else:
                draft.fields.setdefault("aliases", []).append(alias if is_name else unquote(alias))


_SEVERAL = re.compile(r"[;|\n]")
_NO = ("", "ei", "no", "nej", "false", "0", "-", "e", "n", "epätosi")


def words_in(written: Iterable[str]) -> list[str]:
    """The words in cells, each once."""
    words = (on_one_line(plain(word)) for text in written for word in split_words(plain(text)))
    return list(dict.fromkeys(word for word in words if not is_nothing(word)))


def is_yes(answer: str) -> bool:
    """Whether an answer agrees: "Kyllä", "Kyllä, saa julkaista"."""
    words = re.findall(r"\w+", plain(answer).casefold())
    return words[:1] != [] and words[0] in _YES and "ei" not in words


def clocks_in(text: str, *, is_date: bool = False) -> list[str]:
    """The clock times that a text tells, two at most: ”klo 13–14.30”. Beside a date they must be called so."""
    text = _DAY.sub(" ", text[:_LONGEST_CLOCK])
    if _HALF_DAY.search(text):
        return []
    said = _SAID_CLOCK.search(text)
    if is_date and not said:
        return []
    told = said["times"] if said else text
    found = [f"{int(one['hour']):02}:{one['minute'] or '00'}" for one in _CLOCK.finditer(told)]
    return found if len(found) <= 2 else []


_LONGEST_CLOCK = 60


def _as_number(text: str) -> int | str:
    """A number as people write it; a length as seconds. What is none stays as it is, for the checker to tell."""
    if span := _SPAN.fullmatch(text.strip()):
        return int(span["hours"] or 0) * 3600 + int(span["minutes"]) * 60 + int(span["seconds"])
    if span := _MINUTES.fullmatch(text.strip().casefold()):
        return int(span["hours"] or 0) * 3600 + int(span["minutes"]) * 60
    number = _ONE_NUMBER.fullmatch(text[:_LONGEST_CLOCK])
    return int(re.sub(r"\D", "", number["number"])) if number else text


def _items(text: str) -> list[Any]:
    """What a cell holds several of: things that were mappings, or words."""
    if text.lstrip().startswith("["):
        try:
            found = json.loads(text)
        except ValueError:
            found = None
        if isinstance(found, list):
            return [one if isinstance(one, dict) else on_one_line(str(one)) for one in found]
    return words_in([text])


def _ways(written: str, question: Question) -> Iterable[dict[str, str]]:
    """How a thing's parts may stand in one text: marks between them, a space after the first, or the first alone."""
    keys = [part.key for part in question.parts if part.kind is not InputKind.YES_OR_NO]
    for parts in (_BETWEEN_PARTS.split(written, len(keys) - 1), written.split(maxsplit=1), [written]):
        told = [part.strip(" ()") for part in parts]
        if len(told) > 1 or len(keys) == 1 or parts == [written]:
            yield {key: part for key, part in zip(keys, told, strict=False) if part}
