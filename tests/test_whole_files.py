"""What editors' commands write: whole or not at all, over nothing, and nowhere else than in the folder of the content."""

import os
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import Folder
from tekojen_tori.cli import main
from tekojen_tori.machine.whole_files import write_new, write_over

DEED = """\
---
title: Palaverit kävellen
municipality: Kemi
sector: koko kunta
theme: [ergonomia]
date: 2026-03
---
Käveltiin, ja jokainen ehti kertoa, mitä oli tehnyt ja mitä aikoi tehdä seuraavaksi.
"""
TABLE = "title;municipality;sector;theme;date;text\nPalaverit kävellen;Kemi;koko kunta;ergonomia;2026-03;Käveltiin yhdessä.\n"


def tori(folder: Folder, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments), "--content", str(folder.root)])


def receive(folder: Folder) -> Result:
    return tori(folder, "receive", folder.root.parent / "viesti.md")


def imported(folder: Folder) -> Result:
    return tori(folder, "import", folder.root.parent / "teot.csv")


def told(folder: Folder) -> Result:
    fields = {"title": "Palaverit kävellen", "place": "Kemi", "sector": "koko kunta", "date": "2026-03"}
    given = [part for name, value in fields.items() for part in (f"--{name}", value)]
    return tori(folder, "new", "deed", *given, "--theme", "ergonomia", "--done", "Käveltiin, ja jokainen ehti kertoa.")


def mended(folder: Folder) -> Result:
    return tori(folder, "check", "--fix")


def proposed(folder: Folder) -> Result:
    return tori(folder, "newsletter", "--since", "2019-01-01")


WAYS: dict[str, Callable[[Folder], Result]] = {
    "receive": receive, "import": imported, "new": told, "check --fix": mended, "newsletter": proposed,
}  # fmt: skip
FOLDERS = ("deeds", "adoptions", "newsletters")
"""Those that the commands write into."""


@pytest.fixture
def folder(folder: Folder) -> Folder:
    """A folder in which there is something to mend, and something to write of."""
    folder.deed(municipality="Askolan kunta", adoptions="\n  - by: Kemi\n    date: 2020")
    (folder.root.parent / "viesti.md").write_text(DEED, encoding="utf-8")
    (folder.root.parent / "teot.csv").write_text(TABLE, encoding="utf-8")
    return folder


def prepared(folder: Folder, way: str) -> None:
    """The first run of an import only proposes."""
    if way == "import":
        assert imported(folder).exit_code == 0


def held(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and not path.is_symlink()}


@contextmanager
def full_disk() -> Iterator[None]:
    """Files can be begun, and end after some letters."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("way", WAYS)
def test_a_disk_that_ends_leaves_nothing_half_written(folder: Folder, way: str) -> None:
    prepared(folder, way)
    before = held(folder.root.parent)
    with full_disk():
        result = WAYS[way](folder)
    assert isinstance(result.exception, SystemExit | None), result.output
    assert "File too large" in result.output
    assert held(folder.root.parent) == before


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_written_through_a_link(folder: Folder, way: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    prepared(folder, way)
    for name in FOLDERS[1:] if way in ("check --fix", "newsletter") else FOLDERS:  # these two tell of deeds
        if (folder.root / name).is_dir():
            (folder.root / name).rename(folder.root / f"_{name}")
        (folder.root / name).symlink_to(elsewhere)
    result = WAYS[way](folder)
    assert list(elsewhere.iterdir()) == []
    assert "linkki" in result.output


def test_a_file_is_mended_whatever_lies_beside_it(folder: Folder, tmp_path: Path) -> None:
    mine = tmp_path / "oma"
    mine.write_text("Oma", encoding="utf-8")
    for name in (".tiimi.md.tori", ".tiimi.md.tmp", ".tiimi.md.new", "tiimi.md~"):
        (folder.root / "deeds" / name).symlink_to(mine)
    mended(folder)
    assert "municipality: Askola\n" in (folder.root / "deeds/tiimi.md").read_text(encoding="utf-8")
    assert mine.read_text(encoding="utf-8") == "Oma"


def test_a_new_file_has_the_rights_of_others_and_replaces_none(folder: Folder) -> None:
    path = folder.root / "deeds" / "uusi" / "teko.md"
    mask = os.umask(0o027)
    write_new(path, b"Teksti\n", folder.root)
    assert os.umask(mask) == 0o027, "what comes after has the rights that it had"
    assert path.stat().st_mode & 0o777 == 0o640
    with pytest.raises(FileExistsError, match=r"teko\.md"):
        write_new(path, b"Toinen", folder.root)
    assert path.read_bytes() == b"Teksti\n"
    link = folder.root / "deeds" / "linkki.md"
    link.symlink_to(folder.root / "ei-ole")
    with pytest.raises(FileExistsError):
        write_new(link, b"Teksti", folder.root)
    assert sorted(path.name for path in (folder.root / "deeds").rglob("*")) == [
        "linkki.md",
        "teko.md",
        "tiimi.md",
        "uusi",
    ]


def test_where_no_file_can_have_two_names_none_is_replaced_either(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    path = folder.root / "deeds" / "teko.md"
    write_new(path, b"Teksti", folder.root)
    with pytest.raises(FileExistsError):
        write_new(path, b"Toinen", folder.root)
    assert path.read_bytes() == b"Teksti"


def test_what_is_written_over_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "teko.md"
    path.write_text("Vanha", encoding="utf-8")
    path.chmod(0o600)
    write_over(path, b"Uusi")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"Uusi", 0o600)
