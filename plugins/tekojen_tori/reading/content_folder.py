"""A content folder made into Content, with every problem in it."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import partial
from itertools import filterfalse
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel

from tekojen_tori.content.campaign import Campaign
from tekojen_tori.content.deed import Deed
from tekojen_tori.content.episode import Episode
from tekojen_tori.content.newsletter import Newsletter
from tekojen_tori.content.podcast import Podcast
from tekojen_tori.content.registers import Registers
from tekojen_tori.content.series import Series
from tekojen_tori.content.site_content import Content, Editorial, Told, Written
from tekojen_tori.content.story import Story
from tekojen_tori.content.toplist import TopList
from tekojen_tori.content.webinar import Webinar
from tekojen_tori.reading.campaign_checks import campaign_checks
from tekojen_tori.reading.campaigns import CAMPAIGNS
from tekojen_tori.reading.content_file import ContentFile, Kind
from tekojen_tori.reading.deed_checks import deed_checks
from tekojen_tori.reading.deeds import DEEDS
from tekojen_tori.reading.development_path import FILE as PATH_FILE
from tekojen_tori.reading.development_path import PathFile, development_path_checks, read_development_path
from tekojen_tori.reading.editorial_checks import editorial_checks
from tekojen_tori.reading.editorials import EPISODES, PODCAST, SERIES, STORIES, WEBINARS
from tekojen_tori.reading.features import FILE as FEATURES_FILE
from tekojen_tori.reading.features import FeaturesFile, feature_checks, read_features
from tekojen_tori.reading.file_names import listed
from tekojen_tori.reading.last_net import Doing, caught, checked, checked_together
from tekojen_tori.reading.newsletters import NEWSLETTERS, newsletter_checks
from tekojen_tori.reading.podcast_checks import podcast_checks
from tekojen_tori.reading.problems import Problem, error, in_order
from tekojen_tori.reading.programme import FILE as PROGRAMME_FILE
from tekojen_tori.reading.programme import read_programme
from tekojen_tori.reading.registers import FOLDER as REGISTERS_FOLDER
from tekojen_tori.reading.registers import read_registers, register_files
from tekojen_tori.reading.text_files import is_file, is_folder, shown
from tekojen_tori.reading.toplist_checks import toplist_checks
from tekojen_tori.reading.toplists import TOPLISTS
from tekojen_tori.reading.transcripts import TranscriptFile, read_transcript, transcripts_of
from tekojen_tori.reading.written_checks import written_checks

SYNTHETIC_MARK = "corpus.yml"
FOLDERS = ("deeds", "stories", "podcasts", "webinars", "toplists", "campaigns", "newsletters", "registers")
"""The folders in which people write; each but the last holds content files."""
_TEXT_SUFFIXES = (".markdown", ".mdown", ".txt", ".html", ".docx", ".odt", ".pdf")
_PODCAST_FILE = "podcasts/podcast.md"
_Stamp = tuple[int, ...] | None
_Known = TypeVar("_Known")
Thing = TypeVar("Thing", bound=BaseModel)


@dataclass(frozen=True)
class Reading:
    """What a content folder holds (broken files left out), and the problems in it, in the order of files and lines.

    Of a file with very many, the worst are told, and how many more there are.
    """

    content: Content
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Files:
    """The content files, each read as what it is."""

    deeds: tuple[ContentFile[Deed], ...]
    toplists: tuple[ContentFile[TopList], ...]
    campaigns: tuple[ContentFile[Campaign], ...]
    series: tuple[ContentFile[Series], ...]
    stories: tuple[ContentFile[Story], ...]
    podcasts: tuple[ContentFile[Podcast], ...]
    episodes: tuple[ContentFile[Episode], ...]
    webinars: tuple[ContentFile[Webinar], ...]
    newsletters: tuple[ContentFile[Newsletter], ...]

    @property
    def all(self) -> tuple[ContentFile[Written], ...]:
        """Whatever they are."""
        return tuple(file for its in fields(self) for file in getattr(self, its.name))

    @property
    def editorials(self) -> tuple[ContentFile[Editorial], ...]:
        """Stories, episodes and webinars."""
        return (*self.stories, *self.episodes, *self.webinars)

    @property
    def told(self) -> tuple[Told, ...]:
        """What tells of work."""
        return (*_things(self.deeds), *_things(self.editorials))

    def only(self, paths: Sequence[Path]) -> "_Files":
        """Only those files that are of these paths."""
        if len(paths) == len(self.all):
            return self
        chosen = set(paths)
        return _Files(*(tuple(file for file in getattr(self, its.name) if file.path in chosen) for its in fields(self)))


_Check = Callable[[_Files], Iterable[Problem]]


class ContentFolder:
    """A folder that holds `deeds/` and its fellows. Reading it again reads only the files that changed."""

    def __init__(self, root: Path, fallback: Path) -> None:
        self.root, self.fallback = root.resolve(), fallback.resolve()
        self._registers: Registers | None = None
        self._read: dict[Hashable, tuple[tuple[_Stamp, ...], Any]] = {}
        self._read_before = self._read

    def read(self, today: date) -> Reading:
        """Everything in the folder, as of today."""
        self._read_before, self._read = self._read, {}
        registers, problems = self._read_registers()
        if not is_folder(self.root / "deeds"):
            deeds = shown(self.root / "deeds")
            problems.append(error(deeds, "no-deeds-folder", "Kansiota deeds ei ole.", "Luo kansio ja lisää teko."))
        files = self._read_files(registers, today, problems)
        transcripts = transcripts_of(files.episodes, self.root, self._transcript)
        features = self._read_register(FEATURES_FILE, read_features, lambda problem: FeaturesFile((), (), (problem,)))
        path = self._read_register(PATH_FILE, read_development_path, lambda problem: PathFile(None, None, (problem,)))
        programme, found = self._read_register(PROGRAMME_FILE, read_programme, lambda problem: (None, [problem]))
        for file in files.all:
            problems += file.problems
        problems += (*features.problems, *path.problems, *found)
        content = Content(
            registers=registers,
            deeds=_things(files.deeds),
            toplists=_things(files.toplists),
            campaigns=_things(files.campaigns),
            series=_things(files.series),
            stories=_things(files.stories),
            podcast=next(iter(_things(files.podcasts)), None),
            episodes=_things(files.episodes),
            transcripts={file: one.transcript for file, one in transcripts.items() if one.transcript},
            webinars=_things(files.webinars),
            newsletters=_things(files.newsletters),
            features=features.features,
            development_path=path.path,
            today=today,
            programme=programme,
            synthetic=is_file(self.root / SYNTHETIC_MARK),
        )
        written = _things(files.all)
        problems += self._checked(FEATURES_FILE, partial(feature_checks, features, written, self.root))
        problems += self._checked(PATH_FILE, partial(development_path_checks, path, written, self.root))
        paths = [file.path for file in files.all]
        for check in self._checks(registers, transcripts, today):
            problems += checked_together(partial(_check_only, check, files), paths, self.root)
        broken = {file.path.stem for file in files.all if file.thing is None}
        return Reading(content, tuple(in_order(one for one in problems if one.lacks not in broken)))

    def _checks(
        self, registers: Registers, transcripts: Mapping[PurePosixPath, TranscriptFile], today: date
    ) -> Iterable[_Check]:
        """What only shows when files are seen together."""
        return (
            lambda files: written_checks(files.all, self.root),
            lambda files: deed_checks(files.deeds),
            lambda files: toplist_checks(files.toplists, files.told, registers, today),
            lambda files: campaign_checks(files.campaigns, files.deeds, files.stories, registers, today),
            lambda files: editorial_checks(files.editorials, files.series, _things(files.deeds)),
            lambda files: newsletter_checks(files.newsletters, _things(files.all)),
            lambda files: podcast_checks(files.podcasts, files.episodes, transcripts, self.root),
        )

    def _read_registers(self) -> tuple[Registers, list[Problem]]:
        """The registers, the same as before unless they say something else: all that is read leans on them."""
        files = register_files(self.root, self.fallback)
        registers, problems = self._unless_known("registers", files, lambda: read_registers(self.root, self.fallback))
        if registers != self._registers:
            self._registers, self._read_before = registers, {}
        return self._registers, [*problems]

    def _read_register(self, name: str, read: Callable[[Path], _Known], instead: Callable[[Problem], _Known]) -> _Known:
        """What one of those files holds that a content folder has or has not."""
        path = self.root / REGISTERS_FOLDER / name
        return self._unless_known(
            path, [path], lambda: caught(lambda: read(self.root), instead, shown(path), Doing.READING)
        )

    def _checked(self, name: str, check: Callable[[], Iterable[Problem]]) -> list[Problem]:
        return checked(check, shown(self.root / REGISTERS_FOLDER / name))

    def _read_files(self, registers: Registers, today: date, problems: list[Problem]) -> _Files:
        """Every content file; what is wrong with their names and those beside them is added to the problems."""

        def paths(folder: str) -> list[Path]:
            found = listed(self.root / folder)
            problems.extend(found.problems)
            return [path for path in found.files if _is_content(path)]

        def files(kind: Kind[Thing], paths: Iterable[Path]) -> tuple[ContentFile[Thing], ...]:
            return tuple(kind.as_of(today, self._file(path, kind, registers)) for path in paths)

        problems += listed(self.root / REGISTERS_FOLDER).problems
        stories, podcasts, webinars = paths("stories"), paths("podcasts"), paths("webinars")
        podcast = self.root / _PODCAST_FILE
        return _Files(
            deeds=files(DEEDS, paths("deeds")),
            toplists=files(TOPLISTS, paths("toplists")),
            campaigns=files(CAMPAIGNS, paths("campaigns")),
            series=files(SERIES, filter(_is_series, (*stories, *webinars))),
            stories=files(STORIES, filterfalse(_is_series, stories)),
            podcasts=files(PODCAST, (path for path in podcasts if path == podcast)),
            episodes=files(EPISODES, (path for path in podcasts if path != podcast)),
            webinars=files(WEBINARS, filterfalse(_is_series, webinars)),
            newsletters=files(NEWSLETTERS, paths("newsletters")),
        )

    def _file(self, path: Path, kind: Kind[Thing], registers: Registers) -> ContentFile[Thing]:
        return self._unless_known((path, kind), [path], lambda: kind.read(path, self.root, registers))

    def _transcript(self, path: Path) -> TranscriptFile:
        return self._unless_known((path, read_transcript), [path], lambda: read_transcript(path, self.root))

    def _unless_known(self, what: Hashable, paths: Iterable[Path], read: Callable[[], _Known]) -> _Known:
        """What was read of files, again only if one of them has changed.

        `what` tells the files and what they were read as: that may depend on what lies beside them.
        """
        stamps = tuple(map(_stamp, paths))
        before = self._read_before.get(what)
        known = before if before and before[0] == stamps else (stamps, read())
        self._read[what] = known
        found: _Known = known[1]
        return found


def _stamp(path: Path) -> _Stamp:
    """What differs when a file has changed; None if there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def _check_only(check: _Check, files: _Files, paths: Sequence[Path]) -> Iterable[Problem]:
    return check(files.only(paths))


def _things(files: Iterable[ContentFile[Thing]]) -> tuple[Thing, ...]:
    return tuple(file.thing for file in files if file.thing)


def _is_series(path: Path) -> bool:
    """Whether a file tells of a series: it lies beside the folder that holds what belongs to the series."""
    return is_folder(path.with_suffix(""))


def _is_content(path: Path) -> bool:
    """Whether content is in a file, or somebody may think it to be."""
    return path.name.casefold() != "readme.md" and path.suffix.lower() in (".md", *_TEXT_SUFFIXES)
