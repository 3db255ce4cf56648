"""Templates: what each may know is said in Python, where mypy sees it, and none knows or leaves out anything else."""

import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from importlib import import_module
from pathlib import Path

import jinja2
import pytest
from jinja2 import meta, nodes

import tekojen_tori
from tekojen_tori.publishing.frame.frame import FrameView
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.views import View
from test_structure import MODULES, PACKAGE, called

TEMPLATES = sorted(path for ending in ("html", "mjml") for path in PACKAGE.rglob(f"*.{ending}"))
TYPED = re.compile(
    r"""(?:\{\{ (?:root|[\w.]*url) \}\}|(?:href|src|action)="|canonical\(["'])/?(?!https?:|mailto:|tel:)[a-zåäö].*"""
)
"""An address of the site: after the way to the home page, or alone."""

for module in pkgutil.walk_packages(tekojen_tori.__path__, "tekojen_tori."):
    if not module.name.endswith("__main__"):
        import_module(module.name)


def of(view: type[View]) -> Iterator[type[View]]:
    """The views of the house that have a template."""
    for one in view.__subclasses__():
        if one.__module__.startswith("tekojen_tori."):
            if hasattr(one, "template"):
                yield one
            yield from of(one)


VIEWS = sorted(of(View), key=lambda view: view.__name__)
OF_ALL = Site("", "", "", PACKAGE, PACKAGE, lambda file: None, PACKAGE, PACKAGE)._templates
EVERYBODY = {"root", *OF_ALL.globals}
ENVIRONMENT = jinja2.Environment(
    loader=jinja2.DictLoader({path.name: path.read_text(encoding="utf-8") for path in TEMPLATES})
)
ENVIRONMENT.filters = OF_ALL.filters
ENVIRONMENT.globals.clear()


@cache
def parsed(template: str) -> nodes.Template:
    assert ENVIRONMENT.loader
    return ENVIRONMENT.parse(ENVIRONMENT.loader.get_source(ENVIRONMENT, template)[0])


def used(template: str) -> set[str]:
    """A template and all that it extends, imports or includes."""
    return {template}.union(*(used(other) for other in meta.find_referenced_templates(parsed(template)) if other))


@cache
def needed(template: str) -> frozenset[str]:
    """The names that must be known to a template, or to any that it extends, imports or includes."""
    ast = parsed(template)
    names = meta.find_undeclared_variables(ast) - set(imported(ast))
    return frozenset(names).union(*(needed(other) for other in meta.find_referenced_templates(ast) if other))


def imported(ast: nodes.Template) -> Iterator[str]:
    """The names under which a template imports others. Its blocks know them, and those of what extends it."""
    for node in ast.body:
        if isinstance(node, nodes.Import):
            yield node.target
        elif isinstance(node, nodes.Extends):
            assert isinstance(node.template, nodes.Const)
            yield from imported(parsed(node.template.value))


def names(view: type[View]) -> set[str]:
    return {field.name for field in fields(view)}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_a_template_knows_what_its_view_and_everybody_knows(view: type[View]) -> None:
    everybody = set() if view is FrameView else EVERYBODY | {field.name for field in fields(view.shares)}
    assert needed(view.template) - names(view) - everybody == set()


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_a_view_has_nothing_that_its_template_does_not_show(view: type[View]) -> None:
    assert names(view) - needed(view.template) == set()


def test_every_template_has_a_view_of_its_own_or_is_a_part_of_one_that_has() -> None:
    assert [name for name, times in Counter(view.template for view in VIEWS).items() if times > 1] == []
    assert {path.name for path in TEMPLATES} == set().union(*(used(view.template) for view in VIEWS))


def test_no_template_stands_before_another_of_the_same_name() -> None:
    """Rooms find their templates by their names alone."""
    assert [name for name, times in Counter(path.name for path in TEMPLATES).items() if times > 1] == []


def test_whole_pages_are_made_in_one_place_so_that_none_lacks_what_all_share() -> None:
    made_by = [module.name for module in MODULES if "Page" in called(module.read_text(encoding="utf-8"))]
    assert sorted(made_by) == ["listing.py", "mkdocs_plugin.py", "whole_page.py"]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_address_is_typed_into_a_template(template: Path) -> None:
    assert TYPED.findall(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "typed",
    ['"{{ root }}teot/"', 'href="/teot/"', 'action="haku/"', "{{ site.url }}podcast/feed.xml", "canonical('teot/')"],
)
def test_a_typed_address_would_be_noticed(typed: str) -> None:
    assert TYPED.search(typed)
