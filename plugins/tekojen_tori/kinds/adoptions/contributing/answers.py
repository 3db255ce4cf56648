"""What whoever took a deed as a model answers to the three questions of the letter."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tekojen_tori.content.adopting.adopts import How
from tekojen_tori.content.adopting.questions import ASKS_HOW, ASKS_WHAT, ASKS_WHO, QUESTIONS
from tekojen_tori.content.content import Content
from tekojen_tori.content.done import Done
from tekojen_tori.content.written import by_address
from tekojen_tori.contributing.deed_file import content_file, file_stem
from tekojen_tori.contributing.plain_words import as_markdown
from tekojen_tori.contributing.receiving.messages import Incoming
from tekojen_tori.contributing.receiving.own_words import own_words, paragraphs_in, without_ending
from tekojen_tori.contributing.receiving.reachable import what_reaches_somebody
from tekojen_tori.contributing.receiving.receivers import NotReceived, Received
from tekojen_tori.kinds.adoptions.content import AdoptionFields
from tekojen_tori.kinds.adoptions.contributing.said_how import said_how
from tekojen_tori.kinds.adoptions.reading import ADOPTIONS
from tekojen_tori.language.written_dates import read_date

_MODEL = re.compile(r"[\s*_]{0,20}Tiedosto:[\s*_]*deeds/([a-z0-9-]{1,100})\.md(?:[\s<(].{0,300})?")
_LONGEST_ANSWER = 5_000
_MOST_WORDS = 30


@dataclass(frozen=True)
class _Answers:
    """The slug of the model, and the lines of each answer by the beginning of its question, which is the first."""

    model: str | None
    lines: Mapping[str, Sequence[str]]


def take_adoption(message: Incoming, content: Content, today: date) -> Received | None:
    """The adoption that a message tells, if it answers the three questions."""
    words = own_words(message.text)
    answers = next((one for one in map(_answers, (words.own, words.quoted)) if one.lines), None)
    if answers is None:
        return None
    if answers.model is None:
        raise NotReceived("Viestistä puuttuu rivi Tiedosto:, joka kertoo, mistä teosta mallia otettiin.")
    model = by_address(content.of(Done)).get(answers.model)
    if model is None:
        raise NotReceived(f"Tekoa ”{answers.model}” ei ole torilla.")
    who, when = _who_and_when(_answer(answers, ASKS_WHO, QUESTIONS[0]))
    what, ending = without_ending(answers.lines.get(ASKS_WHAT, ()))
    told = "\n\n".join(filter(None, (one.replace(QUESTIONS[2], "").strip() for one in paragraphs_in(what))))
    if not told:
        raise NotReceived("Kohta 3 on tyhjä: viestistä ei selviä, mitä tehtiin tai muutettiin.")
    if len(told) > _LONGEST_ANSWER:
        raise NotReceived(f"Kohta 3 on liian pitkä: enintään {_LONGEST_ANSWER} merkkiä.")
    fields = {"model": model.slug, "who": who, "date": when, "how": _how(answers)}
    notes = [f"Tämä jäi pois viestin lopusta: {' '.join(' '.join(ending).split())[:300]}"] if any(ending) else []
    notes += what_reaches_somebody(told)
    text = content_file(AdoptionFields, fields, as_markdown(told))
    return Received(ADOPTIONS, file_stem(f"{who} {model.slug}", ""), text, tuple(notes))


def _answers(lines: Iterable[str]) -> _Answers:
    """The lines below each question, up to the next; the question's own line first, for some answer on it."""
    model: str | None = None
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        written = " ".join(line.split())
        question = next((one for one in (ASKS_WHO, ASKS_HOW, ASKS_WHAT) if written.startswith(one)), None)
        if question and question not in found:
            current = found[question] = []
        elif named := _MODEL.fullmatch(line):
            model = model or named[1]
            continue
        current.append(line)
    return _Answers(model, found)


def _answer(answers: _Answers, question: str, whole: str) -> str:
    """An answer on one line, without its question."""
    line = " ".join(" ".join(answers.lines.get(question, ())).split())
    return line.replace(whole, "", 1).removeprefix(question).strip()


def _who_and_when(written: str) -> tuple[str, str]:
    """Kemi, maaliskuu 2026: a name, and after it a date that is surely one."""
    words = written.replace(",", " ").split()[:_MOST_WORDS]
    for place in range(1, len(words)):
        when = read_date(" ".join(words[place:]).strip("()."))
        if when and not when.is_guess:
            return " ".join(words[:place]).removesuffix(" vuonna").strip(" .;(-–"), when.iso
    raise NotReceived(f"Kohdasta 1 ei selviä, kuka otti mallia ja milloin: ”{written[:100]}”. Kirjoita nimi, vuosi.")


def _how(answers: _Answers) -> str:
    """The one of the three words that was left, or written below."""
    lines = list(answers.lines.get(ASKS_HOW, ()))
    for part in (lines[1:], lines):
        found = said_how(" ".join(part))
        if len(found) == 1:
            return found[0].value
    raise NotReceived(f"Kohdasta 2 ei selviä, miten mallia otettiin. Siinä on yksi näistä: {', '.join(How)}.")
