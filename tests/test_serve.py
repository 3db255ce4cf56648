"""`mkdocs serve`: problems are shown on the page, nothing stops, and a mended file mends the site."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import GOOD, PROJECT, Folder

PATIENCE = 30


class Served:
    """A site being served with live reload."""

    def __init__(self, folder: Folder, address: str = "") -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = address or f"127.0.0.1:{free.getsockname()[1]}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-f", str(PROJECT / "mkdocs.yml"), "--dev-addr", self.address],
            env=os.environ | {"TORI_CONTENT": str(folder.root), "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

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
    site = Served(folder)
    yield site
    site.process.kill()
    site.process.wait()


def test_a_problem_shows_on_the_page_and_goes_when_it_is_mended(folder: Folder, served: Served) -> None:
    assert "Sisällössä on korjattavaa" not in served.wait_for("Uusimmat teot")
    path: Path = folder.write("deeds/tiimi.md", GOOD.replace("Askola", "Ascola"))
    page = served.wait_for("Sisällössä on korjattavaa")
    assert "Kuntaa ”Ascola” ei ole. Tarkoititko: Askola?" in page
    path.write_text(GOOD)
    served.wait_for("Sisällössä on korjattavaa", gone=True)
    assert "Luonnos: tämä näkyy vain esikatselussa." in served.wait_for("Luonnosteltu teko", "teot/kesken/")


def test_a_list_is_served_as_it_is_edited(folder: Folder, served: Served) -> None:
    path = folder.root / "toplists" / "lista.md"
    assert "Ensimmäinen otsikko" in served.wait_for("Ensimmäinen otsikko", "top/")
    path.write_text(path.read_text().replace("Ensimmäinen otsikko", "Toinen otsikko"))
    served.wait_for("Toinen otsikko", "top/lista/")
    path.write_text(path.read_text().replace("newest", "newst"))
    assert "Tarkoititko: newest?" in served.wait_for("Sisällössä on korjattavaa")


def test_an_address_that_is_taken_is_told(folder: Folder, served: Served) -> None:
    served.wait_for("Uusimmat teot")
    second = Served(folder, served.address)
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
