"""The form on the forge in which somebody tells that they took a deed as a model, and the file that comes of it."""

import re

from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.deed_file import content_file, file_stem
from tekojen_tori.contributing.issues.answers import answers_in, contact_in, missing
from tekojen_tori.contributing.issues.forms import CONTACT, IssueFile, IssueForm, IssueQuestion, asked
from tekojen_tori.contributing.plain_words import on_one_line
from tekojen_tori.contributing.written_markdown import within_a_part
from tekojen_tori.kinds.adoptions.content import ADOPTION, HOW_IT_WAS, WHAT_WAS_DONE, WHO_IT_MAY_BE, AdoptionFields
from tekojen_tori.kinds.adoptions.contributing.said_how import said_how
from tekojen_tori.language.slugs import slug
from tekojen_tori.language.written_dates import as_iso

_IN_ADDRESS = re.compile(r"/teot/([a-z0-9-]+)")
_INTRODUCTION = """\
Kiitos, että kerrotte! Siitä näkee, mitkä teot leviävät. Ylimmän kohdan (Title) voi jättää sellaiseksi kuin se on.

Kun lähetät lomakkeen, siitä tehdään ehdotus torille. Jos jotakin puuttuu, saat siitä viestin.

Kaikki, mitä kirjoitat, on julkista: älä kerro ihmisistä mitään, mihin he eivät ole antaneet lupaa.
"""
_WHICH_HOW = ", ".join(f"{how.value} ({words})" for how, words in HOW_IT_WAS.items()) + "."

# How is written and not chosen: the forge takes no choice from an address, so it couldn't be answered in advance.
_QUESTIONS = (
    IssueQuestion(
        "model",
        "Teko, josta otitte mallia",
        description="Teon sivun osoite torilla.",
        is_required=True,
    ),
    asked(AdoptionFields, "who", description=WHO_IT_MAY_BE, placeholder="Kemi"),
    asked(AdoptionFields, "date", placeholder="3/2026 tai 2026"),
    asked(AdoptionFields, "how", description=_WHICH_HOW, placeholder="sovelsi"),
    IssueQuestion("text", WHAT_WAS_DONE, "textarea", "Virke tai kaksi riittää.", is_required=True),
    IssueQuestion("url", "Missä siitä kerrotaan", description="Verkko-osoite, jos siitä on kerrottu muualla."),
    *CONTACT,
)


def adoption_in(body: str, registers: Registers) -> IssueFile:
    """The adoption that an issue's body tells. What the fields hold is for the checker to say."""
    answers = answers_in(body, _QUESTIONS)
    who = on_one_line(answers["who"])
    model = _model(answers["model"])
    fields = {
        "model": model,
        "who": who,
        "date": as_iso(answers["date"]),
        "how": _how(answers["how"]),
        "url": answers["url"],
        "contact": contact_in(answers, who),
    }
    text = content_file(AdoptionFields, fields, within_a_part(answers["text"]))
    return IssueFile(file_stem(model, who), text, tuple(missing(answers, _QUESTIONS)))


def _model(answer: str) -> str:
    """The name of the deed's file: the last part of its address, or as it was written."""
    line = on_one_line(answer)
    address = _IN_ADDRESS.search(line)
    return address[1] if address else slug(line.removesuffix(".md").rpartition("/")[2])


def _how(answer: str) -> str:
    """The word for it, if the answer is one of the choices or says one in some form; else what was written."""
    line = on_one_line(answer)
    chosen = [how for how, words in HOW_IT_WAS.items() if line.casefold() == words]
    found = chosen or said_how(line)
    return found[0].value if len(found) == 1 else line


ADOPTION_ISSUES = IssueForm(
    kind=ADOPTION,
    name="otettu-mallia",
    title="Otimme mallia",
    heading="Otimme teosta mallia",
    description="Kerro, kuka otti mallia, miten ja mitä siitä tuli. Siihen menee minuutti.",
    introduction=_INTRODUCTION,
    questions=_QUESTIONS,
    made=adoption_in,
    options=lambda registers: {"how": list(HOW_IT_WAS.values())},
    thanks="Kiitos, että kerrotte mallin ottamisesta!",
    correcting="Korjauksesta voit kertoa kommentissa, niin ylläpito auttaa.",
    to_check=(
        "Teksti on asiallinen, eikä siinä kerrota ihmisistä mitään, mihin heillä ei ole antaa lupaa.",
        "Mallin ottaja (`who`) on oikea: kunta tai organisaatio torin tuntemalla nimellä, jos se on sellainen.",
    ),
    is_numbered=True,
    of_text="text",
)
