"""The files of `toplists/`."""

from collections.abc import Iterator

from tekojen_tori.content.adopting.adopts import Adopts
from tekojen_tori.kinds.toplists.content import TopList
from tekojen_tori.kinds.toplists.reading.checks import toplist_checks
from tekojen_tori.kinds.toplists.reading.files import TOPLISTS
from tekojen_tori.reading.problems import Problem
from tekojen_tori.reading.together import Together

READERS = (TOPLISTS,)


def checks(together: Together) -> Iterator[Problem]:
    """Every problem between a TOP list and what may stand on it."""
    if lists := together.of(TopList):
        adoptions = (file.thing for file in together.of(Adopts) if file.thing)
        yield from toplist_checks(lists, together.told(), adoptions, together.registers, together.today)
