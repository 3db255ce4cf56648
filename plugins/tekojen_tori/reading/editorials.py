"""What the files of stories, episodes, webinars and the like have in common when they are read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.editorial import EditorialThing
from tekojen_tori.content.registers import Municipality, Sector, Theme
from tekojen_tori.reading.content_file import ContentFile, understood_name
from tekojen_tori.reading.files.front_matter import FrontMatter
from tekojen_tori.reading.files.text_files import is_folder
from tekojen_tori.reading.files.yaml_values import Key
from tekojen_tori.reading.problems import Problem

EditorialFile = ContentFile[EditorialThing]


def understood_names(thing: EditorialThing, front: FrontMatter, file: str) -> Iterator[Problem]:
    """What the names in the fields were taken for."""
    for key, written, name in _names(thing, front.fields):
        yield from understood_name(written, name, front.place(key), file)


def happened(thing: EditorialThing) -> Iterator[tuple[Key, ContentDate]]:
    """The date of something that can only be past, unless it's a draft."""
    if thing.date and not thing.draft:
        yield ("date",), thing.date


def _names(thing: EditorialThing, fields: dict[str, Any]) -> Iterator[tuple[Key, object, str]]:
    """Where each name stands in the fields, how it was written, and what it was taken for."""
    if thing.organisation:
        yield ("organisation",), fields["organisation"], thing.organisation.name
    lists: dict[str, tuple[Municipality | Sector | Theme, ...]] = {
        "municipality": thing.municipality,
        "sector": thing.sector,
        "theme": thing.theme,
    }
    for key, many in lists.items():
        written = fields.get(key) or []
        if not many:
            continue  # what was wrong is told elsewhere, and left out
        for place, (name, named) in enumerate(
            zip([written] if isinstance(written, str) else written, many, strict=True)
        ):
            yield (key, place), name, named.name


def is_no_series(path: Path, root: Path) -> bool:
    """Whether a file tells of one thing: a series lies beside the folder that holds what belongs to it."""
    return not is_series(path, root)


def is_series(path: Path, root: Path) -> bool:
    """Whether a file tells of a series."""
    return is_folder(path.with_suffix(""))
