"""The front matter of a deed as JSON Schema: for editors' completion, for the form, and for other programs."""

from typing import Any

from pydantic import BaseModel

from tekojen_tori.content.deed import DeedFields
from tekojen_tori.content.registers import Organisation, Registers, Sector, Theme

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LENGTHS = {"minLength": "minItems", "maxLength": "maxItems"}


def deed_schema(registers: Registers) -> dict[str, Any]:
    """The schema of the fields above a deed's text, with every name that the registers know.

    Names are as they are officially written; the checker forgives more, such as another letter case.
    """
    schema: dict[str, Any] = _simplified(DeedFields.model_json_schema())
    fields = schema["properties"]
    fields["sector"]["enum"] = [sector.name for sector in registers.sectors]
    fields["theme"]["items"]["enum"] = [theme.name for theme in registers.themes]
    fields["municipality"]["enum"] = _municipalities(registers)
    fields["organisation"]["enum"] = list(
        dict.fromkeys(name for one in registers.organisations for name in (one.name, *one.also_known_as))
    )
    head = {"$schema": DIALECT, "title": "Kehittämisteko", "description": "Teon kentät Markdown-tiedoston alussa."}
    either = {"anyOf": [{"required": ["municipality"]}, {"required": ["organisation"]}]}
    return schema | head | either


def _municipalities(registers: Registers) -> list[str]:
    """Every name: Finnish, Swedish, and those of municipalities that are no more."""
    names = [name for place in registers.municipalities for name in (place.name, place.name_sv)]
    return list(dict.fromkeys([*names, *registers.former_municipalities]))


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
    return {
        "sectors": _list_of(Sector, "Palvelualat"),
        "themes": _list_of(Theme, "Teemat"),
        "organisations": _list_of(Organisation, "Organisaatiot"),
    }


def _list_of(model: type[BaseModel], title: str) -> dict[str, Any]:
    entry = _simplified(model.model_json_schema())
    return {"$schema": DIALECT, "title": title, "type": "array", "items": entry}
