"""The guides are true: what they name exists, and what exists they name."""

import ast
import inspect
import re
import runpy
import shlex
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

import test_fields
from commands_guide import commands_guide
from conftest import PROJECT, project_registers
from tekojen_tori.cli import main
from tekojen_tori.content.kind import kinds
from tekojen_tori.contributing.schema import schemas
from tekojen_tori.mkdocs_plugin import Settings

PACKAGE = PROJECT / "plugins" / "tekojen_tori"
MADE_UP_KIND = PROJECT / "tests" / "made_up" / "challenges"
GUIDES = [
    PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", PROJECT / "HACKING.md", PROJECT / "SECURITY.md",
    *sorted((PROJECT / "docs").glob("*.md")),
]  # fmt: skip
ENGINEERS = [PROJECT / "HACKING.md", PROJECT / "docs" / "architecture.md"]
SCRIPTS = sorted(path for path in (PROJECT / "scripts").iterdir() if path.is_file() and not path.suffix)
NOT_TORIS = ("pip install", "python", "apt", "schemathesis", "gh", "git", "pre-commit", "properdocs")


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


@cache
def text(guide: Path) -> str:
    return guide.read_text(encoding="utf-8")


def told() -> str:
    """All that the guides say."""
    return "\n".join(map(text, GUIDES))


# The commands that guides show.


def shown(guide: Path) -> Iterator[str]:
    """Each command line in a guide: after `$ ` in a block, or in the text between backticks."""
    is_block = False
    for line in text(guide).splitlines():
        is_block ^= line.lstrip().startswith("```")
        if is_block and line.startswith("$ "):
            yield from (part.strip() for part in line[2:].partition("  #")[0].partition(" > ")[0].split("&&"))
    flowing = re.sub(r"```.*?```", "", text(guide), flags=re.DOTALL)
    yield from (" ".join(code.split()) for code in re.findall(r"`((?:scripts/|tori )[^`]*)`", flowing))


EVERY_COMMAND = [(guide, command) for guide in GUIDES for command in shown(guide)]


@cache
def script_options(name: str) -> frozenset[str]:
    """The options of a script, as its own code adds them."""
    tree = ast.parse((PROJECT / "scripts" / name).read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    added = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "add_argument"]
    return frozenset(
        str(arg.value) for call in added for arg in call.args
        if isinstance(arg, ast.Constant) and str(arg.value).startswith("--")
    )  # fmt: skip


def tori(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command of the tori that words begin with, and the rest of them."""
    command: click.Command = main
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(click.Context(command), words[0])
        assert found, f"there is no tori {words[0]}"
        command, words = found, words[1:]
    return command, words


def options(command: click.Command) -> set[str]:
    context = click.Context(command)
    return {option for one in command.get_params(context) for option in one.opts if option.startswith("--")}


@pytest.mark.parametrize(("guide", "command"), EVERY_COMMAND, ids=lambda value: getattr(value, "name", value))
def test_every_command_that_a_guide_shows_is_there_with_its_options(guide: Path, command: str) -> None:
    words = shlex.split(command.replace("[", "").replace("]", ""))
    while words and re.fullmatch(r"[A-Z_]+=\S*", words[0]):
        words.pop(0)
    program, rest = words[0], words[1:]
    given = {word.partition("=")[0] for word in rest if word.startswith("--")}
    if program in ("tori", "scripts/tori"):
        found, _ = tori(rest)
        assert given <= options(found), f"{guide.name}: {command}"
    elif program.startswith("scripts/"):
        assert (PROJECT / program).exists(), f"{guide.name}: {command}"
        known = script_options(program.partition("/")[2]) if (PROJECT / program).is_file() else set()
        assert program == "scripts/test" or given <= known, f"{guide.name}: {command}"
    else:
        assert (PROJECT / program).exists() or program.startswith((".venv/bin/", *NOT_TORIS)), (
            f"{guide.name}: {command}"
        )


def test_there_are_commands_to_look_at() -> None:
    assert len(EVERY_COMMAND) > 60
    assert {"scripts/serve", "scripts/tori new deed"} <= {command for _, command in EVERY_COMMAND}


def every_tori_command(command: click.Command = main, name: str = "tori") -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        yield name, command
        return
    for one in command.list_commands(click.Context(command)):
        found = command.get_command(click.Context(command), one)
        assert found
        yield from every_tori_command(found, f"{name} {one}")


COMMANDS = dict(every_tori_command())


def chapters() -> list[str]:
    """The guides in parts, each under a heading of its own."""
    return [part for guide in GUIDES for part in re.split(r"^##+ ", text(guide), flags=re.MULTILINE)]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_tori_and_each_of_its_options_is_told_of(name: str) -> None:
    about = "\n".join(part for part in chapters() if re.search(rf"\b{name}\b", part))
    assert about, f"no guide tells of {name}"
    missing = [option for option in sorted(options(COMMANDS[name]) - {"--help"}) if option not in about]
    assert missing == [], name


def test_the_guide_of_all_commands_is_up_to_date() -> None:
    assert commands_guide() == text(PROJECT / "docs/komennot.md"), "run scripts/generate"


@pytest.mark.parametrize("script", names(SCRIPTS))
def test_every_script_is_told_of(script: str) -> None:
    assert f"scripts/{script}" in told()


@pytest.mark.parametrize("script", names(SCRIPTS))
def test_every_option_of_a_script_is_told_of_where_the_script_is(script: str) -> None:
    about = "\n".join(part for part in chapters() if re.search(rf"scripts/{script}\b", part))
    assert [option for option in sorted(script_options(script)) if option not in about] == []


# Settings.


def test_every_setting_is_told_of_and_in_mkdocs_yml() -> None:
    known = {name for name, _ in Settings._schema}
    config = re.sub(r"!ENV ", "", (PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    (written,) = (one["tekojen_tori"] for one in yaml.safe_load(config)["plugins"] if "tekojen_tori" in one)
    assert set(written) == known
    assert [name for name in sorted(known) if f"`{name}`" not in text(PROJECT / "README.md")] == []


def test_the_settings_that_guides_name_are_there() -> None:
    config = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    for guide in GUIDES:
        for line in text(guide).splitlines():
            if "`mkdocs.yml`" in line:
                named = re.findall(r"`([a-z]+_[a-z]+)(?::[^`]*)?`", line)
                assert [name for name in named if not re.search(rf"^\s*{name}:", config, re.MULTILINE)] == [], line


# Fields.


def test_the_table_of_campaigns_has_exactly_their_fields() -> None:
    chapter = text(PROJECT / "docs/toimitus.md").partition("### Tee kampanja")[2].partition("\n### ")[0]
    (campaign,) = (kind for kind in kinds() if kind.name == "campaign")
    assert sorted(test_fields.fields_in_tables(chapter)) == sorted(campaign.fields.model_fields)


def test_the_guide_of_all_fields_has_exactly_those_of_each_kind() -> None:
    """That it is up to date is for test_generated.py to say; here, that it is whole."""
    made = schemas(project_registers())
    for chapter, kind in zip(text(PROJECT / "docs/kentat.md").split("\n## ")[1:], kinds(), strict=True):
        assert chapter.startswith(f"{kind.title}\n")
        assert test_fields.fields_in_tables(chapter) == list(made[kind.name]["properties"])
        assert set(made[kind.name]["properties"]) == set(kind.fields.model_fields)


def front_matters() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The examples of whole files in the guides, with the folder of their kind, told by the fields of each."""
    for guide in GUIDES:
        for block in re.findall(r"```markdown\n---\n(.*?)\n---\n", text(guide), flags=re.DOTALL):
            yield guide.name, yaml.safe_load(block)


def test_the_examples_of_the_guides_have_only_fields_that_some_kind_has() -> None:
    examples = list(front_matters())
    assert len(examples) > 6
    for guide, example in examples:
        fitting = [kind.name for kind in kinds() if set(example) <= set(kind.fields.model_fields)]
        assert fitting, f"{guide}: no kind has all of {', '.join(example)}"


# The map of the house.


def test_the_picture_of_the_house_is_up_to_date() -> None:
    drawn = runpy.run_path(str(PROJECT / "scripts" / "draw_house"))
    assert drawn["page"]() == text(PROJECT / "docs/architecture.md"), "run scripts/draw_house"


def test_every_room_and_floor_says_what_it_is() -> None:
    modules = {path: ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("__init__.py")}
    silent = [path for path, module in modules.items() if not ast.get_docstring(module)]
    floors_of_a_room = ("content", "reading", "publishing")  # which need no words of their own
    assert [path for path in silent if path.parent.name not in floors_of_a_room] == []


ROOTS = (PROJECT, PACKAGE, PROJECT / "docs", PROJECT / "tests", PROJECT / ".github/workflows", MADE_UP_KIND)


OWN_FLOORS = tuple(f"{path.name}/" for path in PACKAGE.iterdir() if path.is_dir() and path.name != "pages")
MADE = (".cache/", ".venv/", "site/", "404.html")
"""What there is only when something has been made."""


def named_in_backticks(guide: Path) -> list[str]:
    flowing = re.sub(r"```.*?```", "", text(guide), flags=re.DOTALL)
    return sorted(set(re.findall(r"`([^`\s]+)`", flowing)))


@cache
def vocabulary() -> frozenset[str]:
    """Every word of the code."""
    files = [*PACKAGE.rglob("*"), *(PROJECT / "scripts").rglob("*"), *(PROJECT / "tests").glob("*.py")]
    files += [PROJECT / "mkdocs.yml", PROJECT / "pyproject.toml"]
    readable = (
        path for path in files if path.is_file() and path.suffix in (".py", ".html", ".js", ".yml", ".toml", "")
    )
    read = (path.read_text(encoding="utf-8", errors="ignore") for path in readable if path.name != Path(__file__).name)
    return frozenset(word for one in read for word in re.findall(r"[\w-]+", one))


@pytest.mark.parametrize(
    ("guide", "name"), [(guide, name) for guide in ENGINEERS for name in named_in_backticks(guide)],
    ids=lambda value: getattr(value, "name", value),
)  # fmt: skip
def test_what_engineers_are_told_of_is_there(guide: Path, name: str) -> None:
    if name.startswith("/"):
        found = name.strip("/") in (PACKAGE / "publishing" / "addresses.py").read_text(encoding="utf-8")
    elif "/" in name or re.search(r"\.(py|html|js|css|md|yml|json|toml|mjml|typ)$", name):
        found = name in MADE or any((root / name).exists() for root in ROOTS) or any(PACKAGE.rglob(name))
    else:
        found = all(word in vocabulary() for word in re.findall(r"[\w-]+", name.lstrip("-")))
    assert found, f"{guide.name} names {name}"


@pytest.mark.parametrize("guide", [one for one in GUIDES if one not in ENGINEERS], ids=lambda guide: guide.name)
def test_the_projects_own_files_that_other_guides_name_are_there(guide: Path) -> None:
    beginnings = ("plugins/", "docs/", "schemas/", ".github/", "registers/", "requirements/", "tests/", *OWN_FLOORS)
    named = [
        name for name in named_in_backticks(guide) if name.startswith(beginnings) and not re.search(r"[*…:<]", name)
    ]
    assert [name for name in named if not any((root / name).exists() for root in ROOTS)] == []


@pytest.mark.parametrize("module", sorted(PACKAGE.rglob("*.[pj][ys]")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_modules_that_comments_name_are_there(module: Path) -> None:
    code = module.read_text(encoding="utf-8")
    said = (
        re.findall(r'"""(.*?)"""', code, re.DOTALL)
        if module.suffix == ".py"
        else re.findall(r"/\*(.*?)\*/", code, re.DOTALL)
    )
    named = {name for one in said for name in re.findall(r"\b((?:\w+/)+\w+\.(?:py|js|html))\b", one)}
    assert [name for name in sorted(named) if not any((root / name).exists() for root in (PACKAGE, PROJECT))] == []


def checklist(title: str) -> str:
    return text(PROJECT / "docs/architecture.md").partition(f"### {title}\n")[2].partition("\n### ")[0]


def test_the_checklist_of_a_kind_is_what_the_made_up_kind_does() -> None:
    named = set(re.findall(r"`([\w.]+\.(?:py|html|css))`", checklist("A kind of content"))) - {"test_rooms.py"}
    assert named == {path.name for path in MADE_UP_KIND.iterdir() if path.is_file()}


def test_the_checklist_of_a_field_names_each_place_that_would_lack_it() -> None:
    listed = checklist("A field of the deed")
    places = {name for place in test_fields.FORGOTTEN for name in place.split(", ")}
    assert [place for place in sorted(places) if place not in listed] == []
    assert "content.py" in inspect.getsource(test_fields.MadeUp) and "`kinds/deeds/content.py`" in listed


# Links from guide to guide.


@pytest.mark.parametrize("guide", GUIDES, ids=names(GUIDES))
def test_links_between_the_guides_lead_somewhere(guide: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```|`[^`]*`", "", text(guide), flags=re.DOTALL)):
        if not target.startswith(("http", "mailto:", "#")):
            assert (guide.parent / target.partition("#")[0]).exists(), target
