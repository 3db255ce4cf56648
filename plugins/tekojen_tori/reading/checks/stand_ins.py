"""What stands in for a field that is lacking or wrong, so that all the rest of a file can be checked as usual."""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, create_model

from tekojen_tori.content.dates import FIRST_YEAR, LAST_YEAR, ContentDate, Moment
from tekojen_tori.content.registers import Municipality, Registers, Sector, Theme
from tekojen_tori.reading.files.field_kinds import is_list, kinds_of

_DOERS = ("municipality", "organisation")
Model = TypeVar("Model", bound=BaseModel)


def with_stand_ins(fields: Mapping[str, Any], model: type[Model], registers: Registers) -> Model:
    """What the fields make, with something in the place of each that the model demands.

    It is nobody's, of no known time, and no file's; the model needn't take it for what may be in the field.
    """
    lacking = [name for name, field in model.model_fields.items() if field.is_required() and name not in fields]
    if all(name in model.model_fields and name not in fields for name in _DOERS):
        lacking.append("municipality")
    found = {name: _stand_in(model.model_fields[name].annotation, f"{fields.get('slug')}?") for name in lacking}
    stand_ins = {name: value for name, value in found.items() if value is not None}
    read = _taking_anything(model, frozenset(stand_ins)).model_validate({**fields, **stand_ins}, context=registers)
    return model.model_construct(read.model_fields_set, **{name: getattr(read, name) for name in model.model_fields})


@cache
def _taking_anything(model: type[Model], names: frozenset[str]) -> type[Model]:
    """The model, but for what stands in for some of its fields."""
    anything: dict[str, Any] = dict.fromkeys(names, (Any, ...))
    return create_model(model.__name__, __base__=model, **anything)


def _stand_in(annotation: Any, text: str) -> Any:
    if is_list(annotation):
        items = [stand_in for kind, stand_in in _things().items() if kind.__name__ in str(annotation)]
        return tuple(items[:1]) or None
    kinds = set(kinds_of(annotation))
    if str in kinds:
        return text
    choices = (next(iter(kind)) for kind in kinds if isinstance(kind, type) and issubclass(kind, Enum))
    return next((stand_in for kind, stand_in in _things().items() if kind in kinds), next(choices, None))


@cache
def _things() -> dict[type[Any], Any]:
    described = {"slug": "x", "name": "?", "description": "?", "icon": "material/help"}
    place = Municipality.model_construct(code="000", name="?", name_sv="?", region="?", latitude=60, longitude=25)
    return {
        Municipality: place,
        Sector: Sector.model_validate({**described, "hue": 0}),
        Theme: Theme.model_validate(described),
        ContentDate: ContentDate(Moment(FIRST_YEAR), Moment(LAST_YEAR)),
    }
