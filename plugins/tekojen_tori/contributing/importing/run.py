"""An import from beginning to end: the first time a proposal, the next time files."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from tekojen_tori.content.content import Content
from tekojen_tori.content.done import Done
from tekojen_tori.contributing.importing.drafts import Drafter
from tekojen_tori.contributing.importing.mapping import (
    LEFT_OUT,
    ColumnMapping,
    UnsureValue,
    mapping_text,
    proposed,
    read_mapping,
)
from tekojen_tori.contributing.importing.matching import Matchers
from tekojen_tori.contributing.importing.notes import Outcome
from tekojen_tori.contributing.importing.plan import AlikeRow, Plan, Planner
from tekojen_tori.contributing.importing.report import Imported, examples, import_summary, rejects_csv, report
from tekojen_tori.contributing.importing.sources.reading import read_source
from tekojen_tori.contributing.importing.sources.tables import Table
from tekojen_tori.machine.whole_files import write_new, write_over
from tekojen_tori.reading.content_folder import ContentFolder, Reading
from tekojen_tori.reading.files.text_files import read_text, shown
from tekojen_tori.reading.problems import Problem

Progress = Callable[[Iterable[Any], str], AbstractContextManager[Iterable[Any]]]
"""Shows how far a walk through things has come, under a label."""


class Alike(Protocol):
    """Tells of deeds that are on the tori already."""

    def of(self, title: str, summary: str, text: str = "") -> tuple[Done, ...]:
        """Those that seem to tell of the same."""


class BadMapping(Exception):
    """A mapping that can't be followed, with everything that is wrong in it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("bad mapping")
        self.problems = problems


@dataclass(frozen=True)
class Import:
    """What to import, and where to."""

    source: Path
    root: Path
    fallback: Path
    mapping: Path
    sheet: str | None
    today: date

    def beside(self, ending: str) -> Path:
        """A file beside the source, named after it."""
        return self.source.with_name(f"{self.source.name}.{ending}")


def run(task: Import, progress: Progress, alike: Callable[[Content], Alike]) -> str:
    """Import, and tell of it. UnreadableSource, BadMapping or OSError if that can't be done."""
    reading = ContentFolder(task.root, task.fallback).read(task.today)
    matchers = Matchers(reading.content.registers)
    table = read_source(task.source, task.sheet, matchers)
    if task.mapping.exists():
        mapping = _decided(task.mapping, table, matchers)
        plan = _plan(task, table, mapping, reading, matchers, progress)
        plan.alike += _alike(plan, reading.content, alike)
        return _do(task, table, mapping, plan, progress)
    mapping = proposed(table, f"{task.sheet or ''} {task.source.stem}", matchers)
    used = replace(mapping, targets={name: target for name, target in mapping.targets.items() if target != LEFT_OUT})
    plan = _plan(task, table, used, reading, matchers, progress)
    plan.alike += _alike(plan, reading.content, alike)
    text = mapping_text(mapping, table, task.source.name, _unsure(plan))
    write_over(task.mapping, text.encode())
    return _preview(task, Imported(task.source.name, table, used, plan, is_written=False))


def _unsure(plan: Plan) -> list[UnsureValue]:
    """The values of all rows that weren't known for certain, for a person to decide on once each."""
    notes = [*plan.notes, *(note for draft in plan.rejected for note in draft.notes)]
    rows: dict[tuple[str, str, str, str], set[int]] = defaultdict(set)
    for note in notes:
        if note.target and note.written.strip():
            taken_for = note.made_of_it if note.outcome is Outcome.TAKEN_FOR else ""
            rows[note.target, note.written, taken_for, note.near].add(note.row)
    return [UnsureValue(*key, len(numbers)) for key, numbers in rows.items()]


def _decided(path: Path, table: Table, matchers: Matchers) -> ColumnMapping:
    read = read_text(path, path.parent)
    if read.text is None:
        raise BadMapping(list(read.problems))
    mapping = read_mapping(read.text, table, shown(path), matchers)
    if isinstance(mapping, list):
        raise BadMapping(mapping)
    return mapping


def _plan(
    task: Import, table: Table, mapping: ColumnMapping, reading: Reading, matchers: Matchers, progress: Progress
) -> Plan:
    drafter = Drafter(table, mapping, reading.content.registers, matchers)
    planner = Planner(task.root, reading, task.today)
    with progress(table.rows, "Luetaan rivejä") as rows:
        for row in rows:
            planner.add(drafter.draft(row))
    planner.finish()
    return planner.plan


def _alike(plan: Plan, content: Content, alike: Callable[[Content], Alike]) -> Iterator[AlikeRow]:
    """The new deeds that seem to tell of the same as some on the tori."""
    deeds = [file.draft for file in plan.new if file.draft.of.is_done]
    if not deeds or not content.of(Done):
        return
    tori = alike(content)
    for draft in deeds:
        if others := tori.of(draft.title, str(draft.fields.get("summary") or ""), draft.markdown):
            yield AlikeRow(draft.row, draft.title, tuple(str(other.path) for other in others))


def _preview(task: Import, imported: Imported) -> str:
    _write_report(task, imported)
    return "\n".join(
        part
        for part in (
            "Tämä on esikatselu: yhtään tiedostoa ei vielä kirjoitettu.",
            import_summary(imported),
            examples(imported.plan),
            f"Sarakkeiden kartta: {shown(task.mapping)}",
            f"Raportti riveittäin: {shown(task.beside('raportti.md'))}",
            "Katso kartta läpi, korjaa sitä tarvittaessa ja aja sama komento uudelleen. Se kirjoittaa tiedostot.",
        )
        if part
    )


def _do(task: Import, table: Table, mapping: ColumnMapping, plan: Plan, progress: Progress) -> str:
    files = [*((file.path, file.text) for file in plan.new), *plan.series.items()]
    with progress(files, "Kirjoitetaan tiedostoja") as new:
        for path, text in new:
            write_new(path, text.encode(), task.root)
    rejects = _write_rejects(task, table, plan) if plan.rejected else None
    imported = Imported(task.source.name, table, mapping, plan, True, rejects.name if rejects else None)
    _write_report(task, imported)
    lines = [import_summary(imported), f"Raportti riveittäin: {shown(task.beside('raportti.md'))}"]
    if rejects:
        lines.append(f"Hylätyt rivit: {shown(rejects)}. Kun olet korjannut ne, tuo ne komennolla")
        lines.append(f"  scripts/tori import {shown(rejects)} --mapping {shown(task.mapping)}")
    return "\n".join(lines)


def _write_rejects(task: Import, table: Table, plan: Plan) -> Path:
    """Rejected rows beside the source; a file of them that somebody may have mended by now is left as it is."""
    raw = rejects_csv(table, (draft.row for draft in plan.rejected))
    path, count = task.beside("hylatyt.csv"), 1
    while path.exists() and path.read_bytes() != raw:
        count += 1
        path = task.beside(f"hylatyt-{count}.csv")
    write_over(path, raw)
    return path


def _write_report(task: Import, imported: Imported) -> None:
    write_over(task.beside("raportti.md"), report(imported).encode())
