"""The files of `adoptions/`, and what only shows when they are seen beside the deeds."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from tekojen_tori.content.adopting.spread import taker_key, who_is
from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.done import Done
from tekojen_tori.content.registers import Registers
from tekojen_tori.kinds.adoptions.content import ADOPTION, Adoption
from tekojen_tori.language.sentences import listed
from tekojen_tori.reading.checks.named_files import named_slug, words_by_folder
from tekojen_tori.reading.content_file import Read, Reader, readable, understood_name
from tekojen_tori.reading.files.front_matter import FrontMatter
from tekojen_tori.reading.files.yaml_values import Key
from tekojen_tori.reading.problems import Problem, error, info
from tekojen_tori.reading.together import Together

_COULD_BE_TOLD = {"date": "milloin mallia otettiin", "how": "miten", "text": "mitä tehtiin"}


def _checks(adoption: Adoption, front: FrontMatter, file: str) -> Iterator[Problem]:
    yield from understood_name(front.fields.get("who"), adoption.name, front.place(("who",)), file)
    yield from _untold(adoption, front, file)


def _untold(adoption: Adoption, front: FrontMatter, file: str) -> Iterator[Problem]:
    """What whoever took the model could tell, and nobody else may know. What is told wrong is a problem already."""
    told = {"date": adoption.date, "how": adoption.how, "text": adoption.text.strip()}
    if untold := [_COULD_BE_TOLD[key] for key, known in told.items() if not known and key not in front.left_out]:
        message = f"Ei kerrota, {listed(untold)}."
        hint = "Kysy ottajalta, ja lisää tiedot: date, how (innoittui, sovelsi tai kopioi) ja virke tai kaksi tekstiä."
        yield info(file, "little-told", message, hint)


def _past(adoption: Adoption) -> Iterator[tuple[Key, ContentDate]]:
    if adoption.date and not adoption.draft:
        yield ("date",), adoption.date


ADOPTIONS = Reader(
    ADOPTION,
    "mallia-otettu",
    "Kerro virkkeellä tai kahdella, mitä teitte tai muutitte.",
    _checks,
    _past,
    needs_text=False,
)
READERS = (ADOPTIONS,)


def checks(together: Together) -> Iterator[Problem]:
    """Adoptions of deeds that aren't there, of one's own deeds, before the deed was done, or told twice."""
    read, known = readable(together.of(Adoption)), together.deed_by_slug
    for one in read:
        model = known.get(one.thing.model)
        if model is None:
            yield from _model(one, known)  # which of them all was meant
        yield from one.seen(_beside_model, model, together.registers)
    yield from _twice(read, known, together.registers)


def _beside_model(one: Read[Adoption], model: Done | None, registers: Registers) -> Iterator[Problem]:
    """What only the adoption, its model and the registers show."""
    if model:
        yield from _model(one, {one.thing.model: model})
        yield from _own_or_early(one, model)
    if "who" in one.front.fields:
        yield from _mere_name(one, registers)


def _model(one: Read[Adoption], known: Mapping[str, Done]) -> Iterator[Problem]:
    if "model" in one.front.fields:
        word, place = words_by_folder()["deeds"], one.front.place(("model",))
        yield from named_slug(one.thing.model, word, known, place, one.file, in_draft=one.thing.draft)


def _mere_name(one: Read[Adoption], registers: Registers) -> Iterator[Problem]:
    """Who is neither a municipality nor an organisation by the registers: rightly so, or misspelt."""
    who = one.thing.who
    if isinstance(who, str):
        message = f"”{who}” ei ole torin tuntema kunta tai organisaatio, joten se näkyy pelkkänä nimenä."
        yield info(one.file, "mere-name", message, partial(_meant, who, registers), *one.front.place(("who",)))


def _meant(who: str, registers: Registers) -> str:
    near = registers.municipality_names.nearest(who) or registers.organisation_names.nearest(who)
    return f"Tarkoititko: {near}?" if near else ""


def _own_or_early(one: Read[Adoption], model: Done) -> Iterator[Problem]:
    adoption = one.thing
    if adoption.who == model.done_by:
        message = f"{adoption.name} on itse tehnyt teon ”{model.title}”."
        hint = (
            "Jos malli tuli muualta, korjaa model. Oman teon jatko kirjoitetaan omaksi teokseen, jossa on adopted_from."
        )
        yield error(one.file, "own-model", message, hint, *one.front.place(("who",)))
    if adoption.date and adoption.date.is_surely_before(model.date):
        message = f"Mallia on otettu {adoption.date.iso()}, mutta teko ”{model.title}” on tehty {model.date.iso()}."
        yield error(one.file, "before-model", message, "Tarkista ajankohdat.", *one.front.place(("date",)))


def _twice(read: Iterable[Read[Adoption]], known: Mapping[str, Done], registers: Registers) -> Iterator[Problem]:
    """The same deed taken by the same, in two files, or in a file and a deed."""
    told: dict[tuple[str, object], str] = {}
    for deed in {id(deed): deed for deed in known.values() if deed.adopted_from or deed.adoptions}.values():
        for slug in deed.adopted_from:
            if model := known.get(slug):
                told.setdefault((model.slug, taker_key(deed.done_by)), deed.path.as_posix())
        for line in deed.adoptions:
            told.setdefault((deed.slug, taker_key(who_is(line.by, registers))), deed.path.as_posix())
    for one in read:
        model = known.get(one.thing.model)
        first = told.setdefault((model.slug if model else one.thing.model, taker_key(one.thing.who)), one.file)
        if first != one.file:
            message = f"{one.thing.name} on jo kerrottu tämän mallin ottajaksi ({first})."
            yield error(one.file, "duplicate-adoption", message, partial(_which, first), *one.front.place(("who",)))


def _which(first: str) -> str:
    if "adoptions/" in first:
        return "Jos tämä on sama asia, poista toinen tiedosto. Muuten tarkenna, kuka mallia otti."
    return "Poista tämä tiedosto, tai poista tieto teosta ja jätä tämä."
