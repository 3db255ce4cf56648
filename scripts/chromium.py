"""The browser in which pages are tested and measured.

Like `environment`, this must run outside the environment, on any Python 3.
"""

import os
import shutil
import sys

import debian
import environment

_BARE = "chromium-headless-shell"
"""Chromium's engine without the browser around it: a page takes it a fifth of the processor's time."""
_BROWSERS = (_BARE, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def command() -> str:
    """The command of an installed Chromium or Chrome; else one is installed, however this machine can.

    Where all is installed for one run, the bare one is too. Empty if Playwright installed its own.
    """
    found = installed()
    is_best = os.environ.get("TORI_BROWSER") or shutil.which(_BARE)
    if found and (is_best or not os.environ.get("CI")):
        return found
    environment.tell("Asennan Chromium-selaimen sivujen kokeilua varten.")
    if debian.install(_BARE) or found or debian.install("chromium"):
        return installed()
    if environment.run("playwright", "install", "chromium"):
        sys.exit("Selainta ei voitu asentaa. Asenna Chromium tai Chrome ja yritä uudelleen.")
    return ""


def installed() -> str:
    """The command of the browser that was asked for, or else of an installed one; empty if there is none."""
    return os.environ.get("TORI_BROWSER") or next(filter(None, map(shutil.which, _BROWSERS)), "")


def home() -> str:
    """A home for the browser, which would else write into the user's own."""
    folder = environment.CACHE / "home"
    folder.mkdir(parents=True, exist_ok=True)
    return str(folder)
