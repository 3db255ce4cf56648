"""The main tasks in Firefox and in WebKitGTK, whose engine is Safari's: nothing written is lost, nothing is complained of.

In Chromium each has tests of its own. A browser that the machine hasn't got is left out, and said to be.
"""

from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest
from selenium.webdriver.common.keys import Keys

from conftest import PROJECT
from driven import BROWSERS, Driven, Firefox, LeftOut, listening
from test_late_scripts import SECTOR
from test_pages import PAGE_TYPES
from test_telling import TELL

TITLE, PLACE, YEAR = "form [name=title]", "form [name=place]", "form [name='date.year']"
BEFORE, DONE = "[name=before]", "[name=done]"
STATUS = ".tell__status"
ADOPT, KIT = PAGE_TYPES["how to tell of an adoption"], PAGE_TYPES["kit to try a deed"]
DRAFT = "return JSON.parse(localStorage.getItem('tori:teko'))"
KEPT = "JSON.parse(localStorage.getItem('tori:teko'))?.[arguments[0]] === arguments[1]"
TEXT_IS = "document.querySelector(arguments[0])?.textContent === arguments[1]"
TEXT_HAS = "document.querySelector(arguments[0])?.textContent.includes(arguments[1])"
IS_HERE = "location.href === arguments[0]"
HOME = ".brand"


@pytest.fixture(scope="module")
def site(real_site: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of the project's own site, and what its pages complain of."""
    with listening(real_site) as served:
        yield served


@pytest.fixture(scope="module", params=BROWSERS)
def opened(site: tuple[str, list[str]], request: pytest.FixtureRequest) -> Iterator[Driven]:
    """One window of each browser, kept from test to test: opening one takes seconds."""
    starting = BROWSERS[request.param](site[0])
    try:
        driven = starting.__enter__()
    except LeftOut as why:
        pytest.skip(f"{request.param} left out: {why}")
    yield driven
    starting.__exit__(None, None, None)


@pytest.fixture
def browser(opened: Driven, site: tuple[str, list[str]]) -> Iterator[Driven]:
    """A browser that has kept nothing. Whatever is complained of in it fails the test."""
    opened.begin()
    site[1].clear()
    yield opened
    assert [*opened.console(), *site[1]] == []


def go_home_and_back(browser: Driven) -> None:
    """As who looks at something else for a moment."""
    here = browser.driver.current_url
    browser.press(HOME)
    browser.until(IS_HERE, browser.home)
    browser.back()
    browser.until(IS_HERE, here)


def write_first_stage(browser: Driven) -> None:
    browser.open(TELL)
    browser.write(TITLE, "Keittiön työvuorot")
    browser.write(PLACE, "Espoo" + Keys.TAB)
    browser.ask("document.querySelector('[name=sector]').click()")
    browser.press("[data-stage='1'] [data-go]")
    browser.see("#vaihe-2-otsikko")


def write_second_stage(browser: Driven) -> None:
    browser.write(BEFORE, "Ruokaa jäi yli.")
    browser.write(DONE, "Punnitsimme hävikin.")
    browser.press(".tell__offer button")
    browser.press("[data-stage='2'] [data-go='3']")
    browser.see(".tell__file")


def test_no_script_uses_what_the_oldest_of_them_cannot_read() -> None:
    """One expression with a look-behind stops a whole script in Safari before 16.4."""
    scripts = [*(PROJECT / "plugins").rglob("*.js")]
    assert scripts
    assert [script.name for script in scripts if "(?<=" in (text := script.read_text(encoding="utf-8")) or "(?<!" in text] == []  # fmt: skip


def test_every_kind_of_page_opens_without_a_complaint(browser: Driven) -> None:
    for address in PAGE_TYPES.values():
        browser.open(address)


def test_what_is_told_is_there_after_back_forward_and_reload_at_every_stage(browser: Driven) -> None:
    write_first_stage(browser)
    go_home_and_back(browser)
    browser.see("#vaihe-2-otsikko")
    browser.holds(TITLE, "Keittiön työvuorot")
    assert browser.values(PLACE) == ["Espoo"]
    write_second_stage(browser)
    (file,) = browser.values(".tell__text")
    assert "title: Keittiön työvuorot" in file and "Punnitsimme hävikin." in file
    go_home_and_back(browser)
    browser.holds(".tell__text", file)
    browser.reload()
    browser.holds(".tell__text", file)
    browser.back()
    browser.see(DONE)
    browser.back()
    browser.see(TITLE)
    assert browser.values(TITLE, PLACE, BEFORE, DONE) == ["Keittiön työvuorot", "Espoo", "Ruokaa jäi yli.", "Punnitsimme hävikin."]  # fmt: skip
    browser.forward()
    browser.forward()
    browser.see(".tell__file")
    browser.holds(".tell__text", file)


def test_the_next_key_after_back_replaces_nothing_in_the_draft(browser: Driven) -> None:
    browser.open(TELL)
    browser.write(TITLE, "Otsikkoni on tässä")
    browser.write(PLACE, "Espoo" + Keys.TAB)
    browser.write(YEAR, Keys.BACKSPACE + "5")
    browser.until(KEPT, "date.year", "2025")
    go_home_and_back(browser)
    browser.write(TITLE, "!")
    browser.until(KEPT, "title", "Otsikkoni on tässä!")
    kept = browser.ask(DRAFT)
    assert (kept["place"], kept["date.year"]) == ("Espoo", "2025")
    assert browser.values(PLACE, YEAR) == ["Espoo", "2025"]
    browser.reload()
    browser.holds(TITLE, "Otsikkoni on tässä!")
    assert browser.values(PLACE, YEAR) == ["Espoo", "2025"]


def test_what_was_written_in_a_tab_that_is_closed_is_there_again(browser: Driven) -> None:
    """It is kept at every key: the tab may be closed right after the last one."""
    earlier = browser.new_tab(TELL)
    browser.write(TITLE, "Viimeiset sanat")
    browser.close_tab(earlier)
    browser.open(TELL)
    browser.holds(TITLE, "Viimeiset sanat")
    browser.until(TEXT_IS, STATUS, "Jatkat siitä, mihin jäit.")


def test_two_tabs_lose_nothing_of_one_another(browser: Driven) -> None:
    browser.open(TELL)
    browser.write(TITLE, "Eka")
    browser.until(KEPT, "title", "Eka")
    first = browser.new_tab(TELL)
    browser.holds(TITLE, "Eka")
    browser.write(TITLE, " ja toka")
    browser.until(KEPT, "title", "Eka ja toka")
    second = browser.driver.current_window_handle
    browser.to_tab(first)
    browser.holds(TITLE, "Eka ja toka")
    browser.write(PLACE, "Espoo" + Keys.TAB)
    browser.until(KEPT, "place", "Espoo")
    browser.to_tab(second)
    browser.holds(PLACE, "Espoo")
    browser.reload()
    browser.holds(TITLE, "Eka ja toka")
    browser.holds(PLACE, "Espoo")
    browser.close_tab(first)


def test_a_draft_knows_that_it_was_sent_until_it_is_changed(browser: Driven) -> None:
    write_first_stage(browser)
    write_second_stage(browser)
    browser.ask("document.addEventListener('click', (event) => event.preventDefault())")
    browser.press("[data-way=email] [data-link]")
    browser.until(TEXT_HAS, "[data-way=email] .way__told", "Toimitus lukee sen")
    browser.reload()
    browser.until(TEXT_HAS, STATUS, "Avasit tämän teon lähetyksen")
    browser.press("[data-stage='3'] [data-go='2']")
    browser.write(DONE, " Kahdesti.")
    browser.until(KEPT, "done", "Punnitsimme hävikin. Kahdesti.")
    browser.reload()
    browser.until(TEXT_IS, STATUS, "Jatkat siitä, mihin jäit.")


def test_an_invitation_is_there_after_back(browser: Driven) -> None:
    browser.open("ilmianna/")
    browser.write(TITLE, "Tiimin työvuorot")
    browser.write(PLACE, "Espoo" + Keys.TAB)
    browser.press("form.nominate [type=submit]")
    browser.see("#kutsu")
    go_home_and_back(browser)
    browser.holds(TITLE, "Tiimin työvuorot")
    assert browser.values(PLACE) == ["Espoo"]
    assert "Tiimin työvuorot" in browser.values("#kutsu")[0]


def test_what_is_told_of_an_adoption_is_there_after_back_and_reload(browser: Driven) -> None:
    browser.open(ADOPT)
    browser.write("[name=who]", "Kemi" + Keys.TAB)
    browser.write("[name=text]", "Otimme listan käyttöön.")
    browser.ask("document.querySelector('[name=how][value=sovelsi]').click()")
    for leave in (go_home_and_back, Driven.reload):
        leave(browser)
        browser.holds("[name=who]", "Kemi")
        browser.holds("[name=text]", "Otimme listan käyttöön.")
        browser.until("document.querySelector('[name=how][value=sovelsi]').checked")
        browser.until(TEXT_HAS, ".tell__model", "lupa kehittää")
    assert "who: Kemi" in browser.values(".tell__text")[0]


def test_the_kit_keeps_what_is_filled_in_over_back_reload_and_tabs(browser: Driven) -> None:
    browser.open(KIT)
    field, other = ["#" + name for name in browser.ask("return [...document.querySelectorAll('.kit textarea')].slice(0, 2).map((one) => one.id)")]  # fmt: skip
    browser.write(field, "Koko tiimi")
    browser.ask("const day = document.querySelector('[name=alku]'); day.value = '2027-01-04'; day.dispatchEvent(new Event('input', { bubbles: true }))")  # fmt: skip
    for leave in (go_home_and_back, Driven.reload):
        leave(browser)
        browser.holds(field, "Koko tiimi")
        browser.holds("[name=alku]", "2027-01-04")
    first = browser.new_tab(KIT)
    browser.holds(field, "Koko tiimi")
    browser.write(other, "Maanantaina")
    browser.close_tab(first)
    browser.holds(other, "Maanantaina")
    browser.holds(field, "Koko tiimi")


def test_back_from_a_result_keeps_the_words_the_results_and_the_place(browser: Driven) -> None:
    browser.open("haku/")
    browser.write("#haku", "kehittäminen")
    found = "document.querySelectorAll('.results > li').length"
    browser.until(f"{found} === 10 && location.search !== ''")
    browser.press(".search__more button")
    browser.until(f"{found} > 10")
    count = browser.ask(f"return {found}")
    searched = browser.driver.current_url
    last = browser.ask("const all = document.querySelectorAll('.results > li a'); all[all.length - 1].scrollIntoView(); return scrollY")  # fmt: skip
    browser.ask("const all = document.querySelectorAll('.results > li a'); all[all.length - 1].click()")
    browser.until("!location.pathname.endsWith('/haku/')")
    browser.back()
    browser.until(IS_HERE, searched)
    browser.holds("#haku", "kehittäminen")
    browser.until(f"{found} === {count}")
    browser.until(f"Math.abs(scrollY - {last}) < 50")
    browser.press("form.search button")
    browser.until(f"{found} > 0")
    browser.holds("#haku", "kehittäminen")


@pytest.mark.parametrize("address", ["", "teot/"])
def test_the_field_of_a_page_finds_and_keeps_its_words_over_back(browser: Driven, address: str) -> None:
    browser.open(address)
    field = ".hero__find input" if not address else ".find input"
    browser.write(field, "työvuorot")
    browser.press(".panel__results a")
    browser.until("!arguments[0].includes(location.pathname)", ["/", "/teot/"])
    browser.back()
    browser.until(IS_HERE, browser.home + address)
    browser.holds(field, "työvuorot")


def test_the_map_is_narrowed_and_is_so_again_after_back(browser: Driven) -> None:
    browser.open("kartta/")
    narrow = f"const one = document.querySelector('[name=palveluala]'); one.value = '{SECTOR}'; one.dispatchEvent(new Event('change', {{ bubbles: true }}))"  # fmt: skip
    browser.see("[name=palveluala]")
    browser.ask(narrow)
    browser.until(TEXT_HAS, ".map__told", "Sosiaali- ja terveysala:")
    places = browser.ask("return document.querySelectorAll('.map__table tbody tr:not([hidden])').length")
    assert SECTOR in browser.driver.current_url
    go_home_and_back(browser)
    browser.until("document.querySelectorAll('.map__table tbody tr:not([hidden])').length === arguments[0]", places)
    assert browser.values("[name=palveluala]") == [SECTOR]


def test_where_it_is_narrow_the_menu_opens_and_closes(browser: Driven) -> None:
    browser.resize(500)
    browser.open("teot/")
    browser.press(".menu-button")
    browser.see(".menu a")
    browser.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    browser.until("!document.querySelector('.menu a').checkVisibility()")
    assert browser.ask("return document.activeElement.className") == "menu-button"
    browser.press(".menu-button")
    browser.press(".menu a[href$='teemat/']")
    browser.until("location.pathname === '/teemat/'")


PRINTED = {
    KIT: ("Puoli sivua esihenkilölle", "Mitä pitää vielä selvittää?"),
    "haku/?q=koulu": ("25 tulosta.", "Arjen uudistaminen Hakalantalon koululla"),
    "kehittamispolku/": ("Muutostarve", "Muutoksen tavoitteet"),
    "top/varhaiskasvatus/": ("Varhaiskasvatus TOP 12", "Koulun ja varhaiskasvatuksen väki"),
}
"""What the first sheet holds, from its beginning to what stands far down on it."""


def test_paper_is_full_from_its_first_sheet_on(browser: Driven) -> None:
    if not isinstance(browser, Firefox):
        pytest.skip("the driver of WebKitGTK can't print")
    lacking = {}
    for address, told in PRINTED.items():
        browser.open(address)
        if address.startswith("haku/"):
            browser.see(".result")
        with pymupdf.open(stream=browser.paper()) as printed:
            first = " ".join(printed[0].get_text().split()).replace("\u00ad", "")
        lacking[address] = [words for words in told if words not in first]
    assert {address: words for address, words in lacking.items() if words} == {}
