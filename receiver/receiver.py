#!/usr/bin/env python3
"""Receives what the forms of a tori send by `post`: keeps each message as a file for `tori receive`, mails it, or both.

A program by itself, which needs Python and nothing else: it can be copied to any server, behind a web server that
speaks HTTPS. `receiver.mjs` does the same where there is no server. How to take either into use: docs/toimitus.md.

Nothing is kept of a sender but what they wrote. Where messages come from is remembered for an hour, as a hash with a
salt that nobody knows, so that one sender can't fill the box.
"""

import argparse
import base64
import hashlib
import html
import json
import os
import re
import secrets
import signal
import smtplib
import socket
import ssl
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses, make_msgid, parseaddr
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv6Address, IPv6Network, ip_address
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

SUBJECT, MESSAGE, TRAP = "subject", "message", "website"
"""The fields of the forms that are no answers: what the message is called, the message itself, and what only programs
fill in."""

LARGEST = 650_000
"""In bytes, of a form. A text that a tori takes has 200 000, each of which may be written as three, and a greeting."""
MOST_OF_ONE = 20
"""In an hour, from one address: a whole workplace may have the same."""
MOST_OF_ALL = 200
MOST_KEPT = 1_000
"""Files in the folder: so many `tori receive` takes at once. When nobody fetches them, the disk must not fill."""

_HOUR = 3600.0
_MOST_FIELDS = 200
_LARGEST_READ = 10 * LARGEST
"""In bytes, of a form that is refused: a browser listens to no answer before it has sent all."""
_MOST_AT_ONCE = 16
_LONGEST_WAIT = 30.0
"""In seconds, for a form to arrive."""
_MAIL_WAIT = 10.0
_LONGEST_NAME = 200
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_STYLE = (
    "body{max-width:38rem;margin:3rem auto;padding:0 1rem;font:1.125rem/1.5 system-ui,sans-serif}"
    ":root{color-scheme:light dark}textarea{box-sizing:border-box;width:100%;font:inherit}"
)
_STYLE_MARK = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE_MARK}'"


@dataclass(frozen=True)
class Message:
    """What somebody sent: what it is called, in one line, and its text."""

    subject: str
    text: str


def message_of(fields: Iterable[tuple[str, str]]) -> Message:
    """The message of a form: the one that the page's script wrote, or each answer below its question.

    The names of a form that works without scripts are its questions. Answers of the same name are one.
    """
    subject, whole = "", ""
    answers: dict[str, list[str]] = {}
    for name, value in fields:
        words = _CONTROLS.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
        if name == SUBJECT:
            subject = _on_one_line(words)
        elif name == MESSAGE:
            whole = words
        elif name != TRAP:
            answers.setdefault(_on_one_line(name), []).append(words)
    told = [(question, ", ".join(filter(None, given))) for question, given in answers.items()]
    if any(answer for _, answer in told):
        parts = (f"### {question}\n\n{answer}".strip() for question, answer in told)
        whole = "\n\n".join(filter(None, (whole, *parts)))
    return Message(subject or "Torin lomakkeella lähetetty", whole)


def _on_one_line(words: str) -> str:
    return " ".join(_CONTROLS.sub(" ", words).split())[:_LONGEST_NAME]


class Limits:
    """How many messages are taken in an hour, from one address and in all. What it remembers has that size at most."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._salt = secrets.token_bytes(32)
        self._taken: deque[tuple[float, bytes]] = deque()

    def take(self, address: str) -> int:
        """Takes a message from an address: 0, or if that is too many, in how many seconds there is room again."""
        with self._lock:
            self._forget()
            sender = hashlib.sha256(self._salt + address.encode()).digest()
            of_one = [when for when, who in self._taken if who == sender]
            of_all = [when for when, _ in self._taken]
            full = [times[0] for times, most in ((of_one, MOST_OF_ONE), (of_all, MOST_OF_ALL)) if len(times) >= most]
            if full:
                return max(1, round(max(full) + _HOUR - self._clock()))
            self._taken.append((self._clock(), sender))
            return 0

    def forget(self) -> None:
        """Forgets what is an hour old."""
        with self._lock:
            self._forget()

    def _forget(self) -> None:
        while self._taken and self._clock() - self._taken[0][0] >= _HOUR:
            self._taken.popleft()
        if not self._taken:
            self._salt = secrets.token_bytes(32)


class Full(Exception):
    """Nobody has fetched what is in the box."""


@dataclass(frozen=True)
class Mail:
    """How messages are mailed: to whom, from whom, by which server; by encryption unless that is this machine."""

    to: str
    sender: str
    host: str
    port: int
    user: str = ""
    password: str = ""

    def send(self, message: Message) -> None:
        """Mails a message; OSError or SMTPException tells why not."""
        letter = _letter(message)
        letter["From"], letter["To"] = self.sender, self.to
        letter["Message-ID"] = make_msgid(domain=parseaddr(self.sender)[1].rpartition("@")[2])
        kind = smtplib.SMTP_SSL if self.port == smtplib.SMTP_SSL_PORT else smtplib.SMTP
        with kind(self.host, self.port, timeout=_MAIL_WAIT) as server:
            if kind is smtplib.SMTP and self.host not in ("localhost", "127.0.0.1"):
                server.starttls(context=ssl.create_default_context())
            if self.user:
                server.login(self.user, self.password)
            # Not by send_message, which takes a line that begins with From for the end of a letter.
            server.sendmail(self.sender, [address for _, address in getaddresses([self.to])], letter.as_bytes())


@dataclass(frozen=True)
class Box:
    """Where messages go: into a folder, to the editors by mail, or both."""

    folder: Path | None
    mail: Mail | None

    def put(self, message: Message) -> None:
        """Puts a message where the editors find it; Full, OSError or SMTPException if it is nowhere.

        The same once more is there already. A message that is kept is received, even if the mail should fail.
        """
        if self.folder and not self._keep(message, self.folder):
            return
        if self.mail:
            try:
                self.mail.send(message)
            except (OSError, smtplib.SMTPException) as failure:
                _say(f"Sähköposti ei lähtenyt ({type(failure).__name__}).")
                if not self.folder:
                    raise

    def _keep(self, message: Message, folder: Path) -> bool:
        """Whether the message is a new file now, whole or not at all."""
        now = datetime.now().astimezone()
        mark = hashlib.sha256(f"{message.subject}\n{message.text}".encode()).hexdigest()[:16]
        path = folder / f"{now:%Y-%m-%d}-{mark}.eml"
        if path.exists():
            return False
        if sum(one.name.endswith(".eml") for one in os.scandir(folder)) >= MOST_KEPT:
            raise Full
        half = folder / f".{mark}-{secrets.token_hex(4)}"
        try:
            with half.open("xb") as file:
                file.write(_letter(message, in_letters=True).as_bytes())
                file.flush()
                os.fsync(file.fileno())
            half.replace(path)
        finally:
            half.unlink(missing_ok=True)
        return True


def _letter(message: Message, *, in_letters: bool = False) -> EmailMessage:
    """The message as a letter, `in_letters` as they are or as mail servers pass them on."""
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = message.subject
    letter["Date"] = format_datetime(datetime.now().astimezone())
    letter.set_content(message.text, cte="8bit" if in_letters else "quoted-printable")
    return letter


@dataclass(frozen=True)
class Answer:
    """What whoever sends is told: a page's title and words; `wait` is in how many seconds to try again."""

    status: int
    title: str
    words: str
    wait: int = 0


_THANKS = Answer(
    200,
    "Kiitos, viesti on perillä",
    "Toimitus lukee sen, kysyy tarvittaessa lisää ja julkaisee. Sinun ei tarvitse tehdä muuta.",
)
_GREETING = Answer(200, "Torin vastaanotin on käynnissä", "Tähän osoitteeseen torin lomakkeet lähettävät vastaukset.")


def _refusal(status: int, words: str, wait: int = 0) -> Answer:
    return Answer(status, "Viesti ei lähtenyt", words, wait)


class Desk:
    """Receives forms: from the pages of certain sites, within the limits, into the box.

    `sites` are the addresses of sites by their origins, which browsers tell.
    """

    def __init__(self, sites: Mapping[str, str], box: Box, limits: Limits) -> None:
        self.sites = sites
        self.limits = limits
        self._box = box

    def receive(self, form: str, address: str) -> tuple[Answer, str]:
        """Receives a form, as browsers send it; the answer, and what was written, which is told to the sender if it
        isn't received."""
        try:
            fields = parse_qsl(form, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="replace")
        except ValueError:
            return _refusal(400, "Lomakkeessa on liian monta kohtaa."), ""
        message = message_of(fields)
        if not message.text:
            return _refusal(400, "Viesti on tyhjä."), ""
        if any(name == TRAP and value.strip() for name, value in fields):
            return _refusal(400, "Lomakkeen kohta, joka pyydetään jättämään tyhjäksi, ei ollut tyhjä."), message.text
        if wait := self.limits.take(address):
            minutes = -(-wait // 60)
            when = "minuutin" if minutes == 1 else f"{minutes} minuutin"
            words = f"Toimitukselle on tullut juuri nyt liian monta viestiä. Yritä uudelleen {when} kuluttua."
            return _refusal(429, words, wait), message.text
        try:
            self._box.put(message)
        except Full:
            _say(f"Viestejä on jo {MOST_KEPT}. Hae ne ja tyhjennä kansio.")
            return _refusal(503, "Toimituksen postilaatikko on täynnä."), message.text
        except (OSError, smtplib.SMTPException) as failure:
            _say(f"Viestiä ei saatu talteen ({type(failure).__name__}).")
            return _refusal(503, "Viestiä ei saatu talteen. Yritä hetken kuluttua uudelleen."), message.text
        _say("Viesti otettiin vastaan.")
        return _THANKS, ""


class Server(ThreadingHTTPServer):
    """Serves a desk, so many senders at a time."""

    daemon_threads = False
    request_queue_size = 64

    def __init__(self, where: tuple[str, int], desk: Desk) -> None:
        self.desk = desk
        self._room = threading.BoundedSemaphore(_MOST_AT_ONCE)
        super().__init__(where, Request)

    def service_actions(self) -> None:
        """Forget in time, whether anybody sends or not."""
        self.desk.limits.forget()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Begin with a sender when there is room."""
        self._room.acquire()
        try:
            super().process_request(request, client_address)
        except Exception:
            self._room.release()  # there is no thread that would
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Make room when it is over."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say that something failed, and not for whom."""
        _say(f"Virhe: {type(sys.exc_info()[1]).__name__}.")


class Request(BaseHTTPRequestHandler):
    """One sender's connection."""

    server: Server
    server_version = "tori"
    sys_version = ""

    def setup(self) -> None:
        """Whoever is slow is cut off, however little they send at a time."""
        super().setup()
        self._timer = threading.Timer(_LONGEST_WAIT, self._hang_up)
        self._timer.daemon = True
        self._timer.start()

    def finish(self) -> None:
        """Say what is left to say."""
        self._timer.cancel()
        with suppress(OSError):
            super().finish()

    def _hang_up(self) -> None:
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def do_GET(self) -> None:
        """Somebody looks whether it works."""
        self._answer(_GREETING)

    def do_OPTIONS(self) -> None:
        """A browser asks whether a page may send."""
        self.send_response(204 if self._site else 403)
        self._allow()
        self.send_header("Access-Control-Allow-Methods", "POST")
        self.send_header("Access-Control-Allow-Headers", "Content-Type")
        self.send_header("Access-Control-Max-Age", "86400")
        self.end_headers()

    def do_POST(self) -> None:
        """A form is sent."""
        length = self.headers.get("Content-Length", "")
        if not re.fullmatch(r"\d{1,12}", length):
            self._answer(_refusal(411, "Lomakkeen pituus puuttuu."))
            return
        form = self._read(int(length))
        if form is None:
            return
        if not self._site:
            self._answer(_refusal(403, "Viestejä otetaan vastaan vain torin omilta sivuilta."))
        elif self.headers.get_content_type() != "application/x-www-form-urlencoded":
            self._answer(_refusal(415, "Lomakkeen muoto on väärä."))
        elif int(length) > LARGEST:
            self._answer(_refusal(413, "Teksti on liian pitkä. Palaa lomakkeelle ja lyhennä sitä."))
        else:
            self._answer(*self.server.desk.receive(form.decode("utf-8", "replace"), self._sender))

    def _read(self, length: int) -> bytes | None:
        """The form, or the beginning of one that is too large; None if it never comes."""
        read, left = b"", min(length, _LARGEST_READ)
        with suppress(OSError):
            while left and (part := self.rfile.read(min(left, 65_536))):
                left -= len(part)
                read += part if len(read) < LARGEST else b""
        self._timer.cancel()
        return None if left else read

    @property
    def _site(self) -> str:
        """The address of the site whose page sends; "" for others."""
        return self.server.desk.sites.get(self._header("Origin"), "")

    @property
    def _sender(self) -> str:
        """Where it comes from, by the word of a web server on this machine. A home has many addresses of IPv6."""
        peer = ip_address(self.client_address[0])
        if peer.is_loopback:
            with suppress(ValueError):
                peer = ip_address(self._header("X-Forwarded-For").rpartition(",")[2].strip())
        if isinstance(peer, IPv6Address):
            return str(peer.ipv4_mapped or IPv6Network((int(peer), 64), strict=False))
        return str(peer)

    def _header(self, name: str) -> str:
        """The last of that name, for whoever passes a request on adds its own."""
        headers = getattr(self, "headers", None)  # what is no HTTP has none
        return headers.get_all(name, [""])[-1] if headers else ""

    def _answer(self, answer: Answer, written: str = "") -> None:
        """As a page for people, as JSON for the page's own script."""
        is_script = "application/json" in self._header("Accept")
        told = {"received": answer.status == 200, "reason": "" if answer.status == 200 else answer.words}
        body = json.dumps(told, ensure_ascii=False) if is_script else _page(answer, written, self._site)
        raw = body.encode()
        self.send_response(answer.status)
        self._allow()
        self.send_header("Content-Type", f"{'application/json' if is_script else 'text/html'}; charset=utf-8")
        self.send_header("Content-Length", str(len(raw)))
        self.send_header("Content-Security-Policy", _POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        if answer.wait:
            self.send_header("Retry-After", str(answer.wait))
        self.end_headers()
        self.wfile.write(raw)

    def _allow(self) -> None:
        """The page that sends may read the answer."""
        self.send_header("Vary", "Origin, Accept")
        if self._site:
            self.send_header("Access-Control-Allow-Origin", self._header("Origin"))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is no form in the same words."""
        self._answer(_refusal(code, "Tätä pyyntöä ei ymmärretty."))

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing of who sends."""


def _page(answer: Answer, written: str, site: str) -> str:
    """The page that a form without scripts leads to. What was not received is there to be copied."""
    parts = [f"<h1>{html.escape(answer.title)}</h1>", f"<p>{html.escape(answer.words)}</p>"]
    if written:
        parts += [
            "<p>Mitään ei kadonnut. Palaa lomakkeelle selaimen Takaisin-painikkeella tai kopioi kirjoittamasi:</p>",
            f'<p><textarea aria-label="Kirjoittamasi" rows="12" readonly>\n{html.escape(written)}</textarea></p>',
        ]
    if site:
        parts.append(f'<p><a href="{html.escape(site)}">Takaisin torille</a></p>')
    return (
        '<!doctype html>\n<html lang="fi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(answer.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(parts)
        + "\n</main>\n</body>\n</html>\n"
    )


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _site(address: str) -> str:
    parts = urlsplit(address)
    is_near = parts.hostname in ("localhost", "127.0.0.1")
    if not parts.hostname or parts.scheme not in (("http", "https") if is_near else ("https",)):
        raise argparse.ArgumentTypeError(f"”{address}” ei ole sivuston osoite. Sen alussa on https://.")
    return address


def origin_of(site: str) -> str:
    """What a browser tells of the pages of a site."""
    parts = urlsplit(site)
    usual = {"https": 443, "http": 80}[parts.scheme]
    port = f":{parts.port}" if parts.port not in (None, usual) else ""
    return f"{parts.scheme}://{parts.hostname}{port}"


def _place(written: str) -> tuple[str, int]:
    host, _, port = written.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65_535:
        raise argparse.ArgumentTypeError(f"”{written}” ei ole muotoa palvelin:portti.")
    return host.strip("[]"), int(port)


def _folder(name: str) -> Path:
    folder = Path(name)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as failure:
        raise argparse.ArgumentTypeError(f"kansiota ”{name}” ei voi tehdä: {failure.strerror}.") from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise argparse.ArgumentTypeError(f"kansioon ”{name}” ei voi kirjoittaa.")
    return folder


def _arguments() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description="Ottaa vastaan, mitä torin lomakkeet lähettävät.")
    asked.add_argument("--site", required=True, action="append", type=_site, help="sivuston osoite; voi antaa monta")
    asked.add_argument("--folder", type=_folder, help="kansio, johon viestit jäävät odottamaan")
    asked.add_argument("--mail-to", default="", help="sähköpostiosoite, johon viestit lähetetään")
    asked.add_argument("--mail-from", default="", help="lähettäjä; ilman tätä sama kuin vastaanottaja")
    asked.add_argument("--smtp", type=_place, default=("localhost", 25), help="postipalvelin:portti")
    asked.add_argument("--listen", type=_place, default=("127.0.0.1", 8025), help="missä kuunnellaan")
    given = asked.parse_args()
    if not given.folder and not given.mail_to:
        asked.error("anna --folder tai --mail-to: muuten viestit eivät tule minnekään.")
    return given


def main() -> None:
    """Receive until told to end; whoever is sending then is heard first."""
    given = _arguments()
    os.umask(0o077)
    user, password = os.environ.get("TORI_SMTP_USER", ""), os.environ.get("TORI_SMTP_PASSWORD", "")
    host, port = given.smtp
    mail = Mail(given.mail_to, given.mail_from or given.mail_to, host, port, user, password)
    box = Box(given.folder, mail if given.mail_to else None)
    desk = Desk({origin_of(site): site for site in given.site}, box, Limits())
    try:
        server = Server(given.listen, desk)
    except OSError as failure:
        sys.exit(f"Osoitteessa {given.listen[0]}:{given.listen[1]} ei voi kuunnella: {failure.strerror}.")
    # In a thread, as it waits for what is going on here.
    signal.signal(signal.SIGTERM, lambda number, frame: threading.Thread(target=server.shutdown).start())
    _say(f"Vastaanotin kuuntelee osoitteessa http://{given.listen[0]}:{server.server_port}/")
    with server, suppress(KeyboardInterrupt):
        server.serve_forever()


if __name__ == "__main__":
    main()
