"""A content folder made into Content, with every problem in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tekojen_tori.content.registers import Registers
from tekojen_tori.content.site_content import Content
from tekojen_tori.reading.cross_checks import cross_checks
from tekojen_tori.reading.deeds import DeedFile, read_deed
from tekojen_tori.reading.problems import Problem, error
from tekojen_tori.reading.registers import read_registers
from tekojen_tori.reading.text_files import shown

SYNTHETIC_MARK = "corpus.yml"
_TEXT_SUFFIXES = (".markdown", ".mdown", ".txt", ".html", ".docx", ".odt", ".pdf")
_Stamp = tuple[int, int]


@dataclass(frozen=True)
class Reading:
    """What a content folder holds (broken files left out), and every problem in it, in the order of files and lines."""

    content: Content
    problems: tuple[Problem, ...]


class ContentFolder:
    """A folder that holds `deeds/` and its fellows. Reading it again reads only the files that changed."""

    def __init__(self, root: Path, fallback: Path) -> None:
        self.root, self.fallback = root.resolve(), fallback.resolve()
        self._registers: Registers | None = None
        self._read: dict[Path, tuple[_Stamp, DeedFile]] = {}

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
        files = [self._deed_file(path, registers, today) for path in _content_files(deeds)]
        for file in files:
            problems += file.problems
        problems += cross_checks(files, self.root)
        content = Content(
            registers=registers,
            deeds=tuple(file.deed for file in files if file.deed),
            synthetic=(self.root / SYNTHETIC_MARK).exists(),
        )
        return Reading(content, tuple(sorted(set(problems))))

    def _deed_file(self, path: Path, registers: Registers, today: date) -> DeedFile:
        try:
            status = path.stat()
        except OSError:
            return read_deed(path, self.root, registers, today)
        stamp = (status.st_mtime_ns, status.st_size)
        known = self._read.get(path)
        if known is None or known[0] != stamp:
            known = self._read[path] = (stamp, read_deed(path, self.root, registers, today))
        return known[1]


def _content_files(folder: Path) -> Iterator[Path]:
    """The files in which deeds are, or in which somebody thinks one to be."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
        if hidden or path.name.casefold() == "readme.md" or path.is_dir():
            continue
        if path.suffix.lower() == ".md" or path.suffix.lower() in _TEXT_SUFFIXES:
            yield path
