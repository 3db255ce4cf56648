"""Deeds that seem to tell of the same thing, found as a reader would find them: by the search.

What a deed tells in its title and summary is sought. Another deed that has three quarters of it, by how rare the words
are, seems to tell of the same. Of the stories, episodes and webinars of our own tori that are known to tell of a deed,
nearly all have their deed so, and no other.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.done import Done
from tekojen_tori.pages.search.finding import Finder

LEAST_SHARE = 0.75
_MOST = 3
_BEGINNING = 60
"""Words of the text that stand for a summary that isn't."""


class Likeness:
    """Tells which deeds of a catalogue are alike. `cache` is the folder for what one run may leave to the next."""

    def __init__(self, catalogue: Catalogue, cache: Path) -> None:
        self._catalogue = catalogue
        self._finder = Finder(catalogue, cache)

    def of(self, title: str, summary: str, text: str = "") -> tuple[Done, ...]:
        """The few deeds that tell most of what a title and a summary tell, or the beginning of a text without one."""
        return tuple(islice(self._having(title, summary, text), _MOST))

    def like(self, deed: Done) -> tuple[Done, ...]:
        """The few others that tell of the same as a deed; its models and followers are known to."""
        return tuple(islice(self._others(deed), _MOST))

    def pairs(self) -> Iterator[tuple[Done, Done]]:
        """Each two deeds that both tell what the other tells, the newer first."""
        others = {deed.slug: list(self._others(deed)) for deed in self._catalogue.deeds}
        told = set()
        for deed in self._catalogue.deeds:
            told.add(deed.slug)
            for other in others[deed.slug]:
                if other.slug not in told and any(one is deed for one in others[other.slug]):
                    yield deed, other

    def _others(self, deed: Done) -> Iterator[Done]:
        spread = self._catalogue.spread
        known = {one.slug for one in spread.models_of(deed)}
        known |= {one.deed.slug for one in spread.followers_of(deed).every if one.deed}
        for other in self._having(deed.title, deed.summary or "", deed.text):
            if other.slug not in known | {deed.slug}:
                yield other

    def _having(self, title: str, summary: str, text: str) -> Iterator[Done]:
        told = f"{title}\n{summary or ' '.join(text.split()[:_BEGINNING])}"
        found = (document.thing for document in self._finder.holding(told, LEAST_SHARE))
        return (thing for thing in found if isinstance(thing, Done))
