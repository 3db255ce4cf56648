"""What is known to be of which topic of webinars."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from pathlib import PurePosixPath

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.written import Told
from tekojen_tori.kinds.webinar_topics.content import WebinarTopic


class WebinarTopics:
    """The webinars and stories that topics name, and their topics."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def webinars_of(self, topic: WebinarTopic) -> tuple[Told, ...]:
        """The webinars of a topic that are known, in the order in which it names them."""
        return self._found("webinar", topic.webinars)

    def stories_of(self, topic: WebinarTopic) -> tuple[Told, ...]:
        """The stories of a topic."""
        return self._found("story", topic.stories)

    def of(self, thing: Told) -> tuple[WebinarTopic, ...]:
        """The topics of a webinar or a story."""
        return tuple(self._topics.get(thing.path, ()))

    @cached_property
    def _topics(self) -> Mapping[PurePosixPath, list[WebinarTopic]]:
        found: dict[PurePosixPath, list[WebinarTopic]] = defaultdict(list)
        for topic in self._catalogue.of(WebinarTopic):
            for thing in (*self.webinars_of(topic), *self.stories_of(topic)):
                found[thing.path].append(topic)
        return found

    def _found(self, kind: str, slugs: tuple[str, ...]) -> tuple[Told, ...]:
        found = (self._catalogue.find(kind, slug) for slug in slugs)
        return tuple(dict.fromkeys(thing for thing in found if thing))
