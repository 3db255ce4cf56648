"""Sectors, themes, municipalities, organisations, regions and years: a page each, and an index of each kind."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.registers import Municipality, Sector, Theme
from tekojen_tori.content.written import Told
from tekojen_tori.kinds.deeds.content import Deed, Deeds
from tekojen_tori.language.numbers import counted
from tekojen_tori.language.order import alphabetical
from tekojen_tori.language.sentences import sentence
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.asides import asides
from tekojen_tori.publishing.links import Bar, Link
from tekojen_tori.publishing.listing import listing_pages
from tekojen_tori.publishing.page import Crumb, Page
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.told import shelf

LINKS = (
    Link(Bar.MENU, 20, "Palvelualat", addresses.SECTORS),
    Link(Bar.MENU, 30, "Teemat", addresses.THEMES),
    Link(Bar.MENU, 40, "Kunnat", addresses.MUNICIPALITIES),
    Link(Bar.FOOTER, 40, "Organisaatiot", addresses.ORGANISATIONS),
)

Group = TypeVar("Group", bound=Hashable)

_LINKED = 12


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Every way in which deeds can be browsed."""
    yield from _sectors(catalogue, site)
    yield from _themes(catalogue, site)
    yield from _municipalities(catalogue, site)
    yield from _organisations(catalogue, site)
    yield from _regions(catalogue, site)
    yield from _years(catalogue, site)


def _sectors(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    title, here = "Palvelualat", addresses.SECTORS
    description = "Kehittämisteot kunnan palvelualoittain."
    yield _index(site, "sectors.html", here, title, description, groups=catalogue.by_sector)
    for sector, deeds in catalogue.by_sector.items():
        yield from listing_pages(
            site, "sector.html", address(sector), sentence(sector.name), _described(sector.description, deeds), deeds,
            section=here, crumbs=(Crumb(title, here),), feeds=_followed(site, sector, sentence(sector.name)),
            sector=sector, intro=sector.description,
            themes=_most_common(deeds, lambda deed: deed.theme),
            doers=_most_common(deeds, lambda deed: (deed.done_by,)),
            aside=asides("group", sector, catalogue, site, address(sector)),
            shelf=shelf(catalogue.editorials.by_sector.get(sector, ())),
            adopters=catalogue.adopters,
        )  # fmt: skip


def _themes(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    title, here = "Teemat", addresses.THEMES
    yield _index(site, "themes.html", here, title, "Kehittämisteot teemoittain: mistä teot kertovat.",
                 groups=catalogue.by_theme)  # fmt: skip
    for theme, deeds in catalogue.by_theme.items():
        others = [(other, count) for other, count in _most_common(deeds, lambda deed: deed.theme) if other != theme]
        yield from listing_pages(
            site, "theme.html", address(theme), sentence(theme.name), _described(theme.description, deeds), deeds,
            section=here, crumbs=(Crumb(title, here),), feeds=_followed(site, theme, sentence(theme.name)),
            theme=theme, intro=theme.description,
            themes=others, sectors=_most_common(deeds, lambda deed: (deed.sector,)), adopters=catalogue.adopters,
            aside=asides("group", theme, catalogue, site, address(theme)),
            shelf=shelf(catalogue.editorials.by_theme.get(theme, ())),
        )  # fmt: skip


def _municipalities(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    title, here = "Kunnat", addresses.MUNICIPALITIES
    by_region: dict[str, list[tuple[Municipality, int]]] = {}
    for municipality in catalogue.municipalities:
        count = len(catalogue.by_municipality.get(municipality, ()))
        by_region.setdefault(municipality.region, []).append((municipality, count))
    regions = sorted(by_region.items(), key=lambda region: alphabetical(region[0]))
    region_pages = {region.name: region for region in catalogue.by_region}
    yield _index(
        site, "municipalities.html", here, title, "Kunnat, joista torilla on kehittämistekoja, maakunnittain.",
        regions=regions, region_pages=region_pages,
    )  # fmt: skip
    for municipality in catalogue.municipalities:
        deeds = catalogue.by_municipality.get(municipality, ())
        serving = [
            (one, len(catalogue.by_organisation.get(one, ()))) for one in catalogue.serving.get(municipality, ())
        ]
        region = region_pages.get(municipality.region)
        crumbs = (Crumb(title, here), *((Crumb(region.name, address(region)),) if region else ()))
        yield from listing_pages(
            site, "municipality.html", address(municipality), municipality.name,
            f"{municipality.name}, {municipality.region}: {counted(len(deeds), 'kehittämisteko', 'kehittämistekoa')}"
            " Tekojen torilla.",
            deeds, section=here, crumbs=crumbs, feeds=_followed(site, municipality, municipality.name),
            municipality=municipality, serving=serving,
            aside=asides("group", municipality, catalogue, site, address(municipality)),
            shelf=shelf(catalogue.editorials.by_doer.get(municipality, ())),
            themes=_most_common(deeds, lambda deed: deed.theme),
            sectors=_most_common(deeds, lambda deed: (deed.sector,)), adopters=catalogue.adopters,
        )  # fmt: skip


def _organisations(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    title, here = "Organisaatiot", addresses.ORGANISATIONS
    yield _index(
        site, "organisations.html", here, title,
        "Kuntayhtymät, yhtiöt, oppilaitokset ja muut organisaatiot, jotka ovat kertoneet teoistaan.",
        groups={one: len(catalogue.by_organisation.get(one, ())) for one in catalogue.organisations},
        most_active=catalogue.most_active[:10],
    )  # fmt: skip
    for organisation in catalogue.organisations:
        deeds = catalogue.by_organisation.get(organisation, ())
        yield from listing_pages(
            site, "organisation.html", address(organisation), organisation.name,
            f"{organisation.name}: {counted(len(deeds), 'kehittämisteko', 'kehittämistekoa')} Tekojen torilla.",
            deeds, section=here, crumbs=(Crumb(title, here),), organisation=organisation,
            aside=asides("group", organisation, catalogue, site, address(organisation)),
            shelf=shelf(catalogue.editorials.by_doer.get(organisation, ())),
            serves=catalogue.registers.municipalities_of(organisation),
            themes=_most_common(deeds, lambda deed: deed.theme), adopters=catalogue.adopters,
        )  # fmt: skip


def _regions(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    title, here = "Maakunnat", addresses.REGIONS
    yield _index(site, "regions.html", here, title, "Kehittämisteot maakunnittain.", groups=catalogue.by_region)
    for region, deeds in catalogue.by_region.items():
        places = [
            (municipality, len(catalogue.by_municipality.get(municipality, ())))
            for municipality in catalogue.municipalities
            if municipality.region == region.name
        ]
        yield from listing_pages(
            site, "region.html", address(region), region.name,
            f"{region.name}: {counted(len(deeds), 'kehittämisteko', 'kehittämistekoa')} maakunnan kunnista ja "
            "organisaatioista.",
            deeds, section=addresses.MUNICIPALITIES, crumbs=(Crumb(title, here),), region=region, places=places,
            shelf=shelf(catalogue.told_in_region.get(region, ())), adopters=catalogue.adopters,
        )  # fmt: skip


def _years(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    title, here = "Vuodet", addresses.YEARS
    yield _index(site, "years.html", here, title, "Kehittämisteot vuosittain.", groups=catalogue.by_year)
    for year, deeds in catalogue.by_year.items():
        yield from listing_pages(
            site, "year.html", address(year), f"Vuoden {year} teot",
            f"{counted(len(deeds), 'kehittämisteko', 'kehittämistekoa')} vuodelta {year}.",
            deeds, section=addresses.DEEDS, crumbs=(Crumb(title, here),), adopters=catalogue.adopters,
        )  # fmt: skip


def _index(site: Site, template: str, here: str, title: str, description: str, **values: object) -> Page:
    body = site.render(template, here, title=title, description=description, crumbs=(), **values)
    return Page(address=here, title=title, description=description, body=body, section=here)


def _followed(site: Site, group: Sector | Theme | Municipality, title: str) -> Crumb:
    return Crumb(f"{site.name}: {title}", address(group))


def _most_common(deeds: Deeds, groups_of: Callable[[Deed], Iterable[Group]]) -> list[tuple[Group, int]]:
    """The groups in which most of the deeds are, with how many are."""
    return Counter(group for deed in deeds for group in groups_of(deed)).most_common(_LINKED)


def _described(description: str, deeds: Sequence[object]) -> str:
    return f"{description} {counted(len(deeds), 'kehittämisteko', 'kehittämistekoa')} Tekojen torilla."


def feeds(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Each sector, theme and municipality can be followed."""
    yield from ((address(sector), sentence(sector.name)) for sector in catalogue.by_sector)
    yield from ((address(theme), sentence(theme.name)) for theme in catalogue.by_theme)
    yield from ((address(municipality), municipality.name) for municipality in catalogue.municipalities)


def feeds_of(thing: Told, catalogue: Catalogue) -> Iterator[str]:
    """The groups in whose feeds a thing stands."""
    yield from map(address, (*thing.sectors, *thing.theme, *thing.municipalities))
