"""A series of stories or webinars: a Markdown file beside the folder, of the same name, that holds them."""

from collections.abc import Iterable

from tekojen_tori.content.editorial import EditorialThing, Introduces, PublishedFields
from tekojen_tori.content.kind import Kind, kinds
from tekojen_tori.content.written import Written
from tekojen_tori.language.order import alphabetical


class SeriesFields(PublishedFields):
    """What an editor writes above the introduction of a series."""


class Series(SeriesFields, Introduces):
    """A series as it was read."""


def _beside_its_members(series: Series) -> str:
    """A series has its page where its members have theirs."""
    members = next(kind for kind in kinds() if kind.folder == series.folder)
    return f"{members.under}{series.slug}/"


def _has_members(series: Series, others: Iterable[Written]) -> bool:
    return any(isinstance(one, EditorialThing) and series.holds(one) for one in others)


SERIES: Kind[Series] = Kind(
    name="series",
    collection="series",
    folder="series",
    fields=SeriesFields,
    thing=Series,
    slug="sarja",
    index="",
    title="Sarja",
    plural="Sarjat",
    one="sarja",
    count="sarjaa",
    some="sarjoja",
    icon="material/bookshelf",
    in_order=lambda every: sorted(every, key=lambda series: alphabetical(series.title)),
    place=_beside_its_members,
    stands=_has_members,
)
KINDS = (SERIES,)
