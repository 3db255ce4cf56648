"""Pictures as they are."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """A picture: its form as Pillow calls it, its size in pixels as it is to be seen, its frames if it moves."""

    form: str
    width: int
    height: int
    frames: int = 1
