"""Of what kind a model's field is, as its annotation says."""

from collections.abc import Iterator
from types import UnionType
from typing import Any, Union, get_args, get_origin


def kinds_of(annotation: Any) -> Iterator[Any]:
    """The types of which a field may be, those in its lists not among them."""
    if get_origin(annotation) in (Union, UnionType):
        for part in get_args(annotation):
            yield from kinds_of(part)
    elif hasattr(annotation, "__metadata__"):
        yield from kinds_of(get_args(annotation)[0])
    else:
        yield annotation


def is_list(annotation: Any) -> bool:
    """Whether there may be several of it."""
    return any(get_origin(kind) in (tuple, list) for kind in kinds_of(annotation))
