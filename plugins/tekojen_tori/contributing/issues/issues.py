"""An issue made with the form, as a deed."""

import re
from typing import Any

from tekojen_tori.content.names import Names
from tekojen_tori.content.naming.doers import doer, doer_question, new_organisation
from tekojen_tori.content.registers import Organisation, Registers
from tekojen_tori.contributing.deed_file import deed_file, file_stem
from tekojen_tori.contributing.issues.answers import answers_in, contact_in, missing
from tekojen_tori.contributing.issues.forms import IssueFile, IssueForm, Wrong
from tekojen_tori.contributing.issues.issue_form import HOW_DO_YOU_KNOW, INTRODUCTION, LABELS, QUESTIONS, options
from tekojen_tori.contributing.issues.sections import SECTIONS
from tekojen_tori.contributing.plain_words import on_one_line
from tekojen_tori.contributing.written_markdown import within_a_part
from tekojen_tori.kinds.deeds.content import DEED, KEY_FACTS
from tekojen_tori.language.written_dates import as_iso

_LONGEST_NAME = 200
"""Letters, for there to be a name that is near."""
_MOST_COMMAS = 3
"""In one name."""


def deed_in(body: str, registers: Registers) -> IssueFile:
    """The deed that an issue's body tells. What the fields hold is for the checker to say."""
    answers = answers_in(body, QUESTIONS)
    who = on_one_line(answers["who"])
    known = doer(who, registers) or new_organisation(who, registers)
    is_organisation = isinstance(known, Organisation)
    fields = {
        "title": answers["title"],
        "municipality": None if is_organisation else known.name if known else who,
        "organisation": known.name if known and is_organisation else None,
        "sector": answers["sector"],
        "theme": _names_in(answers["theme"], registers.theme_names),
        "date": as_iso(answers["date"]),
        "evidence": {"how": answers["evidence"], "figure": answers["figure"]},
        **{fact: answers[fact] for fact in KEY_FACTS},
        "contact": contact_in(answers, who),
    }
    parts = ((section.heading, within_a_part(answers[section.key])) for section in SECTIONS)
    text = deed_file(fields, "\n\n".join(f"## {heading}\n\n{part}" for heading, part in parts if part))
    wrong = [*missing(answers, QUESTIONS)]
    if who and known is None:
        wrong.append(_unknown_doer(who, registers))
    if on_one_line(answers["figure"]) and not on_one_line(answers["evidence"]):
        wrong.append(Wrong(HOW_DO_YOU_KNOW, "Tämä kohta on tyhjä.", "Valitse, mistä tiedätte."))
    return IssueFile(file_stem(answers["title"], who), text, tuple(wrong))


DEED_ISSUES = IssueForm(
    kind=DEED,
    name="teko",
    title="Uusi teko",
    heading="Kerro kehittämisteko",
    description="Muutama kysymys riittää. Et tarvitse ohjelmointitaitoa.",
    introduction=INTRODUCTION,
    questions=QUESTIONS,
    made=deed_in,
    options=options,
    thanks="Kiitos, että kerroit teon!",
    correcting=(
        "Korjauksen voit tehdä teon sivulta kohdasta ”Muokkaa” tai kertoa siitä kommentissa, niin ylläpito auttaa."
    ),
    to_check=(
        "Teksti on asiallinen, eikä siinä kerrota ihmisistä mitään, mihin heillä ei ole antaa lupaa.",
        "Otsikko kertoo, mitä tehtiin, ja teemat ovat oikeat.",
        "Tiedoston nimi on hyvä: siitä tulee sivun osoite, eikä se enää muutu.",
        "Jos tekstissä oli kuvia, ne ovat nyt linkkejä. Tallenna kuvat kansioon `deeds/` ja viittaa niihin sieltä.",
    ),
    question_of={"municipality": "who", "organisation": "who"},
)


def _unknown_doer(who: str, registers: Registers) -> Wrong:
    question = doer_question(who, registers) if len(who) <= _LONGEST_NAME else ""
    hint = f"{question} " if question else ""
    hint += "Jos nimi on oikein, kerro siitä kommentissa: ylläpito lisää organisaation torille."
    return Wrong(LABELS["who"], f"Kuntaa tai organisaatiota ”{who[:_LONGEST_NAME]}” ei tunneta.", hint)


def _names_in(answer: str, names: Names[Any]) -> list[str]:
    """The names that were chosen. GitHub parts them with commas, which a name itself may hold."""
    pieces = [piece for piece in map(on_one_line, re.split(r"[,\n]", answer)) if piece]
    found = []
    first = 0
    while first < len(pieces):
        ends = range(min(len(pieces), first + _MOST_COMMAS + 1), first + 1, -1)
        end = next((end for end in ends if names.find(", ".join(pieces[first:end]))), first + 1)
        found.append(", ".join(pieces[first:end]))
        first = end
    return found
