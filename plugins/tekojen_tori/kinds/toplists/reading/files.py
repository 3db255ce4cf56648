"""The files of `toplists/`, each made into a TopList."""

from collections.abc import Iterator
from typing import Any

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.registers import Municipality, Sector, Theme
from tekojen_tori.kinds.toplists.content import TOPLIST, TopList
from tekojen_tori.language.numbers import counted
from tekojen_tori.reading.content_file import ContentFile, Reader, understood_name
from tekojen_tori.reading.files.front_matter import FrontMatter
from tekojen_tori.reading.files.yaml_values import Key
from tekojen_tori.reading.problems import Problem, error

TopListFile = ContentFile[TopList]


def _names(toplist: TopList) -> Iterator[tuple[Key, str]]:
    """Where each name stands in the fields, and what it was taken for."""
    named: list[tuple[Key, Sector | Theme | Municipality | None]] = [
        (("sector",), toplist.sector),
        (("theme",), toplist.theme),
    ]
    if toplist.rule:
        rule = toplist.rule
        named += [(("rule", "sector"), rule.sector), (("rule", "theme"), rule.theme)]
        named.append((("rule", "municipality"), rule.municipality))
        if rule.region:
            yield ("rule", "region"), rule.region
    yield from ((key, thing.name) for key, thing in named if thing)
    for number, edition in enumerate(toplist.editions):
        for place, standing in enumerate(edition.organisations):
            yield ("editions", number, "organisations", place, "name"), standing.name.name


def _written(fields: Any, key: Key) -> object:
    """The value at a key; where a field that may stand alone does, that is the value."""
    for step in key:
        if isinstance(fields, str):
            break
        fields = fields[step]
    return fields


def _past(toplist: TopList) -> Iterator[tuple[Key, ContentDate]]:
    if toplist.date:
        yield ("date",), toplist.date
    for number, edition in enumerate(toplist.editions):
        yield ("editions", number, "date"), edition.date


def _checks(toplist: TopList, front: FrontMatter, file: str) -> Iterator[Problem]:
    for key, name in _names(toplist):
        yield from understood_name(_written(front.fields, key), name, front.place(key), file)
    count = len(toplist.deeds)
    if toplist.length is not None and count > toplist.length:
        message = f"Listalla on {counted(count, 'sija', 'sijaa')}, vaikka sen pituus on {toplist.length}."
        hint = "Poista listalta jotakin tai korjaa kenttä length."
        yield error(file, "longer-than-length", message, hint, *front.place(("length",)))
    if toplist.deeds and toplist.is_of_organisations:
        message = "Samalla listalla on tekoja ja organisaatioita."
        hint = "Poista deeds: tai vaihda säännön järjestykseksi newest tai adopted."
        yield error(file, "mixed-list", message, hint, *front.place(("rule",)))


TOPLISTS = Reader(TOPLIST, "lista", "Kerro johdannossa, mistä lista kertoo.", _checks, _past)
