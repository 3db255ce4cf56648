"""What only shows when all the deeds are seen together: repeated titles, unknown models."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from tekojen_tori.content.adopting.spread import taker_key, who_is
from tekojen_tori.content.adopting.walks import circles
from tekojen_tori.content.registers import Doer, Registers
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.kinds.deeds.reading.files import DeedFile
from tekojen_tori.reading.checks.named_files import named_slug, words_by_folder
from tekojen_tori.reading.checks.written_checks import meant, repeated
from tekojen_tori.reading.content_file import Read, readable
from tekojen_tori.reading.problems import Problem, error, hint_text, warning


def deed_checks(files: Iterable[DeedFile], registers: Registers) -> Iterator[Problem]:
    """Every problem between deeds."""
    read = readable(files)
    yield from _repeated_titles(read)
    if copying := [one for one in read if one.thing.adopted_from]:
        by_slug = _by_address(read)
        yield from _wrong_models(copying, by_slug)
        yield from _circles(copying, by_slug)
        yield from _early(copying, by_slug)
    yield from _wrong_adopters(read, registers)


def _repeated_titles(read: Iterable[Read[Deed]]) -> Iterator[Problem]:
    for same in repeated(read, lambda one: one.thing.title.casefold(), lambda one: one.thing.done_by.slug):
        for one in same[1:]:
            yield error(
                one.file,
                "duplicate-title",
                f"Samalla organisaatiolla on jo teko ”{one.thing.title}” ({same[0].file}).",
                "Jos tämä on sama teko, poista toinen; muuten tarkenna otsikkoa.",
                *one.front.place(("title",)),
            )


def _wrong_models(copying: Iterable[Read[Deed]], by_slug: Mapping[str, Read[Deed]]) -> Iterator[Problem]:
    """Models that aren't there to be shown, or are named by an old name, or twice."""
    for one in copying:
        told: set[str] = set()
        for number, name in enumerate(one.thing.adopted_from):
            place = one.front.place(("adopted_from", number))
            model = by_slug[name].thing if name in by_slug else None
            if model is None or model is one.thing:
                is_own = model is not None
                message = f"”{name}” on tämä teko itse." if is_own else f"Mallina ollutta tekoa ”{name}” ei ole."
                hint = partial(_meant, name, one.thing.slug, by_slug)
                yield error(one.file, "unknown-deed", message, hint, *place, lacks="" if is_own else name)
                continue
            yield from named_slug(
                name, words_by_folder()["deeds"], {name: model}, place, one.file, in_draft=one.thing.draft
            )
            if model.slug in told:
                yield warning(one.file, "repeated-model", "Sama malli on kahdesti.", "Poista toinen.", *place)
            told.add(model.slug)


def _meant(model: str, own: str, by_slug: Mapping[str, Read[Deed]]) -> str:
    """The other deed that was probably meant."""
    others = [slug for slug, one in by_slug.items() if one.thing.slug == slug != own]
    return hint_text(meant(model, others, "Kirjoita sen teon tiedostonimi ilman päätettä .md."))


def _circles(copying: Iterable[Read[Deed]], by_slug: Mapping[str, Read[Deed]]) -> Iterator[Problem]:
    """Deeds that are models of their own models."""
    ways = {
        one.thing.slug: [by_slug[model].thing.slug for model in one.thing.adopted_from if model in by_slug]
        for one in copying
        if by_slug[one.thing.slug] is one
    }
    for circle in circles({slug: [model for model in models if model != slug] for slug, models in ways.items()}):
        one = by_slug[circle.closing]
        way = " → ".join((*circle.shown, *(("…",) if circle.length > len(circle.shown) else ()), circle.shown[0]))
        yield error(
            one.file,
            "circle-of-models",
            f"Teko on oman mallinsa malli: {way}.",
            "Malli on se, joka tehtiin ensin. Poista adopted_from siitä.",
            *one.front.place(("adopted_from", ways[circle.closing].index(circle.shown[0]))),
        )


def _early(copying: Iterable[Read[Deed]], by_slug: Mapping[str, Read[Deed]]) -> Iterator[Problem]:
    """Deeds that were done before their models."""
    for one in copying:
        for number, name in enumerate(one.thing.adopted_from):
            model = by_slug.get(name)
            if model and one.thing.date.is_surely_before(model.thing.date):
                yield error(
                    one.file,
                    "before-model",
                    f"Teko on vanhempi kuin mallinsa ”{model.thing.title}” ({model.thing.date.iso()}).",
                    "Tarkista ajankohdat ja se, kumpi otti mallia kummasta.",
                    *one.front.place(("adopted_from", number)),
                )


def _wrong_adopters(read: Iterable[Read[Deed]], registers: Registers) -> Iterator[Problem]:
    """Deeds that tell that those who did them took them as a model, or tell of somebody twice."""
    for one in (one for one in read if one.thing.adoptions):
        told: set[Doer | str] = set()
        for number, line in enumerate(one.thing.adoptions):
            place = one.front.place(("adoptions", number))
            who = who_is(line.by, registers)
            if who == one.thing.done_by:
                message = f"{line.by} on itse tehnyt tämän teon."
                hint = "Kerro vain muista, jotka ottivat siitä mallia."
                yield error(one.file, "own-model", message, hint, *place)
            elif taker_key(who) in told:
                message = f"{line.by} on jo kerrottu tämän teon mallin ottajaksi."
                hint = "Jos tämä on sama asia, poista toinen. Muuten tarkenna, kuka mallia otti."
                yield warning(one.file, "duplicate-adoption", message, hint, *place)
            told.add(taker_key(who))


def _by_address(read: Iterable[Read[Deed]]) -> dict[str, Read[Deed]]:
    """The files of deeds by their slugs, and by those that they have had."""
    today: dict[str, Read[Deed]] = {}
    former: dict[str, Read[Deed]] = {}
    for one in read:
        today[one.thing.slug] = one
        for alias in one.thing.aliases:
            former[alias] = one
    return former | today
