"""The browsers beside Chromium in which the main tasks are tested: Firefox, and WebKitGTK, whose engine is Safari's.

Only `.ci/run` installs them. Where one isn't, the tests say that they leave it out.

Like `environment`, this must run outside the environment, on any Python 3.
"""

import shutil

import debian
import environment

FIREFOX = ("firefox-esr", "firefox")
WEBKIT = "WebKitWebDriver"
SCREEN = "Xvfb"
"""WebKitGTK needs a screen, if only one that nobody sees."""

_PACKAGES = {"firefox-esr": "firefox-esr", WEBKIT: "webkit2gtk-driver", SCREEN: "xvfb"}


def install() -> None:
    """Install those that this machine hasn't got, if it can be done."""
    lacking = [package for command, package in _PACKAGES.items() if not shutil.which(command)]
    if not lacking:
        return
    environment.tell("Asennan Firefoxin ja WebKitGTK:n sivujen kokeilua varten.")
    if not debian.install(*lacking):
        environment.tell("Niitä ei voitu asentaa. Sivut kokeillaan ilman niitä.")
