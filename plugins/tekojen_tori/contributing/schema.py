"""What people write above their texts as JSON Schema: for editors' completion, for the form, and for programs."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from tekojen_tori import rooms
from tekojen_tori.content.editorial import EditorialFields
from tekojen_tori.content.kind import Kind, kinds
from tekojen_tori.content.named_fields import NAMES
from tekojen_tori.content.registers import AwardSeries, Organisation, Registers, Sector, Support, Theme
from tekojen_tori.language.order import alphabetical

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TOLD = ("title", "description")
_OF_VALUE = ("$ref", "type", "pattern", "enum")
_LENGTHS = {"minLength": "minItems", "maxLength": "maxItems"}


def schema_of(
    kind: Kind[Any], registers: Registers, about: str = "Kentät", alone: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """The schema of the fields above a text of a kind, with every name that the registers know.

    Names are as they are officially written; the checker forgives more, such as another letter case. `about` says whose
    fields they are. A part that may be written as the value of one field stands in `alone` with that field.
    """
    schema: dict[str, Any] = _simplified(_schema(kind.fields))
    _name(schema, registers)
    for part, field in alone.items():
        _may_stand_alone(schema, part, field)
    if issubclass(kind.fields, EditorialFields):
        for name, field_schema in schema["properties"].items():
            schema["properties"][name] = _one_or_many(field_schema)
    head = {"$schema": DIALECT, "title": kind.title, "description": f"{about} Markdown-tiedoston alussa."}
    return schema | head


def schemas(registers: Registers) -> dict[str, dict[str, Any]]:
    """The schemas of what people write with fields above it, by the names of their kinds.

    A room whose schema isn't made of its model alone has `SCHEMAS` in its `contributing` module.
    """
    own = {name: make for made in rooms.offers("contributing", "SCHEMAS") for name, make in made.items()}
    return {
        kind.name: own[kind.name](registers) if kind.name in own else schema_of(kind, registers) for kind in kinds()
    }


def _name(schema: Any, registers: Registers) -> None:
    """Write the names of the registers wherever a schema asks for them."""
    if isinstance(schema, list):
        for part in schema:
            _name(part, registers)
    elif isinstance(schema, dict):
        asked = schema.pop(NAMES, ())
        if asked:
            schema["enum"] = [name for register in asked for name in _NAMES_OF[register](registers)]
        for part in schema.values():
            _name(part, registers)


def _one_or_many(field: dict[str, Any]) -> dict[str, Any]:
    """A list of one may be written as that one."""
    if field.get("type") != "array":
        return field
    return {"anyOf": [field, field["items"]]} | {key: field[key] for key in _TOLD if key in field}


def _may_stand_alone(schema: dict[str, Any], part: str, alone: str) -> None:
    """A part with one field may be written as the value of that field."""
    whole = schema["$defs"][part]
    value = whole["properties"][alone]
    schema["$defs"][part] = {"anyOf": [whole, {key: value[key] for key in value if key in _OF_VALUE}]}


def _organisations(registers: Registers) -> list[str]:
    return list(dict.fromkeys(name for one in registers.every_organisation for name in (one.name, *one.also_known_as)))


def _municipalities(registers: Registers) -> list[str]:
    """Every name: Finnish, Swedish, and those of municipalities that are no more."""
    names = [name for place in registers.municipalities for name in (place.name, place.name_sv)]
    return list(dict.fromkeys([*names, *registers.former_municipalities]))


def _regions(registers: Registers) -> list[str]:
    return sorted({place.region for place in registers.municipalities}, key=alphabetical)


_NAMES_OF: dict[str, Callable[[Registers], list[str]]] = {
    "sectors": lambda registers: [sector.name for sector in registers.sectors],
    "themes": lambda registers: [theme.name for theme in registers.themes],
    "support": lambda registers: [support.name for support in registers.support],
    "municipalities": _municipalities,
    "organisations": _organisations,
    "regions": _regions,
    "awards": lambda registers: [name for series in registers.awards for name in (series.slug, series.name)],
}


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    """Pydantic's schema of a model. It is dear to make, and must not be changed."""
    return model.model_json_schema()


def _simplified(schema: Any) -> Any:
    """Pydantic's schema without what means nothing to a writer: null as an alternative, and what classes are called."""
    if isinstance(schema, list):
        return [_simplified(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    alternatives = schema.get("anyOf", ())
    if {"type": "null"} in alternatives:
        (other,) = (one for one in alternatives if one != {"type": "null"})
        schema = {key: value for key, value in schema.items() if key not in ("anyOf", "default")} | other
    if schema.get("type") == "array":
        # Of a list that a validator goes before, pydantic says the length as if it were a text's.
        schema = {_LENGTHS.get(key, key): value for key, value in schema.items()}
    simple = {key: _simplified(value) for key, value in schema.items()}
    for named in simple.get("$defs", {}).values():
        named.pop("title", None)
        named.pop("description", None)
    return simple


def register_schemas() -> dict[str, dict[str, Any]]:
    """The schemas of the register files, by the files' names without their endings."""
    own: dict[str, dict[str, Any]] = {}
    for registers in rooms.offers("content", "REGISTERS"):
        own |= {name: _of_fields(model, title) for name, (model, title) in registers.items()}
    return {
        "sectors": _list_of(Sector, "Palvelualat"),
        "themes": _list_of(Theme, "Teemat"),
        "organisations": _list_of(Organisation, "Organisaatiot"),
        "awards": _list_of(AwardSeries, "Palkintosarjat"),
        "support": _list_of(Support, "Tuki"),
    } | own


def _list_of(model: type[BaseModel], title: str) -> dict[str, Any]:
    entry = _simplified(_schema(model))
    return {"$schema": DIALECT, "title": title, "type": "array", "items": entry}


def _of_fields(model: type[BaseModel], title: str) -> dict[str, Any]:
    schema: dict[str, Any] = _simplified(_schema(model))
    return {"$schema": DIALECT} | schema | {"title": title}
