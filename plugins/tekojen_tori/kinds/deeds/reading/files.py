"""The files of `deeds/`, each made into a Deed."""

from collections.abc import Iterator, Mapping
from typing import Any

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.registers import Doer, Sector, Support, Theme
from tekojen_tori.content.web_addresses import is_email_within
from tekojen_tori.kinds.deeds.content import DEED, Deed
from tekojen_tori.reading.content_file import ContentFile, Reader, understood_name
from tekojen_tori.reading.files.front_matter import FrontMatter
from tekojen_tori.reading.files.yaml_values import Key, Place
from tekojen_tori.reading.problems import Problem, info, warning

TELL_AT_LEAST = "Kerro ainakin, mitä tehtiin."


DeedFile = ContentFile[Deed]


def _checks(deed: Deed, front: FrontMatter, file: str) -> Iterator[Problem]:
    yield from _understood_names(deed, front, file)
    if deed.evidence and deed.evidence.figure and isinstance(front.fields["evidence"], str):
        message = f"Arvo luettiin näin: {deed.evidence.how}, ja lause on {deed.evidence.figure}."
        yield info(file, "value-understood", message, "", *front.place(("evidence",)))
    for number, author in enumerate(deed.authors):
        if is_email_within(author):
            message = "Kirjoittajien nimissä on sähköpostiosoite, ja nimet julkaistaan."
            hint = "Poista se. Osoitteen, josta saa kysyä lisää, voi kirjoittaa kenttään contact."
            yield warning(file, "email-in-authors", message, hint, *front.place(("authors", number)))


def _past(deed: Deed) -> Iterator[tuple[Key, ContentDate]]:
    yield ("date",), deed.date


DEEDS = Reader(DEED, "teko", TELL_AT_LEAST, _checks, _past)


def _understood_names(deed: Deed, front: FrontMatter, file: str) -> Iterator[Problem]:
    for written, thing, place in _names(deed, front):
        yield from understood_name(written, thing.name, place, file)
    if len(set(deed.theme)) < len(deed.theme):
        yield warning(file, "repeated-theme", "Sama teema on kahdesti.", "Poista toinen.", *front.place(("theme",)))
    if len(set(deed.support)) < len(deed.support):
        yield warning(file, "repeated-support", "Sama tuki on kahdesti.", "Poista toinen.", *front.place(("support",)))


def _names(deed: Deed, front: FrontMatter) -> Iterator[tuple[Any, Doer | Sector | Theme | Support, Place]]:
    """Each name that the fields hold, what it names, and where it stands."""
    if deed.municipality:
        yield front.fields["municipality"], deed.municipality, front.place(("municipality",))
    if deed.organisation:
        yield front.fields["organisation"], deed.organisation, front.place(("organisation",))
    yield front.fields["sector"], deed.sector, front.place(("sector",))
    lists: Mapping[str, tuple[Theme | Support, ...]] = {"theme": deed.theme, "support": deed.support}
    for key, things in lists.items():
        names = front.fields.get(key) or ()
        for number, (written, thing) in enumerate(
            zip([names] if isinstance(names, str) else names, things, strict=True)
        ):
            yield written, thing, front.place((key, number))
