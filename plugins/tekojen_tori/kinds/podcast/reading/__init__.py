"""The files of `podcasts/`: the podcast's own, and those of its episodes."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tekojen_tori.kinds.podcast.content.episode import EPISODE, Episode
from tekojen_tori.kinds.podcast.content.podcast import PODCAST, Podcast
from tekojen_tori.kinds.podcast.content.transcript import Transcripts
from tekojen_tori.kinds.podcast.reading.checks import podcast_checks
from tekojen_tori.kinds.podcast.reading.transcripts import TranscriptFile, read_transcript, transcripts_of
from tekojen_tori.reading.content_file import Reader
from tekojen_tori.reading.editorials import happened, understood_names
from tekojen_tori.reading.problems import Problem
from tekojen_tori.reading.together import Together

_FILE = f"{PODCAST.folder}/podcast.md"


def _is_podcast(path: Path, root: Path) -> bool:
    """Whether a file tells of the podcast itself, and not of one episode."""
    return path == root / _FILE


def _is_episode(path: Path, root: Path) -> bool:
    return not _is_podcast(path, root)


EPISODES = Reader(EPISODE, "jakso", "Kerro, mistä jaksossa puhutaan.", understood_names, happened, _is_episode)
READERS = (Reader(PODCAST, "podcast", "Kerro, mistä podcast kertoo.", holds=_is_podcast), EPISODES)


def checks(together: Together) -> Iterator[Problem]:
    """Every problem of the podcast."""
    yield from podcast_checks(together.of(Podcast), together.of(Episode), _transcripts(together), together.root)


def beside(together: Together) -> Transcripts:
    """What is said in the episodes. What is wrong with it is told with the episodes."""
    read = _transcripts(together)
    return Transcripts((path, one.transcript) for path, one in read.items() if one.transcript)


def _transcripts(together: Together) -> dict[PurePosixPath, TranscriptFile]:
    def read(path: Path) -> TranscriptFile:
        return together.remember((path, "transcript"), [path], lambda: read_transcript(path, together.root))

    return transcripts_of(together.of(Episode), together.root, read)
