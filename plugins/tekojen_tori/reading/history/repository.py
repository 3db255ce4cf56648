"""When content was published and last changed: what the repository's history tells.

A thing's own date is when it was done, which says nothing of when readers could first see it.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from tekojen_tori.content.history import Dates, History
from tekojen_tori.language.dates import FINLAND
from tekojen_tori.language.numbers import others
from tekojen_tori.reading.git import GitFailure, answer
from tekojen_tori.reading.history.commits import Commit, main_line
from tekojen_tori.reading.history.ignored import NamedCommits, ignored_in, read_named
from tekojen_tori.reading.history.lives import Life, Lives

_FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""Before any content was told."""
_MOST_NAMED = 3
_WITHOUT = "Julkaisuaikoja ei saatu versionhallinnasta (git), joten käytetään kunkin asian omaa ajankohtaa."
_SHALLOW = (
    "Historiasta on haettu vain loppu. Hae koko historia komennolla git fetch --unshallow, GitHub Actionsissa "
    "asetuksella fetch-depth: 0."
)
_NOT_YET = "Sisältöä ei ole vielä tallennettu versionhallintaan."


@dataclass(frozen=True)
class HistoryReading:
    """A history, and what people should know of it, a sentence or two each. It is empty where there's none to trust."""

    history: History
    notes: tuple[str, ...]
    read_of: tuple[str, NamedCommits] | None = None
    """The last commit, and those named as no updates: as long as they stay, so does the history."""


def read_history(root: Path, now: datetime, before: HistoryReading | None = None) -> HistoryReading:
    """The history of the content folder `root`, in which nothing is later than now.

    What was read of it `before` does, if nothing has been committed since.
    """
    try:
        return _read(root.resolve(), now, before)
    except GitFailure as failure:
        return HistoryReading(History(now=now), (f"{_WITHOUT} {failure}",))


def _read(root: Path, now: datetime, before: HistoryReading | None) -> HistoryReading:
    inside = _inside_repository(root)
    top = root.parents[len(inside.parts) - 1] if inside.parts else root
    named = read_named(top)
    if before and before.read_of == (_last_commit(root), named):
        return replace(before, history=replace(before.history, now=now))
    ignored, last = ignored_in(top, named), ""
    clock, lives = _Clock(now, inside), Lives()
    with main_line(root) as commits:
        for commit in commits:
            last = last or commit.id
            is_update = commit.id not in ignored.named
            lives.take(commit, clock.time_of(commit), is_update, ignored.merged.get(commit.id, frozenset()))
    files = _dates((life for life in lives if not life.is_gone), inside)
    if not files:
        raise GitFailure(_NOT_YET)
    gone = _dates((life for life in lives if life.is_gone), inside)
    return HistoryReading(History(files, gone, now), tuple(clock.notes()), (last, named))


def _last_commit(root: Path) -> str:
    """Its id; "" if there is none, which the history itself says better."""
    try:
        with answer(root, "rev-parse", "--verify", "HEAD") as told:
            return os.fsdecode(told.read()).strip()
    except GitFailure:
        return ""


def _inside_repository(root: Path) -> PurePosixPath:
    """The way from the top of the repository to a folder. Raises GitFailure if only the end of the history is there."""
    with answer(root, "rev-parse", "--is-shallow-repository", "--show-prefix") as told:
        is_shallow, _, inside = told.read().partition(b"\n")
    if is_shallow == b"true":
        raise GitFailure(_SHALLOW)
    return PurePosixPath(os.fsdecode(inside.removesuffix(b"\n")))


class _Clock:
    """The times of commits that come from the newest to the first, made ones that can be true.

    A commit that claims to come from the future came before the one after it, and now at the latest.
    """

    def __init__(self, now: datetime, inside: PurePosixPath) -> None:
        self._first, self._last, self._inside = int(_FIRST_DAY.timestamp()), int(now.timestamp()), inside
        self._after = self._last
        self._doubtful: list[str] = []

    def time_of(self, commit: Commit) -> int:
        if commit.time is not None and self._first <= commit.time <= self._last:
            self._after = commit.time
            return commit.time
        if any(_is_content(change.after, self._inside) for change in commit.changes):
            self._doubtful.append(commit.id[:10])
        return self._first if commit.time is not None and commit.time < self._first else self._after

    def notes(self) -> Iterator[str]:
        """A sentence on the commits whose time isn't believed, if any."""
        if self._doubtful:
            named = ", ".join(self._doubtful[:_MOST_NAMED])
            more = len(self._doubtful) - _MOST_NAMED
            yield (
                "Versionhallinnassa on muutoksia, joiden aika ei voi olla oikea, koska se on tulevaisuudessa tai ennen "
                f"vuotta {_FIRST_DAY.year}: {named}{f' ja vielä {others(more)}' if more > 0 else ''}. Niiden ajaksi "
                "otettiin lähin mahdollinen."
            )


def _dates(lives: Iterable[Life], inside: PurePosixPath) -> Mapping[PurePosixPath, Dates]:
    """The dates of what lies in the content folder, each file seen from there, the last of those that had a name."""
    found: dict[PurePosixPath, Dates] = {}
    for life in lives:
        if _is_content(life.name, inside):
            file = PurePosixPath(life.name).relative_to(inside)
            found.setdefault(file, Dates(_moment(life.published), _moment(life.updated)))
    return found


def _is_content(name: str | None, inside: PurePosixPath) -> bool:
    return name is not None and name.lower().endswith(".md") and PurePosixPath(name).is_relative_to(inside)


def _moment(time: int) -> datetime:
    return datetime.fromtimestamp(time, FINLAND)
