"""One file of `toplists/` made into a TopList."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from tekojen_tori.content.registers import Municipality, Registers, Sector, Theme
from tekojen_tori.content.toplist import TopList, TopListFields, validate_toplist
from tekojen_tori.language.slugs import slug
from tekojen_tori.reading.content_file import ContentFile, empty_text, file_name_problems, future_date, understood_name
from tekojen_tori.reading.front_matter import FrontMatter, read_front_matter
from tekojen_tori.reading.problems import Problem
from tekojen_tori.reading.text_files import read_text, shown
from tekojen_tori.reading.validation import problems_of, unknown_keys
from tekojen_tori.reading.yaml_values import Key

TopListFile = ContentFile[TopList]


def read_toplist(path: Path, root: Path, registers: Registers, today: date) -> TopListFile:
    """Read and check one file by itself; what depends on other files is checked in `toplist_checks`."""
    read = read_text(path, root)
    if read.text is None:
        return TopListFile(path, None, None, (*read.problems, *file_name_problems(path, shown(path))))
    file = _checked(read.text, path, root, registers, today)
    return replace(file, problems=(*read.problems, *file.problems))


def _checked(text: str, path: Path, root: Path, registers: Registers, today: date) -> TopListFile:
    file = shown(path)
    problems = list(file_name_problems(path, file))
    front = read_front_matter(text, file)
    if isinstance(front, Problem):
        return TopListFile(path, None, None, (*problems, front))
    problems += unknown_keys(front.fields, TopListFields, front.place, file)
    problems += empty_text(front, file, "Kerro johdannossa, mistä lista kertoo.")
    toplist = _toplist(front, path, root, registers, file, problems)
    if toplist:
        if toplist.date:
            problems += future_date(toplist.date, front.place(("date",)), today, file)
        for number, edition in enumerate(toplist.editions):
            problems += future_date(edition.date, front.place(("editions", number, "date")), today, file)
        for key, name in _names(toplist):
            problems += understood_name(_written(front.fields, key), name, front.place(key), file)
    return TopListFile(path, toplist, front, tuple(problems))


def _names(toplist: TopList) -> Iterator[tuple[Key, str]]:
    """Where each name stands in the fields, and what it was taken for."""
    named: list[tuple[Key, Sector | Theme | Municipality | None]] = [
        (("sector",), toplist.sector),
        (("theme",), toplist.theme),
    ]
    if toplist.rule:
        rule = toplist.rule
        named += [(("rule", "sector"), rule.sector), (("rule", "theme"), rule.theme)]
        named.append((("rule", "municipality"), rule.municipality))
        if rule.region:
            yield ("rule", "region"), rule.region
    yield from ((key, thing.name) for key, thing in named if thing)
    for number, edition in enumerate(toplist.editions):
        for place, standing in enumerate(edition.organisations):
            yield ("editions", number, "organisations", place, "name"), standing.name.name


def _written(fields: Any, key: Key) -> object:
    """The value at a key; where a field that may stand alone does, that is the value."""
    for step in key:
        if isinstance(fields, str):
            break
        fields = fields[step]
    return fields


def _toplist(
    front: FrontMatter, path: Path, root: Path, registers: Registers, file: str, problems: list[Problem]
) -> TopList | None:
    known = {
        key: value for key, value in front.fields.items() if key in TopListFields.model_fields and value is not None
    }
    place = {"slug": slug(path.stem) or "lista", "text": front.text, "path": PurePosixPath(path.relative_to(root))}
    try:
        return validate_toplist(known | place, registers)
    except ValidationError as failure:
        problems += problems_of(failure, front.place, file)
        return None
