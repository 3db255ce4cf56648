"""Sending from the page itself: a form in a real browser reaches a real receiver, or nothing is lost and that is told."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

import building
from conftest import PROJECT, Folder, OpenPage, axe_violations
from direct import catalogue_of, files_of, pages_of, words
from receivers import JAVASCRIPT, PYTHON, Receiver, receiver
from tekojen_tori.content.adopting.adopts import How
from tekojen_tori.contributing.receiving.run import receive_messages
from tekojen_tori.data.server.headers import headers
from tekojen_tori.data.server.hosts import HOSTS
from tekojen_tori.kinds.adoptions import publishing as adoptions
from tekojen_tori.kinds.adoptions.content import Adoption
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.pages.telling import publishing as telling
from tekojen_tori.publishing.frame.policy import content_policy
from tekojen_tori.publishing.sending import Way, is_receiver
from tekojen_tori.publishing.suggesting import ways_to_suggest
from tekojen_tori.reading.content_folder import ContentFolder
from test_adopting import answer
from test_letters import site_by
from test_settings import write_settings
from test_telling import Writer

TELL = "ilmoita/"
ADOPT = "otettu-mallia/kerro/?malli=tiimi"
RECEIVER = "https://posti.example/laheta"


@dataclass
class Tori:
    """A tori whose forms are sent to a running receiver."""

    site: Path
    receiver: Receiver


@contextmanager
def tori(kind: str, root: Path, serve: Callable[[Path], str], ways: str = "post, email, forge") -> Iterator[Tori]:
    folder = Folder(root / "tori")
    folder.deed(title="Vuorot suunniteltiin yhdessä", date="2019-10")
    site = folder.root / "site"
    site.mkdir()
    origin = serve(site).rstrip("/")
    with receiver(kind, root / "saapuneet", origin) as found:
        write_settings(
            f"      sending: [{ways}]\n      post_address: {found.address}\n      editors_email: toimitus@tori.example",
            folder,
        )
        building.copy_empty_tori(folder.root)
        result = building.build(folder.root / "mkdocs.yml")
        assert result.returncode == 0, result.stderr
        yield Tori(site, found)


@pytest.fixture(scope="module")
def posting(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> Iterator[Tori]:
    with tori(PYTHON, tmp_path_factory.mktemp("posting"), serve) as found:
        yield found


@pytest.fixture
def page(posting: Tori, browser: Browser, serve: Callable[[Path], str]) -> Iterator[Page]:
    """The form of a deed at its last stage, in a browser that may complain: failures are what is tried."""
    for path in posting.receiver.folder.iterdir():
        path.unlink()
    context = browser.new_context()
    page = context.new_page()
    page.goto(serve(posting.site) + TELL)
    page.locator("form.tell").wait_for()
    fill(page)
    yield page
    context.close()


def fill(page: Page) -> None:
    writer = Writer(page)
    writer.first_stage()
    writer.second_stage()


def press(page: Page) -> None:
    page.get_by_role("button", name="Lähetä toimitukselle").click()


def told(page: Page) -> str:
    expect(page.locator("[data-way=post] .way__told")).not_to_be_empty()
    return page.locator("[data-way=post] .way__told").inner_text()


def received(found: Receiver, folder: Folder) -> list[tuple[Path, tuple[str, ...]]]:
    """What `tori receive` makes of all that has arrived: files that pass, and what it says of them."""
    folder.deed(title="Vuorot suunniteltiin yhdessä", date="2019-10")
    raw = [(path.name, path.read_bytes()) for path in found.folder.glob("*.eml")]
    raw += [(str(number), text.encode()) for number, (_, text) in enumerate(found.inbox()) if found.service]
    receipts = [*receive_messages(iter(raw), ContentFolder(folder.root, PROJECT), date.today())]
    assert [one.problems for one in receipts] == [()] * len(raw)
    return [(one.path, one.notes) for one in receipts if one.path]


# A deed


@pytest.mark.parametrize("kind", [PYTHON, JAVASCRIPT])
def test_a_deed_goes_from_an_empty_form_to_a_file_that_passes(
    kind: str, tmp_path: Path, serve: Callable[[Path], str], open_page: OpenPage, folder: Folder
) -> None:
    with tori(kind, tmp_path, serve) as found:
        page = open_page(found.site, TELL, width=390)
        page.locator("form.tell").wait_for()
        fill(page)
        assert page.locator("[data-way]").first.get_attribute("data-way") == "post"
        text = page.input_value(".tell__text")
        press(page)
        expect(page.locator("[data-way=post] .way__told")).to_contain_text("Viesti on perillä toimituksessa.")
        expect(page.locator("[data-way=post] .way__told")).to_contain_text("Sinun ei tarvitse tehdä muuta.")
        ((subject, _),) = found.receiver.inbox()
        assert subject == "Uusi teko: Keittiön työvuorot suunnitellaan yhdessä: näin (Espoo)"
        ((path, notes),) = received(found.receiver, folder)
        assert path.name == "espoo-keittion-tyovuorot-suunnitellaan-yhdessa-nain.md"
        assert (path.read_text(encoding="utf-8"), notes) == (text, ())


def test_the_draft_knows_that_it_arrived_until_it_is_changed(page: Page) -> None:
    press(page)
    told(page)
    page.reload()
    expect(page.locator(".tell__status")).to_contain_text("Lähetit tämän teon toimitukselle ")
    expect(page.locator(".tell__status")).to_contain_text(". Uusi teko alkaa kohdasta ”Aloita alusta”.")
    page.get_by_role("button", name="Takaisin").last.click()
    page.fill("[name=done]", "Tehtiin toisin.")
    page.wait_for_timeout(300)
    page.reload()
    expect(page.locator(".tell__status")).to_have_text("Jatkat siitä, mihin jäit.")


def test_what_has_arrived_is_sent_once_and_what_is_changed_again(page: Page, posting: Tori) -> None:
    press(page)
    told(page)
    button = page.locator("[data-do=post]")
    expect(button).to_have_text("Lähetetty")
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_be_focused()
    button.click(force=True)
    page.get_by_role("button", name="Takaisin").last.click()
    page.get_by_role("button", name="Jatka tarkistukseen").click()
    expect(button).to_have_text("Lähetetty")
    page.get_by_role("button", name="Takaisin").last.click()
    page.fill("[name=done]", "Tehtiin toisin.")
    page.get_by_role("button", name="Jatka tarkistukseen").click()
    expect(page.locator("[data-way=post] .way__told")).to_be_empty()
    press(page)
    expect(button).to_have_text("Lähetetty")
    assert [("toisin" in text) for _, text in posting.receiver.inbox()] == [False, True]


def test_a_text_too_long_for_an_address_goes_whole(page: Page, posting: Tori) -> None:
    page.get_by_role("button", name="Takaisin").last.click()
    page.fill("[name=done]", "Päätöksiä äänestettiin. " * 4000)
    page.get_by_role("button", name="Jatka tarkistukseen").click()
    press(page)
    assert "on perillä" in told(page)
    assert posting.receiver.inbox()[0][1].count("äänestettiin") == 4000


# When it doesn't arrive

FAILURES = {
    413: "teksti on liian pitkä",
    429: "liian monta viestiä. Yritä hetken kuluttua uudelleen",
    500: "vastaanotin ei toimi juuri nyt",
    502: "vastaanotin ei toimi juuri nyt",
    403: "vastaanotin ei toimi juuri nyt",
}


def stays(page: Page, why: str) -> None:
    """All is told plainly, kept, and can be sent otherwise or again."""
    said = told(page)
    assert why in said and "Viesti ei lähtenyt" in said
    assert "Mitään ei kadonnut: kirjoittamasi on yhä tällä sivulla." in said
    assert "Voit myös valita toisen tavan lähettää." in said
    expect(page.locator("[data-do=post]")).to_have_text("Lähetä toimitukselle")
    for way in ("email", "forge"):
        expect(page.locator(f"[data-way={way}] [data-link]")).to_be_visible()


@pytest.mark.parametrize("status", FAILURES)
def test_a_refusal_loses_nothing(page: Page, posting: Tori, status: int) -> None:
    text = page.input_value(".tell__text")
    answers = {"status": status, "headers": {"Access-Control-Allow-Origin": "*"}, "body": "Nginx said no"}
    page.route(posting.receiver.address, lambda route: route.fulfill(**answers))
    press(page)
    stays(page, FAILURES[status])
    assert posting.receiver.inbox() == []
    page.unroute(posting.receiver.address)
    page.reload()
    expect(page.locator(".tell__status")).to_have_text("Jatkat siitä, mihin jäit.")
    assert page.input_value(".tell__text") == text
    press(page)
    assert "on perillä" in told(page)
    assert len(posting.receiver.inbox()) == 1


def test_without_a_network_nothing_is_lost(page: Page, posting: Tori) -> None:
    page.context.set_offline(True)
    press(page)
    stays(page, "verkkoyhteyttä ei ole")
    page.context.set_offline(False)
    press(page)
    expect(page.locator("[data-do=post]")).to_have_text("Lähetetty")
    assert len(posting.receiver.inbox()) == 1


def test_a_receiver_that_is_not_there_loses_nothing(page: Page, posting: Tori) -> None:
    page.route(posting.receiver.address, lambda route: route.abort("connectionrefused"))
    press(page)
    stays(page, "vastaanottimeen ei saatu yhteyttä")


def test_an_answer_that_never_comes_is_not_taken_for_a_yes_or_a_no(page: Page, posting: Tori) -> None:
    waiting: list[Route] = []
    page.evaluate("AbortSignal.timeout = () => { const c = new AbortController(); window.late = c; return c.signal; }")
    page.route(posting.receiver.address, lambda route: waiting.append(route))
    press(page)
    expect(page.locator("[data-do=post]")).to_have_text("Lähetetään…")
    page.evaluate("late.abort(new DOMException('', 'TimeoutError'))")
    assert "emme tiedä, tuliko viesti perille. Voit lähettää sen uudelleen." in told(page)


def test_an_impatient_hand_sends_once(page: Page, posting: Tori) -> None:
    waiting: list[Route] = []
    page.route(posting.receiver.address, lambda route: waiting.append(route))
    press(page)
    expect(page.locator("[data-do=post]")).to_have_text("Lähetetään…")
    page.locator("[data-do=post]").click(force=True)
    page.locator("[data-do=post]").click(force=True)
    page.wait_for_timeout(100)
    assert len(waiting) == 1
    waiting[0].continue_()
    assert "on perillä" in told(page)


def test_a_program_that_fills_in_everything_is_refused(page: Page, posting: Tori) -> None:
    page.evaluate(
        "for (const one of document.querySelectorAll('.ways-to-send input')) one.value = 'https://halpa.example'"
    )
    press(page)
    stays(page, "vastaanotin ei toimi")
    assert posting.receiver.inbox() == []


def test_a_tori_with_no_other_way_offers_the_file(
    tmp_path: Path, serve: Callable[[Path], str], browser: Browser
) -> None:
    with tori(PYTHON, tmp_path, serve, ways="post") as found:
        page = browser.new_page()
        page.goto(serve(found.site) + TELL)
        page.locator("form.tell").wait_for()
        fill(page)
        page.context.set_offline(True)
        press(page)
        assert "Voit myös tallentaa tiedoston ja lähettää sen myöhemmin." in told(page)
        page.context.close()


# Taking a deed as a model


def test_an_adoption_is_sent_from_its_form_too(posting: Tori, open_page: OpenPage, folder: Folder) -> None:
    for path in posting.receiver.folder.iterdir():
        path.unlink()
    page = open_page(posting.site, ADOPT, width=390)
    page.locator("form.tell").wait_for()
    press(page)
    expect(page.locator(".tell__status")).to_contain_text("kohtaa kaipaa vielä vastausta")
    assert posting.receiver.inbox() == []
    answer(page, who="esbo")
    text = page.input_value(".tell__text")
    press(page)
    assert "on perillä" in told(page)
    ((path, _),) = received(posting.receiver, folder)
    assert path.parent.name == "adoptions" and path.read_text(encoding="utf-8") == text
    (read,) = catalogue_of(folder).of(Adoption)
    assert (read.model, read.name, read.how) == ("tiimi", "Espoo", How.APPLIED)


def test_two_adoptions_of_one_deed_sent_at_the_same_time_both_arrive(
    posting: Tori, open_page: OpenPage, folder: Folder
) -> None:
    for path in posting.receiver.folder.iterdir():
        path.unlink()
    held: list[Route] = []
    pages = [open_page(posting.site, ADOPT, width=390) for _ in range(2)]
    for page, who in zip(pages, ("Kemi", "Oulu"), strict=True):
        page.locator("form.tell").wait_for()
        answer(page, who=who)
        page.route(posting.receiver.address, lambda route: held.append(route))
        press(page)
        expect(page.locator("[data-do=post]")).to_have_text("Lähetetään…")
    assert len(held) == 2
    for route in held:
        route.continue_()
    for page in pages:
        assert "on perillä" in told(page)
    files = {path for path, _ in received(posting.receiver, folder)}
    assert len(files) == 2
    assert {one.name for one in catalogue_of(folder).of(Adoption)} == {"Kemi", "Oulu"}


# Nominating


def test_who_does_not_know_whom_to_ask_sends_the_invitation_to_the_editors(
    posting: Tori, open_page: OpenPage, folder: Folder
) -> None:
    for path in posting.receiver.folder.iterdir():
        path.unlink()
    page = open_page(posting.site, "ilmianna/", width=390)
    page.locator("form.nominate").wait_for()
    page.get_by_label("Mitä on tehty?").fill("Keittiö punnitsee tähteet")
    page.get_by_label("Kunta tai organisaatio").fill("Kemi")
    page.keyboard.press("Escape")
    page.get_by_label("Tekijän sähköposti").fill("keittio@kemi.example")
    page.get_by_role("button", name="Tee kutsu").click()
    assert axe_violations(page) == []
    press(page)
    assert "Toimitus etsii tekijän ja lähettää kutsun hänelle." in told(page)
    ((subject, text),) = posting.receiver.inbox()
    assert subject == "Ilmianto: Keittiö punnitsee tähteet"
    assert page.input_value("#kutsu") in text and "ilmoita/#otsikko=" in text
    assert "keittio@kemi.example" not in text, "it was asked for the nominator's own e-mail alone"
    ((_, raw),) = [(path.name, path.read_bytes()) for path in posting.receiver.folder.glob("*.eml")]
    (receipt,) = receive_messages(iter([("viesti", raw)]), ContentFolder(folder.root, PROJECT), date.today())
    assert receipt.path is None and "Tämä on ilmianto." in receipt.notes[0]


def test_an_invitation_that_does_not_arrive_is_still_there_to_be_copied(
    posting: Tori, browser: Browser, serve: Callable[[Path], str]
) -> None:
    page = browser.new_page()
    page.goto(f"{serve(posting.site)}ilmianna/")
    page.get_by_label("Mitä on tehty?").fill("Keittiö punnitsee tähteet")
    page.get_by_role("button", name="Tee kutsu").click()
    page.context.set_offline(True)
    press(page)
    assert "verkkoyhteyttä ei ole" in told(page) and "Voit myös kopioida kutsun." in told(page)
    page.context.close()


# Without scripts


def test_a_deed_is_told_without_scripts(posting: Tori, open_page: OpenPage, folder: Folder) -> None:
    for path in posting.receiver.folder.iterdir():
        path.unlink()
    page = open_page(posting.site, TELL, width=390, java_script_enabled=False)
    form = page.locator("form[method=post]")
    form.get_by_label("Otsikko").fill("Keittiön työvuorot: näin #1")
    form.get_by_label("Kunta tai organisaatio").fill("Esbo")
    form.get_by_label("Palveluala").select_option("ruoka- ja siivouspalvelut")
    form.get_by_label("Työajat ja työvuorot").check()
    form.get_by_label("Ergonomia").check()
    form.get_by_label("Ajankohta").fill("8/2019–5/2020")
    form.get_by_label("Mitä tehtiin").fill("Teimme *näin*:\n- mittasimme\n- kerroimme")
    form.get_by_label("Sähköposti").fill("keittio@espoo.example")
    form.get_by_label("Tekstin saa julkaista").check()
    form.get_by_role("button", name="Lähetä toimitukselle").click()
    expect(page.get_by_role("heading", name="Kiitos, viesti on perillä")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Toimitus lukee sen")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="Takaisin torille").click()
    expect(page.get_by_role("navigation").first).to_be_visible()
    ((path, notes),) = received(posting.receiver, folder)
    assert notes == ()
    (read,) = [one for one in catalogue_of(folder).of(Deed) if one.path.name == path.name]
    assert (read.title, read.done_by.name, read.date.iso()) == (
        "Keittiön työvuorot: näin #1",
        "Espoo",
        "2019-08/2020-05",
    )
    assert {one.name for one in read.theme} == {"ergonomia", "työajat ja työvuorot"}
    assert read.contact and read.contact.email == "keittio@espoo.example"
    assert "- mittasimme" in read.text


def test_an_adoption_is_told_without_scripts(posting: Tori, open_page: OpenPage, folder: Folder) -> None:
    for path in posting.receiver.folder.iterdir():
        path.unlink()
    page = open_page(posting.site, ADOPT, java_script_enabled=False)
    form = page.locator("form[method=post]")
    form.get_by_label("Teko, josta otitte mallia").fill("https://tori.example/teot/tiimi/")
    form.get_by_label("Kuka otti mallia").fill("Kemi")
    form.get_by_label("Milloin").fill("3/2021")
    form.locator("select").select_option(index=2)
    form.locator("textarea").fill("Otimme viikkolistan.")
    form.get_by_label("Tekstin saa julkaista").check()
    form.get_by_role("button", name="Lähetä toimitukselle").click()
    expect(page.get_by_role("heading", name="Kiitos, viesti on perillä")).to_be_visible()
    ((_, notes),) = received(posting.receiver, folder)
    (read,) = catalogue_of(folder).of(Adoption)
    assert (read.model, read.name, read.text.strip(), notes) == ("tiimi", "Kemi", "Otimme viikkolistan.", ())


def test_a_form_that_lacks_something_does_not_leave_without_scripts(posting: Tori, open_page: OpenPage) -> None:
    page = open_page(posting.site, TELL, java_script_enabled=False)
    page.get_by_role("button", name="Lähetä toimitukselle").click()
    assert page.url.endswith(TELL)


# How it looks and what the browser allows


@pytest.mark.parametrize(("width", "colours"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_before_and_after_sending(
    posting: Tori, open_page: OpenPage, width: int, colours: str
) -> None:
    page = open_page(posting.site, TELL, width=width, colours=colours)
    fill(page)
    assert axe_violations(page) == []
    press(page)
    told(page)
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page = open_page(posting.site, ADOPT, width=width, colours=colours)
    page.locator("form.tell").wait_for()
    assert axe_violations(page) == []


@pytest.mark.parametrize("address", [TELL, ADOPT])
def test_axe_finds_nothing_in_a_form_without_scripts(posting: Tori, open_page: OpenPage, address: str) -> None:
    """Drawn as it is without scripts, in a browser that has them for axe."""
    page = open_page(posting.site, address, java_script_enabled=False)
    html = page.locator("main").inner_html()
    page = open_page(posting.site, "saavutettavuus/")
    page.locator("main").evaluate("(main, html) => (main.innerHTML = html.replace(/<\\/?noscript>/g, ''))", html)
    assert axe_violations(page) == []


def test_the_trap_is_for_nobody_who_looks_listens_or_uses_keys(page: Page) -> None:
    trap = page.locator(".ways-to-send [data-trap]")
    assert trap.evaluate("(one) => one.closest('p').getBoundingClientRect().width") <= 1
    assert trap.get_attribute("tabindex") == "-1"
    assert "Jätä tämä tyhjäksi" not in page.locator(".ways-to-send").aria_snapshot()


SEND = """async ([address, field]) => {
  try { await fetch(address, { method: "POST", body: new URLSearchParams({ message: field }), mode: "no-cors" }); return "gone"; }
  catch { return "stopped"; }
}"""


def test_a_page_may_send_there_and_nowhere_else(page: Page, posting: Tori, serve: Callable[[Path], str]) -> None:
    assert page.evaluate(SEND, [posting.receiver.address, "Hei"]) == "gone"
    assert page.evaluate(SEND, [posting.receiver.address.replace("127.0.0.1", "localhost"), "Hei"]) == "stopped"
    assert page.evaluate(SEND, [serve(posting.site.parent), "Hei"]) == "stopped"
    assert [text for _, text in posting.receiver.inbox()] == ["Hei"]


# Without a browser


def form_pages(folder: Folder, *ways: Way, post: str = RECEIVER, **sending: str) -> tuple[str, str]:
    """The forms of a deed and of an adoption."""
    folder.deed()
    catalogue, site = catalogue_of(folder), site_by(folder, *ways, post=post, **sending)
    return (
        pages_of(telling.publish, catalogue, site)[TELL].body,
        pages_of(adoptions.publish, catalogue, site)["otettu-mallia/kerro/"].body,
    )


def test_each_form_has_each_way_once_and_those_without_an_account_come_first_for_a_model(folder: Folder) -> None:
    deed, adoption = form_pages(folder, Way.FORGE, Way.POST, Way.EMAIL)
    assert re.findall(r'data-way="([a-z]+)"', deed) == ["post", "email"], "without a repository there is no forge"
    assert re.findall(r'data-way="([a-z]+)"', adoption) == ["post", "email"]
    _, adoption = form_pages(folder, Way.EMAIL, Way.POST)
    assert re.findall(r'data-way="([a-z]+)"', adoption) == ["email", "post"], "as the settings have them"


def test_where_nobody_receives_there_is_no_such_form_and_pages_send_nothing(folder: Folder) -> None:
    for page in form_pages(folder, Way.EMAIL, post=""):
        assert 'method="post"' not in page and "data-trap" not in page
        assert "Lähetä toimitukselle" not in page


def test_the_form_without_scripts_asks_what_the_forges_form_asks(folder: Folder) -> None:
    for page in form_pages(folder, Way.POST):
        form = page[page.index("<noscript>") : page.index("</noscript>")]
        assert f'action="{RECEIVER}"' in form
        assert 'name="website"' in form
        assert len(re.findall(r'<(?:input|select|textarea) id="ilman-', form)) > 5
        assert "yksinkertainen muoto" in words(form)


@pytest.mark.parametrize("way", [Way.POST, Way.FORGE])
def test_where_there_is_no_other_way_none_is_promised(folder: Folder, way: Way) -> None:
    for page in form_pages(folder, way, email="", post=RECEIVER if way is Way.POST else ""):
        without_scripts = words(page[page.index("<noscript>") : page.index("</noscript>")])
        assert not re.search(r"<ul>\s*</ul>", page)
        assert "Voit kertoa" not in without_scripts
        assert ("yksinkertainen muoto" if way is Way.POST else "Tämä lomake tarvitsee JavaScriptin.") in without_scripts


def test_scripts_learn_where_to_send_from_the_page_of_names(folder: Folder) -> None:
    folder.deed()
    site = site_by(folder, Way.POST, post=f"{RECEIVER}?avain=1")
    form = files_of(telling.publish, catalogue_of(folder), site)["assets/tori/contributing/form.json"]
    assert f'"post":"{RECEIVER}?avain=1"'.encode() in form


def test_a_change_is_suggested_where_one_can_write_it(folder: Folder) -> None:
    folder.deed()
    (deed,) = catalogue_of(folder).of(Deed)
    ways = {ways: [one.where for one in ways_to_suggest(deed, site_by(folder, *ways))] for ways in (
        (Way.POST,), (Way.POST, Way.EMAIL), (Way.POST, Way.ISSUE), ())}  # fmt: skip
    assert [*ways.values()] == [["GitHubissa"], ["sähköpostilla"], ["GitHubissa"], ["GitHubissa"]]


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        (RECEIVER, True),
        ("https://posti.example", True),
        ("https://posti.example:8443/a/b?avain=1%2F2", True),
        ("http://localhost:8025/", True),
        ("http://127.0.0.1:8025/laheta", True),
        ("https://xn--posti-hra.example/", True),
        ("", False),
        ("http://posti.example/laheta", False),
        ("http://localhost.muu.example/", False),
        ("http://127.0.0.1.muu.example/", False),
        ("https://maija@posti.example/", False),
        ("https://posti.example/;script-src", False),
        ("https://posti.example/a,b", False),
        ("https://posti.example/ https://muu.example", False),
        ("https://posti.example/'unsafe-inline'", False),
        ('https://posti.example/"x', False),
        ("https://posti.example/$x", False),
        ("https://posti.example/%{x}", False),
        ("https://posti.example/#x", False),
        ("https://*.example/", False),
        ("https://pösti.example/", False),
        ("https://posti.example/\nx", False),
        ("https://", False),
        ("mailto:toimitus@posti.example", False),
        ("javascript:alert(1)", False),
        (f"https://posti.example/{'a' * 2000}", False),
    ],
)
def test_only_an_address_that_nobody_can_read_on_the_way_is_sent_to(address: str, is_one: bool) -> None:
    assert is_receiver(address) == is_one


def test_the_policy_names_the_receiver_for_forms_and_scripts_and_nothing_else() -> None:
    without, having = (
        dict(part.split(" ", 1) for part in content_policy(to).split("; ")) for to in ("", f"{RECEIVER}?a=1")
    )
    assert without["connect-src"] == without["form-action"] == "'self'"
    changed = {name: value for name, value in having.items() if without[name] != value}
    assert changed == {"connect-src": f"'self' {RECEIVER}", "form-action": f"'self' {RECEIVER}"}


@pytest.mark.parametrize("host", HOSTS)
def test_each_server_is_told_the_same_policy_as_the_pages(host: str) -> None:
    assert headers(RECEIVER)["Content-Security-Policy"] in HOSTS[host]("/", RECEIVER)
    assert RECEIVER not in HOSTS[host]("/", "")


def test_privacy_is_told_where_words_go_and_only_if_they_go_there(posting: Tori) -> None:
    said = words((posting.site / "tietosuoja/index.html").read_text(encoding="utf-8"))
    assert f"kirjoittamasi lähtee selaimestasi osoitteeseen {posting.receiver.address}, josta toimitus saa sen" in said
    for other in ("saavutettavuus", "tietoa"):
        assert posting.receiver.address not in words((posting.site / other / "index.html").read_text(encoding="utf-8"))
