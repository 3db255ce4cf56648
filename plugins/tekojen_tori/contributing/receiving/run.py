"""Receiving messages: each becomes a content file beside the others, or its reason not to is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from tekojen_tori.content.content import Content
from tekojen_tori.contributing.receiving.filled_forms import FORMS
from tekojen_tori.contributing.receiving.messages import Incoming, UnreadableMessage, message_in
from tekojen_tori.contributing.receiving.receivers import NotReceived, Received, receivers
from tekojen_tori.contributing.receiving.whole_files import FILES
from tekojen_tori.machine.whole_files import write_new
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import Problem


@dataclass(frozen=True)
class Receipt:
    """What became of a message: the file that was written, `what` it holds and what the checker says; or why not."""

    name: str
    path: Path | None = None
    what: str = ""
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def receive_messages(messages: Iterator[tuple[str, bytes]], folder: ContentFolder, today: date) -> Iterator[Receipt]:
    """What becomes of each message, in order: one that can't be received stops no other."""
    reading = folder.read(today)
    for name, raw in messages:
        message = None
        try:
            message = message_in(raw, name)
            file = _received(message, reading.content, today)
            path = _written(file, reading.content, folder.root)
        except (UnreadableMessage, NotReceived) as refusal:
            yield Receipt(name, notes=(str(refusal), *(message.left_out if message else ())))
            continue
        except OSError as failure:
            yield Receipt(name, notes=(f"Tiedostoa ei voi kirjoittaa: {failure.strerror} ({failure.filename}).",))
            continue
        reading = folder.read(today)
        about_it = tuple(one for one in reading.problems if Path(one.file).resolve() == path)
        yield Receipt(name, path, file.reader.kind.one, about_it, (*file.notes, *message.left_out))


def _received(message: Incoming, content: Content, today: date) -> Received:
    """The content file of a message, by the first that understands it; NotReceived says why there is none."""
    if not message.text.strip() and not message.attached:
        raise NotReceived("Viesti on tyhjä.")
    every = (FILES, FORMS, *receivers())
    for receiver in every:
        if file := receiver.take(message, content, today):
            return file
    known = "; ".join(receiver.what for receiver in every)
    raise NotReceived(
        f"Viestistä ei löydy mitään, minkä voisi ottaa vastaan. Tunnetaan: {known}. "
        "Omin sanoin kerrottu teko kirjoitetaan tiedostoksi komennolla scripts/tori new deed."
    )


def _written(file: Received, content: Content, root: Path) -> Path:
    """Where the file was written. What is there stays: a name that is or has been another's gets a number."""
    kind = file.reader.kind
    home = root / kind.folder
    former = {alias for thing in content.of(kind.thing) for alias in thing.aliases}
    for number in count(1):
        path = home / f"{file.stem}{f'-{number}' if number > 1 else ''}.md"
        if path.stem in former:
            continue
        try:
            write_new(path, file.text.encode(), root)
        except FileExistsError:
            if path.is_file() and path.read_bytes() == file.text.encode():
                raise NotReceived(f"Sama on jo tiedostossa {path}.") from None
        else:
            return path
    raise AssertionError("numbers have no end")
