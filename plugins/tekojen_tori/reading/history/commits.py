"""What came to the main line, commit by commit: with a merge comes all of its branch, and only then."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tekojen_tori.reading.git import answer

_LOG = (
    "log", "-z", "--format=%H %ct %P", "--raw", "--no-abbrev", "--no-relative", "--no-color",
    "--no-ext-diff", "--no-textconv", "--no-show-signature",
)  # fmt: skip
_MAIN = ("--first-parent", "--diff-merges=first-parent", "-B", "-M", "-l1000")
_ALL = ("--topo-order", "--diff-merges=off", "--no-renames")
_PIECE = 1 << 16
_LONGEST_TIME = 18
"""Digits; no clock shows as many."""


@dataclass(frozen=True)
class Change:
    """What a commit did to one file: its name and the id of its content before and after.

    Without a name before, the file is new; without one after, it's gone.
    """

    before: str | None
    after: str | None
    was: bytes
    became: bytes

    @property
    def is_edit(self) -> bool:
        """Whether the file was there and holds something else than it did."""
        return self.before is not None and self.after is not None and self.was != self.became


@dataclass(frozen=True)
class Commit:
    """A commit and its time in seconds of Unix time as it's written, None if that's no number that could be a time.

    `parents` are the ids of those before it. Names of files are seen from the top of the repository.
    """

    id: str
    time: int | None
    parents: tuple[str, ...]
    changes: tuple[Change, ...]


@contextmanager
def main_line(folder: Path) -> Iterator[Iterator[Commit]]:
    """The commits from the newest to the first, each with what it changed in its first parent."""
    with answer(folder, *_LOG, *_MAIN) as log:
        yield _commits(_parts(log))


@contextmanager
def all_commits(folder: Path) -> Iterator[Iterator[Commit]]:
    """Every commit after all that build on it, with what it changed unless it's a merge; names tell of no moves."""
    with answer(folder, *_LOG, *_ALL) as log:
        yield _commits(_parts(log))


def _parts(told: IO[bytes]) -> Iterator[bytes]:
    """The parts of an answer, each of which ends in NUL."""
    begun: list[bytes] = []
    while piece := told.read(_PIECE):
        first, *more = piece.split(b"\0")
        begun.append(first)
        if more:
            yield b"".join(begun)
            yield from more[:-1]
            begun = more[-1:]
    if any(begun):
        yield b"".join(begun)


def _commits(parts: Iterator[bytes]) -> Iterator[Commit]:
    head, changes = b"", list[Change]()
    for part in parts:
        part = part.lstrip(b"\n")
        if part.startswith(b":"):
            changes.append(_change(part, parts))
        elif part:
            if head:
                yield _commit(head, changes)
            head, changes = part, []
    if head:
        yield _commit(head, changes)


def _commit(head: bytes, changes: list[Change]) -> Commit:
    commit, time, parents = head.decode("ascii", "replace").split(" ", 2)
    believable = time.isdecimal() and len(time) <= _LONGEST_TIME
    return Commit(commit, int(time) if believable else None, tuple(parents.split()), tuple(_moves(changes)))


def _change(raw: bytes, parts: Iterator[bytes]) -> Change:
    """A change as `--raw` tells it: `:mode mode id id status`, and then a name, or two of what has moved."""
    _, _, was, became, status = raw.split(b" ")
    before = os.fsdecode(next(parts))
    if status.startswith((b"R", b"C")):
        return Change(before, os.fsdecode(next(parts)), was, became)
    new, gone = status.startswith(b"A"), status.startswith(b"D")
    return Change(None if new else before, None if gone else before, was, became)


def _moves(changes: list[Change]) -> Iterator[Change]:
    """The changes with two more moves than git sees: files too small for it that have changed places, and a name that a
    file left in the same commit in which another took it."""
    kept = {one.was: one.after for one in changes if one.before == one.after}
    came = {one.after: kept[one.became] for one in changes if one.is_edit and one.became in kept}
    places = came if came.keys() == set(came.values()) else {}
    left = {one.before for one in changes if one.after and one.before != one.after}
    for one in changes:
        if one.after in places:
            yield Change(places[one.after], one.after, one.became, one.became)
        elif one.before == one.after and one.before in left:
            yield Change(None, one.after, one.was, one.became)
        else:
            yield one
