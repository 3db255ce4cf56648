"""A figure of how the deeds divide into groups."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from tekojen_tori.catalogue.shares import Share
from tekojen_tori.language.numbers import NO_BREAK_SPACE, number
from tekojen_tori.publishing.drawing.charts import ChartBar, bar_chart
from tekojen_tori.publishing.drawing.figure import Figure, TableRow

_BARS = 10


def of_groups(
    slug: str,
    title: str,
    tells: str,
    column: str,
    groups: Sequence[tuple[str, Share[Any], str | None]],
    *,
    shown: int = _BARS,
    styles: Mapping[str, str] = MappingProxyType({}),
) -> Figure:
    """A figure of groups by name, the largest of them as bars."""
    rows = tuple(TableRow(name, (group.deeds, group.share), place) for name, group, place in groups)
    if len(groups) > shown:
        tells += f" Kuvassa on {shown} suurinta, taulukossa kaikki {len(groups)}."
    bars = [
        ChartBar(name, group.deeds, f"{number(group.deeds)} ({group.share}{NO_BREAK_SPACE}%)", styles.get(name, ""))
        for name, group, _ in groups[:shown]
    ]
    return Figure(slug, title, tells, (column, "Tekoja", "Osuus, %"), rows, bar_chart(slug, title, bars))
