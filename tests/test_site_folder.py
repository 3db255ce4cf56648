"""Where a site is built, and how it takes the place of the previous one: whole, alone, and nothing else is lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import PROJECT
from tekojen_tori.publishing.page import NotPublished
from tekojen_tori.publishing.writing import site_folder
from tekojen_tori.publishing.writing.site_folder import SiteFolder, readable_by_all


@pytest.fixture(params=["in one step", "in two"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that can exchange two folders, and one that can't."""
    if request.param == "in two":
        monkeypatch.setattr(site_folder, "exchange", lambda one, other: False)


@pytest.fixture(params=["can be moved", "is fixed"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a site: an ordinary one, and one like a volume mounted in its place."""
    if request.param == "is fixed":
        monkeypatch.setattr(os.path, "ismount", lambda path: True)
        (tmp_path / "www" / "site").mkdir(parents=True)
    return tmp_path / "www" / "site"


def publish(site: Path, **files: str) -> None:
    building = SiteFolder(site)
    for name, text in {"index.html": "etusivu", "sitemap.xml": "", **files}.items():
        path = building.new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    building.publish()


def state(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def begin(site: Path, then: str) -> subprocess.Popen[bytes]:
    """Another process that begins to build a site and then does something; returns when it has begun."""
    code = f"""
import os, pathlib, sys, time
from tekojen_tori.publishing.writing.site_folder import SiteFolder
os.path.ismount = lambda path: {os.path.ismount(site)}
building = SiteFolder(pathlib.Path({str(site)!r}))
for name in ("index.html", "sitemap.xml"):
    (building.new / name).write_text("puolivalmis")
print("begun", flush=True)
{then}
"""
    process = subprocess.Popen([sys.executable, "-c", code], cwd=PROJECT / "plugins", stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n"
    return process


def test_a_new_site_takes_the_place_of_the_previous_one(site: Path, system: None) -> None:
    publish(site, **{"vanha/index.html": "vanha", "sama/a.html": "1"})
    publish(site, **{"uusi/index.html": "uusi", "sama/b.html": "2"})
    assert state(site) == {
        "index.html": "etusivu",
        "sitemap.xml": "",
        "uusi/index.html": "uusi",
        "sama/b.html": "2",
    }
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_build_that_fails_leaves_the_previous_site_and_nothing_of_its_own(site: Path) -> None:
    publish(site)
    before = state(site)
    building = SiteFolder(site)
    (building.new / "index.html").write_text("puolivalmis")
    building.close()
    building.close()
    assert state(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_what_is_hidden_in_the_folder_stays(site: Path, system: None) -> None:
    """A working copy to publish from, the server's settings, a certificate's challenge: MkDocs leaves them too."""
    publish(site, **{".well-known/security.txt": "vanha"})
    (site / ".git" / "refs").mkdir(parents=True)
    (site / ".git" / "refs" / "main").write_text("abc")
    (site / ".htaccess").write_text("Options -Indexes")
    (site / ".well-known" / "challenge").write_text("x")
    publish(site, **{".well-known/security.txt": "uusi"})
    kept = {".git/refs/main": "abc", ".htaccess": "Options -Indexes", ".well-known/challenge": "x"}
    assert state(site) == {"index.html": "etusivu", "sitemap.xml": "", ".well-known/security.txt": "uusi", **kept}


def test_a_link_to_the_site_stays_a_link(tmp_path: Path, system: None) -> None:
    publish(tmp_path / "releases" / "1")
    (tmp_path / "site").symlink_to(tmp_path / "releases" / "1")
    publish(tmp_path / "site", uusi="uusi")
    assert (tmp_path / "site").is_symlink()
    assert state(tmp_path / "releases" / "1")["uusi"] == "uusi"


@pytest.mark.parametrize("there", ["koti/tärkeä.txt", "koti/index.html"])
def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path, there: str) -> None:
    path = tmp_path / there
    path.parent.mkdir()
    path.write_text("tärkeää")
    with pytest.raises(NotPublished, match=f"on muuta kuin sivusto: ”{path.name}”"):
        SiteFolder(path.parent)
    assert state(tmp_path) == {there: "tärkeää"}


def test_the_content_is_never_replaced_by_its_site(tmp_path: Path) -> None:
    publish(tmp_path / "tori")
    (tmp_path / "tori" / "deeds").mkdir()
    for site in (tmp_path / "tori", tmp_path, Path("/")):
        with pytest.raises(NotPublished, match="koska sisältö on siellä"):
            SiteFolder(site, [tmp_path / "tori"])
    SiteFolder(tmp_path / "tori" / "site", [tmp_path / "tori"]).close()


def test_a_file_is_no_place_for_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("")
    with pytest.raises(NotPublished, match="koska se on tiedosto"):
        SiteFolder(tmp_path / "site")


def test_a_second_build_waits_for_the_first_and_says_so(site: Path, caplog: pytest.LogCaptureFixture) -> None:
    first = begin(site, then="time.sleep(1); building.publish()")
    publish(site, toinen="toinen")
    assert "Toinen rakennus on kesken" in caplog.text
    assert first.wait() == 0
    assert state(site)["toinen"] == "toinen"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_it_does_not_wait_for_ever(site: Path) -> None:
    first = begin(site, then="time.sleep(60)")
    with pytest.raises(NotPublished, match="Toinen rakennus on kesken"):
        SiteFolder(site, patience=0)
    first.kill()
    first.wait()


def test_two_sites_side_by_side_are_built_at_once(tmp_path: Path) -> None:
    first = SiteFolder(tmp_path / "a")
    second = SiteFolder(tmp_path / "b", patience=0)
    assert first.new != second.new
    first.close()
    second.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_what_a_killed_build_left_goes_at_the_next(site: Path, system: None) -> None:
    publish(site)
    first = begin(site, then="os.kill(os.getpid(), 9)")
    assert first.wait() == -signal.SIGKILL
    assert state(site)["index.html"] == "etusivu"
    publish(site, uusi="uusi")
    assert state(site) == {"index.html": "etusivu", "sitemap.xml": "", "uusi": "uusi"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_site_that_was_just_out_of_its_place_is_put_back_first(tmp_path: Path) -> None:
    """Where folders can't be exchanged in one step, and the build was killed between the two."""
    site = tmp_path / "site"
    publish(site)
    before = state(site)
    die = """
site_folder = sys.modules["tekojen_tori.publishing.writing.site_folder"]
site_folder.exchange = lambda one, other: False
moved = []
move = pathlib.Path.rename
def rename(path, to):
    move(path, to)
    os.kill(os.getpid(), 9)
pathlib.Path.rename = rename
building.publish()
"""
    assert begin(site, then=die).wait() == -signal.SIGKILL
    assert not site.exists()
    building = SiteFolder(site)
    assert state(site) == before
    building.close()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failed_exchange_leaves_the_previous_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    publish(site)
    before = state(site)
    building = SiteFolder(site)
    monkeypatch.setattr(site_folder, "exchange", lambda one, other: False)
    rename = Path.rename

    def fail(path: Path, to: Path) -> Path:
        if path == building.new:
            raise OSError(5, "Input/output error")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="Input/output"):
        building.publish()
    building.close()
    assert state(site) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.fixture
def mask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
@pytest.mark.parametrize(
    ("own", "folder", "file"), [(0o077, 0o755, 0o644), (0o027, 0o755, 0o644), (0o002, 0o775, 0o664)]
)
def test_a_web_server_can_read_the_site_whatever_the_umask(
    tmp_path: Path, mask: None, own: int, folder: int, file: int
) -> None:
    os.umask(own)
    assert readable_by_all() == own
    publish(tmp_path / "site", **{"a/b.html": ""})
    modes = [(tmp_path / "site" / name).stat().st_mode & 0o777 for name in ("", "a", "a/b.html")]
    assert modes == [folder, folder, file]
