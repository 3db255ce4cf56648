"""What stands in for a field that is lacking or wrong, so that all the rest of a file can be checked as usual."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from tekojen_tori.content.dates import FIRST_YEAR, LAST_YEAR, ContentDate, Moment
from tekojen_tori.content.registers import Municipality, Sector, Theme
from tekojen_tori.reading.files.field_kinds import is_list, kinds_of

_DOERS = ("municipality", "organisation")


def with_stand_ins(fields: Mapping[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """The fields, with something in the place of each that the model demands. It is nobody's, and of no known time."""
    lacking = [name for name, field in model.model_fields.items() if field.is_required() and name not in fields]
    if all(name in model.model_fields and name not in fields for name in _DOERS):
        lacking.append("municipality")
    found = {name: _stand_in(model.model_fields[name].annotation, f"{fields.get('slug')}?") for name in lacking}
    return {**fields, **{name: value for name, value in found.items() if value is not None}}


def _stand_in(annotation: Any, text: str) -> Any:
    if is_list(annotation):
        items = [stand_in for kind, stand_in in _things().items() if kind.__name__ in str(annotation)]
        return tuple(items[:1]) or None
    kinds = set(kinds_of(annotation))
    found = next((stand_in for kind, stand_in in _things().items() if kind in kinds), None)
    return text if found is None and str in kinds else found


@cache
def _things() -> dict[type[Any], Any]:
    described = {"slug": "x", "name": "?", "description": "?", "icon": "material/help"}
    place = Municipality(code="000", name="?", name_sv="?", region="?", latitude=60, longitude=25)
    return {
        Municipality: place,
        Sector: Sector.model_validate({**described, "hue": 0}),
        Theme: Theme.model_validate(described),
        ContentDate: ContentDate(Moment(FIRST_YEAR), Moment(LAST_YEAR)),
    }
