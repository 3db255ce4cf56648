"""What an editor should look at of the deeds, and what they propose to be told of them."""

from collections.abc import Iterator
from datetime import date, timedelta

from tekojen_tori.catalogue.attention import Matter
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.proposals import Proposed, Wanted
from tekojen_tori.content.dates import Moment
from tekojen_tori.content.done import Done
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.language.dates import when
from tekojen_tori.language.sentences import sentence

SILENT_AFTER = timedelta(days=365)
OLD_CONTACT_AFTER = timedelta(days=3 * 365)
_MOST_PROPOSED = 12


def matters(catalogue: Catalogue) -> Iterator[Matter]:
    """Deeds that lack something, and sectors and regions from which none have come."""
    every, today = catalogue.of(Deed), catalogue.content.today
    for title, deeds in (
        ("Luonnokset", [deed for deed in every if deed.draft]),
        ("Teot ilman tiivistelmää", [deed for deed in every if not deed.summary]),
        ("Teot ilman yhteystietoa", [deed for deed in every if not deed.contact]),
        ("Vanhat yhteystiedot", [deed for deed in every if deed.contact and _is_old(deed, today)]),
    ):
        if deeds:
            yield Matter(title, tuple(f"{deed.path}: {deed.title}" for deed in deeds))
    yield from _silent(catalogue, today)


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


def _of_region(name: str, catalogue: Catalogue) -> tuple[Done, ...]:
    return next((deeds for region, deeds in catalogue.by_region.items() if region.name == name), ())


def proposes(catalogue: Catalogue, wanted: Wanted) -> Iterator[Proposed]:
    """The deeds that have come since a day; only a campaign's, if one is given."""
    new = [deed for deed in catalogue.deeds if wanted.came(deed, catalogue) and wanted.counts(deed)]
    yield Proposed(10, "Uudet teot", tuple(new[:_MOST_PROPOSED]), tuple(new[_MOST_PROPOSED:]))
