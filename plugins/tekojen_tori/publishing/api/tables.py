"""All deeds as one table, for spreadsheets."""

from collections.abc import Callable, Iterable

from tekojen_tori.language.spreadsheets import as_csv
from tekojen_tori.publishing.api.models import Deed, Reference

_COLUMNS: tuple[tuple[str, Callable[[Deed], object]], ...] = (
    ("slug", lambda deed: deed.slug),
    ("name", lambda deed: deed.name),
    ("summary", lambda deed: deed.summary),
    ("municipality", lambda deed: _name(deed.municipality)),
    ("organisation", lambda deed: _name(deed.organisation)),
    ("sector", lambda deed: _names(deed.sectors)),
    ("themes", lambda deed: _names(deed.themes)),
    ("date", lambda deed: deed.date.written),
    ("year", lambda deed: deed.date.year),
    ("stage", lambda deed: deed.stage),
    ("campaign", lambda deed: _name(deed.campaign)),
    ("awards", lambda deed: "; ".join(deed.awards)),
    ("adoptions", lambda deed: len(deed.adoptions)),
    ("authors", lambda deed: "; ".join(deed.authors)),
    ("language", lambda deed: deed.language),
    ("published", lambda deed: deed.published and deed.published.isoformat()),
    ("updated", lambda deed: deed.updated and deed.updated.isoformat()),
    ("source", lambda deed: deed.source),
    ("url", lambda deed: deed.url),
    ("data", lambda deed: deed.data),
)
COLUMNS = tuple(name for name, _ in _COLUMNS)


Row = list[object]


def row(deed: Deed) -> Row:
    """What the table tells of a deed."""
    return [value(deed) for _, value in _COLUMNS]


def table(rows: Iterable[Row], delimiter: str) -> bytes:
    """Rows of deeds as CSV."""
    return as_csv([COLUMNS, *rows], delimiter)


def _name(reference: Reference | None) -> str:
    return reference.name if reference else ""


def _names(references: Iterable[Reference]) -> str:
    return "; ".join(reference.name for reference in references)
