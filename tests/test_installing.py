"""The environment: made of locked packages, from wherever pip has been told they come, and never by halves."""

import fcntl
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import debian
import environment
import installing
import other_browsers

BESIDE_ONE_ANOTHER = (
    environment.LOCK,
    environment.BROWSER_LOCK,
    environment.TESTS_LOCK,
    environment.LINT_LOCK,
)


def versions(lock: Path) -> dict[str, str]:
    """The version of each package of a lock."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE))


# What is locked


def test_what_lies_in_one_environment_has_one_version_of_everything() -> None:
    locked = [package for lock in BESIDE_ONE_ANOTHER for package in versions(lock).items()]
    assert len(set(locked)) == len({name for name, _ in locked})


@pytest.mark.parametrize("lock", sorted(environment.LOCKS.glob("*.txt")), ids=lambda lock: lock.name)
def test_every_package_is_held_by_its_hash_and_none_names_a_server(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert versions(lock)
    for package in re.split(r"\n(?=[a-z])", text):
        assert re.search(r"\\\n    --hash=sha256:[0-9a-f]{64}", package), package


def test_serving_and_building_bring_neither_a_browser_nor_tools() -> None:
    assert versions(environment.LOCK).keys().isdisjoint({"playwright", "pytest", "mypy", "ruff", "pymupdf", "pagefind"})


# Where packages come from


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], {}),
        (["global.index-url='a'"], {"UV_DEFAULT_INDEX": "a"}),
        (["global.index-url='a'", "install.index-url='b'"], {"UV_DEFAULT_INDEX": "b"}),
        ([":env:.index-url='c'", "global.index-url='a'", "install.index-url='b'"], {"UV_DEFAULT_INDEX": "c"}),
        (
            [r"global.extra-index-url='a\nb  c'"],
            {"UV_INDEX": "a b c", "UV_INDEX_STRATEGY": "unsafe-best-match"},
        ),
        (["global.find-links='/a /b'"], {"UV_FIND_LINKS": "/a,/b"}),
        (
            ["user.index-url='z'", "download.cert='z'", "global.trusted-host='a b'", "global.cert='/c=d.pem'"],
            {"UV_INSECURE_HOST": "a b", "SSL_CERT_FILE": "/c=d.pem"},
        ),
        (["global.proxy='p'", ":env:.default-timeout='180'"], {"ALL_PROXY": "p", "UV_HTTP_TIMEOUT": "180"}),
        (["global.no-index='true'"], {"--no-index": "true"}),
        (["global.constraint='c.txt'", "global.quiet='1'", "", "WARNING: x"], {}),
    ],
)
def test_uv_is_told_what_pip_has_been_told(told: list[str], expected: dict[str, str]) -> None:
    assert installing.uv_settings(told) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="the programs of the test are scripts")
@pytest.mark.parametrize(
    ("own", "command", "told"),
    [(None, "install", "pips more"), ("own", "install", "own more"), (None, "compile", "pips ")],
)
def test_what_one_has_told_uv_oneself_holds_and_locks_are_made_of_whole_indexes(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    own: str | None,
    command: str,
    told: str,
) -> None:
    for name, does in {
        "python": """echo "global.index-url='pips'"; echo "global.extra-index-url='more'"; echo "global.no-index='1'" """,
        "uv": 'echo "$UV_DEFAULT_INDEX $UV_INDEX $UV_CACHE_DIR $@"',
    }.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / name).chmod(0o755)
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX"):
        monkeypatch.delenv(name, raising=False)
    if own:
        monkeypatch.setenv("UV_DEFAULT_INDEX", own)
    assert installing.uv_pip(tmp_path / "python", tmp_path, command, "a")
    assert capfd.readouterr().out == f"{told} {tmp_path}/uv pip {command} a --no-index --quiet\n"


# Never by halves


def test_an_environment_is_made_once_of_the_same_and_anew_of_another(tmp_path: Path) -> None:
    made = []
    for content in (b"a", b"a", b"b", b"b"):
        environment._once(tmp_path, "made-of", content, lambda content=content: made.append(content))
    assert made == [b"a", b"b"]


def test_what_is_added_leaves_the_rest_as_it_was(tmp_path: Path) -> None:
    environment._once(tmp_path, "made-of", b"a", lambda: None)

    def fail() -> None:
        sys.exit("Kirjastoja ei voitu asentaa.")

    with pytest.raises(SystemExit):
        environment._once(tmp_path, "made-of-tests", b"b", fail)
    assert [path.name for path in tmp_path.iterdir()] == ["made-of"]


@pytest.mark.parametrize("end", [SystemExit, KeyboardInterrupt, OSError])
def test_an_environment_that_is_not_finished_goes(tmp_path: Path, end: type[BaseException]) -> None:
    folder = tmp_path / "venv"
    folder.mkdir()
    (folder / "previous").touch()
    with pytest.raises(end), environment._whole_or_not(folder):
        assert not folder.exists()
        folder.mkdir()
        raise end
    assert not folder.exists()


@pytest.mark.parametrize(
    ("failure", "told"),
    [(KeyboardInterrupt(), "Keskeytettiin."), (OSError(28, "levy on täynnä"), "levy on täynnä.$")],
)
def test_what_ends_the_making_is_told_in_a_sentence(tmp_path: Path, failure: BaseException, told: str) -> None:
    def fail() -> None:
        raise failure

    with pytest.raises(SystemExit, match=told):
        environment._once(tmp_path, "made-of", b"a", fail)


# One at a time

MAKES_ALONE = """
import os, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import environment

folder, log = Path(sys.argv[2]), Path(sys.argv[3])
environment.PROJECT = folder  # whose lock it is

def installer():
    say("installer")

def say(what):
    with log.open("a") as file:
        file.write(f"{os.getpid()} {what}\\n")

def make():
    say("begins")
    time.sleep(0.2)  # for another to come between, if it could
    environment._once(folder, "installer", b"x", installer)  # which asks for the lock again
    time.sleep(0.2)
    say("ends")

say("is there")
environment._once(folder, "made-of", b"a", make)
environment._once(folder, "made-of-tests", b"b", make)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such locks")
def test_one_script_at_a_time_makes_environments_and_its_installer_within(tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = [sys.executable, "-c", MAKES_ALONE, str(environment.PROJECT / "scripts"), str(tmp_path), str(log)]
    scripts = [subprocess.Popen(command) for _ in range(3)]
    try:
        assert [script.wait(timeout=60) for script in scripts] == [0, 0, 0], "none waits for itself"
    finally:
        for script in scripts:
            script.kill()
    did = [line.split(" ", 1) for line in log.read_text().splitlines() if not line.endswith("is there")]
    assert [what for _, what in did] == ["begins", "installer", "ends", "begins", "ends"]
    assert [len({who for who, _ in part}) for part in (did[:3], did[3:])] == [1, 1]


def test_who_fails_lets_others_make_environments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "PROJECT", tmp_path)

    def is_free() -> bool:
        handle = os.open(tmp_path, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            os.close(handle)
        return True

    for _ in range(2):
        with pytest.raises(SystemExit), environment._alone():
            assert not is_free()
            sys.exit("Kirjastoja ei voitu asentaa.")
        assert is_free()


# What Debian has


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An apt-get that writes down what it was asked, and does what `does.sh` beside it says."""
    program = tmp_path / "apt-get"
    program.write_text('#!/bin/sh\necho "$@" >> "$(dirname "$0")/asked"\n. "$(dirname "$0")/does.sh"\n')
    program.chmod(0o755)
    (tmp_path / "does.sh").write_text("exit 0\n")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    return tmp_path


def test_packages_are_fetched_before_they_are_installed(apt: Path) -> None:
    assert debian.install("firefox-esr", "xvfb")
    update, fetching, installing = (apt / "asked").read_text().splitlines()
    assert update.endswith("update -qq")
    assert fetching.endswith("firefox-esr xvfb --download-only")
    assert installing.endswith("firefox-esr xvfb --no-download")


def test_what_cannot_be_fetched_is_not_installed(apt: Path) -> None:
    (apt / "does.sh").write_text("exit 100\n")
    assert not debian.install("firefox-esr")
    assert "--no-download" not in (apt / "asked").read_text()


def test_a_network_that_does_not_answer_is_not_waited_for(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "LONGEST", 0.2)
    (apt / "does.sh").write_text("exec sleep 60\n")
    assert not debian.install("firefox-esr")
    assert "--no-download" not in (apt / "asked").read_text()


def test_who_may_not_install_does_not_try(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert not debian.install("firefox-esr")
    assert not (apt / "asked").exists()


def test_browsers_that_cannot_be_had_are_told_of_and_stop_nothing(
    apt: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (apt / "does.sh").write_text("exit 100\n")
    monkeypatch.setenv("PATH", f"{apt}:/usr/bin:/bin")
    monkeypatch.setattr(other_browsers, "_PACKAGES", {"no-such-browser": "no-such-package", "sh": "dash"})
    other_browsers.install()
    assert "kokeillaan ilman niitä" in capfd.readouterr().err
    assert (apt / "asked").read_text().count("no-such-package") == 1
    assert "dash" not in (apt / "asked").read_text()
    monkeypatch.setattr(other_browsers, "_PACKAGES", {"sh": "dash"})
    other_browsers.install()
    assert capfd.readouterr().err == ""
