"""The map's pages: the whole country, each region, and the country by sector and theme."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, TypeVar

from tekojen_tori.catalogue.catalogue import Catalogue, Region
from tekojen_tori.content.registers import Municipality, Sector, Theme
from tekojen_tori.kinds.deeds.content import DEED, Deed, Deeds
from tekojen_tori.language.order import alphabetical
from tekojen_tori.language.sentences import sentence
from tekojen_tori.pages.map import outline, view
from tekojen_tori.pages.map.drawing import EMPTY, Drawing, Scale
from tekojen_tori.pages.map.names import GAP
from tekojen_tori.publishing import addresses, assets
from tekojen_tori.publishing.links import Bar, Link
from tekojen_tori.publishing.page import Crumb, File, Page
from tekojen_tori.publishing.site import Site

LINKS = (Link(Bar.FOOTER, 80, "Kartta", addresses.MAP),)

CONTRACT = {"EMPTY_DOT": EMPTY, "NAME_GAP": GAP, "ONE_DEED": DEED.one, "COUNT_OF_DEEDS": DEED.count}

Counts = Mapping[Municipality, int]
Group = TypeVar("Group", Sector, Theme)

_TITLE = "Kartta"


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page | File]:
    """Every map, the scripts, and `deeds.json`, of which they count what a reader chooses."""
    yield from _Maps(catalogue, site).pages()
    deeds = json.dumps(_deeds(catalogue), separators=(",", ":"))
    yield File(f"{addresses.ASSETS}map/deeds.json", deeds.encode())
    yield from assets.scripts(__package__, "map")


class _Maps:
    """The maps of one site. On each of them a dot of some size is the same number of deeds."""

    def __init__(self, catalogue: Catalogue, site: Site) -> None:
        self._catalogue = catalogue
        self._site = site
        self._places = sorted(catalogue.registers.municipalities, key=lambda place: alphabetical(place.name))
        self._place_of = {deed.slug: place for place, done in catalogue.by_place.items() for deed in done}
        self._country = view.of_country()
        self._scale = Scale.up_to(max(map(len, catalogue.by_place.values()), default=0))
        names = sorted({place.region for place in self._places}, key=alphabetical)
        self._regions = {name: [place for place in self._places if place.region == name] for name in names}

    def pages(self) -> Iterator[Page]:
        everything = self._counts(self._catalogue.deeds, self._places)
        yield self._page(
            addresses.MAP, _TITLE, "Missä kunnissa tekoja on tehty? Mitä suurempi ympyrä, sitä enemmän tekoja.",
            self._of_country(everything), deeds=self._catalogue.deeds,
        )  # fmt: skip
        for name, places in self._regions.items():
            counts = self._counts(self._catalogue.deeds, places)
            drawing = Drawing(view.of_places(places), self._scale, counts, names_all=True)
            title = f"{_TITLE}: {name}"
            yield self._page(addresses.map_of(Region(name)), title, "Maakunnan kunnat ja niiden teot kartalla.",
                             drawing, region=Region(name),
                             deeds=self._catalogue.by_region.get(Region(name), ()))  # fmt: skip
        groups: Iterable[tuple[Sector | Theme, Deeds]] = chain(
            self._catalogue.by_sector.items(), self._catalogue.by_theme.items()
        )
        for group, deeds in groups:
            kind = "palveluala" if isinstance(group, Sector) else "teema"
            yield self._page(
                addresses.map_of(group), f"{_TITLE}: {sentence(group.name)}",
                f"Kunnat, joissa on tekoja, joiden {kind} on {group.name}.",
                self._of_country(self._counts(deeds, self._places)), group=group, deeds=deeds,
            )  # fmt: skip

    def _page(self, address: str, title: str, description: str, drawing: Drawing, deeds: Deeds, **values: Any) -> Page:
        """A map of some deeds. Those that have no one place on it are told of beside it."""
        total = sum(drawing.counts.values())
        crumbs = () if address == addresses.MAP else (Crumb(_TITLE, addresses.MAP),)
        shown = {
            "title": title,
            "description": description,
            "crumbs": crumbs,
            "drawing": drawing,
            "outline": outline.path(),
            "country": self._country,
            "total": total,
            "region": None,
            "group": None,
            "elsewhere": len(deeds) - total,
            "regions": list(map(Region, self._regions)),
            "region_pages": set(self._catalogue.by_region),
            "with_page": set(self._catalogue.municipalities),
            "sectors": self._drawn(self._catalogue.by_sector),
            "themes": self._drawn(self._catalogue.by_theme),
        } | values
        body = self._site.render("map.html", address, **shown)
        return Page(address, title, description, body, section=addresses.MAP, crumbs=crumbs)

    def _of_country(self, counts: Counts) -> Drawing:
        return Drawing(self._country, self._scale, counts)

    def _counts(self, deeds: Iterable[Deed], places: Iterable[Municipality]) -> Counts:
        """How many of the deeds each of the places has, in the order of the places."""
        found = Counter(self._place_of.get(deed.slug) for deed in deeds)
        return {place: found[place] for place in places}

    def _drawn(self, groups: Mapping[Group, Deeds]) -> Mapping[Group, int]:
        """The groups whose maps show deeds, and how many."""
        counts = {group: sum(deed.slug in self._place_of for deed in deeds) for group, deeds in groups.items()}
        return {group: count for group, count in counts.items() if count}


def _deeds(catalogue: Catalogue) -> Mapping[str, Any]:
    """By municipality, each deed as the place of its sector in `sectors` and then of its themes in `themes`."""
    sectors = {sector: place for place, sector in enumerate(catalogue.by_sector)}
    themes = {theme: place for place, theme in enumerate(catalogue.by_theme)}
    return {
        "sectors": [sector.slug for sector in sectors],
        "themes": [theme.slug for theme in themes],
        "deeds": {
            place.slug: [
                [sectors[deed.sector], *(themes[theme] for theme in dict.fromkeys(deed.theme))] for deed in done
            ]
            for place, done in catalogue.by_place.items()
        },
    }
