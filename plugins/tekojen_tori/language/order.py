"""Finnish alphabetical order."""

import unicodedata

_ALPHABET = {letter: chr(0xE000 + place) for place, letter in enumerate("abcdefghijklmnopqrstuvwxyzåäö")}
_FOLDED = {"æ": "ä", "ø": "ö", "ü": "y", "õ": "o", "ð": "d", "đ": "d", "ß": "ss", "š": "s", "ž": "z"}


def alphabetical(text: str) -> str:
    """A sort key for Finnish order: å, ä and ö last, other accents and letter case without weight."""
    return "".join(map(_place, text.casefold()))


def _place(letter: str) -> str:
    letter = _FOLDED.get(letter, letter)
    if letter in _ALPHABET:
        return _ALPHABET[letter]
    base = unicodedata.normalize("NFKD", letter)[0]
    return _ALPHABET.get(base, letter)
