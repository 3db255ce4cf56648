"""Captions as the usual programs make them, as what was said and by whom.

YouTube shows each line twice while it rolls, Teams tells speakers who talk at once in the order in which they stop,
Zoom writes the speaker's name before the words, and Whisper gives some words no time at all.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from webvtt.models import Caption

from tekojen_tori.kinds.podcast.content.transcript import Cue

_TURN = re.compile(r"(?=<v[\s.])")
"""Where somebody begins to speak, within a caption too."""
_KARAOKE = re.compile(r"<\d\d:")
"""The moment of a word, as captions have that roll."""
_ASS = re.compile(r"\{\\[^{}]*\}")
"""Where on the picture a caption is, as some programs write into SubRip files."""
_NAMED = re.compile(r"([^\W\d_](?:[\w .,'’()-]{0,58}[\w.)])?):(?=\s+\S)")
"""What may be a name, before what its bearer says: Maija Malli, SPEAKER_01, Malli, Maija (Askola)."""
_MOST_WORDS = 5  # in a name
_ROLLS_MOSTLY, _NAMED_MOSTLY = 0.5, 0.5  # shares of the captions
_MOST_ROLLING = 4  # lines that are shown at once


@dataclass(frozen=True)
class WrittenCaption:
    """A caption as its file has it: its moments, the lines below them, and on which line of the file they stand."""

    start: float
    end: float
    lines: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class _Turn:
    """What one speaker says in a caption, line by line."""

    caption: WrittenCaption
    lines: tuple[str, ...]
    speaker: str | None


def said(captions: Sequence[WrittenCaption]) -> tuple[tuple[Cue, int], ...]:
    """What was said, in the order of its beginnings, each with its line in the file."""
    in_order = sorted(captions, key=lambda caption: caption.start)
    turns = [turn for caption in _unrolled(in_order) for turn in _turns(caption)]
    if not any(turn.speaker for turn in turns):
        turns = list(_named(turns))
    return tuple(
        (Cue(one.caption.start, one.caption.end, text, one.speaker), one.caption.line)
        for one in turns
        if (text := " ".join(" ".join(one.lines).split()))
    )


def _unrolled(captions: Sequence[WrittenCaption]) -> Sequence[WrittenCaption]:
    """The captions without the lines that the one before has shown already, if they roll."""
    shown = [tuple(filter(None, map(_plain, caption.lines))) for caption in captions]
    again = [0, *(_shown_again(before, now) for before, now in pairwise(shown))]
    is_karaoke = any(_KARAOKE.search(line) for caption in captions for line in caption.lines)
    if not is_karaoke and sum(map(bool, again)) < max(2, _ROLLS_MOSTLY * len(captions)):
        return captions
    return [
        replace(caption, lines=tuple(filter(_plain, caption.lines))[times:])
        for caption, times in zip(captions, again, strict=True)
    ]


def _shown_again(before: Sequence[str], now: Sequence[str]) -> int:
    """How many of the first lines are the last ones of the caption before."""
    most = min(len(before), len(now), _MOST_ROLLING)
    return next((count for count in range(most, 0, -1) if before[-count:] == now[:count]), 0)


def _turns(caption: WrittenCaption) -> Iterator[_Turn]:
    """What each speaker says whom the caption marks with a tag."""
    for part in _TURN.split("\n".join(caption.lines)):
        read = Caption(text=_ASS.sub("", part))
        yield _Turn(
            caption, tuple(map(_plain, part.split("\n"))), (read.voice and html.unescape(read.voice).strip()) or None
        )


def _plain(line: str) -> str:
    """The words of a line, without marks."""
    return html.unescape(re.sub(r"<[^<>]*>", "", _ASS.sub("", line))).strip()


def _named(turns: Sequence[_Turn]) -> Iterator[_Turn]:
    """The same with the speakers whose names stand before their words; whoever has begun to speak goes on.

    A name is one that stands there again and again. Where most captions begin with one, all such beginnings are names.
    """
    begins = [name for turn in turns for line in turn.lines if (name := _name_before(line))]
    counted = Counter(begins)
    first = sum(bool(turn.lines and _name_before(turn.lines[0])) for turn in turns)
    are_all = bool(turns) and first >= _NAMED_MOSTLY * len(turns) and max(counted.values(), default=0) > 1
    names = {name for name, times in counted.items() if are_all or times > 1}
    speaking = None
    for turn in turns:
        for speaker, lines in _by_speaker(turn.lines, names, speaking):
            yield replace(turn, lines=lines, speaker=speaker)
            speaking = speaker


def _by_speaker(
    lines: Iterable[str], names: set[str], speaker: str | None
) -> Iterator[tuple[str | None, tuple[str, ...]]]:
    said: list[str] = []
    for line in lines:
        name = _name_before(line)
        if name in names:
            if said:
                yield speaker, tuple(said)
            speaker, said = name, [line[len(name or "") + 1 :]]
        else:
            said.append(line)
    yield speaker, tuple(said)


def _name_before(line: str) -> str | None:
    """What stands before a colon at the beginning of a line, if it may be a name."""
    found = _NAMED.match(line)
    if found is None or not found[1][0].isupper() or len(found[1].split()) > _MOST_WORDS:
        return None
    return found[1]
