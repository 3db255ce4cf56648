"""All that people have written, together."""

from dataclasses import dataclass

from tekojen_tori.content.deed import Deed
from tekojen_tori.content.registers import Registers


@dataclass(frozen=True)
class Content:
    """The registers and everything that refers to them. `synthetic` content is made up for testing."""

    registers: Registers
    deeds: tuple[Deed, ...]
    synthetic: bool = False
