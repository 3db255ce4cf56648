"""What the form on GitHub asks in which a deed is told as an issue."""

from tekojen_tori.content.living.evidence import Evidence, Knowing
from tekojen_tori.content.named_fields import WHICH_THEMES
from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.issues.forms import CONTACT, IssueQuestion, asked
from tekojen_tori.contributing.issues.sections import SECTIONS
from tekojen_tori.kinds.deeds.content import KEY_FACTS, DeedFields

INTRODUCTION = """\
Kiitos, että jaat kokemuksesi! Lyhytkin teko on hyvä teko. Ylimmän kohdan (Title) voit jättää sellaiseksi kuin se on.

Kun lähetät lomakkeen, siitä tehdään ehdotus torille. Jos jotakin puuttuu, saat siitä viestin.

Kaikki, mitä kirjoitat, on julkista: älä kerro ihmisistä mitään, mihin he eivät ole antaneet lupaa.
"""

HOW_DO_YOU_KNOW = "Mistä tiedätte?"

QUESTIONS = (
    asked(DeedFields, "title", placeholder="Tiimi suunnittelee työvuoronsa itse"),
    IssueQuestion(
        "who",
        "Kunta tai organisaatio",
        description="Kuka teon teki? Kunnan virallinen nimi, tai organisaation nimi, jos tekijä on muu kuin kunta.",
        placeholder="Askola",
        is_required=True,
    ),
    asked(DeedFields, "sector", kind="dropdown"),
    asked(DeedFields, "theme", kind="dropdown", description=WHICH_THEMES, takes_many=True),
    asked(DeedFields, "date", placeholder="2.10.2019, 10/2019, 2019 tai 2018–2020"),
    *(
        IssueQuestion(section.key, section.heading, "textarea", section.question, is_required=section.is_required)
        for section in SECTIONS
    ),
    asked(DeedFields, "evidence", label=HOW_DO_YOU_KNOW, kind="dropdown", is_required=False),
    asked(Evidence, "figure", is_required=False),
    *(asked(DeedFields, fact, is_required=False) for fact in KEY_FACTS),
    *CONTACT,
)
LABELS = {question.key: question.label for question in QUESTIONS}


def options(registers: Registers) -> dict[str, list[str]]:
    """What can be chosen."""
    return {
        "sector": [sector.name for sector in registers.sectors],
        "theme": [theme.name for theme in registers.themes],
        "evidence": [way.value for way in Knowing],
    }
