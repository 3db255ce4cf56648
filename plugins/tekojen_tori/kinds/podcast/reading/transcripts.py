"""Transcripts of episodes, read from WebVTT or SubRip files."""

import html
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from webvtt import WebVTT
from webvtt.errors import MalformedCaptionError, MalformedFileError
from webvtt.models import Caption

from tekojen_tori.kinds.podcast.content.episode import Episode
from tekojen_tori.kinds.podcast.content.transcript import TRANSCRIPT_TYPES, Cue, Transcript
from tekojen_tori.reading.checks.links_and_pictures import Read, inside, readable
from tekojen_tori.reading.content_file import ContentFile
from tekojen_tori.reading.files.text_files import is_file, read_text, shown
from tekojen_tori.reading.last_net import Doing, caught
from tekojen_tori.reading.problems import Problem, error

_ARROW = "-->"
_BEGINNINGS = {
    ".vtt": "Tiedoston ensimmäinen rivi on WEBVTT. Sen jälkeen tulevat ajat ja tekstit.",
    ".srt": "Tiedosto alkaa rivillä 1. Seuraavalla rivillä on aika, kuten 00:00:01,000 --> 00:00:04,000.",
}
_TIMES = {".vtt": "00:01:05.000 --> 00:01:09.500", ".srt": "00:01:05,000 --> 00:01:09,500"}


@dataclass(frozen=True)
class TranscriptFile:
    """A transcript if it is readable, the line of each of its cues, and what was wrong."""

    transcript: Transcript | None
    lines: tuple[int, ...]
    problems: tuple[Problem, ...]


def transcripts_of(
    episodes: Iterable[ContentFile[Episode]], root: Path, read: Callable[[Path], TranscriptFile]
) -> dict[PurePosixPath, TranscriptFile]:
    """Those transcripts of the episodes that can be opened, by the episodes' files."""
    found = {}
    for one in readable(episodes):
        file = caught(partial(_of, one, root, read), _unread, one.file, Doing.READING)
        if file:
            found[one.thing.path] = file
    return found


def _of(one: Read[Episode], root: Path, read: Callable[[Path], TranscriptFile]) -> TranscriptFile | None:
    path = inside(one, one.thing.transcript, root) if one.thing.transcript else None
    if path and path.suffix in TRANSCRIPT_TYPES and is_file(path):
        return caught(lambda: read(path), _unread, shown(path), Doing.READING)
    return None


def _unread(problem: Problem) -> TranscriptFile:
    return TranscriptFile(None, (), (problem,))


def read_transcript(path: Path, root: Path) -> TranscriptFile:
    """Read a `.vtt` or `.srt` file that must lie in the content folder."""
    read = read_text(path, root)
    if read.text is None:
        return TranscriptFile(None, (), read.problems)
    file, written = shown(path), read.text.split("\n")
    lines = tuple(number for number, line in enumerate(written, 1) if _ARROW in line)
    try:
        captions = _captions(written, path.suffix)
    except MalformedFileError:
        return TranscriptFile(None, (), (*read.problems, _no_transcript(file, path.suffix)))
    except MalformedCaptionError:
        captions = []
    broken = list(_broken_cues(written, lines, path.suffix, file))
    if not broken and (not captions or len(captions) != len(lines)):
        broken = [_no_transcript(file, path.suffix)]
    if broken:
        return TranscriptFile(None, (), (*read.problems, *broken))
    cues = tuple(_cue(caption) for caption in captions)
    transcript = Transcript(PurePosixPath(path.relative_to(root).as_posix()), cues)
    return TranscriptFile(transcript, lines, (*read.problems, *_disorder(cues, lines, file)))


def _captions(lines: Iterable[str], suffix: str) -> list[Caption]:
    buffer = io.StringIO("\n".join(lines))
    return list(WebVTT.from_buffer(buffer, format=suffix.removeprefix("."), strict=suffix == ".vtt").captions)


def _cue(caption: Caption) -> Cue:
    start, end = caption.start_time.in_milliseconds() / 1000, caption.end_time.in_milliseconds() / 1000
    return Cue(start, end, " ".join(html.unescape(caption.text).split()), caption.voice)


def _no_transcript(file: str, suffix: str) -> Problem:
    return error(file, "not-a-transcript", "Tiedosto ei ole tekstivastine.", _BEGINNINGS[suffix])


def _broken_cues(written: list[str], lines: Iterable[int], suffix: str, file: str) -> Iterator[Problem]:
    """Times that can't be read, each tried by itself, and times without a text."""
    for number in lines:
        if not _is_time(written[number - 1], suffix):
            message = f"Aikaa ”{written[number - 1].strip()[:60]}” ei ymmärretä."
            yield error(file, "bad-cue-time", message, f"Kirjoita se näin: {_TIMES[suffix]}.", number)
        elif not "".join(written[number : number + 1]).strip():
            yield error(file, "empty-cue", "Ajan alla ei ole tekstiä.", "Kirjoita teksti tai poista aika.", number)


def _is_time(line: str, suffix: str) -> bool:
    try:
        return len(_captions(["WEBVTT", "", line, "x"] if suffix == ".vtt" else ["1", line, "x"], suffix)) == 1
    except (MalformedFileError, MalformedCaptionError):
        return False


def _disorder(cues: tuple[Cue, ...], lines: tuple[int, ...], file: str) -> Iterator[Problem]:
    latest = 0.0
    for cue, line in zip(cues, lines, strict=True):
        if cue.end <= cue.start:
            yield error(file, "bad-cue-time", "Teksti päättyy ennen kuin se alkaa.", "Korjaa sen ajat.", line)
        elif cue.start < latest:
            message = "Teksti alkaa ennen edellistä."
            yield error(file, "cues-out-of-order", message, "Järjestä tekstit aikojen mukaan.", line)
        latest = max(latest, cue.start)
