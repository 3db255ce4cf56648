"""The styles, scripts and pictures of the site itself."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import rjsmin

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.page import File
from tekojen_tori.publishing.patterns import HOUSE, awning
from tekojen_tori.publishing.site import Site

_FILES = ("scripts/tori.js", "scripts/colours.js", "images/favicon.svg")
_STYLES = ("base", "header", "footer", "pages", "hero", "search", "forms", "cards", "tiles", "deed", "stories", "map",
           "campaigns", "toplists", "newsletters", "statistics", "path", "podcast", "follow", "webinars",
           "open_data")  # fmt: skip
"""The style sheets of `web/styles/`, one for each part of the site, in the order in which they are joined into one."""


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Each file of the reader's side, and what tells the sectors apart."""
    for name in _FILES:
        yield File(addresses.ASSETS + name.rpartition("/")[2], read(name))
    yield File(f"{addresses.ASSETS}tori.css", _stylesheet())
    yield from _sectors(catalogue)


def _sectors(catalogue: Catalogue) -> Iterator[File]:
    """Each sector's tint and awning, which the styles wear as a mask, so that it has the colours of light and dark."""
    sectors = catalogue.registers.sectors
    for name in (HOUSE, *(sector.slug for sector in sectors)):
        yield File(f"{addresses.ASSETS}awnings/{name}.svg", awning(name).encode())
    styles = [f":root{{{_awning(HOUSE)}}}"]
    styles += [f".sector-{sector.slug}{{--hue:{sector.hue};{_awning(sector.slug)}}}" for sector in sectors]
    yield File(f"{addresses.ASSETS}sectors.css", "\n".join(styles).encode())


def _awning(name: str) -> str:
    return f'--awning:url("awnings/{name}.svg")'


def scripts(folder: str) -> Iterator[File]:
    """The modules of a folder of `web/scripts/`, without comments and needless space."""
    for script in sorted((files("tekojen_tori.web") / "scripts" / folder).iterdir(), key=lambda file: file.name):
        yield File(
            f"{addresses.ASSETS}{folder}/{script.name}", rjsmin.jsmin(script.read_text(encoding="utf-8")).encode()
        )


@cache
def read(name: str) -> bytes:
    """A file of `web/`."""
    return (files("tekojen_tori.web") / name).read_bytes()


@cache
def version() -> str:
    """A mark that changes whenever the styles or scripts do, so that browsers don't keep old ones."""
    return hashlib.sha256(b"".join((*map(read, _FILES), _stylesheet()))).hexdigest()[:8]


@cache
def _stylesheet() -> bytes:
    return b"\n".join(read(f"styles/{name}.css") for name in _STYLES)
