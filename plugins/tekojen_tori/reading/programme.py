"""Reading the programme's own figures, which a content folder either has or has not: they are never another's."""

from pathlib import Path

from pydantic import ValidationError

from tekojen_tori.content.programme import Programme
from tekojen_tori.reading.problems import Problem, error
from tekojen_tori.reading.registers import FOLDER, read_values
from tekojen_tori.reading.text_files import shown
from tekojen_tori.reading.validation import problems_of, unknown_keys

FILE = "programme.yml"


def read_programme(folder: Path) -> tuple[Programme | None, list[Problem]]:
    """The figures of a content folder, or None."""
    path = folder / FOLDER / FILE
    problems: list[Problem] = []
    if not path.exists():
        return None, problems
    values = read_values(path, folder, problems)
    if values is None:
        return None, problems
    fields, file = values.value, shown(path)
    if not isinstance(fields, dict):
        hint = "Aloita riveillä title: …, summary: …, source: … ja figures:"
        return None, [*problems, error(file, "not-fields", "Tiedostossa pitäisi olla kenttiä.", hint)]
    problems += unknown_keys(fields, Programme, values.place, file)
    try:
        known = {key: value for key, value in fields.items() if key in Programme.model_fields}
        return Programme.model_validate(known), problems
    except ValidationError as failure:
        return None, [*problems, *problems_of(failure, values.place, file)]
