"""A submitted issue made into a pull request: git and GitHub's `gh` for what `issues` understands.

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
from tekojen_tori.content.done import Done
from tekojen_tori.contributing.issues import replies
from tekojen_tori.contributing.issues.issues import Issue, IssueDeed, Wrong, deed_in, explained, issue_of
from tekojen_tori.language.slugs import slug
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.files.text_files import shown
from tekojen_tori.reading.problems import Problem, errors

BOT_NAME = "github-actions[bot]"
BOT_EMAIL = "41898282+github-actions[bot]@users.noreply.github.com"
_MAIN = "main"
_BRANCHES = "teko/"


@dataclass(frozen=True)
class PullRequest:
    """A pull request of the issue's branch. `state` is GitHub's: OPEN, CLOSED or MERGED."""

    url: str
    state: str


def receive(event: Mapping[str, Any], repository: Path, today: date) -> str:
    """Do what an `issues` event asks for, and say in one sentence what was done. Doing it again changes nothing."""
    issue = issue_of(event)
    if not (issue.is_open and issue.is_a_deed):
        return f"Ilmoitus {issue.number} ei ole avoin tekoilmoitus."
    before = _pull_request(issue, repository)
    if before and before.state == "MERGED":
        _comment(issue, replies.already_published(), repository)
        return f"Ilmoituksen {issue.number} teko on jo julkaistu."
    _git(repository, "fetch", "--quiet", "origin", _MAIN)
    others = _proposed_stems(issue, repository)
    with _working_copy(repository) as copy:
        deed, wrong = _written(issue, copy, others, today)
        if wrong:
            _comment(issue, replies.not_yet(wrong), repository)
            return f"Ilmoituksessa {issue.number} on korjattavaa."
        if not _pushed(issue, deed, copy):
            _comment(issue, replies.edited_by_others(before.url if before else _branch(issue)), repository)
            return f"Ilmoituksen {issue.number} ehdotusta on muokattu, joten se jätettiin ennalleen."
    address = before.url if before and before.state == "OPEN" else _proposed(issue, repository)
    _comment(issue, replies.received(issue.number, address), repository)
    return f"Ilmoituksesta {issue.number} on ehdotus {address}."


def _branch(issue: Issue) -> str:
    return f"{_BRANCHES}{issue.number}"


def _proposed_stems(issue: Issue, repository: Path) -> set[str]:
    """The names of deeds' files on the branches of other issues: two deeds of one title must not become one file."""
    refs = f"refs/remotes/origin/{_BRANCHES}"
    _git(repository, "fetch", "--quiet", "--prune", "origin", f"+refs/heads/{_BRANCHES}*:{refs}*")
    branches = set(_git(repository, "for-each-ref", "--format=%(refname)", refs).split())
    others = branches - {f"refs/remotes/origin/{_branch(issue)}"}
    trees = (_git(repository, "ls-tree", "-r", "-z", "--name-only", branch, "--", "deeds/") for branch in others)
    return {slug(PurePosixPath(name).stem) for tree in trees for name in tree.split("\0") if name}


def _written(issue: Issue, copy: Path, proposed: Set[str], today: date) -> tuple[Path, list[Wrong]]:
    """The deed's file, written into a working copy, and what is wrong with it or because of it.

    `proposed` are names of files that wait to be published.
    """
    folder = ContentFolder(copy, fallback=copy)
    before = folder.read(today)
    known = {_which(problem) for problem in before.problems}
    deed = deed_in(issue.body, before.content.registers)
    path = copy / "deeds" / f"{_free_stem(deed, copy, before.content, proposed)}.md"
    path.write_text(deed.text, encoding="utf-8", newline="\n")
    new = [problem for problem in errors(folder.read(today).problems) if _which(problem) not in known]
    return path, [*deed.wrong, *explained(new, shown(path), deed.text)]


def _which(problem: Problem) -> tuple[str, int, int, str]:
    """A problem whatever it suggests: a new deed may be a nearer match for an old mistake."""
    return problem.file, problem.line, problem.column, problem.code


def _free_stem(deed: IssueDeed, copy: Path, content: Content, proposed: Set[str]) -> str:
    """The deed's own name for its file, or if that is, has been or may become another's, one with a number."""
    taken = {*proposed, *(slug(path.stem) for path in (copy / "deeds").rglob("*"))}
    taken.update(alias for other in content.of(Done) for alias in other.aliases)
    stem, number = deed.stem, 1
    while stem in taken:
        number += 1
        stem = f"{deed.stem}-{number}"
    return stem


def _pushed(issue: Issue, deed: Path, copy: Path) -> bool:
    """Put the deed on the issue's branch, alone on top of main. False if others have worked on the branch."""
    branch = _branch(issue)
    known = _git(copy, "ls-remote", "origin", f"refs/heads/{branch}").partition("\t")[0]
    if known:
        _git(copy, "fetch", "--quiet", "origin", known)
        authors = _git(copy, "log", "--format=%ae", f"origin/{_MAIN}..{known}").split()
        if set(authors) - {BOT_EMAIL}:
            return False
    _git(copy, "add", "--", str(deed.relative_to(copy)))
    if known and _git(copy, "write-tree") == _git(copy, "rev-parse", f"{known}^{{tree}}"):
        return True
    bot = ("-c", f"user.name={BOT_NAME}", "-c", f"user.email={BOT_EMAIL}")
    _git(copy, *bot, "commit", "--quiet", "--no-verify", "--message", f"Teko ilmoituksesta #{issue.number}")
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
        repository, "pr", "list", "--head", _branch(issue), "--state", "all", "--json", "url,state,isCrossRepository"
    )
    own = [PullRequest(one["url"], one["state"]) for one in json.loads(answer) if not one["isCrossRepository"]]
    return own[0] if own else None


def _proposed(issue: Issue, repository: Path) -> str:
    """The address of a new pull request."""
    title = f"Uusi teko ilmoituksesta #{issue.number}"
    command = ("pr", "create", "--base", _MAIN, "--head", _branch(issue), "--title", title, "--body-file", "-")
    return _gh(repository, *command, text=replies.pull_request_body(issue.number)).splitlines()[-1]


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
