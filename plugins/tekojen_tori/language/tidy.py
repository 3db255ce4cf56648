"""What is typed, pasted or exported, as whoever wrote it saw it: without what can't be seen, in plain characters."""

import re
import unicodedata
from functools import lru_cache

_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_PICTURES = re.compile("[\u20e3\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
_HYPHENS = re.compile("[\u2010\u2011\u2212\uff0d\ufe63]")
_DASHES = re.compile("[\u2012\u2014\u2015]")
_QUOTES = "\"'”“„‟’‘‚‛´`«»‹›″′*_"
_ENDS = f" .,;:!?{_QUOTES}"
_LONGEST_NOTHING = 60
_SPACES = re.compile(r"\s+")
_BLANK = frozenset(("", "-", "–", "—", "--", "---", ".", "..", "...", "…", "?", "??", "???", "n/a", "#n/a"))
_UNKNOWN = _BLANK | frozenset(
    (
        *("ei tiedossa", "ei tietoa", "ei tiedetä", "ei vielä tiedossa", "en tiedä", "na", "null", "tbd", "okänd"),
        *("inte känd", "unknown", "not known", "eos"),
    )
)

NOTHING = _UNKNOWN | frozenset(("ei ole", "ei mitään", "none", "nil", "saknas"))
"""What people write where they have nothing to say, in lower case and without quotation marks."""


def tidy(written: str) -> str:
    """A short text for comparing: full-width letters as usual ones, no unseen marks, no emoji, one space between words.

    Dashes of every kind are `–`, hyphens and the minus sign `-`; quotation marks and stops around it are gone.
    """
    text = _PICTURES.sub(" ", _plain(written))
    text = _DASHES.sub("–", _HYPHENS.sub("-", text))
    return _SPACES.sub(" ", text).strip(_ENDS)


def is_blank(written: str) -> bool:
    """Whether a text has no word in it: it is empty, or the mark that people put where there is nothing."""
    return _bare(written) in _BLANK


def is_nothing(written: str) -> bool:
    """Whether a text says that there is nothing to say: it is blank, or ”ei tiedossa” and the like."""
    return is_blank(written) or _bare(written).rstrip(".") in NOTHING


def is_unknown(written: str) -> bool:
    """Whether a text says that its writer doesn't know: what costs ”ei mitään” is known."""
    return is_blank(written) or _bare(written).rstrip(".") in _UNKNOWN


@lru_cache(4096)
def _bare(written: str) -> str:
    if len(written) > _LONGEST_NOTHING:
        return written
    return _SPACES.sub(" ", _plain(written)).strip(f" {_QUOTES}").casefold()


def _plain(written: str) -> str:
    """Full-width letters as usual ones, and no unseen marks; most texts have neither."""
    return written if written.isascii() else unicodedata.normalize("NFKC", _UNSEEN.sub("", written))
