"""Images drawn by typst beside the rest of the build, and kept from one build to the next.

Drawing an image takes several milliseconds, more than all the rest that a deed needs. So the images are drawn on every
core while pages are made, and each is kept under a name that tells all that it was drawn from: the next build draws
only what has changed. typst lets Python go on while it draws, so threads are enough.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from tekojen_tori.machine.kept_files import forget_unused, keep, read_kept
from tekojen_tori.publishing.page import File

Facts = Mapping[str, Any]

_DRAWN_BY = version("typst")
_BATCH = 16
"""Images drawn at a time: typst reads its fonts anew each time."""

KEPT_PICTURE = re.compile(r"[0-9a-f]{32}\.png")
"""The name of a picture that is kept: the sum of all that it is drawn from."""


@contextmanager
def drawing(images: Mapping[str, Facts], template: str, kept_in: Path) -> Iterator[Iterator[File]]:
    """Begin to draw the images of some addresses; gives the files, for which one waits only when they are asked for."""
    paths = {address: kept_in / f"{_name(facts, template)}.png" for address, facts in images.items()}
    every = {paths[address]: facts for address, facts in images.items()}
    missing = [(path, facts) for path, facts in every.items() if read_kept(path) is None]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        parts = [missing[start : start + _BATCH] for start in range(0, len(missing), _BATCH)]
        drawn = [pool.submit(_draw, part, template) for part in parts]
        try:
            yield _files(paths, every, template, drawn)
            forget_unused(kept_in, KEPT_PICTURE)
        finally:
            pool.shutdown(cancel_futures=True)


def draw(images: Sequence[Facts], template: str) -> list[bytes]:
    """The images as PNG. The template makes a page of each, 1 pt to a pixel, in the fonts that typst brings along."""
    inputs = {"kuvat": json.dumps(images, ensure_ascii=False)}
    pages = typst.compile(template.encode(), format="png", ppi=72, sys_inputs=inputs, ignore_system_fonts=True)
    return pages if isinstance(pages, list) else [pages or b""]


def _draw(part: Sequence[tuple[Path, Facts]], template: str) -> dict[Path, bytes]:
    """Draw some images and keep them; gives those that could not be kept."""
    images = draw([facts for _, facts in part], template)
    return {path: image for (path, _), image in zip(part, images, strict=True) if not keep(path, image)}


def _files(
    paths: Mapping[str, Path], every: Mapping[Path, Facts], template: str, drawn: Sequence[Future[dict[Path, bytes]]]
) -> Iterator[File]:
    only_here = {path: image for part in drawn for path, image in part.result().items()}
    for address, path in paths.items():
        # Whoever else uses the cache may have removed an image just now.
        image = only_here.get(path) or read_kept(path) or draw([every[path]], template)[0]
        yield File(address, image)


def _name(facts: Facts, template: str) -> str:
    made_from = json.dumps([_DRAWN_BY, template, facts], ensure_ascii=False)
    return hashlib.sha256(made_from.encode()).hexdigest()[:32]
