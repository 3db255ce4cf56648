"""The rooms of the house: whatever is told, shown or given to programs has one, with all that makes it.

A room is a package that has a module for each floor on which it has something to say: `content` (its model), `reading`
(its checks), `catalogue` (its look-ups), `contributing`, `publishing` (its pages). Its templates, styles and scripts
lie beside them. What needs every room asks here, and never names one. To add a room, make its folder and give it a line
below; without its line and its folder the rest of the house stands.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

ROOMS = [
    "tekojen_tori.kinds.deeds",
    "tekojen_tori.kinds.adoptions",
    "tekojen_tori.kinds.followups",
    "tekojen_tori.kinds.stories",
    "tekojen_tori.kinds.series",
    "tekojen_tori.kinds.podcast",
    "tekojen_tori.kinds.webinars",
    "tekojen_tori.kinds.webinar_topics",
    "tekojen_tori.kinds.toplists",
    "tekojen_tori.kinds.campaigns",
    "tekojen_tori.kinds.newsletters",
    "tekojen_tori.pages.home",
    "tekojen_tori.pages.groups",
    "tekojen_tori.pages.nearby",
    "tekojen_tori.pages.features",
    "tekojen_tori.pages.discussions",
    "tekojen_tori.pages.quotes",
    "tekojen_tori.pages.map",
    "tekojen_tori.pages.statistics",
    "tekojen_tori.pages.programme",
    "tekojen_tori.pages.development_path",
    "tekojen_tori.pages.breakthroughs",
    "tekojen_tori.pages.search",
    "tekojen_tori.pages.telling",
    "tekojen_tori.pages.trying",
    "tekojen_tori.pages.own_list",
    "tekojen_tori.pages.side_by_side",
    "tekojen_tori.pages.passing_on",
    "tekojen_tori.pages.plain",
    "tekojen_tori.pages.not_found",
    "tekojen_tori.data.api",
    "tekojen_tori.data.feeds",
    "tekojen_tori.data.calendar",
    "tekojen_tori.data.schemas",
    "tekojen_tori.data.assistants",
    "tekojen_tori.data.redirects",
    "tekojen_tori.data.server",
]


def parts(name: str) -> Iterator[ModuleType]:
    """The module of that name of each room that has one, in the order of the rooms."""
    return filter(None, (_part(room, name) for room in ROOMS))


def offers(part: str, name: str) -> Iterator[Any]:
    """What the rooms have under a name in the module of that name, in the order of the rooms that have it."""
    return (getattr(module, name) for module in parts(part) if hasattr(module, name))


def folders() -> list[Path]:
    """The folder of each room."""
    return [Path(str(import_module(room).__file__)).parent for room in ROOMS]


@cache
def _part(room: str, name: str) -> ModuleType | None:
    whole = f"{room}.{name}"
    return import_module(whole) if find_spec(whole) else None
