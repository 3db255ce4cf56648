"""Related deeds, each with the reason why it is related.

No deed is compared with every other: candidates come from the neighbours in date of each list that a deed stands in
(its organisation's, its themes'), so the work grows with the number of deeds and not with its square.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.done import Done

SHOWN = 3
_NEIGHBOURS = 8
_FROM_ONE_ORGANISATION = 2


@dataclass(frozen=True)
class Related:
    """A deed and why a reader of another one might want it."""

    deed: Done
    reason: str


class RelatedDeeds:
    """Finds the related deeds of any deed in a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._place = {deed.slug: place for place, deed in enumerate(catalogue.deeds)}
        rarity = {theme: 1 / (1 + len(deeds)) for theme, deeds in catalogue.by_theme.items()}
        self._weights = {deed.slug: {one.slug: rarity[one] ** 0.5 for one in deed.theme} for deed in catalogue.deeds}

    def of(self, deed: Done) -> tuple[Related, ...]:
        """At most `SHOWN` deeds: models and their followers first, then by shared themes and organisation."""
        chosen: dict[str, Related] = {related.deed.slug: related for related in self._by_adoption(deed)}
        same_doer = 0
        for other in sorted(self._candidates(deed), key=lambda other: self._distance(deed, other)):
            if len(chosen) >= SHOWN:
                break
            same_doer += (same := other.done_by is deed.done_by)
            if other.slug not in chosen and not (same and same_doer > _FROM_ONE_ORGANISATION):
                chosen[other.slug] = Related(other, _reason(deed, other))
        return tuple(chosen.values())[:SHOWN]

    def _by_adoption(self, deed: Done) -> Iterator[Related]:
        for model in self._catalogue.spread.models_of(deed):
            yield Related(model, "Tämän teon malli")
        for adopter in self._catalogue.spread.followers_of(deed).every:
            if adopter.deed:
                yield Related(adopter.deed, "Otti mallia tästä teosta")

    def _candidates(self, deed: Done) -> Iterable[Done]:
        lists = [self._catalogue.by_theme[theme] for theme in deed.theme]
        if deed.organisation:
            lists.append(self._catalogue.by_organisation[deed.organisation])
        elif deed.municipality:
            lists.append(self._catalogue.by_municipality[deed.municipality])
        found = {other.slug: other for deeds in lists for other in self._neighbours(deed, deeds)}
        found.pop(deed.slug, None)
        return found.values()

    def _neighbours(self, deed: Done, deeds: tuple[Done, ...]) -> tuple[Done, ...]:
        middle = bisect_left(deeds, self._place[deed.slug], key=lambda other: self._place[other.slug])
        return deeds[max(0, middle - _NEIGHBOURS) : middle + _NEIGHBOURS + 1]

    def _distance(self, deed: Done, other: Done) -> tuple[float, int]:
        themes = self._weights[other.slug]
        shared = sum(weight for theme, weight in self._weights[deed.slug].items() if theme in themes)
        closeness = shared + 0.05 * (deed.sector is other.sector) + 0.05 * (deed.done_by is other.done_by)
        return -closeness, abs(self._place[deed.slug] - self._place[other.slug])


def _reason(deed: Done, other: Done) -> str:
    shared = [theme.name for theme in deed.theme if theme in other.theme]
    if len(shared) > 1:
        return f"Samat teemat: {' ja '.join(shared[:2])}"
    if shared:
        return f"Sama teema: {shared[0]}"
    return "Saman organisaation teko"
