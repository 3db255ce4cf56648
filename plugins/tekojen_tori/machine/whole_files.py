"""Files written whole or not at all, whoever stops the writing, and only where they belong.

Others may have put links into a folder that is written into: none is followed out of it, and none written through.
"""

import errno
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path


def write_new(path: Path, content: bytes, within: Path) -> None:
    """Write a file that isn't there yet, whose folder lies within another; FileExistsError if there is one."""
    folder = path.parent
    if not folder.resolve().is_relative_to(within.resolve()):
        raise PermissionError(errno.EPERM, "kansio on linkki sisältökansion ulkopuolelle", str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    half = _half(folder, content)
    try:
        _move_to_new(half, path)
    finally:
        half.unlink(missing_ok=True)


def write_over(path: Path, content: bytes) -> None:
    """Write a file, in place of the one that may be there and with its rights."""
    half = _half(path.parent, content)
    try:
        with suppress(FileNotFoundError):
            shutil.copymode(path, half)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def _half(folder: Path, content: bytes) -> Path:
    """A file beside, by a name that nobody can have put there before."""
    half = folder / f".{secrets.token_hex(8)}.tmp"
    try:
        with half.open("xb") as file:
            file.write(content)
    except OSError:
        half.unlink(missing_ok=True)
        raise
    return half


def _move_to_new(half: Path, path: Path) -> None:
    taken = FileExistsError(errno.EEXIST, "Tiedosto on jo olemassa", str(path))
    try:
        os.link(half, path)
    except FileExistsError:
        raise taken from None
    except OSError:  # a disk that knows no links
        if os.path.lexists(path):
            raise taken from None
        half.replace(path)
