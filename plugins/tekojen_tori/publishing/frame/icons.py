"""How the site looks among tabs, bookmarks and on a home screen: icons, all drawn of one, and the manifest."""

import json
from collections.abc import Iterator
from functools import cache, partial
from importlib.resources import files
from io import BytesIO

from PIL import IcoImagePlugin, Image

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.drawing.images import Facts, drawing
from tekojen_tori.publishing.frame.assets import read
from tekojen_tori.publishing.page import File, Promise
from tekojen_tori.publishing.site import Site

MANIFEST = "manifest.webmanifest"
FAVICON = "favicon.ico"
"""Where programs look for it that read no page."""
PAPER = "#fffdfa"
"""The colour of pages, as their styles have it."""
_ICONS = f"{addresses.ASSETS}icons/"
TOUCH = f"{_ICONS}touch.png"
"""What iPhones and iPads put on a home screen: they round its corners, and make what lets light through black."""
_PLAIN = {size: f"{_ICONS}{size}.png" for size in (192, 512)}
_MASKABLE = f"{_ICONS}maskable.png"
"""What phones cut to their own shape: what matters lies in a circle of four fifths."""
_IN_FAVICON = (16, 32, 48)


def publish(catalogue: Catalogue, site: Site) -> Iterator[File | Promise]:
    """The icons and what tells of them, all drawn of the one that browsers of today use as it is."""
    every = cache(partial(_every, site))

    def one(address: str) -> File:
        return every()[address]

    for address in (*_PLAIN.values(), TOUCH, _MASKABLE):
        yield Promise(address, partial(one, address))
    yield Promise(FAVICON, lambda: File(FAVICON, _favicon([one(str(size)) for size in _IN_FAVICON])))
    yield File(MANIFEST, json.dumps(_manifest(site), ensure_ascii=False, separators=(",", ":")).encode())


def _every(site: Site) -> dict[str, File]:
    """By their addresses, the icons, and the smallest by their sizes: they are drawn together."""
    images = {address: _drawn(size) for size, address in _PLAIN.items()}
    images |= {TOUCH: _drawn(180, PAPER, 0.14), _MASKABLE: _drawn(512, PAPER, 0.24)}
    images |= {f"{size}": _drawn(size) for size in _IN_FAVICON}
    template = (files(__package__) / "icons.typ").read_text(encoding="utf-8")
    with drawing(images, template, site.cache / "icons") as made:
        return {file.address: file for file in made}


def _drawn(size: int, background: str | None = None, margin: float = 0) -> Facts:
    return {"koko": size, "tausta": background, "reuna": margin, "merkki": read("images/favicon.svg").decode()}


def _favicon(drawn: list[File]) -> bytes:
    *smaller, largest = [Image.open(BytesIO(one.content)) for one in drawn if isinstance(one.content, bytes)]
    made = BytesIO()
    # Named by its own module, or else Pillow would import all its seventy to find what writes it.
    form = IcoImagePlugin.IcoImageFile.format
    largest.save(made, format=form, sizes=[(size, size) for size in _IN_FAVICON], append_images=smaller)
    return made.getvalue()


def _manifest(site: Site) -> dict[str, object]:
    """What a phone is told. Pages open in the browser: they lead elsewhere too, and work nowhere without a network."""
    icons = [(address, size, "any") for size, address in _PLAIN.items()] + [(_MASKABLE, 512, "maskable")]
    return {
        "name": site.name,
        "short_name": site.name,
        "description": site.description,
        "lang": "fi",
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": address, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for address, size, purpose in icons
        ],
    }
