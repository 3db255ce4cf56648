"""Firefox and WebKitGTK as a person would use them: pages opened, fields written into by keys, tabs, Back and reload."""

import base64
import contextlib
import functools
import http.server
import os
import shutil
import subprocess
import tempfile
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

import other_browsers
from conftest import QuietServer
from marionette import Marionette

Started = TypeVar("Started")
Options = TypeVar("Options", webdriver.FirefoxOptions, webdriver.WebKitGTKOptions)

PATIENCE = 20
"""Seconds until what doesn't come is missed: much more than it takes."""

_FIRST_SCRIPT = "colours.js"
_TELL = """
{
  const tell = (what) => fetch("/complaints", { method: "POST", body: `${location.pathname}: ${what}`, keepalive: true });
  addEventListener("error", ({ message, target }) => tell(message ?? `not loaded: ${target.src ?? target.href}`), true);
  addEventListener("unhandledrejection", ({ reason }) => tell(`rejected: ${reason}`));
  document.addEventListener("securitypolicyviolation", (one) => tell(`${one.violatedDirective} ${one.blockedURI}`));
  const { error } = console;
  console.error = (...what) => (tell(what.join(" ")), error(...what));
}
"""
"""Comes before the script that every page runs first, and tells the server what a browser's console would."""


class ListeningServer(QuietServer):
    """A plain web server to which pages tell what goes wrong in them."""

    complaints: list[str] = []  # noqa: RUF012  (each server has a class of its own)

    def send_head(self) -> Any:
        """Give the first script of a page with what listens before it."""
        path = Path(self.translate_path(self.path))
        if path.name != _FIRST_SCRIPT:
            return super().send_head()
        body = _TELL.encode() + path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def do_POST(self) -> None:
        """Hear a page complain."""
        self.complaints.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(204)
        self.end_headers()


@contextlib.contextmanager
def listening(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve a site: its address, and what its pages complain of."""
    handler = type("Handler", (ListeningServer,), {"complaints": []})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", handler.complaints  # type: ignore[attr-defined]
    server.shutdown()


class Driven(ABC):
    """A browser in somebody's hands."""

    def __init__(self, driver: WebDriver, home: str) -> None:
        self.driver = driver
        self.home = home

    @abstractmethod
    def console(self) -> list[str]:
        """What the console tells of the site's pages since it was last asked, where the browser lets one read it."""

    def begin(self) -> None:
        """One tab, a wide window, nothing kept."""
        first, *others = self.driver.window_handles
        for other in others:
            self.driver.switch_to.window(other)
            self.driver.close()
        self.driver.switch_to.window(first)
        self.resize(1280)
        self.open("robots.txt")
        self.ask("localStorage.clear(); sessionStorage.clear()")
        self.console()

    def resize(self, width: int) -> None:
        self.driver.set_window_size(width, 900)

    def open(self, address: str = "") -> None:
        """Open a page of the site, and wait for its scripts."""
        self.driver.get(self.home + address)

    def back(self) -> None:
        self.driver.back()

    def forward(self) -> None:
        self.driver.forward()

    def reload(self) -> None:
        self.driver.refresh()

    def new_tab(self, address: str) -> str:
        """Open a page in a new tab, which is then in front; gives the earlier one."""
        earlier = str(self.driver.current_window_handle)
        self.driver.switch_to.new_window("tab")
        self.open(address)
        return earlier

    def to_tab(self, tab: str) -> None:
        self.driver.switch_to.window(tab)

    def close_tab(self, back_to: str) -> None:
        self.driver.close()
        self.to_tab(back_to)

    def ask(self, script: str, *given: Any) -> Any:
        """What a script of the page returns."""
        return self.driver.execute_script(script, *given)

    def until(self, script: str, *given: Any) -> None:
        """Wait until it holds."""
        told = f"never so: {script} {given}"
        WebDriverWait(self.driver, PATIENCE, 0.05).until(lambda _: self.ask(f"return {script}", *given), told)

    def see(self, selector: str) -> WebElement:
        """What is shown, when it is shown."""
        self.until("document.querySelector(arguments[0])?.checkVisibility({ visibilityProperty: true })", selector)
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def write(self, selector: str, text: str) -> None:
        """Write into a field by keys, after what it holds."""
        self.see(selector).send_keys(text)

    def press(self, selector: str) -> None:
        self.see(selector).click()

    def values(self, *selectors: str) -> list[str]:
        return [str(self.ask("return document.querySelector(arguments[0]).value", one)) for one in selectors]

    def holds(self, selector: str, value: str) -> None:
        """Wait until a field holds it."""
        self.until("document.querySelector(arguments[0])?.value === arguments[1]", selector, value)


class Firefox(Driven):
    """Whose console can be read whole."""

    def console(self) -> list[str]:
        connection = self.driver.command_executor
        assert isinstance(connection, Marionette)
        connection.ask("Marionette:SetContext", {"value": "chrome"})
        told = self.ask(_READ_CONSOLE, self.home)
        connection.ask("Marionette:SetContext", {"value": "content"})
        return list(told)

    def paper(self) -> bytes:
        """The page on paper, as a PDF: WebKitGTK's driver can't tell how it prints."""
        return base64.b64decode(self.driver.print_page())


_READ_CONSOLE = """
const errors = Services.console.getMessageArray().filter((one) => one instanceof Ci.nsIScriptError);
Services.console.reset();
return errors.filter(({ flags, sourceName }) => !(flags & Ci.nsIScriptError.warningFlag) && sourceName.startsWith(arguments[0]))
  .map(({ sourceName, errorMessage }) => `${sourceName}: ${errorMessage}`);
"""


class WebKit(Driven):
    """Whose console tells nothing to whoever drives it: pages must do so themselves."""

    def console(self) -> list[str]:
        return []


class LeftOut(Exception):
    """Why a browser can't be tried here."""


@contextlib.contextmanager
def firefox(home: str) -> Iterator[Driven]:
    command = next(filter(None, map(shutil.which, other_browsers.FIREFOX)), None)
    if not command:
        raise LeftOut("Firefox is not installed")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile, contextlib.ExitStack() as ending:
        (Path(profile) / "user.js").write_text('user_pref("marionette.port", 0);\n')
        options = ("--headless", "--marionette", "-remote-allow-system-access", "--profile", profile)
        ending.enter_context(_running(command, *options))
        port = _eventually(lambda: (Path(profile) / "MarionetteActivePort").read_text())
        connection = _started(lambda: Marionette(int(port)))
        ending.callback(connection.close)
        driver = _started(lambda: webdriver.Remote(connection, options=_patient(webdriver.FirefoxOptions())))
        ending.callback(driver.quit)
        yield Firefox(driver, home)


@contextlib.contextmanager
def webkit(home: str) -> Iterator[Driven]:
    command, screen = shutil.which(other_browsers.WEBKIT), shutil.which(other_browsers.SCREEN)
    if not command or not screen:
        raise LeftOut("WebKitGTK's driver or Xvfb is not installed")
    reading, writing = os.pipe()
    with contextlib.ExitStack() as ending, os.fdopen(reading) as told:
        options = ("-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp")
        ending.enter_context(_running(screen, *options, pass_fds=(writing,)))
        os.close(writing)
        display = told.readline().strip()
        if not display:
            raise LeftOut("Xvfb does not start")
        service = webdriver.WebKitGTKService(command, env={**os.environ, "DISPLAY": f":{display}"})
        driver = _started(lambda: webdriver.WebKitGTK(options=_patient(webdriver.WebKitGTKOptions()), service=service))
        ending.callback(driver.quit)
        yield WebKit(driver, home)


BROWSERS: dict[str, Callable[[str], contextlib.AbstractContextManager[Driven]]] = {
    "Firefox": firefox,
    "WebKitGTK": webkit,
}


def _patient(options: Options) -> Options:
    options.page_load_timeout = options.script_timeout = PATIENCE
    return options


@contextlib.contextmanager
def _running(*command: str, **more: Any) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, **more)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()


def _eventually(read: Callable[[], str]) -> str:
    """What is read when it is there."""
    end = time.monotonic() + 3 * PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(FileNotFoundError):
            if found := read():
                return found
        time.sleep(0.05)
    raise LeftOut("it does not start")


def _started(start: Callable[[], Started]) -> Started:
    try:
        return start()
    except (WebDriverException, OSError) as error:
        raise LeftOut(f"it does not start: {error}") from error
