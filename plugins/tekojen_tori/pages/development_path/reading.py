"""Reading the development path, which a content folder either has or has not: it is never another's."""

from collections.abc import Iterator
from pathlib import Path

from tekojen_tori.content.written import by_address
from tekojen_tori.pages.development_path.content import DevelopmentPath
from tekojen_tori.reading.checks.named_files import named_slug, words_by_folder
from tekojen_tori.reading.checks.written_checks import by_key
from tekojen_tori.reading.files.text_files import shown
from tekojen_tori.reading.problems import Problem
from tekojen_tori.reading.registers import FOLDER, read_fields
from tekojen_tori.reading.together import OwnFile, OwnFileReader, Together

FILE = "development_path.yml"
_FIRST_LINES = "title: …, summary: …, origin: …, source: … ja phases:"


def _read(folder: Path) -> OwnFile:
    problems: list[Problem] = []
    path, values = read_fields(FILE, DevelopmentPath, folder, _FIRST_LINES, problems) or (None, None)
    return OwnFile(path, values, tuple(problems))


def _checks(read: OwnFile, together: Together) -> Iterator[Problem]:
    """What phases and tools name and can't show: they may name whatever tells of work."""
    if read.part is None or read.places is None:
        return
    file = shown(together.root / FOLDER / FILE)
    things = by_key(together.told(), lambda thing: thing.path.parts[0])
    for folder, word in words_by_folder().items():
        known = by_address(things.get(folder, ()))
        for key, part in read.part.parts:
            for number, slug in enumerate(getattr(part, folder, ())):
                yield from named_slug(slug, word, known, read.places.place((*key, folder, number)), file)


def quotable(together: Together) -> Iterator[str]:
    """The tools, of which there are quotes."""
    path = together.own(OWN_FILES[0]).part
    yield from (tool.slug for tool in (path.toolbox.tools if path and path.toolbox else ()))


OWN_FILES = (OwnFileReader(FILE, _read, _checks),)
