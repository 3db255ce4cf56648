"""A feed as such, whatever its format."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Feed:
    """What a feed tells of itself. `page` is the address of the page that it follows, `url` its own, both absolute."""

    title: str
    description: str
    publisher: str
    page: str
    url: str
    updated: datetime
