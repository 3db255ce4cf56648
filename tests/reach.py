"""What a test reaches: the names that it, its fixtures and the helpers that they call use."""

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

_TESTS = str(Path(__file__).parent)
_BROWSERS_AND_LARGE_SITES = {"browser", "real_site", "corpus", "corpus_site"}
_BUILDS_AND_PROGRAMS = {"build", "build_apart", "subprocess", "Served"}


def is_whole(item: pytest.Item) -> bool:
    """Whether a test needs a browser, a large site, a build or another program: what takes seconds, not moments."""
    if not isinstance(item, pytest.Function):
        return False
    if _BROWSERS_AND_LARGE_SITES & set(item.fixturenames):
        return True
    fixtures = [one.func for name in item.fixturenames for one in item._fixtureinfo.name2fixturedefs.get(name, ())]
    seen: set[object] = set()
    return any(name in _BUILDS_AND_PROGRAMS for start in (item.function, *fixtures) for name in _names(start, seen))


def _names(thing: Any, seen: set[object]) -> Iterator[str]:
    """The names that a function or a class of the tests uses, and all that it leads to."""
    thing = inspect.unwrap(thing)
    if thing in seen:
        return
    seen.add(thing)
    if inspect.isclass(thing):
        methods: list[Callable[..., Any]] = [one for one in vars(thing).values() if inspect.isfunction(one)]
        for method in methods:
            yield from _names(method, seen)
    elif inspect.isfunction(thing) and thing.__code__.co_filename.startswith(_TESTS):
        for name in _used(thing.__code__):
            yield name
            led_to = thing.__globals__.get(name)
            if inspect.isfunction(led_to) or (inspect.isclass(led_to) and led_to.__module__ != "conftest"):
                yield from _names(led_to, seen)


def _used(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _used(inner)
