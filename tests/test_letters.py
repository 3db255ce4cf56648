"""Asking whoever did a deed, thanking, telling that one did likewise, suggesting changes: by letters that are all but ready."""

import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from conftest import Folder, OpenPage, axe_violations
from direct import catalogue_of, files_of, pages_of, site_of, words
from tekojen_tori.data.api import publishing as api
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.kinds.podcast import publishing as podcast
from tekojen_tori.kinds.stories import publishing as stories
from tekojen_tori.kinds.toplists import publishing as toplists
from tekojen_tori.kinds.webinars import publishing as webinars
from tekojen_tori.publishing.letters import letter
from tekojen_tori.publishing.sending import Forge, Sending, Way
from tekojen_tori.publishing.site import Site
from tekojen_tori.reading.problems import hint_text
from test_stories import story

EDITORS = "toimitus@tori.example"
ORGANISATION = """
- slug: kotipalvelu
  name: Kotipalvelu Oy
  kind: yhtiö
  municipalities: [Askola]
"""


def site_by(folder: Folder, *ways: Way, email: str = EDITORS, **sending: Any) -> Site:
    """A site whose deeds are sent in those ways."""
    return replace(
        site_of(folder),
        edit_url=lambda file: f"https://forge.example/edit/{file}",
        sending=Sending(ways=ways, email=email, **sending),
    )


def deed_page(folder: Folder, site: Site) -> str:
    return pages_of(deeds.publish, catalogue_of(folder), site)["teot/tiimi/"].body


def link(page: str, text: str) -> str:
    """Where a link leads whose text is that."""
    return unescape(re.findall(rf'<a [^>]*?href="([^"]*)"[^>]*>{re.escape(text)}</a>', page)[0])


def opened(address: str) -> Mapping[str, str]:
    """A letter as a mail program opens it: `+` is no space in these addresses."""
    parts = urlsplit(address)
    assert parts.scheme == "mailto"
    assert re.fullmatch(r"[!-~]*", address), "nothing that an address must not hold as it is"
    assert "+" not in parts.query
    query = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    return {"to": parts.path, **{key: values[0] for key, values in query.items()}}


def asked(page: str) -> Mapping[str, str]:
    return opened(link(page, "Kysy tekijältä"))


def told_of_asking(page: str) -> str:
    return words(re.findall(r'<p class="deed__ask">.*?</p>', page, re.DOTALL)[0])


# Asking


def test_a_deeds_contact_is_asked_in_a_letter_that_names_the_deed(folder: Folder) -> None:
    folder.deed(
        title="Näin säästettiin 33 % & opittiin", contact="{name: Maija Malli, email: maija+tori@askola.example}"
    )
    page = deed_page(folder, site_by(folder, Way.EMAIL))
    found = asked(page)
    assert found["to"] == "maija+tori@askola.example"
    assert found["subject"] == "Kysymys teosta: Näin säästettiin 33 % & opittiin"
    assert (
        "Luin teostanne ”Näin säästettiin 33 % & opittiin” (Tori):\r\nhttps://tori.example/teot/tiimi/" in found["body"]
    )
    assert found["body"].endswith("Kiitos teosta! Haluaisin kysyä:\r\n\r\n"), "with room to write, thanking first"
    assert "toimitus" not in found["body"]
    assert "Viestin saa Maija Malli (maija+tori@askola.example). Samalla voit kiittää." in told_of_asking(page)


def test_without_an_address_of_its_own_a_deeds_organisation_is_asked(folder: Folder) -> None:
    folder.write("registers/organisations.yml", f"{ORGANISATION}  contact: kehittaminen@kotipalvelu.example\n")
    folder.deed(municipality=None, organisation="Kotipalvelu Oy", contact="Maija Malli")
    page = deed_page(folder, site_by(folder, Way.EMAIL))
    found = asked(page)
    assert found["to"] == "kehittaminen@kotipalvelu.example"
    assert "Teon yhteyshenkilö: Maija Malli" in found["body"], "whoever opens the letter knows whose it is"
    assert "Viestin saa Kotipalvelu Oy (kehittaminen@kotipalvelu.example)." in told_of_asking(page)


def test_without_an_address_of_its_own_a_municipalitys_deed_is_asked_of_there(folder: Folder) -> None:
    folder.write("registers/municipalities.yml", "- municipality: Esbo\n  contact: kehittaminen@espoo.example\n")
    folder.deed(municipality="Espoo")
    folder.deed("toinen", title="Toinen teko", municipality="Askola")
    pages = pages_of(deeds.publish, catalogue_of(folder), site_by(folder, Way.EMAIL))
    assert asked(pages["teot/tiimi/"].body)["to"] == "kehittaminen@espoo.example"
    assert "Viestin saa Espoo (kehittaminen@espoo.example)." in told_of_asking(pages["teot/tiimi/"].body)
    assert asked(pages["teot/toinen/"].body)["to"] == EDITORS


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("- municipality: Espooo\n  contact: a@espoo.example\n", "unknown-municipality", 1),
        ("- {municipality: Espoo, contact: a@b.fi}\n- {municipality: esbo, contact: c@d.fi}\n", "duplicate-entry", 2),
        ("- municipality: Espoo\n  contact: espoo\n", "bad-email", 2),
        ("- municipality: Espoo\n", "missing-key", 1),
        ("Espoo: a@espoo.example\n", "not-a-list", 1),
    ],
)
def test_what_is_wrong_with_a_municipalitys_contact_is_told_with_its_line(
    folder: Folder, text: str, code: str, line: int
) -> None:
    folder.write("registers/municipalities.yml", text)
    folder.deed()
    (problem,) = folder.read().problems
    assert (problem.code, problem.line, Path(problem.file).name) == (code, line, "municipalities.yml")
    assert code != "unknown-municipality" or hint_text(problem.hint) == "Tarkoititko: Espoo?"


@pytest.mark.parametrize("more", ["", "  contact: kehittaminen@kotipalvelu.example\n  closed: 2022\n"])
def test_the_editors_pass_on_what_nobody_else_would_get(folder: Folder, more: str) -> None:
    folder.write("registers/organisations.yml", ORGANISATION + more)
    folder.deed(municipality=None, organisation="Kotipalvelu Oy")
    page = deed_page(folder, site_by(folder, Way.FORGE))
    found = asked(page)
    assert found["to"] == EDITORS
    assert "Välittäisittekö tämän viestin teon tekijälle (Kotipalvelu Oy)?" in found["body"]
    assert "Tiedosto: deeds/tiimi.md" in found["body"]
    assert f"Viestin saa torin toimitus ({EDITORS}), joka välittää sen tekijälle." in told_of_asking(page)


def test_where_there_is_nobody_to_ask_no_one_is_invited_to(folder: Folder) -> None:
    folder.deed(contact="{name: Maija Malli, phone: 040 123 4567}")
    page = deed_page(folder, site_by(folder, email=""))
    assert "Kysy tekijältä" not in page
    assert "040 123 4567" in page


def test_a_site_without_an_address_still_names_the_deed(folder: Folder) -> None:
    folder.deed()
    body = asked(deed_page(folder, replace(site_by(folder, Way.EMAIL), url="")))["body"]
    assert "”Tiimi suunnittelee vuoronsa itse”" in body
    assert "http" not in body


@pytest.mark.parametrize("written", ["kotipalvelu", "a@b.fi?bcc=c@d.fi", "[a@b.fi]"])
def test_an_organisations_contact_is_one_email_address(folder: Folder, written: str) -> None:
    folder.write("registers/organisations.yml", f"{ORGANISATION}  contact: {written}\n")
    folder.deed()
    (problem,) = folder.read().problems
    assert problem.file.endswith("registers/organisations.yml")
    assert problem.line == 6


def test_an_organisations_contact_is_no_open_data(folder: Folder) -> None:
    folder.write("registers/organisations.yml", f"{ORGANISATION}  contact: kehittaminen@kotipalvelu.example\n")
    folder.deed(municipality=None, organisation="Kotipalvelu Oy")
    made = files_of(api.publish, catalogue_of(folder), site_of(folder))
    assert [name for name, content in made.items() if b"Kotipalvelu Oy" in content]
    assert [name for name, content in made.items() if b"kehittaminen@" in content] == []


# Taking a deed as a model


def test_to_tell_of_taking_it_as_a_model_is_a_letter_with_three_questions(folder: Folder) -> None:
    folder.deed(title="Näin säästettiin 33 % & opittiin")
    page = deed_page(folder, site_by(folder, Way.EMAIL))
    found = opened(link(page, "Otimme tästä mallia"))
    assert (found["to"], found["subject"]) == (EDITORS, "Otimme mallia: Näin säästettiin 33 % & opittiin")
    lines = found["body"].split("\r\n")
    assert "Otimme mallia teosta ”Näin säästettiin 33 % & opittiin” (Askola):" in lines
    assert {"https://tori.example/teot/tiimi/", "Tiedosto: deeds/tiimi.md"} <= set(lines)
    questions = [place for place, line in enumerate(lines) if re.match(r"[123]\. ", line)]
    assert len(questions) == 3
    assert "innoittui / sovelsi / kopioi" in lines[questions[1]]
    assert all(lines[place + 1] == "" for place in questions), "room to answer"
    told = words(page)
    assert f"niin toimitus ({EDITORS}) merkitsee teidät tämän sivun tietoihin." in told
    assert link(page, "kertokaa oma tekonne") == "../../ilmoita/?malli=tiimi"


def test_it_is_the_first_thing_after_the_text_and_not_on_drafts(folder: Folder) -> None:
    folder.deed(text="Tehtiin yhdessä.")
    folder.deed("kesken", title="Luonnos", draft="true")
    catalogue = catalogue_of(folder, with_drafts=True)
    pages = pages_of(deeds.publish, catalogue, site_by(folder, Way.EMAIL))
    assert "Tehtiin yhdessä. Otimme tästä mallia" in words(pages["teot/tiimi/"].body)
    assert "Otimme tästä mallia" not in pages["teot/kesken/"].body


@pytest.fixture(scope="module")
def model_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a deed to take as a model."""
    folder = Folder(tmp_path_factory.mktemp("model") / "content")
    folder.deed(title="Vuorot <suunniteltiin> yhdessä")
    return folder.built("--strict")


def test_the_form_of_ones_own_deed_names_the_model_that_the_link_gave(model_site: Path, open_page: OpenPage) -> None:
    page = open_page(model_site, "ilmoita/?malli=tiimi")
    notice = page.locator(".tell__model")
    expect(notice).to_contain_text("Otitte mallia teosta Vuorot <suunniteltiin> yhdessä.")
    assert axe_violations(page) == []
    page.fill("[name=title]", "Meilläkin suunniteltiin")
    page.fill("[name=place]", "Turku")
    page.keyboard.press("Escape")
    page.check("[name=sector][value='koko kunta']")
    page.get_by_role("button", name="Jatka tarinaan").click()
    page.fill("[name=done]", "Suunniteltiin vuorot.")
    page.check("[name=theme] >> nth=0")
    page.get_by_role("button", name="Jatka tarkistukseen").click()
    assert "\nadopted_from: tiimi\n" in page.locator(".tell__text").input_value()


def test_a_model_can_be_left_out_and_stays_out(model_site: Path, open_page: OpenPage) -> None:
    page = open_page(model_site, "ilmoita/?malli=tiimi")
    page.get_by_role("button", name="Jätä malli pois").click()
    expect(page.locator(".tell__model")).to_be_hidden()
    page.reload()
    expect(page.locator("form.tell")).to_be_visible()
    expect(page.locator(".tell__model")).to_be_hidden()
    assert page.locator("[name=adopted_from]").input_value() == ""


@pytest.mark.parametrize("given", ["ei-ole", "..%2Ftiimi", "%3Cb%3E", "Tiimi", "constructor"])
def test_what_is_no_deed_is_nobodys_model(model_site: Path, open_page: OpenPage, given: str) -> None:
    page = open_page(model_site, f"ilmoita/?malli={given}")
    page.wait_for_load_state("networkidle")
    expect(page.locator("[name=adopted_from]")).to_have_value("")
    expect(page.locator(".tell__model")).to_be_hidden()


# Discussing


def discussed(folder: Folder, forge: Forge, title: str = 'Tiimi & ”vuorot” "#1" <b>', **site: str) -> str:
    """A deed's page on a tori that has discussions."""
    folder.deed(title=f"'{title}'")
    return deed_page(folder, replace(site_by(folder, forge=forge), repository="https://forge.example/o/r/", **site))


@pytest.mark.parametrize(
    ("forge", "where", "found", "begun"),
    [
        (
            Forge.GITHUB,
            "GitHubissa",
            ("/o/r/discussions", {"discussions_q": '"Tiimi & ”vuorot”  #1  <b>"'}),
            ("/o/r/discussions/new", {"category": "ideat", "title": 'Tiimi & ”vuorot” "#1" <b>', "body": True}),
        ),
        (
            Forge.GITLAB,
            "GitLabissa",
            ("/o/r/-/issues", {"search": 'Tiimi & ”vuorot” "#1" <b>'}),
            ("/o/r/-/issues/new", {"issue[title]": 'Tiimi & ”vuorot” "#1" <b>', "issue[description]": True}),
        ),
        (
            Forge.FORGEJO,
            "Codebergissä",
            ("/o/r/issues", {"q": 'Tiimi & ”vuorot” "#1" <b>', "state": "all"}),
            ("/o/r/issues/new", {"title": 'Tiimi & ”vuorot” "#1" <b>', "body": True}),
        ),
    ],
)
def test_a_deed_is_discussed_on_the_forge_by_its_title(
    folder: Folder, forge: Forge, where: str, found: tuple[str, Any], begun: tuple[str, Any]
) -> None:
    page = discussed(folder, forge, discussions="ideat")
    assert f"Keskustelut ovat {where}" in words(page)
    for text, (path, asked) in (("Keskustele tästä teosta", found), ("aloita keskustelu", begun)):
        address = urlsplit(link(page, text))
        assert (address.netloc, address.path) == ("forge.example", path)
        given = {key: value[0] for key, value in parse_qs(address.query).items()}
        about = "https://tori.example/teot/tiimi/\n\n"
        assert given == {key: about if value is True else value for key, value in asked.items()}


def test_nobody_is_sent_to_discuss_unless_the_tori_wants_it_nor_of_a_draft(folder: Folder) -> None:
    assert "Keskustel" not in discussed(folder, Forge.GITHUB)
    folder.deed("kesken", title="Kesken", draft="true")
    site = replace(site_by(folder), repository="https://forge.example/o/r", discussions="ideat")
    pages = pages_of(deeds.publish, catalogue_of(folder, with_drafts=True), site)
    assert "Keskustele" in pages["teot/tiimi/"].body and "Keskustele" not in pages["teot/kesken/"].body
    assert not re.search(r"<(?:script|iframe|img|link)[^>]*forge\.example", pages["teot/tiimi/"].body)


# Suggesting a change


def test_a_change_is_suggested_in_the_ways_in_which_deeds_are_sent_best_first(folder: Folder) -> None:
    folder.deed()
    page = deed_page(folder, site_by(folder, Way.FORGE, Way.EMAIL, Way.ISSUE))
    told = "Huomasitko virheen tai tiedätkö lisää? Ehdota muutosta tähän tekoon GitHubissa tai sähköpostilla ."
    assert told in words(page)
    assert link(page, "Ehdota muutosta tähän tekoon GitHubissa") == "https://forge.example/edit/deeds/tiimi.md"
    found = opened(link(page, "sähköpostilla"))
    assert (found["to"], found["subject"]) == (EDITORS, "Muutosehdotus: Tiimi suunnittelee vuoronsa itse")
    for named in ("Tiimi suunnittelee vuoronsa itse", "https://tori.example/teot/tiimi/", "Tiedosto: deeds/tiimi.md"):
        assert named in found["body"].split("\r\n")


@pytest.mark.parametrize(
    ("ways", "forge", "told"),
    [
        ((Way.EMAIL, Way.FORGE), Forge.GITLAB, "sähköpostilla tai GitLabissa"),
        ((Way.EMAIL,), Forge.GITHUB, "sähköpostilla"),
        ((Way.ISSUE,), Forge.FORGEJO, "Codebergissä"),
        ((), Forge.GITHUB, "GitHubissa"),
    ],
)
def test_nobody_is_sent_where_deeds_arent_taken(folder: Folder, ways: tuple[Way, ...], forge: Forge, told: str) -> None:
    folder.deed()
    page = words(deed_page(folder, site_by(folder, *ways, forge=forge)))
    assert f"Ehdota muutosta tähän tekoon {told} ." in page


def test_where_nothing_can_be_sent_no_change_is_asked_for(folder: Folder) -> None:
    folder.deed()
    assert "Ehdota muutosta" not in deed_page(folder, site_of(folder))


def test_every_kind_of_page_is_mended_in_the_same_ways(folder: Folder) -> None:
    folder.deed()
    story(folder, "eka")
    folder.write("toplists/lista.md", "---\ntitle: Lista\ndeeds: [tiimi]\n---\nJohdanto.\n")
    folder.write("webinars/ilta.md", "---\ntitle: Ilta\n---\nPuhuttiin.\n")
    folder.write("podcasts/eka.md", "---\ntitle: Eka\nnumber: 1\n---\nPuhuttiin.\n")
    catalogue, site = catalogue_of(folder), site_by(folder, Way.EMAIL)
    for publish, address, what in (
        (stories.publish, "tarinat/eka/", "tähän tarinaan"),
        (stories.publish, "tarinat/sankarit/", "sarjan esittelyyn"),
        (toplists.publish, "top/lista/", "tähän listaan"),
        (webinars.publish, "webinaarit/ilta/", "tähän webinaariin"),
        (podcast.publish, "podcast/eka/", "tähän jaksoon"),
    ):
        page = pages_of(publish, catalogue, site)[address].body
        found = opened(link(page, f"Ehdota muutosta {what} sähköpostilla"))
        assert f"https://tori.example/{address}" in found["body"]


# Letters


def test_a_title_cant_add_to_a_letter() -> None:
    found = opened(letter("a@b.fi", "Otsikko\r\nBcc: c@d.fi&cc=e@f.fi", "”Ä” & <b>?\nToinen rivi", "", "Loppu"))
    assert found == {
        "to": "a@b.fi",
        "subject": "Otsikko Bcc: c@d.fi&cc=e@f.fi",
        "body": "”Ä” & <b>?\r\nToinen rivi\r\n\r\nLoppu\r\n\r\n",
    }
