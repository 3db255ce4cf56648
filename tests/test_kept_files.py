"""What one build leaves to the next: used if it's as it was left, and done without otherwise."""

import os
import re
import time
from pathlib import Path
from typing import Any

import jinja2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import GOOD, Folder
from tekojen_tori.data.redirects.publishing import RedirectView
from tekojen_tori.machine.kept_files import can_keep, forget_unused, keep, read_kept
from tekojen_tori.publishing.frame import compiled_templates
from tekojen_tori.publishing.site import Site

CONTENT = b"\x89PNG and more\n" * 9


def test_what_is_kept_is_read_again_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "of" / "words.json"
    assert read_kept(path) is None
    assert keep(path, CONTENT)
    assert keep(path, CONTENT + CONTENT)
    assert read_kept(path) == CONTENT + CONTENT
    assert list(path.parent.iterdir()) == [path]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, 300), length=st.integers(0, 300), put=st.binary(max_size=300))
def test_any_damage_to_it_is_noticed(tmp_path: Path, start: int, length: int, put: bytes) -> None:
    path = tmp_path / "kept.png"
    keep(path, CONTENT)
    whole = path.read_bytes()
    damaged = whole[:start] + put + whole[start + length :]
    path.write_bytes(damaged)
    assert read_kept(path) == (CONTENT if damaged == whole else None)


def test_what_was_kept_under_another_name_is_not_taken_for_it(tmp_path: Path) -> None:
    keep(tmp_path / "a.png", CONTENT)
    (tmp_path / "a.png").rename(tmp_path / "b.png")
    assert read_kept(tmp_path / "b.png") is None


def test_where_nothing_can_be_kept_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file")
    assert not can_keep(tmp_path / ".cache")
    assert not keep(tmp_path / ".cache" / "words.json", CONTENT)
    assert read_kept(tmp_path / ".cache" / "words.json") is None
    assert not keep(tmp_path, CONTENT), "a folder where the file should be"


def test_a_full_disk_leaves_what_was_kept_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kept.png"
    keep(path, CONTENT)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "chmod", full)
    assert not keep(path, b"new")
    assert read_kept(path) == CONTENT
    assert list(tmp_path.iterdir()) == [path]


def test_only_what_is_ours_and_long_unused_goes(tmp_path: Path) -> None:
    names = ("0a.png", "1b.png", ".2c.png.x.new", "somebodys.png")
    for name in names:
        (tmp_path / name).write_bytes(CONTENT)
        os.utime(tmp_path / name, (0, time.time() - 31 * 24 * 3600))
    keep(tmp_path / "1b.png", CONTENT)
    forget_unused(tmp_path, re.compile(r"[0-9a-f]+\.png"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1b.png", "somebodys.png"]
    forget_unused(tmp_path / "nowhere", re.compile(""))


@pytest.mark.parametrize("damage", [b"", b"cut", None])
def test_damaged_templates_are_compiled_anew(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | None
) -> None:
    monkeypatch.setattr(compiled_templates, "__file__", str(tmp_path / "code" / "compiled_templates.py"))

    def site() -> Site:
        return Site("Tori", "", "", folder.root, folder.root, lambda name: None, folder.root, folder.root)

    view = RedirectView(title="Otsikko", target="../b/", canonical="../b/")
    page = site().render(view, "a/")
    kept = list((tmp_path / "code").rglob("*.jinja-*"))
    assert kept
    for path in kept:
        path.write_bytes(path.read_bytes()[:30] if damage is None else damage)
    assert site().render(view, "a/") == page
    assert all(read_kept(path) for path in kept)


@pytest.mark.parametrize("option", [{"trim_blocks": True}, {"autoescape": True}, {"extensions": ["jinja2.ext.do"]}])
def test_templates_are_compiled_anew_when_they_are_read_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: dict[str, Any]
) -> None:
    monkeypatch.setattr(compiled_templates, "__file__", str(tmp_path / "code" / "compiled_templates.py"))
    (tmp_path / "a.html").write_text("{% if true %}\n{{ value }}{% endif %}\n")

    def page(**options: Any) -> str:
        loader, kept = jinja2.FileSystemLoader(tmp_path), compiled_templates.CompiledTemplates()
        templates = jinja2.Environment(loader=loader, bytecode_cache=kept, **options)
        return templates.get_template("a.html").render(value="<b>")

    cold = jinja2.Environment(loader=jinja2.FileSystemLoader(tmp_path), **option)
    for _ in range(2):
        assert page() == "\n<b>"
        assert page(**option) == cold.get_template("a.html").render(value="<b>")
    assert len(list((tmp_path / "code").rglob("*.jinja-*"))) == 2


def test_no_code_is_read_from_the_folder_that_a_contributor_can_fill(folder: Folder) -> None:
    """`.cache` lies in the project: who can add a file to it must not be able to run anything."""
    folder.write("deeds/tiimi.md", GOOD)
    site = Site("Tori", "", "", folder.root, folder.root, lambda name: None, folder.root / ".cache", folder.root)
    site.render(RedirectView(title="", target="", canonical=""), "a/")
    assert not (folder.root / ".cache").exists()
