"""The project's own environment, `.venv/`, made of locked versions; every script begins here.

This file must run, or at least fail with one clear sentence, on any Python 3.
"""

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parent.parent
ENVIRONMENT = PROJECT / ".venv"
CACHE = PROJECT / ".cache"
CONFIG = str(PROJECT / "mkdocs.yml")
LOCK = PROJECT / "requirements" / "locked.txt"
BENCH_LOCK = PROJECT / "requirements" / "bench.txt"
AUDIT_LOCK = PROJECT / "requirements" / "audit.txt"
AUDIT_ENVIRONMENT = CACHE / "audit-venv"
OLDEST_PYTHON = (3, 11)

_ENDING = (signal.SIGINT, signal.SIGTERM)


def run(*command: str, folder: Path = ENVIRONMENT, **settings: str) -> int:
    """Run a program of an environment, with what `settings` adds to the variables, and return its exit code.

    Whoever asks us to end asks the program. On Linux it is also asked if we are killed.
    """
    variables = dict(os.environ, PATH=str(programs(folder)) + os.pathsep + os.environ.get("PATH", ""), **settings)
    variables.setdefault("NO_MKDOCS_2_WARNING", "1")
    asked_by_terminal = sys.stdin is not None and sys.stdin.isatty()  # which asks the program too

    def pass_on(number: int, _: object) -> None:
        if os.name != "nt" and not (number == signal.SIGINT and asked_by_terminal):
            program.send_signal(number)

    try:
        program = subprocess.Popen(
            [str(programs(folder) / command[0]), *command[1:]],
            env=variables,
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,
        )
    except OSError:
        place = str(folder.relative_to(PROJECT))
        sys.exit("Ohjelmaa " + command[0] + " ei voi käynnistää. Poista kansio " + place + " ja yritä uudelleen.")
    before = {number: signal.signal(number, pass_on) for number in _ENDING}
    code = program.wait()
    for number, handler in before.items():
        signal.signal(number, handler)
    if code < 0:
        sys.exit("Ohjelma " + command[0] + " keskeytyi: käyttöjärjestelmä lopetti sen.")
    return code


def _end_with_parent() -> None:
    import ctypes

    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def programs(folder: Path = ENVIRONMENT) -> Path:
    """The folder of an environment's programs."""
    return folder / ("Scripts" if os.name == "nt" else "bin")


def enter() -> None:
    """Go on within the environment: the rest of the calling script may import what is installed there."""
    if Path(sys.prefix).resolve() != ENVIRONMENT.resolve():
        prepare()
        sys.exit(run("python", *sys.argv))


def prepare() -> None:
    """Make the environment if it isn't there, or was made of other versions than the locked ones."""
    if Path(sys.prefix).resolve() == ENVIRONMENT.resolve():
        return
    if sys.version_info < OLDEST_PYTHON:
        sys.exit("Tarvitaan Python 3.11 tai uudempi, mutta tämä on {}.{}.".format(*sys.version_info))
    itself = ("--no-deps", "--no-build-isolation", "--editable", str(PROJECT))
    make(ENVIRONMENT, LOCK, LOCK.read_bytes() + (PROJECT / "pyproject.toml").read_bytes(), itself)


def make(folder: Path, lock: Path, made_of: bytes, *more: "tuple[str, ...]") -> None:
    """Make an environment of locked versions, and what `more` tells pip, unless it's there and made of the same."""
    wanted = hashlib.sha256(made_of + sys.version.encode()).hexdigest()
    mark = folder / "made-of"
    try:
        if _is_made(mark, wanted):
            return
        with _alone():
            if not _is_made(mark, wanted):
                _make(folder, lock, *more)
                mark.write_text(wanted)
    except OSError as error:
        sys.exit("Ympäristöä ei voitu tehdä kansioon " + str(folder) + ": " + str(error.strerror) + ".")
    except KeyboardInterrupt:
        stop(folder, "Keskeytettiin.")


def _is_made(mark: Path, wanted: str) -> bool:
    return mark.is_file() and mark.read_text() == wanted


def _make(folder: Path, lock: Path, *more: "tuple[str, ...]") -> None:
    place = str(folder.relative_to(PROJECT))
    tell("Teen ympäristön kansioon " + place + ". Tämä tehdään vain kerran, ja se vie hetken.")
    shutil.rmtree(str(folder), ignore_errors=True)
    if subprocess.call([sys.executable, "-m", "venv", str(folder)]):
        stop(folder, "Ympäristöä ei voitu tehdä. Puuttuuko Pythonin venv-osa? Debianissa: apt install python3-venv.")
    for what in (("--require-hashes", "--requirement", str(lock)), *more):
        install(folder, *what)


@contextlib.contextmanager
def _alone() -> "Iterator[None]":
    """Let one script at a time make environments; where there are no locks, trust that nobody else does."""
    handle = None
    if fcntl:
        handle = os.open(str(PROJECT), os.O_RDONLY)
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def install(folder: Path, *what: str) -> None:
    """Install packages into an environment with pip, its cache within the project."""
    pip = [str(programs(folder) / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.call(pip + list(what), env=dict(os.environ, PIP_CACHE_DIR=str(CACHE / "pip"))):
        stop(folder, "Kirjastoja ei voitu asentaa. Toimiiko verkkoyhteys? Yritä sitten uudelleen.")


def tell(sentence: str) -> None:
    """Say what is being done."""
    print(sentence, file=sys.stderr, flush=True)


def stop(folder: Path, sentence: str) -> None:
    """End with one clear sentence and no half-made environment."""
    shutil.rmtree(str(folder), ignore_errors=True)
    sys.exit(sentence)
