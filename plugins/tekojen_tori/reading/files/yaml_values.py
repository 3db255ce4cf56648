"""YAML as values with their places in the file.

Values stay as they were written, as text: what is a date or a number is for the models to say. YAML is read event by
event, so that neither anchors (a "billion laughs") nor endless nesting can exhaust the machine.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from tekojen_tori.language.characters import control_character

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 8
_ODD_BEGINNING = re.compile(r"\s*(?:- +)?([\w-]+):[ \t]+([\"'\[{!*&|>%@`])")
_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")
Key = tuple[str | int, ...]
Place = tuple[int, int]


class YamlError(Exception):
    """Not the YAML that content is written in. Line and column count from 1 in the parsed text."""

    def __init__(self, code: str, message: str, hint: str, place: Place) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint
        self.line, self.column = place


@dataclass
class Values:
    """The value of a YAML `text`, and the line and column (from 1) of everything in it by its path of keys.

    `comments` are those that end the line of a value without quotation marks, by the key of the value.
    """

    value: Any
    text: str
    places: dict[Key, Place] = field(default_factory=dict)
    comments: dict[Key, str] = field(default_factory=dict)

    def place(self, key: Key) -> Place:
        """Where a thing is, or else where that lies in which it would be."""
        while key and key not in self.places:
            key = key[:-1]
        return self.places.get(key, (1, 1))


def parse_yaml(text: str) -> Values:
    """Parse one YAML document; YamlError if it is broken or uses what content may not."""
    values = Values(None, text)
    try:
        events = yaml.parse(text, Loader=_Loader)
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                values.value = _node(next(events), events, values, ())
    except yaml.MarkedYAMLError as failure:
        raise _broken(failure, text) from failure
    except yaml.reader.ReaderError as failure:
        raise YamlError(
            "control-character",
            "Kentissä on merkki, jota tekstissä ei saa olla.",
            "Poista näkymätön ohjausmerkki.",
            _place_at(text, failure.position),
        ) from failure
    return values


def _node(event: yaml.Event, events: Any, values: Values, key: Key) -> Any:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise YamlError(
            "yaml-anchor",
            "YAML-ankkurit ja -viittaukset (& ja *) eivät ole käytössä.",
            "Kirjoita arvo auki. Jos arvo alkaa merkillä & tai *, käytä lainausmerkkejä.",
            _place_of(event.start_mark),
        )
    if getattr(event, "tag", None):
        place = _place_of(event.start_mark)
        raise _odd_beginning(values.text, (place,)) or YamlError(
            "yaml-syntax", "Arvo alkaa merkillä !.", "Kirjoita koko arvo lainausmerkkeihin.", place
        )
    if len(key) > DEEPEST:
        raise _too_deep(_place_of(event.start_mark))
    values.places.setdefault(key, _place_of(event.start_mark))
    if isinstance(event, yaml.ScalarEvent):
        end: Any = event.end_mark
        comment = _COMMENT.match(values.text, end.index)
        if comment and not event.style:
            values.comments[key] = comment[1]
        return _scalar(event)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(events, values, key)
    return _mapping(events, values, key)


def _scalar(event: yaml.ScalarEvent) -> str | None:
    _refuse_control_characters(event)
    return None if event.implicit[0] and event.value in ("", "~", "null", "Null", "NULL") else event.value


def _refuse_control_characters(event: yaml.ScalarEvent) -> None:
    """Those that are written as escapes: "\\0"."""
    if found := control_character(event.value):
        raise YamlError(
            "control-character",
            f"Tässä on näkymätön merkki (U+{ord(found[0]):04X}), jota tekstissä ei saa olla.",
            "Kirjoita teksti uudelleen sen sijaan, että kopioit sen.",
            _place_of(event.start_mark),
        )


def _sequence(events: Any, values: Values, key: Key) -> list[Any]:
    items: list[Any] = []
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        items.append(_node(event, events, values, (*key, len(items))))
    return items


def _mapping(events: Any, values: Values, key: Key) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        name = event.value if isinstance(event, yaml.ScalarEvent) else ""
        if not isinstance(event, yaml.ScalarEvent) or event.anchor:
            raise YamlError(
                "yaml-syntax", "Kentän nimi puuttuu tai on muuta kuin tekstiä.", "", _place_of(event.start_mark)
            )
        _refuse_control_characters(event)
        if name in mapping:
            raise YamlError(
                "duplicate-key",
                f"Kenttä ”{name}” on kahdesti.",
                "Poista toinen tai yhdistä ne.",
                _place_of(event.start_mark),
            )
        place = _place_of(event.start_mark)
        mapping[name] = _node(next(events), events, values, (*key, name))
        values.places[(*key, name)] = place
    return mapping


def _too_deep(place: Place) -> YamlError:
    return YamlError("yaml-too-deep", "Kentissä on liikaa sisäkkäisiä tasoja.", "", place)


def _broken(failure: yaml.MarkedYAMLError, text: str) -> YamlError:
    problem = failure.problem or ""
    place = _place_of(failure.problem_mark or failure.context_mark)
    if tab := next(re.finditer(r"^[ ]*\t", text, re.MULTILINE), None):
        return YamlError(
            "yaml-syntax",
            "Rivi alkaa sarkaimella (Tab-näppäin), jota kentissä ei voi käyttää.",
            "Sisennä välilyönneillä.",
            _place_at(text, tab.end() - 1),
        )
    # libyaml has a depth limit of its own since 0.2.6, and meets it while still looking ahead.
    if "nesting depth" in problem:
        return _too_deep(place)
    if "mapping values are not allowed" in problem:
        return YamlError(
            "yaml-syntax",
            "Kentän arvossa on kaksoispiste, jonka YAML ymmärtää väärin.",
            'Kirjoita arvo lainausmerkkeihin: title: "Koko teksti: myös tämä".',
            place,
        )
    if "could not find expected ':'" in problem:
        return YamlError(
            "yaml-syntax", "Riviltä puuttuu kaksoispiste kentän nimen perästä.", "Kirjoita: kenttä: arvo.", place
        )
    opened = _place_of(failure.context_mark)
    if "quoted scalar" in (failure.context or ""):
        return YamlError(
            "yaml-syntax", "Lainausmerkki jää sulkematta tai on väärässä paikassa.", "Sulje lainausmerkit.", opened
        )
    if "flow" in (failure.context or ""):
        return YamlError(
            "yaml-syntax", "Hakasulje tai aaltosulje jää sulkematta.", "Kirjoita: theme: [ensimmäinen, toinen].", opened
        )
    if found := _odd_beginning(text, (place, opened)):
        return found
    if "cannot start any token" in problem:
        return YamlError(
            "yaml-syntax",
            "Tässä on merkki, jolla YAML-arvo ei voi alkaa.",
            "Jos arvo alkaa merkillä @, ` tai %, käytä lainausmerkkejä.",
            place,
        )
    return YamlError(
        "yaml-syntax",
        "Kenttien YAML on rikki tässä kohdassa.",
        "Tarkista sisennys, kaksoispisteet ja lainausmerkit.",
        place,
    )


def _odd_beginning(text: str, places: tuple[Place, ...]) -> YamlError | None:
    """That a value begins with a mark that means something in YAML, where a line that can't be read has one."""
    lines = text.split("\n")
    for line, _ in places:
        found = _ODD_BEGINNING.match(lines[line - 1]) if line <= len(lines) else None
        if found:
            quote = '"' if found[2] == "'" else "'"
            return YamlError(
                "yaml-syntax",
                f"Arvo alkaa merkillä {found[2]}, jolla on kentissä oma merkityksensä.",
                f"Kirjoita koko arvo lainausmerkkeihin: {found[1]}: {quote}…{quote}.",
                (line, found.start(2) + 1),
            )
    return None


def _place_of(mark: Any) -> Place:
    """The place of one of PyYAML's marks, which come in two kinds that share no type."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _place_at(text: str, position: int) -> Place:
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1
