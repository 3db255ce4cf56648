"""The writing of files: whole or not at all, and never over another."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path


def write_files(files: Iterable[tuple[Path, str]]) -> Iterator[Path]:
    """Write each file whole or not at all, and never over another; OSError if that can't be done."""
    for path, text in files:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", dir=path.parent, prefix=".", suffix=".tmp", encoding="utf-8", newline="\n", delete=False
        ) as half:
            half.write(text)
        written = Path(half.name)
        try:
            written.chmod(0o666 & ~_umask())
            if os.path.lexists(path):
                raise FileExistsError(f"Tiedosto {path} on jo olemassa.")
            written.replace(path)
        finally:
            written.unlink(missing_ok=True)
        yield path


def _umask() -> int:
    """The rights that the user's new files don't have; temporary files have fewer still."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
