"""Addresses out of Finnish and Swedish words."""

import re
import unicodedata

LETTERS = {"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ŋ": "n"}
"""Those that are no other letter with an accent, and what is written for them in addresses."""
_PLAIN = str.maketrans(LETTERS)
_NOT_IN_ADDRESS = re.compile(r"[^a-z0-9]+")
_ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])[ ]*(?:\..*)?", re.IGNORECASE | re.DOTALL)


def fold(text: str) -> str:
    """The text in lower case without accents: "Hämeenkyrö" and "HAMEENKYRO" fold to the same."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def slug(text: str) -> str:
    """The text as the last part of an address, such as "ruoka-ja-siivouspalvelut"; "" if nothing is left."""
    return _NOT_IN_ADDRESS.sub("-", fold(text)).strip("-")


def is_slug(text: str) -> bool:
    """Whether the text may stand in an address as it is."""
    return _ADDRESS.fullmatch(text) is not None


def is_device(name: str) -> bool:
    """Whether Windows takes a file name for one of its devices (con, nul, com1 …), whatever ending it has."""
    return _DEVICE.fullmatch(name) is not None
