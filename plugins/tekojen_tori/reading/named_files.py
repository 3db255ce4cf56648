"""Whether a content file that an editor names is there to be shown, and what to call it when it isn't."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tekojen_tori.content.site_content import Written
from tekojen_tori.reading.problems import Problem, error, warning
from tekojen_tori.reading.written_checks import meant
from tekojen_tori.reading.yaml_values import Place


@dataclass(frozen=True)
class Word:
    """What a kind of thing is called: in codes, and in Finnish as messages need it."""

    code: str
    one: str
    none_such: str
    how_to_name: str


WORDS = {
    "deeds": Word("deed", "Teko", "Tekoa", "teon tiedostonimi ilman päätettä .md"),
    "stories": Word("story", "Tarina", "Tarinaa", "sarjan kansio ja tarinan tiedosto, kuten stories/sarja/tarina"),
    "podcasts": Word("episode", "Jakso", "Jaksoa", "kansio ja jakson tiedosto, kuten podcasts/jakso"),
    "webinars": Word("webinar", "Webinaari", "Webinaaria", "kansio ja webinaarin tiedosto, kuten webinars/webinaari"),
}
"""By the folders of what tells of work."""


def named_file(name: str, known: Mapping[str, Written], place: Place, file: str) -> Iterator[Problem]:
    """What is wrong with a name; `known` are the things that may be named, by their files without .md."""
    thing = known.get(name)
    if thing is None:
        hint = meant(name, known, "Kirjoita kansio ja tiedoston nimi, esimerkiksi deeds/oma-teko.")
        yield error(file, "unknown-file", f"Tiedostoa ”{name}” ei ole.", hint, *place, lacks=name.rpartition("/")[2])
        return
    now = thing.path.with_suffix("").as_posix()
    if now != name:
        yield warning(file, "renamed-file", f"”{name}” on nimetty uudelleen.", f"Kirjoita: {now}.", *place)
    if thing.draft:
        yield error(file, "names-a-draft", f"”{name}” on luonnos.", "Julkaise se tai poista se tästä.", *place)
