"""When content was published and last changed: what the repository's history tells.

A deed's own date is when it was done, which says nothing of when readers could first see it.
"""

import subprocess
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath

from tekojen_tori.content.history import History


def read_history(root: Path) -> Mapping[PurePosixPath, History]:
    """The history of each content file, seen from the content folder.

    Empty where there is no history to trust: outside of a repository, and in a shallow clone, in which every file looks
    as if it had come with the last commit.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    found: dict[PurePosixPath, History] = {}
    when = None
    log = _git(
        root, "-c", "core.quotePath=false", "log", "--format=%x00%cI", "--name-only", "--diff-filter=AMR", "--relative",
        "--", "*.md",
    )  # fmt: skip
    for line in log.splitlines():
        if line.startswith("\0"):
            when = datetime.fromisoformat(line[1:])
        elif line and when:
            file = PurePosixPath(line)
            found[file] = History(when, found[file].updated if file in found else when)
    return found


def _git(root: Path, *arguments: str) -> str:
    """What git says, or "" if it can't be asked."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
