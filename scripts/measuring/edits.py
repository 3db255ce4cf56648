"""The subject "edit": how long an edited deed takes to show in a preview; and "start": a fresh clone's first page."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import environment
from measuring.building import BuildFailed
from measuring.hugo import Hugo
from measuring.results import OURS, Measurement

_PATIENCE = 600
"""Seconds for a page to come."""
_LOOKED = 0.01
"""Seconds between two looks."""


def measure_edits(content: Path, folder: Path, runs: int) -> Iterator[Measurement]:
    """From saving an edited deed to its page's showing it, so many times after one another."""
    deeds = sum(1 for _ in (content / "deeds").rglob("*.md"))
    ours, hugo = folder / "tori", Hugo(content, folder / "hugo")
    shutil.copytree(content, ours)
    deed = next((ours / "deeds").rglob("*.md"))
    serve = (str(environment.programs() / "mkdocs"), "serve", "-f", environment.CONFIG, "--dev-addr")
    port = _free_port()
    with _running(*serve, f"127.0.0.1:{port}", TORI_CONTENT=str(ours), SITE_URL=""):
        times = _edit(deed, f"http://127.0.0.1:{port}/teot/{deed.stem}/", runs)
        yield Measurement("edit", OURS, deeds, median(times), "s", runs)
    port = _free_port()
    with _running(hugo.program, "server", "--source", str(hugo.folder), "--port", str(port)):
        times = _edit(hugo.deed(deed.name), f"http://127.0.0.1:{port}/deeds/{deed.stem}/", runs)
        yield Measurement("edit", "hugo", deeds, median(times), "s", runs)


def measure_start(folder: Path) -> Iterator[Measurement]:
    """A clone in an empty folder with an empty home: until its first page comes, and what it takes on disk."""
    clone, home = folder / "clone", folder / "home"
    home.mkdir()
    subprocess.run(["git", "clone", "--quiet", str(environment.PROJECT), str(clone)], check=True)
    deeds = sum(1 for _ in (clone / "deeds").rglob("*.md"))
    port, begun = _free_port(), time.perf_counter()
    with _running(sys.executable, str(clone / "scripts" / "serve"), "--address", f"127.0.0.1:{port}", HOME=str(home)):
        _wait_for("<main", f"http://127.0.0.1:{port}/")
        yield Measurement("start", OURS, deeds, time.perf_counter() - begun, "s", 1)
    sizes = [path.lstat().st_size for path in (clone / ".venv").rglob("*")]
    yield Measurement("environment", OURS, deeds, sum(sizes) / 1_000_000, "MB", 1)


def _edit(deed: Path, page: str, runs: int) -> list[float]:
    _wait_for("<main", page)
    times = []
    for number in range(runs):
        mark = f"Merkki{number}tässä"
        written = f"{deed.read_text(encoding='utf-8')}\n{mark}.\n"
        begun = time.perf_counter()
        deed.write_text(written, encoding="utf-8")
        _wait_for(mark, page)
        times.append(time.perf_counter() - begun)
    return times


def _wait_for(words: str, page: str) -> None:
    until = time.perf_counter() + _PATIENCE
    while time.perf_counter() < until:
        try:
            with urllib.request.urlopen(page) as answer:
                if words in answer.read().decode():
                    return
        except (OSError, urllib.error.URLError):
            pass
        time.sleep(_LOOKED)
    raise BuildFailed


@contextmanager
def _running(*command: str, **settings: str) -> Iterator[None]:
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **settings}
    quiet = subprocess.DEVNULL
    program = subprocess.Popen(command, env=variables, stdout=quiet, stderr=quiet)
    try:
        yield
    finally:
        program.terminate()
        program.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
