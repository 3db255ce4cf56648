"""Reading the registers: sectors, themes and organisations of the content, and Finland's municipalities."""

import csv
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from tekojen_tori.content.registers import (
    AwardSeries,
    MunicipalContact,
    Municipality,
    Organisation,
    Registers,
    Sector,
    Support,
    Theme,
)
from tekojen_tori.language.slugs import slug
from tekojen_tori.reading.checks.validation import problems_of, unknown_keys
from tekojen_tori.reading.files.text_files import read_text, shown
from tekojen_tori.reading.files.yaml_values import Key, Place, Values, YamlError, parse_yaml
from tekojen_tori.reading.last_net import Doing, caught
from tekojen_tori.reading.problems import Problem, error

FOLDER = "registers"
SECTORS, THEMES, ORGANISATIONS, AWARDS = "sectors.yml", "themes.yml", "organisations.yml", "awards.yml"
SUPPORT, SYNONYMS, _MUNICIPALITIES = "support.yml", "synonyms.yml", "municipalities.yml"
_FILES = (SECTORS, THEMES, ORGANISATIONS, AWARDS, SUPPORT, SYNONYMS, _MUNICIPALITIES)
AnyEntry = TypeVar("AnyEntry", Sector, Theme, Organisation, AwardSeries, Support)
RegisterFields = TypeVar("RegisterFields", bound=BaseModel)
RegisterRow = TypeVar("RegisterRow")


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Every municipality of Finland, from the tables that `make_municipalities` and `make_populations` make."""
    with (files("tekojen_tori.content") / "populations.csv").open(encoding="utf-8") as table:
        (_, _, day), *counts = csv.reader(table)
    populations = {code: {"population": count, "counted": day} for code, _, count in counts}
    with (files("tekojen_tori.content") / "municipalities.csv").open(encoding="utf-8") as table:
        return tuple(Municipality.model_validate(row | populations[row["code"]]) for row in csv.DictReader(table))


@cache
def former_municipalities() -> dict[str, str]:
    """Names of municipalities that are no more, in Finnish and Swedish, and the municipality of today."""
    names: dict[str, str] = {}
    with (files("tekojen_tori.content") / "former_municipalities.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            names[row["name"]] = row["today"]
            names.setdefault(row["name_sv"], row["today"])
    return names


@cache
def other_municipality_names() -> dict[str, str]:
    """Names of municipalities beside the official Finnish and Swedish ones, and the municipality."""
    with (files("tekojen_tori.content") / "municipality_names.csv").open(encoding="utf-8") as table:
        return {row["name"]: row["municipality"] for row in csv.DictReader(_told_in(table))}


@cache
def shipped_organisations() -> tuple[Organisation, ...]:
    """The organisations that come with the program, as municipalities do, in the order of their table."""
    with (files("tekojen_tori.content") / "organisations.csv").open(encoding="utf-8") as table:
        return tuple(map(_shipped, csv.DictReader(_told_in(table))))


def _told_in(table: Iterable[str]) -> Iterator[str]:
    """The lines of a table without those that say where it is from."""
    return (line for line in table if not line.startswith("#"))


def _shipped(row: dict[str, str]) -> Organisation:
    lists = {key: [one for one in row[key].split("|") if one] for key in ("also_known_as", "municipalities")}
    told = {key: row[key] for key in ("name", "kind", "since", "closed", "became") if row[key]}
    nationwide = lists["municipalities"] == ["*"]
    if nationwide:
        lists["municipalities"] = []
    return Organisation.model_validate({**told, **lists, "slug": slug(row["name"]), "nationwide": nationwide})


def read_registers(folder: Path, fallback: Path) -> tuple[Registers, list[Problem]]:
    """The registers of a content folder; a file that it doesn't have is taken from the fallback folder.

    Only what support there is and where municipalities are asked is a tori's own, and none without a register of it.
    """
    problems: list[Problem] = []
    words = _words(folder, fallback, problems)
    registers = Registers(
        sectors=_entries(SECTORS, Sector, folder, fallback, problems),
        themes=_entries(THEMES, Theme, folder, fallback, problems),
        municipalities=municipalities(),
        organisations=_entries(ORGANISATIONS, Organisation, folder, fallback, problems, may_be_missing=True),
        former_municipalities=former_municipalities(),
        other_municipality_names=other_municipality_names(),
        shipped_organisations=shipped_organisations(),
        synonyms=tuple(group for group, is_led in words if not is_led),
        broader=tuple(group for group, is_led in words if is_led),
        awards=_entries(AWARDS, AwardSeries, folder, fallback, problems, may_be_missing=True),
        support=_entries(SUPPORT, Support, folder, folder, problems, may_be_missing=True),
    )
    problems += _places_known(registers.organisations, shown(folder / FOLDER / ORGANISATIONS))
    contacts = _or_nothing(
        lambda: tuple(_municipal_contacts(registers, folder, problems)), folder / FOLDER / _MUNICIPALITIES, problems
    )
    return (replace(registers, municipal_contacts=dict(contacts)) if contacts else registers), problems


def register_files(folder: Path, fallback: Path) -> list[Path]:
    """The files of which registers are read, those of the fallback folder too."""
    return [root / FOLDER / name for root in (folder, fallback) for name in _FILES]


def _entries(
    file_name: str,
    model: type[AnyEntry],
    folder: Path,
    fallback: Path,
    problems: list[Problem],
    may_be_missing: bool = False,
) -> tuple[AnyEntry, ...]:
    def read() -> tuple[AnyEntry, ...]:
        rows = _rows(file_name, folder, fallback, problems, may_be_missing)
        if rows is None:
            return ()
        path, values = rows
        entries = [_entry(row, index, model, values, shown(path), problems) for index, row in enumerate(values.value)]
        return _without_repeats(entries, values, shown(path), problems)

    return _or_nothing(read, _root(file_name, folder, fallback) / FOLDER / file_name, problems)


def _or_nothing(
    read: Callable[[], tuple[RegisterRow, ...]], path: Path, problems: list[Problem]
) -> tuple[RegisterRow, ...]:
    """What a register holds; nothing if it can't be read, and a problem more."""

    def nothing(problem: Problem) -> tuple[RegisterRow, ...]:
        problems.append(problem)
        return ()

    return caught(read, nothing, shown(path), Doing.READING)


def _root(file_name: str, folder: Path, fallback: Path) -> Path:
    """The folder whose register it is."""
    return folder if os.path.lexists(folder / FOLDER / file_name) else fallback


def _rows(
    file_name: str, folder: Path, fallback: Path, problems: list[Problem], may_be_missing: bool
) -> tuple[Path, Values] | None:
    """The list that a register's file holds, and the file."""
    root = _root(file_name, folder, fallback)
    path = root / FOLDER / file_name
    if may_be_missing and not os.path.lexists(path):
        return None
    values = read_values(path, root, problems)
    if values is None:
        return None
    if not isinstance(values.value, list):
        hint = "Aloita jokainen kohta viivalla: - slug: …"
        problems.append(error(shown(path), "not-a-list", "Tiedoston pitäisi olla luettelo.", hint))
        return None
    return path, values


def read_values(path: Path, root: Path, problems: list[Problem]) -> Values | None:
    """What a YAML file of the folder `root` holds, or None; what is wrong is added to the problems."""
    read = read_text(path, root)
    problems += read.problems
    if read.text is None:
        return None
    try:
        return parse_yaml(read.text)
    except YamlError as failure:
        problems.append(error(shown(path), failure.code, failure.message, failure.hint, failure.line, failure.column))
        return None


def read_fields(
    file_name: str, model: type[RegisterFields], folder: Path, first_lines: str, problems: list[Problem]
) -> tuple[RegisterFields, Values] | None:
    """What a file of fields holds, which a content folder either has or has not: it is never the fallback's.

    `first_lines` tells how such a file begins.
    """
    path = folder / FOLDER / file_name
    values = read_values(path, folder, problems) if os.path.lexists(path) else None
    if values is None:
        return None
    fields, file = values.value, shown(path)
    if not isinstance(fields, dict):
        problems.append(
            error(file, "not-fields", "Tiedostossa pitäisi olla kenttiä.", f"Aloita riveillä {first_lines}")
        )
        return None
    problems += unknown_keys(fields, model, values.place, file)
    try:
        return model.model_validate({key: fields[key] for key in fields if key in model.model_fields}), values
    except ValidationError as failure:
        problems += problems_of(failure.errors(), model, values.place, file)
        return None


def read_list(
    file_name: str, model: type[RegisterFields], folder: Path, first_line: str, problems: list[Problem]
) -> tuple[list[tuple[int, RegisterFields]], Values | None]:
    """The entries of a file that is a list, each with its place in it; such a file is never the fallback's.

    `first_line` tells how an entry begins. A file that isn't there or says nothing has none.
    """
    path = folder / FOLDER / file_name
    values = read_values(path, folder, problems) if os.path.lexists(path) else None
    if values is None or values.value is None:
        return [], None
    file = shown(path)
    if not isinstance(values.value, list):
        problems.append(error(file, "not-a-list", "Tiedoston pitäisi olla luettelo.", first_line))
        return [], None
    found = enumerate(_entry(row, index, model, values, file, problems) for index, row in enumerate(values.value))
    return [(index, entry) for index, entry in found if entry], values


def _municipal_contacts(registers: Registers, folder: Path, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """By the municipality's official name, where it is asked of its deeds; of two addresses the first."""
    first_line = "Aloita jokainen kohta viivalla: - municipality: …"
    entries, values = read_list(_MUNICIPALITIES, MunicipalContact, folder, first_line, problems)
    file, told = shown(folder / FOLDER / _MUNICIPALITIES), set[str]()
    for index, entry in entries:
        municipality = registers.municipality_names.find(entry.municipality)
        place = values.place((index, "municipality")) if values else (1, 1)
        if municipality is None:
            message = f"Kuntaa ”{entry.municipality}” ei ole."
            hint = partial(_nearest_municipality, registers, entry.municipality)
            problems.append(error(file, "unknown-municipality", message, hint, *place))
        elif municipality.name in told:
            message = f"Kunnalla ”{municipality.name}” on kaksi yhteystietoa."
            problems.append(error(file, "duplicate-entry", message, "Jätä yksi.", *place))
        else:
            told.add(municipality.name)
            yield municipality.name, entry.contact


def _nearest_municipality(registers: Registers, written: str) -> str:
    nearest = registers.municipality_names.nearest(written)
    return f"Tarkoititko: {nearest}?" if nearest else "Kirjoita kunnan virallinen nimi."


_WordGroup = tuple[tuple[str, ...], bool]
"""Words that mean the same, or of which the first is broader: then True."""


def _words(folder: Path, fallback: Path, problems: list[Problem]) -> tuple[_WordGroup, ...]:
    path = _root(SYNONYMS, folder, fallback) / FOLDER / SYNONYMS
    return _or_nothing(lambda: _words_in(folder, fallback, problems), path, problems)


def _words_in(folder: Path, fallback: Path, problems: list[Problem]) -> tuple[_WordGroup, ...]:
    rows = _rows(SYNONYMS, folder, fallback, problems, may_be_missing=True)
    if rows is None:
        return ()
    path, values = rows
    groups: list[_WordGroup] = []
    for index, row in enumerate(values.value):
        is_led = isinstance(row, dict) and len(row) == 1
        words = [one for key, narrower in row.items() for one in (key, *_listed(narrower))] if is_led else _listed(row)
        if len(words) > 1 and all(isinstance(word, str) and word.strip() for word in words):
            groups.append((tuple(words), is_led))
        else:
            message = "Synonyymit kirjoitetaan riville hakasulkeisiin, ainakin kaksi."
            hint = (
                "Esimerkiksi: - [esihenkilö, esimies] tai, kun ensimmäinen on laajempi, - hammashoito: [paikka, poraus]"
            )
            problems.append(error(shown(path), "bad-synonyms", message, hint, *values.place((index,))))
    return tuple(groups)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _entry(
    row: Any, index: int, model: type[RegisterFields], values: Values, file: str, problems: list[Problem]
) -> RegisterFields | None:
    def place(key: Key) -> Place:
        return values.place((index, *key))

    if isinstance(row, dict):
        problems += unknown_keys(row, model, place, file)
        row = {key: value for key, value in row.items() if key in model.model_fields}
    try:
        return model.model_validate(row)
    except ValidationError as failure:
        problems += problems_of(failure.errors(), model, place, file)
        return None


def _without_repeats(
    entries: list[AnyEntry | None], values: Values, file: str, problems: list[Problem]
) -> tuple[AnyEntry, ...]:
    """The entries by their addresses; two with one address or one name would be one page."""
    kept: dict[str, AnyEntry] = {}
    names: set[str] = set()
    for index, entry in enumerate(entries):
        if entry is None:
            continue
        if entry.slug in kept or entry.name.casefold() in names:
            place = values.place((index, "slug"))
            problems.append(error(file, "duplicate-entry", f"”{entry.name}” tai sen osoite on kahdesti.", "", *place))
            continue
        kept[entry.slug] = entry
        names.add(entry.name.casefold())
    return tuple(kept.values())


def _places_known(organisations: tuple[Organisation, ...], file: str) -> Iterator[Problem]:
    known = {municipality.name for municipality in municipalities()}
    for organisation in organisations:
        for name in organisation.municipalities:
            if name not in known:
                message = f"Organisaation ”{organisation.name}” kuntaa ”{name}” ei ole."
                yield error(file, "unknown-municipality", message, "Kirjoita kunnan virallinen nimi.")
