"""Who receives what: rooms say in their `RECEIVERS` which messages they understand, and make content files of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tekojen_tori import rooms
from tekojen_tori.content.content import Content
from tekojen_tori.contributing.receiving.messages import Incoming
from tekojen_tori.reading.content_file import Reader


class NotReceived(Exception):
    """Says in a sentence why a message that was understood can't become content."""


@dataclass(frozen=True)
class Received:
    """A content file that a message became: its kind's reader, its name without .md, what it holds.

    `notes` are sentences on what an editor should look at: what was left out, or guessed.
    """

    reader: Reader[Any]
    stem: str
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Receiver:
    """Makes files of one sort of messages: `what` says in Finnish of which.

    `take` gives nothing of others' messages; NotReceived says what is lacking in its own.
    """

    what: str
    take: Callable[[Incoming, Content, date], Received | None]


def receivers() -> tuple[Receiver, ...]:
    """The receivers of all rooms, in their order."""
    return tuple(one for offered in rooms.offers("contributing", "RECEIVERS") for one in offered)
