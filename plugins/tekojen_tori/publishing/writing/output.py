"""Writing what is published into a folder."""

import filecmp
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from stat import S_IFREG

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
from tekojen_tori.publishing.writing.site_folder import umask

_BLOCK = 1_000_000
"""Bytes that are compared at a time: the open data of a large site is one file of 50 MB."""


@dataclass(frozen=True)
class Previous:
    """The site that a new one is to replace. A file that holds the same in both is one and the same file.

    It keeps its time, by which servers and browsers know what needn't be fetched again, and costs half of a new one.
    """

    folder: Path
    mode: int
    """That of a new file."""

    @classmethod
    def at(cls, folder: Path) -> "Previous":
        """The site in a folder, if there is one."""
        return cls(folder.resolve(), S_IFREG | 0o666 & ~umask())

    def gives(self, content: bytes | Path, file: Path, new: Path) -> bool:
        """Make a file of the previous site a new one's too, if it holds that content.

        Not if it has another name already, or may not be read by whoever may read a new one.
        """
        old = self.folder / file
        try:
            status = old.lstat()
            if (status.st_mode, status.st_nlink) != (self.mode, 1) or not _holds(old, status.st_size, content):
                return False
            os.link(old, new)
        except FileExistsError:
            raise
        except OSError:  # there is none, or the disk knows each file by one name alone
            return False
        return True


def _holds(old: Path, size: int, content: bytes | Path) -> bool:
    if isinstance(content, Path):
        return filecmp.cmp(content, old, shallow=False)
    if size != len(content):
        return False
    with old.open("rb") as file:
        return all(content[place : place + _BLOCK] == file.read(_BLOCK) for place in range(0, size, _BLOCK))


def write(
    published: Iterable[Published],
    frame: Frame,
    folder: Path,
    previous: Previous | None = None,
    *,
    gives_way: bool = False,
) -> list[Indexed]:
    """Write every page, in its frame, and every file; returns those pages that are to be indexed.

    Nothing is written outside the folder, nor over what is there already: that stops all, unless what would be written
    `gives_way`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    root, made = folder.resolve(), {folder}
    indexed: list[Indexed] = []
    for thing in kept(published):
        path = folder / (thing.file if isinstance(thing, Page) else thing.address)
        if path.parent not in made or "\0" in path.name:
            is_new = path.parent.parent in made and _could_make(path.parent)
            if not is_new and not _lies_in(root, path):
                raise NotPublished(f"Osoite {thing.address!r} johtaa sivuston ulkopuolelle.")
            if gives_way and _is_taken(folder, path):
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        try:
            if isinstance(thing, File):
                _write(thing.content, path, folder, previous)
            else:
                _write(frame.around(thing).encode(), path, folder, previous)
                if thing.markdown is not None:
                    _write(thing.markdown.encode(), path.with_name(MARKDOWN_FILE), folder, previous)
        except FileExistsError:
            if gives_way:
                continue
            raise NotPublished(f"Osoitteeseen {thing.address!r} tulisi kaksi eri sivua tai tiedostoa.") from None
        if isinstance(thing, Page) and thing.is_indexed:
            indexed.append(Indexed(thing.address, thing.updated))
    return indexed


def _could_make(place: Path) -> bool:
    """Whether a folder could be made: then it leads nowhere else than the one in which it is."""
    try:
        place.mkdir()
    except (OSError, ValueError):
        return False
    return True


def _lies_in(root: Path, path: Path) -> bool:
    """Whether a path leads into a folder when its links and steps upwards are followed."""
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError, ValueError):
        return False


def _is_taken(folder: Path, path: Path) -> bool:
    """Whether a file lies where a path needs a folder."""
    return any(step.is_file() for step in path.parents if step != folder and step.is_relative_to(folder))


def _write(content: bytes | Path, path: Path, folder: Path, previous: Previous | None) -> None:
    if previous and previous.gives(content, path.relative_to(folder), path):
        return
    with path.open("xb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            with content.open("rb") as source:
                shutil.copyfileobj(source, file)
