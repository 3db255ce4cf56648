"""A static web server that compresses with gzip, as the usual ones do, and counts what it sends."""

import gzip
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

COMPRESSED_TYPES = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")


class Server:
    """A folder served over HTTP. `sent` is the bytes of all responses so far: heads and compressed bodies.

    Each response takes `trip` seconds. `trips` tells how many there were one after another, as what is asked for after
    an answer has come may have waited for it.
    """

    def __init__(self, folder: Path, trip: float = 0) -> None:
        self.folder = folder.resolve()
        self.trip = trip
        self.begin()
        self._lock = threading.Lock()
        server = self

        class Handler(_Handler):
            counter = server

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._http.server_port}/"

    def begin(self) -> None:
        """Count from now on."""
        self.sent, self.trips = 0, 0

    def travel(self) -> int:
        """Take the time of a trip, and tell which in order it is."""
        number = self.trips + 1
        time.sleep(self.trip)
        return number

    def arrive(self, number: int) -> None:
        """A response of that trip goes out."""
        with self._lock:
            self.trips = max(self.trips, number)

    def count(self, sent: int) -> None:
        """Add to what was sent."""
        with self._lock:
            self.sent += sent

    @contextmanager
    def serving(self) -> Iterator["Server"]:
        """Serve as long as this lasts."""
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()
        yield self
        self._http.shutdown()
        self._http.server_close()


class _Handler(SimpleHTTPRequestHandler):
    counter: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # which would hold each answer back for 40 ms
    wbufsize = 1 << 16

    def do_GET(self) -> None:
        """Send a file, compressed if it is text and the browser takes gzip."""
        trip = self.counter.travel()
        self._answer()
        self.counter.arrive(trip)

    def _answer(self) -> None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self._send(404, b"", "text/plain", False)
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        is_small = kind.startswith(COMPRESSED_TYPES) and "gzip" in self.headers.get("Accept-Encoding", "")
        self._send(200, _compressed(file, file.stat().st_mtime_ns) if is_small else file.read_bytes(), kind, is_small)

    def translate_path(self, path: str) -> str:
        """The file of an address, within the served folder."""
        self.directory = str(self.counter.folder)
        return super().translate_path(path)

    def _send(self, status: int, body: bytes, kind: str, is_gzip: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if is_gzip:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.counter.count(len(body))
        self.wfile.write(body)

    def flush_headers(self) -> None:
        """Count the head before it is sent."""
        self.counter.count(sum(map(len, getattr(self, "_headers_buffer", []))))
        super().flush_headers()

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""


@lru_cache(maxsize=2048)
def _compressed(file: Path, _changed: int) -> bytes:
    return gzip.compress(file.read_bytes(), 6)
