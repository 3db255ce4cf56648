"""The files that tell of series: each lies beside the folder, of the same name, that holds what belongs to it."""

from tekojen_tori.content.editorial import EditorialThing
from tekojen_tori.content.kind import kinds
from tekojen_tori.kinds.series.content import SERIES
from tekojen_tori.reading.content_file import Reader
from tekojen_tori.reading.editorials import is_series


def _folders() -> tuple[str, ...]:
    """The folders of the kinds whose things may belong to a series."""
    return tuple(kind.folder for kind in kinds() if issubclass(kind.thing, EditorialThing) and kind.thing.has_series)


READERS = (Reader(SERIES, "sarja", "Kerro, mistä sarja kertoo.", holds=is_series, elsewhere=_folders),)
