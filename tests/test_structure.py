"""The house: nothing imports from a floor above itself, and only the adapter knows MkDocs."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import PROJECT
from tekojen_tori.content.kind import Kind, kinds

PACKAGE = PROJECT / "plugins" / "tekojen_tori"
FLOORS = (
    "machine",
    "rooms",
    "language",
    "markdown",
    "content",
    "reading",
    "catalogue",
    "contributing",
    "publishing",
    "data",
    "kinds",
    "pages",
    "mkdocs_plugin",
    "commands",
    "cli",
)
BELOW_PUBLISHING = FLOORS[: FLOORS.index("publishing")]
COLLECTIONS = ("kinds", "pages", "data")
"""The folders of the rooms. A room's modules lie on the floors that they are named after, and the others on the room's."""
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def floor(dotted: str) -> int:
    """The floor of a module or package, from 0."""
    parts = dotted.split(".")[1:]
    if parts[0] in COLLECTIONS and len(parts) > 2 and parts[2] in BELOW_PUBLISHING:
        return FLOORS.index(parts[2])
    return FLOORS.index(parts[0])


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_imports_from_a_floor_above(module: Path) -> None:
    here = ".".join(("tekojen_tori", *module.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
    if here in ("tekojen_tori", "tekojen_tori.__main__"):
        return
    above = [name for name in imported(module) if name.startswith("tekojen_tori.") and floor(name) > floor(here)]
    assert above == []


MOST_MODULES = 15


@pytest.mark.parametrize(
    "folder",
    sorted({module.parent for module in (*MODULES, *PACKAGE.rglob("*.js"))}),
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_no_folder_holds_more_than_one_can_take_in(folder: Path) -> None:
    for ending in ("py", "js"):
        assert len({module.name for module in folder.glob(f"*.{ending}")} - {"__init__.py"}) <= MOST_MODULES


MOST_ELSEWHERE = 3


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_a_kind_is_named_by_few_modules_outside_its_room(kind: Kind[Any]) -> None:
    """What they need of it, it has by a base that `content/` knows: `Done`, `EditorialThing`, `Told`, `Written`."""
    thing = kind.thing
    room = PACKAGE.joinpath(*thing.__module__.split(".")[1:3])
    scripts = [path for path in (PROJECT / "scripts").rglob("*") if path.is_file() and path.suffix in ("", ".py")]
    naming = [
        file
        for file in (*MODULES, *scripts)
        if room not in file.parents and re.search(rf"\b{thing.__name__}\b", file.read_text(encoding="utf-8"))
    ]
    assert len(naming) <= MOST_ELSEWHERE, naming


def said(module: Path) -> Iterator[str]:
    """The names of classes, types and type variables that a module gives, those that are its own alone left out."""
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        else:
            names = []
        yield from (name for name in names if re.fullmatch(r"[A-Z]+[a-z]\w*", name))


def test_one_word_has_one_meaning() -> None:
    told = Counter(name for module in MODULES for name in said(module))
    assert len(told) > 300
    assert [name for name, times in told.items() if times > 1] == []


def functions(module: Path) -> list[str]:
    """The names of the functions that a module gives."""
    body = ast.parse(module.read_text(encoding="utf-8")).body
    return [node.name for node in body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]


def asked_of_rooms() -> set[str]:
    """What rooms offer under a name that all who offer it share."""
    every = "\n".join(module.read_text(encoding="utf-8") for module in MODULES)
    return {"publish", *re.findall(r'offers\("\w+", "([a-z_]+)"\)', every)}


def test_no_two_functions_that_modules_give_have_one_name() -> None:
    """But for what is the same of each: a command, a format of a feed, and what rooms are asked for."""
    same = {PACKAGE / "commands": {"command"}, PACKAGE / "data" / "feeds": {"entry", "feed"}}
    agreed = asked_of_rooms()
    given = Counter(
        name for module in MODULES for name in functions(module) if name not in agreed | same.get(module.parent, set())
    )
    assert len(agreed) > 10 and len(given) > 500
    assert [name for name, times in given.items() if times > 1] == []


def test_only_the_adapter_imports_mkdocs() -> None:
    knowing = [module.name for module in MODULES for name in imported(module) if name.split(".")[0] == "mkdocs"]
    assert set(knowing) == {"mkdocs_plugin.py"}


def test_modules_keep_no_state_of_a_build() -> None:
    """What is made of a catalogue once is a part of the catalogue. A forked worker has no other way to know its task."""
    assigned = {
        module.name
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Global)
    }
    kept = {module.name for module in MODULES if "weakref" in imported(module)}
    assert assigned | kept == {"cores.py"}


CONTENT = sorted((*PACKAGE.glob("content/**/*.py"), *PACKAGE.glob("*/*/content.py"), *PACKAGE.glob("*/*/content/*.py")))
"""What says how things are, of all rooms."""
DOES_INPUT_OR_OUTPUT = {
    "open", "print", "input", "exec", "eval", "__import__", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir",
    "iterdir", "glob", "rglob", "exists", "is_file", "is_dir", "stat", "resolve", "unlink", "rename", "touch", "today", "now",
}  # fmt: skip
PURE = {
    "annotated_types", "calendar", "collections", "copy", "dataclasses", "datetime", "decimal", "enum", "functools",
    "itertools", "math", "operator", "pathlib", "posixpath", "pydantic", "pydantic_core", "rapidfuzz", "re", "tekojen_tori", "typing",
    "unicodedata", "urllib", "uuid", "zoneinfo",
}  # fmt: skip


def called(code: str) -> set[str]:
    """The names of all that is called, however it is reached."""
    calls = [node.func for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    return {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}


@pytest.mark.parametrize("module", CONTENT, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_content_does_no_input_or_output(module: Path) -> None:
    assert not called(module.read_text(encoding="utf-8")) & DOES_INPUT_OR_OUTPUT
    assert {name.split(".")[0] for name in imported(module)} <= PURE
    assert not any(name.startswith("urllib.request") for name in imported(module))


@pytest.mark.parametrize(
    "line", ['open("x")', 'Path("x").read_text()', "p.parent.read_bytes()", "date.today()", "len(open(x))"]
)
def test_input_and_output_would_be_noticed_anywhere(line: str) -> None:
    assert called(f"def f():\n    if x:\n        return [{line}]") & DOES_INPUT_OR_OUTPUT


# Whose arguments hold the code of a problem, and which of them that is.
SAYS = {"error": 1, "warning": 1, "info": 1, "Problem": 3, "PydanticCustomError": 0, "YamlError": 0, "_registered": 1}


def codes() -> Iterator[str]:
    """Every code of a problem, as a pattern: where a part of it is put in, it may be any word."""
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else ""
                if name in SAYS and len(node.args) > SAYS[name]:
                    yield from patterns(node.args[SAYS[name]])
            elif isinstance(node, ast.FunctionDef) and node.name == "in_finnish" and module.name == "validation.py":
                returned = [one.value for one in ast.walk(node) if isinstance(one, ast.Return)]
                yield from (code for one in returned if isinstance(one, ast.Tuple) for code in patterns(one.elts[0]))


def patterns(code: ast.expr) -> Iterator[str]:
    if isinstance(code, ast.Constant) and isinstance(code.value, str):
        yield re.escape(code.value)
    elif isinstance(code, ast.JoinedStr):
        parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z]+" for part in code.values]
        yield "".join(parts)


def test_every_problem_is_met_by_a_test() -> None:
    told = set(codes())
    assert {"unknown\\-[a-z]+", "no\\-front\\-matter", "too\\-long", "yaml\\-anchor", "bad\\-slug"} <= told
    named = {
        node.value
        for test in (PROJECT / "tests").glob("test_*.py")
        if test != Path(__file__)
        for node in ast.walk(ast.parse(test.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert [code for code in sorted(told) if not any(re.fullmatch(code, name) for name in named)] == []


@pytest.mark.parametrize("script", sorted(PACKAGE.rglob("*.js")), ids=lambda path: path.name)
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


SECURITY = (PROJECT / "docs" / "security.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`([\w./-]+/[\w.-]+)`", SECURITY))))
def test_what_the_page_of_security_names_is_there(path: str) -> None:
    assert (PACKAGE / path).is_file() or (PROJECT / path).is_file()


@pytest.mark.parametrize("test", sorted(set(re.findall(r"`(test_\w+\.py::\w+)`", SECURITY))))
def test_the_tests_that_the_page_of_security_names_are_there(test: str) -> None:
    file, _, name = test.partition("::")
    assert name in {
        node.name
        for node in ast.parse((PROJECT / "tests" / file).read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }


def test_the_page_of_security_names_a_module_and_a_test_for_each_kind_of_value() -> None:
    rows = [line.strip("|").split(" | ") for line in SECURITY.splitlines() if line.startswith("| ")][1:]
    rows = [row for row in rows if "---" not in row[0]]
    assert len(rows) > 20
    for kind, module, how, tests in rows:
        assert "`" in module and how and "::" in tests, kind
