"""What a server says with each file of the site: what browsers may do, of what type it is, how long it keeps.

HTTPS itself (Strict-Transport-Security) is left out on purpose: it binds the whole host, other sites there too, and
can't be taken back at once. Whoever runs the host decides.
"""

import re
from dataclasses import dataclass

from tekojen_tori import rooms
from tekojen_tori.content.kind import kinds
from tekojen_tori.data.api.files import FOLDER as API
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.frame.feed_links import ATOM, FEED_LINKS, JSON, RSS
from tekojen_tori.publishing.frame.policy import REFERRER_POLICY, content_policy


def headers(receiver: str = "") -> dict[str, str]:
    """What is said with everything, where forms may be sent to a `receiver`, if there is one."""
    return {
        # A page itself can't forbid that others show it within theirs.
        "Content-Security-Policy": f"{content_policy(receiver)}; frame-ancestors 'none'",
        "Referrer-Policy": REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }


SELDOM_KNOWN_TYPES = {
    ".atom": ATOM.media_type,
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    **{ending: form for types in rooms.offers("media_types", "SELDOM_KNOWN") for ending, form in types.items()},
}
TYPES = SELDOM_KNOWN_TYPES | {
    ".avif": "image/avif",
    ".css": "text/css",
    ".gif": "image/gif",
    ".html": "text/html",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".xml": "application/xml",
    **{ending: form for types in rooms.offers("media_types", "KNOWN") for ending, form in types.items()},
}
"""Of every ending that a file of the site may have. With `nosniff` a browser believes what it is told."""
TYPES_OF_NAMES = {RSS.file: RSS.media_type, JSON.file: JSON.media_type}
"""Of files that their ending tells too little of."""
OTHER_TYPE = "application/octet-stream"
"""Of the search index, which is compressed already."""
TEXT_TYPES = frozenset(one for one in TYPES.values() if one.startswith("text/") or one.endswith("subrip"))
"""Types whose letters a program wouldn't know without being told: they are UTF-8."""


@dataclass(frozen=True)
class HeaderRule:
    """A header of the files at some addresses: in them `*` is anything, and `:name` any one folder."""

    header: str
    value: str
    addresses: tuple[str, ...]

    def pattern(self, site_path: str) -> str:
        """The paths on the server as one regular expression, where the site lies at `site_path`."""
        any_of = "|".join(re.sub(r":[a-z]+", "[^/]+", re.escape(one).replace(r"\*", ".*")) for one in self.addresses)
        return f"^{re.escape(site_path)}({any_of})$"


KEPT = "no-cache"
"""How long a browser may keep what no rule names: for good, if it asks each time whether there is a newer one."""
_WITH_FIGURES = (
    addresses.STATISTICS,
    addresses.PROGRAMME,
    *(kind.index for kind in kinds() if kind.name == "campaign"),
)
RULES = (
    HeaderRule(
        "Cache-Control",
        "public, max-age=31536000, immutable",
        (
            # In folders that are named by all that is in them.
            f"{addresses.CODE}:code/*",
            f"{addresses.ASSETS}search/:index/*",
        ),
    ),
    HeaderRule(
        "Cache-Control",
        "public, max-age=86400",
        (
            f"{addresses.MEDIA}*",
            f"{addresses.SHARE_IMAGES}*",
            f"{addresses.ASSETS}favicon.svg",
        ),
    ),
    HeaderRule(
        "Access-Control-Allow-Origin",
        "*",
        (
            # What pages of other sites may read: open data, feeds, the calendar, figures; sound and its transcripts.
            f"{API}*",
            *(f"*{link.file}" for link in FEED_LINKS),
            addresses.CALENDAR,
            *(f"{folder}*.csv" for folder in _WITH_FIGURES),
            f"{addresses.MEDIA}*",
        ),
    ),
)
