"""What only shows when all the deeds are seen together: repeated titles, unknown models."""

from collections.abc import Iterable, Iterator
from functools import partial

from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.kinds.deeds.reading.files import DeedFile
from tekojen_tori.reading.checks.links_and_pictures import Read, readable
from tekojen_tori.reading.checks.written_checks import by_key, meant
from tekojen_tori.reading.problems import Problem, error, hint_text


def deed_checks(files: Iterable[DeedFile]) -> Iterator[Problem]:
    """Every problem between deeds."""
    read = readable(files)
    yield from _repeated_titles(read)
    yield from _unknown_models(read)


def _repeated_titles(read: Iterable[Read[Deed]]) -> Iterator[Problem]:
    for same in by_key(read, lambda one: (one.thing.done_by.slug, one.thing.title.casefold())).values():
        for one in same[1:]:
            yield error(
                one.file,
                "duplicate-title",
                f"Samalla organisaatiolla on jo teko ”{one.thing.title}” ({same[0].file}).",
                "Jos tämä on sama teko, poista toinen; muuten tarkenna otsikkoa.",
                *one.front.place(("title",)),
            )


def _unknown_models(read: Iterable[Read[Deed]]) -> Iterator[Problem]:
    read = list(read)
    slugs = [one.thing.slug for one in read]
    known = set(slugs).union(*(one.thing.aliases for one in read))
    for one in read:
        model = one.thing.adopted_from
        if model and (model not in known or model == one.thing.slug):
            yield error(
                one.file,
                "unknown-deed",
                f"Mallina ollutta tekoa ”{model}” ei ole.",
                partial(_meant, model, one.thing.slug, slugs),
                *one.front.place(("adopted_from",)),
                lacks=model,
            )


def _meant(model: str, own: str, slugs: Iterable[str]) -> str:
    """The other deed that was probably meant."""
    others = [slug for slug in slugs if slug != own]
    return hint_text(meant(model, others, "Kirjoita sen teon tiedostonimi ilman päätettä .md."))
