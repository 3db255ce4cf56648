"""Fields as people and other systems write them, understood: other names of fields, emptied ones, lists by commas.

What is certain is read as it was meant, and told of; `tori check --fix` writes it so. Whatever isn't is left as it was
written, for the models to say what is wrong with it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.naming.contacts import parts_of_contact
from tekojen_tori.content.naming.doers import doer
from tekojen_tori.content.naming.field_words import UNSURE, key_of, meant_field
from tekojen_tori.content.registers import Municipality, Organisation, Registers, Sector, Support, Theme, register_line
from tekojen_tori.language.slugs import fold
from tekojen_tori.language.tidy import is_blank, is_nothing, is_unknown, tidy
from tekojen_tori.reading.files.field_kinds import is_list, kinds_of, may_be_nothing
from tekojen_tori.reading.files.front_matter import FrontMatter
from tekojen_tori.reading.files.yaml_values import Key, Place
from tekojen_tori.reading.problems import Problem, info

NEW_ORGANISATION = "new-organisation"
_COMMAS = re.compile(r"[,;|/\n]")
_YES, _NO = frozenset(("kyllä", "joo", "x", "ja", "juu")), frozenset(("ei", "nej"))
_NUMBER = re.compile(r"-?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?", re.ASCII)
_LANGUAGE = re.compile(
    r"(?:(fi|sv|en)(?:[-_][a-z]{2})?|(suomi|suomeksi|finnish|finska)|(ruotsi|ruotsiksi|svenska|swedish)|(?:englanti|englanniksi"
    r"|engelska|english))",
    re.IGNORECASE,
)
"""A language by its name, or with a country as programs write it: fi_FI."""
_BEFORE_NUMBER = re.compile(r"^(?:puhelin|puh|p|tel|gsm)\b[.: ]+", re.IGNORECASE)
_AROUND_EMAIL = re.compile(
    r"<?(?:mailto:)?([^\s<>\[\]()]+@[^\s<>\[\]()]+)>?|\[([^\s\[\]]+@[^\s\[\]]+)\]\(mailto:[^\s()]+\)"
)
_LONGEST_EMAIL = 600
_AROUND_ADDRESS = re.compile(r"<(https?://[^\s<>]+)>")
_NAMES = {
    "theme": "theme_names",
    "support": "support_names",
    "sector": "sector_names",
    "municipality": "municipality_names",
}
_SWAPPED = {"municipality": "organisation", "organisation": "municipality"}


class FieldPart(StrEnum):
    """What of a field was written otherwise than it should be."""

    NAME = "name"
    """The field is called otherwise."""
    VALUE = "value"
    """The value is written otherwise."""


@dataclass(frozen=True)
class Understood:
    """Something that was meant otherwise than it should be written. `key` is where it stands as written.

    `new` is the field's name or the value as they should be: a text, texts for a list, or texts by the names of parts.
    """

    key: Key
    part: FieldPart
    new: str | tuple[str, ...] | Mapping[str, str]


@dataclass
class _Understanding:
    places: dict[Key, Key] = field(default_factory=dict)
    found: list[Understood] = field(default_factory=list)


@dataclass(frozen=True)
class UnderstoodFields:
    """Front matter whose fields are as they were meant, and what in them was written otherwise."""

    front: FrontMatter
    found: tuple[Understood, ...]


def understood(front: FrontMatter, model: type[BaseModel], registers: Registers) -> UnderstoodFields:
    """The fields as the model calls them, without those that are empty."""
    told = _Understanding()
    fields = _fields(front.fields, model, registers, (), (), told)
    return UnderstoodFields(front.understood(fields, told.places), tuple(told.found))


def _fields(
    written: dict[str, Any],
    model: type[BaseModel],
    registers: Registers,
    old: Key,
    new: Key,
    told: _Understanding,
) -> dict[str, Any]:
    names, known = _names_of(written, model, registers), model.model_fields
    fields: dict[str, Any] = {}
    for name, value in written.items():
        meant = names.get(name, name)
        told.places[(*new, meant)] = (*old, name)
        if meant != name:
            told.found.append(Understood((*old, name), FieldPart.NAME, meant))
        kind = known[meant].annotation if meant in known else None
        understood_value = _value(value, kind, meant, registers, (*old, name), (*new, meant), told)
        if understood_value is not None:
            fields[meant] = understood_value
    return fields


def _names_of(written: dict[str, Any], model: type[BaseModel], registers: Registers) -> dict[str, str]:
    """By the names of fields that are written otherwise, what the model calls them; no two are one."""
    titled = _titled(model)
    known = [name for name, _ in titled]
    meant: dict[str, str] = {}
    for name, value in written.items():
        if name in known:
            field_name = _other_doer(value, name, written, model, registers)
        elif _is_empty(value):
            continue
        else:
            field_name = meant_field(name, titled)
            if key_of(name) in UNSURE:
                field_name = _fitting(name, value, known, registers) if field_name or _names_a_doer(name) else None
            elif field_name in _SWAPPED:
                field_name = _other_doer(value, field_name, written, model, registers) or field_name
        if field_name and field_name not in written and field_name not in meant.values():
            meant[name] = field_name
    return meant


@cache
def _titled(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields, each with its title."""
    return tuple((name, field.title or name) for name, field in model.model_fields.items())


def _other_doer(
    value: Any, name: str, written: dict[str, Any], model: type[BaseModel], registers: Registers
) -> str | None:
    """The field of organisations for one that stands in that of municipalities, and the other way round."""
    other = _SWAPPED.get(name)
    if other is None or not isinstance(value, str) or other not in model.model_fields or other in written:
        return None
    kind: Any = model.model_fields["municipality"].annotation
    if is_list(kind):
        return None
    found = doer(value, registers)
    return other if found and isinstance(found, Organisation) == (other == "organisation") else None


def _names_a_doer(name: str) -> bool:
    return key_of(name) == "tekija"


def _fitting(name: str, value: Any, known: list[str], registers: Registers) -> str | None:
    """The field that a name means by its value: themes and sectors are called by many names."""
    texts = [part.strip() for part in _COMMAS.split(value)] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        return None
    if _names_a_doer(name):
        found = doer(value, registers) if isinstance(value, str) else None
        one = "municipality" if isinstance(found, Municipality) else "organisation"
        return one if found and one in known else None
    for field_name in ("theme", "sector"):
        names = getattr(registers, _NAMES[field_name])
        if field_name in known and all(names.find(text) for text in texts):
            return field_name if field_name == "theme" or len(texts) == 1 else None
    return None


def _value(value: Any, kind: Any, name: str, registers: Registers, old: Key, new: Key, told: _Understanding) -> Any:
    """A value as it was meant; None if it is empty."""
    if _is_empty(value, kind):
        return None
    if isinstance(value, dict):
        model = next(_models_in(kind), None)
        if model is None:
            return value
        return _fields(value, model, registers, old, new, told)
    if isinstance(value, list):
        return _items(value, kind, name, registers, old, new, told)
    if name == "contact" and (parts := _contact(value)):
        told.found.append(Understood(old, FieldPart.VALUE, parts))
        return parts
    return _scalar(value, kind, name, registers, old, told)


def _items(
    value: list[Any], kind: Any, name: str, registers: Registers, old: Key, new: Key, told: _Understanding
) -> Any:
    if len(value) == 1 and isinstance(value[0], str) and kind is not None and _is_one(kind):
        told.found.append(Understood(old, FieldPart.VALUE, value[0]))
        return value[0]
    if len(value) == 1 and isinstance(value[0], dict) and not is_list(kind) and next(_models_in(kind), None):
        return _value(value[0], kind, name, registers, (*old, 0), new, told)
    items: list[Any] = []
    for number, item in enumerate(value):
        place = (*new, len(items))
        told.places[place] = (*old, number)
        understood_item = _value(item, kind, name, registers, (*old, number), place, told)
        if understood_item is not None:
            items.append(understood_item)
    return items


def _scalar(value: str, kind: Any, name: str, registers: Registers, old: Key, told: _Understanding) -> Any:
    """A text as it was meant: a list by commas, yes or no in Finnish, a number with a comma or spaces."""
    meant: str | list[str] = value
    if name in _NAMES and is_list(kind):
        meant = _by_commas(value, getattr(registers, _NAMES[name]))
    elif name == "lang" and (language := _LANGUAGE.fullmatch(tidy(value))):
        meant = language[1].lower() if language[1] else "fi" if language[2] else "sv" if language[3] else "en"
    elif name == "phone":
        meant = _BEFORE_NUMBER.sub("", value)
    elif name == "email" and (email := _AROUND_EMAIL.fullmatch(value.strip()[:_LONGEST_EMAIL])):
        meant = email[1] or email[2]
    elif name in ("url", "links") and (address := _AROUND_ADDRESS.fullmatch(value.strip())):
        meant = address[1]
    elif choice := _choice(value, kind):
        meant = choice
    elif bool in kinds_of(kind) and tidy(value).casefold() in _YES | _NO:
        meant = "true" if tidy(value).casefold() in _YES else "false"
    elif {int, float} & set(kinds_of(kind)) and _NUMBER.fullmatch(tidy(value)):
        meant = re.sub(r"\s", "", tidy(value)).replace(",", ".")
        meant = re.sub(r"\.0+$", "", meant)
    if meant != value:
        told.found.append(Understood(old, FieldPart.VALUE, meant if isinstance(meant, str) else tuple(meant)))
    return meant


def _choice(value: str, kind: Any) -> str | None:
    """The choice that a text surely is, in whatever letters."""
    choices = _choices(kind)
    return choices.get(fold(tidy(value))) if choices else None


@cache
def _choices(kind: Any) -> Mapping[str, str]:
    """The choices of a field, by their letters alone."""
    enums = [each for each in kinds_of(kind) if isinstance(each, type) and issubclass(each, Enum)]
    return {fold(str(one.value)): str(one.value) for each in enums for one in each}


def _contact(written: str) -> dict[str, str] | None:
    """The parts of a contact that was written as one text, if it surely is parted."""
    parts, left = parts_of_contact(tidy(written))
    return parts if len(parts) > 1 and "name" in parts and not left else None


def _by_commas(value: str, names: Any) -> str | list[str]:
    """The names that a text lists, if it is no name itself and each of its parts surely is one."""
    parts = [part.strip() for part in _COMMAS.split(value) if part.strip()]
    return parts if len(parts) > 1 and not names.called(value) and all(map(names.find, parts)) else value


def _is_empty(value: Any, kind: Any = None) -> bool:
    """Whether a value says nothing: a form-based editor leaves emptied fields behind, within others too.

    A text that there must be may say that there is nothing; a title may.
    """
    if isinstance(value, dict):
        return all(map(_is_empty, value.values()))
    if isinstance(value, list):
        return all(map(_is_empty, value))
    if isinstance(value, str):
        says_nothing = is_unknown if may_be_nothing(kind) else is_nothing
        return is_blank(value) or (kind not in (None, str) and says_nothing(value))
    return value is None


def _is_one(annotation: Any) -> bool:
    """Whether a field is a single thing that is written as a word or two, and no text of its own."""
    one = (Municipality, Organisation, Sector, Theme, Support, ContentDate)
    return not is_list(annotation) and any(kind in one for kind in kinds_of(annotation))


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def understood_things(
    thing: BaseModel, front: FrontMatter, registers: Registers, file: str
) -> tuple[list[Problem], list[Understood]]:
    """What values were taken for in a thing that was made of the fields, and what is new in it."""
    problems: list[Problem] = []
    found: list[Understood] = []
    for name in type(thing).model_fields:
        if name in front.fields:
            _compare(front.fields[name], getattr(thing, name), (name,), front, registers, file, problems, found)
    return problems, found


def _compare(
    written: Any,
    value: Any,
    key: Key,
    front: FrontMatter,
    registers: Registers,
    file: str,
    problems: list[Problem],
    found: list[Understood],
) -> None:
    if isinstance(value, tuple):
        many = written if isinstance(written, list) else [written]
        for number, (one, part) in enumerate(zip(many, value, strict=False)):
            place = (*key, number) if isinstance(written, list) else key
            _compare(one, part, place, front, registers, file, problems, found)
    elif isinstance(written, dict) and isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name in written:
                _compare(written[name], getattr(value, name), (*key, name), front, registers, file, problems, found)
    elif isinstance(written, str):
        if isinstance(value, ContentDate) and written.strip() != value.iso():
            message = f"”{written}” luettiin ajaksi {value.iso()}."
            problems.append(info(file, "date-understood", message, "", *front.place(key)))
            found.append(Understood(front.written(key), FieldPart.VALUE, value.iso()))
        elif isinstance(value, Organisation) and value not in registers.every_organisation:
            message = f"Organisaatio ”{value.name}” on uusi: sitä ei ole vielä luettelossa."
            hint = f"Lisää tiedostoon registers/organisations.yml: {register_line(value)}"
            problems.append(info(file, NEW_ORGANISATION, message, hint, *front.place(key)))
        elif isinstance(value, Municipality | Organisation | Sector | Theme | Support) and _is_called(
            written, value, registers
        ):
            found.append(Understood(front.written(key), FieldPart.VALUE, value.name))
        elif isinstance(value, StrEnum) and written.strip() != value:
            problems.append(info(file, "value-understood", f"Arvo luettiin näin: {value}.", "", *front.place(key)))
            found.append(Understood(front.written(key), FieldPart.VALUE, str(value)))
        elif isinstance(value, BaseModel) and len(value.model_fields_set) == 1:  # the one that may stand alone
            (name,) = value.model_fields_set
            _compare(written, getattr(value, name), key, front, registers, file, problems, found)


def _is_called(written: str, value: Any, registers: Registers) -> bool:
    """Whether it is another name of the thing and says no more: what names its unit too is left as it is."""
    names: dict[type[Any], Callable[[str], Any]] = {
        Municipality: registers.municipality_names.called,
        Organisation: registers.organisation_names.called,
        Sector: registers.sector_names.called,
        Theme: registers.theme_names.called,
        Support: registers.support_names.called,
    }
    return written != value.name and bool(names[type(value)](written) == value)


def understood_keys(found: tuple[Understood, ...], place: Callable[[Key], Place], file: str) -> Iterator[Problem]:
    """What was said otherwise than it should be, and how it was taken."""
    for one in found:
        if one.part is FieldPart.NAME:
            message = f"Kenttä ”{one.key[-1]}” luettiin kentäksi {one.new}."
            yield info(file, "key-understood", message, "", *place(one.key))
        else:
            yield info(file, "value-understood", f"Arvo luettiin näin: {_as_told(one.new)}.", "", *place(one.key))


def _as_told(new: str | tuple[str, ...] | Mapping[str, str]) -> str:
    if isinstance(new, Mapping):
        return ", ".join(f"{key}: {value}" for key, value in new.items())
    return new if isinstance(new, str) else f"[{', '.join(new)}]"
