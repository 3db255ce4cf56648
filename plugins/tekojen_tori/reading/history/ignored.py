"""Commits that change how files are written and not what they tell: those named in `.git-blame-ignore-revs`.

A merge brings them too. It updates the files that something else in its branch changes, and is quiet about the rest.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tekojen_tori.reading.files.text_files import LARGEST_FILE
from tekojen_tori.reading.history.commits import all_commits

_FILE = ".git-blame-ignore-revs"
_COMMIT = re.compile(r"[0-9a-f]{7,64}")


@dataclass(frozen=True)
class NamedCommits:
    """Commits by the whole or the beginning of their ids."""

    ids: frozenset[str]

    def __contains__(self, commit: str) -> bool:
        return any(commit[:length] in self.ids for length in self._lengths)

    def __bool__(self) -> bool:
        return bool(self.ids)

    @cached_property
    def _lengths(self) -> frozenset[int]:
        return frozenset(map(len, self.ids))


@dataclass(frozen=True)
class Ignored:
    """The commits that are named, and by the id of each merge the files that only they changed in its branch."""

    named: NamedCommits
    merged: Mapping[str, frozenset[str]] = field(default_factory=dict)


def read_named(top: Path) -> NamedCommits:
    """What is named in the repository whose working tree is in a folder; lines that name no commit are passed by."""
    words = (line.partition("#")[0].strip().lower() for line in _text(top / _FILE).splitlines())
    return NamedCommits(frozenset(word for word in words if _COMMIT.fullmatch(word)))


def ignored_in(top: Path, named: NamedCommits) -> Ignored:
    """What of the repository's history is ignored when commits are named."""
    return Ignored(named, _merged(top, named)) if named else Ignored(named)


def _text(file: Path) -> str:
    try:
        if not file.is_file():
            return ""
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE).decode("utf-8", "replace")
    except OSError:
        return ""


def _merged(top: Path, named: NamedCommits) -> Mapping[str, frozenset[str]]:
    """By merge, the files that only ignored commits change in its branch. A commit came with the first merge of it."""
    came: dict[str, tuple[int, str]] = {}
    """With which merge a commit off the main line came, and how many commits of the main line are newer."""
    quiet: defaultdict[str, set[str]] = defaultdict(set)
    told: defaultdict[str, set[str]] = defaultdict(set)
    main, distance = "", 0
    with all_commits(top) as commits:
        for commit in commits:
            if main in ("", commit.id):
                main, distance = commit.parents[0] if commit.parents else "-", distance + 1
                merge, others = (distance, commit.id), commit.parents[1:]
            else:
                merge, others = came.pop(commit.id), commit.parents
                files = told if commit.id not in named else quiet
                files[merge[1]].update(change.after or change.before or "" for change in commit.changes)
            for parent in others:
                came[parent] = max(merge, came.get(parent, merge))
    return {merge: frozenset(files - told[merge]) for merge, files in quiet.items()}
