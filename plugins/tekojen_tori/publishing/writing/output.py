"""Writing what is published into a folder."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from tekojen_tori.publishing.frame.frame import Frame
from tekojen_tori.publishing.page import (
    MARKDOWN_FILE,
    File,
    Indexed,
    NotPublished,
    Page,
    Published,
    kept,
)


def write(published: Iterable[Published], frame: Frame, folder: Path, *, gives_way: bool = False) -> list[Indexed]:
    """Write every page, in its frame, and every file; returns those pages that are to be indexed.

    Nothing is written outside the folder, nor over what is there already: that stops all, unless what would be written
    `gives_way`.
    """
    root = folder.resolve()
    made: set[Path] = set()
    indexed: list[Indexed] = []
    for thing in kept(published):
        path = folder / (thing.file if isinstance(thing, Page) else thing.address)
        if path.parent not in made or "\0" in path.name:
            if not _lies_in(root, path):
                raise NotPublished(f"Osoite {thing.address!r} johtaa sivuston ulkopuolelle.")
            if gives_way and _is_taken(folder, path):
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        try:
            _write(thing, frame, path)
            if isinstance(thing, Page) and thing.markdown is not None:
                _write(File(thing.address, thing.markdown.encode()), frame, path.with_name(MARKDOWN_FILE))
        except FileExistsError:
            if gives_way:
                continue
            raise NotPublished(f"Osoitteeseen {thing.address!r} tulisi kaksi eri sivua tai tiedostoa.") from None
        if isinstance(thing, Page) and thing.is_indexed:
            indexed.append(Indexed(thing.address, thing.updated))
    return indexed


def _lies_in(root: Path, path: Path) -> bool:
    """Whether a path leads into a folder when its links and steps upwards are followed."""
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError, ValueError):
        return False


def _is_taken(folder: Path, path: Path) -> bool:
    """Whether a file lies where a path needs a folder."""
    return any(step.is_file() for step in path.parents if step != folder and step.is_relative_to(folder))


def _write(thing: Page | File, frame: Frame, path: Path) -> None:
    with path.open("xb") as file:
        if isinstance(thing, Page):
            file.write(frame.around(thing).encode())
        elif isinstance(thing.content, Path):
            with thing.content.open("rb") as source:
                shutil.copyfileobj(source, file)
        else:
            file.write(thing.content)
