"""GitHub's workflows: least privileges, pinned actions, and nothing that anybody may write near a shell."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml

from auditing import Audit
from auditing import read as read_audit
from conftest import PROJECT, Folder
from tekojen_tori.contributing.issues.forms import issue_forms
from tekojen_tori.contributing.summary import as_summary
from tekojen_tori.reading.problems import error, warning

WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.y*ml"))
PERMISSIONS = {
    "publish.yml": {"build": {"contents": "read", "pages": "read"}, "publish": {"pages": "write", "id-token": "write"}},
    "check.yml": {"check": {"contents": "read"}},
    "test.yml": {"test": {"contents": "read"}},
    "audit.yml": {"audit": {"contents": "read"}},
    "release.yml": {"release": {"contents": "write"}},
    "receive-issue.yml": {"receive": {"contents": "write", "issues": "write", "pull-requests": "write"}},
}
UNTRUSTED = re.compile(
    r"github\s*\.\s*(event|head_ref|actor|triggering_actor|ref_name)|toJSON\(\s*github", re.IGNORECASE
)

workflows = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps(path: Path) -> list[Any]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


@workflows
def test_a_workflow_may_do_only_what_it_must(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert {name: job.get("permissions") for name, job in workflow["jobs"].items()} == PERMISSIONS[path.name]


@workflows
def test_actions_are_pinned_by_hash_and_say_their_version(path: Path) -> None:
    used = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert len(used) == len([step for step in steps(path) if "uses" in step])
    for line in used:
        assert re.fullmatch(r"\s*(?:- )?uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)


def test_an_action_has_one_version_in_all_workflows() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in steps(path) if "uses" in step}
    assert len(used) == len({action.partition("@")[0] for action in used})


@workflows
def test_a_step_runs_only_the_projects_own_scripts(path: Path) -> None:
    for step in steps(path):
        if "run" in step:
            assert re.fullmatch(r"scripts/[a-z_]+(?: [a-z-]+)*|\.ci/run", step["run"])
            assert os.access(PROJECT / step["run"].split()[0], os.X_OK)


def test_the_site_is_published_with_its_whole_history() -> None:
    (checkout,) = (
        step for step in steps(PROJECT / ".github/workflows/publish.yml") if "checkout" in step.get("uses", "")
    )
    assert checkout["with"]["fetch-depth"] == 0


def test_issues_made_with_each_form_are_received() -> None:
    condition = read(PROJECT / ".github/workflows/receive-issue.yml")["jobs"]["receive"]["if"]
    labels = [form.name for form in issue_forms()]
    assert re.findall(r"labels\.\*\.name, '([a-z-]+)'", condition) == labels
    guide = (PROJECT / "docs/contributing-channels.md").read_text(encoding="utf-8")
    assert all(f"`{label}`" in guide for label in labels), "a maintainer is told to make each label"


@workflows
def test_nothing_untrusted_reaches_a_step(path: Path) -> None:
    for step in steps(path):
        assert not UNTRUSTED.search(json.dumps({key: step.get(key) for key in ("run", "with", "env")}))


def workflow(name: str) -> Path:
    return PROJECT / ".github" / "workflows" / name


def test_pull_requests_of_forks_get_no_secrets() -> None:
    of_forks = [path for path in WORKFLOWS if "pull_request" in read(path)[True]]
    assert {path.name for path in of_forks} == {"check.yml", "test.yml", "audit.yml"}
    for path in of_forks:
        text = path.read_text(encoding="utf-8")
        for unwanted in ("pull_request_target", "secrets.", "github.token", "persist-credentials: true", "write"):
            assert unwanted not in text


def fits(file: str, pattern: str) -> bool:
    folder, is_folder, _ = pattern.partition("/**")
    return file.startswith(f"{folder}/") if is_folder else "/" not in file and PurePosixPath(file).match(pattern)


def test_every_change_of_code_is_tested_before_and_after_it_is_merged() -> None:
    events = read(workflow("test.yml"))[True]
    assert events["push"]["branches"] == ["main"]
    assert events["push"]["paths"] == events["pull_request"]["paths"]
    assert ".ci/run" in [step.get("run") for step in steps(workflow("test.yml"))]
    files = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True, text=True).stdout
    code = [
        file
        for file in files.split("\0")
        if file.endswith((".py", ".html", ".js", ".mjs", ".css", ".typ", ".toml", ".txt"))
    ]
    assert len(code) > 200
    for file in (*code, ".ci/run", "scripts/build", ".github/workflows/test.yml", "README.md", "mkdocs.yml"):
        assert any(fits(file, pattern) for pattern in events["push"]["paths"]), file


def test_what_is_bought_in_is_audited_when_it_changes_and_every_week() -> None:
    events = read(workflow("audit.yml"))[True]
    assert "requirements/**" in events["pull_request"]["paths"]
    assert re.fullmatch(r"\d+ \d+ \* \* \d", events["schedule"][0]["cron"])
    assert "scripts/audit --online" in [step.get("run") for step in steps(workflow("audit.yml"))]
    assert "scripts/audit\n" in (PROJECT / ".ci" / "run").read_text()


WEAK = {"name": "pillow", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}, {"id": "PYSEC-2", "fix_versions": []}]}  # fmt: skip
WELL = {"name": "nh3", "version": "1", "vulns": []}
SKIPPED = {"name": "oma", "skip_reason": "Dependency not found"}


@pytest.mark.parametrize(
    ("packages", "expected"),
    [
        ([WELL], Audit((), ())),
        ([WELL, SKIPPED], Audit((), ("oma",))),
        ([WELL, WEAK], Audit(("pillow 1: PYSEC-1. Korjattu versiossa 2.", "pillow 1: PYSEC-2. Korjausta ei vielä ole."), ())),
        ([SKIPPED], None),
        ([], None),
    ],
)  # fmt: skip
def test_an_audit_that_knew_no_package_is_no_audit(packages: list[Any], expected: Audit | None) -> None:
    assert read_audit(json.dumps({"dependencies": packages})) == expected


@pytest.mark.parametrize("answer", ["", "ERROR", "[]", "{}", "null"])
def test_an_audit_without_an_answer_is_no_audit(answer: str) -> None:
    assert read_audit(answer) is None


def test_a_good_pull_request_is_thanked_and_shown_its_preview() -> None:
    told = as_summary([], ["deeds/askola-teko.md", "README.md"])
    assert "Kaikki kunnossa, kiitos!" in told
    assert "esikatselu" in told
    assert "teot/askola-teko/index.html" in told


def test_a_pull_request_is_told_what_to_mend_its_own_files_first() -> None:
    problems = [
        error("deeds/a.md", "x", "Muiden virhe.", "", 2),
        error("deeds/b.md", "x", "Kuntaa ”Ascola” ei ole.", "Tarkoititko: Askola?", 3),
        warning("deeds/b.md", "x", "Sama teema on kahdesti.", "Poista toinen.", 5),
    ]
    told = as_summary(problems, ["deeds/b.md"])
    assert "- ❌ Rivi 3: Kuntaa ”Ascola” ei ole. **Tarkoititko: Askola?**" in told
    assert "- ⚠️ Rivi 5: Sama teema on kahdesti. **Poista toinen.**" in told
    assert told.index("Rivi 3") < told.index("Muualla kuin muutoksissasi") < told.index("Rivi 2")
    assert "Näin korjaat" in told
    assert "esikatselu" not in told


def test_a_summary_quotes_what_was_written_so_that_it_does_nothing() -> None:
    told = as_summary([error("deeds/<b>.md", "x", "”@kaikki <img src=x>\n# [a](https://b)” ei")], ["deeds/<b>.md"])
    assert "@kaikki" not in told
    assert "\\<img" in told
    assert not re.search(r"^# |(?<!\\)<", told, re.MULTILINE)


def test_a_repository_full_of_problems_is_told_in_a_page() -> None:
    assert len(as_summary([error("deeds/a.md", "x", "y" * 900)] * 5_000, ["deeds/a.md"])) < 1_000_000


def test_the_summary_is_written_on_the_page_of_the_run(folder: Folder, tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", *identity, *arguments], cwd=folder.root, check=True, capture_output=True)

    git("init", "--quiet")
    folder.write("mkdocs.yml", "site_name: Tori\n")
    for name in ("sectors", "themes", "organisations"):
        folder.write(f"registers/{name}.yml", (PROJECT / "registers" / f"{name}.yml").read_bytes())
    folder.deed("vanha")
    git("add", ".")
    git("commit", "-m", "alku")
    folder.deed("äiti; $(touch pwned)", title="Uusi teko", municipality="Ascola")
    git("add", ".")
    git("commit", "-m", "teko")
    page = tmp_path / "summary.md"
    subprocess.run(
        [sys.executable, str(PROJECT / "scripts" / "summarise_check")],
        cwd=folder.root,
        env=os.environ | {"GITHUB_STEP_SUMMARY": str(page)},
        check=True,
    )
    told = page.read_text(encoding="utf-8")
    assert "Tarkoititko: aiti-touch-pwned.md?" in told
    assert "Tarkoititko: Askola?" in told
    assert "vanha" not in told
    assert not (folder.root / "pwned").exists()
