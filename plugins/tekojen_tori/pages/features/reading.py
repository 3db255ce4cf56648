"""Reading the features of the home page, which a content folder either has or has not."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from tekojen_tori.content.written import Written, by_file_name
from tekojen_tori.pages.features.content import Feature, FeatureList
from tekojen_tori.reading.named_files import named_file
from tekojen_tori.reading.problems import Problem, error
from tekojen_tori.reading.registers import FOLDER, read_values
from tekojen_tori.reading.text_files import shown
from tekojen_tori.reading.together import Together
from tekojen_tori.reading.validation import problems_of, unknown_keys
from tekojen_tori.reading.yaml_values import Key, Place, Values

FILE = "features.yml"


def beside(together: Together) -> tuple[FeatureList, list[Problem]]:
    """The features of a content folder in its order. They may show whatever is written."""
    folder = together.root
    path = folder / FOLDER / FILE
    problems: list[Problem] = []
    if not path.exists():
        return FeatureList(), problems
    values = read_values(path, folder, problems)
    if values is None or values.value is None:
        return FeatureList(), problems
    if not isinstance(values.value, list):
        hint = "Aloita jokainen nosto viivalla: - shows: …"
        return FeatureList(), [error(shown(path), "not-a-list", "Tiedoston pitäisi olla luettelo.", hint)]
    known = by_file_name(together.written())
    features = []
    for index, row in enumerate(values.value):
        feature, wrong = _feature(row, index, values, shown(path), known)
        problems += wrong
        if feature:
            features.append(feature)
    return FeatureList(features), problems


def _feature(
    row: Any, index: int, values: Values, file: str, known: Mapping[str, Written]
) -> tuple[Feature | None, list[Problem]]:
    def place(key: Key) -> Place:
        return values.place((index, *key))

    problems = list(unknown_keys(row, Feature, place, file)) if isinstance(row, dict) else []
    fields = {key: row[key] for key in Feature.model_fields if key in row} if isinstance(row, dict) else row
    try:
        feature = Feature.model_validate(fields)
    except ValidationError as failure:
        return None, [*problems, *problems_of(failure.errors(), Feature, place, file)]
    return feature, [*problems, *named_file(feature.shows, known, place(("shows",)), file)]
