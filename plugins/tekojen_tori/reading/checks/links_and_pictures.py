"""Whether what a content file links to and shows is there, and is what it should be."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from rapidfuzz import process

from tekojen_tori.content.targets import file_at
from tekojen_tori.content.web_addresses import WEB_SCHEMES, parts_of
from tekojen_tori.content.written import Written
from tekojen_tori.language.numbers import number
from tekojen_tori.markdown.links import WrittenLink, written_links_in
from tekojen_tori.reading.content_file import Read
from tekojen_tori.reading.files.picture_files import (
    FORMS,
    LARGEST,
    LONGEST,
    MOST_MOVING_PIXELS,
    MOST_PIXELS,
    PictureFile,
    read_picture,
    real_path,
)
from tekojen_tori.reading.problems import Problem, error, warning

MOST_LINKS = 1_000
LIKENESS = 70  # rapidfuzz's per cent
_OUTSIDE_SCHEMES = (*WEB_SCHEMES, "mailto", "tel")


def pictures(one: Read[Written], root: Path) -> Iterator[Problem]:
    """What is wrong with the picture that the fields name."""
    if one.thing.image:
        place = one.front.place(("image",))
        yield from _picture(one, one.thing.image, root, place)
        if not one.thing.alt and "alt" not in one.front.left_out:
            yield error(
                one.file,
                "image-without-alt",
                "Kuvalta puuttuu kuvaus niille, jotka eivät näe sitä.",
                "Lisää rivi alt: ja kerro, mitä kuvassa on.",
                *place,
            )


def _picture(one: Read[Written], target: str, root: Path, place: tuple[int, int]) -> Iterator[Problem]:
    path, named = inside(one, target, root), target[:60]
    if path is None:
        yield out_of_folder(one, target, place)
        return
    ending = PurePosixPath(target).suffix.lower()
    if ending not in FORMS:
        message = f"Kuvan ”{named}” tiedostomuotoa ei voi käyttää."
        yield error(one.file, "bad-image-type", message, _saved_as_jpeg(ending), *place)
        return
    found = read_picture(path)
    if found is None:
        yield error(one.file, "missing-image", f"Kuvaa ”{named}” ei ole.", near_file(path, target), *place)
    elif found.is_too_large:
        yield _huge(one, named, found, place)
    elif found.form and found.form != FORMS[ending]:
        message = f"Tiedosto ”{named}” ei ole {FORMS[ending]}-kuva, vaan sen sisältö on {found.form}."
        yield error(one.file, "wrong-image-type", message, _renamed(target, found), *place)
    elif not found.form:
        yield error(one.file, "not-an-image", f"Tiedosto ”{named}” ei ole kuva.", "Tallenna kuva uudelleen.", *place)
    elif found.picture and found.picture.frames > 1 and found.form == "AVIF":
        message = f"Liikkuvaa AVIF-kuvaa ”{named}” ei voi käyttää."
        yield error(one.file, "bad-image-type", message, "Tallenna se muodossa webp tai gif.", *place)
    elif not found.is_good:
        message = f"Kuva ”{named}” on rikki."
        yield error(one.file, "broken-image", message, "Tallenna kuva uudelleen.", *place)


def _saved_as_jpeg(ending: str) -> str:
    if ending in (".heic", ".heif"):
        return "Avaa kuva ja tallenna se JPEG-muodossa (.jpg). Puhelimen saa ottamaan JPEG-kuvia kameran asetuksista."
    return f"Käy: {', '.join(kind.removeprefix('.') for kind in FORMS)}."


def _renamed(target: str, found: PictureFile) -> str:
    right = next((ending for ending, form in FORMS.items() if form == found.form), None)
    if right is None:
        return _saved_as_jpeg(f".{found.form}".lower())
    return f"Anna tiedoston nimeksi {PurePosixPath(target).with_suffix(right).name[:60]} ja viittaa siihen."


def _huge(one: Read[Written], named: str, found: PictureFile, place: tuple[int, int]) -> Problem:
    picture = found.picture
    if picture and picture.frames > 1:
        size = f"{picture.frames} × {picture.width} × {picture.height} kuvapistettä"
        most = f"liikkuvassa kuvassa yhteensä {MOST_MOVING_PIXELS // 1_000_000} miljoonaa kuvapistettä"
    elif picture or found.is_bomb:
        size = f"{picture.width} × {picture.height} kuvapistettä" if picture else "liikaa kuvapisteitä"
        most = f"{number(LONGEST)} kuvapistettä leveä ja korkea, yhteensä {MOST_PIXELS // 1_000_000} miljoonaa"
    else:
        size, most = f"{number(found.bytes // 1000)} kt", f"{LARGEST // 1_000_000} Mt"
    message = f"Kuva ”{named}” on liian suuri ({size})."
    return error(one.file, "huge-image", message, f"Pienennä se: enintään {most}.", *place)


def link_problems(one: Read[Written], targets: Mapping[PurePosixPath, Written], root: Path) -> Iterator[Problem]:
    """What is wrong with the links and pictures of the text; `targets` are what can be linked to, by their files."""
    for count, link in enumerate(written_links_in(one.front.text)):
        place = (one.front.text_line + link.line, link.column)
        if count == MOST_LINKS:
            message = f"Tekstissä on yli {MOST_LINKS} linkkiä ja kuvaa. Loppuja ei tarkistettu."
            yield error(one.file, "too-many-links", message, "Jaa teksti osiin tai poista linkkejä.", *place)
            return
        if link.link.is_image:
            yield from _image_in_text(one, link, root, place)
        else:
            yield from _link(one, link, targets, root, place)


def _image_in_text(one: Read[Written], link: WrittenLink, root: Path, place: tuple[int, int]) -> Iterator[Problem]:
    parts = parts_of(link.link.target)
    if parts is None:
        yield _no_address(one, link, place)
        return
    if parts.scheme or parts.netloc:
        yield error(
            one.file,
            "image-elsewhere",
            "Kuva haettaisiin toiselta sivustolta, joten se jää näyttämättä.",
            "Tallenna kuva tekstin viereen ja viittaa siihen.",
            *place,
        )
        return
    yield from _picture(one, unquote(parts.path), root, place)
    if not link.link.text:
        yield error(
            one.file,
            "image-without-alt",
            "Kuvalta puuttuu kuvaus niille, jotka eivät näe sitä.",
            "Kirjoita kuvaus hakasulkeisiin: ![mitä kuvassa on](kuva.jpg).",
            *place,
        )


def _link(
    one: Read[Written], link: WrittenLink, targets: Mapping[PurePosixPath, Written], root: Path, place: tuple[int, int]
) -> Iterator[Problem]:
    parts = parts_of(link.link.target)
    if parts is None:
        yield _no_address(one, link, place)
        return
    if parts.scheme in _OUTSIDE_SCHEMES:
        return
    if link.target.startswith("#"):
        message = f"Linkki ”{link.target[:60]}” ei johda mihinkään: tekstin otsikoihin ei voi linkittää."
        yield warning(one.file, "link-to-heading", message, "Poista linkki tai viittaa otsikkoon sanoin.", *place)
        return
    if parts.scheme or parts.netloc:
        message = f"Linkki ”{link.target[:60]}” ei johda verkkosivulle eikä sisältöön."
        yield error(one.file, "bad-link", message, "Linkki alkaa https:// tai on tiedoston nimi.", *place)
        return
    path = inside(one, unquote(parts.path), root)
    if path is None:
        yield out_of_folder(one, link.target, place)
        return
    target = targets.get(PurePosixPath(path.relative_to(root.resolve()).as_posix()))
    if target is None:
        yield error(
            one.file,
            "broken-link",
            f"Linkin kohdetta ”{link.target}” ei ole.",
            near_file(path, link.target),
            *place,
            lacks=path.stem,
        )
    elif target.draft and not one.thing.draft:
        yield error(
            one.file,
            "link-to-draft",
            f"Linkin kohde ”{link.target}” on luonnos.",
            "Julkaise se tai poista linkki.",
            *place,
        )


def _no_address(one: Read[Written], link: WrittenLink, place: tuple[int, int]) -> Problem:
    message = f"Osoite ”{link.target[:60]}” on virheellinen."
    return error(one.file, "bad-link", message, "Tarkista sen alku. Osoite on kuten https://www.kunta.fi/.", *place)


def inside(one: Read[Written], target: str, root: Path) -> Path | None:
    """Where a target written in a file is, if that is in the content folder."""
    file = file_at(one.thing.path, target)
    return real_path(root, file) if file else None


def out_of_folder(one: Read[Written], target: str, place: tuple[int, int]) -> Problem:
    return error(
        one.file,
        "link-out-of-folder",
        f"Osoite ”{target[:60]}” johtaa sisältökansion ulkopuolelle.",
        f"Torin sisältöön viitataan tiedoston nimellä, kuten {_example(one)}. Muun osoitteen alussa on https://.",
        *place,
    )


def _example(one: Read[Written]) -> str:
    """How a deed is linked to from a file."""
    up = "../" * (len(one.thing.path.parts) - 1)
    return "toinen-teko.md" if one.thing.path.parts[0] == "deeds" else f"{up}deeds/jokin-teko.md"


def near_file(path: Path, written: str) -> str:
    """What was probably meant by the name of a file that isn't there."""
    try:
        names = [other.name for other in path.parent.iterdir() if other.is_file()]
    except OSError:
        names = []
    near = process.extractOne(path.name, names, score_cutoff=LIKENESS)
    return f"Tarkoititko: {written.removesuffix(path.name)}{near[0]}?" if near else "Tarkista tiedoston nimi ja kansio."
