"""Reading the features of the home page, which a content folder either has or has not."""

from collections.abc import Iterator
from pathlib import Path

from tekojen_tori.pages.features.content import Feature, FeatureList
from tekojen_tori.reading.checks.named_files import named_file
from tekojen_tori.reading.files.text_files import shown
from tekojen_tori.reading.problems import Problem
from tekojen_tori.reading.registers import FOLDER, read_list
from tekojen_tori.reading.together import OwnFile, OwnFileReader, Together

FILE = "features.yml"


def _read(folder: Path) -> OwnFile:
    """The features in the order of the file, and where what each shows is named."""
    problems: list[Problem] = []
    rows, values = read_list(FILE, Feature, folder, "Aloita jokainen nosto viivalla: - shows: …", problems)
    places = tuple(values.place((index, "shows")) for index, _ in rows if values)
    return OwnFile(FeatureList(feature for _, feature in rows), places, tuple(problems))


def _checks(read: OwnFile, together: Together) -> Iterator[Problem]:
    """What is named and can't be shown: whatever is written can."""
    for feature, place in zip(read.part or (), read.places or (), strict=True):
        yield from named_file(feature.shows, together.by_file_name, place, shown(together.root / FOLDER / FILE))


OWN_FILES = (OwnFileReader(FILE, _read, _checks),)
