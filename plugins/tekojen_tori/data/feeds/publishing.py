"""The feeds of the whole site and of each group that readers may follow, and a page that tells what they are."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from markupsafe import Markup

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.groupings import Group, Grouping, groupings
from tekojen_tori.data.feeds import atom, json_feed, rss
from tekojen_tori.data.feeds.feed import Feed
from tekojen_tori.data.feeds.item import FeedItem, ToldItem, latest_items
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.asides import asides
from tekojen_tori.publishing.frame.feed_links import ATOM, JSON, RSS, FeedLink
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.page import File, Page, Promise, Published
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.whole_page import PageView, whole_page
from tekojen_tori.publishing.writing.everything import DearToMake

LINKS = (BarLink(Bar.FOOTER, 100, "Seuraa toria", addresses.FOLLOW, lambda catalogue, site: site.url),)

SHARES = DearToMake.HTML

_TITLE = "Seuraa toria"
_OF_ALL = 50
_OF_GROUP = 20


@dataclass(frozen=True)
class _Format:
    link: FeedLink
    entry: Callable[[FeedItem, str | None], str]
    feed: Callable[[Feed, Sequence[str]], bytes]


_FORMATS = (
    _Format(RSS, rss.entry, rss.feed),
    _Format(ATOM, atom.entry, atom.feed),
    _Format(JSON, json_feed.entry, json_feed.feed),
)


@dataclass(frozen=True, kw_only=True)
class FollowView(PageView):
    """How to follow the tori. The common feed holds so many at `most`; `aside` tells of what else can be followed."""

    template = "follow.html"
    most: int
    aside: Markup
    groups: Mapping[Grouping, Collection[Group]]


def publish(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    """Every feed; none without the site's own address, since feeds are read elsewhere.

    The site's own feed has the texts. A group's has the summaries, so that hundreds of feeds stay small.
    """
    if not site.url:
        return
    yield Promise(addresses.FOLLOW, partial(_page, catalogue, site))
    items = cache(lambda: latest_items(catalogue, site))
    members = cache(lambda: _by_group(items(), catalogue, site))
    brief = _entries(lambda item: None)

    def latest(group: str) -> Sequence[FeedItem]:
        return members().get(group, [])[:_OF_GROUP]

    feed = (addresses.HOME, site.name, site.description)
    yield from _files(*feed, lambda: items()[:_OF_ALL], _entries(lambda item: item.html), catalogue, site)
    for group, title in _groups(catalogue):
        feed = (group, f"{site.name}: {title}", f"Uusimmat ja viimeksi muuttuneet: {title}.")
        yield from _files(*feed, partial(latest, group), brief, catalogue, site)


def _groups(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The address and name of whatever has a feed of its own, also if it has nothing yet: its first can be waited for.

    A room's `publishing` module names them in `feeds`, and in `feeds_of` those in which a thing stands. What it has to
    tell in one of them that is no thing of its own, it tells in `news`.
    """
    for feeds in rooms.offers("publishing", "feeds"):
        yield from feeds(catalogue)


def _by_group(items: Iterable[ToldItem], catalogue: Catalogue, site: Site) -> Mapping[str, list[FeedItem]]:
    """By the address of a group, what belongs to it, the last changed first."""
    found: defaultdict[str, list[FeedItem]] = defaultdict(list)
    every = list(rooms.offers("publishing", "feeds_of"))
    for item in items:
        for group in dict.fromkeys(group for feeds_of in every for group in feeds_of(item.thing, catalogue)):
            found[group].append(item)
    for news in rooms.offers("publishing", "news"):
        for group, item in news(catalogue, site):
            found[group].append(item)
    return {group: sorted(its, key=lambda item: item.updated, reverse=True) for group, its in found.items()}


def _entries(html: Callable[[Any], str | None]) -> Mapping[FeedLink, Callable[[FeedItem], str]]:
    """For each format, the entry of an item, made but once though it stands in many feeds; with its `html`, if any."""

    def entry_of(form: _Format) -> Callable[[FeedItem], str]:
        return cache(lambda item: form.entry(item, html(item)))

    return {form.link: entry_of(form) for form in _FORMATS}


def _files(
    folder: str,
    title: str,
    description: str,
    latest: Callable[[], Sequence[FeedItem]],
    entries: Mapping[FeedLink, Callable[[FeedItem], str]],
    catalogue: Catalogue,
    site: Site,
) -> Iterator[Promise]:
    def file(form: _Format, here: str) -> File:
        items = latest()
        updated = items[0].updated if items else catalogue.beginning_of(catalogue.content.today)
        told = Feed(title, description, site.name, site.canonical(folder), site.canonical(here), updated)
        return File(here, form.feed(told, [entries[form.link](item) for item in items]))

    for form in _FORMATS:
        here = folder + form.link.file
        yield Promise(here, partial(file, form, here))


def _page(catalogue: Catalogue, site: Site) -> Page:
    here = addresses.FOLLOW
    description = "Näin saat tiedon uusista teoista, tarinoista, podcast-jaksoista ja webinaareista."
    view = FollowView(
        most=_OF_ALL,
        aside=asides("follow", None, catalogue, site, here),
        groups={grouping: grouping.deeds(catalogue) for grouping in groupings(catalogue)},
    )
    return whole_page(view, here, _TITLE, description, site, section=here)
