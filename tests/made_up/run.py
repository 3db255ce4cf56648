"""Run a command of the tori with other rooms than its own: a JSON of `{"add", "take"}`, then the module and its arguments."""

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
sys.argv = sys.argv[2:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
