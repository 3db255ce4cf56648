"""What an editor should look at: the same facts that the pages are made of, seen for what they lack."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.naming.new_organisations import organisations_in
from tekojen_tori.content.registers import Municipality, Organisation, register_line
from tekojen_tori.content.written import Written
from tekojen_tori.markdown.links import links_in

_ADD_IT = "Lisää tiedostoon registers/organisations.yml"


@dataclass(frozen=True)
class Matter:
    """Something to look at: what it is about, and a line for each thing, its file first if it has one."""

    title: str
    lines: tuple[str, ...]


def matters(catalogue: Catalogue) -> Iterator[Matter]:
    """Everything that needs attention, as of the day of reading; a catalogue with drafts tells of these too."""
    yield from _new_organisations(catalogue)
    for its_matters in rooms.offers("catalogue", "matters"):
        yield from its_matters(catalogue)


def _new_organisations(catalogue: Catalogue) -> Iterator[Matter]:
    """Organisations that were let in though no register has them, each with the line by which it is added."""
    known = set(catalogue.registers.every_organisation)
    found: dict[str, tuple[Written, Organisation, list[Municipality]]] = {}
    for thing in catalogue.written:
        for new in dict.fromkeys(organisations_in(thing)):
            if new not in known:
                _, _, places = found.setdefault(new.slug, (thing, new, []))
                place = getattr(thing, "municipality", None)
                places += [place] if isinstance(place, Municipality) else []
    if found:
        told = (f"{thing.path}: {new.name}. {_ADD_IT}: {register_line(new, its)}" for thing, new, its in found.values())
        yield Matter("Uudet organisaatiot", tuple(told))


def external_links(catalogue: Catalogue) -> Iterator[tuple[PurePosixPath, str]]:
    """Each address outside of the site that a content file gives, in its fields or its text."""
    for thing in catalogue.written:
        yield from ((thing.path, url) for url in thing.web_addresses)
        for link in links_in(thing.text):
            if link.target.startswith(("http://", "https://")):
                yield thing.path, link.target
