"""The map: every municipality in its place, with as many deeds as it has, for every reader."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import combinations, pairwise
from math import asin, cos, hypot, radians, sin, sqrt
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from conftest import PROJECT, TODAY, Folder, OpenPage, axe_violations
from direct import catalogue_of, pages_of, site_of
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.registers import Municipality
from tekojen_tori.language.order import alphabetical
from tekojen_tori.pages.map import outline, view
from tekojen_tori.pages.map import publishing as maps
from tekojen_tori.pages.map.drawing import EMPTY, Drawing, Scale
from tekojen_tori.pages.map.names import Circle, MapName, names
from tekojen_tori.pages.map.projection import projected
from tekojen_tori.pages.statistics.catalogue import statistics
from tekojen_tori.publishing.page import Page as MapPage
from tekojen_tori.publishing.page import kept
from tekojen_tori.publishing.site import Site
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.registers import municipalities

MAP = "kartta/"
PLACES = {place.name: place for place in municipalities()}


def plane(name: str) -> tuple[float, float]:
    return projected(PLACES[name].latitude, PLACES[name].longitude)


def great_circle(one: Municipality, other: Municipality) -> float:
    """Kilometres between two places on a ball of the Earth's size."""
    lat, lat2 = radians(one.latitude), radians(other.latitude)
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


@pytest.mark.parametrize(
    ("latitude", "longitude", "east", "north"),
    [  # metres by PROJ's EPSG:4326 to EPSG:3067
        (60.17, 24.94, 385700.421, 6672126.743),
        (69.91, 27.03, 501150.075, 7755836.903),
        (60.10, 19.93, 107345.868, 6683589.290),
        (62.67, 30.93, 701216.909, 6954956.453),
    ],
)
def test_places_are_where_finlands_own_coordinates_put_them(
    latitude: float, longitude: float, east: float, north: float
) -> None:
    assert projected(latitude, longitude) == pytest.approx((east / 1000, north / 1000), abs=0.0005)


def test_places_lie_in_the_right_directions() -> None:
    from_south = [plane(name)[1] for name in ("Hanko", "Tampere", "Oulu", "Rovaniemi", "Utsjoki")]
    from_west = [plane(name)[0] for name in ("Maarianhamina", "Turku", "Helsinki", "Kuopio", "Ilomantsi")]
    assert from_south == sorted(from_south)
    assert from_west == sorted(from_west)


@pytest.mark.parametrize(
    "pair", [("Helsinki", "Oulu"), ("Turku", "Joensuu"), ("Vaasa", "Kuopio"), ("Hanko", "Utsjoki")]
)
def test_distances_on_the_plane_are_those_on_the_ground(pair: tuple[str, str]) -> None:
    one, other = map(plane, pair)
    assert hypot(one[0] - other[0], one[1] - other[1]) == pytest.approx(great_circle(*map(PLACES.get, pair)), rel=0.006)  # type: ignore[arg-type]


def area(ring: Iterable[tuple[float, float]]) -> float:
    points = list(ring)
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairwise([*points, points[0]]))) / 2


def is_inside(point: tuple[float, float], ring: Iterable[tuple[float, float]]) -> bool:
    points, inside = list(ring), False
    for (x, y), (u, v) in pairwise([*points, points[0]]):
        if (y > point[1]) != (v > point[1]) and point[0] < x + (point[1] - y) * (u - x) / (v - y):
            inside = not inside
    return inside


def test_the_outline_is_finland() -> None:
    total = sum(map(area, outline.rings()))
    assert total == pytest.approx(338_000, rel=0.02)  # km² of land and lakes, Statistics Finland
    near_coast = [name for name in PLACES if not any(is_inside(plane(name), ring) for ring in outline.rings())]
    assert len(near_coast) < 40
    for name in near_coast:
        place = plane(name)
        assert min(hypot(place[0] - x, place[1] - y) for ring in outline.rings() for x, y in ring) < 12, name


def test_the_path_says_the_same_as_the_outline() -> None:
    x = y = 0
    found = []
    for start, steps in re.findall(r"M(-?\d+ -?\d+)l([^z]*)z", outline.path()):
        x, y = map(int, start.split())
        ring = [(x * outline.STEP, -y * outline.STEP)]
        numbers = list(map(int, re.findall(r"-?\d+", steps)))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x * outline.STEP, -y * outline.STEP))
        found.append(ring)
    for ring, drawn in zip(outline.rings(), found, strict=True):
        assert drawn == [pytest.approx(point, abs=outline.STEP / 2 + 1e-9) for point in ring]


def test_every_municipality_is_within_the_picture_in_every_view() -> None:
    regions = {place.region for place in PLACES.values()}
    for region in [None, *regions]:
        inside = [place for place in PLACES.values() if region in (None, place.region)]
        seen = view.of_places(inside) if region else view.of_country()
        for place in inside:
            x, y = seen.place(place)
            assert 0 < x < view.WIDTH and 0 < y < seen.height, place.name


@given(st.lists(st.integers(0, 5000), min_size=2, max_size=30))
def test_the_area_of_a_dot_is_as_its_number_of_deeds(counts: list[int]) -> None:
    scale = Scale.up_to(max(counts))
    for count in counts:
        radius = scale.radius(count)
        assert EMPTY <= radius <= 30.05
        if radius > EMPTY:
            assert radius**2 == pytest.approx(count * scale.one**2, rel=0.05)


@given(st.dictionaries(st.sampled_from(sorted(PLACES)), st.integers(0, 60)))
def test_the_largest_dots_lie_lowest_and_nobody_is_drawn_twice(counts: dict[str, int]) -> None:
    drawing = Drawing(view.of_country(), Scale.up_to(60), {PLACES[name]: count for name, count in counts.items()})
    assert [dot.count for dot in drawing.dots] == sorted((count for count in counts.values() if count), reverse=True)
    drawn = [place.name for place in (*(dot.municipality for dot in drawing.dots), *drawing.empty)]
    assert sorted(drawn) == sorted(counts)


@given(st.lists(st.tuples(st.integers(0, 640), st.integers(0, 900), st.integers(2, 28)), max_size=25))
def test_names_cover_no_other_name_and_no_dot(places: list[tuple[int, int, int]]) -> None:
    circles = [(f"Kunta {number}", x, y, float(radius)) for number, (x, y, radius) in enumerate(places)]
    found = names(circles, 900)
    for size, shown in ((26, [name for name in found if not name.is_for_wide]), (15, found)):
        boxes = [box(name, size) for name in shown]
        assert not any(meet(one, other) for one, other in combinations(boxes, 2))
        for name, its in zip(shown, boxes, strict=True):
            assert its[0] >= 0 and its[1] >= 0 and its[2] <= view.WIDTH and its[3] <= 900
            dots = [(x - r, y - r, x + r, y + r) for text, x, y, r in circles if text != name.text]
            assert not any(meet(its, dot) for dot in dots)


def box(name: MapName, size: int) -> tuple[float, float, float, float]:
    """Where a name is in letters of a size: left, top, right and bottom."""
    long = len(name.text) * size * 0.56
    left = {"right": name.x + name.away, "left": name.x - name.away - long}.get(name.side, name.x - long / 2)
    top = {"under": name.y + name.away, "over": name.y - name.away - size}.get(name.side, name.y - size / 2)
    return left, top, left + long, top + size


def meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return not (one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1])


LONG = "Kirkkonummi"


def test_every_lonely_dot_has_its_name_on_its_right_for_every_window() -> None:
    circles = [("Askola", 100, 100, 10.0), ("Espoo", 100, 300, 2.54), ("Kemi", 300, 500, 4.0)]
    assert names(circles, 900) == [
        MapName("Askola", 100, 100, "right", 14.0, is_for_wide=False),
        MapName("Espoo", 100, 300, "right", 6.5, is_for_wide=False),
        MapName("Kemi", 300, 500, "right", 8.0, is_for_wide=False),
    ]


def sides(*circles: Circle, height: int = 900) -> dict[str, tuple[str, bool]]:
    """On which side of its dot each name stands, and whether it is for wide windows only."""
    return {name.text: (name.side, name.is_for_wide) for name in names(circles, height)}


NARROW, WIDE = 11 * 26 * 0.56, 11 * 15 * 0.56
"""How long the eleven letters of `LONG` are in a narrow and in a wide window."""


@pytest.mark.parametrize(
    ("x", "y", "height", "expected"),
    [
        (639 - 6 - int(NARROW), 450, 900, ("right", False)),
        (641 - 6 - int(NARROW), 450, 900, ("left", False)),
        (6 + int(NARROW) + 1, 3, 900, ("under", False)),
        (320, 897, 900, ("over", False)),
        (5, 450, 900, ("right", False)),
    ],
)
def test_a_name_stands_within_the_drawing(x: int, y: int, height: int, expected: tuple[str, bool]) -> None:
    assert sides((LONG, x, y, 2.0), height=height) == {LONG: expected}


EXACT = "X" * 35
"""A name that is 294 units long in a wide window, and in its small letters alone fits into a drawing 20 units high."""
BESIDE = ("a", 320, 10, 3.0)


@pytest.mark.parametrize(
    ("x", "others", "side"),
    [
        (340, [], "right"),  # to the drawing's right edge
        (341, [], "left"),
        (300, [BESIDE], "left"),  # to its left edge
        (299, [BESIDE], None),
        (100, [("b", 402, 10, 2.0)], "right"),  # to another dot
        (100, [("b", 401, 10, 2.0)], None),
        (305, [BESIDE, ("b", 3, 10, 2.0)], "left"),
        (305, [BESIDE, ("b", 4, 10, 2.0)], None),
    ],
)
def test_a_name_may_touch_an_edge_and_a_dot(x: int, others: list[Circle], side: str | None) -> None:
    found = sides((EXACT, x, 10, 2.0), *others, height=20)
    assert found.get(EXACT) == ((side, True) if side else None)


@pytest.mark.parametrize(("y", "side"), [(13, "right"), (12, "under"), (887, "right"), (888, "over")])
def test_a_name_may_touch_the_top_and_the_bottom(y: int, side: str) -> None:
    assert sides(("Askola", 320, y, 2.0)) == {"Askola": (side, False)}


@pytest.mark.parametrize(("apart", "expected"), [(26, "right"), (25, "left"), (-26, "right"), (-25, "left")])
def test_names_stand_below_each_other_without_a_gap(apart: int, expected: str) -> None:
    assert sides(("Askola", 320, 450, 2.0), ("Kemi", 320, 450 + apart, 2.0))["Kemi"] == (expected, False)


def test_a_name_that_fits_nowhere_is_left_out() -> None:
    assert sides(("X" * 80, 320, 450, 2.0)) == {}
    assert sides(("Askola", 320, 5, 2.0), height=10) == {}


def test_a_name_goes_round_its_dot_until_it_covers_nothing() -> None:
    dot = (LONG, 320, 450, 2.0)
    right, left, under = ("a", 400, 450, 3.0), ("b", 240, 450, 3.0), ("c", 320, 470, 3.0)
    assert sides(dot)[LONG] == ("right", False)
    assert sides(dot, right)[LONG] == ("left", False)
    assert sides(dot, right, left)[LONG] == ("under", False)
    assert sides(dot, right, left, under)[LONG] == ("over", False)


def test_a_name_that_fits_only_in_small_letters_is_for_wide_windows() -> None:
    between = int((NARROW + WIDE) / 2)
    assert sides((LONG, 640 - between, 16, 2.0), height=32)[LONG] == ("left", False)
    assert sides((LONG, between, 10, 2.0), height=20) == {LONG: ("right", True)}


def test_the_most_important_names_come_first_and_forty_are_tried() -> None:
    crowd = [(LONG, 100, 450, 2.0), ("Askola", 100 + int(NARROW) // 2, 450, 2.0)]
    assert sides(*crowd)["Askola"][0] != "left"
    many = [(f"K{number}", 40 + 120 * (number % 5), 40 + 60 * (number // 5), 2.0) for number in range(45)]
    assert list(sides(*many)) == [f"K{number}" for number in range(40)]


def test_a_map_shows_the_names_of_those_that_have_most_deeds(folder: Folder) -> None:
    for number, place in enumerate(("Askola", "Utsjoki", "Kemi", "Kemi")):
        folder.deed(f"teko-{number}", title=f"Teko {number}", municipality=place)
    site = Site("Tori", "", "", folder.root, folder.root, lambda name: None, folder.root, folder.root)
    pages = {page.address: page.body for page in kept(maps.publish(Catalogue(folder.read().content), site)) if isinstance(page, MapPage)}  # fmt: skip
    shown = re.findall(r"<text [^>]*>([^<]+)</text>", pages[MAP])
    assert {"Askola", "Utsjoki", "Kemi"} <= set(shown)


class Written:
    """What a map's page says, read from its HTML."""

    def __init__(self, html: str) -> None:
        drawing = re.search(r'<svg class="map" .*?</svg>', html, re.DOTALL)
        table = re.search(r"<tbody>.*?</tbody>", html, re.DOTALL)
        assert drawing and table
        linked = re.findall(r'<a href="[./]*kunnat/[^"]+/"><title>(.*?), (\d+)\xa0tekoa?</title>', drawing[0])
        self.dots = [(name, int(count)) for name, count in linked]
        self.empty = re.findall(r"<circle [^>]*><title>(.*?)</title></circle>", drawing[0])
        rows = re.findall(r'<tr><th scope="row">(?:<a [^>]*>)?(.*?)(?:</a>)?</th>.*?<td>(\d+)</td></tr>', table[0])
        self.rows = [(name, int(count)) for name, count in rows]
        elsewhere = re.search(r"Lisäksi on (\d+)", html)
        self.elsewhere = int(elsewhere[1]) if elsewhere else 0
        chips = re.findall(r'<a class="chip" [^>]*>(.*?) <span class="count">(\d+)</span>', html)
        self.chips = {name: int(count) for name, count in chips}


def pages(folder: Path) -> dict[str, Written]:
    """The maps of a content folder by their addresses."""
    reading = ContentFolder(folder, PROJECT).read(TODAY)
    assert reading.problems == ()
    site = Site("Tori", "", "", folder, folder, lambda name: None, folder, folder)
    published = kept(maps.publish(Catalogue(reading.content), site))
    return {page.address: Written(page.body) for page in published if isinstance(page, MapPage)}


DEEDS = st.lists(
    st.tuples(
        st.sampled_from([*sorted(PLACES), None]),
        st.sampled_from(["koko kunta", "opetus ja kasvatus", "sosiaali- ja terveysala"]),
        st.lists(st.sampled_from(["aivotyö", "ergonomia", "strategia"]), min_size=1, max_size=3, unique=True),
    ),
    max_size=25,
)


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(DEEDS)
def test_every_map_tells_what_counting_the_deeds_does(deeds: list[tuple[str | None, str, list[str]]]) -> None:
    with TemporaryDirectory() as root:
        folder = Folder(Path(root) / "content")
        for number, (place, sector, themes) in enumerate(deeds):
            organisation = None if place else "Järvi-Saimaan Palvelut Oy"
            folder.deed(
                f"teko-{number}", title=f"Teko {number}", municipality=place, organisation=organisation,
                sector=sector, theme=f"[{', '.join(themes)}]",
            )  # fmt: skip
        drawn = pages(folder.root)
    told = {
        MAP: lambda place, sector, themes: True,
        f"{MAP}kainuu/": lambda place, sector, themes: PLACES[place].region == "Kainuu",
        f"{MAP}palvelualat/koko-kunta/": lambda place, sector, themes: sector == "koko kunta",
        f"{MAP}teemat/ergonomia/": lambda place, sector, themes: "ergonomia" in themes,
    }
    for address, is_told in told.items():
        counted = Counter(deed[0] for deed in deeds if deed[0] and is_told(*deed))
        shown = drawn[address]
        everybody = [name for name, place in PLACES.items() if "kainuu" not in address or place.region == "Kainuu"]
        assert dict(shown.dots) == dict(counted)
        assert sorted([name for name, _ in shown.dots] + shown.empty) == sorted(everybody)
        assert {name: count for name, count in shown.rows if count} == dict(counted)
        assert [name for name, _ in shown.rows] == sorted((name for name, _ in shown.rows), key=alphabetical)
        if address in (MAP, f"{MAP}kainuu/"):
            assert sorted(name for name, _ in shown.rows) == sorted(everybody)


def test_the_maps_of_the_regions_are_the_country(corpus: Path) -> None:
    drawn = pages(corpus)
    regions = [written for address, written in drawn.items() if address.count("/") == 2]
    assert len(regions) == 19
    assert Counter(dot for one in regions for dot in one.dots) == Counter(drawn[MAP].dots)
    assert sorted(name for one in regions for name in one.empty) == sorted(drawn[MAP].empty)


def dots(page: Page) -> dict[str, int]:
    titles = page.locator(".map__dots a[href] title").all_text_contents()
    return {name: int(count.split("\xa0")[0]) for name, count in (title.split(", ") for title in titles)}


def rows(page: Page) -> dict[str, int]:
    shown = page.locator(".map__table tbody tr:not([hidden])")
    return {row.split("\t")[0]: int(row.split("\t")[-1]) for row in shown.all_inner_texts()}


def test_sector_and_theme_narrow_the_map_and_the_table(corpus: Path, corpus_site: Path, open_page: OpenPage) -> None:
    found = Catalogue(ContentFolder(corpus, PROJECT).read(TODAY).content).deeds
    page = open_page(corpus_site, MAP)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    everything = dots(page)
    page.get_by_label("Palveluala").select_option("Koko kunta")
    expect(page.locator(".map__told")).to_have_text(re.compile("Koko kunta: "))
    counted = Counter(
        deed.municipality.name for deed in found if deed.municipality and deed.sector.name == "koko kunta"
    )
    assert dots(page) == rows(page) == dict(counted)
    page.get_by_label("Teema").select_option("Ergonomia")
    expect(page.locator(".map__told")).to_have_text(re.compile("Koko kunta, Ergonomia: "))
    both = Counter(
        deed.municipality.name
        for deed in found
        if deed.municipality
        and deed.sector.name == "koko kunta"
        and "ergonomia" in {theme.name for theme in deed.theme}
    )
    assert dots(page) == rows(page) == dict(both)
    assert page.url.endswith("?palveluala=koko-kunta&teema=ergonomia")
    page.go_back()
    expect(page.locator(".map__told")).to_have_text(re.compile("Koko kunta: "))
    assert dots(page) == dict(counted)
    page.get_by_role("button", name="Poista rajaukset").click()
    expect(page.locator(".map__told")).to_have_text("Kaikki teot ovat taas kartalla.")
    assert dots(page) == everything
    assert len(rows(page)) == 309
    assert [url.rpartition("/")[2] for url in requests if url.endswith("json")] == ["deeds.json"]


def test_a_reader_is_told_when_the_map_cannot_be_narrowed_and_may_try_again(
    folder: Folder, open_page: OpenPage
) -> None:
    folder.deed()
    folder.deed("toinen", title="Toinen teko", municipality="Kemi", sector="koko kunta")
    assert folder.build().returncode == 0
    page = open_page(folder.root / "site", MAP)
    page.route("**/deeds.json", lambda route: route.fulfill(status=404))
    page.get_by_label("Palveluala").select_option("Koko kunta")
    expect(page.locator(".map__told")).to_have_text("Rajaus ei onnistunut. Tarkista verkkoyhteys ja valitse uudelleen.")
    assert set(dots(page)) == {"Askola", "Kemi"}
    page.unroute("**/deeds.json")
    page.get_by_label("Palveluala").select_option("Sosiaali- ja terveysala")
    expect(page.locator(".map__told")).to_have_text(re.compile("Sosiaali- ja terveysala: "))
    assert set(dots(page)) == {"Askola"}


def test_a_shared_address_opens_the_same_map(corpus_site: Path, open_page: OpenPage) -> None:
    page = open_page(corpus_site, f"{MAP}pirkanmaa/?palveluala=koko-kunta&teema=tuntematon")
    expect(page.locator(".map__told")).to_have_text(re.compile("^Koko kunta: "))
    assert page.get_by_label("Palveluala").input_value() == "koko-kunta"
    assert dots(page) == rows(page) != {}


def test_the_map_is_enlarged_without_a_mouse(corpus_site: Path, open_page: OpenPage) -> None:
    page = open_page(corpus_site, MAP)
    first = page.locator(".map__dots a").first
    first.focus()
    place = first.locator("circle").bounding_box()
    page.keyboard.press("+")
    page.keyboard.press("+")
    width = page.locator(".map__view").evaluate("view => view.scrollWidth / view.clientWidth")
    assert width == pytest.approx(2.25, abs=0.02)
    after = first.locator("circle").bounding_box()
    assert place and after and after["width"] == pytest.approx(place["width"], abs=1)
    expect(first).to_be_in_viewport()
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert page.locator(".map__view").evaluate("view => view.scrollWidth - view.clientWidth") <= 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/kunnat/hameenkyro/")


def test_whoever_uses_the_keyboard_can_go_past_the_dots(corpus_site: Path, open_page: OpenPage) -> None:
    page = open_page(corpus_site, MAP)
    page.get_by_role("link", name="Samat luvut taulukkona").press("Enter")
    expect(page).to_have_url(re.compile("#taulukko$"))
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("link => link.closest('.map__table') !== null")


def test_a_dot_is_a_link_with_a_name(corpus_site: Path, open_page: OpenPage) -> None:
    page = open_page(corpus_site, MAP)
    assert page.get_by_role("link", name="Hämeenkyrö, 53 tekoa").count() == 1


def test_without_javascript_the_map_leads_on(corpus_site: Path, open_page: OpenPage) -> None:
    page = open_page(corpus_site, MAP, java_script_enabled=False)
    assert not page.get_by_label("Palveluala").is_visible()
    page.get_by_role("link", name="Koko kunta").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kartta: Koko kunta")
    page.get_by_role("link", name="Koko Suomen kartta").click()
    page.get_by_role("link", name="Pirkanmaa", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kartta: Pirkanmaa")
    page.locator(".map__dots a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hämeenkyrö")


@pytest.mark.parametrize("address", [MAP, f"{MAP}pirkanmaa/"])
def test_on_paper_the_map_is_whole_and_dark_on_light(corpus_site: Path, open_page: OpenPage, address: str) -> None:
    page = open_page(corpus_site, address, 700, "dark")
    page.get_by_role("button", name="Lähennä").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    drawn, legend = page.locator(".map__view .map").bounding_box(), page.locator(".map__legend").bounding_box()
    view = page.locator(".map__view").bounding_box()
    assert drawn and legend and view
    assert drawn["width"] == pytest.approx(legend["width"], abs=3)
    assert drawn["height"] <= view["height"] + 1
    assert page.locator("h1").evaluate("h1 => getComputedStyle(h1).color") == "rgb(28, 36, 52)"
    assert not page.locator(".map__filter label").first.is_visible()


@pytest.mark.parametrize(("width", "colours"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_on_a_full_map_or_a_narrowed_one(
    corpus_site: Path, open_page: OpenPage, width: int, colours: str
) -> None:
    page = open_page(corpus_site, f"{MAP}?palveluala=koko-kunta", width, colours)
    expect(page.locator(".map__told")).to_have_text(re.compile("Koko kunta: "))
    assert axe_violations(page) == []
    page.get_by_role("button", name="Poista rajaukset").click()
    expect(page.locator(".map__told")).to_have_text("Kaikki teot ovat taas kartalla.")
    page.get_by_role("button", name="Lähennä").click()
    assert axe_violations(page) == []


def test_a_map_a_list_and_the_statistics_count_the_same_deeds(folder: Folder) -> None:
    """Whoever serves one municipality is drawn in it, and what has no one place is told of beside the map."""
    folder.deed("oma", title="Oma", municipality="Tornio")
    for number, doer in enumerate(("Pellon Serviisi Oy", "Helsingin seudun liikenne", "Terveyskylä.fi")):
        folder.deed(f"muu-{number}", title=f"Muu {number}", municipality=None, organisation=doer)
    drawn = pages(folder.root)
    found = statistics(Catalogue(folder.read().content))
    assert dict(drawn[MAP].dots) == {"Pello": 1, "Tornio": 1}
    assert drawn[MAP].elsewhere == 2
    for region in found.regions:
        on_map = drawn[f"{MAP}{region.thing.slug}/"]
        assert sum(count for _, count in on_map.dots) + on_map.elsewhere == region.deeds
    assert drawn[f"{MAP}palvelualat/sosiaali-ja-terveysala/"].elsewhere == 2
    assert drawn[MAP].chips["Sosiaali- ja terveysala"] == 2


DRAWN = """async ([counts, zoom]) => {
  const { MapDrawing } = await import(new URL("../assets/tori/code/source/map/drawing.js", location));
  document.body.innerHTML = `
    <svg data-one="2" data-names="some">
      <g class="map__dots">
        <a href="../kunnat/askola/"><title>Askola, 1 teko</title><circle r="9"/></a>
        <a href="../kunnat/espoo/"><title>Espoo</title><circle r="2.5"/></a>
        <a href="../kunnat/kemi/"><title>Kemi, 4 tekoa</title><circle r="4"/></a>
      </g>
      <g class="map__names">
        <text data-side="right" dx="13">Askola</text>
        <text data-side="left" dx="-6.5">Espoo</text>
        <text data-side="over" dy="-8">Kemi</text>
        <text data-side="under" dy="7">Muualla</text>
      </g>
    </svg>`;
  const svg = document.querySelector("svg");
  const drawing = new MapDrawing(svg);
  if (counts) drawing.show(new Map(Object.entries(counts)));
  if (zoom) drawing.zoom(zoom);
  return {
    dots: [...svg.querySelectorAll("a")].map((link) => [
      link.textContent.trim(), link.getAttribute("href"), Number(link.querySelector("circle").getAttribute("r")), link.classList.contains("map__none"),
    ]),
    names: [...svg.querySelectorAll("text")].map((text) => [
      text.textContent, Number(text.getAttribute("dx") ?? text.getAttribute("dy")), text.classList.contains("map__unnamed"),
    ]),
    size: [svg.style.width, svg.style.getPropertyValue("--zoom")],
  };
}"""


def test_a_narrowed_map_is_drawn_by_the_same_rules_as_the_whole_one(real_site: Path, open_page: OpenPage) -> None:
    """The area of a dot is as its deeds, the largest lie lowest, and a name keeps its distance from its dot."""
    page = open_page(real_site, MAP)
    narrowed = page.evaluate(DRAWN, [{"askola": 1, "kemi": 16}, None])
    assert narrowed["dots"] == [
        ["Kemi, 16\xa0tekoa", "../kunnat/kemi/", 8, False],
        ["Askola, 1\xa0teko", "../kunnat/askola/", 2.5, False],
        ["Espoo", None, 2.5, True],
    ]
    assert narrowed["names"] == [
        ["Askola", 6.5, False],
        ["Espoo", -6.5, True],
        ["Kemi", -12, False],
        ["Muualla", 7, False],
    ]
    enlarged = page.evaluate(DRAWN, [{"askola": 4, "espoo": 1, "kemi": 9}, 2])
    assert [[title, radius] for title, _, radius, _ in enlarged["dots"]] == [
        ["Kemi, 9\xa0tekoa", 3],
        ["Askola, 4\xa0tekoa", 2],
        ["Espoo, 1\xa0teko", 1.25],
    ], "dots stay as large as they are while the land grows"
    assert [away for _, away, _ in enlarged["names"]] == [4, -3.25, -5, 3.5]
    assert enlarged["size"] == ["200%", "2"]


def test_the_map_says_why_it_knows_more_places_than_have_deeds_of_their_own(folder: Folder) -> None:
    def said() -> str:
        return str(pages_of(maps.publish, catalogue_of(folder), site_of(folder))[MAP].body)

    folder.deed("oma")
    assert "Mukana on" not in said()
    folder.deed("yhtion", title="Yhtiön teko", municipality=None, organisation="Jatsi")
    folder.deed("molempien", title="Molempien teko", municipality="Pello", organisation="Pellon Serviisi")
    assert "3\u00a0tekoa 3\u00a0kunnassa." in said()
    assert "Mukana on 1\u00a0teko, jonka tekijä on kunnassa toimiva organisaatio eikä kunta itse." in said()
