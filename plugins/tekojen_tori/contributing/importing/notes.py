"""What became of each thing in a row: drafts, and notes on all that was guessed, left out or missing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tekojen_tori.content.registers import Doer
from tekojen_tori.contributing.importing.html import plain
from tekojen_tori.contributing.importing.importables import Importable, part_name
from tekojen_tori.contributing.importing.sources.tables import SourceRow
from tekojen_tori.contributing.plain_words import on_one_line


class Outcome(StrEnum):
    """What became of something in a row."""

    TAKEN_FOR = "luettiin"
    LEFT_OUT = "jäi pois"
    OBSTACLE = "este"


@dataclass(frozen=True)
class Note:
    """One thing in a row that a person should know: what part of it, what was written, what was made of it.

    `target` is the mapping's name for the part, where the mapping may tell what was meant by what was written; `near`
    is what it may have been, though too far away to be taken.
    """

    row: int
    outcome: Outcome
    part: str
    written: str
    made_of_it: str = ""
    advice: str = ""
    target: str = ""
    near: str = ""


@dataclass
class Draft:
    """A thing in the making. With an obstacle among its notes it can't become one.

    `old_addresses` are as they were written; those that it will answer to are its aliases. `address` is where it was
    beside the others, if they were files. `series` is the name of the
    series, and `references` are by field what other things are called there.
    """

    row: SourceRow
    of: Importable
    fields: dict[str, Any] = field(default_factory=dict)
    markdown: str = ""
    notes: list[Note] = field(default_factory=list)
    old_addresses: list[str] = field(default_factory=list)
    done_by: Doer | None = None
    series: str = ""
    references: dict[str, list[str]] = field(default_factory=dict)
    address: str = ""

    @property
    def title(self) -> str:
        """The title as far as there is one."""
        return str(self.fields.get("title", ""))

    def taken_for(self, part: str, written: str, meant: str, target: str = "") -> None:
        """Note what something was taken for."""
        self.notes.append(Note(self.row.number, Outcome.TAKEN_FOR, part, written, meant, "", target))

    def unknown(self, target: str, written: str, why: str, advice: str, near: str | None) -> None:
        """Note a value that means nothing known, so it has no place unless the mapping tells what it is."""
        part = part_name(target)
        self.notes.append(Note(self.row.number, Outcome.LEFT_OUT, part, written, why, advice, target, near or ""))

    def left_out(self, part: str, written: str, why: str, advice: str = "") -> None:
        """Note what had no place."""
        self.notes.append(Note(self.row.number, Outcome.LEFT_OUT, part, written, why, advice))

    def obstacle(self, part: str, written: str, why: str, advice: str, target: str = "") -> None:
        """Note why this can't be imported."""
        self.notes.append(Note(self.row.number, Outcome.OBSTACLE, part, written, why, advice, target))

    @property
    def obstacles(self) -> list[Note]:
        """Everything that keeps this from being imported."""
        return [note for note in self.notes if note.outcome is Outcome.OBSTACLE]

    def single(self, target: str, written: Iterable[str]) -> str:
        """The first of the values, on one line; the others are told of."""
        texts = list(dict.fromkeys(on_one_line(plain(text)) for text in written))
        for other in texts[1:]:
            advice = "Korjaa taulukkoa tai karttaa."
            self.left_out(part_name(target), other, "Kentässä voi olla vain yksi arvo.", advice)
        return texts[0] if texts else ""
