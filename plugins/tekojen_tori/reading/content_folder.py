"""A content folder made into Content, with every problem in it."""

import os
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple, TypeVar

from tekojen_tori import rooms
from tekojen_tori.content.content import Content
from tekojen_tori.content.registers import Registers
from tekojen_tori.content.written import Written
from tekojen_tori.reading.checks.editorial_checks import editorial_checks
from tekojen_tori.reading.checks.written_checks import written_checks
from tekojen_tori.reading.content_file import ContentFile, Reader
from tekojen_tori.reading.files.file_names import FileStamp, FolderListing, files_in, stamp_of
from tekojen_tori.reading.files.picture_files import pictures_in
from tekojen_tori.reading.files.text_files import is_file, is_folder, shown
from tekojen_tori.reading.last_net import Doing, caught, checked, checked_together
from tekojen_tori.reading.organisations import with_one_name_each
from tekojen_tori.reading.problems import Problem, error, errors, in_order
from tekojen_tori.reading.registers import FOLDER as REGISTERS_FOLDER
from tekojen_tori.reading.registers import read_registers, register_files
from tekojen_tori.reading.together import OwnFile, OwnFileReader, Together

SYNTHETIC_MARK = "corpus.yml"
_TEXT_SUFFIXES = (".markdown", ".mdown", ".txt", ".html", ".docx", ".odt", ".pdf")
_Known = TypeVar("_Known")


@dataclass(frozen=True)
class Reading:
    """What a content folder holds, and the problems in it, in the order of files and lines.

    Broken files are left out; if they were whole when the folder was last read, what they held then stays.
    Of a file with very many, the worst are told, and how many more there are. `together` are its files, broken or not.
    """

    content: Content
    problems: tuple[Problem, ...]
    together: Together


def content_folders() -> tuple[str, ...]:
    """The folders in which people write: those of the kinds, and the registers."""
    every = (
        folder for readers in rooms.offers("reading", "READERS") for reader in readers for folder in reader.folders
    )
    return (*dict.fromkeys(every), REGISTERS_FOLDER)


_Check = Callable[[Together], Iterable[Problem]]


class _KnownFile(NamedTuple):
    """A file as it was when it had a stamp, and how it was seen on a day."""

    stamp: FileStamp
    file: ContentFile[Any]
    day: date
    as_of: ContentFile[Any]


class ContentFolder:
    """A folder that holds `deeds/` and its fellows. Reading it again reads only the files that changed."""

    def __init__(self, root: Path, fallback: Path) -> None:
        self.root, self.fallback = root.resolve(), fallback.resolve()
        self._registers: Registers | None = None
        self._have_registers_been_good = False
        self._read: dict[Hashable, tuple[tuple[FileStamp, ...], Any]] = {}
        self._read_before = self._read
        self._files: dict[str, Mapping[str, _KnownFile]] = {}
        """By the names of kinds, and by paths."""
        self._last_good: tuple[Written, ...] = ()
        self._last_good_parts: dict[str, Any] = {}
        """What rooms read of their own files, by the names of those."""

    @property
    def places(self) -> list[Path]:
        """Where anything of it may lie: the registers, of which some may be another's, other folders, and a mark."""
        registers = (root / REGISTERS_FOLDER for root in (self.root, self.fallback))
        own = (self.root / name for name in (*content_folders(), SYNTHETIC_MARK))
        return list(dict.fromkeys((*registers, *own)))

    def read(self, today: date) -> Reading:
        """Everything in the folder, as of today."""
        self._read_before, self._read = self._read, {}
        registers, problems = self._read_registers()
        if not is_folder(self.root / "deeds"):
            deeds = shown(self.root / "deeds")
            problems.append(error(deeds, "no-deeds-folder", "Kansiota deeds ei ole.", "Luo kansio ja lisää teko."))
        files = self._read_files(registers, today, problems)
        together = Together(self.root, registers, today, files, self._unless_known, self._read_own, self.fallback)
        own_files = [(reader, self._read_own(reader)) for reader in _own_file_readers()]
        every = list(together.every())
        for file in every:
            problems += file.problems
        for reader, own in own_files:
            problems += own.problems
            problems += checked(partial(reader.checks, own, together), shown(self._own_path(reader)))
        problems += problems_together(together)
        written = self._with_last_good(every)
        content = Content(
            registers=registers,
            things=written,
            today=today,
            beside=self._beside(together, own_files),
            synthetic=is_file(self.root / SYNTHETIC_MARK),
            pictures=dict(pictures_in(written, self.root)),
        )
        broken = {file.path.stem for file in every if file.thing is None}
        told = tuple(in_order(one for one in problems if one.lacks not in broken))
        return Reading(content, told, together)

    def _with_last_good(self, files: Iterable[ContentFile[Any]]) -> tuple[Written, ...]:
        """What is in the files; in place of what can't be read any more, what was there when it last could."""
        files = list(files)
        is_whole = all(file.thing for file in files)
        before = {} if is_whole else {thing.path: thing for thing in self._last_good}
        last = (file.thing or before.get(PurePosixPath(file.path.relative_to(self.root))) for file in files)
        self._last_good = tuple(filter(None, last))
        return self._last_good

    def _beside(self, together: Together, own_files: Iterable[tuple[OwnFileReader, OwnFile]]) -> dict[type[Any], Any]:
        """What rooms have read beside the things, by its type."""
        before, self._last_good_parts = self._last_good_parts, {}
        for reader, own in own_files:
            part = own.part if own.part or not errors(own.problems) else before.get(reader.name, own.part)
            if part is not None:
                self._last_good_parts[reader.name] = part
        parts = list(self._last_good_parts.values())
        parts += (make(together) for make in rooms.offers("reading", "beside"))
        return {type(part): part for part in parts}

    def _read_registers(self) -> tuple[Registers, list[Problem]]:
        """The registers, the same as before unless they say something else: all that is read leans on them.

        So while they are broken, what they last said stays.
        """
        files = register_files(self.root, self.fallback)
        registers, problems = self._unless_known("registers", files, lambda: read_registers(self.root, self.fallback))
        are_good = not errors(problems)
        if registers != self._registers and (are_good or not self._have_registers_been_good):
            self._registers, self._read_before, self._files, self._last_good = registers, {}, {}, ()
        self._have_registers_been_good |= are_good
        assert self._registers is not None
        return self._registers, [*problems]

    def _own_path(self, reader: OwnFileReader) -> Path:
        return self.root / REGISTERS_FOLDER / reader.name

    def _read_own(self, reader: OwnFileReader) -> OwnFile:
        """What a room's own file holds, and those beside it."""
        path = self._own_path(reader)
        beside = files_in(path.parent / reader.beside).files if reader.beside else ()

        def read() -> OwnFile:
            return caught(
                lambda: reader.read(self.root),
                lambda problem: OwnFile(None, problems=(problem,)),
                shown(path),
                Doing.READING,
            )

        return self._unless_known(path, [path, *beside], read)

    def _read_files(
        self, registers: Registers, today: date, problems: list[Problem]
    ) -> dict[type[Written], tuple[ContentFile[Any], ...]]:
        """Every content file; what is wrong with their names and those beside them is added to the problems."""
        found = {folder: files_in(self.root / folder) for folder in content_folders()}
        for its in found.values():
            problems += its.problems

        read = {
            reader.kind.thing: self._files_of(reader, found, registers, today)
            for readers in rooms.offers("reading", "READERS")
            for reader in readers
        }
        return with_one_name_each(read, registers)

    def _files_of(
        self, reader: Reader[Any], found: Mapping[str, FolderListing], registers: Registers, today: date
    ) -> tuple[ContentFile[Any], ...]:
        """Those of a kind: read again only if they have changed, and seen again only if another day has come."""
        before, now = self._files.get(reader.kind.name, {}), {}
        for path, stamp in chain.from_iterable(found[folder].stamps.items() for folder in reader.folders):
            known = before.get(path)
            if known is None and not _is_content(path):
                continue
            where = known.file.path if known else Path(path)
            if not reader.holds(where, self.root):
                continue
            if known is None or known.stamp != stamp:
                file = reader.read(where, self.root, registers)
                known = _KnownFile(stamp, file, today, reader.as_of(today, file))
            elif known.day != today:
                known = known._replace(day=today, as_of=reader.as_of(today, known.file))
            now[path] = known
        self._files[reader.kind.name] = now
        return tuple(known.as_of for known in now.values())

    def _unless_known(self, what: Hashable, paths: Iterable[Path], read: Callable[[], _Known]) -> _Known:
        """What was read of files, again only if one of them has changed.

        `what` tells the files and what they were read as: that may depend on what lies beside them.
        """
        stamps = tuple(map(stamp_of, paths))
        before = self._read.get(what) or self._read_before.get(what)
        known = before if before and before[0] == stamps else (stamps, read())
        self._read[what] = known
        found: _Known = known[1]
        return found


def problems_together(together: Together) -> Iterator[Problem]:
    """What only shows when files are seen together."""
    paths = [file.path for file in together.every()]
    for check in _checks():
        yield from checked_together(partial(_check_only, check, together), paths, together.root)


def _own_file_readers() -> Iterator[OwnFileReader]:
    return (reader for readers in rooms.offers("reading", "OWN_FILES") for reader in readers)


def _checks() -> Iterator[_Check]:
    """What only shows when files are seen together."""
    yield lambda together: written_checks(tuple(together.every()), together.root)
    yield editorial_checks
    yield from rooms.offers("reading", "checks")


def _check_only(check: _Check, together: Together, paths: Sequence[Path]) -> Iterable[Problem]:
    return check(together.only(paths))


def _is_content(path: str) -> bool:
    """Whether content is in a file, or somebody may think it to be."""
    name = path.rpartition(os.sep)[2].lower()
    return name != "readme.md" and name.endswith((".md", *_TEXT_SUFFIXES))
