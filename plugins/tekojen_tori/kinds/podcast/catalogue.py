"""What the podcast proposes to be told of it."""

from collections.abc import Iterator

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.proposals import Proposed, Wanted
from tekojen_tori.kinds.podcast.content.episode import Episode


def proposes(catalogue: Catalogue, wanted: Wanted) -> Iterator[Proposed]:
    """The newest episode, whenever it came."""
    yield Proposed(40, "Podcast", catalogue.of(Episode)[:1])
