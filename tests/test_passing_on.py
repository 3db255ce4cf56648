"""Passing a page on: it is shared, cited and printed from one calm line, by whichever way a reader has."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qs, urlsplit

import pymupdf
import pytest
import zxingcpp
from jinja2 import ChoiceLoader, DictLoader
from PIL import Image, ImageOps
from playwright.sync_api import Page, expect

from conftest import Folder, OpenPage, axe_violations
from direct import URL, catalogue_of, pages_of, site_of, words
from tekojen_tori import rooms
from tekojen_tori.content.history import Dates
from tekojen_tori.content.kind import kind_of, kinds
from tekojen_tori.content.written import Written
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.kinds.stories import publishing as stories
from tekojen_tori.kinds.stories.content import Story
from tekojen_tori.kinds.toplists import publishing as toplists
from tekojen_tori.kinds.toplists.content import TopList
from tekojen_tori.language.dates import FINLAND
from tekojen_tori.pages.passing_on.citing import bibtex, reference
from tekojen_tori.pages.passing_on.qr_code import qr_code
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.whole_page import ThingView, page_of
from test_letters import link
from test_rooms import ONE_OF_EACH
from test_stories import story

WHERE = f"{URL}teot/tiimi/"
ONLY_TITLE = DictLoader({"only_title.html": "<h1>{{ title }}</h1>"})
LIST = "---\ntitle: Hyviä tekoja TOP 1\ndate: 2026-03-02\ndeeds: [tiimi]\n---\nJohdanto.\n"


# On which pages


@dataclass(frozen=True, kw_only=True)
class OnlyTitleView(ThingView):
    """A page whose template says nothing but its title."""

    template = "only_title.html"


def test_deeds_stories_and_lists_can_be_passed_on_and_lead_back_from_paper(folder: Folder) -> None:
    folder.deed()
    story(folder, "eka")
    folder.write("toplists/lista.md", LIST)
    catalogue, site = catalogue_of(folder), site_of(folder)
    for publish, address in (
        (deeds.publish, "teot/tiimi/"),
        (stories.publish, "tarinat/eka/"),
        (toplists.publish, "top/lista/"),
    ):
        page = pages_of(publish, catalogue, site)[address].body
        assert page.count("<summary>Jaa · Viittaa · Tulosta</summary>") == 1
        assert f"data-address>{URL}{address}<" in page
        assert str(qr_code(f"{URL}{address}")) in page
        assert "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/" in words(page).split("on-paper")[-1]


@pytest.mark.parametrize(
    ("published", "updated", "told"),
    [
        (
            datetime(2026, 3, 2, 9, tzinfo=FINLAND),
            datetime(2026, 3, 2, 23, tzinfo=FINLAND),
            "Sivu on julkaistu 2.3.2026.",
        ),
        (
            datetime(2026, 3, 2, 9, tzinfo=FINLAND),
            datetime(2026, 5, 1, tzinfo=FINLAND),
            "Sivu on julkaistu 2.3.2026 ja sitä on muutettu 1.5.2026.",
        ),
    ],
)
def test_a_page_tells_when_it_came_and_changed_on_a_screen_and_on_paper(
    folder: Folder, published: datetime, updated: datetime, told: str
) -> None:
    folder.deed()
    history = {PurePosixPath("deeds/tiimi.md"): Dates(published, updated)}
    page = pages_of(deeds.publish, catalogue_of(folder, history=history), site_of(folder))["teot/tiimi/"].body
    assert re.findall("Sivu on julkaistu[^<]*", page) == [told, told]


def test_a_page_says_nothing_of_its_age_where_no_history_tells(folder: Folder) -> None:
    folder.deed()
    assert "julkaistu" not in pages_of(deeds.publish, catalogue_of(folder), site_of(folder))["teot/tiimi/"].body


def test_whatever_has_a_page_of_its_own_can_be_passed_on(folder: Folder) -> None:
    """Of every kind there is, also of one that nobody thought of when the line was made."""
    fields_of = {kind.name: kind.fields.model_fields for kind in kinds()}
    for name, (file, fields, _) in ONE_OF_EACH.items():
        title = "title: Ainoa laatuaan\n" if "title" in fields_of[name] else ""
        folder.write(f"{file}.md", f"---\n{title}{fields}\n---\nTeksti.\n")
    folder.write("webinars/sarja.md", "---\ntitle: Webinaarisarja\n---\nEsittely.\n")
    folder.write("webinars/sarja/toinen.md", "---\ntitle: Toinen webinaari\ndate: 2020\n---\nTeksti.\n")
    catalogue, site = catalogue_of(folder), site_of(folder)
    pages: dict[str, str] = {}
    for publish in rooms.offers("publishing", "publish"):
        if publish.__module__.startswith("tekojen_tori.kinds."):
            pages |= {page.address: page.body for page in pages_of(publish, catalogue, site).values()}
    tried = [thing for thing in catalogue.written if kind_of(thing).has_page]
    assert {kind_of(thing) for thing in tried} == {kind for kind in kinds() if kind.has_page}
    for thing in tried:
        page = pages[addresses.address(thing)]
        assert page.count("<summary>Jaa · Viittaa · Tulosta</summary>") == 1, thing.path
        assert page.count('class="on-paper"') == 1, thing.path
        assert f"data-address>{URL}{addresses.address(thing)}<" in page


def test_a_page_whose_template_has_no_place_for_the_line_has_it_last(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.deed()
    catalogue, site = catalogue_of(folder), site_of(folder)
    monkeypatch.setattr(site._templates, "loader", ChoiceLoader([ONLY_TITLE, site._templates.loader]))
    thing = catalogue.of(Deed)[0]
    body = page_of(thing, OnlyTitleView(), catalogue, site).body
    assert body.startswith("<h1>Tiimi suunnittelee vuoronsa itse</h1>")
    assert body.index("</h1>") < body.index("Jaa · Viittaa · Tulosta") < body.index('class="on-paper"')


def test_what_nobody_else_could_find_is_not_passed_on(folder: Folder) -> None:
    folder.deed()
    folder.deed("kesken", title="Luonnos", draft="true")
    catalogue = catalogue_of(folder, with_drafts=True)
    for page in (
        pages_of(deeds.publish, catalogue, site_of(folder))["teot/kesken/"].body,
        pages_of(deeds.publish, catalogue, site_of(folder, url=""))["teot/tiimi/"].body,
    ):
        assert "pass-on" not in page
        assert "on-paper" not in page


def test_a_page_is_sent_by_mail_to_whomever_one_likes(folder: Folder) -> None:
    folder.deed(title="Säästettiin 33 % & opittiin")
    page = pages_of(deeds.publish, catalogue_of(folder), site_of(folder))["teot/tiimi/"].body
    parts = urlsplit(link(page, "Lähetä sähköpostilla"))
    letter = parse_qs(parts.query)
    assert (parts.scheme, parts.path) == ("mailto", "")
    assert letter["subject"] == ["Säästettiin 33 % & opittiin"]
    assert letter["body"][0].split("\r\n")[-4:-2] == ["Säästettiin 33 % & opittiin", WHERE]


# The square code

WIDE = 37 * 6  # dots; no code here has more squares than 37 on a side


def read_code(picture: Image.Image) -> list[str]:
    """What a telephone reads of the square codes in a picture."""
    return [code.text for code in zxingcpp.read_barcodes(ImageOps.expand(picture.convert("RGB"), 30, "white"))]


@pytest.mark.parametrize("address", ["https://a.fi/teot/a/", WHERE, f"{URL}teot/{'pitka-' * 10}/", f"{URL}?q=työ"])
def test_a_telephone_reads_the_address_of_the_code(address: str) -> None:
    drawn = str(qr_code(address)).replace("<svg ", f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" ', 1)
    picture = pymupdf.open(stream=drawn.encode(), filetype="svg")[0].get_pixmap()
    assert read_code(Image.frombytes("RGB", (picture.width, picture.height), picture.samples)) == [address]


# How it is referred to


def thing_of(folder: Folder, kind: type[Written]) -> Written:
    return catalogue_of(folder).of(kind)[0]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Askola (2019). Tiimi suunnittelee vuoronsa itse. Tekojen tori."),
        ({"date": "2018/2020"}, "Askola (2018–2020). Tiimi suunnittelee vuoronsa itse. Tekojen tori."),
        ({"title": "Kuka päättää vuoroista?"}, "Askola (2019). Kuka päättää vuoroista? Tekojen tori."),
        (
            {"authors": "[Maija Malli, Matti Malli]"},
            "Maija Malli ja Matti Malli (2019). Tiimi suunnittelee vuoronsa itse. Tekojen tori.",
        ),
        (
            {"authors": "[Maija Malli]", "source": "Raportti"},
            "Maija Malli (2019). Tiimi suunnittelee vuoronsa itse. Tekojen tori.",
        ),
        ({"source": "Raportti"}, "Tiimi suunnittelee vuoronsa itse (2019). Tekojen tori."),
    ],
)
def test_a_deed_is_referred_to_by_whoever_wrote_or_did_it_unless_editors_wrote_it_from_a_source(
    folder: Folder, fields: dict[str, str], expected: str
) -> None:
    folder.deed(**{"date": "2019-10-02"} | fields)
    assert reference(thing_of(folder, Deed), "Tekojen tori", WHERE) == f"{expected} {WHERE}"


def test_what_others_tell_is_referred_to_by_its_title(folder: Folder) -> None:
    folder.deed()
    story(folder, "eka", title="Alku aina hankala", municipality="Sipoo", date="2020")
    told = thing_of(folder, Story)
    assert reference(told, "Tekojen tori", WHERE) == f"Alku aina hankala (2020). Tekojen tori. {WHERE}"
    folder.write("toplists/lista.md", LIST.replace("date: 2026-03-02\n", ""))
    assert reference(thing_of(folder, TopList), "Tekojen tori", WHERE) == f"Hyviä tekoja TOP 1. Tekojen tori. {WHERE}"


def test_bibtex_tells_the_same_to_programs(folder: Folder) -> None:
    folder.deed(date="2018/2020", authors="[Maija Malli, Kotihoidon tiimi 4]")
    assert bibtex(thing_of(folder, Deed), "Tekojen tori", WHERE) == "\n".join(
        (
            "@misc{tiimi,",
            "  author = {Maija Malli and {Kotihoidon tiimi 4}},",
            "  title = {{Tiimi suunnittelee vuoronsa itse}},",
            "  year = {2018--2020},",
            "  howpublished = {Tekojen tori},",
            f"  url = {{{WHERE}}},",
            "}",
        )
    )


@pytest.mark.parametrize(
    ("fields", "author"),
    [
        ({"municipality": "Askola"}, "{Askola}"),
        ({"organisation": "Pirkanmaan hyvinvointialue", "municipality": None}, "{Pirkanmaan hyvinvointialue}"),
        ({"authors": "[Maija Malli]"}, "Maija Malli"),
        ({"authors": "[Anna-Liisa O’Malley, Åke Öberg]"}, "Anna-Liisa O’Malley and Åke Öberg"),
        ({"authors": "[Kotihoito AND Ateria]"}, "{Kotihoito AND Ateria}"),
    ],
)
def test_only_a_person_has_a_family_name_in_bibtex(folder: Folder, fields: dict[str, str | None], author: str) -> None:
    folder.deed(**fields)
    assert f"  author = {{{author}}}," in bibtex(thing_of(folder, Deed), "Tekojen tori", WHERE)


def test_no_title_breaks_bibtex(folder: Folder) -> None:
    folder.deed(title=r"'33 % & $1_000 #2 {} }{ \end~^ @x'")
    entry = bibtex(thing_of(folder, Deed), "Tori & tori", WHERE)
    assert r"33 \% \& \$1\_000 \#2 \textbraceleft{}\textbraceright{}" in entry
    assert r"\textbackslash{}end\textasciitilde{}\textasciicircum{} @x" in entry
    assert r"howpublished = {Tori \& tori}" in entry
    depth = 0
    for brace in re.findall("[{}]", entry):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0


# In the browser


@pytest.fixture(scope="module")
def passed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with what can be passed on."""
    folder = Folder(tmp_path_factory.mktemp("passed") / "content")
    folder.deed(date="2019-10-02")
    story(folder, "eka")
    folder.write("toplists/lista.md", LIST)
    return folder.built("--strict")


SITE_URL = "https://tekojentori.example/"
DEED = "teot/tiimi/"
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


def unfold(page: Page) -> None:
    page.get_by_text("Jaa · Viittaa · Tulosta").click()
    expect(page.get_by_role("button", name="Kopioi linkki")).to_be_visible()


def test_what_is_copied_can_be_pasted_with_the_day_on_which_it_was_read(passed: Path, open_page: OpenPage) -> None:
    page = open_page(passed, DEED, **CLIPBOARD)
    unfold(page)
    status, today = page.locator(".pass-on").get_by_role("status"), date.today()
    for button, told, pasted in (
        ("Kopioi linkki", "Linkki on nyt leikepöydällä.", f"{SITE_URL}{DEED}"),
        ("Kopioi viite", "Viite on nyt leikepöydällä.", f"{DEED} (viitattu {today.day}.{today.month}.{today.year})"),
        ("Kopioi BibTeX", "BibTeX-viite on nyt leikepöydällä.", f"  urldate = {{{today}}},\n}}"),
    ):
        page.get_by_role("button", name=button).click()
        expect(status).to_have_text(told)
        assert page.evaluate("navigator.clipboard.readText()").endswith(pasted)


def test_where_the_browser_copies_nothing_the_text_is_chosen_for_the_reader(passed: Path, open_page: OpenPage) -> None:
    page = open_page(passed, DEED)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    unfold(page)
    page.get_by_role("button", name="Kopioi linkki").click()
    expect(page.locator(".pass-on").get_by_role("status")).to_contain_text("Kopioi valittu teksti itse.")
    assert page.evaluate("getSelection().toString()") == f"{SITE_URL}{DEED}"


def test_the_browsers_own_sharing_is_offered_where_there_is_one(passed: Path, open_page: OpenPage) -> None:
    page = open_page(passed, DEED)
    page.evaluate("() => { navigator.share = undefined; }")
    unfold(page)
    expect(page.get_by_role("button", name="Jaa muualla")).to_be_hidden()
    page.reload()
    page.evaluate("() => { navigator.share = (what) => ((window.shared = what), Promise.reject(new Error())); }")
    unfold(page)
    page.get_by_role("button", name="Jaa muualla").click()
    assert page.evaluate("shared") == {"title": "Tiimi suunnittelee vuoronsa itse", "url": f"{SITE_URL}{DEED}"}


def test_the_script_comes_only_to_whoever_unfolds_the_line(passed: Path, open_page: OpenPage) -> None:
    page = open_page(passed, "robots.txt")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url.replace("robots.txt", DEED), wait_until="networkidle")
    assert not any("pass_on.js" in address for address in asked)
    unfold(page)
    assert any("pass_on.js" in address for address in asked)


def test_without_scripts_the_texts_are_there_and_no_button_that_does_nothing(passed: Path, open_page: OpenPage) -> None:
    page = open_page(passed, DEED, java_script_enabled=False)
    page.get_by_text("Jaa · Viittaa · Tulosta").click()
    part = page.locator(".pass-on")
    expect(part.get_by_text(f"{SITE_URL}{DEED}", exact=True)).to_be_visible()
    expect(part.get_by_role("link", name="Lähetä sähköpostilla")).to_be_visible()
    expect(part.get_by_text("@misc{tiimi,")).to_be_visible()
    assert part.get_by_role("button").count() == 0


@pytest.mark.parametrize("address", [DEED, "tarinat/eka/", "top/lista/"])
def test_paper_has_the_address_the_licence_and_the_way_back_and_none_of_the_line(
    passed: Path, open_page: OpenPage, address: str
) -> None:
    page = open_page(passed, address)
    unfold(page)
    paper = page.locator(".on-paper")
    expect(paper).to_be_hidden()
    page.get_by_role("button", name="Tulosta sivu").wait_for()
    page.emulate_media(media="print")
    expect(page.locator(".pass-on")).to_be_hidden()
    expect(paper).to_contain_text(f"{SITE_URL}{address}")
    expect(paper).to_contain_text("CC BY 4.0")
    code = paper.locator("svg").bounding_box()
    assert code
    assert code["width"] == pytest.approx(code["height"], abs=1)
    assert code["width"] >= 75, "two centimetres: telephones find smaller ones hard"
    assert read_code(Image.open(BytesIO(paper.screenshot()))) == [f"{SITE_URL}{address}"]


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_what_is_unfolded(passed: Path, open_page: OpenPage, width: int) -> None:
    for colours in ("light", "dark"):
        page = open_page(passed, DEED, width, colours)
        unfold(page)
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_of_it_is_reached_by_keyboard(passed: Path, open_page: OpenPage) -> None:
    page = open_page(passed, DEED)
    page.evaluate("() => { window.print = () => { window.isPrinted = true; }; }")
    page.locator(".pass-on summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Tulosta sivu")).to_be_visible()
    reached = []
    while "Tulosta sivu" not in reached:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent"))
        assert len(reached) < 10
    page.keyboard.press("Enter")
    assert page.evaluate("isPrinted")
    assert {"Kopioi linkki", "Lähetä sähköpostilla", "Kopioi viite", "Kopioi BibTeX"} <= set(reached)
