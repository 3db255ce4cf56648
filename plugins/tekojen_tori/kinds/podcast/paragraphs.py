"""A transcript as paragraphs: what is said in one breath, in place of a line for every few words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tekojen_tori.kinds.podcast.content.transcript import Cue

_PAUSE = 2.5  # seconds
_LONG, _TOO_LONG = 350, 900  # characters
_ENDS = (".", "!", "?", "…", "”")


@dataclass(frozen=True)
class Paragraph:
    """Some cues of one speaker. `speaker` is told where it changes."""

    start: float
    speaker: str | None
    text: str


def paragraphs(cues: Iterable[Cue]) -> Iterator[Paragraph]:
    """The cues together, a new paragraph for each speaker, after a pause, and where a sentence ends in a long one."""
    speaker = None
    for group in _groups(cues):
        told = group[0].speaker
        yield Paragraph(group[0].start, told if told != speaker else None, " ".join(cue.text for cue in group))
        speaker = told


def _groups(cues: Iterable[Cue]) -> Iterator[list[Cue]]:
    group: list[Cue] = []
    for cue in cues:
        if group and _begins_anew(group, cue):
            yield group
            group = []
        group.append(cue)
    if group:
        yield group


def _begins_anew(group: list[Cue], cue: Cue) -> bool:
    length = sum(len(earlier.text) for earlier in group)
    return (
        cue.speaker != group[-1].speaker
        or cue.start - group[-1].end > _PAUSE
        or (length > _LONG and group[-1].text.endswith(_ENDS))
        or length > _TOO_LONG
    )
