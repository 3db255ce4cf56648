"""What an editor was sent, as text: an e-mail message, a mailbox of them, a file or the clipboard.

Anybody may send anything, so nothing is believed: not a charset, not a date, not a length. What can't be read as text
is told of by its name.
"""

import email
import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from tekojen_tori.contributing.importing.html import plain
from tekojen_tori.contributing.importing.sources.encodings import decoded
from tekojen_tori.contributing.plain_words import cleaned, on_one_line
from tekojen_tori.language.dates import FINLAND
from tekojen_tori.language.numbers import counted

LARGEST_MESSAGE = 40_000_000
"""In bytes, with its attachments: more than mail servers pass on."""
MOST_MESSAGES = 1_000
"""In one mailbox or folder."""
_LARGEST_TEXT = 1_000_000
_LONGEST_HEADER = 4_000
"""In bytes, of a header whose parts are read."""
_MOST_PARTED = 100
"""Parts that have parts: each line is held against the ends of all that are open."""
_MOST_LEFT_OUT = 10
_SHOWN = 80
_NOT_TEXT = {
    b"\xd0\xcf\x11\xe0": "Outlookin omaa muotoa (.msg) ei osata lukea: tallenna viesti .eml-muotoon tai kopioi se.",
    b"%PDF": "PDF-tiedostoa ei osata lukea: kopioi sen teksti.",
    b"PK\x03\x04": "Tämä on pakattu tiedosto tai Word-asiakirja: kopioi sen teksti.",
}
_HEADER_LINE = re.compile(rb"([!-9;-~]{1,70}):")
_OF_MAIL = frozenset(
    [b"received", b"message-id", b"mime-version", b"content-type", b"from", b"to", b"date", b"subject", b"return-path"]
)
_PARTED_HEADER = re.compile(rb"^content-(?:type|disposition)[ \t]*:.*(?:\r?\n[ \t].*)*", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(rb"\bboundary\*?=", re.IGNORECASE)
_MBOX = re.compile(rb"^From [^\r\n]*\r?\n(?=[!-9;-~]{1,70}:)", re.MULTILINE)
_CHARSETS = re.compile(
    r"utf-?8|us-ascii|iso-?8859-\d{1,2}|latin-?\d|windows-\d{3,4}|cp\d{3,4}|utf-?16(?:-?[lb]e)?|macintosh",
    re.IGNORECASE,
)
"""Those that letters come in. Python knows others, which are slow or no charsets at all."""
_QUOTE = re.compile(r"<(?P<ends>/)?blockquote\b[^<>]*>", re.IGNORECASE)
_LATIN = re.compile(r"iso-?8859-1|latin-?1|us-ascii", re.IGNORECASE)
"""Names under which mail programs send Windows-1252."""
_TEXT_FILES = (".md", ".markdown", ".txt")


class UnreadableMessage(Exception):
    """Says in a sentence why something can't be read."""


@dataclass(frozen=True)
class Incoming:
    """A message, or a text alone: its words, the texts attached to it by their names, and the day on which it was sent.

    `left_out` are sentences on whatever else came with it. `is_automatic` if it says itself that a program wrote it.
    """

    name: str
    text: str
    subject: str = ""
    sent: date | None = None
    attached: tuple[tuple[str, str], ...] = ()
    left_out: tuple[str, ...] = ()
    is_automatic: bool = False


def parted(raw: bytes) -> list[bytes]:
    """The messages of a mailbox; anything else is one."""
    if not _MBOX.match(raw):
        return [raw]
    places = [found.start() for found in _MBOX.finditer(raw)]
    pieces = [raw[start:end] for start, end in zip(places, (*places[1:], len(raw)), strict=True)]
    return [piece.partition(b"\n")[2] for piece in pieces]


def message_in(raw: bytes, name: str) -> Incoming:
    """What a file or the clipboard holds; UnreadableMessage says why it can't be read."""
    if len(raw) > LARGEST_MESSAGE:
        raise UnreadableMessage(f"Viesti on liian suuri: enintään {LARGEST_MESSAGE // 1_000_000} Mt.")
    for beginning, message in _NOT_TEXT.items():
        if raw.startswith(beginning):
            raise UnreadableMessage(message)
    if not _is_mail(raw):
        if len(raw) > _LARGEST_TEXT:
            raise UnreadableMessage(f"Teksti on liian pitkä: enintään {_LARGEST_TEXT // 1_000} kt.")
        return Incoming(name, cleaned(decoded(raw).text))
    is_broken = any(len(header[0]) > _LONGEST_HEADER for header in _PARTED_HEADER.finditer(raw))
    if is_broken or len(_BOUNDARY.findall(raw)) > _MOST_PARTED:
        raise UnreadableMessage("Viestin otsakkeet ovat rikki: kopioi viestin teksti.")
    try:
        return _read(email.message_from_bytes(raw), name)
    except UnreadableMessage:
        raise
    except Exception as failure:
        # What a parser of others' messages may stumble on, nobody has listed. One message must not stop the others.
        raise UnreadableMessage("Viesti on rikki: kopioi sen teksti.") from failure


def _is_mail(raw: bytes) -> bool:
    """Whether a text begins with the headers of a message, and not with lines that only look like them."""
    names = set()
    for line in raw[:100_000].lstrip(b"\xef\xbb\xbf\r\n").splitlines():
        found = _HEADER_LINE.match(line)
        if found:
            names.add(found[1].lower())
        elif not line.startswith((b" ", b"\t")):
            break
    return len(names & _OF_MAIL) >= 2


def _read(message: Message, name: str) -> Incoming:
    parts = _Parts()
    for part in message.walk():
        if not part.is_multipart():
            parts.add(part)
    subject = on_one_line(_header(message["Subject"]))[:_SHOWN]
    text = "\n\n".join([one for one in parts.plain if one.strip()] or parts.html)
    left_out = parts.left_out[:_MOST_LEFT_OUT]
    if more := len(parts.left_out) - len(left_out):
        left_out.append(f"Lisäksi {counted(more, 'liite', 'liitettä')} jäi pois.")
    return Incoming(
        name, cleaned(text), subject, _sent(message), tuple(parts.attached), tuple(left_out), _is_automatic(message)
    )


def _is_automatic(message: Message) -> bool:
    """Whether a program wrote it, by RFC 3834 or as programs said it before that; a report is a program's too."""
    said = str(message["Auto-Submitted"] or "no").strip().lower()
    told = any(message[name] for name in ("X-Autoreply", "X-Autorespond"))
    return said != "no" or told or message.get_content_type() == "multipart/report"


@dataclass
class _Parts:
    """The parts of a message: its text said plainly and as HTML, the texts attached to it, and what else there is."""

    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    attached: list[tuple[str, str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    _room: int = _LARGEST_TEXT

    def add(self, part: Message) -> None:
        """Take one more part."""
        kind, name = part.get_content_type(), on_one_line(_header(part.get_filename()))[:_SHOWN]
        if name.lower().endswith(_TEXT_FILES) or kind == "text/markdown":
            self.attached.append((name, cleaned(self._text(part))))
        elif not name and kind == "text/plain":
            self.plain.append(self._text(part))
        elif not name and kind == "text/html":
            self.html.append(_words_of_html(self._text(part)))
        elif name and part.get_content_disposition() != "inline":
            self.left_out.append(f"Liitettä ”{name}” ei otettu mukaan.")

    def _text(self, part: Message) -> str:
        raw = part.get_payload(decode=True)
        if not isinstance(raw, bytes):
            return ""
        self._room -= len(raw)
        if self._room < 0:
            raise UnreadableMessage(f"Viestissä on liikaa tekstiä: enintään {_LARGEST_TEXT // 1_000} kt.")
        text = _decoded(raw, part.get_content_charset() or "")
        return _unflowed(text) if str(part.get_param("format", "")).lower() == "flowed" else text


def _words_of_html(text: str) -> str:
    """The words of a message in HTML, each line that it quotes with a mark of quoting as in one without."""
    words: list[str] = []
    depth = begins = 0
    for tag in (*_QUOTE.finditer(text), None):
        piece = plain(f"<div>{text[begins : tag.start() if tag else len(text)]}</div>")
        words += [f"> {line}" if depth else line for line in piece.split("\n")]
        if tag:
            depth = max(0, depth - 1) if tag["ends"] else depth + 1
            begins = tag.end()
    return "\n".join(words)


def _decoded(raw: bytes, charset: str) -> str:
    """The letters by the charset that the message names, or if that can't be, by what they look like."""
    if _CHARSETS.fullmatch(charset):
        with suppress(LookupError, UnicodeDecodeError):
            return raw.decode("cp1252" if _LATIN.fullmatch(charset) else charset)
    return decoded(raw).text


def _unflowed(text: str) -> str:
    """A text whose lines were broken on the way, as it was written (RFC 3676): a space at the end goes on."""
    lines: list[str] = []
    goes_on = False
    for line in text.splitlines():
        if goes_on and not line.startswith(">"):
            lines[-1] += line
        else:
            lines.append(line)
        goes_on = line.endswith(" ") and line != "-- "
    return "\n".join(lines)


def _header(value: object) -> str:
    """A header's words; as they stand if nobody can decode them."""
    written = str(value or "")[:_LONGEST_HEADER]
    with suppress(MessageError, ValueError, LookupError):
        written = str(make_header(decode_header(written)))
    return written.encode("utf-8", "replace").decode("utf-8")


def _sent(message: Message) -> date | None:
    """The day on which it was sent, in Finland, if the message tells of any."""
    with suppress(ValueError, TypeError, OverflowError, IndexError):
        moment = parsedate_to_datetime(str(message["Date"])[:100])
        return (moment.astimezone(FINLAND) if moment.tzinfo else moment).date()
    return None
