"""What is asked of a deed: its schema, and its form for issues."""

from typing import Any

from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.issues.issues import DEED_ISSUES
from tekojen_tori.contributing.schema import schema_of
from tekojen_tori.kinds.deeds.content import DEED


def deed_schema(registers: Registers) -> dict[str, Any]:
    """The schema of the fields above a deed's text: whoever did it is a municipality or an organisation."""
    either = {"anyOf": [{"required": ["municipality"]}, {"required": ["organisation"]}]}
    return schema_of(DEED, registers, "Teon kentät", {"Evidence": "how"}) | either


SCHEMAS = {DEED.name: deed_schema}
ISSUES = (DEED_ISSUES,)
