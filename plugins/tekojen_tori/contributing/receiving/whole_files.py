"""A content file that was sent as it is: in a message's words, as the form sends it, or attached to it.

Mail programs break its lines, quote it and add to it. What can be mended for certain is; the checker tells the rest.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from tekojen_tori import rooms
from tekojen_tori.content.adopting.adopts import Adopts
from tekojen_tori.content.content import Content
from tekojen_tori.content.done import Done
from tekojen_tori.content.living.follows_up import FollowsUp
from tekojen_tori.contributing.asking.new_content import new_content
from tekojen_tori.contributing.deed_file import file_stem
from tekojen_tori.contributing.receiving.messages import Incoming
from tekojen_tori.contributing.receiving.receivers import NotReceived, Received, Receiver
from tekojen_tori.language.slugs import is_device, is_slug
from tekojen_tori.reading.content_file import LARGEST_TEXT, LONGEST_SLUG, Reader
from tekojen_tori.reading.files.front_matter import read_front_matter
from tekojen_tori.reading.problems import Problem

_SENT = (Done, Adopts, FollowsUp)
"""What people send; all else editors write."""
_LONGEST_FIELDS = 500
"""In lines, of what stands above the text."""
_FENCE = "---"
_KEY = re.compile(r"([a-z_]+):(?:\s|$)")
_BEGINS = re.compile(r"[a-z_]+:(?:\s|$)|\s+\S|- |#")
_QUOTED = re.compile(r"\s{0,3}> ?")
_MOST_QUOTED = 5
"""Times that a message was quoted."""
_FILE_NAME = re.compile(r"Tiedoston\snimi:\s*([a-z0-9-]{1,100})\.md")


def take_file(message: Incoming, content: Content, today: date) -> Received | None:
    """The content file in a message, or attached to it."""
    found = [one for one in _in(message) if one is not None]
    if not found:
        return None
    stem, fields, body, left_out = found[0]
    reader = _reader(fields)
    text = "\n".join((_FENCE, *fields, _FENCE, "", body.strip(), ""))
    if len(text.encode()) > LARGEST_TEXT:
        raise NotReceived(f"Teksti on liian pitkä: enintään {LARGEST_TEXT // 1000} kt.")
    notes = [f"Viestin loppu jäi pois: {left_out[:200]}"] if left_out else []
    if len(found) > 1:
        notes.append(f"Viestissä oli {len(found)} tiedostoa, ja vain ensimmäinen otettiin. Anna muut erikseen.")
    if not _is_good(stem):
        stem = _called(reader, text)
    return Received(reader, stem, text, tuple(notes))


FILES = Receiver("teko, mallin ottaminen tai tarkistus tiedostona, viestissä tai liitteenä", take_file)

_Found = tuple[str, Sequence[str], str, str]
"""A name for the file, or "", its lines of fields, its text, and what was left out of the end."""


def _in(message: Incoming) -> Iterator[_Found | None]:
    """Each content file of a message: those attached, and the one in its words."""
    for name, text in message.attached:
        if whole := _whole(text.split("\n")):
            _, fields, body = whole
            yield name.rpartition(".")[0], fields, "\n".join(body), ""
    if whole := _quoted(message.text.split("\n")):
        before, fields, body = whole
        named = next((found[1] for line in reversed(before) if (found := _FILE_NAME.fullmatch(line.strip()))), "")
        end = next((place for place, line in enumerate(body) if line.rstrip() == "--"), len(body))
        yield named, fields, "\n".join(body[:end]), " ".join(" ".join(body[end + 1 :]).split())


def _quoted(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str], Sequence[str]] | None:
    """The parts of a content file among lines that may all have been quoted. Its own quotes stay."""
    for _ in range(_MOST_QUOTED):
        if whole := _whole(lines):
            return whole
        if not any(map(_QUOTED.match, lines)):
            break
        lines = [_QUOTED.sub("", line, count=1) for line in lines]
    return None


def _whole(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str], Sequence[str]] | None:
    """What stands before the fields, the fields, and the text below them; None if there are no fields."""
    begins = next(
        (
            place
            for place, line in enumerate(lines)
            if line.strip() == _FENCE and any(_KEY.match(after) for after in lines[place + 1 : place + 4])
        ),
        None,
    )
    if begins is None:
        return None
    within = lines[begins + 1 : begins + 1 + _LONGEST_FIELDS]
    length = next((place for place, line in enumerate(within) if line.strip() == _FENCE), None)
    if length is None:
        return None
    return lines[:begins], _mended(within[:length]), lines[begins + 1 + length + 1 :]


def _mended(lines: Sequence[str]) -> list[str]:
    """The lines of fields as they were before a mail program broke them and put empty ones between."""
    mended: list[str] = []
    for line in (line.replace("\u00a0", " ").rstrip() for line in lines):
        if line and mended and not _BEGINS.match(line):
            mended[-1] += f" {line}"
        elif line:
            mended.append(line)
    return mended


def _reader(fields: Sequence[str]) -> Reader[Any]:
    """How the file is read: as the kind that knows most of its fields, the first of those that know as many."""
    keys = {found[1] for line in fields if (found := _KEY.match(line))}
    readers: list[Reader[Any]] = [
        reader
        for offered in rooms.offers("reading", "READERS")
        for reader in offered
        if issubclass(reader.kind.thing, _SENT)
    ]
    best = min(readers, key=lambda reader: len(keys - set(reader.kind.fields.model_fields)))
    if not keys & set(best.kind.fields.model_fields):
        raise NotReceived("Tiedoston kentistä ei tunnisteta yhtään.")
    return best


def _is_good(stem: str) -> bool:
    return is_slug(stem) and not is_device(stem) and len(stem) <= LONGEST_SLUG


def _called(reader: Reader[Any], text: str) -> str:
    """A name for the file, of what it tells."""
    front = read_front_matter(text, "")
    fields: Mapping[str, Any] = {} if isinstance(front, Problem) else front.fields
    with suppress(KeyError):
        if new := new_content().get(reader.kind.name):
            return file_stem(new.called(fields), "")
    return file_stem(str(fields.get("title", "")), str(fields.get("organisation") or fields.get("municipality") or ""))
