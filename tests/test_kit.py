"""The kit with which a deed is tried at home: half a page for the boss, questions of fit, an invitation, a plan and its end.

It says what the deed says and nothing else; what a reader fills in stays with them, whatever the browser is like.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from conftest import PROJECT, Folder, OpenEarly, OpenPage, axe_violations, show_as
from direct import URL, catalogue_of, files_of, pages_of, site_of, words
from tekojen_tori import rooms
from tekojen_tori.data.redirects import publishing as redirects
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.pages.trying import publishing as trying
from tekojen_tori.pages.trying.half_page import HalfPage, half_page
from tekojen_tori.publishing.frame.head import head
from tekojen_tori.publishing.page import Page as TorisPage
from tekojen_tori.publishing.sending import Sending
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.text.plain_text import whole_sentences
from test_development_path import PATH, write
from test_support import SUPPORT

KIT = "teot/tiimi/kokeilkaa/"
PARTS = """\
## Lähtötilanne

Vuorot tulivat ylhäältä. Moni väsyi.

## Mitä tehtiin

Tiimi kokoontui joka toinen viikko.

## Mitä saatiin aikaan

Vuoroista sovitaan nyt itse.

## Mitä muut voivat oppia

Aloittakaa yhdestä tiimistä.
"""


def kit(folder: Folder, site: Site | None = None, address: str = KIT) -> TorisPage:
    return pages_of(trying.publish, catalogue_of(folder), site or site_of(folder))[address]


def told(folder: Folder, text: str = PARTS, **fields: str) -> HalfPage:
    folder.deed(text=text, **fields)
    return half_page(catalogue_of(folder).of(Deed)[0])


# Where it is, and who is to find it


def test_every_deed_has_a_kit_that_leads_back_and_on(folder: Folder) -> None:
    folder.deed()
    folder.deed("toinen", title="Toinen teko")
    catalogue, site = catalogue_of(folder), site_of(folder)
    kits = pages_of(trying.publish, catalogue, site)
    assert set(kits) == {KIT, "teot/toinen/kokeilkaa/"}
    deed = pages_of(deeds.publish, catalogue, site)["teot/tiimi/"].body
    assert deed.index('id="otimme-mallia"') < deed.index('href="kokeilkaa/">Kokeilkaa tätä</a>')
    page = kits[KIT].body
    assert 'href="../">Lue teko</a>' in page
    assert 'href="../#otimme-mallia">Otimme tästä mallia</a>' in page
    assert 'href="../../../ilmoita/?malli=tiimi">Kerro oma teko</a>' in page


def test_whatever_is_work_has_one(monkeypatch: pytest.MonkeyPatch, folder: Folder) -> None:
    monkeypatch.syspath_prepend(PROJECT / "tests" / "made_up")
    monkeypatch.setattr(rooms, "ROOMS", [*rooms.ROOMS, "trials"])
    folder.deed()
    deed = (folder.root / "deeds/tiimi.md").read_text(encoding="utf-8")
    folder.write("trials/kokeilu.md", deed.replace("Tiimi suunnittelee", "Toinen suunnittelee"))
    assert "Toinen suunnittelee" in kit(folder, address="kokeilut/kokeilu/kokeilkaa/").body


def test_it_is_a_tool_and_not_content(folder: Folder) -> None:
    folder.deed()
    page, site = kit(folder), site_of(folder)
    told_of = head(page, site)
    assert '<meta name="robots" content="noindex">' in told_of
    assert "canonical" not in told_of and "ld+json" not in told_of and "alternate" not in told_of
    assert folder.build("--strict").returncode == 0
    everywhere = [file for file in (folder.root / "site").rglob("*") if file.is_file()]
    naming = {
        file.relative_to(folder.root / "site").as_posix() for file in everywhere if b"kokeilkaa/" in file.read_bytes()
    }
    assert naming == {"teot/tiimi/index.html"}, "no list, feed, index of search, data or sitemap knows of it"


def test_a_deed_that_moves_takes_its_kit_and_what_is_filled_in_along(folder: Folder) -> None:
    folder.deed()
    kept_as = re.findall(r'data-kept-as="([^"]*)"', kit(folder).body)
    (folder.root / "deeds/tiimi.md").unlink()
    folder.deed("uusi", aliases="[tiimi, valissa]")
    moved = kit(folder, address="teot/uusi/kokeilkaa/")
    assert re.findall(r'data-kept-as="([^"]*)"', moved.body) == kept_as == ["teot/tiimi/"]
    sent_on = files_of(redirects.publish, catalogue_of(folder), site_of(folder))
    for old in ("tiimi", "valissa"):
        assert b"teot/uusi/kokeilkaa/" in sent_on[f"teot/{old}/kokeilkaa/index.html"]
        assert b"teot/uusi/" in sent_on[f"teot/{old}/index.html"]


def test_what_never_had_a_kit_has_none_at_its_old_addresses(folder: Folder) -> None:
    folder.deed()
    folder.write("toplists/lista.md", "---\ntitle: Lista\ndeeds: [tiimi]\naliases: [vanha]\n---\nLista.\n")
    sent_on = files_of(redirects.publish, catalogue_of(folder), site_of(folder))
    assert set(sent_on) == {"top/vanha/index.html", "top/vanha/index.md"}


def test_a_site_that_doesnt_know_its_address_has_kits_without_one(folder: Folder) -> None:
    folder.deed()
    assert kit(folder).body.count(f"{URL}teot/tiimi/") == 3, "on paper, for the boss and in the invitation"
    assert "http" not in kit(folder, site_of(folder, url="")).body


# Half a page for the boss


def test_a_boss_is_told_what_the_deed_tells(folder: Folder) -> None:
    assert told(folder) == HalfPage(
        what="Tiimi kokoontui joka toinen viikko.",
        why="Vuorot tulivat ylhäältä. Moni väsyi.",
        results="Vuoroista sovitaan nyt itse.",
        lessons="Aloittakaa yhdestä tiimistä.",
    )


@pytest.mark.parametrize(
    ("text", "fields", "what"),
    [
        (PARTS, {"summary": "Vuorot itse."}, "Vuorot itse."),
        ("Tehtiin yhdessä.", {}, "Tehtiin yhdessä."),
        ("Tehtiin yhdessä.", {"summary": "Vuorot itse."}, "Tehtiin yhdessä."),
        ("## Muuta\n\nTehtiin yhdessä.", {"summary": "Vuorot itse."}, "Tehtiin yhdessä."),
        ("## Lähtötilanne\n\nVäsytti.", {}, ""),
        ("Tehtiin yhdessä.\n\n## Lähtötilanne\n\nVäsytti.", {}, "Tehtiin yhdessä."),
        ("- yksi\n- kaksi", {"summary": "Vuorot itse."}, "Vuorot itse."),
        ("- yksi\n- kaksi", {}, ""),
        ("Mukana olivat:\n\n- yksi\n- kaksi\n\nLopuksi juhlittiin.", {}, "Lopuksi juhlittiin."),
        ("## MITÄ **TEHTIIN**\n\nTehtiin [yhdessä](https://a.example).", {}, "Tehtiin yhdessä."),
    ],
)
def test_what_was_done_is_told_whatever_the_text_is_like(
    folder: Folder, text: str, fields: dict[str, str], what: str
) -> None:
    assert told(folder, text, **fields).what == what


@pytest.mark.parametrize("part", ["why", "results", "lessons"])
def test_what_the_deed_has_no_part_for_is_left_to_ask(folder: Folder, part: str) -> None:
    heading = {"why": "Lähtötilanne", "results": "Mitä saatiin aikaan", "lessons": "Mitä muut voivat oppia"}[part]
    asked = {
        "why": "miksi siihen ryhdyttiin",
        "results": "mitä saatiin aikaan",
        "lessons": "mitä se vaati",
    }[part]
    folder.deed(text=PARTS, contact="{name: Maija, email: maija@askola.example}")
    assert "Teko ei kerro omana kohtanaan" not in kit(folder).body
    without = re.sub(rf"## {heading}\n\n.*\n\n?", "", PARTS)
    assert getattr(told(folder, without, contact="{name: Maija, email: maija@askola.example}"), part) == ""
    assert f"Teko ei kerro omana kohtanaan, {asked}. " in words(kit(folder).body)


@pytest.mark.parametrize("field", [{"support": "[sparraus]"}, {"partners": "[Filosofian Akatemia]"}])
def test_what_help_the_deed_had_is_told_to_the_boss(folder: Folder, field: dict[str, str]) -> None:
    folder.write("registers/support.yml", SUPPORT)
    folder.deed()
    assert "mitä se vaati" in kit(folder).body and "<h3>Mitä se vaati</h3>" not in kit(folder).body
    folder.deed(**field)
    page = words(kit(folder).body)
    assert "mitä se vaati" not in page
    assert {"support": "Tuki: sparraus", "partners": "Kumppani: Filosofian Akatemia"}[next(iter(field))] in page


SENTENCE = st.text("abcdeåäö ABC.!?0129”(", min_size=1, max_size=60)


@given(st.lists(SENTENCE, max_size=8).map(" ".join), st.integers(10, 120))
def test_an_excerpt_is_the_beginning_of_the_text_and_nothing_else(text: str, most: int) -> None:
    text = " ".join(text.split())
    excerpt = whole_sentences(text, most)
    assert len(excerpt) <= most
    assert text.startswith(excerpt.removesuffix("…").rstrip())
    assert excerpt == text or excerpt.endswith((".", "!", "?", "…")), (
        "it ends where a sentence does, or says that it goes on"
    )


@pytest.mark.parametrize(
    ("text", "most", "excerpt"),
    [
        ("Eka virke. Toka virke.", 22, "Eka virke. Toka virke."),
        ("Eka virke. Toka virke.", 21, "Eka virke."),
        ("Eka virke. Toka virke.", 10, "Eka virke."),
        ("Eka virke. Toka virke.", 9, "Eka…"),
        ("Alkoi 2.10. Oulussa jatkettiin pitkään.", 30, "Alkoi 2.10. Oulussa…"),
        ("Mukana olivat mm. Oulu ja Kemi. Sitten muut.", 35, "Mukana olivat mm. Oulu ja Kemi."),
        ("Mukana oli esim. Oulu ja sitten moni muu.", 30, "Mukana oli esim. Oulu ja…"),
        ("Onnistui! ”Hienoa”, sanottiin yhdessä.", 20, "Onnistui!"),
        ("Onnistui! mutta vasta myöhemmin kaikilla.", 20, "Onnistui! mutta…"),
    ],
)
def test_an_excerpt_is_whole_sentences(text: str, most: int, excerpt: str) -> None:
    assert whole_sentences(text, most) == excerpt


def test_half_a_page_is_half_a_page_however_long_the_deed(folder: Folder) -> None:
    long = re.sub(r"\n\n([^#])", r"\n\n" + "Tämä virke toistuu monta kertaa. " * 99 + r"\1", PARTS)
    half = told(folder, long)
    assert all(100 < len(part) <= 280 and part.endswith("kertaa.") for part in (half.what, half.why, half.results))
    assert sum(map(len, (half.what, half.why, half.results, half.lessons))) < 850


@pytest.mark.parametrize(
    ("contact", "email", "shown"),
    [
        ("{name: Maija Malli, role: johtaja, email: m@a.example, phone: 040 123 4567}", "t@t.example",
         "Maija Malli, johtaja, m@a.example, 040 123 4567"),
        ("{name: Maija Malli, phone: 040 123 4567}", "t@t.example",
         "Maija Malli, 040 123 4567 Torin toimitus välittää kysymyksen tekijälle: t@t.example"),
        ("Maija Malli", "", "Maija Malli"),
        (None, "t@t.example", "Torin toimitus välittää kysymyksen tekijälle: t@t.example"),
        (None, "", None),
    ],
)  # fmt: skip
def test_a_boss_knows_whom_to_ask(folder: Folder, contact: str | None, email: str, shown: str | None) -> None:
    folder.deed(contact=contact)
    page = words(kit(folder, replace(site_of(folder), sending=Sending(email=email))).body)
    if shown:
        assert f"Keneltä kysyä {shown} Mitä pitää vielä" in page.replace(" ,", ",")
        assert "ja keneltä kysyä" not in page
    else:
        assert "Keneltä kysyä" not in page
        assert "ja keneltä kysyä" in page


def test_a_deed_in_another_language_says_so_and_the_questions_are_finnish(folder: Folder) -> None:
    folder.deed(lang="sv", title="Teamet planerar själv", text="Vi planerade tillsammans.")
    page = kit(folder).body
    assert '<span lang="sv">Teamet planerar själv</span>' in page
    assert '<blockquote data-say lang="sv">Vi planerade tillsammans.</blockquote>' in page


def test_nothing_of_a_hostile_deed_runs_in_its_kit(folder: Folder) -> None:
    folder.deed(
        title="'<script>x()</script>'", text='<i onclick="x()">Teksti</i> & "lainaus".', partners="['<b>K</b>']"
    )
    page = kit(folder).body
    assert "<script" not in page and "<i on" not in page and "<b>" not in page
    assert "<script>x()</script>" in unescape(page)


# The checklists of the development path


@pytest.mark.parametrize(
    ("phases", "before", "during"),
    [(1, ["Vaihe 1"], []), (2, ["Vaihe 1"], ["Vaihe 2"]), (3, ["Vaihe 1", "Vaihe 2"], ["Vaihe 3"]),
     (4, ["Vaihe 1", "Vaihe 2"], ["Vaihe 3", "Vaihe 4"])],
)  # fmt: skip
def test_the_paths_first_half_helps_to_decide_and_the_rest_to_try(
    folder: Folder, phases: int, before: list[str], during: list[str]
) -> None:
    folder.deed()
    phase = PATH["phases"][0] | {"deeds": [], "stories": [], "webinars": []}
    each = [deepcopy(phase) | {"slug": f"v{number}", "title": f"Vaihe {number}"} for number in range(1, phases + 1)]
    write(folder, PATH | {"phases": each, "toolbox": None})
    page = kit(folder).body
    fit, plan = page.split("2. Sopiiko")[1].split("3. Kutsu")[0], page.split("4. Suunnitelma")[1].split("5. Kun")[0]
    assert [re.findall(r"Muistilista: ([^<]*)", part) for part in (page, fit, plan)] == [
        before + during,
        before,
        during,
    ]
    assert 'href="../../../kehittamispolku/#v1"' in page
    assert page.count('type="checkbox"') == phases * len(phase["take_care"])


def test_without_a_path_there_are_no_checklists(folder: Folder) -> None:
    folder.deed()
    assert "Muistilista" not in kit(folder).body


# In the browser


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with two deeds and a path."""
    folder = Folder(tmp_path_factory.mktemp("tried") / "content")
    folder.deed(text=PARTS, contact="{name: Maija Malli, email: maija@askola.example}")
    folder.deed("toinen", title="Toinen teko", text="Tehtiin yhdessä.")
    phases = [phase | {"deeds": [], "stories": [], "webinars": []} for phase in PATH["phases"]]
    folder.write(
        "registers/development_path.yml", yaml.safe_dump(PATH | {"phases": phases, "toolbox": None}, allow_unicode=True)
    )
    return folder.built("--strict")


WHY = "Miksi se kannattaisi?"
WHO = "Kenen on oltava mukana?"
KEPT = "kokeilkaa:teot/tiimi/"


@pytest.fixture
def page(tried: Path, open_page: OpenPage) -> Page:
    return open_page(tried, KIT, 390, permissions=["clipboard-read", "clipboard-write"])


def another_tab(page: Page) -> Page:
    tab = page.context.new_page()
    tab.goto(page.url)
    expect(tab.locator(".kit.is-ready")).to_be_attached()
    return tab


def reload(page: Page) -> None:
    page.reload()
    expect(page.locator(".kit.is-ready")).to_be_attached()


def test_what_is_filled_in_is_there_again_on_this_deed_alone(page: Page) -> None:
    page.get_by_label(WHY).fill("Sama pula.\nSama työ.")
    page.get_by_label("Kokeilu alkaa").fill("2027-01-18")
    page.get_by_text("Muistilista: Alku").click()
    page.get_by_role("checkbox").first.check()
    reload(page)
    expect(page.get_by_label(WHY)).to_have_value("Sama pula.\nSama työ.")
    expect(page.get_by_label("Kokeilu alkaa")).to_have_value("2027-01-18")
    page.get_by_text("Muistilista: Alku").click()
    expect(page.get_by_role("checkbox").first).to_be_checked()
    expect(page.get_by_role("checkbox").nth(1)).not_to_be_checked()
    page.goto(page.url.replace("tiimi", "toinen"))
    expect(page.locator(".kit.is-ready")).to_be_attached()
    expect(page.get_by_label(WHY)).to_have_value("")
    expect(page.get_by_role("status").first).to_contain_text("säilyy vain tässä selaimessa")


def test_two_tabs_lose_nothing(page: Page) -> None:
    tab = another_tab(page)
    page.get_by_label(WHY).fill("Sama pula.")
    expect(tab.get_by_label(WHY)).to_have_value("Sama pula.")
    tab.get_by_label(WHO).fill("Koko tiimi")
    expect(page.get_by_label(WHO)).to_have_value("Koko tiimi")
    page.get_by_label(WHY).fill("Sama pula ja työ.")
    reload(tab)
    for one in (page, tab):
        expect(one.get_by_label(WHY)).to_have_value("Sama pula ja työ.")
        expect(one.get_by_label(WHO)).to_have_value("Koko tiimi")


def test_a_tab_that_slept_meanwhile_shows_what_another_has_written(page: Page) -> None:
    page.get_by_label(WHY).fill("Vanha.")
    page.evaluate(
        "(key) => localStorage.setItem(key, JSON.stringify({'miksi-meilla': 'Uusi.', mukana: 'Kaikki'}))", KEPT
    )
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_label(WHY)).to_have_value("Uusi.")
    page.get_by_label("Mikä meillä on samoin?").fill("Työ")
    reload(page)
    expect(page.get_by_label(WHO)).to_have_value("Kaikki")


FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
FORBIDDEN = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
)


@pytest.mark.parametrize("cannot", [FULL, FORBIDDEN])
def test_a_browser_that_keeps_nothing_says_so_at_once_and_all_else_works(page: Page, cannot: str) -> None:
    page.add_init_script(cannot)
    reload(page)
    told = page.get_by_role("status").first
    expect(told).to_contain_text("katoaa, kun suljet sivun")
    page.get_by_label(WHY).fill("Sama pula.")
    page.get_by_role("button", name="Kopioi puoli sivua").click()
    assert "Sama pula." in page.evaluate("navigator.clipboard.readText()")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Tyhjennä kaikki").click()
    expect(page.get_by_label(WHY)).to_have_value("")
    expect(told).to_contain_text("katoaa, kun suljet sivun")


def test_what_a_full_browser_couldnt_keep_is_kept_as_soon_as_it_can(page: Page) -> None:
    page.evaluate(f"() => {{ window.able = Storage.prototype.setItem; {FULL}; }}")
    page.get_by_label(WHY).fill("Sama pula.")
    told = page.get_by_role("status").first
    expect(told).to_contain_text("katoaa, kun suljet sivun")
    tab = another_tab(page)
    tab.get_by_label(WHO).fill("Koko tiimi")
    expect(page.get_by_label(WHO)).to_have_value("Koko tiimi")
    expect(page.get_by_label(WHY)).to_have_value("Sama pula."), "what only this tab has isn't taken away"
    page.evaluate("() => { Storage.prototype.setItem = able; }")
    page.get_by_label("Mikä meillä on samoin?").fill("Työ")
    expect(told).to_contain_text("säilyy vain tässä selaimessa")
    reload(page)
    expect(page.get_by_label(WHY)).to_have_value("Sama pula.")
    expect(page.get_by_label(WHO)).to_have_value("Koko tiimi")


@pytest.mark.parametrize(
    "spoilt", ["{", "null", "[1]", '"x"', '{"miksi-meilla": 1, "mukana": "Me"}', '{"__proto__": "x"}']
)
def test_whatever_is_found_in_the_browser_the_kit_opens(page: Page, spoilt: str) -> None:
    page.evaluate("([key, spoilt]) => localStorage.setItem(key, spoilt)", [KEPT, spoilt])
    reload(page)
    expect(page.get_by_label(WHY)).to_have_value("")
    page.get_by_label(WHY).fill("Sama pula.")
    reload(page)
    expect(page.get_by_label(WHY)).to_have_value("Sama pula.")
    expect(page.get_by_label(WHO)).to_have_value("Me" if "Me" in spoilt else "")


def test_all_is_cleared_only_when_the_reader_is_sure_in_every_tab(page: Page) -> None:
    page.get_by_label(WHY).fill("Sama pula.")
    tab = another_tab(page)
    answers = iter([False, True])
    page.on("dialog", lambda dialog: dialog.accept() if next(answers) else dialog.dismiss())
    page.get_by_role("button", name="Tyhjennä kaikki").click()
    expect(page.get_by_label(WHY)).to_have_value("Sama pula.")
    page.get_by_role("button", name="Tyhjennä kaikki").click()
    for one in (page, tab):
        expect(one.get_by_label(WHY)).to_have_value("")
    assert page.evaluate("localStorage.length") == 0


def invitation(page: Page) -> str:
    page.get_by_role("button", name="Kopioi kutsu").click()
    expect(page.get_by_text("Teksti on nyt leikepöydällä.")).to_be_visible()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_invitation_is_made_of_the_answers(page: Page) -> None:
    opening = "Hei!\n\nLuin, mitä muualla on tehty: Tiimi suunnittelee vuoronsa itse (Askola, 2019). "
    bare = invitation(page)
    assert bare.startswith(
        opening + "https://tekojentori.example/teot/tiimi/\n\nKokeillaanko samaa meillä?\n\nTuletko mukaan?"
    )
    assert bare.endswith("jos jokin epäilyttää."), "no sentence asks for what is still missing"
    page.get_by_label("Mitä se olisi meillä?").fill("Vuorot itse.")
    page.get_by_label(WHO).fill("Koko tiimi")
    page.get_by_label("Milloin ja missä puhutte tästä?").fill("ma 11.1. klo 13")
    page.get_by_label("Kuka kutsuu?").fill("Anni")
    page.get_by_label("Kokeilu alkaa").fill("2027-01-18")
    expect(page.locator(".kit__letter")).to_contain_text("Terveisin Anni")
    assert invitation(page).split("\n\n")[3:] == [
        "Meillä se olisi: Vuorot itse.",
        "Mukaan tarvitaan: Koko tiimi",
        "Puhutaan tästä: ma 11.1. klo 13",
        "Kokeilu: 18.1.2027 – 1.3.2027. Sen jälkeen päätämme yhdessä, jatkammeko.",
        "Tuletko mukaan? Kerro myös, jos jokin epäilyttää.",
        "Terveisin Anni",
    ]
    page.get_by_label("Kuka kutsuu?").fill("")
    assert "Terveisin" not in invitation(page)


def test_the_whole_kit_is_copied_with_what_is_answered_and_no_empty_question(page: Page) -> None:
    page.get_by_label(WHO).fill("<b>Koko tiimi</b> & muut")
    page.get_by_label("Viikko 2").fill("Palaveri")
    page.get_by_text("Muistilista: Alku").click()
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Kopioi kaikki").click()
    expect(page.get_by_text("Teksti on nyt leikepöydällä.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Tiimi suunnittelee vuoronsa itse\n\n1. Puoli sivua esihenkilölle\n\nMITÄ\n\n")
    assert "KENELTÄ KYSYÄ\n\nMaija Malli, maija@askola.example\n" in copied
    assert (
        "2. Sopiiko tämä meille?\n\nKenen on oltava mukana?\n<b>Koko tiimi</b> & muut\n\n✓ Kysykää asiakkailta."
        in copied
    )
    assert "4. Suunnitelma kuudelle viikolle\n\nViikko 2\nPalaveri" in copied
    for empty in (WHY, "MEILLÄ", "Viikko 1", "MITÄ SITTEN?", "5. Kun kokeilu on ohi", "Kysykää toisiltanne."):
        assert empty not in copied


def test_whatever_is_written_is_shown_as_text(page: Page) -> None:
    page.get_by_label(WHO).fill('<b class="x">Koko tiimi</b> & muut')
    page.get_by_label("Kuka kutsuu?").fill("<img src=x>")
    expect(page.locator(".kit__letter")).to_contain_text('Mukaan tarvitaan: <b class="x">Koko tiimi</b> & muut')
    assert page.locator(".kit b, .kit img").count() == 0


def test_where_the_browser_copies_nothing_the_text_is_there_to_choose(page: Page) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.get_by_role("button", name="Kopioi kutsu").click()
    expect(page.get_by_text("Kopioi valittu teksti itse")).to_be_visible()
    assert page.evaluate("getSelection().toString()").startswith("Hei!")


def letter(page: Page, number: int) -> dict[str, list[str]]:
    address = page.get_by_role("link", name="Avaa sähköpostissa").nth(number).get_attribute("href")
    parts = urlsplit(address or "")
    assert (parts.scheme, parts.path) == ("mailto", "")
    assert len(address or "") <= 1800
    return parse_qs(parts.query)


def test_half_the_page_and_the_invitation_are_sent_as_letters(page: Page) -> None:
    page.get_by_label(WHY).fill("Sama pula & työ?")
    for number in (0, 1):
        assert letter(page, number)["subject"] == ["Kokeillaanko tätä? Tiimi suunnittelee vuoronsa itse"]
        assert "Sama pula & työ?" in letter(page, number)["body"][0]
    assert letter(page, 1)["body"][0].startswith("Hei!\r\n\r\nLuin,")


def test_a_letter_too_long_for_mail_programs_is_told_of_and_never_cut(page: Page) -> None:
    opened: list[str] = []
    page.evaluate("addEventListener('click', (event) => (window.follows = !event.defaultPrevented))")
    page.on("request", lambda request: opened.append(request.url))
    mail = page.get_by_role("link", name="Avaa sähköpostissa").nth(1)
    room = 1800 - len(mail.get_attribute("href") or "") - len("%0D%0A%0D%0AMukaan%20tarvitaan%3A%20")
    page.get_by_label(WHO).fill("a" * room)
    assert len(mail.get_attribute("href") or "") == 1800
    page.get_by_label(WHO).fill("a" * (room + 1))
    assert "body" not in letter(page, 1)
    mail.click()
    expect(page.get_by_text("Teksti on niin pitkä")).to_be_visible()
    assert page.evaluate("follows") is False
    assert invitation(page).count("a" * (room + 1)) == 1


def test_the_boss_can_be_written_to_even_of_the_longest_of_our_deeds(real_site: Path, open_page: OpenPage) -> None:
    """Half a page is half a page in a mail program too."""
    page = open_page(real_site, "teot/hyvinkaa-koulut-kehittavat-yhdessa/kokeilkaa/")
    assert "body" in letter(page, 0)


# The plan and its end


def test_the_end_is_six_weeks_from_the_beginning_unless_the_reader_decides_otherwise(page: Page) -> None:
    begins, ends = page.get_by_label("Kokeilu alkaa"), page.get_by_label("Kokeilu loppuu")
    begins.fill("2027-01-18")
    expect(ends).to_have_value("2027-03-01")
    begins.fill("2027-12-01")
    expect(ends).to_have_value("2028-01-12")
    ends.fill("2027-12-20")
    begins.fill("2027-12-06")
    expect(ends).to_have_value("2027-12-20")
    ends.fill("")
    reload(page)
    expect(ends).to_have_value("")


@pytest.mark.parametrize(
    ("begins", "ends", "weeks"),
    [
        ("2027-01-18", "2027-03-01", ["18.–24.1.2027", "25.–31.1.2027", "1.–7.2.2027", "8.–14.2.2027", "15.–21.2.2027", "22.–28.2.2027"]),
        ("2027-12-27", "2028-01-03", ["27.12.2027 – 2.1.2028", "3.–9.1.2028", "", "", "", ""]),
        ("2027-01-27", "2027-01-27", ["27.1.–2.2.2027", "", "", "", "", ""]),
        ("2027-01-18", "", ["18.–24.1.2027", "25.–31.1.2027", "1.–7.2.2027", "8.–14.2.2027", "15.–21.2.2027", "22.–28.2.2027"]),
        ("", "2027-01-18", [""] * 6),
    ],
)  # fmt: skip
def test_each_week_has_its_days(page: Page, begins: str, ends: str, weeks: list[str]) -> None:
    page.get_by_label("Kokeilu alkaa").fill(begins)
    page.get_by_label("Kokeilu loppuu").fill(ends)
    labels = page.locator("label[for^=viikko-]").all_inner_texts()
    assert labels == [f"Viikko {number}{f': {days}' if days else ''}" for number, days in enumerate(weeks, 1)]


def test_an_end_before_the_beginning_is_told_of(page: Page) -> None:
    begins, ends = page.get_by_label("Kokeilu alkaa"), page.get_by_label("Kokeilu loppuu")
    begins.fill("2027-01-18")
    ends.fill("2027-01-18")
    expect(page.get_by_text("Loppu on ennen alkua.")).to_be_hidden()
    assert "Kokeilu: 18.1.2027 – 18.1.2027." in invitation(page)
    ends.fill("2027-01-17")
    expect(page.get_by_text("Loppu on ennen alkua.")).to_be_visible()
    assert "Kokeilu:" not in invitation(page), "nobody is invited to it"
    ends.fill("2020-01-17")
    expect(page.get_by_role("link", name="Kerro, miten kävi")).to_be_hidden()


@pytest.mark.parametrize(("days", "is_over"), [(-1, True), (0, False), (1, False)])
def test_whoever_comes_back_after_the_end_is_asked_how_it_went(page: Page, days: int, is_over: bool) -> None:
    asked = page.get_by_role("link", name="Kerro, miten kävi")
    expect(asked).to_be_hidden()
    page.get_by_label("Kokeilu loppuu").fill(str(date.today() + timedelta(days=days)))
    reload(page)
    expect(asked).to_be_visible(visible=is_over)


def test_it_becomes_an_adoption_or_a_deed_of_ones_own_that_knows_its_model(page: Page) -> None:
    page.get_by_role("link", name="Otimme tästä mallia").click()
    expect(page).to_have_url(re.compile("/teot/tiimi/#otimme-mallia$"))
    expect(page.get_by_role("link", name="Otimme tästä mallia")).to_be_in_viewport()
    page.go_back()
    expect(page.get_by_text("Myös kokeilusta, joka ei toiminut, on apua")).to_be_visible()
    page.get_by_role("link", name="Kerro oma teko").click()
    expect(page.get_by_text("Otitte mallia teosta Tiimi suunnittelee vuoronsa itse.")).to_be_visible()


# On paper, without scripts, and with late ones


def test_without_scripts_it_is_a_page_to_write_on_with_a_pen(tried: Path, open_page: OpenPage) -> None:
    page = open_page(tried, KIT, java_script_enabled=False)
    expect(page.get_by_text("Tulosta sivu ja täytä se kynällä.")).to_be_visible()
    expect(page.get_by_text("säilyy vain tässä selaimessa")).to_be_hidden()
    assert page.locator("main").get_by_role("button").count() == 0
    page.get_by_label(WHY).fill("Näppäillen.")
    page.emulate_media(media="print")
    expect(page.locator(".kit__paper i:visible")).to_have_count(31)
    expect(page.get_by_label(WHY)).to_be_visible()
    expect(page.get_by_label(WHO)).to_be_hidden()


LINES = "#miksi-meilla ~ .kit__paper i"


def test_on_paper_answers_stand_in_full_and_lines_wait_for_the_rest(page: Page) -> None:
    long = "\n".join(f"Rivi {number}" for number in range(40))
    page.get_by_label(WHO).fill(long)
    page.get_by_label("Kokeilu alkaa").fill("2027-01-18")
    page.emulate_media(media="print")
    expect(page.get_by_text("Rivi 39", exact=False).first).to_be_visible()
    expect(page.get_by_text("18.1.2027", exact=True).first).to_be_visible()
    expect(page.locator(f"{LINES}:visible")).to_have_count(2)
    for screen in (
        "textarea:visible",
        "input:visible",
        "main button:visible",
        "main .button:visible",
        "main nav:visible",
    ):
        expect(page.locator(screen)).to_have_count(0)
    expect(page.get_by_text("https://tekojentori.example/teot/tiimi/", exact=True).first).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_label(WHO).fill("")
    page.get_by_label(WHY).fill("x")
    page.get_by_label(WHY).fill("")
    page.emulate_media(media="print")
    expect(page.get_by_text("Rivi 39")).to_have_count(0)
    expect(page.locator(f"{LINES}:visible")).to_have_count(2), "they come back"
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 3


def test_a_checklist_is_on_paper_if_it_is_open(page: Page) -> None:
    page.get_by_text("Muistilista: Alku").click()
    page.emulate_media(media="print")
    expect(page.get_by_text("Kysykää asiakkailta.")).to_be_visible()
    expect(page.get_by_text("Muistilista: Loppu")).to_be_hidden()


def test_what_is_written_before_the_script_stays_beside_what_was_kept(tried: Path, open_early: OpenEarly) -> None:
    kept = '{"miksi-meilla": "Ennen.", "mukana": "Kaikki", "alku": "2027-01-18", "loppu": "2027-03-01"}'
    early = open_early(tried, KIT, kept={KEPT: kept})
    page = early.page
    page.get_by_label(WHY).fill("Nyt.")
    page.get_by_label("Kokeilu alkaa").fill("2027-02-01")
    early.scripts_come()
    for _ in range(2):
        expect(page.get_by_label(WHY)).to_have_value("Ennen.\nNyt.")
        expect(page.get_by_label(WHO)).to_have_value("Kaikki")
        expect(page.get_by_label("Kokeilu alkaa")).to_have_value("2027-02-01")
        expect(page.get_by_label("Kokeilu loppuu")).to_have_value("2027-03-15")
        reload(page)


@pytest.mark.parametrize(("width", "colours"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_when_all_is_open_and_told(page: Page, width: int, colours: str) -> None:
    for summary in page.locator("summary").all():
        summary.click()
    page.get_by_label(WHO).fill("a" * 3000)
    page.get_by_label("Kokeilu alkaa").fill("2027-01-18")
    page.get_by_label("Kokeilu loppuu").fill("2020-01-17")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.get_by_role("button", name="Kopioi kutsu").click()
    page.get_by_role("link", name="Avaa sähköpostissa").first.click()
    show_as(page, width, colours)
    assert axe_violations(page) == []
    show_as(page, 320, colours)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_place_to_write_and_to_press_is_reached_by_keyboard_in_order(page: Page) -> None:
    def reached() -> Iterator[str]:
        page.locator("#mita-meilla").focus()
        for _ in range(60):
            yield page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()")
            page.keyboard.press("Tab")

    order = list(dict.fromkeys(reached()))
    wanted = ["mita-meilla", "miksi-meilla", "vaatisi-meilta", "Kopioi puoli sivua", "Avaa sähköpostissa", "samaa", "toisin",
              "mukana", "estaisi", "kesto", "auttoi", "Muistilista: Alku", "tapaaminen", "kutsuja", "Kopioi kutsu", "alku",
              "loppu", "viikko-1", "viikko-6", "jatkamme", "muutamme", "lopetamme", "paattaa", "kavi", "Otimme tästä mallia",
              "Kerro oma teko", "Tulosta", "Kopioi kaikki", "Tyhjennä kaikki"]  # fmt: skip
    assert [one for one in order if one in wanted] == wanted
