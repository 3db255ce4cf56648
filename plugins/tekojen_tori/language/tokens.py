"""Text as words."""

import re
from sys import intern

SHARED_END = "~"
LONGEST_WORD = 100
"""Letters. No Finnish word is as long, and of what is, the beginning will do."""
_TOKEN = re.compile(rf"[^\W_]+(?:[-'’:{SHARED_END}][^\W_]+)*")
_HEAD = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{2,})-(?= (?:ja|tai|sekä|eikä) (?:[^\W\d_]+- (?:ja|tai|sekä|eikä) )?([^\W\d_]+))"
)
_ENDING_AFTER_COLON = re.compile(r"(.*[^\W\d_]):[^\W\d_]+")


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, in order; RPA:n without its ending, and etä-työ as one word."""
    found = (token[:LONGEST_WORD] for token in _TOKEN.findall(text))
    return [intern((_without_ending(token) if ":" in token else token).lower()) for token in found]


def with_shared_ends(text: str) -> str:
    """The text with each beginning of a compound that shares its end with a later word joined to that word by "~".

    Of "ruoka- ja siivouspalvelut" comes "ruoka~siivouspalvelut ja siivouspalvelut".
    """
    return _HEAD.sub(rf"\1{SHARED_END}\2", text) if "- " in text else text


def _without_ending(token: str) -> str:
    abbreviation = _ENDING_AFTER_COLON.fullmatch(token)
    return abbreviation[1] if abbreviation else token
