"""The project's own environment, `.venv/`, made of locked versions; every script begins here.

At first it has what serving and building need. What tests, linting or measuring need beside that is added when it is
first asked for.

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

import installing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROJECT = Path(__file__).resolve().parent.parent
ENVIRONMENT = PROJECT / ".venv"
CACHE = PROJECT / ".cache"
CONFIG = str(PROJECT / "mkdocs.yml")
LOCKS = PROJECT / "requirements"
UV_LOCK = LOCKS / "uv.txt"
LOCK = LOCKS / "locked.txt"
BROWSER_LOCK = LOCKS / "browser.txt"
TESTS_LOCK = LOCKS / "tests.txt"
LINT_LOCK = LOCKS / "lint.txt"
BENCH_LOCK = LOCKS / "bench.txt"
AUDIT_LOCK = LOCKS / "audit.txt"
AUDIT_ENVIRONMENT = CACHE / "audit-venv"
INSTALLER = CACHE / "installer"
"""An environment of pip and uv alone, which put packages into the others."""
OLDEST_PYTHON = (3, 11)

_NOT_INSTALLED = "Kirjastoja ei voitu asentaa. Toimiiko verkkoyhteys? Yritä sitten uudelleen."
_ENDING = (signal.SIGINT, signal.SIGTERM)
_is_alone = False
"""Whether this script has the lock already: making an environment may make the installer first."""


def run(*command: str, folder: Path = ENVIRONMENT, **settings: str) -> int:
    """Run a program of an environment, with what `settings` adds to the variables, and return its exit code.

    Whoever asks us to end asks the program. On Linux it is also asked if we are killed.
    """
    variables = dict(os.environ, PATH=str(programs(folder)) + os.pathsep + os.environ.get("PATH", ""), **settings)
    variables.setdefault("NO_MKDOCS_2_WARNING", "1")
    variables.pop("PYTHONDONTWRITEBYTECODE", None)  # what is compiled is ours to keep, and halves each start
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


def python(folder: Path = ENVIRONMENT) -> Path:
    """An environment's Python."""
    return programs(folder) / ("python.exe" if os.name == "nt" else "python")


def enter(*more: Path) -> None:
    """Go on within the environment: the rest of the calling script may import what is installed there."""
    if not _is_entered():
        prepare(*more)
        sys.exit(run("python", *sys.argv))


def _is_entered() -> bool:
    return Path(sys.prefix).resolve() == ENVIRONMENT.resolve()


def prepare(*more: Path) -> None:
    """Make the environment if it isn't there, or was made of other versions than the locked ones; add `more` locks."""
    if _is_entered():
        return
    if sys.version_info < OLDEST_PYTHON:
        sys.exit("Tarvitaan Python 3.11 tai uudempi, mutta tämä on {}.{}.".format(*sys.version_info))
    base = b"".join(path.read_bytes() for path in (LOCK, PROJECT / "pyproject.toml"))
    _once(ENVIRONMENT, "made-of", base, _make)
    for lock in more:
        _once(ENVIRONMENT, "made-of-" + lock.stem, base + lock.read_bytes(), lambda: _add(ENVIRONMENT, lock))  # noqa: B023


def make(folder: Path, lock: Path) -> None:
    """Make an environment apart from ours, unless it's there and made of the same."""
    _once(folder, "made-of", lock.read_bytes(), lambda: _make_apart(folder, lock))


def uv_pip(*command: str) -> bool:
    """Run `uv pip` and tell whether all went well."""
    _once(INSTALLER, "made-of", UV_LOCK.read_bytes(), _make_installer)
    return installing.uv_pip(python(INSTALLER), CACHE, *command)


def _once(folder: Path, name: str, made_of: bytes, do: "Callable[[], None]") -> None:
    """Do something to an environment unless it was done with the same, which a file in it tells."""
    wanted = hashlib.sha256(made_of + sys.version.encode()).hexdigest()
    mark = folder / name
    try:
        if _is_marked(mark, wanted):
            return
        with _alone():
            if not _is_marked(mark, wanted):
                do()
                mark.write_text(wanted)
    except OSError as error:
        sys.exit("Ympäristöä ei voitu tehdä kansioon " + str(folder) + ": " + str(error.strerror) + ".")
    except KeyboardInterrupt:
        sys.exit("Keskeytettiin.")


def _is_marked(mark: Path, wanted: str) -> bool:
    return mark.is_file() and mark.read_text() == wanted


def _make() -> None:
    tell("Teen ympäristön kansioon .venv. Tämä tehdään vain kerran.")
    with _whole_or_not(ENVIRONMENT):
        _make_empty(ENVIRONMENT)
        _install(ENVIRONMENT, "Sivuston näyttämiseen ja rakentamiseen tarvittavat kirjastot", LOCK)
        if not uv_pip(*_into(ENVIRONMENT), "--no-build-isolation", "--editable", str(PROJECT)):
            sys.exit(_NOT_INSTALLED)


def _add(folder: Path, lock: Path) -> None:
    _install(folder, "Asennan tähän komentoon tarvittavat kirjastot", lock)


def _make_apart(folder: Path, lock: Path) -> None:
    tell("Teen ympäristön kansioon " + str(folder.relative_to(PROJECT)) + ". Tämä tehdään vain kerran.")
    with _whole_or_not(folder):
        _make_empty(folder)
        _add(folder, lock)


def _make_installer() -> None:
    tell("Asentaja uv …")
    with _whole_or_not(INSTALLER):
        _make_empty(INSTALLER, with_pip=True)
        if not installing.get_uv(python(INSTALLER), UV_LOCK, CACHE):
            sys.exit(_NOT_INSTALLED)


def _make_empty(folder: Path, *, with_pip: bool = False) -> None:
    """Make an environment of nothing, or of pip alone."""
    if subprocess.call([sys.executable, "-m", "venv", *([] if with_pip else ["--without-pip"]), str(folder)]):
        sys.exit("Ympäristöä ei voitu tehdä. Puuttuuko Pythonin venv-osa? Debianissa: apt install python3-venv.")


def _count(lock: Path) -> str:
    return str(len([line for line in lock.read_text().splitlines() if not line.startswith(" ")])) + " kpl"


@contextlib.contextmanager
def _whole_or_not(folder: Path) -> "Iterator[None]":
    """Begin with nothing, and leave nothing if it isn't finished."""
    shutil.rmtree(str(folder), ignore_errors=True)
    try:
        yield
    except BaseException:
        shutil.rmtree(str(folder), ignore_errors=True)
        raise


@contextlib.contextmanager
def _alone() -> "Iterator[None]":
    """Let one script at a time make environments; where there are no locks, trust that nobody else does."""
    global _is_alone
    handle = None
    if fcntl and not _is_alone:
        handle = os.open(str(PROJECT), os.O_RDONLY)
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        _is_alone = True
    try:
        yield
    finally:
        if handle is not None:
            _is_alone = False
            os.close(handle)


def _install(folder: Path, what: str, lock: Path) -> None:
    """Put the packages of a lock into an environment."""
    tell(what + ", " + _count(lock) + " …")
    if not uv_pip(*_into(folder), "--require-hashes", "--requirement", str(lock)):
        sys.exit(_NOT_INSTALLED)


def _into(folder: Path) -> "tuple[str, ...]":
    return ("install", "--python", str(python(folder)), "--no-deps")


def tell(sentence: str) -> None:
    """Say what is being done."""
    print(sentence, file=sys.stderr, flush=True)
