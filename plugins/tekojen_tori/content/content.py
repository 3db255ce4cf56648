"""All that people have written, together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any, TypeVar

from tekojen_tori.content.picture import Picture
from tekojen_tori.content.registers import Registers
from tekojen_tori.content.written import AnyWritten, Written

BesideThings = TypeVar("BesideThings")


@dataclass(frozen=True)
class Content:
    """The registers and everything that refers to them, as read `today`.

    `things` are of every kind. `beside` is what else rooms read out of the folder, each by its type. `synthetic`
    content is made up for testing. `pictures` are those that can be published of what the texts show, by their files.
    """

    registers: Registers
    things: tuple[Written, ...]
    today: date
    beside: Mapping[type[Any], Any] = field(default_factory=dict)
    synthetic: bool = False
    pictures: Mapping[PurePosixPath, Picture] = field(default_factory=dict)

    def of(self, kind: type[AnyWritten]) -> tuple[AnyWritten, ...]:
        """The things of a kind, by its class, or of all kinds with a class in common, in the order of their files."""
        return tuple(thing for thing in self.things if isinstance(thing, kind))

    def part(self, what: type[BesideThings]) -> BesideThings | None:
        """What a room read beside the things, if the folder has it."""
        return self.beside.get(what)
