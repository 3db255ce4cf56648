"""Images drawn by typst beside the rest of the build, and kept from one build to the next.

Drawing an image takes several milliseconds, more than all the rest that a deed needs. So the images are drawn on every
core while pages are made, and each is kept under a name that tells all that it was drawn from: the next build draws
only what has changed. typst lets Python go on while it draws, so threads are enough.
"""

import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from tekojen_tori.publishing.page import File

Facts = Mapping[str, Any]

_BATCH = 16
"""Images drawn at a time: typst reads its fonts anew each time."""

_KEPT_UNUSED = 30 * 24 * 3600
"""Seconds for which an image is kept though no build uses it: the sites of several folders may share a cache."""


@contextmanager
def drawing(images: Mapping[str, Facts], template: str, kept_in: Path) -> Iterator[Iterator[File]]:
    """Begin to draw the images of some addresses; gives the files, for which one waits only when they are asked for."""
    files = {address: kept_in / f"{_name(facts, template)}.png" for address, facts in images.items()}
    missing = list(
        {files[address]: facts for address, facts in images.items() if not _is_there(files[address])}.items()
    )
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        parts = [missing[start : start + _BATCH] for start in range(0, len(missing), _BATCH)]
        drawn = [pool.submit(_draw, part, template) for part in parts]
        try:
            yield _files(files, drawn)
            _prune(kept_in)
        finally:
            pool.shutdown(cancel_futures=True)


def draw(images: Sequence[Facts], template: str) -> list[bytes]:
    """The images as PNG. The template makes a page of each, 1 pt to a pixel, in the fonts that typst brings along."""
    inputs = {"kuvat": json.dumps(images, ensure_ascii=False)}
    pages = typst.compile(template.encode(), format="png", ppi=72, sys_inputs=inputs, ignore_system_fonts=True)
    return pages if isinstance(pages, list) else [pages or b""]


def _draw(part: Sequence[tuple[Path, Facts]], template: str) -> None:
    for (path, _), image in zip(part, draw([facts for _, facts in part], template), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(f".{os.getpid()}")
        aside.write_bytes(image)
        aside.replace(path)


def _files(files: Mapping[str, Path], drawn: Sequence[Future[None]]) -> Iterator[File]:
    for part in drawn:
        part.result()
    for address, path in files.items():
        yield File(address, path)


def _name(facts: Facts, template: str) -> str:
    made_from = json.dumps([version("typst"), template, facts], ensure_ascii=False)
    return hashlib.sha256(made_from.encode()).hexdigest()[:32]


def _is_there(path: Path) -> bool:
    """Whether an image has been drawn before; if so, mark it as used."""
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    return True


def _prune(folder: Path) -> None:
    oldest = time.time() - _KEPT_UNUSED
    for path in folder.glob("*"):
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
