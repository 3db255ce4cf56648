"""The statistics page, and a CSV file of each of its tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.pages.programme.content import Programme
from tekojen_tori.pages.statistics.catalogue import Statistics, statistics
from tekojen_tori.pages.statistics.figures import figures
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.drawing.figure import Figure
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.page import File, Page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.whole_page import PageView, whole_page

STYLES_APART = True

LINKS = (BarLink(Bar.FOOTER, 90, "Tilastot", addresses.STATISTICS),)


@dataclass(frozen=True, kw_only=True)
class StatisticsView(PageView):
    """The statistics as figures; `programme` is the programme's own, if it is told."""

    template = "statistics.html"
    statistics: Statistics
    figures: tuple[Figure, ...]
    programme: Programme | None


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page | File]:
    """Every figure as a chart, a table and a file."""
    here, title = addresses.STATISTICS, "Tilastot"
    description = "Kuinka paljon kehittämistekoja on, mistä ne kertovat ja ketkä niitä ovat tehneet."
    found = statistics(catalogue)
    shown = figures(found)
    view = StatisticsView(statistics=found, figures=shown, programme=catalogue.content.part(Programme))
    yield whole_page(view, here, title, description, site, section=here)
    for figure in shown:
        yield File(here + figure.file, figure.as_csv())
