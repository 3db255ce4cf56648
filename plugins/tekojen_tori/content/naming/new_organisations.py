"""Organisations that no register has yet: each is one, however those who tell of it write its name."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from tekojen_tori.content.registers import Organisation, Registers

_Thing = TypeVar("_Thing", bound=BaseModel)


def new_organisations(things: Iterable[object], registers: Registers) -> dict[str, Organisation]:
    """By their addresses, as whichever thing comes first calls them: two may not have one page."""
    known = frozenset(registers.every_organisation)
    found: dict[str, Organisation] = {}
    for thing in things:
        for one in organisations_in(thing):
            if one not in known:
                found.setdefault(one.slug, one)
    return found


def organisations_in(value: object) -> Iterator[Organisation]:
    """Those that a thing names in its fields, and in parts of them."""
    if isinstance(value, Organisation):
        yield value
    elif isinstance(value, tuple):
        yield from (found for part in value for found in organisations_in(part))
    elif isinstance(value, BaseModel):
        yield from (found for name in type(value).model_fields for found in organisations_in(getattr(value, name)))


def called_alike(thing: _Thing, organisations: Mapping[str, Organisation]) -> _Thing:
    """A thing whose organisations, if they are of these addresses, are these."""
    called: _Thing = _called_alike(thing, organisations)
    return called


def _called_alike(value: Any, organisations: Mapping[str, Organisation]) -> Any:
    if isinstance(value, Organisation):
        return organisations.get(value.slug, value)
    if isinstance(value, tuple):
        return tuple(_called_alike(part, organisations) for part in value)
    if isinstance(value, BaseModel):
        fields = {name: _called_alike(getattr(value, name), organisations) for name in type(value).model_fields}
        if any(fields[name] is not getattr(value, name) for name in fields):
            return type(value).model_construct(value.model_fields_set, **fields)
    return value
