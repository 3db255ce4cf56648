"""What of a catalogue shows the phases and tools of the development path."""

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.written import Told
from tekojen_tori.pages.development_path.content import PathPart


class Examples:
    """The stories, deeds and webinars that parts of the path name."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def of(self, part: PathPart) -> tuple[Told, ...]:
        """What shows a phase or a tool: first its stories, which tell the most."""
        named = (("story", part.stories), ("deed", part.deeds), ("webinar", part.webinars))
        found = (self._catalogue.find(kind, slug) for kind, slugs in named for slug in slugs)
        return tuple(thing for thing in found if thing)
