"""Builds of a site: here within the tests' own process, or as a program of its own, as everybody's builds are."""

import contextlib
import logging
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from traceback import format_exception
from unittest.mock import patch

from click.testing import CliRunner
from mkdocs.__main__ import cli

from tekojen_tori import rooms

PROJECT = Path(__file__).resolve().parents[1]
Result = subprocess.CompletedProcess[str]


def build(config: Path, *arguments: str, content: Path | None = None) -> Result:
    """Build with MkDocs's own command within this process: a tenth of the work, since all that is imported, compiled
    and looked up stays from build to build.

    In a thread, as where another program runs us: it leaves the tests' signals alone, and forks nothing.
    """
    command = ["build", "--config-file", str(config), *arguments]
    with patch.dict(os.environ, _variables(content)), _as_it_was(), ThreadPoolExecutor(1) as thread:
        done = thread.submit(CliRunner().invoke, cli, command).result()
    failed = done.exception is not None and not isinstance(done.exception, SystemExit)
    traceback = "".join(format_exception(done.exception)) if failed else ""
    return Result(command, done.exit_code, done.stdout, done.stderr + traceback)


def build_apart(config: Path, *arguments: str, content: Path | None = None) -> Result:
    """Build in a process of its own, on every core."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config), *arguments],
        env=os.environ | _variables(content),
        capture_output=True,
        text=True,
        check=False,
    )


def copy_empty_tori(root: Path) -> None:
    """This tori's plain pages and registers in a folder, without what tells of its content: that is for rooms to say."""
    own = [reader for readers in rooms.offers("reading", "OWN_FILES") for reader in readers]
    about_content = shutil.ignore_patterns(*(reader.name for reader in own), *(one.beside for one in own if one.beside))
    for name in ("pages", "registers"):
        shutil.copytree(PROJECT / name, root / name, ignore=about_content)


def _variables(content: Path | None) -> dict[str, str]:
    return {"NO_MKDOCS_2_WARNING": "1"} | ({"TORI_CONTENT": str(content)} if content else {})


@contextlib.contextmanager
def _as_it_was() -> Iterator[None]:
    """MkDocs sets up logging and warnings as for a process of its own: it has them to itself, and only for a while."""
    loggers = [logging.getLogger(name) for name in ("mkdocs", "mkdocs.commands.build")]
    before = [(log.level, log.propagate, log.handlers[:], log.filters[:]) for log in loggers]
    try:
        with warnings.catch_warnings():
            yield
    finally:
        for log, (level, log.propagate, log.handlers[:], log.filters[:]) in zip(loggers, before, strict=True):
            log.setLevel(level)
