"""The archive of features: what has been on the home page."""

from collections.abc import Iterator

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.pages.features.catalogue import Features
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.page import Page
from tekojen_tori.publishing.site import Site

_TITLE = "Nostot"
_DESCRIPTION = "Tekoja, tarinoita, listoja ja kampanjoita, jotka toimitus on nostanut etusivulle."


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """What is featured now and what was before; nothing if nothing has been."""
    features = catalogue.part(Features)
    if not features.current and not features.past:
        return
    here = addresses.FEATURES
    body = site.render(
        "features.html", here, title=_TITLE, description=_DESCRIPTION, current=features.current, past=features.past
    )
    yield Page(here, _TITLE, _DESCRIPTION, body)
