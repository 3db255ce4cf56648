"""Files of text, of any origin, made into text with plain line ends."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tekojen_tori.language.characters import control_character, control_reference, without_control_characters
from tekojen_tori.language.numbers import number
from tekojen_tori.language.personal_codes import personal_codes
from tekojen_tori.reading.problems import Problem, error, warning

LARGEST_FILE = 1_000_000
"""In bytes, of any file of text: a register, or the transcript of an episode."""
_BOM = b"\xef\xbb\xbf"
_OTHER_BOMS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class TextFile:
    """What a file holds (None if it can't be read), and what was wrong with it."""

    text: str | None
    problems: tuple[Problem, ...]


def shown(path: Path) -> str:
    """The path as a person in this folder would type it."""
    here = os.getcwd().replace(os.sep, "/").rstrip("/")  # noqa: PTH109, which takes ten times as long
    written = path.as_posix()
    return "." if written == here else written.removeprefix(f"{here}/")


def is_file(path: Path) -> bool:
    """Whether there is such a file; not of a name that no file can have, nor where one may not look."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether there is such a folder, likewise."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def read_text(path: Path, folder: Path, largest: int = LARGEST_FILE) -> TextFile:
    """Read a file that must lie in the folder, links followed, and be no larger than so many bytes."""
    file = shown(path)
    try:
        problem = _unreadable(path, folder, file, largest)
    except (OSError, RuntimeError, ValueError):
        problem = error(file, "unreadable-file", "Tiedostoa ei ole tai sitä ei voi lukea.", "Onko se linkki itseensä?")
    if problem:
        return TextFile(None, (problem,))
    try:
        raw = path.read_bytes()
    except OSError as failure:
        reason = os.strerror(failure.errno) if failure.errno else str(failure)
        return TextFile(None, (error(file, "unreadable-file", f"Tiedostoa ei voi lukea ({reason})."),))
    if len(raw) > largest:
        return TextFile(None, (too_large(file, len(raw), largest),))
    return _decoded(raw, file)


def whole(text: str, file: str) -> TextFile:
    """A text that was got by any means, and what is wrong with it whatever it tells."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = tuple(_control_characters(text, file))
    found = (*control, *_personal_codes(text, file))
    return TextFile(without_control_characters(text) if control else text, found)


def _control_characters(text: str, file: str) -> Iterator[Problem]:
    """The first of each line."""
    if not control_character(text) and not control_reference(text):
        return
    for line_number, line in enumerate(text.split("\n"), 1):
        if found := control_character(line) or control_reference(line):
            which = f"U+{ord(found[0]):04X}" if len(found[0]) == 1 else found[0]
            yield error(
                file,
                "control-character",
                f"Tässä on näkymätön merkki ({which}), jota tekstissä ei saa olla.",
                "Poista se: kirjoita kohta uudelleen sen sijaan, että kopioit sen.",
                line_number,
                found.start() + 1,
            )


def _personal_codes(text: str, file: str) -> Iterator[Problem]:
    if next(personal_codes(text), None) is None:
        return
    for line_number, line in enumerate(text.split("\n"), 1):
        for start in personal_codes(line):
            yield warning(
                file,
                "personal-identity-code",
                "Tässä näyttää olevan henkilötunnus.",
                "Poista se. Jos se on jo ehtinyt julki, kerro siitä heti ylläpidolle.",
                line_number,
                start + 1,
            )


def _unreadable(path: Path, folder: Path, file: str, largest: int) -> Problem | None:
    if path.is_symlink() or os.path.realpath(path.parent) != os.path.abspath(path.parent):  # noqa: PTH100
        target = path.resolve()
        if not target.is_relative_to(folder.resolve()):
            return error(
                file,
                "link-out-of-folder",
                "Tiedosto on linkki sisältökansion ulkopuolelle.",
                "Korvaa linkki tiedostolla.",
            )
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        return error(file, "unreadable-file", "Tämä ei ole tavallinen tiedosto.", "Poista se sisältökansiosta.")
    return too_large(file, status.st_size, largest) if status.st_size > largest else None


def too_large(file: str, size: int, largest: int) -> Problem:
    return error(
        file,
        "file-too-large",
        f"Tiedosto on liian suuri: {number(size // 1000)} kt, kun enintään {number(largest // 1000)} kt sallitaan.",
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
    read = whole(text, file)
    return TextFile(read.text, (*problems, *read.problems))


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
    line = next(line for line in raw.splitlines() if not is_utf8(line))
    shown_line = line.decode("cp1252", "replace").strip()[:60]
    return f"Tiedosto näyttää olevan Windows-1252-muotoa (”{shown_line}”). Tallenna se muodossa UTF-8."


def is_utf8(raw: bytes) -> bool:
    """Whether the bytes are text in UTF-8."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
