"""Files that are made of the model and the registers, and what editors make of them."""

import inspect
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import frontmatter
import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from conftest import PROJECT, Folder, project_registers
from tekojen_tori.cli import main
from tekojen_tori.content.kind import kinds
from tekojen_tori.contributing.generated import generated_files
from tekojen_tori.kinds.deeds.contributing import deed_schema

REGISTERS = project_registers()
GENERATED = generated_files(REGISTERS)
DEEDS = sorted((PROJECT / "deeds").glob("*.md"))


def load(name: str) -> Any:
    return json.loads((PROJECT / name).read_text(encoding="utf-8"))


def plain(value: Any) -> Any:
    """What YAML holds, as JSON holds it."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("name", GENERATED)
def test_a_generated_file_is_up_to_date(name: str) -> None:
    path = PROJECT / name
    assert path.is_file(), f"Aja scripts/generate: {name} puuttuu."
    assert path.read_text(encoding="utf-8") == GENERATED[name], f"Aja scripts/generate: {name} on vanhentunut."


@pytest.mark.parametrize("kind", ["deed", "toplist", "story", "episode", "webinar", "topic", "series"])
def test_the_published_schema_is_the_sites_own(real_site: Path, kind: str) -> None:
    published = json.loads((real_site / f"api/v1/schema/{kind}.json").read_text(encoding="utf-8"))
    assert published.pop("$id") == f"https://tekojentori.example/api/v1/schema/{kind}.json"
    assert published == load(f"schemas/{kind}.json")


@pytest.mark.parametrize("path", DEEDS, ids=lambda path: path.stem)
def test_every_deed_is_as_the_schema_tells(path: Path) -> None:
    fields = plain(frontmatter.load(str(path)).metadata)
    Draft202012Validator(load("schemas/deed.json")).validate(fields)


@pytest.mark.parametrize(
    "change",
    [
        {"sector": "avaruus"},
        {"theme": []},
        {"date": "2.10.2019"},
        {"sektori": "x"},
        {"title": "a"},
        {"municipality": None},
    ],
)
def test_the_schema_finds_what_the_checker_would(change: dict[str, Any]) -> None:
    good = {"title": "Teko", "municipality": "Askola", "sector": "koko kunta", "theme": ["viestintä"], "date": 2019}
    validator = Draft202012Validator(deed_schema(REGISTERS))
    assert validator.is_valid(good)
    assert not validator.is_valid({key: value for key, value in (good | change).items() if value is not None})


@pytest.mark.parametrize("name", ["sectors", "themes", "organisations"])
def test_registers_are_as_their_schemas_tell(name: str) -> None:
    schema = load(f"schemas/{name}.json")
    Draft202012Validator.check_schema(schema)
    entries = yaml.safe_load((PROJECT / "registers" / f"{name}.yml").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(entries)
    assert not Draft202012Validator(schema).is_valid([{**entries[0], "slug": "Väärä"}])


def test_the_programmes_figures_are_as_their_schema_tells() -> None:
    schema = load("schemas/programme.json")
    Draft202012Validator.check_schema(schema)
    programme = yaml.safe_load((PROJECT / "registers/programme.yml").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(programme)
    programme["figures"][0]["rows"][0]["value"] = "noin 5 000"
    assert not Draft202012Validator(schema).is_valid(programme)


def test_the_editor_is_told_of_schemas_that_are_there() -> None:
    for schema, file in load(".vscode/settings.json")["yaml.schemas"].items():
        assert (PROJECT / schema).is_file()
        assert list(PROJECT.glob(file))


def test_the_editor_marks_problems_at_their_lines(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.deed("teko", municipality="Ascola")
    folder.deed("toinen", municipality="espoo", theme="[viestintä, viestintä]")
    monkeypatch.chdir(folder.root)
    lines = CliRunner().invoke(main, ["check", "--content", "."]).output.splitlines()
    found = set()
    for matcher in load(".vscode/tasks.json")["tasks"][0]["problemMatcher"]:
        pattern = matcher["pattern"]
        for line in lines:
            if match := re.search(pattern["regexp"], line):
                found.add((matcher["severity"], match[pattern["file"]], match[pattern["line"]]))
    assert found == {
        ("error", "deeds/teko.md", "3"),
        ("info", "deeds/toinen.md", "3"),
        ("warning", "deeds/toinen.md", "5"),
    }


def test_the_snippet_with_its_first_real_choices_is_a_deed(folder: Folder) -> None:
    (snippet,) = load(".vscode/tekojen-tori.code-snippets").values()
    text = "\n".join(snippet["body"])
    choices = dict(re.findall(r"\$\{(\d)\|(.*?)\|\}", text))
    second = {place: re.split(r"(?<!\\),", listed)[1].replace("\\,", ",") for place, listed in choices.items()}
    text = re.sub(r"\$\{(\d)\|.*?\|\}", lambda match: second[match[1]], text)
    text = re.sub(r"\$\{\d:(.*?)\}", r"\1", text).replace("$CURRENT_YEAR", "2019").replace("$0", "")
    folder.write("deeds/teko.md", text)
    assert folder.read().problems == ()
    assert "johto\\, hr ja hallinto" in "\n".join(snippet["body"])


def test_front_matter_cms_knows_the_fields_that_it_can_check() -> None:
    (kind,) = load("frontmatter.json")["frontMatter.taxonomy.contentTypes"]
    fields = {field["name"]: field for field in kind["fields"]}
    assert {name for name, field in fields.items() if field.get("required")} == {"title", "sector", "theme"}
    assert fields["stage"]["choices"] == ["idea", "kokeilu", "leviää", "laajasti käytössä"]
    assert fields["lang"]["choices"] == ["fi", "sv", "en"]
    assert fields["theme"]["multiple"]
    assert "date" not in fields


def test_the_pre_commit_hook_checks_what_people_write() -> None:
    (local,) = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    check = next(hook for hook in local["hooks"] if hook["id"] == "tori-check")
    assert all(re.match(check["files"], f"{kind.folder}/asia.md") for kind in kinds() if kind.name != "series")
    assert re.match(check["files"], "registers/themes.yml")
    assert not re.match(check["files"], "README.md")


def test_the_pre_commit_hook_makes_files_anew_when_a_model_or_a_command_changes() -> None:
    (local,) = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    generate = next(hook for hook in local["hooks"] if hook["id"] == "tori-generate")
    for kind in kinds():
        model = Path(str(inspect.getsourcefile(kind.fields))).resolve().relative_to(PROJECT)
        assert re.match(generate["files"], model.as_posix())
    code = PROJECT / "plugins" / "tekojen_tori"
    for command in (code / "cli.py", *(code / "commands").glob("*.py")):
        assert re.match(generate["files"], command.relative_to(PROJECT).as_posix()), "a guide is made of the commands"
