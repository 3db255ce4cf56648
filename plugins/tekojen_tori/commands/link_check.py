"""Whether links lead anywhere, asked politely: one at a time, with pauses, and only where a site allows it.

Those who are asked have not asked for it. So each address is asked once, for its head if the server gives one, and a
site whose robots.txt forbids programs is left alone.
"""

import time
import urllib.error
import urllib.request
from typing import Final
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

PAUSE: Final = 1.0
"""Seconds between two requests."""
_PATIENCE = 20  # seconds
_AGENT = "tekojen-tori"
_NO_HEAD = (405, 501)
_FOR_PEOPLE_ONLY = (401, 403, 429)
"""Answers by which a server shows that it is there, but not for programs, or not now."""


class LinkCheck:
    """Remembers every answer: an address, and a site's robots.txt, are asked for once."""

    def __init__(self, pause: float = PAUSE) -> None:
        self._pause, self._has_asked = pause, False
        self._answers: dict[str, str] = {}
        self._robots: dict[str, RobotFileParser] = {}

    def problem(self, address: str) -> str:
        """What is wrong with an address, or "" if it answers."""
        address = address.partition("#")[0]
        if address not in self._answers:
            self._answers[address] = self._answer(address)
        return self._answers[address]

    def _answer(self, address: str) -> str:
        try:
            if not self._robots_of(address).can_fetch(_AGENT, address):
                return ""
            try:
                self._ask(address, "HEAD")
            except urllib.error.HTTPError as failure:
                if failure.code not in _NO_HEAD:
                    raise
                self._ask(address, "GET")
        except urllib.error.HTTPError as failure:
            return "" if failure.code in _FOR_PEOPLE_ONLY else f"vastaus {failure.code}"
        except (OSError, ValueError) as failure:
            return f"ei vastaa: {getattr(failure, 'reason', failure)}"
        return ""

    def _robots_of(self, address: str) -> RobotFileParser:
        """The rules of a site; without any everything is allowed."""
        site = "://".join(urlsplit(address)[:2])
        if site not in self._robots:
            rules = self._robots[site] = RobotFileParser()
            try:
                rules.parse(self._ask(f"{site}/robots.txt", "GET").decode("utf-8", "replace").splitlines())
            except urllib.error.HTTPError:
                rules.parse([])
        return self._robots[site]

    def _ask(self, address: str, method: str) -> bytes:
        """The beginning of what an address answers."""
        if self._has_asked:
            time.sleep(self._pause)
        self._has_asked = True
        headers = {"User-Agent": f"{_AGENT} (tori desk --links)"}
        request = urllib.request.Request(address, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            beginning: bytes = answer.read(100_000) if address.endswith("/robots.txt") else b""
            return beginning
