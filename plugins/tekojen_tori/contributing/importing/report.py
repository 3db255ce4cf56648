"""What an import did or would do: a few lines for the terminal, and a report by rows that a person can act on."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tekojen_tori.contributing.importing.html import plain
from tekojen_tori.contributing.importing.importables import KIND, known_importables
from tekojen_tori.contributing.importing.mapping import ColumnMapping
from tekojen_tori.contributing.importing.notes import Draft, Note, Outcome
from tekojen_tori.contributing.importing.plan import KnownRow, Plan
from tekojen_tori.contributing.importing.sources.tables import SourceRow, Table
from tekojen_tori.language.numbers import counted
from tekojen_tori.language.spreadsheets import as_csv
from tekojen_tori.reading.report import printable

_EXAMPLES = 3
_MOST_ROWS_NAMED = 12
_LONGEST_SHOWN = 90
_IN_TABLE = re.compile(r"([\\`*_\[\]<>|~#&])")


@dataclass(frozen=True)
class Imported:
    """Everything that a report tells of. `rejects` is the name of the file of rejected rows, if one was written."""

    source: str
    table: Table
    mapping: ColumnMapping
    plan: Plan
    is_written: bool
    rejects: str | None = None


def import_summary(imported: Imported) -> str:
    """The figures, and the names that were guessed or not understood most often."""
    plan = imported.plan
    new = ", ".join(counted(count, f"uusi {one}", f"uutta {many}") for one, many, count in _new(imported))
    lines = [f"{counted(len(imported.table.rows), 'rivi', 'riviä')}: {new}."]
    if plan.known:
        lines.append(f"Jo torilla: {counted(len(plan.known), 'rivi', 'riviä')}. Niihin ei koskettu.")
    if plan.repeated:
        lines.append(f"Sama toiseen kertaan: {counted(len(plan.repeated), 'rivi', 'riviä')}.")
    if plan.alike:
        lines.append(f"Kertoo ehkä samasta kuin jokin teko torilla: {counted(len(plan.alike), 'rivi', 'riviä')}.")
    if plan.rejected:
        reasons = Counter(f"{note.part}: {note.made_of_it}" for draft in plan.rejected for note in draft.obstacles)
        lines.append(f"Ei kelpaa: {counted(len(plan.rejected), 'rivi', 'riviä')}. Tavallisimmat syyt:")
        lines += [f"  {reason} ({counted(count, 'rivi', 'riviä')})" for reason, count in reasons.most_common(_EXAMPLES)]
    taken = _grouped(plan.notes, Outcome.TAKEN_FOR)
    if taken:
        lines.append(
            f"Luettiin toisena nimenä tai arvona ({counted(len(taken), 'erilainen', 'erilaista')}), esimerkiksi:"
        )
        lines += [f"  {part}: {_shown(written)} → {meant}" for part, written, meant, _, _ in taken[:_EXAMPLES]]
    left = _grouped(plan.notes, Outcome.LEFT_OUT)
    if left:
        lines.append(f"Jäi pois ({counted(len(left), 'erilainen', 'erilaista')}), esimerkiksi:")
        lines += [
            f"  {part}: {_shown(written)}. {why} {advice}".rstrip()
            for part, written, why, advice, _ in left[:_EXAMPLES]
        ]
    columns = [name for name, count, _ in _columns_left_out(imported) if count]
    if columns:
        lines.append(f"Sarakkeet, joita ei tuoda: {', '.join(map(_shown, columns))}.")
    return "\n".join([*lines, *imported.table.notes])


def examples(plan: Plan) -> str:
    """A few of the files that would be written."""
    lines = []
    for file in plan.new[:_EXAMPLES]:
        lines.append(f"  rivi {file.row.number} → {file.place}")
        lines.append(f"    {_shown(file.draft.title)}")
        lines.append(f"    {_shown(' · '.join(_gist(file.draft)))}")
    return "\n".join(["Esimerkiksi näin:", *lines]) if lines else ""


def _gist(draft: Draft) -> Iterator[str]:
    """Whose it is or of which series, and the first of what it is about."""
    fields = draft.fields
    whose = draft.done_by.name if draft.of.is_done and draft.done_by else draft.series
    for value in (whose, fields.get("sector"), fields.get("theme"), fields.get("date")):
        if value:
            yield ", ".join(value) if isinstance(value, list) else value


def _new(imported: Imported) -> list[tuple[str, str, int]]:
    """Of each kind of which something is new, what one and many are called, and how many they are; or of the usual."""
    counts = Counter(file.draft.of.kind.name for file in imported.plan.new)
    every = known_importables()
    usual = imported.mapping.defaults.get(KIND, next(iter(every)))
    return [(every[name].kind.one, every[name].kind.count, count) for name, count in counts.items()] or [
        (every[usual].kind.one, every[usual].kind.count, 0)
    ]


def report(imported: Imported) -> str:
    """The whole report, as Markdown."""
    return "\n".join(_report(imported)).rstrip() + "\n"


def _report(imported: Imported) -> Iterator[str]:
    plan = imported.plan
    yield f"# Tuontiraportti: {_safe(imported.source)}\n"
    folders = ", ".join(f"`{folder}`" for folder in dict.fromkeys(file.draft.of.kind.folder for file in plan.new))
    written = f"Tiedostot ovat täällä: {folders}." if plan.new else "Yhtään tiedostoa ei kirjoitettu."
    yield written if imported.is_written else "Tämä on esikatselu: mitään ei ole vielä kirjoitettu."
    yield "\n| mitä riveille tapahtui | rivejä |\n| --- | --- |"
    coming = "" if imported.is_written else "tulossa "
    yield from (f"| {coming}uusi {one} | {count} |" for one, _, count in _new(imported))
    yield f"| ei kelpaa | {len(plan.rejected)} |"
    yield f"| on jo torilla | {len(plan.known)} |"
    yield f"| sama toiseen kertaan | {len(plan.repeated)} |"
    yield f"| **yhteensä** | **{len(imported.table.rows)}** |\n"
    yield from (f"- {_safe(note)}" for note in imported.table.notes)
    yield from _rejected(imported)
    yield from _taken(plan)
    yield from _left(plan)
    yield from _columns(imported)
    yield from _known("Sama toiseen kertaan", "Näitä ei kirjoitettu toistamiseen.", "sama kuin", plan.repeated)
    yield from _known("Jo torilla", "Näihin tiedostoihin ei koskettu.", "tiedosto", plan.known)
    yield from _alike(plan)
    yield from _old_addresses(plan)
    yield from _section(
        "Uudet tiedostot", "", ("rivi", "tiedosto"), [(file.row.number, file.place) for file in plan.new]
    )
    yield from _section(
        "Uudet sarjat",
        "Kirjoita näihin, mistä sarja kertoo.",
        ("tiedosto",),
        [("/".join(path.parts[-2:]),) for path in plan.series],
    )


def _rejected(imported: Imported) -> Iterator[str]:
    where = "Korjaa nämä rivit ja tuo ne uudelleen."
    if imported.rejects:
        where = f"Rivit ovat kokonaisina tiedostossa `{imported.rejects}`. Korjaa ne siinä ja tuo se samalla kartalla."
    rows = [
        (draft.row.number, draft.title, note.part, f"{note.made_of_it} {_quoted(note.written)}".strip(), note.advice)
        for draft in imported.plan.rejected
        for note in draft.obstacles
    ]
    yield from _section("Rivit, joita ei tuotu", where, ("rivi", "otsikko", "kenttä", "syy", "mitä tehdä"), rows)


def _taken(plan: Plan) -> Iterator[str]:
    rows = [
        (part, written, meant, len(numbers), _rows(numbers))
        for part, written, meant, _, numbers in _grouped(plan.notes, Outcome.TAKEN_FOR)
    ]
    advice = "Tarkista nämä. Jos jokin on väärin, korjaa uusi tiedosto tai lähdetaulukko."
    yield from _section("Näin luettiin", advice, ("kenttä", "taulukossa", "luettiin", "rivejä", "millä riveillä"), rows)


def _left(plan: Plan) -> Iterator[str]:
    rows = [
        (note.row, note.part, note.written, note.made_of_it, note.advice)
        for note in plan.notes
        if note.outcome is Outcome.LEFT_OUT
    ]
    advice = "Nämä tiedot eivät päätyneet tiedostoihin."
    yield from _section("Mitä jäi pois", advice, ("rivi", "kenttä", "taulukossa", "syy", "mitä tehdä"), rows)


def _columns(imported: Imported) -> Iterator[str]:
    advice = "Sarakkeen saa mukaan kirjoittamalla karttaan sille kentän."
    columns = [(name, count, example) for name, count, example in _columns_left_out(imported) if count]
    yield from _section("Sarakkeet, joita ei tuotu", advice, ("sarake", "täytettyjä soluja", "esimerkki"), columns)


def _known(heading: str, text: str, where: str, known: Sequence[KnownRow]) -> Iterator[str]:
    rows = [(one.row.number, one.title, one.where, "sisältö on nyt eri" if one.is_changed else "") for one in known]
    yield from _section(heading, text, ("rivi", "otsikko", where, "huomaa"), rows)


def _alike(plan: Plan) -> Iterator[str]:
    rows = [(one.row.number, one.title, ", ".join(one.others)) for one in plan.alike]
    advice = (
        "Nämä rivit tuodaan muiden tavoin. Jos kyse on samasta teosta, poista toinen tiedosto. "
        "Jos toisesta on otettu mallia, kerro se kentässä `adopted_from`."
    )
    yield from _section("Ehkä samasta kuin torilla", advice, ("rivi", "otsikko", "teko torilla"), rows)


def _old_addresses(plan: Plan) -> Iterator[str]:
    rows = [(old.written, old.address, ", ".join(old.aliases)) for old in plan.old_addresses]
    advice = (
        "Polut toimivat, kun tori on samassa osoitteessa kuin vanha sivusto. "
        "Jos se on muualla, ohjaa ne vanhan sivuston palvelimella."
    )
    yield from _section("Vanhat osoitteet", advice, ("vanha osoite", "uusi osoite", "aliases-kentässä"), rows)


def _section(heading: str, text: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    if not rows:
        return
    yield f"\n## {heading}\n"
    if text:
        yield f"{text}\n"
    yield f"| {' | '.join(columns)} |"
    yield f"|{' --- |' * len(columns)}"
    yield from (f"| {' | '.join(_safe(_shown(str(cell))) for cell in row)} |" for row in rows)


def _grouped(notes: Iterable[Note], outcome: Outcome) -> list[tuple[str, str, str, str, list[int]]]:
    """Part, what was written, what was made of it, advice, and rows; the most frequent first."""
    groups: dict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    for note in notes:
        if note.outcome is outcome:
            groups[note.part, note.written, note.made_of_it, note.advice].append(note.row)
    return sorted(((*key, rows) for key, rows in groups.items()), key=lambda one: (-len(one[4]), one[:2]))


def _columns_left_out(imported: Imported) -> list[tuple[str, int, str]]:
    """Columns that nothing is made of: name, number of cells that hold something, and one of those."""
    left = []
    for place, name in enumerate(imported.table.columns):
        if name not in imported.mapping.targets:
            values = imported.table.values(place)
            left.append((name, len(values), values[0] if values else ""))
    return left


def _rows(numbers: Sequence[int]) -> str:
    named = ", ".join(map(str, numbers[:_MOST_ROWS_NAMED]))
    return f"{named} …" if len(numbers) > _MOST_ROWS_NAMED else named


def _quoted(text: str) -> str:
    return f"(”{text}”)" if text else ""


def _shown(text: str) -> str:
    """A text on one line, without what could rewrite a terminal, and not too long."""
    words = printable(" ".join(plain(text[:1000]).split()))
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN].rstrip()}…"


def _safe(text: str) -> str:
    return _IN_TABLE.sub(r"\\\1", text)


def rejects_csv(table: Table, rows: Iterable[SourceRow]) -> bytes:
    """Rows as they were, as a CSV that Finnish Excel opens at a double click, and that can be imported again."""
    cells = ([row.cell(place) for place in range(len(table.columns))] for row in rows)
    return as_csv([table.columns, *cells], quotes_all=True)
