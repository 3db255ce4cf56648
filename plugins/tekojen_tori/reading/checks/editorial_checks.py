"""What only shows when stories, episodes and webinars are seen together with deeds and series."""

from collections.abc import Iterable, Iterator, Mapping

from tekojen_tori.content.editorial import EditorialThing
from tekojen_tori.content.kind import kind_of
from tekojen_tori.content.written import by_address
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.kinds.series.content import Series
from tekojen_tori.reading.checks.links_and_pictures import Read, readable
from tekojen_tori.reading.checks.written_checks import by_key, meant
from tekojen_tori.reading.content_file import ContentFile
from tekojen_tori.reading.problems import Problem, error, warning
from tekojen_tori.reading.together import Together


def editorial_checks(together: Together) -> Iterator[Problem]:
    """Every problem between an editorial thing and the deeds and series it belongs with, and of its number."""
    read = readable(
        file for kind, files in together.files.items() if issubclass(kind, EditorialThing) for file in files
    )
    known = by_address(file.thing for file in together.of(Deed) if file.thing)
    for one in read:
        yield from _deeds(one, known)
    yield from _series(read, together.of(Series))
    yield from _repeated_numbers(read)


def _deeds(one: Read[EditorialThing], known: Mapping[str, Deed]) -> Iterator[Problem]:
    for number, slug in enumerate(one.thing.deeds):
        place = one.front.place(("deeds", number))
        deed = known.get(slug)
        if deed is None:
            hint = meant(slug, known, "Kirjoita teon tiedostonimi ilman päätettä .md.", lambda near: known[near].slug)
            yield error(one.file, "unknown-deed", f"Tekoa ”{slug}” ei ole.", hint, *place, lacks=slug)
        elif deed.slug != slug:
            message = f"Teko ”{slug}” on nimetty uudelleen."
            yield warning(one.file, "renamed-deed", message, f"Kirjoita: {deed.slug}.", *place)
        elif deed.draft and not one.thing.draft:
            message = f"Teko ”{slug}” on luonnos."
            yield error(one.file, "draft-deed", message, "Julkaise se tai poista se tästä.", *place)


def _series(read: Iterable[Read[EditorialThing]], series: Iterable[ContentFile[Series]]) -> Iterator[Problem]:
    """Things in a folder that no file describes; one file of a series mended, all its things are in order."""
    described = {file.path.with_suffix("").as_posix() for file in series}
    told: set[str] = set()
    for one in read:
        folder, name = one.thing.path.parts[0], one.thing.series
        if name is None:
            if one.thing.needs_series:
                yield error(
                    one.file,
                    "no-series",
                    f"{kind_of(one.thing).title} ei kuulu mihinkään sarjaan.",
                    f"Siirrä tiedosto sarjan kansioon, esimerkiksi {folder}/sarjan-nimi/. Jos tämä on sarjan esittely, "
                    f"tee sen viereen kansio {one.thing.slug}/ sarjaan kuuluville.",
                )
        elif not one.thing.has_series:
            message = f"Kansiossa {folder} ei ole sarjoja eikä muita kansioita."
            yield error(one.file, "too-deep", message, f"Siirrä tiedosto kansioon {folder}.")
        elif len(one.thing.path.parts) > 3:
            yield error(one.file, "too-deep", "Sarjan kansiossa on toinen kansio.", "Siirrä tiedosto sarjan kansioon.")
        elif not any(path.endswith(f"/{folder}/{name}") for path in described) and name not in told:
            told.add(name)
            hint = f"Tee tiedosto {folder}/{name}.md ja kirjoita siihen sarjan title ja esittely."
            yield error(one.file, "unknown-series", f"Sarjaa ”{name}” ei ole esitelty.", hint)


def _repeated_numbers(read: Iterable[Read[EditorialThing]]) -> Iterator[Problem]:
    numbered = [one for one in read if one.thing.number is not None]
    for same in by_key(numbered, lambda one: (one.thing.path.parent, one.thing.number)).values():
        for one in same[1:]:
            yield error(
                one.file,
                "repeated-number",
                f"Järjestysnumero {one.thing.number} on jo tiedostossa {same[0].file}.",
                "Anna toiselle oma numero.",
                *one.front.place(("number",)),
            )
