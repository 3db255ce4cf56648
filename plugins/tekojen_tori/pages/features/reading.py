"""Reading the features of the home page, which a content folder either has or has not."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from tekojen_tori.content.written import by_file_name
from tekojen_tori.pages.features.content import Feature, FeatureList
from tekojen_tori.reading.checks.named_files import named_file
from tekojen_tori.reading.checks.validation import problems_of, unknown_keys
from tekojen_tori.reading.files.text_files import shown
from tekojen_tori.reading.files.yaml_values import Key, Place, Values
from tekojen_tori.reading.problems import Problem, error
from tekojen_tori.reading.registers import FOLDER, read_values
from tekojen_tori.reading.together import OwnFile, OwnFileReader, Together

FILE = "features.yml"


def _read(folder: Path) -> OwnFile:
    """The features in the order of the file, and where what each shows is named."""
    path = folder / FOLDER / FILE
    problems: list[Problem] = []
    values = read_values(path, folder, problems) if os.path.lexists(path) else None
    if values is None or values.value is None:
        return OwnFile(FeatureList(), (), tuple(problems))
    if not isinstance(values.value, list):
        hint = "Aloita jokainen nosto viivalla: - shows: …"
        not_a_list = error(shown(path), "not-a-list", "Tiedoston pitäisi olla luettelo.", hint)
        return OwnFile(FeatureList(), (), (not_a_list,))
    features, places = [], []
    for index, row in enumerate(values.value):
        feature, wrong = _feature(row, index, values, shown(path))
        problems += wrong
        if feature:
            features.append(feature)
            places.append(values.place((index, "shows")))
    return OwnFile(FeatureList(features), tuple(places), tuple(problems))


def _checks(read: OwnFile, together: Together) -> Iterator[Problem]:
    """What is named and can't be shown: whatever is written can."""
    known = by_file_name(together.written())
    for feature, place in zip(read.part or (), read.places or (), strict=True):
        yield from named_file(feature.shows, known, place, shown(together.root / FOLDER / FILE))


OWN_FILES = (OwnFileReader(FILE, _read, _checks),)


def _feature(row: Any, index: int, values: Values, file: str) -> tuple[Feature | None, list[Problem]]:
    def place(key: Key) -> Place:
        return values.place((index, *key))

    problems = list(unknown_keys(row, Feature, place, file)) if isinstance(row, dict) else []
    fields = {key: row[key] for key in Feature.model_fields if key in row} if isinstance(row, dict) else row
    try:
        return Feature.model_validate(fields), problems
    except ValidationError as failure:
        return None, [*problems, *problems_of(failure.errors(), Feature, place, file)]
