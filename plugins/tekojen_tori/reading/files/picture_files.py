"""What a file of a picture really holds.

A few bytes can be a picture of a billion pixels, so only what is small by its own telling is decoded. What can be
decoded here can be published.
"""

import io
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from PIL import ExifTags, Image, ImageSequence

from tekojen_tori.content.picture import Picture
from tekojen_tori.content.targets import pictures_of
from tekojen_tori.content.written import Written
from tekojen_tori.markdown.links import links_in
from tekojen_tori.reading.files.file_names import FileStamp, stamp_of

LARGEST = 2_000_000
"""Bytes."""
LONGEST = 6_000
"""Pixels along a side."""
MOST_PIXELS, MOST_MOVING_PIXELS = 24_000_000, 50_000_000
"""In a picture, and in all the frames of a moving one together: what decoding in about 200 MB of memory allows."""
FORMS = {".avif": "AVIF", ".gif": "GIF", ".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
"""The forms that browsers show, by the endings of files."""
_MARKS = {
    "JPEG": (0, b"\xff\xd8\xff"),
    "PNG": (0, b"\x89PNG\r\n\x1a\n"),
    "GIF": (0, b"GIF8"),
    "WEBP": (8, b"WEBP"),
    "HEIC": (4, b"ftyp"),
    "PDF": (0, b"%PDF-"),
    "TIFF": (0, b"II*\x00"),
    "BMP": (0, b"BM"),
}
"""Where and what the bytes are by which each form is known. AVIF is known as HEIC is, and then by its brand."""
TURNED = (5, 6, 7, 8)
"""The orientations that exchange width and height."""

Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # Pillow refuses what has more than twice as many before it takes memory.
warnings.filterwarnings("ignore", module=r"PIL\.")  # What is amiss is told as a Problem, or doesn't matter.


@dataclass(frozen=True)
class PictureFile:
    """A file as it really is.

    `form` is what it holds, if that is known, and `picture` what is to be seen, if it is one of FORMS and either can be
    decoded or is too large for trying. A bomb doesn't even get to tell its size.
    """

    bytes: int
    form: str | None = None
    picture: Picture | None = None
    is_bomb: bool = False

    @property
    def is_good(self) -> bool:
        """Whether it can be published."""
        return self.picture is not None and not self.is_too_large

    @property
    def is_too_large(self) -> bool:
        """Whether it takes too much to send or to decode."""
        if self.picture is None:
            return self.is_bomb or self.bytes > LARGEST
        width, height, frames = self.picture.width, self.picture.height, self.picture.frames
        return self.bytes > LARGEST or max(width, height) > LONGEST or width * height * frames > MOST_MOVING_PIXELS


def read_picture(path: Path) -> PictureFile | None:
    """What a file holds, by its content; None if there is no such file. One that is too large is not opened."""
    try:
        return _read(path, stamp_of(path)) if path.is_file() else None
    except (OSError, ValueError):
        return None


def pictures_in(written: Iterable[Written], root: Path) -> Iterator[tuple[PurePosixPath, Picture]]:
    """Those pictures which texts show and which can be published."""
    showing = (one for one in written if one.image or links_in(one.text))  # few of many
    for file in sorted({file for one in showing for file in pictures_of(one)}):
        path = real_path(root, file)
        found = read_picture(path) if path and file.suffix.lower() in FORMS else None
        if found and found.picture and found.is_good and found.form == FORMS[file.suffix.lower()]:
            yield file, found.picture


def real_path(root: Path, file: PurePosixPath) -> Path | None:
    """Where a file of a folder is, links followed; None if that is outside the folder."""
    try:
        path = (root / file).resolve()
        return path if path.is_relative_to(root.resolve()) else None
    except (OSError, RuntimeError, ValueError):
        return None


def open_picture(data: bytes, form: str) -> Image.Image:
    """A picture of a form, not yet decoded. Raises whatever Pillow does when the data are something else."""
    return Image.open(io.BytesIO(data), formats=(form,))


def orientation(opened: Image.Image) -> int:
    """How the camera was held, as EXIF numbers it. In a PNG only what stands before the pixels counts."""
    held = Image.Image.getexif(opened).get(ExifTags.Base.Orientation)
    return held if isinstance(held, int) else 1


@lru_cache(maxsize=4096)
def _read(path: Path, stamp: FileStamp) -> PictureFile:
    """The stamp tells one state of the file from another."""
    size = path.stat().st_size
    if size > LARGEST:
        return PictureFile(size)
    data = path.read_bytes()
    form = _form(data)
    if form is None or form not in FORMS.values():
        return PictureFile(size, form)
    try:
        with open_picture(data, form) as opened:
            found = PictureFile(size, form, _picture(opened, form))
            if not found.is_too_large:
                _decode(opened)
            return found
    except Image.DecompressionBombError:
        return PictureFile(size, form, is_bomb=True)
    except Exception:  # Pillow raises whatever the data make it stumble on.
        return PictureFile(size, form)


def _form(data: bytes) -> str | None:
    form = next((form for form, (place, mark) in _MARKS.items() if data.startswith(mark, place)), None)
    if form == "HEIC" and b"avi" in data[8:64]:
        return "AVIF"
    if form is None and b"<svg" in data[:2000].lower():
        return "SVG"
    return form


def _picture(opened: Image.Image, form: str) -> Picture:
    frames = getattr(opened, "n_frames", 1) if form != "JPEG" else 1  # A camera may put several pictures into one.
    width, height = opened.size
    if frames == 1 and orientation(opened) in TURNED:
        width, height = height, width
    return Picture(form, width, height, frames)


def _decode(opened: Image.Image) -> None:
    """Decode all that moves or stands in a picture, a JPEG at an eighth of its size. Raises if something is amiss."""
    opened.draft(None, (1, 1))
    for frame in ImageSequence.Iterator(opened) if opened.format != "MPO" else (opened,):
        frame.load()
