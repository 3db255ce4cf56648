"""Text as words."""

import re
from itertools import chain

_TOKEN = re.compile(r"[^\W_]+(?:[-'’:][^\W_]+)*")
_ENDING_AFTER_COLON = re.compile(r"(.*[^\W\d_]):[^\W\d_]+")


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, in order; RPA:n without its ending, and etä-työ as one word."""
    return [_without_ending(token) if ":" in token else token for token in _TOKEN.findall(text.lower())]


def _without_ending(token: str) -> str:
    abbreviation = _ENDING_AFTER_COLON.fullmatch(token)
    return abbreviation[1] if abbreviation else token
