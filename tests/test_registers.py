"""The registers: Finland's municipalities, and the sectors, themes and organisations of this site."""

from pathlib import Path

import material
import pytest

from conftest import PROJECT
from tekojen_tori.content.registers import Registers
from tekojen_tori.reading.registers import former_municipalities, municipalities, read_registers


@pytest.fixture(scope="module")
def registers() -> Registers:
    read, problems = read_registers(PROJECT, PROJECT)
    assert problems == []
    return read


def test_every_municipality_has_a_region_and_a_place_in_finland() -> None:
    table = municipalities()
    assert len(table) == len({one.code for one in table}) == len({one.slug for one in table}) == 309
    assert len({one.region for one in table}) == 19
    assert all(59.5 < one.latitude < 70.1 and 19 < one.longitude < 31.6 for one in table)


@pytest.mark.parametrize(
    ("name", "swedish", "region"),
    [
        ("Espoo", "Esbo", "Uusimaa"),
        ("Turku", "Åbo", "Varsinais-Suomi"),
        ("Maarianhamina", "Mariehamn", "Ahvenanmaa"),
        ("Pello", "Pello", "Lappi"),
    ],
)
def test_municipalities_are_known_in_both_languages(registers: Registers, name: str, swedish: str, region: str) -> None:
    found = registers.municipality_names.find(name)
    assert found is registers.municipality_names.find(swedish.upper())
    assert found is not None
    assert found.region == region


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Järvisaimaan palvelut", "Järvi-Saimaan Palvelut Oy"),
        ("Pellon Servisi Oy", "Pellon Serviisi Oy"),
        ("Päijät-Hämeen hyvinvointikuntayhtymä", "Päijät-Hämeen hyvinvointiyhtymä"),
        ("Ei Ole Oy", None),
        ("Keski-Suomen kuntayhtymä", None),
        ("Oy", None),
    ],
)
def test_an_organisation_isnt_meant_only_because_its_form_is_the_same(
    registers: Registers, written: str, meant: str | None
) -> None:
    assert registers.organisation_names.nearest(written) == meant


def test_municipalities_that_are_no_more_lead_to_those_of_today(registers: Registers) -> None:
    names = {one.name for one in municipalities()}
    assert set(former_municipalities().values()) <= names
    assert not names & set(former_municipalities())
    assert registers.municipality_names.find("Valtimo") == registers.municipality_names.find("Nurmes")


def test_places_are_where_they_should_be(registers: Registers) -> None:
    find = registers.municipality_names.find
    places = {
        name: (one.latitude, one.longitude)
        for name in ("Helsinki", "Utsjoki", "Kökar", "Ilomantsi")
        if (one := find(name))
    }
    assert places["Utsjoki"][0] > 69 > places["Helsinki"][0] > 60
    assert places["Ilomantsi"][1] > 30 > places["Kökar"][1]


def test_the_eight_sectors_are_there_and_everything_has_an_icon_of_materials(registers: Registers) -> None:
    icons = Path(material.__file__).parent / "templates" / ".icons"
    assert len(registers.sectors) == 8
    for entry in (*registers.sectors, *registers.themes):
        assert (icons / f"{entry.icon}.svg").is_file(), entry.name
        assert entry.description.endswith(".")
