"""What is typed, pasted or exported, as whoever wrote it saw it: without what can't be seen, in plain characters."""

import re
import unicodedata

_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_HYPHENS = re.compile("[\u2010\u2011\u2212\uff0d\ufe63]")
_DASHES = re.compile("[\u2012\u2014\u2015]")
_QUOTES = "\"'”“„‟’‘‚‛´`«»‹›″′*_"
_ENDS = f" .,;:!?{_QUOTES}"
_SPACES = re.compile(r"\s+")
NOTHING = frozenset(
    (
        *("", "-", "–", "--", "---", ".", "..", "...", "?", "??", "n/a", "#n/a", "na", "none", "null", "nil", "tbd"),
        *("ei", "ei ole", "ei tiedossa", "ei tietoa", "ei tiedetä", "ei mitään", "ei tiedä", "en tiedä", "tyhjä"),
        *("puuttuu", "ei vielä tiedossa", "okänd", "inte känd", "saknas", "unknown", "not known", "eos", "xxx", "…"),
    )
)
"""What people write where they have nothing to say, in lower case."""


def tidy(written: str) -> str:
    """A short text for comparing: full-width letters as usual ones, no unseen marks, one space between words.

    Dashes of every kind are `–`, hyphens and the minus sign `-`; quotation marks and stops around it are gone.
    """
    text = unicodedata.normalize("NFKC", _UNSEEN.sub("", written))
    text = _DASHES.sub("–", _HYPHENS.sub("-", text))
    return _SPACES.sub(" ", text).strip(_ENDS)


def is_nothing(written: str) -> bool:
    """Whether a text says that there is nothing to say: empty, a dash, ”ei tiedossa”."""
    text = _SPACES.sub(" ", unicodedata.normalize("NFKC", _UNSEEN.sub("", written))).strip(f" {_QUOTES}")
    return text.casefold() in NOTHING or (len(text) < 40 and text.rstrip(".").casefold() in NOTHING)
