"""The fields of everything that people write, as a page of the editors' guide: it is made of the models."""

from collections.abc import Iterator, Mapping
from typing import Any

from tekojen_tori.content.kind import kinds
from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.schema import schemas

_HEAD = """\
# Kaikki kentät

<!-- Tehty komennolla scripts/generate. Älä muokkaa tätä, vaan mallia. -->

Tässä ovat kaikki kentät, joita tiedoston alkuun viivojen väliin voi kirjoittaa. Tähti (\\*) on pakollisen kentän
perässä. Miten kentät kirjoitetaan, kerrotaan esimerkein: tekojen ohjeessa [CONTRIBUTING.md](../CONTRIBUTING.md), muiden
ohjeessa [toimitus.md](toimitus.md).
"""


def field_tables(registers: Registers) -> str:
    """The page: a table for each kind, with its fields in the order of the model."""
    made = schemas(registers)
    tables = ((kind.title, "\n".join(_table(made[kind.name]))) for kind in kinds())
    return "\n".join([_HEAD, *(f"## {title}\n\n{table}\n" for title, table in tables)])


def _table(schema: Mapping[str, Any]) -> Iterator[str]:
    yield "| kenttä | mikä se on | mitä siihen kirjoitetaan |"
    yield "| --- | --- | --- |"
    required = schema.get("required", ())
    for name, field in schema["properties"].items():
        mark = "\\*" if name in required else ""
        told = " ".join(filter(None, (field.get("description", ""), _parts_of(field, schema))))
        yield f"| `{name}`{mark} | {field['title']} | {told} |"


def _parts_of(field: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """Of a field that has parts or lists of them, their names."""
    inner = field.get("items", field)
    if "$ref" not in inner:
        inner = next((one.get("items", one) for one in field.get("anyOf", ()) if "$ref" in one.get("items", one)), {})
    part = schema.get("$defs", {}).get(str(inner.get("$ref", "")).rpartition("/")[2], {})
    part = next(iter(part.get("anyOf", ())), part)
    if "enum" in part:
        return f"Vaihtoehdot: {', '.join(f'`{one}`' for one in part['enum'])}."
    names = [f"`{name}`" for name in part.get("properties", ())]
    return f"Osat: {', '.join(names)}." if names else ""
