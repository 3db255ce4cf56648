"""Reading the programme's own figures, which a content folder either has or has not: they are never another's."""

from tekojen_tori.pages.programme.content import Programme
from tekojen_tori.reading.problems import Problem
from tekojen_tori.reading.registers import read_fields
from tekojen_tori.reading.together import Together

FILE = "programme.yml"
_FIRST_LINES = "title: …, summary: …, source: … ja figures:"


def beside(together: Together) -> tuple[Programme | None, list[Problem]]:
    """The figures of a content folder, or None."""
    problems: list[Problem] = []
    read = read_fields(FILE, Programme, together.root, _FIRST_LINES, problems)
    return (read[0] if read else None), problems
