"""Whatever stands in any field of any kind of content is told of at its place, and hides nothing else of its file."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from conftest import PROJECT, TODAY, Folder, project_registers
from tekojen_tori import rooms
from tekojen_tori.content.kind import Kind, kinds
from tekojen_tori.reading.content_file import Reader
from tekojen_tori.reading.files.field_kinds import is_list
from tekojen_tori.reading.problems import Severity
from test_rooms import ONE_OF_EACH

REGISTERS = project_registers()
READERS: Mapping[str, Reader[Any]] = {
    reader.kind.name: reader for offered in rooms.offers("reading", "READERS") for reader in offered
}
WRONG: Mapping[str, Any] = {
    "a mapping": {"a": "1"},
    "lists in a list": [["x"]],
    "a text": "¤",
    "mappings": [{"a": "1"}],
    "texts": ["¤", "¤¤"],
    "a number": "5",
    "nothing in a list": [None],
}
DEEPEST = 3
KINDS = pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def places_in(model: type[BaseModel], depth: int = 0) -> Iterator[tuple[str | int, ...]]:
    """The path of keys to each field, and to each field of those that have some; in lists that of the first item."""
    for name, field in model.model_fields.items():
        yield (name,)
        within = next(models_in(field.annotation), None) if depth < DEEPEST else None
        first = (0,) if is_list(field.annotation) else ()
        yield from ((name, *first, *place) for place in (places_in(within, depth + 1) if within else ()))


def with_value(fields: dict[str, Any], place: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """The fields with a value at a place; what is on the way to it is made."""
    inner: Any = fields
    for key, after in pairwise(place):
        made: Any = [{}] if isinstance(after, int) else {}
        there = inner.get(key) if isinstance(inner, dict) else inner[key]
        if not isinstance(there, type(made)):
            inner[key] = made
        inner = inner[key]
    inner[place[-1]] = value
    return fields


def whole(kind: Kind[Any]) -> dict[str, Any]:
    """The fields of a file in which all is right."""
    _, fields, _ = ONE_OF_EACH[kind.name]
    title = "title: Ainoa laatuaan\n" if "title" in kind.fields.model_fields else ""
    read: dict[str, Any] = yaml.load(title + fields, Loader=yaml.BaseLoader)
    return read


def text_of(fields: Mapping[str, Any], text: str = "Teksti.") -> str:
    return f"---\n{yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False)}---\n{text}\n"


@KINDS
def test_no_value_of_any_field_hides_the_rest_of_its_file(kind: Kind[Any]) -> None:
    path = PROJECT / f"{ONE_OF_EACH[kind.name][0]}.md"
    for place in places_in(kind.fields):
        for name, value in WRONG.items():
            written = with_value(whole(kind), place, value)
            file = READERS[kind.name].read_text(text_of(written), path, PROJECT, REGISTERS, TODAY)
            told = [one for one in file.problems if one.severity is Severity.ERROR]
            assert (file.thing is None) == bool(told), (place, name)
            assert file.thing or file.rest, (place, name)
            assert "unforeseen" not in {one.code for one in told}, (place, name, told)


@KINDS
def test_what_else_is_wrong_is_told_beside_it(folder: Folder, kind: Kind[Any]) -> None:
    for other, (file, _, _) in ONE_OF_EACH.items():
        folder.write(f"{file}.md", text_of(whole(next(one for one in kinds() if one.name == other))))
    file = ONE_OF_EACH[kind.name][0]
    for place in list(places_in(kind.fields))[::13]:
        folder.write(f"{file}.md", text_of(with_value(whole(kind), place, {"a": "1"}), "[Tyhjä](ei-ole.md)"))
        told = [one for one in folder.read().problems if one.file.endswith(f"{file}.md")]
        assert "broken-link" in {one.code for one in told}, place
        assert "unforeseen" not in {one.code for one in told}, place


ISSUE = """---
title: Uutiskirje
date: 2019-06-01
sections:
  - heading: [a]
    shows: [deeds/ei-ole]
  - heading: Toinen
    shows:
      - deeds/tiimi
      - deeds/timmi
  - shows: deeds/tiimi
---
Hei!
"""


def test_of_a_list_only_what_is_wrong_is_left_out_and_the_rest_keeps_its_lines(folder: Folder) -> None:
    folder.deed()
    folder.write("newsletters/kirje.md", ISSUE)
    told = [(one.code, one.line) for one in folder.read().problems if one.severity is Severity.ERROR]
    assert told == [("wrong-type", 5), ("unknown-file", 10), ("missing-key", 11)]


def test_a_rule_between_fields_that_is_broken_hides_nothing_either(folder: Folder) -> None:
    folder.write("podcasts/podcast.md", "---\ntitle: Podcast\n---\nTeksti.\n")
    folder.write("podcasts/yksi.md", "---\ntitle: Yksi\ndate: 2099-01-01\n---\n[Tyhjä](ei-ole.md)\n")
    told = {one.code for one in folder.read().problems if one.file.endswith("yksi.md")}
    assert told == {"missing-key", "future-date", "broken-link"}


def test_a_text_too_short_after_its_marks_are_gone_is_told_of(folder: Folder) -> None:
    folder.write("stories/sarja.md", "---\ntitle: Sarja\n---\nTeksti.\n")
    folder.write("stories/sarja/yksi.md", '---\ntitle: Yksi\ndate: 2019\nquote: {text: "”x”"}\n---\nTeksti.\n')
    told = [(one.code, one.line, one.message) for one in folder.read().problems if one.severity is Severity.ERROR]
    assert told == [("too-short", 4, "Kenttä quote.text on liian lyhyt: vähintään 3 merkkiä.")]


AUDIO = "{url: 'https://x.example/a.mp3', bytes: 9, seconds: 60, type: audio/mpeg}"
CHAPTERS = "[{at: '0:00', title: Alku}]"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"image": "kuva.png", "alt": "[x]"}, [("missing-image", 5), ("wrong-type", 6)]),
        ({"date": "eilen", "audio": AUDIO}, [("bad-date", 4)]),
        ({"audio": "x", "chapters": CHAPTERS}, [("wrong-type", 5)]),
    ],
)
def test_a_field_that_is_wrong_is_not_said_to_be_lacking_too(
    folder: Folder, fields: Mapping[str, str], expected: list[tuple[str, int]]
) -> None:
    folder.write("podcasts/podcast.md", "---\ntitle: Podcast\n---\nTeksti.\n")
    told = {"title": "Yksi", "number": "1", "date": "2020-01-02"} | fields
    written = "\n".join(f"{name}: {value}" for name, value in told.items())
    folder.write("podcasts/yksi.md", f"---\n{written}\n---\nTeksti.\n")
    found = [one for one in folder.read().problems if one.severity is Severity.ERROR and one.file.endswith("yksi.md")]
    assert [(one.code, one.line) for one in found] == expected
