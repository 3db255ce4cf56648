"""Stories on the site: their pages and series, beside the deeds, in search, statistics and the menu."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from conftest import Folder, OpenPage, axe_violations
from tekojen_tori.kinds.campaigns.catalogue import Campaigns
from tekojen_tori.kinds.campaigns.content import Campaign
from tekojen_tori.kinds.stories import publishing as stories
from tekojen_tori.pages.search.documents import documents
from tekojen_tori.pages.search.facets import Facet, facets
from tekojen_tori.pages.statistics.catalogue import statistics
from tekojen_tori.pages.statistics.figures import figures
from tekojen_tori.publishing.descriptions import kinds_in_words, shelf
from tekojen_tori.publishing.page import kept
from tekojen_tori.publishing.site import Site
from test_editorials import catalogue, editorial, story


def words(html: str) -> str:
    """What a reader sees of a page's HTML."""
    visible = re.sub(r"<(script|svg|title)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", visible).replace("\u00a0", " ").split())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A site with a series of three stories, one about a deed, and an organisation of which only a story tells."""
    folder = Folder(tmp_path_factory.mktemp("stories") / "content")
    folder.deed("tiimi", title="Tiimi suunnittelee vuoronsa itse")
    story(
        folder, "toinen", number="2", title="Keittiö kuunteli", municipality="Askola", deeds="[tiimi]",
        sector="[ruoka- ja siivouspalvelut, koko kunta]", theme="[itseohjautuvuus]", profession="[kokki, laitoshuoltaja]",
        summary="Keittiössä kysyttiin ensin.", source="Oma lähde",
        people="[{name: Maija Malli, role: keittiöpäällikkö, consent: true}]",
        quote="{text: Kukaan ei ollut kysynyt ennen, by: Maija Malli}",
    )  # fmt: skip
    story(folder, "eka", number="1", title="Alku aina hankala", municipality="Sipoo", aliases="[vanha-nimi]")
    story(
        folder, "kolmas", number="3", title="Verkossa opittiin", organisation="Xamk", condensed="true",
        summary="Opinnot olivat verkossa.",
    )  # fmt: skip
    folder.built("--strict")
    return folder


def test_a_story_tells_all_that_its_file_tells(built: Folder) -> None:
    html = built.page("tarinat/toinen/")
    seen = words(html)
    for told in (
        "Sankarit , osa 2", "Keittiö kuunteli", "Askola · 2020", "Keittiössä kysyttiin ensin.", "Näin kävi.",
        "”Kukaan ei ollut kysynyt ennen”", "Maija Malli, keittiöpäällikkö", "Ammatit Kokki, laitoshuoltaja",
        "Palvelualat Ruoka- ja siivouspalvelut , Koko kunta", "Teema Itseohjautuvuus", "Lähde Oma lähde",
        "Teko, josta tarina kertoo Tiimi suunnittelee vuoronsa itse", "Ehdota muutosta tähän tarinaan",
        "Edellinen tarina Alku aina hankala", "Seuraava tarina Verkossa opittiin",
    ):  # fmt: skip
        assert told in seen, told
    assert "lyhennelmä" not in seen
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)[0])
    assert (data["@type"], data["headline"], data["temporalCoverage"]) == ("Article", "Keittiö kuunteli", "2020")
    assert data["isPartOf"][0]["name"] == "Sankarit"
    assert [one["headline"] for one in data["mentions"]] == ["Tiimi suunnittelee vuoronsa itse"]


def test_a_condensed_story_says_so_and_does_not_say_the_same_twice(built: Folder) -> None:
    seen = words(built.page("tarinat/kolmas/"))
    assert "Tämä on lyhennelmä. Alkuperäistä juttua ei ole täällä" in seen
    assert "Opinnot olivat verkossa." not in seen
    assert "Seuraava tarina" not in seen


def test_a_series_and_the_front_lead_to_the_stories_in_order(built: Folder) -> None:
    for page in ("tarinat/sankarit/", "tarinat/"):
        seen = words(built.page(page))
        places = [seen.index(title) for title in ("Alku aina hankala", "Keittiö kuunteli", "Verkossa opittiin")]
        assert places == sorted(places)
    assert "3 tarinaa" in words(built.page("tarinat/sankarit/"))
    assert 'href="../../tarinat/eka/"' in built.page("tarinat/sankarit/")
    assert "../../tarinat/eka/" in built.page("tarinat/vanha-nimi/")


def test_the_front_holds_the_whole_of_a_series_in_its_order(folder: Folder) -> None:
    titles = [f"Osa {number}" for number in range(1, 10)]
    for number, title in enumerate(titles, 1):
        story(folder, f"osa-{number}", number=str(number), title=title, date=str(2010 + number % 5))
    site = Site("Tori", "", "", folder.root, folder.root, lambda name: None, folder.root, folder.root)
    front = words(next(kept(stories.publish(catalogue(folder), site))).body)
    places = [front.index(title) for title in (*titles[:6], "Näytä loput 3", *titles[6:])]
    assert places == sorted(places)


def test_stories_stand_beside_the_deeds_wherever_these_are(built: Folder) -> None:
    assert "Tarinoita tämän teon ympäriltä Keittiö kuunteli" in words(built.page("teot/tiimi/"))
    for page in ("kunnat/askola/", "teemat/itseohjautuvuus/", "palvelualat/ruoka-ja-siivouspalvelut/",
                 "palvelualat/koko-kunta/"):  # fmt: skip
        assert "Tarinoita Keittiö kuunteli" in words(built.page(page)), page
    region = words(built.page("maakunnat/uusimaa/"))
    assert all(told in region for told in ("Tarinoita", "Alku aina hankala", "Keittiö kuunteli"))
    assert "Verkossa opittiin" not in region, "none of whom it tells of is in Uusimaa"
    home = words(built.page())
    assert "Tarinoita Verkossa opittiin Kaakkois-Suomen ammattikorkeakoulu Xamk · 2020" in home, "the latest part first"
    assert "Kaikki tarinat" in home


def test_whoever_only_a_story_tells_of_has_a_page_but_no_place_in_the_figures(built: Folder) -> None:
    sipoo = words(built.page("kunnat/sipoo/"))
    assert "Sipoo Sibbo · Uusimaa · " in sipoo and "Kunnalta ei ole vielä tekoja tällä torilla." in sipoo
    assert "Tarinoita Alku aina hankala" in words(built.page("kunnat/sipoo/"))
    assert "Tarinoita Verkossa opittiin" in words(built.page("organisaatiot/xamk/"))
    assert "Kaakkois-Suomen ammattikorkeakoulu Xamk" in words(built.page("organisaatiot/"))
    assert "Kuntaa palvelevat organisaatiot Kaakkois-Suomen ammattikorkeakoulu Xamk" in words(
        built.page("kunnat/mikkeli/")
    )
    assert "1 teko 1 kunnasta." in words(built.page())
    figures_seen = words(built.page("tilastot/"))
    assert "Sisältö lajeittain" in figures_seen
    assert (built.root / "site/tilastot/lajeittain.csv").read_text("utf-8-sig").splitlines() == [
        "Laji;Lukumäärä",
        "Kehittämisteot;1",
        "Tarinat;3",
    ]


def test_a_campaigns_page_shows_its_stories_by_an_old_name_too(folder: Folder) -> None:
    folder.deed()
    folder.write(
        "campaigns/syksy.md", "---\ntitle: Syksy\nbegins: 2019\nends: 2019\naliases: [ennen]\n---\nKerätään.\n"
    )
    story(folder, campaign="ennen", title="Syksyn tarina")
    content = catalogue(folder)
    assert [one.title for one in content.part(Campaigns).editorials[content.of(Campaign)[0]]] == ["Syksyn tarina"]
    assert folder.build().returncode == 0
    assert "Tarinoita Syksyn tarina" in words(folder.page("kampanjat/syksy/"))


def test_a_tori_of_deeds_alone_says_nothing_of_stories(folder: Folder) -> None:
    folder.deed()
    assert folder.build().returncode == 0
    assert not (folder.root / "site/tarinat").exists()
    assert not re.search(r"Tarina|Podcast|Webinaari", words(folder.page()))
    assert "Sisältö lajeittain" not in folder.page("tilastot/")
    content = catalogue(folder)
    assert "kind" not in documents(content)[0].details
    assert len(figures(statistics(content))) == 9


def test_kinds_take_turns_on_a_shelf_and_the_rest_are_links(folder: Folder) -> None:
    folder.deed()
    for name in ("a", "b", "c", "d"):
        story(folder, name, theme="[itseohjautuvuus]")
    editorial(folder, "podcasts/jakso", theme="[itseohjautuvuus]")
    content = catalogue(folder)
    found = shelf(content.editorials.newest)
    assert found
    assert [thing.slug for thing in found.shown] == ["a", "jakso", "b"]
    assert [thing.slug for thing in found.rest] == ["c", "d"]
    assert found.title == "Tarinoita ja podcast-jaksoja"
    assert kinds_in_words(content.told) == "Tekoja, tarinoita ja podcast-jaksoja"
    assert shelf(()) is None


def _values(facet: Facet, document: int) -> list[str]:
    return [facet.values[place][1] for place in facet.of_documents[document]]


def test_search_knows_each_kind_and_two_things_of_one_name(folder: Folder) -> None:
    folder.deed("sama", date="2019")
    story(
        folder, "sama", municipality="Sipoo", sector="[koko kunta, ruoka- ja siivouspalvelut]", theme="[ergonomia]",
        profession="[kokki]", people="[{name: Maija Malli, consent: true}]",
    )  # fmt: skip
    editorial(folder, "podcasts/sama", organisation="Xamk", guests="[{name: Ville Vieras}]")
    editorial(folder, "webinars/sama", partners="[Keva]")
    content = catalogue(folder)
    found = documents(content)
    assert [one.details["address"] for one in found][:2] == ["tarinat/sama/", "teot/sama/"]
    by_name = {facet.name: facet for facet in facets(content)}
    assert [[title for _, title in by_name["laji"].values], _values(by_name["laji"], 0)] == [
        ["Kehittämisteko", "Tarina", "Podcast-jakso", "Webinaari", "Sivu"], ["Tarina"],
    ]  # fmt: skip
    assert sorted(_values(by_name["palveluala"], 0)) == ["Koko kunta", "Ruoka- ja siivouspalvelut"]
    assert _values(by_name["maakunta"], 0) == _values(by_name["maakunta"], 1) == ["Uusimaa"]
    assert [_values(by_name["kunta"], place) for place in (0, 1)] == [["Sipoo"], ["Askola"]]
    assert [_values(by_name["vuosi"], place) for place in range(4)] == [["2020"], ["2019"], [], []]
    labels = {one.details["kind"]: one.labels for one in found}
    assert {"Sankarit", "kokki", "Maija Malli", "Tarina"} <= set(labels["Tarina"])
    assert {"Ville Vieras", "Xamk"} <= set(labels["Podcast-jakso"])
    assert "Keva" in labels["Webinaari"]
    assert "Kehittämisteko" not in labels["Kehittämisteko"]


def test_a_reader_finds_a_story_and_sees_that_it_is_one(built: Folder, open_page: OpenPage) -> None:
    page = open_page(built.root / "site", "haku/?q=keittiöpäällikkö")
    page.locator("#haku").fill("laitoshuoltajia")
    row = page.locator(".result")
    expect(row).to_have_count(1)
    expect(row.locator(".result__where")).to_have_text("Tarina · Askola · 2020 · Ruoka- ja siivouspalvelut")
    expect(row.locator(".result__where svg")).to_be_visible()
    page.locator("#haku").fill("")
    page.goto(page.url.split("?")[0] + "?laji=tarina")
    expect(page.locator(".search__count")).to_have_text("3\u00a0tulosta.")
    page.get_by_role("link", name="Verkossa opittiin").click()
    page.wait_for_url("**/tarinat/kolmas/")


def test_the_header_shows_the_kind_of_what_it_finds(built: Folder, open_page: OpenPage) -> None:
    page = open_page(built.root / "site", "teemat/")
    page.locator("#find").press_sequentially("xamk")
    expect(page.locator(".panel__results .result")).to_contain_text(
        [
            re.compile("^Kaakkois-Suomen ammattikorkeakoulu Xamk.*Organisaatio$"),
            re.compile("^Verkossa opittiin.*Tarina · Kaakkois-Suomen ammattikorkeakoulu Xamk · 2020$"),
        ]
    )


def test_on_a_phone_the_menu_opens_and_closes_by_keyboard(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "teot/", width=360)
    link = page.get_by_role("navigation", name="Päävalikko").get_by_role("link", name="Tarinat")
    opener = page.get_by_role("button", name="Valikko")
    expect(link).to_be_hidden()
    opener.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Sulje").click()
    expect(link).to_be_hidden()
    opener.click()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/tarinat/")


def test_without_scripts_the_menu_is_there_on_a_phone_too(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "teot/", width=320, java_script_enabled=False)
    expect(page.get_by_role("button", name="Valikko")).to_be_hidden()
    page.get_by_role("navigation", name="Päävalikko").get_by_role("link", name="Tarinat").click()
    page.wait_for_url("**/tarinat/")


@pytest.mark.parametrize(("width", "colours"), [(320, "light"), (768, "dark")])
def test_axe_finds_nothing_in_the_open_menu(real_site: Path, open_page: OpenPage, width: int, colours: str) -> None:
    page = open_page(real_site, "tarinat/", width, colours)
    page.get_by_role("button", name="Valikko").click()
    expect(page.get_by_role("button", name="Sulje")).to_be_visible()
    assert axe_violations(page) == []


@pytest.mark.parametrize("width", [1280, 1060])
def test_where_there_is_room_the_menu_is_one_row(real_site: Path, open_page: OpenPage, width: int) -> None:
    page = open_page(real_site, "teot/", width)
    links = page.get_by_role("navigation", name="Päävalikko").get_by_role("link")
    assert links.count() == 8
    assert len({link.bounding_box()["y"] for link in links.all()}) == 1  # type: ignore[index]
    expect(page.get_by_role("button", name="Valikko")).to_be_hidden()
