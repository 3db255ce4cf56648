"""Every file of the repository that is made of the model and the registers, by its path."""

import json
from typing import Any

from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing import editor_files
from tekojen_tori.contributing.field_tables import field_tables
from tekojen_tori.contributing.issues.forms import issue_forms
from tekojen_tori.contributing.schema import register_schemas, schemas

_MADE = "# Tehty komennolla scripts/generate. Älä muokkaa tätä, vaan mallia tai rekistereitä.\n\n"


def generated_files(registers: Registers) -> dict[str, str]:
    """The files that `scripts/generate` writes."""
    made = schemas(registers) | register_schemas()
    return {
        **{form.file: _MADE + form.as_yaml(registers) for form in issue_forms()},
        ".vscode/tekojen-tori.code-snippets": editor_files.snippets(registers),
        "docs/kentat.md": field_tables(registers),
        "frontmatter.json": editor_files.front_matter_fields(registers),
        **{f"schemas/{name}.json": _json(schema) for name, schema in made.items()},
    }


def _json(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
