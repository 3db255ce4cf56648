"""What a search can be narrowed by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tekojen_tori.catalogue.catalogue import Catalogue, Region
from tekojen_tori.content.deed import Deed, Stage
from tekojen_tori.content.registers import Municipality, Organisation, Sector, Theme
from tekojen_tori.language.sentences import sentence
from tekojen_tori.language.slugs import slug


@dataclass(frozen=True)
class Facet:
    """A way to narrow a search.

    `name` stands for it in addresses. `values` are (name in addresses, title), and `of_documents` tells for each
    document which of them it has, as places in `values`.
    """

    name: str
    title: str
    values: tuple[tuple[str, str], ...]
    of_documents: tuple[tuple[int, ...], ...]


Named = TypeVar("Named", Sector, Theme, Municipality, Region, Organisation)


def facets(catalogue: Catalogue) -> list[Facet]:
    """Every facet, in the order in which they are offered."""
    kinds = {("teko", "Kehittämisteko"): catalogue.deeds}
    years = {(str(year), str(year)): deeds for year, deeds in catalogue.by_year.items()}
    stages = {
        (slug(stage), sentence(stage)): [deed for deed in catalogue.deeds if deed.stage is stage] for stage in Stage
    }
    return [
        _facet("palveluala", "Palveluala", _named(catalogue.by_sector), catalogue),
        _facet("teema", "Teema", _named(catalogue.by_theme), catalogue),
        _facet("kunta", "Kunta", _named(catalogue.by_municipality), catalogue),
        _facet("maakunta", "Maakunta", _named(catalogue.by_region), catalogue),
        _facet("organisaatio", "Muu organisaatio", _named(catalogue.by_organisation), catalogue),
        _facet("vuosi", "Vuosi", years, catalogue),
        _facet("vaihe", "Vaihe", stages, catalogue),
        _facet("laji", "Laji", kinds, catalogue),
    ]


def _named(groups: Mapping[Named, Sequence[Deed]]) -> Mapping[tuple[str, str], Sequence[Deed]]:
    return {(group.slug, sentence(group.name)): deeds for group, deeds in groups.items()}


def _facet(name: str, title: str, groups: Mapping[tuple[str, str], Iterable[Deed]], catalogue: Catalogue) -> Facet:
    shown = {value: deeds for value, deeds in groups.items() if deeds}
    places: dict[str, list[int]] = {deed.slug: [] for deed in catalogue.deeds}
    for place, deeds in enumerate(shown.values()):
        for deed in deeds:
            places[deed.slug].append(place)
    return Facet(name, title, tuple(shown), tuple(map(tuple, places.values())))
