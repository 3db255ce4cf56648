"""Which column of a source is which part of a deed: proposed by the program, decided by a person in a file."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process

from tekojen_tori.contributing.importing.headings import heading_target
from tekojen_tori.contributing.importing.html import plain
from tekojen_tori.contributing.importing.importables import (
    CONSENT,
    DOERS,
    HEADED,
    KEYWORDS,
    KIND,
    SERIES,
    TEXT,
    Importable,
    all_fields,
    all_targets,
    is_split,
    kind_named,
    known_importables,
    part_name,
)
from tekojen_tori.contributing.importing.matching import Matchers
from tekojen_tori.contributing.importing.sources.tables import Table
from tekojen_tori.contributing.importing.surveys import asks_for, own_columns
from tekojen_tori.language.sentences import listed
from tekojen_tori.language.slugs import fold
from tekojen_tori.language.written_dates import read_date
from tekojen_tori.reading.files.yaml_values import Values, YamlError, parse_yaml
from tekojen_tori.reading.problems import Problem, error

LEFT_OUT = "-"
COLUMNS_KEY, DEFAULTS_KEY, VALUES_KEY, MARKDOWN_KEY = "sarakkeet", "oletukset", "arvot", "markdown"
_KEYS = (COLUMNS_KEY, MARKDOWN_KEY, VALUES_KEY, DEFAULTS_KEY)
_MAY_REPEAT = (KEYWORDS, TEXT, "theme", "links", *HEADED)
_FEWEST_OWN = 2
"""Columns that no deed has: with fewer, rows are taken for deeds."""
_MOST_VALUES = 300
_BARE_DASH = re.compile(r":[ \t]*-[ \t]*(?=#|$)", re.MULTILINE)
_SAMPLE = 300
_MOSTLY = 0.6
_SHORT = 60
_LONG = 200


@dataclass(frozen=True)
class ColumnMapping:
    """A target for each column (those left out have none), and values for rows that have none of their own.

    `meanings` are by target and folded value what the office means by it; LEFT_OUT, if nothing. `markdown` are the
    columns that hold Markdown.
    """

    targets: dict[str, str]
    defaults: dict[str, str] = field(default_factory=dict)
    meanings: dict[str, dict[str, str]] = field(default_factory=dict)
    markdown: frozenset[str] = frozenset()


@dataclass(frozen=True)
class UnsureValue:
    """A value that wasn't known for certain, and on how many rows it stands.

    `taken_for` is what it is read as unless the mapping tells otherwise; `near` what it may mean, too far to be taken.
    """

    target: str
    written: str
    taken_for: str
    near: str
    rows: int


def proposed(table: Table, called: str, matchers: Matchers) -> ColumnMapping:
    """What the rows probably are, and each column, by its name and by what stands in it.

    `called` is what the source is called: a folder of stories is often named so.
    """
    of = _probable_kind(table, called)
    tells_kind = any(_tells_kind(name, table.values(place)) for place, name in enumerate(table.columns))
    targets: dict[str, str] = {}
    answerers = own_columns(table.columns)
    for place, name in sorted(enumerate(table.columns), key=lambda column: column[1] in table.stopgaps):
        values = table.values(place)[:_SAMPLE]
        asked = asks_for(name)
        by_name = heading_target(name, None if tells_kind else of) or (asked if asked in of.targets else None)
        if by_name == KIND and not _tells_kind(name, values):
            by_name = None
        may_repeat = by_name in _MAY_REPEAT or name in table.stopgaps
        taken = by_name in targets.values() and not may_repeat
        if name in answerers or (not values and by_name != CONSENT):
            targets[name] = LEFT_OUT
        elif by_name and not taken:
            targets[name] = by_name
        else:
            targets[name] = _by_values(values, matchers, set(targets.values())) if by_name is None else LEFT_OUT
    if not {TEXT, *HEADED} & set(targets.values()):
        longest = max(table.columns, key=lambda name: _average(table.values(table.columns.index(name))), default=None)
        if longest and targets[longest] == LEFT_OUT and _average(table.values(table.columns.index(longest))) > _SHORT:
            targets[longest] = TEXT
        elif "summary" in targets.values():
            targets = {name: TEXT if target == "summary" else target for name, target in targets.items()}
    return ColumnMapping(targets, {KIND: of.kind.name}, markdown=table.markdown)


def _tells_kind(name: str, values: Sequence[str]) -> bool:
    """Whether a column says of each row what it is: one is called so, and somewhere in it is what a kind is called."""
    return heading_target(name) == KIND and any(kind_named(plain(value)) for value in values)


def _probable_kind(table: Table, called: str) -> Importable:
    """Of what kind rows are whose source is called so, or has columns that only the kind knows; else the first kind."""
    every = known_importables()
    usual, *others = every.values()
    for word in re.findall(r"[^\W\d_]+", called):
        if (named := kind_named(word)) and every[named] is not usual:
            return every[named]
    filled = [name for place, name in enumerate(table.columns) if table.values(place)]

    def own(one: Importable) -> int:
        """How many columns it has that the usual kind hasn't, less those that it hasn't itself."""
        theirs, usually = ({name for name in filled if heading_target(name, each)} for each in (one, usual))
        told = {heading_target(name, one) for name in theirs - usually}
        return len(told) if len(told) > len(usually - theirs) else 0

    best = max(others, key=own, default=usual)
    return best if best is not usual and own(best) >= _FEWEST_OWN else usual


def _by_values(values: list[str], matchers: Matchers, taken: set[str]) -> str:
    tests: dict[str, Callable[[str], object]] = {
        KIND: kind_named,
        "municipality": lambda text: (match := matchers.municipality.match(text)) and match.is_sure,
        "organisation": lambda text: (match := matchers.organisation.match(text)) and match.is_sure,
        "sector": lambda text: (match := matchers.sector.match(text)) and match.is_sure,
        "theme": lambda text: all((m := matchers.theme.match(word)) and m.is_sure for word in split_words(text)),
        "date": lambda text: (found := read_date(text, from_spreadsheet=True)) is not None and not found.is_guess,
        "contact.email": lambda text: re.fullmatch(r"[^\s@]+@[^\s@]+\.[a-z]+", text),
    }
    short = [plain(text) for text in values if len(text) < _LONG]
    for target, fits in tests.items():
        if (
            target not in taken
            and len(short) > len(values) / 2
            and sum(map(bool, map(fits, short))) >= _MOSTLY * len(values)
        ):
            return target
    return LEFT_OUT


def _average(values: list[str]) -> float:
    return sum(map(len, values)) / len(values) if values else 0


def split_words(text: str) -> list[str]:
    """Several names in one cell, parted by ; | or line ends, or else by commas."""
    delimiters = r"[;|\n]" if re.search(r"[;|\n]", text) else r","
    return [word for part in re.split(delimiters, text) if (word := part.strip(" .\t"))]


def mapping_text(mapping: ColumnMapping, table: Table, source: str, unsure: Sequence[UnsureValue] = ()) -> str:
    """The mapping as a file that a person can edit."""
    every = known_importables()
    of = every[mapping.defaults[KIND]]
    others = [one for one in every.values() if one is not of]
    lines = [
        f"# Näin tiedoston {_example(source)} sarakkeet luetaan: {of.kind.some}.",
        "#",
        "# Vasemmalla on sarakkeen nimi, oikealla se, mitä siitä tehdään. Korjaa oikeaa puolta tarpeen mukaan,",
        "# tallenna ja aja sama komento uudelleen: silloin tiedostot kirjoitetaan. Merkki - jättää sarakkeen pois.",
        "#",
        f"# Pakolliset kentät{' (kunnan sijasta voi olla organisaatio)' if of.is_done else ''}:",
        *(f"#   {name} = {part_name(name)}" for name in of.required),
        "# Muut kentät:",
        *(f"#   {name} = {part_name(name)}" for name in of.targets if _is_optional(name, of)),
        "# Teksti:",
        *(f"#   {heading}" for heading in HEADED),
        f"#   {TEXT} = koko teksti tai sen osa ilman väliotsikkoa",
        "# Asiasanat:",
        f"#   {KEYWORDS} = sanoja, joista tunnistetaan palveluala, teemat ja kunta",
        "# Kyselyt:",
        f"#   {CONSENT} = saako vastauksen julkaista; vain kyllä-vastaukset tuodaan",
        "# Lajit:",
        f"#   {KIND} = mitä rivistä tulee: {', '.join(every)}. Kaikille yhteinen annetaan kohdassa {DEFAULTS_KEY}.",
        *(f"#   {one.kind.name} ({one.kind.one}): {', '.join(_own_fields(one, of))}" for one in others),
        "#",
        "# Kaksi saraketta voi olla samaa tekstiä tai luetteloa: ne yhdistetään.",
        *(
            ["#", "# Kyselyohjelman omat sarakkeet kertovat vastaajasta, eivät teosta. Siksi ne jäävät pois."]
            if own_columns(table.columns)
            else []
        ),
        "",
        f"{COLUMNS_KEY}:",
    ]
    for place, name in enumerate(table.columns):
        values = table.values(place)
        target = mapping.targets.get(name, LEFT_OUT)
        written = '"-"' if target == LEFT_OUT else target
        example = f"  # esim. {_example(values[0])}" if values else "  # tyhjä"
        lines.append(f"  {json.dumps(name, ensure_ascii=False)}: {written}{example}")
    columns = ", ".join(json.dumps(name, ensure_ascii=False) for name in table.columns if name in mapping.markdown)
    lines += ["", "# Sarakkeet, joiden teksti on Markdownia. Muissa merkit * # [ ] näkyvät sellaisinaan."]
    lines += [f"{MARKDOWN_KEY}: [{columns}]"]
    lines += _value_lines(unsure)
    lines += [
        "",
        "# Arvot, jotka annetaan riveille, joilla omaa arvoa ei ole. Poista rivin alusta merkki # ja kirjoita arvo.",
        f"{DEFAULTS_KEY}:",
        f"  {KIND}: {of.kind.name}",
        *(["  # series: Sarjan nimi"] if of.kind.thing.has_series else []),
        "  # municipality: Askola",
        "  # sector: koko kunta",
        "  # theme: toimintakulttuuri",
        "  # date: 2019",
    ]
    return "\n".join(lines) + "\n"


def _is_optional(target: str, of: Importable) -> bool:
    """Whether a target is a field without which a thing may do, in the form in which it can be given whole."""
    key, _, part = target.partition(".")
    if target == SERIES:
        return not of.kind.thing.needs_series
    return key in of.fields and key not in of.required and bool(part) == bool(of.parts(key))


def _own_fields(one: Importable, other: Importable) -> list[str]:
    """What a kind must have, and then what another has not."""
    own = [target for target in one.targets if target not in other.targets and "." not in target]
    return list(dict.fromkeys([*one.required, *own]))


def _value_lines(unsure: Sequence[UnsureValue]) -> Iterator[str]:
    """The most frequent values first, under their fields, each with the guess if there is one."""
    if not unsure:
        return
    yield ""
    yield "# Arvot, joita ei tunnistettu tai jotka arvattiin. Kirjoita oikealle, mitä arvo tarkoittaa: kaikki sen rivit"
    yield "# luetaan niin. Merkki - jättää arvon pois. Monta teemaa erotetaan pilkulla. Tyhjä jää tunnistamatta."
    yield f"{VALUES_KEY}:"
    for target in sorted({one.target for one in unsure}, key=all_targets().index):
        values = sorted((one for one in unsure if one.target == target), key=lambda one: (-one.rows, one.written))
        yield f"  {target}:"
        for one in values[:_MOST_VALUES]:
            told = f"{one.rows} {'rivi' if one.rows == 1 else 'riviä'}{', arvattu' if one.taken_for else ''}"
            near = f", ehkä {_example(one.near)}" if one.near else ""
            meaning = f" {json.dumps(one.taken_for, ensure_ascii=False)}" if one.taken_for else ""
            yield f"    {json.dumps(one.written, ensure_ascii=False)}:{meaning}  # {told}{near}"
        if len(values) > _MOST_VALUES:
            yield f"    # ja {len(values) - _MOST_VALUES} muuta arvoa, jotka ovat raportissa"


def _example(text: str) -> str:
    shown = "".join(letter if letter.isprintable() else " " for letter in " ".join(plain(text[:_SAMPLE]).split()))
    return shown if len(shown) <= _SHORT else f"{shown[:_SHORT].rstrip()}…"


def read_mapping(text: str, table: Table, file: str, matchers: Matchers) -> ColumnMapping | list[Problem]:
    """The mapping that a file holds, or everything that is wrong in it."""
    try:
        values = parse_yaml(_BARE_DASH.sub(': "-"', text))
    except YamlError as failure:
        return [error(file, failure.code, failure.message, failure.hint, failure.line, failure.column)]
    problems = [*_problems(values, table, file), *_value_problems(values, file, matchers)]
    if problems:
        return problems
    targets = {name: _target(written or LEFT_OUT) or LEFT_OUT for name, written in values.value[COLUMNS_KEY].items()}
    defaults = values.value.get(DEFAULTS_KEY) or {}
    if defaults.get(KIND):
        defaults[KIND] = kind_named(defaults[KIND])
    return ColumnMapping(
        {name: target for name, target in targets.items() if target != LEFT_OUT},
        {key: value if isinstance(value, str) else "; ".join(value) for key, value in defaults.items() if value},
        {
            target: {fold(written): meaning for written, meaning in meanings.items() if meaning}
            for target, meanings in (values.value.get(VALUES_KEY) or {}).items()
            if meanings
        },
        frozenset(values.value.get(MARKDOWN_KEY) or ()),
    )


def _problems(values: Values, table: Table, file: str) -> Iterator[Problem]:
    whole = values.value
    if not isinstance(whole, dict) or not isinstance(whole.get(COLUMNS_KEY), dict):
        yield error(
            file,
            "bad-mapping",
            f"Kartasta puuttuu kohta {COLUMNS_KEY}.",
            "Poista tiedosto ja aja tuonti uudelleen: se ehdottaa kartan alusta.",
        )
        return
    for key in whole:
        if key not in _KEYS:
            hint = f"Kohdat ovat {listed(_KEYS)}."
            yield error(file, "bad-mapping", f"Kohtaa ”{key}” ei ole.", hint, *values.place((key,)))
    markdown = whole.get(MARKDOWN_KEY) or []
    for name in markdown if isinstance(markdown, list) else [markdown]:
        if name not in table.columns:
            place = values.place((MARKDOWN_KEY,))
            hint = f"Esimerkiksi: {MARKDOWN_KEY}: [{json.dumps(table.columns[0], ensure_ascii=False)}]"
            yield error(file, "unknown-column", f"Saraketta ”{name}” ei ole tuotavassa tiedostossa.", hint, *place)
    for name, written in whole[COLUMNS_KEY].items():
        place = values.place((COLUMNS_KEY, name))
        if name not in table.columns:
            near = process.extractOne(name, table.columns)
            hint = f"Tarkoititko: {near[0]}?" if near else ""
            yield error(file, "unknown-column", f"Saraketta ”{name}” ei ole tuotavassa tiedostossa.", hint, *place)
        if written is not None and _target(written) is None:
            yield _unknown_target(written, all_targets(), file, place)
    defaults = whole.get(DEFAULTS_KEY) or {}
    if not isinstance(defaults, dict):
        yield error(file, "bad-mapping", f"Kohdan {DEFAULTS_KEY} alla on kenttiä.", "Esimerkiksi: date: 2019")
        return
    for key, value in defaults.items():
        place = values.place((DEFAULTS_KEY, key))
        if key not in (*all_fields(), KIND, SERIES) or key == "title":
            yield _unknown_target(key, (KIND, SERIES, *all_fields()), file, place)
        elif not isinstance(value, str | None) and not (
            isinstance(value, list) and all(isinstance(one, str) for one in value)
        ):
            yield error(file, "bad-mapping", f"Kohdan ”{key}” arvo ei ole tekstiä.", "Kirjoita yksi arvo.", *place)
        elif key == KIND and value and not (isinstance(value, str) and kind_named(value)):
            hint = f"Lajit ovat {listed(known_importables())}."
            yield error(file, "unknown-value", f"Lajia ”{value}” ei voi tuoda.", hint, *place)


def _value_problems(values: Values, file: str, matchers: Matchers) -> Iterator[Problem]:
    """What is wrong in what values are said to mean."""
    whole = values.value.get(VALUES_KEY) if isinstance(values.value, dict) else None
    if whole is not None and not isinstance(whole, dict):
        hint = 'Esimerkiksi: sector: {"Sivistystoimi": opetus ja kasvatus}'
        yield error(file, "bad-mapping", f"Kohdan {VALUES_KEY} alla on kenttiä.", hint, *values.place((VALUES_KEY,)))
        return
    for target, meanings in (whole or {}).items():
        place = values.place((VALUES_KEY, target))
        if target not in all_targets():
            yield _unknown_target(target, all_targets(), file, place)
        elif meanings is not None and not isinstance(meanings, dict):
            yield error(file, "bad-mapping", f"Kohdan ”{target}” alla on arvoja.", "Esimerkiksi: vanha: uusi", *place)
        for written, meaning in meanings.items() if isinstance(meanings, dict) else ():
            place = values.place((VALUES_KEY, target, written))
            if meaning is not None and not isinstance(meaning, str):
                hint = "Kirjoita yksi arvo, teemoja pilkulla erotettuina."
                yield error(file, "bad-mapping", f"Arvon ”{written}” merkitys ei ole tekstiä.", hint, *place)
            elif meaning and meaning != LEFT_OUT:
                parts = split_words(meaning) if is_split(target) else [meaning]
                yield from (
                    _unknown_value(target, part, file, place, matchers)
                    for part in parts
                    if not _is_known(target, part, matchers)
                )


def _is_known(target: str, meaning: str, matchers: Matchers) -> bool:
    """Whether a field takes a value as it is; of fields that say it themselves when a row is read, True."""
    tests = {**dict.fromkeys(DOERS, DOERS), "sector": ("sector",), "theme": ("theme",)}
    if target == KIND:
        return kind_named(meaning) is not None
    if target == "date":
        return read_date(meaning) is not None
    if target == KEYWORDS:
        return any(_is_known(one, meaning, matchers) for one in tests)
    return target not in tests or any(
        (match := getattr(matchers, one).match(meaning)) and match.is_sure for one in tests[target]
    )


def _unknown_value(target: str, meaning: str, file: str, place: tuple[int, int], matchers: Matchers) -> Problem:
    near = getattr(matchers, target).suggestion(meaning) if hasattr(matchers, target) else None
    message = f"Arvoa ”{meaning}” ei ole kentässä {target}."
    return error(file, "unknown-value", message, f"Tarkoititko: {near}?" if near else "", *place)


def _target(written: object) -> str | None:
    if not isinstance(written, str):
        return None
    by_fold = {fold(target): target for target in (*all_targets(), LEFT_OUT)}
    return by_fold.get(fold(written.strip()))


def _unknown_target(written: object, known: tuple[str, ...], file: str, place: tuple[int, int]) -> Problem:
    near = process.extractOne(str(written), known, score_cutoff=_SHORT)
    hint = f"Tarkoititko: {near[0]}?" if near else f"Vaihtoehdot ovat: {', '.join(known)} ja -."
    return error(file, "unknown-target", f"Kenttää ”{written}” ei voi tuoda.", hint, *place)
