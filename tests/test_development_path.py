"""The development path: checklists to tick and print, what shows each phase, and the tools beside it."""

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from playwright.sync_api import expect

from conftest import PROJECT, Folder, OpenPage
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.pages.development_path.catalogue import Examples
from tekojen_tori.pages.development_path.content import DevelopmentPath

ADDRESS = "kehittamispolku/"
PATH: dict[str, Any] = {
    "title": "Polku",
    "summary": "Kaksi vaihetta.",
    "origin": "Vaiheet ovat ohjelman, listat toimituksen.",
    "source": "Julkaisu",
    "phases": [
        {
            "slug": "alku",
            "title": "Alku",
            "subtitle": "selvitys",
            "introduction": "Selvitetään.",
            "take_care": ["Kysykää asiakkailta.", "Kysykää toisiltanne."],
            "deeds": ["tiimi"],
            "stories": ["tarina"],
            "webinars": ["webinaari"],
            "source": "luku 1",
        },
        {
            "slug": "loppu",
            "title": "Loppu",
            "subtitle": "arvio",
            "introduction": "Arvioidaan.",
            "take_care": ["Kertokaa muille."],
            "source": "luku 2",
        },
    ],
    "toolbox": {
        "title": "Työkalut",
        "summary": "Mitä kokeiltiin.",
        "tools": [
            {"slug": "peli", "name": "Peli", "purpose": "Alkuun.", "gave": "Vauhtia.", "source": "luku 3"},
            {"slug": "sparraus", "name": "Sparraus", "purpose": "Tueksi.", "gave": "Näkemystä.", "source": "luku 4"},
        ],
    },
}


@pytest.fixture
def told(folder: Folder) -> Folder:
    """A folder with a deed, a story and a webinar that the path names, and one of each that is not ready."""
    folder.write("stories/sarja.md", "---\ntitle: Sarja\n---\nTarinoita.\n")
    for draft, name in (("false", ""), ("true", "kesken-")):
        folder.deed(f"{name}tiimi", title=f"Teko {name}", draft=draft)
        front = f"title: Otsikko {name}\ndate: 2020\ndraft: {draft}"
        folder.write(f"stories/sarja/{name}tarina.md", f"---\n{front}\n---\nNäin kävi.\n")
        folder.write(f"webinars/{name}webinaari.md", f"---\n{front}\n---\nNäin kävi.\n")
    return folder


def write(folder: Folder, path: object) -> Path:
    return folder.write(
        "registers/development_path.yml", yaml.safe_dump(path, allow_unicode=True, sort_keys=False, width=1000)
    )


def changed(*keys: str | int, to: object) -> dict[str, Any]:
    """The good path with one thing changed, or left out if `to` is None."""
    path = deepcopy(PATH)
    part: Any = path
    for key in keys[:-1]:
        part = part[key]
    if to is None:
        del part[keys[-1]]
    else:
        part[keys[-1]] = to
    return path


@pytest.mark.parametrize(
    ("path", "code", "at", "hint"),
    [
        (changed("phases", 0, "deeds", to=["tiimmi"]), "unknown-deed", "tiimmi", "Tarkoititko: tiimi?"),
        (changed("phases", 0, "stories", to=["tarinna"]), "unknown-story", "tarinna", "Tarkoititko: tarina?"),
        (changed("phases", 1, "webinars", to=["tarina"]), "unknown-webinar", "- tarina\ntoolbox", "Kirjoita"),
        (changed("toolbox", "tools", 1, "deeds", to=["ei", "tiimi"]), "unknown-deed", "- ei", "Kirjoita tiedoston"),
        (changed("phases", 0, "deeds", to=["kesken-tiimi"]), "draft-deed", "kesken-tiimi", "Julkaise"),
        (changed("phases", 0, "stories", to=["kesken-tarina"]), "draft-story", "kesken-tarina", "Julkaise"),
        (changed("phases", 0, "deeds", to=["Tiimi!"]), "bad-slug", "Tiimi!", "Tarkoititko: tiimi?"),
        (changed("phases", 1, "introduction", to=None), "missing-key", "- slug: loppu", ""),
        (changed("phases", 1, "take_care", to=[]), "missing-key", "take_care: []", ""),
        (changed("phases", 1, "slug", to="alku"), "duplicate-entry", "slug: alku\n  title: Loppu", "toinen"),
        (changed("toolbox", "tools", 1, "slug", to="peli"), "duplicate-entry", "slug: peli\n    name: Spar", "toinen"),
        (changed("toolbox", "tools", 0, "gave", to=""), "missing-key", "gave: ''", ""),
        (changed("phases", 0, "vinkit", to=["x"]), "unknown-key", "vinkit", ""),
        (changed("phases", to=None) | {"phasse": []}, "unknown-key", "phasse", "Tarkoititko: phases?"),
        (["luettelo"], "not-fields", "- luettelo", "Aloita"),
        (None, "not-fields", "null", "Aloita"),
    ],
)
def test_what_is_wrong_gives_a_problem_at_its_line(told: Folder, path: object, code: str, at: str, hint: str) -> None:
    text = write(told, path).read_text(encoding="utf-8")
    line = text[: text.index(at)].count("\n") + 1
    found = {(problem.code, problem.line): problem.hint for problem in told.read().problems}
    assert hint in found[code, line]


def test_yaml_that_is_none_gives_a_problem(told: Folder) -> None:
    told.write("registers/development_path.yml", "title: Polku\nphases: [\n")
    assert [problem.code for problem in told.read().problems] == ["yaml-syntax"]


def test_a_renamed_deed_is_told_of_and_still_shown(told: Folder) -> None:
    told.deed("uusi", title="Uusi nimi", aliases="[vanha]")
    write(told, changed("phases", 0, "deeds", to=["vanha"]))
    reading = told.read()
    assert [(problem.code, problem.hint) for problem in reading.problems] == [("renamed-deed", "Kirjoita: uusi.")]
    path = reading.content.part(DevelopmentPath)
    assert path is not None
    assert [one.slug for one in Examples(Catalogue(reading.content)).of(path.phases[0])] == [
        "tarina",
        "uusi",
        "webinaari",
    ]


def test_a_folder_has_the_pages_only_if_it_has_the_path(told: Folder) -> None:
    assert told.build().returncode == 0
    assert not (told.root / "site/kehittamispolku").exists(), "the project's own path is not another's"
    assert ADDRESS not in told.page()
    write(told, changed("toolbox", to=None))
    assert told.build().returncode == 0
    assert "Kysykää asiakkailta." in told.page(ADDRESS)
    assert told.page().count(ADDRESS) == 2, "the home page and the footer lead to it"
    assert not (told.root / "site/kehittamispolku/tyokalut").exists()
    assert "tyokalut" not in told.page(ADDRESS)


def test_each_phase_tells_what_to_take_care_of_and_what_shows_it(told: Folder) -> None:
    write(told, PATH)
    assert told.build().returncode == 0
    page = told.page(ADDRESS)
    assert "Vaiheet ovat ohjelman, listat toimituksen." in page
    assert re.findall(r'type="checkbox"[^>]*> <span>([^<]*)', page) == [
        "Kysykää asiakkailta.",
        "Kysykää toisiltanne.",
        "Kertokaa muille.",
    ]
    assert re.findall(r'card__title"><a href="\.\./([^"]*)"', page) == [
        "tarinat/tarina/",
        "teot/tiimi/",
        "webinaarit/webinaari/",
    ]
    tools = told.page(f"{ADDRESS}tyokalut/")
    assert re.findall(r"<h2[^>]*>([^<]*)", tools)[:2] == ["Peli", "Sparraus"]
    assert "card__title" not in tools, "on this short page what tells of a tool is rows"
    assert "kehittamispolku/tyokalut/" in page.partition('<nav class="path"')[0], "it is named before the phases"
    assert "Vinkkejä" not in tools, "a tool without hints has no empty box"


def test_the_path_of_the_programme_is_there() -> None:
    text = (PROJECT / "registers/development_path.yml").read_text(encoding="utf-8")
    path = yaml.safe_load(text)
    schema = json.loads((PROJECT / "schemas/development_path.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(path)
    assert [(phase["title"], phase["subtitle"]) for phase in path["phases"]] == [
        ("Muutostarve", "tiedon kerääminen"),
        ("Muutoksen tavoitteet", "aloitusneuvottelu"),
        ("Muutoksen toteutus", "kehittämisen organisointi"),
        ("Muutoksen arviointi", "vaikuttavuus, soveltaminen ja jatkosta sopiminen"),
    ]
    assert len(path["toolbox"]["tools"]) == 11


def test_the_checklist_is_ticked_by_keyboard_and_kept(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, ADDRESS)
    boxes = page.get_by_role("checkbox")
    boxes.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.get_by_role("group", name="Muistilista Muutoksen toteutus").get_by_role("checkbox").last.check()
    page.reload()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(3)
    expect(boxes.nth(1)).to_be_checked()
    stops = page.get_by_role("navigation", name="Vaiheet").get_by_role("link")
    assert ["2/9 rastitettu" in stop for stop in stops.all_inner_texts()] == [True, False, False, False]
    stops.nth(2).click()
    expect(page).to_have_url(re.compile("#toteutus$"))


def test_ticks_are_cleared_only_when_the_reader_is_sure(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, ADDRESS)
    page.get_by_role("checkbox").first.check()
    answers = iter([False, True])
    page.on("dialog", lambda dialog: dialog.accept() if next(answers) else dialog.dismiss())
    clear = page.get_by_role("button", name="Tyhjennä rastit")
    ticked = page.get_by_role("checkbox", checked=True)
    clear.click()
    expect(ticked).to_have_count(1)
    clear.click()
    page.get_by_text("1/9 rastitettu").wait_for(state="hidden")
    expect(ticked).to_have_count(0)
    page.reload()
    expect(ticked).to_have_count(0)


def test_boxes_can_be_ticked_without_javascript(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, ADDRESS, java_script_enabled=False)
    page.get_by_label("Kartoittakaa lähtötilanne.").check()
    assert not page.get_by_role("button", name="Tulosta muistilista").is_visible()
    assert not page.get_by_role("button", name="Tyhjennä rastit").is_visible()
    assert not page.get_by_text("Rastit säilyvät").is_visible()


def test_on_paper_there_are_only_empty_boxes_on_two_sides(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, ADDRESS)
    box = page.get_by_role("checkbox").first
    box.check()
    page.emulate_media(media="print")
    for hidden in (".card", ".path", ".path__tools", ".path__more", ".phase__source"):
        assert not page.locator(hidden).first.is_visible()
    assert page.get_by_role("heading", name="Muutoksen arviointi").is_visible()
    for shown in ("Kartoittakaa lähtötilanne.", "https://tekojentori.example/kehittamispolku/"):
        assert page.get_by_text(shown, exact=True).is_visible()
    looks = box.evaluate(
        "box => (({appearance, borderTopWidth}) => [appearance, borderTopWidth])(getComputedStyle(box))"
    )
    assert looks == ["none", "1px"]
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 2
