"""What a search can be narrowed by."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from tekojen_tori.catalogue.catalogue import Catalogue, Region
from tekojen_tori.catalogue.groupings import SECTORS, THEMES, Group, Grouping, groupings
from tekojen_tori.content.done import Done, Stage
from tekojen_tori.content.kind import kind_of, kinds_of_work
from tekojen_tori.content.order import AnyNamed, by_name
from tekojen_tori.content.registers import Municipality, Organisation
from tekojen_tori.language.sentences import sentence
from tekojen_tori.language.slugs import slug
from tekojen_tori.pages.search.documents import PAGE, searched_pages
from tekojen_tori.publishing import addresses


@dataclass(frozen=True)
class Facet:
    """A way to narrow a search.

    `name` stands for it in addresses. `values` are (name in addresses, title), and `of_documents` tells for each
    document which of them it has, as places in `values`. If its values have pages, these are at `address` and their
    names.
    """

    name: str
    title: str
    values: tuple[tuple[str, str], ...]
    of_documents: tuple[tuple[int, ...], ...]
    address: str = ""

    def counted(self, documents: Iterable[int]) -> list[tuple[str, str, int]]:
        """Each value that some of the documents have: its name in addresses, its title, and how many have it."""
        counts = Counter(place for number in documents for place in self.of_documents[number])
        return [(*self.values[place], counts[place]) for place in sorted(counts)]


Value = TypeVar("Value")


def facets(catalogue: Catalogue) -> list[Facet]:
    """Every facet, in the order in which they are offered.

    Documents are in the order of the catalogue's `told`; the pages after them are only of a kind of their own.
    """
    pages = len(list(searched_pages(catalogue)))
    *others, kinds = _of_told(catalogue)
    if pages:
        kinds = _of_pages(replace(kinds, values=(*kinds.values, PAGE)), pages, (len(kinds.values),))
    return [*(_of_pages(facet, pages, ()) for facet in others), kinds]


def _of_pages(facet: Facet, pages: int, places: tuple[int, ...]) -> Facet:
    """The facet with so many pages too, each of which has those values."""
    return replace(facet, of_documents=(*facet.of_documents, *[places] * pages))


def _of_told(catalogue: Catalogue) -> list[Facet]:
    told = catalogue.told
    municipalities = [thing.municipalities for thing in told]
    regions = [
        tuple(dict.fromkeys(Region(place.region) for place in thing.places(catalogue.registers))) for thing in told
    ]
    organisations = [(thing.organisation,) if thing.organisation else () for thing in told]
    years = [(thing.date.years,) if thing.date else () for thing in told]
    come = [catalogue.spread.stage_of(thing) if isinstance(thing, Done) else None for thing in told]
    stages = [(stage,) if stage else () for stage in come]
    kinds = [(kind_of(thing),) for thing in told]
    return [
        replace(_of_groups(SECTORS, catalogue), address=addresses.SECTORS),
        replace(_of_groups(THEMES, catalogue), address=addresses.THEMES),
        _facet("kunta", "Kunta", municipalities, _alphabetical(municipalities), _named),
        _facet("maakunta", "Maakunta", regions, _alphabetical(regions), _named),
        _facet("organisaatio", "Muu organisaatio", organisations, _alphabetical(organisations), _named),
        *(_of_groups(grouping, catalogue) for grouping in groupings(catalogue) if grouping not in (SECTORS, THEMES)),
        _facet("vuosi", "Vuosi", years, sorted(_all(years), reverse=True), lambda one: (one.slug, one.name)),
        _facet("vaihe", "Vaihe", stages, Stage, lambda stage: (slug(stage), sentence(stage))),
        _facet("laji", "Laji", kinds, kinds_of_work(), lambda kind: (kind.slug, kind.title)),
    ]


def _of_groups(grouping: Grouping, catalogue: Catalogue) -> Facet:
    of_documents = [tuple(grouping.of(thing)) for thing in catalogue.told]
    return _facet(grouping.name, grouping.title, of_documents, grouping.deeds(catalogue), _named)


def _facet(
    name: str,
    title: str,
    of_documents: Sequence[tuple[Value, ...]],
    order: Iterable[Value],
    told: Callable[[Value], tuple[str, str]],
) -> Facet:
    """A facet whose values are those that some document has."""
    having = _all(of_documents)
    places = {value: place for place, value in enumerate(value for value in order if value in having)}
    return Facet(
        name,
        title,
        tuple(map(told, places)),
        tuple(tuple(sorted(places[value] for value in values)) for values in of_documents),
    )


def _all(of_documents: Iterable[tuple[Value, ...]]) -> set[Value]:
    return {value for values in of_documents for value in values}


def _alphabetical(of_documents: Iterable[tuple[AnyNamed, ...]]) -> list[AnyNamed]:
    return by_name(_all(of_documents))


def _named(value: Group | Municipality | Region | Organisation) -> tuple[str, str]:
    return value.slug, sentence(value.name)
