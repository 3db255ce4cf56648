"""The house: nothing imports from a floor above itself, and only the adapter knows MkDocs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import PROJECT

PACKAGE = PROJECT / "plugins" / "tekojen_tori"
FLOORS = (
    "machine",
    "language",
    "content",
    "reading",
    "catalogue",
    "contributing",
    "publishing",
    "mkdocs_plugin",
    "commands",
    "cli",
)
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def floor(dotted: str) -> int:
    return FLOORS.index(dotted.split(".")[1])


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_imports_from_a_floor_above(module: Path) -> None:
    here = module.relative_to(PACKAGE).with_suffix("").parts[0]
    if here not in FLOORS:
        return
    above = [name for name in imported(module) if name.startswith("tekojen_tori.") and floor(name) > FLOORS.index(here)]
    assert above == []


def test_only_the_adapter_imports_mkdocs() -> None:
    knowing = [module.name for module in MODULES for name in imported(module) if name.split(".")[0] == "mkdocs"]
    assert set(knowing) == {"mkdocs_plugin.py"}


def test_content_does_no_input_or_output() -> None:
    for module in (PACKAGE / "content").glob("*.py"):
        assert not {"open(", "read_text", "write_text", "read_bytes"} & set(module.read_text(encoding="utf-8").split())
        assert not {"os", "io", "subprocess", "yaml"} & set(imported(module))


@pytest.mark.parametrize("script", sorted((PACKAGE / "web/scripts").rglob("*.js")), ids=lambda path: path.name)
def test_no_template_literal_holds_another(script: Path) -> None:
    """The minifier takes the inner one for code, and eats its spaces."""
    js = re.sub(r"/\*.*?\*/", "", script.read_text(encoding="utf-8"), flags=re.DOTALL)
    opened: list[str] = []
    for mark in re.findall(r"\\.|\"(?:\\.|[^\"\\\n])*\"|`|\$\{|[{}]", js):
        if mark == "`" and opened and opened[-1] == "`":
            opened.pop()
        elif mark == "`":
            assert "`" not in opened, script.name
            opened.append(mark)
        elif mark == "}" and opened and opened[-1] != "`":
            opened.pop()
        elif mark == "${" or (mark == "{" and not (opened and opened[-1] == "`")):
            opened.append(mark)
