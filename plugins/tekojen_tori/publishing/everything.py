"""All that is published. To add something to the site, write a module and name it here."""

from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.data import calendar, redirects, schemas, sitemap
from tekojen_tori.data.api import pages as api
from tekojen_tori.data.feeds import pages as feeds
from tekojen_tori.kinds.campaigns import pages as campaigns
from tekojen_tori.kinds.deeds import pages as deed_pages
from tekojen_tori.kinds.newsletters import pages as newsletters
from tekojen_tori.kinds.podcast import pages as podcast
from tekojen_tori.kinds.stories import pages as stories
from tekojen_tori.kinds.toplists import pages as toplists
from tekojen_tori.kinds.webinars import pages as webinars
from tekojen_tori.pages.development_path import pages as development_path
from tekojen_tori.pages.features import pages as features
from tekojen_tori.pages.groups import pages as groups
from tekojen_tori.pages.home import pages as home
from tekojen_tori.pages.map import pages as maps
from tekojen_tori.pages.not_found import pages as not_found
from tekojen_tori.pages.programme import pages as programme
from tekojen_tori.pages.search import index
from tekojen_tori.pages.search import pages as search_page
from tekojen_tori.pages.statistics import pages as statistics
from tekojen_tori.pages.telling import pages as contributing_pages
from tekojen_tori.publishing import assets, media
from tekojen_tori.publishing.cores import on_every_core
from tekojen_tori.publishing.drawing import share_images
from tekojen_tori.publishing.frame import Frame
from tekojen_tori.publishing.output import write
from tekojen_tori.publishing.page import Page, Published
from tekojen_tori.publishing.site import Site

Publisher = Callable[[Catalogue, Site], Iterable[Published]]

_PARTS: tuple[tuple[Publisher, ...], ...] = (
    # What a part makes for one publisher, the words of all texts or the texts as HTML, the others find made.
    (index.publish, contributing_pages.publish),
    (deed_pages.publish, stories.publish, podcast.publish, feeds.publish, api.publish, newsletters.publish),
    (groups.publish,),
    (maps.publish,),
    (
        home.publish,
        features.publish,
        toplists.publish,
        statistics.publish,
        programme.publish,
        search_page.publish,
        campaigns.publish,
        development_path.publish,
        webinars.publish,
        calendar.publish,
        not_found.publish,
        redirects.publish,
        media.publish,
        schemas.publish,
        assets.publish,
    ),
)
"""Parts are published beside one another, the longest first."""


def publish(catalogue: Catalogue, site: Site, frame: Frame, folder: Path, other_pages: Iterable[Page] = ()) -> None:
    """Write everything of the site into a folder.

    `other_pages` are those that the engine itself makes, for the sitemap to know.
    """

    def write_part(part: tuple[Publisher, ...]) -> list[str]:
        return write(chain.from_iterable(publisher(catalogue, site) for publisher in part), frame, folder)

    with on_every_core(write_part, _PARTS) as parts, share_images.drawn(catalogue, site) as images:
        indexed = [page.address for page in other_pages]
        indexed += chain.from_iterable(parts)
        write(sitemap.publish(indexed, site), frame, folder)
        write(images, frame, folder)
