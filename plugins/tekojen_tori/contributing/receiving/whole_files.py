"""A content file that was sent as it is: in a message's words, as the form sends it, or attached to it.

Mail programs break its lines, quote it and add to it. What can be mended for certain is; the checker tells the rest.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from tekojen_tori import rooms
from tekojen_tori.content.adopting.adopts import Adopts
from tekojen_tori.content.content import Content
from tekojen_tori.content.done import Done
from tekojen_tori.content.living.follows_up import FollowsUp
from tekojen_tori.content.naming.doers import doer
from tekojen_tori.content.naming.field_words import meant_field
from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.asking.new_content import new_content
from tekojen_tori.contributing.deed_file import file_stem, scalar
from tekojen_tori.contributing.plain_words import as_markdown
from tekojen_tori.contributing.receiving.messages import Incoming
from tekojen_tori.contributing.receiving.own_words import without_ending, without_signature
from tekojen_tori.contributing.receiving.receivers import NotReceived, Received, Receiver
from tekojen_tori.kinds.deeds.content import DEED
from tekojen_tori.language.slugs import is_device, is_slug
from tekojen_tori.reading.content_file import LARGEST_TEXT, LONGEST_SLUG, Reader
from tekojen_tori.reading.files.front_matter import read_front_matter
from tekojen_tori.reading.files.understood import understood
from tekojen_tori.reading.problems import Problem

_SENT = (Done, Adopts, FollowsUp)
"""What people send, beside the kinds that rooms name in `SENT` of their `contributing`; all else editors write."""
_LONGEST_FIELDS = 500
"""In lines, of what stands above the text."""
_LONGEST_LINE = 2_000
_FENCE = "---"
_DASHES = re.compile(r"---|[-–—]{0,2}[–—][-–—]{0,2}")
"""A fence as it is, or as mail programs make it: three hyphens are one dash to them."""
_KEY = re.compile(r"([^\W\d_][\w-]{1,40}):(?:\s|$)")
_IN_QUOTES = re.compile(r"([\w-]+:\s*)[”“„](.*)[”“]")
_LABELLED = re.compile(r"\s{0,8}(?:[-*•]\s{0,3})?([^\W\d_][\w /-]{1,40}?)\s{0,3}:\s{1,3}(\S.*)")
_FEWEST_LABELLED = 4
_TITLED = tuple((name, field.title or name) for name, field in DEED.fields.model_fields.items())
_BEGINS = re.compile(r"[^\W\d_][\w-]{1,40}:(?:\s|$)|\s+\S|- |#")
_QUOTED = re.compile(r"\s{0,3}> ?")
_MOST_QUOTED = 5
"""Times that a message was quoted."""
_FILE_NAME = re.compile(r"Tiedoston\snimi:\s*([a-z0-9-]{1,100})\.md(?:\s?[<(].{0,300})?")
"""A mail program may take it for an address of the web, and say after it where that leads."""


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
        stem = _called(reader, text, content.registers)
    return Received(reader, stem, text, tuple(notes))


FILES = Receiver("teko, mallin ottaminen, tarkistus tai TOP-lista tiedostona, viestissä tai liitteenä", take_file)

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
        own, ending = without_signature(body)
        yield named, fields, "\n".join(own), " ".join(" ".join(ending).split()).removeprefix("-- ")
    elif labelled := _labelled(message.text.split("\n")):
        fields, body = labelled
        own, ending = without_ending(body)
        yield "", fields, as_markdown("\n".join(own)), " ".join(" ".join(ending).split())


def _labelled(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]] | None:
    """A deed whose fields somebody wrote under their names in Finnish, without the lines around them, and its text."""
    fields: dict[str, str] = {}
    for place, line in enumerate(lines[:_LONGEST_FIELDS]):
        found = _LABELLED.fullmatch(line[:_LONGEST_LINE])
        name = meant_field(found[1], _TITLED) if found else None
        if found and name and name not in fields:
            fields[name] = found[2].strip()
            last = place
        elif line.strip() and fields:
            break
    if len(fields) < _FEWEST_LABELLED or "title" not in fields:
        return None
    return [f"{name}: {scalar(value)}" for name, value in fields.items()], lines[last + 1 :]


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
            if _DASHES.fullmatch(line.strip()) and any(map(_is_field, lines[place + 1 : place + 4]))
        ),
        None,
    )
    if begins is None:
        return None
    indent = lines[begins][: -len(lines[begins].lstrip())]
    lines = [line.removeprefix(indent) for line in lines]
    within = lines[begins + 1 : begins + 1 + _LONGEST_FIELDS]
    length = next((place for place, line in enumerate(within) if _DASHES.fullmatch(line.strip())), None)
    if length is None:
        return None
    return lines[:begins], _mended(within[:length]), lines[begins + 1 + length + 1 :]


def _is_field(line: str) -> bool:
    """Whether a line begins as a field does: with a name in small letters, or one that a deed's field is known by."""
    found = _KEY.match(line.strip())
    return found is not None and (
        (found[1].isascii() and found[1].islower()) or meant_field(found[1], _TITLED) is not None
    )


def _mended(lines: Sequence[str]) -> list[str]:
    """The lines of fields as they were before a mail program broke them and put empty ones between."""
    mended: list[str] = []
    for line in (line.replace("\u00a0", " ").rstrip() for line in lines):
        line = _IN_QUOTES.sub(lambda found: f"{found[1]}{json.dumps(found[2], ensure_ascii=False)}", line)
        if line and mended and not _BEGINS.match(line):
            mended[-1] += f" {line}"
        elif line:
            mended.append(line)
    return mended


def _reader(fields: Sequence[str]) -> Reader[Any]:
    """How the file is read: as the kind that knows most of its fields, the first of those that know as many."""
    keys = {found[1] for line in fields if (found := _KEY.match(line))}
    proposed = {kind for sent in rooms.offers("contributing", "SENT") for kind in sent}
    readers: list[Reader[Any]] = [
        reader
        for offered in rooms.offers("reading", "READERS")
        for reader in offered
        if issubclass(reader.kind.thing, _SENT) or reader.kind in proposed
    ]
    best = max(readers, key=lambda reader: len(_known(keys, reader)))
    if not _known(keys, best):
        raise NotReceived("Tiedoston kentistä ei tunnisteta yhtään.")
    return best


def _known(keys: Iterable[str], reader: Reader[Any]) -> set[str]:
    """Those keys that a kind knows, by the meaning of their names."""
    titled = tuple((name, field.title or name) for name, field in reader.kind.fields.model_fields.items())
    return {key for key in keys if meant_field(key, titled)}


def _is_good(stem: str) -> bool:
    return is_slug(stem) and not is_device(stem) and len(stem) <= LONGEST_SLUG


def _called(reader: Reader[Any], text: str, registers: Registers) -> str:
    """A name for the file, of what it tells."""
    front = read_front_matter(text, "")
    fields: Mapping[str, Any] = {}
    if not isinstance(front, Problem):
        fields = understood(front, reader.kind.fields, registers).front.fields
    with suppress(KeyError):
        if new := new_content().get(reader.kind.name):
            return file_stem(new.called(fields), "")
    written = str(fields.get("organisation") or fields.get("municipality") or "")
    known = doer(written, registers)
    return file_stem(str(fields.get("title", "")), known.name if known else written)
