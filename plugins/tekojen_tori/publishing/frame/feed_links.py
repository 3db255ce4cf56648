"""The feeds that lie beside a page, and what each is called."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FeedLink:
    """A form in which what is told can be followed: `file` lies in the folder of the page that it follows."""

    name: str
    file: str
    media_type: str


RSS = FeedLink("RSS", "feed.xml", "application/rss+xml")
ATOM = FeedLink("Atom", "feed.atom", "application/atom+xml")
JSON = FeedLink("JSON", "feed.json", "application/feed+json")
FEED_LINKS = (RSS, ATOM, JSON)
