"""Reading the programme's figures and pages, which a content folder either has or has not: they are never another's."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path, PurePosixPath

from tekojen_tori.content.kind import kind_of, kinds
from tekojen_tori.language.slugs import is_slug, slug
from tekojen_tori.markdown.links import links_in
from tekojen_tori.pages.programme.content import Programme, ProgrammeFields
from tekojen_tori.pages.programme.content.pages import INDEX, PageFields, PageSection, ProgrammePage
from tekojen_tori.reading.checks.written_checks import meant
from tekojen_tori.reading.files.file_names import files_in
from tekojen_tori.reading.files.text_files import shown
from tekojen_tori.reading.files.yaml_values import Values
from tekojen_tori.reading.last_net import Doing, caught
from tekojen_tori.reading.problems import Problem, error
from tekojen_tori.reading.registers import FOLDER, read_fields
from tekojen_tori.reading.together import OwnFile, OwnFileReader, Together

FILE, PAGES = "programme.yml", "programme"
_FIRST_LINES = "title: …, summary: …, source: … ja figures:"
_FIRST_LINES_OF_PAGE = "number: …, title: …, summary: … ja sections:"
_SUFFIX = ".yml"


def _read(folder: Path) -> OwnFile:
    """The figures of a content folder, and the pages, which belong to them. `places` are those of each page's parts."""
    problems: list[Problem] = []
    pages, places = [], {}
    for path in files_in(folder / FOLDER / PAGES).files:
        read = caught(partial(_page, path, folder, problems), problems.append, shown(path), Doing.READING)
        if read:
            page, places[page.slug] = read
            pages.append(page)
    if pages and not os.path.lexists(folder / FOLDER / FILE):
        hint = "Sivut ovat ohjelman lukujen yhteydessä: lisää tiedosto, tai poista sivut."
        problems.append(error(shown(folder / FOLDER / FILE), "no-programme", f"Tiedostoa {FILE} ei ole.", hint))
    fields, _ = read_fields(FILE, ProgrammeFields, folder, _FIRST_LINES, problems) or (None, None)
    pages.sort(key=lambda page: (page.number, page.slug))
    programme = Programme.model_construct(**dict(fields), pages=tuple(pages)) if fields else None
    return OwnFile(programme, places, tuple(problems))


def quotable(together: Together) -> Iterator[str]:
    """The programme as a whole, of which there are quotes."""
    if together.own(OWN_FILES[0]).part:
        yield "programme"


def _page(path: Path, folder: Path, problems: list[Problem]) -> tuple[ProgrammePage, Values] | None:
    if path.suffix != _SUFFIX or path.parent != folder / FOLDER / PAGES or not is_slug(path.stem):
        hint = f"Anna nimeksi {slug(path.stem) or 'sivu'}{_SUFFIX} ja siirrä se kansioon {FOLDER}/{PAGES}."
        message = "Ohjelman sivun tiedostonimessä on vain kirjaimia a–z, numeroita ja yhdysviivoja, ja pääte on .yml."
        problems.append(error(shown(path), "bad-file-name", message, hint))
        return None
    read = read_fields(f"{PAGES}/{path.name}", PageFields, folder, _FIRST_LINES_OF_PAGE, problems)
    if read is None:
        return None
    fields, values = read
    return ProgrammePage.model_construct(**dict(fields), slug=path.stem), values


def _checks(read: OwnFile, together: Together) -> Iterator[Problem]:
    """What pages name and can't show: figures, and pages of the site."""
    programme: Programme | None = read.part
    if programme is None:
        return
    figures = [figure.slug for figure in programme.figures]
    things = _addresses(programme, together)
    for page in programme.pages:
        file, places = shown(together.root / FOLDER / PAGES / f"{page.slug}{_SUFFIX}"), read.places[page.slug]
        for number, section in enumerate(page.sections):
            for order, name in enumerate(section.figures):
                if name not in figures:
                    hint = meant(name, figures, f"Luvut ovat tiedostossa {FILE}.")
                    place = places.place(("sections", number, "figures", order))
                    yield error(file, "unknown-figure", f"Lukua ”{name}” ei ole.", hint, *place)
            for link in _dead(section, things):
                hint = meant(link, things[_index_of(link, things)](), "Tarkista osoite.")
                place = places.place(("sections", number))
                yield error(
                    file, "unknown-page", f"Sivua ”{link}” ei ole.", hint, *place, lacks=PurePosixPath(link).name
                )


def _addresses(programme: Programme, together: Together) -> Mapping[str, Callable[[], frozenset[str]]]:
    """Every page of a kind and of the programme, by the address of the page under which they lie: asked if one is."""

    @cache
    def written() -> list[str]:
        every = ((kind_of(one), one) for one in together.written())
        return [f"/{kind.address(one)}" for kind, one in every if kind.has_page]

    def under(index: str) -> frozenset[str]:
        return frozenset(one for one in written() if one.startswith(index))

    indexes = [f"/{kind.index}" for kind in kinds() if kind.index]
    found = {index: cache(partial(under, index)) for index in indexes}
    return {**found, f"/{INDEX}": lambda: frozenset(f"/{page.address}" for page in programme.pages)}


def _index_of(link: str, things: Iterable[str]) -> str:
    return next((index for index in things if link.startswith(index) and link != index), "")


def _dead(section: PageSection, things: Mapping[str, Callable[[], frozenset[str]]]) -> Iterator[str]:
    """The links of a section to pages of a kind, or of the programme, that aren't there."""
    for text in section.texts:
        for link in links_in(text):
            target = link.target.partition("#")[0]
            index = _index_of(target, things)
            if not link.is_image and index and target not in things[index]():
                yield target


OWN_FILES = (OwnFileReader(FILE, _read, _checks, beside=PAGES),)
