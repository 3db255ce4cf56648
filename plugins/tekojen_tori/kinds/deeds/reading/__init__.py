"""The files of `deeds/`."""

from collections.abc import Iterator

from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.kinds.deeds.reading.checks import deed_checks
from tekojen_tori.kinds.deeds.reading.files import DEEDS
from tekojen_tori.kinds.deeds.reading.out_of_time import out_of_time
from tekojen_tori.kinds.deeds.reading.template import GUIDE, left_in_place, template_sentences
from tekojen_tori.reading.content_file import readable
from tekojen_tori.reading.problems import Problem
from tekojen_tori.reading.together import Together

READERS = (DEEDS,)


def checks(together: Together) -> Iterator[Problem]:
    """Every problem between deeds."""
    yield from deed_checks(together.of(Deed), together.registers)
    guides = [folder / GUIDE for folder in (together.root, together.fallback)]
    template = together.remember("template of deeds", guides, lambda: template_sentences(guides))
    for one in readable(together.of(Deed)):
        yield from one.seen(left_in_place, template)
    yield from out_of_time(together)
