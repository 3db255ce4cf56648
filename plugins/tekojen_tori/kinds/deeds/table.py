"""All deeds at once: as a table for spreadsheets, and as lines of JSON."""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO

from tekojen_tori.data.api.bulk import BulkFile
from tekojen_tori.data.api.files import FOLDER
from tekojen_tori.data.api.models import ReferenceForm
from tekojen_tori.kinds.deeds.forms import DeedForm
from tekojen_tori.language.spreadsheets import as_csv

_COLUMNS: tuple[tuple[str, Callable[[DeedForm], object]], ...] = (
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
    ("evidence", lambda deed: deed.evidence and deed.evidence.how),
    ("evidence_figure", lambda deed: deed.evidence and deed.evidence.figure),
    ("evidence_url", lambda deed: deed.evidence and deed.evidence.url),
    ("participants", lambda deed: deed.participants),
    ("duration", lambda deed: deed.duration),
    ("cost", lambda deed: deed.cost),
    ("state", lambda deed: deed.state),
    ("checked", lambda deed: deed.checked and deed.checked.written),
    ("campaign", lambda deed: _name(deed.campaign)),
    ("support", lambda deed: _names(deed.support)),
    ("partners", lambda deed: "; ".join(deed.partners)),
    ("awards", lambda deed: "; ".join(deed.awards)),
    ("adoptions", lambda deed: len(deed.adoptions)),
    ("authors", lambda deed: "; ".join(deed.authors)),
    ("language", lambda deed: deed.language),
    ("published", lambda deed: deed.published and deed.published.isoformat()),
    ("updated", lambda deed: deed.updated and deed.updated.isoformat()),
    ("source", lambda deed: deed.source),
    ("condensed", lambda deed: "true" if deed.condensed else "false"),
    ("url", lambda deed: deed.url),
    ("data", lambda deed: deed.data),
)
COLUMNS = tuple(name for name, _ in _COLUMNS)
_Row = list[object]


class DeedTable:
    """The deeds as tables with different delimiters, without their texts."""

    FILES = (
        BulkFile(
            f"{FOLDER}deeds.csv",
            "Kaikki teot (CSV)",
            "Yksi rivi tekoa kohti, pilkuilla erotettuna. Tekstit eivät ole mukana.",
            "text/csv",
            "CSV",
        ),
        BulkFile(
            f"{FOLDER}deeds.excel.csv",
            "Kaikki teot Exceliin (CSV)",
            "Samat rivit puolipisteillä erotettuna: avautuu suoraan suomalaisessa Excelissä.",
            "text/csv",
            "CSV",
        ),
    )

    def __init__(self) -> None:
        self._rows: list[_Row] = []

    def add(self, form: DeedForm) -> None:
        """One more row."""
        self._rows.append([value(form) for _, value in _COLUMNS])

    def contents(self) -> Iterator[bytes]:
        """The same rows with commas and with semicolons."""
        return (as_csv([COLUMNS, *self._rows], delimiter) for delimiter in ",;")


class DeedLines:
    """The deeds as lines of JSON, with their texts in Markdown."""

    FILES = (
        BulkFile(
            f"{FOLDER}deeds.jsonl",
            "Kaikki teot (JSON Lines)",
            "Yksi teko rivillä, tekstit mukana Markdownina.",
            "application/jsonl",
            "JSON",
        ),
    )

    def __init__(self) -> None:
        self._lines = BytesIO()  # 50 MB of 10 000 deeds, which are handed on without a copy

    def add(self, form: DeedForm) -> None:
        """One more line."""
        self._lines.write(form.model_dump_json(exclude={"html"}).encode() + b"\n")

    def contents(self) -> Iterator[bytes]:
        """All lines."""
        yield self._lines.getvalue()


def _name(reference: ReferenceForm | None) -> str:
    return reference.name if reference else ""


def _names(references: Iterable[ReferenceForm]) -> str:
    return "; ".join(reference.name for reference in references)
