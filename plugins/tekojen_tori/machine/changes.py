"""Hearing of changed files from the operating system when they change, instead of looking at them again and again."""

from collections.abc import Iterable
from typing import Any

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

_CHANGES = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""Some systems tell of reading too."""


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
        return schedule(handler, path, event_filter=_CHANGES, **options)

    observer.schedule = of_changes  # type: ignore[method-assign, assignment]
    return observer
