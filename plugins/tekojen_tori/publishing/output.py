"""Writing what is published into a folder."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from tekojen_tori.publishing.frame import Frame
from tekojen_tori.publishing.page import Page, Published


def write(published: Iterable[Published], frame: Frame, folder: Path) -> list[str]:
    """Write every page, in its frame, and every file; returns the addresses of those pages that are to be indexed."""
    made: set[Path] = set()
    indexed: list[str] = []
    for thing in published:
        path = folder / (thing.file if isinstance(thing, Page) else thing.address)
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        if isinstance(thing, Page):
            path.write_text(frame.around(thing), encoding="utf-8", newline="\n")
            if thing.is_indexed:
                indexed.append(thing.address)
        elif isinstance(thing.content, Path):
            shutil.copyfile(thing.content, path)
        else:
            path.write_bytes(thing.content)
    return indexed
