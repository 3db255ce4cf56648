"""The programme's figures as a page of history, if the content has them, a CSV file of each, and its other pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.registers import Registers
from tekojen_tori.language.numbers import NO_BREAK_SPACE
from tekojen_tori.pages.programme.content import Programme
from tekojen_tori.pages.programme.content.figures import FigureRow, ProgrammeFigure, Unit
from tekojen_tori.pages.programme.content.pages import ProgrammePage
from tekojen_tori.pages.programme.sections import ShownSection, shown_sections, words_of_page
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.asides import asides
from tekojen_tori.publishing.drawing.charts import ChartBar, bar_chart
from tekojen_tori.publishing.drawing.figure import Figure, TableRow
from tekojen_tori.publishing.frame import links
from tekojen_tori.publishing.frame.links import BarLink
from tekojen_tori.publishing.page import Crumb, File, Page
from tekojen_tori.publishing.searched import SearchedPage
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.whole_page import PageView, whole_page

STYLES_APART = True

LINKS = (
    BarLink(
        links.Bar.FOOTER,
        15,
        "Ohjelma torin takana",
        addresses.PROGRAMME,
        lambda catalogue, site: catalogue.content.part(Programme),
    ),
)


@dataclass(frozen=True, kw_only=True)
class ProgrammeView(PageView):
    """The programme's pages, and its figures part by part; the `keys` are shown large."""

    template = "programme.html"
    programme: Programme
    keys: Sequence[FigureRow]
    parts: Mapping[str, Sequence[Figure]]
    aside: Markup


@dataclass(frozen=True, kw_only=True)
class ProgrammePageView(PageView):
    """A page that tells of the programme, among the others."""

    template = "programme_page.html"
    programme: Programme
    page: ProgrammePage
    sections: Sequence[ShownSection]
    following: ProgrammePage | None


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page | File]:
    """The pages, and a file of each figure."""
    programme = catalogue.content.part(Programme)
    if programme is None:
        return
    here = addresses.PROGRAMME
    about = Crumb("Tietoa torista", addresses.ABOUT)
    figures = {one.slug: _figure(one, catalogue.registers) for one in programme.figures}
    parts: dict[str, list[Figure]] = {}
    for one in programme.figures:
        parts.setdefault(one.part, []).append(figures[one.slug])
    keys = [row for one in programme.figures for row in one.rows if row.key]
    aside = asides("programme", "programme", catalogue, site, here)
    view = ProgrammeView(programme=programme, keys=keys, parts=parts, aside=aside)
    yield whole_page(view, here, programme.title, programme.summary, site, section=here, crumbs=(about,))
    for figure in figures.values():
        yield File(here + figure.file, figure.as_csv())
    known, crumbs = _known(programme, catalogue, site), (about, Crumb(programme.title, here))
    for page, following in zip(programme.pages, (*programme.pages[1:], None), strict=False):
        sections = shown_sections(page, figures, known)
        told = ProgrammePageView(programme=programme, page=page, sections=sections, following=following)
        yield whole_page(told, page.address, page.title, page.summary, site, section=here, crumbs=crumbs)


def searched(catalogue: Catalogue) -> Iterator[SearchedPage]:
    """The programme's pages, for search."""
    programme = catalogue.content.part(Programme)
    if programme is None:
        return
    told = (text for one in programme.figures for text in (one.title, one.tells, *(row.name for row in one.rows)))
    text = ". ".join(one.rstrip(".") for one in told)
    yield SearchedPage(addresses.PROGRAMME, programme.title, programme.summary, text)
    for page in programme.pages:
        yield SearchedPage(page.address, page.title, page.summary, words_of_page(page), programme.title)


def _known(programme: Programme, catalogue: Catalogue, site: Site) -> frozenset[str]:
    """The addresses to which pages may lead: what stands in the bars, what people have written, and the programme's."""
    bars = (link.address for bar in links.Bar for link in links.links(bar, catalogue, site))
    pages = (page.address for page in programme.pages)
    return frozenset((addresses.HOME, *bars, *pages, *map(address, catalogue.written)))


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
