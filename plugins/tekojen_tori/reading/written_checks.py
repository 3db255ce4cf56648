"""What only shows when all that is written is seen together, whatever its kind: colliding addresses, broken links."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from rapidfuzz import process

from tekojen_tori.content.written import Written
from tekojen_tori.language.slugs import slug
from tekojen_tori.reading.content_file import ContentFile
from tekojen_tori.reading.links_and_pictures import LIKENESS, Read, links, pictures, readable
from tekojen_tori.reading.problems import Problem, error
from tekojen_tori.reading.text_files import shown

Thing = TypeVar("Thing")


def written_checks(files: Iterable[ContentFile[Written]], root: Path) -> Iterator[Problem]:
    """Every problem of addresses, links and pictures. What lies in one folder of the content shares its addresses."""
    files = list(files)
    targets = {one.thing.path: one.thing for one in readable(files)}
    for together in grouped(files, lambda file: file.path.relative_to(root).parts[0]).values():
        yield from _colliding_files(together)
        yield from _colliding_aliases(readable(together))
    for one in readable(files):
        yield from pictures(one, root)
        yield from links(one, targets, root)


def grouped(things: Iterable[Thing], key: Callable[[Thing], Hashable]) -> dict[Hashable, list[Thing]]:
    """The things by what they have in common, in their order."""
    groups: dict[Hashable, list[Thing]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return groups


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant, or None when none is near."""
    near = process.extractOne(written, list(known), score_cutoff=LIKENESS)
    return near[0] if near else None


def _colliding_files(files: Iterable[ContentFile[Written]]) -> Iterator[Problem]:
    """Files whose address would be the same, in letter case, folding of å, ä and ö, or folder."""
    for same in grouped(files, lambda file: slug(file.path.stem)).values():
        for file in same[1:]:
            yield error(
                shown(file.path),
                "colliding-file-name",
                f"Tiedostolla on sama osoite kuin tiedostolla {shown(same[0].path)}.",
                "Anna toiselle tiedostolle toinen nimi.",
            )


def _colliding_aliases(read: Iterable[Read[Written]]) -> Iterator[Problem]:
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
