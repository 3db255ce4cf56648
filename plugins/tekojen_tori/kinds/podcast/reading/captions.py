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
from tekojen_tori.language.sentences import sentence

_TURN = re.compile(r"(?=<v[\s.])")
"""Where somebody begins to speak, within a caption too."""
_KARAOKE = re.compile(r"<\d\d:")
"""The moment of a word, as captions have that roll."""
_ASS = re.compile(r"\{\\[^{}]*\}")
"""Where on the picture a caption is, as some programs write into SubRip files."""
_ANEW = re.compile(r">{2,3}\s*")
"""What captions made by hand have where somebody else begins to speak."""
_NAMED = re.compile(
    r"(?:([^\W\d_](?:[\w .,'’()/&@+–-]{0,58}[\w.)])?)[ \U0001f000-\U0001faff\ufe0f\u200d]{0,6}:"
    r"|\[([^\[\]:]{1,60})\]:|[\[(]((?:speaker|puhuja|talare)[ _]?\d{1,3})[\])]:?)(?=\s+\S)",
    re.IGNORECASE,
)
"""What may be a name, before what its bearer says: Maija Malli, Malli, Maija (Askola), [SPEAKER_01], (speaker 1)."""
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

    A name is one that stands there again and again. Where most captions begin with one, all such beginnings are names,
    and whoever speaks again there may have written theirs in small letters.
    """
    begins = [name for turn in turns for line in turn.lines if (name := _parted(line)[0])]
    counted = Counter(begins)
    first = sum(bool(turn.lines and _parted(turn.lines[0])[0]) for turn in turns)
    are_all = bool(turns) and first >= _NAMED_MOSTLY * len(turns) and max(counted.values(), default=0) > 1
    again = {name for name, times in counted.items() if times > 1}
    are_several = are_all and len(again) > 1
    names = {name for name in (counted if are_all else again) if name[0].isupper() or (are_several and name in again)}
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
        name, words = _parted(line)
        is_another = name in names or _ANEW.match(line) is not None
        if is_another and said:
            yield speaker, tuple(said)
            said = []
        if is_another:
            speaker = name if name in names else None
        said.append(words if name in names else _ANEW.sub("", line, count=1))
    yield speaker, tuple(said)


def _parted(line: str) -> tuple[str | None, str]:
    """What stands at the beginning of a line, if it may be a name, and what its bearer says."""
    bare = _ANEW.sub("", line, count=1)
    found = _NAMED.match(bare)
    name = found and (found[1] or sentence(found[2] or found[3]))
    if found is None or not name or len(name.split()) > _MOST_WORDS:
        return None, bare
    return name, bare[found.end() :]
