"""A reader's own list: gathered, ordered and explained in the browser alone, shared as an address, proposed as a TOP list.

Whatever an address or a browser's storage holds, the page stands, and says plainly what it couldn't use.
"""

import json
import re
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

import building
from conftest import CONFIG, PROJECT, TODAY, Folder, OpenPage, axe_violations, show_as
from direct import catalogue_of, pages_of, site_of, words
from receivers import PYTHON
from tekojen_tori.content.content import Content
from tekojen_tori.contributing.plain_words import on_one_line
from tekojen_tori.contributing.receiving.run import Receipt, receive_messages
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.kinds.stories import publishing as stories
from tekojen_tori.kinds.toplists import publishing as toplists
from tekojen_tori.kinds.toplists.content import TopList
from tekojen_tori.language.tidy import is_nothing
from tekojen_tori.pages.own_list import publishing as own_list
from tekojen_tori.publishing.page import Page as TorisPage
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import errors
from test_posting import received, tori
from test_receive import WAYS, mail
from test_stories import story

LIST = "oma-lista/"
KEY = "oma-lista"
TITLES = {
    "tiimi": "Tiimi suunnittelee vuoronsa itse",
    "kavely": "Palaverit pidetään kävellen",
    "lupa": "Kaikilla on lupa kokeilla",
}
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Many at a time are told apart by the assertion itself."""


def write(folder: Folder) -> Folder:
    for slug, title in TITLES.items():
        folder.deed(slug, title=title, aliases="[vanha]" if slug == "tiimi" else None)
    story(folder, title="Näin se tehtiin")
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(Folder(tmp_path_factory.mktemp("own-list") / "content")).built()


@pytest.fixture
def opened(site: Path, open_page: OpenPage) -> Callable[..., Page]:
    """Opens the page of the list; `kept` is what the reader's browser has kept from earlier."""

    def open_(fragment: str = "", kept: Any = None, width: int = 1280, **options: Any) -> Page:
        page = open_page(site, "robots.txt", width, **options)
        if kept is not None:
            page.evaluate(
                "([key, kept]) => localStorage.setItem(key, kept)",
                [KEY, kept if isinstance(kept, str) else json.dumps(kept)],
            )
        go(page, f"{LIST}{fragment}")
        return page

    return open_


def go(page: Page, address: str) -> None:
    page.goto(f"{page.url.partition('//')[0]}//{urlsplit(page.url).netloc}/{address}")
    if address.startswith(LIST):
        page.locator(".own-list").wait_for()


def a_list(*names: str, title: str = "Kokeiltavaa", intro: str = "Näistä aloitamme.", **why: str) -> dict[str, Any]:
    entries = [
        {"name": f"deeds/{name}", "why": why.get(name, ""), "title": TITLES.get(name, name), "about": "Askola"}
        for name in names
    ]
    return {"title": title, "intro": intro, "entries": entries}


def kept(page: Page) -> Any:
    return json.loads(page.evaluate("(key) => localStorage.getItem(key)", KEY) or "null")


def listed(page: Page) -> list[str]:
    return page.locator(".own-thing__title").all_inner_texts()


def status(page: Page) -> str:
    return page.locator(".own-list__status").inner_text()


def address_of(page: Page) -> str:
    return page.get_by_label("Listan osoite").input_value()


def file_of(page: Page) -> str:
    page.get_by_role("heading", name="Ehdota TOP-listaksi").wait_for()
    return page.locator(".tell__text").input_value()


# Where it begins


def test_whatever_tells_of_work_can_be_listed_and_nothing_else(folder: Folder) -> None:
    write(folder)
    folder.deed("kesken", title="Tämä on kesken", draft="true")
    folder.write("toplists/lista.md", "---\ntitle: Lista\ndeeds: [tiimi]\n---\nLista.\n")
    catalogue, its_site = catalogue_of(folder, with_drafts=True), site_of(folder)
    pages = [pages_of(room.publish, catalogue, its_site) for room in (deeds, stories, toplists)]
    every = {address: page.body for made in pages for address, page in made.items()}
    named = {address: re.findall(r'class="keep"[^>]*data-name="([^"]*)"', body) for address, body in every.items()}
    assert named["teot/tiimi/"] == ["deeds/tiimi"]
    assert named["tarinat/tarina/"] == ["stories/sankarit/tarina"]
    assert [address for address in ("teot/kesken/", "teot/", "top/lista/", "top/") if named[address]] == []


def test_the_page_is_a_tool_that_search_engines_leave_alone(folder: Folder) -> None:
    page: TorisPage = pages_of(own_list.publish, catalogue_of(write(folder)), site_of(folder))[LIST]
    assert not page.is_indexed


def test_a_reader_gathers_orders_and_explains(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, "teot/tiimi/", width=390)
    for address in ("teot/tiimi/", "teot/kavely/", "tarinat/tarina/"):
        go(page, address)
        page.get_by_role("button", name="Lisää omalle listalle").click()
        expect(page.locator(".keep__told")).to_contain_text("Lisätty listalle.")
    page.get_by_role("link", name="Avaa oma lista").click()
    page.locator(".own-thing").first.wait_for()
    assert listed(page) == [TITLES["tiimi"], TITLES["kavely"], "Näin se tehtiin"]
    page.get_by_label("Miksi tämä").nth(1).fill("Kokeillaan\nheti")
    page.get_by_label("Listan otsikko").fill("Syksyn ideat")
    page.get_by_role("button", name="Ylös: Näin se tehtiin").click()
    assert "Näin se tehtiin on nyt 2. / 3" in status(page)
    expect(page.get_by_role("button", name="Ylös: Näin se tehtiin")).to_be_focused()
    page.reload()
    page.locator(".own-thing").first.wait_for()
    assert listed(page) == [TITLES["tiimi"], "Näin se tehtiin", TITLES["kavely"]]
    expect(page.get_by_label("Miksi tämä").nth(2)).to_have_value("Kokeillaan\nheti")
    expect(page.get_by_label("Listan otsikko")).to_have_value("Syksyn ideat")


def test_the_ends_stay_the_ends(opened: Callable[..., Page]) -> None:
    page = opened(kept=a_list("tiimi", "kavely"))
    page.get_by_role("button", name=f"Ylös: {TITLES['tiimi']}").press("Enter")
    page.get_by_role("button", name=f"Alas: {TITLES['kavely']}").press("Enter")
    assert listed(page) == [TITLES["tiimi"], TITLES["kavely"]]
    page.get_by_role("button", name=f"Alas: {TITLES['tiimi']}").press("Enter")
    assert listed(page) == [TITLES["kavely"], TITLES["tiimi"]]


def test_what_was_removed_by_mistake_comes_back_with_its_reason(opened: Callable[..., Page]) -> None:
    page = opened(kept=a_list("tiimi", "kavely", "lupa", kavely="Raitis ilma"))
    page.get_by_role("button", name=f"Poista: {TITLES['kavely']}").click()
    assert listed(page) == [TITLES["tiimi"], TITLES["lupa"]]
    expect(page.get_by_role("button", name="Kumoa")).to_be_focused()
    page.keyboard.press("Enter")
    assert listed(page) == [TITLES["tiimi"], TITLES["kavely"], TITLES["lupa"]]
    expect(page.get_by_label("Miksi tämä").nth(1)).to_have_value("Raitis ilma")
    expect(page.get_by_role("link", name=TITLES["kavely"])).to_be_focused()


def test_a_list_is_emptied_only_if_one_is_sure(opened: Callable[..., Page]) -> None:
    page = opened(kept=a_list("tiimi"))
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Tyhjennä lista").click()
    assert listed(page) == [TITLES["tiimi"]]
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Tyhjennä lista").click()
    expect(page.locator(".own-list__empty")).to_be_visible()
    assert kept(page) is None
    expect(page.get_by_role("link", name="Oma lista")).to_have_count(1), "that of the footer"


def test_tabs_see_one_anothers_changes_and_lose_none(opened: Callable[..., Page]) -> None:
    page = opened(kept=a_list("tiimi", "kavely"))
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Miksi tämä").nth(1).fill("Toisessa kirjoitettu")
    expect(page.get_by_label("Miksi tämä").nth(1)).to_have_value("Toisessa kirjoitettu")
    page.get_by_label("Listan otsikko").fill("Tässä kirjoitettu")
    go(other, "teot/lupa/")
    other.get_by_role("button", name="Lisää omalle listalle").click()
    expect(page.locator(".own-thing")).to_have_count(3)
    assert kept(page)["title"] == "Tässä kirjoitettu" and kept(page)["entries"][1]["why"] == "Toisessa kirjoitettu"
    page.get_by_role("button", name=f"Poista: {TITLES['lupa']}").click()
    expect(other.get_by_role("button", name="Lisää omalle listalle")).to_be_visible()


def test_the_caret_stays_where_one_writes_when_another_tab_changes_something(opened: Callable[..., Page]) -> None:
    page = opened(kept=a_list("tiimi", "kavely"))
    field = page.get_by_label("Miksi tämä").nth(1)
    field.fill("abcd")
    field.evaluate("(one) => one.setSelectionRange(2, 2)")
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_role("button", name=f"Ylös: {TITLES['kavely']}").click()
    expect(page.locator(".own-thing__title").first).to_have_text(TITLES["kavely"])
    page.bring_to_front()
    page.keyboard.type("X")
    expect(page.get_by_label("Miksi tämä").first).to_have_value("abXcd")


FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
FORBIDDEN = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
)


@pytest.mark.parametrize("hindered", [FULL, FORBIDDEN])
def test_where_nothing_is_kept_that_is_told_and_what_is_shown_stays(
    site: Path, open_page: OpenPage, hindered: str
) -> None:
    page = open_page(site, "robots.txt")
    page.add_init_script(hindered)
    go(page, "teot/tiimi/")
    page.get_by_role("button", name="Lisää omalle listalle").click()
    expect(page.locator(".keep__told")).to_contain_text("Selain ei kuitenkaan tallenna listaa")
    expect(page.get_by_role("button", name="Poista omalta listalta")).to_be_visible()
    go(page, f"{LIST}#lista=Ideat&tiimi=Koska&kavely")
    page.get_by_role("button", name="Ota omaksi listaksi").click()
    expect(page.locator(".own-list__kept")).to_contain_text("Selain ei tallenna listaa")
    page.get_by_label("Miksi tämä").nth(1).fill("Kirjoitettu")
    page.get_by_role("button", name=f"Ylös: {TITLES['kavely']}").click()
    assert listed(page) == [TITLES["kavely"], TITLES["tiimi"]]
    assert address_of(page).endswith("#lista=Ideat&kavely=Kirjoitettu&tiimi=Koska"), "it can be saved as an address"


def test_what_couldnt_be_kept_is_kept_as_soon_as_there_is_room(opened: Callable[..., Page]) -> None:
    page = opened(kept=a_list("tiimi"))
    page.evaluate("() => { window.keep = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw 1; }; }")
    page.get_by_label("Listan otsikko").fill("Ei mahtunut")
    assert kept(page)["title"] == "Kokeiltavaa"
    page.evaluate("() => { Storage.prototype.setItem = window.keep; }")
    page.get_by_label("Miksi tämä").fill("Mahtui")
    assert (kept(page)["title"], kept(page)["entries"][0]["why"]) == ("Ei mahtunut", "Mahtui")
    expect(page.locator(".own-list__kept")).to_contain_text("Lista on vain tässä selaimessa.")


@pytest.mark.parametrize(
    "found",
    [
        "", "null", "[]", "17", '"lista"', "{", "{}", '{"entries": 7}', '{"entries": [null, 7, "a", {}, {"name": 7}]}',
        '{"entries": [{"name": "deeds/../../etc"}, {"name": "__proto__/a"}, {"name": "constructor/a"}, {"name": "deeds"}]}',
        '{"title": {"a": 1}, "intro": [], "entries": [{"name": "toplists/lista"}, {"name": "DEEDS/A"}]}',
    ],
)  # fmt: skip
def test_what_isnt_a_list_is_none(opened: Callable[..., Page], found: str) -> None:
    page = opened(kept=found)
    expect(page.locator(".own-list__empty")).to_be_visible()
    go(page, "teot/tiimi/")
    page.get_by_role("button", name="Lisää omalle listalle").click()
    expect(page.locator(".keep__told")).to_contain_text("Lisätty listalle.")
    go(page, LIST)
    assert listed(page) == [TITLES["tiimi"]]


def test_what_was_renamed_or_removed_since_is_told(opened: Callable[..., Page]) -> None:
    old = a_list("vanha", "poistettu", "kavely", poistettu="Tämä jäi kesken")
    old["entries"][0]["title"], old["entries"][1]["title"] = "Tiimin vuorot", "Poistettu teko"
    page = opened(kept=old)
    expect(page.locator(".own-thing__title").first).to_have_text(TITLES["tiimi"])
    assert f"Tiimin vuorot on nyt nimeltään {TITLES['tiimi']}." in status(page)
    assert kept(page)["entries"][0]["name"] == "deeds/tiimi"
    gone = page.locator(".own-thing").nth(1)
    expect(gone.locator(".own-thing__gone")).to_have_text(re.compile("Tätä ei enää ole torilla"))
    assert "Poistettu teko" in gone.inner_text() and gone.locator("a[href]").count() == 0
    expect(gone.get_by_label("Miksi tämä")).to_have_value("Tämä jäi kesken")
    assert page.locator(".own-thing__gone:visible").count() == 1


def test_what_has_two_names_on_the_list_is_there_once(opened: Callable[..., Page]) -> None:
    page = opened(kept=a_list("tiimi", "vanha", "kavely", tiimi="Syy"))
    expect(page.locator(".own-thing")).to_have_count(2)
    assert [one["name"] for one in kept(page)["entries"]] == ["deeds/tiimi", "deeds/kavely"]


def test_without_a_network_nothing_is_said_to_be_gone(opened: Callable[..., Page], site: Path) -> None:
    page = opened()
    page.route("**/api/**", lambda route: route.fulfill(status=204))
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, json.dumps(a_list("poistettu", "tiimi"))])
    with page.expect_request_finished(lambda request: "teot" not in request.url):
        page.reload()
    page.locator(".own-thing").first.wait_for()
    assert listed(page) == ["poistettu", TITLES["tiimi"]]
    assert page.locator(".own-thing__gone:visible").count() == 0


def test_a_button_whose_script_doesnt_load_says_so(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, "robots.txt")
    page.route("**/own_list/keep.js", lambda route: route.fulfill(content_type="text/javascript", body="null.list;"))
    go(page, "teot/tiimi/")
    page.get_by_role("button", name="Lisää omalle listalle").click()
    expect(page.locator(".keep__told")).to_have_text("Lisääminen ei onnistunut. Lataa sivu uudelleen.")


def test_what_another_tab_put_on_the_list_meanwhile_isnt_taken_off(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, "teot/tiimi/")
    page.evaluate("([key, kept]) => localStorage.setItem(key, JSON.stringify(kept))", [KEY, a_list("tiimi")])
    page.get_by_role("button", name="Lisää omalle listalle").click()
    expect(page.get_by_role("button", name="Poista omalta listalta")).to_be_visible()
    assert len(kept(page)["entries"]) == 1


def test_only_who_has_a_list_gets_its_scripts_and_buttons_elsewhere(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, "robots.txt")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in ("teot/tiimi/", "teot/"):
        go(page, address)
        page.wait_for_load_state("networkidle")
    assert [url for url in asked if "own_list" in url] == []
    assert page.get_by_role("button", name="Lisää listalle").count() == 0
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, json.dumps(a_list("tiimi"))])
    page.reload()
    expect(page.get_by_role("link", name="Oma lista 1")).to_be_visible()
    page.get_by_role("button", name=f"Lisää listalle: {TITLES['kavely']}").click()
    expect(page.get_by_role("link", name="Oma lista 2")).to_be_visible()
    page.get_by_role("button", name=f"Poista listalta: {TITLES['kavely']}").click()
    page.get_by_role("button", name=f"Poista listalta: {TITLES['tiimi']}").click()
    expect(page.get_by_role("link", name="Oma lista")).to_have_count(1), "that of the footer"


def test_what_a_search_finds_is_put_on_the_list_from_the_results(opened: Callable[..., Page]) -> None:
    page = opened(kept=a_list("tiimi"))
    go(page, "haku/?q=tehtiin")
    results = page.locator(".results")
    keeps = results.get_by_role("button", name=re.compile("^(Lisää listalle|Poista listalta): "))
    expect(keeps).to_have_count(len(TITLES)), "the story among the results is no deed"
    expect(results.get_by_role("button", name=f"Poista listalta: {TITLES['tiimi']}")).to_be_visible()
    results.get_by_role("button", name=f"Lisää listalle: {TITLES['lupa']}").click()
    expect(page.get_by_role("link", name="Oma lista 2")).to_be_visible()
    page.get_by_role("searchbox", name="Hakusanat").fill("lupa")
    expect(keeps).to_have_count(1)
    expect(keeps).to_have_accessible_name(f"Poista listalta: {TITLES['lupa']}")
    assert axe_violations(page) == []
    go(page, LIST)
    assert listed(page) == [TITLES["tiimi"], TITLES["lupa"]]


# Shared as an address


def test_a_list_is_opened_by_somebody_else_and_taken_as_their_own(
    opened: Callable[..., Page], site: Path, open_page: OpenPage
) -> None:
    page = opened(kept=a_list("tiimi", "kavely", tiimi='Koska "näin" & noin: 100 %\n– heti 🎉'))
    shared = address_of(page).partition(LIST)[2]
    other = opened(shared)
    assert other.locator("h2").first.inner_text() == "Kokeiltavaa"
    expect(other.locator(".own-thing__title")).to_have_text([TITLES["tiimi"], TITLES["kavely"]])
    assert other.locator(".own-thing__why").first.inner_text() == 'Koska "näin" & noin: 100 %\n– heti 🎉'
    assert other.locator(".own-list input, .own-list textarea").count() == 0, "it is only read"
    assert kept(other) is None, "nothing is kept before one wants it"
    other.get_by_role("button", name="Ota omaksi listaksi").click()
    assert "Listallesi lisättiin 2." in status(other)
    assert kept(other)["entries"][0]["why"] == 'Koska "näin" & noin: 100 %\n– heti 🎉'
    assert other.url.endswith(LIST)


def test_what_one_has_already_stays_when_a_shared_list_is_taken(opened: Callable[..., Page]) -> None:
    page = opened(
        "#lista=Toisten&_=Heid%C3%A4n&kavely=Heid%C3%A4n+syy&lupa", a_list("tiimi", "kavely", kavely="Oma syy")
    )
    page.get_by_role("button", name="Ota omaksi listaksi").click()
    assert "Listallesi lisättiin 1." in status(page)
    expect(page.locator(".own-thing__title")).to_have_text([*TITLES.values()])
    assert (kept(page)["title"], kept(page)["intro"], kept(page)["entries"][1]["why"]) == (
        "Kokeiltavaa", "Näistä aloitamme.", "Oma syy",
    )  # fmt: skip


def test_an_old_address_of_a_deed_still_leads_to_it_in_a_shared_list(opened: Callable[..., Page]) -> None:
    page = opened("#lista=Vanha&vanha=Syy&poistettu")
    expect(page.locator(".own-thing__title a").first).to_have_text(TITLES["tiimi"])
    expect(page.locator(".own-thing__gone:visible")).to_contain_text("Tätä ei ole torilla")
    assert page.locator(".own-thing").nth(1).locator("a[href]").count() == 0


def test_it_is_sent_as_a_letter_as_text_and_on_paper(opened: Callable[..., Page]) -> None:
    page = opened(kept=a_list("tiimi", "kavely", tiimi="Koska."))
    letter = parse_qs(urlsplit(page.get_by_role("link", name="Lähetä sähköpostilla").get_attribute("href") or "").query)
    assert letter["subject"] == ["Kokeiltavaa"]
    body = letter["body"][0].replace("\r\n", "\n")
    assert body.startswith(f"Kokeiltavaa\n\nNäistä aloitamme.\n\n1. {TITLES['tiimi']}\nAskola")
    assert f"Koska.\n{page.url.partition(LIST)[0]}teot/tiimi/\n\n2. " in body and body.endswith(address_of(page))
    page.emulate_media(media="print")
    printed = page.locator("main").inner_text()
    assert "teot/kavely/" in printed and "Koska." in printed and "Kokeiltavaa" in printed
    assert not [one for one in ("Ylös", "Ehdota TOP-listaksi", "Kopioi osoite", "Vertaa") if one in printed]


def test_it_is_copied_and_given_to_the_browsers_own_sharing(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, "robots.txt", permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("navigator.share = async (given) => { window.shared = given; };")
    go(page, f"{LIST}#lista=Ideat&tiimi=Koska")
    page.get_by_role("button", name="Ota omaksi listaksi").click()
    page.get_by_role("button", name="Kopioi osoite").click()
    expect(page.locator(".own-list__told")).to_have_text("Osoite on nyt leikepöydällä.")
    assert page.evaluate("navigator.clipboard.readText()") == address_of(page)
    page.get_by_role("button", name="Kopioi tekstinä").click()
    expect(page.locator(".own-list__told")).to_have_text("Lista on nyt tekstinä leikepöydällä.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("Ideat\n\n1. Tiimi suunnittelee")
    page.get_by_role("button", name="Jaa muualla").click()
    assert page.evaluate("window.shared") == {"title": "Ideat", "url": address_of(page)}


def test_where_copying_is_forbidden_the_address_is_chosen_to_be_copied_by_hand(opened: Callable[..., Page]) -> None:
    page = opened(kept=a_list("tiimi"))
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    page.get_by_role("button", name="Kopioi osoite").click()
    expect(page.locator(".own-list__told")).to_contain_text("Kopioi valittu osoite itse.")
    assert page.evaluate("getSelection().toString()") == address_of(page)


def test_a_long_list_is_sent_by_its_address_and_a_long_address_is_told(opened: Callable[..., Page]) -> None:
    page = opened(kept=a_list("tiimi", "kavely"))
    assert page.locator(".own-list__long").is_hidden()
    for field in page.get_by_label("Miksi tämä").all():
        field.fill("Sähköä! " * 40)
    expect(page.locator(".own-list__long")).to_contain_text("Osoite on niin pitkä")
    link = unquote(page.get_by_role("link", name="Lähetä sähköpostilla").get_attribute("href") or "")
    assert "1. " not in link


HOSTILE = {
    "a script": "#lista=<img src=x onerror=alert(1)>&tiimi=<script>alert(1)</script>",
    "a coded script": "#lista=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&_=%3Cscript%3E&tiimi=javascript:alert(1)",
    "another's address": "#lista=A&https://paha.example/&//paha.example&javascript:alert(1)&data:text/html,x",
    "ways out": "#lista=A&../../etc/passwd&deeds/../x&..&%2e%2e/&./&/&//",
    "names of the language": "#lista=A&__proto__&constructor/a&hasOwnProperty/a&toString=1&prototype",
    "broken codes": "#lista=%&_=%E4&tiimi=%C3&kavely=%zz&%",
    "halves of letters": "#lista=%ED%A0%80&tiimi=%ED%B0%80",
    "invisible letters": "#lista=%00%E2%80%AE%EF%BB%BFA&tiimi=%07%E2%80%AE",
    "nothing": "#lista=",
    "only signs": "#lista=&&&&==&=&=a",
    "unknown ones": "#lista=A&ei-ole&stories/ei/ole&toplists/lista&registers/themes",
    "many": "#lista=A&" + "&".join(f"teko-{number}" for number in range(150)),
    "huge texts": "#lista=" + "a" * 5_000 + "&_=" + "b" * 20_000 + "&tiimi=" + "c" * 20_000,
    "a huge address": "#lista=A&" + "a" * 120_000,
    "the same again": "#lista=A" + "&tiimi=x" * 1_000,
}
PLAIN = re.compile("ei ymmärretä|jäi pois|ei ole yhtään|Tätä ei ole torilla")


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_address_does_nothing_and_is_told_plainly(opened: Callable[..., Page], kind: str) -> None:
    page = opened("")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    go(page, f"{LIST}?{HOSTILE[kind]}")
    page.wait_for_load_state("networkidle")
    origin = page.url.partition(LIST)[0]
    assert [url for url in asked if not url.startswith((origin, "data:image/svg"))] == []
    assert page.locator("main img, main script, main iframe").count() == 0
    hrefs = page.locator("main a[href]").evaluate_all("(links) => links.map((one) => one.href)")
    assert [href for href in hrefs if not href.startswith(origin)] == []
    shown = page.locator(".own-list").inner_text()
    if kind not in ("a script", "a coded script", "invisible letters", "the same again"):
        assert PLAIN.search(shown), shown
    assert page.locator(".own-thing").count() <= 100
    assert kept(page) is None


SHARED = """async (given) => {
  const load = (name) => import(new URL(`../assets/tori/code/source/own_list/${name}.js`, location));
  const [{ fragmentOf, listIn }, { tidy }] = await Promise.all(["address", "entries"].map(load));
  return given.map((one) => {
    const list = tidy(one);
    const fragment = fragmentOf(list);
    const address = new URL(`#${fragment}`, location.href);
    return [list, fragment, listIn(address.hash.slice(1))];
  });
}"""
READ = """async (given) => {
  const load = (name) => import(new URL(`../assets/tori/code/source/own_list/${name}.js`, location));
  const [{ fragmentOf, listIn }, { tidy }] = await Promise.all(["address", "entries"].map(load));
  return given.map((one) => {
    const found = listIn(new URL(`#${one}`, location.href).hash.slice(1));
    return found && [found, tidy(found.list), listIn(fragmentOf(found.list))];
  });
}"""
FILE = """async (given) => {
  const load = (name) => import(new URL(`../assets/tori/code/source/${name}.js`, location));
  const [{ topListFile, lacking }, { tidy }] = await Promise.all(["toplists/toplist_file", "own_list/entries"].map(load));
  return given.map((one) => [tidy(one), topListFile(tidy(one)), lacking(tidy(one), new Set())]);
}"""

BITS = [
    "a", "ä", "Ö", "'", '"', "”", ":", ": ", " #", "#", "\n", "\r\n", "\t", "- ", "---", "...", "{", "}", "[", "]", ",", "&", "=", "+",
    "%", "%41", "*", "_", "!", "|", ">", "?", "@", "`", "\\", "<b>", "yes", "null", "~", "2026-01-01", "1:30", "0x1F", "🎉", "👩‍👧", "\u0301",
    "\u0000", "\u0085", "\u00a0", "\u2028", "\u202e", "\ufeff", "\ufffd", "語", "https://a.fi/(b).", "www.a.fi", "1. ", "| a | b |", "$&", "{{ a }}",
]  # fmt: skip
TEXT = st.one_of(
    st.lists(st.sampled_from(BITS), max_size=8).map("".join),
    st.text(st.characters(exclude_categories=["Cn", "Cs"]), max_size=20),
)
NAMES = st.lists(
    st.sampled_from(["deeds/tiimi", "deeds/kavely", "deeds/lupa", "stories/sankarit/tarina"]), min_size=1, unique=True
)
LISTS = st.builds(
    lambda title, intro, names, why: {
        "title": title,
        "intro": intro,
        "entries": [{"name": name, "why": reason, "title": "", "about": ""} for name, reason in zip(names, why, strict=False)],
    },
    TEXT, TEXT, NAMES, st.lists(TEXT, min_size=4, max_size=4),
)  # fmt: skip


@pytest.fixture(scope="module")
def list_page(site: Path, serve: Callable[[Path], str], browser: Browser) -> Iterator[Page]:
    """A page whose scripts can be called, for tests in which hypothesis asks again and again."""
    page = browser.new_page()
    page.goto(serve(site) + LIST)
    yield page
    page.close()


@given(st.lists(LISTS, min_size=20, max_size=20))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
def test_an_address_holds_the_whole_list_in_letters_that_no_program_breaks(
    list_page: Page, given: list[dict[str, Any]]
) -> None:
    for made, fragment, found in list_page.evaluate(SHARED, given):
        assert found == {"list": made, "wrong": 0, "isCut": False}
        assert re.fullmatch(r"lista=[A-Za-z0-9_%+=&/-]*", fragment)


@given(st.lists(st.one_of(TEXT.map("lista={}".format), TEXT, st.lists(TEXT, max_size=5).map(lambda some: "lista=a&" + "&".join(some))), min_size=40, max_size=40))  # fmt: skip
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
def test_whatever_an_address_holds_is_a_list_or_none(list_page: Page, given: list[str]) -> None:
    for found in list_page.evaluate(READ, given):
        if found:
            read, tidied, again = found
            assert tidied == read["list"] == again["list"]


# Proposed as a TOP list


def test_a_proposed_list_is_sent_by_each_way_and_is_the_same_file(opened: Callable[..., Page], folder: Folder) -> None:
    page = opened(kept=a_list("tiimi", "kavely", title='Lupa: "kokeilla" TOP 2', tiimi="Syy: näin"))
    page.get_by_label("Kuka ehdottaa?").fill("Maija Malli, maija@kunta.example")
    text = file_of(page)
    assert page.locator(".tell__path").text_content() == "toplists/lupa-kokeilla-top-2.md"
    href = {
        way: page.locator(f"[data-way={way}] [data-link]").get_attribute("href") or ""
        for way in ("email", "forge", "issue")
    }
    letter = parse_qs(urlsplit(href["email"]).query)
    assert letter["subject"] == ['TOP-lista: Lupa: "kokeilla" TOP 2']
    assert "Terveisin Maija Malli" in letter["body"][0] and "Maija" not in text, "whoever proposes isn't published"
    forge = parse_qs(urlsplit(href["forge"]).query)
    assert (forge["filename"], forge["value"]) == (["toplists/lupa-kokeilla-top-2.md"], [text])
    issue = parse_qs(urlsplit(href["issue"]).query)
    assert issue["template"] == ["top-lista.yml"] and issue["name"] == ['Lupa: "kokeilla" TOP 2']
    assert issue["deeds"][0].splitlines() == [
        f"{page.url.partition(LIST)[0]}teot/tiimi/ Syy: näin", f"{page.url.partition(LIST)[0]}teot/kavely/",
    ]  # fmt: skip
    receipt = receive(write(folder), letter["body"][0])
    assert receipt.path and receipt.path.read_text(encoding="utf-8") == text and receipt.problems == ()


def receive(folder: Folder, text: str) -> Receipt:
    (receipt,) = receive_messages(iter([("viesti", mail(text).as_bytes())]), ContentFolder(folder.root, PROJECT), TODAY)
    return receipt


def test_it_lacks_a_title_or_an_introduction_and_that_is_told_where_to_write_it(opened: Callable[..., Page]) -> None:
    page = opened(kept=a_list("tiimi", title="TO", intro=" \n"))
    page.get_by_role("link", name="Avaa sähköposti").click()
    assert page.locator(".tell__status").inner_text() == "Kirjoita listalle ensin otsikko."
    expect(page.get_by_label("Listan otsikko")).to_be_focused()
    page.keyboard.type("Listan nimi")
    page.get_by_role("button", name="Kopioi viesti").last.click()
    assert page.locator(".tell__status").inner_text() == "Kirjoita ensin esittely: mistä lista kertoo."
    expect(page.get_by_label("Esittely")).to_be_focused()


def test_what_is_no_more_is_not_proposed(opened: Callable[..., Page]) -> None:
    page = opened(kept=a_list("tiimi", "poistettu"))
    page.locator(".own-thing__gone:visible").wait_for()
    page.get_by_role("heading", name="Ehdota TOP-listaksi").wait_for()
    page.get_by_role("link", name="Avaa sähköposti").click()
    assert page.locator(".tell__status").inner_text() == "Poista listalta ensin se, mitä ei enää ole torilla."
    expect(page.get_by_role("button", name="Poista: poistettu")).to_be_focused()


def test_a_list_that_a_page_sends_itself_is_received_as_a_file_that_passes(
    tmp_path: Path, serve: Callable[[Path], str], open_page: OpenPage, folder: Folder
) -> None:
    with tori(PYTHON, tmp_path, serve) as found:
        page = open_page(found.site, f"{LIST}#lista=Lupa%3A+kokeilla&_=Esittely&tiimi=Syy%3A+%22n%C3%A4in%22")
        page.get_by_role("button", name="Ota omaksi listaksi").click()
        text = file_of(page)
        page.get_by_role("button", name="Lähetä toimitukselle").click()
        expect(page.locator("[data-way=post] .way__told")).to_contain_text("Viesti on perillä toimituksessa.")
        ((path, notes),) = received(found.receiver, folder)
        assert (path, notes) == (folder.root / "toplists/lupa-kokeilla.md", ())
        assert path.read_text(encoding="utf-8") == text


def proposable(given: dict[str, Any]) -> dict[str, Any]:
    return given | {"title": f"Lista {given['title']}", "intro": f"Esittely {given['intro']}"}


@given(st.lists(LISTS.map(proposable), min_size=10, max_size=10))
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
def test_whatever_is_written_makes_a_file_that_passes_and_says_the_same(
    list_page: Page, tmp_path_factory: pytest.TempPathFactory, given: list[dict[str, Any]]
) -> None:
    folder = write(Folder(tmp_path_factory.mktemp("proposed") / "content"))
    made = list_page.evaluate(FILE, given)
    for number, (_, file, lacks) in enumerate(made):
        assert lacks is None
        folder.write(f"toplists/n{number}-{file['name']}", file["text"])
    reading = folder.read()
    assert [*errors(reading.problems)] == []
    for number, (one, file, _) in enumerate(made):
        toplist = read_list(reading.content, f"n{number}-{file['name']}")
        assert toplist.title == on_one_line(one["title"])
        assert [(pick.deed, pick.why or "") for pick in toplist.deeds] == [
            (entry["name"].removeprefix("deeds/"), said(entry["why"])) for entry in one["entries"]
        ]


def said(why: str) -> str:
    """A reason as it is read: "?" or "ei ole" is none."""
    line = on_one_line(why)
    return "" if is_nothing(line) else line


def read_list(content: Content, name: str) -> TopList:
    return next(one for one in content.of(TopList) if one.path.name == name)


@given(LISTS.map(proposable))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_letter_of_whatever_is_written_is_received_as_the_same_file(
    list_page: Page, tmp_path_factory: pytest.TempPathFactory, given: dict[str, Any]
) -> None:
    folder = write(Folder(tmp_path_factory.mktemp("received") / "content"))
    ((_, file, _),) = list_page.evaluate(FILE, [given])
    receipt = receive(folder, f"Hei!\n\nEhdotan listaa.\n\nTiedoston nimi: {file['name']}\n\n{file['text']}")
    assert receipt.path and receipt.path.name == file["name"], receipt.notes
    assert [*errors(receipt.problems)] == []
    assert receipt.path.read_text(encoding="utf-8").split("---")[1] == file["text"].split("---")[1]


LETTER = """\
Hei!

Ehdotan torille (Tori) TOP-listaa ”Lupa: kokeilla”. Alla on valmis tiedosto kansioon toplists.

Terveisin Maija Malli

Tiedoston nimi: lupa-kokeilla.md

---
title: "Lupa: kokeilla"
deeds:
  - deed: tiimi
    why: "Tiimi \\"otti\\" vuorot omiin käsiinsä, ja siitä tuli kerralla koko talon yhteinen tapa tehdä työtä."
  - deed: kavely
---

Esittely.
"""


@pytest.mark.parametrize("way", [one for one in WAYS if one not in ("passed on", "passed on in English")] + ["wrapped"])
def test_the_letter_of_a_list_is_read_however_it_came(folder: Folder, way: str) -> None:
    def wrapped(text: str) -> str:
        return "\n".join(textwrap.fill(line, 72, subsequent_indent="") if line else "" for line in text.split("\n"))

    receipt = receive(write(folder), WAYS.get(way, wrapped)(LETTER))
    assert receipt.path == folder.root / "toplists/lupa-kokeilla.md", receipt.notes
    assert receipt.problems == ()
    (toplist,) = folder.read().content.of(TopList)
    assert [pick.deed for pick in toplist.deeds] == ["tiimi", "kavely"]
    assert (toplist.deeds[0].why or "").startswith(
        'Tiimi "otti" vuorot omiin käsiinsä, ja siitä tuli kerralla koko talon'
    )
    assert "Maija" not in receipt.path.read_text(encoding="utf-8"), "whoever proposes is the editors' to know"


def test_the_longest_texts_that_a_list_takes_pass(list_page: Page, folder: Folder) -> None:
    longest = a_list("tiimi", title="ä" * 500, intro="Sana " * 2_000, tiimi="ö" * 1_000)
    ((one, file, _),) = list_page.evaluate(FILE, [longest])
    write(folder).write(f"toplists/{file['name']}", file["text"])
    assert [*errors(folder.read().problems)] == []
    assert (len(one["title"]), len(one["entries"][0]["why"])) == (140, 400)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CON", "lista-con.md"),
        ("nul", "lista-nul.md"),
        ("🎉🎉🎉", "lista-teko.md"),
        ("Varhaiskasvatus", "varhaiskasvatus.md"),
    ],
)
def test_a_title_makes_a_name_that_every_machine_takes(list_page: Page, folder: Folder, title: str, name: str) -> None:
    ((_, file, _),) = list_page.evaluate(FILE, [a_list("tiimi", title=title)])
    assert file["name"] == name
    write(folder).write(f"toplists/{name}", file["text"])
    assert folder.read().problems == ()


def test_a_proposed_list_is_published_as_it_was_gathered(list_page: Page, folder: Folder) -> None:
    write(folder)
    gathered = a_list(
        "lupa", "tiimi", title='"Lupa": kokeilla 🎉', intro="Ensin:\n- yksi\n- kaksi", lupa="Koska: näin\n”heti”"
    )
    gathered["entries"].append({"name": "stories/sankarit/tarina", "why": "Lue #1"})
    ((_, file, _),) = list_page.evaluate(FILE, [gathered])
    folder.write(f"toplists/{file['name']}", file["text"])
    result = building.build(CONFIG, f"--site-dir={folder.root / 'site'}", "--strict", content=folder.root)
    assert result.returncode == 0, result.stderr
    page = words(folder.page("top/lupa-kokeilla/"))
    places = [
        page.index(one) for one in ("1. Kaikilla on lupa", "Koska: näin ”heti”", "2. Tiimi", "3. Näin se", "Lue #1")
    ]
    assert places == sorted(places) and '"Lupa": kokeilla 🎉' in page
    assert "<li>kaksi</li>" in folder.page("top/lupa-kokeilla/")


# For everybody


STATES: dict[str, tuple[str, Any]] = {
    "empty": ("", None),
    "gathered": ("", a_list("tiimi", "kavely", "poistettu", tiimi="Syy")),
    "shared": ("#lista=Toisten&_=Esittely&tiimi=Syy&ei-ole", None),
    "broken": ("#lista=%&..", a_list("tiimi")),
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state_and_the_page_fits(opened: Callable[..., Page], state: str) -> None:
    fragment, before = STATES[state]
    page = opened(fragment, before)
    page.wait_for_load_state("networkidle")
    found = [axe_violations(page)]
    show_as(page, 360, "dark")
    found.append(axe_violations(page))
    assert found == [[], []]
    show_as(page, 320, "light")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_scripts_a_sentence_says_why_and_what_else_to_do(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, LIST, java_script_enabled=False)
    assert "Oma lista tarvitsee JavaScriptin" in page.locator("main").inner_text()
    assert "kirjanmerkkeihin" in page.locator("main").inner_text()
    assert page.get_by_role("textbox").count() == 0, "nothing to fill in that would do nothing"
    page.goto(page.url.replace(LIST, "teot/tiimi/"))
    assert page.get_by_role("button", name="Lisää omalle listalle").count() == 0


def test_a_page_whose_script_doesnt_load_says_so(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, "robots.txt")
    page.route("**/own_list/page.js", lambda route: route.fulfill(content_type="text/javascript", body="null.list;"))
    page.goto(page.url.replace("robots.txt", LIST))
    expect(page.locator(".tell__failed")).to_be_visible()


def test_each_name_leads_back_to_its_page_and_its_data(real_site: Path) -> None:
    listable: Any = own_list.CONTRACT["LISTABLE"]
    wrong, count = [], 0
    for file in real_site.rglob("index.html"):
        found = re.search(r'class="keep"[^>]*data-name="([^"]*)"', file.read_text(encoding="utf-8"))
        if not found:
            continue
        count += 1
        folder, slug = found[1].split("/")[0], found[1].rpartition("/")[2]
        kind = listable[folder]
        is_there = (real_site / f"api/v1/{kind['collection']}/{slug}.json").is_file()
        if file.parent != real_site / kind["index"] / slug or not is_there:
            wrong.append(found[1])
    assert wrong == [] and count > 100
