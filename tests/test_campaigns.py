"""Campaigns, galas and awards: what counts, what is wrong, and what readers see."""

import html
import re
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from conftest import PROJECT, TODAY, Folder, OpenPage, axe_violations, png
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.dates import ContentDate
from tekojen_tori.contributing.mending import mend
from tekojen_tori.kinds.campaigns.catalogue import CampaignPhase, Campaigns, occasions, phase, standing
from tekojen_tori.kinds.campaigns.content import Campaign, Counts
from tekojen_tori.kinds.campaigns.figures import campaign_figures
from tekojen_tori.kinds.campaigns.publishing import publish
from tekojen_tori.publishing.page import Page, kept
from tekojen_tori.publishing.site import Site
from tekojen_tori.reading.content_folder import ContentFolder


def campaign(folder: Folder, name: str = "syksy", text: str = "Kerätään tekoja.", **fields: str | None) -> None:
    written = {"title": f"Kampanja {name}", "begins": "2019-08", "ends": "2019-10"} | fields
    front = "".join(f"{key}: {value}\n" for key, value in written.items() if value is not None)
    folder.write(f"campaigns/{name}.md", f"---\n{front}---\n{text}\n")


def shown(folder: Folder) -> dict[str, str]:
    """The pages of campaigns by their addresses, made without a whole build."""
    site = Site("Tori", "", "", folder.root, folder.root, lambda name: None, folder.root, folder.root)
    return {page.address: page.body for page in kept(publish(catalogue(folder), site)) if isinstance(page, Page)}


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
        ({"hopea": "x"}, "unknown-key", 5),
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
    assert page.count("Tekojen torin kehittämisteoille eri toimialoilta.") == 1
    assert page.index("Tekojen torin kehittämisteoille") < page.index("Helsingin seudun liikenne")


def test_all_awards_are_in_one_place_by_the_name_under_which_a_deed_was_awarded(folder: Folder) -> None:
    folder.deed(title="Tiimin otsikko")
    campaign(folder, awards="[{series: innostavat-teot, deed: tiimi, deed_name: Palkittu nimi, date: 2026-11-01}]")
    folder.write(
        "campaigns/gaala.md",
        "---\ntitle: Juhla\nkind: gaala\nbegins: 2019-11\nends: 2019-11\nsummary: Yli 40 palkintoa.\n"
        "awards: [{series: innostavat-teot, organisation: HSL}, {series: oman-tyon-sankarit, deed: tiimi}]\n---\nJuhla.\n",
    )
    page = shown(folder)["palkinnot/"]
    assert re.findall(r"<h2>([^<]+)", page) == [
        "Oman työn sankarit",
        "Innostavat teot",
        "Muut palkintosarjat",
        "Gaalat",
    ]
    told = [" ".join(re.sub(r"<[^>]+>", "", line).split()) for line in re.findall(r"<li>(.*?)</li>", page, re.DOTALL)]
    assert "Tiimin otsikko, Askola, Juhla" in told
    assert "Palkittu nimi, Askola, Kampanja syksy (1.11.2026)" in told
    assert "Helsingin seudun liikenne, Juhla" in told
    assert (
        "Ihmeiden tekijät. Kuntaorganisaatioille, jotka ovat uudistaneet organisaatiotaan henkilöstölähtöisesti ja tuloksellisesti."
        in told
    )
    assert "Juhla, marraskuu 2019. Yli 40 palkintoa." in told
    assert "Palkittu nimi" in shown(folder)["kampanjat/syksy/"]
    assert "Kaikki palkinnot" in shown(folder)["kampanjat/gaala/"]


def test_a_tori_without_awards_has_no_page_of_them(folder: Folder) -> None:
    folder.deed()
    campaign(folder)
    assert "palkinnot/" not in shown(folder)
    assert "palkinnot/" not in shown(folder)["kampanjat/syksy/"]


def test_an_award_finds_a_renamed_deed_and_tells_its_new_name(folder: Folder) -> None:
    folder.deed("uusi", aliases="[tiimi]")
    campaign(folder, awards="[{series: innostavat-teot, deed: tiimi}]")
    (problem,) = folder.read().problems
    assert (problem.code, problem.severity.value, problem.hint) == ("renamed-deed", "warning", "Kirjoita: uusi.")
    (given,) = catalogue(folder).part(Campaigns).awards
    assert given.deed is not None
    assert given.deed.slug == "uusi"


def test_which_deeds_count_is_read_in_whatever_letters_and_mended(folder: Folder) -> None:
    campaign(folder, counts="Ajankohta")
    assert [one.code for one in folder.read().problems if one.code.endswith("understood")] == ["value-understood"]
    assert catalogue(folder).of(Campaign)[0].counts is Counts.TIME
    assert [*mend(ContentFolder(folder.root, PROJECT), TODAY, lambda one: True)]
    assert "counts: ajankohta\n" in (folder.root / "campaigns" / "syksy.md").read_text("utf-8")


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
        (date(2019, 7, 31), CampaignPhase.COMING),
        (date(2019, 8, 1), CampaignPhase.RUNNING),
        (date(2019, 10, 31), CampaignPhase.RUNNING),
        (date(2019, 11, 1), CampaignPhase.OVER),
    ],
)
def test_a_campaign_goes_on_from_its_first_day_to_its_last(
    folder: Folder, today: date, expected: CampaignPhase
) -> None:
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
    folder.built()
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
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
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
    one = model.model_copy(update={**period, "reported": None, "counts": Counts.TIME, "sector": None, "theme": ()})
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


@pytest.mark.parametrize(
    ("result", "goal", "share"),
    [(1, 3, 33), (2, 3, 66), (199, 200, 99), (200, 200, 100), (201, 200, 100), (1, 400, 0), (7, None, None)],
)
def test_the_share_of_a_goal_never_says_more_than_there_is(
    folder: Folder, result: int, goal: int | None, share: int | None
) -> None:
    folder.deed()
    campaign(folder, reported=str(result), goal=str(goal) if goal else None)
    content = catalogue(folder)
    assert standing(content.of(Campaign)[0], content.deeds).share_of_goal == share


def test_deeds_count_from_the_first_day_of_the_period_to_its_last(folder: Folder) -> None:
    within = (
        "2019-08-01",
        "2019-10-31",
        "2019-08",
        "2019-10",
        "2019-08/2019-10",
        "2017/2019-09",
        "2019-08-10/2019-09",
        "2019-08/2019-09-03",
    )
    outside = ("2019-07-31", "2019-11-01", "2019-07", "2019-11", "2019", "2018/2019")
    for number, when in enumerate((*within, *outside)):
        folder.deed(f"teko-{number}", title=f"Teko {number}", date=when)
    campaign(folder, counts="ajankohta")
    content = catalogue(folder)
    now = standing(content.of(Campaign)[0], content.deeds)
    assert {deed.date.iso() for deed in now.deeds} == set(within)
    assert [day.date.isoformat() for day in now.by_day] == ["2019-08-01", "2019-09-03", "2019-10-31"]
    assert (now.without_day, now.result, now.about, now.share_of_goal) == (5, 8, "", None)


def test_whoever_has_most_deeds_in_a_campaign_is_first_and_equals_are_in_alphabetical_order(folder: Folder) -> None:
    told = [("Äänekoski", "koko kunta"), ("Askola", "opetus ja kasvatus"), *[("Lahti", "kulttuuri ja vapaa-aika")] * 2]
    for number, (place, sector) in enumerate(told):
        folder.deed(f"teko-{number}", title=f"Teko {number}", municipality=place, sector=sector, campaign="syksy")
    campaign(folder)
    content = catalogue(folder)
    now = standing(content.of(Campaign)[0], content.deeds)
    assert [(doer.name, count) for doer, count in now.by_doer] == [("Lahti", 2), ("Askola", 1), ("Äänekoski", 1)]
    assert [(sector.name, count) for sector, count in now.by_sector] == [
        ("kulttuuri ja vapaa-aika", 2),
        ("koko kunta", 1),
        ("opetus ja kasvatus", 1),
    ]
    *_, by_doer, by_sector = campaign_figures(content.of(Campaign)[0], now, TODAY)
    assert [(row.name, row.numbers, row.address) for row in by_doer.rows] == [
        ("Lahti", (2, 50), "kunnat/lahti/"),
        ("Askola", (1, 25), "kunnat/askola/"),
        ("Äänekoski", (1, 25), "kunnat/aanekoski/"),
    ]
    assert [row.name for row in by_sector.rows] == ["Kulttuuri ja vapaa-aika", "Koko kunta", "Opetus ja kasvatus"]
    assert 'class="chart__bar sector-kulttuuri-ja-vapaa-aika"' in by_sector.chart
    assert "sector-" not in by_doer.chart


def test_every_sector_of_a_campaign_is_drawn_but_only_ten_doers(folder: Folder) -> None:
    places = ("Askola", "Espoo", "Hanko", "Imatra", "Juva", "Kemi", "Lahti", "Mikkeli", "Nokia", "Oulu", "Pori")
    registers = folder.read().content.registers
    for number, place in enumerate(places):
        sector = registers.sectors[number % len(registers.sectors)].name
        folder.deed(f"teko-{number}", title=f"Teko {number}", municipality=place, sector=sector, campaign="syksy")
    campaign(folder)
    content = catalogue(folder)
    by_doer, by_sector = campaign_figures(
        content.of(Campaign)[0], standing(content.of(Campaign)[0], content.deeds), TODAY
    )
    assert by_doer.chart.count("<rect") == 10
    assert by_doer.tells.endswith(" Kuvassa on 10 suurinta, taulukossa kaikki 11.")
    assert by_sector.chart.count("<rect") == len(registers.sectors)
    assert "suurinta" not in by_sector.tells


@pytest.mark.parametrize(
    ("goal", "unknown", "tells", "drawn"),
    [
        (None, 0, "", None),
        ("1", 0, " Tavoite on 1\u00a0teko.", "Tavoite 1"),
        ("2000", 0, " Tavoite on 2\u00a0000\u00a0tekoa.", "Tavoite 2\u00a0000"),
        (None, 1, " Lisäksi kampanjassa on teko, jonka päivää ei tiedetä tarkasti tai joka on tehty muulloin.", None),
        (None, 2, " Lisäksi kampanjassa on 2 tekoa, joiden päivää ei tiedetä tarkasti tai jotka on tehty muulloin.", None),
    ],
)  # fmt: skip
def test_the_chart_of_a_campaign_tells_its_goal_and_what_it_leaves_out(
    folder: Folder, goal: str | None, unknown: int, tells: str, drawn: str | None
) -> None:
    for number, day in enumerate(("2019-08-01", "2019-08-03", "2019-10-30", *["2019-09"] * unknown)):
        folder.deed(f"teko-{number}", title=f"Teko {number}", campaign="syksy", date=day)
    campaign(folder, goal=goal)
    content = catalogue(folder)
    by_day, *_ = campaign_figures(content.of(Campaign)[0], standing(content.of(Campaign)[0], content.deeds), TODAY)
    assert by_day.tells == f"Käyrä kertoo, kuinka monta tekoa kampanjassa oli kunkin päivän loppuun mennessä.{tells}"
    assert (by_day.slug, by_day.title) == ("paivittain", "Teot päivittäin")
    assert ("chart__goal" in by_day.chart) is bool(drawn)
    assert (drawn or "") in by_day.chart
    assert '<desc id="paivittain-desc">1.8.2019: 1\u00a0teko; 30.10.2019: 3\u00a0tekoa.</desc>' in by_day.chart
    assert re.findall(r'chart__tick">([^<]+)</tspan>', by_day.chart) == ["1.8.", "31.10."]


@pytest.mark.parametrize(
    ("today", "end"),
    [(date(2019, 8, 5), 50), (date(2019, 8, 10), 100), (date(2019, 9, 1), 100), (date(2019, 8, 2), 30)],
)
def test_the_line_of_a_campaign_goes_to_today_and_no_further_than_its_end(
    folder: Folder, today: date, end: int
) -> None:
    """Ten days, of which the deeds came on the first and the third."""
    folder.deed(campaign="syksy", date="2019-08-01")
    folder.deed("toinen", title="Toinen", campaign="syksy", date="2019-08-03")
    campaign(folder, begins="2019-08-01", ends="2019-08-10")
    content = catalogue(folder)
    by_day, *_ = campaign_figures(content.of(Campaign)[0], standing(content.of(Campaign)[0], content.deeds), today)
    line = re.findall(r'class="chart__line" points="([^"]+)"', by_day.chart)[0]
    assert line == "0,1000 100.0,1000.0 100.0,500.0 300.0,500.0 300.0,0.0 " + f"{end * 10}.0,0.0 {end * 10}.0,0.0"


def test_a_campaign_without_known_days_has_no_chart_of_days_and_one_without_deeds_has_none(folder: Folder) -> None:
    folder.deed()
    campaign(folder)
    content = catalogue(folder)
    assert [*campaign_figures(content.of(Campaign)[0], standing(content.of(Campaign)[0], content.deeds), TODAY)] == []
    folder.deed(campaign="syksy", date="2019")
    content = catalogue(folder)
    drawn = campaign_figures(content.of(Campaign)[0], standing(content.of(Campaign)[0], content.deeds), TODAY)
    assert [figure.slug for figure in drawn] == ["organisaatioittain", "palvelualoittain"]


@pytest.mark.parametrize(
    ("award", "kind", "got_by", "when"),
    [
        ("deed: tiimi", "kampanja", "Askola", None),
        ("deed: tiimi, municipality: Sipoo", "kampanja", "Sipoo", None),
        ("deed: tiimi, organisation: HSL, municipality: Sipoo", "kampanja", "Helsingin seudun liikenne", None),
        ("deed: tiimi, date: 2019-12", "kampanja", "Askola", "2019-12"),
        ("deed: tiimi", "gaala", "Askola", "2019-08"),
        ("deed: tiimi, date: 2019-12", "gaala", "Askola", "2019-12"),
        ("municipality: Sipoo, deed_name: Vanha teko", "gaala", "Sipoo", "2019-08"),
    ],
)
def test_an_award_is_its_recipients_and_a_galas_is_given_on_its_day(
    folder: Folder, award: str, kind: str, got_by: str, when: str | None
) -> None:
    folder.deed()
    campaign(folder, kind=kind, ends="2019-08", awards=f"[{{series: innostavat-teot, {award}}}]")
    content = catalogue(folder)
    (given,) = content.part(Campaigns).awards
    assert given.got_by is not None
    assert (given.got_by.name, given.when.iso() if given.when else None) == (got_by, when)
    assert content.part(Campaigns).awards_of_doer[given.got_by] == (given,)
    assert list(content.part(Campaigns).awards_of_deed) == ([given.deed] if given.deed else [])


def test_only_running_campaigns_collect_deeds_and_galas_never(folder: Folder) -> None:
    folder.deed()
    for name, fields in {
        "nyt": {"begins": "2026-11-24", "ends": "2026-11-24"},
        "ohi": {"begins": "2026-11-01", "ends": "2026-11-23"},
        "tulossa": {"begins": "2026-11-25", "ends": "2026-12"},
        "gaala": {"begins": "2026-11", "ends": "2026-11", "kind": "gaala"},
    }.items():
        campaign(folder, name, **fields)
    assert [one.slug for one in occasions(catalogue(folder))] == ["nyt"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {"begins": "2019-11", "ends": "2019-12"}, None),
        ({}, {"begins": "2019-10-31", "ends": "2019-12"}, "warning"),
        ({}, {"begins": "2019-07", "ends": "2019-08-01"}, "warning"),
        ({}, {"begins": "2019-07", "ends": "2019-07"}, None),
        ({}, {"kind": "gaala"}, None),
        ({}, {"counts": "ajankohta"}, "warning"),
        ({"counts": "ajankohta"}, {"counts": "ajankohta"}, "error"),
        ({"counts": "ajankohta", "sector": "koko kunta"}, {"counts": "ajankohta"}, "error"),
        ({"counts": "ajankohta"}, {"counts": "ajankohta", "sector": "koko kunta"}, "error"),
        ({"counts": "ajankohta", "sector": "koko kunta"}, {"counts": "ajankohta", "sector": "koko kunta"}, "error"),
        (
            {"counts": "ajankohta", "sector": "koko kunta"},
            {"counts": "ajankohta", "sector": "opetus ja kasvatus"},
            "warning",
        ),
    ],
)
def test_campaigns_may_not_count_the_same_deeds_by_their_days(
    folder: Folder, one: dict[str, str], other: dict[str, str], expected: str | None
) -> None:
    for sector in ("koko kunta", "opetus ja kasvatus"):
        folder.deed(sector.split()[0], title=sector, date="2019-09", sector=sector)
    folder.deed("muu", title="Muu", date="2019-12", sector="koko kunta")
    campaign(folder, "yksi", **one)
    campaign(folder, "kaksi", **other)
    found = [problem for problem in folder.read().problems if problem.code == "overlapping-campaigns"]
    assert [problem.severity.value for problem in found] == ([expected] if expected else [])
    for problem in found:
        assert problem.line == (4 if "kind" in other else 3)
        assert ("counts: nimetyt" in problem.hint) is (expected == "error")
        assert "”Kampanja " in problem.message


def test_of_overlapping_campaigns_the_later_one_is_told_to_be_at_the_time_of_the_earlier(folder: Folder) -> None:
    folder.deed()
    campaign(folder, "a", begins="2019-09", ends="2019-12")
    campaign(folder, "b", begins="2019-08", ends="2019-10")
    (problem,) = folder.read().problems
    assert problem.file.endswith("campaigns/a.md")
    assert "”Kampanja b”" in problem.message


@pytest.mark.parametrize(
    ("fields", "deeds", "codes"),
    [
        ({"counts": "ajankohta", "ends": "2026-11-23", "begins": "2026-11"}, 0, ["empty-rule"]),
        ({"counts": "ajankohta", "ends": "2026-11-24", "begins": "2026-11"}, 0, []),
        ({"counts": "ajankohta"}, 1, []),
        ({}, 0, []),
        ({"reported": "2", "ends": "2026-11-23"}, 2, []),
        ({"reported": "2", "ends": "2026-11-24"}, 2, ["early-result"]),
        ({"reported": "2"}, 3, ["small-result"]),
        ({"reported": "2", "reported_about": "alle"}, 3, ["small-result"]),
        ({"reported": "2", "reported_about": "lähes"}, 3, ["small-result"]),
        ({"reported": "2", "reported_about": "yli"}, 3, []),
    ],
)
def test_the_outcome_of_a_campaign_is_as_many_deeds_as_there_are_or_more(
    folder: Folder, fields: dict[str, str], deeds: int, codes: list[str]
) -> None:
    folder.deed("muu", title="Muu", date="2015")
    folder.deed("kesken", title="Kesken", date="2019-09", campaign="syksy", draft="true")
    for number in range(deeds):
        folder.deed(f"teko-{number}", title=f"Teko {number}", campaign="syksy", date="2019-09")
    campaign(folder, **fields)
    assert [problem.code for problem in folder.read().problems] == codes


@pytest.mark.parametrize(
    ("campaign_is_draft", "deed", "codes"),
    [("false", "kesken", ["draft-deed"]), ("true", "kesken", []), ("false", "tiimi", []), ("true", "tiimi", [])],
)
def test_a_draft_of_a_campaign_may_award_a_draft(
    folder: Folder, campaign_is_draft: str, deed: str, codes: list[str]
) -> None:
    folder.deed()
    folder.deed("kesken", title="Kesken", draft="true")
    campaign(folder, draft=campaign_is_draft, awards=f"[{{series: innostavat-teot, deed: {deed}}}]")
    assert [problem.code for problem in folder.read().problems] == codes


@pytest.mark.parametrize(
    ("awarded", "hint"),
    [("tiimmi", "Tarkoititko: tiimi?"), ("vanhaa", "Tarkoititko: tiimi?"), ("xyz", "Kirjoita sen teon tiedostonimi ilman päätettä .md.")],
)  # fmt: skip
def test_the_second_award_that_is_wrong_is_told_where_it_stands(folder: Folder, awarded: str, hint: str) -> None:
    folder.deed(aliases="[vanha]")
    awards = f"\n  - {{series: innostavat-teot, deed: tiimi}}\n  - series: innostavat-teot\n    deed: {awarded}"
    campaign(folder, awards=awards)
    (problem,) = folder.read().problems
    assert (problem.code, problem.line, problem.hint) == ("unknown-deed", 8, hint)


def test_a_story_must_name_a_campaign_that_there_is_too_and_an_old_name_is_one(folder: Folder) -> None:
    folder.deed()
    campaign(folder, aliases="[vanha]")
    folder.write("stories/juttu.md", "---\ntitle: Juttu\ndate: 2020\ncampaign: vanha\n---\nJuttu.\n")
    folder.write("stories/toinen.md", "---\ntitle: Toinen\ndate: 2020\ncampaign: xyzzy\n---\nJuttu.\n")
    (problem,) = [one for one in folder.read().problems if one.code == "unknown-campaign"]
    assert (problem.line, problem.hint) == (4, "Kirjoita kampanjan tiedostonimi ilman päätettä .md.")
    assert problem.file.endswith("toinen.md")


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
    page.get_by_role("button", name="Jatka tarinaan").click()
    page.fill("[name=done]", "Tehtiin yhdessä.")
    page.check("[name=theme] >> nth=0", force=True)
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
