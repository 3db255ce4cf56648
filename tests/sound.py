"""Sound made for tests: nothing binary is kept in the repository."""

import io
import math
import struct
import wave
from functools import cache

_RATE = 8000


@cache
def wav(seconds: float = 3) -> bytes:
    """A soft tone as a WAV file."""
    samples = (int(2000 * math.sin(2 * math.pi * 220 * place / _RATE)) for place in range(int(seconds * _RATE)))
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return made.getvalue()


def mp3(seconds: float = 3) -> bytes:
    """Silence as an MP3 file: so many frames of 1152 samples at 44 100 Hz and 128 kbit/s, with nothing in them."""
    frame = b"\xff\xfb\x90\xc4" + bytes(413)
    return frame * round(seconds * 44_100 / 1152)
