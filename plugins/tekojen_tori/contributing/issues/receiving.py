"""A submitted issue made into a pull request: git and GitHub's `gh` for what the forms make of it.

What was written in the issue goes to these programs only as the content of a file, never as an argument.
"""

import json
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from tekojen_tori.content.content import Content
from tekojen_tori.contributing.issues import replies
from tekojen_tori.contributing.issues.answers import explained
from tekojen_tori.contributing.issues.forms import IssueFile, IssueForm, Wrong, issue_forms
from tekojen_tori.language.sentences import sentence
from tekojen_tori.language.slugs import slug
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.files.text_files import shown
from tekojen_tori.reading.problems import Problem, errors

BOT_NAME = "github-actions[bot]"
BOT_EMAIL = "41898282+github-actions[bot]@users.noreply.github.com"
_MAIN = "main"


@dataclass(frozen=True)
class Issue:
    """What an event tells of an issue made with a form. Its body is what anybody wrote."""

    number: int
    body: str
    form: IssueForm

    @property
    def branch(self) -> str:
        """Where its file is proposed."""
        return f"{self.form.name}/{self.number}"


@dataclass(frozen=True)
class PullRequest:
    """A pull request of the issue's branch. `state` is GitHub's: OPEN, CLOSED or MERGED."""

    url: str
    state: str


def receive(event: Mapping[str, Any], repository: Path, today: date) -> str:
    """Do what an `issues` event asks for, and say in one sentence what was done. Doing it again changes nothing."""
    issue = issue_of(event)
    if issue is None:
        return f"Ilmoitus {int(event['issue']['number'])} ei ole avoin lomakkeella tehty ilmoitus."
    before = _pull_request(issue, repository)
    if before and before.state == "MERGED":
        _comment(issue, replies.already_published(issue.form), repository)
        return f"Ilmoituksen {issue.number} {issue.form.kind.one} on jo julkaistu."
    _git(repository, "fetch", "--quiet", "origin", _MAIN)
    others = _proposed_stems(issue, repository)
    with _working_copy(repository) as copy:
        path, wrong = _written(issue, copy, others, today)
        if wrong:
            _comment(issue, replies.not_yet(wrong, issue.form), repository)
            return f"Ilmoituksessa {issue.number} on korjattavaa."
        if not _pushed(issue, path, copy):
            _comment(issue, replies.edited_by_others(before.url if before else issue.branch), repository)
            return f"Ilmoituksen {issue.number} ehdotusta on muokattu, joten se jätettiin ennalleen."
    address = before.url if before and before.state == "OPEN" else _proposed(issue, repository)
    _comment(issue, replies.received(issue.form, address), repository)
    return f"Ilmoituksesta {issue.number} on ehdotus {address}."


def issue_of(event: Mapping[str, Any]) -> Issue | None:
    """The issue that GitHub's `issues` event tells of; None if it is closed, or wasn't made with a form."""
    issue = event["issue"]
    labels = {label["name"] for label in issue["labels"]}
    form = next((form for form in issue_forms() if form.name in labels), None)
    if form is None or "pull_request" in issue or issue["state"] != "open":
        return None
    return Issue(int(issue["number"]), issue["body"] or "", form)


def _proposed_stems(issue: Issue, repository: Path) -> set[str]:
    """The names of files on the branches of other issues: two deeds of one title must not become one file."""
    branches, folder = f"{issue.form.name}/", f"{issue.form.kind.folder}/"
    refs = f"refs/remotes/origin/{branches}"
    _git(repository, "fetch", "--quiet", "--prune", "origin", f"+refs/heads/{branches}*:{refs}*")
    known = set(_git(repository, "for-each-ref", "--format=%(refname)", refs).split())
    others = known - {f"refs/remotes/origin/{issue.branch}"}
    trees = (_git(repository, "ls-tree", "-r", "-z", "--name-only", branch, "--", folder) for branch in others)
    return {slug(PurePosixPath(name).stem) for tree in trees for name in tree.split("\0") if name}


def _written(issue: Issue, copy: Path, proposed: Set[str], today: date) -> tuple[Path, list[Wrong]]:
    """The file of an issue, written into a working copy, and what is wrong with it or because of it.

    `proposed` are names of files that wait to be published.
    """
    folder = ContentFolder(copy, fallback=copy)
    before = folder.read(today)
    known = {_which(problem) for problem in before.problems}
    made = issue.form.made(issue.body, before.content.registers)
    path = copy / issue.form.kind.folder / f"{_free_stem(issue, made, copy, before.content, proposed)}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(made.text, encoding="utf-8", newline="\n")
    new = [problem for problem in errors(folder.read(today).problems) if _which(problem) not in known]
    return path, [*made.wrong, *explained(new, shown(path), made.text, issue.form)]


def _which(problem: Problem) -> tuple[str, int, int, str]:
    """A problem whatever it suggests: a new deed may be a nearer match for an old mistake."""
    return problem.file, problem.line, problem.column, problem.code


def _free_stem(issue: Issue, made: IssueFile, copy: Path, content: Content, proposed: Set[str]) -> str:
    """The file's own name, or if that is, has been or may become another's, one with a number."""
    kind = issue.form.kind
    taken = {*proposed, *(slug(path.stem) for path in (copy / kind.folder).rglob("*"))}
    taken.update(alias for other in content.of(kind.thing) for alias in other.aliases)
    own = f"{made.stem}-{issue.number}" if issue.form.is_numbered else made.stem
    stem, number = own, 1
    while stem in taken:
        number += 1
        stem = f"{own}-{number}"
    return stem


def _pushed(issue: Issue, path: Path, copy: Path) -> bool:
    """Put the file on the issue's branch, alone on top of main. False if others have worked on the branch."""
    branch = issue.branch
    known = _git(copy, "ls-remote", "origin", f"refs/heads/{branch}").partition("\t")[0]
    if known:
        _git(copy, "fetch", "--quiet", "origin", known)
        authors = _git(copy, "log", "--format=%ae", f"origin/{_MAIN}..{known}").split()
        if set(authors) - {BOT_EMAIL}:
            return False
    _git(copy, "add", "--", str(path.relative_to(copy)))
    if known and _git(copy, "write-tree") == _git(copy, "rev-parse", f"{known}^{{tree}}"):
        return True
    bot = ("-c", f"user.name={BOT_NAME}", "-c", f"user.email={BOT_EMAIL}")
    what = f"{sentence(issue.form.kind.one)} ilmoituksesta #{issue.number}"
    _git(copy, *bot, "commit", "--quiet", "--no-verify", "--message", what)
    lease = f"--force-with-lease=refs/heads/{branch}:{known}"
    _git(copy, "push", "--quiet", lease, "origin", f"HEAD:refs/heads/{branch}")
    return True


@contextmanager
def _working_copy(repository: Path) -> Iterator[Path]:
    """Within main's newest files in a folder of their own, so that nothing in the repository's own folder changes."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder).resolve() / "copy"
        _git(repository, "worktree", "add", "--quiet", "--detach", str(copy), f"origin/{_MAIN}")
        try:
            with chdir(copy):
                yield copy
        finally:
            _git(repository, "worktree", "remove", "--force", str(copy))


def _pull_request(issue: Issue, repository: Path) -> PullRequest | None:
    """The newest pull request of the issue's branch in this repository; those of forks are others'."""
    answer = _gh(
        repository, "pr", "list", "--head", issue.branch, "--state", "all", "--json", "url,state,isCrossRepository"
    )
    own = [PullRequest(one["url"], one["state"]) for one in json.loads(answer) if not one["isCrossRepository"]]
    return own[0] if own else None


def _proposed(issue: Issue, repository: Path) -> str:
    """The address of a new pull request."""
    title = f"Uusi {issue.form.kind.one} ilmoituksesta #{issue.number}"
    command = ("pr", "create", "--base", _MAIN, "--head", issue.branch, "--title", title, "--body-file", "-")
    text = replies.pull_request_body(issue.number, issue.form)
    return _gh(repository, *command, text=text).splitlines()[-1]


def _comment(issue: Issue, text: str, repository: Path) -> None:
    """Answer the sender, unless the last answer was the same."""
    number = str(issue.number)
    comments = json.loads(_gh(repository, "issue", "view", number, "--json", "comments"))["comments"]
    own = [comment["body"] for comment in comments if comment["viewerDidAuthor"]]
    if not own or own[-1].strip() != text.strip():
        _gh(repository, "issue", "comment", number, "--body-file", "-", text=text)


def _git(folder: Path, *arguments: str) -> str:
    return _run(folder, ["git", *arguments])


def _gh(folder: Path, *arguments: str, text: str = "") -> str:
    return _run(folder, ["gh", *arguments], text)


def _run(folder: Path, command: Sequence[str], text: str = "") -> str:
    """What a program says. Names of files in it need not be letters."""
    done = subprocess.run(
        command,
        cwd=folder,
        input=text,
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        errors="surrogateescape",
    )
    return done.stdout.strip()
