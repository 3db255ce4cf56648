"""Files that one build leaves to the next.

They are only there to save work. Whatever has happened to one since (torn, emptied, changed, moved from elsewhere), it
is noticed by the seal at its end, and what it held is made anew. Where nothing can be kept, builds take longer, and
that is all. A seal doesn't tell who wrote a file: code may only be kept where nobody else than who may change ours can
write.
"""

import contextlib
import hashlib
import os
import re
import tempfile
import time
from pathlib import Path

KEPT = ".cache"
"""The folder of a project for them."""
_SEAL_LENGTH = 66
_ASIDE = ".new"

_KEPT_UNUSED = 30 * 24 * 3600
"""Seconds for which a file is kept though no build uses it: the sites of several folders may share a cache."""


def read_kept(path: Path) -> bytes | None:
    """What was kept in a file, which is now marked as used; None if it isn't there as it was kept."""
    try:
        whole = path.read_bytes()
    except OSError:
        return None
    content, seal = whole[:-_SEAL_LENGTH], whole[-_SEAL_LENGTH:]
    if seal != _seal(path, content):
        return None
    with contextlib.suppress(OSError):
        os.utime(path)
    return content


def keep(path: Path, content: bytes) -> bool:
    """Keep something in a file, which other builds see whole or not at all; whether it could be kept."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(_ASIDE, f".{path.name}.", path.parent)
    except OSError:
        return False
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content + _seal(path, content))
        aside.chmod(0o644)
        aside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink()
        return False
    return True


def can_keep(folder: Path) -> bool:
    """Whether files can be kept in a folder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(suffix=_ASIDE, dir=folder):
            return True
    except OSError:
        return False


def forget_unused(folder: Path, named: re.Pattern[str]) -> None:
    """Remove those files of a folder that are `named` as one keeps them there, and that no build has used for long."""
    oldest = time.time() - _KEPT_UNUSED
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            is_ours = named.fullmatch(entry.name) or (entry.name.startswith(".") and entry.name.endswith(_ASIDE))
            if is_ours and entry.stat(follow_symlinks=False).st_mtime < oldest:
                Path(entry.path).unlink(missing_ok=True)


def _seal(path: Path, content: bytes) -> bytes:
    """What ends a kept file: the sum of its name and content."""
    return b"\n%s\n" % hashlib.sha256(b"%s\0%s" % (os.fsencode(path.name), content)).hexdigest().encode()
