"""What an editor should look at: the same facts that the pages are made of, seen for what they lack."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.dates import Moment
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.language.dates import when
from tekojen_tori.language.sentences import sentence
from tekojen_tori.markdown.links import links_in

SILENT_AFTER = timedelta(days=365)
OLD_CONTACT_AFTER = timedelta(days=3 * 365)


@dataclass(frozen=True)
class Matter:
    """Something to look at: what it is about, and a line for each thing, its file first if it has one."""

    title: str
    lines: tuple[str, ...]


def matters(catalogue: Catalogue) -> Iterator[Matter]:
    """Everything that needs attention, as of the day of reading; a catalogue with drafts tells of these too."""
    today = catalogue.content.today
    for title, deeds in (
        ("Luonnokset", [deed for deed in catalogue.deeds if deed.draft]),
        ("Teot ilman tiivistelmää", [deed for deed in catalogue.deeds if not deed.summary]),
        ("Teot ilman yhteystietoa", [deed for deed in catalogue.deeds if not deed.contact]),
        ("Vanhat yhteystiedot", [deed for deed in catalogue.deeds if deed.contact and _is_old(deed, today)]),
    ):
        if deeds:
            yield Matter(title, tuple(f"{deed.path}: {deed.title}" for deed in deeds))
    yield from _silent(catalogue, today)
    for its_matters in rooms.offers("catalogue", "matters"):
        yield from its_matters(catalogue)


def external_links(catalogue: Catalogue) -> Iterator[tuple[PurePosixPath, str]]:
    """Each address outside of the site that a content file gives, in its fields or its text."""
    for deed in catalogue.deeds:
        for url in (*(link.url for link in deed.links), *(one.url for one in deed.adoptions)):
            if url:
                yield deed.path, url
    for thing in catalogue.written:
        for link in links_in(thing.text):
            if link.target.startswith(("http://", "https://")):
                yield thing.path, link.target


def _is_old(deed: Deed, today: date) -> bool:
    return today - deed.date.last.latest() > OLD_CONTACT_AFTER


def _silent(catalogue: Catalogue, today: date) -> Iterator[Matter]:
    """Sectors and regions from which nothing has come for a year."""
    groups = (
        ("Hiljaiset palvelualat", [(sentence(sector.name), deeds) for sector, deeds in catalogue.by_sector.items()]),
        ("Hiljaiset maakunnat", [(region, _of_region(region, catalogue)) for region in _regions(catalogue)]),
    )
    for title, named in groups:
        lines = []
        for name, deeds in named:
            newest = max((deed.date for deed in deeds), default=None)
            if newest is None:
                lines.append(f"{name}: ei vielä yhtään tekoa")
            elif today - newest.last.latest() > SILENT_AFTER:
                lines.append(f"{name}: viimeksi {_when(newest.last)}")
        if lines:
            yield Matter(title, tuple(lines))


def _when(known: Moment) -> str:
    return when(known.year, known.month, known.day)


def _regions(catalogue: Catalogue) -> list[str]:
    return sorted({place.region for place in catalogue.registers.municipalities})


def _of_region(name: str, catalogue: Catalogue) -> tuple[Deed, ...]:
    return next((deeds for region, deeds in catalogue.by_region.items() if region.name == name), ())
