"""The `tori` command, as a person or a program in another folder uses it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import PROJECT, Folder
from tekojen_tori.cli import main


def tori(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_check_is_content_with_the_projects_own_deeds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT / "deeds")
    result = tori("check")
    assert (result.exit_code, result.output) == (0, "Kaikki kunnossa.\n")


def test_check_tells_what_is_wrong_in_another_folder(folder: Folder) -> None:
    folder.deed(municipality="Ascola", date="tänään")
    result = tori("check", "--content", folder.root, "--format", "json")
    assert result.exit_code == 1
    assert [(one["line"], one["code"]) for one in json.loads(result.output)] == [
        (3, "unknown-municipality"),
        (6, "bad-date"),
    ]


def test_check_of_some_files_tells_only_of_those(folder: Folder) -> None:
    good, bad = folder.deed("hyva"), folder.deed("huono", title="Toinen", municipality="Ascola")
    assert tori("check", good, "--content", folder.root).exit_code == 0
    assert tori("check", bad, "--content", folder.root).exit_code == 1


def test_remarks_do_not_fail_a_check(folder: Folder) -> None:
    path = folder.deed()
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    result = tori("check", "--content", folder.root)
    assert result.exit_code == 0
    assert "Yhteensä 1 huomautus." in result.output


@pytest.mark.parametrize("arguments", [("check", "ei-ole.md"), ("check", "--content", "ei-ole")])
def test_what_is_not_there_is_told(arguments: tuple[str, ...]) -> None:
    result = tori(*arguments)
    assert result.exit_code == 2
    assert "ei ole" in result.output
