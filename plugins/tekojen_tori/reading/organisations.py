"""New organisations are called in every file as in the first: theirs is one page, and one entry in the register."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tekojen_tori.content.naming.new_organisations import called_alike, new_organisations, organisations_in
from tekojen_tori.content.registers import Organisation, Registers
from tekojen_tori.content.written import Written
from tekojen_tori.reading.content_file import ContentFile
from tekojen_tori.reading.files.text_files import shown
from tekojen_tori.reading.files.understood import NEW_ORGANISATION
from tekojen_tori.reading.problems import Problem, info

_Files = Mapping[type[Written], Sequence[ContentFile[Any]]]


def with_one_name_each(files: _Files, registers: Registers) -> dict[type[Written], tuple[ContentFile[Any], ...]]:
    """The files, in which each new organisation has one name; where another is written, that is told."""
    naming = [file for its in files.values() for file in its if _names_new(file)]
    names = new_organisations((file.thing or file.rest for file in naming), registers)
    return {
        kind: tuple(_called_so(file, names) if _names_new(file) else file for file in its)
        for kind, its in files.items()
    }


def _names_new(file: ContentFile[Any]) -> bool:
    return bool(file.problems) and any(problem.code == NEW_ORGANISATION for problem in file.problems)


def _called_so(file: ContentFile[Any], names: Mapping[str, Organisation]) -> ContentFile[Any]:
    told = tuple(_otherwise(file, names))
    if not told:
        return file
    thing, rest = (one and called_alike(one, names) for one in (file.thing, file.rest))
    return replace(file, thing=thing, rest=rest, problems=(*file.problems, *told))


def _otherwise(file: ContentFile[Any], names: Mapping[str, Organisation]) -> Iterator[Problem]:
    place = next(problem for problem in file.problems if problem.code == NEW_ORGANISATION)
    for written in dict.fromkeys(organisations_in(file.thing or file.rest)):
        name = names.get(written.slug, written).name
        if name != written.name:
            message = f"”{written.name}” luettiin nimeksi ”{name}”, sillä toisessa tiedostossa se on niin."
            hint = "Kirjoita nimi kaikkialla samalla tavalla."
            yield info(shown(file.path), "name-understood", message, hint, place.line, place.column)
