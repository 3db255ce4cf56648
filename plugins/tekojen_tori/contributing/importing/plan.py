"""What an import would do, and the doing of it."""

import os
import posixpath
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from tekojen_tori.content.done import Done
from tekojen_tori.content.registers import Registers
from tekojen_tori.content.web_addresses import parts_of
from tekojen_tori.contributing.deed_file import deed_file, file_stem
from tekojen_tori.contributing.importing.drafts import Draft, Note, Outcome
from tekojen_tori.contributing.importing.sources.tables import SourceRow
from tekojen_tori.kinds.deeds.reading.checks import deed_checks
from tekojen_tori.kinds.deeds.reading.files import DEEDS
from tekojen_tori.language.numbers import number
from tekojen_tori.language.slugs import slug
from tekojen_tori.reading.checks.written_checks import written_checks
from tekojen_tori.reading.content_file import LARGEST_TEXT
from tekojen_tori.reading.problems import errors

_Key = tuple[str, str]
_LINK = re.compile(r"(?<=\]\()https?://[^\s()]+(?=\))")


@dataclass(frozen=True)
class NewDeed:
    """A deed to be written, and the draft that it came of."""

    row: SourceRow
    path: Path
    text: str
    draft: Draft


@dataclass(frozen=True)
class KnownRow:
    """A row that says again what there already is: in which file or row, and whether it says something else now."""

    row: SourceRow
    title: str
    where: str
    is_changed: bool


@dataclass(frozen=True)
class OldAddress:
    """Where a deed was before, as it was written; its file now, and the old addresses that it answers to."""

    written: str
    file: PurePosixPath
    aliases: tuple[str, ...]


@dataclass
class Plan:
    """What becomes of each row: it is `new`, `known`, `repeated` or `rejected`. The rest is to be told."""

    new: list[NewDeed] = field(default_factory=list)
    known: list[KnownRow] = field(default_factory=list)
    repeated: list[KnownRow] = field(default_factory=list)
    rejected: list[Draft] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    old_addresses: list[OldAddress] = field(default_factory=list)


class Planner:
    """Decides what becomes of each draft, in the order of the rows, beside the deeds that there already are."""

    def __init__(self, root: Path, deeds: Iterable[Done], registers: Registers, today: date) -> None:
        deeds = list(deeds)
        self._root, self._registers, self._today = root.resolve(), registers, today
        self._folder = self._root / "deeds"
        self._by_title = {_key(deed.done_by.slug, deed.title): deed for deed in deeds}
        self._by_address = {deed.slug: deed for deed in deeds}
        self._taken = {slug(path.stem) for path in self._folder.rglob("*.*")} | set(self._by_address)
        self._broken = self._taken - set(self._by_address)
        self._taken |= {alias for deed in deeds for alias in deed.aliases}
        self._rows: dict[_Key, tuple[int, str]] = {}
        self.plan = Plan()

    def add(self, draft: Draft) -> None:
        """Decide on one more row."""
        self._decide(draft)
        told = {note.written for note in draft.obstacles}
        self.plan.notes += [note for note in draft.notes if note.written not in told]

    def link_together(self) -> None:
        """When all rows are decided on: links to the old addresses of deeds lead to the deeds."""
        files: dict[tuple[str, str], str] = {}
        for old in self.plan.old_addresses:
            where = old.file.name if old.file.is_absolute() else posixpath.relpath(old.file, "deeds")
            if place := _place(old.written):
                files.setdefault(place, where)
        self.plan.new = [self._linked(deed, files) for deed in self.plan.new]

    def _linked(self, deed: NewDeed, files: dict[tuple[str, str], str]) -> NewDeed:
        def here(link: re.Match[str]) -> str:
            place = _place(link[0])
            file = files.get(place) if place else None
            if file:
                self.plan.notes.append(Note(deed.row.number, Outcome.TAKEN_FOR, "Linkit", link[0], file))
            return file or link[0]

        return replace(deed, text=_LINK.sub(here, deed.text))

    def _decide(self, draft: Draft) -> None:
        if draft.obstacles or draft.done_by is None:
            self._reject(draft)
            return
        key = _key(draft.done_by.slug, draft.title)
        content = deed_file({name: value for name, value in draft.fields.items() if name != "aliases"}, draft.markdown)
        earlier = self._rows.setdefault(key, (draft.row.number, content))
        if earlier[0] != draft.row.number:
            self._repeat(draft, *earlier, content)
            return
        stem = file_stem(draft.title, draft.done_by.name)
        existing = self._by_title.get(key) or self._edited_since(stem)
        if existing or stem in self._broken:
            where = existing.path.as_posix() if existing else f"deeds/{stem}.md"
            is_changed = existing is None or existing.text.strip() != draft.markdown.strip()
            self.plan.known.append(KnownRow(draft.row, draft.title, where, is_changed))
            self._keep_addresses(draft, PurePosixPath(where), existing.aliases if existing else ())
            return
        self._write(draft, stem)

    def _repeat(self, draft: Draft, row: int, earlier: str, content: str) -> None:
        if content == earlier:
            self.plan.repeated.append(KnownRow(draft.row, draft.title, f"rivi {row}", is_changed=False))
            return
        why = f"Samalla tekijällä on samanniminen teko jo rivillä {row}, mutta muuten ne eroavat."
        draft.obstacle("Otsikko", draft.title, why, "Tarkenna toisen otsikkoa tai poista toinen.")
        self._reject(draft)

    def _edited_since(self, stem: str) -> Done | None:
        """The deed that has this name for its file but another title by now: somebody has mended it since."""
        deed = self._by_address.get(stem)
        is_its_own = deed is None or file_stem(deed.title, deed.done_by.name) == stem
        return None if is_its_own else deed

    def _write(self, draft: Draft, stem: str) -> None:
        name, count = stem, 1
        while name in self._taken:
            count += 1
            name = f"{stem}-{count}"
        aliases = [alias for alias in dict.fromkeys(draft.fields.get("aliases", ())) if alias != name]
        for alias in self._taken.intersection(aliases):
            draft.left_out(
                "Vanhat osoitteet", alias, "Osoite on jo toisella teolla.", "Ohjaa vanha osoite palvelimella."
            )
        draft.fields["aliases"] = aliases = [alias for alias in aliases if alias not in self._taken]
        path = self._folder / f"{name}.md"
        text = deed_file(draft.fields, draft.markdown)
        if self._passes(draft, path, text):
            self._taken |= {name, *aliases}
            self.plan.new.append(NewDeed(draft.row, path, text, draft))
            self._keep_addresses(draft, PurePosixPath(path), aliases)

    def _keep_addresses(self, draft: Draft, file: PurePosixPath, aliases: Iterable[str]) -> None:
        self.plan.old_addresses += [OldAddress(old, file, tuple(aliases)) for old in draft.old_addresses]

    def _passes(self, draft: Draft, path: Path, text: str) -> bool:
        """Whether the checker lets the file pass; if not, the row is rejected with what it says."""
        if len(text.encode()) > LARGEST_TEXT:
            message = f"Teksti on liian pitkä: enintään {number(LARGEST_TEXT)} merkkiä."
            draft.obstacle("Teksti", "", message, "Lyhennä tekstiä.")
            self._reject(draft)
            return False
        file = DEEDS.read_text(text, path, self._root, self._registers, self._today)
        for problem in errors([*file.problems, *deed_checks([file]), *written_checks([file], self._root)]):
            draft.obstacle("Tarkistus", "", problem.message, problem.hint)
        if draft.obstacles:
            self._reject(draft)
        return not draft.obstacles

    def _reject(self, draft: Draft) -> None:
        self.plan.rejected.append(draft)


def _place(address: str) -> tuple[str, str] | None:
    """What of an address tells the page: neither its scheme nor a place on the page. None of what is no web address."""
    parts = parts_of(address)
    if parts is None or not parts.netloc or not parts.path.strip("/"):
        return None
    return parts.netloc.casefold().removeprefix("www."), unquote(parts.path).strip("/").casefold()


def write_deeds(new: Iterable[NewDeed]) -> Iterator[Path]:
    """Write each file whole or not at all, and never over another; OSError if that can't be done."""
    for deed in new:
        deed.path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", dir=deed.path.parent, prefix=".", suffix=".tmp", encoding="utf-8", newline="\n", delete=False
        ) as half:
            half.write(deed.text)
        written = Path(half.name)
        try:
            written.chmod(0o666 & ~_umask())
            if os.path.lexists(deed.path):
                raise FileExistsError(f"Tiedosto {deed.path} on jo olemassa.")
            written.replace(deed.path)
        finally:
            written.unlink(missing_ok=True)
        yield deed.path


def _umask() -> int:
    """The rights that the user's new files don't have; temporary files have fewer still."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _key(done_by: str, title: str) -> _Key:
    return done_by, " ".join(title.split()).casefold()
