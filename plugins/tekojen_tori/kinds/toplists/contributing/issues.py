"""The form on the forge in which somebody proposes a TOP list, and the file that comes of it."""

import re
from collections.abc import Iterator

from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.deed_file import content_file, file_stem
from tekojen_tori.contributing.issues.answers import answers_in, missing
from tekojen_tori.contributing.issues.forms import CONTACT, IssueFile, IssueForm, IssueQuestion
from tekojen_tori.contributing.plain_words import cleaned, on_one_line
from tekojen_tori.contributing.written_markdown import within_a_part
from tekojen_tori.kinds.toplists.content import TOPLIST, TopListFields

_MARK = re.compile(r"\s{0,20}(?:[-*•]|\d{1,3}[.)])\s{1,20}")
_IN_ADDRESS = re.compile(r"/teot/([a-z0-9-]+)")
_FOLDER, _ENDING = "deeds/", ".md"
_INTRODUCTION = """\
Kiitos, että ehdotat listaa! Ylimmän kohdan (Title) voi jättää sellaiseksi kuin se on.

Kun lähetät lomakkeen, siitä tehdään ehdotus torille. Jos jotakin puuttuu, saat siitä viestin.
"""
_QUESTIONS = (
    IssueQuestion("name", "Listan otsikko", placeholder="Varhaiskasvatus TOP 12", is_required=True),
    IssueQuestion("text", "Esittely", "textarea", "Mistä lista kertoo, ja kenelle siitä on iloa.", is_required=True),
    IssueQuestion(
        "deeds",
        "Teot järjestyksessä",
        "textarea",
        "Kukin omalle rivilleen: teon osoite torilla, välilyönti ja virke siitä, miksi teko on listalla.",
        is_required=True,
    ),
    next(question for question in CONTACT if question.key == "consent"),
)


def toplist_in(body: str, registers: Registers) -> IssueFile:
    """The list that an issue's body tells. What the fields hold is for the checker to say."""
    answers = answers_in(body, _QUESTIONS)
    fields = {"title": answers["name"], "deeds": list(_picks(answers["deeds"]))}
    text = content_file(TopListFields, fields, within_a_part(answers["text"]))
    return IssueFile(file_stem(answers["name"], ""), text, tuple(missing(answers, _QUESTIONS)))


def _picks(answer: str) -> Iterator[dict[str, str]]:
    """A deed a line: its address, or the name of its file, and after it why."""
    for line in filter(None, map(on_one_line, cleaned(answer).split("\n"))):
        mark = _MARK.match(line)
        name, _, why = line[mark.end() if mark else 0 :].partition(" ")
        address = _IN_ADDRESS.search(name)
        named = address[1] if address else name.rstrip(":,;").removesuffix(_ENDING).removeprefix(_FOLDER)
        yield {"deed": named, "why": why.lstrip("–:- ")}


TOPLIST_ISSUES = IssueForm(
    kind=TOPLIST,
    name="top-lista",
    title="Ehdotus TOP-listaksi",
    heading="Ehdota TOP-listaa",
    description="Lista torin teoista järjestyksessä, ja virke siitä, miksi kukin on listalla.",
    introduction=_INTRODUCTION,
    questions=_QUESTIONS,
    made=toplist_in,
    options=lambda registers: {},
    thanks="Kiitos, että ehdotat listaa!",
    correcting="Korjauksesta voit kertoa kommentissa, niin ylläpito auttaa.",
    to_check=(
        "Otsikko kertoo, mistä lista on koottu, ja perustelut pitävät paikkansa.",
        "Tiedoston nimi on hyvä: siitä tulee sivun osoite, eikä se enää muutu.",
    ),
    question_of={"title": "name"},
    of_text="text",
)
