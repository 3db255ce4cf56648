"""What only shows when stories, episodes and webinars are seen together with deeds and series."""

from collections.abc import Iterable, Iterator, Mapping

from tekojen_tori.content.done import Done
from tekojen_tori.content.editorial import EditorialThing
from tekojen_tori.reading.checks.named_files import named_slug, words_by_folder
from tekojen_tori.reading.checks.written_checks import by_key
from tekojen_tori.reading.content_file import Read, readable
from tekojen_tori.reading.problems import Problem, error
from tekojen_tori.reading.together import Together


def editorial_checks(together: Together) -> Iterator[Problem]:
    """Every problem between an editorial thing and the deeds and series it belongs with, and of its number."""
    read = readable(together.of(EditorialThing))
    for one in read:
        yield from _deeds(one, together.deed_by_slug)
    yield from _repeated_numbers(read)


def _deeds(one: Read[EditorialThing], known: Mapping[str, Done]) -> Iterator[Problem]:
    word = words_by_folder()["deeds"]
    for number, slug in enumerate(one.thing.deeds):
        place = one.front.place(("deeds", number))
        yield from named_slug(slug, word, known, place, one.file, in_draft=one.thing.draft)


def _repeated_numbers(read: Iterable[Read[EditorialThing]]) -> Iterator[Problem]:
    numbered = [one for one in read if one.thing.number is not None]
    for same in by_key(numbered, lambda one: (*one.thing.numbering, one.thing.number)).values():
        for one in same[1:]:
            yield error(
                one.file,
                "repeated-number",
                f"Järjestysnumero {one.thing.number} on jo tiedostossa {same[0].file}.",
                "Anna toiselle oma numero.",
                *one.front.place(("number",)),
            )
