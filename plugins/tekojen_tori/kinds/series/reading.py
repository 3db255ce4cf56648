"""The files that tell of series: each lies beside the folder, of the same name, that holds what belongs to it."""

from collections.abc import Iterator

from tekojen_tori.content.editorial import EditorialThing
from tekojen_tori.content.kind import kind_of, kinds
from tekojen_tori.kinds.series.content import SERIES, Series
from tekojen_tori.reading.content_file import Reader, readable
from tekojen_tori.reading.editorials import is_series
from tekojen_tori.reading.problems import Problem, error
from tekojen_tori.reading.together import Together


def _folders() -> tuple[str, ...]:
    """The folders of the kinds whose things may belong to a series."""
    return tuple(kind.folder for kind in kinds() if kind.thing.has_series)


READERS = (Reader(SERIES, "sarja", "Kerro, mistä sarja kertoo.", holds=is_series, elsewhere=_folders),)


def checks(together: Together) -> Iterator[Problem]:
    """Things that belong to no series though they must, or to one that no file describes."""
    described = {file.path.with_suffix("").as_posix() for file in together.of(Series)}
    told: set[str] = set()
    for one in readable(together.of(EditorialThing)):
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
