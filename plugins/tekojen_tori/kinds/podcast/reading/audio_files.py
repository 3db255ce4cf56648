"""What a file of sound is and how long it lasts."""

from dataclasses import dataclass
from pathlib import Path

import mutagen


@dataclass(frozen=True)
class AudioForm:
    """A form of sound: the media types that may be told of it, the usual one first, and what mutagen calls it."""

    types: tuple[str, ...]
    mutagen_type: str


FORMS = {
    ".mp3": AudioForm(("audio/mpeg",), "audio/mpeg"),
    ".m4a": AudioForm(("audio/mp4", "audio/x-m4a"), "audio/mp4"),
    ".aac": AudioForm(("audio/aac",), "audio/x-aac"),
    ".ogg": AudioForm(("audio/ogg",), "application/ogg"),
    ".opus": AudioForm(("audio/ogg", "audio/opus"), "application/ogg"),
    ".flac": AudioForm(("audio/flac",), "audio/flac"),
    ".wav": AudioForm(("audio/wav", "audio/x-wav"), "audio/wav"),
}
"""The forms that browsers play, by the endings of files."""


@dataclass(frozen=True)
class AudioFile:
    """A file of sound as it really is."""

    bytes: int
    seconds: float
    is_of_its_ending: bool


def read_audio(path: Path) -> AudioFile | None:
    """What a file holds, by its content; None if that is no sound."""
    try:
        found = mutagen.File(path)
    except (mutagen.MutagenError, OSError):
        return None
    seconds = getattr(getattr(found, "info", None), "length", 0.0)
    if found is None or not seconds:
        return None
    form = FORMS.get(path.suffix.lower())
    return AudioFile(path.stat().st_size, seconds, form is not None and form.mutagen_type in found.mime)
