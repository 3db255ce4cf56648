"""`tori receive`: what came by e-mail, as an attachment or on the clipboard becomes a checked file, or is refused clearly."""

import base64
import mailbox
import quopri
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import unquote

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import PROJECT, TODAY, Folder
from direct import catalogue_of, site_of
from tekojen_tori.cli import main
from tekojen_tori.commands import receiving
from tekojen_tori.content.adopting.adopts import How
from tekojen_tori.content.adopting.questions import QUESTIONS
from tekojen_tori.content.living.follows_up import State
from tekojen_tori.contributing.issues.forms import IssueForm, issue_forms
from tekojen_tori.contributing.receiving import messages, whole_files
from tekojen_tori.contributing.receiving.messages import UnreadableMessage, message_in, parted
from tekojen_tori.contributing.receiving.own_words import own_words, paragraphs_in
from tekojen_tori.contributing.receiving.run import Receipt, receive_messages
from tekojen_tori.kinds.adoptions.content import Adoption
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.kinds.deeds.taking_as_model import taking_as_model
from tekojen_tori.kinds.followups.content import FollowUp
from tekojen_tori.kinds.followups.contributing.answers import letter_of
from tekojen_tori.publishing.letters import letter
from tekojen_tori.publishing.sending import Sending
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import errors
from test_adoptions import adoption
from test_cli import tori
from test_statistics import a_deed

TITLE = "Tiimi suunnittelee vuoronsa itse"
HERE = "Kirjoita virke tähän alle:\n"
DEED = """\
---
title: "Palaverit kävellen: näin"
municipality: Kemi
sector: sosiaali- ja terveysala
theme: [itseohjautuvuus, työhyvinvointi]
date: 2026-03
---

## Mitä tehtiin

> Kävellään!

Käveltiin.
"""


def answer(reason: str = "", state: State = State.ENDED, name: str = "deeds/tiimi", title: str = TITLE) -> str:
    """The letter that a link of the desk's message begins, with a reason written where it is asked for."""
    _, parts = letter_of(name, title, state)
    body = letter("a@b.fi", "x", *parts).partition("&body=")[2]
    return unquote(body).replace("\r\n", "\n").replace(HERE, f"{HERE}\n{reason}\n", 1)


def mail(
    text: str, charset: str = "utf-8", cte: str | None = None, sent: str | None = "Tue, 10 Nov 2026 09:00:00 +0200"
) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = "Maija Malli <maija@kunta.example>"
    message["To"] = "toimitus@tori.example"
    message["Subject"] = "Vieläkö teko elää: Tiimi"
    if sent:
        message["Date"] = sent
    message.set_content(text, charset=charset, cte=cte)
    return message


def receive(folder: Folder, *raw: bytes | str) -> list[Receipt]:
    given = [(f"viesti {number}", one if isinstance(one, bytes) else one.encode()) for number, one in enumerate(raw, 1)]
    return list(receive_messages(iter(given), ContentFolder(folder.root, PROJECT), TODAY))


def told(folder: Folder, raw: bytes | str) -> tuple[str, str, str, str]:
    """What a message was received as: of what, when, which state, why. Nothing is wrong with it."""
    (receipt,) = receive(folder, raw)
    assert receipt.path, receipt.notes
    assert [one for one in receipt.problems if one.code != "no-reason"] == []
    one = next(one for one in catalogue_of(folder).of(FollowUp) if receipt.path.name == one.path.name)
    return one.of, one.date.iso(), one.state.value, one.text.strip()


def refused(folder: Folder, raw: bytes | str) -> str:
    """Why a message was not received; nothing is written."""
    before = sorted(folder.root.rglob("*"))
    (receipt,) = receive(folder, raw)
    assert receipt.path is None
    assert [one for one in sorted(folder.root.rglob("*")) if one not in before and one.is_file()] == []
    (why,) = receipt.notes
    return why


@pytest.fixture
def folder(folder: Folder) -> Folder:
    folder.deed(title=TITLE)
    return folder


# An answer

REASON = "Esihenkilö vaihtui, ja ”uusi” ei jatkanut – harmi."
GOOD = ("tiimi", "2026-11-10", "päättynyt", REASON)


@pytest.mark.parametrize(("charset", "cte"), [
    ("utf-8", "base64"), ("utf-8", "quoted-printable"), ("utf-8", "8bit"), ("windows-1252", "quoted-printable"),
    ("windows-1252", "8bit"),
])  # fmt: skip
def test_an_answer_is_read_in_any_charset_and_encoding(folder: Folder, charset: str, cte: str) -> None:
    assert told(folder, mail(answer(REASON), charset, cte).as_bytes()) == GOOD


@pytest.mark.parametrize(
    "named", ["", "iso-8859-1", "us-ascii", "utf-8", "x-unknown", "unicode_escape", "punycode", "zip"]
)
def test_a_charset_that_is_not_what_it_says_is_not_believed(folder: Folder, named: str) -> None:
    raw = answer(REASON).replace("\n", "\r\n").encode("windows-1252")
    content_type = f"Content-Type: text/plain; charset={named}\r\n" if named else ""
    head = f"From: a@b.fi\r\nDate: Tue, 10 Nov 2026 09:00:00 +0200\r\n{content_type}\r\n".encode()
    assert told(folder, head + raw) == GOOD


@pytest.mark.parametrize("state", State)
def test_three_links_are_enough_to_answer(folder: Folder, state: State) -> None:
    assert told(folder, mail(answer(state=state)).as_bytes()) == ("tiimi", "2026-11-10", state.value, "")


WAYS: dict[str, Callable[[str], str]] = {
    "as it was sent": lambda text: text,
    "quoted in an answer": lambda text: "".join(f"> {line}\n" for line in text.split("\n")),
    "quoted twice": lambda text: "".join(f"> > {line}\n" for line in text.split("\n")),
    "passed on": lambda text: f"Tässä.\n\n-----Alkuperäinen viesti-----\nLähettäjä: Maija\nAihe: Elää\n\n{text}",
    "passed on in English": lambda text: f"\nFrom: Maija <m@k.fi>\nSent: Tuesday\nTo: T\nSubject: S\n\n{text}",
    "with empty lines between all lines": lambda text: text.replace("\n", "\n\n"),
    "with spaces that do not break": lambda text: text.replace(" ", "\u00a0"),
    "with line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "with line ends of old Macs": lambda text: text.replace("\n", "\r"),
    "with a signature": lambda text: f"{text}\n--\nMaija Malli\n040 123 4567\n",
    "with marks of bold": lambda text: text.replace("Tila: päättynyt", "*Tila:* *päättynyt*").replace("Teko: ", "Teko : "),
    "without the greeting": lambda text: text.replace("Hei toimitus!\n", ""),
    "in small letters": lambda text: text.replace("Tila: päättynyt", "tila: paattynyt"),
    "with a name of a file": lambda text: text.replace("deeds/tiimi", "deeds/tiimi.md"),
    "by its slug": lambda text: text.replace("deeds/tiimi", "tiimi"),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_an_answer_is_read_however_it_came(folder: Folder, way: str) -> None:
    text = WAYS[way](answer(REASON))
    assert told(folder, text) == ("tiimi", str(TODAY), "päättynyt", REASON)
    for file in (folder.root / "followups").iterdir():
        file.unlink()
    if way != "with line ends of old Macs":
        assert told(folder, mail(text).as_bytes()) == GOOD


def test_the_bold_marks_of_a_state_are_no_part_of_it(folder: Folder) -> None:
    text = answer(REASON).replace("Tila: päättynyt", "Tila: *päättynyt*.")
    assert told(folder, text)[2] == "päättynyt"


def test_words_where_they_were_not_asked_for_are_told_to_the_editor(folder: Folder) -> None:
    (receipt,) = receive(folder, f"{answer(REASON)}\nSoittakaa minulle! Maija, 040 123\n")
    assert receipt.path and "Soittakaa" not in receipt.path.read_text(encoding="utf-8")
    (note,) = receipt.notes
    assert "Soittakaa minulle! Maija, 040 123" in note
    (clean,) = receive(folder, answer(REASON).replace("tiimi", "tiimi").replace("päättynyt", "muuttunut"))
    assert clean.path is None, "the same day"


def test_words_written_between_quoted_lines_are_told_and_not_lost(folder: Folder) -> None:
    quoted = "".join(f"> {line}\n" for line in answer().split("\n"))
    (receipt,) = receive(folder, quoted.replace(HERE, f"{HERE}Rahat loppuivat.\n"))
    assert receipt.path and "Rahat loppuivat." in receipt.notes[0]


def test_the_name_below_a_closing_is_not_published(folder: Folder) -> None:
    for closing in (
        "Terveisin", "Ystävällisin terveisin", "T. Maija Malli", "Lähetetty iPhonesta", "--", "Mvh Maija", "Yst.terv.",
        "Yst. terv. Maija", "Syysterveisin Maija", "Lämpimin kesäterveisin", "Ystävällisesti", "Terkuin", "M.v.h.", "Hälsningar",
    ):  # fmt: skip
        (receipt,) = receive(folder, answer(f"{REASON}\n\n{closing}\nMaija Malli"))
        assert receipt.path
        text = receipt.path.read_text(encoding="utf-8")
        assert REASON in text and "Maija" not in text, closing
        receipt.path.unlink()


def test_words_above_the_letter_are_the_reason_if_there_are_none_in_their_place(folder: Folder) -> None:
    assert told(folder, f"Rahat loppuivat.\n\nTerveisin Maija\n\n{answer()}")[3] == "Rahat loppuivat."


def test_a_reason_is_shown_as_it_was_written(folder: Folder) -> None:
    text = told(folder, answer("Ensimmäinen *rivi*\njatkuu <b>tässä</b>.\n\n\n\nToinen: [linkki](javascript:x)."))[3]
    assert text == ("Ensimmäinen \\*rivi\\* jatkuu \\<b\\>tässä\\</b\\>.\n\nToinen: \\[linkki\\](javascript:x).")


def test_an_address_in_a_reason_is_told_before_it_is_published(folder: Folder) -> None:
    (receipt,) = receive(folder, answer("Kysy maija@kunta.example."))
    assert receipt.path and any("sähköpostiosoite" in note for note in receipt.notes)


@pytest.mark.parametrize("number", ["040 123 4567", "+358401234567", "08-1234567", "p. 0400123456."])
def test_a_telephone_number_in_a_reason_is_told_before_it_is_published(folder: Folder, number: str) -> None:
    (receipt,) = receive(folder, answer(f"Rahat loppuivat.\n\nMaija Malli\n{number}"))
    assert receipt.path and any("puhelinnumero" in note for note in receipt.notes)
    (taking,) = receive(folder, taken(what=f"Soittakaa: {number}"))
    assert taking.path and any("puhelinnumero" in note for note in taking.notes)


@pytest.mark.parametrize(
    "text", ["Loppui 01.02.2024.", "Säästimme 100 000 000 euroa.", "Tunnus 2024-0012345.", "Vuosina 2019–2024"]
)
def test_other_numbers_are_no_telephone_numbers(folder: Folder, text: str) -> None:
    (receipt,) = receive(folder, answer(text))
    assert receipt.path and receipt.notes == ()


def test_an_adoption_is_answered_for_alike(folder: Folder) -> None:
    adoption(folder)
    assert told(folder, answer(REASON, name="adoptions/kemi"))[0] == "adoptions/kemi"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (answer().replace("deeds/tiimi", "deeds/timmi"), "Tarkoittiko vastaaja: "),
        (answer().replace("deeds/tiimi", "../../etc/passwd"), "ei ole torilla"),
        (answer().replace("Tila: päättynyt", "Tila: en tiedä"), "Tilaa ”en tiedä” ei ole."),
        (answer().replace("Tila: päättynyt", "Tila: päätynyt"), "Tarkoittiko vastaaja: päättynyt?"),
        (answer().replace("Tila: päättynyt", ""), "puuttuu rivi Tila:"),
        (answer().replace("Teko: deeds/tiimi", ""), "puuttuu rivi Teko:"),
        (f"{answer()}\n{answer(state=State.IN_USE)}", "monta vastausta"),
        (answer("x" * 5_001), "liian pitkä"),
        (answer("x " * 20_000), "liikaa tekstiä"),
        ("", "Viesti on tyhjä."),
        (" \n\u00a0\n", "Viesti on tyhjä."),
        ("Hei, onko tori vielä olemassa?", "Tunnetaan: teko, mallin ottaminen"),
        ("---\n", "Tunnetaan: "),
        ("---\ntitle: Ei lopu", "Tunnetaan: "),
        ("---\nfoo: bar\n---\nTeksti.", "ei tunnisteta"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, ".eml"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04rest", "Word"),
        (b"x" * 1_000_001, "liian pitkä"),
    ],
)
def test_what_cannot_be_received_is_refused_clearly(folder: Folder, text: str | bytes, why: str) -> None:
    assert why in refused(folder, text)


def test_the_same_answer_twice_is_received_once(folder: Folder) -> None:
    first, again, other = receive(folder, answer(REASON), answer(REASON), answer("Muu syy.", State.CHANGED))
    assert first.path and not again.path and not other.path
    assert "followups/2026-11-24-tiimi.md" in again.notes[0] and "päättynyt" in other.notes[0]


def test_answers_of_two_deeds_on_one_day_never_collide(folder: Folder) -> None:
    names = [f"{'x' * 90}-{end}" for end in "ab"]
    for name in names:
        folder.deed(name, title=name)
    found = receive(folder, *(answer(REASON, name=f"deeds/{name}", title=name) for name in names))
    assert len({one.path for one in found if one.path}) == 2
    assert {one.of for one in catalogue_of(folder).of(FollowUp)} == set(names)


# An answer in somebody's own words

QUESTION = f"""Hei!

Torilla (Tekojen tori) kerrotaan tästä teostanne. Vieläkö se elää?

{TITLE} (Askola, 2019)
https://tori.example/teot/tiimi/
"""


def freely(text: str, question: str = QUESTION, subject: str = f"Re: Vieläkö teko elää: {TITLE}") -> bytes:
    """A reply to the question itself, with the question quoted below."""
    quoted = "".join(f"> {line}\n" for line in question.split("\n"))
    message = mail(f"{text}\n\nToimitus kirjoitti 9.11.2026:\n{quoted}")
    message.replace_header("Subject", subject)
    return message.as_bytes()


IN_OWN_WORDS = {
    "Kyllä, edelleen käytössä!": State.IN_USE, "Hei!\n\nElää ja voi hyvin.\n\nTerveisin\nMaija": State.IN_USE,
    "Joo, jatkuu.": State.IN_USE, "Käytäntö on vakiintunut osaksi arkea.": State.IN_USE, "Fortfarande i bruk.": State.IN_USE,
    "Ei muutoksia, toimii yhä.": State.IN_USE, "Toiminta jatkuu entiseen tapaan.": State.IN_USE,
    "En ole enää siellä töissä, mutta se jatkuu yhä.": State.IN_USE,
    "On käytössä, mutta muuttunut: palaveri on nyt kerran kuussa.": State.CHANGED, "Tapaa on muokattu paljon.": State.CHANGED,
    "Muutimme sen toisenlaiseksi viime keväänä.": State.CHANGED,
    "Ei enää.": State.ENDED, "Ei ole enää käytössä.": State.ENDED, "Valitettavasti ei.": State.ENDED, "Ei elä enää.": State.ENDED,
    "Kokeilu päättyi 2021.": State.ENDED, "Toiminta loppui, kun esihenkilö vaihtui.": State.ENDED, "Siitä luovuttiin.": State.ENDED,
    "Se jäi pois käytöstä.": State.ENDED, "Poistettiin käytöstä 2023.": State.ENDED, "Tapa on jäänyt pois.": State.ENDED,
    "Kyllä, yhä käytössä. Kysyttekö ensi vuonna taas, vieläkö se elää, vai onko se loppunut?": State.IN_USE,
    "Ikävä kyllä tämä lopetettiin.": State.ENDED, "Ei jatku.": State.ENDED, "Det har avslutats.": State.ENDED,
}  # fmt: skip
NOT_SURE = [
    "Kiitos kysymästä!", "Palaan asiaan ensi viikolla.", "En tiedä, kysyn tiimiltä.", "Ehkä.", "Osittain käytössä.", "En ole enää töissä kunnassa, kysy Maijalta.", "Maija ei ole enää palveluksessamme.",
    "Tämä sähköpostiosoite ei ole enää käytössä.", "En hoida näitä enää.", "Jag jobbar inte längre här.",
    "Hän on yhä töissä.", "Onko lomake yhä käytössä?", "Kiitos! Kyllä vastaamme pian.", "Se päättyy ensi vuonna.",
    "Kokeilu loppuu keväällä.", "Hanke loppui mutta työtapa jäi elämään.", "Ei ole käytössä tällä hetkellä.",
    "Asia ei kuulu enää minulle.", "Valitettavasti en muista.",
    "Kokeilu päättyi, mutta tapa on yhä käytössä.", "Luultavasti jatkuu.", "Ei ole päättynyt.", "Maija on eläkkeellä.", "",
]  # fmt: skip


@pytest.mark.parametrize(("text", "state"), IN_OWN_WORDS.items())
def test_an_answer_in_own_words_is_received_if_it_is_certain(folder: Folder, text: str, state: State) -> None:
    of, when, read, why = told(folder, freely(text))
    assert (of, when, read) == ("tiimi", "2026-11-10", state.value)
    assert why == text.removeprefix("Hei!\n\n").partition("\n\nTerveisin")[0]


@pytest.mark.parametrize("text", NOT_SURE)
def test_an_answer_that_is_not_certain_is_asked_about_in_one_line(folder: Folder, text: str) -> None:
    why = refused(folder, freely(text))
    assert why == (
        "Vastauksesta ei selviä varmasti, mikä on tila. "
        "Kirjoita sen alkuun rivit Teko: tiimi ja Tila: käytössä, muuttunut tai päättynyt."
    )


def test_what_the_editor_is_told_to_add_is_enough(folder: Folder) -> None:
    assert told(folder, freely("Teko: tiimi\nTila: käytössä\n\nOsittain käytössä."))[:3] == (*GOOD[:2], "käytössä")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Kyllä, edelleen käytössä!\nTeko: tiimi", "Kyllä, edelleen käytössä!"),
        ("Teko: deeds/tiimi\n\nKyllä, edelleen käytössä!", "Kyllä, edelleen käytössä!"),
        ("Teko: edelleen käytössä.", "Teko: edelleen käytössä."),
    ],
)
def test_a_line_that_only_names_the_deed_is_not_published(folder: Folder, text: str, why: str) -> None:
    assert told(folder, freely(text)) == ("tiimi", "2026-11-10", "käytössä", why)


def test_the_editor_is_told_that_the_state_was_read_from_words(folder: Folder) -> None:
    (receipt,) = receive(folder, freely("Ei enää.\n\nTerveisin\nMaija Malli, 040 123 4567"))
    assert "tilaksi luettiin ”päättynyt”" in receipt.notes[0]
    assert "040 123 4567" in receipt.notes[1] and receipt.path and "040" not in receipt.path.read_text("utf-8")


NAMED = {
    "by the subject alone": freely("Elää.", ""),
    "by its address alone": freely("Elää.", QUESTION.replace(TITLE, "Teko"), "Vs: Vieläkö nämä 2 tekoa elävät?"),
    "by its title alone": freely("Elää.", QUESTION.replace("/teot/", "/"), "Vs: Vieläkö nämä 2 tekoa elävät?"),
    "by the link that was not pressed": freely("Elää.", "Vieläkö se elää?\nmailto:a@b.fi?body=Teko%3A%20deeds%2Ftiimi%0ATila", "Vs: Kysely"),
    "by the answer itself": freely("Tiimi suunnittelee vuoronsa itse:\nelää.", f"{QUESTION}Toinen teko (Kemi, 2019)\n/teot/toinen/"),
}  # fmt: skip


@pytest.mark.parametrize("way", NAMED)
def test_which_deed_an_answer_is_of_is_found(folder: Folder, way: str) -> None:
    folder.deed("toinen", title="Toinen teko")
    assert told(folder, NAMED[way])[0] == "tiimi"


def test_an_answer_that_may_be_of_several_deeds_is_asked_about(folder: Folder) -> None:
    folder.deed("toinen", title="Toinen teko")
    both = freely("Elävät.", f"{QUESTION}\nToinen teko (Kemi, 2019)\n", "Re: Vieläkö nämä 2 tekoa elävät?")
    assert refused(folder, both) == (
        "Vastauksesta ei selviä varmasti, mitä tekoa se koskee. Siinä kysyttiin näistä: tiimi, toinen. "
        "Kirjoita sen alkuun rivit Teko: tiedoston nimi ja Tila: käytössä."
    )


def test_of_two_deeds_of_one_title_neither_is_guessed(folder: Folder) -> None:
    folder.deed("toinen", title=TITLE, municipality="Kemi")
    assert "mitä tekoa se koskee" in refused(folder, freely("Elää.", "Vieläkö se elää?"))


ASKED = "".join(f"> {line}\n" for line in QUESTION.split("\n"))
WHO_WROTE = {
    "by Gmail": "pe 20. marrask. 2026 klo 9.12 Tekojen tori (toimitus@tori.example) kirjoitti:",
    "by Gmail, broken": "pe 20. marrask. 2026 klo 9.12 Tekojen tori <toimitus@tori.example>\nkirjoitti:",
    "by Gmail, broken twice": "pe 20. marrask. 2026 klo 9.12 Tekojen torin toimitus, Kunteko\n<toimitus@tori.example>\nkirjoitti:",
    "by Gmail in Swedish": "Den fre 20 nov. 2026 kl 09:12 skrev Tekojen tori <toimitus@tori.example>:",
    "by Gmail in English": "On Fri, Nov 20, 2026 at 9:12 AM Tekojen tori <toimitus@tori.example>\nwrote:",
    "by Thunderbird": "Tekojen tori kirjoitti 20.11.2026 klo 9.12:",
    "by Thunderbird in Swedish": "Den 2026-11-20 kl. 09:12, skrev Tekojen tori:",
    "by a telephone": "Toimitus <toimitus@tori.example> kirjoitti 20.11.2026 kello 9.12:",
}  # fmt: skip


def replied(text: str) -> bytes:
    """A reply with all of its text as it stands."""
    message = mail(text)
    message.replace_header("Subject", f"Re: Vieläkö teko elää: {TITLE}")
    return message.as_bytes()


@pytest.mark.parametrize("way", WHO_WROTE)
def test_what_a_program_says_of_who_wrote_is_nobodys_answer(folder: Folder, way: str) -> None:
    assert told(folder, replied(f"Elää yhä.\n\n{WHO_WROTE[way]}\n\n{ASKED}\n"))[3] == "Elää yhä."


@pytest.mark.parametrize("way", WHO_WROTE)
def test_an_answer_may_stand_below_what_it_quotes(folder: Folder, way: str) -> None:
    text = f"Hei toimitus!\n\n{WHO_WROTE[way]}\n\n{ASKED}\nElää yhä.\n\nTerveisin\nMaija\n"
    assert told(folder, replied(text))[2:] == ("käytössä", "Elää yhä.")


def test_what_stands_below_a_quote_is_not_added_to_an_answer_above_it(folder: Folder) -> None:
    text = f"Elää yhä.\n\n{WHO_WROTE['by Gmail']}\n\n{ASKED}\nTämä viesti on luottamuksellinen.\n"
    assert told(folder, replied(text))[3] == "Elää yhä."


def test_headers_of_others_in_bold_begin_what_is_quoted(folder: Folder) -> None:
    text = f"Elää yhä.\n\n*Lähettäjä:* Toimitus <t@tori.example>\n*Aihe:* Vieläkö teko elää\n\n{QUESTION}"
    assert told(folder, replied(text))[3] == "Elää yhä."


@pytest.mark.parametrize("below", ["", "<p>Elää yhä.</p>"])
def test_what_is_quoted_in_html_alone_is_no_answer(folder: Folder, below: str) -> None:
    asked = "".join(f"<p>{line}</p>" for line in QUESTION.split("\n"))
    message = mail("")
    message.clear_content()
    quoted = f'<blockquote type="cite"><div>{asked}</div><blockquote><p>Vanha.</p></blockquote></blockquote>'
    message.set_content(
        f"<html><body>{'' if below else '<p>Elää yhä.</p>'}{quoted}{below}</body></html>", subtype="html"
    )
    message.replace_header("Subject", f"Re: Vieläkö teko elää: {TITLE}")
    (receipt,) = receive(folder, message.as_bytes())
    assert receipt.path and receipt.path.read_text("utf-8").endswith("---\n\nElää yhä.\n"), receipt.notes
    assert len(receipt.notes) == 1


def test_an_automatic_answer_is_none(folder: Folder) -> None:
    subject = f"Automaattinen vastaus: Vieläkö teko elää: {TITLE}"
    assert "automaattinen vastaus" in refused(folder, freely("Olen lomalla. Sijainen on käytössä.", subject=subject))


@pytest.mark.parametrize(
    "header", ["Auto-Submitted: auto-replied", "X-Autoreply: yes", "Auto-Submitted:  AUTO-GENERATED (x)"]
)
def test_a_program_that_says_in_its_headers_that_it_answers_is_nobody(folder: Folder, header: str) -> None:
    away = freely("Olen lomalla. Kiireellisissä asioissa neuvonta toimii numerossa 08 123.")
    assert "automaattinen vastaus" in refused(folder, header.encode() + b"\r\n" + away)
    assert told(folder, b"Auto-Submitted: no\r\n" + freely("Elää."))[2] == "käytössä"


@pytest.mark.parametrize("subject", ["Undeliverable", "Delivery Status Notification (Failure)", "Toimitus epäonnistui"])
def test_a_question_that_did_not_arrive_is_not_waited_for(folder: Folder, subject: str) -> None:
    bounced = freely("550 5.1.1 User unknown", subject=f"{subject}: Vieläkö teko elää: {TITLE}")
    assert "tarkista osoite" in refused(folder, bounced)


def test_a_letter_that_was_not_asked_for_is_no_answer(folder: Folder) -> None:
    assert "Tunnetaan: " in refused(folder, freely("Teko elää.", TITLE, "Tiimi"))


@pytest.mark.parametrize(
    ("sent", "day"),
    [
        ("Tue, 10 Nov 2026 23:30:00 +0000", "2026-11-11"),
        ("Tue, 10 Nov 2026 23:30:00 +0200", "2026-11-10"),
        ("10 Nov 2026 10:00", "2026-11-10"),
        ("Tue, 10 Nov 2099 23:30:00 +0200", str(TODAY)),
        ("eilen", str(TODAY)),
        ("Tue, 99 Nov 2026 23:30:00 +0200", str(TODAY)),
        ("Fri, 31 Dec 9999 23:59:59 -1200", str(TODAY)),
        (None, str(TODAY)),
    ],
)
def test_it_was_asked_when_the_answer_was_sent_in_finland(folder: Folder, sent: str | None, day: str) -> None:
    raw = mail(answer(), sent=None).as_bytes()
    head = f"Date: {sent}\r\n".encode() if sent else b""
    assert told(folder, head + raw)[1] == day


# A message


def test_html_alone_is_read_and_beside_plain_text_left(folder: Folder) -> None:
    html = "<html><body><p>" + answer(REASON).replace("\n", "<br>") + "</p><style>x</style></body></html>"
    message = mail("")
    message.clear_content()
    message.set_content(html, subtype="html")
    assert told(folder, message.as_bytes()) == GOOD
    both = mail(answer(REASON))
    both.add_alternative("<p>Teko: deeds/muu</p><p>Tila: käytössä</p>", subtype="html")
    assert "Samasta on jo" in refused(folder, both.as_bytes())


def test_text_whose_lines_were_broken_on_the_way_is_whole_again() -> None:
    raw = b"From: a@b.fi\nDate: x\nContent-Type: text/plain; format=flowed\n\nPitka \nrivi.\n-- \nMaija\n"
    assert message_in(raw, "x").text == "Pitka rivi.\n-- \nMaija"


def test_attachments_are_read_if_they_are_texts_and_else_told_of(folder: Folder) -> None:
    message = mail("Liitteenä teko ja kuva.")
    message.add_attachment(DEED.encode(), maintype="application", subtype="octet-stream", filename="kemi-kavellen.md")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="kävely.png")
    (receipt,) = receive(folder, message.as_bytes())
    assert receipt.path == folder.root / "deeds/kemi-kavellen.md" and receipt.problems == ()
    assert receipt.path.read_text(encoding="utf-8") == DEED
    assert receipt.notes == ("Liitettä ”kävely.png” ei otettu mukaan.",)


def test_a_message_within_a_message_is_read(folder: Folder) -> None:
    outer = mail("Katso liite.")
    outer.add_attachment(mail(answer(REASON)))
    assert told(folder, outer.as_bytes()) == GOOD


def test_a_mailbox_is_read_message_by_message(folder: Folder, tmp_path: Path) -> None:
    folder.deed("toinen", title="Toinen")
    box = mailbox.mbox(tmp_path / "vastaukset.mbox")
    for name in ("tiimi", "toinen", "ei-ole"):
        box.add(mail(answer(REASON, name=f"deeds/{name}")))
    box.flush()
    assert len(parted((tmp_path / "vastaukset.mbox").read_bytes())) == 3
    result = tori("receive", tmp_path / "vastaukset.mbox", "--content", folder.root)
    assert result.exit_code == 1
    assert "vastaukset.mbox, viesti 3: ei otettu vastaan." in result.output
    assert "Vastaanotettiin 2/3 viestiä." in result.output.replace("\u00a0", " ")
    assert {one.of for one in catalogue_of(folder).of(FollowUp)} == {"tiimi", "toinen"}


HOSTILE: dict[str, bytes] = {
    "headers without end": b"From: a\nDate: b\nSubject: " + b"x" * 2_000_000,
    "a type of very many parts": b"From: a\nDate: b\nContent-Type: text/plain; " + b"a=b; " * 400_000 + b"\n\nHei",
    "a name in pieces": b"From: a\nDate: b\nContent-Disposition: attachment;" + b" filename*0=a;" * 100_000 + b"\n\nHei",
    "parts within parts": b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\nFrom: a\n\n--b%d\n" % (n, n) for n in range(2_000)
    ),
    "base64 of nothing": b"From: a\nDate: b\nContent-Transfer-Encoding: base64\n\n" + b"!" * 500_000,
    "an encoded subject of many words": b"From: a\nDate: b\nSubject: " + b"=?utf-8?q?=41?= " * 50_000 + b"\n\nHei",
    "raw bytes": b"From: a\nDate: b\nSubject: \xff\xfe\xe4\n\n\x00\x01\xff\xfe\xf6",
    "a charset of another language": b"From: a\nDate: b\nContent-Type: text/plain; charset*=utf-8'%ff'%ff\n\nHei",
    "a boundary of nothing": b"From: a\nDate: b\nContent-Type: multipart/mixed; boundary=\"\"\n\n----\n\nHei",
    "null characters": b"From: a\nDate: b\n\n" + b"\x00" * 100_000,
    "quotes of quotes": b"> " * 400_000,
    "lines that name": b"Teko: a\nTila: b\n" * 50_000,
    "our words again and again": "Teko ”".encode() * 100_000 + answer().encode(),
    "fences": b"---\ntitle: a\n" * 50_000,
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_message_is_refused_in_a_sentence(folder: Folder, kind: str) -> None:
    assert refused(folder, HOSTILE[kind]).endswith((".", "?"))


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"From: a\nDate: b\n", b"From x\nFrom: a\nTo: b\n", b"MIME-Version: 1.0\nFrom: a\n"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_comes_is_read_or_refused(raw: bytes, head: bytes) -> None:
    for one in parted(head + raw):
        try:
            text = message_in(one, "x").text
        except UnreadableMessage as why:
            assert str(why).endswith(".")
        else:
            text.encode("utf-8")


def test_a_message_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch, folder: Folder) -> None:
    monkeypatch.setattr(messages, "LARGEST_MESSAGE", 1_000_000)
    assert "liian suuri" in refused(folder, mail("x" * 1_000_000).as_bytes())
    monkeypatch.setattr(messages, "_LARGEST_TEXT", 10)
    assert message_in(mail("x" * 9).as_bytes(), "x").text.strip()


FILE = """---
title: Oma tapa suunnitella vuorot
municipality: Kemi
sector: koko kunta
theme: viestintä
date: 2026
---
Sovimme vuoroista yhdessä.
"""


@pytest.mark.parametrize(("lacking", "is_taken"), [(0, True), (1, False)])
def test_a_file_may_be_as_large_as_the_tori_takes_and_no_larger(
    monkeypatch: pytest.MonkeyPatch, folder: Folder, lacking: int, is_taken: bool
) -> None:
    (receipt,) = receive(folder, mail(FILE).as_bytes())
    assert receipt.path, receipt.notes
    size = receipt.path.stat().st_size
    receipt.path.unlink()
    monkeypatch.setattr(whole_files, "LARGEST_TEXT", size - lacking)
    (receipt,) = receive(folder, mail(FILE).as_bytes())
    assert (receipt.path is not None) is is_taken
    assert is_taken or "Teksti on liian pitkä" in receipt.notes[0]


# An adoption


def taken(who: str = "Kemi, 2026", how: str = "sovelsi", what: str = "Kokeilimme *kahdessa* tiimissä.") -> str:
    """The letter that a deed's page begins, its questions answered below them."""
    site = replace(site_of(Folder(Path(mkdtemp()) / "x")), sending=Sending(email="toimitus@tori.example"))
    deed = a_deed(1, title=TITLE, slug="tiimi", path="deeds/tiimi.md")
    body = unquote(taking_as_model(deed, site).letter.partition("&body=")[2]).replace("\r\n", "\n")
    for question, told_of in zip(QUESTIONS, (who, how, what), strict=True):
        body = body.replace(question, f"{question}\n\n{told_of}", 1)
    return body


@pytest.mark.parametrize(
    ("who", "name", "when"),
    [
        ("Kemi, 2026", "Kemi", "2026"),
        ("Kemi 2026", "Kemi", "2026"),
        ("Kemi\nmaaliskuu 2026", "Kemi", "2026-03"),
        ("Päiväkoti Pilvilinna, 3/2026", "Päiväkoti Pilvilinna", "2026-03"),
        ("Länsi- ja Itä-Suomen palvelut, 2.3.2026", "Länsi- ja Itä-Suomen palvelut", "2026-03-02"),
        ("Kemi vuonna 2025", "Kemi", "2025"),
        ("Kemi (2025)", "Kemi", "2025"),
    ],
)
def test_a_letter_on_taking_a_model_becomes_an_adoption(folder: Folder, who: str, name: str, when: str) -> None:
    (receipt,) = receive(folder, taken(who))
    assert receipt.path and not errors(receipt.problems), receipt
    (one,) = catalogue_of(folder).of(Adoption)
    assert (one.model, one.name, one.date.iso(), one.how.value) == ("tiimi", name, when, "sovelsi")
    assert one.text.strip() == "Kokeilimme \\*kahdessa\\* tiimissä."


@pytest.mark.parametrize("way", WAYS)
def test_a_letter_on_taking_a_model_is_read_however_it_came(folder: Folder, way: str) -> None:
    if way in ("with a name of a file", "by its slug"):
        return
    (receipt,) = receive(folder, WAYS[way](taken()))
    assert receipt.path == folder.root / "adoptions/kemi-tiimi.md", receipt
    text = receipt.path.read_text(encoding="utf-8")
    assert text.endswith("---\n\nKokeilimme \\*kahdessa\\* tiimissä.\n")


@pytest.mark.parametrize("how", How)
def test_how_is_the_word_that_was_left_or_written(folder: Folder, how: How) -> None:
    for number, text in enumerate(
        (taken(how=f"No, {how.value.capitalize()}."), taken(how="").replace(" / ".join(How), how))
    ):
        (receipt,) = receive(folder, text.replace("Kemi", ("Kemi", "Oulu")[number]))
        assert receipt.path and f"how: {how.value}\n" in receipt.path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("told", "how"),
    [("Sovelsimme omaan työhön", How.APPLIED), ("Kopioitiin.", How.COPIED), ("innoituimme ajatuksesta", How.INSPIRED)],
)
def test_how_may_be_said_in_any_form_of_the_word(folder: Folder, told: str, how: How) -> None:
    (receipt,) = receive(folder, taken(how=told))
    assert receipt.path and f"how: {how.value}\n" in receipt.path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (taken(who=""), "Kohdasta 1"),
        (taken(who="Kemi"), "Kohdasta 1"),
        (taken(who="2026"), "Kohdasta 1"),
        (taken(how=""), "Kohdasta 2"),
        (taken(how="sovelsi ja kopioi"), "Kohdasta 2"),
        (taken(what=""), "Kohta 3 on tyhjä"),
        (taken(what="x" * 5_001), "Kohta 3 on liian pitkä"),
        (taken().replace("deeds/tiimi.md", "deeds/timmi.md"), "ei ole torilla"),
        (taken().replace("Tiedosto: deeds/tiimi.md", ""), "puuttuu rivi Tiedosto:"),
    ],
)
def test_a_letter_that_lacks_an_answer_is_refused_by_the_number_of_its_question(
    folder: Folder, text: str, why: str
) -> None:
    assert why in refused(folder, text)


def test_the_name_of_whoever_tells_of_an_adoption_is_not_published(folder: Folder) -> None:
    (receipt,) = receive(folder, f"{taken()}\nTerveisin\nMaija Malli\n")
    assert receipt.path and "Maija" not in receipt.path.read_text(encoding="utf-8")
    assert "Maija Malli" in receipt.notes[0]


# A deed as a file


@pytest.mark.parametrize("way", ["text", "quoted", "noise", "base64"])
def test_a_deed_is_received_as_the_form_sends_it(folder: Folder, way: str) -> None:
    text = f"Hei!\n\nTässä kehittämisteko.\n\nTiedoston nimi: kemi-palaverit.md\n\n{DEED}"
    if way == "quoted":
        text = "".join(f"> {line}\n" for line in text.split("\n"))
    if way == "noise":
        text = text.replace("\n", "\n\n").replace(" ", "\u00a0", 3)
    raw = mail(text, cte="base64").as_bytes() if way == "base64" else text.encode()
    (receipt,) = receive(folder, raw)
    assert receipt.path == folder.root / "deeds/kemi-palaverit.md", receipt.notes
    assert receipt.problems == ()
    deed = next(one for one in catalogue_of(folder).of(Deed) if one.slug == "kemi-palaverit")
    assert deed.title == "Palaverit kävellen: näin" and "> Kävellään!" in deed.text
    if way in ("text", "base64"):
        assert receipt.path.read_text(encoding="utf-8") == DEED


CHANGED = {
    "a dash for three hyphens": DEED.replace("---", "—"),
    "a dash and a hyphen": DEED.replace("---", "–-"),
    "curly quotation marks": DEED.replace('"', "”"),
    "all within a fence": f"```\n{DEED}```\n",
    "all indented": "".join(f"    {line}\n" for line in DEED.split("\n")),
    "names of fields in Finnish": DEED.replace("municipality", "kunta")
    .replace("theme", "Teema")
    .replace("date", "pvm"),
    "the municipality's whole name": DEED.replace("Kemi\n", "Kemin kaupunki\n"),
}


@pytest.mark.parametrize("way", CHANGED)
def test_a_deed_is_received_though_its_marks_were_changed_on_the_way(folder: Folder, way: str) -> None:
    (receipt,) = receive(folder, mail(f"Hei, tässä!\n\n{CHANGED[way]}").as_bytes())
    assert receipt.path and receipt.path.name == "kemi-palaverit-kavellen-nain.md"
    assert not errors(receipt.problems)


LABELLED = """Hei!

Otsikko: Palaverit kävellen: näin
Kunta: Kemin kaupunki

Palveluala: koko kunta
- Teema: viestintä, ergonomia
Ajankohta: maaliskuu 2026

Käveltiin *yhdessä*.

Terveisin
Maija Malli
"""


def test_a_deed_is_received_with_its_fields_by_their_names_alone(folder: Folder) -> None:
    (receipt,) = receive(folder, mail(LABELLED).as_bytes())
    assert receipt.path and not errors(receipt.problems)
    deed = next(one for one in catalogue_of(folder).of(Deed) if one.path.name == "kemi-palaverit-kavellen-nain.md")
    assert (deed.title, deed.done_by.name, deed.date.iso()) == ("Palaverit kävellen: näin", "Kemi", "2026-03")
    assert [one.name for one in deed.theme] == ["viestintä", "ergonomia"]
    assert deed.text.strip() == "Käveltiin \\*yhdessä\\*."
    assert receipt.notes == ("Viestin loppu jäi pois: Terveisin Maija Malli",)


@pytest.mark.parametrize(
    "lacking", ["Otsikko: Palaverit kävellen: näin\n", "Palveluala: koko kunta\n- Teema: viestintä, ergonomia\n"]
)
def test_a_letter_that_only_looks_like_a_deed_is_none(folder: Folder, lacking: str) -> None:
    assert "Tunnetaan: " in refused(folder, LABELLED.replace(lacking, ""))


def test_what_was_attached_is_told_of_though_nothing_is_received(folder: Folder) -> None:
    message = mail("Liitteenä teko.")
    message.add_attachment(b"PK", maintype="application", subtype="octet-stream", filename="teko.docx")
    (receipt,) = receive(folder, message.as_bytes())
    assert receipt.path is None and "Liitettä ”teko.docx” ei otettu mukaan." in receipt.notes


def test_lines_of_fields_that_a_mail_program_broke_are_joined(folder: Folder) -> None:
    broken = DEED.replace("itseohjautuvuus, työ", "itseohjautuvuus,\ntyö").replace("kävellen: näin", "kävellen:\nnäin")
    (receipt,) = receive(folder, broken)
    assert receipt.path and receipt.path.read_text(encoding="utf-8") == DEED
    assert receipt.path.name == "kemi-palaverit-kavellen-nain.md"


def test_a_deed_of_a_taken_name_gets_a_number_and_the_same_deed_none(folder: Folder) -> None:
    folder.deed("vanha", title="Vanha", aliases="[kemi-palaverit-kavellen-nain]")
    first, again, other = receive(folder, DEED, DEED, DEED.replace("Käveltiin", "Juostiin"))
    assert first.path and first.path.name == "kemi-palaverit-kavellen-nain-2.md"
    assert again.path is None and "Sama on jo tiedostossa" in again.notes[0]
    assert other.path and other.path.name == "kemi-palaverit-kavellen-nain-3.md"
    assert [one.code for one in other.problems] == ["duplicate-title"], "an editor is told that it looks the same"


def test_what_is_wrong_in_a_deed_is_told_and_nothing_of_it_lost(folder: Folder) -> None:
    (receipt,) = receive(
        folder, DEED.replace("municipality: Kemi", "municipality: Kemmi").replace("date: 2026-03\n", "")
    )
    assert receipt.path and {one.code for one in receipt.problems} == {"unknown-municipality", "missing-key"}
    assert "Käveltiin." in receipt.path.read_text(encoding="utf-8")


def test_fields_that_are_no_yaml_are_still_a_file_to_mend(folder: Folder) -> None:
    (receipt,) = receive(folder, DEED.replace('"Palaverit kävellen: näin"', '"Palaverit'))
    assert receipt.path and receipt.problems and receipt.path.parent.name == "deeds"


def test_the_end_of_a_letter_is_no_part_of_a_deed(folder: Folder) -> None:
    (receipt,) = receive(folder, f"{DEED}\n-- \nMaija Malli\n040 123\n")
    assert receipt.path and receipt.path.read_text(encoding="utf-8") == DEED
    assert receipt.notes == ("Viestin loppu jäi pois: Maija Malli 040 123",)


@pytest.mark.parametrize(
    "ending",
    [
        "Lähetetty iPhonesta",
        "Hanki Outlook for iOS<https://aka.ms/o0ukef>",
        "Ystävällisin terveisin\n\nMaija Malli\npalveluesihenkilö\nmaija@kemi.example\n040 123",
        "Terveisin\nMaija\n\n--\nMaija Malli\n040 123",
        "________________________________\nTämä viesti on luottamuksellinen.",
    ],
)
def test_what_a_mail_program_adds_below_a_deed_is_not_published(folder: Folder, ending: str) -> None:
    (receipt,) = receive(folder, f"{DEED}\n\n{ending}\n")
    assert receipt.path and receipt.path.read_text(encoding="utf-8") == DEED
    assert receipt.notes == (f"Viestin loppu jäi pois: {' '.join(ending.split())}",)


@pytest.mark.parametrize(
    "text",
    [
        "Terveisin\n\n## Mitä saatiin aikaan\n\nHyvä mieli.",
        "Kirjeet alkoivat päättyä näin:\n\nTerveisin\n\n" + "Siitä tuli tapa. " * 40,
    ],
)
def test_a_deed_goes_on_below_what_only_looks_like_an_end(folder: Folder, text: str) -> None:
    whole = f"{DEED}\n{text.strip()}\n"
    (receipt,) = receive(folder, whole)
    assert receipt.path and receipt.path.read_text(encoding="utf-8") == whole and receipt.notes == ()


def test_a_name_of_a_file_is_known_though_a_program_took_it_for_an_address(folder: Folder) -> None:
    (receipt,) = receive(folder, f"Tiedoston nimi: kemi-kavellen-7h.md<http://kemi-kavellen-7h.md>\n\n{DEED}")
    assert receipt.path and receipt.path.stem == "kemi-kavellen-7h"
    (taking,) = receive(folder, taken().replace("deeds/tiimi.md", "deeds/tiimi.md<http://tiimi.md>"))
    assert taking.path and taking.path.parent.name == "adoptions"


def test_other_files_that_people_send_are_known_by_their_fields(folder: Folder) -> None:
    adopted = "---\nmodel: tiimi\nwho: Kemi\ndate: 2026\nhow: sovelsi\n---\n\nKokeilimme.\n"
    followed = "---\nof: tiimi\ndate: 2026-03\nstate: käytössä\n---\n\nToimii.\n"
    found = receive(folder, adopted, followed)
    assert [one.path and one.path.relative_to(folder.root).as_posix() for one in found] == [
        "adoptions/kemi-tiimi.md",
        "followups/2026-03-tiimi.md",
    ]


@pytest.mark.parametrize("name", ["../../x", "con", "Ä", "x" * 101])
def test_a_name_that_no_file_may_have_is_not_taken(folder: Folder, name: str) -> None:
    message = mail("Liite.")
    message.add_attachment(DEED.encode(), maintype="text", subtype="markdown", filename=f"{name}.md")
    (receipt,) = receive(folder, message.as_bytes())
    assert receipt.path == folder.root / "deeds/kemi-palaverit-kavellen-nain.md"


def test_several_files_in_one_message_are_told_of(folder: Folder) -> None:
    message = mail("Kaksi tekoa.")
    for name in ("yksi", "kaksi"):
        message.add_attachment(DEED.encode(), maintype="text", subtype="markdown", filename=f"{name}.md")
    (receipt,) = receive(folder, message.as_bytes())
    assert receipt.path and receipt.path.name == "yksi.md"
    assert "2 tiedostoa" in receipt.notes[0]


# The command


def told_by(folder: Folder, what: bytes | str | Path) -> Result:
    arguments = ["receive", str(what) if isinstance(what, Path) else "-", "--content", str(folder.root)]
    return CliRunner().invoke(main, arguments, input=None if isinstance(what, Path) else what)


def test_the_clipboard_is_read_from_what_the_command_is_given(folder: Folder) -> None:
    result = told_by(folder, answer(REASON))
    assert result.exit_code == 0, result.output
    assert "Leikepöytä: Tarkistus on tiedostossa" in result.output
    assert (folder.root / f"followups/{date.today()}-tiimi.md").is_file()


def test_an_editor_is_told_if_a_received_deed_tells_of_the_same_as_another(folder: Folder) -> None:
    told = "Kotihoidon tiimi suunnittelee työvuoronsa itse taulun ääressä."
    folder.deed("kemin", told, title="Tiimi suunnittelee", municipality="Kemi")
    head = "---\ntitle: Tiimit suunnittelevat itse\nmunicipality: Askola\nsector: koko kunta\ntheme: [ergonomia]\ndate: 2019\n---\n"
    result = told_by(folder, head + "Kotihoidon tiimit suunnittelivat työvuorojaan taulujen ääressä.\n")
    assert result.exit_code == 0, result.output
    assert "tämä kertoo ehkä samasta kuin deeds/kemin.md: Tiimi suunnittelee" in result.output
    assert "samasta" not in told_by(folder, answer(REASON)).output


def test_a_folder_is_read_file_by_file_in_order(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "b.eml").write_bytes(mail(answer(REASON)).as_bytes())
    (tmp_path / "a.txt").write_text("Moi!", encoding="utf-8")
    (tmp_path / "kuva.png").write_bytes(b"\x89PNG")
    result = told_by(folder, tmp_path)
    assert result.exit_code == 1
    assert result.output.index("a.txt: ei otettu vastaan.") < result.output.index("b.eml: Tarkistus on tiedostossa")
    assert "kuva.png" not in result.output


def test_a_folder_without_messages_and_a_file_that_is_not_there_are_told_of(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "tyhja").mkdir()
    assert "ei ole viestejä" in told_by(folder, tmp_path / "tyhja").output
    assert "ei ole" in told_by(folder, tmp_path / "ei-ole.eml").output


def test_too_much_at_once_is_told_before_anything_is_received(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.eml").write_bytes(mail(answer(REASON)).as_bytes())
    monkeypatch.setattr(receiving, "_LARGEST_MAILBOX", 100)
    result = told_by(folder, tmp_path / "a.eml")
    assert result.exit_code == 1 and "liian suuri" in result.output
    assert "liian suuri" in told_by(folder, answer(REASON)).output
    assert not (folder.root / "followups").exists()


def test_no_more_messages_are_received_at_once_than_somebody_can_read(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("Moi!", encoding="utf-8")
    monkeypatch.setattr(receiving, "MOST_MESSAGES", 2)
    result = told_by(folder, tmp_path)
    assert "b.txt: ei otettu" in result.output and "c.txt" not in result.output
    assert "Viestejä on yli 2. Loput jäivät ottamatta" in result.output


def test_what_a_stranger_wrote_cannot_rewrite_the_terminal(folder: Folder) -> None:
    result = told_by(folder, answer(REASON).replace("deeds/tiimi", "\x1b[2J\x1b]0;x\x07"))
    assert result.exit_code == 1 and "\x1b" not in result.output


# Whose words they are


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=30), max_size=8))
def test_every_line_is_somebodys(lines: list[str]) -> None:
    found = own_words("\n".join(lines))
    assert len(found.own) + len(found.quoted) == max(1, len(lines))
    assert "".join("".join(paragraphs_in(lines)).split()) == "".join("".join(lines).split())


def test_encodings_of_others_are_as_ours() -> None:
    """The samples above are encoded by the same library that reads them, so here they are by hand."""
    text = answer(REASON).encode()
    head = b"From: a@b.fi\nDate: Tue, 10 Nov 2026 09:00:00 +0200\nContent-Type: text/plain; charset=UTF-8\n"
    for encoding, body in ((b"base64", base64.encodebytes(text)), (b"quoted-printable", quopri.encodestring(text))):
        raw = head + b"Content-Transfer-Encoding: " + encoding + b"\n\n" + body
        assert message_in(raw, "x").text == text.decode()


# A form without scripts


def form(form: IssueForm, **answers: str) -> str:
    """A form as a receiver of forms writes it, filled in well but for the answers given; "" is an empty one."""
    good = {
        "title": "Otsikko on",
        "who": "Kemi",
        "sector": "koko kunta",
        "theme": "viestintä, strategia",
        "date": "syksy 2019",
    }
    good |= {"done": "Tehtiin.\n\n- yhdessä", "model": "https://tori.example/teot/tiimi/", "how": "sovelsi"}
    good |= {"text": "Otimme mallia.", "consent": "- [x] Kyllä"} | answers
    return "\n\n".join(f"### {label}\n\n{good.get(key, '')}".strip() for key, label in form.labels.items())


DEED_FORM, ADOPTION_FORM = (
    next(one for one in issue_forms() if one.name == name) for name in ("teko", "otettu-mallia")
)


@pytest.mark.parametrize("as_sent", [str, lambda text: mail(text).as_bytes()], ids=["copied", "mailed"])
def test_a_form_without_scripts_becomes_the_same_file_as_an_issue(
    folder: Folder, as_sent: Callable[[str], bytes | str]
) -> None:
    for of in (DEED_FORM, ADOPTION_FORM):
        (receipt,) = receive(folder, as_sent(form(of)))
        assert receipt.path and receipt.path.parent.name == of.kind.folder
        assert (receipt.what, receipt.problems, receipt.notes) == (of.kind.one, (), ())
        assert receipt.path.read_text(encoding="utf-8") == of.made(form(of), catalogue_of(folder).registers).text


def test_what_a_form_lacks_is_told_by_its_question(folder: Folder) -> None:
    (receipt,) = receive(folder, form(DEED_FORM, done="", consent=""))
    assert receipt.path
    assert "Lupa julkaista: Lupaa julkaista ei ole annettu. Rastita kohta." in receipt.notes
    assert any(note.startswith("Mitä tehtiin: Tämä kohta on tyhjä.") for note in receipt.notes)


def test_two_forms_of_one_title_are_two_files(folder: Folder) -> None:
    names = [one.path.name for one in receive(folder, form(DEED_FORM), form(DEED_FORM, done="Toisin.")) if one.path]
    assert names == ["kemi-otsikko-on.md", "kemi-otsikko-on-2.md"]


def test_a_message_with_some_of_the_questions_is_no_form(folder: Folder) -> None:
    whole = form(DEED_FORM)
    assert "Tunnetaan: " in refused(folder, whole.replace("### Otsikko\n", "Otsikko\n"))
    assert "Tunnetaan: " in refused(folder, "### Otsikko\n\nHei")
    assert receive(folder, whole.replace("### Lähtötilanne", ""))[0].path, "what nobody must answer may be missing"


@given(st.text(max_size=200), st.text(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_answered_a_form_is_one_file_that_can_be_read(folder: Folder, title: str, done: str) -> None:
    (receipt,) = receive(folder, form(DEED_FORM, title=title, done=done).encode("utf-8", "replace"))
    if receipt.path:
        assert receipt.path.parent == folder.root / "deeds"
        receipt.path.unlink()
