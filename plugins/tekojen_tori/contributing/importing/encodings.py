"""Bytes as text, when nobody knows their encoding, or when pasted-together exports hold several.

Each line is decoded by itself. Detectors that look at the whole file choose one encoding for it, and take Finnish in
Windows-1252 for Greek or Cyrillic; which letters Finnish uses tells more.
"""

import codecs
import re
from collections import Counter
from dataclasses import dataclass

_LEGACY = ("cp1252", "cp850", "mac_roman")
_FINNISH = frozenset("äöåÄÖÅéÉüÜ–—”“’‘…€§°½š\u00a0")
_NAMES = {"cp1252": "Windows-1252", "cp850": "MS-DOSin koodisivu 850", "mac_roman": "Mac OS Roman"}
_BOMS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_MOJIBAKE = re.compile("[ÃÂâÅ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}")


@dataclass(frozen=True)
class Decoded:
    """A text, and sentences on whatever in its encoding was out of the ordinary."""

    text: str
    notes: tuple[str, ...]


def decoded(raw: bytes) -> Decoded:
    """The text of a file in UTF-8, UTF-16, an old encoding of Windows, MS-DOS or Mac, or a mixture by lines."""
    wide = _utf16(raw)
    if wide:
        return Decoded(raw.decode(wide, "replace").removeprefix("\ufeff"), ("Tiedosto on UTF-16-muotoa.",))
    lines = raw.removeprefix(codecs.BOM_UTF8).split(b"\n")
    broken = [line for line in lines if not _is_utf8(line)]
    legacy = _legacy(b"\n".join(broken))
    texts = [_line(line, legacy) for line in lines]
    mended = [_mended(text) for text in texts]
    return Decoded("\n".join(mended).replace("\ufeff", ""), tuple(_notes(lines, broken, legacy, texts, mended)))


def _utf16(raw: bytes) -> str | None:
    for mark, name in _BOMS.items():
        if raw.startswith(mark) and name != "utf-8":
            return name
    sample = raw[:2000]
    if sample.count(0) * 3 < len(sample) or len(sample) < 4:
        return None
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _legacy(broken: bytes) -> str:
    """The old encoding in which the lines have most letters of Finnish."""
    special = bytes(byte for byte in broken if byte >= 0x80)

    def finnish(encoding: str) -> int:
        counts = Counter(special.decode(encoding, "replace"))
        return sum(count for letter, count in counts.items() if letter in _FINNISH)

    return max(_LEGACY, key=finnish)


def _line(line: bytes, legacy: str) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return line.decode(legacy)
    except UnicodeDecodeError:
        return line.decode("latin-1")


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
        how_many = "Tiedosto on" if whole else f"Tiedostossa on {len(broken)} riviä"
        notes.append(f"{how_many} vanhaa merkistöä ({_NAMES[legacy]}). Kirjaimet luettiin sen mukaan.")
    changed = sum(before != after for before, after in zip(texts, mended, strict=True))
    if changed:
        notes.append(f"Rikkoutuneita ä- ja ö-kirjaimia (Ã¤, Ã¶) korjattiin {changed} rivillä.")
    return notes
