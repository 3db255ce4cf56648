"""Of what kind a model's field is, as its annotation says."""

from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from tekojen_tori.content.named_fields import NOTHING_TOO


@cache
def kinds_of(annotation: Any) -> tuple[Any, ...]:
    """The types of which a field may be, those in its lists not among them."""
    if get_origin(annotation) in (Union, UnionType):
        return tuple(kind for part in get_args(annotation) for kind in kinds_of(part))
    if hasattr(annotation, "__metadata__"):
        return kinds_of(get_args(annotation)[0])
    return (annotation,)


@cache
def is_list(annotation: Any) -> bool:
    """Whether there may be several of it."""
    return any(get_origin(kind) in (tuple, list) for kind in kinds_of(annotation))


@cache
def may_be_nothing(annotation: Any) -> bool:
    """Whether ”ei mitään” is an answer to it."""
    return NOTHING_TOO in getattr(annotation, "__metadata__", ()) or any(map(may_be_nothing, get_args(annotation)))
