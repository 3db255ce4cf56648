"""The feeds of the whole site and of each group that readers may follow, and a page that tells what they are."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.campaign import Campaign
from tekojen_tori.content.deed import Deed
from tekojen_tori.content.registers import Municipality, Sector, Theme
from tekojen_tori.content.site_content import Told
from tekojen_tori.content.story import Story
from tekojen_tori.language.sentences import sentence
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.calendar import has_calendar
from tekojen_tori.publishing.feeds import atom, json_feed, rss
from tekojen_tori.publishing.feeds.feed import Feed
from tekojen_tori.publishing.feeds.item import Item, latest_items
from tekojen_tori.publishing.feeds.links import ATOM, JSON, RSS, FeedLink
from tekojen_tori.publishing.page import File, Page
from tekojen_tori.publishing.site import Site

Group = Sector | Theme | Municipality | Campaign

_TITLE = "Seuraa toria"
_OF_ALL = 50
_OF_GROUP = 20


@dataclass(frozen=True)
class _Format:
    link: FeedLink
    entry: Callable[[Item, bool], str]
    feed: Callable[[Feed, Sequence[str]], bytes]


_FORMATS = (
    _Format(RSS, rss.entry, rss.feed),
    _Format(ATOM, atom.entry, atom.feed),
    _Format(JSON, json_feed.entry, json_feed.feed),
)


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page | File]:
    """Every feed; none without the site's own address, since feeds are read elsewhere.

    The site's own feed has the texts. A group's has the summaries, so that hundreds of feeds stay small.
    """
    if not site.url:
        return
    yield _page(catalogue, site)
    items = latest_items(catalogue, site)
    yield from _files(addresses.HOME, site.name, site.description, items[:_OF_ALL], _entries(True), catalogue, site)
    members, brief = _by_group(items, catalogue), _entries(False)
    for group, title in _groups(catalogue):
        description = f"Uusimmat ja viimeksi muuttuneet: {title}."
        latest = members[address(group)][:_OF_GROUP]
        yield from _files(address(group), f"{site.name}: {title}", description, latest, brief, catalogue, site)


def _groups(catalogue: Catalogue) -> Iterator[tuple[Group, str]]:
    """Whatever has a feed of its own, and its name; also what has nothing yet, so that its first can be waited for."""
    yield from ((sector, sentence(sector.name)) for sector in catalogue.by_sector)
    yield from ((theme, sentence(theme.name)) for theme in catalogue.by_theme)
    yield from ((municipality, municipality.name) for municipality in catalogue.municipalities)
    yield from ((campaign, campaign.title) for campaign in catalogue.campaigns)


def _by_group(items: Iterable[Item], catalogue: Catalogue) -> Mapping[str, list[Item]]:
    """By the address of a group, what belongs to it."""
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        thing = item.thing
        campaigns = (campaign for campaign in catalogue.campaigns if _belongs(thing, campaign))
        for group in dict.fromkeys(map(address, (*thing.sectors, *thing.theme, *thing.municipalities, *campaigns))):
            found[group].append(item)
    return found


def _belongs(thing: Told, campaign: Campaign) -> bool:
    if isinstance(thing, Deed):
        return campaign.includes(thing)
    return isinstance(thing, Story) and thing.campaign in (campaign.slug, *campaign.aliases)


def _entries(is_full: bool) -> Mapping[FeedLink, Callable[[Item], str]]:
    """For each format, the entry of an item, made but once though it stands in many feeds."""

    def entry_of(form: _Format) -> Callable[[Item], str]:
        return cache(lambda item: form.entry(item, is_full))

    return {form.link: entry_of(form) for form in _FORMATS}


def _files(
    folder: str,
    title: str,
    description: str,
    items: Sequence[Item],
    entries: Mapping[FeedLink, Callable[[Item], str]],
    catalogue: Catalogue,
    site: Site,
) -> Iterator[File]:
    updated = items[0].updated if items else catalogue.moment(catalogue.content.today)
    for form in _FORMATS:
        here = folder + form.link.file
        told = Feed(title, description, site.name, site.canonical(folder), site.canonical(here), updated)
        yield File(here, form.feed(told, [entries[form.link](item) for item in items]))


def _page(catalogue: Catalogue, site: Site) -> Page:
    here = addresses.FOLLOW
    description = "Näin saat tiedon uusista teoista, tarinoista, podcast-jaksoista ja webinaareista."
    body = site.render(
        "follow.html",
        here,
        title=_TITLE,
        description=description,
        crumbs=(),
        most=_OF_ALL,
        podcast=catalogue.editorials.podcast,
        calendar=addresses.CALENDAR if has_calendar(catalogue) else None,
        sectors=catalogue.by_sector,
        themes=catalogue.by_theme,
    )
    return Page(here, _TITLE, description, body, section=here)
