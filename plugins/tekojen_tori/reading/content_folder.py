"""A content folder made into Content, with every problem in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from tekojen_tori.content.registers import Registers
from tekojen_tori.content.site_content import Content, Written
from tekojen_tori.reading.campaign_checks import campaign_checks
from tekojen_tori.reading.campaigns import CAMPAIGNS
from tekojen_tori.reading.content_file import ContentFile
from tekojen_tori.reading.deed_checks import deed_checks
from tekojen_tori.reading.deeds import DEEDS
from tekojen_tori.reading.problems import Problem, error
from tekojen_tori.reading.registers import read_registers
from tekojen_tori.reading.text_files import shown
from tekojen_tori.reading.toplist_checks import toplist_checks
from tekojen_tori.reading.toplists import TOPLISTS
from tekojen_tori.reading.written_checks import written_checks

SYNTHETIC_MARK = "corpus.yml"
_TEXT_SUFFIXES = (".markdown", ".mdown", ".txt", ".html", ".docx", ".odt", ".pdf")
_Stamp = tuple[int, int]
Thing = TypeVar("Thing")
_Reader = Callable[[Path, Path, Registers, date], ContentFile[Thing]]


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
        self._read: dict[Path, tuple[_Stamp, ContentFile[Any]]] = {}

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
        deed_files = [self._file(path, DEEDS.read, registers, today) for path in _content_files(deeds)]
        list_files = [
            self._file(path, TOPLISTS.read, registers, today) for path in _content_files(self.root / "toplists")
        ]
        campaign_files = [
            self._file(path, CAMPAIGNS.read, registers, today) for path in _content_files(self.root / "campaigns")
        ]
        files: tuple[ContentFile[Written], ...] = (*deed_files, *list_files, *campaign_files)
        for file in files:
            problems += file.problems
        content = Content(
            registers=registers,
            deeds=tuple(file.thing for file in deed_files if file.thing),
            toplists=tuple(file.thing for file in list_files if file.thing),
            campaigns=tuple(file.thing for file in campaign_files if file.thing),
            today=today,
            synthetic=(self.root / SYNTHETIC_MARK).exists(),
        )
        problems += written_checks(files, self.root)
        problems += deed_checks(deed_files)
        problems += toplist_checks(list_files, content.deeds, registers, today)
        problems += campaign_checks(campaign_files, deed_files)
        return Reading(content, tuple(sorted(set(problems))))

    def _file(self, path: Path, read: _Reader[Thing], registers: Registers, today: date) -> ContentFile[Thing]:
        try:
            status = path.stat()
        except OSError:
            return read(path, self.root, registers, today)
        stamp = (status.st_mtime_ns, status.st_size)
        known = self._read.get(path)
        if known is None or known[0] != stamp:
            known = self._read[path] = (stamp, read(path, self.root, registers, today))
        return known[1]


def _content_files(folder: Path) -> Iterator[Path]:
    """The files in which content is, or in which somebody thinks it to be."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
        if hidden or path.name.casefold() == "readme.md" or path.is_dir():
            continue
        if path.suffix.lower() == ".md" or path.suffix.lower() in _TEXT_SUFFIXES:
            yield path
