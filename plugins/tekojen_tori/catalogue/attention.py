"""What an editor should look at: the same facts that the pages are made of, seen for what they lack."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.markdown.links import links_in


@dataclass(frozen=True)
class Matter:
    """Something to look at: what it is about, and a line for each thing, its file first if it has one."""

    title: str
    lines: tuple[str, ...]


def matters(catalogue: Catalogue) -> Iterator[Matter]:
    """Everything that needs attention, as of the day of reading; a catalogue with drafts tells of these too."""
    for its_matters in rooms.offers("catalogue", "matters"):
        yield from its_matters(catalogue)


def external_links(catalogue: Catalogue) -> Iterator[tuple[PurePosixPath, str]]:
    """Each address outside of the site that a content file gives, in its fields or its text."""
    for thing in catalogue.written:
        yield from ((thing.path, url) for url in thing.web_addresses)
        for link in links_in(thing.text):
            if link.target.startswith(("http://", "https://")):
                yield thing.path, link.target
