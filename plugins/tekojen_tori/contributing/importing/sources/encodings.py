"""Bytes as text, when nobody knows their encoding, or when pasted-together exports hold several.

Each run of bytes that is no UTF-8 is decoded by itself. Detectors that look at the whole file choose one encoding for
it, and take Finnish in Windows-1252 for Greek or Cyrillic; which letters Finnish uses tells more.
"""

import codecs
import contextlib
import re
from collections import Counter
from dataclasses import dataclass

from tekojen_tori.language.numbers import counted

_LEGACY = ("cp1252", "cp850", "mac_roman")
_FINNISH = frozenset("äöåÄÖÅéÉüÜ–—”“’‘…€§°½š\u00a0")
_NAMES = {"cp1252": "Windows-1252", "cp850": "MS-DOSin koodisivu 850", "mac_roman": "Mac OS Roman"}
_WIDE_BOMS = {
    codecs.BOM_UTF32_LE: "utf-32-le",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_DECLARED = re.compile(
    rb"""\s*<\?xml\s[^<>]{0,200}?\bencoding\s*=\s*["'](us-ascii|iso-8859-\d+|windows-\d+|cp850)["']""", re.IGNORECASE
)
_BROKEN = re.compile("[\udc80-\udcff]+")
"""Bytes that are no UTF-8, as Python keeps them in a text."""
_MOJIBAKE = re.compile("[ÃÂâÅ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}")


@dataclass(frozen=True)
class Decoded:
    """A text, and sentences on whatever in its encoding was out of the ordinary."""

    text: str
    notes: tuple[str, ...]


def decoded(raw: bytes) -> Decoded:
    """The text of a file in UTF-8, UTF-16, UTF-32, an old encoding of Windows, MS-DOS or Mac, or a mixture by lines."""
    wide = _wide(raw)
    if wide:
        note = f"Tiedosto on {wide[:6].upper()}-muotoa."
        return Decoded(raw.decode(wide, "replace").removeprefix("\ufeff"), (note,))
    lines = raw.removeprefix(codecs.BOM_UTF8).split(b"\n")
    read = [line.decode("utf-8", "surrogateescape") for line in lines]
    broken = [line for line, text in zip(lines, read, strict=True) if _BROKEN.search(text)]
    legacy = _legacy("".join(run for text in read for run in _BROKEN.findall(text)))
    texts = [_BROKEN.sub(lambda run: _old_letters(run[0], legacy), text) for text in read]
    mended = [_mended(text) for text in texts]
    return Decoded("\n".join(mended).replace("\ufeff", ""), tuple(_notes(lines, broken, legacy, texts, mended)))


def decoded_xml(raw: bytes) -> Decoded:
    """The text of an XML file, whose declaration counts only when its bytes don't tell: a program that saves a file in
    another encoding may leave the old declaration in it."""
    if _wide(raw):
        return decoded(raw)
    declared = _DECLARED.match(raw[:1000])
    for encoding in ("utf-8-sig", _as_on_the_web(declared[1].decode()) if declared else ""):
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            return Decoded(raw.decode(encoding), ())
    return decoded(raw)


def _as_on_the_web(encoding: str) -> str:
    """Who says ISO-8859-1 means Windows-1252, which has dashes and quotes too."""
    return "cp1252" if encoding.lower() in ("iso-8859-1", "us-ascii") else encoding


def _wide(raw: bytes) -> str | None:
    """The encoding, if every letter takes two bytes or four."""
    for mark, name in _WIDE_BOMS.items():
        if raw.startswith(mark):
            return name
    sample = raw[:2000]
    zeros = [sample[place::4].count(0) for place in range(4)]
    if sum(zeros) * 3 < len(sample) or len(sample) < 4:
        return None
    is_little = zeros[1] + zeros[3] > zeros[0] + zeros[2]
    size = 32 if sum(zeros) * 3 > len(sample) * 2 else 16
    return f"utf-{size}-{'le' if is_little else 'be'}"


def _legacy(broken: str) -> str:
    """The old encoding in which what is no UTF-8 has most letters of Finnish."""

    def finnish(encoding: str) -> int:
        counts = Counter(_bytes_of(broken).decode(encoding, "replace"))
        return sum(count for letter, count in counts.items() if letter in _FINNISH)

    return max(_LEGACY, key=finnish)


def _old_letters(broken: str, legacy: str) -> str:
    """What is no UTF-8 in the old encoding. The rest of its line may well be UTF-8, and stays."""
    raw = _bytes_of(broken)
    try:
        return raw.decode(legacy)
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _bytes_of(broken: str) -> bytes:
    return broken.encode("utf-8", "surrogateescape")


def _mended(text: str) -> str:
    """UTF-8 that some program has taken for Windows-1252 once already: HÃ¤meenkyrÃ¶."""
    return _MOJIBAKE.sub(_mended_letter, text) if _MOJIBAKE.search(text) else text


def _mended_letter(found: re.Match[str]) -> str:
    raw = bytes(ord(letter) if ord(letter) < 0x100 else letter.encode("cp1252")[0] for letter in found[0])
    for end in (len(raw), 2):
        letter = raw[:end].decode("utf-8", "replace")
        if letter in _FINNISH:
            return letter + found[0][end:]
    return found[0]


def _notes(lines: list[bytes], broken: list[bytes], legacy: str, texts: list[str], mended: list[str]) -> list[str]:
    notes = []
    if broken:
        whole = all(line in broken or line.isascii() for line in lines)
        how_many = "Tiedosto on" if whole else f"Tiedostossa on {counted(len(broken), 'rivi', 'riviä')}"
        notes.append(f"{how_many} vanhaa merkistöä ({_NAMES[legacy]}). Kirjaimet luettiin sen mukaan.")
    changed = sum(before != after for before, after in zip(texts, mended, strict=True))
    if changed:
        notes.append(f"Rikkoutuneita ä- ja ö-kirjaimia (Ã¤, Ã¶) korjattiin {changed} rivillä.")
    return notes
