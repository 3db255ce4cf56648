"""A field of the deed is one entry in the model and one place where it is shown: the rest follows, or is told here."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import PROJECT, Folder, project_registers
from tekojen_tori.contributing.asking.questions import questions
from tekojen_tori.kinds.deeds.content import DeedFields
from tekojen_tori.kinds.deeds.forms import DeedForm
from tekojen_tori.kinds.deeds.table import COLUMNS

IN_THE_API = {
    "title": "name", "sector": "sectors", "theme": "themes", "lang": "language", "alt": "image", "aliases": "former_urls",
}  # fmt: skip
"""What the open data calls a field, if otherwise than its file."""
NOT_IN_THE_API = {"contact", "draft", "source_lines"}
"""A contact is for readers of the page alone, drafts are told to nobody, and lines of the source to maintainers alone."""
IN_THE_TABLE = IN_THE_API | {"sector": "sector"}
NOT_IN_THE_TABLE = NOT_IN_THE_API | {"adopted_from", "links", "image", "alt", "aliases"}
"""What needs more than a cell, or is no use in one."""
ON_THE_PAGE = {
    "municipality": "done_by", "organisation": "done_by", "theme": "parts.fact_of_subject", "campaign": 'aside("occasion")',
    "stage": "stage.value", "adopted_from": "models", "adoptions": "followers", "image": "image", "alt": "image",
}  # fmt: skip
"""What shows a field on a deed's page, if not its own value."""
NOT_ON_THE_PAGE = {"aliases", "source_lines"}
"""Old addresses lead to the page, and lines of the source are for maintainers."""
IN_THE_PREVIEW = {"municipality": "where", "organisation": "where", "date": "where", "theme": "themes"}
"""Which part of the form's preview shows the answer to a question, if not its own."""
NOT_IN_THE_PREVIEW = {"lang"}
"""The language of a text is seen in the text."""


def forgotten_by_the_api() -> set[str]:
    told = {IN_THE_API.get(name, name): name for name in fields() - NOT_IN_THE_API}
    return {name for form, name in told.items() if form not in DeedForm.model_fields}


def forgotten_by_the_table() -> set[str]:
    told = {IN_THE_TABLE.get(name, name): name for name in fields() - NOT_IN_THE_TABLE}
    return {name for column, name in told.items() if column not in COLUMNS}


def forgotten_by_the_page() -> set[str]:
    template = room_file("kinds/deeds/deed.html")
    shown = {name for name in fields() if ON_THE_PAGE.get(name, f"deed.{name}") in template}
    return fields() - shown - NOT_ON_THE_PAGE


def forgotten_by_the_preview() -> set[str]:
    parts = set(re.findall(r'data-part="(\w+)"', room_file("pages/telling/tell.html")))
    filled = set(re.findall(r'(?:show|part)\("(\w+)"', room_file("pages/telling/scripts/preview.js")))
    assert parts == filled, "what the page has for the preview, and what its script fills, differ"
    asked = set(questions(project_registers())) - NOT_IN_THE_PREVIEW
    return {name for name in asked if IN_THE_PREVIEW.get(name, name) not in parts}


def forgotten_by_the_guide() -> set[str]:
    """Of the tables of CONTRIBUTING.md."""
    return fields() ^ set(fields_in_tables((PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")))


def fields_in_tables(text: str) -> list[str]:
    """What stands in the first column of tables of fields."""
    names: list[str] = []
    is_inside = False
    for line in text.splitlines():
        first = line.split(" | ")[0] if line.startswith("| ") else ""
        is_inside = bool(first) and (is_inside or first == "| kenttä")
        if is_inside:
            names += re.findall(r"`(\w+)`", first)
    return names


def fields() -> set[str]:
    return set(DeedFields.model_fields)


def room_file(name: str) -> str:
    return (Path(sys.modules[DeedFields.__module__].__file__ or "").parents[2] / name).read_text(encoding="utf-8")


FORGOTTEN: dict[str, Callable[[], set[str]]] = {
    "kinds/deeds/forms.py, api.py": forgotten_by_the_api,
    "kinds/deeds/table.py": forgotten_by_the_table,
    "kinds/deeds/deed.html": forgotten_by_the_page,
    "pages/telling/tell.html, scripts/preview.js": forgotten_by_the_preview,
    "CONTRIBUTING.md": forgotten_by_the_guide,
}
"""The places that don't follow the model by themselves, and which fields they lack."""


@pytest.mark.parametrize("place", FORGOTTEN)
def test_no_place_forgets_a_field(place: str) -> None:
    assert FORGOTTEN[place]() == set(), f"{place} lacks these; if on purpose, say so at the head of this file"


TOOLS = """\
    tools: Annotated[
        str | None, Field(max_length=40, title="Välineet", description="Millä teko tehtiin.")
    ] = None
    hours: Annotated[
        int | None, Field(ge=1, le=10_000, title="Tunnit", description="Montako tuntia teko vei.")
    ] = None
"""
SHOWN = """\
{% if deed.tools %}<dt>Välineet</dt><dd>{{ deed.tools }}</dd>{% endif %}
{% if deed.hours %}<dt>Tunnit</dt><dd>{{ deed.hours }}</dd>{% endif %}
"""


class MadeUp:
    """A copy of the program to which a text and a number were added as docs/architecture.md tells: in the model and on
    the page."""

    def __init__(self, root: Path) -> None:
        self.plugins = root / "plugins"
        shutil.copytree(PROJECT / "plugins", self.plugins)
        shutil.copytree(PROJECT / "registers", root / "registers")
        self._add("content.py", "    campaign: Annotated[", TOOLS)
        self._add("deed.html", "{% if deed.authors %}", SHOWN)
        self.folder = Folder(root / "content")

    def _add(self, file: str, before: str, text: str) -> None:
        path = self.plugins / "tekojen_tori" / "kinds" / "deeds" / file
        code = path.read_text(encoding="utf-8")
        assert code.count(before) == 1
        path.write_text(code.replace(before, text + before), encoding="utf-8")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run Python with the copy."""
        path = os.pathsep.join(map(str, (self.plugins, PROJECT / "tests", PROJECT / "scripts")))
        variables = {"PYTHONPATH": path, "TORI_CONTENT": str(self.folder.root), "NO_MKDOCS_2_WARNING": "1"}
        return subprocess.run(
            [sys.executable, *command], cwd=self.folder.root, env=os.environ | variables,
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    def tori(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the copy on its content."""
        return self.run("-m", "tekojen_tori", *command, "--content", ".")


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> MadeUp:
    return MadeUp(tmp_path_factory.mktemp("field"))


def test_each_place_that_does_not_follow_tells_of_a_new_field(made_up: MadeUp) -> None:
    code = "import json, test_fields as t; print(json.dumps({place: sorted(find()) for place, find in t.FORGOTTEN.items()}))"
    ran = made_up.run("-c", code)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told.pop("kinds/deeds/deed.html") == [], "there it was added"
    assert told == {place: ["hours", "tools"] for place in told}


def test_files_for_editors_and_the_guide_of_all_fields_follow(made_up: MadeUp) -> None:
    code = (
        "import json; from pathlib import Path; from tekojen_tori.contributing.generated import generated_files;"
        "from tekojen_tori.reading.registers import read_registers;"
        f"root = Path({str(PROJECT)!r}); print(json.dumps(generated_files(read_registers(root, root)[0])))"
    )
    ran = made_up.run("-c", code)
    assert ran.returncode == 0, ran.stderr
    made = json.loads(ran.stdout)
    properties = json.loads(made["schemas/deed.json"])["properties"]
    assert (properties["tools"]["title"], properties["hours"]["maximum"]) == ("Välineet", 10_000)
    (kind,) = json.loads(made["frontmatter.json"])["frontMatter.taxonomy.contentTypes"]
    types = {field["name"]: field["type"] for field in kind["fields"]}
    assert (types["tools"], types["hours"]) == ("string", "number")
    assert "| `tools` | Välineet | Millä teko tehtiin. |" in made["docs/kentat.md"]
    assert "| `hours` | Tunnit | Montako tuntia teko vei. |" in made["docs/kentat.md"]


def test_the_checker_the_terminal_and_the_import_know_a_new_field(made_up: MadeUp) -> None:
    made_up.folder.deed("kallis", tools="x" * 41, hours="0")
    checked = made_up.tori("check", "--format", "json")
    made_up.folder.deed("kallis", tools="Kaksi taulua", hours="12")
    assert {one["code"] for one in json.loads(checked.stdout)} == {"too-long", "out-of-range"}, checked.stderr
    given = {
        "title": "Uusi teko", "place": "Askola", "sector": "koko kunta", "theme": "viestintä", "date": "2019",
        "done": "Tehtiin.", "before": "Oli.", "results": "Tuli.", "lessons": "Opittiin.", "tools": "Tussit", "hours": "40",
    }  # fmt: skip
    told = made_up.tori("new", "deed", *(part for key, value in given.items() for part in (f"--{key}", value)))
    assert told.returncode == 0, told.stderr
    assert "\ntools: Tussit\nhours: 40\n" in (made_up.folder.root / "deeds/askola-uusi-teko.md").read_text(
        encoding="utf-8"
    )
    columns = ("Otsikko", "Kunta", "Palveluala", "Teemat", "Pvm", "Kuvaus", "Välineet", "Tunnit")
    row = ("Tuotu teko", "Askola", "koko kunta", "viestintä", "2019", "Tehtiin yhdessä.", "Tuhat lappua", "1 200")
    with (made_up.folder.root / "teot.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([columns, row])
    for _ in range(2):
        imported = made_up.tori("import", "teot.csv")
        assert imported.returncode == 0, imported.stderr
    assert "\ntools: Tuhat lappua\nhours: 1200\n" in (made_up.folder.root / "deeds/askola-tuotu-teko.md").read_text(
        encoding="utf-8"
    )


def test_the_page_the_form_and_the_schemas_on_the_site_have_a_new_field(made_up: MadeUp) -> None:
    made_up.folder.deed("kallis", tools="Kaksi taulua", hours="12")
    site = made_up.folder.root / "site"
    built = made_up.run(
        "-m", "mkdocs", "build", "--quiet", "--strict", f"--config-file={PROJECT / 'mkdocs.yml'}", f"--site-dir={site}"
    )
    assert built.returncode == 0, built.stderr

    def text(file: str) -> str:
        return (site / file).read_text(encoding="utf-8")

    assert "<dt>Välineet</dt><dd>Kaksi taulua</dd>" in text("teot/kallis/index.html")
    assert "<dt>Tunnit</dt><dd>12</dd>" in text("teot/kallis/index.html")
    assert all(f'name="{field}"' in text("ilmoita/index.html") for field in ("tools", "hours"))
    form = json.loads(text("assets/tori/contributing/form.json"))
    assert {"tools", "hours"} <= {question["key"] for question in form["questions"]}
    assert "too-long" in form["messages"]["tools"]
    assert "tools" in json.loads(text("api/v1/schema/deed.json"))["properties"]
