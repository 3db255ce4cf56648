"""All that is published. To add something to the site, write a module and name it here."""

from collections.abc import Callable, Iterable, Iterator

from tekojen_tori.catalogue.catalogue import Catalogue
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
from tekojen_tori.publishing.feeds import pages as feeds
from tekojen_tori.publishing.map import pages as maps
from tekojen_tori.publishing.page import Page, Published
from tekojen_tori.publishing.podcast import pages as podcast
from tekojen_tori.publishing.search import index
from tekojen_tori.publishing.site import Site

_PUBLISHERS: tuple[Callable[[Catalogue, Site], Iterable[Published]], ...] = (
    index.publish,  # first, while there is little else in memory
    home.publish,
    features.publish,
    deed_pages.publish,
    groups.publish,
    stories.publish,
    toplists.publish,
    statistics.publish,
    programme.publish,
    search_page.publish,
    campaigns.publish,
    development_path.publish,
    podcast.publish,
    webinars.publish,
    calendar.publish,
    feeds.publish,
    api.publish,
    maps.publish,
    newsletters.publish,
    contributing_pages.publish,
    not_found.publish,
    redirects.publish,
    media.publish,
    schemas.publish,
    assets.publish,
)


def publish(catalogue: Catalogue, site: Site, other_pages: Iterable[Page] = ()) -> Iterator[Published]:
    """Everything of the site; `other_pages` are those that the engine itself makes, for the sitemap to know."""
    indexed = [page.address for page in other_pages]
    with share_images.drawn(catalogue, site) as images:
        for publisher in _PUBLISHERS:
            for published in publisher(catalogue, site):
                if isinstance(published, Page) and published.is_indexed:
                    indexed.append(published.address)
                yield published
        yield from sitemap.publish(indexed, site)
        yield from images
