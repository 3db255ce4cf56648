"""The project's own environment, `.venv/`, made of locked versions; every script begins here.

This file must run, or at least fail with one clear sentence, on any Python 3.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ENVIRONMENT = PROJECT / ".venv"
CACHE = PROJECT / ".cache"
CONFIG = str(PROJECT / "mkdocs.yml")
LOCK = PROJECT / "requirements" / "locked.txt"
OLDEST_PYTHON = (3, 11)


def run(*command, **settings):
    """Run a program of the environment, with what `settings` adds to the variables, and return its exit code."""
    variables = dict(os.environ, PATH=str(programs()) + os.pathsep + os.environ.get("PATH", ""), **settings)
    variables.setdefault("NO_MKDOCS_2_WARNING", "1")
    return subprocess.call([str(programs() / command[0]), *command[1:]], env=variables)


def programs():
    """The folder of the environment's programs."""
    return ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")


def enter():
    """Go on within the environment: the rest of the calling script may import what is installed there."""
    if Path(sys.prefix).resolve() != ENVIRONMENT.resolve():
        prepare()
        sys.exit(run("python", *sys.argv))


def prepare():
    """Make the environment if it isn't there, or was made of other versions than the locked ones."""
    if Path(sys.prefix).resolve() == ENVIRONMENT.resolve():
        return
    if sys.version_info < OLDEST_PYTHON:
        stop("Tarvitaan Python 3.11 tai uudempi, mutta tämä on {}.{}.".format(*sys.version_info))
    wanted = hashlib.sha256(
        LOCK.read_bytes() + (PROJECT / "pyproject.toml").read_bytes() + sys.version.encode()
    ).hexdigest()
    mark = ENVIRONMENT / "made-of"
    if mark.is_file() and mark.read_text() == wanted:
        return
    tell("Teen ympäristön kansioon .venv. Tämä tehdään vain kerran, ja se vie hetken.")
    shutil.rmtree(str(ENVIRONMENT), ignore_errors=True)
    if subprocess.call([sys.executable, "-m", "venv", str(ENVIRONMENT)]):
        stop("Ympäristöä ei voitu tehdä. Puuttuuko Pythonin venv-osa? Debianissa: apt install python3-venv.")
    install("--require-hashes", "--requirement", str(LOCK))
    install("--no-deps", "--no-build-isolation", "--editable", str(PROJECT))
    mark.write_text(wanted)


def install(*what):
    """Install packages into the environment with pip, its cache within the project."""
    pip = [str(programs() / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.call(pip + list(what), env=dict(os.environ, PIP_CACHE_DIR=str(CACHE / "pip"))):
        stop("Kirjastoja ei voitu asentaa. Toimiiko verkkoyhteys? Yritä sitten uudelleen.")


def tell(sentence):
    """Say what is being done."""
    print(sentence, file=sys.stderr, flush=True)


def stop(sentence):
    """End with one clear sentence and nothing half-made."""
    shutil.rmtree(str(ENVIRONMENT), ignore_errors=True)
    sys.exit(sentence)
