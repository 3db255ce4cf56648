"""The life of each file, followed from the newest commit back through its names to the one that brought it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tekojen_tori.reading.history.commits import Change, Commit


@dataclass
class Life:
    """A file under its last name, its times in seconds of Unix time. `edited` is None if it is as it came."""

    name: str
    is_gone: bool
    published: int = 0
    edited: int | None = None

    @property
    def updated(self) -> int:
        """When it last changed: never before it came, whatever the clocks of those who changed it."""
        return max(self.published, self.edited or self.published)


class Lives:
    """All files of a repository, filled commit by commit.

    A file that has a new name is the same file. One that was deleted and is put back just as it was is the same, too;
    anything else that takes a free name is another file.
    """

    def __init__(self) -> None:
        self._all: list[Life] = []
        self._by_name: dict[str, Life | None] = {}
        """Which file each name had before the commits taken so far, None if none that is told of any more."""
        self._came: dict[str, tuple[bytes, Life]] = {}
        """What came under a name with which content: if the same went from there before, it was put back."""

    def __iter__(self) -> Iterator[Life]:
        return iter(self._all)

    def take(self, commit: Commit, time: int, is_update: bool, quiet: frozenset[str]) -> None:
        """Take the commit before those taken so far. It updates the files that it edits, if any, but the quiet ones."""
        lives = [self._life(change) for change in commit.changes]
        for change in commit.changes:
            if change.after is not None:
                self._by_name[change.after] = None
        for change, life in zip(commit.changes, lives, strict=True):
            if change.before is not None:
                self._by_name[change.before] = life
                self._came.pop(change.before, None)
            if life is None:
                continue
            life.published = time
            if change.before is None and change.after is not None:
                self._came[change.after] = change.became, life
            if change.is_edit and is_update and change.after not in quiet and life.edited is None:
                life.edited = time

    def _life(self, change: Change) -> Life | None:
        """Whose change it is."""
        if change.after is None:
            assert change.before is not None, "a change is of something"
            return self._gone(change.before, change.was)
        if change.after not in self._by_name:
            self._by_name[change.after] = self._begun(change.after, is_gone=False)
        return self._by_name[change.after]

    def _gone(self, name: str, content: bytes) -> Life | None:
        came, life = self._came.pop(name, (None, None))
        if came == content:
            return life
        return None if name in self._by_name else self._begun(name, is_gone=True)

    def _begun(self, name: str, is_gone: bool) -> Life:
        life = Life(name, is_gone)
        self._all.append(life)
        return life
