"""`mkdocs serve`: problems are shown on the page, nothing stops, and a mended file mends the site."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import building
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


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A tori with settings, plain pages and registers of its own."""
    root = tmp_path / "project"
    building.copy_empty_tori(root)
    shutil.copy(PROJECT / "mkdocs.yml", root)
    return root


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (("site_name: ", "site_name: ["), "Asetuksia (mkdocs.yml) ei voi lukea. Syyn kertoo scripts/build."),
        (("spreading_at: 1", "spreading_at: yksi"), "”spreading_at” ei voi olla &#39;yksi&#39;."),
        (("editors_email: toimitus@", "editors_email: '' # "), "sending: email, mutta editors_email puuttuu."),
        (None, "Asetuksia (mkdocs.yml) ei voi lukea."),
    ],
)
def test_while_settings_are_broken_the_last_good_pages_stay_under_the_reason(
    folder: Folder, project: Path, settings: tuple[str, str] | None, told: str
) -> None:
    folder.write("deeds/tiimi.md", GOOD)
    file = project / "mkdocs.yml"
    good = file.read_text(encoding="utf-8")
    site = Served(folder.root, project=project)
    try:
        site.wait_for("Vuorot tulivat ylhäältä.", "teot/tiimi/")
        if settings:
            file.write_text(good.replace(*settings), encoding="utf-8")
        else:
            file.unlink()
        page = site.wait_for(told, "teot/tiimi/")
        assert "Vuorot tulivat ylhäältä." in page and "mkdocs.yml:1</code>" in page
        folder.write("deeds/tiimi.md", GOOD + "Nyt ne suunnitellaan.\n")
        written = file.with_name("uusi.yml")
        written.write_text(good.replace("site_name: Tekojen tori", "site_name: Kunnan tori"), encoding="utf-8")
        written.replace(file)  # as many editors save a file
        assert "Sisällössä on korjattavaa." not in site.wait_for("Kunnan tori", "teot/tiimi/")
        site.wait_for("Nyt ne suunnitellaan.", "teot/tiimi/")
        file.write_text(good, encoding="utf-8")
        site.wait_for("Kunnan tori", gone=True)
    finally:
        site.stop()


def test_settings_may_lead_to_other_folders(folder: Folder, project: Path, tmp_path: Path) -> None:
    """Whose edits are heard of then, as those of the folders before were."""
    folder.write("deeds/tiimi.md", GOOD)
    other = Folder(tmp_path / "toinen")
    other.deed(title="Toisen kansion teko")
    page = project / "sivut" / "sivu.md"
    page.parent.mkdir()
    page.write_text("# Sivu\n\nEnsin näin.\n", encoding="utf-8")
    site = Served(folder.root, project=project)
    try:
        site.wait_for("Vuorot tulivat ylhäältä.", "teot/tiimi/")
        file = project / "mkdocs.yml"
        settings = file.read_text(encoding="utf-8").replace("docs_dir: pages", "docs_dir: sivut")
        file.write_text(
            settings.replace('content: !ENV [TORI_CONTENT, "."]', f"content: {other.root}"), encoding="utf-8"
        )
        site.wait_for("Toisen kansion teko", "teot/")
        site.wait_for("Ensin näin.", "sivu/")
        other.deed(title="Muutettu teko")
        site.wait_for("Muutettu teko", "teot/")
        page.write_text("# Sivu\n\nSitten toisin.\n", encoding="utf-8")
        site.wait_for("Sitten toisin.", "sivu/")
    finally:
        site.stop()


def test_what_the_engine_fails_in_is_told_until_it_succeeds(folder: Folder, project: Path) -> None:
    """Whatever is edited meanwhile."""
    folder.write("deeds/tiimi.md", GOOD)
    fault = (
        "import mkdocs.__main__\nfrom mkdocs.structure.pages import Page\nrender = Page.render\n"
        "def fails(page, *rest):\n    if 'kaatuu' in page.markdown: raise LookupError\n    return render(page, *rest)\n"
        "Page.render = fails\nmkdocs.__main__.cli()"
    )
    site = Served(folder.root, "-c", fault, project=project)
    try:
        site.wait_for("Vuorot tulivat ylhäältä.", "teot/tiimi/")
        page = project / "pages" / "uusi.md"
        page.write_text("# Sivu\n\nTämä kaatuu.\n", encoding="utf-8")
        assert "mkdocs.yml:1</code>" not in site.wait_for("LookupError", "teot/tiimi/")
        folder.write("deeds/tiimi.md", GOOD + "Nyt ne suunnitellaan.\n")
        assert "LookupError" in site.wait_for("Nyt ne suunnitellaan.", "teot/tiimi/")
        page.write_text("# Sivu\n\nTämä ei.\n", encoding="utf-8")
        site.wait_for("LookupError", "teot/tiimi/", gone=True)
        site.wait_for("Tämä ei.", "uusi/")
    finally:
        site.stop()


DAYS = """
import datetime
import os
import pathlib
import mkdocs.__main__
from tekojen_tori import mkdocs_plugin

class Day(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromisoformat(pathlib.Path(os.environ["TORI_CONTENT"], "day").read_text())

mkdocs_plugin.date = Day
mkdocs.__main__.cli()
"""


def test_a_preview_that_is_left_on_goes_with_the_day(folder: Folder) -> None:
    folder.deed(date="2026-11-25")
    folder.write("day", "2026-11-24")
    site = Served(folder.root, "-c", DAYS)
    try:
        site.wait_for("Ajankohta ”2026-11-25” on tulevaisuudessa.")
        folder.write("day", "2026-11-25")
        site.wait_for("Ajankohta ”2026-11-25” on tulevaisuudessa.", gone=True)
    finally:
        site.stop()


def test_folders_that_come_and_go_are_heard_of(folder: Folder) -> None:
    """As when the first list is written, or git changes from one branch to another."""
    folder.write("deeds/tiimi.md", GOOD)
    site = Served(folder.root)
    try:
        site.wait_for("Uusimmat teot")
        for title in ("Ensimmäinen lista", "Toinen lista"):
            folder.write("toplists/lista.md", f"---\ntitle: {title}\nrule: newest\n---\nNämä.\n")
            site.wait_for(title, "top/")
            shutil.rmtree(folder.root / "toplists")
            site.wait_for(title, "top/", gone=True)
        for text in ("Toisin.", "Taas toisin."):
            (folder.root / "deeds").rename(folder.root / "muualla")
            site.wait_for("Kansiota deeds ei ole.")
            (folder.root / "muualla").rename(folder.root / "deeds")
            folder.write("deeds/tiimi.md", GOOD + text)
            site.wait_for(text, "teot/tiimi/")
        folder.write("deeds/alla/toinen.md", GOOD.replace("Itseohjautuva", "Toinen"))
        site.wait_for("Toinen tiimi", "teot/")
        (folder.root / "deeds/alla").rename(folder.root / "alla")
        site.wait_for("Toinen tiimi", "teot/", gone=True)
        folder.write("corpus.yml", "")
        site.wait_for("Keksittyä koeaineistoa.")
    finally:
        site.stop()


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
    opened = page.goto(f"http://{served.address}/teot/tiimi/")
    assert opened and "script-src 'self' 'sha256-" in opened.text(), "it has the policy of a preview"
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
