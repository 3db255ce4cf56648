"""All that is published. To add something to the site, write a module and name it here."""

from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.language.dictionary import DictionaryEnded
from tekojen_tori.publishing import (
    assets,
    calendar,
    campaigns,
    contributing_pages,
    deed_pages,
    development_path,
    features,
    groups,
    home,
    media,
    newsletters,
    not_found,
    programme,
    redirects,
    schemas,
    search_page,
    share_images,
    sitemap,
    statistics,
    stories,
    toplists,
    webinars,
)
from tekojen_tori.publishing.api import pages as api
from tekojen_tori.publishing.cores import on_every_core
from tekojen_tori.publishing.failures import unforeseen
from tekojen_tori.publishing.feeds import pages as feeds
from tekojen_tori.publishing.frame import Frame
from tekojen_tori.publishing.map import pages as maps
from tekojen_tori.publishing.output import write
from tekojen_tori.publishing.page import Page, Published
from tekojen_tori.publishing.podcast import pages as podcast
from tekojen_tori.publishing.search import index
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
        try:
            return write(chain.from_iterable(publisher(catalogue, site) for publisher in part), frame, folder)
        except (OSError, MemoryError, DictionaryEnded):
            raise
        except Exception as error:  # it may not survive the way from a worker, nor does its traceback
            raise unforeseen(error) from None

    with on_every_core(write_part, _PARTS) as parts, share_images.drawn(catalogue, site) as images:
        indexed = [page.address for page in other_pages]
        indexed += chain.from_iterable(parts)
        write(sitemap.publish(indexed, site), frame, folder)
        write(images, frame, folder)
