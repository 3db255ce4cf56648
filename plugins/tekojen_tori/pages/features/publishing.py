"""The archive of features: what has been on the home page."""

from collections.abc import Iterator
from dataclasses import dataclass

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.pages.features.catalogue import Featured, Features
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.page import Page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.whole_page import PageView, whole_page

LINKS = (BarLink(Bar.FOOTER, 57, "Nostot", addresses.FEATURES, lambda catalogue, site: _has_any(catalogue)),)

_TITLE = "Nostot"
_DESCRIPTION = "Tekoja, tarinoita, listoja ja kampanjoita, jotka toimitus on nostanut etusivulle."


@dataclass(frozen=True, kw_only=True)
class FeaturesView(PageView):
    """What is featured now and what was before."""

    template = "features.html"
    current: tuple[Featured, ...]
    past: tuple[Featured, ...]


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """What is featured now and what was before; nothing if nothing has been."""
    if not _has_any(catalogue):
        return
    features = catalogue.part(Features)
    here = addresses.FEATURES
    yield whole_page(FeaturesView(current=features.current, past=features.past), here, _TITLE, _DESCRIPTION, site)


def _has_any(catalogue: Catalogue) -> bool:
    features = catalogue.part(Features)
    return bool(features.current or features.past)
