"""All the files of a content folder, for what only shows when they are seen together."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, TypeVar

from tekojen_tori.content.done import Done
from tekojen_tori.content.registers import Registers
from tekojen_tori.content.written import AnyWritten, Told, Written, by_address, by_file_name
from tekojen_tori.reading.content_file import ContentFile
from tekojen_tori.reading.problems import Problem

Remembered = TypeVar("Remembered")


class Remember(Protocol):
    """What was read of files, read again only if one of them has changed; `what` tells what they were read as."""

    def __call__(self, what: Hashable, paths: Iterable[Path], read: Callable[[], Remembered]) -> Remembered:
        """What the files hold."""


@dataclass(frozen=True)
class Together:
    """All the files of a content folder, read one by one, by the classes of their things."""

    root: Path
    registers: Registers
    today: date
    files: Mapping[type[Written], Sequence[ContentFile[Any]]]
    remember: Remember
    own: Callable[["OwnFileReader"], "OwnFile"]
    """What a room has read of its own file."""
    fallback: Path
    """The project, for what a content folder has not of its own."""

    def of(self, kind: type[AnyWritten]) -> Sequence[ContentFile[AnyWritten]]:
        """The files of a kind, by the class of its things, or of all kinds whose things have a class in common."""
        return [file for each, files in self.files.items() if issubclass(each, kind) for file in files]

    def every(self) -> Iterator[ContentFile[Any]]:
        """The files of all kinds."""
        return (file for files in self.files.values() for file in files)

    def written(self) -> tuple[Written, ...]:
        """Whatever could be read."""
        return tuple(file.thing for file in self.every() if file.thing)

    @cached_property
    def by_file_name(self) -> Mapping[str, Written]:
        """Whatever could be read, as editors name it."""
        return by_file_name(self.written())

    @cached_property
    def deed_by_slug(self) -> Mapping[str, Done]:
        """Each deed that could be read by its address, old addresses included."""
        return by_address(file.thing for file in self.of(Done) if file.thing)

    def told(self) -> tuple[Told, ...]:
        """What tells of work, of what could be read."""
        return tuple(file.thing for file in self.of(Told) if file.thing)

    def only(self, paths: Collection[Path]) -> "Together":
        """As if only those files were there that are of some paths."""
        if len(paths) == sum(map(len, self.files.values())):
            return self
        chosen = set(paths)
        files = {kind: [file for file in its if file.path in chosen] for kind, its in self.files.items()}
        return replace(self, files=files)


@dataclass(frozen=True)
class OwnFile:
    """What a room has read of a file of its own: None if there is none, or none that is readable.

    `places` says where its parts stand, as its room needs that to check them.
    """

    part: Any
    places: Any = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class OwnFileReader:
    """How a room reads a file of its own in `registers/`, which a content folder has or has not.

    `read` is given the content folder, and `checks` what was read together with all other files. `beside` is the folder
    in `registers/`, if any, whose files are read with it.
    """

    name: str
    read: Callable[[Path], OwnFile]
    checks: Callable[[OwnFile, Together], Iterable[Problem]] = lambda file, together: ()
    beside: str = ""
