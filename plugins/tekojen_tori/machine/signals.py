"""What those say who want a program to end."""

import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


class EndedBySignal:
    """Ends the program as `sys.exit` does when it is asked to end, so that it leaves nothing half done behind."""

    def __init__(self, told: str | int) -> None:
        """Begin to listen, unless another program runs us in a thread and listens itself.

        `told` is the sentence to end with, or the exit code.
        """
        self._told = told
        self._before: dict[signal.Signals, Callable[[int, FrameType | None], Any] | int | None] = {}
        if threading.current_thread() is not threading.main_thread():
            return
        for number in (getattr(signal, name) for name in _ENDING if hasattr(signal, name)):
            if signal.getsignal(number) != signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._end)

    def _end(self, number: int, frame: FrameType | None) -> None:
        for every in self._before:
            signal.signal(every, signal.SIG_IGN)  # asking twice must not disturb the cleaning up
        sys.exit(self._told)

    def stop_listening(self) -> None:
        """Let others decide again what such a signal does."""
        for number, before in self._before.items():
            signal.signal(number, before)
        self._before.clear()
