"""Locks between processes. A lock is free again when the process that holds it ends, however it ends."""

import contextlib
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """A lock that is a file while somebody holds it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Take the lock, if nobody else holds it. An OSError tells that its file can't be made or locked at all."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            _lock(handle)
            is_ours = os.path.samestat(os.fstat(handle), self._path.stat())
        except (BlockingIOError, PermissionError, FileNotFoundError):  # taken, or its last holder removed the file
            is_ours = False
        except OSError:
            os.close(handle)
            raise
        if is_ours:
            self._handle = handle
        else:
            os.close(handle)
        return is_ours

    def give_back(self) -> None:
        """Let others take the lock."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if sys.platform == "win32":  # which can't remove a file that is open
            os.close(handle)
        with contextlib.suppress(OSError):
            self._path.unlink()
        if sys.platform != "win32":
            os.close(handle)
