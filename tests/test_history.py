"""When things were published and changed: what the repository's history tells, and what is said without one."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

import feedparser
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import PROJECT, TODAY, Folder
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.history import Dates, History
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.git import answer
from tekojen_tori.reading.history.commits import Change, Commit
from tekojen_tori.reading.history.lives import Lives
from tekojen_tori.reading.history.repository import HistoryReading, _Clock, read_history
from test_cli import tori

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LONG = "".join(f"{number}. Tiimi kokeili, mitä tapahtuu, kun vuoro {number} vaihtuu.\n" for number in range(30))
OTHER = "".join(f"Keittiö {number} pani astiat kiertoon ja laski hävikin {number}.\n" for number in range(30))


def git(root: Path, *arguments: str, on: str = "2026-01-01", time: str = "") -> str:
    """Git, on a day at noon in Finland's winter time, or at a time as git itself writes it."""
    at = time or f"{on}T12:00:00+02:00"
    when = {"GIT_AUTHOR_DATE": f"{on}T12:00:00+02:00", "GIT_COMMITTER_DATE": at}
    who = ("-c", "user.name=Maija", "-c", "user.email=maija@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", "-C", str(root), *who, *arguments], check=True, capture_output=True, text=True, env=os.environ | when
    ).stdout.strip()


def commit(root: Path, on: str = "2026-01-01", time: str = "") -> str:
    """Commit all that has changed, and give the commit's id."""
    git(root, "add", "--all", on=on)
    git(root, "commit", "-qm", "Muutos", on=on, time=time)
    return git(root, "rev-parse", "HEAD")


def merge(root: Path, *branches: str, on: str) -> str:
    git(root, "merge", "-q", "--no-ff", "-m", "Yhdistetään", *branches, on=on)
    return git(root, "rev-parse", "HEAD")


def branch(root: Path, name: str) -> None:
    git(root, "checkout", "-q", "-b", name)


def main(root: Path) -> None:
    git(root, "checkout", "-q", "main")


@pytest.fixture
def repository(folder: Folder) -> Folder:
    """A content folder that is a repository, in which a deed was told in January 2025."""
    git(folder.root, "init", "-q", "-b", "main")
    folder.deed("ensimmainen", title="Ensimmäinen teko")
    commit(folder.root, on="2025-01-10")
    return folder


def told_twice(folder: Folder) -> Path:
    """A repository in which a deed was told in January and changed in March."""
    git(folder.root, "init", "-q", "-b", "main")
    deed = folder.deed()
    commit(folder.root, on="2026-01-15")
    add(deed, "Lisää.\n")
    commit(folder.root, on="2026-03-02")
    return folder.root


def add(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def read(root: Path) -> HistoryReading:
    return read_history(root, NOW)


def seen(root: Path) -> dict[str, tuple[str, str]]:
    """The days on which each file was published and updated."""
    return {
        str(file): (dates.published.date().isoformat(), dates.updated.date().isoformat())
        for file, dates in read(root).history.files.items()
    }


def days(root: Path) -> tuple[datetime | None, datetime | None]:
    content = ContentFolder(root, PROJECT).read(TODAY).content
    catalogue = Catalogue(content, history=read(root).history)
    (deed,) = catalogue.deeds
    return catalogue.published(deed), catalogue.updated(deed)


@contextmanager
def told_of_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, then: str) -> Iterator[Path]:
    """Puts a program of that name before git, which does what is given; its calls are lines of the file given."""
    calls = tmp_path / "calls"
    calls.touch()
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$*" >> "{calls}"\n{then}\n', encoding="utf-8")
    program.chmod(0o755)
    with monkeypatch.context() as patch:
        patch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
        yield calls


# A thing comes when it reaches the main line


def test_a_deed_was_published_with_its_first_commit_and_updated_with_its_last(folder: Folder) -> None:
    published, updated = days(told_twice(folder))
    assert published == datetime(2026, 1, 15, 10, tzinfo=UTC)
    assert updated == datetime(2026, 3, 2, 10, tzinfo=UTC)


def test_a_day_is_a_day_in_finland(folder: Folder) -> None:
    git(folder.root, "init", "-q", "-b", "main")
    folder.deed()
    commit(folder.root, time="2025-12-31T22:30:00+00:00")
    assert seen(folder.root)["deeds/tiimi.md"][0] == "2026-01-01"


@pytest.mark.parametrize("inside", [".", "sisalto", "sisältö ja 'muu'/syvällä"])
def test_a_content_folder_may_lie_anywhere_in_its_repository(tmp_path: Path, inside: str) -> None:
    folder = Folder(tmp_path / "repo" / inside)
    top = tmp_path / "repo"
    git(top, "init", "-q")
    folder.deed()
    (top / "muu.md").write_text("Muuta.\n", encoding="utf-8")
    commit(top, on="2026-01-15")
    assert days(folder.root)[0] == datetime(2026, 1, 15, 10, tzinfo=UTC)
    assert ("muu.md" in seen(folder.root)) == (inside == ".")


def test_a_content_folder_may_move_within_its_repository(repository: Folder) -> None:
    root = repository.root
    (root / "sisalto").mkdir()
    git(root, "mv", "deeds", "sisalto/deeds")
    commit(root, on="2026-05-05")
    assert seen(root / "sisalto") == {"deeds/ensimmainen.md": ("2025-01-10", "2025-01-10")}


def test_a_merge_brings_what_was_written_long_ago(repository: Folder) -> None:
    root = repository.root
    branch(root, "vanha")
    repository.deed("uusi", title="Uusi teko")
    commit(root, on="2025-02-01")
    add(repository.root / "deeds/ensimmainen.md", "Lisää.\n")
    commit(root, on="2025-02-02")
    main(root)
    assert "deeds/uusi.md" not in seen(root)
    repository.deed("valissa", title="Välissä")
    commit(root, on="2025-12-01")
    merge(root, "vanha", on="2026-02-20")
    assert seen(root) == {
        "deeds/uusi.md": ("2026-02-20", "2026-02-20"),
        "deeds/ensimmainen.md": ("2025-01-10", "2026-02-20"),
        "deeds/valissa.md": ("2025-12-01", "2025-12-01"),
    }


def test_a_merge_of_many_branches_brings_them_all(repository: Folder) -> None:
    root = repository.root
    for name in ("yksi", "kaksi", "kolme"):
        main(root)
        branch(root, name)
        repository.deed(name, title=f"Teko {name}")
        commit(root, on="2025-02-01")
    main(root)
    merge(root, "yksi", "kaksi", "kolme", on="2026-02-20")
    assert {day for file, day in seen(root).items() if "ensimmainen" not in file} == {("2026-02-20", "2026-02-20")}
    assert len(seen(root)) == 4


def test_a_squashed_or_rebased_branch_comes_when_it_is_put_on_the_main_line(repository: Folder) -> None:
    root = repository.root
    for name in ("puristettu", "siirretty"):
        main(root)
        branch(root, name)
        repository.deed(name, title=f"Teko {name}")
        commit(root, on="2025-02-01")
    main(root)
    git(root, "merge", "-q", "--squash", "puristettu")
    commit(root, on="2026-02-20")
    git(root, "checkout", "-q", "siirretty")
    git(root, "rebase", "-q", "main", on="2026-02-21")
    main(root)
    git(root, "merge", "-q", "--ff-only", "siirretty")
    assert seen(root)["deeds/puristettu.md"][0] == "2026-02-20"
    assert seen(root)["deeds/siirretty.md"][0] == "2026-02-21"


def test_what_a_branch_did_and_undid_before_its_merge_is_no_update(repository: Folder) -> None:
    root = repository.root
    branch(root, "haara")
    add(root / "deeds/ensimmainen.md", "Lisää.\n")
    commit(root, on="2025-02-01")
    git(root, "revert", "--no-edit", "HEAD", on="2025-02-02")
    repository.deed("uusi")
    commit(root, on="2025-02-03")
    main(root)
    merge(root, "haara", on="2025-03-01")
    assert seen(root)["deeds/ensimmainen.md"] == ("2025-01-10", "2025-01-10")


# A new name


def test_a_renamed_file_keeps_its_first_date_through_all_its_names(repository: Folder) -> None:
    root = repository.root
    repository.deed("yksi", text=LONG)
    commit(root, on="2025-02-01")
    git(root, "mv", "deeds/yksi.md", "deeds/kaksi.md")
    commit(root, on="2025-03-01")
    assert seen(root)["deeds/kaksi.md"] == ("2025-02-01", "2025-02-01"), "a new name alone is no update"
    git(root, "mv", "deeds/kaksi.md", "deeds/kolme.md")
    add(root / "deeds/kolme.md", "Lisää.\n")
    commit(root, on="2025-04-01")
    assert seen(root)["deeds/kolme.md"] == ("2025-02-01", "2025-04-01")
    git(root, "mv", "deeds/kolme.md", "deeds/yksi.md")
    commit(root, on="2025-05-01")
    assert seen(root)["deeds/yksi.md"] == ("2025-02-01", "2025-04-01"), "back again"
    assert set(seen(root)) == {"deeds/yksi.md", "deeds/ensimmainen.md"}


@pytest.mark.parametrize("text", ["Lyhyt", LONG], ids=["short", "long"])
def test_files_that_change_places_keep_their_own_dates(repository: Folder, text: str) -> None:
    root, names = repository.root, ("yksi", "kaksi", "kolme")
    for number, name in enumerate(names, start=2):
        repository.deed(name, text=f"{text} {name}".replace(" ", f" {name} "), title=f"Teko {name}")
        commit(root, on=f"2025-0{number}-01")
    for name in names:
        git(root, "mv", f"deeds/{name}.md", f"deeds/{name}.siirto")
    for name, takes in zip(names, (*names[1:], names[0]), strict=True):
        git(root, "mv", f"deeds/{takes}.siirto", f"deeds/{name}.md")
    commit(root, on="2026-01-01")
    found = seen(root)
    assert [found[f"deeds/{name}.md"][0] for name in names] == ["2025-03-01", "2025-04-01", "2025-02-01"]


def test_a_name_that_is_free_is_free_of_its_old_date(repository: Folder) -> None:
    root = repository.root
    repository.deed("nimi", text=LONG)
    commit(root, on="2025-02-01")
    git(root, "mv", "deeds/nimi.md", "deeds/muu.md")
    repository.deed("nimi", text=OTHER, title="Aivan toinen teko", sector="koko kunta", theme="[ergonomia]")
    commit(root, on="2025-03-01")
    assert seen(root)["deeds/nimi.md"] == ("2025-03-01", "2025-03-01"), "in the same commit"
    assert seen(root)["deeds/muu.md"] == ("2025-02-01", "2025-02-01")
    git(root, "rm", "-q", "deeds/nimi.md")
    commit(root, on="2025-04-01")
    assert "deeds/nimi.md" not in seen(root)
    repository.deed("nimi", title="Kolmas teko")
    commit(root, on="2025-05-01")
    assert seen(root)["deeds/nimi.md"] == ("2025-05-01", "2025-05-01"), "later"


def test_what_is_put_back_as_it_was_keeps_its_dates(repository: Folder) -> None:
    root = repository.root
    repository.deed("poistuva")
    commit(root, on="2025-02-01")
    git(root, "rm", "-q", "deeds/poistuva.md")
    commit(root, on="2025-03-01")
    git(root, "revert", "--no-edit", "HEAD", on="2025-03-02")
    assert seen(root)["deeds/poistuva.md"] == ("2025-02-01", "2025-02-01")


def test_what_is_put_back_after_another_has_had_its_name_is_new(repository: Folder) -> None:
    root = repository.root
    repository.deed("poistuva")
    commit(root, on="2025-02-01")
    git(root, "rm", "-q", "deeds/poistuva.md")
    commit(root, on="2025-03-01")
    for month, (old, new) in enumerate((("ensimmainen", "poistuva"), ("poistuva", "ensimmainen")), start=4):
        git(root, "mv", f"deeds/{old}.md", f"deeds/{new}.md")
        commit(root, on=f"2025-0{month}-01")
    repository.deed("poistuva")
    commit(root, on="2025-06-01")
    assert seen(root)["deeds/poistuva.md"] == ("2025-06-01", "2025-06-01")
    assert seen(root)["deeds/ensimmainen.md"] == ("2025-01-10", "2025-01-10")


def test_an_old_address_tells_the_first_date_when_git_sees_no_move(repository: Folder) -> None:
    root = repository.root
    git(root, "mv", "deeds/ensimmainen.md", "deeds/vanha.md")
    commit(root, on="2025-01-20")
    git(root, "rm", "-q", "deeds/vanha.md")
    repository.deed("tiimi", text=LONG, aliases="[vanha, olematon]", title="Kokonaan uudeksi kirjoitettu")
    commit(root, on="2026-02-02")
    assert seen(root)["deeds/tiimi.md"][0] == "2026-02-02"
    published, updated = days(root)
    assert published == datetime(2025, 1, 10, 10, tzinfo=UTC)
    assert updated == datetime(2026, 2, 2, 10, tzinfo=UTC)


def test_an_old_address_in_another_folder_is_another_things() -> None:
    old, new = (datetime(year, 1, 1, tzinfo=UTC) for year in (2020, 2025))
    history = History(
        files={PurePosixPath("deeds/uusi.md"): Dates(new, new), PurePosixPath("deeds/elossa.md"): Dates(old, old)},
        gone={PurePosixPath("stories/vanha.md"): Dates(old, old)},
    )
    for alias in ("vanha", "elossa"):
        assert history.of(PurePosixPath("deeds/uusi.md"), [alias]) == Dates(new, new)
    assert history.of(PurePosixPath("stories/vanha.md"), []) is None, "a new file that git doesn't know yet"


# Commits that are no updates


@pytest.fixture
def tidied(repository: Folder) -> Folder:
    """A repository whose `.git-blame-ignore-revs` names a commit by the beginning of its id, and what can't be one."""
    root = repository.root
    add(root / "deeds/ensimmainen.md", "Lisää.\n")
    commit(root, on="2025-02-01")
    add(root / "deeds/ensimmainen.md", "   \n")
    repository.deed("mukana")
    tidy = commit(root, on="2025-03-01")
    repository.write(
        ".git-blame-ignore-revs",
        b"# muotoilu \xe4\n\nHEAD\n--output=pwned\n$(touch pwned)\n../../etc\nabc\n"
        + f"{tidy[:12]}  # siivous\n".encode(),
    )
    commit(root, on="2025-04-01")
    return repository


def test_a_commit_named_as_tidying_updates_nothing_but_brings_what_is_new_in_it(tidied: Folder) -> None:
    assert seen(tidied.root) == {
        "deeds/ensimmainen.md": ("2025-01-10", "2025-02-01"),
        "deeds/mukana.md": ("2025-03-01", "2025-03-01"),
    }
    assert read(tidied.root).notes == ()
    tidied.write(".git-blame-ignore-revs", git(tidied.root, "rev-parse", "HEAD^")[:6])
    assert seen(tidied.root)["deeds/ensimmainen.md"][1] == "2025-03-01", "so few letters may be those of any commit"
    assert not list(tidied.root.rglob("pwned"))


@pytest.mark.parametrize("inside", ["sisalto", "sivut/sisalto", "a/b/c"])
def test_tidying_commits_are_named_at_the_top_of_the_repository_wherever_the_content_lies(
    tmp_path: Path, inside: str
) -> None:
    top, folder = tmp_path / "repo", Folder(tmp_path / "repo" / inside)
    git(top, "init", "-q")
    deed = folder.deed()
    commit(top, on="2026-01-15")
    add(deed, "   \n")
    tidy = commit(top, on="2026-03-02")
    assert seen(folder.root)["deeds/tiimi.md"] == ("2026-01-15", "2026-03-02")
    (top / ".git-blame-ignore-revs").write_text(tidy, encoding="utf-8")
    assert seen(folder.root)["deeds/tiimi.md"] == ("2026-01-15", "2026-01-15")


def test_a_merge_updates_what_its_branch_did_besides_tidying(tidied: Folder) -> None:
    root = tidied.root
    branch(root, "haara")
    for name in ("ensimmainen", "mukana"):
        add(root / f"deeds/{name}.md", "   \n")
    tidy = commit(root, on="2025-05-01")
    add(root / "deeds/mukana.md", "Lisää.\n")
    commit(root, on="2025-05-02")
    main(root)
    tidied.deed("valissa", title="Välissä")
    commit(root, on="2025-05-20")
    merge(root, "haara", on="2025-06-01")
    assert {day for _, day in seen(root).values()} == {"2025-06-01", "2025-05-20"}
    tidied.write(".git-blame-ignore-revs", tidy.upper() + "\n")
    commit(root, on="2025-06-02")
    assert seen(root)["deeds/ensimmainen.md"] == ("2025-01-10", "2025-03-01")
    assert seen(root)["deeds/mukana.md"] == ("2025-03-01", "2025-06-01")


@pytest.mark.parametrize("day", ["2025-05-01", "2025-06-20"], ids=["right-clock", "clock-ahead"])
@pytest.mark.parametrize("follows_main", [True, False])
def test_a_tidying_commit_in_a_branch_that_is_merged_twice_is_quiet(
    repository: Folder, day: str, follows_main: bool
) -> None:
    root = repository.root
    branch(root, "haara")
    add(root / "deeds/ensimmainen.md", "   \n")
    tidy = commit(root, on=day)
    main(root)
    repository.write(".git-blame-ignore-revs", f"{tidy}\n")
    commit(root, on="2025-05-02")
    merge(root, "haara", on="2025-06-01")
    git(root, "checkout", "-q", "haara")
    if follows_main:
        merge(root, "main", on="2025-06-02")
    repository.deed("toinen")
    commit(root, on="2025-06-03")
    main(root)
    repository.deed("kolmas")
    commit(root, on="2025-06-04")
    merge(root, "haara", on="2025-07-01")
    assert seen(root)["deeds/ensimmainen.md"] == ("2025-01-10", "2025-01-10")
    assert seen(root)["deeds/toinen.md"] == ("2025-07-01", "2025-07-01")


# Times that nobody can believe


FORGED = ("@253402300800 +0000", "@32503680000 +0000", "@1830297600 +0000", "@99999999999999 -1200")


def forge(root: Path, seconds: str) -> None:
    """Give the newest commit a time that git itself would refuse to write."""
    written = git(root, "cat-file", "commit", "HEAD").splitlines()
    lines = [f"committer M <m@example.org> {seconds}" if line.startswith("committer") else line for line in written]
    forged = subprocess.run(
        ["git", "-C", str(root), "hash-object", "-t", "commit", "-w", "--literally", "--stdin"],
        input="\n".join(lines) + "\n", capture_output=True, check=True, text=True,
    ).stdout.strip()  # fmt: skip
    git(root, "update-ref", "HEAD", forged)


@pytest.mark.parametrize("time", FORGED)
def test_a_commit_from_the_future_came_now_at_the_latest_and_is_told_of(repository: Folder, time: str) -> None:
    root = repository.root
    repository.deed("uusi", title="Uusi teko")
    add(root / "deeds/ensimmainen.md", "Lisää.\n")
    forged = commit(root, time=time)
    found = read(root)
    assert found.history.files[PurePosixPath("deeds/uusi.md")].published == NOW
    assert found.history.files[PurePosixPath("deeds/ensimmainen.md")].published == datetime(2025, 1, 10, 10, tzinfo=UTC)
    (note,) = found.notes
    assert forged[:10] in note and "tulevaisuudessa" in note
    repository.deed("seuraava", title="Seuraava")
    commit(root, on="2026-03-03")
    assert seen(root)["deeds/uusi.md"] == ("2026-03-03", "2026-03-03"), "it was there before the next one"


@pytest.mark.parametrize(
    ("seconds", "day"),
    [
        ("9" * 30 + " +0000", "2026-11-24"),
        ("9" * 6000 + " +0000", "2026-11-24"),
        ("-5 +0000", "2026-11-24"),
        ("huomenna", "2026-11-24"),
        ("", "2026-11-24"),
        ("0 +0000", "2000-01-01"),
        ("946684799 +0000", "2000-01-01"),
    ],
    ids=["long", "very-long", "negative", "words", "none", "zero", "last-second-too-early"],
)
def test_a_time_that_is_no_time_stops_nothing(repository: Folder, seconds: str, day: str) -> None:
    root = repository.root
    repository.deed("uusi", title="Uusi teko")
    commit(root)
    forge(root, seconds)
    assert seen(root)["deeds/uusi.md"] == (day, day)
    assert len(read(root).notes) == 1


@pytest.mark.parametrize(("time", "notes"), [("@946684800 +0000", 0), ("@{now} +0000", 0), ("@{later} +0000", 1)])
def test_the_first_and_the_last_moment_are_believed(repository: Folder, time: str, notes: int) -> None:
    now = int(NOW.timestamp())
    repository.deed("uusi")
    commit(repository.root, time=time.format(now=now, later=now + 1))
    assert len(read(repository.root).notes) == notes


def test_many_doubtful_commits_are_told_of_in_one_sentence_and_those_of_no_content_not_at_all(
    repository: Folder,
) -> None:
    root = repository.root
    for number in range(5):
        repository.deed(f"teko-{number}", title=f"Teko {number}")
        commit(root, time=FORGED[1])
    (note,) = read(root).notes
    assert "ja vielä 2 muuta" in note
    (root / "koodi.py").write_text("", encoding="utf-8")
    commit(root, time=FORGED[0])
    assert read(root).notes == (note,)


@given(st.lists(st.tuples(st.integers(-1, 2**70) | st.none(), st.booleans()), max_size=8))
def test_nothing_is_later_than_now_nor_updated_before_it_was_published(made: list[tuple[int | None, bool]]) -> None:
    clock, lives = _Clock(NOW, PurePosixPath()), Lives()
    for number, (time, is_update) in enumerate(made):
        was = None if number == len(made) - 1 else "a.md"
        change = Change(was, "a.md", b"%d" % (number + 1), b"%d" % number)
        one = Commit(str(number), time, (), (change,))
        lives.take(one, clock.time_of(one), is_update, frozenset())
    for life in lives:
        assert 0 < life.published <= life.updated <= NOW.timestamp()


# A history that can't be read


def without(folder: Folder) -> str:
    """What is said when the history isn't to be had and the deed's own date must do."""
    found = read(folder.root)
    assert found.history == History(now=NOW)
    (note,) = found.notes
    assert "omaa ajankohtaa" in note
    return note


def test_without_a_repository_the_date_of_the_deed_must_do(folder: Folder) -> None:
    folder.deed(date="2018/2020")
    assert days(folder.root) == (datetime(2020, 1, 1, tzinfo=UTC),) * 2
    assert "ei ole versionhallinnassa" in without(folder)


def test_before_anything_is_committed_the_date_of_the_deed_must_do(folder: Folder) -> None:
    git(folder.root, "init", "-q")
    folder.deed()
    assert "ei ole vielä tallennettu" in without(folder)
    (folder.root / "muu.txt").write_text("", encoding="utf-8")
    git(folder.root, "add", "muu.txt")
    git(folder.root, "commit", "-qm", "Muu")
    assert "ei ole vielä tallennettu" in without(folder)


def test_a_shallow_clone_knows_no_history(folder: Folder, tmp_path: Path) -> None:
    root = told_twice(folder)
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{root}", str(tmp_path / "clone")], check=True)
    shallow = read(tmp_path / "clone")
    assert shallow.history.files == {}
    assert "git fetch --unshallow" in shallow.notes[0]
    git(tmp_path / "clone", "fetch", "-q", "--unshallow")
    assert len(read(tmp_path / "clone").history.files) == 1


def test_a_partial_clone_is_told_of_and_fetches_nothing(repository: Folder, tmp_path: Path) -> None:
    root = repository.root
    repository.deed("vanha", text=LONG)
    commit(root)
    git(root, "mv", "deeds/vanha.md", "deeds/uusi.md")
    add(root / "deeds/uusi.md", "Lisää.\n")
    commit(root)
    git(root, "config", "uploadpack.allowFilter", "true")
    part = tmp_path / "osa"
    subprocess.run(["git", "clone", "-qn", "--filter=blob:none", f"file://{root}", str(part)], check=True)
    git(part, "config", "remote.origin.uploadpack", f"touch {tmp_path}/pwned; git-upload-pack")
    (note,) = read(part).notes
    assert "git fetch --refetch" in note
    assert not (tmp_path / "pwned").exists()


def test_anothers_folder_is_told_how_to_trust(
    repository: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = shutil.which("git")
    with told_of_git(monkeypatch, tmp_path, f'GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec {real} "$@"'):
        assert f"git config --global --add safe.directory {repository.root}" in without(repository)


@pytest.mark.parametrize(
    ("does", "told"),
    [
        ("echo 'fatal: bad object \x1b[2J' >&2; exit 128", "Git vastasi: ”fatal: bad object �[2J”"),
        ("exit 1", "git fsck"),
        ("sleep 9", "Git ei vastannut"),
        ("kill -9 $$", "git fsck"),
    ],
)
def test_a_git_that_fails_is_told_of(
    repository: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, does: str, told: str
) -> None:
    monkeypatch.setattr("tekojen_tori.reading.git.LONGEST", 1)
    with told_of_git(monkeypatch, tmp_path, does):
        assert told in without(repository)


def test_without_git_one_is_told_to_install_it(repository: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("PATH", "/nonexistent")
        note = without(repository)
    assert "Ohjelmaa git ei löydy" in note


def test_a_damaged_repository_is_told_of(repository: Folder) -> None:
    for file in (repository.root / ".git/objects").rglob("*"):
        if file.is_file():
            file.chmod(0o644)
            file.write_bytes(b"rikki")
    assert "git fsck" in without(repository)


def test_a_history_that_breaks_off_is_not_believed_by_half(
    repository: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = shutil.which("git")
    with told_of_git(monkeypatch, tmp_path, f'{real} "$@"; case "$*" in *log*) exit 128;; esac'):
        without(repository)


# What nobody may do through a repository


def test_file_names_may_hold_anything(repository: Folder) -> None:
    root = repository.root
    names = ["äöå.md", "lai'naus\".md", "rivi\nvaihto.md", "\nalku.md", ":kaksoispiste.md", " väli .md", "Iso.MD",
             os.fsdecode(b"latin-\xe4.md"), "--output=pwned.md"]  # fmt: skip
    for number, name in enumerate(names):
        (root / "deeds" / name).write_text(LONG + str(number), encoding="utf-8")
    commit(root, on="2026-02-02")
    assert seen(root) == {
        "deeds/ensimmainen.md": ("2025-01-10", "2025-01-10"),
        **{f"deeds/{name}": ("2026-02-02", "2026-02-02") for name in names},
    }
    for name in names:
        git(root, "mv", f"deeds/{name}", f"deeds/x{name}")
    commit(root, on="2026-03-03")
    assert seen(root) == {
        "deeds/ensimmainen.md": ("2025-01-10", "2025-01-10"),
        **{f"deeds/x{name}": ("2026-02-02", "2026-02-02") for name in names},
    }


Settings = Callable[[str], list[tuple[str, str]]]

PROGRAMS: dict[str, Settings] = {
    "fsmonitor": lambda program: [("core.fsmonitor", program)],
    "pager": lambda program: [("core.pager", program), ("pager.log", "true")],
    "signatures": lambda program: [("log.showSignature", "true"), ("gpg.program", program)],
    "external-diff": lambda program: [("diff.external", program), ("diff.oma.command", program)],
    "textconv": lambda program: [("diff.oma.textconv", program)],
    "filter": lambda program: [("filter.oma.clean", program), ("filter.oma.smudge", program)],
    "aliases": lambda program: [("alias.log", f"!{program}"), ("alias.rev-parse", f"!{program}")],
    "editor": lambda program: [("core.editor", program), ("core.askPass", program), ("core.sshCommand", program)],
    "hooks": lambda program: [("core.hooksPath", str(Path(program).parent))],
}


@pytest.mark.parametrize("named", PROGRAMS)
def test_a_repositorys_settings_run_nothing(tidied: Folder, tmp_path: Path, named: str) -> None:
    root = tidied.root
    tidied.write(".gitattributes", "* diff=oma filter=oma\n")
    commit(root, on="2025-04-02")
    forged = git(root, "cat-file", "commit", "HEAD").replace("\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n\n", 1)
    signed = subprocess.run(
        ["git", "-C", str(root), "hash-object", "-t", "commit", "-w", "--stdin"],
        input=f"{forged}\n", capture_output=True, check=True, text=True,
    ).stdout.strip()  # fmt: skip
    git(root, "update-ref", "HEAD", signed)
    before = read(root)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in ("program", "post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout"):
        (hooks / hook).write_text(f"#!/bin/sh\ntouch {tmp_path}/pwned\n", encoding="utf-8")
        (hooks / hook).chmod(0o755)
    for key, value in PROGRAMS[named](str(hooks / "program")):
        git(root, "config", key, value)
    git(root, "ls-files")
    (tmp_path / "pwned").unlink(missing_ok=True)
    os.utime(root / "deeds/ensimmainen.md", (1, 1))
    assert read(root) == before
    if named != "filter":  # which git must run to know what has changed
        with answer(root, "status") as told:
            assert b"main" in told.read()
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize(
    "setting",
    [
        "log.diffMerges=off", "log.diffMerges=combined", "log.showRoot=false", "log.follow=true", "log.decorate=full",
        "diff.renames=false", "diff.renames=copies", "diff.renameLimit=1", "diff.relative=true", "diff.noprefix=true",
        "color.ui=always", "core.quotePath=true", "core.abbrev=4", "format.pretty=oneline", "log.date=relative",
        "log.mailmap=false", "diff.orderFile=/dev/null", "diff.algorithm=patience", "core.ignoreCase=true",
        "notes.displayRef=*", "log.abbrevCommit=true", "diff.external=false", "diff.submodule=log",
    ],
)  # fmt: skip
def test_a_repositorys_settings_change_no_date(tidied: Folder, setting: str) -> None:
    root = tidied.root
    branch(root, "haara")
    git(root, "mv", "deeds/mukana.md", "deeds/siirretty.md")
    commit(root, on="2025-04-10")
    main(root)
    merge(root, "haara", on="2025-05-01")
    before = seen(root)
    assert before["deeds/siirretty.md"][0] == "2025-03-01"
    git(root, "config", *setting.split("=", 1))
    assert seen(root) == before
    assert seen(root / "deeds") == {file.removeprefix("deeds/"): dates for file, dates in before.items()}


def test_what_git_tells_its_hooks_leads_nowhere_else(
    repository: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = seen(repository.root)
    other = Folder(tmp_path / "muu")
    git(other.root, "init", "-q")
    other.deed("muu")
    commit(other.root)
    of_repository = git(other.root, "rev-parse", "--local-env-vars").split()
    assert "GIT_DIR" in of_repository
    for name in of_repository:
        if not name.startswith("GIT_CONFIG"):
            monkeypatch.setenv(name, str(other.root / ".git"))
    assert seen(repository.root) == before


def test_files_that_look_like_a_repository_are_none(tmp_path: Path) -> None:
    """Git takes a folder that holds these for a repository, with settings that may name programs."""
    folder = Folder(tmp_path / "sisalto")
    folder.deed()
    (folder.root / ".git").mkdir()
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "paljas")], check=True)
    shutil.copytree(tmp_path / "paljas", folder.root, dirs_exist_ok=True)
    assert "bare repository" in read(folder.root).notes[0]


def test_git_is_asked_twice_and_once_more_if_commits_are_ignored(
    tidied: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with told_of_git(monkeypatch, tmp_path, f'exec {shutil.which("git")} "$@"') as calls:
        read(tidied.root)
        assert len(calls.read_text(encoding="utf-8").splitlines()) == 3
        (tidied.root / ".git-blame-ignore-revs").unlink()
        calls.write_text("", encoding="utf-8")
        read(tidied.root)
        assert len(calls.read_text(encoding="utf-8").splitlines()) == 2


# What is made of it


def test_a_strict_build_says_what_is_doubtful_and_goes_on(repository: Folder, caplog: pytest.LogCaptureFixture) -> None:
    repository.deed("uusi", title="Uusi teko")
    commit(repository.root, time=FORGED[0])
    before = datetime.now(UTC).replace(microsecond=0)
    result = repository.build("--strict")
    assert result.returncode == 0, result.stderr
    assert caplog.text.count("tulevaisuudessa") == 1
    site = repository.root / "site"
    for item in json.loads((site / "feed.json").read_text(encoding="utf-8"))["items"]:
        for key in ("date_published", "date_modified"):
            assert datetime.fromisoformat(item[key]) <= datetime.now(UTC)
    entries = feedparser.parse((site / "feed.xml").read_bytes()).entries
    assert [entry.link.split("/")[-2] for entry in entries] == ["uusi", "ensimmainen"]
    deed = json.loads((site / "api/v1/deeds/uusi.json").read_text(encoding="utf-8"))
    assert before <= datetime.fromisoformat(deed["published"]) <= datetime.now(UTC)


def test_a_build_says_once_that_there_is_no_history(folder: Folder, caplog: pytest.LogCaptureFixture) -> None:
    folder.deed()
    result = folder.build("--strict")
    assert result.returncode == 0, result.stderr
    assert caplog.text.count("ei ole versionhallinnassa") == 1


def test_a_letter_is_proposed_of_what_came_and_says_what_is_not_known(repository: Folder) -> None:
    root = repository.root
    branch(root, "vanha")
    repository.deed("uusi", title="Uusi teko", date="2019")
    commit(root, on="2025-02-01")
    main(root)
    merge(root, "vanha", on="2026-02-20")
    result = tori("newsletter", "--since", "2026-02-20", "--content", root)
    assert result.exit_code == 0, result.output
    (file,) = (root / "newsletters").iterdir()
    assert yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1])["sections"] == [
        {"heading": "Uudet teot", "shows": ["deeds/uusi"]}
    ]
    file.unlink()
    shutil.rmtree(root / ".git")
    result = tori("newsletter", "--since", "2026-02-20", "--content", root)
    assert "ei ole versionhallinnassa" in result.output


def test_without_a_history_nothing_is_told_before_its_time(folder: Folder) -> None:
    """A day begins in Finland before it does in the world's time, and what is to come is told today."""
    folder.deed(date="2026-11-24")
    now = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
    catalogue = Catalogue(folder.read(TODAY).content, history=read_history(folder.root, now).history)
    assert catalogue.published(catalogue.deeds[0]) == now
    assert catalogue.beginning_of(date(2030, 1, 1)) == now
    assert catalogue.beginning_of(date(2019, 5, 1)) == datetime(2019, 5, 1, tzinfo=UTC)
