"""The programme's own figures as a page of history, if the content has them, and a CSV file of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.registers import Registers
from tekojen_tori.language.numbers import NO_BREAK_SPACE
from tekojen_tori.pages.programme.content import FigureRow, Programme, ProgrammeFigure, Unit
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.asides import asides
from tekojen_tori.publishing.drawing.charts import ChartBar, bar_chart
from tekojen_tori.publishing.drawing.figure import Figure, TableRow
from tekojen_tori.publishing.page import Crumb, File, Page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.whole_page import PageView, whole_page


@dataclass(frozen=True, kw_only=True)
class ProgrammeView(PageView):
    """The programme's figures, part by part; the `keys` are shown large."""

    template = "programme.html"
    programme: Programme
    keys: Sequence[FigureRow]
    parts: Mapping[str, Sequence[Figure]]
    aside: Markup


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page | File]:
    """The page and its files."""
    programme = catalogue.content.part(Programme)
    if programme is None:
        return
    here = addresses.PROGRAMME
    crumbs = (Crumb("Tietoa torista", addresses.ABOUT),)
    figures = [_figure(one, catalogue.registers) for one in programme.figures]
    parts: dict[str, list[Figure]] = {}
    for one, figure in zip(programme.figures, figures, strict=True):
        parts.setdefault(one.part, []).append(figure)
    keys = [row for one in programme.figures for row in one.rows if row.key]
    aside = asides("programme", "programme", catalogue, site, here)
    view = ProgrammeView(programme=programme, keys=keys, parts=parts, aside=aside)
    yield whole_page(view, here, programme.title, programme.summary, site, section=here, crumbs=crumbs)
    for figure in figures:
        yield File(here + figure.file, figure.as_csv())


def _figure(figure: ProgrammeFigure, registers: Registers) -> Figure:
    rows = [
        TableRow(
            row.name,
            (Decimal(place),) if figure.unit is Unit.PLACE else row.value,
            about=row.about or "",
            note=row.note or "",
        )
        for place, row in enumerate(figure.rows, 1)
    ]
    per_cent = f"{NO_BREAK_SPACE}%" if figure.unit is Unit.SHARE else ""
    bars = [
        ChartBar(row.name, float(row.numbers[0]), row.written[0] + per_cent, _tint(row.name, registers)) for row in rows
    ]
    return Figure(
        figure.slug,
        figure.title,
        figure.tells,
        figure.headings,
        tuple(rows),
        bar_chart(figure.slug, figure.title, bars) if figure.is_drawn else None,
        is_ranking=figure.unit is Unit.PLACE,
        note=figure.note or "",
        source=figure.source,
        answers=figure.answers,
    )


def _tint(name: str, registers: Registers) -> str:
    """A bar of a service sector has the sector's colour."""
    sector = registers.sector_names.find(name)
    return f"sector-{sector.slug}" if sector else ""
