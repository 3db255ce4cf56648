"""Features: what editors pin on the home page, from one day to another."""

import re
from datetime import date, timedelta

import pytest
import yaml

from conftest import PROJECT, TODAY, Folder, OpenPage, axe_violations
from direct import catalogue_of, pages_of, site_of, words
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.kinds.toplists.catalogue import TopLists
from tekojen_tori.pages.features.catalogue import Features
from tekojen_tori.pages.features.content import FeatureList
from tekojen_tori.pages.home import publishing as home
from test_campaigns import campaign
from test_editorials import editorial, story

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
        ({"begins": "11/10/2026"}, "bad-date", 3),
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
    folder.built()
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


def home_page(folder: Folder) -> str:
    """The home page on the day of the tests, made without a whole build."""
    return pages_of(home.publish, catalogue_of(folder), site_of(folder))[""].body


def part(page: str, heading: str) -> str:
    """What stands under a heading of a page, without its HTML; "" if the page has no such heading."""
    found = re.search(rf"<h2>{heading}</h2>(.*?)</section>", page, re.DOTALL)
    return words(found[1]) if found else ""


def titles(page: str, heading: str) -> list[str]:
    """The titles of the cards under a heading."""
    found = re.search(rf"<h2>{heading}</h2>(.*?)</section>", page, re.DOTALL)
    return re.findall(r"<h3[^>]*><a [^>]*>([^<]*)</a>", found[1]) if found else []


def test_the_home_page_shows_the_six_newest_deeds_and_none_that_is_featured(folder: Folder) -> None:
    for number in range(8):
        folder.deed(f"teko-{number}", title=f"Teko {number}", date=str(2012 + number))
    assert titles(home_page(folder), "Uusimmat teot") == [f"Teko {number}" for number in (7, 6, 5, 4, 3, 2)]
    features(folder, GOOD | {"shows": "deeds/teko-6"})
    page = home_page(folder)
    assert titles(page, "Uusimmat teot") == [f"Teko {number}" for number in (7, 5, 4, 3, 2, 1)]
    assert page.count(">Teko 6<") == 1


def test_the_home_page_shows_what_else_there_is_to_read_once(folder: Folder) -> None:
    folder.deed()
    for number in range(1, 6):
        story(folder, f"juttu-{number}", title=f"Juttu {number}", date=f"202{number}")
        editorial(folder, f"podcasts/jakso-{number}", title=f"Jakso {number}", number=str(number))
    editorial(folder, "webinars/web", title="Webinaari", date="2020")
    editorial(folder, "webinars/ajaton", title="Ajaton webinaari")
    heading = "Tarinoita, podcast-jaksoja ja webinaareja"
    shown = ["Juttu 5", "Jakso 5", "Webinaari", "Juttu 4", "Jakso 4", "Juttu 3"]
    assert titles(home_page(folder), heading) == shown
    assert part(home_page(folder), heading).endswith("Kaikki tarinat Kaikki podcast-jaksot Kaikki webinaarit")
    features(folder, GOOD | {"shows": "stories/sankarit/juttu-5"})
    assert titles(home_page(folder), heading)[:2] == ["Juttu 4", "Jakso 5"]


def test_the_home_page_shows_three_lists_those_with_least_to_come_first_and_none_that_is_featured(
    folder: Folder,
) -> None:
    folder.deed()
    folder.deed("toinen", title="Toinen teko")
    for name, fields in {
        "a": "length: 4\ndeeds: [tiimi]",
        "b": "length: 4\ndeeds: [tiimi, toinen]",
        "c": "length: 2\ndeeds: [tiimi, toinen]",
        "d": "rule: organisations",
        "e": "length: 3\ndeeds: [tiimi, toinen]",
        "f": "length: 3\nrule: {by: newest, year: this}",
    }.items():
        folder.write(f"toplists/{name}.md", f"---\ntitle: Lista {name}\n{fields}\n---\nJohdanto.\n")
    assert titles(home_page(folder), "TOP-listat") == ["Lista c", "Lista e", "Lista b"]
    lists = catalogue_of(folder).part(TopLists)
    assert [one.slug for one in lists.fullest_first] == ["c", "e", "b"], (
        "with one place taken, a list is only being gathered"
    )
    assert [one.slug for one in lists.gathered] == ["d", "f", "a"]
    assert [one.slug for one in lists.all] == ["d", "f", "a", "b", "c", "e"], "rules come first"
    features(folder, GOOD | {"shows": "toplists/c"})
    assert titles(home_page(folder), "TOP-listat") == ["Lista e", "Lista b"]


def test_the_home_page_shows_whoever_has_told_most_and_which_themes_there_are(folder: Folder) -> None:
    places = ("Askola", "Espoo", "Hanko", "Imatra", "Juva", "Kemi")
    for number, place in enumerate(places, 1):
        for one in range(number):
            theme = "[ergonomia]" if number > 3 else "[aivotyö, strategia]"
            folder.deed(f"{place.lower()}-{one}", title=f"{place} {one}", municipality=place, theme=theme)
    page = home_page(folder)
    assert part(page, "Keillä on eniten tekoja") == (
        "Kemi 6 tekoa Juva 5 tekoa Imatra 4 tekoa Hanko 3 tekoa Espoo 2 tekoa Kaikki kunnat"
    )
    assert part(page, "Teemat") == "Ergonomia 15 Aivotyö 6 Strategia 6"
    assert "Torilla on nyt 21 tekoa 6 kunnasta." in words(page)
    folder.deed("yhtio", title="Yhtiö", municipality=None, organisation="HSL", theme="[strategia]")
    page = home_page(folder)
    assert "Torilla on nyt 22 tekoa 6 kunnasta ja 1 muusta organisaatiosta." in words(page)
    assert part(page, "Teemat") == "Ergonomia 15 Strategia 7 Aivotyö 6"
    assert "Sosiaali- ja terveysala 22 tekoa" in part(page, "Palvelualat")


@pytest.mark.parametrize(
    ("begins", "ends", "is_shown"),
    [
        ("2026-11-24", "2026-11-24", True),
        ("2026-11-25", "2026-12", False),
        ("2026-11", "2026-11-23", False),
    ],
)
def test_the_home_page_shows_campaigns_that_run(folder: Folder, begins: str, ends: str, is_shown: bool) -> None:
    folder.deed()
    campaign(folder, begins=begins, ends=ends)
    assert ("Kampanja syksy" in home_page(folder)) is is_shown


def test_the_home_page_tells_machines_how_to_search(folder: Folder) -> None:
    folder.deed()
    (data,) = pages_of(home.publish, catalogue_of(folder), site_of(folder))[""].data
    assert (data["@type"], data["name"], data["url"]) == ("WebSite", "Tori", "https://tori.example/")
    assert data["potentialAction"]["target"] == "https://tori.example/haku/?q={search_term_string}"
    assert pages_of(home.publish, catalogue_of(folder), site_of(folder, ""))[""].data == ()
