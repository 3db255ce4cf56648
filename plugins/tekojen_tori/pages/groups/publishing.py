"""Groups of deeds, municipalities, organisations, regions and years: a page each, and an index of each kind."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from markupsafe import Markup

from tekojen_tori.catalogue import groupings
from tekojen_tori.catalogue.catalogue import Catalogue, Region
from tekojen_tori.catalogue.grouping import grouped
from tekojen_tori.catalogue.groupings import GROUPINGS, Group, Grouping
from tekojen_tori.content.dates import Years
from tekojen_tori.content.done import Done
from tekojen_tori.content.order import by_name
from tekojen_tori.content.registers import Doer, Municipality, Organisation, Sector, Support, Theme
from tekojen_tori.content.written import Told
from tekojen_tori.kinds.deeds.content import DEED
from tekojen_tori.language.numbers import counted
from tekojen_tori.language.order import alphabetical
from tekojen_tori.language.sentences import sentence
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.asides import asides
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.listing import ListingView, listing_pages
from tekojen_tori.publishing.page import Crumb, Page, Promise, Published
from tekojen_tori.publishing.searched import SearchedPage
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.whole_page import PageView, whole_page

LINKS = (
    BarLink(Bar.MENU, 20, "Palvelualat", addresses.SECTORS),
    BarLink(Bar.MENU, 30, "Teemat", addresses.THEMES),
    BarLink(Bar.MENU, 40, "Kunnat", addresses.MUNICIPALITIES),
    BarLink(Bar.FOOTER, 40, "Organisaatiot", addresses.ORGANISATIONS),
    BarLink(Bar.FOOTER, 45, "Kehittämisen tuki", addresses.SUPPORT, lambda catalogue, site: catalogue.by_support),
)

CountedGroup = TypeVar("CountedGroup", bound=Hashable)
GroupCounts = Sequence[tuple[CountedGroup, int]]
Narrowing = Callable[[Any], str]
"""The address of a search for those deeds of a page that are of another group too; empty, if none finds just them."""

_FACETS: Mapping[type, str] = {
    Sector: groupings.SECTORS.name,
    Theme: groupings.THEMES.name,
    Support: groupings.SUPPORT.name,
    Municipality: "kunta",
    Organisation: "organisaatio",
}
"""What narrows a search to a group, as addresses name it."""

_LINKED = 12
_MOST_ACTIVE = 10


@dataclass(frozen=True, kw_only=True)
class GroupsView(PageView):
    """The index of the groups of a register."""

    template = "groups.html"
    groups: Mapping[Group, tuple[Done, ...]]


@dataclass(frozen=True, kw_only=True)
class MunicipalitiesView(PageView):
    """The index of the municipalities by region, each with how many deeds it has; the `others` are not told of yet."""

    template = "municipalities.html"
    regions: Sequence[tuple[str, Sequence[tuple[Municipality, int]]]]
    region_pages: Mapping[str, Region]
    others: Sequence[Municipality]


@dataclass(frozen=True, kw_only=True)
class OrganisationsView(PageView):
    """The index of the organisations, with how many deeds each has."""

    template = "organisations.html"
    groups: Mapping[Organisation, int]
    most_active: Sequence[tuple[Doer, int]]


@dataclass(frozen=True, kw_only=True)
class RegionsView(PageView):
    """The index of the regions."""

    template = "regions.html"
    groups: Mapping[Region, tuple[Done, ...]]


@dataclass(frozen=True, kw_only=True)
class EveryYearView(PageView):
    """The index of the years."""

    template = "every_year.html"
    groups: Mapping[Years, tuple[Done, ...]]


@dataclass(frozen=True, kw_only=True)
class YearsView(ListingView):
    """The deeds of a year or a span of years, and the spans `around` it with how many deeds are known by them only."""

    template = "years.html"
    years: Years
    around: Sequence[tuple[Years, int]]


@dataclass(frozen=True, kw_only=True)
class GroupView(ListingView):
    """A group's deeds. `others` are by their headings the groups and doers that most of the deeds have."""

    template = "group.html"
    group: Group
    intro: str
    others: Sequence[tuple[str, GroupCounts[Any]]]
    narrow: Narrowing
    aside: Markup


@dataclass(frozen=True, kw_only=True)
class MunicipalityView(ListingView):
    """A municipality's own deeds, and the organisations that serve it with how many they have."""

    template = "municipality.html"
    municipality: Municipality
    county: Organisation | None
    with_page: Set[Any]
    serving: GroupCounts[Organisation]
    themes: GroupCounts[Theme]
    sectors: GroupCounts[Sector]
    narrow: Narrowing
    aside: Markup


@dataclass(frozen=True, kw_only=True)
class OrganisationView(ListingView):
    """An organisation's deeds, and the municipalities that it serves."""

    template = "organisation.html"
    organisation: Organisation
    serves: Sequence[Municipality]
    themes: GroupCounts[Theme]
    narrow: Narrowing
    aside: Markup


@dataclass(frozen=True, kw_only=True)
class RegionView(ListingView):
    """A region's deeds, and its municipalities with how many are their own."""

    template = "region.html"
    region: Region
    places: GroupCounts[Municipality]


def publish(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    """Every way in which deeds can be browsed."""
    for way in _WAYS:
        if way.grouping.deeds(catalogue):
            yield from _groups(way, catalogue, site)
    yield from _municipalities(catalogue, site)
    yield from _organisations(catalogue, site)
    yield from _regions(catalogue, site)
    yield from _years(catalogue, site)


@dataclass(frozen=True)
class _Way:
    """How the groups of a register are browsed.

    `others` tells what leads on from the deeds of a group: by its heading, what groups each of them has.
    """

    grouping: Grouping
    address: str
    title: str
    description: str
    others: tuple[tuple[str, Callable[[Done], Iterable[Any]]], ...]


_WAYS = (
    _Way(
        groupings.SECTORS,
        addresses.SECTORS,
        groupings.SECTORS.plural,
        "Kehittämisteot kunnan palvelualoittain.",
        (("Mistä teot kertovat", groupings.THEMES.of), ("Keiden teoista kerrotaan", lambda deed: (deed.done_by,))),
    ),
    _Way(
        groupings.THEMES,
        addresses.THEMES,
        groupings.THEMES.plural,
        "Kehittämisteot teemoittain: mistä teot kertovat.",
        (("Palvelualat", groupings.SECTORS.of), ("Samoissa teoissa myös", groupings.THEMES.of)),
    ),
    _Way(
        groupings.SUPPORT,
        addresses.SUPPORT,
        "Kehittämisen tuki",
        "Kehittämisteot sen mukaan, millaista tukea työpaikka on saanut kehittämiseensä.",
        (
            ("Mistä teot kertovat", groupings.THEMES.of),
            ("Palvelualat", groupings.SECTORS.of),
            ("Keiden teoista kerrotaan", lambda deed: (deed.done_by,)),
            ("Samoissa teoissa myös", groupings.SUPPORT.of),
        ),
    ),
)


def _groups(way: _Way, catalogue: Catalogue, site: Site) -> Iterator[Published]:
    here, title = way.address, way.title
    groups = way.grouping.deeds(catalogue)
    told = grouped(catalogue.editorials.newest, way.grouping.of)
    yield Promise(here, lambda: whole_page(GroupsView(groups=groups), here, title, way.description, site, section=here))
    for group, deeds in groups.items():
        yield from listing_pages(
            partial(_of_group, way, group, deeds, catalogue, site), address(group), sentence(group.name),
            _described(group.description, deeds), deeds, catalogue, site,
            section=here, crumbs=(Crumb(title, here),), feeds=_followed(site, group, sentence(group.name)),
            beside=told.get(group, ()),
        )  # fmt: skip


def _of_group(way: _Way, group: Group, deeds: tuple[Done, ...], catalogue: Catalogue, site: Site) -> GroupView:
    found = ((heading, _most_common(deeds, groups_of)) for heading, groups_of in way.others)
    return GroupView(
        group=group,
        intro=group.description,
        others=[(heading, [one for one in counts if one[0] != group]) for heading, counts in found],
        narrow=partial(_of_both, group),
        aside=asides("group", group, catalogue, site, address(group)),
    )


def _of_both(one: Group | Doer, other: Group | Doer) -> str:
    """The address of a search for the deeds that are of both; of two of one sort it would find those of either."""
    if type(one) is type(other):
        return ""
    return f"{addresses.SEARCH}?{_FACETS[type(one)]}={one.slug}&{_FACETS[type(other)]}={other.slug}&laji={DEED.slug}"


def _municipalities(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    title, here = "Kunnat", addresses.MUNICIPALITIES
    by_region: dict[str, list[tuple[Municipality, int]]] = {}
    for municipality in catalogue.municipalities:
        count = len(catalogue.by_municipality.get(municipality, ()))
        by_region.setdefault(municipality.region, []).append((municipality, count))
    region_pages = {region.name: region for region in catalogue.by_region}
    told_of = set(catalogue.municipalities)

    def overview() -> Page:
        every = MunicipalitiesView(
            regions=sorted(by_region.items(), key=lambda region: alphabetical(region[0])),
            region_pages=region_pages,
            others=by_name(one for one in catalogue.registers.municipalities if one not in told_of),
        )
        description = "Kunnat, joista torilla kerrotaan, maakunnittain. Luku on kunnan omien tekojen määrä."
        return whole_page(every, here, title, description, site, section=here)

    yield Promise(here, overview)
    for municipality in catalogue.registers.municipalities:
        deeds = catalogue.by_municipality.get(municipality, ())
        is_told_of = municipality in told_of
        region = region_pages.get(municipality.region)
        yield from listing_pages(
            partial(_of_municipality, municipality, deeds, catalogue, site), address(municipality), municipality.name,
            f"{municipality.name}, {municipality.region}: {_counted(deeds)} Tekojen torilla.", deeds, catalogue, site,
            section=here, crumbs=(Crumb(title, here), *((Crumb(region.name, address(region)),) if region else ())),
            feeds=_followed(site, municipality, municipality.name) if is_told_of else None, is_indexed=is_told_of,
            beside=catalogue.editorials.by_doer.get(municipality, ()),
        )  # fmt: skip


def _of_municipality(
    municipality: Municipality, deeds: tuple[Done, ...], catalogue: Catalogue, site: Site
) -> MunicipalityView:
    return MunicipalityView(
        municipality=municipality,
        county=catalogue.registers.wellbeing_counties.get(municipality),
        with_page=catalogue.with_page,
        serving=[(one, len(catalogue.by_organisation.get(one, ()))) for one in catalogue.serving.get(municipality, ())],
        themes=_most_common(deeds, lambda deed: deed.theme),
        sectors=_most_common(deeds, lambda deed: (deed.sector,)),
        narrow=partial(_of_both, municipality),
        aside=asides("group", municipality, catalogue, site, address(municipality)),
    )


def _organisations(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    title, here = "Organisaatiot", addresses.ORGANISATIONS

    def overview() -> Page:
        every = OrganisationsView(
            groups={one: len(catalogue.by_organisation.get(one, ())) for one in catalogue.organisations},
            most_active=catalogue.most_active[:_MOST_ACTIVE],
        )
        description = "Kuntayhtymät, yhtiöt, oppilaitokset ja muut organisaatiot, joista torilla kerrotaan."
        return whole_page(every, here, title, description, site, section=here)

    yield Promise(here, overview)
    for organisation in catalogue.organisations:
        deeds = catalogue.by_organisation.get(organisation, ())
        yield from listing_pages(
            partial(_of_organisation, organisation, deeds, catalogue, site), address(organisation), organisation.name,
            f"{organisation.name}: {_counted(deeds)} Tekojen torilla.", deeds, catalogue, site,
            section=here, crumbs=(Crumb(title, here),), beside=catalogue.editorials.by_doer.get(organisation, ()),
        )  # fmt: skip


def _of_organisation(
    organisation: Organisation, deeds: tuple[Done, ...], catalogue: Catalogue, site: Site
) -> OrganisationView:
    return OrganisationView(
        organisation=organisation,
        serves=catalogue.registers.municipalities_of(organisation),
        themes=_most_common(deeds, lambda deed: deed.theme),
        narrow=partial(_of_both, organisation),
        aside=asides("group", organisation, catalogue, site, address(organisation)),
    )


def _regions(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    title, here = "Maakunnat", addresses.REGIONS
    every = RegionsView(groups=catalogue.by_region)
    yield Promise(here, lambda: whole_page(every, here, title, "Kehittämisteot maakunnittain.", site, section=here))
    for region, deeds in catalogue.by_region.items():
        places = [
            (municipality, len(catalogue.by_municipality.get(municipality, ())))
            for municipality in catalogue.municipalities
            if municipality.region == region.name
        ]
        yield from listing_pages(
            partial(RegionView, region=region, places=places), address(region), region.name,
            f"{region.name}: {_counted(deeds)} maakunnan kunnista ja organisaatioista.", deeds, catalogue, site,
            section=addresses.MUNICIPALITIES, crumbs=(Crumb(title, here),),
            beside=catalogue.told_in_region.get(region, ()),
        )  # fmt: skip


def _years(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    title, here = "Vuodet", addresses.YEARS
    every = EveryYearView(groups=catalogue.by_year)
    yield Promise(here, lambda: whole_page(every, here, title, "Kehittämisteot vuosittain.", site, section=here))
    for years, deeds in catalogue.by_year.items():
        around = [(span, len(its)) for span, its in catalogue.by_year.items() if span != years and years in span]
        if years.are_one:
            heading, description = f"Vuoden {years.name} teot", f"{_counted(deeds)} vuodelta {years.name}."
        else:
            heading = f"Teot vuosilta {years.name}"
            description = f"{_counted(deeds)}, joista tiedetään vain, että ne ovat vuosilta {years.name}."
        yield from listing_pages(
            partial(YearsView, years=years, around=around), address(years), heading, description,
            deeds, catalogue, site, section=DEED.index, crumbs=(Crumb(title, here),),
        )  # fmt: skip


def searched(catalogue: Catalogue) -> Iterator[SearchedPage]:
    """The pages of groups, places and organisations that have something to show, for search."""
    for way in _WAYS:
        told = grouped(catalogue.editorials.newest, way.grouping.of)
        for group, deeds in way.grouping.deeds(catalogue).items():
            if deeds or group in told:
                kind = way.grouping.title
                yield SearchedPage(address(group), sentence(group.name), group.description, "", kind=kind)
    registers = catalogue.registers
    former = grouped(registers.former_municipalities, lambda name: (registers.municipality_names.find(name),))
    for one in catalogue.municipalities:
        deeds = catalogue.by_municipality.get(one, ())
        shown = f"{one.region}: {_counted(deeds)}." if deeds else f"{one.region}."
        names = tuple(name for name in (one.name_sv, *former.get(one, ())) if name != one.name)
        yield SearchedPage(
            address(one), one.name, "", "", kind="Kunta", names=names, places=(one.region,), shown=shown
        )  # fmt: skip
    for organisation in catalogue.organisations:
        served = registers.municipalities_of(organisation)
        shown = f"{sentence(organisation.kind)}: {_counted(catalogue.by_organisation.get(organisation, ()))}."
        yield SearchedPage(
            address(organisation), organisation.name, "", "", kind="Organisaatio", names=organisation.also_known_as,
            places=tuple(name for place in served for name in (place.name, place.name_sv)), shown=shown,
        )  # fmt: skip
    for region, deeds in catalogue.by_region.items():
        yield SearchedPage(
            address(region), region.name, "", "", kind="Maakunta", names=("maakunta", "kunnat"),
            shown=f"{_counted(deeds)}.",
        )  # fmt: skip


def _followed(site: Site, group: Group | Municipality, title: str) -> Crumb:
    return Crumb(f"{site.name}: {title}", address(group))


def _most_common(
    deeds: tuple[Done, ...], groups_of: Callable[[Done], Iterable[CountedGroup]]
) -> list[tuple[CountedGroup, int]]:
    """The groups in which most of the deeds are, with how many are."""
    return Counter(group for deed in deeds for group in groups_of(deed)).most_common(_LINKED)


def _described(description: str, deeds: Sequence[object]) -> str:
    return f"{description} {_counted(deeds)} Tekojen torilla."


def _counted(deeds: Sequence[object]) -> str:
    return counted(len(deeds), "kehittämisteko", "kehittämistekoa")


def feeds(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Each group of a register and each municipality can be followed."""
    for grouping in GROUPINGS:
        yield from ((address(group), sentence(group.name)) for group in grouping.deeds(catalogue))
    yield from ((address(municipality), municipality.name) for municipality in catalogue.municipalities)


def feeds_of(thing: Told, catalogue: Catalogue) -> Iterator[str]:
    """The groups in whose feeds a thing stands."""
    for grouping in GROUPINGS:
        yield from map(address, grouping.of(thing))
    yield from map(address, thing.municipalities)
