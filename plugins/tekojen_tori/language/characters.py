"""Characters that no text holds: they are not read but obeyed, by terminals and by programs that show text."""

import re

NOT_TEXT = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
)
"""As the inside of a regular expression's class: control characters (C0, DEL, C1), what turns the direction of other
text, and what is no character. Marks that turn only themselves (U+200E, U+200F, U+061C) come along when people paste,
and do no harm. The line ends of others (U+0085, U+2028, U+2029) are not here: who types or pastes means a line end."""

_CONTROL = re.compile(f"[{NOT_TEXT}\x85]")


def control_character(text: str) -> re.Match[str] | None:
    """The first character that a text or a name may not hold."""
    return _CONTROL.search(text)


def without_control_characters(text: str) -> str:
    """The text with a mark in the place of each character that it may not hold; as long as it was."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
