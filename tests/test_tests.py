"""What the tests themselves rely on: which are left out of the quick ones, what is made once, and builds within them."""

import logging
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

import building
from conftest import CONFIG, Folder, MadeOnce


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
