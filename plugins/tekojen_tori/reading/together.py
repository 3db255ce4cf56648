"""All the files of a content folder, for what only shows when they are seen together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar

from tekojen_tori.content.registers import Registers
from tekojen_tori.content.written import Told, Written
from tekojen_tori.reading.content_file import ContentFile

Thing = TypeVar("Thing", bound=Written)
Known = TypeVar("Known")


class Remember(Protocol):
    """What was read of a file, read again only if the file has changed; `how` tells ways of reading apart."""

    def __call__(self, path: Path, how: str, read: Callable[[], Known]) -> Known:
        """What the file holds."""


@dataclass(frozen=True)
class Together:
    """All the files of a content folder, read one by one, by the classes of their things."""

    root: Path
    registers: Registers
    today: date
    files: Mapping[type[Written], Sequence[ContentFile[Any]]]
    remember: Remember

    def of(self, kind: type[Thing]) -> Sequence[ContentFile[Thing]]:
        """The files of a kind, by the class of its things."""
        return self.files.get(kind, ())

    def every(self) -> Iterator[ContentFile[Any]]:
        """The files of all kinds."""
        return (file for files in self.files.values() for file in files)

    def written(self) -> tuple[Written, ...]:
        """Whatever could be read."""
        return tuple(file.thing for file in self.every() if file.thing)

    def told(self) -> tuple[Told, ...]:
        """What tells of work, of what could be read."""
        return tuple(thing for thing in self.written() if isinstance(thing, Told))
