"""The cover of a podcast for which the editors have no picture: its title in the site's look."""

import hashlib
import io
import json
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import PIL
import typst
from PIL import Image

from tekojen_tori.kinds.podcast.show import Show
from tekojen_tori.machine.kept_files import forget_unused, keep, read_kept
from tekojen_tori.publishing.drawing.images import KEPT_PICTURE
from tekojen_tori.publishing.frame.assets import read

_DRAWN_BY = f"typst {version('typst')}, Pillow {PIL.__version__}"


def cover(show: Show) -> bytes:
    """The cover as a PNG, drawn anew only when something in it has changed.

    Podcast directories want RGB without transparency, which typst always adds.
    """
    template = (files(__package__) / "cover.typ").read_bytes()
    facts = {"otsikko": show.podcast.title, "tekija": show.author, "merkki": read("images/favicon.svg").decode()}
    inputs = {"tiedot": json.dumps(facts, ensure_ascii=False)}
    mark = hashlib.sha256(template + f"{_DRAWN_BY}{inputs['tiedot']}".encode()).hexdigest()[:32]
    folder = show.site.cache / "podcast-covers"
    forget_unused(folder, KEPT_PICTURE)
    kept = folder / f"{mark}.png"
    return read_kept(kept) or _drawn(template, inputs, kept)


def _drawn(template: bytes, inputs: dict[str, str], kept: Path) -> bytes:
    made = typst.compile(template, sys_inputs=inputs, format="png", ppi=72)
    assert isinstance(made, bytes), "one page makes one picture"
    picture = io.BytesIO()
    Image.open(io.BytesIO(made)).convert("RGB").save(picture, format="PNG")
    keep(kept, picture.getvalue())
    return picture.getvalue()
