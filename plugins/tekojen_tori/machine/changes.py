"""Hearing of changed files from the operating system when they change, instead of looking at them again and again."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

_OF_FILES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""Some systems tell of reading too."""
_OF_ALL = [*_OF_FILES, DirCreatedEvent, DirDeletedEvent, DirMovedEvent]


def observer_of(folders: Iterable[str]) -> BaseObserver | None:
    """What hears of changes in those folders once it is started; None where the system can't tell of so many."""
    trial = Observer()
    try:
        for folder in folders:
            trial.schedule(FileSystemEventHandler(), folder, recursive=True)
        trial.start()
    except OSError:
        return None
    trial.stop()
    trial.join()
    observer = Observer()
    schedule = observer.schedule

    def of_changes(handler: FileSystemEventHandler, path: str, **options: Any) -> Any:
        return schedule(handler, path, **{"event_filter": _OF_FILES} | options)

    observer.schedule = of_changes  # type: ignore[method-assign, assignment]
    return observer


class Places:
    """Files and folders that are heard of though they come, go, and give way to others of their names.

    What a system was asked to watch it tells of until that goes, and not of what comes in its place. So whatever holds
    the places is watched too, and those that have come since are watched when `hear_of` is asked again. A place may be
    a link to a folder.
    """

    def __init__(self, observer: BaseObserver, changed: Callable[[], None]) -> None:
        self._observer, self._changed = observer, changed
        self._watches: dict[tuple[Path, frozenset[str]], ObservedWatch] = {}
        """Of folders, with the names that matter in them; of a place everything in it does, so none are told."""
        self._other: set[Path] = set()
        """Places where something has come or gone since they were watched."""

    def hear_of(self, places: Iterable[Path]) -> None:
        """Watch these places and no others: to be asked before they are read, and again after each change."""
        names: dict[Path, set[str]] = defaultdict(set)
        for place in places:
            names[place.parent].add(place.name)
        folders = {(folder, frozenset(its)) for folder, its in names.items()}
        folders |= {(folder / name, frozenset[str]()) for folder, its in names.items() for name in its}
        there = {one for one in folders if one[0].is_dir()}
        other = self._other.copy()
        self._other -= other
        for gone in [one for one in self._watches if one not in there or (one[0] in other and not one[1])]:
            with suppress(KeyError):  # it was watched under two names
                self._observer.unschedule(self._watches.pop(gone))
        for folder, its in there - self._watches.keys():
            with suppress(OSError):  # it has just gone, which is heard of
                self._watches[folder, its] = self._observer.schedule(
                    _Heard(folder, its, self._of),
                    str(folder.resolve()),
                    recursive=not its,
                    event_filter=_OF_ALL,
                )

    def _of(self, places: set[Path]) -> None:
        self._other |= places
        self._changed()


class _Heard(FileSystemEventHandler):
    """Passes on what is heard of a folder: which of its places may be another now."""

    def __init__(self, folder: Path, names: frozenset[str], of: Callable[[set[Path]], None]) -> None:
        self._folder, self._names, self._of = folder, names, of

    def on_any_event(self, event: FileSystemEvent) -> None:
        told = {os.path.basename(os.fsdecode(path)) for path in (event.src_path, event.dest_path)}  # noqa: PTH119
        met = told & self._names
        if met or not self._names:
            self._of({self._folder / name for name in met})
