"""Campaigns, galas and awards: what counts, what is wrong, and what readers see."""

import html
import re
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from conftest import TODAY, Folder, OpenPage, axe_violations, png
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.dates import ContentDate
from tekojen_tori.kinds.campaigns.catalogue import Campaigns, Phase, phase, standing
from tekojen_tori.kinds.campaigns.content import Campaign
from tekojen_tori.kinds.campaigns.figures import campaign_figures
from tekojen_tori.kinds.campaigns.publishing import publish
from tekojen_tori.publishing.page import Page
from tekojen_tori.publishing.site import Site


def campaign(folder: Folder, name: str = "syksy", text: str = "Kerätään tekoja.", **fields: str | None) -> None:
    written = {"title": f"Kampanja {name}", "begins": "2019-08", "ends": "2019-10"} | fields
    front = "".join(f"{key}: {value}\n" for key, value in written.items() if value is not None)
    folder.write(f"campaigns/{name}.md", f"---\n{front}---\n{text}\n")


def shown(folder: Folder) -> dict[str, str]:
    """The pages of campaigns by their addresses, made without a whole build."""
    site = Site("Tori", "", "", folder.root, folder.root, lambda name: None, folder.root, folder.root)
    return {page.address: page.body for page in publish(catalogue(folder), site) if isinstance(page, Page)}


def catalogue(folder: Folder) -> Catalogue:
    reading = folder.read()
    assert [problem for problem in reading.problems if problem.severity.value == "error"] == []
    return Catalogue(reading.content)


@pytest.mark.parametrize(
    ("fields", "code", "line"),
    [
        ({"begins": "2019-13"}, "no-such-date", 3),
        ({"begins": "2019-10", "ends": "2019-08"}, "bad-period", 2),
        ({"begins": None}, "missing-key", 2),
        ({"goal": "0"}, "out-of-range", 5),
        ({"kind": "juhla"}, "unknown-value", 5),
        ({"palkinnot": "x"}, "unknown-key", 5),
        ({"awards": "[{series: innostavat-teot, deed: tiimmi}]"}, "unknown-deed", 5),
        ({"awards": "[{series: parhaat, deed: tiimi}]"}, "unknown-award", 5),
        ({"awards": "[{series: innostavat-teot}]"}, "missing-key", 5),
        ({"awards": "[{series: innostavat-teot, deed: kesken}]"}, "draft-deed", 5),
        ({"reported_about": "noin"}, "missing-key", 2),
        ({"reported": "100", "reported_about": "ehkä"}, "unknown-value", 6),
        ({"hashtags": "[2020]"}, "bad-hashtag", 5),
        ({"signatories": "[{role: johtaja}]"}, "missing-key", 5),
    ],
)
def test_a_bad_campaign_gives_a_problem(folder: Folder, fields: dict[str, str | None], code: str, line: int) -> None:
    folder.deed()
    folder.deed("kesken", title="Kesken", draft="true")
    campaign(folder, **fields)
    found = [(problem.code, problem.line) for problem in folder.read().problems]
    assert found == [(code, line)]


def test_campaigns_at_the_same_time_are_told_of(folder: Folder) -> None:
    folder.deed(date="2019-10-31")
    campaign(folder, "yksi", counts="ajankohta")
    campaign(folder, "kaksi", counts="ajankohta", begins="2019-10-31", ends="2019-12")
    assert [problem.code for problem in folder.read().problems] == ["overlapping-campaigns"]


def test_a_deed_must_name_a_campaign_that_there_is(folder: Folder) -> None:
    folder.deed(campaign="syksi")
    campaign(folder)
    (problem,) = folder.read().problems
    assert (problem.code, problem.hint) == ("unknown-campaign", "Tarkoititko: syksy?")


@pytest.mark.parametrize("limit", ["sector: koko kunta", "theme: ergonomia"])
def test_a_deed_is_told_if_its_campaign_does_not_count_it(folder: Folder, limit: str) -> None:
    folder.deed(campaign="vanha")
    key, _, name = limit.partition(": ")
    campaign(folder, aliases="[vanha]", **{key: name})
    (problem,) = folder.read().problems
    assert (problem.code, problem.severity.value, problem.line) == ("uncounted-deed", "warning", 7)
    assert problem.file.endswith("deeds/tiimi.md")
    assert limit in problem.message


@pytest.mark.parametrize(
    ("doer", "got_by", "is_odd"),
    [
        ({}, "municipality: Esbo", True),
        ({}, "municipality: Askola", False),
        ({}, "organisation: Helsingin seudun liikenne", True),
        ({"municipality": "Espoo"}, "organisation: Helsingin seudun liikenne", False),
        ({"municipality": None, "organisation": "Helsingin seudun liikenne"}, "municipality: Espoo", False),
        ({"municipality": None, "organisation": "Helsingin seudun liikenne"}, "municipality: Askola", True),
        (
            {"municipality": None, "organisation": "Helsingin seudun liikenne"},
            "organisation: Järvenpään ateria- ja siivouspalvelut Jatsi Oy",
            True,
        ),
        ({"municipality": "Askola", "organisation": "Helsingin seudun liikenne"}, "municipality: Askola", False),
    ],
)
def test_an_award_for_a_deed_goes_to_somebody_who_did_it(
    folder: Folder, doer: dict[str, str | None], got_by: str, is_odd: bool
) -> None:
    folder.deed(**doer)
    campaign(folder, awards=f"[{{series: innostavat-teot, deed: tiimi, {got_by}}}]")
    problems = folder.read().problems
    assert [(one.code, one.severity.value, one.line) for one in problems] == (
        [("not-the-doer", "warning", 5)] if is_odd else []
    )


def test_the_awards_of_a_series_stand_together_under_what_it_is_for(folder: Folder) -> None:
    folder.deed()
    given = ("innostavat-teot, deed: tiimi", "vuoden-teknologiateko, deed: tiimi", "innostavat-teot, organisation: HSL")
    campaign(folder, awards=f"[{', '.join(f'{{series: {one}}}' for one in given)}]")
    page = shown(folder)["kampanjat/syksy/"]
    headings = ["Palkitut", "Innostavat teot", "Vuoden teknologiateko"]
    assert re.findall(r"<h[23][^>]*>([^<]+)</h", page)[: len(headings)] == headings
    assert page.count("Tekojen torin kehittämisteoille eri palvelualoilta.") == 1
    assert page.index("Tekojen torin kehittämisteoille") < page.index("Helsingin seudun liikenne")


def test_an_award_finds_a_renamed_deed_and_tells_its_new_name(folder: Folder) -> None:
    folder.deed("uusi", aliases="[tiimi]")
    campaign(folder, awards="[{series: innostavat-teot, deed: tiimi}]")
    (problem,) = folder.read().problems
    assert (problem.code, problem.severity.value, problem.hint) == ("renamed-deed", "warning", "Kirjoita: uusi.")
    (given,) = catalogue(folder).part(Campaigns).awards
    assert given.deed is not None
    assert given.deed.slug == "uusi"


def test_what_counts_is_named_or_lies_in_the_period(folder: Folder) -> None:
    folder.deed("nimetty", title="Nimetty", campaign="vanha", date="2017")
    folder.deed("jaksossa", title="Jaksossa", date="2019-09-30", sector="koko kunta")
    folder.deed("vuosi", title="Vain vuosi tiedetään", date="2019")
    campaign(folder, aliases="[vanha]")
    campaign(folder, "toinen", begins="2019-09", ends="2019-09", counts="ajankohta", goal="4")
    content = catalogue(folder)
    named, dated = (standing(content.part(Campaigns).of_address(one), content.deeds) for one in ("syksy", "toinen"))
    assert [deed.slug for deed in named.deeds] == ["nimetty"]
    assert [deed.slug for deed in dated.deeds] == ["jaksossa"]
    assert dated.share_of_goal == 25
    assert [(day.date, day.new, day.total) for day in dated.by_day] == [(date(2019, 9, 30), 1, 1)]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2019, 7, 31), Phase.COMING),
        (date(2019, 8, 1), Phase.RUNNING),
        (date(2019, 10, 31), Phase.RUNNING),
        (date(2019, 11, 1), Phase.OVER),
    ],
)
def test_a_campaign_goes_on_from_its_first_day_to_its_last(folder: Folder, today: date, expected: Phase) -> None:
    folder.deed()
    campaign(folder)
    assert phase(catalogue(folder).of(Campaign)[0], today) is expected


def test_a_running_campaign_and_its_awards_are_shown_where_readers_are(folder: Folder) -> None:
    folder.deed(campaign="kaynnissa")
    today = date.today()
    month = f"{today:%Y-%m}"
    campaign(
        folder,
        "kaynnissa",
        begins=str(today.year),
        ends=month,
        message="Laita hyvä kiertämään",
        hashtags="[hyväntekijät]",
        nominations="true",
        aliases="[vanha]",
        image="kuva.png",
        alt="Väkeä torilla",
        goal="2",
        awards="[{series: innostavat-teot, deed: tiimi, unit: Kotihoito}]",
    )
    folder.write("campaigns/kuva.png", png(20, 10))
    result = folder.build()
    assert result.returncode == 0, result.stderr
    assert (folder.root / "site/media/campaigns/kuva.png").is_file()
    assert "../../kampanjat/kaynnissa/" in folder.page("kampanjat/vanha/")
    page = folder.page("kampanjat/kaynnissa/")
    for told in (
        "Näin pääset mukaan",
        "Laita hyvä kiertämään!",
        "#hyväntekijät",
        "Ilmianna teko",
        "1 / 2 (50 %)",
        "Kotihoito",
    ):
        assert told in page
    assert "Innostavat teot" in folder.page("teot/tiimi/")
    assert "Innostavat teot" in folder.page("kunnat/askola/")
    assert "kampanjat/kaynnissa/" in folder.page()


def test_the_four_campaigns_and_two_galas_of_the_programme_are_there() -> None:
    from conftest import PROJECT
    from tekojen_tori.reading.content_folder import ContentFolder

    content = Catalogue(ContentFolder(PROJECT, PROJECT).read(TODAY).content)
    assert {(one.kind.value, one.begins.year) for one in content.of(Campaign)} == {
        ("kampanja", 2018),
        ("kampanja", 2019),
        ("kampanja", 2020),
        ("gaala", 2017),
        ("gaala", 2019),
    }
    assert len(content.of(Campaign)) == 6
    assert content.part(Campaigns).awards[0].got_by is not None
    assert content.part(Campaigns).awards[0].got_by.name == "Kolari"


def test_where_a_campaign_stands_is_shown_day_by_day(folder: Folder) -> None:
    for number, day in enumerate(("2019-08-01", "2019-08-03", "2019-08-03", "2019-08", "2017-05-01")):
        folder.deed(f"teko-{number}", title=f"Teko {number}", campaign="syksy", date=day)
    campaign(folder, goal="10")
    content = catalogue(folder)
    now = standing(content.of(Campaign)[0], content.deeds)
    assert [(day.date, day.new, day.total) for day in now.by_day] == [
        (date(2019, 8, 1), 1, 1),
        (date(2019, 8, 3), 2, 3),
    ]
    assert (now.without_day, now.result, now.share_of_goal) == (2, 5, 50)
    by_day, by_doer, by_sector = campaign_figures(content.of(Campaign)[0], now, TODAY)
    assert by_day.as_csv().decode("utf-8-sig").split() == [
        *("Päivä;Tekoja", "yhteensä;Uusia", "tekoja", "1.8.2019;1;1", "3.8.2019;3;2")
    ]
    assert "2 tekoa, joiden päivää ei tiedetä" in by_day.tells
    assert "Tavoite 10" in by_day.chart
    assert [row.numbers for row in (*by_doer.rows, *by_sector.rows)] == [(5, 100), (5, 100)]


@given(st.lists(st.integers(0, 60), min_size=1, max_size=30), st.sampled_from([None, 1, 20, 400]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_line_of_a_campaigns_chart_rises_on_the_days_of_its_deeds(
    folder: Folder, days: list[int], goal: int | None
) -> None:
    """61 days, of which the first ends at 1/61 of the width: the day of a deed is where the line rises past it."""
    first = date(2019, 8, 1)
    folder.deed()
    campaign(folder)
    content = catalogue(folder)
    model, deed = content.of(Campaign)[0], content.deeds[0]
    period = {"begins": ContentDate.parse("2019-08-01"), "ends": ContentDate.parse("2019-09-30"), "goal": goal}
    one = model.model_copy(update={**period, "reported": None, "counts": "ajankohta", "sector": None, "theme": ()})
    deeds = [
        deed.model_copy(update={"date": ContentDate.parse((first + timedelta(day)).isoformat()), "campaign": None})
        for day in days
    ]
    by_day, *_ = campaign_figures(one, standing(one, deeds), TODAY)
    line = re.findall(r'class="chart__line" points="([^"]+)"', by_day.chart)[0]
    corners = [tuple(map(float, corner.split(","))) for corner in line.split()]
    highest = max(len(days), goal or 0)
    expected = {
        (round(1000 * (day + 1) / 61, 1), round(1000 - 1000 * sum(other <= day for other in days) / highest, 1))
        for day in days
    }
    assert expected <= set(corners)
    assert corners == sorted(corners, key=lambda corner: (corner[0], -corner[1]))


def test_the_result_that_editors_wrote_stays(folder: Folder) -> None:
    folder.deed(campaign="syksy")
    campaign(folder, reported="158", goal="100")
    content = catalogue(folder)
    now = standing(content.of(Campaign)[0], content.deeds)
    assert (now.result, len(now.deeds), now.share_of_goal) == (158, 1, 158)


@pytest.mark.parametrize("about", ["noin", "yli"])
def test_more_deeds_than_a_result_that_is_not_exact_are_no_wonder(folder: Folder, about: str) -> None:
    folder.deed(campaign="syksy")
    folder.deed("toinen", title="Toinen", campaign="syksy")
    campaign(folder, reported="1", reported_about=about)
    assert folder.read().problems == ()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"reported": "100", "reported_about": "noin", "goal": "200"}, "noin\u00a0100 / 200 (50 %)"),
        ({"reported": "100"}, "100</dd>"),
        ({}, None),
        ({"goal": "200"}, None),
    ],
)
def test_a_result_is_shown_as_its_source_tells_it(
    folder: Folder, fields: dict[str, str | None], told: str | None
) -> None:
    folder.deed()
    campaign(folder, **fields)
    pages = shown(folder)
    page = pages["kampanjat/syksy/"]
    if told:
        assert f"Tekoja kampanjassa</dt><dd>{told}" in page
        assert ("noin\u00a0100" in html.unescape(pages["kampanjat/"])) == ("reported_about" in fields)
    else:
        assert "Tekoja kampanjassa" not in page


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"counts": "ajankohta", "sector": "koko kunta"}, "empty-rule"),
        ({"reported": "1"}, "small-result"),
        ({"reported": "5", "ends": f"{TODAY:%Y}"}, "early-result"),
    ],
)
def test_an_odd_outcome_is_told_of_but_stops_no_build(folder: Folder, fields: dict[str, str | None], code: str) -> None:
    folder.deed("yksi", title="Yksi", campaign="syksy" if "reported" in fields else None)
    folder.deed("kaksi", title="Kaksi", campaign="syksy" if "reported" in fields else None)
    campaign(folder, **fields)
    (problem,) = folder.read().problems
    assert (problem.code, problem.severity.value) == (code, "warning")


def test_campaigns_of_different_sectors_may_count_the_same_days(folder: Folder) -> None:
    folder.deed(date="2019-09")
    folder.deed("kunta", title="Kunta", date="2019-09", sector="koko kunta")
    campaign(folder, "yksi", counts="ajankohta", sector="sosiaali- ja terveysala")
    campaign(folder, "kaksi", counts="ajankohta", sector="koko kunta")
    assert {problem.severity.value for problem in folder.read().problems} == {"warning"}


def test_hashtags_may_have_their_mark_but_no_spaces(folder: Folder) -> None:
    folder.deed()
    campaign(folder, hashtags='["#hyväntekijät", teko_2020]')
    assert catalogue(folder).of(Campaign)[0].hashtags == ("hyväntekijät", "teko_2020")
    campaign(folder, hashtags="[hyvät teot]")
    (problem,) = folder.read().problems
    assert (problem.code, problem.line, problem.hint) == ("bad-hashtag", 5, "Tarkoititko: hyvätteot?")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A built site with a campaign that goes on, and one that is over."""
    folder = Folder(tmp_path_factory.mktemp("campaigns") / "content")
    today = date.today()
    for number, day in enumerate((f"{today.year}-01-01", f"{today}", f"{today}", f"{today.year}")):
        folder.deed(f"teko-{number}", title=f"Teko {number}", date=day, campaign="kaynnissa")
    campaign(
        folder,
        "kaynnissa",
        title="Hyvä kiertämään",
        begins=str(today.year),
        ends=f"{today:%Y-%m}",
        goal="10",
        nominations="true",
    )
    campaign(folder, "ohi", begins="2018", ends="2018", reported="85")
    assert folder.build().returncode == 0
    return folder


@pytest.mark.parametrize(("width", "colours"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_on_a_campaigns_figures(
    running: Folder, open_page: OpenPage, width: int, colours: str
) -> None:
    for address in ("kampanjat/kaynnissa/", "ilmoita/?kampanja=kaynnissa", "ilmianna/?kampanja=kaynnissa"):
        page = open_page(running.root / "site", address, width, colours)
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_campaigns_links_bring_deeds_to_it(running: Folder, open_page: OpenPage) -> None:
    folder = running
    page = open_page(folder.root / "site", "kampanjat/kaynnissa/")
    page.get_by_role("link", name="Ilmianna teko").first.click()
    expect(page.get_by_text("Kutsut kertomaan teosta kampanjassa Hyvä kiertämään.")).to_be_visible()
    page.fill("[name=title]", "Tiimi suunnittelee")
    page.get_by_role("button", name="Tee kutsu").click()
    invitation = page.input_value("#kutsu")
    assert "Teko pääsee samalla mukaan kampanjaan Hyvä kiertämään." in invitation
    page.goto(next(line for line in invitation.split("\n") if line.startswith("http")))
    joined = page.get_by_text("Teko tulee kampanjaan Hyvä kiertämään.")
    expect(joined).to_be_visible()
    page.reload()
    expect(joined).to_be_visible()
    page.fill("[name=place]", "Askola")
    page.check("[name=sector][value='koko kunta']", force=True)
    page.check("[name=theme]", force=True)
    page.get_by_role("button", name="Jatka tarinaan").click()
    page.fill("[name=done]", "Tehtiin yhdessä.")
    page.get_by_role("button", name="Jatka tarkistukseen").click()
    written = folder.write("deeds/uusi.md", page.input_value("#tiedosto"))
    assert "\ncampaign: kaynnissa\n" in written.read_text(encoding="utf-8")
    assert [problem for problem in folder.read(date.today()).problems if problem.file.endswith("uusi.md")] == []


def test_no_deed_is_put_into_a_campaign_that_does_not_run(running: Folder, open_page: OpenPage) -> None:
    for address in ("ilmoita/?kampanja=ohi", "ilmoita/?kampanja=constructor", "ilmoita/#kampanja=ohi"):
        page = open_page(running.root / "site", address)
        expect(page.locator("form.tell")).to_be_visible()
        expect(page.locator(".tell__campaign")).to_be_hidden()
        assert page.input_value("[name=campaign]") == ""
