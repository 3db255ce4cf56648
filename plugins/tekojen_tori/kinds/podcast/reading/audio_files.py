"""What a file of sound is and how long it lasts."""

import io
from dataclasses import dataclass
from pathlib import Path

import mutagen


@dataclass(frozen=True)
class SoundForm:
    """A form of sound: the media types that may be told of it, the usual one first, and what mutagen calls it."""

    types: tuple[str, ...]
    mutagen_type: str


FORMS = {
    ".mp3": SoundForm(("audio/mpeg",), "audio/mpeg"),
    ".m4a": SoundForm(("audio/mp4", "audio/x-m4a"), "audio/mp4"),
    ".aac": SoundForm(("audio/aac",), "audio/x-aac"),
    ".ogg": SoundForm(("audio/ogg",), "application/ogg"),
    ".opus": SoundForm(("audio/ogg", "audio/opus"), "application/ogg"),
    ".flac": SoundForm(("audio/flac",), "audio/flac"),
    ".wav": SoundForm(("audio/wav", "audio/x-wav"), "audio/wav"),
}
"""The forms that browsers play, by the endings of files."""


_LARGEST_HEADER = 32_000_000
"""In bytes, of any part of a file that is not sound itself: pictures lie there too."""


@dataclass(frozen=True)
class AudioFile:
    """A file of sound as it really is."""

    bytes: int
    seconds: float
    is_of_its_ending: bool


class _Bounded(io.RawIOBase):
    """A file of which no more is read at once than there is, nor than a header may hold, whatever the file claims."""

    def __init__(self, file: io.FileIO, size: int, name: str) -> None:
        self._file, self._size, self.name = file, size, name

    def read(self, size: int | None = -1, /) -> bytes:
        """A part of the file; ValueError if more is wanted than a header may hold."""
        rest = max(0, self._size - self._file.tell())
        size = rest if size is None or size < 0 else min(size, rest)
        if size > _LARGEST_HEADER:
            raise ValueError("too large a part of a file of sound")
        return self._file.read(size) or b""

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go somewhere in the file."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Where in the file one is."""
        return self._file.tell()


def read_audio(path: Path) -> AudioFile | None:
    """What a file holds, by its content; None if that is no sound."""
    try:
        with path.open("rb", buffering=0) as file:
            found = mutagen.File(_Bounded(file, path.stat().st_size, path.name))
    except Exception:  # mutagen meets broken sound with errors of any kind
        return None
    seconds = getattr(getattr(found, "info", None), "length", 0.0)
    if found is None or not seconds:
        return None
    form = FORMS.get(path.suffix.lower())
    return AudioFile(path.stat().st_size, seconds, form is not None and form.mutagen_type in found.mime)
