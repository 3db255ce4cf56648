"""Pictures as they are published: told of nobody's camera, place or person, and no larger than a page shows them.

What is published is what was to be seen, drawn anew: nothing else of the file comes along. A picture keeps its address
and its form, for whoever has linked to it, and for feeds, open data and old browsers. Pages offer it in WebP, in two
sizes.
"""

import io
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from PIL import Image, ImageCms, ImageSequence

from tekojen_tori.content.picture import Picture
from tekojen_tori.publishing import addresses
from tekojen_tori.reading.files.picture_files import TURNED, open_picture, orientation

WIDEST, NARROW = 1600, 800
"""Pixels: the text's column on the sharpest screens, and on most phones."""
_OFFERED_ANEW = ("JPEG", "PNG")
"""The forms than which WebP is so much lighter that pages offer it."""
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What puts a picture upright, by its orientation in EXIF."""
_DRAWN = ("1", "P")
"""Pillow's modes of black and white and of a palette: a drawing is sharper without loss, and often lighter."""
_OPTIONS: dict[str, dict[str, Any]] = {
    "AVIF": {"quality": 60, "max_threads": 1},
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "WEBP": {"quality": 80},
}


@dataclass(frozen=True)
class Version:
    """One of the files in which a picture is published."""

    address: str
    form: str
    width: int


def versions(file: PurePosixPath, picture: Picture, widest: int = WIDEST) -> tuple[Version, ...]:
    """The files in which a picture is published: first itself, then what pages offer instead, the narrow one first.

    A moving picture is as wide as it was made.
    """
    width = picture.width if picture.frames > 1 else min(picture.width, widest)
    itself = Version(f"{addresses.MEDIA}{file}", picture.form, width)
    if picture.form not in _OFFERED_ANEW or picture.frames > 1:
        return (itself,)
    widths = sorted({min(picture.width, NARROW), min(picture.width, WIDEST)})
    return (itself, *(Version(f"{addresses.PICTURES}{one}/{file}.webp", "WEBP", one) for one in widths))


def drawn(data: bytes, picture: Picture, version: Version) -> bytes:
    """A version of a picture whose file holds the data. Raises whatever Pillow does when they can't be decoded."""
    with open_picture(data, picture.form) as opened:
        if picture.frames > 1:
            return _moving(opened, version.form)
        if _is_as_published(opened, version):
            options = {"quality": "keep", "optimize": True} if version.form == "JPEG" else {}
            return _saved(opened, version.form, options)
        options = dict(_OPTIONS.get(version.form, {}))
        if version.form == "WEBP" and opened.mode in _DRAWN:
            options["lossless"] = True
        size = (version.width, max(1, round(picture.height * version.width / picture.width)))
        return _saved(_seen(opened, size), version.form, options)


def _is_as_published(opened: Image.Image, version: Version) -> bool:
    """Whether nothing but its metadata need change."""
    return (
        opened.format in ("JPEG", "MPO", "PNG")
        and (opened.format == "PNG") is (version.form == "PNG")
        and opened.width == version.width
        and opened.mode in ("1", "L", "LA", "P", "RGB", "RGBA")
        and orientation(opened) == 1
        and _other_profile(opened) is None
    )


def _seen(opened: Image.Image, size: tuple[int, int]) -> Image.Image:
    """What is to be seen of a picture in some pixels: upright, and in the colours that browsers take it to have."""
    held = orientation(opened)
    width, height = reversed(size) if held in TURNED else size
    opened.draft(None, (2 * width, 2 * height))  # A JPEG can be decoded no larger than is needed to draw it well.
    picture = _resizable(opened)
    if picture.size != (width, height):
        picture = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
    picture = _in_srgb(picture)
    return picture.transpose(_UPRIGHT[held]) if held in _UPRIGHT else picture


def _resizable(opened: Image.Image) -> Image.Image:
    """A picture in a mode that Pillow can reckon with."""
    if opened.mode.startswith("I"):  # 16 bits
        return opened.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if opened.has_transparency_data:
        return opened.convert("RGBA")
    return opened if opened.mode in ("L", "RGB", "CMYK") else opened.convert("RGB")


def _in_srgb(picture: Image.Image) -> Image.Image:
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile := _other_profile(picture):
        with suppress(ImageCms.PyCMSError, OSError, TypeError, ValueError):
            converted = ImageCms.profileToProfile(picture, profile, _srgb(), outputMode=mode)
            if converted is not None:
                return converted
    return picture if picture.mode == "L" else picture.convert(mode)


def _other_profile(picture: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """The profile of its colours, if that is another than sRGB; one that can't be read says nothing."""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(picture.info["icc_profile"]))
        return None if "sRGB" in ImageCms.getProfileDescription(profile) else profile
    except (ImageCms.PyCMSError, KeyError, OSError, TypeError, ValueError):
        return None


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _saved(picture: Image.Image, form: str, options: dict[str, Any]) -> bytes:
    """The bytes of a picture with nothing said of it but which of its colours is transparent."""
    picture.load()
    picture.info = {key: value for key, value in picture.info.items() if key == "transparency"}
    made = io.BytesIO()
    picture.save(made, form, **options)
    return made.getvalue()


def _moving(opened: Image.Image, form: str) -> bytes:
    """Every frame as it was, for as long as it was shown."""
    durations = []
    for frame in ImageSequence.Iterator(opened):
        frame.load()
        durations.append(frame.info.get("duration", 0))
    opened.seek(0)
    loop = {"loop": opened.info["loop"]} if "loop" in opened.info else {}
    nothing_said: dict[str, Any] = {"comment": b"", "icc_profile": None, "exif": b"", "xmp": b""}
    made = io.BytesIO()
    opened.save(made, form, save_all=True, duration=durations, **loop, **nothing_said, **_OPTIONS.get(form, {}))
    return made.getvalue()
