"""Words as parts of a sentence."""

from collections.abc import Iterable

from babel.lists import format_list


def sentence(text: str) -> str:
    """The text with a capital letter first."""
    return text[:1].upper() + text[1:]


def listed(words: Iterable[str]) -> str:
    """Words one after another: a, b ja c."""
    return format_list(list(words), locale="fi")


def either(words: Iterable[str]) -> str:
    """Words of which one holds: a, b tai c."""
    return format_list(list(words), style="or", locale="fi")
