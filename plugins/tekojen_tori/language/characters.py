"""Characters that no text holds: they are not read but obeyed, by terminals and by programs that show text."""

import re

NOT_TEXT = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
)
"""As the inside of a regular expression's class: control characters (C0, DEL, C1), what turns the direction of other
text, and what is no character. Marks that turn only themselves (U+200E, U+200F, U+061C) come along when people paste,
and do no harm. The line ends of others (U+0085, U+2028, U+2029) are not here: who types or pastes means a line end."""

_CONTROL = re.compile(f"[{NOT_TEXT}\x85]")
_NOT_TEXT = re.compile(f"[{NOT_TEXT}]")
_REFERENCE = re.compile(r"(?<!\\)(?:\\\\)*&#(?:x(?P<hex>[0-9a-f]{1,8})|(?P<decimal>[0-9]{1,9}));?", re.IGNORECASE)
_MARK = "\N{REPLACEMENT CHARACTER}"
_LAST = 0x10FFFF


def control_character(text: str) -> re.Match[str] | None:
    """The first character that a text or a name may not hold."""
    return _CONTROL.search(text)


def control_reference(text: str) -> re.Match[str] | None:
    """The first such character that is written as Markdown and HTML have it, by its number: &#x202E;."""
    return next(filter(_is_control, _REFERENCE.finditer(text)), None) if "&#" in text else None


def without_control_characters(text: str) -> str:
    """The text with marks in the place of each character that it may not hold, also by number; as long as it was."""
    plain = _CONTROL.sub(_MARK, text)
    if "&#" not in plain:
        return plain
    return _REFERENCE.sub(lambda found: _MARK * len(found[0]) if _is_control(found) else found[0], plain)


def _is_control(reference: re.Match[str]) -> bool:
    code = int(reference["hex"], 16) if reference["hex"] else int(reference["decimal"])
    return code <= _LAST and _NOT_TEXT.fullmatch(chr(code)) is not None
