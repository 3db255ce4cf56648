"""The breakthroughs: what they are, the ways of working with what shows each, and the deeds on the ladder."""

import json
import re
from copy import deepcopy
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from conftest import PROJECT, TODAY, Folder, OpenPage
from direct import catalogue_of, pages_of, site_of, words
from source_checking import Source, check
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.pages.breakthroughs.content import Breakthroughs
from tekojen_tori.pages.breakthroughs.publishing import publish, searched
from tekojen_tori.pages.programme import publishing as programme
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import errors
from test_editorials import story
from test_programme import GOOD as PROGRAMME
from test_support import SUPPORT

ADDRESS = "lapimurrot/"
PAGE: dict[str, Any] = {
    "title": "Läpimurrot",
    "summary": "Mikä on levinnyt.",
    "source": "Julkaisu",
    "introduction": {
        "title": "Mitä läpimurto tarkoittaa",
        "text": ["Tavoite oli uutta."],
        "terms": [{"name": "Disruptio", "meaning": "Vanhaa ei enää tarvita."}],
        "source": "s. 49",
    },
    "ladder": {"title": "Portaat", "text": ["Näin leviää."], "source": "s. 51"},
    "groups": [
        {
            "title": "Kuntien oma työ",
            "summary": "kunnissa syntyneet.",
            "ways": [
                {"name": "Itse ohjautuminen", "text": "Tiimit päättävät.", "themes": ["itseohjautuvuus"]},
                {"name": "Tuettu työ", "support": ["sparraus"], "shown_by": ["stories/sankarit/juttu", "deeds/tiimi"]},
                {"name": "Omatoimikirjastot"},
            ],
            "points_title": "Näin tavoitetaan",
            "points": ["matala kynnys"],
            "conclusion": ["Tukekaa kuntia."],
            "source": "s. 52",
            "source_lines": [2],
        },
        {"title": "Ohjelma itse", "summary": "ohjelma läpimurtona.", "source": "s. 53"},
    ],
}


def write(folder: Folder, page: object = PAGE) -> Path:
    text = yaml.safe_dump(page, allow_unicode=True, sort_keys=False, width=10_000)
    return folder.write("registers/breakthroughs.yml", text)


def changed(*keys: str | int, to: object) -> dict[str, Any]:
    """The good page with one thing changed, or left out if `to` is None."""
    page = deepcopy(PAGE)
    part: Any = page
    for key in keys[:-1]:
        part = part[key]
    if to is None:
        del part[keys[-1]]
    else:
        part[keys[-1]] = to
    return page


@pytest.fixture
def told(folder: Folder) -> Folder:
    """A folder with whatever the good page names."""
    folder.write("registers/support.yml", SUPPORT)
    folder.deed()
    story(folder, "juttu")
    return folder


def html_of(folder: Folder) -> str:
    return pages_of(publish, catalogue_of(folder), site_of(folder))[ADDRESS].body


def way(html: str, name: str) -> str:
    """What the page has of a way of working."""
    (found,) = (one for one in html.split('<li class="way-of-working">')[1:] if f"<h3>{name}</h3>" in one)
    return found


def steps(html: str) -> list[str]:
    """What the page has on each step of the ladder."""
    return html.partition('<ol class="ladder">')[2].partition("</ol>")[0].split('<li class="ladder__step">')[1:]


# What readers see


def test_the_page_tells_each_part_with_its_source(told: Folder) -> None:
    write(told)
    html = html_of(told)
    text = words(html)
    for said in (
        "Mikä on levinnyt.", "Tavoite oli uutta.", "Disruptio Vanhaa ei enää tarvita.", "Näin leviää.",
        "1. Kuntien oma työ", "2. Ohjelma itse", "Tiimit päättävät.", "Näin tavoitetaan matala kynnys",
        "Johtopäätös Tukekaa kuntia.", "Lähde: s. 49", "Lähde: s. 51", "Lähde: s. 52", "Lähde: s. 53",
        "Sivun tiedot ovat julkaisusta Julkaisu.",
    ):  # fmt: skip
        assert said in text
    assert text.count("Johtopäätös") == 1, "a group without a conclusion has no empty box"
    anchors = re.findall(r'class="chip" href="#([^"]*)"', html)
    assert anchors == ["johdanto", "portaat", "ryhma-1", "ryhma-2"]
    assert all(f'<h2 id="{anchor}"' in html for anchor in anchors)


def test_a_way_of_working_leads_to_what_shows_it(told: Folder) -> None:
    write(told)
    shown = way(html_of(told), "Tuettu työ")
    links = re.findall(r'href="\.\./([^"]*)"', shown)
    assert links == ["tarinat/juttu/", "teot/tiimi/", "tuki/sparraus/"], "in the editors' order, and then the groups"
    assert "tarina" in words(shown)


def test_where_nothing_is_named_the_theme_finds_what_tells_of_it_first_and_foremost(told: Folder) -> None:
    for number in range(1, 4):
        told.deed(f"muu-{number}", title=f"Muu {number}", theme="[itseohjautuvuus, viestintä]", date=f"201{number}")
    told.deed("sivussa", title="Sivussa", theme="[viestintä, itseohjautuvuus]", date="2020")
    told.deed("toisaalla", title="Aivan muuta", theme="[viestintä]", date="2021")
    write(told)
    shown = way(html_of(told), "Itse ohjautuminen")
    assert re.findall(r'href="\.\./(teot/[^"]*)"', shown) == ["teot/tiimi/", "teot/muu-3/", "teot/muu-2/"]
    assert "Teema: itseohjautuvuus 5" in words(shown)


def test_what_nothing_shows_asks_for_a_deed(told: Folder) -> None:
    write(told)
    shown = way(html_of(told), "Omatoimikirjastot")
    assert "Torilla ei ole vielä tekoa tästä. Kerro omanne ." in words(shown)
    assert 'href="../ilmoita/"' in shown


def test_deeds_stand_on_the_ladder_by_their_stage_and_those_without_one_are_not_there(told: Folder) -> None:
    for name, stage in (("a", "idea"), ("b", "kokeilu"), ("c", "kokeilu"), ("d", "laajasti käytössä")):
        told.deed(name, title=f"Teko {name}", stage=stage)
    write(told)
    shown = steps(html_of(told))
    assert [re.findall(r"teot/([^/]*)/", step) for step in shown] == [["a"], ["b", "c"], [], ["d"]]
    assert [words(step).split(" Teko")[0] for step in shown] == [
        "Idea 1 teko", "Kokeilu 2 tekoa", "Leviää Ei vielä tekoja", "Laajasti käytössä 1 teko",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("how_many", "rest", "leads_on", "is_searched"),
    [
        (4, 0, None, False),
        (5, 1, "Näytä loput 1", False),
        (40, 36, "Näytä loput 36", False),
        (41, 36, "Näytä 36 lisää", True),
    ],
)
def test_a_full_step_shows_four_lists_forty_and_leaves_the_rest_to_search(
    told: Folder, how_many: int, rest: int, leads_on: str | None, is_searched: bool
) -> None:
    for number in range(how_many):
        told.deed(f"teko-{number}", title=f"Leviävä {number}", stage="leviää")
    write(told)
    step = steps(html_of(told))[2]
    at_once, _, others = step.partition("<details")
    assert (at_once.count("teot/"), others.count("teot/")) == (4, rest)
    assert re.findall("<summary>(.+)</summary>", step) == ([leads_on] if leads_on else [])
    assert ('href="../haku/?vaihe=leviaa"' in step) == is_searched


def test_a_deeds_stage_leads_to_the_ladder(told: Folder) -> None:
    told.deed("vaiheessa", title="Vaiheessa", stage="kokeilu")
    write(told)
    made = pages_of(deeds.publish, catalogue_of(told), site_of(told))
    assert '<a href="../../lapimurrot/#portaat">Mitä vaiheet ovat?</a>' in made["teot/vaiheessa/"].body
    assert "Mitä vaiheet ovat?" not in made["teot/tiimi/"].body


def test_the_programmes_page_leads_to_it(told: Folder) -> None:
    told.write("registers/programme.yml", PROGRAMME)
    write(told)
    page = pages_of(programme.publish, catalogue_of(told), site_of(told))["tietoa/ohjelma/"].body
    assert 'href="../../lapimurrot/"' in page


def test_search_knows_all_that_it_says(told: Folder) -> None:
    write(told)
    (found,) = searched(catalogue_of(told))
    assert (found.address, found.title) == (ADDRESS, "Läpimurrot")
    for said in ("Disruptio", "Omatoimikirjastot", "Tiimit päättävät", "matala kynnys", "Tukekaa kuntia"):
        assert said in found.text


@pytest.mark.parametrize("query", ["läpimurtoinnovaatio", "omatoimikirjastot", "disruptio"])
def test_a_reader_finds_it(real_site: Path, open_page: OpenPage, query: str) -> None:
    found = open_page(real_site, f"haku/?q={query}")
    found.locator(".result").first.wait_for()
    titles = found.locator(".result__title a").evaluate_all("links => links.slice(0, 3).map(one => one.href)")
    assert any(title.endswith(f"/{ADDRESS}") for title in titles)


def test_a_tori_without_the_file_has_no_page_and_nothing_leads_to_one(told: Folder) -> None:
    told.deed("vaiheessa", title="Vaiheessa", stage="kokeilu")
    told.write("registers/programme.yml", PROGRAMME)
    catalogue, site = catalogue_of(told), site_of(told)
    assert catalogue.content.part(Breakthroughs) is None, "the project's own is not another's"
    assert pages_of(publish, catalogue, site) == {}
    assert list(searched(catalogue)) == []
    for page in chain(*(pages_of(room.publish, catalogue, site).values() for room in (deeds, programme))):
        assert "lapimurrot" not in page.body


def test_it_is_in_the_footer_and_the_sitemap_and_the_programmes_aims_lead_to_it(real_site: Path) -> None:
    assert f"/{ADDRESS}<" in (real_site / "sitemap.xml").read_text(encoding="utf-8")
    assert f'href="./{ADDRESS}"' in (real_site / "index.html").read_text(encoding="utf-8")
    what = (real_site / "tietoa/ohjelma/mika-ohjelma-oli/index.html").read_text(encoding="utf-8")
    assert re.search(rf'href="../../../{ADDRESS}"[^>]*>läpimurtoinnovaatioita</a>', what)


# What is wrong


@pytest.mark.parametrize(
    ("page", "code", "at", "hint"),
    [
        (changed("groups", 0, "ways", 1, "shown_by", to=["deeds/tiimmi"]), "unknown-file", "- deeds/tiimmi", "deeds/tiimi?"),
        (changed("groups", 0, "ways", 1, "shown_by", to=["deeds/kesken"]), "names-a-draft", "- deeds/kesken", "Julkaise"),
        (changed("groups", 0, "ways", 1, "shown_by", to=["tiimi"]), "bad-file", "- tiimi", "deeds/oma-teko"),
        (changed("groups", 0, "ways", 1, "shown_by", to=["deeds/tiimi"] * 7), "too-many", "shown_by:", "6"),
        (changed("groups", 0, "ways", 0, "themes", to=["itseohjautuvus"]), "unknown-theme", "- itseohjautuvus", "itseohjautuvuus?"),
        (changed("groups", 0, "ways", 0, "themes", to=["xyzzy"]), "unknown-theme", "- xyzzy", "registers/themes.yml"),
        (changed("groups", 0, "ways", 1, "support", to=["sparaus"]), "unknown-support", "- sparaus", "Tarkoititko: sparraus?"),
        (changed("groups", 0, "source_lines", to=["5-3"]), "bad-lines", "- 5-3", "15-20"),
        (changed("groups", 0, "conclusions", to=["x"]), "unknown-key", "conclusions", "conclusion"),
        (changed("ladder", to=None), "missing-key", "title: Läpimurrot", ""),
        (changed("ladder", "source", to=None), "missing-key", "ladder:", ""),
        (changed("groups", to=[]), "missing-key", "groups: []", ""),
        (["luettelo"], "not-fields", "- luettelo", "Aloita"),
    ],
)  # fmt: skip
def test_what_is_wrong_gives_a_problem_at_its_line(told: Folder, page: object, code: str, at: str, hint: str) -> None:
    told.deed("kesken", title="Vielä kesken", draft="true")
    text = write(told, page).read_text(encoding="utf-8")
    line = text[: text.index(at)].count("\n") + 1
    found = {(problem.code, problem.line): f"{problem.message} {problem.hint}" for problem in told.read().problems}
    assert hint in found[code, line]


def test_a_renamed_file_is_told_of_and_still_shown(told: Folder) -> None:
    told.deed("uusi", title="Uusi nimi", aliases="[vanha]")
    write(told, changed("groups", 0, "ways", 1, "shown_by", to=["deeds/vanha"]))
    (problem,) = told.read().problems
    assert (problem.code, problem.hint) == ("renamed-file", "Kirjoita: deeds/uusi.")
    assert 'href="../teot/uusi/"' in way(html_of(told), "Tuettu työ")


def test_the_example_of_the_guide_is_a_good_file(folder: Folder) -> None:
    guide = (PROJECT / "docs/toimitus.md").read_text(encoding="utf-8").partition("## Läpimurrot")[2]
    folder.write("registers/breakthroughs.yml", guide.partition("```yaml\n")[2].partition("```")[0])
    folder.deed()
    assert folder.read().problems == ()


# The page of the programme


@pytest.fixture(scope="module")
def own() -> Breakthroughs:
    reading = ContentFolder(PROJECT, PROJECT).read(TODAY)
    read = reading.content.part(Breakthroughs)
    assert not errors(reading.problems)
    assert read is not None
    return read


def test_it_is_as_its_schema_tells() -> None:
    schema = json.loads((PROJECT / "schemas/breakthroughs.json").read_text(encoding="utf-8"))
    page = yaml.safe_load((PROJECT / "registers/breakthroughs.yml").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(page)


def test_it_names_the_sources_three_groups_and_nineteen_ways_of_working(own: Breakthroughs) -> None:
    programmes, fields, itself = own.groups
    assert [one.name for one in programmes.ways] == ["Kehittämis- ja oppimisverkostot", "Hyvän elämän toimintamalli"]
    assert {one.name for one in fields.ways} == {
        "Toimintakulttuurin uudistaminen", "Palvelumuotoilu", "Perheystävälliset kuntatyöpaikat",
        "Henkilöstölähtöinen kehittäminen", "Yhdessä kehittäminen", "Etäneuvonta ja -palvelut",
        "Hyvän kuntatyön näkyväksi tekeminen", "Kokeilemalla kehittäminen", "Digitalisaatio parantamassa palveluja",
        "Digitalisaatio parantamassa prosesseja ja viestintää", "Digitalisaation hyödyntäminen eri palveluissa",
        "Omatoimikirjastot", "Valmentava johtaminen", "Kuormituksen parempi hallinta",
        "Sisäinen yhteistyö digitaalisin välinein", "Etätyö", "Tekoäly kuntatyön tukena",
        "Itseohjautuvat työyhteisöt eri toiminnoissa",
        "Hyvän kehittämistyön näkyväksi tekeminen ja toisilta oppiminen",
    }  # fmt: skip
    assert [one.name for one in itself.ways][:2] == ["Tekojen tori", "Maksuton sparraus"]


def test_it_says_that_the_source_tells_no_steps_and_tells_none(own: Breakthroughs) -> None:
    assert "lähteen tekstistä ei voi lukea" in " ".join(own.ladder.text)
    said = " ".join(chain.from_iterable(one.texts for one in own.groups[1].ways))
    assert re.findall(r"laajasti käytössä|portaa", said) == []


def test_each_part_and_way_names_its_lines_in_the_chapter(own: Breakthroughs) -> None:
    for one in (*(part for _, part in own.parts), *(way for _, way in own.ways)):
        assert one.source_lines
        assert all(3594 <= lines.first <= lines.last <= 3918 for lines in one.source_lines)


def test_it_is_in_plain_finnish_with_its_typography(own: Breakthroughs) -> None:
    said = chain.from_iterable(one.texts for one in (*(part for _, part in own.parts), *(way for _, way in own.ways)))
    assert re.findall(r"\w*esimie\w*|\d-\d{4}|\d%|\w - \w|\"", " ".join(said), re.IGNORECASE) == []


def test_what_a_part_or_a_way_says_is_held_to_the_lines_that_it_names(folder: Folder) -> None:
    page = changed("groups", 0, "conclusion", to=["Askola teki kolme kokeilua.", "Hollola teki neljä."])
    page["groups"][0]["ways"][0] |= {"text": "Mukana oli Sipoo.", "source_lines": [1]}
    page["groups"][0]["ways"][1] = {"name": "Ilman rivejä Kuhmossa"}
    page["groups"][1]["source_lines"] = [9]
    write(folder, page)
    source = Source("Sipoo oli mukana.\nAskolassa tehtiin kolme kokeilua.\n")
    checked = check(folder.read().content, folder.root, source, folder.root / "words.json")
    assert [(problem.code, problem.message.split("”")[1::2]) for problem in checked.problems] == [
        ("name-not-in-source", ["Hollola"]),
        ("number-not-in-source", ["neljä"]),
        ("no-such-line", []),
    ]
    assert {problem.file for problem in checked.problems} == {"registers/breakthroughs.yml"}
    assert checked.held == 1
