"""What of a catalogue shows the ways of working that have broken through, and how far the deeds have come."""

from collections.abc import Mapping
from dataclasses import dataclass

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.grouping import grouped
from tekojen_tori.content.done import Done, Stage
from tekojen_tori.content.registers import Support, Theme
from tekojen_tori.content.written import Told, Written
from tekojen_tori.pages.breakthroughs.content import WayOfWorking

_SHOWN = 3
"""Of what is found by a way's themes; the theme's own page has the rest."""


@dataclass(frozen=True)
class WayShown:
    """What shows a way of working: themes and kinds of support, each with how many deeds it has, and things."""

    themes: tuple[tuple[Theme, int], ...]
    support: tuple[tuple[Support, int], ...]
    things: tuple[Written, ...]


class Showing:
    """The look-ups of the page of the breakthroughs."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._by_file = catalogue.by_file_name

    def of(self, way: WayOfWorking) -> WayShown:
        """What shows a way of working."""
        registers, catalogue = self._catalogue.registers, self._catalogue
        themes = [theme for name in way.themes if (theme := registers.theme_names.find(name))]
        support = [kind for name in way.support if (kind := registers.support_names.find(name))]
        named = [self._by_file[name] for name in way.shown_by if name in self._by_file]
        return WayShown(
            tuple((theme, len(catalogue.by_theme.get(theme, ()))) for theme in themes),
            tuple((kind, len(catalogue.by_support.get(kind, ()))) for kind in support),
            tuple(dict.fromkeys(named)) or self._by_themes(themes),
        )

    def _by_themes(self, themes: list[Theme]) -> tuple[Told, ...]:
        """The first of what tells of a theme: that which tells of it before all others, and of that the newest."""
        found = [thing for thing in self._catalogue.told if not set(themes).isdisjoint(thing.theme)]
        found.sort(key=lambda thing: thing.theme[0] not in themes)
        return tuple(found[:_SHOWN])

    @property
    def ladder(self) -> Mapping[Stage, tuple[Done, ...]]:
        """The deeds on each stage, the first thought first, also on those that have none. The rest have no stage: it is
        told of none of them, and nobody has taken them as a model."""
        stage_of = self._catalogue.spread.stage_of
        return grouped(self._catalogue.deeds, lambda deed: filter(None, (stage_of(deed),)), Stage)
