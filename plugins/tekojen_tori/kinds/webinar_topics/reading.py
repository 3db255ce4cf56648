"""The files of `topics/`."""

from collections.abc import Iterator

from tekojen_tori.content.written import by_address
from tekojen_tori.kinds.webinar_topics.content import TOPIC, WebinarTopic
from tekojen_tori.reading.checks.named_files import named_slug, words_by_folder
from tekojen_tori.reading.checks.written_checks import by_key
from tekojen_tori.reading.content_file import Reader, readable
from tekojen_tori.reading.editorials import understood_names
from tekojen_tori.reading.problems import Problem
from tekojen_tori.reading.together import Together

TOPICS = Reader(TOPIC, "aihe", "Kerro, mitä webinaareista tiedetään.", understood_names)
READERS = (TOPICS,)


def checks(together: Together) -> Iterator[Problem]:
    """Webinars and stories that topics name and nobody can show; what is wrong with deeds is told of any kind."""
    topics = readable(together.of(WebinarTopic))
    if not topics:
        return
    things = by_key(together.told(), lambda thing: thing.path.parts[0])
    for folder in ("webinars", "stories"):
        if word := words_by_folder().get(folder):
            known = by_address(things.get(folder, ()))
            for one in topics:
                for number, slug in enumerate(getattr(one.thing, folder)):
                    place = one.front.place((folder, number))
                    yield from named_slug(slug, word, known, place, one.file, in_draft=one.thing.draft)
