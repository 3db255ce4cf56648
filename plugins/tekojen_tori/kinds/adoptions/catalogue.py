"""What an editor should look at of the adoptions, and what they propose to be told of them."""

from collections.abc import Iterator

from tekojen_tori.catalogue.attention import Matter
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.proposals import Proposed, Wanted
from tekojen_tori.kinds.adoptions.content import Adoption

_MOST_PROPOSED = 6


def matters(catalogue: Catalogue) -> Iterator[Matter]:
    """Adoptions that aren't published yet."""
    drafts = [one for one in catalogue.of(Adoption) if one.draft]
    if drafts:
        yield Matter("Mallin ottamisten luonnokset", tuple(f"{one.path}: {one.title}" for one in drafts))


def proposes(catalogue: Catalogue, wanted: Wanted) -> Iterator[Proposed]:
    """The adoptions that have come since a day; of a campaign, those of its deeds."""
    new = [one for one in catalogue.of(Adoption) if wanted.came(one, catalogue) and _counts(one, wanted, catalogue)]
    yield Proposed(15, "Otettu mallia", tuple(new[:_MOST_PROPOSED]), tuple(new[_MOST_PROPOSED:]))


def _counts(adoption: Adoption, wanted: Wanted, catalogue: Catalogue) -> bool:
    model = catalogue.deed_by_slug.get(adoption.model)
    return model is not None and wanted.counts(model)
