"""What Python and the scripts must know alike: written once, in Python, and published as a module for the scripts.

A room's `publishing` module has in `CONTRACT` what its scripts need, by the names under which they import it from
`contract.js`.
"""

import json
from collections.abc import Mapping
from typing import Any

from tekojen_tori import rooms


def contract() -> Mapping[str, Any]:
    """By name, what the scripts of all rooms are told."""
    return {name: value for told in rooms.offers("publishing", "CONTRACT") for name, value in told.items()}


def script() -> str:
    """The module that tells it."""
    return "\n".join(f"export const {name} = {_js(value)};" for name, value in contract().items())


def _js(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))
