"""The newsletter: a proposal that an editor changes, a message for any mail program, and an archive."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
import yaml
from playwright.sync_api import expect

from conftest import Folder, OpenPage, axe_violations, png
from direct import catalogue_of, pages_of, site_of, words
from tekojen_tori.data.feeds import publishing as feeds
from tekojen_tori.kinds.newsletters import publishing as newsletters
from tekojen_tori.kinds.newsletters.content import Newsletter
from tekojen_tori.kinds.newsletters.mail import as_html, message_as_text
from test_adoptions import adoption
from test_cli import tori
from test_editorials import editorial, story

ISSUE = """\
---
title: Kevään uutiskirje
date: 2026-03-01
sections:
  - heading: Uutta
    text: Nämä kannattaa lukea.
    shows: [deeds/tiimi, toplists/lista]
{more}---
{text}
"""


def issue(folder: Folder, text: str = "Hei!\n\nKevät tuli.", more: str = "", **changed: str) -> None:
    written = ISSUE.format(text=text, more=more)
    for old, new in changed.items():
        written = written.replace(old, new)
    folder.write("newsletters/kevat.md", written)


def told(folder: Folder) -> None:
    folder.deed(title="Tiimi <i>suunnittelee</i> & nauttii")
    folder.write("toplists/lista.md", "---\ntitle: Hyvä lista\nlength: 3\ndeeds: [tiimi]\n---\nLista.\n")


def message(folder: Folder) -> tuple[str, str]:
    out = folder.root / "viesti"
    result = tori("newsletter", "kevat", "--content", folder.root, "--out", out)
    assert result.exit_code == 0, result.output
    html, text = ((out / name).read_text(encoding="utf-8") for name in ("viesti.html", "viesti.txt"))
    return " ".join(html.split()), text


def test_a_proposal_holds_what_has_come_since_a_day_and_the_best_of_the_rest(folder: Folder) -> None:
    folder.deed("uusi", title="Uusi teko", date="2026-11-20")
    folder.deed("vanha", title="Vanha teko", date="2019")
    folder.write("toplists/lista.md", "---\ntitle: Lista\ndeeds: [vanha, uusi]\n---\nLista.\n")
    story(folder)
    editorial(folder, "podcasts/jakso")
    result = tori("newsletter", "--since", "2026-11-01", "--content", folder.root)
    assert result.exit_code == 0, result.output
    (file,) = (folder.root / "newsletters").iterdir()
    _, front, text = file.read_text(encoding="utf-8").split("---\n")
    fields = yaml.safe_load(front)
    assert fields["draft"] is True
    assert [(part["heading"], part["shows"]) for part in fields["sections"]] == [
        ("Uudet teot", ["deeds/uusi"]),
        ("TOP-lista", ["toplists/lista"]),
        ("Tarina", ["stories/sankarit/tarina"]),
        ("Podcast", ["podcasts/jakso"]),
    ]
    assert text.strip().startswith("Hei!")
    assert [problem for problem in folder.read().problems if problem.file.endswith(file.name)] == []


def test_an_issue_tells_what_was_taken_as_a_model_and_what_was_followed_up(folder: Folder) -> None:
    told(folder)
    adoption(folder, text="Otimme tavan.")
    folder.write("followups/a.md", "---\nof: tiimi\ndate: 2026-02\nstate: käytössä\n---\n")
    folder.write("followups/b.md", "---\nof: adoptions/kemi\ndate: 2026-02\nstate: päättynyt\n---\nRaha loppui.\n")
    issue(folder, **{"shows: [deeds/tiimi": "shows: [adoptions/kemi, followups/a, followups/b"})
    page = words(pages_of(newsletters.publish, catalogue_of(folder), site_of(folder))["uutiskirje/kevat/"].body)
    _, text = message(folder)
    for place in (page, " ".join(text.split())):
        model = "Malli: Tiimi <i>suunnittelee</i> & nauttii, Askola"
        assert f"Kemi otti mallia {model} Otimme tavan." in place
        assert f"Päättynyt, tarkistettu 2/2026 {model} Raha loppui." in place
        assert "Käytössä, tarkistettu 2/2026 Tiimi <i>suunnittelee</i> & nauttii" in place


def test_a_proposal_offers_the_webinars_that_the_site_says_are_to_come(folder: Folder) -> None:
    year = date.today().year
    for name, when in (("vuosi", f"{year}"), ("tuleva", f"{year + 1}-02-03"), ("ensin", f"{year + 1}-01")):
        editorial(folder, f"webinars/{name}", date=when, title=name)
    editorial(folder, "webinars/ohi", date="2019-05-01", title="Ohi")
    editorial(folder, "webinars/peruttu", date=f"{year + 1}-02-02", title="Peruttu", cancelled="true")
    folder.deed()
    result = tori("newsletter", "--since", "2018-01-01", "--content", folder.root)
    assert result.exit_code == 0, result.output
    (file,) = (folder.root / "newsletters").iterdir()
    shown = {
        part["heading"]: part["shows"]
        for part in yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1])["sections"]
    }
    assert shown["Webinaarit"] == ["webinars/ensin", "webinars/tuleva"]


def test_a_proposal_of_many_deeds_tells_which_it_left_out(folder: Folder) -> None:
    for number in range(14):
        folder.deed(f"teko-{number:02}", title=f"Teko {number}", date=f"2026-01-{number + 1:02}")
    result = tori("newsletter", "--since", "2026-01-01", "--content", folder.root)
    assert (
        "Uudet teot: ehdotuksessa on 12 uusinta, ja muita olisi 2:\n  deeds/teko-01\n  deeds/teko-00\n" in result.output
    )


def test_the_editor_is_told_to_publish_before_sending_and_that_an_example_is_no_address(folder: Folder) -> None:
    told(folder)
    issue(folder, more="draft: true\n")
    result = tori("newsletter", "kevat", "--content", folder.root, "--out", folder.root / "viesti")
    assert "Ennen kuin lähetät kirjeen, julkaise se" in result.output
    assert "https://tekojentori.example/, joka on vain esimerkki" in result.output


def test_a_proposal_never_replaces_what_an_editor_has_begun(folder: Folder) -> None:
    told(folder)
    assert tori("newsletter", "--since", "2019-01-01", "--content", folder.root).exit_code == 0
    again = tori("newsletter", "--since", "2019-01-01", "--content", folder.root)
    assert again.exit_code == 1
    assert "on jo olemassa" in again.output


def test_a_proposal_of_a_campaign_begins_with_it_and_has_its_deeds_only(folder: Folder) -> None:
    folder.deed("mukana", title="Mukana", campaign="syksy")
    folder.deed("muu", title="Muu")
    folder.write("campaigns/syksy.md", "---\ntitle: Syksy\nbegins: 2019\nends: 2019\n---\nKerätään.\n")
    result = tori("newsletter", "--since", "2019-01-01", "--campaign", "syksy", "--content", folder.root)
    assert result.exit_code == 0, result.output
    (file,) = (folder.root / "newsletters").iterdir()
    fields = yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1])
    assert [part["shows"] for part in fields["sections"]] == [["campaigns/syksy"], ["deeds/mukana"]]


def test_the_message_shows_what_the_editor_left_in_the_editors_order(folder: Folder) -> None:
    told(folder)
    issue(folder, more="  - heading: Kerro\n    text: Kerro sinäkin.\n")
    html, text = message(folder)
    for written in (html, text):
        assert written.index("Hyvä lista") > written.index("nauttii")
        assert "Nämä kannattaa lukea." in written
        assert "Kerro sinäkin." in written
    assert "Tiimi &lt;i&gt;suunnittelee&lt;/i&gt; &amp; nauttii" in html
    assert "Tiimi <i>suunnittelee</i> & nauttii" in text
    assert all(len(line) <= 72 or line.startswith("http") or "http" in line for line in text.splitlines())


def test_the_text_of_a_part_is_plain_text(folder: Folder) -> None:
    told(folder)
    issue(folder, **{"Nämä kannattaa lukea.": "Nämä *kannattaa* <b>lukea</b>."})
    html, text = message(folder)
    assert "Nämä *kannattaa* &lt;b&gt;lukea&lt;/b&gt;." in html
    assert "Nämä *kannattaa* <b>lukea</b>." in text


class _Loaded(HTMLParser):
    """Whatever a mail program would fetch to show a message, and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("link", "script", "iframe", "img"):
            self.loaded.append(f"{tag} {given.get('href') or given.get('src')}")
        if tag == "a":
            self.links.append(given.get("href") or "")


def test_the_message_loads_nothing_and_all_its_links_are_whole(folder: Folder) -> None:
    told(folder)
    folder.write("newsletters/kuva.png", png(20, 10))
    issue(
        folder, text="Hei!\n\nLue [teko](../deeds/tiimi.md). ![Tiimi](kuva.png) [![Talo](kuva.png)](../deeds/tiimi.md)"
    )
    html, _ = message(folder)
    parsed = _Loaded(html)
    assert parsed.loaded == []
    assert re.search(r'<a href="https://[^"]+/media/newsletters/kuva.png"[^>]*>Kuva: Tiimi</a>', html)
    assert re.search(r'<a href="https://[^"]+/teot/tiimi/"[^>]*>Kuva: Talo</a>', html)
    assert "@import" not in html
    assert "url(" not in html
    assert parsed.links
    assert all(link.startswith(("https://", "mailto:")) for link in parsed.links)
    assert any(link.endswith("/teot/tiimi/") for link in parsed.links)


def test_the_plain_message_tells_where_its_links_lead(folder: Folder) -> None:
    told(folder)
    issue(folder, text="Lue [teko](../deeds/tiimi.md) ja [muuta](https://muu.example/). ![Kuva](kuva.png)")
    folder.write("newsletters/kuva.png", png(20, 10))
    _, text = message(folder)
    assert re.search(r"Lue teko\s\(https://\S+/teot/tiimi/\)\sja\smuuta\s\(https://muu.example/\)\.", text)


def test_the_plain_message_tells_lists_and_references_as_they_are_read(folder: Folder) -> None:
    told(folder)
    issue(folder, text="Lue:\n\n- [teko][1]\n- toinen\n\n[1]: ../deeds/tiimi.md")
    _, text = message(folder)
    assert re.search(r"Lue:\n\n- teko \(https://\S+/teot/tiimi/\)\n\n- toinen\n", text)


def of_issue(folder: Folder, **settings: str) -> tuple[str, str]:
    """The message of the only issue, made without the command."""
    catalogue = catalogue_of(folder)
    (sent,) = catalogue.of(Newsletter)
    return as_html(sent, catalogue, site_of(folder, **settings)), message_as_text(
        sent, catalogue, site_of(folder, **settings)
    )


def test_a_webinar_is_told_with_its_hour_and_place(folder: Folder) -> None:
    told(folder)
    editorial(folder, "webinars/w", title="Tule", date="2026-12-09", starts="13:00", ends="14:30", place="Kuntatalo")
    issue(folder, **{"deeds/tiimi, toplists/lista": "webinars/w"})
    page = pages_of(newsletters.publish, catalogue_of(folder), site_of(folder))["uutiskirje/kevat/"].body
    for written in (*of_issue(folder), page):
        assert "9.12.2026 klo 13.00–14.30, Kuntatalo" in " ".join(written.split())


def test_the_look_of_the_message_needs_no_style_sheet(folder: Folder) -> None:
    told(folder)
    issue(folder, text="Hei, [lue](https://muu.example/).\n\n## Uutta\n\n- yksi", **{"Uutta": "Väliotsikko"})
    html, _ = of_issue(folder, newsletter_unsubscribe="https://kunta.example/pois")
    sheets = "".join(re.findall(r"<style.*?</style>", html, re.DOTALL))
    assert "#93380a" not in sheets and "#515b6e" not in sheets
    elements = re.findall(r"<(a|h1|h2|h3|p)\b([^>]*)>", html)
    assert {tag for tag, _ in elements} == {"a", "h1", "h2", "h3", "p"}
    assert [tag for tag, attributes in elements if "style=" not in attributes] == []


def test_a_wordy_message_has_lines_that_mail_may_have(folder: Folder) -> None:
    told(folder)
    long = 'pitkä sana ja ”lainaus" jatkuu ' * 200
    issue(folder, text=f"{long}\n\n```\nkoodin  rivi\n  toinen rivi\n```\n\n{long}")
    html, text = of_issue(folder, newsletter_unsubscribe="{{ unsubscribe now }}")
    assert max(len(line.encode()) for line in html.splitlines()) <= 998
    assert max(map(len, text.splitlines())) <= 76
    assert "koodin  rivi\n  toinen rivi\n" in html, "code keeps its lines"
    assert 'href="{{ unsubscribe now }}"' in html, "what the mailing program looks for is whole"
    assert words(html.partition('role="article"')[2]).count("jatkuu") == 400, "nothing is lost"
    assert not any("\n" in condition for condition in re.findall(r"<!--\[[^>]*>", html)), "Outlook reads these"


@pytest.mark.parametrize(
    ("leaving", "link", "in_words"),
    [
        ("https://kunta.example/pois?a=1&b=2", "https://kunta.example/pois?a=1&amp;b=2", "https://kunta.example/pois?a=1&b=2"),
        ("mailto:kirje@kunta.example?subject=Pois", "mailto:kirje@kunta.example?subject=Pois", "kirje@kunta.example"),
        ("*|UNSUB|*", "*|UNSUB|*", "*|UNSUB|*"),
    ],
)  # fmt: skip
def test_the_message_ends_with_who_sends_it_and_how_to_leave_it(
    folder: Folder, leaving: str, link: str, in_words: str
) -> None:
    told(folder)
    issue(folder)
    sender = "Kunnan kehittämisyksikkö, Kuntakatu 1, 00100 Helsinki"
    html, text = of_issue(folder, newsletter_sender=sender, newsletter_unsubscribe=leaving)
    assert f'href="{link}"' in html and "Peruuta tilaus" in words(html) and sender in words(html)
    _, _, end = text.partition("-- \n")
    assert sender in end and f"Peruuta tilaus: {in_words}\n" in end
    html, text = of_issue(folder)
    assert "Peruuta tilaus" not in words(html) + text
    assert "Lähettäjä: Tori" in words(html) and "-- \nTori\n" in text


@pytest.mark.parametrize(
    "text",
    [
        "Rivi  \nja toinen.<br>Kolmas.",
        "| a | b |\n| - | - |\n| 1 | 2 |",
        "<script>alert(1)</script> <mj-raw>x</mj-raw> {{ site }} {% raw %}",
        "</mj-text></mjml> 😀 שלום & < >",
        "> lainaus\n\n- yksi\n- kaksi\n\n```\nkoodi <b>\n```",
        "Viiva\n\n---\n\nalla ![kuva](kuva.png)",
    ],
)
def test_any_greeting_makes_a_message(folder: Folder, text: str) -> None:
    told(folder)
    folder.write("newsletters/kuva.png", png(20, 10))
    issue(folder, text=f"Alku.\n\n{text}\n\nLoppu.")
    html, _ = message(folder)
    assert "Alku." in html
    assert "Loppu." in html
    assert "<script" not in html
    assert html.rstrip().endswith("</html>")


def test_where_nothing_has_come_no_issue_is_begun(folder: Folder) -> None:
    folder.deed(date="2019")
    result = tori("newsletter", "--since", "2026-11-01", "--content", folder.root)
    assert result.exit_code == 1
    assert "Päivästä 1.11.2026 alkaen ei ole tullut mitään kerrottavaa" in result.output
    assert not (folder.root / "newsletters").exists(), "an issue without parts would stop the build"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("newsletter",), "Kirjoita joko"),
        (("newsletter", "kesa"), "Kirjettä ”kesa” ei ole. Kirjeet ovat: kevat."),
        (("newsletter", "--since", "2019-01-01", "--campaign", "ei"), "Kampanjaa ”ei” ei ole."),
        (("newsletter", "--since", "1.1.2019", "--campaign", "syksi"), "Tarkoititko: syksy?"),
        (("newsletter", "--since", "eilen"), "Päivää ”eilen” ei ymmärretä."),
    ],
)
def test_what_cannot_be_made_is_told(folder: Folder, arguments: tuple[str, ...], said: str) -> None:
    told(folder)
    issue(folder)
    folder.write("campaigns/syksy.md", "---\ntitle: Syksyn teot\nbegins: 2019-09\nends: 2019-10\n---\nKerro.\n")
    result = tori(*arguments, "--content", folder.root)
    assert result.exit_code == 1
    assert said in result.output


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("deeds/tiimi", "deeds/tiimmi", "unknown-file", 7),
        ("2026-03-01", "2026-03", "inexact-date", 3),
        ("heading: Uutta", "otsikko: Uutta", "missing-key", 5),
    ],
)
def test_a_bad_issue_gives_a_problem(folder: Folder, old: str, new: str, code: str, line: int) -> None:
    told(folder)
    issue(folder, **{old: new})
    assert (code, line) in [(problem.code, problem.line) for problem in folder.read().problems]


def test_an_issue_may_name_a_deed_by_an_address_it_has_had_and_is_told_the_new_one(folder: Folder) -> None:
    folder.deed("uusi-nimi", aliases="[tiimi]")
    folder.write("toplists/lista.md", "---\ntitle: Lista\nlength: 3\n---\nLista.\n")
    issue(folder)
    (problem,) = folder.read().problems
    assert (problem.code, problem.severity.value, problem.line) == ("renamed-file", "warning", 7)
    assert problem.hint == "Kirjoita: deeds/uusi-nimi."


def test_a_sent_issue_is_in_the_archive_and_a_draft_is_not(folder: Folder, open_page: OpenPage) -> None:
    told(folder)
    issue(folder)
    folder.write(
        "newsletters/kesken.md", ISSUE.format(text="Kesken.", more="draft: true\n").replace("Kevään", "Kesken")
    )
    folder.built()
    assert "Kevään uutiskirje" in folder.page("uutiskirje/")
    assert not (folder.root / "site/uutiskirje/kesken").exists()
    assert axe_violations(open_page(folder.root / "site", "uutiskirje/")) == []
    page = open_page(folder.root / "site", "uutiskirje/kevat/", width=360, colours="dark")
    assert axe_violations(page) == []
    page.get_by_role("link", name="Hyvä lista").click()
    expect(page).to_have_url(re.compile(r"/top/lista/$"))


@pytest.mark.parametrize("has_issues", [True, False])
@pytest.mark.parametrize(
    ("subscribe", "offered"),
    [
        ("mailto:kirje@kunta.example?subject=Tilaan%20uutiskirjeen", "Lähetä viesti osoitteeseen kirje@kunta.example,"),
        ("https://kunta.example/tilaa", "Tilaat sen tilauspalvelussa."),
        ("", "Kirjettä ei voi tilata täältä"),
    ],
)
def test_whoever_wants_the_newsletter_is_told_how_to_get_it(
    folder: Folder, has_issues: bool, subscribe: str, offered: str
) -> None:
    told(folder)
    if has_issues:
        issue(folder)
    site = site_of(folder, newsletter=subscribe)
    pages = pages_of(newsletters.publish, catalogue_of(folder), site)
    follow = str(pages_of(feeds.publish, catalogue_of(folder), site)["seuraa/"].body)
    assert ("uutiskirje/" in follow) == bool(subscribe)
    if not (has_issues or subscribe):
        assert pages == {}
        return
    page = str(pages["uutiskirje/"].body)
    assert offered in page
    assert (f'href="{subscribe}"' in page) == bool(subscribe)
    assert ("Kevään uutiskirje" in page) == has_issues
    assert ("ei ole vielä lähetetty kirjeitä" in page) != has_issues
