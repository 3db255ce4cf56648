"""Fields above, text below: the two halves of a content file."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any

from frontmatter.default_handlers import YAMLHandler

from tekojen_tori.reading.files.yaml_values import Key, Place, Values, YamlError, parse_yaml
from tekojen_tori.reading.problems import Problem, error

_HANDLER = YAMLHandler(fm_boundary=re.compile(r"^---[ \t]*$", re.MULTILINE))
_BOUNDARY = re.compile(r"(?:\A\ufeff?|(?<=\n)|(?<=\r))---[ \t]*(?=[\r\n]|\Z)")
NO_BREAK_SPACES = "no-break-space"
_ODD_SPACE = re.compile(r"^[\w.-]+ ?:([ \u00a0\u2007\u202f\u3000]*[\u00a0\u2007\u202f\u3000])", re.MULTILINE)
_EXAMPLE = "Aloita tiedosto rivillä ---, kirjoita kentät (title: …) ja päätä ne toiseen riviin ---."


@dataclass(frozen=True)
class FrontMatter:
    """The fields as written, the text without what is blank around it, and where both are: it begins on `text_line`.

    `partial` are the fields that are lists and have lost items that were wrong. `left_out` are the fields, or the text,
    that are there but wrong, and so in nothing that is made of the rest.
    """

    fields: dict[str, Any]
    text: str
    text_line: int
    _values: Values
    has_odd_spaces: bool = False
    partial: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    _meant: Mapping[Key, Key] = field(default_factory=dict)

    @property
    def comments(self) -> Mapping[Key, str]:
        """The comments that end the line of a value without quotation marks, by the key of the value."""
        return self._values.comments

    def place(self, key: Key) -> Place:
        """Line and column of a field in the file; of the front matter where there is no such field."""
        line, column = self._values.place(self.written(key))
        return line + 1, column

    def written(self, key: Key) -> Key:
        """Where a field stands as it was written, which is elsewhere if it was understood to be another."""
        for end in range(len(key), 0, -1):
            if key[:end] in self._meant:
                return (*self._meant[key[:end]], *key[end:])
        return key

    def understood(self, fields: dict[str, Any], meant: Mapping[Key, Key]) -> "FrontMatter":
        """The same with the fields as they were meant; `meant` tells where each of them was written."""
        return replace(self, fields=fields, _meant=meant)

    def without(self, left_out: Mapping[str, Set[int]]) -> "FrontMatter":
        """The same without some items of fields that are lists, by their places."""
        fields, meant = dict(self.fields), dict(self._meant)
        for name, places in left_out.items():
            kept = [place for place in range(len(fields[name])) if place not in places]
            of_it = {key: self.written(key) for key in meant if key[:1] == (name,) and len(key) > 1}
            meant = {key: value for key, value in meant.items() if key not in of_it}
            for now, before in enumerate(kept):
                meant[(name, now)] = self.written((name, before))
                meant |= {(name, now, *key[2:]): value for key, value in of_it.items() if key[1] == before}
            fields[name] = [fields[name][place] for place in kept]
        return replace(self.understood(fields, meant), partial=frozenset(left_out))


def read_front_matter(text: str, file: str) -> FrontMatter | Problem:
    """Split a content file in two and parse its fields, or say what is wrong with them."""
    if not _HANDLER.detect(text):
        message, hint = _instead_of_fields(text)
        return error(file, "no-front-matter", message, hint, _first_written_line(text))
    try:
        fields_text, body = _HANDLER.split(text)
    except ValueError:
        dots = next((line for line, written in enumerate(text.split("\n"), 1) if written.rstrip() == "..."), None)
        hint = "Kirjoita rivin ... paikalle ---." if dots else _EXAMPLE
        return error(file, "front-matter-not-closed", "Kenttien lopusta puuttuu rivi ---.", hint, dots or 1)
    try:
        written = fields_text.removeprefix("\n")
        spaces = odd_spaces(written)
        for start, end in spaces:
            written = f"{written[:start]}{' ' * (end - start)}{written[end:]}"
        values = parse_yaml(written)
    except YamlError as failure:
        return error(file, failure.code, failure.message, failure.hint, failure.line + 1, failure.column)
    if not isinstance(values.value, dict):
        return error(file, "no-front-matter", "Tiedoston alussa ei ole kenttiä.", _EXAMPLE, 2)
    text_line = text.count("\n", 0, len(text) - len(body.lstrip() or body)) + 1
    return FrontMatter(values.value, body.strip(), text_line, values, bool(spaces))


def _instead_of_fields(text: str) -> tuple[str, str]:
    """What is wrong with a text that doesn't begin with fields, and how it is mended."""
    first = next((line for line in text.split("\n") if line.strip()), "").strip()
    if first == "---":
        return "Kenttien yllä on tyhjää.", "Poista se: rivi --- on tiedoston ensimmäinen, eikä sen edessä ole välejä."
    if first.startswith(("```", "~~~")):
        return (
            "Koko tiedosto on koodilohkossa.",
            f"Poista ensimmäinen rivi {first[:20]} ja sitä vastaava viimeinen rivi.",
        )
    if first and not first.strip("-–—_*=") and len(first) > 1:
        return f"Rivi ”{first[:20]}” ei ole kolme yhdysviivaa.", "Kirjoita kenttien ylle ja alle rivi ---."
    if first == "+++":
        return "Kentät on kirjoitettu TOML-muotoon.", "Kirjoita rivien +++ paikalle --- ja kentät näin: title: Otsikko."
    return "Tiedoston alusta puuttuvat kentät.", _EXAMPLE


def odd_spaces(fields: str) -> list[tuple[int, int]]:
    """Where the spaces after the names of fields are, if any of them is one that YAML takes for a letter."""
    return [found.span(1) for found in _ODD_SPACE.finditer(fields)]


def fields_end(text: str) -> int:
    """Where the fields of a file end, whatever its line ends are; 0 if they don't."""
    bounds = [found.start() for found in _BOUNDARY.finditer(text)]
    return bounds[1] if len(bounds) > 1 else 0


def _first_written_line(text: str) -> int:
    return text[: len(text) - len(text.lstrip())].count("\n") + 1
