"""Programs that tests need and Debian has.

Like `environment`, this must run outside the environment, on any Python 3.
"""

import os
import shutil
import subprocess
import sys

LONGEST = 300
"""Seconds that looking for packages, and then fetching them, may take."""


def install(*packages: str) -> bool:
    """Install packages, where this is Debian or like it and we may; tells whether they are there then."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    wanted = ("install", "-qq", "--yes", "--no-install-recommends", *packages)
    _apt(LONGEST, "update", "-qq")  # what is known from earlier may do
    return _apt(LONGEST, *wanted, "--download-only") and _apt(None, *wanted, "--no-download")


def _apt(longest: "float | None", *command: str) -> bool:
    """Installing itself waits for no network, and must not be cut off: for it there is no longest."""
    patience = ("-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=30", "-o", "DPkg::Lock::Timeout=60")
    settings = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    whole = ("apt-get", *patience, *command)
    try:
        return not subprocess.call(whole, env=settings, stdin=subprocess.DEVNULL, stdout=sys.stderr, timeout=longest)
    except subprocess.TimeoutExpired:
        return False
