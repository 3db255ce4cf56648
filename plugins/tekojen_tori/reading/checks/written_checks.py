"""What only shows when all that is written is seen together, whatever its kind: colliding addresses, broken links."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import TypeVar

from tekojen_tori.content.kind import kinds
from tekojen_tori.content.moving_in.old_addresses import is_path
from tekojen_tori.content.names import nearest_of
from tekojen_tori.content.written import Written
from tekojen_tori.markdown.links import links_in
from tekojen_tori.reading.checks.links_and_pictures import LIKENESS, link_problems, pictures
from tekojen_tori.reading.content_file import ContentFile, Read, readable
from tekojen_tori.reading.files.text_files import shown
from tekojen_tori.reading.last_net import checked
from tekojen_tori.reading.problems import Hint, Problem, error

Grouped = TypeVar("Grouped")
_MOST_WRONG_LINKS = 100
"""Of one text: for each the names beside it are gone through, to find what was meant."""


def written_checks(files: Iterable[ContentFile[Written]], root: Path) -> Iterator[Problem]:
    """Every problem of addresses, links and pictures."""
    files = list(files)
    under = {kind.folder: kind.under for kind in kinds()}
    yield from _colliding_files(files, under, len(root.parts))
    read = readable(files)
    if renamed := [one for one in read if one.thing.aliases]:
        yield from _colliding_aliases(renamed, read, under)
        yield from _old_paths(renamed, {folder.partition("/")[0] for folder in under.values()})
    leading = [one for one in read if _leads_anywhere(one)]
    targets = {one.thing.path: one.thing for one in read} if leading else {}
    for one in leading:
        yield from checked(partial(pictures, one, root), one.file)
        yield from checked(partial(_links, one, targets, root), one.file)


def _leads_anywhere(one: Read[Written]) -> bool:
    """Whether a file has a link or shows a picture; if that can't be told, its checks say why."""
    try:
        return bool(one.thing.image or links_in(one.front.text))
    except Exception:
        return True


def _links(one: Read[Written], targets: Mapping[PurePosixPath, Written], root: Path) -> Iterator[Problem]:
    """What is wrong with links, up to a number that no text comes to that was written to be read."""
    wrong = link_problems(one, targets, root)
    yield from islice(wrong, _MOST_WRONG_LINKS)
    if next(wrong, None):
        message = f"Tekstissä on yli {_MOST_WRONG_LINKS} virheellistä linkkiä, joten loppuja ei tarkistettu."
        yield error(one.file, "unchecked-links", message, "Korjaa ensin ne, jotka on jo kerrottu.", one.front.text_line)


def by_key(things: Iterable[Grouped], key: Callable[[Grouped], Hashable]) -> dict[Hashable, list[Grouped]]:
    """The things by what they have in common, in their order."""
    groups: dict[Hashable, list[Grouped]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return groups


def repeated(
    things: Iterable[Grouped], key: Callable[[Grouped], Hashable], *more: Callable[[Grouped], Hashable]
) -> list[list[Grouped]]:
    """Those things that have all the keys in common with others, in their order. Mostly there are none."""
    things = list(things)
    if len(set(map(key, things))) == len(things):
        return []
    groups = [group for group in by_key(things, key).values() if len(group) > 1]
    return [same for group in groups for same in repeated(group, *more)] if more else groups


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant, or None when none is near."""
    return nearest_of(written, tuple(known), LIKENESS)


def meant(written: str, known: Iterable[str], otherwise: str, called: Callable[[str], str] = str) -> Hint:
    """The hint of a name that isn't known: the one that was probably meant, as it is `called`, or something else."""

    def hint() -> str:
        near = nearest(written, known)
        return f"Tarkoititko: {called(near)}?" if near else otherwise

    return hint


def _colliding_files(files: Iterable[ContentFile[Written]], under: Mapping[str, str], depth: int) -> Iterator[Problem]:
    """Files whose address would be the same, in letter case, folding of å, ä and ö, or folder."""
    for same in repeated(files, attrgetter("address"), lambda file: under[file.path.parts[depth]]):
        for file in same[1:]:
            yield error(
                shown(file.path),
                "colliding-file-name",
                f"Tiedostolla on sama osoite kuin tiedostolla {shown(same[0].path)}.",
                "Anna toiselle tiedostolle toinen nimi.",
            )


def _old_paths(renamed: Iterable[Read[Written]], folders: Collection[str]) -> Iterator[Problem]:
    """Paths from an earlier site that two things claim, or that lie in a folder of the site's own things."""
    owners: dict[str, str] = {}
    for one in renamed:
        for place, path in enumerate(one.thing.aliases):
            if not is_path(path):
                continue
            file = path.casefold().strip("/").removesuffix("index.html").rstrip("/")
            owner = owners.setdefault(file, f"{one.file}#{place}")
            if file.partition("/")[0] in folders:
                message = f"Vanha polku ”{path}” on kansiossa, jossa torin omat sivut ovat."
                hint = "Kirjoita pelkkä nimi, jos tiedosto oli sen niminen. Muuten poista polku."
            elif owner != f"{one.file}#{place}":
                message = f"Vanha osoite ”{path}” on jo käytössä tiedostossa {owner.partition('#')[0]}."
                hint = "Poista se toisesta."
            else:
                continue
            yield error(one.file, "colliding-alias", message, hint, *one.front.place(("aliases", place)))


def _colliding_aliases(
    renamed: Iterable[Read[Written]], read: Iterable[Read[Written]], under: Mapping[str, str]
) -> Iterator[Problem]:
    """Old addresses that are somebody else's address too."""
    owners = {(under[one.thing.path.parts[0]], one.thing.slug): one.file for one in read}
    for one in renamed:
        for place, alias in enumerate(one.thing.aliases):
            if is_path(alias):
                continue
            owner = owners.setdefault((under[one.thing.path.parts[0]], alias), f"{one.file}#{place}")
            if owner != f"{one.file}#{place}":
                yield error(
                    one.file,
                    "colliding-alias",
                    f"Vanha osoite ”{alias}” on jo käytössä tiedostossa {owner.partition('#')[0]}.",
                    "Poista se toisesta.",
                    *one.front.place(("aliases", place)),
                )
