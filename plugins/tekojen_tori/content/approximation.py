"""How exact a number is, by its source."""

from enum import StrEnum


class Approximation(StrEnum):
    """The word by which a source says that its number is not exact."""

    ABOUT = "noin"
    OVER = "yli"
    NEARLY = "lähes"
    UNDER = "alle"
