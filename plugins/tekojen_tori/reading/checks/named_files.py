"""Whether a content file that an editor names is there to be shown, and what to call it when it isn't."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tekojen_tori.content.kind import Kind, kinds_of_work
from tekojen_tori.content.written import Written
from tekojen_tori.language.sentences import sentence
from tekojen_tori.reading.checks.written_checks import meant
from tekojen_tori.reading.files.yaml_values import Place
from tekojen_tori.reading.problems import Problem, error, warning


@dataclass(frozen=True)
class KindWords:
    """What a kind of thing is called: in codes, and in Finnish as messages need it."""

    code: str
    one: str
    none_such: str
    how_to_name: str


@cache
def words_by_folder() -> Mapping[str, KindWords]:
    """What is called how, by the folders of what tells of work."""
    return {kind.folder: _word(kind) for kind in kinds_of_work()}


def _word(kind: Kind[Any]) -> KindWords:
    if kind.name == "deed":
        how = "teon tiedostonimi ilman päätettä .md"
    elif kind.thing.needs_series:
        how = f"sarjan kansio ja tiedosto, kuten {kind.folder}/sarja/nimi"
    else:
        how = f"kansio ja tiedosto, kuten {kind.folder}/nimi"
    return KindWords(kind.name, sentence(kind.one), sentence(kind.count), how)


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


def named_slug(
    slug: str, what: KindWords, known: Mapping[str, Written], place: Place, file: str, *, in_draft: bool = False
) -> Iterator[Problem]:
    """What is wrong with a file name without its folder, where things of one kind are named; `known` are those."""
    thing = known.get(slug)
    if thing is None:
        hint = meant(slug, known, "Kirjoita tiedoston nimi ilman päätettä .md.", lambda near: known[near].slug)
        yield error(file, f"unknown-{what.code}", f"{what.none_such} ”{slug}” ei ole.", hint, *place, lacks=slug)
        return
    if thing.slug != slug:
        message = f"{what.one} ”{slug}” on nimetty uudelleen."
        yield warning(file, f"renamed-{what.code}", message, f"Kirjoita: {thing.slug}.", *place)
    if thing.draft and not in_draft:
        message = f"{what.one} ”{slug}” on luonnos."
        yield error(file, f"draft-{what.code}", message, "Julkaise se tai poista se tästä.", *place)
