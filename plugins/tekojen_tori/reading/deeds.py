"""One file of `deeds/` made into a Deed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from tekojen_tori.content.deed import Deed, DeedFields, validate_deed
from tekojen_tori.content.registers import Municipality, Organisation, Registers, Sector, Theme
from tekojen_tori.language.slugs import slug
from tekojen_tori.reading.content_file import ContentFile, empty_text, file_name_problems, future_date, understood_name
from tekojen_tori.reading.front_matter import FrontMatter, read_front_matter
from tekojen_tori.reading.problems import Problem, warning
from tekojen_tori.reading.text_files import read_text, shown
from tekojen_tori.reading.validation import problems_of, unknown_keys
from tekojen_tori.reading.yaml_values import Place

TELL_AT_LEAST = "Kerro ainakin, mitä tehtiin."


DeedFile = ContentFile[Deed]


def read_deed(path: Path, root: Path, registers: Registers, today: date) -> DeedFile:
    """Read and check one file by itself; what depends on other files is checked in `cross_checks`."""
    read = read_text(path, root)
    if read.text is None:
        return DeedFile(path, None, None, (*read.problems, *file_name_problems(path, shown(path))))
    file = read_deed_text(read.text, path, root, registers, today)
    return replace(file, problems=(*read.problems, *file.problems))


def read_deed_text(text: str, path: Path, root: Path, registers: Registers, today: date) -> DeedFile:
    """Check a deed's text as if it were in that file, which need not exist."""
    file = shown(path)
    problems = list(file_name_problems(path, file))
    front = read_front_matter(text, file)
    if isinstance(front, Problem):
        return DeedFile(path, None, None, (*problems, front))
    problems += unknown_keys(front.fields, DeedFields, front.place, file)
    problems += empty_text(front, file, TELL_AT_LEAST)
    deed = _deed(front, path, root, registers, file, problems)
    if deed:
        problems += future_date(deed.date, front.place(("date",)), today, file)
        problems += _understood_names(deed, front, file)
    return DeedFile(path, deed, front, tuple(problems))


def _deed(
    front: FrontMatter, path: Path, root: Path, registers: Registers, file: str, problems: list[Problem]
) -> Deed | None:
    known = {key: value for key, value in front.fields.items() if key in DeedFields.model_fields and value is not None}
    place = {"slug": slug(path.stem) or "teko", "text": front.text, "path": PurePosixPath(path.relative_to(root))}
    try:
        return validate_deed(known | place, registers)
    except ValidationError as failure:
        problems += problems_of(failure, front.place, file)
        return None


def _understood_names(deed: Deed, front: FrontMatter, file: str) -> Iterator[Problem]:
    for written, thing, place in _names(deed, front):
        yield from understood_name(written, thing.name, place, file)
    if len(set(deed.theme)) < len(deed.theme):
        yield warning(file, "repeated-theme", "Sama teema on kahdesti.", "Poista toinen.", *front.place(("theme",)))


def _names(deed: Deed, front: FrontMatter) -> Iterator[tuple[Any, Municipality | Organisation | Sector | Theme, Place]]:
    """Each name that the fields hold, what it names, and where it stands."""
    if deed.municipality:
        yield front.fields["municipality"], deed.municipality, front.place(("municipality",))
    if deed.organisation:
        yield front.fields["organisation"], deed.organisation, front.place(("organisation",))
    yield front.fields["sector"], deed.sector, front.place(("sector",))
    themes = front.fields["theme"]
    for number, (written, theme) in enumerate(
        zip([themes] if isinstance(themes, str) else themes, deed.theme, strict=True)
    ):
        yield written, theme, front.place(("theme", number))
