"""Putting locked packages into an environment, with uv, which needs an environment of its own beside pip.

uv does in a tenth of the time what pip does; pip gets uv, by its hash. Where packages come from is what pip has been
told on this machine, so that whoever has set up pip need not set up anything else.

Like `environment`, this must run outside the environment, on any Python 3.
"""

import ast
import os
import subprocess
import sys
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_LATER_HOLDS = ("global", "install", ":env:")
"""The places of pip's settings for installing."""

_IN_UV = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "no-index": "--no-index",
    "trusted-host": "UV_INSECURE_HOST",
    "cert": "SSL_CERT_FILE",
    "client-cert": "SSL_CLIENT_CERT",
    "proxy": "ALL_PROXY",
    "timeout": "UV_HTTP_TIMEOUT",
    "default-timeout": "UV_HTTP_TIMEOUT",
}
"""What uv knows pip's settings by, of where packages come from and how they are reached. One isn't a variable."""


_OF_SOME = ("UV_INDEX", "UV_INDEX_STRATEGY", "UV_FIND_LINKS")
"""Places that may have a package for this machine alone. A lock has it for every platform, so these aren't asked."""


def get_uv(python: Path, lock: Path, cache: Path) -> bool:
    """Have an environment's pip install uv there; tells whether it could."""
    pip = (str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps")
    command = (*pip, "--require-hashes", "--requirement", str(lock))
    return not subprocess.call(command, env=dict(os.environ, PIP_CACHE_DIR=str(cache / "pip")))


def uv_pip(python: Path, cache: Path, *command: str) -> bool:
    """Run `uv pip` of an environment that has both; tells whether all went well. A terminal shows how far it is."""
    listed = subprocess.run((str(python), "-m", "pip", "config", "list"), stdout=subprocess.PIPE, check=False).stdout
    told = uv_settings(os.fsdecode(listed).splitlines())
    if command[0] == "compile":
        told = {name: value for name, value in told.items() if name not in _OF_SOME}
    options = ("--no-index",) if told.pop("--no-index", "").lower() in ("1", "true", "yes", "on") else ()
    if sys.stderr is None or not sys.stderr.isatty():
        options = (*options, "--quiet")
    ours = {"UV_CACHE_DIR": str(cache / "uv"), "UV_PYTHON_DOWNLOADS": "never"}
    uv = str(python.with_name("uv" + python.suffix))
    return not subprocess.call((uv, "pip", *command, *options), env=dict(told, **dict(os.environ, **ours)))


def uv_settings(told_to_pip: "Iterable[str]") -> "dict[str, str]":
    """The variables that tell uv what the lines of `pip config list` tell pip.

    pip takes a package from any of its indexes, and so does uv then: the hashes say which one is right.
    """
    told = {}  # type: dict[str, str]
    lines = [line.partition("=") for line in told_to_pip]
    for place in _LATER_HOLDS:
        for name, _, value in lines:
            where, _, setting = name.rpartition(".")
            if where == place and setting in _IN_UV:
                told[_IN_UV[setting]] = " ".join(str(ast.literal_eval(value)).split())
    if "UV_FIND_LINKS" in told:
        told["UV_FIND_LINKS"] = told["UV_FIND_LINKS"].replace(" ", ",")
    if "UV_INDEX" in told:
        told["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    return told
