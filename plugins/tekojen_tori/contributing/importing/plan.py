"""What an import would do: what becomes of each row, and which files there would be."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin

from tekojen_tori.content.done import Done
from tekojen_tori.content.editorial import Introduces
from tekojen_tori.content.moving_in.old_addresses import is_path
from tekojen_tori.content.web_addresses import parts_of
from tekojen_tori.content.written import Told, Written
from tekojen_tori.contributing.asking.questions import InputKind
from tekojen_tori.contributing.deed_file import content_file, file_stem
from tekojen_tori.contributing.importing.importables import (
    DOERS,
    SERIES,
    Importable,
    known_importables,
    part_name,
    reader_of_series,
    referred,
)
from tekojen_tori.contributing.importing.notes import Draft, Note
from tekojen_tori.contributing.importing.sources.tables import WITHIN, SourceRow
from tekojen_tori.language.numbers import number
from tekojen_tori.language.slugs import fold, slug
from tekojen_tori.reading.checks.written_checks import nearest, written_checks
from tekojen_tori.reading.content_file import LARGEST_TEXT, ContentFile, Reader
from tekojen_tori.reading.content_folder import Reading, problems_together
from tekojen_tori.reading.files.text_files import shown
from tekojen_tori.reading.problems import Problem, errors

_Key = tuple[str, str, str, str]
"""What tells things apart: their kind, whose they are (or of which series), their title, and of what is somebody's
account of others' work the number or the day: webinars of one name are held again and again."""
_LINK = re.compile(r"(?<=\]\()https?://[^\s()]+(?=\))")
_ANY_LINK = re.compile(r"\[([^\[\]\n]*)\]\([^\s()]*\)")
_LEFT_WITHIN = re.compile(
    rf"(?<!\\)(?P<before>(?:\\\\)*)\[(?P<words>(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\])*)\]\({re.escape(WITHIN)}(?P<there>[^\s()]*)\)"
)
_FIELD = re.compile(r"(?P<key>[a-z_]+):")
_FILE_ENDING = re.compile(r"(?:/index)?\.(?:md|markdown|html?|rst|txt)$")
_LONGEST_TOLD = 200
_FIRST_FIELD = 2
"""The line on which the title is, and what is wrong with the fields together is told of."""
_WHOLE = "*"


@dataclass(frozen=True)
class PlannedFile:
    """A file to be written, and the draft that it came of."""

    row: SourceRow
    path: Path
    text: str
    draft: Draft

    @property
    def place(self) -> str:
        """Where it will be, seen from the content folder."""
        depth = 3 if self.draft.series else 2
        return "/".join(self.path.parts[-depth:])


@dataclass(frozen=True)
class KnownRow:
    """A row that says again what there already is: in which file or row, and whether it says something else now."""

    row: SourceRow
    title: str
    where: str
    is_changed: bool


@dataclass(frozen=True)
class OldAddress:
    """Where something was before, as it was written; its address now, and the old addresses that it answers to."""

    written: str
    address: str
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class AlikeRow:
    """A new deed that seems to tell of the same as others, and the files of these."""

    row: SourceRow
    title: str
    others: tuple[str, ...]


@dataclass
class Plan:
    """What becomes of each row: it is `new`, `known`, `repeated` or `rejected`. The rest is to be told.

    `series` are by their files the texts of those that there aren't yet.
    """

    new: list[PlannedFile] = field(default_factory=list)
    known: list[KnownRow] = field(default_factory=list)
    repeated: list[KnownRow] = field(default_factory=list)
    alike: list[AlikeRow] = field(default_factory=list)
    rejected: list[Draft] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    old_addresses: list[OldAddress] = field(default_factory=list)
    series: dict[Path, str] = field(default_factory=dict)


class Planner:
    """Decides what becomes of each draft, in the order of the rows, beside what there already is."""

    def __init__(self, root: Path, reading: Reading, today: date) -> None:
        self._root, self._reading, self._today = root.resolve(), reading, today
        self._registers = reading.content.registers
        self._drafts: list[Draft] = []
        self._by_key: dict[_Key, Written] = {}
        self._by_address: dict[str, dict[str, Written]] = defaultdict(dict)
        self._taken: dict[str, set[str]] = defaultdict(set)
        for one in known_importables().values():
            under = one.kind.under
            for thing in reading.content.of(one.kind.thing):
                self._by_key[_key_of(thing, one)] = thing
                self._by_address[under][thing.slug] = thing
                self._taken[under] |= {thing.slug, *map(_same_address, thing.aliases)}
        self._broken: dict[str, set[str]] = defaultdict(set)
        for one in known_importables().values():
            files = {slug(path.stem) for path in (self._root / one.kind.folder).rglob("*.*")}
            self._broken[one.kind.under] |= files - self._taken[one.kind.under]
        self._series = {(one.folder, name): one.slug for one in reading.content.of(Introduces) for name in _names(one)}
        for under, broken in self._broken.items():
            self._taken[under] |= broken
        self._rows: dict[_Key, tuple[int, str]] = {}
        self._files: dict[Path, ContentFile[Any]] = {}
        self._old: list[tuple[Draft, PurePosixPath, str, tuple[str, ...]]] = []
        self.plan = Plan()

    def add(self, draft: Draft) -> None:
        """Decide on one more row."""
        self._drafts.append(draft)
        self._decide(draft)

    def finish(self) -> None:
        """When all rows are decided on: their names for others lead to these, and the whole passes the checker."""
        self._refer()
        while self._is_changed_by_the_whole():
            pass
        self._link()
        self.plan.new.sort(key=lambda file: file.row.number)
        used = {file.path.parent for file in self.plan.new}
        self.plan.series = {path: text for path, text in self.plan.series.items() if path.with_suffix("") in used}
        for draft in self._drafts:
            told = {note.written for note in draft.obstacles}
            self.plan.notes += [note for note in draft.notes if note.written not in told]

    # One row

    def _decide(self, draft: Draft) -> None:
        series = self._series_of(draft)
        if draft.obstacles or (draft.of.is_done and draft.done_by is None):
            self._reject(draft)
            return
        key = self._key(draft, series)
        fields = {name: value for name, value in draft.fields.items() if name != "aliases"} | draft.references
        content = content_file(draft.of.kind.fields, fields, draft.markdown)
        earlier = self._rows.setdefault(key, (draft.row.number, content))
        if earlier[0] != draft.row.number:
            self._repeat(draft, *earlier, content)
            return
        stem = file_stem(draft.title, draft.done_by.name if draft.of.is_done and draft.done_by else "")
        existing = self._by_key.get(key) or self._edited_since(draft.of, stem)
        folder = PurePosixPath(draft.of.kind.folder, series)
        if existing or stem in self._broken[draft.of.kind.under]:
            where = existing.path if existing else folder / f"{stem}.md"
            is_changed = existing is None or _unlinked(existing.text) != _unlinked(draft.markdown)
            self.plan.known.append(KnownRow(draft.row, draft.title, where.as_posix(), is_changed))
            self._keep_addresses(draft, where, existing.aliases if existing else ())
            return
        self._write(draft, stem, folder)

    def _key(self, draft: Draft, series: str) -> _Key:
        kind, title = draft.of.kind.name, _folded(draft.title)
        if draft.of.is_done and draft.done_by:
            return kind, draft.done_by.slug, title, ""
        return kind, series, title, str(draft.fields.get("number") or draft.fields.get("date") or "")

    def _series_of(self, draft: Draft) -> str:
        """The name of the folder of its series: one that is there, or else a new one; "" if it is in none."""
        if not draft.series:
            return ""
        folder, under = draft.of.kind.folder, draft.of.kind.under
        known = self._series.get((folder, fold(draft.series)))
        if known is None:
            known = self._free(under, slug(draft.series) or SERIES)
            if reader := reader_of_series():
                self._introduce(draft, self._root / folder / f"{known}.md", reader)
            if draft.obstacles:
                return known
            self._series |= {(folder, fold(draft.series)): known, (folder, known): known}
            self._taken[under].add(known)
        return known

    def _introduce(self, draft: Draft, path: Path, reader: Reader[Any]) -> None:
        """Plan the file that introduces the series of a draft, or tell what is wrong with it."""
        fields = {"title": draft.series}
        text = content_file(reader.kind.fields, fields, f"Tähän on koottu sarjan {draft.of.kind.plural.lower()}.")
        file = reader.read_text(text, path, self._root, self._registers, self._today)
        for problem in errors(file.problems):
            draft.obstacle(part_name(SERIES), draft.series, problem.message, problem.hint, SERIES)
        if not draft.obstacles:
            self._files[path], self.plan.series[path] = file, text

    def _free(self, under: str, stem: str) -> str:
        """A name that nothing has, made of this by a number if need be."""
        name, count = stem, 1
        while name in self._taken[under]:
            count += 1
            name = f"{stem}-{count}"
        return name

    def _repeat(self, draft: Draft, row: int, earlier: str, content: str) -> None:
        if content == earlier:
            self.plan.repeated.append(KnownRow(draft.row, draft.title, f"rivi {row}", is_changed=False))
            return
        whose = "Samalla tekijällä" if draft.of.is_done else "Samassa sarjassa" if draft.series else "Tuotavissa"
        why = f"{whose} on samanniminen {draft.of.kind.one} jo rivillä {row}, mutta muuten ne eroavat."
        draft.obstacle("Otsikko", draft.title, why, "Tarkenna toisen otsikkoa tai poista toinen.")
        self._reject(draft)

    def _edited_since(self, of: Importable, stem: str) -> Written | None:
        """What has this name for its file but another title by now: somebody has mended it since."""
        thing = self._by_address[of.kind.under].get(stem)
        is_its_own = thing is None or file_stem(thing.title, _doer_of(thing)) == stem
        return None if is_its_own else thing

    def _write(self, draft: Draft, stem: str, folder: PurePosixPath) -> None:
        taken = self._taken[draft.of.kind.under]
        name = self._free(draft.of.kind.under, stem)
        aliases = [alias for alias in dict.fromkeys(draft.fields.get("aliases", ())) if alias != name]
        folders = {one.kind.under.partition("/")[0] for one in known_importables().values()}
        free: dict[str, str] = {}
        for alias in aliases:
            if _same_address(alias) in taken:
                draft.left_out("Vanhat osoitteet", alias, "Osoite on jo toisella.", "Ohjaa vanha osoite palvelimella.")
            elif is_path(alias) and alias.strip("/").partition("/")[0] in folders:
                why = "Polku on kansiossa, jossa torin omat sivut ovat."
                draft.left_out("Vanhat osoitteet", alias, why, "Ohjaa vanha osoite palvelimella.")
            else:
                free.setdefault(_same_address(alias), alias)
        draft.fields["aliases"] = aliases = list(free.values())
        path = self._root / folder / f"{name}.md"
        text = self._settled(draft, path)
        if text is not None:
            self._taken[draft.of.kind.under] |= {name, *free}
            self.plan.new.append(PlannedFile(draft.row, path, text, draft))
            self._keep_addresses(draft, folder / f"{name}.md", aliases)

    def _keep_addresses(self, draft: Draft, file: PurePosixPath, aliases: Iterable[str]) -> None:
        address = f"/{draft.of.kind.under}{file.stem}/"
        self._old += [(draft, file, address, tuple(aliases))]

    def _settled(self, draft: Draft, path: Path) -> str | None:
        """The file of a draft, without the fields that may be left out and the checker refuses; None if rejected."""
        while True:
            text = content_file(draft.of.kind.fields, draft.fields, draft.markdown)
            if len(text.encode()) > LARGEST_TEXT:
                message = f"Teksti on liian pitkä: enintään {number(LARGEST_TEXT)} merkkiä."
                draft.obstacle("Teksti", "", message, "Lyhennä tekstiä.")
                self._reject(draft)
                return None
            file = draft.of.reader.read_text(text, path, self._root, self._registers, self._today)
            wrong = errors([*file.problems, *written_checks([file], self._root)])
            if not wrong:
                self._files[path] = file
                return text
            if not self._drop(draft, text, wrong, path):
                self._reject(draft)
                return None

    def _drop(self, draft: Draft, text: str, wrong: Sequence[Problem], path: Path) -> bool:
        """Leave out the fields that the checker refuses; if one of them can't be, an obstacle, and False."""
        lines = text.split("\n")
        dropped: set[str] = set()
        for problem in wrong:
            key = _field_at(lines, problem)
            if key == _WHOLE:
                key = self._culprit(draft, problem, path)
            told = _told(draft.fields.get(key))
            if key in dropped:
                continue
            if key not in draft.fields:
                draft.obstacle("Tarkistus", "", problem.message, problem.hint)
            elif not _may_lack(draft, key):
                is_asked = 0 < len(told) <= _LONGEST_TOLD
                draft.obstacle(part_name(key), told, problem.message, problem.hint, key if is_asked else "")
            else:
                draft.unknown(key, told, problem.message, problem.hint, None)
                del draft.fields[key]
                dropped.add(key)
        return not draft.obstacles

    def _culprit(self, draft: Draft, problem: Problem, path: Path) -> str:
        """The field without which its fellows do together, "" if there is none such."""
        for key in filter(lambda one: _may_lack(draft, one), reversed(draft.fields)):
            fields = {name: value for name, value in draft.fields.items() if name != key}
            text = content_file(draft.of.kind.fields, fields, draft.markdown)
            file = draft.of.reader.read_text(text, path, self._root, self._registers, self._today)
            if problem.code not in {one.code for one in file.problems}:
                return key
        return ""

    def _reject(self, draft: Draft) -> None:
        self.plan.rejected.append(draft)

    # All rows together

    def _refer(self) -> None:
        """What a row calls other things is made the names of their files."""
        wanted = {key for file in self.plan.new for key in file.draft.references}
        names = {key: self._names_of(key) for key in wanted}
        for place, file in enumerate(self.plan.new):
            draft = file.draft
            for key, written in draft.references.items():
                found = []
                for one in written:
                    meant = names[key].get(_folded(one)) or names[key].get(_folded(_path(one)))
                    if meant:
                        found.append(meant)
                    else:
                        near = nearest(_folded(one), names[key])
                        advice = f"Tarkoititko: {names[key][near]}?" if near else ""
                        draft.unknown(key, one, "Tällaista ei ole torilla eikä tuotavissa.", advice, None)
                many = draft.of.questions[key].kind is not InputKind.LINE
                draft.fields[key] = list(dict.fromkeys(found)) if many else found[0] if found else None
            if draft.references:
                text = self._settled(draft, file.path)
                self.plan.new[place] = replace(file, text=text or "")
        self._without_rejected()

    def _names_of(self, key: str) -> dict[str, str]:
        """By what things are called that a field may name, the names of their files; what several are called, not."""
        found: dict[str, set[str]] = defaultdict(set)
        for kind in referred(key):
            for thing in self._reading.content.of(kind.thing):
                for name in (thing.slug, thing.title, *thing.aliases):
                    found[_folded(name)].add(thing.slug)
            for file in self.plan.new:
                if file.draft.of.kind is kind:
                    for name in (file.path.stem, file.draft.title, *file.draft.fields.get("aliases", ())):
                        found[_folded(name)].add(file.path.stem)
        return {name: slugs.pop() for name, slugs in found.items() if len(slugs) == 1}

    def _is_changed_by_the_whole(self) -> bool:
        """Whether what only shows when all is seen together changed or rejected some of the new files."""
        together = self._reading.together
        added: dict[type[Any], list[ContentFile[Any]]] = defaultdict(list)
        for planned in self.plan.new:
            added[planned.draft.of.kind.thing].append(self._files[planned.path])
        if reader := reader_of_series():
            added[reader.kind.thing] += [self._files[path] for path in self.plan.series]
        files = {thing: [*together.files.get(thing, ()), *added[thing]] for thing in {*together.files, *added}}
        by_file: dict[str, list[Problem]] = defaultdict(list)
        for problem in errors(problems_together(replace(together, files=files))):
            by_file[problem.file].append(problem)
        is_changed = False
        for place, planned in enumerate(self.plan.new):
            if wrong := by_file.get(shown(planned.path)):
                is_changed = True
                text = None
                if self._drop(planned.draft, planned.text, wrong, planned.path):
                    text = self._settled(planned.draft, planned.path)
                else:
                    self._reject(planned.draft)
                self.plan.new[place] = replace(planned, text=text or "")
        self._without_rejected()
        return is_changed

    def _without_rejected(self) -> None:
        self.plan.new = [file for file in self.plan.new if not file.draft.obstacles]

    def _link(self) -> None:
        """Links to the old addresses of things lead to the things."""
        files: dict[tuple[str, str], PurePosixPath] = {}
        for draft, file, address, aliases in self._old:
            if draft.obstacles:
                continue
            self.plan.old_addresses += [OldAddress(old, address, aliases) for old in draft.old_addresses]
            for old in (draft.address, *draft.old_addresses):
                if place := _place(urljoin(WITHIN, old) if old.startswith("/") else old):
                    files.setdefault(place, file)
        self.plan.new = [self._linked(file, files) for file in self.plan.new]

    def _linked(self, file: PlannedFile, files: dict[tuple[str, str], PurePosixPath]) -> PlannedFile:
        folder = file.path.parent.relative_to(self._root).as_posix()

        def here(link: re.Match[str]) -> str:
            place = _place(link[0])
            if place is None or place not in files:
                return link[0]
            there = posixpath.relpath(files[place].as_posix(), folder)
            file.draft.taken_for("Linkit", link[0].removeprefix(WITHIN), there)
            return there

        def words(link: re.Match[str]) -> str:
            file.draft.left_out("Linkit", link["there"], "Tuotavissa ei ole tiedostoa, johon linkki johtaa.")
            return f"{link['before']}{link['words']}"

        head, fence, text = file.text[4:].partition("\n---\n")
        text = _LEFT_WITHIN.sub(words, _LINK.sub(here, text))
        return replace(file, text=f"{file.text[:4]}{head}{fence}{text}")


def _place(address: str) -> tuple[str, str] | None:
    """What of an address tells the page: neither its scheme nor a place on the page. None of what is no web address."""
    parts = parts_of(address)
    if parts is None or not parts.netloc or not parts.path.strip("/"):
        return None
    host, path = parts.netloc.casefold().removeprefix("www."), unquote(parts.path).strip("/").casefold()
    return host, _FILE_ENDING.sub("", path) if address.startswith(WITHIN) else path


def _unlinked(text: str) -> str:
    """A text without where its links lead, which an import changes itself."""
    return _ANY_LINK.sub(r"\1", text.strip())


def _same_address(alias: str) -> str:
    """What is the same of all ways to write an old address; paths and names stay apart."""
    path = alias.casefold().strip("/").removesuffix("index.html").rstrip("/")
    return f"/{path}" if is_path(alias) else alias


def _path(address: str) -> str:
    """The path of an address; of what is none, itself."""
    parts = parts_of(address)
    return parts.path if parts and parts.netloc else address


def _field_at(lines: Sequence[str], problem: Problem) -> str:
    """The field of a content file in which a problem is, _WHOLE if it is of all together, "" if it is in the text."""
    end = lines.index("---", 1)
    if problem.line == _FIRST_FIELD and problem.code != "duplicate-title":
        return _WHOLE
    for written in reversed(lines[1 : problem.line] if problem.line <= end else ()):
        if found := _FIELD.match(written):
            return found["key"]
    return ""


def _may_lack(draft: Draft, key: str) -> bool:
    return key not in draft.of.required and not (draft.of.is_done and key in DOERS)


def _told(value: Any) -> str:
    """A value as a person might have written it."""
    if isinstance(value, dict):
        return ", ".join(map(str, value.values()))
    return "; ".join(map(_told, value)) if isinstance(value, list) else str(value if value is not None else "")


def _doer_of(thing: Written) -> str:
    return thing.done_by.name if isinstance(thing, Done) else ""


def _key_of(thing: Told, of: Importable) -> _Key:
    if isinstance(thing, Done):
        return of.kind.name, thing.done_by.slug, _folded(thing.title), ""
    mark = thing.number or (thing.date.iso() if thing.date else "")
    return of.kind.name, getattr(thing, "series", None) or "", _folded(thing.title), str(mark)


def _names(series: Introduces) -> Iterator[str]:
    yield from (series.slug, fold(series.title), fold(series.slug))


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()
