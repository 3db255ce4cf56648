"""Files of text, of any origin, made into text with plain line ends."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tekojen_tori.reading.problems import Problem, error, warning

LARGEST_FILE = 1_000_000
_BOM = b"\xef\xbb\xbf"
_OTHER_BOMS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class TextFile:
    """What a file holds (None if it can't be read), and what was wrong with it."""

    text: str | None
    problems: tuple[Problem, ...]


def shown(path: Path) -> str:
    """The path as a person in this folder would type it."""
    absolute = path if path.is_absolute() else Path.cwd() / path
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return absolute.as_posix()


def read_text(path: Path, folder: Path) -> TextFile:
    """Read a file that must lie in the folder, links followed."""
    file = shown(path)
    problem = _unreadable(path, folder, file)
    if problem:
        return TextFile(None, (problem,))
    try:
        raw = path.read_bytes()
    except OSError as failure:
        reason = os.strerror(failure.errno) if failure.errno else str(failure)
        return TextFile(None, (error(file, "unreadable-file", f"Tiedostoa ei voi lukea ({reason})."),))
    if len(raw) > LARGEST_FILE:
        return TextFile(None, (_too_large(file, len(raw)),))
    return _decoded(raw, file)


def _unreadable(path: Path, folder: Path, file: str) -> Problem | None:
    if path.is_symlink() or path.parent.resolve() != path.parent.absolute():
        target = path.resolve()
        if not target.is_relative_to(folder.resolve()):
            return error(
                file,
                "link-out-of-folder",
                "Tiedosto on linkki sisältökansion ulkopuolelle.",
                "Korvaa linkki tiedostolla.",
            )
    try:
        status = path.stat()
    except OSError:
        return error(file, "unreadable-file", "Tiedostoa ei ole tai sitä ei voi lukea.")
    if not stat.S_ISREG(status.st_mode):
        return error(file, "unreadable-file", "Tämä ei ole tavallinen tiedosto.", "Poista se sisältökansiosta.")
    return _too_large(file, status.st_size) if status.st_size > LARGEST_FILE else None


def _too_large(file: str, size: int) -> Problem:
    return error(
        file,
        "file-too-large",
        f"Tiedosto on liian suuri: {size / 1_000_000:.1f} Mt, kun enintään 1 Mt sallitaan.".replace(".", ",", 1),
        "Tallenna kuvat omiksi tiedostoikseen ja tiivistä tekstiä.",
    )


def _decoded(raw: bytes, file: str) -> TextFile:
    problems = list(_unusual_bytes(raw, file))
    try:
        text = raw.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as failure:
        line = raw.count(b"\n", 0, failure.start) + 1
        column = failure.start - (raw.rfind(b"\n", 0, failure.start) + 1) + 1
        problem = error(
            file,
            "not-utf8",
            "Tiedosto ei ole UTF-8-muotoista tekstiä.",
            _encoding_hint(raw),
            line,
            column,
        )
        return TextFile(None, (problem,))
    return TextFile(text.replace("\r\n", "\n").replace("\r", "\n"), tuple(problems))


def _unusual_bytes(raw: bytes, file: str) -> Iterator[Problem]:
    if raw.startswith(_BOM):
        yield warning(
            file,
            "byte-order-mark",
            "Tiedoston alussa on näkymätön tavujärjestysmerkki (BOM).",
            "Tallenna tiedosto muodossa UTF-8 ilman tavujärjestysmerkkiä. Sisältö ymmärrettiin silti.",
        )
    if b"\r" in raw:
        yield warning(
            file,
            "crlf",
            "Rivit päättyvät Windowsin tapaan (CRLF).",
            "Tallenna tiedosto Unix-rivinvaihdoin (LF). Sisältö ymmärrettiin silti.",
            raw.count(b"\n", 0, raw.index(b"\r")) + 1,
        )


def _encoding_hint(raw: bytes) -> str:
    if raw.startswith(_OTHER_BOMS) or b"\x00" in raw[:100]:
        return "Tiedosto näyttää olevan UTF-16-muotoa. Tallenna se muodossa UTF-8."
    line = next(line for line in raw.splitlines() if not _is_utf8(line))
    shown_line = line.decode("cp1252", "replace").strip()[:60]
    return f"Tiedosto näyttää olevan Windows-1252-muotoa (”{shown_line}”). Tallenna se muodossa UTF-8."


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
