"""Finnish alphabetical order."""

import unicodedata

_ALPHABET = {letter: chr(0xE000 + place) for place, letter in enumerate("abcdefghijklmnopqrstuvwxyzåäö")}
_FOLDED = {"æ": "ä", "ø": "ö", "ü": "y", "õ": "o", "ð": "d", "đ": "d", "ß": "ss", "š": "s", "ž": "z"}


class _Places(dict[int, str]):
    """What each letter counts as, by its code, worked out when it is first met: `str.translate` asks for it."""

    def __missing__(self, code: int) -> str:
        letter = _FOLDED.get(chr(code), chr(code))
        base = letter if letter in _ALPHABET else unicodedata.normalize("NFKD", letter)[0]
        self[code] = place = _ALPHABET.get(base, letter)
        return place


_PLACES = _Places()


def alphabetical(text: str) -> str:
    """A sort key for Finnish order: å, ä and ö last, other accents and letter case without weight."""
    return text.casefold().translate(_PLACES)
