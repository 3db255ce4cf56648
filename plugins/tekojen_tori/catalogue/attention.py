"""What an editor should look at: the same facts that the pages are made of, seen for what they lack."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.dates import ContentDate, Moment
from tekojen_tori.content.markdown_links import links_in
from tekojen_tori.kinds.campaigns.catalogue import Phase, phase, standing
from tekojen_tori.kinds.campaigns.content import Campaign, CampaignKind
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.kinds.toplists.content import TopList
from tekojen_tori.language.dates import when
from tekojen_tori.language.sentences import sentence

SILENT_AFTER = timedelta(days=365)
OLD_CONTACT_AFTER = timedelta(days=3 * 365)
ENDS_WITHIN = timedelta(days=30)
MOST_OFFERED = 3
"""Deeds for one list."""


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
    yield from _campaigns(catalogue, today)
    fitting = tuple(_fitting(catalogue))
    if fitting:
        yield Matter("Teot, jotka sopisivat TOP-listalle", fitting)


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


def _campaigns(catalogue: Catalogue, today: date) -> Iterator[Matter]:
    """Campaigns about to end, and those that are over but whose result nobody has written down."""
    ending, without_result = [], []
    for one in catalogue.campaigns:
        its_phase = phase(one, today)
        if its_phase is Phase.RUNNING and one.last_day - today <= ENDS_WITHIN:
            ending.append(f"{one.path}: {one.title} päättyy {_when(one.ends.last)}")
        if its_phase is Phase.OVER and one.kind is CampaignKind.CAMPAIGN and not one.reported:
            without_result.append(f"{one.path}: {one.title}. {_result_wanted(one, catalogue)}")
    if ending:
        yield Matter("Pian päättyvät kampanjat", tuple(ending))
    if without_result:
        yield Matter("Päättyneet kampanjat, joiden tulosta ei ole kirjattu", tuple(without_result))


def _result_wanted(campaign: Campaign, catalogue: Catalogue) -> str:
    count = len(standing(campaign, catalogue.deeds).deeds)
    if count:
        return f"Kirjaa tulos, esimerkiksi reported: {count}"
    return "Siihen ei ole laskettu yhtään tekoa. Kirjaa tulos kenttään reported, jos se tiedetään"


def _fitting(catalogue: Catalogue) -> Iterator[str]:
    """A line for each list of deeds that is not full and has a theme, with the deeds of its theme that suit it best.

    A sector alone tells too little: a list about oral health is not about all of health care.
    """
    for toplist in catalogue.toplists.all:
        entries = catalogue.toplists.entries[toplist.slug]
        room = (toplist.most or 0) - len(entries)
        if room <= 0 or toplist.is_of_organisations:
            continue
        on_it = {entry.thing.slug for entry in entries if isinstance(entry.thing, Deed)}
        suiting = [
            deed
            for deed in catalogue.deeds
            if deed.slug not in on_it and not deed.draft and toplist.themes.intersection(deed.theme)
        ]
        best = sorted(suiting, key=lambda deed: _suits(deed, toplist, catalogue), reverse=True)
        named = [deed.slug for deed in best[: min(room, MOST_OFFERED)]]
        if named:
            yield f"{toplist.path}: {toplist.title} ({len(entries)}/{toplist.most}): {', '.join(named)}"


def _suits(deed: Deed, toplist: TopList, catalogue: Catalogue) -> tuple[int, int, ContentDate]:
    """How well a deed suits a list: by what they have in common, by how far it has spread, by how new it is."""
    common = (deed.sector in toplist.sectors) + len(toplist.themes.intersection(deed.theme))
    return common, len(catalogue.adopters.get(deed.slug, ())), deed.date


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
