"""What of a catalogue shows the phases and tools of the development path."""

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.written import Told, by_address
from tekojen_tori.kinds.stories.content import Story
from tekojen_tori.kinds.webinars.content import Webinar
from tekojen_tori.pages.development_path.content import PathPart


class Examples:
    """The stories, deeds and webinars that parts of the path name."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._deeds = catalogue.deed_by_slug
        self._stories = by_address(catalogue.of(Story))
        self._webinars = by_address(catalogue.of(Webinar))

    def of(self, part: PathPart) -> tuple[Told, ...]:
        """What shows a phase or a tool: first its stories, which tell the most."""
        return (
            *(self._stories[slug] for slug in part.stories if slug in self._stories),
            *(self._deeds[slug] for slug in part.deeds if slug in self._deeds),
            *(self._webinars[slug] for slug in part.webinars if slug in self._webinars),
        )
