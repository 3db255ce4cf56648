"""Reading the development path, which a content folder either has or has not: it is never another's."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tekojen_tori.content.deed import Deed, by_address
from tekojen_tori.content.development_path import DevelopmentPath
from tekojen_tori.content.site_content import Told, Written
from tekojen_tori.content.story import Story
from tekojen_tori.content.webinar import Webinar
from tekojen_tori.reading.named_files import WORDS, Word
from tekojen_tori.reading.problems import Problem, error, warning
from tekojen_tori.reading.registers import FOLDER, read_fields
from tekojen_tori.reading.text_files import shown
from tekojen_tori.reading.written_checks import meant
from tekojen_tori.reading.yaml_values import Place, Values

FILE = "development_path.yml"
_FIRST_LINES = "title: …, summary: …, origin: …, source: … ja phases:"


_SHOWN: Mapping[str, type[Told]] = {"deeds": Deed, "stories": Story, "webinars": Webinar}
"""What each list of a phase or a tool names."""


@dataclass(frozen=True)
class PathFile:
    """The path of a content folder if it has a readable one, the places of what is in it, and what was wrong."""

    path: DevelopmentPath | None
    values: Values | None
    problems: tuple[Problem, ...]


def read_development_path(folder: Path) -> PathFile:
    """The path of a content folder."""
    problems: list[Problem] = []
    path, values = read_fields(FILE, DevelopmentPath, folder, _FIRST_LINES, problems) or (None, None)
    return PathFile(path, values, tuple(problems))


def development_path_checks(read: PathFile, written: Iterable[Written], folder: Path) -> Iterator[Problem]:
    """What phases and tools name and can't show; `written` is what they can."""
    if read.path is None or read.values is None:
        return
    written, file = list(written), shown(folder / FOLDER / FILE)
    for kind, its_type in _SHOWN.items():
        known = by_address(thing for thing in written if isinstance(thing, its_type))
        for key, part in read.path.parts:
            for number, slug in enumerate(getattr(part, kind)):
                yield from _wrong_in(slug, WORDS[kind], known, read.values.place((*key, kind, number)), file)


def _wrong_in(slug: str, what: Word, known: Mapping[str, Told], place: Place, file: str) -> Iterator[Problem]:
    thing = known.get(slug)
    if thing is None:
        hint = meant(slug, known, "Kirjoita tiedoston nimi ilman päätettä .md.", lambda near: known[near].slug)
        yield error(file, f"unknown-{what.code}", f"{what.none_such} ”{slug}” ei ole.", hint, *place, lacks=slug)
    elif thing.slug != slug:
        message = f"{what.one} ”{slug}” on nimetty uudelleen."
        yield warning(file, f"renamed-{what.code}", message, f"Kirjoita: {thing.slug}.", *place)
    elif thing.draft:
        message = f"{what.one} ”{slug}” on luonnos."
        yield error(file, f"draft-{what.code}", message, "Julkaise se tai poista se tästä.", *place)
