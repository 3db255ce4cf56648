"""Programs of ours in forks of one process that has imported what they import: starting takes longer than most of them do.

What a program does before it has imported anything, only a process of its own shows.
"""

import importlib
import json
import os
import runpy
import subprocess
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any


class Forks:
    """The process that forks; `imports` are the modules that it has ready."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process = process
        self._folder = folder

    @classmethod
    @contextmanager
    def of(cls, *imports: str) -> Iterator["Forks"]:
        """Forks of a process that has imported these modules."""
        command = [sys.executable, __file__, *imports]
        with (
            TemporaryDirectory(prefix="tori-tests-") as folder,
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process,
        ):
            yield cls(process, Path(folder))
            assert process.stdin
            process.stdin.close()

    def run(self, script: Path, *arguments: str, cwd: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """Run a script to its end."""
        assert self._process.stdin and self._process.stdout
        said = [self._folder / "out", self._folder / "err"]
        asked = {"argv": [str(script), *arguments], "cwd": str(cwd), "env": dict(env), "said": [*map(str, said)]}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        out, err = (path.read_text(encoding="utf-8") for path in said)
        return subprocess.CompletedProcess(asked["argv"], code, out, err)


def _become(asked: Mapping[str, Any]) -> int:
    """Be the program that was asked for: its exit code."""
    for number, path in zip((1, 2), asked["said"], strict=True):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    sys.argv = asked["argv"]
    sys.path[0] = str(Path(sys.argv[0]).parent)
    try:
        runpy.run_path(sys.argv[0], run_name="__main__")
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
        return end.code if isinstance(end.code, int) else bool(end.code)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    for module in sys.argv[1:]:
        importlib.import_module(module)
    for line in sys.stdin:
        if (child := os.fork()) == 0:
            code = _become(json.loads(line))
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
