"""The form in which somebody tells that they took a deed as a model, and what its script needs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.asking.questions import Question, messages_of, questions_of
from tekojen_tori.contributing.issues.plain_forms import PlainForm, plain_form
from tekojen_tori.contributing.schema import schema_of
from tekojen_tori.kinds.adoptions.content import ADOPTION, HOW_IT_WAS, WHAT_WAS_DONE, Adoption
from tekojen_tori.kinds.adoptions.contributing.issues import ADOPTION_ISSUES
from tekojen_tori.language.dates import months
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.page import Crumb, File, Page
from tekojen_tori.publishing.sending import FORGE_NAMES, WITHOUT_ACCOUNT, Way, issue_page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.whole_page import PageView, whole_page
from tekojen_tori.reading.content_file import FUTURE

CONTRACT = {"ADOPTIONS": ADOPTION.folder}

SCRIPTS = "adopting"
_ASKED = ("who", "date", "how")
_MISSING = {
    "who": "Kirjoita, kuka otti mallia.",
    "date": "Kirjoita vuosi. Kuukausi ei ole pakollinen.",
    "how": "Valitse, miten otitte mallia.",
    "text": "Kerro virkkeellä, mitä teitte tai muutitte.",
}
_OWN = "Tämän teon on tehnyt {written} itse. Kertokaa jatkosta omana tekonanne."
_EARLY = "Teko tehtiin myöhemmin kuin tämä. Tarkista ajankohta."


@dataclass(frozen=True, kw_only=True)
class AdoptView(PageView):
    """The form: three questions, `more` to unfold, and the ways to send, those that need no account first."""

    template = "adopt.html"
    who: Question
    date: Question
    how: Mapping[str, str]
    what_was_done: str
    more: Sequence[Question]
    ways: Sequence[Way]
    forge_name: str
    issue_page: str
    months: Sequence[str]
    plain: PlainForm | None


def form_pages(registers: Registers, site: Site) -> Iterator[Page | File]:
    """The page of the form, and `form.json`: the questions, and what is said of wrong answers."""
    asked = _questions(registers)
    view = AdoptView(
        who=replace(asked["who"], title="Kunta tai työpaikka", help=""),
        date=replace(asked["date"], help=""),
        how={how.value: words for how, words in HOW_IT_WAS.items()},
        what_was_done=WHAT_WAS_DONE,
        more=[asked["url"], asked["contact"]],
        ways=sorted(site.sending.ways, key=lambda way: way not in WITHOUT_ACCOUNT),
        forge_name=FORGE_NAMES[site.sending.forge],
        issue_page=issue_page(site.repository, ADOPTION_ISSUES.name),
        months=months(),
        plain=plain_form(ADOPTION, registers) if site.sending.post else None,
    )
    yield whole_page(
        view,
        addresses.ADOPT,
        "Otimme tästä mallia",
        "Kerro, kuka otti teosta mallia, miten ja mitä siitä tuli. Kolme lyhyttä kysymystä.",
        site,
        section=ADOPTION.index,
        crumbs=(Crumb(ADOPTION.title, ADOPTION.index),),
        is_indexed=False,
    )
    form = json.dumps(_form(asked, registers), ensure_ascii=False, separators=(",", ":"))
    yield File(f"{addresses.ASSETS}{SCRIPTS}/form.json", form.encode())


def _questions(registers: Registers) -> dict[str, Question]:
    """What is asked, in the model's order. Whoever tells of their own knows more than a file must have."""
    asked = questions_of(schema_of(ADOPTION, registers), ("draft",))
    return {key: replace(one, is_required=one.is_required or key in _ASKED) for key, one in asked.items()}


def _form(asked: Mapping[str, Question], registers: Registers) -> dict[str, Any]:
    said = messages_of(asked, lambda fields: Adoption.model_validate(fields, context=registers))
    for key, message in _MISSING.items():
        said[key] = {**said.get(key, {}), "missing-key": message, "empty-text": message}
    said["model"] |= {"own-model": _OWN, "before-model": _EARLY}
    told = [asdict(one) for one in asked.values()]
    return {
        "questions": [
            {name: value for name, value in one.items() if name not in ("help", "choices") and value} for one in told
        ],
        "sections": [{"key": "text", "heading": WHAT_WAS_DONE, "is_required": True}],
        "messages": said | {"date.future": {"future-date": FUTURE}},
    }
