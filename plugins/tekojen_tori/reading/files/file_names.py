"""The names of files and folders as a disk holds them: what no program should meet, and what Windows can't hold."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from pathlib import Path

from tekojen_tori.language.characters import control_character
from tekojen_tori.language.slugs import is_device
from tekojen_tori.reading.files.text_files import shown
from tekojen_tori.reading.problems import Problem, error

_OF_LINES = re.compile("[\t\n\r\u2028\u2029]")
"""What is well in a text, but not in a name: tabs and line ends."""


FileStamp = tuple[int, ...] | None
"""What differs when a file has changed; None if there is none."""


@dataclass(frozen=True)
class FolderListing:
    """The files of a folder and of all folders in it, in order, and those names in it that can't be used.

    Hidden files and folders are left out: their names begin with a dot or an underscore.
    """

    stamps: Mapping[str, FileStamp]
    """By the files' paths."""
    problems: tuple[Problem, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """The files alone."""
        return tuple(map(Path, self.stamps))


def files_in(folder: Path) -> FolderListing:
    """What a folder holds; nothing if there is none. What lies in a folder whose name can't be used is left out."""
    stamps: dict[str, FileStamp] = {}
    problems: list[Problem] = []
    _list(str(folder), stamps, problems)
    return FolderListing(stamps, tuple(problems))


def stamp_of(file: "Path | os.DirEntry[str]") -> FileStamp:
    """The stamp of a file, links followed."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def _list(folder: str, stamps: dict[str, FileStamp], problems: list[Problem]) -> None:
    within = [_entries(folder)]  # and no function in itself: folders may lie deeper than Python counts
    while within:
        entry = next(within[-1], None)
        if entry is None:
            within.pop()
        elif message := _wrong_in(entry.name):
            hint = "Anna tiedostolle tai kansiolle toinen nimi."
            problems.append(error(shown(Path(entry.path)), "bad-file-name", message, hint))
        elif not _is_shown(entry.name):
            continue
        elif not _is_folder(entry):
            stamps[entry.path] = stamp_of(entry)
        elif not entry.is_symlink():
            within.append(_entries(entry.path))


def _entries(folder: str) -> "Iterator[os.DirEntry[str]]":
    """What lies in a folder, by name; nothing where one may not look."""
    try:
        with os.scandir(folder) as found:
            return iter(sorted(found, key=attrgetter("name")))
    except OSError:
        return iter(())


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_shown(name: str) -> bool:
    return not name.startswith((".", "_"))


@lru_cache(maxsize=100_000)
def _wrong_in(name: str) -> str | None:
    """What no name may have or be, in words. A preview asks it of the same names at each edit."""
    if control_character(name) or _OF_LINES.search(name):
        return "Nimessä on merkki, jota nimessä ei saa olla, tai nimi ei ole UTF-8-muotoista tekstiä."
    return f"Nimi ”{name}” ei käy: Windows ei salli sitä." if is_device(name) else None
