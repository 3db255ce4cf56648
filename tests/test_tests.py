"""What the tests themselves rely on: which are left out of the quick ones, what is made once, and builds within them."""

import logging
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

import building
import reach
from conftest import CONFIG, Folder, LookAt, MadeOnce, OpenPage, Windows


class Served:
    """A helper whose method starts a build."""

    def begin(self, folder: Folder) -> None:
        folder.build()


def helper(folder: Folder) -> None:
    Served().begin(folder)


@pytest.fixture
def built(folder: Folder) -> Iterator[Folder]:
    if not folder.root.exists():
        helper(folder)
    yield folder


def is_left_out(request: pytest.FixtureRequest) -> bool:
    return request.node.get_closest_marker("whole") is not None


def test_a_test_of_a_moment_is_quick(request: pytest.FixtureRequest, folder: Folder) -> None:
    folder.deed()
    assert not folder.read().problems
    assert not is_left_out(request)


def test_a_test_that_builds_by_a_helper_is_not_quick(request: pytest.FixtureRequest, folder: Folder) -> None:
    if is_left_out(request):
        return
    helper(folder)
    pytest.fail("it would be among the quick ones")


def test_a_test_whose_fixture_builds_is_not_quick(request: pytest.FixtureRequest, built: Folder) -> None:
    assert is_left_out(request)


def test_a_test_that_shows_a_page_is_not_quick(request: pytest.FixtureRequest) -> None:
    names = {item.name for item in request.session.items if item.get_closest_marker("whole")}
    shown = {item.name for item in request.session.items if {"browser", "real_site"} & set(item.fixturenames)}  # type: ignore[attr-defined]
    assert shown <= names


def test_what_the_workers_share_is_made_once_and_again_if_it_failed(made_once: MadeOnce) -> None:
    made: list[Path] = []

    def fails(place: Path) -> None:
        made.append(place)
        raise ValueError

    name = f"shared-{os.getpid()}"
    with pytest.raises(ValueError):
        made_once(name, fails)
    assert made_once(name, made.append) == made_once(name, made.append)
    assert len(made) == 2


LEFT = "[localStorage.length, sessionStorage.length, document.cookie, matchMedia('print').matches]"


def test_a_window_is_handed_on_without_what_a_test_left_in_it(
    windows: Windows, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("<title>Sivu</title>", encoding="utf-8")
    page = windows.take()
    page.goto(serve(tmp_path))
    page.route("**/*", lambda route: route.abort())
    page.emulate_media(media="print")
    page.evaluate("localStorage.setItem('a', 'b'); sessionStorage.setItem('c', 'd'); document.cookie = 'e=f'")
    assert page.evaluate(LEFT) == [1, 1, "e=f", True]
    windows.give_back(page, serve(tmp_path).rstrip("/"))
    assert windows.take() is page
    page.goto(serve(tmp_path))
    assert page.evaluate(LEFT) == [0, 0, "", False]
    page.go_back()
    assert page.url == "about:blank"
    page.context.close()


def test_a_page_is_looked_at_on_a_screen_whatever_the_test_before_looked_at(look_at: LookAt, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<title>Sivu</title>", encoding="utf-8")
    look_at(tmp_path, "").emulate_media(media="print", reduced_motion="reduce")
    seen = look_at(tmp_path, "").evaluate("['print', '(prefers-reduced-motion)'].map((one) => matchMedia(one).matches)")
    assert seen == [False, False]


def test_a_test_that_leaves_what_stays_has_a_window_of_its_own(
    request: pytest.FixtureRequest, windows: Windows, open_page: OpenPage, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("<title>Sivu</title>", encoding="utf-8")
    page = open_page(tmp_path)
    page.on("dialog", lambda dialog: dialog.accept())
    assert reach.changes_its_window(request.node)
    windows.give_back(taken := windows.take(), "http://127.0.0.1")
    assert taken is not page


def test_a_test_that_only_uses_its_window_has_one_that_was_used_before(request: pytest.FixtureRequest) -> None:
    assert not reach.changes_its_window(request.node)


def test_a_build_within_the_tests_tells_what_a_program_would_each_time(folder: Folder) -> None:
    """MkDocs tells a process of one warning once; here one process is many builds."""
    folder.deed(municipality="Ascola")
    logger = logging.getLogger("mkdocs")
    before = (logger.handlers[:], logger.level, logger.propagate, os.environ.copy(), os.umask(0o22))
    first, second = folder.build(), folder.build()
    assert first.returncode == second.returncode == 1
    assert first.stderr == second.stderr
    assert "Ascola" in first.stderr
    folder.deed(municipality="Askola")
    aloud = partial(building.build, CONFIG, f"--site-dir={folder.root / 'site'}", content=folder.root)
    assert all("Cleaning site directory" in aloud().stderr for _ in range(2))
    assert (logger.handlers, logger.level, logger.propagate, os.environ.copy(), os.umask(before[-1])) == (
        *before[:4],
        0o22,
    )
