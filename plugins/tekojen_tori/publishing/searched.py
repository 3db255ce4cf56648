"""What search finds beside what tells of work: pages that rooms offer, under `searched` of their publishing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SearchedPage:
    """A page that search finds. `text` is plain words, and `part_of` what the page belongs to, if anything."""

    address: str
    title: str
    summary: str
    text: str
    part_of: str = ""
