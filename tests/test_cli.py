"""The `tori` command, as a person or a program in another folder uses it."""

import json
import re
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


def test_what_is_the_same_in_many_files_is_told_once_with_its_count_unless_it_must_be_mended(folder: Folder) -> None:
    for number in range(3):
        folder.deed(f"uusi-{number}", title=f"Uusi {number}", municipality=None, organisation="Hevonkuusen Kehitys Oy")
    for number in range(2):
        folder.deed(f"virhe-{number}", title=f"Virhe {number}", municipality="Ascola")
    told = tori("check", "--content", folder.root).output
    assert told.count("Hevonkuusen Kehitys Oy” on uusi") == told.count("[Kunta]") == 1
    assert "sitä ei ole vielä luettelossa. Sama 2 muussa kohdassa." in told
    assert told.count("Ascola") >= 2 and "Yhteensä 2 virhettä ja 3 tietoa." in told
    listed = json.loads(tori("check", "--content", folder.root, "--format", "json").output)
    assert [one["code"] for one in listed].count("new-organisation") == 3, "programs are told each place"


def test_what_is_written_cannot_rewrite_the_terminal(folder: Folder) -> None:
    folder.deed(municipality='"Ascola\\e[2J\\n::warning::pahaa"', theme='["\\x9b2J\\r::error::x"]')
    result = tori("check", "--content", folder.root)
    assert result.exit_code == 1
    assert "U+001B" in result.output
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", result.output)


def test_what_is_written_cannot_command_a_workflow(folder: Folder) -> None:
    folder.deed(municipality='"Ascola\\n::warning::pahaa"', theme='["x\\r\\n::error::x"]')
    for form in ("text", "github"):
        output = tori("check", "--format", form, "--content", folder.root).output
        assert "pahaa" in output
        assert not re.search("^::(warning::pahaa|error::x)", output.replace("\r", "\n"), re.MULTILINE)


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


ANSWERS = (
    "x\nTiimi tekee\n" "Espo\nEsbo\n" "koko kunta\n" "viestintä, TYÖHYVINVOINTI\n" "10/2019\n"
    "\n" "\nTeimme *näin*.\nJa näin.\n\n" "\n" "\n" "k\n"
    "Lyhyesti.\n" "kokeilu\n" "2\nKaikki jatkaisivat\n\n" "n. 40\n" "3 kk\n" "ei mitään\n" "Maija Malli\n\nmaija@kunta.example\n\n" "https://kunta.example/a\n" "\n" "\n"
)  # fmt: skip


def test_a_new_deed_is_asked_for_and_checked_as_one_goes(folder: Folder) -> None:
    result = CliRunner().invoke(main, ["new", "deed", "--content", str(folder.root)], input=ANSWERS)
    assert result.exit_code == 0, result.output
    assert "Kerro ainakin, mitä tehtiin." in result.output
    assert "Otsikko on liian lyhyt" in result.output
    assert "Kuntaa ”Espo” ei ole. Tarkoititko: Espoo?" in result.output
    text = (folder.root / "deeds/espoo-tiimi-tekee.md").read_text(encoding="utf-8")
    assert "theme: [viestintä, työhyvinvointi]\ndate: 2019-10\n" in text
    assert "evidence:\n  how: kysyttiin\n  figure: Kaikki jatkaisivat\nparticipants: n. 40\n" in text
    assert "Teimme \\*näin\\*.\\\nJa näin." in text
    assert folder.read().problems == ()


FLAGS = (
    "--title",
    "Tiimi tekee",
    "--place",
    "Esbo",
    "--sector",
    "koko kunta",
    "--theme",
    "viestintä",
    "--date",
    "2019",
)


def test_a_script_makes_a_deed_by_flags_alone_and_replaces_nothing(folder: Folder) -> None:
    make = ("new", "deed", "--content", folder.root, *FLAGS, "--done", "Tehtiin.\n\nJa opittiin.")
    result = tori(*make)
    assert (result.exit_code, result.output) == (0, f"Teko on tiedostossa {folder.root}/deeds/espoo-tiimi-tekee.md.\n")
    path = folder.root / "deeds/espoo-tiimi-tekee.md"
    path.write_text("oma", encoding="utf-8")
    result = tori(*make)
    assert result.exit_code == 1
    assert "on jo olemassa" in result.output
    assert path.read_text(encoding="utf-8") == "oma"


def test_flags_that_the_checker_refuses_write_nothing(folder: Folder) -> None:
    result = tori(
        "new", "deed", "--content", folder.root, *FLAGS, "--date", "2099", "--sector", "sote-ala", "--done", "x"
    )
    assert result.exit_code == 1
    assert "on tulevaisuudessa" in result.output
    assert "Palvelualaa ”sote-ala” ei ole." in result.output
    assert list((folder.root / "deeds").iterdir()) == []


def test_breaking_off_writes_nothing(folder: Folder) -> None:
    result = CliRunner().invoke(main, ["new", "deed", "--content", str(folder.root)], input="Tiimi tekee\n")
    assert result.exit_code == 1
    assert "mitään ei kirjoitettu" in result.output
    assert list((folder.root / "deeds").iterdir()) == []
