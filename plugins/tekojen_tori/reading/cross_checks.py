"""What only shows when all the files are seen together: collisions, links and images."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar
from urllib.parse import unquote, urlsplit

import imagesize
from rapidfuzz import process

from tekojen_tori.content.deed import Deed
from tekojen_tori.content.markdown_links import MarkdownLink, links_in
from tekojen_tori.language.slugs import slug
from tekojen_tori.reading.deeds import DeedFile
from tekojen_tori.reading.front_matter import FrontMatter
from tekojen_tori.reading.problems import Problem, error
from tekojen_tori.reading.text_files import shown

LARGEST_IMAGE = 2_000_000
WIDEST_IMAGE = 6_000
IMAGE_TYPES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
_OUTSIDE_SCHEMES = ("http", "https", "mailto", "tel")
Thing = TypeVar("Thing")
_LIKENESS = 70  # rapidfuzz's per cent


@dataclass(frozen=True)
class Read:
    """A file that holds a readable deed."""

    file: str
    deed: Deed
    front: FrontMatter


def cross_checks(files: Iterable[DeedFile], root: Path) -> Iterator[Problem]:
    """Every problem between the files, and between a file and what it links to."""
    files = list(files)
    read = [Read(shown(file.path), file.deed, file.front) for file in files if file.deed and file.front]
    yield from _colliding_files(files)
    yield from _repeated_titles(read)
    yield from _colliding_aliases(read)
    yield from _unknown_models(read)
    targets = {one.deed.path: one.deed for one in read}
    for one in read:
        yield from _pictures(one, root)
        yield from _links(one, targets, root)


def _colliding_files(files: Iterable[DeedFile]) -> Iterator[Problem]:
    """Files whose address would be the same, in letter case, folding of å, ä and ö, or folder."""
    for same in _grouped(files, lambda file: slug(file.path.stem)).values():
        for file in same[1:]:
            yield error(
                shown(file.path),
                "colliding-file-name",
                f"Tiedostolla on sama osoite kuin tiedostolla {shown(same[0].path)}.",
                "Anna toiselle tiedostolle toinen nimi.",
            )


def _repeated_titles(read: Iterable[Read]) -> Iterator[Problem]:
    for same in _grouped(read, lambda one: (one.deed.done_by.slug, one.deed.title.casefold())).values():
        for one in same[1:]:
            yield error(
                one.file,
                "duplicate-title",
                f"Samalla organisaatiolla on jo teko ”{one.deed.title}” ({same[0].file}).",
                "Jos tämä on sama teko, poista toinen; muuten tarkenna otsikkoa.",
                *one.front.place(("title",)),
            )


def _colliding_aliases(read: Iterable[Read]) -> Iterator[Problem]:
    read = list(read)
    owners = {one.deed.slug: one.file for one in read}
    for one in read:
        for place, alias in enumerate(one.deed.aliases):
            owner = owners.setdefault(alias, f"{one.file}#{place}")
            if owner != f"{one.file}#{place}":
                yield error(
                    one.file,
                    "colliding-alias",
                    f"Vanha osoite ”{alias}” on jo käytössä tiedostossa {owner.partition('#')[0]}.",
                    "Poista se toisesta.",
                    *one.front.place(("aliases", place)),
                )


def _unknown_models(read: Iterable[Read]) -> Iterator[Problem]:
    read = list(read)
    slugs = [one.deed.slug for one in read]
    known = set(slugs).union(*(one.deed.aliases for one in read))
    for one in read:
        model = one.deed.adopted_from
        if model and (model not in known or model == one.deed.slug):
            near = process.extractOne(model, [slug for slug in slugs if slug != one.deed.slug], score_cutoff=_LIKENESS)
            yield error(
                one.file,
                "unknown-deed",
                f"Mallina ollutta tekoa ”{model}” ei ole.",
                f"Tarkoititko: {near[0]}?" if near else "Kirjoita sen teon tiedostonimi ilman päätettä .md.",
                *one.front.place(("adopted_from",)),
            )


def _pictures(one: Read, root: Path) -> Iterator[Problem]:
    if one.deed.image:
        place = one.front.place(("image",))
        yield from _picture(one, one.deed.image, root, place)
        if not one.deed.alt:
            yield error(
                one.file,
                "image-without-alt",
                "Kuvalta puuttuu kuvaus niille, jotka eivät näe sitä.",
                "Lisää rivi alt: ja kerro, mitä kuvassa on.",
                *place,
            )


def _picture(one: Read, target: str, root: Path, place: tuple[int, int]) -> Iterator[Problem]:
    path = _inside(one, target, root)
    if path is None:
        yield _out_of_folder(one, target, place)
        return
    if path.suffix.lower() not in IMAGE_TYPES:
        yield error(
            one.file,
            "bad-image-type",
            f"Kuvan ”{target}” tiedostomuotoa ei voi käyttää.",
            f"Käy: {', '.join(kind.removeprefix('.') for kind in IMAGE_TYPES)}.",
            *place,
        )
        return
    if not path.is_file():
        yield error(one.file, "missing-image", f"Kuvaa ”{target}” ei ole.", _near_file(path, target), *place)
        return
    size = path.stat().st_size
    width, height = imagesize.get(path)
    if min(width, height) <= 0:
        yield error(one.file, "not-an-image", f"Tiedosto ”{target}” ei ole kuva.", "Tallenna kuva uudelleen.", *place)
    elif size > LARGEST_IMAGE or max(width, height) > WIDEST_IMAGE:
        yield error(
            one.file,
            "huge-image",
            f"Kuva ”{target}” on liian suuri ({width} × {height} kuvapistettä, {size // 1000} kt).",
            f"Pienennä se: enintään {LARGEST_IMAGE // 1_000_000} Mt ja {WIDEST_IMAGE} kuvapistettä.",
            *place,
        )


def _links(one: Read, targets: Mapping[PurePosixPath, Deed], root: Path) -> Iterator[Problem]:
    for link in links_in(one.front.text):
        place = (one.front.text_line + link.line, link.column)
        if link.is_image:
            yield from _image_in_text(one, link, root, place)
        else:
            yield from _link(one, link, targets, root, place)


def _image_in_text(one: Read, link: MarkdownLink, root: Path, place: tuple[int, int]) -> Iterator[Problem]:
    if urlsplit(link.target).scheme or link.target.startswith("//"):
        yield error(
            one.file,
            "image-elsewhere",
            "Kuva haettaisiin toiselta sivustolta, joten se jää näyttämättä.",
            "Tallenna kuva tekstin viereen ja viittaa siihen.",
            *place,
        )
        return
    yield from _picture(one, unquote(link.target), root, place)
    if not link.text:
        yield error(
            one.file,
            "image-without-alt",
            "Kuvalta puuttuu kuvaus niille, jotka eivät näe sitä.",
            "Kirjoita kuvaus hakasulkeisiin: ![mitä kuvassa on](kuva.jpg).",
            *place,
        )


def _link(
    one: Read, link: MarkdownLink, targets: Mapping[PurePosixPath, Deed], root: Path, place: tuple[int, int]
) -> Iterator[Problem]:
    try:
        parts = urlsplit(link.target)
    except ValueError:
        yield error(one.file, "bad-link", f"Linkin osoite ”{link.target}” on virheellinen.", "", *place)
        return
    if parts.scheme in _OUTSIDE_SCHEMES or link.target.startswith("#"):
        return
    if parts.scheme or parts.netloc:
        message = f"Linkki ”{link.target[:60]}” ei johda verkkosivulle eikä sisältöön."
        yield error(one.file, "bad-link", message, "Linkki alkaa https:// tai on tiedoston nimi.", *place)
        return
    path = _inside(one, unquote(parts.path), root)
    if path is None:
        yield _out_of_folder(one, link.target, place)
        return
    target = targets.get(PurePosixPath(path.relative_to(root.resolve()).as_posix()))
    if target is None:
        yield error(
            one.file, "broken-link", f"Linkin kohdetta ”{link.target}” ei ole.", _near_file(path, link.target), *place
        )
    elif target.draft and not one.deed.draft:
        yield error(
            one.file,
            "link-to-draft",
            f"Linkin kohde ”{link.target}” on luonnos.",
            "Julkaise se tai poista linkki.",
            *place,
        )


def _inside(one: Read, target: str, root: Path) -> Path | None:
    """Where a target written in a file is, if that is in the content folder."""
    try:
        path = (root / one.deed.path.parent / target).resolve()
    except (OSError, ValueError):
        return None
    return path if path.is_relative_to(root.resolve()) and not target.startswith("/") else None


def _out_of_folder(one: Read, target: str, place: tuple[int, int]) -> Problem:
    return error(
        one.file,
        "link-out-of-folder",
        f"Osoite ”{target[:60]}” johtaa sisältökansion ulkopuolelle.",
        "Viittaa tiedostoon suhteessa tähän tiedostoon: toinen-teko.md.",
        *place,
    )


def _near_file(path: Path, written: str) -> str:
    if not path.parent.is_dir():
        return "Tarkista tiedoston nimi ja kansio."
    names = [other.name for other in path.parent.iterdir() if other.is_file()]
    near = process.extractOne(path.name, names, score_cutoff=_LIKENESS)
    return f"Tarkoititko: {written.removesuffix(path.name)}{near[0]}?" if near else "Tarkista tiedoston nimi ja kansio."


def _grouped(things: Iterable[Thing], key: Callable[[Thing], Hashable]) -> dict[Hashable, list[Thing]]:
    groups: dict[Hashable, list[Thing]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return groups
