"""The map's pages: the whole country, each region, and the country by each group of deeds."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue, Region
from tekojen_tori.catalogue.groupings import GROUPINGS, SECTORS, SUPPORT, THEMES, Group, Grouping, groupings
from tekojen_tori.content.done import Done
from tekojen_tori.content.order import by_name
from tekojen_tori.content.registers import Municipality
from tekojen_tori.kinds.deeds.content import DEED
from tekojen_tori.language.order import alphabetical
from tekojen_tori.language.sentences import sentence
from tekojen_tori.pages.map import outline, view
from tekojen_tori.pages.map.drawing import EMPTY, Drawing, Scale
from tekojen_tori.pages.map.names import GAP
from tekojen_tori.pages.map.spread import spread_of
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.page import Crumb, File, Page, Promise, Published
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.whole_page import PageView, whole_page

LINKS = (BarLink(Bar.FOOTER, 80, "Kartta", addresses.MAP),)

SCRIPTS = "map"
STYLES_APART = True
CONTRACT = {"EMPTY_DOT": EMPTY, "NAME_GAP": GAP, "ONE_DEED": DEED.one, "COUNT_OF_DEEDS": DEED.count}

PlaceCounts = Mapping[Municipality, int]

_DEEDS = f"{addresses.ASSETS}map/deeds.json"
_TITLE = "Kartta"
_WHICH = {
    SECTORS: "Kunnat, joissa on tekoja, joiden palveluala on {}.",
    THEMES: "Kunnat, joissa on tekoja, joiden teema on {}.",
    SUPPORT: "Kunnat, joissa on tekoja, joiden tukena oli {}.",
}


@dataclass(frozen=True, kw_only=True)
class MapView(PageView):
    """A map of the country, or of a region or group of deeds. `elsewhere` deeds have no one place on it.

    Of those that have, `of_organisations` are not the municipality's own: so the map may know more places than lists of
    municipalities with deeds do.

    `groups` are those whose maps show deeds, with how many.
    """

    template = "map.html"
    drawing: Drawing
    outline: str
    country: view.Extent
    total: int
    region: Region | None
    group: Group | None
    of_organisations: int
    elsewhere: int
    regions: Sequence[Region]
    region_pages: Set[Region]
    with_page: Set[Any]
    groups: Mapping[Grouping, Mapping[Group, int]]


ASIDES = {"spread": spread_of}


def publish(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    """Every map, and `deeds.json`, of which the scripts count what a reader chooses."""
    yield from _Maps(catalogue, site).pages()
    yield Promise(_DEEDS, lambda: File(_DEEDS, json.dumps(_deeds(catalogue), separators=(",", ":")).encode()))


class _Maps:
    """The maps of one site. On each of them a dot of some size is the same number of deeds."""

    def __init__(self, catalogue: Catalogue, site: Site) -> None:
        self._catalogue = catalogue
        self._site = site
        self._places = by_name(catalogue.registers.municipalities)
        self._place_of = {deed.slug: place for place, done in catalogue.by_place.items() for deed in done}
        self._country = view.of_country()
        self._scale = Scale.up_to(max(map(len, catalogue.by_place.values()), default=0))
        names = sorted({place.region for place in self._places}, key=alphabetical)
        self._regions = {name: [place for place in self._places if place.region == name] for name in names}

    def pages(self) -> Iterator[Promise]:
        yield Promise(addresses.MAP, self._whole)
        for region, places in self._regions.items():
            yield Promise(addresses.map_of(Region(region)), partial(self._of_region, Region(region), places))
        for grouping in GROUPINGS:
            for group, deeds in grouping.deeds(self._catalogue).items():
                yield Promise(addresses.map_of(group), partial(self._of_group, grouping, group, deeds))

    def _whole(self) -> Page:
        return self._page(
            addresses.MAP, _TITLE, "Missä kunnissa tekoja on tehty? Mitä suurempi ympyrä, sitä enemmän tekoja.",
            self._of_country(self._catalogue.deeds), self._catalogue.deeds,
        )  # fmt: skip

    def _of_region(self, region: Region, places: Sequence[Municipality]) -> Page:
        counts = self._counts(self._catalogue.deeds, places)
        drawing = Drawing(view.of_places(places), self._scale, counts, names_all=True)
        return self._page(
            addresses.map_of(region), f"{_TITLE}: {region.name}", "Maakunnan kunnat ja niiden teot kartalla.",
            drawing, self._catalogue.by_region.get(region, ()), region=region,
        )  # fmt: skip

    def _of_group(self, grouping: Grouping, group: Group, deeds: tuple[Done, ...]) -> Page:
        return self._page(
            addresses.map_of(group), f"{_TITLE}: {sentence(group.name)}", _WHICH[grouping].format(group.name),
            self._of_country(deeds), deeds, group=group,
        )  # fmt: skip

    def _page(
        self,
        here: str,
        title: str,
        description: str,
        drawing: Drawing,
        deeds: tuple[Done, ...],
        region: Region | None = None,
        group: Group | None = None,
    ) -> Page:
        """A map of some deeds. Those that have no one place on it are told of beside it."""
        total = sum(drawing.counts.values())
        shown = MapView(
            drawing=drawing,
            outline=outline.path(),
            country=self._country,
            total=total,
            region=region,
            group=group,
            of_organisations=sum(not deed.municipality and deed.slug in self._place_of for deed in deeds),
            elsewhere=len(deeds) - total,
            regions=list(map(Region, self._regions)),
            region_pages=set(self._catalogue.by_region),
            with_page=self._catalogue.with_page,
            groups={grouping: self._drawn(grouping.deeds(self._catalogue)) for grouping in groupings(self._catalogue)},
        )
        crumbs = () if here == addresses.MAP else (Crumb(_TITLE, addresses.MAP),)
        return whole_page(shown, here, title, description, self._site, section=addresses.MAP, crumbs=crumbs)

    def _of_country(self, deeds: Iterable[Done]) -> Drawing:
        return Drawing(self._country, self._scale, self._counts(deeds, self._places))

    def _counts(self, deeds: Iterable[Done], places: Iterable[Municipality]) -> PlaceCounts:
        """How many of the deeds each of the places has, in the order of the places."""
        found = Counter(self._place_of.get(deed.slug) for deed in deeds)
        return {place: found[place] for place in places}

    def _drawn(self, groups: Mapping[Group, tuple[Done, ...]]) -> Mapping[Group, int]:
        """The groups whose maps show deeds, and how many."""
        counts = {group: sum(deed.slug in self._place_of for deed in deeds) for group, deeds in groups.items()}
        return {group: count for group, count in counts.items() if count}


def _deeds(catalogue: Catalogue) -> Mapping[str, Any]:
    """The groups by which the map is narrowed, and by municipality each deed as the places of its groups in them."""
    every = groupings(catalogue)
    places = {grouping: {group: place for place, group in enumerate(grouping.deeds(catalogue))} for grouping in every}

    def groups_of(deed: Done) -> list[list[int]]:
        return [[places[grouping][group] for group in grouping.of(deed)] for grouping in every]

    return {
        "groups": {grouping.name: [group.slug for group in places[grouping]] for grouping in every},
        "deeds": {place.slug: list(map(groups_of, done)) for place, done in catalogue.by_place.items()},
    }
