"""The figures of the adoptions: in which ways deeds were taken, and how they travelled between regions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tekojen_tori.catalogue.shares import rounded, share_in_words
from tekojen_tori.content.adopting.adopts import How
from tekojen_tori.content.adopting.journeys import Journeys, journeys
from tekojen_tori.content.adopting.spread import Spread
from tekojen_tori.content.registers import Registers
from tekojen_tori.language.numbers import counted, number
from tekojen_tori.language.order import alphabetical
from tekojen_tori.language.spreadsheets import as_csv
from tekojen_tori.publishing.drawing.charts import ChartBar, bar_chart
from tekojen_tori.publishing.drawing.dot_grid import GridDot, dot_grid
from tekojen_tori.publishing.drawing.figure import Figure, TableRow

_HOW = {
    How.INSPIRED: "Innoittui: saatiin ajatus",
    How.APPLIED: "Sovelsi: muokattiin omaan työhön",
    How.COPIED: "Kopioi: otettiin sellaisenaan",
    None: "Tapaa ei ole kerrottu",
}
_MOST_YEARS, _MOST_TOLD = 12, 3
"""How many years are drawn, and how many numbers are told in words, at most."""


def by_how(spread: Spread) -> Figure:
    """In which ways deeds were taken as models."""
    title, every = "Miten mallia on otettu", len(spread.every)
    counts = [(name, spread.by_how.get(how, 0)) for how, name in _HOW.items()]
    shown = [(name, count, rounded(100 * count, every)) for name, count in counts if count]
    return Figure(
        "tavat",
        title,
        "Pylväs kertoo, montako kertaa teoista on innoituttu, niitä on sovellettu tai niitä on kopioitu. Sanat ovat "
        "innovaatiobarometrin, joten lukuja voi verrata siihen.",
        ("Tapa", "Kertoja", "Osuus, %"),
        tuple(TableRow(name, (count, share)) for name, count, share in shown),
        bar_chart(
            "tavat",
            title,
            [ChartBar(name, count, f"{number(count)} ({share_in_words(count, every)})") for name, count, _ in shown],
        ),
    )


@dataclass(frozen=True)
class _JourneysFigure(Figure):
    """Its table tells of all years at once; its file has a line for each year."""

    lines: tuple[tuple[str | int, ...], ...] = ()

    def as_csv(self) -> bytes:
        """A line for each year, with the columns of the table."""
        return as_csv([(*self.columns[:-2], "Vuosi", self.columns[-1]), *([*map(str, line)] for line in self.lines)])


def travelled(spread: Spread, registers: Registers) -> Iterator[Figure]:
    """How models travelled between regions; nothing if they haven't been in two."""
    found = journeys(spread.every, registers)
    regions = _from_north_to_south({region for way in found.ways for region in way}, registers)
    if len(regions) < 2:
        return
    yield _by_way(found, regions)
    if arrived := _arrived(found):
        yield _by_year(arrived, regions)


def _by_way(found: Journeys, regions: Sequence[str]) -> Figure:
    name, title = "maakunnasta-toiseen", "Mistä mihin mallit ovat kulkeneet"
    ways = sorted(found.ways.items(), key=lambda way: (-sum(way[1].values()), *map(alphabetical, way[0])))
    starts, ends = ([region for region in regions if any(way[side] == region for way in found.ways)] for side in (0, 1))
    dots = [
        GridDot(
            starts.index(way[0]), ends.index(way[1]), sum(by_year.values()), "grid__home" if way[0] == way[1] else ""
        )
        for way, by_year in ways
    ]
    tells = (
        "Rivi on maakunta, jossa teko on tehty, ja sarake se, jossa siitä on otettu mallia, kumpikin pohjoisesta "
        "etelään. Mitä suurempi piste, sitä useammin. Harmaat pisteet ovat maakunnan omia. Jos tekijä tai mallin "
        "ottaja toimii monessa maakunnassa, matka on mukana niistä jokaisessa."
    )
    if found.untold:
        tells += (
            f" Luvuista puuttuu {counted(found.untold, 'kerta, josta', 'kertaa, joista')} ei tiedetä maakuntaa tai "
            "vuotta."
        )
    told = _told([(f"{start} – {end}", sum(by_year.values())) for (start, end), by_year in ways])
    return _JourneysFigure(
        name,
        title,
        tells,
        ("Mistä", "Mihin", "Vuodet", "Kertoja"),
        tuple(TableRow(start, (sum(its.values()),), rest=(end, _in_years(its))) for (start, end), its in ways),
        dot_grid(name, title, f"Eniten on kulkenut näin: {told}", starts, ends, dots),
        lines=tuple(sorted((*way, year, count) for way, by_year in ways for year, count in by_year.items())),
    )


def _arrived(found: Journeys) -> Mapping[str, Mapping[int, int]]:
    """How many models came to each region from others, by year."""
    arrived: dict[str, Counter[int]] = defaultdict(Counter)
    for (start, end), by_year in found.ways.items():
        if start != end:
            arrived[end].update(by_year)
    return arrived


def _by_year(arrived: Mapping[str, Mapping[int, int]], regions: Sequence[str]) -> Figure:
    name, title = "muualta-vuosittain", "Milloin malleja on tullut muista maakunnista"
    shown = [region for region in regions if region in arrived]
    known = {year for by_year in arrived.values() for year in by_year}
    years = range(max(min(known), max(known) + 1 - _MOST_YEARS), max(known) + 1)
    dots = [
        GridDot(row, years.index(year), count)
        for row, region in enumerate(shown)
        for year, count in arrived[region].items()
        if year in years
    ]
    tells = "Mitä suurempi piste, sitä useammin maakunnassa on otettu mallia muualla tehdystä teosta sinä vuonna."
    if min(known) < years[0]:
        tells += f" Kuvassa ovat {_MOST_YEARS} viimeistä vuotta, taulukossa kaikki."
    totals = {region: sum(by_year.values()) for region, by_year in arrived.items()}
    order = sorted(shown, key=lambda region: (-totals[region], alphabetical(region)))
    told = _told([(region, totals[region]) for region in order])
    return _JourneysFigure(
        name,
        title,
        tells,
        ("Maakunta", "Vuodet", "Kertoja"),
        tuple(TableRow(region, (totals[region],), rest=(_in_years(arrived[region]),)) for region in order),
        dot_grid(
            name,
            title,
            f"Eniten malleja on tullut näin: {told}",
            shown,
            [*map(str, years)],
            dots,
        ),
        lines=tuple(sorted((region, year, count) for region, its in arrived.items() for year, count in its.items())),
    )


def _told(numbers: Sequence[tuple[str, int]]) -> str:
    """The first numbers in words, and where the rest are if there are more."""
    first = "; ".join(f"{name}: {number(count)}" for name, count in numbers[:_MOST_TOLD])
    return f"{first}. Loput ovat taulukossa." if len(numbers) > _MOST_TOLD else f"{first}."


def _in_years(by_year: Mapping[int, int]) -> str:
    """The years in words, with how many times if more than one."""
    return ", ".join(
        str(year) if count == 1 else f"{year} ({number(count)})" for year, count in sorted(by_year.items())
    )


def _from_north_to_south(regions: Iterable[str], registers: Registers) -> list[str]:
    places: dict[str, list[float]] = defaultdict(list)
    for place in registers.municipalities:
        places[place.region].append(place.latitude)
    return sorted(regions, key=lambda region: (-sum(places[region]) / len(places[region]), alphabetical(region)))
