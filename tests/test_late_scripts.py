"""Scripts that come late, as on a slow network: what a reader has done before them is kept. If they never come, it is told."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import ElementHandle, Locator, Page, expect

from conftest import OpenEarly, OpenPage
from test_pages import PAGE_TYPES

WRITTEN = "input:not([type=checkbox], [type=radio], [type=date]):visible, textarea:visible"
DONE = """() => [...document.querySelectorAll("input, textarea, select, details")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => [one.localName, one.id || one.name, one.open ?? (one.type === "checkbox" ? one.checked : one.value)])"""
TOP = "(one) => one.getBoundingClientRect().top"
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""What opened above has moved the page only when it has been drawn (scroll anchoring), late on a busy machine."""
SECTOR = "sosiaali-ja-terveysala"
WITH_SCRIPTS = (
    "home",
    "search",
    "map",
    "map of a theme",
    "development path",
    "how to tell",
    "how to nominate",
    "how to tell of an adoption",
    "kit to try a deed",
)
TICKS = "kehittamispolku"


def has_focus(place: Locator | ElementHandle) -> bool:
    return bool(place.evaluate("(one) => one === document.activeElement && one.checkVisibility()"))


@pytest.mark.parametrize(
    ("kind", "width"), [*((kind, 1280) for kind in PAGE_TYPES), *((kind, 390) for kind in WITH_SCRIPTS)]
)
def test_what_is_written_ticked_opened_and_looked_at_stays(
    real_site: Path, open_early: OpenEarly, kind: str, width: int
) -> None:
    early = open_early(real_site, PAGE_TYPES[kind], width)
    page = early.page
    for field in page.locator(WRITTEN).all():
        field.fill("vuorot")
    for day in page.locator("input[type=date]:visible").all():
        day.fill("2027-01-18")
    for box in page.locator("input[type=checkbox]:visible").all()[::3]:
        box.check()
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = !one.open))")
    page.evaluate(DRAWN)
    links = page.locator("main a:visible").all()
    here = links[len(links) // 2].element_handle()
    here.focus()
    here.evaluate("(one) => one.scrollIntoView({ block: 'center', behavior: 'instant' })")
    page.evaluate(DRAWN)
    done, place = page.evaluate(DONE), here.evaluate(TOP)
    early.scripts_come()
    now = page.evaluate(DONE)
    assert [one for one in done if one not in now] == []
    assert has_focus(here)
    assert here.evaluate(TOP) == pytest.approx(place, abs=1)


def test_boxes_ticked_before_the_script_are_kept_beside_those_of_earlier(
    real_site: Path, open_early: OpenEarly
) -> None:
    early = open_early(real_site, PAGE_TYPES["development path"], kept={TICKS: '["Kartoittakaa lähtötilanne."]'})
    boxes = early.page.locator(".phase").last.get_by_role("checkbox")
    boxes.first.check()
    early.scripts_come()
    expect(boxes.first).to_be_checked()
    expect(early.page.get_by_label("Kartoittakaa lähtötilanne.")).to_be_checked()
    expect(early.page.locator(".path__ticked:visible")).to_have_count(2)
    assert len(json.loads(early.page.evaluate(f"localStorage.getItem('{TICKS}')"))) == 2
    boxes.first.uncheck()
    early.page.reload()
    expect(early.page.locator(".path__ticked:visible")).to_have_count(1)
    expect(boxes.first).not_to_be_checked()


def test_words_written_before_the_search_win_over_those_of_the_address(real_site: Path, open_early: OpenEarly) -> None:
    early = open_early(real_site, f"haku/?q=kotihoito&palveluala={SECTOR}&jarjestys=uusin")
    page = early.page
    field = page.get_by_label("Hakusanat")
    field.fill("vuorot")
    early.scripts_come()
    expect(field).to_have_value("vuorot")
    expect(page.locator(".search__count")).to_be_visible()
    page.wait_for_url(lambda address: "q=vuorot" in address)
    assert f"palveluala={SECTOR}" in page.url
    assert page.url.endswith("jarjestys=uusin")
    expect(page.get_by_label("Järjestys")).to_have_value("uusin")


@pytest.mark.parametrize("leaves", [False, True])
def test_words_written_before_the_search_are_searched(real_site: Path, open_early: OpenEarly, leaves: bool) -> None:
    early = open_early(real_site, "haku/")
    field = early.page.get_by_label("Hakusanat")
    field.press_sequentially("vuorot")
    if leaves:
        field.press("Tab")
    early.scripts_come()
    expect(early.page.locator(".search__count")).to_be_visible()
    expect(field).to_have_value("vuorot")
    assert has_focus(field) is not leaves


@pytest.mark.parametrize(("address", "place"), [("teot/", ".find input"), ("", ".hero__find input")])
def test_words_written_before_the_panel_are_searched(
    real_site: Path, open_early: OpenEarly, address: str, place: str
) -> None:
    early = open_early(real_site, address)
    field = early.page.locator(place)
    field.press_sequentially("vuorot")
    early.scripts_come()
    expect(early.page.locator(".panel__results li").first).to_be_visible()
    expect(field).to_have_value("vuorot")
    assert has_focus(field)


def test_who_looks_for_other_ways_than_a_slow_search_isnt_thrown_out(real_site: Path, open_early: OpenEarly) -> None:
    early = open_early(real_site, "haku/?q=vuorot")
    way = early.page.locator(".search__ways .chip").nth(3)
    way.focus()
    early.scripts_come()
    expect(early.page.locator(".search__count")).to_be_visible()
    assert has_focus(way)
    early.page.get_by_label("Hakusanat").fill("kotihoito")
    expect(way).to_be_hidden()


def test_who_has_gone_to_a_dot_of_the_map_stays_there_when_it_is_narrowed(
    real_site: Path, open_early: OpenEarly
) -> None:
    early = open_early(real_site, f"kartta/?palveluala={SECTOR}")
    page = early.page
    dot = page.locator(".map__dots a[href$='/jamsa/']")
    dot.focus()
    early.scripts_come()
    expect(page.locator(".map__told")).to_contain_text("Sosiaali- ja terveysala:")
    assert has_focus(dot)


def without(open_page: OpenPage, site: Path, address: str, *scripts: str) -> Page:
    """A page some of whose scripts can't be had."""
    page = open_page(site, "robots.txt")
    for script in scripts:
        page.route(f"**/{script}*", lambda route: route.fulfill(status=404))
    page.goto(page.url.replace("robots.txt", address))
    return page


@pytest.mark.parametrize("script", ["tori.js", "form.js"])
def test_a_form_whose_script_never_comes_says_how_else_to_tell(
    real_site: Path, open_page: OpenPage, script: str
) -> None:
    page = without(open_page, real_site, "ilmoita/", script)
    told = page.locator(".tell__failed")
    expect(told.get_by_role("link", name="toimitus@")).to_be_visible(timeout=15_000)
    expect(told).to_contain_text("Lomake ei ole auennut.")
    expect(page.locator("form.tell")).to_be_hidden()


def test_a_form_that_has_come_is_never_said_not_to_have(real_site: Path, open_page: OpenPage) -> None:
    for address in ("ilmoita/", "ilmianna/", PAGE_TYPES["how to tell of an adoption"]):
        page = open_page(real_site, address)
        expect(page.locator("form.tell")).to_be_visible()
        assert page.locator(".tell__failed").evaluate("(one) => getComputedStyle(one).display") == "none"


@pytest.mark.parametrize("script", ["page.js", "worker.js"])
def test_a_search_whose_script_never_comes_leads_to_ways_to_browse(
    real_site: Path, open_page: OpenPage, script: str
) -> None:
    page = without(open_page, real_site, "haku/?q=vuorot", f"search/{script}")
    expect(page.get_by_text("Haku ei auennut.")).to_be_visible()
    expect(page.get_by_role("heading", name="Tai katsele")).to_be_visible()


def test_a_search_that_has_come_is_never_said_not_to_have(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "haku/?q=vuorot")
    expect(page.locator(".search__count")).to_be_visible()
    expect(page.get_by_text("Haku ei auennut.")).to_be_hidden()


def test_without_its_script_the_field_of_a_page_leads_to_the_search(real_site: Path, open_page: OpenPage) -> None:
    page = without(open_page, real_site, "teot/", "search/panel.js")
    page.locator(".find input").fill("vuorot")
    page.locator(".find input").press("Enter")
    page.wait_for_url("**/haku/?q=vuorot")
    expect(page.locator(".search__count")).to_be_visible()


def test_a_kit_whose_script_never_comes_is_for_a_pen(real_site: Path, open_page: OpenPage) -> None:
    page = without(open_page, real_site, PAGE_TYPES["kit to try a deed"], "kit.js")
    expect(page.get_by_text("Tulosta sivu ja täytä se kynällä.")).to_be_visible()
    expect(page.locator(".kit__kept")).to_be_hidden()
