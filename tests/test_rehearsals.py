"""The main tasks as a new user does them on a phone, from what they see to what others see: counted, and not timed.

`pytest -s` prints what the keystroke-level model of `person.py` makes of the counts.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, expect

import building
from conftest import PROJECT, Folder
from direct import catalogue_of
from person import Person, Work
from receivers import PYTHON
from tekojen_tori.content.adopting.adopts import How
from tekojen_tori.contributing.receiving.run import receive_messages
from tekojen_tori.kinds.adoptions.content import Adoption
from tekojen_tori.kinds.adoptions.contributing.issues import ADOPTION_ISSUES
from tekojen_tori.reading.content_folder import ContentFolder
from test_cli import tori as command
from test_issues import REGISTERS, body
from test_posting import Tori, tori

WAYS = "post, email, forge, issue"
"""The order of mkdocs.yml, after the way that it leaves to those who have a receiver."""

SENTENCE = "Jaoimme vuorot viikkolistalla."


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> Iterator[Tori]:
    """A tori with one deed, whose forms go every way."""
    with tori(PYTHON, tmp_path_factory.mktemp("rehearsed"), serve, WAYS) as found:
        yield found


@pytest.fixture
def person(rehearsed: Tori, browser: Browser) -> Iterator[Person]:
    for path in rehearsed.receiver.folder.iterdir():
        path.unlink()
    person = Person.on(browser)
    yield person
    person.page.context.close()


@pytest.fixture
def home(rehearsed: Tori, serve: Callable[[Path], str]) -> str:
    return serve(rehearsed.site)


def tell(what: str, work: Work) -> None:
    print(f"\n{what}: {work}: {work.seconds:.0f} s, besides telling {work.besides_telling:.0f} s")


# Ways to send: what the person does on them, and what the editors get


def leave_by(person: Person, name: str, within: Locator | None = None) -> dict[str, str]:
    """Follows a link to another program, which isn't here: what it is told."""
    link = (within or person.page).get_by_role("link", name=name, exact=True).filter(visible=True)
    address = urlsplit(link.get_attribute("href") or "")
    person.page.evaluate("addEventListener('click', (event) => event.preventDefault())")
    person.presses(name, within)
    asked = parse_qs(address.query.replace("+", "%2B") if address.scheme == "mailto" else address.query)
    return {"to": unquote(address.path), **{key: values[0] for key, values in asked.items()}}


def by_post(person: Person, arrived: Path) -> bytes:
    person.presses("Lähetä toimitukselle")
    expect(person.page.locator("[data-way=post] .way__told")).to_contain_text("Viesti on perillä toimituksessa.")
    (path,) = arrived.glob("*.eml")
    return path.read_bytes()


def by_email(person: Person, arrived: Path) -> bytes:
    given = leave_by(person, "Avaa sähköposti")
    person.does_elsewhere("send")
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "maija@kunta.example", given["to"], given["subject"]
    mail.set_content(given["body"].replace("\r\n", "\n"))
    return bytes(mail)


def by_copying(person: Person, arrived: Path) -> bytes:
    """The mail program opens, but without the message, as some do: it is pasted there."""
    person.presses("Kopioi viesti")
    told = person.page.locator("[data-way=email] .way__told")
    expect(told).to_contain_text("Viesti on kopioitu.")
    person.reads_until(told)
    leave_by(person, "Avaa sähköposti")
    person.does_elsewhere("press long", "paste")
    person.does_elsewhere("send")
    return str(person.page.evaluate("navigator.clipboard.readText()")).encode()


def by_new_file(person: Person, arrived: Path) -> bytes:
    """Whoever sends to this project for the first time makes a copy of it first, by one press."""
    given = leave_by(person, "Avaa GitHub")
    person.does_elsewhere("fork this repository")
    person.does_elsewhere("commit changes", "propose changes")
    person.does_elsewhere("create pull request", "create pull request")
    name = given["filename"].rpartition("/")[2]
    return f"Tiedoston nimi: {name}\n\n{given['value']}".encode()


def of_issue(person: Person) -> str:
    given = leave_by(person, "Avaa lomake")
    person.does_elsewhere("consent")
    person.does_elsewhere("submit")
    answers = given | {"consent": "- [X] Lupa"}
    made = ADOPTION_ISSUES.made(body(ADOPTION_ISSUES.labels, **answers), REGISTERS)
    assert made.wrong == ()
    return made.text


RECEIVED = {"post": by_post, "e-mail": by_email, "copying": by_copying, "new file": by_new_file}


def receive(root: Path, raw: bytes) -> Path:
    """What an office does with it, and the change passes the check."""
    (receipt,) = receive_messages(iter([("viesti", raw)]), ContentFolder(root, PROJECT), date.today())
    assert receipt.path, receipt.notes
    assert command("check", "--content", root).exit_code == 0
    return receipt.path


# Taking a deed as a model


def tells_of_adoption(person: Person, home: str) -> None:
    person.has_read(f"{home}teot/tiimi/")
    person.presses("Otimme tästä mallia")
    person.arrives("Otimme tästä mallia")
    person.writes("Kunta tai työpaikka", "Kem")
    person.takes("Kemi")
    person.presses("Muokkasimme omaan työhömme")
    person.writes("Mitä teitte tai muutitte", SENTENCE, tells=True)


MORE = {"post": 0, "e-mail": 1, "copying": 4, "new file": 5, "issue form": 2}
"""How much must be pressed by each way besides its button: in the mail program (which is opened too) or on the forge."""


def test_an_adoption_is_on_its_way_in_under_a_minute_by_each_way(
    person: Person, home: str, rehearsed: Tori, tmp_path: Path
) -> None:
    tells_of_adoption(person, home)
    answered = person.reads_until(person.page.locator(".tell__status"))
    for number, (way, more) in enumerate(MORE.items()):
        person.is_back_at(answered)
        folder = Folder(tmp_path / str(number))
        folder.deed(title="Vuorot suunniteltiin yhdessä", date="2019-10")
        if way in RECEIVED:
            receive(folder.root, RECEIVED[way](person, rehearsed.receiver.folder))
        else:
            folder.write("adoptions/kemi-tiimi-1.md", of_issue(person))
        tell(f"adoption by {way}", person.work)
        (read,) = catalogue_of(folder).of(Adoption)
        assert (read.model, read.name, read.how, read.text.strip()) == ("tiimi", "Kemi", How.APPLIED, SENTENCE)
        own = 2 + 4  # to the questions and to send; two fields, a name that was offered, a choice
        assert (person.work.screens, person.work.presses) == (1, own + more)
        assert person.work.seconds < 60


# Trying a deed at home

ANSWERS = {
    "Mitä pitää vielä selvittää?": "Kuka täyttää listan kesällä?",
    "Mitä se olisi meillä?": "Tiimi jakaa vuorot itse viikkolistalla.",
    "Miksi se kannattaisi?": "Vuoroja vaihdetaan nyt joka päivä.",
    "Mitä se vaatisi meiltä?": "Tunnin viikossa ja esihenkilön luvan.",
    "Mikä meillä on samoin?": "Sama työ ja yhtä iso tiimi.",
    "Mikä meillä on toisin?": "Meillä on yövuoroja.",
    "Kenen on oltava mukana?": "Koko tiimi ja luottamusmies.",
    "Mikä voisi estää tämän?": "Loma-aika. Aloitamme syksyllä.",
    "Kuinka kauan kokeilemme?": "Kuusi viikkoa.",
    "Mistä näemme, että siitä oli apua?": "Laskemme vuorojen vaihdot ennen ja jälkeen.",
    "Milloin ja missä puhutte tästä?": "Maanantaina klo 13 kahvihuoneessa",
    "Kuka kutsuu?": "Anni",
    "Viikko 1": "Sovimme säännöt.",
    "Viikko 3": "Katsomme, mikä toimii.",
    "Viikko 6": "Laskemme vaihdot ja päätämme.",
    "Jatkamme, jos": "vaihtoja on vähemmän",
    "Muutamme jotain ja kokeilemme lisää, jos": "osa on tyytymättömiä",
    "Lopetamme, jos": "työt jäävät tekemättä",
    "Kuka päättää?": "Tiimi yhdessä",
}


def fills_kit(person: Person, home: str) -> None:
    person.has_read(f"{home}teot/tiimi/")
    person.presses("Kokeilkaa tätä")
    person.arrives("Kokeilkaa tätä")
    for label, answer in ANSWERS.items():
        if label == "Viikko 1":
            person.picks_day("Kokeilu alkaa", "2027-01-18")
        person.writes(label, answer, tells=True)


def test_a_kit_is_filled_in_on_one_screen_and_leaves_with_one_press(person: Person, home: str) -> None:
    fills_kit(person, home)
    person.page.evaluate("print = () => (window.isPrinted = true)")
    whole = person.page.locator(".kit__whole")
    person.presses("Kopioi kaikki", whole)
    tell("kit", person.work)
    assert (person.work.screens, person.work.presses) == (1, 1 + len(ANSWERS) + 3 + 1)
    copied = person.page.evaluate("navigator.clipboard.readText()")
    assert all(answer in copied for answer in ANSWERS.values())
    person.presses("Tulosta", whole)
    assert person.page.evaluate("isPrinted")
    given = leave_by(person, "Avaa sähköpostissa", person.page.locator("#kutsu").locator(".."))
    assert ANSWERS["Kuka kutsuu?"] in given["body"]


def test_who_comes_back_after_the_trial_is_led_to_the_questions_of_an_adoption(person: Person, home: str) -> None:
    person.page.goto(f"{home}teot/tiimi/kokeilkaa/")
    person.picks_day("Kokeilu loppuu", "2026-01-18")
    person.has_read(f"{home}teot/tiimi/kokeilkaa/")
    person.presses("Kerro, miten kävi")
    person.writes("Miten kävi?", SENTENCE, tells=True)
    person.presses("Otimme tästä mallia")
    person.presses("Otimme tästä mallia")
    person.arrives("Otimme tästä mallia")
    assert (person.work.screens, person.work.presses) == (1, 4)
    tell("from a kit to an adoption's questions", person.work)


# Telling a first deed

STORY = {
    "Lähtötilanne": "Ruokaa jäi paljon yli, eikä kukaan tiennyt paljonko.",
    "Mitä tehtiin": "Punnitsimme tähteet joka päivä ja kerroimme tuloksen asiakkaille.",
    "Mitä saatiin aikaan": "Hävikki pieneni, ja siitä alettiin puhua.",
}
TITLE = "Keittiö punnitsee tähteet joka päivä"


def tells_of_deed(person: Person, home: str) -> None:
    person.opens(f"{home}ilmoita/")
    person.writes("Otsikko", TITLE, tells=True)
    person.writes("Kunta tai organisaatio", "Kem")
    person.takes("Kemi")
    person.presses("Ruoka- ja siivouspalvelut")
    person.presses("Jatka tarinaan")
    person.arrives("Tarina")
    for label, answer in STORY.items():
        person.writes(label, answer, tells=True)
    person.presses("Asiakaslähtöisyys")
    person.presses("Jatka tarkistukseen")
    person.arrives("Tarkista ja lähetä")


def test_a_first_deed_goes_from_an_empty_form_to_a_published_page(
    person: Person, home: str, rehearsed: Tori, tmp_path: Path
) -> None:
    tells_of_deed(person, home)
    written = person.reads_until(person.page.get_by_role("heading", name="Lähetä", exact=True))
    for way in ("post", "e-mail"):
        person.is_back_at(written)
        raw = RECEIVED[way](person, rehearsed.receiver.folder)
        tell(f"deed by {way}", person.work)
        assert (person.work.screens, person.work.presses) == (3, 11 + MORE[way])
        office = tmp_path / way
        shutil.copytree(rehearsed.site.parent, office, ignore=shutil.ignore_patterns("site"))
        path = receive(office, raw)
        assert building.build(office / "mkdocs.yml").returncode == 0
        page = (office / "site" / "teot" / path.stem / "index.html").read_text(encoding="utf-8")
        assert all(sentence in page for sentence in (TITLE, *STORY.values()))
        assert 'href="../../kunnat/kemi/"' in page


NEW = ("Mistä tiedätte", "Kuinka moni, kuinka kauan, mitä maksoi?")
"""What is asked besides since readers missed it: none of it is demanded."""


def goes_on(person: Person, home: str, *presses: str) -> Work:
    """What it takes from the story's last answer to the next stage, if so much is pressed on the way."""
    person.opens(f"{home}ilmoita/")
    person.writes("Otsikko", TITLE, tells=True)
    person.writes("Kunta tai organisaatio", "Kemi")
    person.presses("Ruoka- ja siivouspalvelut")
    person.presses("Jatka tarinaan")
    person.writes("Mitä tehtiin", STORY["Mitä tehtiin"], tells=True)
    person.presses("Asiakaslähtöisyys")
    earlier = replace(person.work)
    for name in presses:
        if name == "without what is new":
            for group in NEW:
                person.page.get_by_role("group", name=group).evaluate("(one) => one.remove()")
        else:
            person.presses(name)
    person.presses("Jatka tarkistukseen")
    person.arrives("Tarkista ja lähetä")
    return person.work - earlier


def test_what_is_new_and_optional_takes_half_a_minute_at_most(person: Person, home: str) -> None:
    without = goes_on(person, home, "without what is new")
    for presses in ((), ("Kysyttiin",)):
        person.page.evaluate("localStorage.clear()")
        more = goes_on(person, home, *presses) - without
        tell(f"what is new, pressing {presses or 'nothing'}", more)
        assert (more.keys, more.presses) == (0, len(presses))
        assert 0 < more.seconds <= 30
