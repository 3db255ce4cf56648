"""What a new site takes over of the site that it replaces: the files that hold the same, which keep their time."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import cast
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Folder
from tekojen_tori.publishing.frame.frame import Frame
from tekojen_tori.publishing.page import File, NotPublished
from tekojen_tori.publishing.writing import output
from tekojen_tori.publishing.writing.output import Previous, write

NO_FRAME = cast(Frame, None)
NAMES = ("index.html", "teot/tiimi/index.html", "feed.xml")
FILES = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([b"", b"yksi", b"ykso", b"kaksi", b"yksi\n"]))


def written(files: Mapping[str, bytes | Path], folder: Path, replaced: Path | None = None) -> Path:
    previous = Previous.at(replaced) if replaced else None
    write((File(name, content) for name, content in files.items()), NO_FRAME, folder, previous)
    return folder


def is_one_file(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


@given(before=FILES, now=FILES, is_copied=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_that_holds_the_same_is_the_same_and_every_other_is_new(
    tmp_path_factory: pytest.TempPathFactory, before: dict[str, bytes], now: dict[str, bytes], is_copied: bool
) -> None:
    place = tmp_path_factory.mktemp("sites")
    old = written(before, place / "old")
    contents: dict[str, bytes | Path] = {**now}
    if is_copied:
        sources = written(now, place / "sources")
        contents = {name: sources / name for name in now}
    with patch.object(output, "_BLOCK", 3):  # what differs may be in a later block than the first
        new = written(contents, place / "new", old)
    assert {name: (new / name).read_bytes() for name in now} == now
    assert {name: (old / name).read_bytes() for name in before} == before
    for name in NAMES:
        assert is_one_file(old / name, new / name) == (name in before and before.get(name) == now.get(name)), name


def somebodys_link(file: Path) -> None:
    os.link(file, file.with_name("toinen.html"))


def hidden_from_the_server(file: Path) -> None:
    file.chmod(0o600)


def a_way_elsewhere(file: Path) -> None:
    elsewhere = file.rename(file.with_name("toinen.html"))
    file.symlink_to(elsewhere)


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("changed", [somebodys_link, hidden_from_the_server, a_way_elsewhere, a_folder])
def test_a_file_that_somebody_has_made_something_else_of_is_written_anew(tmp_path: Path, changed: object) -> None:
    old = written({"index.html": b"etusivu"}, tmp_path / "old")
    changed(old / "index.html")  # type: ignore[operator]
    new = written({"index.html": b"etusivu"}, tmp_path / "new", old)
    assert (new / "index.html").read_bytes() == b"etusivu"
    assert (new / "index.html").lstat().st_nlink == 1
    assert (new / "index.html").lstat().st_mode == written({"index.html": b""}, tmp_path / "x").joinpath(
        "index.html"
    ).lstat().st_mode


def test_what_is_copied_is_told_by_its_content_and_not_by_its_time(tmp_path: Path) -> None:
    old = written({"aani.mp3": b"yksi"}, tmp_path / "old")
    source = written({"aani.mp3": b"ykso"}, tmp_path / "sources") / "aani.mp3"
    os.utime(source, ns=(old.stat().st_atime_ns, (old / "aani.mp3").stat().st_mtime_ns))
    new = written({"aani.mp3": source}, tmp_path / "new", old)
    assert (new / "aani.mp3").read_bytes() == b"ykso"


@pytest.mark.parametrize("error", [PermissionError, OSError])
def test_where_a_file_can_have_but_one_name_each_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError]
) -> None:
    def refuse(old: object, new: object) -> None:
        raise error

    old = written({"index.html": b"etusivu"}, tmp_path / "old")
    monkeypatch.setattr(os, "link", refuse)
    new = written({"index.html": b"etusivu"}, tmp_path / "new", old)
    assert (new / "index.html").read_bytes() == b"etusivu"
    assert not is_one_file(old / "index.html", new / "index.html")


def test_two_files_at_one_address_are_still_refused(tmp_path: Path) -> None:
    old = written({"index.html": b"etusivu"}, tmp_path / "old")
    twice = [File("index.html", b"etusivu"), File("index.html", b"etusivu")]
    with pytest.raises(NotPublished, match="kaksi eri"):
        write(twice, NO_FRAME, tmp_path / "new", Previous.at(old))


def test_whoever_has_a_page_that_an_edit_did_not_touch_need_not_fetch_it_again(folder: Folder) -> None:
    def times() -> dict[str, int]:
        site = folder.built()
        return {str(path.relative_to(site)): path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}

    folder.deed("tiimi")
    before = times()
    folder.deed("tiimi", title="Toinen otsikko")
    after = times()
    same = {name for name, time in after.items() if time == before.get(name)}
    assert "teot/tiimi/index.html" not in same
    assert {"404.html", "ilmoita/index.html"} <= same
    assert len(same) > len(after) / 2


@pytest.mark.parametrize(
    "address", ["linkki/index.html", "linkki/uusi/index.html", "linkki/uusi/vielä/index.html", "../index.html"]
)
def test_nothing_is_written_outside_the_sites_folder(tmp_path: Path, address: str) -> None:
    """Also where a link in it leads out: in no new folder below one either."""
    site, elsewhere = tmp_path / "site", tmp_path / "muualla"
    site.mkdir()
    elsewhere.mkdir()
    (site / "linkki").symlink_to(elsewhere)
    with pytest.raises(NotPublished, match="ulkopuolelle"):
        write([File("teot/index.html", b"teot"), File(address, b"sivu")], NO_FRAME, site)
    assert list(elsewhere.iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} == {"site", "muualla"}
