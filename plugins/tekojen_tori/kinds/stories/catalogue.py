"""What the stories propose to be told of them."""

from collections.abc import Iterator

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.proposals import Proposed, Wanted
from tekojen_tori.kinds.stories.content import Story


def proposes(catalogue: Catalogue, wanted: Wanted) -> Iterator[Proposed]:
    """The newest story, whenever it came."""
    yield Proposed(30, "Tarina", catalogue.of(Story)[:1])
