"""Near me, like me: every municipality has a page, from which it is two steps to deeds that are of use there."""

import re
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Folder
from direct import catalogue_of, pages_of, site_of, words
from tekojen_tori.pages.groups import publishing as groups
from tekojen_tori.pages.nearby.catalogue import SHOWN, alike, kilometres, nearest_deeds, untold
from tekojen_tori.reading.registers import municipalities

PLACES = {one.name: one for one in municipalities()}
some_place = st.sampled_from(list(PLACES.values()))


def test_the_populations_sum_up_to_that_of_the_country() -> None:
    assert sum(one.population for one in PLACES.values()) == 5_533_793, "31.12.2020, Statistics Finland"
    assert {one.counted.iso() for one in PLACES.values()} == {"2020-12-31"}
    assert (PLACES["Helsinki"].population, PLACES["Sottunga"].population) == (656_920, 101)


@pytest.mark.parametrize(
    ("one", "other", "way"), [("Helsinki", "Tampere", 160), ("Turku", "Helsinki", 150), ("Hanko", "Utsjoki", 1130)]
)
def test_distances_are_those_of_a_map(one: str, other: str, way: int) -> None:
    assert kilometres(PLACES[one], PLACES[other]) == pytest.approx(way, rel=0.03)


@given(some_place, some_place, some_place)
def test_distances_are_those_of_a_plane_enough(one, other, third) -> None:  # type: ignore[no-untyped-def]
    assert kilometres(one, one) == 0
    assert isclose(kilometres(one, other), kilometres(other, one))
    assert kilometres(one, third) <= kilometres(one, other) + kilometres(other, third) + 1e-6


def titles(found: object) -> list[str]:
    return [one.deed.slug for one in found]  # type: ignore[attr-defined]


def test_the_nearest_deeds_come_first_and_a_busy_neighbour_leaves_room(folder: Folder) -> None:
    folder.deed("oma", municipality="Kemi")
    for number in range(4):
        folder.deed(f"tornio-{number}", title=f"Teko {number}", municipality="Tornio", date=f"201{number}")
    folder.deed("oulu", municipality="Oulu")
    folder.deed("hanko", municipality="Hanko")
    found = nearest_deeds(PLACES["Kemi"], catalogue_of(folder))
    assert titles(found)[:3] == ["tornio-3", "tornio-2", "oulu"]
    assert "oma" not in titles(found), "its own are above"
    assert [round(one.kilometres) for one in found] == sorted(round(one.kilometres) for one in found)
    assert len(found) <= SHOWN


def test_those_of_one_size_are_within_the_rule_and_the_most_alike_come_first(folder: Folder) -> None:
    ours = PLACES["Kemi"].population
    within = [one for one in PLACES.values() if 2 / 3 <= one.population / ours <= 1.5 and one.name != "Kemi"]
    beyond = [one for one in PLACES.values() if not 2 / 3 <= one.population / ours <= 1.5]
    edges = (max(within, key=lambda one: one.population), min(within, key=lambda one: one.population))
    outside = (
        min((one for one in beyond if one.population > ours), key=lambda one: one.population),
        max((one for one in beyond if one.population < ours), key=lambda one: one.population),
    )
    for place in (*edges, *outside, PLACES["Kemi"]):
        folder.deed(f"teko-{place.slug}", municipality=place.name)
    catalogue = catalogue_of(folder)
    found = alike(PLACES["Kemi"], catalogue)
    assert {one.place for one in found} == set(edges)
    ratios = [max(one.place.population / ours, ours / one.place.population) for one in found]
    assert ratios == sorted(ratios)
    left = alike(PLACES["Kemi"], catalogue, [found[0].deed])
    assert titles(left) == titles(found)[1:], "what stands among the nearest isn't told twice"


def test_a_region_could_be_the_first_to_tell_of_what_others_tell_much(folder: Folder) -> None:
    for number, place in enumerate(("Oulu", "Hanko", "Turku")):
        folder.deed(f"viestinta-{number}", municipality=place, theme="[viestintä]")
    for number, place in enumerate(("Oulu", "Hanko")):
        folder.deed(f"strategia-{number}", title="Uusi strategia", municipality=place, theme="[strategia]")
    catalogue = catalogue_of(folder)
    names = [theme.name for theme, _ in untold(PLACES["Kemi"], catalogue)]
    assert "viestintä" in names
    assert "strategia" not in names, "two deeds are not much to look at"
    assert "viestintä" not in [theme.name for theme, _ in untold(PLACES["Ii"], catalogue)], "Oulu is in its region"


def test_a_municipality_of_which_nothing_is_told_has_a_page_that_helps(folder: Folder) -> None:
    for number in range(3):
        folder.deed(f"tornio-{number}", title=f"Teko {number}", municipality="Tornio", theme="[viestintä]")
    catalogue, site = catalogue_of(folder), site_of(folder)
    pages = pages_of(groups.publish, catalogue, site)
    page = pages["kunnat/kemi/"]
    said = words(page.body)
    assert "20 437 asukasta 31.12.2020" in said.replace("\u00a0", " ")
    assert "Lapin hyvinvointialue" in said
    assert "Kerro ensimmäinen teko" in said and "Tornio, 19 km" in said
    assert not page.is_indexed and page.feeds is None, "search engines and programs have nothing to find there"
    theme = re.search(r'href="\.\./\.\./(teemat/[^"]+/)"', page.body)
    assert theme and pages[theme[1]].body.count('class="card__title') >= 3, "two presses lead to three deeds of a theme"


def test_every_municipality_has_a_page_to_which_the_list_leads(folder: Folder) -> None:
    folder.deed("oma", municipality="Kemi")
    pages = pages_of(groups.publish, catalogue_of(folder), site_of(folder))
    assert {f"kunnat/{place.slug}/" for place in PLACES.values()} <= set(pages)
    assert pages["kunnat/kemi/"].is_indexed and pages["kunnat/kemi/"].feeds
    index = pages["kunnat/"].body
    told, _, others = index.partition("<details")
    assert 'kunnat/kemi/"' in told and 'kunnat/kemi/"' not in others
    assert 'kunnat/tornio/"' in others and 'kunnat/tornio/"' not in told
    assert f"({len(PLACES) - 1})" in words(others)
