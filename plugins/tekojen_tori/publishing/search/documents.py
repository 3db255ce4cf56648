"""What is searched: each thing's words, and what it can be narrowed by."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.deed import Deed
from tekojen_tori.language.sentences import sentence
from tekojen_tori.language.tokens import tokens
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.plain_text import plain_text
from tekojen_tori.publishing.site import finnish_date

FIELDS = ("title", "labels", "summary", "text")
"""The parts of a document, from the weightiest to the least. Labels are its themes, sector, place and organisation."""


@dataclass(frozen=True)
class Document:
    """One thing that search finds. Documents are numbered in the catalogue's order, newest first."""

    address: str
    title: str
    by: str
    sector: str
    sector_slug: str
    date: str
    labels: tuple[str, ...]
    summary: str
    text: str
    adoptions: int
    lang: str

    @cached_property
    def words(self) -> tuple[list[str], ...]:
        """The words of each field, in order."""
        return tuple(tokens(part) for part in (self.title, " . ".join(self.labels), self.summary, self.text))


@dataclass(frozen=True)
class Facet:
    """A way to narrow a search: its name in addresses, its title, its values and each document's places in them."""

    name: str
    title: str
    values: tuple[tuple[str, str], ...]
    of_documents: tuple[tuple[int, ...], ...]


def documents(catalogue: Catalogue) -> tuple[Document, ...]:
    """Every document."""
    return tuple(_document(deed, catalogue) for deed in catalogue.deeds)


def facets(catalogue: Catalogue) -> tuple[Facet, ...]:
    """Every facet, its values in the order in which they are offered when equally many documents have them."""
    numbers = {deed: number for number, deed in enumerate(catalogue.deeds)}

    def facet(name: str, title: str, groups: Mapping[tuple[str, str], Iterable[Deed]]) -> Facet:
        places: list[list[int]] = [[] for _ in numbers]
        shown = {value: deeds for value, deeds in groups.items() if deeds}
        for place, deeds in enumerate(shown.values()):
            for deed in deeds:
                places[numbers[deed]].append(place)
        return Facet(name, title, tuple(shown), tuple(map(tuple, places)))

    def named(groups: Mapping[_Named, Sequence[Deed]]) -> dict[tuple[str, str], Sequence[Deed]]:
        return {(group.slug, sentence(group.name)): deeds for group, deeds in groups.items()}

    return (
        facet("palveluala", "Palveluala", named(catalogue.by_sector)),
        facet("teema", "Teema", named(catalogue.by_theme)),
        facet("kunta", "Kunta", named(catalogue.by_municipality)),
        facet("maakunta", "Maakunta", named(catalogue.by_region)),
        facet("organisaatio", "Organisaatio", named(catalogue.by_organisation)),
        facet("vuosi", "Vuosi", {(str(year), str(year)): deeds for year, deeds in catalogue.by_year.items()}),
        facet("vaihe", "Vaihe", {}),
        facet("laji", "Laji", {("teko", "Kehittämisteko"): catalogue.deeds}),
    )
