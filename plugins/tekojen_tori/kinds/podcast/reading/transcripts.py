"""Transcripts of episodes, read from WebVTT or SubRip files."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from tekojen_tori.kinds.podcast.content.episode import Episode
from tekojen_tori.kinds.podcast.content.transcript import TRANSCRIPT_TYPES, Transcript
from tekojen_tori.kinds.podcast.reading.captions import WrittenCaption, said
from tekojen_tori.language.numbers import number
from tekojen_tori.reading.checks.links_and_pictures import inside
from tekojen_tori.reading.content_file import ContentFile, Read, readable
from tekojen_tori.reading.files.text_files import is_file, read_text, shown
from tekojen_tori.reading.last_net import Doing, caught
from tekojen_tori.reading.problems import Problem, error, errors, warning

_ARROW = "-->"
_BEGINNINGS = {
    ".vtt": "Tiedoston ensimmäinen rivi on WEBVTT. Sen jälkeen tulevat ajat ja tekstit.",
    ".srt": "Tiedosto alkaa rivillä 1. Seuraavalla rivillä on aika, kuten 00:00:01,000 --> 00:00:04,000.",
}
_TIMES = {".vtt": "00:01:05.000 --> 00:01:09.500", ".srt": "00:01:05,000 --> 00:01:09,500"}
_TIMES_OF = {
    suffix: re.compile(rf"\s*({moment})\s*-->\s*({moment})", re.ASCII)
    for suffix, moment in {
        ".vtt": r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}\.\d{1,3}",
        ".srt": r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}[,.]\d{1,3}",
    }.items()
}
_NOT_SAID = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s.*)?")


@dataclass(frozen=True)
class TranscriptFile:
    """A transcript if it is readable, the line of the times of each of its cues, and what was wrong."""

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
    if next((line for line in written if line.strip()), "").startswith("WEBVTT") is not (path.suffix == ".vtt"):
        return TranscriptFile(None, (), (*read.problems, _no_transcript(file, path.suffix)))
    captions, faults = [], _Faults()
    for line, lines in _captions(written):
        times = _times(written[line - 1], path.suffix)
        if times is None:
            message = f"Aikaa ”{written[line - 1].strip()[:60]}” ei ymmärretä."
            faults.add(error(file, "bad-cue-time", message, f"Kirjoita se näin: {_TIMES[path.suffix]}.", line))
        elif times[1] < times[0]:
            message = "Teksti päättyy ennen kuin se alkaa."
            faults.add(error(file, "bad-cue-time", message, "Korjaa sen ajat.", line))
        elif not any(map(str.strip, lines)):
            hint = "Kirjoita teksti tai poista aika."
            faults.add(warning(file, "empty-cue", "Ajan alla ei ole tekstiä.", hint, line))
        else:
            captions.append(WrittenCaption(*times, tuple(lines), line))
    problems = (*read.problems, *faults.told())
    heard = said(captions)
    if errors(problems) or not heard:
        return TranscriptFile(
            None, (), problems if errors(problems) else (*problems, _no_transcript(file, path.suffix))
        )
    transcript = Transcript(PurePosixPath(path.relative_to(root).as_posix()), tuple(cue for cue, _ in heard))
    return TranscriptFile(transcript, tuple(line for _, line in heard), problems)


class _Faults:
    """What is wrong in a file that a program has made: a fault of one kind is told once, with its count."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], list[Problem]] = {}

    def add(self, problem: Problem) -> None:
        """Take a fault that was found."""
        self._found.setdefault((problem.code, problem.hint), []).append(problem)

    def told(self) -> Iterator[Problem]:
        """The first fault of each kind, with how many there are."""
        for first, *others in self._found.values():
            count = f" Samanlaisia kohtia on yhteensä {number(len(others) + 1)}." if others else ""
            yield replace(first, message=first.message + count)


def _captions(written: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The number of each line that tells times, counted from 1, and the lines that belong to it.

    They may have empty lines among them. What isn't said is left out: notes, styles, and the names of captions, which
    stand above their times.
    """
    first, lines, is_said = 0, list[str](), True
    for at, line in enumerate(written):
        above, below = _line(written, at - 1), _line(written, at + 1)
        if _ARROW in line:
            if first:
                yield first, lines
            first, lines, is_said = at + 1, [], True
        elif not line.strip():
            is_said = True
        elif not above.strip() and _NOT_SAID.fullmatch(line):
            is_said = False
        elif is_said and not _is_name(line, above, below, _line(written, at + 2)):
            lines.append(line)
    if first:
        yield first, lines


def _is_name(line: str, above: str, below: str, under: str) -> bool:
    """Whether a line is what the caption after it is called by: it stands alone above its times, or is their number."""
    if _ARROW in below:
        return not above.strip() or line.strip().isdigit()
    return line.strip().isdigit() and not above.strip() and not below.strip() and _ARROW in under


def _line(written: Sequence[str], at: int) -> str:
    return written[at] if 0 <= at < len(written) else ""


def _times(line: str, suffix: str) -> tuple[float, float] | None:
    """The two times of a line, in seconds; what stands after them says where on a picture the text would be."""
    found = _TIMES_OF[suffix].match(line)
    if found is None:
        return None
    return _seconds(found[1]), _seconds(found[2])


def _seconds(moment: str) -> float:
    *larger, seconds = moment.replace(",", ".").split(":")
    minutes = 0
    for part in larger:
        minutes = minutes * 60 + int(part)
    return minutes * 60 + float(seconds)


def _no_transcript(file: str, suffix: str) -> Problem:
    return error(file, "not-a-transcript", "Tiedosto ei ole tekstivastine.", _BEGINNINGS[suffix])
