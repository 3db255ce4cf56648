"""Telling that one took a deed as a model: three questions on a phone, and by each way a file of its own that passes."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from conftest import Folder, OpenPage, axe_violations
from direct import catalogue_of, pages_of, words
from tekojen_tori.content.adopting.adopts import How
from tekojen_tori.contributing.deed_file import content_file
from tekojen_tori.contributing.plain_words import as_markdown
from tekojen_tori.kinds.adoptions import publishing as adoptions
from tekojen_tori.kinds.adoptions.content import Adoption, AdoptionFields
from tekojen_tori.kinds.adoptions.contributing.issues import ADOPTION_ISSUES
from tekojen_tori.publishing.sending import Forge, Way
from tekojen_tori.reading.problems import errors
from test_issues import REGISTERS, body
from test_letters import EDITORS, deed_page, link, site_by
from test_telling import TYPED

FORM = "otettu-mallia/kerro/?malli=tiimi"
TEXT = 'Otimme käyttöön viikkolistan & kokeilimme: "#1" 🙂\n\n- yhdessä\n- erikseen'


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A folder with deeds to take as a model, and its site."""
    folder = Folder(tmp_path_factory.mktemp("model") / "content")
    folder.deed(title="Vuorot <suunniteltiin> yhdessä", date="2019-10", aliases="[vanha]")
    folder.deed("vuosia", title="Lista syntyi vuosien varrella", date="2018/2020")
    folder.built("--strict")
    return folder


@pytest.fixture
def form(model: Folder, open_page: OpenPage) -> Page:
    return opened(model, open_page)


def opened(model: Folder, open_page: OpenPage, address: str = FORM, **options: Any) -> Page:
    page = open_page(model.root / "site", address, width=390, **options)
    page.locator("form.tell").wait_for()
    return page


def answer(page: Page, who: str = "Kemi", how: str = "sovelsi", text: str = TEXT) -> None:
    page.fill("[name=who]", who)
    page.keyboard.press("Escape")
    page.check(f"[name=how][value={how}]")
    page.fill("[name=text]", text)


def href(page: Page, way: str) -> str:
    return page.locator(f"[data-way={way}] [data-link]").get_attribute("href") or ""


def sent(page: Page, way: str) -> tuple[str, str]:
    """The name and the text of the file that arrives by a way."""
    address = urlsplit(href(page, way))
    asked = {key: value[0] for key, value in parse_qs(address.query.replace("+", "%20")).items()}
    if way == "email":
        assert address.path == "toimitus@tekojentori.example"
        letter = unquote(asked["body"]).replace("\r\n", "\n")
        name = re.search(r"^Tiedoston nimi: (.+)$", letter, re.MULTILINE)
        assert name and "kansioon adoptions" in letter
        return f"adoptions/{name[1]}", letter[letter.index("---\n") :]
    if way == "forge":
        return asked["filename"], asked["value"]
    told = {key: value for key, value in asked.items() if key != "template"}
    assert asked["template"] == "otettu-mallia.yml"
    answers = told | {"consent": "- [X] Lupa"}
    made = ADOPTION_ISSUES.made(body(ADOPTION_ISSUES.labels, **answers), REGISTERS)
    assert made.wrong == ()
    return f"adoptions/{made.stem}-1.md", made.text


@pytest.mark.parametrize("way", ["email", "forge", "issue"])
def test_what_is_answered_arrives_by_each_way_as_a_file_that_passes(
    model: Folder, form: Page, folder: Folder, way: str
) -> None:
    answer(form, who="esbo")
    form.select_option("[name='date.month']", "03")
    form.fill("[name='date.year']", "2021")
    form.locator(".tell__more summary").click()
    form.fill("[name=url]", "https://espoo.example/?a=1&b=2#c")
    form.fill("[name='contact.name']", "Kotihoito: tiimi #2")
    form.fill("[name='contact.email']", "koti@espoo.example")
    name, text = sent(form, way)
    folder.write("deeds/tiimi.md", (model.root / "deeds/tiimi.md").read_bytes())
    folder.write(name, text)
    assert folder.read().problems == ()
    (read,) = catalogue_of(folder).of(Adoption)
    assert (read.model, read.name, read.date and read.date.iso(), read.how) == (
        "tiimi",
        "Espoo",
        "2021-03",
        How.APPLIED,
    )
    assert read.contact and (read.contact.name, read.contact.email) == ("Kotihoito: tiimi #2", "koti@espoo.example")
    assert read.url == "https://espoo.example/?a=1&b=2#c"
    assert "viikkolistan & kokeilimme" in read.text and "- yhdessä" in read.text


@pytest.mark.parametrize("way", ["email", "forge"])
def test_two_of_one_deed_at_the_same_time_are_two_files(
    model: Folder, open_page: OpenPage, folder: Folder, way: str
) -> None:
    folder.write("deeds/tiimi.md", (model.root / "deeds/tiimi.md").read_bytes())
    names = set()
    for who in ("Työpaikka", "Työpaikka", "Kemi"):
        page = opened(model, open_page)
        answer(page, who=who)
        name, text = sent(page, way)
        names.add(name)
        if who != "Kemi" or len(names) == 3:
            folder.write(name, text)
    assert len(names) == 3, "by the same name too"
    assert {one.code for one in errors(folder.read().problems)} == {"duplicate-adoption"}, "which is for the editors"


def test_it_is_answered_by_keyboard_alone_from_the_deeds_page(model: Folder, open_page: OpenPage) -> None:
    page = open_page(model.root / "site", "teot/tiimi/", width=390)
    page.get_by_role("link", name="Otimme tästä mallia").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/otettu-mallia/kerro/**")
    page.locator("form.tell").wait_for()
    expect(page.locator(".tell__model")).to_have_text("Mallina oli Vuorot <suunniteltiin> yhdessä.")
    page.locator("[name=who]").focus()
    keys = page.keyboard
    keys.type("kem")
    expect(page.locator(".names-offered li").first).to_be_visible()
    keys.press("ArrowDown")
    keys.press("Enter")
    for _ in range(3):
        keys.press("Tab")
    keys.press("ArrowDown")
    expect(page.locator("[name=how]:checked")).to_have_count(1)
    keys.press("Tab")
    keys.type("Kokeilimme.")
    for _ in range(4):
        keys.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-way=email] [data-link]')"):
            break
    else:
        raise AssertionError("the way is short")
    assert "Kokeilimme." in sent(page, "email")[1]


def test_nothing_leaves_before_it_is_answered_and_what_is_missing_is_told_at_its_place(form: Page) -> None:
    email = form.locator("[data-way=email] [data-link]")
    form.evaluate("addEventListener('click', (event) => (window.isLeaving = !event.defaultPrevented))")
    email.click()
    assert form.evaluate("window.isLeaving") is False
    told = [text for text in form.locator(".ask__problem").all_inner_texts() if text]
    assert told == [
        "Kirjoita, kuka otti mallia.",
        "Valitse, miten otitte mallia.",
        "Kerro virkkeellä, mitä teitte tai muutitte.",
    ]
    expect(form.locator("[name=who]")).to_be_focused()
    expect(form.locator(".tell__status")).to_have_text("3 kohtaa kaipaa vielä vastausta.")
    expect(form).to_have_title("Virhe: Otimme tästä mallia – Tekojen tori")
    assert form.locator(".tell__wrong li").all_inner_texts() == told
    assert axe_violations(form) == []
    form.locator(".tell__wrong button").nth(1).click()
    expect(form.locator("[name=how]").first).to_be_focused()
    answer(form)
    assert [text for text in form.locator(".ask__problem").all_inner_texts() if text] == []


@pytest.mark.parametrize(
    ("who", "year", "month", "told"),
    [
        ("askola", "2020", "", "Tämän teon on tehnyt Askola itse."),
        ("Kemi", "2018", "", "Teko tehtiin myöhemmin kuin tämä."),
        ("Kemi", "2019", "09", "Teko tehtiin myöhemmin kuin tämä."),
        ("Kemi", "2019", "", None),
        ("Kemi", "2019", "10", None),
        ("Kemi", "2099", "", "Ajankohta ”2099” on tulevaisuudessa."),
        ("Kemi", "2018-2019", "", None),
        ("Kemi", "2019-2020", "", None),
        ("Kemi", "kesä 2019", "", "Teko tehtiin myöhemmin kuin tämä."),
        ("Kemi", "syksy 2019", "", None),
        ("Kemi", "viime", "", "Päivämäärää ”viime” ei ymmärretä."),
        ("x" * 121, "2020", "", "Mallin ottajan nimi on liian pitkä"),
    ],
)
def test_what_the_checker_would_refuse_is_told_at_once(
    form: Page, who: str, year: str, month: str, told: str | None
) -> None:
    shown = told_of(form, who, year, month)
    assert len(shown) == (1 if told else 0)
    assert not told or shown[0].startswith(told)


@pytest.mark.parametrize(
    ("year", "month", "told"),
    [
        ("2017", "12", ["Teko tehtiin myöhemmin kuin tämä. Tarkista ajankohta."]),
        ("2018", "", []),
        ("2018", "01", []),
        ("2018", "12", []),
        ("2019", "03", []),
    ],
)
def test_what_was_done_over_years_may_be_taken_from_its_first_month_on(
    model: Folder, open_page: OpenPage, year: str, month: str, told: list[str]
) -> None:
    form = opened(model, open_page, FORM.replace("tiimi", "vuosia"))
    assert told_of(form, "Kemi", year, month) == told


def told_of(form: Page, who: str, year: str, month: str) -> list[str]:
    """What the form tells of its answers when they are about to leave."""
    answer(form, who=who)
    form.fill("[name='date.year']", year)
    form.select_option("[name='date.month']", month)
    form.locator(".tell__file summary").click()
    form.get_by_role("button", name="Kopioi teksti").last.click()
    return [text for text in form.locator(".ask__problem").all_inner_texts() if text]


def test_a_model_of_several_years_may_be_taken_in_the_first(folder: Folder, open_page: OpenPage) -> None:
    folder.deed(date="2018/2019")
    page = open_page(folder.built(), FORM, width=390)
    for date, is_early in (("3/2018", False), ("2017-2018", False), ("12/2017", True)):
        answer(page)
        page.fill("[name='date.year']", date)
        page.locator(".tell__file").evaluate("(file) => { file.open = true; }")
        page.get_by_role("button", name="Kopioi teksti").last.click()
        assert any(page.locator(".ask__problem").all_inner_texts()) is is_early, date


def test_an_address_that_is_none_is_told_with_what_one_looks_like(form: Page) -> None:
    answer(form)
    form.locator(".tell__more summary").click()
    form.fill("[name=url]", "www.kemi.fi")
    form.fill("[name='contact.name']", "Maija")
    form.fill("[name='contact.email']", "maija")
    form.locator(".tell__file summary").click()
    form.get_by_role("button", name="Kopioi teksti").last.click()
    assert [text for text in form.locator(".ask__problem").all_inner_texts() if text] == [
        "”www.kemi.fi” ei ole verkko-osoite. Verkko-osoite alkaa https:// eikä siinä ole välilyöntejä.",
        "”maija” ei ole sähköpostiosoite. Sähköpostiosoite on muotoa etunimi.sukunimi@kunta.fi.",
    ]


def test_nothing_is_kept_in_the_browser(form: Page) -> None:
    answer(form)
    form.evaluate("document.querySelector('[data-way=email] [data-link]').removeAttribute('href')")
    form.locator("[data-way=email] [data-link]").dispatch_event("click")
    assert form.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert "sovelsi" not in form.url


def test_a_text_too_long_for_an_address_is_never_cut(form: Page) -> None:
    answer(form, text="Kokeilimme tiimeissä. " * 900)
    assert "kopioimasi" in unquote(href(form, "email")) and "value=" not in href(form, "forge")
    assert "text=" not in href(form, "issue") and "tiimi" in href(form, "issue")
    form.locator(".tell__file summary").click()
    with form.expect_download() as saved:
        form.locator(".tell__file").get_by_role("button", name="Tallenna tiedosto").click()
    assert saved.value.path().read_text(encoding="utf-8") == form.input_value(".tell__text")
    assert f"adoptions/{saved.value.suggested_filename}" == form.locator(".tell__path").text_content()


def test_a_link_to_a_form_knows_its_model_though_the_deed_was_renamed(model: Folder, open_page: OpenPage) -> None:
    page = open_page(model.root / "site", FORM.replace("=tiimi", "=vanha"), width=390)
    answer(page)
    expect(page.locator("form .tell__model")).to_contain_text("Vuorot <suunniteltiin> yhdessä")
    assert "model: tiimi\n" in sent(page, "email")[1]
    page.goto(page.url.replace("otettu-mallia/kerro/", "ilmoita/"))
    expect(page.locator("form .tell__model")).to_contain_text("Vuorot <suunniteltiin> yhdessä")
    expect(page.locator("[name=adopted_from]")).to_have_value("tiimi")


@pytest.mark.parametrize("given", ["", "?malli=ei-ole", "?malli=..%2Ftiimi", "?malli=%3Cb%3E"])
def test_where_no_deed_is_known_one_is_asked_for(model: Folder, open_page: OpenPage, given: str) -> None:
    page = open_page(model.root / "site", "robots.txt", width=390)
    page.route("**/teot/ei-ole/", lambda route: route.fulfill(status=204))
    page.goto(page.url.replace("robots.txt", f"otettu-mallia/kerro/{given}"))
    expect(page.locator(".adopt__unknown")).to_be_visible()
    expect(page.locator("form.tell")).to_have_count(0)


def test_without_scripts_a_plain_link_begins_a_letter_and_the_form_says_how_else(
    model: Folder, open_page: OpenPage
) -> None:
    page = open_page(model.root / "site", "teot/tiimi/", width=390, java_script_enabled=False)
    address = page.get_by_role("link", name="Otimme tästä mallia").get_attribute("href") or ""
    assert address.startswith("mailto:toimitus@tekojentori.example?subject=Otimme%20mallia")
    page.goto(page.url.replace("teot/tiimi/", FORM))
    expect(page.locator("form.tell")).to_be_hidden()
    note = page.locator(".page .note").first
    expect(note.get_by_role("link", name="toimitus@tekojentori.example")).to_be_visible()
    expect(note.get_by_role("link", name="täytä lomake")).to_have_attribute("href", re.compile("otettu-mallia.yml"))


def test_answers_stay_in_the_tab_over_reloading_and_nowhere_else(model: Folder, form: Page) -> None:
    answer(form)
    form.fill("[name='date.year']", "2021")
    form.reload()
    form.locator("form.tell").wait_for()
    expect(form.locator("[name=who]")).to_have_value("Kemi")
    expect(form.locator("[name=text]")).to_have_value(TEXT)
    expect(form.locator("[name='date.year']")).to_have_value("2021")
    expect(form.locator("[name=how][value=sovelsi]")).to_be_checked()
    assert "who: Kemi" in sent(form, "email")[1]
    other = form.context.new_page()
    other.goto(form.url)
    other.locator("form.tell").wait_for()
    expect(other.locator("[name=who]")).to_have_value("")
    expect(other.locator("[name=text]")).to_have_value("")
    form.goto(form.url)
    form.locator("form.tell").wait_for()
    expect(form.locator("[name=who]")).to_have_value("")


def test_a_form_that_cannot_open_says_so_and_where_to_write(model: Folder, open_page: OpenPage) -> None:
    page = open_page(model.root / "site", "robots.txt")
    page.route("**/adopting/form.json", lambda route: route.fulfill(status=204))
    page.goto(page.url.replace("robots.txt", FORM))
    expect(page.locator(".tell__failed")).to_be_visible()
    expect(page.locator(".tell__failed a")).to_have_text("toimitus@tekojentori.example")


FILES = """async (given) => {
  const load = (name) => import(new URL(`../../assets/tori/code/source/contributing/${name}.js`, location));
  const [{ contentText }, { asMarkdown }] = await Promise.all(["deed_file", "plain_words"].map(load));
  return given.map(([fields, text]) => contentText(fields, asMarkdown(text)));
}"""


@given(st.lists(st.tuples(TYPED, TYPED), min_size=30, max_size=30))
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_browser_writes_the_same_file(form: Page, given: list[tuple[str, str]]) -> None:
    fields = [{"model": "tiimi", "who": line, "how": "sovelsi", "contact": {"name": line}} for line, _ in given]
    asked = [[list(map(list, one.items())), text] for one, (_, text) in zip(fields, given, strict=True)]
    for one, (_, text), made in zip(fields, given, form.evaluate(FILES, asked), strict=True):
        assert made == content_file(AdoptionFields, one, as_markdown(text))


# Without a browser


def form_page(folder: Folder, *ways: Way, **sending: Any) -> str:
    return pages_of(adoptions.publish, catalogue_of(folder), site_by(folder, *ways, **sending))[
        "otettu-mallia/kerro/"
    ].body


def ways_in(page: str) -> Iterator[str]:
    return (found[1] for found in re.finditer(r'data-way="([a-z]+)"', page))


def test_email_is_the_first_way_whatever_is_first_for_deeds(folder: Folder) -> None:
    folder.deed()
    page = form_page(folder, Way.ISSUE, Way.EMAIL, Way.FORGE)
    assert [*ways_in(page)] == ["email"], "without a repository there are no others"
    assert words(page).index("luvan julkaista tekstin teon sivulla") < words(page).index("Avaa sähköposti")
    assert f"lähetä osoitteeseen {EDITORS}" in words(page)


def test_where_editors_have_no_address_the_link_leads_to_the_form(folder: Folder) -> None:
    folder.deed()
    page = deed_page(folder, site_by(folder, Way.FORGE, email=""))
    assert link(page, "Otimme tästä mallia") == "../../otettu-mallia/kerro/?malli=tiimi"
    assert "data-form" not in page
    assert "niin teidät merkitään tämän sivun tietoihin" in words(page)
    assert link(page, "kertokaa oma tekonne") == "../../ilmoita/?malli=tiimi"
    assert "osoitteeseen" not in words(form_page(folder, Way.FORGE, email="", forge=Forge.GITLAB))
