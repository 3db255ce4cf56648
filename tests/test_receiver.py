"""The receivers of what forms send: what arrives, what is refused and how that is told, and what nobody remembers."""

import json
import os
import re
import shutil
import signal
import socket
import socketserver
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

import receiver as program
from conftest import PROJECT, TODAY, Folder
from receivers import JAVASCRIPT, PYTHON, SITE, Receiver, receiver, subject_and_text
from tekojen_tori.contributing.receiving.run import receive_messages
from tekojen_tori.reading.content_file import LARGEST_TEXT
from tekojen_tori.reading.content_folder import ContentFolder

JSON = "application/json"
DEED = """\
Hei!

Tässä kehittämisteko, jonka toivomme näkyvän torilla (Tori).

Tiedoston nimi: kemi-kavellen.md

---
title: "Palaverit kävellen: näin"
municipality: Kemi
sector: sosiaali- ja terveysala
theme: [itseohjautuvuus]
date: 2026-03
---

## Mitä tehtiin

Käveltiin ”yhdessä” – 100 % 😀.

From tähän alkoi uusi aika.
.
> Lainaus
"""
SENT = (("subject", "Uusi teko: Palaverit kävellen (Kemi)"), ("message", DEED), ("website", ""))


@pytest.fixture(params=[PYTHON, JAVASCRIPT])
def running(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Receiver]:
    """Each receiver, as its host runs it."""
    with receiver(request.param, tmp_path / "saapuneet") as found:
        yield found


@pytest.fixture
def python(tmp_path: Path) -> Iterator[Receiver]:
    with receiver(PYTHON, tmp_path / "saapuneet") as found:
        yield found


def words(number: int) -> tuple[tuple[str, str], ...]:
    return (("message", f"Viesti numero {number}"),)


# What arrives


def test_what_a_page_sends_arrives_as_it_was_written(running: Receiver) -> None:
    reply = running.send(SENT, accept=JSON)
    assert (reply.status, reply.json) == (200, {"received": True, "reason": ""})
    assert reply.headers["Access-Control-Allow-Origin"] == SITE
    assert running.inbox() == [("Uusi teko: Palaverit kävellen (Kemi)", DEED.strip())]


def test_what_arrives_becomes_a_file_that_passes(running: Receiver, folder: Folder) -> None:
    running.send(SENT)
    raw = next(running.folder.iterdir()).read_bytes() if not running.service else running.inbox()[0][1].encode()
    (receipt,) = receive_messages(iter([("viesti", raw)]), ContentFolder(folder.root, PROJECT), TODAY)
    assert receipt.path and receipt.path.name == "kemi-kavellen.md"
    assert receipt.path.read_text(encoding="utf-8").strip() == DEED[DEED.index("---\n") :].strip()
    assert receipt.problems == ()


ANSWERS = (
    ("subject", "Uusi teko"),
    ("website", ""),
    ("Otsikko", "Palaverit\r\nkävellen"),
    ("Kunta tai organisaatio", "Kemi"),
    ("Palveluala", "sosiaali- ja terveysala"),
    ("Teema", "itseohjautuvuus"),
    ("Teema", "työhyvinvointi"),
    ("Lähtötilanne", ""),
)


def test_a_form_without_scripts_arrives_question_by_question(running: Receiver) -> None:
    reply = running.send(ANSWERS)
    assert reply.status == 200
    assert reply.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "<h1>Kiitos, viesti on perillä</h1>" in reply.body
    assert "Toimitus lukee sen, kysyy tarvittaessa lisää ja julkaisee. Sinun ei tarvitse tehdä muuta." in reply.body
    assert f'<a href="{SITE}">Takaisin torille</a>' in reply.body
    ((subject, text),) = running.inbox()
    assert subject == "Uusi teko"
    assert text == (
        "### Otsikko\n\nPalaverit\nkävellen\n\n### Kunta tai organisaatio\n\nKemi\n\n"
        "### Palveluala\n\nsosiaali- ja terveysala\n\n### Teema\n\nitseohjautuvuus, työhyvinvointi\n\n### Lähtötilanne"
    )


def test_a_message_has_a_subject_of_one_line_whatever_is_sent(running: Receiver) -> None:
    running.send((("subject", "Hei\r\nBcc: kaikki@kunta.example\r\n\r\nx" + "y" * 500), *words(1)))
    running.send(words(2))
    subjects = [subject for subject, _ in running.inbox()]
    assert subjects == [f"Hei Bcc: kaikki@kunta.example x{'y' * 500}"[:200], "Torin lomakkeella lähetetty"]


def test_letters_that_are_no_text_are_left_out(running: Receiver) -> None:
    running.send((("message", "Hei\x00\x07 \x1b[31mpunainen\x7f\tsarkain\rrivi\x0b"),))
    assert running.inbox()[0][1] == "Hei [31mpunainen\tsarkain\nrivi"


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=40)), max_size=8))
def test_no_answer_is_lost_whatever_its_question(fields: list[tuple[str, str]]) -> None:
    message = program.message_of(fields)
    for name, value in fields:
        kept = program.message_of([("message", value)]).text
        if name not in ("subject", "message", "website"):
            assert kept in message.text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", message.subject + message.text)
    assert "\n" not in message.subject and 0 < len(message.subject) <= 200
    letter = program._letter(message, in_letters=True).as_bytes()
    assert subject_and_text(letter)[1].strip() == message.text.strip()


# What is refused, and how that is told


@pytest.mark.parametrize("origin", [None, "null", "https://muu.example", f"{SITE}.muu.example", "http://tori.example"])
def test_only_the_pages_of_the_site_may_send(running: Receiver, origin: str | None) -> None:
    reply = running.send(SENT, origin=origin, accept=JSON)
    assert (reply.status, reply.json["received"]) == (403, False)
    assert "torin omilta sivuilta" in reply.json["reason"]
    assert "Access-Control-Allow-Origin" not in reply.headers
    assert running.inbox() == []


def test_a_browser_that_asks_first_is_told_who_may_send(running: Receiver) -> None:
    reply = running.send((), method="OPTIONS", Access_Control_Request_Method="POST")
    assert reply.status == 204
    assert (reply.headers["Access-Control-Allow-Origin"], reply.headers["Access-Control-Allow-Methods"]) == (
        SITE,
        "POST",
    )
    reply = running.send((), method="OPTIONS", origin="https://muu.example")
    assert reply.status == 403
    assert "Access-Control-Allow-Origin" not in reply.headers


def test_what_only_a_program_fills_in_is_refused_and_nothing_is_lost_in_silence(running: Receiver) -> None:
    filled = (*SENT[:2], ("website", "https://halpa.example"))
    reply = running.send(filled)
    assert reply.status == 400
    assert "ei ollut tyhjä" in reply.body and "Palaverit kävellen: näin" in reply.body
    assert running.inbox() == []
    assert running.send((*SENT[:2], ("website", "  "))).status == 200, "a browser may leave a space"


def test_what_was_refused_is_there_to_be_copied_and_runs_nothing(running: Receiver) -> None:
    hostile = "</textarea><script>alert(1)</script>&amp;\"'"
    reply = running.send((("message", hostile), ("website", "x")))
    assert "<script" not in reply.body
    shown = re.search(r"<textarea [^>]*>\n(.*?)</textarea>", reply.body, re.DOTALL)
    assert shown and re.sub(r"&[^;]+;", "", shown[1]) == "/textareascriptalert(1)/scriptamp;"
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
    assert reply.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("fields", "status"),
    [((), 400), ((("message", "  \n\x00"),), 400), ((("subject", "Hei"), ("Otsikko", " ")), 400), (words(1) * 201, 400), (words(1) * 200, 200)],
)  # fmt: skip
def test_an_empty_form_and_one_without_end_are_refused(
    running: Receiver, fields: tuple[tuple[str, str], ...], status: int
) -> None:
    reply = running.send(fields)
    assert reply.status == status
    assert ("Viesti ei lähtenyt" in reply.body) == (status != 200)


@pytest.mark.parametrize("form", ["multipart/form-data; boundary=x", "application/json", "text/plain", ""])
def test_only_the_form_of_forms_is_read(running: Receiver, form: str) -> None:
    assert running.send(SENT, Content_Type=form).status == 415
    assert running.inbox() == []


def test_a_form_of_the_largest_size_is_taken_and_no_larger(running: Receiver) -> None:
    beginning = b"message="
    whole = beginning + b"a" * (program.LARGEST - len(beginning))
    assert running.send((), data=whole).status == 200
    assert len(running.inbox()[0][1]) == len(whole) - len(beginning)
    reply = running.send((), data=whole + b"a")
    assert reply.status == 413
    assert "Teksti on liian pitkä" in reply.body
    assert len(running.inbox()) == 1
    assert program.LARGEST > 3 * LARGEST_TEXT, "a text that the tori takes fits, whatever its letters"


def test_what_is_far_too_large_is_told_of_too(running: Receiver) -> None:
    assert running.send((), data=b"message=" + b"a" * 5_000_000, accept=JSON).json["received"] is False


def test_whoever_looks_sees_that_it_works(running: Receiver) -> None:
    reply = running.send((), method="GET", origin=None)
    assert reply.status == 200
    assert "Torin vastaanotin on käynnissä" in reply.body
    assert running.inbox() == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_do_nothing(running: Receiver, method: str) -> None:
    assert running.send((), method=method).status in (405, 501)
    assert running.inbox() == []


def test_what_is_no_http_harms_nobody(running: Receiver) -> None:
    where = urlsplit(running.address)
    for said in (b"\x16\x03\x01\x00", b"POST / HTTP/1.1\r\n\r\n", b"POST /\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b""):
        with socket.create_connection((where.hostname, where.port), 10) as connection:
            connection.sendall(said)
            connection.shutdown(socket.SHUT_WR)
            connection.recv(10_000)
    assert running.send(SENT).status == 200


# Limits


def test_one_sender_cannot_fill_the_box_and_others_still_reach_it(running: Receiver) -> None:
    statuses = [running.send(words(number)).status for number in range(program.MOST_OF_ONE)]
    assert set(statuses) == {200}
    reply = running.send(words(program.MOST_OF_ONE))
    assert reply.status == 429
    assert 3000 < int(reply.headers["Retry-After"]) <= 3600
    assert re.search(r"Yritä uudelleen (?:60|59|58) minuutin kuluttua", reply.body)
    assert "Viesti numero 20" in reply.body, "what was written is there to be copied"
    assert running.send(words(99), sender="192.0.2.2").status == 200
    assert len(running.inbox()) == program.MOST_OF_ONE + 1


@pytest.mark.parametrize(
    ("home", "same", "other"),
    [
        ("2001:db8:1:2::", "2001:db8:1:2:ffff::1", "2001:db8:1:3::1"),
        ("2001:db8::", "2001:db8:0:0:ffff::1", "2001:db8:0:1::1"),
        ("2001:db8:1:2:3:4:5:", "2001:db8:1:2::9", "2001:db8:1::9"),
    ],
)
def test_a_home_with_many_addresses_is_one_sender(running: Receiver, home: str, same: str, other: str) -> None:
    for number in range(program.MOST_OF_ONE):
        assert running.send(words(number), sender=f"{home}{number + 1:x}").status == 200
    assert running.send(words(98), sender=same).status == 429
    assert running.send(words(99), sender=other).status == 200


def test_an_address_written_in_two_ways_is_one_sender(running: Receiver) -> None:
    for number in range(program.MOST_OF_ONE):
        assert running.send(words(number), sender=("::ffff:" if number % 2 else "") + "192.0.2.7").status == 200
    assert running.send(words(98), sender="192.0.2.7").status == 429
    assert running.send(words(99), sender="::ffff:192.0.2.8").status == 200


def test_all_senders_together_cannot_fill_it_either(running: Receiver) -> None:
    for number in range(program.MOST_OF_ALL):
        assert running.send(words(number), sender=f"192.0.2.{number % 20}").status == 200
    assert running.send(words(998), sender="198.51.100.1").status == 429


def test_a_sender_cannot_pretend_to_be_many(python: Receiver) -> None:
    """The web server in front adds the true address after whatever was told."""
    for number in range(program.MOST_OF_ONE):
        assert python.send(words(number), sender=f"10.0.0.{number}, 192.0.2.1").status == 200
    assert python.send(words(99), sender="10.0.0.99, 192.0.2.1").status == 429


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_message_is_remembered_for_an_hour_and_no_longer() -> None:
    clock = Clock()
    limits = program.Limits(clock)
    for _ in range(program.MOST_OF_ONE):
        assert limits.take("a") == 0
        clock.now += 1
    clock.now = 3599.0
    assert limits.take("a") == 1
    clock.now = 3600.0
    assert limits.take("a") == 0, "the first is forgotten"
    assert limits.take("a") == 1, "and only that"
    clock.now = 10_000.0
    limits.forget()
    assert not limits._taken, "nothing is left, whether anybody sends or not"


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 600)), max_size=600))
def test_no_hour_has_more_than_may_be_taken_and_memory_is_no_larger(asked: list[tuple[str, float]]) -> None:
    clock = Clock()
    limits = program.Limits(clock)
    taken: list[tuple[float, str]] = []
    for who, later in asked:
        clock.now += later
        wait = limits.take(who)
        recent = [one for one in taken if clock.now - one[0] < 3600]
        of_one = [one for one in recent if one[1] == who]
        assert (wait == 0) == (len(of_one) < program.MOST_OF_ONE and len(recent) < program.MOST_OF_ALL)
        if not wait:
            taken.append((clock.now, who))
        assert len(limits._taken) <= program.MOST_OF_ALL


def test_nothing_of_a_sender_is_kept_or_said_but_what_they_wrote(running: Receiver) -> None:
    running.send(SENT, sender="198.51.100.77", Referer=f"{SITE}/ilmoita/")
    running.send(SENT, sender="198.51.100.77", origin="https://muu.example")
    kept = [path.read_text() for path in running.folder.rglob("*") if path.is_file()]
    if running.service:
        kept += [json.dumps([running.service.taken, running.service.headers])]
    for text in (running.said.read_text(), *kept):
        assert "198.51.100.77" not in text and "Selain" not in text and "127.0.0.1 - -" not in text
    assert re.fullmatch(r"[^\d]*http://127.0.0.1:\d+/\n(?:Viesti otettiin vastaan.\n)?", running.said.read_text())


def test_the_memory_of_senders_holds_no_address() -> None:
    limits = program.Limits()
    limits.take("198.51.100.77")
    ((_, sender),) = limits._taken
    assert b"198.51.100.77" not in sender
    other = program.Limits()
    other.take("198.51.100.77")
    assert other._taken[0][1] != sender, "nobody can make a list of hashes"


# When it can't be kept


def test_a_message_that_cannot_be_kept_is_not_said_to_be_received(running: Receiver) -> None:
    if running.service:
        running.service.status = 500
    else:
        running.folder.rename(running.folder.with_name("muualla"))
    reply = running.send(SENT)
    assert reply.status == 503
    assert "Viestiä ei saatu talteen" in reply.body and "Palaverit kävellen: näin" in reply.body
    if running.service:
        running.service.status = 201
    else:
        running.folder.with_name("muualla").rename(running.folder)
    assert running.send(SENT).status == 200
    assert len(running.inbox()) == 1


def test_a_full_box_takes_no_more(python: Receiver) -> None:
    for number in range(program.MOST_KEPT - 1):
        (python.folder / f"{number}.eml").touch()
    assert python.send(words(1)).status == 200
    reply = python.send(words(2))
    assert (reply.status, "postilaatikko on täynnä" in reply.body) == (503, True)
    assert python.send(words(1)).status == 200, "what is there already is there"
    assert "Hae ne ja tyhjennä kansio." in python.said.read_text()


def test_the_same_twice_is_one_and_each_is_whole(python: Receiver) -> None:
    for _ in range(3):
        assert python.send(SENT).status == 200
    (path,) = python.folder.iterdir()
    assert path.name.startswith(date.today().isoformat())
    assert path.stat().st_mode & 0o077 == 0, "for nobody else to read"


def test_it_ends_when_it_is_told_to(python: Receiver) -> None:
    python.send(SENT)
    python.process.send_signal(signal.SIGTERM)
    assert python.process.wait(10) == 0
    assert "Traceback" not in python.said.read_text()


# By mail


class Post(socketserver.ThreadingTCPServer):
    """A mail server: it takes every letter, or while it is ill none."""

    allow_reuse_address = True
    daemon_threads = True
    is_ill = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Letters)
        self.letters: list[tuple[str, str, bytes]] = []


class Letters(socketserver.StreamRequestHandler):
    server: Post

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        self.say("220 posti" if not self.server.is_ill else "421 kiinni")
        sender = to = ""
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "DATA":
                self.say("354 jatka")
                rows = iter(self.rfile.readline, b".\r\n")
                letter = b"".join(row.removeprefix(b".") if row.startswith(b"..") else row for row in rows)
                self.server.letters.append((sender, to, letter))
            sender = line[10:] if verb == "MAIL" else sender
            to = line[8:] if verb == "RCPT" else to
            self.say("250 ok" if verb != "QUIT" else "221 hei")


@pytest.fixture
def post() -> Iterator[Post]:
    with Post() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@contextmanager
def mailing(post: Post, folder: Path, *more: str) -> Iterator[Receiver]:
    where = ("--smtp", f"127.0.0.1:{post.server_address[1]}", "--mail-to", "toimitus@tori.example")
    with receiver(PYTHON, folder, SITE, *where, *more) as found:
        yield found


def test_a_message_is_mailed_to_the_editors(post: Post, tmp_path: Path) -> None:
    with mailing(post, tmp_path / "x", "--mail-from", "Tori <tori@tori.example>") as found:
        assert found.send(SENT).status == 200
    ((sender, to, raw),) = post.letters
    assert sender.startswith("<tori@tori.example>") and to == "<toimitus@tori.example>"
    assert subject_and_text(raw) == ("Uusi teko: Palaverit kävellen (Kemi)", DEED.strip())
    assert all(byte < 128 for byte in raw), "so that any server passes it on"
    assert not list((tmp_path / "x").iterdir()), "nothing is left on the server"


def test_without_a_folder_a_message_that_cannot_be_mailed_is_not_received(post: Post, tmp_path: Path) -> None:
    post.is_ill = True
    with mailing(post, tmp_path / "x") as found:
        reply = found.send(SENT)
        assert (reply.status, "Palaverit kävellen: näin" in reply.body) == (503, True)
        assert "Sähköposti ei lähtenyt" in found.said.read_text()


def test_with_a_folder_it_is_kept_whatever_becomes_of_the_mail(post: Post, tmp_path: Path) -> None:
    box = tmp_path / "saapuneet"
    with mailing(post, box, "--folder", str(box)) as found:
        assert found.send(SENT).status == 200
        assert found.send(SENT).status == 200
        assert len(post.letters) == 1, "the same twice is mailed once"
        post.is_ill = True
        assert found.send(words(2)).status == 200
        assert len(found.inbox()) == 2


# Setting up


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), "--site"),
        (("--site", "http://tori.example", "--folder", "x"), "Sen alussa on https://."),
        (("--site", "tori.example", "--folder", "x"), "ei ole sivuston osoite"),
        (("--site", SITE), "anna --folder tai --mail-to"),
        (("--site", SITE, "--folder", "/dev/null/x"), "ei voi tehdä"),
        (("--site", SITE, "--folder", "x", "--listen", "8025"), "ei ole muotoa palvelin:portti"),
        (("--site", SITE, "--folder", "x", "--listen", "127.0.0.1:99999"), "ei ole muotoa palvelin:portti"),
        (("--site", SITE, "--folder", "x", "--listen", "192.0.2.1:80"), "ei voi kuunnella"),
    ],
)
def test_what_cannot_work_is_told_at_once(tmp_path: Path, options: tuple[str, ...], told: str) -> None:
    command = [sys.executable, str(PROJECT / "receiver" / PYTHON), *options]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=30)
    assert ended.returncode != 0
    assert told in ended.stderr and "Traceback" not in ended.stderr


def test_it_needs_nothing_but_python(tmp_path: Path) -> None:
    """Without the project's libraries, its folder and its variables."""
    copy = tmp_path / "receiver.py"
    copy.write_bytes((PROJECT / "receiver" / PYTHON).read_bytes())
    command = [sys.executable, "-I", "-S", str(copy), "--help"]
    ended = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=30, env={"PATH": os.environ["PATH"]}
    )
    assert (ended.returncode, "--site" in ended.stdout) == (0, True), ended.stderr


@pytest.mark.parametrize(
    ("site", "origin"),
    [
        ("https://tori.example/oma.tori/", "https://tori.example"),
        ("https://TORI.example:443", "https://tori.example"),
        ("https://tori.example:8443/", "https://tori.example:8443"),
        ("http://localhost:8000/", "http://localhost:8000"),
    ],
)
def test_a_site_is_known_by_what_browsers_tell_of_it(site: str, origin: str) -> None:
    assert program.origin_of(site) == origin


@pytest.mark.parametrize("kind", [PYTHON, JAVASCRIPT])
def test_a_site_in_a_folder_of_its_server_is_led_back_to(kind: str, tmp_path: Path) -> None:
    with receiver(kind, tmp_path / "x", f"{SITE}/oma.tori/") as found:
        assert f'<a href="{SITE}/oma.tori/">Takaisin torille</a>' in found.send(SENT).body


@pytest.mark.parametrize(
    ("body", "forwarded"),
    [
        ('{"title": "{subject}", "body": "{message}"}', {"title": 'Hei "x"', "body": "{subject}\n$&"}),
        (
            '{"sender": {"email": "tori@tori.example"}, "to": [{"email": "a@b.fi"}], "subject": "Tori: {subject}",'
            ' "textContent": "{message}", "n": 1, "is": null}',
            {
                "sender": {"email": "tori@tori.example"},
                "to": [{"email": "a@b.fi"}],
                "subject": 'Tori: Hei "x"',
                "textContent": "{subject}\n$&",
                "n": 1,
                "is": None,
            },
        ),
    ],
)
def test_a_message_is_forwarded_as_the_service_wants_it(tmp_path: Path, body: str, forwarded: object) -> None:
    """What is written never becomes a part of the form that it is put into."""
    variables = {"TORI_FORWARD_BODY": body, "TORI_FORWARD_HEADERS": '{"api-key": "salainen"}'}
    with receiver(JAVASCRIPT, tmp_path / "x", SITE, **variables) as found:
        assert found.send((("subject", 'Hei "x"'), ("message", "{subject}\n$&"))).status == 200
        assert found.service and found.service.taken == [forwarded]
        assert found.service.headers[0]["api-key"] == "salainen"
        assert found.service.headers[0]["Content-Type"] == JSON


@pytest.mark.parametrize("variables", [{"TORI_FORWARD": ""}, {"TORI_FORWARD_BODY": "{"}, {"TORI_FORWARD_HEADERS": "x"}])
def test_settings_that_cannot_work_lose_nothing_and_are_told_of(tmp_path: Path, variables: dict[str, str]) -> None:
    with receiver(JAVASCRIPT, tmp_path / "x", SITE, **variables) as found:
        reply = found.send(SENT)
        assert (reply.status, "Palaverit kävellen: näin" in reply.body) == (503, True)
        assert "Tarkista asetukset TORI_FORWARD" in found.said.read_text()


@pytest.mark.parametrize("kind", [PYTHON, JAVASCRIPT])
def test_many_sites_may_send_to_one_receiver(kind: str, tmp_path: Path) -> None:
    near = "http://localhost:8000"
    more = (*("--site", near), "--folder", str(tmp_path / "x")) if kind == PYTHON else ()
    with receiver(kind, tmp_path / "x", SITE if kind == PYTHON else f"{SITE} {near}/", *more) as found:
        assert [found.send(SENT, origin=origin).status for origin in (SITE, near, "http://localhost:8001")] == [
            200,
            200,
            403,
        ]


def test_a_body_whose_length_nobody_tells_is_no_way_around_the_limit(tmp_path: Path) -> None:
    with receiver(JAVASCRIPT, tmp_path / "x") as found:
        pieces = iter([urlencode(SENT[1:2]).encode(), b"a" * program.LARGEST])
        request = urllib.request.Request(
            found.address, pieces, {"Origin": SITE, "Content-Type": "application/x-www-form-urlencoded"}
        )
        with pytest.raises(urllib.request.HTTPError) as refused:  # type: ignore[attr-defined]
            urllib.request.urlopen(request, timeout=30)
        assert refused.value.code == 413
        assert found.inbox() == []


# Behind the web servers of the guide

GUIDE = (PROJECT / "docs" / "toimitus.md").read_text(encoding="utf-8")


def told_to(server: str, port: int) -> str:
    """What the guide tells a web server, for a receiver at a port."""
    (block,) = re.findall(rf"^ +```{server}\n(.*?)^ +```", GUIDE, re.DOTALL | re.MULTILINE)
    return str(block).replace("127.0.0.1:8025", f"127.0.0.1:{port}")


def in_front(server: str, folder: Path, port: int, told: str) -> tuple[list[str], str]:
    """A command that starts a web server, and its settings."""
    if server == "nginx":
        temporary = "".join(f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))  # fmt: skip
        site = f"server {{ listen 127.0.0.1:{port}; {told} }}"
        return (
            ["nginx", "-p", str(folder), "-c", str(folder / "settings"), "-e", "stderr"],
            f"daemon off; pid {folder}/pid; error_log stderr; events {{}}\nhttp {{ access_log off; {temporary}\n{site} }}\n",
        )
    if server == "caddy":
        return (
            ["caddy", "run", "--config", str(folder / "settings"), "--adapter", "caddyfile"],
            f"{{\nadmin off\nauto_https off\n}}\nhttp://127.0.0.1:{port} {{\n{told}\n}}\n",
        )
    modules = ("mpm_event", "authz_core", "proxy", "proxy_http")
    lines = [f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in modules]
    lines += [
        f"Listen 127.0.0.1:{port}",
        "ServerName localhost",
        f"PidFile {folder}/pid",
        f"DefaultRuntimeDir {folder}",
    ]
    lines += [f"ErrorLog {folder}/errors", "User www-data", told, ""]
    return ["apache2", "-f", str(folder / "settings"), "-D", "FOREGROUND"], "\n".join(lines)


@pytest.mark.parametrize(("server", "program_of"), [("nginx", "nginx"), ("caddy", "caddy"), ("apache", "apache2")])
def test_the_guides_web_servers_pass_on_forms_and_whose_they_are(
    server: str, program_of: str, python: Receiver
) -> None:
    if not shutil.which(program_of):
        pytest.skip(f"{program_of} isn't installed on this machine")
    port = free_port()
    folder = Path(mkdtemp(prefix="tori-tests-"))
    folder.chmod(0o755)  # web servers work as somebody else
    command, settings = in_front(server, folder, port, told_to(server, urlsplit(python.address).port or 0))
    (folder / "settings").write_text(settings)
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
    try:
        until_listening(port, process, folder / "said")
        front = replace(python, address=f"http://127.0.0.1:{port}/laheta")
        reply = front.send((("message", "ä" * LARGEST_TEXT),))
        assert (reply.status, "Teksti on liian pitkä" in reply.body) == (413, True)
        assert front.send((("message", "ä" * (LARGEST_TEXT // 2)),)).status == 200, "as large as the tori takes"
        assert front.send((), method="GET", origin=None).status == 200
        for number in range(program.MOST_OF_ONE - 1):
            assert front.send(words(number), sender=f"10.0.0.{number}").status == 200
        reply = front.send(words(99), sender="10.0.0.99", accept=JSON)
        assert (reply.status, reply.json["received"]) == (429, False), "whatever a sender pretends"
        assert reply.headers["Access-Control-Allow-Origin"] == SITE
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(folder)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def until_listening(port: int, process: subprocess.Popen[bytes], said: Path) -> None:
    for _ in range(400):
        with socket.socket() as there:
            if there.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, said.read_text()
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
    raise AssertionError(said.read_text())
