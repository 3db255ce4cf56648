"""A content folder made into Content, with every problem in it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from tekojen_tori.content.registers import Registers
from tekojen_tori.content.site_content import Content, Editorial, Written
from tekojen_tori.reading.campaign_checks import campaign_checks
from tekojen_tori.reading.campaigns import CAMPAIGNS
from tekojen_tori.reading.content_file import ContentFile, Kind
from tekojen_tori.reading.deed_checks import deed_checks
from tekojen_tori.reading.deeds import DEEDS
from tekojen_tori.reading.development_path import read_development_path
from tekojen_tori.reading.editorial_checks import editorial_checks
from tekojen_tori.reading.editorials import EPISODES, SERIES, STORIES, WEBINARS
from tekojen_tori.reading.features import read_features
from tekojen_tori.reading.newsletters import NEWSLETTERS, newsletter_checks
from tekojen_tori.reading.problems import Problem, error
from tekojen_tori.reading.programme import read_programme
from tekojen_tori.reading.registers import read_registers
from tekojen_tori.reading.text_files import shown
from tekojen_tori.reading.toplist_checks import toplist_checks
from tekojen_tori.reading.toplists import TOPLISTS
from tekojen_tori.reading.written_checks import written_checks

SYNTHETIC_MARK = "corpus.yml"
FOLDERS = ("deeds", "stories", "podcasts", "webinars", "toplists", "campaigns", "newsletters", "registers")
"""The folders in which people write; each but the last holds content files."""
_TEXT_SUFFIXES = (".markdown", ".mdown", ".txt", ".html", ".docx", ".odt", ".pdf")
_Stamp = tuple[int, int]
Thing = TypeVar("Thing", bound=BaseModel)
_Chosen = Callable[[Path], bool]
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
        deed_files = self._files("deeds", DEEDS, registers, today)
        list_files = self._files("toplists", TOPLISTS, registers, today)
        campaign_files = self._files("campaigns", CAMPAIGNS, registers, today)
        series_files = [
            *self._files("stories", SERIES, registers, today, _is_series),
            *self._files("webinars", SERIES, registers, today, _is_series),
        ]
        story_files = self._files("stories", STORIES, registers, today, _is_no_series)
        episode_files = self._files("podcasts", EPISODES, registers, today)
        webinar_files = self._files("webinars", WEBINARS, registers, today, _is_no_series)
        newsletter_files = self._files("newsletters", NEWSLETTERS, registers, today)
        editorial_files: tuple[ContentFile[Editorial], ...] = (*story_files, *episode_files, *webinar_files)
        files: tuple[ContentFile[Written], ...] = (
            *deed_files,
            *list_files,
            *campaign_files,
            *series_files,
            *editorial_files,
            *newsletter_files,
        )
        for file in files:
            problems += file.problems
        written = [file.thing for file in files if file.thing]
        features, found = read_features(self.root, written)
        problems += found
        development_path, found = read_development_path(self.root, written)
        problems += found
        programme, found = read_programme(self.root)
        problems += found
        content = Content(
            registers=registers,
            deeds=_things(deed_files),
            toplists=_things(list_files),
            campaigns=_things(campaign_files),
            series=_things(series_files),
            stories=_things(story_files),
            episodes=_things(episode_files),
            webinars=_things(webinar_files),
            newsletters=_things(newsletter_files),
            features=features,
            development_path=development_path,
            today=today,
            programme=programme,
            synthetic=(self.root / SYNTHETIC_MARK).exists(),
        )
        problems += written_checks(files, self.root)
        problems += deed_checks(deed_files)
        problems += toplist_checks(list_files, content.deeds, registers, today)
        problems += campaign_checks(campaign_files, deed_files, story_files, today)
        problems += editorial_checks(editorial_files, series_files, content.deeds)
        problems += newsletter_checks(newsletter_files, (file.thing for file in files if file.thing))
        return Reading(content, tuple(sorted(set(problems))))

    def _files(
        self, name: str, kind: Kind[Thing], registers: Registers, today: date, chosen: _Chosen = lambda path: True
    ) -> list[ContentFile[Thing]]:
        """The files of a folder that are chosen, read as a kind of content."""
        paths = filter(chosen, _content_files(self.root / name))
        return [self._file(path, kind.read, registers, today) for path in paths]

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


def _things(files: Iterable[ContentFile[Thing]]) -> tuple[Thing, ...]:
    return tuple(file.thing for file in files if file.thing)


def _is_series(path: Path) -> bool:
    """Whether a file tells of a series: it lies beside the folder that holds what belongs to the series."""
    return path.with_suffix("").is_dir()


def _is_no_series(path: Path) -> bool:
    return not _is_series(path)


def _content_files(folder: Path) -> Iterator[Path]:
    """The files in which content is, or in which somebody thinks it to be."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
        if hidden or path.name.casefold() == "readme.md" or path.is_dir():
            continue
        if path.suffix.lower() == ".md" or path.suffix.lower() in _TEXT_SUFFIXES:
            yield path
