"""Reading the programme's own figures, which a content folder either has or has not: they are never another's."""

from collections.abc import Iterator
from pathlib import Path

from tekojen_tori.pages.programme.content import Programme
from tekojen_tori.reading.problems import Problem
from tekojen_tori.reading.registers import read_fields
from tekojen_tori.reading.together import OwnFile, OwnFileReader, Together

FILE = "programme.yml"
_FIRST_LINES = "title: …, summary: …, source: … ja figures:"


def _read(folder: Path) -> OwnFile:
    """The figures of a content folder."""
    problems: list[Problem] = []
    programme, _ = read_fields(FILE, Programme, folder, _FIRST_LINES, problems) or (None, None)
    return OwnFile(programme, problems=tuple(problems))


def quotable(together: Together) -> Iterator[str]:
    """The programme as a whole, of which there are quotes."""
    if _read(together.root).part:
        yield "programme"


OWN_FILES = (OwnFileReader(FILE, _read),)
