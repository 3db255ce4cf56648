"""Statistics: the published figures, the page with its charts and files, and the command."""

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pymupdf
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from conftest import PROJECT, TODAY, Folder, OpenPage, axe_violations, project_registers
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.cli import main
from tekojen_tori.content.content import Content
from tekojen_tori.content.done import Stage
from tekojen_tori.kinds.deeds.content import Deed, validate_deed
from tekojen_tori.language.order import alphabetical
from tekojen_tori.pages.statistics.catalogue import Statistics, YearFigures, share_of, statistics
from tekojen_tori.pages.statistics.figures import figures
from tekojen_tori.publishing.drawing.charts import ChartBar, Mark, bar_chart, step_chart
from tekojen_tori.publishing.drawing.figure import Figure
from tekojen_tori.reading.content_folder import ContentFolder

REGISTERS = project_registers()


def of_folder(root: Path) -> Statistics:
    return statistics(Catalogue(ContentFolder(root, PROJECT).read(TODAY).content))


def of_dates(*dates: str) -> Statistics:
    return of_deeds([a_deed(number, date=date) for number, date in enumerate(dates)])


def of_deeds(deeds: list[Deed]) -> Statistics:
    return statistics(Catalogue(Content(REGISTERS, tuple(deeds), TODAY)))


def a_deed(number: int, **fields: object) -> Deed:
    written = {"title": f"Teko {number}", "municipality": "Askola", "sector": "koko kunta", "theme": ["viestintä"]}
    name = f"teko-{number}"
    return validate_deed(
        written | {"date": "2019", "slug": name, "path": f"deeds/{name}.md", "text": "Tehtiin."} | fields, REGISTERS
    )


def test_the_published_yearly_table(corpus: Path) -> None:
    found = of_folder(corpus)
    assert [(year.year, year.total, year.new, year.per_month) for year in found.years][-3:] == [
        (2018, 355, 118, 10),
        (2019, 566, 211, 18),
        (2020, 667, 101, 10),
    ]
    assert found.deeds == 667


def test_the_published_shares_of_sectors(corpus: Path) -> None:
    assert [(one.thing.name, one.share) for one in of_folder(corpus).sectors] == [
        ("sosiaali- ja terveysala", 33),
        ("opetus ja kasvatus", 20),
        ("koko kunta", 18),
        ("kulttuuri ja vapaa-aika", 10),
        ("tekniset alat ja ympäristö", 7),
        ("ruoka- ja siivouspalvelut", 6),
        ("johto, hr ja hallinto", 4),
        ("elinkeino- ja yrityspalvelut", 2),
    ]


def test_the_published_top_five(corpus: Path) -> None:
    found = of_folder(corpus)
    five = [("Hämeenkyrö", 53), ("Varkaus", 38), ("Järvenpää", 30), ("Liminka", 30), ("Kangasala", 28)]
    assert [(one.thing.name, one.deeds) for one in found.municipalities[:5]] == five
    assert [(one.thing.name, one.deeds) for one in found.doers[:5]] == five


def test_a_year_that_is_not_over_is_divided_by_its_months_so_far() -> None:
    assert [year.per_month for year in of_dates("2019-12-01", *["2020-02"] * 4, "2020-01-31").years] == [0, 3]


def test_a_last_year_with_a_deed_of_unknown_month_is_divided_by_twelve() -> None:
    assert [year.per_month for year in of_dates("2018/2020", *["2020-01"] * 17).years] == [2]


def test_growth_has_deeds_of_unknown_month_at_the_end_of_their_year_and_says_so() -> None:
    found = of_dates("2020-11", "2019-05/2019-06", "2019")
    assert [(month.year, month.month, month.total) for month in found.months] == [
        (2019, 6, 1),
        (2019, 12, 2),
        (2020, 11, 3),
    ]
    _, growth, *_ = figures(found)
    assert "Tällaisia tekoja on 1, joten" in growth.tells
    assert "eivät ole mukana" not in growth.tells


def test_what_is_known_by_a_span_of_years_is_drawn_apart_from_the_years() -> None:
    found = of_dates("2018/2020", "2020-11", "2019", "2015/2020", "2018/2020", "2019-12/2020-01")
    yearly, growth, spans, *_ = figures(found)
    assert [(row.name, row.numbers) for row in yearly.rows] == [("2019", (1, 1, 0)), ("2020", (2, 1, 0))]
    assert [(row.name, row.numbers[0]) for row in growth.rows] == [("joulukuu 2019", 1), ("marraskuu 2020", 2)]
    assert [(row.name, row.numbers, row.address) for row in spans.rows] == [
        ("2015–2020", (1,), "vuodet/2015-2020/"),
        ("2018–2020", (2,), "vuodet/2018-2020/"),
        ("2019–2020", (1,), "vuodet/2019-2020/"),
    ]
    assert "omassa kuviossaan" in yearly.tells
    assert growth.tells.endswith("Teot, joiden tarkkaa vuotta ei tiedetä, eivät ole mukana.")
    assert [(year.year, year.total, year.new) for year in found.years] == [(2019, 1, 1), (2020, 6, 5)], (
        "as programs read"
    )


def test_a_tori_that_knows_no_year_draws_none() -> None:
    assert [figure.slug for figure in figures(of_dates("2018/2020", "2018/2020"))][:2] == [
        "aikavalit",
        "palvelualoittain",
    ]


def test_a_tori_that_knows_every_year_tells_of_no_spans() -> None:
    assert "aikavalit" not in [figure.slug for figure in figures(of_dates("2019", "2019-01/2019-12"))]


MONTHS = (
    "tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras",
)  # fmt: skip


@pytest.mark.parametrize(("month", "name"), [*enumerate(MONTHS, 1)])
def test_a_year_that_is_not_over_tells_to_which_month_it_is_counted(month: int, name: str) -> None:
    yearly, *_ = figures(of_dates("2019", f"2020-{month:02}", "2020-01"))
    assert yearly.tells.endswith(
        f" Vuoden 2020 keskiarvo on laskettu {name}kuun loppuun, sillä uusin teko on {name}kuulta."
    )


@pytest.mark.parametrize("last", ["2020-12-01", "2020"])
def test_a_whole_year_tells_of_no_month(last: str) -> None:
    yearly, *_ = figures(of_dates("2019-05", last))
    assert yearly.tells.endswith("vuodessa on keskimäärin kuukautta kohti.")


def test_deeds_are_told_to_be_of_unknown_year_or_month_only_if_some_are() -> None:
    yearly, growth, *_ = figures(of_dates("2019-05", "2019-12/2020-01"))
    assert "aikaväli" in yearly.tells and "Tällaisia" not in growth.tells
    yearly, growth, *_ = figures(of_dates("2019", "2019-05/2019-06"))
    assert "aikaväli" not in yearly.tells and "Tällaisia tekoja on 1, joten" in growth.tells


@pytest.mark.parametrize(
    ("deeds", "every", "share"), [(1, 3, 33), (2, 3, 67), (1, 8, 13), (1, 200, 1), (1, 201, 0), (0, 3, 0), (0, 0, 0), (7, 7, 100)]
)  # fmt: skip
def test_shares_are_rounded_halves_up(deeds: int, every: int, share: int) -> None:
    assert share_of("", deeds, every).share == share


@pytest.mark.parametrize(
    ("new", "months", "average"), [(18, 12, 2), (17, 12, 1), (6, 12, 1), (5, 12, 0), (7, 3, 2), (5, 2, 3)]
)
def test_deeds_a_month_are_rounded_halves_up(new: int, months: int, average: int) -> None:
    assert YearFigures(2020, new, new, months).per_month == average


THEMES = ("ergonomia", "aivotyö")


def test_equal_groups_are_in_alphabetical_order_and_stages_in_their_own() -> None:
    places = ("Äänekoski", "Askola", "Lahti", "Lahti")
    deeds = [a_deed(n, municipality=one, theme=[THEMES[n % 2]]) for n, one in enumerate(places)]
    deeds += [a_deed(9, municipality="Ähtäri", stage="leviää"), a_deed(10, municipality="Espoo", stage="idea")]
    found = of_deeds(deeds)
    assert [one.thing.name for one in found.municipalities] == ["Lahti", "Askola", "Espoo", "Ähtäri", "Äänekoski"]
    assert [(one.thing, one.deeds) for one in found.stages] == [
        ("idea", 1),
        ("kokeilu", 0),
        ("leviää", 1),
        ("laajasti käytössä", 0),
        (None, 4),
    ]
    themes = [one.thing.name for one in found.themes]
    assert themes[:3] == ["aivotyö", "ergonomia", "viestintä"]
    assert themes[3:] == sorted(themes[3:], key=alphabetical)
    for without in (found.municipalities_without, found.organisations_without):
        names = [one.name for one in without]
        assert names == sorted(names, key=alphabetical)


def test_stages_that_nobody_tells_are_left_out_and_no_stage_told_only_if_there_is_one() -> None:
    assert [one.thing for one in of_deeds([a_deed(1, stage="idea")]).stages] == [*Stage]
    assert [one.thing for one in of_dates("2019").stages] == [*Stage, None]


def test_the_figures_of_groups_lead_to_their_pages_and_years_to_theirs() -> None:
    found = of_deeds([a_deed(1), a_deed(2, municipality=None, organisation="HSL", date="2020", stage="kokeilu")])
    by_slug = {figure.slug: figure for figure in figures(found)}
    rows = {slug: {row.name: row.address for row in figure.rows} for slug, figure in by_slug.items()}
    assert rows["vuosittain"] == {"2019": "vuodet/2019/", "2020": "vuodet/2020/"}
    assert rows["palvelualoittain"]["Koko kunta"] == "palvelualat/koko-kunta/"
    assert rows["teemoittain"]["Viestintä"] == "teemat/viestinta/"
    assert rows["maakunnittain"] == {"Uusimaa": "maakunnat/uusimaa/"}
    assert rows["kunnittain"] == {"Askola": "kunnat/askola/"}
    assert rows["organisaatioittain"]["Helsingin seudun liikenne"] == "organisaatiot/helsingin-seudun-liikenne/"
    assert rows["vaiheittain"] == {"Idea": None, "Kokeilu": None, "Leviää": None, "Laajasti käytössä": None, "Vaihetta ei ole kerrottu": None}  # fmt: skip
    assert [row.numbers for row in by_slug["kertoneet"].rows] == [
        (1,), (308,), (1,), (len([one for one in REGISTERS.organisations if not one.closed]) - 1,),
    ]  # fmt: skip
    assert [row.address for row in by_slug["kertoneet"].rows] == ["kunnat/", None, "organisaatiot/", None]
    assert "lajeittain" not in by_slug, "there are only deeds"


def test_each_figure_has_its_name_and_its_columns() -> None:
    shown = [(figure.slug, figure.title, figure.columns[0]) for figure in figures(of_dates("2019"))]
    assert shown == [
        ("vuosittain", "Uudet teot vuosittain", "Vuosi"),
        ("kasvu", "Tekojen määrän kasvu", "Kuukausi"),
        ("palvelualoittain", "Teot palvelualoittain", "Palveluala"),
        ("teemoittain", "Teot teemoittain", "Teema"),
        ("maakunnittain", "Teot maakunnittain", "Maakunta"),
        ("kunnittain", "Teot kunnittain", "Kunta"),
        ("organisaatioittain", "Kunnat ja organisaatiot, joilla on eniten tekoja", "Organisaatio"),
        ("vaiheittain", "Teot vaiheittain", "Vaihe"),
        ("kertoneet", "Kenen tekoja on ja kenen ei vielä", "Ketkä"),
    ]
    yearly, growth, sectors, *_ = figures(of_dates("2019"))
    assert yearly.columns[1:] == ("Tekoja yhteensä", "Uusia tekoja", "Uusia kuukaudessa")
    assert (growth.columns[1:], sectors.columns[1:]) == (("Tekoja yhteensä", "Uusia tekoja"), ("Tekoja", "Osuus, %"))


def test_kinds_are_counted_where_there_are_others_than_deeds(folder: Folder) -> None:
    folder.deed()
    folder.write("stories/juttu.md", "---\ntitle: Juttu\ndate: 2020\n---\nJuttu.\n")
    folder.write("topics/aivotyo.md", "---\ntitle: Aivotyö\n---\nAiheena oli aivotyö.\n")
    for number in (1, 2):
        folder.write(f"podcasts/jakso-{number}.md", f"---\ntitle: Jakso {number}\nnumber: {number}\n---\nJakso.\n")
    found = of_folder(folder.root)
    counts = {"deed": 1, "story": 1, "episode": 2, "webinar": 0, "topic": 1}
    assert {kind.name: many for kind, many in found.kinds} == counts, "a topic of webinars is no webinar"
    *_, kinds = figures(found)
    assert [(row.name, row.numbers, row.address) for row in kinds.rows] == [
        ("Kehittämisteot", (1,), "teot/"),
        ("Tarinat", (1,), "tarinat/"),
        ("Podcast-jaksot", (2,), "podcast/"),
        ("Webinaarien aiheet", (1,), "webinaarit/#aiheet"),
    ]


def test_ten_bars_are_drawn_and_more_are_told_of() -> None:
    places = [place.name for place in REGISTERS.municipalities[:11]]
    for many in (10, 11):
        found = of_deeds([a_deed(number, municipality=place) for number, place in enumerate(places[:many])])
        figure = next(one for one in figures(found) if one.slug == "kunnittain")
        assert figure.chart.count("<rect") == 10
        assert ("Kuvassa on 10 suurinta, taulukossa kaikki 11." in figure.tells) is (many == 11)
        assert len(figure.rows) == many
    assert f"({round(100 / 11)}\u00a0%)" in figure.chart


def test_the_growth_begins_and_ends_with_whole_years() -> None:
    """Two years, each half of the width: in the first a deed in March, in the second one in June and one in August."""
    growth = figures(of_dates("2019-03", "2020-06-15", "2020-08"))[1]
    line = re.findall(r'chart__line" points="([^"]*)"', growth.chart)[0]
    assert line == "0,1000 125.0,1000.0 125.0,666.7 750.0,666.7 750.0,333.3 833.3,333.3 833.3,0.0"
    across = [float(x) for x in re.findall(r'<circle class="chart__mark" cx="([\d.]+)%"', growth.chart)]
    assert across == [1 + 96 * 0.5, round(1 + 96 * 20 / 24, 2)]
    ticks = re.findall(r'<text class="chart__middle" x="([\d.]+)%"[^>]*><tspan[^>]*>(\d+)', growth.chart)
    assert ticks == [("25.0", "2019"), ("73.0", "2020")]
    assert re.findall(r'chart__before"[^>]*>(\d+)</text>', growth.chart) == ["1", "3"]
    assert [row.numbers for row in growth.rows] == [(1, 1), (2, 1), (3, 1)]
    assert [row.name for row in growth.rows] == ["maaliskuu 2019", "kesäkuu 2020", "elokuu 2020"]


def test_organisations_that_have_closed_are_not_waited_for() -> None:
    waited_for = of_dates("2019").organisations_without
    assert {one.slug for one in REGISTERS.organisations} - {one.slug for one in waited_for} == {
        one.slug for one in REGISTERS.organisations if one.closed
    }


A_DATE = st.sampled_from(("2015", "2016-03", "2016-12-31", "2018/2020", "2019-02/2019-07", "2020-01-15", "2020-10"))
A_DEED = st.fixed_dictionaries(
    {
        "date": A_DATE,
        "sector": st.sampled_from([sector.name for sector in REGISTERS.sectors]),
        "theme": st.lists(st.sampled_from([theme.name for theme in REGISTERS.themes]), min_size=1, max_size=5),
        "municipality": st.sampled_from((None, "Askola", "Lahti", "Äänekoski", "Espoo", "Kuopio")),
        "organisation": st.sampled_from((None, *(one.name for one in REGISTERS.organisations))),
        "stage": st.sampled_from((None, *Stage)),
    }
).filter(lambda fields: fields["municipality"] or fields["organisation"])
DEEDS = st.lists(A_DEED, max_size=30).map(
    lambda written: [a_deed(number, **fields) for number, fields in enumerate(written)]
)


@given(DEEDS)
def test_every_figure_is_what_counting_by_hand_gives(deeds: list[Deed]) -> None:
    found = of_deeds(deeds)

    def by_hand(groups: object) -> dict[object, int]:
        return {one.thing: one.deeds for one in groups if one.deeds}  # type: ignore[attr-defined]

    assert found.deeds == len(deeds)
    assert {year.year: year.new for year in found.years} == Counter(deed.date.last.year for deed in deeds)
    for year in found.years:
        assert year.total == sum(deed.date.last.year <= year.year for deed in deeds)
        assert abs(year.per_month - year.new / year.months) <= 0.5
    dates = [deed.date for deed in deeds if deed.date.first.year == deed.date.last.year]
    assert {year.year: year.new for year in found.known_years} == Counter(date.last.year for date in dates)
    assert sum(count for _, count in found.spans) == len(deeds) - len(dates)
    for month in found.months:
        ends = [(date.last.year, date.last.month or 12) for date in dates]
        assert month.total == sum(end <= (month.year, month.month) for end in ends)
        assert month.new == ends.count((month.year, month.month)) > 0
    assert by_hand(found.sectors) == Counter(deed.sector for deed in deeds)
    assert by_hand(found.themes) == Counter(theme for deed in deeds for theme in set(deed.theme))
    assert by_hand(found.stages) == Counter(deed.stage for deed in deeds)
    assert by_hand(found.municipalities) == Counter(deed.municipality for deed in deeds if deed.municipality)
    assert by_hand(found.organisations) == Counter(deed.organisation for deed in deeds if deed.organisation)
    assert by_hand(found.doers) == Counter(deed.done_by for deed in deeds)
    assert {region.name: count for region, count in by_hand(found.regions).items()} == Counter(  # type: ignore[attr-defined]
        region for deed in deeds for region in regions(deed)
    )
    told = {one.thing for one in found.municipalities}
    assert told.isdisjoint(found.municipalities_without)
    assert told | set(found.municipalities_without) == set(REGISTERS.municipalities)
    for groups in (found.sectors, found.themes, found.regions, found.municipalities, found.organisations, found.doers):
        counts = [one.deeds for one in groups]  # type: ignore[attr-defined]
        assert counts == sorted(counts, reverse=True)
        assert all(abs(one.share - 100 * one.deeds / len(deeds)) <= 0.5 for one in groups if deeds)  # type: ignore[attr-defined]


def regions(deed: Deed) -> set[str]:
    if deed.municipality:
        return {deed.municipality.region}
    assert deed.organisation
    named = {place.name: place.region for place in REGISTERS.municipalities}
    return {named[name] for name in deed.organisation.municipalities}


@given(DEEDS)
def test_charts_tables_and_files_hold_the_same_numbers(deeds: list[Deed]) -> None:
    for figure in figures(of_deeds(deeds)):
        header, *rows = opened(figure.as_csv())
        assert header == list(figure.columns)
        assert rows == [[row.name, *map(str, row.numbers)] for row in figure.rows]
        if figure.slug == "kasvu":
            assert_the_line_is_of_the_table(figure)
        else:
            assert_bars_are_of_the_table(figure)


def assert_the_line_is_of_the_table(figure: Figure) -> None:
    line = re.search(r'polyline class="chart__line" points="([^"]*)"', figure.chart)
    assert line
    _, *corners = [[float(number) for number in corner.split(",")] for corner in line[1].split()]
    every = figure.rows[-1].numbers[0]
    risen = [every * (1000 - y) / 1000 for _, y in corners[1::2]]
    assert risen == pytest.approx([row.numbers[0] for row in figure.rows], abs=every / 1000)
    assert [x for x, _ in corners] == sorted(x for x, _ in corners)


def assert_bars_are_of_the_table(figure: Figure) -> None:
    value = 1 if figure.slug == "vuosittain" else 0
    drawn = bars(figure.chart)
    shown = figure.rows[: len(drawn)]
    assert [bar.label for bar in drawn] == [row.name for row in shown]
    assert [bar.number for bar in drawn] == [row.numbers[value] for row in shown]
    longest = max(drawn, key=lambda bar: bar.width, default=None)
    for bar in drawn:
        assert bar.width * longest.number == pytest.approx(longest.width * bar.number, abs=0.01 * longest.number)


def bars(svg: str) -> list[SimpleNamespace]:
    """The bars of a chart as they were drawn: its texts and rectangles in order."""
    drawn, label = [], []
    for text, width, value in re.findall(
        r'<text y=[^>]*>([^<]*)<|<rect[^>]* width="([\d.]+)%"|<text class[^>]*>(\d+)', svg
    ):
        if text:
            label.append(text)
        elif width:
            drawn.append(SimpleNamespace(label=" ".join(label), width=float(width)))
            label = []
        else:
            drawn[-1].number = int(value)
    return drawn


def opened(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_growth_chart_describes_each_years_total(corpus: Path) -> None:
    growth = figures(of_folder(corpus))[1]
    assert "2018: 355; 2019: 566; 2020: 667.</desc>" in growth.chart


def test_values_that_would_overlap_are_left_out_of_the_drawing() -> None:
    values = [Mark(0.9, 0.8, "566"), Mark(0.95, 0.9, "600"), Mark(1, 1, "667")]
    chart = step_chart("kasvu", "Kasvu", "566, 600 ja 667", [(one.x, one.y) for one in values], values, ())
    assert re.findall(r">(\d+)</text>", chart) == ["667"]


def test_bars_stand_below_each_other_under_their_labels_and_the_longest_leaves_room_for_its_value() -> None:
    bars = [
        ChartBar("Lyhyt", 10, "10"),
        ChartBar("Pitkä nimi, joka ei mahdu yhdelle riville", 5, "5 (50 %)", "oma"),
        ChartBar("Nolla", 0, "0"),
    ]
    chart = bar_chart("x", "Otsikko", bars)
    labels = re.findall(r'<text y="([\d.]+)em">([^<]+)', chart)
    assert labels == [
        ("1", "Lyhyt"),
        ("4.25", "Pitkä nimi, joka ei mahdu"),
        ("5.6", "yhdelle riville"),
        ("8.85", "Nolla"),
    ]
    drawn = re.findall(r'<rect class="([^"]+)" x="1" y="([\d.]+)em" width="([\d.]+)%" height="([\d.]+)em"', chart)
    longest = 96 - 3.8 * len("5 (50 %)")
    assert drawn == [
        ("chart__bar", "1.35", f"{longest:.1f}", "1.2"),
        ("chart__bar oma", "5.95", f"{longest / 2:.1f}", "1.2"),
        ("chart__bar", "9.2", "0.0", "1.2"),
    ]
    values = re.findall(r'<text class="chart__value" x="([\d.]+)%" y="([\d.]+)em" dx="0.6em">([^<]+)', chart)
    assert values == [(f"{longest:.1f}", "2.3", "10"), (f"{longest / 2:.1f}", "6.9", "5 (50 %)"), ("0.0", "10.15", "0")]
    assert 'height="11.1em"' in chart
    assert '<desc id="x-desc">Lyhyt: 10; Pitkä nimi, joka ei mahdu yhdelle riville: 5 (50 %); Nolla: 0.</desc>' in chart


def test_a_chart_of_nothing_is_empty_and_whole() -> None:
    assert "<rect" not in bar_chart("x", "Otsikko", [])
    assert 'width="0.0%"' in bar_chart("x", "Otsikko", [ChartBar("Nolla", 0, "0")])


def test_texts_of_a_chart_stand_apart_by_their_letters_the_last_ones_first() -> None:
    def kept(*marks: tuple[float, str]) -> list[str]:
        ticks = [Mark(x, 0, text) for x, text in marks]
        chart = step_chart("x", "Otsikko", "kuvaus", [(0.5, 1)], (), ticks)
        return re.findall(r'chart__tick">([^<]+)', chart)

    apart = 3.8 * 4 / 96
    assert kept((0.3, "2018"), (0.3 + apart + 0.001, "2019"), (0.9, "2020")) == ["2018", "2019", "2020"]
    assert kept((0.3, "2018"), (0.3 + apart - 0.001, "2019"), (0.9, "2020")) == ["2019", "2020"]
    assert kept((0.9, "2020"), (0.5, "1"), (0.5 + apart / 2, "2019")) == ["2019", "2020"]
    assert kept((0.5, "2019"), (0.5 + apart / 2, "1")) == ["1"]


def test_the_ends_of_a_chart_are_written_inwards() -> None:
    ticks = [Mark(0, 0, "alku"), Mark(0.5, 0, "väli"), Mark(1, 0, "loppu")]
    chart = step_chart(
        "x", "Otsikko", "kuvaus", [(0.5, 0.25), (1, 1)], [Mark(1, 1, "4")], ticks, Mark(0, 0.5, "Tavoite")
    )
    assert re.findall(r'<text( class="chart__[a-z]+")? x="([\d.]+)%" y="([\d.]+)em"><tspan', chart) == [
        ("", "1", "19"),
        (' class="chart__middle"', "49.0", "19"),
        (' class="chart__before"', "97", "19"),
    ]
    assert '<line class="chart__floor" x1="0" x2="100%" y1="17.7em" y2="17.7em"/>' in chart
    assert '<line class="chart__goal" x1="0" x2="100%" y1="9.95em" y2="9.95em"/>' in chart
    assert '<line class="chart__drop" x1="97%" x2="97%" y1="2.2em" y2="17.7em"/>' in chart
    assert 'points="0,1000 500.0,1000.0 500.0,750.0 1000.0,750.0 1000.0,0.0 1000.0,1000.0"' in chart, "the area"
    assert 'height="19.5em"' in chart
    assert '<svg x="1%" y="2.2em" width="96%" height="15.5em"' in chart


def test_a_tori_without_deeds_has_no_figures_and_says_so(folder: Folder) -> None:
    assert folder.build().returncode == 0
    assert "Täällä ei ole vielä yhtään tekoa." in folder.page("tilastot/")


def tori(*arguments: str | Path) -> bytes:
    result = CliRunner().invoke(main, ["stats", *map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


def test_stats_gives_json_that_holds_still(corpus: Path) -> None:
    found = json.loads(tori("--content", corpus, "--format", "json"))
    assert list(found) == [
        "deeds", "years", "sectors", "organisations", "municipalities", "stories", "episodes", "webinars", "topics",
    ]  # fmt: skip
    assert found["deeds"] == 667
    assert found["years"][-1] == {"year": 2020, "total": 667, "new": 101, "per_month": 10}
    assert found["sectors"][0] == {"name": "sosiaali- ja terveysala", "deeds": 220, "share": 33}
    assert found["organisations"][0] == found["municipalities"][0] == {"name": "Hämeenkyrö", "deeds": 53}
    assert len(found["organisations"]) == 136


def test_stats_gives_one_table_of_everything_as_csv(corpus: Path) -> None:
    header, *rows = opened(tori("--content", corpus, "--format", "csv"))
    assert header == ["Tilasto", "Kohde", "Tieto", "Arvo"]
    assert ["Uudet teot vuosittain", "2019", "Uusia kuukaudessa", "18"] in rows
    assert ["Teot palvelualoittain", "Koko kunta", "Osuus, %", "18"] in rows


def test_stats_are_for_reading_if_nothing_else_is_asked_for(corpus: Path) -> None:
    shown = tori("--content", corpus).decode()
    assert shown.startswith("667\u00a0tekoa\n")
    assert re.search(r"^2018 +355 +118 +10$", shown, re.MULTILINE)


def test_stats_tell_when_broken_files_are_left_out(folder: Folder) -> None:
    folder.deed("hyva")
    folder.deed("huono", title="Toinen", municipality="Ascola")
    result = CliRunner().invoke(main, ["stats", "--content", str(folder.root), "--format", "json"])
    assert json.loads(result.stdout)["deeds"] == 1
    assert "tori check" in result.stderr


@pytest.mark.parametrize(("width", "colours"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_on_the_page_of_many_deeds(
    corpus_site: Path, open_page: OpenPage, width: int, colours: str
) -> None:
    page = open_page(corpus_site, "tilastot/", width, colours)
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_text_of_a_chart_is_cut_or_covers_another_on_a_narrow_phone(corpus_site: Path, open_page: OpenPage) -> None:
    page = open_page(corpus_site, "tilastot/", width=320)
    problems = page.evaluate("""
        () => [...document.querySelectorAll('.chart')].flatMap(chart => {
            const card = chart.closest('.figure').getBoundingClientRect()
            const texts = [...chart.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()])
            const cut = texts.filter(([, box]) => box.left < card.left || box.right > card.right).map(([text]) => text)
            const over = (a, b) => a.left < b.right && b.left < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom
            const covered = texts.flatMap(([text, box], place) =>
                texts.slice(place + 1).filter(([, other]) => over(box, other)).map(([other]) => `${text} × ${other}`))
            return [...cut, ...covered]
        })""")
    assert problems == []
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.chart text')).fontSize)") >= 14


def test_charts_are_dark_on_light_on_paper_whatever_the_reader_chose(corpus_site: Path, open_page: OpenPage) -> None:
    page = open_page(corpus_site, "tilastot/")
    ink = "getComputedStyle(document.querySelector('.chart text')).fill"
    light = page.evaluate(ink)
    page.get_by_role("button", name="Tumma tila").click()
    assert page.evaluate(ink) != light
    page.emulate_media(media="print")
    assert page.evaluate(ink) == light


def test_a_few_deeds_a_year_are_not_told_to_be_none_a_month(folder: Folder) -> None:
    for number in range(5):
        folder.deed(f"teko-{number}", title=f"Teko {number}", date="2019")
    by_year = figures(of_folder(folder.root))[0].rows[0]
    assert by_year.written == ("5", "5", "alle\u00a01")
    assert by_year.numbers == (5, 5, 0), "programs read whole numbers"


def test_a_chart_comes_before_what_explains_it(corpus_site: Path, open_page: OpenPage) -> None:
    page = open_page(corpus_site, "tilastot/")
    charted = page.locator(".figure:has(> .chart)")
    order = charted.evaluate_all(
        "all => all.map((one) => [...one.children].slice(0, 3).map((part) => part.classList[0]))"
    )
    assert order and all(parts[1:] == ["chart", "figure__tells"] for parts in order)


def test_the_folded_tables_are_on_paper(corpus: Path, corpus_site: Path, open_page: OpenPage) -> None:
    with pymupdf.open(stream=open_page(corpus_site, "tilastot/").pdf()) as paper:
        printed = "".join(sheet.get_text() for sheet in paper).split()
    assert "Luvut taulukkona" not in " ".join(printed)
    shown = figures(of_folder(corpus))
    assert {word for figure in shown for column in figure.columns for word in column.split()} <= set(printed)
    assert {word for figure in shown for row in figure.rows for word in row.name.split()} <= set(printed)


def test_each_chart_has_its_description_table_and_file(corpus: Path, corpus_site: Path, open_page: OpenPage) -> None:
    page = open_page(corpus_site, "tilastot/")
    charts = page.get_by_role("img", name=re.compile("."))
    shown = figures(of_folder(corpus))
    assert charts.count() == len(shown) == 11
    for figure in shown:
        assert page.get_by_role("img", name=figure.title, exact=True).count() == 1
        assert (corpus_site / "tilastot" / figure.file).read_bytes() == figure.as_csv()
        section = page.locator(f"section[aria-labelledby='{figure.slug}']")
        assert section.locator("tbody tr").count() == len(figure.rows)
