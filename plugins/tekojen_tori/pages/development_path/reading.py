"""Reading the development path, which a content folder either has or has not: it is never another's."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tekojen_tori.content.site_content import Told, Written
from tekojen_tori.kinds.deeds.content import Deed, by_address
from tekojen_tori.kinds.stories.content import Story
from tekojen_tori.kinds.webinars.content import Webinar
from tekojen_tori.pages.development_path.content import DevelopmentPath
from tekojen_tori.reading.named_files import WORDS, Word
from tekojen_tori.reading.problems import Problem, error, warning
from tekojen_tori.reading.registers import FOLDER, read_fields
from tekojen_tori.reading.text_files import shown
from tekojen_tori.reading.written_checks import nearest
from tekojen_tori.reading.yaml_values import Place, Values

FILE = "development_path.yml"
_FIRST_LINES = "title: …, summary: …, origin: …, source: … ja phases:"


_SHOWN: Mapping[str, type[Told]] = {"deeds": Deed, "stories": Story, "webinars": Webinar}
"""What each list of a phase or a tool names."""


def read_development_path(folder: Path, written: Iterable[Written]) -> tuple[DevelopmentPath | None, list[Problem]]:
    """The path of a content folder, or None; `written` is what its phases and tools may name."""
    problems: list[Problem] = []
    read = read_fields(FILE, DevelopmentPath, folder, _FIRST_LINES, problems)
    if read is None:
        return None, problems
    path, values = read
    return path, [*problems, *_unshowable(path, list(written), values, shown(folder / FOLDER / FILE))]


def _unshowable(path: DevelopmentPath, written: list[Written], values: Values, file: str) -> Iterator[Problem]:
    for kind, its_type in _SHOWN.items():
        known = by_address(thing for thing in written if isinstance(thing, its_type))
        for key, part in path.parts:
            for number, slug in enumerate(getattr(part, kind)):
                yield from _wrong_in(slug, WORDS[kind], known, values.place((*key, kind, number)), file)


def _wrong_in(slug: str, what: Word, known: Mapping[str, Told], place: Place, file: str) -> Iterator[Problem]:
    thing = known.get(slug)
    if thing is None:
        near = nearest(slug, known)
        hint = f"Tarkoititko: {known[near].slug}?" if near else "Kirjoita tiedoston nimi ilman päätettä .md."
        yield error(file, f"unknown-{what.code}", f"{what.none_such} ”{slug}” ei ole.", hint, *place, lacks=slug)
    elif thing.slug != slug:
        message = f"{what.one} ”{slug}” on nimetty uudelleen."
        yield warning(file, f"renamed-{what.code}", message, f"Kirjoita: {thing.slug}.", *place)
    elif thing.draft:
        message = f"{what.one} ”{slug}” on luonnos."
        yield error(file, f"draft-{what.code}", message, "Julkaise se tai poista se tästä.", *place)
