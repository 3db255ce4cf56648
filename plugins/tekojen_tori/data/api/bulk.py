"""Files that hold many things at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol


@dataclass(frozen=True)
class BulkFile:
    """A file that holds many things at once. `file_type` is its name in the EU's list of file types."""

    address: str
    name: str
    about: str
    media_type: str
    file_type: str


class Bulk(Protocol):
    """What gathers the forms of a collection, one by one, into some files; only what those need is kept of each."""

    FILES: ClassVar[tuple[BulkFile, ...]]

    def add(self, form: Any) -> None:
        """Take one more thing, in its form."""

    def contents(self) -> Iterator[bytes]:
        """What each of the files holds, when all things have been added."""
