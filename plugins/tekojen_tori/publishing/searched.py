"""What search finds beside what tells of work: pages that rooms offer, under `searched` of their publishing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SearchedPage:
    """A page that search finds. `text` is plain words, and `part_of` what the page belongs to, if anything.

    `kind` is what it is called among the results, `names` are what else it is called, and `places` where it is. `shown`
    is what a result says of it, where that isn't its summary, and isn't searched.
    """

    address: str
    title: str
    summary: str
    text: str
    part_of: str = ""
    kind: str = "Sivu"
    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    shown: str = ""
