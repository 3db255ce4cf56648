"""Reading the development path, which a content folder either has or has not: it is never another's."""

from collections.abc import Iterable, Iterator, Mapping

from tekojen_tori.content.written import Told, by_address
from tekojen_tori.pages.development_path.content import DevelopmentPath
from tekojen_tori.reading.named_files import Word, words
from tekojen_tori.reading.problems import Problem, error, warning
from tekojen_tori.reading.registers import FOLDER, read_fields
from tekojen_tori.reading.text_files import shown
from tekojen_tori.reading.together import Together
from tekojen_tori.reading.written_checks import grouped, nearest
from tekojen_tori.reading.yaml_values import Place, Values

FILE = "development_path.yml"
_FIRST_LINES = "title: …, summary: …, origin: …, source: … ja phases:"


def beside(together: Together) -> tuple[DevelopmentPath | None, list[Problem]]:
    """The path of a content folder, or None. Its phases and tools may name whatever tells of work."""
    folder = together.root
    problems: list[Problem] = []
    read = read_fields(FILE, DevelopmentPath, folder, _FIRST_LINES, problems)
    if read is None:
        return None, problems
    path, values = read
    return path, [*problems, *_unshowable(path, together.told(), values, shown(folder / FOLDER / FILE))]


def _unshowable(path: DevelopmentPath, told: Iterable[Told], values: Values, file: str) -> Iterator[Problem]:
    things = grouped(told, lambda thing: thing.path.parts[0])
    for folder in words():
        yield from _unshowable_of(folder, by_address(things.get(folder, ())), path, values, file)


def _unshowable_of(
    folder: str, known: Mapping[str, Told], path: DevelopmentPath, values: Values, file: str
) -> Iterator[Problem]:
    for key, part in path.parts:
        for number, slug in enumerate(getattr(part, folder, ())):
            yield from _wrong_in(slug, words()[folder], known, values.place((*key, folder, number)), file)


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
