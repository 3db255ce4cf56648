"""What the deeds propose to be told of them."""

from collections.abc import Iterator

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.proposals import Proposed, Wanted

_MOST_PROPOSED = 12


def proposes(catalogue: Catalogue, wanted: Wanted) -> Iterator[Proposed]:
    """The deeds that have come since a day; only a campaign's, if one is given."""
    new = [deed for deed in catalogue.deeds if wanted.came(deed, catalogue) and wanted.counts(deed)]
    yield Proposed(10, "Uudet teot", tuple(new[:_MOST_PROPOSED]), tuple(new[_MOST_PROPOSED:]))
