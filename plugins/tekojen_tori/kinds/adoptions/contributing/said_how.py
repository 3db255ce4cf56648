"""How a model was taken, as whoever took it says that: in one of the three words, or in a form of it."""

import re
from collections.abc import Sequence

from tekojen_tori.content.adopting.adopts import How

_BEGINNINGS = {How.INSPIRED: "innoit", How.APPLIED: "sovel", How.COPIED: "kopioi"}
"""How each begins, whoever says it: "innoituimme", "sovelsimme"."""
_NOT = {"ei", "eikä", "emme", "en", "eivät"}


def said_how(text: str) -> Sequence[How]:
    """The ways that words name, each once; none where something is denied."""
    words = re.findall(r"\w+", text.casefold())
    if _NOT.intersection(words):
        return ()
    return [how for how, beginning in _BEGINNINGS.items() if any(word.startswith(beginning) for word in words)]
