"""Which files of the content folder are meant by what is written in another file."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from tekojen_tori.content.web_addresses import parts_of
from tekojen_tori.content.written import Written
from tekojen_tori.markdown.links import links_in


def file_at(path: PurePosixPath, target: str) -> PurePosixPath | None:
    """The file that a target in the file at a path means; None if it lies outside the content folder.

    Only the names count: what leads out and in again, by whatever folders lie around this one, is outside too.
    """
    if target.startswith("/"):
        return None
    file = PurePosixPath(normpath(path.parent / target))
    return None if file.parts[:1] == ("..",) else file


def pictures_of(written: Written) -> Iterator[PurePosixPath]:
    """The files that a text may show as pictures, whether or not they are there."""
    targets = [written.image] if written.image else []
    for link in links_in(written.text):
        parts = parts_of(link.target) if link.is_image else None
        if parts and not parts.scheme and not parts.netloc:
            targets.append(unquote(parts.path))
    for target in targets:
        if file := file_at(written.path, target):
            yield file
