"""`tori receive`: what came by e-mail, as an attachment or on the clipboard becomes a checked file."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from tekojen_tori.commands.alike import alike_lines
from tekojen_tori.commands.folders import Stop, content_folder, content_option, project_folder, say
from tekojen_tori.contributing.receiving.messages import LARGEST_MESSAGE, MOST_MESSAGES, parted
from tekojen_tori.contributing.receiving.run import Receipt, receive_messages
from tekojen_tori.language.numbers import counted
from tekojen_tori.language.sentences import sentence
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import errors
from tekojen_tori.reading.report import as_text, printable

_CLIPBOARD = "-"
_MESSAGES = (".eml", ".mbox", ".md", ".txt")
_LARGEST_MAILBOX = 5 * LARGEST_MESSAGE


@click.command("receive")
@click.argument("file", metavar="TIEDOSTO", type=click.Path(path_type=Path, allow_dash=True))
@content_option
def command(file: Path, content: Path | None) -> None:
    """Ota vastaan, mitä toimitukselle lähetettiin.

    TIEDOSTO on sähköpostiviesti (.eml), postilaatikko (.mbox), liite tai muu tekstitiedosto, tai kansio, jossa niitä
    on. Viiva (-) lukee sen, mitä komennolle annetaan, esimerkiksi leikepöydän tekstin. Jokaisesta viestistä tehdään
    tiedosto oikeaan kansioon ja se tarkistetaan. Olemassa olevaa tiedostoa ei korvata.
    """
    project = project_folder()
    root = content_folder(content, project)
    if not (str(file) == _CLIPBOARD or file.exists()):
        raise click.UsageError(printable(f"Tiedostoa ”{file}” ei ole."))
    receipts = []
    for receipt in receive_messages(_messages(file), ContentFolder(root, fallback=project), date.today()):
        _tell(receipt)
        receipts.append(receipt)
    if not receipts:
        raise Stop(f"Kansiossa ”{file}” ei ole viestejä. Niiden nimen lopussa on {', '.join(_MESSAGES)}.")
    received = [one for one in receipts if one.path]
    now = ContentFolder(root, fallback=project).read(date.today()).content
    for line in alike_lines(now, project, root, {one.path.resolve() for one in received if one.path}):
        say(line)
    if len(receipts) > 1:
        say(f"Vastaanotettiin {len(received)}/{counted(len(receipts), 'viesti', 'viestiä')}.")
    sys.exit(0 if len(received) == len(receipts) and not any(errors(one.problems) for one in received) else 1)


def _messages(file: Path) -> Iterator[tuple[str, bytes]]:
    """Each message that was given, by its name, at most so many."""
    given = [file]
    if str(file) != _CLIPBOARD and file.is_dir():
        given = sorted(one for one in file.iterdir() if one.is_file() and one.suffix.lower() in _MESSAGES)
    count = 0
    for one in given:
        name = "Leikepöytä" if str(one) == _CLIPBOARD else one.name
        messages = parted(_read(one))
        for number, raw in enumerate(messages, 1):
            count += 1
            if count > MOST_MESSAGES:
                raise Stop(f"Viestejä on yli {MOST_MESSAGES}. Loput jäivät ottamatta: anna ne toisessa kansiossa.")
            yield name if len(messages) == 1 else f"{name}, viesti {number}", raw


def _read(file: Path) -> bytes:
    try:
        if str(file) == _CLIPBOARD:
            raw = sys.stdin.buffer.read(_LARGEST_MAILBOX + 1)
        else:
            with file.open("rb") as opened:
                raw = opened.read(_LARGEST_MAILBOX + 1)
    except OSError as failure:
        raise Stop(f"Tiedostoa ”{file}” ei voi lukea: {failure.strerror}.") from None
    if len(raw) > _LARGEST_MAILBOX:
        raise Stop(f"Tiedosto ”{file}” on liian suuri: enintään {_LARGEST_MAILBOX // 1_000_000} Mt. Jaa se osiin.")
    return raw


def _tell(receipt: Receipt) -> None:
    """What became of a message: its file, or why it has none, and what an editor should look at."""
    if receipt.path:
        say(f"{receipt.name}: {sentence(receipt.what)} on tiedostossa {receipt.path}.")
    else:
        say(f"{receipt.name}: ei otettu vastaan.", bold=True)
    for note in receipt.notes:
        say(f"  {note}")
    if receipt.problems:
        say(as_text(receipt.problems))
