"""A content folder made into Content, with every problem in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from tekojen_tori import rooms
from tekojen_tori.content.content import Content
from tekojen_tori.content.registers import Registers
from tekojen_tori.reading.content_file import ContentFile, Reader
from tekojen_tori.reading.editorial_checks import editorial_checks
from tekojen_tori.reading.problems import Problem, error
from tekojen_tori.reading.registers import read_registers
from tekojen_tori.reading.text_files import shown
from tekojen_tori.reading.together import Together
from tekojen_tori.reading.written_checks import written_checks

SYNTHETIC_MARK = "corpus.yml"
_TEXT_SUFFIXES = (".markdown", ".mdown", ".txt", ".html", ".docx", ".odt", ".pdf")
_Stamp = tuple[int, int]
Known = TypeVar("Known")


@dataclass(frozen=True)
class Reading:
    """What a content folder holds (broken files left out), and every problem in it, in the order of files and lines."""

    content: Content
    problems: tuple[Problem, ...]


def folders() -> tuple[str, ...]:
    """The folders in which people write: those of the kinds, and the registers."""
    every = (
        folder for readers in rooms.offers("reading", "READERS") for reader in readers for folder in reader.folders
    )
    return (*dict.fromkeys(every), "registers")


class ContentFolder:
    """A folder that holds `deeds/` and its fellows. Reading it again reads only the files that changed."""

    def __init__(self, root: Path, fallback: Path) -> None:
        self.root, self.fallback = root.resolve(), fallback.resolve()
        self._registers: Registers | None = None
        self._read: dict[tuple[Path, str], tuple[_Stamp, Any]] = {}

    def read(self, today: date) -> Reading:
        """Everything in the folder, as of today."""
        registers, problems = read_registers(self.root, self.fallback)
        if registers != self._registers:
            self._registers, self._read = registers, {}
        deeds = self.root / "deeds"
        if not deeds.is_dir():
            problems.append(
                error(shown(deeds), "no-deeds-folder", "Kansiota deeds ei ole.", "Luo kansio ja lisää teko.")
            )
        files = {
            reader.kind.thing: self._files(reader, registers, today)
            for readers in rooms.offers("reading", "READERS")
            for reader in readers
        }
        together = Together(self.root, registers, today, files, self._remember)
        every = list(together.every())
        for file in every:
            problems += file.problems
        problems += written_checks(every, self.root)
        problems += editorial_checks(together)
        for checks in rooms.offers("reading", "checks"):
            problems += checks(together)
        beside: dict[type[Any], Any] = {}
        for read_beside in rooms.offers("reading", "beside"):
            found, wrong = read_beside(together)
            problems += wrong
            if found is not None:
                beside[type(found)] = found
        synthetic = (self.root / SYNTHETIC_MARK).exists()
        content = Content(registers, together.written(), today, beside, synthetic)
        broken = {file.path.stem for file in every if file.thing is None}
        return Reading(content, tuple(sorted({one for one in problems if one.lacks not in broken})))

    def _files(self, reader: Reader[Any], registers: Registers, today: date) -> list[ContentFile[Any]]:
        """The files of a kind of content."""

        def read(path: Path) -> ContentFile[Any]:
            return self._remember(path, reader.kind.name, lambda: reader.read(path, self.root, registers, today))

        paths = (path for folder in reader.folders for path in _content_files(self.root / folder))
        return [read(path) for path in paths if reader.holds(path, self.root)]

    def _remember(self, path: Path, how: str, read: Callable[[], Known]) -> Known:
        """What was read of a file in some way, again only if the file has changed."""
        try:
            status = path.stat()
        except OSError:
            return read()
        stamp = (status.st_mtime_ns, status.st_size)
        known = self._read.get((path, how))
        if known is None or known[0] != stamp:
            known = self._read[path, how] = (stamp, read())
        found: Known = known[1]
        return found


def _content_files(folder: Path) -> Iterator[Path]:
    """The files in which content is, or in which somebody thinks it to be."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
        if hidden or path.name.casefold() == "readme.md" or path.is_dir():
            continue
        if path.suffix.lower() == ".md" or path.suffix.lower() in _TEXT_SUFFIXES:
            yield path
