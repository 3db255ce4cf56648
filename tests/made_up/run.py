"""Run commands with other rooms than the tori's own: a JSON of `{"add", "take"}`, then one of the commands.

Each command is a module and its arguments. They run in one process, which takes longer to start than most of them take,
until one fails.
"""

import json
import runpy
import sys
from pathlib import Path

from tekojen_tori import rooms

sys.path.insert(0, str(Path(__file__).parent))
changes = json.loads(sys.argv[1])
for room in changes["take"]:
    rooms.ROOMS.remove(room)
    sys.modules[room] = None  # type: ignore[assignment]  # nothing may import what isn't there
rooms.ROOMS.extend(changes["add"])
for command in json.loads(sys.argv[2]):
    sys.argv = command
    try:
        runpy.run_module(command[0], run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if end.code:
            raise
