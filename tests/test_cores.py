"""Work on every core, as a build does it: nothing of the work or its failures is lost."""

import os
import subprocess
import sys
import threading

import pytest

from conftest import PROJECT
from tekojen_tori.publishing.writing.cores import on_every_core

BUILD = """
import os, sys
from tekojen_tori.publishing.writing.cores import on_every_core
with on_every_core(lambda item: (item * 2, os.getpid()), range(20)) as results:
    doubled, workers = zip(*results)
assert doubled == tuple(range(0, 40, 2)), doubled
print(os.getpid() in workers)
with on_every_core(lambda item: 1 // item, (1, 0, 2)) as results:
    print(next(results))
    try:
        next(results)
    except ZeroDivisionError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform != "linux" or os.cpu_count() == 1, reason="only Linux forks, with a core to spare")
def test_workers_give_their_results_in_order_and_their_errors_too() -> None:
    told = subprocess.run(
        [sys.executable, "-c", BUILD], cwd=PROJECT / "plugins", capture_output=True, text=True, check=True
    )
    assert told.stdout.split("\n")[:3] == ["False", "1", "integer division or modulo by zero"]


DRAWN_BEFORE = """
import os
import typst
from tekojen_tori.publishing.writing.cores import on_every_core
typst.compile(b"#circle()", format="svg")
with on_every_core(lambda item: os.getpid(), "ab") as results:
    print({os.getpid()} == set(results) or len(os.listdir("/proc/self/task")) == 1)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_threads_of_libraries_are_threads_too() -> None:
    """Typst draws in some, which no fork has: it would wait for them for ever."""
    told = subprocess.run(
        [sys.executable, "-c", DRAWN_BEFORE],
        cwd=PROJECT / "plugins",
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert told.stdout == "True\n"


def test_a_process_that_has_threads_does_the_work_itself() -> None:
    """As `mkdocs serve` has, while it answers."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        with on_every_core(lambda item: (item, os.getpid()), "ab") as results:
            assert list(results) == [("a", os.getpid()), ("b", os.getpid())]
    finally:
        done.set()
        thread.join()
