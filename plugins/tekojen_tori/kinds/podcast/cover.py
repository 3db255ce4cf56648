"""The cover of a podcast for which the editors have no picture: its title in the site's look."""

import hashlib
import io
import json
from importlib.resources import files

import typst
from PIL import Image

from tekojen_tori.kinds.podcast.show import Show
from tekojen_tori.publishing.assets import read


def cover(show: Show) -> bytes:
    """The cover as a PNG, drawn anew only when something in it has changed.

    Podcast directories want RGB without transparency, which typst always adds.
    """
    template = (files(__package__) / "cover.typ").read_bytes()
    facts = {"otsikko": show.podcast.title, "tekija": show.author, "merkki": read("images/favicon.svg").decode()}
    inputs = {"tiedot": json.dumps(facts, ensure_ascii=False)}
    mark = hashlib.sha256(template + inputs["tiedot"].encode()).hexdigest()[:16]
    kept = show.site.cache / "podcast-covers" / f"{mark}.png"
    if not kept.is_file():
        made = typst.compile(template, sys_inputs=inputs, format="png", ppi=72)
        assert isinstance(made, bytes), "one page makes one picture"
        kept.parent.mkdir(parents=True, exist_ok=True)
        Image.open(io.BytesIO(made)).convert("RGB").save(kept, format="PNG")
    return kept.read_bytes()
