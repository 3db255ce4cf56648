"""Independent work on every core.

The workers are forks of this process, so each has all that has been read and checked, without its being sent. They end
with it, however it ends.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import Any, TypeVar

from tekojen_tori.machine.parents import end_with_parent

Task = TypeVar("Task")
Result = TypeVar("Result")


@contextmanager
def on_every_core(work: Callable[[Task], Result], items: Sequence[Task]) -> Iterator[Iterator[Result]]:
    """Begin some work on each item, the first ones first; gives the results in the items' order, which are pickled.

    Where a process can't safely be forked, the work is done here, when its result is asked for.
    """
    pool = _workers(work, items)
    if pool is None:
        yield map(work, items)
        return
    with pool:
        try:
            yield pool.map(_do, range(len(items)))
        except BaseException:
            for worker in active_children():  # nobody waits for what they are doing
                worker.kill()
            raise
        finally:
            pool.shutdown(cancel_futures=True)


def _workers(work: Callable[[Any], Any], items: Sequence[Any]) -> ProcessPoolExecutor | None:
    """The workers that shall do some work; None where there can be none."""
    if not _can_fork():
        return None
    try:
        return ProcessPoolExecutor(os.cpu_count(), get_context("fork"), _begin, (work, items, os.getpid()))
    except (OSError, NotImplementedError):  # without /dev/shm there are no locks to share
        return None


def _can_fork() -> bool:
    """Only Linux forks safely, and only a process without threads, unlike one that serves pages meanwhile."""
    return sys.platform == "linux" and (os.cpu_count() or 1) > 1 and _threads() == 1


def _threads() -> int:
    """How many threads this process has on Linux, those of libraries too, of which Python doesn't know."""
    try:
        return len(list(Path("/proc/self/task").iterdir()))
    except OSError:
        return threading.active_count()


_task: tuple[Callable[[Any], Any], Sequence[Any]]
"""In a worker: what it is there for. It is global to be inherited by the fork, for no queue can carry a function."""


def _begin(work: Callable[[Any], Any], items: Sequence[Any], parent: int) -> None:
    global _task
    end_with_parent(parent)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears of a Ctrl+C too, and ends us
    _task = work, items


def _do(place: int) -> Any:
    work, items = _task
    return work(items[place])
