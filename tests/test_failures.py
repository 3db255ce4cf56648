"""Whatever stops a build is one clear sentence; the previous site stays, and nothing is left running."""

import errno
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

import environment
from conftest import PROJECT, Folder
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.language.words.dictionary import DictionaryEnded
from tekojen_tori.publishing.page import File, NotPublished, Page
from tekojen_tori.publishing.writing.failures import sentence_of, trace_of, unforeseen
from tekojen_tori.publishing.writing.output import write

linux_only = pytest.mark.skipif(sys.platform != "linux" or os.cpu_count() == 1, reason="only Linux forks")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (NotPublished("Näin kävi."), "Näin kävi."),
        (OSError(errno.ENOSPC, "x"), "Levy on täynnä, joten sivustoa ei voitu rakentaa."),
        (PermissionError(errno.EACCES, "x", "/srv/site"), "”/srv/site” ei voitu käsitellä: siihen ei ole oikeutta."),
        (FileNotFoundError(errno.ENOENT, "x", "a\x1b.png"), "”a\N{REPLACEMENT CHARACTER}.png” ei voitu käsitellä: se katosi"),
        (OSError(errno.EIO, "Laite ei vastaa"), "Sivustoa ei voitu käsitellä: Laite ei vastaa."),
        (OSError(errno.EAGAIN, "x"), "Luultavasti muisti loppui kesken."),
        (MemoryError(), "Luultavasti muisti loppui kesken."),
        (BrokenProcessPool(), "Luultavasti muisti loppui kesken."),
        (DictionaryEnded(), "Luultavasti muisti loppui kesken."),
        (ZeroDivisionError("x"), "Sivustoa ei osattu julkaista. Vika on ohjelmassa, ei tekstissäsi (ZeroDivisionError: x)."),
    ],
)  # fmt: skip
def test_every_failure_has_its_sentence(error: Exception, told: str) -> None:
    assert told in sentence_of(error)
    assert "\n" not in sentence_of(error)


def test_a_fault_of_the_program_names_what_was_being_published(folder: Folder) -> None:
    folder.deed()
    (deed,) = folder.read().content.of(Deed)

    def page_of(written: object) -> None:
        page = Page("teot/tiimi/", "", "", "")
        frame_around(page)

    def frame_around(page: Page) -> None:
        raise KeyError("x")

    def told(work: Callable[[object], object], thing: object) -> str:
        with pytest.raises(KeyError) as caught:
            work(thing)
        fault = unforeseen(caught.value)
        assert "KeyError" in trace_of(fault)
        return sentence_of(fault)

    def lacking(written: object) -> object:
        return {}[written.slug]  # type: ignore[attr-defined]

    assert told(lacking, deed).startswith("Tiedostoa ”deeds/tiimi.md” ei osattu julkaista.")
    assert told(page_of, deed).startswith("Sivua ”teot/tiimi/” ei osattu julkaista.")


class Building:
    """A build going on, which can be limited or disturbed."""

    def __init__(self, folder: Folder, limit: int | None = None) -> None:
        def prepare() -> None:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        command = [sys.executable, "-m", "mkdocs", "build", "-q", "--config-file", str(PROJECT / "mkdocs.yml")]
        self.site = folder.root / "site"
        self.process = subprocess.Popen(
            [*command, "--site-dir", str(self.site)],
            env=os.environ | {"TORI_CONTENT": str(folder.root), "NO_MKDOCS_2_WARNING": "1", "TORI_OF_TEST": str(folder.root)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=prepare,
        )  # fmt: skip
        self._mark = f"TORI_OF_TEST={folder.root}".encode()

    def wait_for_workers(self) -> None:
        while len(self.workers()) < 2:
            assert self.process.poll() is None, "it was done before it had workers"

    def running(self) -> list[int]:
        """The processes of the build that are running, whoever is their parent."""
        every = (int(folder.name) for folder in Path("/proc").glob("[0-9]*"))
        return [process for process in every if self._mark in _file(process, "environ")]

    def workers(self) -> list[int]:
        """Those that make parts of the site: copies of the build's own process."""
        itself = _file(self.process.pid, "cmdline")
        return [
            process for process in self.running() if process != self.process.pid and _file(process, "cmdline") == itself
        ]

    def ended(self) -> tuple[int, str]:
        """The exit code, and what was told of the end: that such a folder has no history is told at the beginning."""
        out, err = self.process.communicate(timeout=60)
        until = time.monotonic() + 30
        while self.running():
            assert time.monotonic() < until, "something is left running"
        told = (
            line for line in (out + err).splitlines(keepends=True) if not line.startswith("Julkaisuaikoja ei saatu")
        )
        return self.process.returncode, "".join(told)


def _file(process: int, name: str) -> bytes:
    try:
        return Path("/proc", str(process), name).read_bytes()
    except OSError:
        return b""


def state(folder: Folder) -> dict[Path, bytes]:
    """All that there is but the content."""
    every = (path for path in folder.root.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in every if path.suffix != ".md"}


@pytest.fixture
def built(folder: Folder) -> Folder:
    """A content folder whose site has been built, and that has changed since."""
    folder.deed()
    assert folder.build().returncode == 0
    folder.deed(title="Uusi otsikko")
    return folder


@linux_only
@pytest.mark.parametrize("limit", [0, 2_000, 20_000, 60_000])
def test_when_files_cannot_be_written_the_previous_site_stays(built: Folder, limit: int) -> None:
    built.deed(title="Uusi otsikko", text="Pitkä teksti. " * 5_000)  # what is as it was isn't written again
    before = state(built)
    code, told = Building(built, limit).ended()
    assert code == 1
    assert told.endswith("Aiempi sivusto on ennallaan.\n")
    assert told.count("\n") == 1
    assert state(built) == before


@linux_only
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_interrupted_leaves_nothing_half_built(built: Folder, number: signal.Signals) -> None:
    before = state(built)
    building = Building(built)
    building.wait_for_workers()
    building.process.send_signal(number)
    assert building.ended() == (1, "Rakennus keskeytettiin. Aiempi sivusto on ennallaan.\n")
    assert state(built) == before


UNDISTURBED = """
import os, signal, sys, threading
from tekojen_tori.machine.signals import EndedBySignal, undisturbed

def say(word):
    print(word, end=" ", flush=True)

threads, number = sys.argv[1], int(sys.argv[2])
signal.signal(number, signal.SIG_DFL)
EndedBySignal(lambda: say("cleaned") or "told")
if threads == "beside others":
    threading.Thread(target=threading.Event().wait, daemon=True).start()
with undisturbed():
    os.kill(os.getpid(), number)
    for _ in range(100_000):
        pass
    say("whole")
say("not ended")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("threads", ["alone", "beside others"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_what_must_not_be_left_half_done_is_done_before_a_build_ends(threads: str, number: signal.Signals) -> None:
    """Drawing images begins threads that last, and the system gives a signal to any that hears it."""
    command = [sys.executable, "-c", UNDISTURBED, threads, str(int(number))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, "whole cleaned ", "told\n")


@linux_only
def test_a_build_that_is_killed_leaves_nothing_running_and_the_next_one_is_right(built: Folder) -> None:
    site = {path: content for path, content in state(built).items() if (built.root / "site") in path.parents}
    building = Building(built)
    building.wait_for_workers()
    building.process.kill()
    assert building.ended()[0] == -signal.SIGKILL
    assert {path: content for path, content in state(built).items() if (built.root / "site") in path.parents} == site
    assert built.build().returncode == 0
    assert "Uusi otsikko" in built.page("teot/tiimi/")
    assert sorted(path.name for path in built.root.iterdir()) == ["deeds", "site"]


@linux_only
def test_a_build_whose_part_the_system_ends_says_so(built: Folder) -> None:
    """As it does when memory runs out."""
    before = state(built)
    building = Building(built)
    building.wait_for_workers()
    os.kill(building.workers()[0], signal.SIGKILL)
    code, told = building.ended()
    assert code == 1
    assert told.count("\n") == 1
    assert "Luultavasti muisti loppui kesken. Aiempi sivusto on ennallaan." in told
    assert state(built) == before


def test_two_builds_at_once_are_both_right(built: Folder) -> None:
    builds = [Building(built), Building(built)]
    assert [build.process.wait(60) for build in builds] == [0, 0]
    assert "Uusi otsikko" in built.page("teot/tiimi/")
    before = state(built)
    assert built.build().returncode == 0
    assert state(built) == before


def test_a_picture_that_goes_while_the_site_is_built_stops_the_build(folder: Folder) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        write([File("media/a.png", folder.root / "a.png")], None, folder.root / "site")  # type: ignore[arg-type]
    assert "a.png” ei voitu käsitellä: se katosi kesken rakennuksen." in sentence_of(caught.value)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("deeds/tiimi.md", "koska se on tiedosto"),
        ("deeds/tiimi.md/site", "kansion paikalla on tiedosto"),
        ("deeds", "on muuta kuin sivusto: ”tiimi.md”"),
        (".", "koska sisältö on siellä"),
    ],
)
def test_a_place_where_no_site_can_be_is_told(folder: Folder, place: str, told: str) -> None:
    folder.deed()
    before = state(folder)
    result = folder.build("--site-dir", str(folder.root / place))
    assert result.returncode == 1
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
    assert state(folder) == before


def test_a_program_that_the_environment_lacks_is_told() -> None:
    with pytest.raises(SystemExit, match="Ohjelmaa ei-ole ei voi käynnistää"):
        environment.run("ei-ole")
