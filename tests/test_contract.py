"""One contract between Python and the browser: what both must know is written once, and what both do agrees."""

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from pydantic import BaseModel, ValidationError

from tekojen_tori import rooms
from tekojen_tori.content.done import Stage
from tekojen_tori.content.named_fields import MOST_THEMES
from tekojen_tori.contributing.plain_words import on_one_line
from tekojen_tori.kinds.deeds.content import Contact, Link
from tekojen_tori.publishing.contract import contract

PACKAGE = Path(rooms.__file__).parent
SCRIPTS = {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.js")}
IMPORT = re.compile(r'import \{([^}]*)\} from "\.\./contract\.js";')


def without_comments(script: str) -> str:
    return re.sub(r"/\*.*?\*/|//[^\n\"]*$", "", script, flags=re.DOTALL | re.MULTILINE)


def imported(script: str) -> set[str]:
    return {name.strip() for names in IMPORT.findall(script) for name in names.split(",")}


def test_each_room_tells_its_scripts_other_things() -> None:
    names = [name for told in rooms.offers("publishing", "CONTRACT") for name in told]
    assert sorted(names) == sorted(contract())


def test_the_scripts_are_told_what_they_ask_for_and_nothing_else() -> None:
    assert set().union(*map(imported, SCRIPTS.values())) == set(contract())


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_types_again_what_python_says(name: str) -> None:
    script = without_comments(SCRIPTS[name])
    for told, value in contract().items():
        assert not re.search(rf"\b(?:const|let|var) {told}\b", script)
        assert [typed for typed in as_typed(value) if typed in script] == [], told


def as_typed(value: object) -> list[str]:
    """How a script would hold it; of a number only its name tells what it is."""
    if isinstance(value, dict):
        return [f"{key}: {json.dumps(told)}" for key, told in value.items()]
    if isinstance(value, list | tuple):
        return [f'"{one}", "{other}"' for one, other in pairwise(value)]
    return [f'"{value}"', f"`{value}", f"/{value}/"] if isinstance(value, str) else []


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_uses_what_it_is_told(name: str) -> None:
    script = IMPORT.sub("", without_comments(SCRIPTS[name]))
    assert [told for told in imported(SCRIPTS[name]) if not re.search(rf"\b{told}\b", script)] == []


def test_the_published_module_says_what_python_says(form_page: Page) -> None:
    told = form_page.evaluate(
        """async () => ({ ...(await import(new URL("../assets/tori/code/source/contract.js", location))) })"""
    )
    assert told == json.loads(json.dumps(contract()))


def test_stages_follow_one_another() -> None:
    assert [stage.step for stage in Stage] == [1, 2, 3, 4]


def test_the_form_takes_as_many_themes_as_the_model(real_site: Path) -> None:
    """And says so, like the form on GitHub."""
    form = json.loads((real_site / "assets/tori/contributing/form.json").read_text(encoding="utf-8"))
    assert next(question for question in form["questions"] if question["key"] == "theme")["most"] == MOST_THEMES
    asked = f"Mistä teko kertoo? Valitse 1–{MOST_THEMES} teemaa."
    assert asked in (real_site / "ilmoita/index.html").read_text(encoding="utf-8")
    assert asked in (PACKAGE.parents[1] / ".github/ISSUE_TEMPLATE/teko.yml").read_text(encoding="utf-8")


BITS = [
    "a", "B", "é", "ß", "İ", "Ж", "語", "5", "٣", "²", "_", "-", ".", "..", "+", "@", "@b.fi", "a@b.fi", "kunta.fi", "www.", "x" * 65,
    "x." * 130, "x" * 1990, "https://", "http://", "HTTPS://", "ftp://", ":", ":80", ":65535", ":65536", ":0080", "/", "//", "?", "#",
    "[", "]", "[::1]", "%", "%41", "\\", " ", "\t", "\n", "\u00a0", "\u0085", "\u2028", "\u202e", "\u3000", "\ufeff", "\ufdd0", "\x07",
    "<", ">", "&", '"', "'", ",", ";", "(", ")", "+358 40 123 4567", "0401234567", "１２３４５", "–", "😀", "℀", "\u0301",
]  # fmt: skip
KNOWN = st.characters(exclude_categories=["Cn", "Cs"])
"""Letters that are younger than this Python are no letters to it, though they may be to the browser."""
WRITTEN = st.one_of(st.lists(st.sampled_from(BITS), max_size=6).map("".join), st.text(KNOWN, max_size=12))
WEB = st.one_of(WRITTEN, WRITTEN.map("https://{}".format), WRITTEN.map("https://a.fi{}".format))
EMAIL = st.one_of(
    WRITTEN, st.tuples(WRITTEN, WRITTEN).map("@".join), WRITTEN.map("{}@kunta.fi".format), WRITTEN.map("a@{}.fi".format)
)
PHONE = st.one_of(WRITTEN, st.text("0123456789 +()-\u00a0٣", max_size=28))

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Sixty at a time are told apart by the assertion itself."""

REFUSED = """async (given) => {
  const scripts = new URL("../assets/tori/code/source/contributing/", location);
  const { Answers } = await import(new URL("answers.js", scripts));
  const form = await (await fetch(new URL("../../../contributing/form.json", scripts))).json();
  const names = { find: () => null, nearest: () => null };
  return given.map(([email, phone, url]) => {
    const written = { "contact.name": "Maija", "contact.email": email, "contact.phone": phone };
    const answers = new Answers(form, names, { ...written, "links.url": [url], "links.title": [""] });
    const wrong = answers.problems("2026-11").map(({ name }) => name);
    return ["contact.email", "contact.phone", "links.url"].map((name) => wrong.includes(name));
  });
}"""


@pytest.fixture(scope="module")
def form_page(real_site: Path, serve: Callable[[Path], str], browser: Browser) -> Page:
    page = browser.new_page()
    page.goto(f"{serve(real_site)}ilmoita/")
    return page


@given(st.lists(st.tuples(EMAIL, PHONE, WEB), min_size=60, max_size=60))
@example(
    [("a@b@c.fi", "٣٣٣٣٣٣", "https://"), ("a@b.fi.", "1234\n5", "https://maija@kunta.fi"), ("a@b.f", "+", "https:///a")]
)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
def test_the_form_refuses_the_addresses_and_numbers_that_the_checker_refuses(
    form_page: Page, given: list[tuple[str, str, str]]
) -> None:
    found = form_page.evaluate(REFUSED, [list(one) for one in given])
    for (email, phone, url), refused in zip(given, found, strict=True):
        by_checker = [
            is_refused(Contact, "email", email, name="Maija"),
            is_refused(Contact, "phone", phone, name="Maija"),
            is_refused(Link, "url", url),
        ]
        assert refused == by_checker, (email, phone, url)


def is_refused(model: type[BaseModel], field: str, written: str, **others: str) -> bool:
    """Whether the checker refuses what was written in a field of a form, where nothing is no answer."""
    written = on_one_line(written)
    try:
        model.model_validate({field: written} | others if written else others or {field: "https://a.fi"})
    except ValidationError:
        return True
    return False
