"""How far a long work has come."""

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import click


def progress(things: Iterable[Any], label: str, length: int | None = None) -> AbstractContextManager[Iterable[Any]]:
    """A bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        return nullcontext(things)
    return click.progressbar(things, label=label, length=length, file=sys.stderr)
