"""Reading the quotes, which a content folder either has or has not."""

from collections.abc import Iterator
from pathlib import Path

from tekojen_tori import rooms
from tekojen_tori.content.written import Told
from tekojen_tori.pages.quotes.content import HOW_TO_NAME, Quote, QuoteList
from tekojen_tori.reading.checks.named_files import named_file
from tekojen_tori.reading.checks.written_checks import meant
from tekojen_tori.reading.files.text_files import shown
from tekojen_tori.reading.problems import Problem, error
from tekojen_tori.reading.registers import FOLDER, read_list
from tekojen_tori.reading.together import OwnFile, OwnFileReader, Together

FILE = "quotes.yml"


def _read(folder: Path) -> OwnFile:
    """The quotes in the order of the file, and where it is told what each is about."""
    problems: list[Problem] = []
    rows, values = read_list(FILE, Quote, folder, "Aloita jokainen lainaus viivalla: - text: …", problems)
    places = [
        [values.place((index, "about", number)) for number in range(len(quote.about))]
        for index, quote in rows
        if values
    ]
    return OwnFile(QuoteList(quote for _, quote in rows), places, tuple(problems))


def _checks(read: OwnFile, together: Together) -> Iterator[Problem]:
    """What quotes are about that isn't there: whatever tells of work, kinds of support, and what rooms say."""
    if not read.part:
        return
    file = shown(together.root / FOLDER / FILE)
    things = {name: thing for name, thing in together.by_file_name.items() if isinstance(thing, Told)}
    others = {f"support/{support.slug}" for support in together.registers.support}
    others |= {name for quotable in rooms.offers("reading", "quotable") for name in quotable(together)}
    for quote, places in zip(read.part, read.places, strict=True):
        for name, place in zip(quote.about, places, strict=True):
            if name in others:
                continue
            if name in things:
                yield from named_file(name, things, place, file)
            else:
                hint = meant(name, {**things, **dict.fromkeys(others)}, HOW_TO_NAME)
                last = name.rpartition("/")[2]
                yield error(file, "unknown-file", f"Kohdetta ”{name}” ei ole.", hint, *place, lacks=last)


OWN_FILES = (OwnFileReader(FILE, _read, _checks),)
