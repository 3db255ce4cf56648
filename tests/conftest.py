"""What the tests share: a content folder to write into, whole builds, and a real browser."""

import contextlib
import fcntl
import functools
import gc
import http.server
import io
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import settings
from PIL import Image
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect, sync_playwright

import building
import chromium
import reach
from early import Early
from tekojen_tori.content.registers import Registers
from tekojen_tori.language.words import lexicon
from tekojen_tori.language.words.forms import Words
from tekojen_tori.publishing.frame.assets import modules
from tekojen_tori.reading import content_folder
from tekojen_tori.reading.content_folder import ContentFolder, Reading
from tekojen_tori.reading.problems import Problem
from tekojen_tori.reading.registers import read_registers

PROJECT = Path(__file__).resolve().parents[1]
CONFIG = PROJECT / "mkdocs.yml"
TODAY = date(2026, 11, 24)

settings.register_profile("quick", max_examples=10, deadline=None)
settings.register_profile("here", max_examples=25, deadline=None)
settings.register_profile("ci", max_examples=100, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def dear_examples(**more: Any) -> settings:
    """For a test each of whose examples takes a tenth of a second or more: a fifth of the examples of others."""
    return settings(max_examples=settings().max_examples // 5, **more)


expect.set_options(timeout=15_000)  # milliseconds: what is waited for may come late beside the tests of other workers


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[object]:
    """What is imported and collected lasts: it need not be looked through for garbage again and again."""
    gc.disable()
    collected = yield
    gc.enable()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
    return collected


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that take long by what they reach, so that no list of them is kept; `--quick` leaves them out."""
    for item in items:
        if reach.is_whole(item):
            item.add_marker(pytest.mark.whole)


GOOD = """\
---
title: Itseohjautuva tiimi suunnittelee työvuoronsa itse
municipality: Askola
sector: sosiaali- ja terveysala
theme: [itseohjautuvuus, työhyvinvointi]
date: 2019-10-02
summary: Kotihoidon tiimi ryhtyi suunnittelemaan vuoronsa yhdessä.
---
## Lähtötilanne

Vuorot tulivat ylhäältä.
"""


def png(width: int, height: int) -> bytes:
    """A grey PNG of that size, of few bytes."""
    made = io.BytesIO()
    Image.new("L", (width, height), 200).save(made, "PNG")
    return made.getvalue()


class Folder:
    """A content folder of a test."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "deeds").mkdir(parents=True)

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file as it is given, to the byte."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def deed(self, name: str = "tiimi", text: str = "Tehtiin yhdessä.", **fields: str | None) -> Path:
        """Write a deed that is good but for the fields given; None leaves a field out."""
        written = {
            "title": "Tiimi suunnittelee vuoronsa itse",
            "municipality": "Askola",
            "sector": "sosiaali- ja terveysala",
            "theme": "[itseohjautuvuus]",
            "date": "2019",
        } | fields
        front = "".join(f"{key}: {value}\n" for key, value in written.items() if value is not None)
        return self.write(f"deeds/{name}.md", f"---\n{front}---\n{text}\n")

    def read(self, today: date = TODAY) -> Reading:
        """Read and check everything."""
        return ContentFolder(self.root, fallback=PROJECT).read(today)

    def build(self, *arguments: str) -> building.Result:
        """Build a site of the folder into its `site/`, as `scripts/build` would."""
        return building.build(CONFIG, "--quiet", f"--site-dir={self.root / 'site'}", *arguments, content=self.root)

    def built(self, *arguments: str) -> Path:
        """The site made of it."""
        result = self.build(*arguments)
        assert result.returncode == 0, result.stderr
        return self.root / "site"

    def page(self, address: str = "") -> str:
        """The HTML of a page of the built site."""
        file = address if address.endswith((".html", ".xml", ".txt")) else f"{address}index.html"
        return (self.root / "site" / file).read_text(encoding="utf-8")


@functools.cache
def project_registers() -> Registers:
    """The project's own registers, read once: reading them takes longer than most tests do."""
    return read_registers(PROJECT, PROJECT)[0]


@pytest.fixture(scope="session", autouse=True)
def project_registers_read_once() -> Iterator[None]:
    """A folder without registers of its own has those of the project's that any tori may have."""
    of_project = functools.cache(read_registers)

    def read_once(folder: Path, fallback: Path) -> tuple[Registers, list[Problem]]:
        if fallback != PROJECT or os.path.lexists(folder / "registers"):
            return read_registers(folder, fallback)
        return of_project(PROJECT / "tests", PROJECT)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(content_folder, "read_registers", read_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def dictionary_at_hand() -> Iterator[None]:
    """The dictionary in the tests' own process: the one that a build asks takes half a second to start each time.

    `test_finnish_words.py` asks that one.
    """

    @functools.cache
    def known(form: str) -> Words | None:
        from tekojen_tori.language.words.dictionary_process import words_of_token  # loads the dictionary

        return words_of_token(form)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexicon, "look_up", lambda forms: {form: known(form) for form in forms})
        yield


MadeOnce = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "content")


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Makes something once a run, whichever worker comes first; the others wait for it. Nobody may change it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        with (shared / f"{name}.lock").open("a+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            lock.seek(0)
            if not lock.read():
                make(shared / name)
                lock.write("made")
        return shared / name

    return made


@pytest.fixture(scope="session")
def real_site(made_once: MadeOnce) -> Path:
    """The site of the project's own content."""
    return made_once("real_site", lambda site: build_whole(PROJECT, site, "--strict"))


@pytest.fixture(scope="session")
def corpus(made_once: MadeOnce) -> Path:
    """The synthetic corpus of 667 deeds."""
    return made_once("corpus", lambda out: make_corpus(out, 667))


@pytest.fixture(scope="session")
def corpus_site(corpus: Path, made_once: MadeOnce) -> Path:
    """The site of the synthetic corpus."""
    return made_once("corpus_site", lambda site: build_whole(corpus, site))


def build_whole(content: Path, site: Path, *arguments: str) -> None:
    """Build a site that is worth every core."""
    result = building.build_apart(CONFIG, f"--site-dir={site}", *arguments, content=content)
    assert result.returncode == 0, result.stderr


def make_corpus(out: Path, deeds: int, seed: int = 1) -> Path:
    """A synthetic corpus."""
    command = [sys.executable, str(PROJECT / "scripts" / "make_corpus"), f"--deeds={deeds}", f"--out={out}"]
    subprocess.run([*command, f"--seed={seed}"], check=True, capture_output=True)
    return out


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.installed() or None, args=list(chromium.FLAGS))
        yield browser
        browser.close()


_MODULES = "/assets/tori/code/source/"
"""Where pages find each script by itself: beside the folder in which a site has what scripts load bundled."""


class QuietServer(http.server.SimpleHTTPRequestHandler):
    """A plain static web server: what GitHub Pages is, 404 page included."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def send_head(self) -> Any:
        """Give the part of a file that is asked for, as every web server does for players; and any script as it is
        written, for tests of it alone."""
        if _MODULES in self.path:
            return self._send_module(self.path.partition(_MODULES)[2])
        part = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if not part or not path.is_file():
            return super().send_head()
        size = path.stat().st_size
        first, last = int(part[1]), min(int(part[2] or size - 1), size - 1)
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        return io.BytesIO(path.read_bytes()[first : last + 1])

    def _send_module(self, name: str) -> io.BytesIO:
        module = modules()[name].encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript")
        self.send_header("Content-Length", str(len(module)))
        self.end_headers()
        return io.BytesIO(module)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """A player may go away before the end of a sound."""
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own 404 page."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder over HTTP and gives its address."""
    servers: dict[Path, http.server.ThreadingHTTPServer] = {}

    def start(site: Path) -> str:
        if site not in servers:
            handler = functools.partial(QuietServer, directory=str(site))
            servers[site] = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=servers[site].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[site].server_port}/"

    yield start
    for server in servers.values():
        server.shutdown()


OpenPage = Callable[..., Page]
_SCRIPTS = """() => Promise.allSettled([...document.querySelectorAll("[data-script]")].map(
  (part) => import(new URL(part.dataset.script, document.querySelector("script[src*='tori.js']").src)))).then(() => null)"""
"""Waits for the scripts that parts of a page name: when it has loaded they may still be on their way."""
_AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


_FIND = """(options) => axe.run(options).then((found) => found.violations.map(
  (one) => [one.id, one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120))]))"""


def axe_violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds against WCAG 2.2 AA and best practice: each rule, and where it is broken."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    options = {"runOnly": {"type": "tag", "values": _AXE_RULES}, "resultTypes": ["violations"]}
    return [(rule, where) for rule, where in page.evaluate(_FIND, options)]


@contextlib.contextmanager
def no_complaints(page: Page, *foreseen: str) -> Iterator[None]:
    """Whatever a page complains of in the console meanwhile fails the test, but for what isn't there, and the foreseen."""
    marks = ("404", *foreseen)
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    def fail(error: Error) -> None:
        complaints.append(str(error))

    page.on("console", hear)
    page.on("pageerror", fail)
    yield
    page.remove_listener("console", hear)
    page.remove_listener("pageerror", fail)
    assert [complaint for complaint in complaints if not any(mark in complaint for mark in marks)] == []


class Windows:
    """Browser windows with memories of their own, kept from test to test: opening one takes longer than a page does."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: list[Page] = []

    def new(self, **options: Any) -> Page:
        """One for a single test."""
        return self._browser.new_context(**options).new_page()

    def take(self) -> Page:
        """One that has kept nothing."""
        return self._free.pop() if self._free else self.new()

    def give_back(self, page: Page, site: str) -> None:
        """What was opened, kept, held back and set is forgotten."""
        if page.is_closed():
            return page.context.close()
        page.unroute_all(behavior="ignoreErrors")
        page.goto("about:blank")
        page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
        memory = page.context.new_cdp_session(page)
        memory.send("Storage.clearDataForOrigin", {"origin": site, "storageTypes": "all"})
        memory.send("Page.resetNavigationHistory")
        memory.detach()
        return self._free.append(page)


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    return Windows(browser)


@pytest.fixture
def open_page(windows: Windows, serve: Callable[[Path], str], request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """Opens a page of a site and waits for its scripts; whatever the page complains of in the console fails the test."""
    with contextlib.ExitStack() as ending:

        def open_(site: Path, address: str = "", width: int = 1280, colours: str = "light", **options: object) -> Page:
            home = serve(site)
            if options or reach.changes_its_window(request.node):
                page = windows.new(**options)
                ending.callback(page.context.close)
            else:
                page = windows.take()
                ending.callback(windows.give_back, page, home.rstrip("/"))
            ending.enter_context(no_complaints(page, "ERR_FAILED"))  # what a test itself keeps from coming
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
            page.goto(home + address)
            if options.get("java_script_enabled", True):
                page.evaluate(_SCRIPTS)
            page.bring_to_front()
            return page

        yield open_


OpenEarly = Callable[..., Early]


@pytest.fixture
def open_early(open_page: OpenPage) -> OpenEarly:
    """Opens a page before its scripts; `kept` is what the reader's browser has kept from earlier."""

    def open_(site: Path, address: str, width: int = 1280, kept: dict[str, str] | None = None) -> Early:
        page = open_page(site, "robots.txt", width)
        page.evaluate("(kept) => Object.assign(localStorage, kept)", kept or {})
        early = Early(page)
        page.goto(page.url.replace("robots.txt", address), wait_until="commit")
        page.get_by_role("contentinfo").wait_for()
        return early

    return open_


LookAt = Callable[..., Page]


def show_as(page: Page, width: int, colours: str) -> None:
    """Make a window of that width, in the colours that the reader's machine asks for, and let them change."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
    page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished)).then(() => null)")


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[Page]:
    """A browser window, kept from test to test: opening one takes longer than a page does."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def look_at(window: Page, serve: Callable[[Path], str]) -> Iterator[LookAt]:
    """Shows a page of a site that is only looked at, not used."""

    def look_at_(site: Path, address: str, width: int = 1280, colours: str = "light") -> Page:
        window.emulate_media(media="null", reduced_motion="null", forced_colors="null")  # as another test had it
        show_as(window, width, colours)
        window.goto(serve(site) + address)
        window.bring_to_front()
        return window

    with no_complaints(window):
        yield look_at_
