"""Reading the breakthroughs, which a content folder either has or has not: they are never another's."""

from collections.abc import Iterator
from pathlib import Path

from tekojen_tori.pages.breakthroughs.content import Breakthroughs
from tekojen_tori.reading.checks.named_files import named_file
from tekojen_tori.reading.files.text_files import shown
from tekojen_tori.reading.problems import Problem, error
from tekojen_tori.reading.registers import FOLDER, SUPPORT, THEMES, read_fields
from tekojen_tori.reading.together import OwnFile, OwnFileReader, Together

FILE = "breakthroughs.yml"
_FIRST_LINES = "title: …, summary: …, source: …, introduction:, ladder: ja groups:"


def _read(folder: Path) -> OwnFile:
    problems: list[Problem] = []
    read, values = read_fields(FILE, Breakthroughs, folder, _FIRST_LINES, problems) or (None, None)
    return OwnFile(read, values, tuple(problems))


def _checks(read: OwnFile, together: Together) -> Iterator[Problem]:
    """What ways of working name and can't lead to: files, themes and kinds of support."""
    if read.part is None or read.places is None:
        return
    file, files = shown(together.root / FOLDER / FILE), together.by_file_name
    registers = together.registers
    for key, way in read.part.ways:
        for number, name in enumerate(way.shown_by):
            yield from named_file(name, files, read.places.place((*key, "shown_by", number)), file)
        for field, names, code, what, where in (
            ("themes", registers.theme_names, "unknown-theme", "Teemaa", THEMES),
            ("support", registers.support_names, "unknown-support", "Tukea", SUPPORT),
        ):
            for number, name in enumerate(getattr(way, field)):
                if names.find(name) is None:
                    place = read.places.place((*key, field, number))
                    near = names.nearest(name)
                    hint = f"Tarkoititko: {near}?" if near else f"Nimet ovat tiedostossa {FOLDER}/{where}."
                    yield error(file, code, f"{what} ”{name}” ei ole.", hint, *place)


OWN_FILES = (OwnFileReader(FILE, _read, _checks),)
