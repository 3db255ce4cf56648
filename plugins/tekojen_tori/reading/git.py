"""Git, asked about a folder so that nothing in the folder decides what is run, or which repository answers.

A repository's own settings can name programs: to see what has changed, to show signatures and differences, to fetch
what is missing. A folder that came from a stranger may hold such a repository, so nothing of that is run.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from tekojen_tori.reading.report import printable

LONGEST = 60
"""Seconds for one answer."""

_SETTINGS = ("core.fsmonitor=false", "safe.bareRepository=explicit", "log.showRoot=true")
_OF_ANOTHER_REPOSITORY = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
)
"""What git sets for its hooks, and what would lead it elsewhere than the folder."""
_ALWAYS = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}
_REASONS = (
    ("not a git repository (or any", "Sisältökansio ei ole versionhallinnassa."),
    ("does not have any commits yet", "Versionhallintaan ei ole vielä tallennettu mitään."),
    (
        "promisor remote",
        "Historia on haettu vain osittain. Hae loputkin komennolla git fetch --refetch --no-filter.",
    ),
)


class GitFailure(Exception):
    """Git gave no answer. The text says why and how to mend it, in a sentence or two for people."""


@contextmanager
def answer(folder: Path, *arguments: str) -> Iterator[IO[bytes]]:
    """What git answers about a folder, to be read piece by piece. Raises GitFailure unless the answer is whole."""
    command = ["git", "-C", str(folder), "--no-pager", *(word for one in _SETTINGS for word in ("-c", one)), *arguments]
    with TemporaryFile() as answered:
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=answered,
                stderr=subprocess.PIPE,
                env=_environment(),
                timeout=LONGEST,
                check=False,
            )
        except FileNotFoundError:
            raise GitFailure("Ohjelmaa git ei löydy. Asenna se.") from None
        except subprocess.TimeoutExpired:
            raise GitFailure(
                f"Git ei vastannut {LONGEST} sekunnissa. Kokeile uudelleen tai nopeuta sitä komennolla git gc."
            ) from None
        except OSError as failure:
            raise GitFailure(f"Ohjelma git ei käynnisty ({failure.strerror}).") from None
        if done.returncode:
            raise GitFailure(_reason(done.stderr.decode("utf-8", "replace"), folder))
        answered.seek(0)
        yield answered


def _environment() -> Mapping[str, str]:
    own = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY}
    return own | _ALWAYS


def _reason(complaint: str, folder: Path) -> str:
    if "dubious ownership" in complaint:
        named = re.search(r"safe\.directory (.+)", complaint)
        trusted = named[1] if named else str(folder)
        return (
            "Git ei lue kansiota, jonka omistaa toinen käyttäjä. Jos luotat kansioon, anna komento "
            f"git config --global --add safe.directory {printable(trusted)}"
        )
    for sign, reason in _REASONS:
        if sign in complaint:
            return reason
    fatal = re.search(r"^(?:fatal|error): .+", complaint, re.MULTILINE)
    said = printable(fatal[0] if fatal else complaint.strip())[:200]
    return f"Git vastasi: ”{said}”. Tarkista tietovarasto komennolla git fsck."
