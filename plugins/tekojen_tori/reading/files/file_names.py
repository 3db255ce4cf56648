"""The names of files and folders as a disk holds them: what no program should meet, and what Windows can't hold."""

import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tekojen_tori.language.characters import control_character
from tekojen_tori.language.slugs import is_device
from tekojen_tori.reading.files.text_files import shown
from tekojen_tori.reading.problems import Problem, error

_OF_LINES = re.compile("[\t\n\r\u2028\u2029]")
"""What is well in a text, but not in a name: tabs and line ends."""


@dataclass(frozen=True)
class FolderListing:
    """The files of a folder and of all folders in it, in order, and those names in it that can't be used.

    Hidden files and folders are left out: their names begin with a dot or an underscore.
    """

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def files_in(folder: Path) -> FolderListing:
    """What a folder holds; nothing if there is none. What lies in a folder whose name can't be used is left out."""
    files: list[tuple[tuple[str, ...], Path]] = []  # with their names to order them by: paths compare slowly
    problems: list[Problem] = []
    for place, folders, names in os.walk(folder):
        here = Path(place)
        wrong = {name: message for name in (*folders, *names) if (message := _wrong_in(name))}
        for name, message in wrong.items():
            hint = "Anna tiedostolle tai kansiolle toinen nimi."
            problems.append(error(shown(here / name), "bad-file-name", message, hint))
        folders[:] = (name for name in folders if _is_shown(name) and name not in wrong)
        usable = (name for name in names if _is_shown(name) and name not in wrong)
        files += (((*here.parts, name), _path(place, name)) for name in usable)
    return FolderListing(tuple(path for _, path in sorted(files)), tuple(problems))


@lru_cache(maxsize=100_000)
def _path(folder: str, name: str) -> Path:
    """The path of a file. A preview lists the same ones at each edit, and to take a path apart takes its time."""
    return Path(folder, name)


def _is_shown(name: str) -> bool:
    return not name.startswith((".", "_"))


def _wrong_in(name: str) -> str | None:
    """What no name may have or be, in words."""
    if control_character(name) or _OF_LINES.search(name):
        return "Nimessä on merkki, jota nimessä ei saa olla, tai nimi ei ole UTF-8-muotoista tekstiä."
    return f"Nimi ”{name}” ei käy: Windows ei salli sitä." if is_device(name) else None
