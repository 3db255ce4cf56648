"""What a test reaches: the names that it, its fixtures and the helpers that they call use."""

import inspect
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

_TESTS = str(Path(__file__).parent)
_BROWSERS_AND_LARGE_SITES = {"browser", "real_site", "corpus", "corpus_site"}
_BUILDS_AND_PROGRAMS = frozenset({"build", "build_apart", "subprocess", "Served"})
_NOT_TAKEN_BACK = frozenset({"on", "context", "add_init_script", "expose_function", "expose_binding", "clock"})
"""What of Playwright's can't be undone in a window."""


def is_whole(item: pytest.Item) -> bool:
    """Whether a test needs a browser, a large site, a build or another program: what takes seconds, not moments."""
    if not isinstance(item, pytest.Function):
        return False
    if _BROWSERS_AND_LARGE_SITES & set(item.fixturenames):
        return True
    return any(_leads_to(_BUILDS_AND_PROGRAMS, one) for one in _own(item))


def changes_its_window(item: pytest.Function) -> bool:
    """Whether a test, or a fixture of its file, does to a browser window what stays until the window is closed."""
    return any(_leads_to(_NOT_TAKEN_BACK, one) for one in _own(item) if one.__module__ != "conftest")


def _own(item: pytest.Function) -> list[Callable[..., Any]]:
    """A test and its fixtures."""
    fixtures = [one.func for name in item.fixturenames for one in item._fixtureinfo.name2fixturedefs.get(name, ())]
    return [item.function, *fixtures]


@cache
def _leads_to(names: frozenset[str], start: Callable[..., Any]) -> bool:
    """Whether a test or a fixture uses one of the names: asked once for all the cases of one test."""
    return any(name in names for name in _names(start, set()))


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
