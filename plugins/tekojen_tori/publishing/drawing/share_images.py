"""Share images (jakokuvat): what social media show of a page. Each thing that people have written has its own."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from importlib.resources import files

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.kind import kind_of
from tekojen_tori.content.registers import Sector
from tekojen_tori.content.written import Told, Written
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.drawing.images import Facts, drawing
from tekojen_tori.publishing.drawing.patterns import HOUSE, awning
from tekojen_tori.publishing.frame.assets import read
from tekojen_tori.publishing.page import File
from tekojen_tori.publishing.site import Site, finnish_date

SIZE = (1200, 630)
COMMON = f"{addresses.SHARE_IMAGES}tori.png"
"""The image of pages that have none of their own."""

_ORANGE = "#b5470a"
_EMOJI = re.compile("[\U0001f000-\U0001faff\ufe0f\u200d]+")
"""What the fonts of typst can't draw, with the marks that join and vary it."""


@dataclass(frozen=True)
class Look:
    """What an image shows beside the title: words before it and after it, and its sector's awning or the site's."""

    kind: str = ""
    where: str = ""
    sector: Sector | None = None


def look(written: Written) -> Look:
    """How the image of something written looks: as its room says, or else as any of its kind."""
    for looks in rooms.offers("publishing", "LOOKS"):
        if type(written) in looks:
            made: Look = looks[type(written)](written)
            return made
    if isinstance(written, Told):
        return Look(kind_of(written).title, where(written), next(iter(written.sectors), None))
    return Look(kind_of(written).title)


def where(told: Told) -> str:
    """Who did it or whom it is about, and when."""
    when = finnish_date(told.date) if told.date else ""
    return " · ".join(filter(None, (told.who, when)))


def share_image(written: Written) -> str:
    """The address of the image of something written."""
    return f"{addresses.SHARE_IMAGES}{address(written).rstrip('/')}.png"


def every_image_drawn(catalogue: Catalogue, site: Site) -> AbstractContextManager[Iterator[File]]:
    """Begin to draw every image of the site, if it has any."""
    if not site.has_share_images:
        return nullcontext(iter(()))
    images = {COMMON: _facts(site.description or site.name, Look(), site)}
    shared = (written for written in catalogue.written if kind_of(written).has_page)
    images |= {share_image(written): _facts(written.title, look(written), site) for written in shared}
    template = (files(__package__) / "share_image.typ").read_text(encoding="utf-8")
    return drawing(images, template, site.cache / "share-images")


def _facts(title: str, look: Look, site: Site) -> Facts:
    """What the template knows: see its first lines."""
    words = {"otsikko": title, "laji": look.kind, "paikka": look.where, "sivusto": site.name}
    sector = look.sector
    return {name: _drawable(text) for name, text in words.items()} | {
        "savy": sector.hue if sector else None,
        "markiisi": awning(sector.slug, f"hsl({sector.hue},55%,78%)") if sector else awning(HOUSE, _ORANGE),
        "merkki": read("images/favicon.svg").decode(),
    }


def _drawable(text: str) -> str:
    return " ".join(_EMOJI.sub(" ", text).split())
