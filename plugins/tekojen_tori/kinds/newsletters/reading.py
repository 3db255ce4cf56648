"""The files of `newsletters/`, each made into an issue, and what they show."""

from collections.abc import Iterator

from tekojen_tori.kinds.newsletters.content import NEWSLETTER, Newsletter
from tekojen_tori.reading.checks.named_files import named_file
from tekojen_tori.reading.content_file import Reader, readable
from tekojen_tori.reading.problems import Problem
from tekojen_tori.reading.together import Together

READERS = (Reader(NEWSLETTER, "kirje", "Kirjoita tervehdys."),)


def checks(together: Together) -> Iterator[Problem]:
    """Every thing that an issue should show but can't."""
    for one in readable(together.of(Newsletter)):
        known = together.by_file_name
        for part, section in enumerate(one.thing.sections):
            for number, name in enumerate(section.shows):
                yield from named_file(name, known, one.front.place(("sections", part, "shows", number)), one.file)
