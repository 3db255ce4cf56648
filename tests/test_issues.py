"""An issue made with the form becomes a deed, whatever is written in it."""

import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import PROJECT, TODAY, Folder, project_registers
from tekojen_tori.content.adopting.adopts import How
from tekojen_tori.contributing.issues.answers import answers_in
from tekojen_tori.contributing.issues.forms import IssueFile, IssueForm, issue_forms
from tekojen_tori.contributing.issues.issue_form import LABELS, QUESTIONS
from tekojen_tori.contributing.issues.issues import DEED_ISSUES, deed_in
from tekojen_tori.contributing.issues.receiving import issue_of
from tekojen_tori.contributing.issues.sections import SECTIONS
from tekojen_tori.contributing.plain_words import on_one_line
from tekojen_tori.contributing.written_markdown import within_a_part
from tekojen_tori.kinds.adoptions.content import HOW_IT_WAS
from tekojen_tori.kinds.adoptions.contributing.issues import ADOPTION_ISSUES
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.kinds.toplists.content import TopList
from tekojen_tori.kinds.toplists.contributing.issues import TOPLIST_ISSUES
from tekojen_tori.language.written_dates import as_iso
from tekojen_tori.publishing.text.markdown import to_html
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.files.front_matter import read_front_matter
from tekojen_tori.reading.problems import Problem, errors
from test_stories import story

PAYLOADS = PROJECT / "tests" / "payloads"
REGISTERS = project_registers()


def payload(name: str) -> Any:
    return json.loads((PAYLOADS / f"{name}.json").read_text(encoding="utf-8"))


def body(labels: Mapping[str, str] = LABELS, **answers: str) -> str:
    """An issue's body as GitHub writes it."""
    return "\n\n".join(f"### {label}\n\n{answers.get(key, '_No response_')}" for key, label in labels.items())


def deed(**answers: str) -> str:
    """The file of a deed told in an issue that is good but for the answers given."""
    good = {"title": "Otsikko on", "who": "Askola", "sector": "koko kunta", "theme": "viestintä", "date": "2019"}
    return deed_in(body(**good | {"done": "Tehtiin.", "consent": "- [X] Kyllä"} | answers), REGISTERS).text


def html(markdown: str) -> str:
    """The text of a deed as the site shows it."""
    return to_html(markdown, PurePosixPath("deeds/teko.md"), lambda file, tag: None)


def test_the_form_asks_five_things_and_a_text_and_the_rest_is_as_wished() -> None:
    form = yaml.safe_load(DEED_ISSUES.as_yaml(REGISTERS))
    elements = {element.get("id"): element for element in form["body"]}
    required = [key for key, one in elements.items() if one.get("validations", {}).get("required")]
    assert required == ["title", "who", "sector", "theme", "date", "done"]
    assert elements["consent"]["attributes"]["options"][0]["required"] is True
    assert form["labels"] == ["teko"]
    assert [section.question for section in SECTIONS] == [elements[one.key]["attributes"]["description"] for one in SECTIONS]  # fmt: skip


@pytest.mark.parametrize("issues", issue_forms(), ids=lambda one: one.name)
def test_every_form_is_as_github_demands(issues: IssueForm) -> None:
    form = yaml.safe_load(issues.as_yaml(REGISTERS))
    assert {"name", "description", "body"} <= set(form)
    assert len({question.label.casefold() for question in issues.questions}) == len(issues.questions)
    for element in form["body"]:
        assert element["type"] in {"markdown", "input", "textarea", "dropdown", "checkboxes"}
        assert re.fullmatch(r"[A-Za-z0-9_-]+", element.get("id", "x"))
        options = element["attributes"].get("options", [])
        assert len(options) == len({str(option) for option in options})
        assert all(isinstance(option, str | dict) and option != "None" for option in options)


def test_a_told_deed_is_a_deed(folder: Folder) -> None:
    result = deed_in(payload("opened")["issue"]["body"], REGISTERS)
    assert result.wrong == ()
    folder.write(f"deeds/{result.stem}.md", result.text)
    reading = folder.read()
    assert reading.problems == ()
    (read,) = reading.content.of(Deed)
    assert read.title == "Keittiö ja päiväkoti suunnittelevat ruokalistan lasten kanssa"
    assert read.done_by.name == "Askola"
    assert [theme.name for theme in read.theme] == ["asiakaslähtöisyys", "asukkaiden osallisuus"]
    assert read.date.iso() == "2019-10"
    assert read.contact is not None
    assert (read.contact.name, read.contact.email) == ("Monninkylän keittiö", "keittio@askola.fi")
    assert "**kerran kuussa**" in read.text
    assert "👩‍🍳" in read.text


def test_a_hostile_issue_is_only_text(folder: Folder) -> None:
    result = deed_in(payload("hostile")["issue"]["body"], REGISTERS)
    assert re.fullmatch(r"[a-z0-9-]+", result.stem)
    folder.write(f"deeds/{result.stem}.md", result.text)
    reading = folder.read()
    assert errors(reading.problems) == []
    (read,) = reading.content.of(Deed)
    assert not read.draft
    assert read.title.startswith("../../.github")
    assert re.findall(r"^## (.+)$", read.text.partition("```")[0], re.MULTILINE) == ["Lähtötilanne", "Mitä tehtiin"]
    shown = html(read.text)
    assert re.findall(r"<h2>(.*?)</h2>", shown) == [section.heading for section in SECTIONS]
    assert "<script" not in shown
    assert "onerror" not in shown
    assert "$(rm -rf /)" in shown


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "answer",
    [
        "### Väliotsikko\n\nteksti",
        "alku\n\n---\n\nloppu",
        "```\n### Palveluala\n```",
        "{{ muuttuja }} ${{ github.token }} `koodi` 🎉",
        "## Mitä saatiin aikaan\n\nei vielä",
    ],
)
def test_an_answer_may_hold_anything(answer: str, line_end: str) -> None:
    written = body(title="Otsikko", before=answer, done="Loppu").replace("\n", line_end)
    found = answers_in(written, QUESTIONS)
    assert found["done"] == "Loppu"
    if "Mitä saatiin" not in answer and "Palveluala" not in answer:
        assert found["before"] == answer


def test_headings_that_were_edited_are_still_known() -> None:
    edited = "Hei!\n\n### otsikko ##\n\nYksi\n###   Mitä Tehtiin\nKaksi\n### Otsikko\n\nsama uudelleen"
    found = answers_in(edited, QUESTIONS)
    assert (found["title"], found["done"]) == ("Yksi", "Kaksi\n### Otsikko\n\nsama uudelleen")


def test_an_empty_issue_tells_what_is_missing() -> None:
    wrong = deed_in("", REGISTERS).wrong
    assert [one.label for one in wrong] == [question.label for question in QUESTIONS if question.is_required]


def adoption_of(**answers: str) -> IssueFile:
    """What an issue tells of an adoption that is good but for the answers given."""
    good = {"model": "tiimi", "who": "Kemi", "date": "2020", "how": "sovelsi: muokkasimme omaan työhömme"}
    given = good | {"text": "Kokeilimme kahdessa tiimissä.", "consent": "- [X] Kyllä"} | answers
    return ADOPTION_ISSUES.made(body(ADOPTION_ISSUES.labels, **given), REGISTERS)


def test_a_told_adoption_is_an_adoption(folder: Folder) -> None:
    folder.deed()
    told = adoption_of(date="3/2020", url="https://kemi.example/", email="koti@kemi.example")
    assert told.wrong == ()
    assert told.text == (
        '---\nmodel: tiimi\nwho: Kemi\ndate: 2020-03\nhow: sovelsi\nurl: "https://kemi.example/"\n'
        'contact:\n  name: Kemi\n  email: "koti@kemi.example"\n---\n\nKokeilimme kahdessa tiimissä.\n'
    )
    folder.write(f"adoptions/{told.stem}.md", told.text)
    assert folder.read().problems == ()


@pytest.mark.parametrize(
    "written",
    [
        "tiimi",
        "tiimi.md",
        "deeds/tiimi.md",
        "https://tori.example/teot/tiimi/",
        "https://tori.example/alla/teot/tiimi/?a=b#otettu-mallia",
        "Teko: https://tori.example/teot/tiimi/ (Askola)",
    ],
)
def test_the_model_may_be_told_by_its_address(written: str) -> None:
    assert adoption_of(model=written).text.startswith("---\nmodel: tiimi\n")


@pytest.mark.parametrize(
    ("told", "how"),
    [
        *((words, how) for how, words in HOW_IT_WAS.items()),
        *((how.value, how) for how in HOW_IT_WAS),
        ("Innoituimme siitä.", How.INSPIRED),
        ("sovelsi: muokkasimme omaan työhömme", How.APPLIED),
        ("Sovelsimme sitä", How.APPLIED),
        ("kopioimme", How.COPIED),
    ],
)
def test_how_it_was_taken_is_known_as_the_form_answers_it_and_as_people_write_it(told: str, how: How) -> None:
    assert f"how: {how.value}\n" in adoption_of(how=told).text


def test_how_it_was_taken_is_asked_again_if_it_is_something_else(folder: Folder) -> None:
    folder.deed()
    told = adoption_of(how="emme kopioineet")
    folder.write(f"adoptions/{told.stem}.md", told.text)
    assert "unknown-value" in [problem.code for problem in folder.read().problems]


def test_an_answer_from_an_address_reaches_each_question_that_the_page_asks(folder: Folder) -> None:
    prefilled = ("model", "who", "date", "how", "text", "url", "contact", "email")
    kinds = {question.key: question.kind for question in ADOPTION_ISSUES.questions}
    assert {kinds[key] for key in prefilled} == {"input", "textarea"}


def test_an_adoption_is_asked_for_more_than_its_file_must_have() -> None:
    wrong = ADOPTION_ISSUES.made("", REGISTERS).wrong
    assert [one.label for one in wrong] == [
        "Teko, josta otitte mallia", "Kuka otti mallia", "Milloin", "Miten", "Mitä teitte tai muutitte", "Lupa julkaista",
    ]  # fmt: skip


@given(st.text(alphabet="#-*_`~<>!/[]()&\\ \t\n|:.1aä", max_size=60))
def test_whatever_is_told_of_an_adoption_is_one_file_with_its_fields(text: str) -> None:
    told = adoption_of(model=text, who=text, date=text, how=text, text=text, url=text, contact=text)
    assert re.fullmatch(r"[a-z0-9-]+", told.stem)
    front = read_front_matter(told.text, "a.md")
    assert not isinstance(front, Problem) or not any(map(on_one_line, [text]))
    if not isinstance(front, Problem):
        assert set(front.fields) <= {"model", "who", "date", "how", "url", "contact"}


LISTED = """\
https://tori.example/teot/tiimi/ Syy: "näin" #1
- https://tori.example/alla/teot/kavely/: Raitis ilma

2. deeds/lupa.md
stories/sankarit/tarina – Lue tämä
"""


def toplist_of(**answers: str) -> IssueFile:
    """What an issue tells of a TOP list that is good but for the answers given."""
    good = {"name": "Lupa: kokeilla", "text": "Esittely.", "deeds": LISTED, "consent": "- [X] Kyllä"}
    return TOPLIST_ISSUES.made(body(TOPLIST_ISSUES.labels, **good | answers), REGISTERS)


def test_a_proposed_list_is_a_toplist(folder: Folder) -> None:
    for name, title in (("tiimi", "Tiimi"), ("kavely", "Kävely"), ("lupa", "Lupa kokeilla")):
        folder.deed(name, title=title)
    story(folder)
    told = toplist_of()
    assert (told.stem, told.wrong) == ("lupa-kokeilla", ())
    folder.write(f"toplists/{told.stem}.md", told.text)
    reading = folder.read()
    assert reading.problems == ()
    (toplist,) = reading.content.of(TopList)
    assert (toplist.title, toplist.text.strip()) == ("Lupa: kokeilla", "Esittely.")
    assert [(pick.deed, pick.why) for pick in toplist.deeds] == [
        ("tiimi", 'Syy: "näin" #1'), ("kavely", "Raitis ilma"), ("lupa", None), ("stories/sankarit/tarina", "Lue tämä"),
    ]  # fmt: skip


def test_a_proposed_list_must_have_a_title_an_introduction_and_deeds() -> None:
    wrong = TOPLIST_ISSUES.made("", REGISTERS).wrong
    assert [one.label for one in wrong] == ["Listan otsikko", "Esittely", "Teot järjestyksessä", "Lupa julkaista"]


@given(st.text(alphabet="#-*_`~<>!/[]()&\\ \t\n|:.1aä", max_size=60))
def test_whatever_is_told_of_a_list_is_one_file_with_its_fields(text: str) -> None:
    told = toplist_of(name=text, text=text, deeds=text)
    assert re.fullmatch(r"[a-z0-9-]+", told.stem)
    front = read_front_matter(told.text, "a.md")
    assert isinstance(front, Problem) or set(front.fields) <= {"title", "deeds"}


def test_an_organisation_and_a_sector_with_a_comma_are_known() -> None:
    text = deed(who="sedu", sector="johto, hr ja hallinto")
    assert "organisation: Sedu\n" in text
    assert 'sector: "johto, hr ja hallinto"\n' in text


def test_a_contact_without_a_name_is_the_workplace() -> None:
    assert 'contact:\n  name: Askola\n  email: "tori@askola.fi"\n' in deed(email="tori@askola.fi")


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2.10.2019", "2019-10-02"),
        ("02. 10. 2019", "2019-10-02"),
        ("10/2019", "2019-10"),
        ("2018–2020", "2018/2020"),
        ("2018 - 2020", "2018/2020"),
        (" 2019 ", "2019"),
        ("2019-10", "2019-10"),
        ("viime syksynä", "viime syksynä"),
    ],
)
def test_a_date_may_be_written_as_finns_do(written: str, iso: str) -> None:
    assert as_iso(written) == iso


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("# Ylin\n\n## Alempi", "### Ylin\n\n#### Alempi"),
        ("#### Syvä", "#### Syvä"),
        ("Otsikko\n===", "### Otsikko"),
        ("Otsikko\n---\nteksti", "### Otsikko\nteksti"),
        ("- kohta\n---", "- kohta\n---"),
        ("```\nauki", "```\nauki\n```"),
        ("~~~\n```\n~~~", "~~~\n```\n~~~"),
        ("```\n# koodia <b>\n```", "```\n# koodia <b>\n```"),
        ("<details><summary>a</summary>", "&lt;details>&lt;summary>a&lt;/summary>"),
        ("<https://askola.fi> 3 < 4 `<b>`", "<https://askola.fi> 3 < 4 `<b>`"),
        ("![kissa](https://a.fi/k.png)", "[kissa](https://a.fi/k.png)"),
        ('<img width="9" alt="image" src="https://a.fi/k.png" />', "[Kuva](https://a.fi/k.png)"),
        ("> # Lainaus", "\\> # Lainaus"),
    ],
)
def test_markdown_stays_within_its_part(written: str, kept: str) -> None:
    assert within_a_part(written) == kept


@given(st.text(alphabet="#=-*_`~<>!/[]()&\\ \t\n|:.1aä", max_size=60))
def test_no_text_breaks_the_part_after_it(text: str) -> None:
    whole = html(f"## Alku\n\n{within_a_part(text)}\n\n## Loppu\n\nViimeinen.")
    assert re.findall(r"<h2>(.*?)</h2>", whole) == ["Alku", "Loppu"]
    assert whole.endswith("<h2>Loppu</h2>\n<p>Viimeinen.</p>\n")


@pytest.mark.parametrize(
    "piece", ["`", "<", "[", "![", "# a\n", "`a``", "> ", "- ", "<!--", "*a **", "a, ", "\\", "1\n"]
)
def test_a_huge_issue_is_read_in_a_moment(piece: str, folder: Folder) -> None:
    huge = (piece * 60_000)[:60_000]
    text = deed(done=huge, title=huge, who=huge, theme=huge, date=huge)
    folder.write("deeds/iso.md", text)
    assert len(ContentFolder(folder.root, PROJECT).read(TODAY).problems) > 0


def test_only_open_issues_with_the_label_are_deeds() -> None:
    opened = issue_of(payload("opened"))
    assert opened and opened.form is DEED_ISSUES
    assert issue_of(payload("other")) is None
    closed = payload("opened")
    closed["issue"]["state"] = "closed"
    assert issue_of(closed) is None
    empty = payload("opened")
    empty["issue"]["body"] = None
    found = issue_of(empty)
    assert found and found.body == ""
