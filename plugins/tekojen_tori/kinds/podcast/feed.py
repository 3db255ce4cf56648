"""The podcast's feed: RSS 2.0 with the elements of Apple Podcasts and of Podcasting 2.0."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from xml.etree.ElementTree import Element
from zoneinfo import ZoneInfo

from markupsafe import Markup

from tekojen_tori.data.feeds.xml import document, element
from tekojen_tori.kinds.podcast.content.episode import Audio, Chapter, Episode
from tekojen_tori.kinds.podcast.content.podcast import PODCAST
from tekojen_tori.kinds.podcast.show import FEED, Show, audio_address, chapters_address
from tekojen_tori.language.durations import clock
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.descriptions import describe
from tekojen_tori.publishing.pictures.media import media_address
from tekojen_tori.publishing.text.written import absolute_html

_FINLAND = ZoneInfo("Europe/Helsinki")
_SILENT = "Jaksojen ääntä ei ole torilla, joten tässä syötteessä ei ole vielä jaksoja."
_NAMESPACES = {
    "xmlns_atom": "http://www.w3.org/2005/Atom",
    "xmlns_content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns_itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "xmlns_podcast": "https://podcastindex.org/namespace/1.0",
    "xmlns_psc": "http://podlove.org/simple-chapters",
}


def podcast_feed(show: Show) -> bytes:
    """The whole feed. Only what can be heard is in it. What it describes an episode with is HTML."""
    channel = element("channel", *_channel(show), *(_item(episode, show) for episode in show.heard))
    return document(element("rss", channel, version="2.0", **_NAMESPACES), "", "</rss>")


def _channel(show: Show) -> Iterator[Element]:
    podcast, site = show.podcast, show.site
    page, cover = site.canonical(PODCAST.index), show.absolute(show.cover)
    yield element("title", podcast.title)
    yield element("link", page)
    description = show.description if show.heard else f"{show.description} {_SILENT}"
    yield element("description", escape(description))
    yield element("language", podcast.lang)
    yield element("atom:link", rel="self", href=site.canonical(FEED), type="application/rss+xml")
    if show.heard:
        yield element("pubDate", format_datetime(max(map(_published, show.heard))))
    yield element("image", element("url", cover), element("title", podcast.title), element("link", page))
    yield element("itunes:image", href=cover)
    yield element("itunes:author", show.author)
    if show.owner_email:
        name = element("itunes:name", show.author)
        yield element("itunes:owner", name, element("itunes:email", show.owner_email))
    yield from map(_category, podcast.category)
    yield element("itunes:explicit", str(podcast.explicit).lower())
    yield element("itunes:type", "episodic")
    if podcast.new_feed:
        yield element("itunes:new-feed-url", podcast.new_feed)
    yield element("podcast:guid", str(show.guid))
    yield element("podcast:medium", "podcast")
    yield element("podcast:license", podcast.license.lower())
    owner = {"owner": show.owner_email} if show.owner_email else {}
    yield element("podcast:locked", "no", **owner)


def _category(category: str) -> Element:
    name, _, part = category.partition("/")
    return element("itunes:category", element("itunes:category", text=part) if part else None, text=name)


def _item(episode: Episode, show: Show) -> Element:
    return element("item", *_item_parts(episode, show))


def _item_parts(episode: Episode, show: Show) -> Iterator[Element]:
    audio, site = episode.audio, show.site
    assert audio is not None, "only what can be heard is in the feed"
    yield element("title", episode.title)
    yield element("link", site.canonical(address(episode)))
    yield element("guid", show.guid_of(episode), isPermaLink="false")
    yield element("pubDate", format_datetime(_published(episode)))
    yield element("description", escape(describe(episode)))
    yield element("content:encoded", _notes(episode, show))
    yield _enclosure(episode, audio, show)
    yield element("itunes:duration", str(audio.seconds))
    if episode.number:
        yield element("itunes:episode", str(episode.number))
    if episode.season:
        yield element("itunes:season", str(episode.season))
    yield element("itunes:episodeType", episode.type.name.lower())
    yield element("itunes:explicit", str(show.podcast.explicit).lower())
    if episode.season:
        yield element("podcast:season", str(episode.season))
    if episode.number:
        yield element("podcast:episode", str(episode.number))
    if transcript := show.transcript(episode):
        where = show.absolute(media_address(transcript.path))
        yield element("podcast:transcript", url=where, type=transcript.type, language=episode.lang)
    if episode.chapters:
        where = site.canonical(chapters_address(episode))
        yield element("podcast:chapters", url=where, type="application/json+chapters")
        yield element("psc:chapters", *map(_simple_chapter, episode.chapters), version="1.2")
    for guest in episode.guests:
        yield element("podcast:person", guest.name, role="guest")


def _simple_chapter(chapter: Chapter) -> Element:
    """A chapter as programs read it that fetch no file of them."""
    return element("psc:chapter", start=str(timedelta(seconds=chapter.seconds)).rjust(8, "0"), title=chapter.title)


def _enclosure(episode: Episode, audio: Audio, show: Show) -> Element:
    where = audio_address(episode, show.site.url)
    assert where is not None, "it has a sound"
    return element("enclosure", url=where, length=str(audio.bytes), type=audio.type)


def _published(episode: Episode) -> datetime:
    assert episode.date is not None, "the checker demands a day of what can be heard"
    day = episode.date.last
    return datetime(day.year, day.month, day.day, tzinfo=_FINLAND)


def _notes(episode: Episode, show: Show) -> str:
    """What programs show beside an episode: its text, its guests and where it is told of."""
    return str(Markup("\n").join(_notes_parts(episode, show)))


def _notes_parts(episode: Episode, show: Show) -> Iterator[Markup]:
    yield absolute_html(episode, show.catalogue, show.site)
    if episode.guests:
        names = "; ".join(f"{guest.name}, {guest.role}" if guest.role else guest.name for guest in episode.guests)
        yield Markup("<p>Vieraina: {}</p>").format(names)
    if episode.chapters:
        # Podcast programs make links of the moments that they find in the text.
        rows = (Markup("<li>{} {}</li>").format(clock(one.seconds), one.title) for one in episode.chapters)
        yield Markup("<ul>{}</ul>").format(Markup().join(rows))
    page = show.site.canonical(address(episode))
    yield Markup('<p><a href="{}">Jakson sivu: {}</a></p>').format(page, show.site.name)
