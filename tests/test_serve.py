"""`mkdocs serve`: problems are shown on the page, nothing stops, and a mended file mends the site."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import GOOD, PROJECT, Folder

PATIENCE = 30


class Served:
    """A site being served with live reload."""

    def __init__(self, content: Path, *program: str, project: Path = PROJECT, address: str = "") -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = address or f"127.0.0.1:{free.getsockname()[1]}"
        serve = ("serve", "-f", str(project / "mkdocs.yml"), "--dev-addr")
        self.process = subprocess.Popen(
            [sys.executable, *(program or ("-m", "mkdocs")), *serve, self.address],
            env=os.environ | {"TORI_CONTENT": str(content), "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()

    def wait_for(self, words: str, address: str = "", gone: bool = False) -> str:
        """The page, as soon as the words are on it (or gone from it)."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"http://{self.address}/{address}", timeout=5) as answer:
                    page = str(answer.read().decode())
            except OSError:
                page = ""
            if page and (words in page) is not gone:
                return page
            time.sleep(0.1)
        raise AssertionError(f"{words!r} {'stayed on' if gone else 'never came to'} /{address}")


@pytest.fixture
def served(folder: Folder) -> Iterator[Served]:
    folder.write("deeds/tiimi.md", GOOD)
    folder.deed("kesken", title="Luonnosteltu teko", draft="true")
    folder.write("toplists/lista.md", "---\ntitle: Ensimmäinen otsikko\nrule: newest\n---\nJohdanto.\n")
    site = Served(folder.root)
    yield site
    site.stop()


def test_a_problem_shows_on_the_page_and_goes_when_it_is_mended(folder: Folder, served: Served) -> None:
    assert "Sisällössä on korjattavaa" not in served.wait_for("Uusimmat teot")
    path: Path = folder.write("deeds/tiimi.md", GOOD.replace("Askola", "Ascola"))
    page = served.wait_for("Sisällössä on korjattavaa")
    assert "Kuntaa ”Ascola” ei ole. Tarkoititko: Askola?" in page
    path.write_text(GOOD)
    served.wait_for("Sisällössä on korjattavaa", gone=True)
    assert "Luonnos: tämä näkyy vain esikatselussa." in served.wait_for("Luonnosteltu teko", "teot/kesken/")


FAULTS = """
import mkdocs.__main__
from tekojen_tori import mkdocs_plugin
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.pages.home import publishing as home

def fails_at(word, original, titles):
    def wrapped(first, *rest, **named):
        if any(word in title for title in titles(first)):
            raise LookupError(word)
        return original(first, *rest, **named)
    return wrapped

def all_titles(content):
    return [deed.title for deed in content.things]

mkdocs_plugin.Catalogue = fails_at("Luettelo kaatuu", mkdocs_plugin.Catalogue, all_titles)
home.publish = fails_at("Etusivu kaatuu", home.publish, lambda catalogue: all_titles(catalogue.content))
deeds._page = fails_at("Teon sivu kaatuu", deeds._page, lambda deed: [deed.title])
mkdocs.__main__.cli()
"""


@pytest.mark.parametrize(
    ("fault", "address"), [("Luettelo kaatuu", ""), ("Etusivu kaatuu", ""), ("Teon sivu kaatuu", "teot/tiimi/")]
)
def test_the_preview_answers_whatever_fails(folder: Folder, fault: str, address: str) -> None:
    """From the beginning, and until what makes it fail is gone; what doesn't fail is shown, with what did."""
    folder.write("deeds/tiimi.md", GOOD.replace("Itseohjautuva tiimi", fault))
    site = Served(folder.root, "-c", FAULTS)
    try:
        page = site.wait_for("Sivustoa ei saatu rakennettua tästä sisällöstä.", address)
        assert "LookupError, " in page and "<main" in page
        assert "Sivustoa ei saatu rakennettua tästä sisällöstä." in site.wait_for("Kerro teko", "ilmoita/")
        folder.write("deeds/tiimi.md", GOOD)
        site.wait_for("Vuorot tulivat ylhäältä." if address else "Uusimmat teot", address)
        folder.write("deeds/tiimi.md", GOOD.replace("Itseohjautuva tiimi", fault))
        site.wait_for("Sivustoa ei saatu rakennettua tästä sisällöstä.", address)
    finally:
        site.process.kill()
        site.process.wait()


def test_the_preview_answers_whatever_is_in_the_folder(folder: Folder, served: Served) -> None:
    served.wait_for("Uusimmat teot")
    folder.write("deeds/osoite.md", GOOD + "![x](http://[)\n")
    folder.write("deeds/nimi.md", GOOD + f"![x]({'a' * 5000}.png)\n")
    Path(os.fsdecode(bytes(folder.root / "deeds") + b"/a\xff\x1b.md")).write_text(GOOD, encoding="utf-8")
    (folder.root / "deeds/itse.md").symlink_to("itse.md")
    folder.write("deeds/nolla.md", GOOD.replace("Kotihoidon", '"\\0head\\0"'))
    for name in ("osoite.md", "nimi.md", "itse.md", "nolla.md"):
        page = served.wait_for(f"{name}:")
    assert "\x1b" not in page and "<main" in page


def test_a_list_is_served_as_it_is_edited(folder: Folder, served: Served) -> None:
    path = folder.root / "toplists" / "lista.md"
    assert "Ensimmäinen otsikko" in served.wait_for("Ensimmäinen otsikko", "top/")
    path.write_text(path.read_text().replace("Ensimmäinen otsikko", "Toinen otsikko"))
    served.wait_for("Toinen otsikko", "top/lista/")
    path.write_text(path.read_text().replace("newest", "newst"))
    assert "Tarkoititko: newest?" in served.wait_for("Sisällössä on korjattavaa")


def test_an_open_page_reloads_itself_under_the_policy_of_the_site(
    folder: Folder, served: Served, browser: Browser
) -> None:
    html = served.wait_for("Uusimmat teot")
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert "unsafe" not in policy
    assert folder.build().returncode == 0
    of_the_site = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', folder.page())
    assert of_the_site
    assert re.sub(r" 'sha256-[^']+'", "", policy, count=1) == of_the_site[1]
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"http://{served.address}/teot/tiimi/")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'document.title = 1'}))")
    assert page.title() != "1", "no other inline script runs"
    assert len(complaints) == 1
    path = folder.root / "deeds" / "tiimi.md"
    path.write_text(path.read_text().replace("Vuorot tulivat ylhäältä.", "Vuorot tehtiin yhdessä."))
    page.get_by_text("Vuorot tehtiin yhdessä.").wait_for(timeout=PATIENCE * 1000)
    page.close()


def test_what_is_written_in_content_cannot_tear_the_frame(folder: Folder, served: Served) -> None:
    served.wait_for("Uusimmat teot")
    folder.deed("toinen", title="Toinen", municipality='"x\\0body\\0y\\0head\\0"')
    page = served.wait_for("Sisällössä on korjattavaa")
    assert page.index("<main") < page.index("Uusimmat teot") < page.index("</main>")


def test_an_address_that_is_taken_is_told(folder: Folder, served: Served) -> None:
    served.wait_for("Uusimmat teot")
    second = Served(folder.root, address=served.address)
    _, told = second.process.communicate(timeout=PATIENCE)
    assert second.process.returncode == 1
    assert f"Sivustoa ei voi näyttää osoitteessa {served.address}: se on jo käytössä." in told
    assert "Traceback" not in told


def test_a_site_is_built_while_it_is_served(folder: Folder, served: Served) -> None:
    served.wait_for("Uusimmat teot")
    assert folder.build().returncode == 0
    assert "Luonnos" not in folder.page("teot/tiimi/")
    served.wait_for("Uusimmat teot")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
def test_serving_ends_when_it_is_asked_to(served: Served) -> None:
    served.wait_for("Uusimmat teot")
    served.process.terminate()
    assert served.process.wait(PATIENCE) == 0
