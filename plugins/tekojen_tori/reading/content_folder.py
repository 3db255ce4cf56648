"""A content folder made into Content, with every problem in it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from tekojen_tori.content.registers import Registers
from tekojen_tori.content.site_content import Content, Editorial, Told, Written
from tekojen_tori.reading.campaign_checks import campaign_checks
from tekojen_tori.reading.campaigns import CAMPAIGNS
from tekojen_tori.reading.content_file import ContentFile, Kind
from tekojen_tori.reading.deed_checks import deed_checks
from tekojen_tori.reading.deeds import DEEDS
from tekojen_tori.reading.development_path import read_development_path
from tekojen_tori.reading.editorial_checks import editorial_checks
from tekojen_tori.reading.editorials import EPISODES, PODCAST, SERIES, STORIES, WEBINARS
from tekojen_tori.reading.features import read_features
from tekojen_tori.reading.newsletters import NEWSLETTERS, newsletter_checks
from tekojen_tori.reading.picture_files import pictures_in
from tekojen_tori.reading.podcast_checks import podcast_checks
from tekojen_tori.reading.problems import Problem, error
from tekojen_tori.reading.programme import read_programme
from tekojen_tori.reading.registers import read_registers
from tekojen_tori.reading.text_files import shown
from tekojen_tori.reading.toplist_checks import toplist_checks
from tekojen_tori.reading.toplists import TOPLISTS
from tekojen_tori.reading.transcripts import TranscriptFile, read_transcript, transcripts_of
from tekojen_tori.reading.written_checks import written_checks

SYNTHETIC_MARK = "corpus.yml"
FOLDERS = ("deeds", "stories", "podcasts", "webinars", "toplists", "campaigns", "newsletters", "registers")
"""The folders in which people write; each but the last holds content files."""
_TEXT_SUFFIXES = (".markdown", ".mdown", ".txt", ".html", ".docx", ".odt", ".pdf")
_PODCAST_FILE = "podcasts/podcast.md"
_Stamp = tuple[int, int]
_Known = TypeVar("_Known")
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
        self._read: dict[Path, tuple[_Stamp, Any]] = {}

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
        podcast_files = self._files("podcasts", PODCAST, registers, today, self._is_podcast)
        episode_files = self._files("podcasts", EPISODES, registers, today, self._is_episode)
        transcripts = transcripts_of(episode_files, self.root, self._transcript)
        webinar_files = self._files("webinars", WEBINARS, registers, today, _is_no_series)
        newsletter_files = self._files("newsletters", NEWSLETTERS, registers, today)
        editorial_files: tuple[ContentFile[Editorial], ...] = (*story_files, *episode_files, *webinar_files)
        files: tuple[ContentFile[Written], ...] = (
            *deed_files,
            *list_files,
            *campaign_files,
            *series_files,
            *podcast_files,
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
            podcast=next(iter(_things(podcast_files)), None),
            episodes=_things(episode_files),
            transcripts={path: one.transcript for path, one in transcripts.items() if one.transcript},
            webinars=_things(webinar_files),
            pictures=dict(pictures_in(written, self.root)),
            newsletters=_things(newsletter_files),
            features=features,
            development_path=development_path,
            today=today,
            programme=programme,
            synthetic=(self.root / SYNTHETIC_MARK).exists(),
        )
        problems += written_checks(files, self.root)
        problems += deed_checks(deed_files)
        told: tuple[Told, ...] = (*content.deeds, *content.stories, *content.episodes, *content.webinars)
        problems += toplist_checks(list_files, told, registers, today)
        problems += campaign_checks(campaign_files, deed_files, story_files, registers, today)
        problems += editorial_checks(editorial_files, series_files, content.deeds)
        problems += newsletter_checks(newsletter_files, (file.thing for file in files if file.thing))
        problems += podcast_checks(podcast_files, episode_files, transcripts, self.root)
        broken = {file.path.stem for file in files if file.thing is None}
        return Reading(content, tuple(sorted({one for one in problems if one.lacks not in broken})))

    def _files(
        self, name: str, kind: Kind[Thing], registers: Registers, today: date, chosen: _Chosen = lambda path: True
    ) -> list[ContentFile[Thing]]:
        """The files of a folder that are chosen, read as a kind of content."""
        paths = filter(chosen, _content_files(self.root / name))
        return [self._file(path, kind.read, registers, today) for path in paths]

    def _file(self, path: Path, read: _Reader[Thing], registers: Registers, today: date) -> ContentFile[Thing]:
        return self._unless_known(path, lambda: read(path, self.root, registers, today))

    def _transcript(self, path: Path) -> TranscriptFile:
        return self._unless_known(path, lambda: read_transcript(path, self.root))

    def _unless_known(self, path: Path, read: Callable[[], _Known]) -> _Known:
        """What was read of a file, again only if the file has changed."""
        try:
            status = path.stat()
        except OSError:
            return read()
        stamp = (status.st_mtime_ns, status.st_size)
        known = self._read.get(path)
        if known is None or known[0] != stamp:
            known = self._read[path] = (stamp, read())
        found: _Known = known[1]
        return found

    def _is_podcast(self, path: Path) -> bool:
        """Whether a file tells of the podcast itself, and not of one episode."""
        return path == self.root / _PODCAST_FILE

    def _is_episode(self, path: Path) -> bool:
        return not self._is_podcast(path)


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
