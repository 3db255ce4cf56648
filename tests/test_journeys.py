"""How ways of working travel: between regions, year by year, and on the map of each deed."""

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Folder, OpenPage, axe_violations
from direct import catalogue_of, files_of, pages_of, site_of, words
from tekojen_tori.content.adopting.journeys import journeys, where_taken
from tekojen_tori.content.adopting.spread import Spread
from tekojen_tori.kinds.adoptions import publishing as adoptions
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.pages.map import outline, view
from tekojen_tori.publishing.drawing.dot_grid import GridDot, dot_grid
from test_adoptions import adoption
from test_spread import PLACES, REGISTERS, deed, graphs, spread_of
from test_spread import adoption as told_adoption

REGION = {place.name: place.region for place in REGISTERS.municipalities}
SERVES_MANY = next(
    one
    for one in REGISTERS.organisations
    if len({REGION[place] for place in one.municipalities if place in REGION}) > 1
)
NATIONWIDE = next(one for one in REGISTERS.organisations if one.nationwide)


# From where to where


def found(spread: Spread) -> tuple[Mapping[tuple[str, str], Mapping[int, int]], int]:
    every = journeys(spread.every, REGISTERS)
    return every.ways, every.untold


def test_a_model_travels_from_where_it_was_done_to_where_it_was_taken() -> None:
    model = deed("malli", "Askola")
    follower = deed("seuraaja", "Kemi", adopted_from="malli", date="2020-02")
    told = [told_adoption("a", "malli", "Oulu", date="2021"), told_adoption("b", "malli", "Loviisa", date="2021-05")]
    ways, untold = found(Spread([model, follower], told, REGISTERS))
    assert ways == {
        ("Uusimaa", "Lappi"): {2020: 1},
        ("Uusimaa", "Pohjois-Pohjanmaa"): {2021: 1},
        ("Uusimaa", "Uusimaa"): {2021: 1},
    }
    assert untold == 0


def test_what_many_regions_took_counts_in_each_of_them_and_what_nobody_knows_is_counted_apart() -> None:
    told = [
        told_adoption("a", "malli", SERVES_MANY.name),
        told_adoption("b", "malli", NATIONWIDE.name),
        told_adoption("c", "malli", "Päiväkoti Pilvi"),
    ]
    model = deed("malli", adoptions=["Turku"])
    ways, untold = found(Spread([model], told, REGISTERS))
    assert set(ways) == {("Uusimaa", REGION[place]) for place in SERVES_MANY.municipalities}
    assert untold == 3, "a nationwide organisation, a mere name, and a town that doesn't tell when"


def test_where_a_deed_came_of_it_that_is_where_it_was_taken() -> None:
    model = deed("malli")
    follower = deed("seuraaja", "Kemi", organisation=SERVES_MANY.name, adopted_from="malli")
    (taken,) = Spread([model, follower], [], REGISTERS).every
    assert [place.name for place in where_taken(taken, REGISTERS)] == ["Kemi"]


@given(graphs(), st.lists(st.tuples(st.integers(0, 8), st.sampled_from(PLACES), st.integers(2015, 2020)), max_size=8))
def test_nothing_is_lost_or_counted_twice_on_the_way(
    graph: Mapping[str, Sequence[str]], taken: list[tuple[int, str, int]]
) -> None:
    told = [told_adoption(f"a{n}", f"d{model}", who, date=str(year)) for n, (model, who, year) in enumerate(taken)]
    spread, _ = spread_of(graph, told)
    ways, untold = found(spread)
    years = Counter(one.date.year for one in spread.every if one.date)
    assert untold == 0
    assert sum((Counter(by_year) for by_year in ways.values()), Counter()) == years
    ends = Counter(region for one in spread.every for region in {place.region for place in where_taken(one, REGISTERS)})
    assert ends == Counter({end: 0 for _, end in ways}) + sum(
        (Counter({end: sum(by_year.values())}) for (_, end), by_year in ways.items()), Counter()
    )


# On the page of them all


def page_and_files(folder: Folder) -> tuple[str, Mapping[str, bytes]]:
    catalogue, site = catalogue_of(folder), site_of(folder)
    page = pages_of(adoptions.publish, catalogue, site)["otettu-mallia/"].body
    return page, files_of(adoptions.publish, catalogue, site)


def drawn(page: str, title: str) -> str:
    """The drawing of a figure."""
    drawings = re.findall(r'<svg class="grid".*?</svg>', page, re.DOTALL)
    return next(one for one in drawings if f">{title}</title>" in one)


def test_two_regions_are_enough_to_draw_with_the_same_as_a_table_and_a_file(folder: Folder) -> None:
    folder.deed()
    adoption(folder, "kemi", who="Kemi", date="2020-02")
    adoption(folder, "rovaniemi", who="Rovaniemi", date="2020")
    adoption(folder, "tornio", who="Tornio", date="2022")
    page, files = page_and_files(folder)
    drawing = drawn(page, "Mistä mihin mallit ovat kulkeneet")
    assert "style=" not in drawing and drawing.count("<circle") == 1
    assert "Uusimaa – Lappi: 3" in drawing
    table = page.partition("</svg>")[2].partition("Mistä mihin")[2].partition("</table>")[0]
    assert "Uusimaa Lappi 2020 (2), 2022 3" in words(table)
    rows = list(
        csv.reader(files["otettu-mallia/maakunnasta-toiseen.csv"].decode("utf-8-sig").splitlines(), delimiter=";")
    )
    assert rows == [["Mistä", "Mihin", "Vuosi", "Kertoja"], ["Uusimaa", "Lappi", "2020", "2"], ["Uusimaa", "Lappi", "2022", "1"]]  # fmt: skip
    by_year = drawn(page, "Milloin malleja on tullut muista maakunnista")
    assert re.findall(r"<tspan>(\d+)</tspan>", by_year) == ["2020", "2021", "2022"], "also a year in which none came"
    rows = list(
        csv.reader(files["otettu-mallia/muualta-vuosittain.csv"].decode("utf-8-sig").splitlines(), delimiter=";")
    )
    assert rows == [["Maakunta", "Vuosi", "Kertoja"], ["Lappi", "2020", "2"], ["Lappi", "2022", "1"]]


def test_a_drawing_tells_the_three_greatest_numbers_and_of_a_rest_only_if_there_is_one(folder: Folder) -> None:
    folder.deed()
    for who in ("Kemi", "Turku", "Vaasa"):
        adoption(folder, who.lower(), who=who)
    page, _ = page_and_files(folder)
    for title in ("Mistä mihin mallit ovat kulkeneet", "Milloin malleja on tullut muista maakunnista"):
        assert "Pohjanmaa: 1" in drawn(page, title) and "Loput" not in drawn(page, title)
    adoption(folder, "oulu", who="Oulu")
    page, _ = page_and_files(folder)
    for title in ("Mistä mihin mallit ovat kulkeneet", "Milloin malleja on tullut muista maakunnista"):
        assert "Loput ovat taulukossa." in drawn(page, title)


def test_what_stays_in_its_own_region_has_travelled_nowhere(folder: Folder) -> None:
    folder.deed()
    adoption(folder, "loviisa", who="Loviisa")
    page, files = page_and_files(folder)
    assert 'class="grid"' not in page
    beside_the_page = {name for name in files if name.startswith("otettu-mallia/")}
    assert beside_the_page == {"otettu-mallia/tavat.csv", "otettu-mallia/verkko.json", "otettu-mallia/verkko.csv"}


def test_what_is_not_in_the_picture_is_told(folder: Folder) -> None:
    folder.deed(adoptions="[Turku]")
    adoption(folder, "kemi", who="Kemi")
    page, _ = page_and_files(folder)
    assert "Luvuista puuttuu 1 kerta, josta ei tiedetä maakuntaa tai vuotta." in words(page)
    adoption(folder, "pilvi", who="Päiväkoti Pilvi")
    page, _ = page_and_files(folder)
    assert "Luvuista puuttuu 2 kertaa, joista ei tiedetä maakuntaa tai vuotta." in words(page)
    for year in range(2008, 2021):
        folder.deed(f"d{year}", title=f"Teko {year}", date="2007")
        adoption(folder, f"kemi-{year}", model=f"d{year}", who="Kemi", date=str(year))
    page, files = page_and_files(folder)
    by_year = drawn(page, "Milloin malleja on tullut muista maakunnista")
    assert re.findall(r"<tspan>(\d+)</tspan>", by_year) == [str(year) for year in range(2009, 2021)]
    assert "Kuvassa ovat 12 viimeistä vuotta, taulukossa kaikki." in words(page)
    assert "Lappi;2008;1" in files["otettu-mallia/muualta-vuosittain.csv"].decode("utf-8-sig")


def test_all_regions_are_drawn_from_north_to_south(folder: Folder) -> None:
    folder.deed()
    for place in {place.region: place for place in REGISTERS.municipalities if place.name != "Askola"}.values():
        adoption(folder, place.slug, who=place.name)
    page, _ = page_and_files(folder)
    drawing = drawn(page, "Mistä mihin mallit ovat kulkeneet")
    heads = [unescape(name) for name in re.findall(r"<tspan>([^<]+)</tspan>", drawing)]
    assert sorted(heads) == sorted({place.region for place in REGISTERS.municipalities})
    assert (heads[0], heads[-1]) == ("Lappi", "Ahvenanmaa")
    assert drawing.count("grid__home") == 1, "one stayed at home"


@given(st.integers(1, 19), st.integers(1, 19), st.data())
def test_a_grid_has_each_dot_in_its_place_and_the_larger_the_more(rows: int, columns: int, data: st.DataObject) -> None:
    places = st.tuples(st.integers(0, rows - 1), st.integers(0, columns - 1))
    counts = data.draw(st.dictionaries(places, st.integers(1, 10_000), min_size=1))
    dots = [GridDot(row, column, count) for (row, column), count in counts.items()]
    drawing = str(dot_grid("k", "K", "K", [f"r{n}" for n in range(rows)], [f"s{n}" for n in range(columns)], dots))
    circles = re.findall(r'cx="([\d.]+)%" cy="([\d.]+)em" r="([\d.]+)em"', drawing)
    height = float(re.search(r' height="([\d.]+)em"', drawing)[1])  # type: ignore[index]
    assert len(circles) == len(dots)
    by_size = sorted(zip((dot.count for dot in dots), (float(r) for _, _, r in circles), strict=True))
    assert [radius for _, radius in by_size] == sorted(radius for _, radius in by_size)
    for dot, (x, y, _) in zip(dots, circles, strict=True):
        assert 38 < float(x) < 99 and float(y) < height
        same_row = {yy for other, (_, yy, _) in zip(dots, circles, strict=True) if other.row == dot.row}
        assert same_row == {y}


# On the map of a deed


def map_of(folder: Folder, name: str = "tiimi") -> str:
    """The part of a deed's page that shows its spread on the map, or nothing."""
    body = pages_of(deeds.publish, catalogue_of(folder), site_of(folder))[f"teot/{name}/"].body
    return (re.search(r'<section class="spread-map".*?</section>', body, re.DOTALL) or [""])[0]


def test_a_deed_that_somebody_took_is_on_a_map_with_those_who_did(folder: Folder) -> None:
    folder.deed()
    adoption(folder, "kemi", who="Kemi")
    folder.deed("oma", title="Oma viikkolista", municipality="Turku", date="2020-02", adopted_from="tiimi")
    shown = map_of(folder)
    assert 'role="img"' in shown and "style=" not in shown
    assert shown.count("<line ") == 2 and shown.count("<circle ") == 3
    assert set(re.findall(r'data-side="\w+">([^<]+)</text>', shown)) == {"Askola", "Kemi", "Turku"}
    assert 'href="../../kunnat/kemi/"' in shown
    assert "Kemi Turku" in words(shown)
    assert map_of(folder, "oma") == "", "nobody took it"


def test_two_of_one_place_are_one_dot_and_who_has_no_one_place_is_told_of(folder: Folder) -> None:
    folder.deed()
    folder.deed("oma", title="Oma", municipality="Kemi", organisation=SERVES_MANY.name, adopted_from="tiimi")
    adoption(folder, "kemi", who="Kemi")
    adoption(folder, "pilvi", who="Päiväkoti Pilvi")
    shown = map_of(folder)
    assert shown.count("<circle ") == 2
    assert "Kemi (2 ottajaa)" in words(shown).replace("\u00a0", " ")
    assert "Kartalta puuttuu 1 mallin ottaja, jolla ei ole yhtä kuntaa." in words(shown)


def test_a_deed_of_many_places_has_dots_and_no_lines(folder: Folder) -> None:
    folder.deed(municipality=None, organisation=SERVES_MANY.name)
    adoption(folder, "kemi", who="Kemi")
    shown = map_of(folder)
    assert "<line" not in shown and shown.count("<circle ") == 1
    assert "Teolla ei ole yhtä paikkaa kartalla." in words(shown)


@pytest.mark.parametrize("who", ["Päiväkoti Pilvi", NATIONWIDE.name])
def test_without_a_known_place_there_is_no_map(folder: Folder, who: str) -> None:
    folder.deed()
    adoption(folder, who=who)
    assert map_of(folder) == ""


def test_the_coarse_outline_is_the_same_country() -> None:
    assert len(outline.coarse_path()) < len(outline.path())
    assert view.of_country().transform_of(outline.STEP) == view.of_country().outline_transform


# In a browser


_BROKEN_WORDS = """() => {
    const broken = [];
    for (const cell of document.querySelectorAll(".numbers :is(th, td)")) {
        const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
        for (const word of text?.data.matchAll(/[^\\s-]+/g) ?? []) {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            if (range.getClientRects().length > 1) broken.push(word[0]);
        }
    }
    return broken;
}"""
_HEADS = """() => [...document.querySelectorAll(".grid")].map((grid) =>
    [...grid.querySelectorAll(".grid__head")].map((head) => head.getBoundingClientRect()).map((box) => [box.left, box.right]))"""


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("regions", [2, 3, 6])
def test_on_a_phone_no_word_of_the_tables_is_broken_and_no_head_covers_another(
    folder: Folder, open_page: OpenPage, width: int, regions: int
) -> None:
    places = list({place.region: place for place in REGISTERS.municipalities if place.name != "Askola"}.values())
    folder.deed()
    for number, place in enumerate(places[-regions:]):
        adoption(folder, place.slug, who=place.name, date=str(2020 + number))
    page = open_page(folder.built(), "otettu-mallia/", width)
    for summary in page.locator(".figure summary").all():
        summary.click()
    assert page.evaluate(_BROKEN_WORDS) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    gap = "(one) => one.getBoundingClientRect().top - one.previousElementSibling.getBoundingClientRect().bottom"
    assert page.locator(".journeys").evaluate(gap) > 16, "cards stand apart from what is above them"
    for heads in page.evaluate(_HEADS):
        assert all(one[1] <= other[0] for one, other in pairwise(heads)), heads


@pytest.mark.parametrize("width", [390, 1280])
def test_the_drawings_fit_and_please_axe(folder: Folder, open_page: OpenPage, width: int) -> None:
    folder.deed()
    for place in {place.region: place for place in REGISTERS.municipalities if place.name != "Askola"}.values():
        adoption(folder, place.slug, who=place.name, date=f"20{19 + len(place.name) % 6}")
    site = folder.root / "site"
    assert folder.build().returncode == 0
    for address in ("otettu-mallia/", "teot/tiimi/"):
        page = open_page(site, address)
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert axe_violations(page) == []
