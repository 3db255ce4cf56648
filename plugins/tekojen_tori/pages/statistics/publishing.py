"""The statistics page, and a CSV file of each of its tables."""

from collections.abc import Iterator

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.pages.programme.content import Programme
from tekojen_tori.pages.statistics.catalogue import statistics
from tekojen_tori.pages.statistics.figures import figures
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.links import Bar, Link
from tekojen_tori.publishing.page import File, Page
from tekojen_tori.publishing.site import Site

LINKS = (Link(Bar.FOOTER, 90, "Tilastot", addresses.STATISTICS),)


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page | File]:
    """Every figure as a chart, a table and a file."""
    here, title = addresses.STATISTICS, "Tilastot"
    description = "Kuinka paljon kehittämistekoja on, mistä ne kertovat ja ketkä niitä ovat tehneet."
    found = statistics(catalogue)
    shown = figures(found)
    body = site.render(
        "statistics.html",
        here,
        title=title,
        description=description,
        statistics=found,
        figures=shown,
        programme=catalogue.content.part(Programme),
    )
    yield Page(here, title, description, body, section=here)
    for figure in shown:
        yield File(here + figure.file, figure.as_csv())
