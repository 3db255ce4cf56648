"""What Visual Studio Code needs to help with a deed: a snippet, and the fields for the Front Matter extension."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from tekojen_tori.content.done import Stage
from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.issues.sections import SECTIONS
from tekojen_tori.kinds.deeds.contributing import deed_schema
from tekojen_tori.language.order import alphabetical

_Json = dict[str, Any]


def snippets(registers: Registers) -> str:
    """A snippet: typing `teko` gives the fields, their values to choose from, and the parts of the text."""
    municipalities = sorted((municipality.name for municipality in registers.municipalities), key=alphabetical)
    lines = [
        "---",
        "title: ${1:Otsikko kertoo, mitä tehtiin}",
        f"municipality: {_choice(2, ['Kunta', *municipalities])}",
        f"sector: {_choice(3, ['Palveluala', *(sector.name for sector in registers.sectors)])}",
        f"theme: [{_choice(4, ['Teema', *(theme.name for theme in registers.themes)])}]",
        "date: ${5:$CURRENT_YEAR}",
        f"stage: {_choice(6, Stage)}",
        "---",
    ]
    for place, section in enumerate(SECTIONS, 7):
        lines += [f"## {section.heading}", "", f"${{{place}:{section.question}}}", ""]
    snippet = {
        "scope": "markdown",
        "prefix": "teko",
        "description": "Kehittämisteon kentät ja otsikot",
        "body": [*lines[:-1], "$0"],
    }
    return _json({"Kehittämisteko": snippet})


def front_matter_fields(registers: Registers) -> str:
    """`frontmatter.json` for the extension Front Matter CMS.

    A date is left out, since the extension knows only exact moments, and so are the fields that have parts.
    """
    schema = deed_schema(registers)
    fields = [_field(name, field, name in schema["required"]) for name, field in _resolved(schema)]
    settings = {
        "$schema": "https://frontmatter.codes/frontmatter.schema.json",
        "frontMatter.framework.id": "other",
        "frontMatter.content.pageFolders": [
            {"title": "Kehittämisteot", "path": "[[workspace]]/deeds", "contentTypes": ["default"]}
        ],
        "frontMatter.content.autoUpdateDate": False,
        "frontMatter.taxonomy.contentTypes": [
            {"name": "default", "pageBundle": False, "fields": [field for field in fields if field]}
        ],
    }
    return _json(settings)


def _resolved(schema: _Json) -> Iterator[tuple[str, _Json]]:
    for name, field in schema["properties"].items():
        reference = field.get("$ref", "").rpartition("/")[2]
        yield name, schema["$defs"][reference] | field if reference else field


def _field(name: str, schema: _Json, is_required: bool) -> _Json | None:
    kind: _Json | None = None
    choices = schema.get("enum") or _alternatives(schema.get("pattern", ""))
    if schema.get("type") == "string":
        kind = {"type": "choice", "choices": choices} if choices else {"type": "string"}
    elif schema.get("type") == "boolean":
        kind = {"type": "boolean"}
    elif schema.get("type") in ("integer", "number"):
        kind = {"type": "number"}
    elif schema.get("type") == "array" and schema["items"].get("type") == "string":
        choices = schema["items"].get("enum")
        kind = {"type": "choice", "multiple": True, "choices": choices} if choices else {"type": "list"}
    if kind is None:
        return None
    told = {"title": schema["title"], "name": name, "description": schema["description"]}
    return told | kind | ({"required": True} if is_required else {})


def _alternatives(pattern: str) -> list[str]:
    """The values of a pattern that only lists them."""
    listed = re.fullmatch(r"\^\(([a-z|]+)\)\$", pattern)
    return listed[1].split("|") if listed else []


def _choice(place: int, names: Iterable[str]) -> str:
    escaped = (re.sub(r"[\\,|]", r"\\\g<0>", name) for name in names)
    return f"${{{place}|{','.join(escaped)}|}}"


def _json(value: _Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
