"""When things were published and changed: what the repository's history tells, and what is said without one."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import PROJECT, TODAY, Folder
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.history import read_history


def git(root: Path, *arguments: str, on: str = "2026-01-01") -> None:
    when = {"GIT_AUTHOR_DATE": f"{on}T12:00:00+02:00", "GIT_COMMITTER_DATE": f"{on}T12:00:00+02:00"}
    who = ("-c", "user.name=Maija", "-c", "user.email=maija@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True, env=os.environ | when)


def told_twice(folder: Folder) -> Path:
    """A repository in which a deed was told in January and changed in March."""
    git(folder.root, "init", "-q")
    deed = folder.deed()
    git(folder.root, "add", ".")
    git(folder.root, "commit", "-qm", "Teko", on="2026-01-15")
    deed.write_text(deed.read_text(encoding="utf-8") + "Lisää.\n", encoding="utf-8")
    git(folder.root, "commit", "-qam", "Lisää", on="2026-03-02")
    return folder.root


def days(root: Path) -> tuple[datetime | None, datetime | None]:
    content = ContentFolder(root, PROJECT).read(TODAY).content
    catalogue = Catalogue(content, history=read_history(root))
    (deed,) = catalogue.deeds
    return catalogue.published(deed), catalogue.updated(deed)


def test_a_deed_was_published_with_its_first_commit_and_updated_with_its_last(folder: Folder) -> None:
    published, updated = days(told_twice(folder))
    assert published == datetime(2026, 1, 15, 10, tzinfo=UTC)
    assert updated == datetime(2026, 3, 2, 10, tzinfo=UTC)


def test_a_content_folder_may_lie_within_its_repository(folder: Folder) -> None:
    git(folder.root.parent, "init", "-q")
    folder.deed()
    git(folder.root.parent, "add", ".")
    git(folder.root.parent, "commit", "-qm", "Teko", on="2026-01-15")
    assert days(folder.root)[0] == datetime(2026, 1, 15, 10, tzinfo=UTC)


def test_without_a_history_the_date_of_the_deed_must_do(folder: Folder) -> None:
    folder.deed(date="2018/2020")
    assert days(folder.root) == (datetime(2020, 1, 1, tzinfo=UTC),) * 2


def test_a_shallow_clone_knows_no_history(folder: Folder, tmp_path: Path) -> None:
    root = told_twice(folder)
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{root}", str(tmp_path / "clone")], check=True)
    assert read_history(tmp_path / "clone") == {}


def test_a_file_that_moved_or_came_back_was_published_when_it_came_to_its_place(folder: Folder) -> None:
    root = told_twice(folder)
    git(root, "mv", "deeds/tiimi.md", "deeds/uusi nimi ä.md")
    git(root, "commit", "-qm", "Uusi nimi", on="2026-04-01")
    folder.write("deeds/toinen.md", "Eka.\n")
    folder.write("deeds/kuva.png", "x")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Toinen", on="2026-05-01")
    git(root, "rm", "-q", "deeds/toinen.md")
    git(root, "commit", "-qm", "Pois", on="2026-06-01")
    found = {
        str(path): (one.published.date().isoformat(), one.updated.date().isoformat())
        for path, one in read_history(root).items()
    }
    assert found["deeds/uusi nimi ä.md"][1] == "2026-04-01"
    assert found["deeds/toinen.md"] == ("2026-05-01", "2026-05-01"), "going is no change of it"
    assert "deeds/kuva.png" not in found


def test_where_there_is_no_repository_there_is_no_history(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.deed()
    assert read_history(folder.root) == {}
    root = told_twice(folder)
    assert len(read_history(root)) == 1
    monkeypatch.setenv("PATH", str(folder.root))
    assert read_history(root) == {}, "nobody can ask git"
