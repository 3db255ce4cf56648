"""Whether a content file that an editor names is there to be shown."""

from collections.abc import Iterator, Mapping

from tekojen_tori.content.site_content import Written
from tekojen_tori.reading.problems import Problem, error, warning
from tekojen_tori.reading.written_checks import nearest
from tekojen_tori.reading.yaml_values import Place


def named_file(name: str, known: Mapping[str, Written], place: Place, file: str) -> Iterator[Problem]:
    """What is wrong with a name; `known` are the things that may be named, by their files without .md."""
    thing = known.get(name)
    if thing is None:
        near = nearest(name, known)
        hint = f"Tarkoititko: {near}?" if near else "Kirjoita kansio ja tiedoston nimi, esimerkiksi deeds/oma-teko."
        yield error(file, "unknown-file", f"Tiedostoa ”{name}” ei ole.", hint, *place, lacks=name.rpartition("/")[2])
        return
    now = thing.path.with_suffix("").as_posix()
    if now != name:
        yield warning(file, "renamed-file", f"”{name}” on nimetty uudelleen.", f"Kirjoita: {now}.", *place)
    if thing.draft:
        yield error(file, "names-a-draft", f"”{name}” on luonnos.", "Julkaise se tai poista se tästä.", *place)
