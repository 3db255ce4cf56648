"""The styles, scripts and pictures of the site itself."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import rjsmin

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing import addresses, contract
from tekojen_tori.publishing.drawing.patterns import HOUSE, awning
from tekojen_tori.publishing.page import File
from tekojen_tori.publishing.site import Site

_FILES = ("scripts/tori.js", "scripts/colours.js", "images/favicon.svg")
_SHARED = Path(str(files("tekojen_tori.web"))) / "styles"
_SHARED_STYLES = ("base", "header", "footer", "pages", "cards", "tiles")
"""The style sheets of what rooms share, in the order in which they are joined into one; each room's own come after."""


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Each file of the reader's side, what all scripts are told, and what tells the sectors apart."""
    for name in _FILES:
        yield File(addresses.ASSETS + name.rpartition("/")[2], read(name))
    yield File(f"{addresses.ASSETS}tori.css", _stylesheet())
    yield File(f"{addresses.ASSETS}contract.js", contract.script())
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


def scripts(room: str, folder: str) -> Iterator[File]:
    """The scripts of a room, without comments and needless space, in a folder of their own."""
    for script in sorted((files(room) / "scripts").iterdir(), key=lambda file: file.name):
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
    shared = (_SHARED / f"{name}.css" for name in _SHARED_STYLES)
    own = (path for folder in rooms.folders() for path in sorted(folder.glob("*.css")))
    return b"\n".join(path.read_bytes() for path in (*shared, *own))
