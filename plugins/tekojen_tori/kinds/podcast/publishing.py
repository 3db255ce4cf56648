"""The pages and files of the podcast: all its episodes, each of them, its feed and its cover."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.editorials import Beside
from tekojen_tori.content.done import Done
from tekojen_tori.content.order import with_neighbours
from tekojen_tori.kinds.podcast.content.episode import Episode
from tekojen_tori.kinds.podcast.content.podcast import PODCAST, Podcast
from tekojen_tori.kinds.podcast.cover import cover
from tekojen_tori.kinds.podcast.feed import podcast_feed
from tekojen_tori.kinds.podcast.paragraphs import Paragraph, paragraphs
from tekojen_tori.kinds.podcast.show import FEED, Show, audio_address, audio_file, chapters_address, media
from tekojen_tori.language.durations import clock, duration
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.descriptions import describe
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.json_ld import addressed, schema_org
from tekojen_tori.publishing.page import Crumb, File, Page, Promise, Published
from tekojen_tori.publishing.pictures.media import media_address
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.text.as_markdown import line_in_markdown, link_in_markdown
from tekojen_tori.publishing.views import View
from tekojen_tori.publishing.whole_page import ThingView, page_of
from tekojen_tori.publishing.writing.everything import DearToMake

LINKS = (BarLink(Bar.MENU, 70, "Podcast", PODCAST.index, lambda catalogue, site: catalogue.of(Episode)),)

SHARES = DearToMake.HTML
MEDIA = media
SCRIPTS = "podcast"

_SPEEDS = ("0.75", "1", "1.25", "1.5", "1.75", "2")


@dataclass(frozen=True, kw_only=True)
class PodcastView(ThingView):
    """The podcast's page. `heard` are the episodes that have sound; `feed` is the feed's whole address, if it has one.

    `seasons` are the episodes by their seasons, the last first; without any they are all of the first.
    """

    template = "podcast.html"
    picture_look = "podcast__cover"
    picture_width = "16rem"
    podcast: Podcast
    episodes: tuple[Episode, ...]
    seasons: Sequence[tuple[int, Sequence[Episode]]]
    heard: tuple[Episode, ...]
    duration: Callable[[int], str]
    feed: str | None


@dataclass(frozen=True, kw_only=True)
class EpisodeView(ThingView):
    """An episode's page. `audio` is the address of its sound, and `audio_host` whose server that is on if not ours."""

    template = "episode.html"
    episode: Episode
    podcast: Podcast
    audio: str | None
    audio_host: str | None
    cover: str | None
    clock: Callable[[float], str]
    duration: Callable[[int], str]
    speeds: tuple[str, ...]
    transcript: tuple[Paragraph, ...]
    transcript_file: str | None
    deeds: tuple[Done, ...]
    beside: tuple[Beside, ...]
    earlier: Episode | None
    later: Episode | None


@dataclass(frozen=True, kw_only=True)
class FollowPodcastView(View):
    """How to subscribe to the podcast."""

    template = "follow_podcast.html"
    feed: str


def publish(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    """Everything of the podcast; nothing if there is none. A feed needs the site's own address."""
    episodes = catalogue.of(Episode)
    show = Show(catalogue, site)
    if not episodes and not catalogue.of(Podcast):
        return
    yield _overview(show)
    for later, episode, earlier in with_neighbours(episodes):
        yield Promise(address(episode), partial(_page, episode, earlier, later, show))
        if episode.chapters:
            yield File(chapters_address(episode), _chapters_file(episode))
    if site.url:
        yield File(FEED, podcast_feed(show))
        if not show.podcast.image:
            yield File(show.cover, cover(show))


def _overview(show: Show) -> Page:
    podcast, site = show.podcast, show.site
    view = PodcastView(
        podcast=podcast,
        episodes=show.catalogue.of(Episode),
        seasons=[(season, list(those)) for season, those in groupby(show.catalogue.of(Episode), _season)],
        heard=show.heard,
        duration=duration,
        feed=(podcast.new_feed or site.canonical(FEED)) if show.can_be_subscribed_to else None,
    )
    return page_of(
        podcast,
        view,
        show.catalogue,
        site,
        section=PODCAST.index,
        data=(_series_data(show),),
        podcast=Crumb(podcast.title, FEED) if show.can_be_subscribed_to else None,
        listed="\n".join(line_in_markdown(one, site) for one in view.episodes) if site.has_markdown else "",
    )


def _season(episode: Episode) -> int:
    return episode.season or 1


def _page(episode: Episode, earlier: Episode | None, later: Episode | None, show: Show) -> Page:
    catalogue, site = show.catalogue, show.site
    transcript = show.transcript(episode)
    view = EpisodeView(
        episode=episode,
        podcast=show.podcast,
        audio=audio_address(episode, site.root(address(episode))),
        audio_host=urlsplit(episode.audio.url).hostname if episode.audio and not audio_file(episode) else None,
        cover=show.cover if site.url or show.podcast.image else None,
        clock=clock,
        duration=duration,
        speeds=_SPEEDS,
        transcript=tuple(paragraphs(transcript.cues)) if transcript else (),
        transcript_file=media_address(transcript.path) if transcript else None,
        deeds=catalogue.editorials.deeds_of(episode),
        beside=catalogue.editorials.beside(episode),
        earlier=earlier,
        later=later,
    )
    return page_of(
        episode,
        view,
        catalogue,
        site,
        section=PODCAST.index,
        crumbs=(Crumb(show.podcast.title, PODCAST.index),),
        data=(_episode_data(episode, show),),
        is_article=True,
        facts=(
            ("Jakso", f"{show.podcast.title}, {episode.called}"),
            ("Vieraat", ", ".join(guest.name for guest in episode.guests)),
        ),
        listed=link_in_markdown("Tekstivastine", site.canonical(view.transcript_file)) if view.transcript_file else "",
        podcast=Crumb(show.podcast.title, FEED) if show.can_be_subscribed_to else None,
    )


def _chapters_file(episode: Episode) -> bytes:
    """The chapters in the JSON that the Podcasting 2.0 specification asks for."""
    chapters = [{"startTime": chapter.seconds, "title": chapter.title} for chapter in episode.chapters]
    return json.dumps({"version": "1.2.0", "title": episode.title, "chapters": chapters}, ensure_ascii=False).encode()


def _series_data(show: Show) -> Mapping[str, Any]:
    site = show.site
    return schema_org(
        "PodcastSeries",
        name=show.podcast.title,
        description=describe(show.podcast),
        inLanguage=show.podcast.lang,
        author={"@type": "Organization", "name": show.author},
        url=site.url and site.canonical(PODCAST.index),
        image=site.url and site.canonical(show.cover),
        webFeed=show.can_be_subscribed_to and site.canonical(FEED),
    )


def _episode_data(episode: Episode, show: Show) -> Mapping[str, Any]:
    site, audio = show.site, episode.audio
    data = schema_org(
        "PodcastEpisode",
        name=episode.title,
        description=describe(episode),
        inLanguage=episode.lang,
        partOfSeries={"@type": "PodcastSeries", "name": show.podcast.title}
        | ({"url": site.canonical(PODCAST.index)} if site.url else {}),
        episodeNumber=episode.number,
        partOfSeason=episode.season and {"@type": "PodcastSeason", "seasonNumber": episode.season},
        datePublished=episode.date and episode.date.last.iso(),
        contributor=[{"@type": "Person", "name": guest.name} for guest in episode.guests],
        **addressed(episode, site),
    )
    if audio and (site.url or not audio_file(episode)):
        data["timeRequired"] = f"PT{audio.seconds}S"
        data["associatedMedia"] = {
            "@type": "AudioObject",
            "contentUrl": audio_address(episode, site.url),
            "encodingFormat": audio.type,
            "contentSize": str(audio.bytes),
            "duration": f"PT{audio.seconds}S",
        }
    return data


def _follow(about: None, catalogue: Catalogue, site: Site, here: str) -> str:
    """How to subscribe to the podcast."""
    if not Show(catalogue, site).can_be_subscribed_to:
        return ""
    return site.render(FollowPodcastView(feed=FEED), here) + "\n"


ASIDES = {"follow": _follow}
