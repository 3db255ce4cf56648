"""Features: what editors pin on the home page, from one day to another."""

from datetime import date, timedelta

import pytest
import yaml

from conftest import PROJECT, TODAY, Folder, OpenPage, axe_violations
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.pages.features.catalogue import Features
from tekojen_tori.pages.features.content import FeatureList

GOOD = {
    "shows": "deeds/tiimi",
    "heading": "Viikon muutoksentekijä",
    "begins": "2026-11-23",
    "ends": "2026-11-29",
}


def features(folder: Folder, *written: dict[str, str]) -> None:
    folder.write("registers/features.yml", yaml.safe_dump(list(written), allow_unicode=True, sort_keys=False))


@pytest.mark.parametrize(
    ("fields", "code", "line"),
    [
        ({"shows": "deeds/tiimmi"}, "unknown-file", 1),
        ({"shows": "tiimi"}, "bad-file", 1),
        ({"heading": ""}, "missing-key", 2),
        ({"begins": "2026-11"}, "inexact-date", 3),
        ({"begins": "23.11.2026"}, "bad-date", 3),
        ({"ends": "2026-11-01"}, "bad-period", 1),
        ({"teksti": "x"}, "unknown-key", 5),
        ({"shows": "deeds/kesken"}, "names-a-draft", 1),
    ],
)
def test_a_bad_feature_gives_a_problem(folder: Folder, fields: dict[str, str], code: str, line: int) -> None:
    folder.deed()
    folder.deed("kesken", title="Vielä kesken", draft="true")
    features(folder, GOOD | fields)
    (problem,) = folder.read().problems
    assert (problem.code, problem.line) == (code, line)


@pytest.mark.parametrize("text", ["shows: x\n", "- pelkkää tekstiä\n", "- shows: [\n"])
def test_a_file_of_another_form_gives_a_problem(folder: Folder, text: str) -> None:
    folder.deed()
    folder.write("registers/features.yml", text)
    assert len(folder.read().problems) == 1


def test_a_misspelt_file_is_offered_right(folder: Folder) -> None:
    folder.deed()
    features(folder, GOOD | {"shows": "deeds/tiimmi"})
    assert folder.read().problems[0].hint == "Tarkoititko: deeds/tiimi?"


def test_a_feature_of_a_renamed_deed_is_told_its_new_name(folder: Folder) -> None:
    folder.deed("uusi-nimi", aliases="[tiimi]")
    features(folder, GOOD)
    (problem,) = folder.read().problems
    assert (problem.code, problem.line, problem.hint) == ("renamed-file", 1, "Kirjoita: deeds/uusi-nimi.")


@pytest.mark.parametrize(
    ("today", "current", "past"),
    [
        (date(2026, 11, 22), 0, 0),
        (date(2026, 11, 23), 1, 0),
        (date(2026, 11, 29), 1, 0),
        (date(2026, 11, 30), 0, 1),
    ],
)
def test_a_feature_lasts_from_its_first_day_to_its_last(folder: Folder, today: date, current: int, past: int) -> None:
    folder.deed()
    features(folder, GOOD)
    found = Catalogue(folder.read(today).content).part(Features)
    assert (len(found.current), len(found.past)) == (current, past)


def test_another_content_folder_never_features_the_projects_own(folder: Folder) -> None:
    folder.deed()
    assert folder.read().content.part(FeatureList) == ()


def test_features_are_on_the_home_page_and_stay_in_the_archive(folder: Folder, open_page: OpenPage) -> None:
    folder.deed()
    folder.write("toplists/lista.md", "---\ntitle: Hyvä lista\ndeeds: [tiimi]\n---\nLista.\n")
    today = date.today()
    now = {"begins": str(today), "ends": str(today)}
    week_ago = {"begins": str(today - timedelta(8)), "ends": str(today - timedelta(2))}
    features(
        folder,
        GOOD | week_ago,
        {"shows": "toplists/lista.md", "heading": "TOP-lista", "text": "Tämä <b>nyt</b>."} | now,
    )
    result = folder.build()
    assert result.returncode == 0, result.stderr
    home, archive = folder.page(), folder.page("nostot/")
    assert 'href="./top/lista/"' in home
    assert "Tämä &lt;b&gt;nyt&lt;/b&gt;." in home
    assert "Viikon muutoksentekijä" not in home
    assert "Aiemmat nostot" in home
    assert home.count("Hyvä lista") == 1
    assert "Viikon muutoksentekijä" in archive
    assert axe_violations(open_page(folder.root / "site", "nostot/")) == []
    assert archive.index("Hyvä lista") < archive.index("Viikon muutoksentekijä")


def test_the_site_is_built_every_night_on_the_readers_day() -> None:
    workflow = yaml.safe_load((PROJECT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    assert workflow[True]["schedule"], "yaml reads the key `on` as true"
    assert workflow["jobs"]["build"]["env"]["TZ"] == "Europe/Helsinki"


def test_the_projects_own_features_are_in_order() -> None:
    from tekojen_tori.reading.content_folder import ContentFolder

    problems = ContentFolder(PROJECT, PROJECT).read(TODAY).problems
    assert [problem for problem in problems if problem.file.endswith("features.yml")] == []


def test_a_running_campaign_that_is_featured_is_on_the_home_page_once(folder: Folder) -> None:
    folder.deed()
    year = f"begins: {date.today().year}\nends: {date.today().year}"
    for name in ("kevat", "syksy"):
        folder.write(f"campaigns/{name}.md", f"---\ntitle: Kampanja {name}\n{year}\n---\nKerro.\n")
    today = date.today().isoformat()
    features(folder, GOOD | {"shows": "campaigns/kevat", "begins": today, "ends": today})
    assert folder.build().returncode == 0
    home = folder.page()
    assert (home.count("Kampanja kevat"), home.count("Kampanja syksy")) == (1, 1)
