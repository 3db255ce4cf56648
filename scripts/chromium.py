"""The browser in which pages are tested and measured.

Like `environment`, this must run outside the environment, on any Python 3.
"""

import os
import shutil
import sys

import debian
import environment

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def command() -> str:
    """The command of an installed Chromium or Chrome; else one is installed, however this machine can.

    Empty if Playwright installed its own.
    """
    found = os.environ.get("TORI_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return found
    environment.tell("Asennan Chromium-selaimen sivujen kokeilua varten.")
    if debian.install("chromium"):
        found = next(filter(None, map(shutil.which, BROWSERS)), None)
        if found:
            return found
    if environment.run("playwright", "install", "chromium"):
        sys.exit("Selainta ei voitu asentaa. Asenna Chromium tai Chrome ja yritä uudelleen.")
    return ""


def home() -> str:
    """A home for the browser, which would else write into the user's own."""
    folder = environment.CACHE / "home"
    folder.mkdir(parents=True, exist_ok=True)
    return str(folder)
