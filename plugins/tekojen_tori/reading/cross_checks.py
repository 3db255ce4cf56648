"""What only shows when all the deeds are seen together: collisions, repeated titles, unknown models."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from rapidfuzz import process

from tekojen_tori.content.deed import Deed
from tekojen_tori.content.site_content import Written
from tekojen_tori.language.slugs import slug
from tekojen_tori.reading.content_file import ContentFile
from tekojen_tori.reading.deeds import DeedFile
from tekojen_tori.reading.links_and_pictures import LIKENESS, Read, links, pictures, readable
from tekojen_tori.reading.problems import Problem, error
from tekojen_tori.reading.text_files import shown

Thing = TypeVar("Thing")


def cross_checks(files: Iterable[DeedFile], root: Path, others: Iterable[Written] = ()) -> Iterator[Problem]:
    """Every problem between deeds, and between a deed and what it links to; `others` can be linked to as well."""
    files = list(files)
    read = readable(files)
    yield from colliding_files(files)
    yield from _repeated_titles(read)
    yield from colliding_aliases(read)
    yield from _unknown_models(read)
    targets = {thing.path: thing for thing in (*(one.thing for one in read), *others)}
    for one in read:
        yield from pictures(one, root)
        yield from links(one, targets, root)


def colliding_files(files: Iterable[ContentFile[Written]]) -> Iterator[Problem]:
    """Files whose address would be the same, in letter case, folding of å, ä and ö, or folder."""
    for same in _grouped(files, lambda file: slug(file.path.stem)).values():
        for file in same[1:]:
            yield error(
                shown(file.path),
                "colliding-file-name",
                f"Tiedostolla on sama osoite kuin tiedostolla {shown(same[0].path)}.",
                "Anna toiselle tiedostolle toinen nimi.",
            )


def _repeated_titles(read: Iterable[Read[Deed]]) -> Iterator[Problem]:
    for same in _grouped(read, lambda one: (one.thing.done_by.slug, one.thing.title.casefold())).values():
        for one in same[1:]:
            yield error(
                one.file,
                "duplicate-title",
                f"Samalla organisaatiolla on jo teko ”{one.thing.title}” ({same[0].file}).",
                "Jos tämä on sama teko, poista toinen; muuten tarkenna otsikkoa.",
                *one.front.place(("title",)),
            )


def colliding_aliases(read: Iterable[Read[Written]]) -> Iterator[Problem]:
    """Old addresses that are somebody else's address too."""
    read = list(read)
    owners = {one.thing.slug: one.file for one in read}
    for one in read:
        for place, alias in enumerate(one.thing.aliases):
            owner = owners.setdefault(alias, f"{one.file}#{place}")
            if owner != f"{one.file}#{place}":
                yield error(
                    one.file,
                    "colliding-alias",
                    f"Vanha osoite ”{alias}” on jo käytössä tiedostossa {owner.partition('#')[0]}.",
                    "Poista se toisesta.",
                    *one.front.place(("aliases", place)),
                )


def _unknown_models(read: Iterable[Read[Deed]]) -> Iterator[Problem]:
    read = list(read)
    slugs = [one.thing.slug for one in read]
    known = set(slugs).union(*(one.thing.aliases for one in read))
    for one in read:
        model = one.thing.adopted_from
        if model and (model not in known or model == one.thing.slug):
            near = process.extractOne(model, [slug for slug in slugs if slug != one.thing.slug], score_cutoff=LIKENESS)
            yield error(
                one.file,
                "unknown-deed",
                f"Mallina ollutta tekoa ”{model}” ei ole.",
                f"Tarkoititko: {near[0]}?" if near else "Kirjoita sen teon tiedostonimi ilman päätettä .md.",
                *one.front.place(("adopted_from",)),
            )


def _grouped(things: Iterable[Thing], key: Callable[[Thing], Hashable]) -> dict[Hashable, list[Thing]]:
    groups: dict[Hashable, list[Thing]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return groups
