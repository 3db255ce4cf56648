"""What stands in for a field that is lacking or wrong, so that all the rest of a file can be checked as usual."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError, create_model

from tekojen_tori.content.dates import FIRST_YEAR, LAST_YEAR, ContentDate, Moment
from tekojen_tori.content.registers import Municipality, Registers, Sector, Theme
from tekojen_tori.reading.files.field_kinds import is_list, kinds_of

_DOERS = ("municipality", "organisation")
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Rest(Generic[Model]):
    """What fields make that are partly wrong: the thing, and the fields of which it is made.

    `left_out` are the places of the items that aren't in them, by the fields that are lists.
    """

    thing: Model
    fields: dict[str, Any]
    left_out: Mapping[str, Set[int]] = field(default_factory=dict)


def rest_of(fields: dict[str, Any], model: type[Model], registers: Registers) -> Rest[Model] | None:
    """What fields make each by itself, where they don't make anything together: what still is wrong is left out."""
    left, left_out = dict(fields), dict[str, set[int]]()
    while True:
        made_of = {name: _without(value, left_out.get(name, set())) for name, value in left.items()}
        try:
            return Rest(with_stand_ins(made_of, model, registers, _fields_alone(model)), made_of, left_out)
        except ValidationError as failure:
            wrong = [found["loc"] for found in failure.errors() if found["loc"] and found["loc"][0] in left]
        if not wrong:
            return None
        places = {name: _kept(left[str(name)], left_out.get(str(name), set())) for name, *_ in wrong}
        for name, *way in wrong:
            if way and isinstance(way[0], int) and way[0] < len(places[name]):
                left_out.setdefault(str(name), set()).add(places[name][way[0]])
            else:
                left.pop(str(name), None)
                left_out.pop(str(name), None)


def _kept(value: Any, left_out: Set[int]) -> list[int]:
    """The places of the items that are left of a list."""
    return [place for place in range(len(value)) if place not in left_out] if isinstance(value, list) else []


def _without(value: Any, left_out: Set[int]) -> Any:
    return [value[place] for place in _kept(value, left_out)] if left_out else value


@cache
def _fields_alone(model: type[Model]) -> type[BaseModel]:
    """The fields of a model, without what it demands between them."""
    fields: dict[str, Any] = {name: (info.annotation, info) for name, info in model.model_fields.items()}
    return create_model(model.__name__, __config__=model.model_config, **fields)


def with_stand_ins(
    fields: Mapping[str, Any], model: type[Model], registers: Registers, read_as: type[BaseModel] | None = None
) -> Model:
    """What the fields make, with something in the place of each that the model demands.

    It is nobody's, of no known time, and no file's; the model needn't take it for what may be in the field. They are
    read as another model's if one is named.
    """
    lacking = [name for name, field in model.model_fields.items() if field.is_required() and name not in fields]
    if all(name in model.model_fields and name not in fields for name in _DOERS):
        lacking.append("municipality")
    found = {name: _stand_in(model.model_fields[name].annotation, f"{fields.get('slug')}?") for name in lacking}
    stand_ins = {name: value for name, value in found.items() if value is not None}
    taking_anything = _taking_anything(read_as or model, frozenset(stand_ins))
    read = taking_anything.model_validate({**fields, **stand_ins}, context=registers)
    return model.model_construct(read.model_fields_set, **{name: getattr(read, name) for name in model.model_fields})


@cache
def _taking_anything(model: type[Model], names: frozenset[str]) -> type[Model]:
    """The model, but for what stands in for some of its fields."""
    anything: dict[str, Any] = dict.fromkeys(names, (Any, ...))
    return create_model(model.__name__, __base__=model, **anything)


def _stand_in(annotation: Any, text: str) -> Any:
    if is_list(annotation):
        items = [stand_in for kind, stand_in in _things().items() if kind.__name__ in str(annotation)]
        return tuple(items[:1])
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
