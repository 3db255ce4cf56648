"""The receivers of what forms send, as their hosts run them: real processes that real requests reach."""

import contextlib
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

PROJECT = Path(__file__).resolve().parents[1]
PYTHON, JAVASCRIPT = "receiver.py", "receiver.mjs"
SITE = "https://tori.example"
Fields = Sequence[tuple[str, str]]


@dataclass
class Reply:
    """What a receiver answers."""

    status: int
    headers: Message
    body: str

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Receiver:
    """A running receiver. `inbox` gives what has arrived at the editors: subjects and texts, oldest first."""

    address: str
    process: subprocess.Popen[bytes]
    said: Path
    folder: Path
    service: "Service | None" = None

    def inbox(self) -> list[tuple[str, str]]:
        if self.service:
            return [(str(one["subject"]), str(one["text"])) for one in self.service.taken]
        return [subject_and_text(path.read_bytes()) for path in sorted(self.folder.glob("*.eml"), key=modified)]

    def send(
        self, fields: Fields, origin: str | None = SITE, sender: str = "192.0.2.1", accept: str = "text/html",
        method: str = "POST", data: bytes | None = None, **headers: str,
    ) -> Reply:  # fmt: skip
        """Sends a form as a browser does, from where a web server in front would say that it comes."""
        told = {"X-Forwarded-For": sender, "Accept": accept, "User-Agent": "Selain/1.0 (tunnettava)"}
        told |= {"Origin": origin} if origin is not None else {}
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        body = data if data is not None else urlencode(fields).encode() if method == "POST" else None
        return asked(urllib.request.Request(self.address, body, told, method=method))


def modified(path: Path) -> int:
    return path.stat().st_mtime_ns


def subject_and_text(raw: bytes) -> tuple[str, str]:
    letter = message_from_bytes(raw, policy=policy.default)
    assert isinstance(letter, EmailMessage)
    return str(letter["Subject"]), letter.get_content().replace("\r\n", "\n").removesuffix("\n")


def asked(request: urllib.request.Request) -> Reply:
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return Reply(answer.status, answer.headers, answer.read().decode())
    except urllib.error.HTTPError as error:
        return Reply(error.code, error.headers, error.read().decode())


@contextlib.contextmanager
def receiver(kind: str, folder: Path, site: str = SITE, *more: str, **variables: str) -> Iterator[Receiver]:
    """A receiver that takes what the pages of a site send, with a folder of its own or a service to forward to."""
    if kind == PYTHON:
        command = [sys.executable, str(PROJECT / "receiver" / PYTHON), "--site", site, "--listen", "127.0.0.1:0"]
        command += more or ["--folder", str(folder)]
        with running(command, folder, variables) as (address, process, said):
            yield Receiver(address, process, said, folder)
        return
    node = shutil.which("node")
    if not node:
        pytest.skip("node isn't installed on this machine")
    with Service.running() as service:
        settings = {"TORI_SITE": site, "TORI_FORWARD": service.address, "TORI_ADDRESS_HEADER": "X-Forwarded-For"}
        command = [node, str(PROJECT / "tests" / "serve_receiver.mjs")]
        with running(command, folder, settings | variables) as (address, process, said):
            yield Receiver(address, process, said, folder, service)


@contextlib.contextmanager
def running(
    command: list[str], folder: Path, variables: Mapping[str, str]
) -> Iterator[tuple[str, subprocess.Popen[bytes], Path]]:
    folder.mkdir(parents=True, exist_ok=True)
    said = folder.parent / f"{folder.name}-said"
    with said.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env=os.environ | variables)
    try:
        yield address_in(said, process), process, said
    finally:
        process.terminate()
        process.wait(10)


def address_in(said: Path, process: subprocess.Popen[bytes]) -> str:
    """The address that a program says it listens at."""
    while process.poll() is None:
        if found := re.search(r"http://\S+", said.read_text()):
            return found[0]
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.02)
    raise AssertionError(said.read_text())


@dataclass
class Service:
    """A service to which messages are forwarded, as one that mails them."""

    address: str = ""
    status: int = 201
    taken: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @classmethod
    @contextlib.contextmanager
    def running(cls) -> Iterator["Service"]:
        service = cls()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if service.status < 300:
                    service.taken.append(body)
                    service.headers.append(dict(self.headers))
                self.send_response(service.status)
                self.end_headers()

            def log_message(self, *arguments: object) -> None:
                """Say nothing."""

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        service.address = f"http://127.0.0.1:{server.server_port}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield service
        server.shutdown()
        server.server_close()
