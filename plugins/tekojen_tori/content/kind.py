"""What a kind of content is, said once: whatever needs all kinds walks these definitions."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Generic

from pydantic import BaseModel

from tekojen_tori import rooms
from tekojen_tori.content.written import AnyWritten, Told, Written
from tekojen_tori.language.numbers import counted


@dataclass(frozen=True, kw_only=True, eq=False)
class Kind(Generic[AnyWritten]):
    """A kind of content.

    `name` is its word in code and data, `collection` that of many, and `folder` holds its files. `slug` is its
    word in the site's addresses, and `index` the address of the page of all of it, under which each has its own unless
    `place` says otherwise; a kind that is listed on another's page names the part (`webinaarit/#aiheet`). `fields` is
    the model of what stands above the text, `thing` that of the whole. Within a sentence it is called `one` (tarina),
    `count` (30 tarinaa) and `some` (tarinoita). Readers meet the things `in_order`; of those that don't stand alone,
    only such as `stands` says stand among all that is published. What has no page of its own (`has_page`) is shown on
    another thing's, at the `place` in it.
    """

    name: str
    collection: str
    folder: str
    fields: type[BaseModel]
    thing: type[AnyWritten]
    slug: str
    index: str
    title: str
    plural: str
    one: str
    count: str
    some: str
    icon: str
    in_order: Callable[[Iterable[AnyWritten]], Sequence[AnyWritten]]
    place: Callable[[AnyWritten], str] | None = None
    has_page: bool = True
    stands: Callable[[AnyWritten, Iterable[Written]], bool] = lambda thing, others: True

    @property
    def tells_of_work(self) -> bool:
        """Whether it is searched, followed and listed beside deeds."""
        return issubclass(self.thing, Told)

    @property
    def under(self) -> str:
        """The address under which its things have theirs. Kinds that share it may not give two things one address."""
        return self.index.partition("#")[0]

    def counted(self, how_many: int) -> str:
        """1 tarina, 30 tarinaa."""
        return counted(how_many, self.one, self.count)

    def address(self, thing: AnyWritten) -> str:
        """The address of a thing's page, seen from the home page."""
        return self.place(thing) if self.place else f"{self.under}{thing.slug}/"


def kinds() -> tuple[Kind[Any], ...]:
    """Every kind, in the order of the rooms."""
    return tuple(_by_thing(tuple(rooms.ROOMS)).values())


def kinds_of_work() -> tuple[Kind[Any], ...]:
    """The kinds that tell of work: deeds first."""
    return tuple(kind for kind in kinds() if kind.tells_of_work)


def kind_of(thing: Written) -> Kind[Any]:
    """What kind of thing it is."""
    return _by_thing(tuple(rooms.ROOMS))[type(thing)]


@cache
def _by_thing(every_room: tuple[str, ...]) -> dict[type[Written], Kind[Any]]:
    every = chain.from_iterable(rooms.offers("content", "KINDS"))
    return {kind.thing: kind for kind in every}
