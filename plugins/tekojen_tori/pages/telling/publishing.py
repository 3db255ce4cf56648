"""The form in which a deed is told, the one to nominate a deed to be told, and what their scripts need."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.dates import FIRST_YEAR
from tekojen_tori.content.named_fields import WHICH_THEMES
from tekojen_tori.content.registers import Sector
from tekojen_tori.content.web_addresses import EMAIL, WEB_ADDRESS_IN_SCRIPTS
from tekojen_tori.content.written import Written
from tekojen_tori.contributing.asking.questions import InputKind, Question, messages, questions
from tekojen_tori.contributing.deed_file import LONGEST_NAME, NOT_WORDS, WHOLE_NUMBER
from tekojen_tori.contributing.issues.plain_forms import PlainForm, plain_form
from tekojen_tori.contributing.issues.sections import SECTIONS, DeedSection
from tekojen_tori.kinds.deeds.content import DEED, PHONE, DeedFields
from tekojen_tori.language.dates import months
from tekojen_tori.pages.telling.contributing import NOMINATED
from tekojen_tori.pages.telling.name_data import name_data
from tekojen_tori.pages.telling.theme_words import theme_words
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.page import File, Promise, Published
from tekojen_tori.publishing.sending import FORGE_NAMES, Sending, issue_page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.whole_page import PageView, whole_page
from tekojen_tori.publishing.writing.everything import DearToMake
from tekojen_tori.reading.content_file import FUTURE

LINKS = (BarLink(Bar.FOOTER, 20, "Kerro teko", addresses.TELL),)

SHARES = DearToMake.WORDS
SCRIPTS = "contributing"
STYLES_APART = True

CONTRACT = {
    "TELL": addresses.TELL,
    "DEEDS": DEED.folder,
    "DEED_PAGES": DEED.index,
    "EMAIL": EMAIL,
    "PHONE": PHONE,
    "WEB_ADDRESS": WEB_ADDRESS_IN_SCRIPTS,
    "FIRST_YEAR": FIRST_YEAR,
    "LONGEST_NAME": LONGEST_NAME,
    "NOT_WORDS": NOT_WORDS,
    "WHOLE_NUMBER": WHOLE_NUMBER,
    "NOMINATED": NOMINATED,
}

_FORM = f"{addresses.ASSETS}contributing/form.json"
_FIRST_STEP = ("title", "municipality", "sector", "theme", "date")

_FACTS = {"participants": "Osallistujia", "duration": "Kesto", "cost": "Hinta"}
"""What is asked on one line, and what each is called there; one help is enough for them all."""

_ASKED_APART = (*_FIRST_STEP, "organisation", "evidence", *_FACTS)

_FROM_LINKS = {"campaign": "Kampanja", "adopted_from": "Mallina ollut teko"}
"""What nobody is asked, since the link by which they come tells it."""

_HELP = {"title": "Kerro lyhyesti, mitä tehtiin.", "theme": WHICH_THEMES}
"""Where the form says it otherwise than the field of a file."""


@dataclass(frozen=True, kw_only=True)
class TellView(PageView):
    """The form. Of its questions the `first` are on its first step, `sections` on the second with `more` to unfold.

    `evidence` is answered by one press, `facts` on one line. `plain` is for browsers without scripts, if it can be
    sent.
    """

    template = "tell.html"
    first: Sequence[Question]
    sections: Sequence[DeedSection]
    evidence: Question
    facts: Sequence[Question]
    more: Sequence[Question]
    sectors: Sequence[Sector]
    sending: Sending
    forge_name: str
    issue_page: str
    months: Sequence[str]
    campaigns: Sequence[Written]
    plain: PlainForm | None


@dataclass(frozen=True, kw_only=True)
class NominateView(PageView):
    """The form to nominate a deed to be told."""

    template = "nominate.html"
    sectors: Sequence[Sector]


def publish(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    """Both pages, and `form.json`: the questions, the checker's words, all names, and where to send."""
    asked, sectors = questions(catalogue.registers), catalogue.registers.sectors
    view = TellView(
        first=[replace(asked[key], help=_HELP.get(key, asked[key].help)) for key in _FIRST_STEP],
        sections=SECTIONS,
        evidence=asked["evidence"],
        facts=[replace(asked[key], title=title, help="") for key, title in _FACTS.items()],
        more=[question for key, question in asked.items() if key not in _ASKED_APART],
        sectors=sectors,
        sending=site.sending,
        forge_name=FORGE_NAMES[site.sending.forge],
        issue_page=issue_page(site.repository),
        months=months(),
        campaigns=_occasions(catalogue),
        plain=plain_form(DEED, catalogue.registers) if site.sending.post else None,
    )
    yield whole_page(
        view,
        addresses.TELL,
        "Kerro teko",
        "Kerro oman työpaikkasi kehittämisteosta muille. Siihen menee muutama minuutti.",
        site,
        section=addresses.TELL,
    )
    yield whole_page(
        NominateView(sectors=sectors),
        addresses.NOMINATE,
        "Ilmianna teko",
        "Tiedätkö teon, josta muidenkin pitäisi kuulla? Pyydä tekijää kertomaan siitä.",
        site,
        section=addresses.TELL,
    )
    yield Promise(_FORM, lambda: File(_FORM, _form_data(catalogue, site)))


def _form_data(catalogue: Catalogue, site: Site) -> bytes:
    return json.dumps(_form(catalogue, site), ensure_ascii=False, separators=(",", ":")).encode()


def _occasions(catalogue: Catalogue) -> list[Written]:
    """What a deed can be told for today."""
    return [one for occasions in rooms.offers("catalogue", "occasions") for one in occasions(catalogue)]


def _form(catalogue: Catalogue, site: Site) -> dict[str, Any]:
    registers = catalogue.registers
    asked = questions(registers)
    return {
        "questions": list(_questions(asked)),
        "campaigns": {one.slug: one.title for one in _occasions(catalogue)},
        "sections": [asdict(section) for section in SECTIONS],
        "messages": {
            **{key: said | _if_unanswered(asked.get(key)) for key, said in messages(registers).items()},
            "place": {"missing-key": "Kirjoita kunta tai organisaatio."},
            "date.future": {"future-date": FUTURE},
            "done": {"empty-text": "Kirjoita, mitä tehtiin."},
            "evidence.how": {"missing-key": "Valitse, mistä tiedätte."},
        },
        "names": name_data(registers),
        "sectors": {sector.name: sector.slug for sector in registers.sectors},
        "themeWords": theme_words(catalogue, site.cache),
        "sending": asdict(site.sending),
        "repository": site.repository.rstrip("/"),
        "months": months(),
        "siteName": site.name,
    }


def _if_unanswered(question: Question | None) -> dict[str, str]:
    """What is said of a question without an answer: what to do, and not what a file lacks."""
    if question is None or not question.is_required:
        return {}
    wanted = question.title.lower()
    ways = {
        InputKind.CHOICE: f"Valitse {wanted}.",
        InputKind.CHOICES: f"Valitse ainakin yksi {wanted}.",
        InputKind.DATE: "Kirjoita vuosi.",
    }
    return {"missing-key": ways.get(question.kind, f"Kirjoita {wanted}.")}


def _questions(asked: Mapping[str, Question]) -> Iterator[dict[str, Any]]:
    """The questions as the scripts need them, in the model's order, with those that a link answers."""
    linked = {key: Question(key, title, "", InputKind.LINE) for key, title in _FROM_LINKS.items()}
    every = {**asked, **linked}
    for key in DeedFields.model_fields:
        if key in every:
            told = asdict(every[key])
            yield {name: value for name, value in told.items() if name not in ("help", "choices") and value}
