"""Key facts of a deed: how it is known what came of it, how many took part, how long it took and what it cost."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from conftest import TODAY, Folder, OpenPage, project_registers
from direct import catalogue_of, pages_of, site_of, words
from tekojen_tori.cli import main
from tekojen_tori.content.living.evidence import Knowing, knowing
from tekojen_tori.contributing.importing.mapping import heading_target
from tekojen_tori.contributing.importing.surveys import asks_for
from tekojen_tori.contributing.issues.issues import deed_in
from tekojen_tori.kinds.deeds.content import KEY_FACTS, LONGEST_FACT, Deed
from tekojen_tori.kinds.deeds.publishing import publish
from tekojen_tori.pages.statistics.catalogue import statistics
from tekojen_tori.pages.statistics.figures import figures
from tekojen_tori.reading.problems import Problem, Severity, hint_text
from test_import import import_twice, only_deed, report_of, source, with_row
from test_issues import body
from test_telling import ANSWERS, FILE_OF, PROBLEMS, TELL, Writer, writing_page

REGISTERS = project_registers()
__all__ = ["writing_page"]
CODES = {"key-understood", "value-understood"}

SURELY_MEANT = {
    "tuntuma": "tuntuma", "Tuntuma.": "tuntuma", "oma tuntuma": "tuntuma", "Mutu": "tuntuma", "gut feeling": "tuntuma",
    "KYSYTTIIN": "kysyttiin", "kysyimme": "kysyttiin", "Kysely": "kysyttiin", "”kyselyllä”": "kysyttiin",
    "asiakaspalaute": "kysyttiin", "haastattelimme": "kysyttiin", "Enkät": "kysyttiin", "survey": "kysyttiin",
    "vi frågade": "kysyttiin", "mittasimme": "mitattiin", "Mitattu": "mitattiin", "tilastoista": "mitattiin",
    "laskettiin": "mitattiin", "measured": "mitattiin", "vi mätte": "mitattiin", "mattes": "mitattiin",
    "vertasimme": "verrattiin", " vertailu ": "verrattiin", "jämförelse": "verrattiin", "control group": "verrattiin",
}  # fmt: skip


@pytest.mark.parametrize("written", SURELY_MEANT)
def test_a_way_of_knowing_is_known_in_the_forms_that_people_write(folder: Folder, written: str) -> None:
    folder.deed(evidence=f"'{written}'")
    reading = folder.read()
    (deed,) = reading.content.of(Deed)
    assert deed.evidence is not None
    assert (deed.evidence.how, deed.evidence.figure) == (SURELY_MEANT[written], None)
    assert {problem.code for problem in reading.problems} <= {"value-understood"}


def test_as_it_should_be_written_it_is_not_told_of(folder: Folder) -> None:
    for number, way in enumerate(Knowing):
        folder.deed(f"teko-{number}", title=f"Teko {number}", evidence=way.value)
    assert folder.read().problems == ()


def test_a_sentence_that_begins_with_a_way_is_kept_whole(folder: Folder) -> None:
    folder.deed(evidence="Kysyimme asiakkailta, 80 % oli tyytyväisiä")
    (deed,) = folder.read().content.of(Deed)
    assert deed.evidence is not None
    assert deed.evidence.how is Knowing.ASKED
    assert deed.evidence.figure == "Kysyimme asiakkailta, 80 % oli tyytyväisiä"
    (problem,) = folder.read().problems
    assert (problem.code, problem.line) == ("value-understood", 7)
    assert "kysyttiin" in problem.message


NOT_MEANT = {
    "arvailtiin": ("unknown-value", "Vaihtoehdot ovat: tuntuma, kysyttiin, mitattiin, verrattiin."),
    "kysytiin": ("unknown-value", "Tarkoititko: kysyttiin?"),
    "Ei mitattu": ("unknown-value", "Vaihtoehdot ovat: tuntuma, kysyttiin, mitattiin, verrattiin."),
    "{figure: 30 %}": ("missing-key", ""),
    "{how: mitattiin, figure: " + "x" * 201 + "}": ("too-long", "Lyhennä."),
    "{how: mitattiin, url: askola.fi}": ("bad-web-address", "Tarkoititko: https://askola.fi?"),
    "{how: mitattiin, figur: 30 %}": ("unknown-key", "Tarkoititko: figure?"),
    "[kysyttiin, mitattiin]": (
        "wrong-type",
        "Kirjoita kentät kukin omalle rivilleen: how, figure, url.",
    ),
    "{how: [mitattiin, kysyttiin]}": ("wrong-type", "Vaihtoehdot ovat: tuntuma, kysyttiin, mitattiin, verrattiin."),
    "x" * 5000: ("unknown-value", "Vaihtoehdot ovat: tuntuma, kysyttiin, mitattiin, verrattiin."),
    "👩‍⚕️": ("unknown-value", "Vaihtoehdot ovat: tuntuma, kysyttiin, mitattiin, verrattiin."),
}  # fmt: skip


@pytest.mark.parametrize("written", NOT_MEANT, ids=lambda written: written[:30])
def test_what_means_no_way_of_knowing_is_told_with_what_may_be_meant(folder: Folder, written: str) -> None:
    folder.deed(evidence=written)
    (problem,) = [one for one in folder.read().problems if one.severity is Severity.ERROR]
    assert (problem.code, hint_text(problem.hint), problem.line) == (*NOT_MEANT[written], 7)
    assert len(problem.message) < 150, "what is huge isn't told whole"
    assert "['" not in problem.message


AS_WRITTEN = {
    "participants": ["n. 40 asiakasta", "40", "koko henkilöstö (noin 120)", "osa-aikaisia 12 + 3", "ei ketään"],
    "duration": ["3 kk", "puoli vuotta", "3/2019–5/2020", "2018-2020", "noin 2 työpäivää / hlö"],
    "cost": ["noin 2 000 €", "2000", "0", "ei mitään", "Ei mitään.", "ei ole", "none", "kaksi työpäivää ja kahvit"],
}
NOT_TOLD = ["", "-", "–", "ei tiedossa", "En tiedä", "?"]


@pytest.mark.parametrize(("field", "written"), [(field, one) for field, all_ in AS_WRITTEN.items() for one in all_])
def test_the_others_are_kept_as_they_were_written(folder: Folder, field: str, written: str) -> None:
    folder.deed(**{field: f'"{written}"'})
    reading = folder.read()
    (deed,) = reading.content.of(Deed)
    assert getattr(deed, field) == written
    assert reading.problems == ()


@pytest.mark.parametrize("written", NOT_TOLD)
@pytest.mark.parametrize("field", KEY_FACTS)
def test_what_says_that_it_isnt_known_tells_nothing(folder: Folder, field: str, written: str) -> None:
    folder.deed(**{field: f'"{written}"'})
    reading = folder.read()
    (deed,) = reading.content.of(Deed)
    assert getattr(deed, field) is None
    assert reading.problems == ()


def test_only_of_the_cost_nothing_is_an_answer(folder: Folder) -> None:
    folder.deed(participants="ei mitään", duration="ei mitään", summary="ei mitään", cost="ei mitään")
    (deed,) = folder.read().content.of(Deed)
    assert (deed.participants, deed.duration, deed.summary, deed.cost) == (None, None, None, "ei mitään")


@pytest.mark.parametrize("field", KEY_FACTS)
def test_a_fact_is_as_long_as_a_few_words(folder: Folder, field: str) -> None:
    def problems(written: str) -> list[Problem]:
        folder.deed(**{field: written})
        return [*folder.read().problems]

    assert problems("😀" * LONGEST_FACT) == []
    assert [one.code for one in problems("x" * (LONGEST_FACT + 1))] == ["too-long"]
    assert [one.code for one in problems("[40, 50]")] == ["wrong-type"]
    assert [one.code for one in problems("{vähintään: 40}")] == ["wrong-type"]


@given(st.dictionaries(st.sampled_from(["evidence", *AS_WRITTEN]), st.text(max_size=60), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_written_is_a_deed_or_a_problem(folder: Folder, fields: dict[str, str]) -> None:
    folder.deed(**{key: f"|-\n  {' '.join(text.split()) or 'x'}" for key, text in fields.items()})
    reading = folder.read()
    assert all(problem.code != "unforeseen" for problem in reading.problems)
    assert reading.content.of(Deed) or any(problem.severity is Severity.ERROR for problem in reading.problems)


def test_their_names_in_finnish_are_known_and_mended(folder: Folder) -> None:
    path = folder.deed(
        **{"Mistä tiedätte?": "Mittasimme # ja laskimme", "osallistujia": "40", "Kesto": "3 kk", "Kustannukset": "0 €"}
    )
    assert {problem.code for problem in folder.read().problems} <= {*CODES, "comment-in-value"}
    result = CliRunner().invoke(main, ["check", "--fix", "--content", str(folder.root)])
    assert result.exit_code == 0, result.output
    text = path.read_text(encoding="utf-8")
    assert "\nevidence: mitattiin # ja laskimme\nparticipants: 40\nduration: 3 kk\ncost: 0 €\n" in text


def test_within_its_parts_only_the_way_is_mended(folder: Folder) -> None:
    path = folder.deed(evidence='{how: Measured, figure: "Measured 30 %"}')
    CliRunner().invoke(main, ["check", "--fix", "--content", str(folder.root)])
    assert '\nevidence: {how: mitattiin, figure: "Measured 30 %"}\n' in path.read_text(encoding="utf-8")


def test_a_sentence_is_left_as_it_is(folder: Folder) -> None:
    path = folder.deed(evidence="Mittasimme. Poissaolot vähenivät.")
    before = path.read_bytes()
    CliRunner().invoke(main, ["check", "--fix", "--content", str(folder.root)])
    assert path.read_bytes() == before


# The page


def page(folder: Folder, **fields: str) -> str:
    folder.deed(**fields)
    return pages_of(publish, catalogue_of(folder), site_of(folder))["teot/tiimi/"].body


def strip(html: str) -> str:
    """What stands in the strip under the title."""
    assert html.count('<dl class="deed__key-facts">') == 1
    return words(html.partition('<dl class="deed__key-facts">')[2].partition("</dl>")[0])


def test_the_facts_that_are_told_stand_under_the_title_and_before_the_text(folder: Folder) -> None:
    html = page(
        folder, participants="n. 40 asiakasta", duration="3 kk", cost="ei mitään",
        evidence="{how: mitattiin, figure: Poissaolot vähenivät 30 %, url: 'https://askola.fi/x'}",
    )  # fmt: skip
    assert strip(html) == (
        "Mukana n. 40 asiakasta Kesto 3 kk Hinta ei mitään "
        "Mistä tiedetään Mitattiin Poissaolot vähenivät 30 % Lue lisää tuloksesta"
    )
    assert '<a class="deed__figure" href="https://askola.fi/x" rel="noopener nofollow ugc">' in html
    assert html.index("<h1>") < html.index("deed__key-facts") < html.index("Tehtiin yhdessä")


@pytest.mark.parametrize(
    ("field", "written", "shown"),
    [
        ("participants", "40", "Mukana 40"),
        ("duration", "3 kk", "Kesto 3 kk"),
        ("cost", "ei mitään", "Hinta ei mitään"),
        ("evidence", "tuntuma", "Mistä tiedetään Tuntuma"),
    ],
)
def test_what_isnt_told_isnt_there(folder: Folder, field: str, written: str, shown: str) -> None:
    assert strip(page(folder, **{field: written})) == shown
    assert "deed__key-facts" not in page(folder)


def test_what_strangers_write_is_text(folder: Folder) -> None:
    html = page(
        folder, participants="'<script>alert(1)</script>'", evidence="{how: tuntuma, figure: <b onclick=x>hyvä}"
    )
    assert "<script>alert" not in html
    assert strip(html) == "Mukana <script>alert(1)</script> Mistä tiedetään Tuntuma <b onclick=x>hyvä"


def test_where_it_is_told_is_among_the_addresses_that_are_checked(folder: Folder) -> None:
    folder.deed(evidence="{how: mitattiin, url: 'https://askola.fi/x'}", links="https://askola.fi/y")
    (deed,) = folder.read().content.of(Deed)
    assert set(deed.web_addresses) == {"https://askola.fi/x", "https://askola.fi/y"}


# The statistics


def test_the_statistics_count_how_it_is_known_if_anybody_tells(folder: Folder) -> None:
    def shown() -> list[tuple[str, tuple[float | None, ...]]] | None:
        found = {figure.slug: figure for figure in figures(statistics(catalogue_of(folder)))}
        figure = found.get("mista-tiedetaan")
        return [(row.name, row.numbers) for row in figure.rows] if figure else None

    folder.deed("a", title="Yksi")
    assert shown() is None
    folder.deed("b", title="Kaksi", evidence="mitattiin")
    folder.deed("c", title="Kolme", evidence="{how: mitattiin, figure: 30 %}")
    folder.deed("d", title="Neljä", evidence="tuntuma")
    assert shown() == [
        ("Tuntuma", (1, 25)),
        ("Kysyttiin", (0, 0)),
        ("Mitattiin", (2, 50)),
        ("Verrattiin", (0, 0)),
        ("Ei ole kerrottu", (1, 25)),
    ]
    folder.deed("a", title="Yksi", evidence="verrattiin")
    told = shown()
    assert told is not None
    assert [name for name, _ in told] == ["Tuntuma", "Kysyttiin", "Mitattiin", "Verrattiin"]


# Other ways in


def issue(**answers: str) -> str:
    good = {"title": "Otsikko on", "who": "Askola", "sector": "koko kunta", "theme": "viestintä", "date": "2019"}
    return body(**good | {"done": "Tehtiin.", "consent": "- [X] Kyllä"} | answers)


def test_an_issue_may_tell_them_and_need_not() -> None:
    made = deed_in(
        issue(evidence="mitattiin", figure="30 % vähemmän", participants="n. 40", duration="3 kk", cost="ei mitään"),
        REGISTERS,
    )
    assert made.wrong == ()
    assert (
        'evidence:\n  how: mitattiin\n  figure: "30 % vähemmän"\n'
        'participants: n. 40\nduration: "3 kk"\ncost: ei mitään\n' in made.text
    )
    without = deed_in(issue(), REGISTERS)
    assert without.wrong == ()
    assert not {"evidence:", "participants:", "duration:", "cost:"} & set(without.text.split())


def test_of_an_issue_that_tells_what_was_found_but_not_how_it_is_asked() -> None:
    (wrong,) = deed_in(issue(figure="30 % vähemmän"), REGISTERS).wrong
    assert (wrong.label, wrong.hint) == ("Mistä tiedätte?", "Valitse, mistä tiedätte.")


@pytest.mark.parametrize(
    ("columns", "kept"),
    [
        ({"Mistä tiedätte?": "Kysyimme"}, "evidence:\n  how: kysyttiin\n"),
        (
            {"Mistä tiedätte?": "Kyselyllä, 80 % oli tyytyväisiä", "Missä siitä kerrotaan": "https://askola.fi/x"},
            'evidence:\n  how: kysyttiin\n  figure: "Kyselyllä, 80 % oli tyytyväisiä"\n  url: "https://askola.fi/x"\n',
        ),
        (
            {"Mistä tiedätte?": "mittaus", "Luku tai lause": "30 % vähemmän"},
            'evidence:\n  how: mitattiin\n  figure: "30 % vähemmän"\n',
        ),
        ({"Kustannukset": "ei mitään"}, "cost: ei mitään\n"),
        ({"Kesto": "3/2019–5/2020"}, 'duration: "3/2019–5/2020"\n'),
        ({"Osallistujamäärä": "40"}, 'participants: "40"\n'),
    ],
)
def test_an_office_brings_them_in_a_table(folder: Folder, columns: dict[str, str], kept: str) -> None:
    import_twice(folder, source(folder, with_row(**columns)))
    assert kept in only_deed(folder)
    assert all(problem.severity is not Severity.ERROR for problem in folder.read().problems)


@pytest.mark.parametrize(
    "columns",
    [
        {"Mistä tiedätte?": "Arvailimme vain"},
        {"Luku tai lause": "30 % vähemmän"},
        {"Mistä tiedätte?": "mitattiin", "Missä siitä kerrotaan": "hyllyssä"},
        {"Mistä tiedätte?": "mitattiin", "Luku tai lause": "x" * 201},
        {"Kesto": "x" * 101},
    ],
)
def test_what_cant_be_brought_is_in_the_report(folder: Folder, columns: dict[str, str]) -> None:
    file = source(folder, with_row(**columns))
    import_twice(folder, file)
    lost = [*columns.values()][-1]
    assert lost not in only_deed(folder)
    assert lost[:60] in report_of(file)


def test_who_took_part_by_name_is_not_how_many() -> None:
    """A column of names would be people's names on a page."""
    assert heading_target("Osallistujat") is None


@pytest.mark.parametrize(
    ("question", "target"),
    [
        ("Mistä tiedätte, että teko auttoi?", "evidence.how"),
        ("Kuinka moni osallistui?", "participants"),
        ("Kuinka monta työntekijää oli mukana?", "participants"),
        ("Kuinka kauan tekeminen kesti?", "duration"),
        ("Paljonko se maksoi?", "cost"),
        ("Mikä ei toiminut?", "Mitä saatiin aikaan"),
        ("Mitä teitte, ja kuinka monta ideaa syntyi?", "Mitä tehtiin"),
    ],
)
def test_the_questions_of_surveys_are_known_by_their_words(question: str, target: str) -> None:
    assert asks_for(question) == target


def test_the_terminal_asks_them_among_what_is_as_wished(folder: Folder) -> None:
    needed = {
        "title": "Uusi teko", "place": "Askola", "sector": "koko kunta", "theme": "viestintä", "date": "2019", "done": "Tehtiin.",
    }  # fmt: skip
    arguments = [part for key, value in needed.items() for part in (f"--{key}", value)]
    facts = ["--participants", "n. 40", "--duration", "3 kk", "--cost", "ei mitään"]
    result = CliRunner().invoke(main, ["new", "deed", *arguments, *facts, "--content", str(folder.root)])
    assert result.exit_code == 0, result.output
    assert 'participants: n. 40\nduration: "3 kk"\ncost: ei mitään\n' in only_deed(folder)
    assert folder.read().problems == ()


@given(st.text(max_size=300))
def test_no_text_is_more_than_one_way_of_knowing(text: str) -> None:
    assert knowing(text) in (None, *Knowing)


# The form


@pytest.fixture
def writer(real_site: Path, open_page: OpenPage) -> Writer:
    page = open_page(real_site, TELL)
    page.locator("form.tell").wait_for()
    writer = Writer(page)
    writer.first_stage()
    writer.write("done", "Mittasimme ruokahävikin.")
    writer.theme()
    return writer


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"evidence.how": "tuntuma"}, []),
        ({"evidence.how": "", "evidence.figure": "", "evidence.url": " "}, []),
        ({"evidence.how": "mitattiin", "evidence.figure": "x" * 200, "evidence.url": "https://a.fi"}, []),
        ({"evidence.how": "mitattiin", "evidence.figure": "x" * 201}, ["evidence.figure"]),
        ({"evidence.how": "mitattiin", "evidence.url": "a.fi"}, ["evidence.url"]),
        ({"evidence.figure": "30 %"}, ["evidence.how"]),
        ({"participants": "😀" * LONGEST_FACT, "cost": "ei mitään"}, []),
        ({"participants": "x" * (LONGEST_FACT + 1)}, ["participants"]),
        ({"duration": "x" * (LONGEST_FACT + 1)}, ["duration"]),
        ({"cost": "x" * (LONGEST_FACT + 1)}, ["cost"]),
    ],
)
def test_the_form_stops_what_the_checker_would(
    writing_page: Page, folder: Folder, changed: dict[str, object], wrong: list[str]
) -> None:
    (named,) = writing_page.evaluate(PROBLEMS, [[ANSWERS | changed], "2026-11-24"])
    assert [name for name, _ in named] == wrong
    folder.write("deeds/teko.md", writing_page.evaluate(FILE_OF, ANSWERS | changed))
    errors = [problem for problem in folder.read().problems if problem.severity is Severity.ERROR]
    assert bool(errors) is bool(wrong), errors


def found(page: Page) -> list[bool]:
    return [page.locator(f"[name='evidence.{part}']").is_visible() for part in ("figure", "url")]


def test_how_one_knows_is_answered_in_one_press_and_the_rest_on_one_line(writer: Writer, folder: Folder) -> None:
    page, before = writer.page, writer.steps
    assert found(page) == [False, False], "who doesn't tell how isn't asked for more"
    writer.choose("evidence.how", "mitattiin")
    assert writer.steps == before + 1
    assert found(page) == [True, True]
    writer.write("evidence.figure", "Ruokahävikki väheni 30 %")
    for name, text in {"participants": "n. 40 asiakasta", "duration": "3/2019–5/2020", "cost": "ei mitään"}.items():
        writer.write(name, text)
    writer.press("Jatka tarkistukseen")
    expect(page.locator(".preview .deed__key-facts")).to_contain_text("Mitattiin – Ruokahävikki väheni 30 %")
    written = page.input_value(".tell__text")
    folder.write("deeds/teko.md", written)
    assert folder.read(TODAY).problems == ()
    (deed,) = folder.read(TODAY).content.of(Deed)
    assert deed.evidence is not None
    assert (deed.evidence.how, deed.evidence.figure) == ("mitattiin", "Ruokahävikki väheni 30 %")
    assert (deed.participants, deed.duration, deed.cost) == ("n. 40 asiakasta", "3/2019–5/2020", "ei mitään")


def test_none_of_it_is_demanded_and_nothing_of_it_is_left_behind(writer: Writer) -> None:
    writer.press("Jatka tarkistukseen")
    assert not writer.page.locator(".preview .deed__key-facts").is_visible()
    assert not {"evidence:", "participants:", "duration:", "cost:"} & set(
        writer.page.input_value(".tell__text").split()
    )


def test_a_press_can_be_taken_back_and_what_was_written_is_not_lost_unseen(writer: Writer) -> None:
    page = writer.page
    writer.choose("evidence.how", "mitattiin")
    writer.choose("evidence.how", "")
    assert found(page) == [False, False]
    writer.choose("evidence.how", "kysyttiin")
    writer.write("evidence.figure", "Kaikki jatkaisivat")
    writer.choose("evidence.how", "")
    assert found(page) == [True, True], "what is written is seen"
    writer.press("Jatka tarkistukseen")
    expect(page.locator("#kysymys-evidence-how-problem")).to_have_text("Valitse, mistä tiedätte.")
    writer.write("evidence.figure", "")
    writer.press("Jatka tarkistukseen")
    assert "evidence" not in page.input_value(".tell__text")


def test_a_draft_keeps_them(writer: Writer) -> None:
    page = writer.page
    writer.choose("evidence.how", "verrattiin")
    writer.write("evidence.url", "https://askola.fi/x")
    writer.write("cost", "noin 2 000 €")
    page.wait_for_timeout(300)
    page.reload()
    page.locator("form.tell").wait_for()
    assert page.is_checked("[name='evidence.how'][value='verrattiin']")
    assert page.input_value("[name='evidence.url']") == "https://askola.fi/x"
    assert page.input_value("[name=cost]") == "noin 2 000 €"
    assert found(page) == [True, True]


@pytest.mark.parametrize("width", [360, 1280])
def test_the_three_short_answers_stand_on_one_line(writer: Writer, width: int) -> None:
    page = writer.page
    page.set_viewport_size({"width": width, "height": 900})
    tops = page.locator("[name=participants], [name=duration], [name=cost]").evaluate_all(
        "(fields) => fields.map((field) => Math.round(field.getBoundingClientRect().top))"
    )
    assert len(tops) == 3 and len(set(tops)) == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
