"""Deeds side by side: the same facts of each in a table, of a theme without scripts, of a reader's choice as an address."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from conftest import Folder, OpenPage, axe_violations, show_as
from direct import catalogue_of, pages_of, site_of
from tekojen_tori.pages.groups import publishing as groups
from tekojen_tori.pages.side_by_side import publishing as side_by_side
from tekojen_tori.pages.side_by_side.facts import FACTS, compared
from test_adoptions import adoption
from test_own_list import KEY, a_list, go
from test_support import SUPPORT

TABLE = "teemat/itseohjautuvuus/rinnakkain/"
CHOICE = "rinnakkain/"


def write(folder: Folder) -> Folder:
    """Deeds that differ in each fact. That its own people took one further isn't counted among those who took it."""
    folder.write("registers/support.yml", SUPPORT)
    folder.deed(
        title="Tiimi suunnittelee vuoronsa itse", theme="[itseohjautuvuus, työhyvinvointi]", date="2018/2020",
        stage="kokeilu", participants="n. 40 asiakasta", duration="3 kk", cost="2 000 €", support="[sparraus]",
        evidence="{how: mitattiin, figure: Sairauspoissaolot vähenivät 12 %}", aliases="[vanha]",
    )  # fmt: skip
    folder.deed("kavely", title="Palaverit kävellen", municipality="Helsinki", date="2019-10")
    folder.deed("lupa", title="Lupa kokeilla", municipality=None, organisation="HUS", date="2020")
    folder.deed("muu", title="Muu teema", theme="[työhyvinvointi]", date="2020", adopted_from="[tiimi]")
    adoption(folder, "kemi-tiimi", model="tiimi", who="Kemi")
    adoption(folder, "paja-tiimi", model="tiimi", who="Muuan paja")
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(Folder(tmp_path_factory.mktemp("side-by-side") / "content")).built()


def test_each_fact_is_told_as_the_deed_tells_it(folder: Folder) -> None:
    catalogue = catalogue_of(write(folder))
    deed = next(one for one in catalogue.deeds if one.slug == "tiimi")
    population = next(one.population for one in catalogue.registers.municipalities if one.name == "Askola")
    told = {fact.heading: fact.told(deed, catalogue.spread) for fact in FACTS}
    assert told == {
        "Tekijä": "Askola",
        "Kunnan väkiluku": f"{population:,}".replace(",", "\u00a0"),
        "Palveluala": "Sosiaali- ja terveysala",
        "Teemat": "Itseohjautuvuus, työhyvinvointi",
        "Vuosi": "2018–2020",
        "Vaihe": "Leviää",
        "Mukana": "n. 40 asiakasta",
        "Kesto": "3 kk",
        "Hinta": "2 000 €",
        "Mistä tiedetään": "Mitattiin: Sairauspoissaolot vähenivät 12 %",
        "Tuki": "Sparraus",
        "Mallina muille": "2",
    }


def test_a_fact_that_no_deed_tells_has_no_column(folder: Folder) -> None:
    catalogue = catalogue_of(write(folder))
    plain = compared([one for one in catalogue.deeds if one.slug in ("lupa", "kavely")], catalogue.spread)
    assert plain.headings == ["Tekijä", "Kunnan väkiluku", "Palveluala", "Teemat", "Vuosi"]
    values = {deed.slug: values for deed, values in plain.rows}
    assert values["lupa"][:2] == ["HUS Helsingin ja Uudenmaan sairaanhoitopiiri", ""] or values["lupa"][1] == ""
    alone = compared([one for one in catalogue.deeds if one.slug == "lupa"], catalogue.spread)
    assert "Kunnan väkiluku" not in alone.headings


def test_a_theme_of_two_deeds_has_a_table_and_one_of_one_has_none(folder: Folder) -> None:
    write(folder)
    catalogue, its_site = catalogue_of(folder), site_of(folder)
    tables = pages_of(side_by_side.publish, catalogue, its_site)
    themes = pages_of(groups.publish, catalogue, its_site)
    assert set(tables) == {CHOICE, TABLE, "teemat/tyohyvinvointi/rinnakkain/"}
    assert 'href="rinnakkain/">Katso teot rinnakkain taulukossa' in themes["teemat/itseohjautuvuus/"].body
    (folder.root / "deeds/muu.md").unlink()
    catalogue = catalogue_of(folder)
    assert set(pages_of(side_by_side.publish, catalogue, its_site)) == {CHOICE, TABLE}
    assert "rinnakkain" not in pages_of(groups.publish, catalogue, its_site)["teemat/tyohyvinvointi/"].body


def test_a_long_table_goes_on_from_page_to_page(folder: Folder) -> None:
    for number in range(25):
        folder.deed(f"teko-{number}", title=f"Teko {number}")
    tables = pages_of(side_by_side.publish, catalogue_of(folder), site_of(folder))
    rows = [page.body.count('<th scope="row">') for address, page in tables.items() if address.startswith(TABLE)]
    assert rows == [24, 1] and f"{TABLE}sivu/2/" in tables
    assert not any(page.is_indexed for page in tables.values()), "the deeds are told on pages of their own"


def test_nothing_of_a_hostile_deed_runs_in_a_table(folder: Folder) -> None:
    for name in ("yksi", "kaksi"):
        folder.deed(name, title=f"'<script>alert(1)</script> {name}'", cost="'<img src=x onerror=alert(1)>'")
    page = pages_of(side_by_side.publish, catalogue_of(folder), site_of(folder))[TABLE].body
    assert "<script>alert" not in page and "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; yksi" in page


def rows_of(page: Page) -> list[list[str]]:
    """The cells of the table of a page, row by row."""
    return page.locator(".compared tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()))"
    )


def test_the_table_of_a_choice_says_what_that_of_the_theme_does(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, TABLE)
    static = {row[0]: dict(zip(rows_of(page)[0][1:], row[1:], strict=True)) for row in rows_of(page)[1:]}
    assert len(static) == 3 and len(static["Lupa kokeilla"]) == 12
    go(page, f"{CHOICE}#teot=tiimi,kavely,lupa")
    page.locator("table").wait_for()
    head, *facts = rows_of(page)
    chosen = {title: {row[0]: row[place] for row in facts} for place, title in enumerate(head) if place}
    assert chosen == static
    assert head == ["", "Tiimi suunnittelee vuoronsa itse", "Palaverit kävellen", "Lupa kokeilla"]


def test_a_reader_chooses_two_or_three_of_their_list(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, "robots.txt", width=390)
    page.evaluate(
        "([key, kept]) => localStorage.setItem(key, JSON.stringify(kept))",
        [KEY, a_list("tiimi", "kavely", "lupa", "muu")],
    )
    go(page, "oma-lista/")
    part = page.get_by_role("region", name="Vertaa rinnakkain")
    part.get_by_label("Lupa kokeilla").check()
    part.get_by_role("link", name="Katso rinnakkain").click()
    expect(part.get_by_role("status")).to_have_text("Valitse ensin kaksi tai kolme tekoa.")
    for title in ("Palaverit kävellen", "Tiimi suunnittelee vuoronsa itse"):
        part.get_by_label(title).check()
    part.get_by_label("Muu teema").click()
    expect(part.get_by_label("Muu teema")).not_to_be_checked()
    expect(part.get_by_role("status")).to_contain_text("Rinnakkain mahtuu kolme tekoa.")
    part.get_by_role("link", name="Katso rinnakkain").click()
    page.locator("table").wait_for()
    assert page.url.endswith("rinnakkain/#teot=tiimi,kavely,lupa"), "in the order of the list"
    expect(page.get_by_role("link", name="Palaverit kävellen")).to_have_attribute("href", re.compile("/teot/kavely/$"))


def test_a_list_of_one_deed_has_nothing_to_compare(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, "oma-lista/#lista=A&tiimi")
    page.get_by_role("button", name="Ota omaksi listaksi").click()
    page.get_by_role("heading", name="Ehdota TOP-listaksi").wait_for()
    assert page.get_by_role("region", name="Vertaa rinnakkain").count() == 0


ADDRESSES = {
    "": "Valitse kaksi tai kolme tekoa omalta listaltasi",
    "#sisalto": "Valitse kaksi tai kolme tekoa omalta listaltasi",
    "#teot=": "Valitse kaksi tai kolme tekoa omalta listaltasi",
    "#teot=tiimi,poistettu": "Yhtä osoitteen teoista ei ole torilla.",
    "#teot=poistettu,toinen-poistettu": "Osoitteen teoista 2 ei ole torilla.",
    "#teot=tiimi,kavely,lupa,muu": "Rinnakkain mahtuu 3 tekoa",
    "#teot=<img src=x onerror=alert(1)>,tiimi": "Yhtä osoitteen teoista ei ole torilla.",
    "#teot=../../x,stories/a,__proto__,https://paha.example": "Osoitteen teoista 4 ei ole torilla.",
    "#teot=" + "a," * 50_000: "Yhtä osoitteen teoista ei ole torilla.",
    "#teot=" + "a" * 100_000: "Yhtä osoitteen teoista ei ole torilla.",
}


@pytest.mark.parametrize("fragment", ADDRESSES, ids=lambda fragment: fragment[:30])
def test_what_an_address_cant_show_is_told_plainly(site: Path, open_page: OpenPage, fragment: str) -> None:
    page = open_page(site, f"{CHOICE}{fragment}")
    page.wait_for_load_state("networkidle")
    expect(page.locator("main")).to_contain_text(ADDRESSES[fragment])
    assert page.locator("main img, main script").count() == 0
    assert page.locator("table").count() == ("tiimi" in fragment)


def test_a_deed_that_was_renamed_is_compared_under_its_new_name(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, f"{CHOICE}#teot=vanha,kavely")
    expect(page.locator("thead")).to_contain_text("Tiimi suunnittelee vuoronsa itse")


def test_without_a_network_nothing_is_said_to_be_gone(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, "robots.txt")
    page.route("**/api/**", lambda route: route.fulfill(status=204))
    go(page, f"{CHOICE}#teot=tiimi,kavely")
    expect(page.locator(".side__status")).to_contain_text("Tarkista verkkoyhteys")
    assert "ei ole torilla" not in page.locator("main").inner_text()


CHOSEN = """async (given) => {
  const { choiceIn } = await import(new URL("../assets/tori/code/source/side_by_side/choice.js", location));
  return given.map(choiceIn);
}"""


@given(st.lists(st.lists(st.one_of(st.sampled_from(["tiimi", "kavely", "a-b", "deeds/a", "..", "%", "stories/a/b"]), st.text(max_size=5)), max_size=6).map(lambda some: "teot=" + ",".join(some)), min_size=40, max_size=40))  # fmt: skip
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate,))
def test_whatever_an_address_holds_at_most_three_deeds_are_asked_for(chosen_page: Page, given: list[str]) -> None:
    for choice in chosen_page.evaluate(CHOSEN, given):
        assert len(choice["names"]) == len(set(choice["names"])) <= 3
        assert all(re.fullmatch("deeds/[a-z0-9-]+(?:/[a-z0-9-]+)*", name) for name in choice["names"])


@pytest.fixture
def chosen_page(site: Path, open_page: OpenPage) -> Page:
    return open_page(site, CHOICE)


@pytest.mark.parametrize("address", [TABLE, f"{CHOICE}#teot=tiimi,kavely,lupa", CHOICE])
def test_axe_finds_nothing_and_a_wide_table_is_moved_by_keyboard(site: Path, open_page: OpenPage, address: str) -> None:
    page = open_page(site, address)
    page.wait_for_load_state("networkidle")
    found = [axe_violations(page)]
    show_as(page, 360, "dark")
    found.append(axe_violations(page))
    assert found == [[], []]
    show_as(page, 320, "light")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    if address == CHOICE:
        return
    region = page.get_by_role("region", name=re.compile("taulukko"))
    region.focus()
    expect(region).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.compared').scrollLeft > 0")


def test_a_table_is_read_without_scripts_and_printed_whole(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, TABLE, width=720, java_script_enabled=False)
    assert "Sairauspoissaolot vähenivät 12 %" in page.locator("table").inner_text()
    page.emulate_media(media="print")
    box = page.locator(".compared table").bounding_box()
    assert box and box["x"] + box["width"] <= 720, "nothing is cut off by the edge of the paper"
    page.goto(page.url.replace(TABLE, CHOICE))
    assert "Tämä taulukko tarvitsee JavaScriptin." in page.locator("main").inner_text()
