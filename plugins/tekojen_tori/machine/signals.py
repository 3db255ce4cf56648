"""What those say who want a program to end."""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from types import FrameType
from typing import Any

_held_back: list[list[Callable[[], None]]] = []
"""For each thing that may not be disturbed now, what was asked meanwhile."""
_ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class EndedBySignal:
    """Ends the program when it is asked to, at once and with exit code 1, and leaves nothing half done behind.

    To raise an exception would not do: Python loses one that comes while it calls back, as when it collects garbage.
    """

    def __init__(self, clean_up: Callable[[], str]) -> None:
        """Begin to listen, unless another program runs us in a thread and listens itself.

        `clean_up` is done when the program's own processes have ended, and gives the sentence to end with.
        """
        self._clean_up = clean_up
        self._before: dict[signal.Signals, Callable[[int, FrameType | None], Any] | int | None] = {}
        if threading.current_thread() is not threading.main_thread():
            return
        for number in _ENDING:
            if signal.getsignal(number) != signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._end)

    def _end(self, number: int, frame: FrameType | None) -> None:
        if _held_back:
            _held_back[-1].append(partial(self._end, number, frame))
            return
        for every in self._before:
            signal.signal(every, signal.SIG_IGN)  # asking twice must not disturb the cleaning up
        with contextlib.suppress(Exception):
            for process in multiprocessing.active_children():
                process.kill()
                process.join()
            os.write(2, f"{self._clean_up()}\n".encode())
        os._exit(1)

    def stop_listening(self) -> None:
        """Let others decide again what such a signal does."""
        for number, before in self._before.items():
            signal.signal(number, before)
        self._before.clear()


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Do what must not be left half done; whoever asks us to end meanwhile is heard afterwards.

    The system holds signals back from this thread alone, and libraries may have begun others: what they hear of is ours
    to hold back.
    """
    asked: list[Callable[[], None]] = []
    _held_back.append(asked)
    try:
        with _deaf():
            yield
    finally:
        _held_back.pop()
        for end in asked[:1]:
            end()


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
