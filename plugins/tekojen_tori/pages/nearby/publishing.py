"""Near me, like me: what a municipality's page shows beside its own deeds."""

from collections.abc import Sequence
from dataclasses import dataclass

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.registers import Municipality, Theme
from tekojen_tori.pages.nearby.catalogue import Nearby, alike, much_told, nearest_deeds, untold
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.views import View

_MOST_THEMES = 8


@dataclass(frozen=True, kw_only=True)
class NearbyView(View):
    """The deeds near a municipality and of those of its size, the themes that its region could tell of first, and the
    others of which much is told."""

    template = "nearby.html"
    municipality: Municipality
    nearest: Sequence[Nearby]
    alike: Sequence[Nearby]
    untold: Sequence[tuple[Theme, int]]
    themes: Sequence[tuple[Theme, int]]


def _of_municipality(group: object, catalogue: Catalogue, site: Site, here: str) -> str:
    if not isinstance(group, Municipality):
        return ""
    near = nearest_deeds(group, catalogue)
    first = untold(group, catalogue)[:_MOST_THEMES]
    view = NearbyView(
        municipality=group,
        nearest=near,
        alike=alike(group, catalogue, (one.deed for one in near)),
        untold=first,
        themes=[one for one in much_told(catalogue) if one not in first][:_MOST_THEMES],
    )
    return site.render(view, here)


ASIDES = {"group": _of_municipality}
