"""The registers: Finland's municipalities, and the sectors, themes and organisations of this site."""

from pathlib import Path

import material
import pytest

from conftest import PROJECT, Folder
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
        ("Järvisaimaan palvelu", None),
        ("Järvi-Saimaan pavelut", "Järvi-Saimaan Palvelut Oy"),
        ("Pellon Servisi Oy", "Pellon Serviisi Oy"),
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
    for entry in (*registers.sectors, *registers.themes, *registers.support):
        assert (icons / f"{entry.icon}.svg").is_file(), entry.name
        assert entry.description.endswith(".")


THEME = "- {slug: itse, name: Itse, description: Itse tekeminen., icon: material/account}\n"
OFFICE = "- {slug: virasto, name: Virasto, kind: virasto, municipalities: [Askola]}\n"


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("themes", THEME, []),
        ("themes", THEME + THEME.replace("slug: itse", "slug: toinen"), [("duplicate-entry", 2)]),
        ("themes", THEME + THEME.replace("itse, name: Itse", "toinen, name: ITSE"), [("duplicate-entry", 2)]),
        ("themes", THEME + THEME.replace("name: Itse", "name: Toinen"), [("duplicate-entry", 2)]),
        ("themes", THEME + THEME.replace("itse, name: Itse", "toinen, name: Toinen"), []),
        ("themes", THEME * 3, [("duplicate-entry", 2), ("duplicate-entry", 3)]),
        ("themes", "slug: itse\n", [("not-a-list", 1)]),
        ("themes", "- slug: [\n", [("yaml-syntax", 2)]),
        ("themes", THEME + "- pelkkää tekstiä\n", [("wrong-type", 2)]),
        ("themes", THEME + THEME.replace("itse, name: Itse", "toinen, nimi: Toinen"), [("missing-key", 2), ("unknown-key", 2)]),
        ("themes", THEME.replace("material/account", "account"), [("bad-icon", 1)]),
        ("themes", THEME.replace("name: Itse", f"name: {'x' * 120}"), []),
        ("themes", THEME.replace("name: Itse", f"name: {'x' * 121}"), [("too-long", 1)]),
        ("organisations", OFFICE, []),
        ("organisations", OFFICE.replace("municipalities: [Askola]", "nationwide: true"), []),
        ("organisations", OFFICE.replace(", municipalities: [Askola]", ""), [("organisation-without-place", 1)]),
        ("organisations", OFFICE.replace("]}", "], nationwide: true}"), [("organisation-without-place", 1)]),
        ("organisations", OFFICE.replace("[Askola]", "[Askola, Ascola, Sipoo]"), [("unknown-municipality", 1)]),
        ("organisations", OFFICE.replace("kind: virasto", "kind: laitos"), [("unknown-value", 1)]),
        ("awards", "- {slug: paras, name: Paras}\n", []),
        ("awards", "paras\n", [("not-a-list", 1)]),
        ("synonyms", "- [esihenkilö, esimies]\n", []),
        ("synonyms", "- liikunta: [uimahalli, jäähalli]\n- [esihenkilö, esimies]\n", []),
        ("synonyms", "- liikunta: []\n- liikunta: uimahalli\n- ' ': [a]\n- liikunta: [[a]]\n", [("bad-synonyms", n) for n in range(1, 5)]),
        ("synonyms", "- [esihenkilö, esimies, pomo]\n- [a, ' ']\n- kaksi\n- ab: c\n  d: e\n- [a]\n", [("bad-synonyms", n) for n in (2, 3, 4, 6)]),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_register_is_told_with_its_line(
    folder: Folder, file: str, text: str, expected: list[tuple[str, int]]
) -> None:
    path = folder.write(f"registers/{file}.yml", text)
    _, problems = read_registers(folder.root, PROJECT)
    assert sorted((problem.code, problem.line) for problem in problems) == expected
    assert {problem.file for problem in problems} <= {path.as_posix()}
    assert all(problem.message for problem in problems)


def test_of_two_entries_of_one_name_the_first_is_kept(folder: Folder) -> None:
    folder.write("registers/themes.yml", THEME + THEME.replace("slug: itse", "slug: toinen"))
    read, (problem,) = read_registers(folder.root, PROJECT)
    assert [theme.slug for theme in read.themes] == ["itse"]
    assert "”Itse”" in problem.message


def test_each_register_is_the_folders_own_or_else_the_projects(folder: Folder, registers: Registers) -> None:
    """Of sectors and themes there must be some; organisations, awards and synonyms may be none."""
    own = {
        "sectors": THEME.replace("}", ", hue: 30}"),
        "themes": THEME,
        "organisations": OFFICE,
        "awards": "- {slug: paras, name: Paras}\n",
        "synonyms": "- [esihenkilö, esimies]\n- [etätyö, hajautettu työ]\n",
    }
    for file, text in own.items():
        folder.write(f"registers/{file}.yml", text)
        alone, problems = read_registers(folder.root, folder.root / "ei-ole")
        both, _ = read_registers(folder.root, PROJECT)
        assert len(getattr(alone, file)) == len(getattr(both, file)) == text.count("- "), file
        (folder.root / "registers" / f"{file}.yml").unlink()
        assert getattr(read_registers(folder.root, PROJECT)[0], file) == getattr(registers, file) != ()
        missing = {Path(problem.file).stem for problem in problems}
        assert missing == {"sectors", "themes"} - {file}


def test_what_is_wrong_in_an_entry_names_it(folder: Folder) -> None:
    folder.write("registers/organisations.yml", OFFICE.replace("Askola", "Ascola"))
    _, (problem,) = read_registers(folder.root, PROJECT)
    assert "”Virasto”" in problem.message and "”Ascola”" in problem.message


def test_a_municipality_that_is_no_more_is_known_in_swedish_too(registers: Registers) -> None:
    former = former_municipalities()
    assert (former["Karjaa"], former["Karis"]) == ("Raasepori", "Raasepori")
    assert registers.municipality_names.find("karis") is registers.municipality_names.find("Raseborg")
