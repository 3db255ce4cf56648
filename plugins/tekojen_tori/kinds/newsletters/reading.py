"""The files of `newsletters/`, each made into an issue, and what they show."""

from collections.abc import Iterable, Iterator

from tekojen_tori.content.site_content import Written, by_file_name
from tekojen_tori.kinds.newsletters.content import Newsletter, NewsletterFields
from tekojen_tori.reading.content_file import ContentFile, Kind
from tekojen_tori.reading.links_and_pictures import readable
from tekojen_tori.reading.named_files import named_file
from tekojen_tori.reading.problems import Problem

NEWSLETTERS: Kind[Newsletter] = Kind(NewsletterFields, Newsletter, "kirje", "Kirjoita tervehdys.")


def newsletter_checks(files: Iterable[ContentFile[Newsletter]], written: Iterable[Written]) -> Iterator[Problem]:
    """Every thing that an issue should show but can't."""
    known = by_file_name(written)
    for one in readable(files):
        for part, section in enumerate(one.thing.sections):
            for number, name in enumerate(section.shows):
                yield from named_file(name, known, one.front.place(("sections", part, "shows", number)), one.file)
