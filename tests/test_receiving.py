"""The program that makes a pull request of an issue, run as the workflow runs it: real git, and a `gh` that records."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import PROJECT, TODAY
from forks import Forks
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.contributing.issues.forms import Wrong
from tekojen_tori.contributing.issues.issues import DEED_ISSUES
from tekojen_tori.contributing.issues.replies import not_yet, quoted
from tekojen_tori.kinds.adoptions.contributing.issues import ADOPTION_ISSUES
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import errors
from test_issues import PAYLOADS, body, payload

BOT = "github-actions[bot]"
RECEIVE_ISSUE = PROJECT / "scripts" / "receive_issue"


class Forge:
    """A repository on a forge, and a clone of it in which the workflow runs."""

    def __init__(self, folder: Path, forks: Forks) -> None:
        self._forks = forks
        self.origin, self.clone, self.home = folder / "origin.git", folder / "clone", folder / "home"
        self.home.mkdir()
        (folder / "bin").mkdir()
        shutil.copy(PROJECT / "tests" / "fake_gh", folder / "bin" / "gh")
        self.variables = os.environ | {
            "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "FAKE_GH": str(folder / "gh.json"),
            "HOME": str(self.home),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self.git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.origin))
        self.git(folder, "clone", "--quiet", str(self.origin), str(self.clone))
        shutil.copytree(PROJECT / "registers", self.clone / "registers")
        (self.clone / "mkdocs.yml").write_text("site_name: Tori\n")
        self.commit("deeds/README.md", "# Teot\n")

    def git(self, folder: Path, *arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=folder, env=self.variables, check=True, capture_output=True, text=True
        ).stdout.strip()

    def commit(self, name: str, text: str, branch: str = "main") -> None:
        """Somebody's commit on a branch."""
        if branch != "main":
            self.git(self.clone, "checkout", "--quiet", "-B", branch, f"origin/{branch}")
        path = self.clone / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.git(self.clone, "add", ".")
        identity = ("-c", "user.name=Ylläpito", "-c", "user.email=yllapito@example.org")
        self.git(self.clone, *identity, "commit", "--quiet", "-m", "Muutos")
        self.git(self.clone, "push", "--quiet", "origin", f"HEAD:{branch}")
        self.git(self.clone, "checkout", "--quiet", "-B", "main", "origin/main")

    def receive(self, event: Path | Any) -> str:
        if not isinstance(event, Path):
            file = self.home / "event.json"
            file.write_text(json.dumps(event), encoding="utf-8")
            event = file
        result = self._forks.run(RECEIVE_ISSUE, str(event), cwd=self.clone, env=self.variables)
        assert result.returncode == 0, result.stderr
        assert self.git(self.clone, "status", "--porcelain") == ""
        assert len(self.git(self.clone, "worktree", "list").splitlines()) == 1
        return result.stdout

    @property
    def gh(self) -> Any:
        return json.loads(Path(self.variables["FAKE_GH"]).read_text())

    def set_state(self, state: str) -> None:
        known = self.gh
        known["pulls"][-1]["state"] = state
        Path(self.variables["FAKE_GH"]).write_text(json.dumps(known))

    def tip(self, branch: str) -> str:
        return self.git(self.origin, "rev-parse", f"refs/heads/{branch}")

    def branches(self) -> list[str]:
        return self.git(self.origin, "for-each-ref", "--format=%(refname:short)", "refs/heads").split()

    def changed(self, branch: str) -> list[str]:
        return self.git(self.origin, "-c", "core.quotePath=no", "diff", "--name-status", "main", branch).splitlines()

    def file(self, branch: str, name: str) -> str:
        return self.git(self.origin, "show", f"{branch}:{name}")


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    with Forks.of("tekojen_tori.contributing.issues.receiving") as found:
        yield found


@pytest.fixture
def forge(tmp_path: Path, forks: Forks) -> Forge:
    return Forge(tmp_path, forks)


OPENED, EDITED, MISSING, HOSTILE, OTHER = (
    PAYLOADS / f"{name}.json" for name in ("opened", "edited", "missing", "hostile", "other")
)
FIRST = "deeds/askola-keittio-ja-paivakoti-suunnittelevat-ruokalistan-lasten-kanssa.md"
SECOND = "deeds/askola-lapset-suunnittelevat-ruokalistan.md"


def test_an_issue_becomes_a_pull_request_and_its_sender_is_thanked(forge: Forge) -> None:
    assert "pull/100" in forge.receive(OPENED)
    assert forge.changed("teko/12") == [f"A\t{FIRST}"]
    assert forge.git(forge.origin, "log", "-1", "--format=%an|%s", "teko/12") == f"{BOT}|Teko ilmoituksesta #12"
    (create,) = [one for one in forge.gh["asked"] if one["arguments"][:2] == ["pr", "create"]]
    assert create["arguments"][2:] == ["--base", "main", "--head", "teko/12", "--title", "Uusi teko ilmoituksesta #12", "--body-file", "-"]  # fmt: skip
    assert "closes #12" in create["text"]
    (comment,) = forge.gh["comments"]
    assert comment.startswith("Kiitos")
    assert "https://github.com/tekojentori/tekojen-tori/pull/100" in comment


def test_the_same_again_changes_nothing(forge: Forge) -> None:
    forge.receive(OPENED)
    tip = forge.tip("teko/12")
    forge.receive(OPENED)
    assert forge.tip("teko/12") == tip
    assert len(forge.gh["pulls"]) == len(forge.gh["comments"]) == 1


def test_an_edited_issue_updates_its_branch(forge: Forge) -> None:
    forge.receive(OPENED)
    forge.commit("deeds/muu.md", "Muu teko.\n")
    forge.receive(EDITED)
    assert forge.changed("teko/12") == [f"A\t{SECOND}"]
    assert len(forge.gh["pulls"]) == 1


def test_what_is_missing_is_told_and_mended_by_editing(forge: Forge) -> None:
    forge.receive(MISSING)
    assert forge.branches() == ["main"]
    (comment,) = forge.gh["comments"]
    told = [line for line in comment.splitlines() if line.startswith("- ")]
    assert [line.split("**")[1] for line in told] == [
        "Otsikko",
        "Kunta tai organisaatio",
        "Ajankohta",
        "Mitä tehtiin",
        "Sähköposti kysymyksiä varten",
        "Lupa julkaista",
    ]
    assert "Tarkoititko: Askola?" in told[1]
    assert "Päivämäärää ”viime syksynä” ei ymmärretä." in told[2]
    assert "Muokkaa ilmoitusta" in comment
    mended = payload("missing")
    mended["issue"]["body"] = payload("opened")["issue"]["body"]
    forge.receive(mended)
    assert forge.branches() == ["main", "teko/13"]
    assert forge.gh["comments"][-1].startswith("Kiitos, että kerroit teon! 🎉")


def test_a_hostile_issue_reaches_programs_only_as_a_file(forge: Forge) -> None:
    forge.receive(HOSTILE)
    ((status, name),) = [line.split("\t") for line in forge.changed("teko/14")]
    assert status == "A"
    assert name == "deeds/askola-github-workflows-oma-yml-touch-pwned-touch-pwned-github-token-body-kaikki.md"
    assert "$(rm -rf /)" in forge.file("teko/14", name)
    arguments = [argument for one in forge.gh["asked"] for argument in one["arguments"]]
    assert not [argument for argument in arguments if "pwned" in argument or "$" in argument]
    assert not list(forge.clone.rglob("pwned"))
    assert not list(forge.home.rglob("pwned"))


def test_an_answer_quotes_what_was_written_so_that_it_does_nothing(forge: Forge) -> None:
    event = payload("missing")
    event["issue"]["body"] = body(who="@kaikki <b>#1</b> https://evil.example **x** `y` kunta", date="@kaikki" * 5000)
    forge.receive(event)
    (comment,) = forge.gh["comments"]
    assert len(comment) < 5_000
    assert "@kaikki" not in comment
    assert "https://" not in comment
    assert "\\<b\\>\\#\N{WORD JOINER}1" in comment


@pytest.mark.parametrize(
    "written",
    ["#1", "GH-12", "gh-12", "omistaja/hanke#1", "@kaikki", "@tiimi/kaikki", "a1b2c3d", "omistaja@A1B2C3D4", "0" * 40, "f" * 64],
)  # fmt: skip
def test_an_answer_refers_to_nothing_on_github(written: str) -> None:
    """GitHub looks for references after it has read the Markdown, so a backslash doesn't stop it."""
    shown = re.sub(r"\\(.)", r"\1", quoted(f"Katso {written} (ja {written}).\n{written}"))
    assert shown.replace("\N{WORD JOINER}", "") == f"Katso {written} (ja {written}). {written}"
    assert not re.search(r"[@#]\w|GH-\d|\b[0-9a-f]{7,64}\b", shown, re.IGNORECASE)


def test_two_issues_with_one_title_become_two_files(forge: Forge) -> None:
    other = payload("opened")
    other["issue"]["number"] = 13
    forge.receive(OPENED)
    forge.receive(other)
    assert forge.changed("teko/12") == [f"A\t{FIRST}"]
    assert forge.changed("teko/13") == [f"A\t{FIRST.removesuffix('.md')}-2.md"]
    tips = forge.tip("teko/12"), forge.tip("teko/13")
    forge.receive(OPENED)
    forge.receive(other)
    assert (forge.tip("teko/12"), forge.tip("teko/13")) == tips
    forge.git(forge.origin, "branch", "--quiet", "-D", "teko/12")
    forge.receive(other)
    assert forge.changed("teko/13") == [f"A\t{FIRST}"]


def test_names_that_are_no_letters_on_another_branch_are_no_hindrance(forge: Forge) -> None:
    forge.commit("README.md", "Tori.\n")
    forge.git(forge.origin, "branch", "teko/11", "main")
    forge.git(forge.clone, "fetch", "--quiet")
    forge.commit(os.fsdecode(b"deeds/a\xff\n.md"), "Teko.\n", branch="teko/11")
    forge.receive(OPENED)
    assert forge.changed("teko/12") == [f"A\t{FIRST}"]


def test_an_existing_deed_is_never_overwritten(forge: Forge) -> None:
    forge.commit(FIRST, "---\ntitle: Vanha teko\nmunicipality: Askola\nsector: koko kunta\ntheme: viestintä\ndate: 2018\n---\nTeksti.\n")  # fmt: skip
    forge.receive(OPENED)
    assert forge.changed("teko/12") == [f"A\t{FIRST.removesuffix('.md')}-2.md"]


def test_a_deed_that_is_already_told_is_a_problem(forge: Forge) -> None:
    forge.receive(OPENED)
    forge.commit("deeds/vanha.md", forge.file("teko/12", FIRST))
    forge.receive(OPENED)
    assert "on jo teko" in forge.gh["comments"][-1]
    assert f"({FIRST})" in forge.gh["comments"][-1]


def test_what_editors_did_on_the_branch_is_left_to_them(forge: Forge) -> None:
    forge.receive(OPENED)
    forge.commit(FIRST, forge.file("teko/12", FIRST) + "\nKorjattu.\n", branch="teko/12")
    tip = forge.tip("teko/12")
    forge.receive(EDITED)
    assert forge.tip("teko/12") == tip
    assert "viimeistellyt" in forge.gh["comments"][-1]


def adoption(number: int, **answers: str) -> Any:
    """The event of an issue that tells of an adoption, good but for the answers given."""
    event = payload("opened")
    good = {
        "model": "https://tori.example/teot/tiimi/",
        "who": "Kemi",
        "date": "2020",
        "how": "kopioi: otimme sellaisenaan",
    }
    given = good | {"text": "Otimme sen käyttöön.", "consent": "- [X] Kyllä"} | answers
    event["issue"] |= {"number": number, "body": body(ADOPTION_ISSUES.labels, **given)}
    event["issue"]["labels"] = [{"name": "otettu-mallia"}]
    return event


@pytest.fixture
def with_model(forge: Forge) -> Forge:
    forge.commit("deeds/tiimi.md", "---\ntitle: Tiimi\nmunicipality: Askola\nsector: koko kunta\ntheme: viestintä\ndate: 2018\n---\nTeksti.\n")  # fmt: skip
    return forge


def test_an_issue_becomes_an_adoption_and_nobodys_deed_is_touched(with_model: Forge) -> None:
    assert "pull/100" in with_model.receive(adoption(21))
    assert with_model.changed("otettu-mallia/21") == ["A\tadoptions/kemi-tiimi-21.md"]
    assert with_model.git(with_model.origin, "log", "-1", "--format=%s", "otettu-mallia/21") == (
        "Mallin ottaminen ilmoituksesta #21"
    )
    (create,) = [one for one in with_model.gh["asked"] if one["arguments"][:2] == ["pr", "create"]]
    assert "Uusi mallin ottaminen ilmoituksesta #21" in create["arguments"]
    assert "closes #21" in create["text"] and "Mallin ottaja (`who`)" in create["text"]
    (comment,) = with_model.gh["comments"]
    assert comment.startswith("Kiitos, että kerrotte mallin ottamisesta!") and "pull/100" in comment
    tip = with_model.tip("otettu-mallia/21")
    with_model.receive(adoption(21))
    assert with_model.tip("otettu-mallia/21") == tip and len(with_model.gh["pulls"]) == 1


@pytest.mark.parametrize("order", [(21, 22), (22, 21)])
@pytest.mark.parametrize("others", ["Oulu", "Kemi, keittiö"])
def test_two_adoptions_of_one_deed_at_the_same_time_both_arrive(
    with_model: Forge, order: tuple[int, int], others: str
) -> None:
    """Neither waits for the other: both are proposed on the same main, and either may be published first."""
    told = {21: adoption(21), 22: adoption(22, who=others)}
    for number in order:
        with_model.receive(told[number])
    identity = ("-c", "user.name=Ylläpito", "-c", "user.email=yllapito@example.org")
    for number in reversed(order):
        with_model.git(with_model.clone, "fetch", "--quiet")
        with_model.git(with_model.clone, *identity, "merge", "--quiet", "--no-edit", f"origin/otettu-mallia/{number}")
    assert len(list((with_model.clone / "adoptions").iterdir())) == 2
    reading = ContentFolder(with_model.clone, with_model.clone).read(TODAY)
    # The project's registers name deeds and stories that this repository has not.
    assert not [one for one in errors(reading.problems) if f"{os.sep}registers{os.sep}" not in one.file]
    (followers,) = Catalogue(reading.content).spread.followers.values()
    assert {one.name for one in followers.every} == {"Kemi", others}


def test_the_very_same_names_at_the_same_time_are_two_files(with_model: Forge) -> None:
    for number in (21, 22):
        with_model.receive(adoption(number))
    files = {tuple(with_model.changed(f"otettu-mallia/{number}")) for number in (21, 22)}
    assert files == {("A\tadoptions/kemi-tiimi-21.md",), ("A\tadoptions/kemi-tiimi-22.md",)}


def test_what_is_wrong_with_an_adoption_is_told_by_its_own_forms_headings(with_model: Forge) -> None:
    with_model.receive(adoption(21, model="timmi", who="", date="viime syksynä", text="_No response_", email="x"))
    assert with_model.branches() == ["main"]
    (comment,) = with_model.gh["comments"]
    told = [line for line in comment.splitlines() if line.startswith("- ")]
    assert [line.split("**")[1] for line in told] == [
        "Teko, josta otitte mallia",
        "Kuka otti mallia",
        "Milloin",
        "Mitä teitte tai muutitte",
        "Sähköposti kysymyksiä varten",
    ]
    assert "Tarkoititko: tiimi?" in told[0]
    with_model.receive(adoption(21, who="Askolan kunta", date="2017"))
    told = [line for line in with_model.gh["comments"][-1].splitlines() if line.startswith("- ")]
    assert "Askola on itse tehnyt teon" in told[0] and "Mallia on otettu 2017" in told[1]
    with_model.receive(adoption(21))
    assert with_model.branches() == ["main", "otettu-mallia/21"]


def test_a_published_adoption_is_not_proposed_again(with_model: Forge) -> None:
    with_model.receive(adoption(21))
    with_model.set_state("MERGED")
    assert "mallin ottaminen on jo julkaistu" in with_model.receive(adoption(21, date="2021"))
    assert "Tämä mallin ottaminen on jo torilla" in with_model.gh["comments"][-1]


def test_a_published_deed_is_not_proposed_again(forge: Forge) -> None:
    forge.receive(OPENED)
    forge.set_state("MERGED")
    forge.receive(EDITED)
    assert forge.changed("teko/12") == [f"A\t{FIRST}"]
    assert "jo torilla" in forge.gh["comments"][-1]


def test_a_closed_proposal_is_made_anew(forge: Forge) -> None:
    forge.receive(OPENED)
    forge.set_state("CLOSED")
    forge.receive(EDITED)
    assert [pull["state"] for pull in forge.gh["pulls"]] == ["CLOSED", "OPEN"]


@pytest.mark.parametrize("change", [lambda issue: issue.update(state="closed"), lambda issue: issue.update(labels=[])])
def test_other_issues_are_left_alone(forge: Forge, change: Callable[[Any], None]) -> None:
    event = payload("opened")
    change(event["issue"])
    forge.receive(event)
    assert forge.branches() == ["main"]
    assert not Path(forge.variables["FAKE_GH"]).exists()


def test_an_issue_about_something_else_is_left_alone(forge: Forge) -> None:
    assert "ei ole avoin lomakkeella tehty ilmoitus" in forge.receive(OTHER)


def test_a_forge_that_refuses_is_told_in_one_sentence(forge: Forge) -> None:
    forge.git(forge.clone, "remote", "set-url", "origin", str(forge.home / "gone"))
    command = [sys.executable, str(PROJECT / "scripts" / "receive_issue"), str(OPENED)]
    result = subprocess.run(command, cwd=forge.clone, env=forge.variables, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "Komento git fetch --quiet ei onnistunut" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("count", "more"), [(1, ""), (20, ""), (21, "… ja vielä 1 muu kohta"), (23, "… ja vielä 3 muuta kohtaa")]
)
def test_a_sender_is_told_what_to_mend_first_and_how_much_more_there_is(count: int, more: str) -> None:
    told = not_yet([Wrong("", f"Vika {number}.") for number in range(count)], DEED_ISSUES).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert told.count("Vika ") == min(count, 20)
    assert ("ja vielä" in told) is bool(more) and more in told
