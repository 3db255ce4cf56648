"""`scripts/compare_sites`: what a change does to the sites, file by file."""

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import PROJECT

COMPARE = runpy.run_path(str(PROJECT / "scripts" / "compare_sites"), run_name="compare")


def site(folder: Path, mark: str, script: str = "say()", page: str = "Teko") -> Path:
    for name, text in (
        (f"assets/tori/code/{mark}/tori.js", script),
        ("teot/tiimi/index.html", f'{page} <script src="../../assets/tori/code/{mark}/tori.js"></script>'),
    ):
        path = folder / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("changed", "differing"),
    [
        ({}, []),
        ({"script": "shout()"}, ["assets/tori/code/tori.js"]),
        ({"page": "Muu teko"}, ["teot/tiimi/index.html"]),
    ],
)
def test_a_changed_script_is_told_of_once_and_not_on_every_page(
    tmp_path: Path, changed: dict[str, str], differing: list[str]
) -> None:
    files: Callable[[Path], Any] = COMPARE["_files"]
    old, new = site(tmp_path / "old", "47b239c528"), site(tmp_path / "new", "0123456789", **changed)
    assert [*COMPARE["_differing"](files(old), files(new))] == differing
