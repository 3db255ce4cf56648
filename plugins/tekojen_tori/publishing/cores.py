"""Independent work on every core.

The workers are forks of this process, so each has all that has been read and checked, without its being sent.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@contextmanager
def on_every_core(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Iterator[Result]]:
    """Begin some work on each item, the first ones first; gives the results in the items' order, which are pickled.

    Where a process can't safely be forked, the work is done here, when its result is asked for.
    """
    if not _can_fork():
        yield map(work, items)
        return
    with ProcessPoolExecutor(os.cpu_count(), get_context("fork"), _begin, (work, items)) as pool:
        try:
            yield pool.map(_do, range(len(items)))
        finally:
            pool.shutdown(cancel_futures=True)


def _can_fork() -> bool:
    """Only Linux forks safely, and only a process without threads, unlike one that serves pages meanwhile."""
    return sys.platform == "linux" and threading.active_count() == 1 and (os.cpu_count() or 1) > 1


_task: tuple[Callable[[Any], Any], Sequence[Any]]
"""In a worker: what it is there for."""


def _begin(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    global _task
    _task = work, items


def _do(place: int) -> Any:
    work, items = _task
    return work(items[place])
