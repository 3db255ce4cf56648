"""What is said in an episode, as text with times."""

from dataclasses import dataclass
from pathlib import PurePosixPath

TRANSCRIPT_TYPES = {".vtt": "text/vtt", ".srt": "application/x-subrip"}
"""The media types of the files that a transcript may be in, by their endings."""


@dataclass(frozen=True)
class Cue:
    """A few words that are said together. Times are seconds from the beginning of the episode."""

    start: float
    end: float
    text: str
    speaker: str | None = None


@dataclass(frozen=True)
class Transcript:
    """The cues of an episode in order; `path` is their file, seen from the content folder."""

    path: PurePosixPath
    cues: tuple[Cue, ...]

    @property
    def type(self) -> str:
        """The media type of its file."""
        return TRANSCRIPT_TYPES[self.path.suffix]


class Transcripts(dict[PurePosixPath, Transcript]):
    """What is said in episodes, by the files of the episodes."""
