"""`tori import`: old spreadsheets and sites become deeds, and whatever was not understood is told."""

import csv
import io
import random
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from conftest import Folder, dear_examples, project_registers
from tekojen_tori.cli import main
from tekojen_tori.content.registers import Registers, Theme
from tekojen_tori.contributing.importing.drafts import Drafter
from tekojen_tori.contributing.importing.headings import heading_target
from tekojen_tori.contributing.importing.html_as_markdown import markdown_of
from tekojen_tori.contributing.importing.importables import CONSENT, HEADED, KEYWORDS, KIND, TEXT, known_importables
from tekojen_tori.contributing.importing.mapping import ColumnMapping, read_mapping
from tekojen_tori.contributing.importing.matching import Matcher, Matchers
from tekojen_tori.contributing.importing.notes import Draft, Note, Outcome
from tekojen_tori.contributing.importing.plan import KnownRow, OldAddress, Plan, PlannedFile
from tekojen_tori.contributing.importing.report import Imported, examples, import_summary, rejects_csv, report
from tekojen_tori.contributing.importing.sources import xlsx_tables
from tekojen_tori.contributing.importing.sources.csv_tables import csv_rows
from tekojen_tori.contributing.importing.sources.encodings import decoded
from tekojen_tori.contributing.importing.sources.reading import read_source
from tekojen_tori.contributing.importing.sources.tables import (
    LONGEST_CELL,
    SourceRow,
    Table,
    UnreadableSource,
    unique_names,
)
from tekojen_tori.language.written_dates import read_date
from tekojen_tori.reading.registers import municipalities

DEED = known_importables()["deed"]
OF_ANY = (*HEADED, TEXT, KEYWORDS, CONSENT, KIND)
HEADINGS = ("Otsikko", "Kunta", "Palveluala", "Teemat", "Pvm", "Kuvaus")
ROW = ("Tiimi suunnittelee vuoronsa", "Askola", "koko kunta", "työhyvinvointi", "2.10.2019", "Tehtiin yhdessä.")


def tori(folder: Folder, file: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["import", str(file), "--content", str(folder.root), *arguments])


def import_twice(folder: Folder, file: Path) -> str:
    """Preview and import; what the second run says."""
    assert tori(folder, file).exit_code == 0
    result = tori(folder, file)
    assert result.exit_code == 0, result.output
    return result.output.replace("\u00a0", " ")


def csv_bytes(rows: Iterable[Sequence[str]], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def source(folder: Folder, raw: bytes | str, name: str = "teot.csv") -> Path:
    path = folder.root.parent / name
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return path


def with_row(**changed: str) -> bytes:
    row = dict(zip(HEADINGS, ROW, strict=True)) | changed
    return csv_bytes([list(row), list(row.values())])


def deeds(folder: Folder) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((folder.root / "deeds").iterdir())}


def only_deed(folder: Folder) -> str:
    (text,) = deeds(folder).values()
    return text


def report_of(file: Path) -> str:
    return file.with_name(f"{file.name}.raportti.md").read_text(encoding="utf-8")


def rejected(file: Path) -> list[list[str]]:
    text = file.with_name(f"{file.name}.hylatyt.csv").read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


# From the first run to the last


def test_the_first_run_only_proposes(folder: Folder) -> None:
    file = source(folder, with_row())
    result = tori(folder, file)
    assert result.exit_code == 0
    assert deeds(folder) == {}
    assert "esikatselu" in result.output
    assert "askola-tiimi-suunnittelee-vuoronsa.md" in result.output
    mapping = file.with_name("teot.csv.mapping.yml").read_text(encoding="utf-8")
    for line in ('"Otsikko": title', '"Kunta": municipality', '"Teemat": theme', '"Pvm": date', '"Kuvaus": text'):
        assert line in mapping


def test_the_second_run_writes_what_the_checker_passes(folder: Folder) -> None:
    assert "1 uusi teko" in import_twice(folder, source(folder, with_row()))
    assert deeds(folder) == {
        "askola-tiimi-suunnittelee-vuoronsa.md": "---\ntitle: Tiimi suunnittelee vuoronsa\nmunicipality: Askola\n"
        "sector: koko kunta\ntheme: [työhyvinvointi]\ndate: 2019-10-02\n---\n\nTehtiin yhdessä.\n"
    }
    assert folder.read().problems == ()


def test_importing_again_changes_nothing(folder: Folder) -> None:
    file = source(folder, with_row())
    import_twice(folder, file)
    before = deeds(folder)
    output = tori(folder, file).output
    assert deeds(folder) == before
    assert "0 uutta tekoa" in output.replace("\u00a0", " ")
    assert "Jo torilla" in output


def test_a_deed_mended_since_its_import_is_left_as_it_is(folder: Folder) -> None:
    file = source(folder, with_row())
    import_twice(folder, file)
    (path,) = (folder.root / "deeds").iterdir()
    path.write_text(
        path.read_text(encoding="utf-8").replace("title: Tiimi", "title: Kotihoidon tiimi"), encoding="utf-8"
    )
    before = deeds(folder)
    assert tori(folder, file).exit_code == 0
    assert deeds(folder) == before
    assert "askola-tiimi-suunnittelee-vuoronsa.md" in report_of(file)


def test_a_row_that_tells_of_the_same_as_a_deed_is_told_and_imported_all_the_same(folder: Folder) -> None:
    told = "Kotihoidon tiimi suunnittelee työvuoronsa itse taulun ääressä."
    folder.deed("kemin", told, title="Tiimi suunnittelee", municipality="Kemi")
    row = with_row(
        Otsikko="Tiimit suunnittelevat itse", Kuvaus="Kotihoidon tiimit suunnittelivat työvuorojaan taulujen ääressä."
    )
    file = source(folder, row)
    assert "Kertoo ehkä samasta kuin jokin teko torilla: 1 rivi." in import_twice(folder, file)
    assert "| 2 | Tiimit suunnittelevat itse | deeds/kemin.md |" in report_of(file)
    assert len(deeds(folder)) == 2
    other = source(
        folder, with_row(Otsikko="Puisto kukkii", Kuvaus="Tulppaaneja istutettiin satoja asukkaiden kanssa."), "muu.csv"
    )
    assert "samasta" not in import_twice(folder, other) and "samasta" not in report_of(other)


def test_two_deeds_that_would_share_a_file_name_get_their_own(folder: Folder) -> None:
    long = "Pitkä otsikko " * 9
    rows = [HEADINGS, (f"{long}A", *ROW[1:]), (f"{long}B", *ROW[1:])]
    file = source(folder, csv_bytes(rows))
    import_twice(folder, file)
    second, first = deeds(folder)
    assert second == first.replace(".md", "-2.md")
    assert "0 uutta" in tori(folder, file).output.replace("\u00a0", " ")
    assert len(deeds(folder)) == 2


def test_a_row_that_is_repeated_is_told_and_not_written_twice(folder: Folder) -> None:
    other = (*ROW[:5], "Toisin kerrottu.")
    file = source(folder, csv_bytes([HEADINGS, ROW, ROW, other]))
    output = import_twice(folder, file)
    assert "Sama toiseen kertaan: 1 rivi" in output
    assert [row[5] for row in rejected(file)] == ["Kuvaus", "Toisin kerrottu."]
    assert "rivillä 2" in report_of(file)


def test_rejected_rows_are_mended_and_imported_with_the_same_mapping(folder: Folder) -> None:
    file = source(folder, csv_bytes([HEADINGS, ROW, ("Toinen teko", "Tukholma", *ROW[2:])]))
    output = import_twice(folder, file)
    rejects = file.with_name("teot.csv.hylatyt.csv")
    assert f"scripts/tori import {rejects}" in output
    mended = rejects.read_text(encoding="utf-8-sig").replace("Tukholma", "Turku")
    rejects.write_text(mended, encoding="utf-8-sig")
    result = tori(folder, rejects, "--mapping", str(file.with_name("teot.csv.mapping.yml")))
    assert result.exit_code == 0
    assert "turku-toinen-teko.md" in deeds(folder)


def test_rejected_rows_that_somebody_is_mending_are_not_written_over(folder: Folder) -> None:
    file = source(folder, csv_bytes([HEADINGS, ("Toinen teko", "Tukholma", *ROW[2:])]))
    import_twice(folder, file)
    rejects = file.with_name("teot.csv.hylatyt.csv")
    rejects.write_text("kesken", encoding="utf-8")
    assert tori(folder, file).exit_code == 0
    assert rejects.read_text(encoding="utf-8") == "kesken"
    assert file.with_name("teot.csv.hylatyt-2.csv").exists()


# The mapping


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Otsikko", "title"),
        ("KUNTA", "municipality"),
        ("Kunta / organisaatio", "organisation"),
        ("Toimiala", "sector"),
        ("Teema(t)", "theme"),
        ("Asiasanat", "keywords"),
        ("Pvm.", "date"),
        ("Lähtötilanne", "Lähtötilanne"),
        ("Mitä tehtiin?", "Mitä tehtiin"),
        ("Rubrik", "title"),
        ("Kommun", "municipality"),
        ("Datum", "date"),
        ("Municipality", "municipality"),
        ("What was done", "Mitä tehtiin"),
        ("Lisäkenttä: kunta", "municipality"),
        ("Kuvaus (enintään 500 merkkiä)", "text"),
        ("Kustannukset", "cost"),
        ("Kesto", "duration"),
        ("Osallistujien määrä", "participants"),
        ("Osallistujat", None),
        ("Mistä tiedätte?", "evidence.how"),
        ("Mikä ei toiminut?", "Mitä saatiin aikaan"),
        ("Käsittelijä", None),
    ],
)
def test_columns_are_known_by_their_headings(heading: str, target: str | None) -> None:
    assert heading_target(heading) == target


def test_a_column_is_known_by_what_stands_in_it(folder: Folder) -> None:
    rows = [("Otsikko", "A", "B", "C", "Kuvaus"), (ROW[0], "Askola", "koko kunta", "2.10.2019", ROW[5])]
    file = source(folder, csv_bytes(rows))
    assert tori(folder, file).exit_code == 0
    mapping = file.with_name("teot.csv.mapping.yml").read_text(encoding="utf-8")
    assert '"A": municipality' in mapping
    assert '"B": sector' in mapping
    assert '"C": date' in mapping


def test_what_the_source_lacks_can_be_given_to_every_row(folder: Folder) -> None:
    file = source(folder, csv_bytes([HEADINGS[:2] + HEADINGS[5:], ROW[:2] + ROW[5:]]))
    assert "0 uutta" in tori(folder, file).output.replace("\u00a0", " ")
    mapping = file.with_name("teot.csv.mapping.yml")
    text = mapping.read_text(encoding="utf-8").replace("  # sector", "  sector").replace("  # theme", "  theme")
    mapping.write_text(text.replace("  # date: 2019", "  date: 2018"), encoding="utf-8")
    assert tori(folder, file).exit_code == 0
    assert "sector: koko kunta\ntheme: [toimintakulttuuri]\ndate: 2018\n" in only_deed(folder)


@pytest.mark.parametrize(
    ("told", "who", "when"),
    [
        ("Kemi", "Kemi", None),
        ("Kemi (2020)", "Kemi", "2020"),
        ("Kemi (syksyllä 2020)", "Kemi", "2020-09/2020-11"),
        ("Kemin kaupunki 11/2020", "Kemin kaupunki", "2020-11"),
        ("Ii syksy 2020", "Ii", "2020-09/2020-11"),
        ("Oulu 1.2.2020", "Oulu", "2020-02-01"),
        ("Koulu 12", "Koulu 12", None),
        ("Nurmeksen koti (uusi)", "Nurmeksen koti (uusi)", None),
        ("Paja 1990-luvulta", "Paja 1990-luvulta", None),
    ],
)
def test_who_took_a_deed_as_a_model_is_kept_with_when_if_that_is_told(
    folder: Folder, told: str, who: str, when: str | None
) -> None:
    import_twice(folder, source(folder, with_row(**{"Otettu mallia": told})))
    lines = "".join([f"  - by: {who}\n", f"    date: {when}\n" if when else ""])
    assert f"adoptions:\n{lines}---\n" in only_deed(folder).replace('"', "")


def test_several_took_it_and_each_becomes_a_file_but_not_whoever_did_it(folder: Folder) -> None:
    file = source(folder, with_row(**{"Mallin ottajat": "Kemi 2020; Askola; Porvoo, varhaiskasvatus; Kemi 2020"}))
    import_twice(folder, file)
    assert "| Otettu mallia | Askola | Se on itse tehnyt tämän teon. |" in report_of(file)
    assert CliRunner().invoke(main, ["check", "--fix", "--content", str(folder.root)]).exit_code == 0
    made = {
        path.stem.removesuffix("-askola-tiimi-suunnittelee-vuoronsa") for path in folder.root.glob("adoptions/*.md")
    }
    assert made == {"kemi", "porvoo-varhaiskasvatus"}


def test_columns_left_out_are_told(folder: Folder) -> None:
    file = source(folder, with_row(Käsittelijä="12 euroa"))
    output = import_twice(folder, file)
    assert "Sarakkeet, joita ei tuoda: Käsittelijä" in output
    assert "12 euroa" in report_of(file)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('"Kunta": municipalty', "Tarkoititko: municipality?"),
        ('"Kunnta": municipality', "Tarkoititko: Kunta?"),
        ('"Kunta": [a', "hakasulje"),
        ('"Kunta": image', "ei voi tuoda"),
    ],
)
def test_a_mapping_that_is_wrong_is_told_with_its_line(folder: Folder, line: str, told: str) -> None:
    file = source(folder, with_row())
    file.with_name("teot.csv.mapping.yml").write_text(f"sarakkeet:\n  {line}\n", encoding="utf-8")
    result = tori(folder, file)
    assert result.exit_code == 1
    assert "mapping.yml:2:" in result.output
    assert told.casefold() in result.output.casefold()
    assert deeds(folder) == {}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("- Kunta\n", "bad-mapping", 1),
        ("sarakkeet: {Kunta: municipality}\nsarake: {}\n", "bad-mapping", 2),
        ("sarakkeet: {Kunta: municipality}\noletusarvot: 2019\n", "bad-mapping", 2),
        ("sarakkeet:\n  Kunta: municipality\n  Kunnta: title\n", "unknown-column", 3),
        ("sarakkeet:\n  Kunta: image\n", "unknown-target", 2),
    ],
)
def test_what_is_wrong_in_a_mapping_has_a_code_and_a_line(matchers: Matchers, text: str, code: str, line: int) -> None:
    found = read_mapping(text, Table(("Kunta", "Otsikko"), ()), "kartta.yml", matchers)
    assert isinstance(found, list)
    assert [(problem.code, problem.line) for problem in found] == [(code, line)]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("- sarakkeet", "bad-mapping", 1),
        ("sarakkeet: {A: title}\nmuuta: x", "bad-mapping", 2),
        ("sarakkeet: {A: title}\noletukset: x", "bad-mapping", 1),
        ("sarakkeet: {A: title}\noletukset:\n  date: {a: b}", "bad-mapping", 3),
        ("sarakkeet: {A: title, B: date}", "unknown-column", 1),
        ("sarakkeet: {A: titel}", "unknown-target", 1),
        ("sarakkeet: {A: title}\noletukset: {titel: x}", "unknown-target", 2),
    ],
)
def test_each_thing_that_is_wrong_in_a_mapping_has_its_code(
    matchers: Matchers, text: str, code: str, line: int
) -> None:
    found = read_mapping(text, Table(("A",), ()), "kartta.yml", matchers)
    assert isinstance(found, list)
    assert (code, line) in [(one.code, one.line) for one in found]


def test_a_bare_dash_leaves_a_column_out(folder: Folder) -> None:
    file = source(folder, with_row(Väri="5"))
    assert tori(folder, file).exit_code == 0
    mapping = file.with_name("teot.csv.mapping.yml")
    mapping.write_text(mapping.read_text(encoding="utf-8").replace('"-"', "-"), encoding="utf-8")
    assert tori(folder, file).exit_code == 0
    assert len(deeds(folder)) == 1


# Names


@pytest.fixture(scope="module")
def matchers() -> Matchers:
    return Matchers(project_registers())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Hämenkyrö", "Hämeenkyrö"),
        ("H?meenkyr?", "Hämeenkyrö"),
        ("Varkuden kaupunki", "Varkaus"),
        ("Liminga", "Liminka"),
        ("Tmapere", "Tampere"),
        ("Poir", "Pori"),
        ("Askula, kotihoito", "Askola"),
    ],
)
def test_a_misspelt_municipality_is_guessed(matchers: Matchers, written: str, meant: str) -> None:
    match = matchers.municipality.match(written)
    assert match is not None
    assert (match.thing.name, match.is_sure) == (meant, False)


@pytest.mark.parametrize(
    "written",
    ["Varkauden kaupunki", "VARKAUS", "Varkaus stad", "Varkau\u00ads", "Varkaudessa", "Varkauden kaupunki, kotihoito"],
)
def test_the_ways_to_write_a_municipality_are_no_guesses(matchers: Matchers, written: str) -> None:
    match = matchers.municipality.match(written)
    assert match is not None
    assert (match.thing.name, match.is_sure) == ("Varkaus", True)


@pytest.mark.parametrize(
    ("written", "today", "is_sure"),
    [
        ("Sahalahti", "Kangasala", True),
        ("Sahalahden kunta", "Kangasala", True),
        ("Sahalahdella", "Kangasala", True),
        ("Maalahden kunta", "Maalahti", True),
        ("Anjalankosken kaupunki", "Kouvola", True),
        ("Anjalankoksi", "Kouvola", False),
        ("Hauhho", "Hämeenlinna", False),
    ],
)
def test_a_municipality_that_is_no_more_is_known_in_any_form_as_the_one_it_became_a_part_of(
    matchers: Matchers, written: str, today: str, is_sure: bool
) -> None:
    match = matchers.municipality.match(written)
    assert match is not None
    assert (match.thing.name, match.is_sure) == (today, is_sure)


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "Ii­ x",
        "Hammm",
        "Ikk",
        "Jämsäxyzzy",
        "Askola, Sipoo",
        "Askola" + "x" * 200,
        "Tukholma",
        "Suomi",
        "Pohjanmaa",
        "Kuntaliitto",
        "ei tiedossa",
        "Varkaus / Leppävirta",
        "Muu",
    ],
)
def test_what_is_no_municipality_is_not_taken_for_one(matchers: Matchers, written: str) -> None:
    assert matchers.municipality.match(written) is None


@pytest.mark.parametrize("place", municipalities(), ids=lambda place: place.name)
def test_each_municipality_is_known_by_its_own_names(matchers: Matchers, place: object) -> None:
    for name in (place.name, place.name_sv, f"{place.name} kunta"):  # type: ignore[attr-defined]
        match = matchers.municipality.match(name)
        assert match is not None
        assert match.thing == place


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        ("sector", "sote", "sosiaali- ja terveysala"),
        ("sector", "Varhaiskasvatus", "opetus ja kasvatus"),
        ("sector", "Tekniset palvelut", "tekniset alat ja ympäristö"),
        ("sector", "HR", "johto, hr ja hallinto"),
        ("theme", "itseohjautuvus", "itseohjautuvuus"),
        ("theme", "hyvinvointi", "työhyvinvointi"),
        ("theme", "yhteistyö", "yhteistyö yli rajojen"),
        ("theme", "AI", "robotiikka ja tekoäly"),
        ("theme", "ergonomiaa", "ergonomia"),
        ("theme", "Viestintä", "viestintä"),
        ("organisation", "HSL", "Helsingin seudun liikenne"),
    ],
)
def test_sectors_and_themes_are_known_by_their_words(matchers: Matchers, kind: str, written: str, meant: str) -> None:
    match = getattr(matchers, kind).match(written)
    assert match is not None
    assert match.thing.name == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Järvenpään ateria- ja siivouspalvelut Jatsi O", True),
        ("Järvenpään ateria- ja siivouspalvelut Jatsi", True),
        ("Järvenpään ateria- ja siivouspalvelut Oy", False),
        ("Järvenpään ateria- ja siivouspalvelut Jatsi Oy Ab", True),
        ("Järvenpään ateria- ja siivouspalvelut Jatsi Pesula Oy", False),
    ],
)
def test_a_name_that_lacks_a_word_or_has_one_more_is_another_name_unless_it_tells_the_form(
    matchers: Matchers, written: str, meant: bool
) -> None:
    assert (matchers.organisation.match(written) is not None) is meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Päjät-Hämen hyvinvointiyhtymä", "Päijät-Hämeen hyvinvointiyhtymä"),
        ("Päijäthämeen hyvinvointiyhtymä", "Päijät-Hämeen hyvinvointiyhtymä"),
        ("Kanta-Hämeen hyvinvointiyhtymä", None),
        ("Pohjois-Karjalan sosiaali- ja terveyspiiri", None),
        ("Etelä-Karjala sosiaali ja terveyspiiri", "Etelä-Karjalan sosiaali- ja terveyspiiri"),
        ("Helsnigin seudun likenne", "Helsingin seudun liikenne"),
        ("Helsingin seudun vesi", None),
        ("Espoon kaupungin liikenne", None),
    ],
)
def test_a_name_of_other_words_is_another_name_however_many_it_shares(
    matchers: Matchers, written: str, meant: str | None
) -> None:
    match = matchers.organisation.match(written)
    assert (match and match.thing.name) == meant


@pytest.mark.parametrize(
    ("kind", "written"),
    [("theme", "xyzzy"), ("sector", "a"), ("theme", "ja"), ("sector", "x" * 201)],
)  # fmt: skip
def test_a_word_that_tells_of_nothing_or_of_several_is_taken_for_none(
    matchers: Matchers, kind: str, written: str
) -> None:
    assert getattr(matchers, kind).match(written) is None


THEMES = {
    "ruoka": "Kahvila ja leipomo.",
    "juoma": "Kahvilat tai mehut, tai leipomot ja limsat.",
    "liikunta": "Pyöräily kesällä.",
    "vesi ja meri": "Uinti.",
    "meri ja ilma": "Purjehdus.",
}


@pytest.fixture(scope="module")
def of_themes() -> Matcher[Theme]:
    """A matcher of a few themes with words of their own; a bicycle and a motor are the same to it."""
    themes = tuple(
        Theme(slug=f"t{n}", name=name, description=text, icon="material/x")
        for n, (name, text) in enumerate(THEMES.items())
    )
    return Matchers(
        Registers((), themes, (), (), synonyms=(("polkupyörä", "pyöräily"), ("tee", "juoma"), ("x", "vesi", "ruoka")))
    ).theme


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ruoka", "ruoka"),
        ("Ruokaa", "ruoka"),
        ("kahvila", "ruoka"),  # as it is here, by its beginning there
        ("kahvi", None),  # by its beginning in both
        ("pyöräily", "liikunta"),
        ("pyörä", "liikunta"),  # the beginning of it
        ("pyör", "liikunta"),
        ("pyö", None),  # too short for a beginning
        ("pyöräilijä", "liikunta"),  # begins alike for two thirds of the shorter
        ("pyöritys", None),
        ("pyörillä", None),
        ("öräily", "liikunta"),  # the end of it
        ("räily", None),  # too short for an end
        ("meri", None),  # in two names
        ("meri ilma", "meri ja ilma"),
        ("vesi", "vesi ja meri"),
        ("uinti ja purjehdus", None),
        ("uinti ja pyöräily ja uinti", None),
        ("kahvila mehut", "juoma"),
        ("polkupyörä", "liikunta"),
        ("tee", "juoma"),
        ("x", None),  # the same as two
        ("a", None),
        ("ruoka, uinti", "ruoka"),  # by its name, before what tells of another
        ("ruoka, ruoka", "ruoka"),
        ("ruoka (xyzzy)", "ruoka"),
    ],
)
def test_a_theme_is_told_by_words_that_are_near_to_its_own_and_to_no_others(
    of_themes: Matcher[Theme], written: str, meant: str | None
) -> None:
    match = of_themes.match(written)
    assert (match and match.thing.name) == meant


@pytest.mark.parametrize("matcher", ["municipality", "organisation", "sector", "theme"])
def test_a_name_of_more_than_200_letters_is_no_name(matchers: Matchers, matcher: str) -> None:
    name = {"municipality": "Askola", "organisation": "HSL", "sector": "sote", "theme": "ergonomia"}[matcher]
    assert getattr(matchers, matcher).match(name.ljust(200)) is not None
    assert getattr(matchers, matcher).match(name.ljust(201)) is None


def test_what_is_too_far_to_be_taken_may_still_be_suggested(matchers: Matchers) -> None:
    assert matchers.municipality.suggestion("Hammenkiro") == "Hämeenkyrö"
    assert matchers.municipality.suggestion("Hammenkiro" + "x" * 191) is None
    assert {"uusimaa", "lappi"} <= matchers.regions


def test_what_a_name_was_taken_for_is_told(folder: Folder) -> None:
    file = source(folder, with_row(Kunta="Hämenkyrö", Teemat="viestinta, lean"))
    output = import_twice(folder, file)
    assert "Hämenkyrö → Hämeenkyrö" in output
    told = report_of(file)
    assert "| Kunta | Hämenkyrö | Hämeenkyrö | 1 | 2 |" in told
    assert "| 2 | Teema | lean | Teemaa ei tunnistettu. |" in told


@pytest.mark.parametrize(
    ("written", "is_told"),
    [("Valtimo", True), ("Sahalahden kunta", True), ("Åbo", True), ("Nurmeksen kaupunki", False), ("NURMES", False)],
)
def test_another_name_of_a_municipality_is_told_and_a_form_of_its_own_is_not(
    folder: Folder, written: str, is_told: bool
) -> None:
    file = source(folder, with_row(Kunta=written))
    import_twice(folder, file)
    assert (f"| Kunta | {written} |" in report_of(file)) is is_told


def test_an_organisation_may_stand_among_municipalities(folder: Folder) -> None:
    file = source(
        folder,
        csv_bytes(
            [
                ("Organisaatio", *HEADINGS[2:], "Otsikko"),
                ("Eksote", *ROW[2:], "A1 teko"),
                ("Askola", *ROW[2:], "B2 teko"),
            ]
        ),
    )
    import_twice(folder, file)
    first, second = deeds(folder).values()
    assert "municipality: Askola" in first
    assert "organisation: Etelä-Karjalan sosiaali- ja terveyspiiri" in second


def test_a_category_may_be_a_sector_a_theme_or_a_municipality(folder: Folder) -> None:
    rows = [("Otsikko", "Asiasanat", "Pvm", "Kuvaus"), (ROW[0], "Askola, ympäristö, Kirjastot, Koulut, lean", *ROW[4:])]
    file = source(folder, csv_bytes(rows))
    import_twice(folder, file)
    assert "municipality: Askola\nsector: kulttuuri ja vapaa-aika\ntheme: [ympäristö]\n" in only_deed(folder)
    assert "| 2 | Asiasanat | Koulut | Palveluala on jo kulttuuri ja vapaa-aika. |" in report_of(file)
    assert "| 2 | Asiasanat | lean | Sanaa ei tunnistettu. |" in report_of(file)


def test_a_deed_broken_since_its_import_is_left_as_it_is(folder: Folder) -> None:
    file = source(folder, with_row())
    import_twice(folder, file)
    (path,) = (folder.root / "deeds").iterdir()
    path.write_text("---\nrikki", encoding="utf-8")
    assert tori(folder, file).exit_code == 0
    assert only_deed(folder) == "---\nrikki"


# Dates


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2.10.2019", "2019-10-02"),
        ("02.10.2019 klo 12.30", "2019-10-02"),
        ("2019-10-02 00:00:00", "2019-10-02"),
        ("20191002", "2019-10-02"),
        ("10/2019", "2019-10"),
        ("10.2019", "2019-10"),
        ("lokakuu 2019", "2019-10"),
        ("2. lokakuuta 2019", "2019-10-02"),
        ("2 oktober 2019", "2019-10-02"),
        ("October 2, 2019", "2019-10-02"),
        ("Wed, 02 Oct 2019 10:00:00 +0000", "2019-10-02"),
        ("2019", "2019"),
        ("2018–2020", "2018/2020"),
        ("2018-2020", "2018/2020"),
        ("1.1.2019 - 5.3.2019", "2019-01-01/2019-03-05"),
        ("2.10.2019 - 1.12.2018", "2019-10-02/2018-12-01"),
        ("5/5/2019", "2019-05-05"),
        ("13/10/2019", "2019-10-13"),
        ("2-10-2019", "2019-10-02"),
        ("2. 10. 2019", "2019-10-02"),
        ("2.10.2019, 9:30", "2019-10-02"),
        ("2019-10", "2019-10"),
        ("2019-10-02T12:00:00Z", "2019-10-02"),
        ("2019/10", "2019-10"),
        ("19991231", "1999-12-31"),
        ("2019.", "2019"),
        (" ; 2019 , ", "2019"),
        ("lokakuussa 2019", "2019-10"),
        ("loka 2019", "2019-10"),
        ("2.10.2019 – 2.10.2019", "2019-10-02"),
        ("lokakuu 2019 – marraskuu 2019", "2019-10/2019-11"),
        ("2018/2020", "2018/2020"),
        ("2019 — 2020", "2019/2020"),
    ],
)
def test_dates_are_read_as_exactly_as_they_are_written(written: str, meant: str) -> None:
    read = read_date(written, from_spreadsheet=True)
    assert read is not None
    assert (read.iso, read.is_same) == (meant, True)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("43740", "2019-10-02"),
        ("30000", "1982-02-18"),
        ("49999,5", "2036-11-20"),
        ("2/10/2019", "2019-10-02"),
        ("12/1/2019", "2019-01-12"),
        ("2.10.19", "2019-10-02"),
        ("2.10.69", "2069-10-02"),
        ("2.10.70", "1970-10-02"),
        ("syksy 2019", "2019-09/2019-11"),
        ("vuosina 2019 ja 2019", "2019"),
        ("31.2.2019", "2019"),
        ("2019-13", "2019"),
        ("0.0.2019", "2019"),
        ("2 3 lokakuu 2019", "2019"),
        ("Wed, 99 Oct 2019 10:00:00", "2019"),
        ("32.1.2019 - 5.3.2019", "2019"),
        ("2.10.19 - 1.12.2018", "2019-10-02/2018-12-01"),
        ("2.10.19 - 5.10.2019", "2019-10-02/2019-10-05"),
        ("5.10.2019 - 6.10.19", "2019-10-05/2019-10-06"),
        ("2.10.19 - 2.10.2019", "2019-10-02"),
    ],
)
def test_what_dates_were_taken_for_is_known_where_it_is_not_the_same(written: str, meant: str) -> None:
    read = read_date(written, from_spreadsheet=True)
    assert read is not None
    assert (read.iso, read.is_same) == (meant, False)


@pytest.mark.parametrize(
    "written",
    [
        "", "joskus", "2019 vai kai 2020", "1850", "20191302", "29999", "50000",
        "2. lokakuuta", "loka-marraskuu 2020 tai 2021", "a, b: c", 
        "1/2/3/4", "9" * 300,
    ],
)  # fmt: skip
def test_what_says_nothing_of_when_is_no_date(written: str) -> None:
    assert read_date(written, from_spreadsheet=True) is None


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert read_date("x" * 195 + " 2019") is not None
    assert read_date("x" * 196 + " 2019") is None


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_any_day_is_read_the_finnish_way(day: date) -> None:
    read = read_date(f"{day.day}.{day.month}.{day.year}")
    assert read is not None
    assert read.iso == day.isoformat()


@given(st.text())
@example("0.0.2019")
@example("2020-2018")
@example("Mon, 99 Foo 2019 99:99:99")
def test_no_text_breaks_the_reading_of_dates(written: str) -> None:
    read = read_date(written, from_spreadsheet=True)
    if read:
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?", read.iso)


# Encodings and delimiters


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "cp1252")
FINNISH = "Hämeenkyrön työpaikoilla – ”Järvenpää”\n"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_file_may_be_in_any_usual_encoding(encoding: str) -> None:
    assert decoded(FINNISH.encode(encoding)).text == FINNISH


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
def test_old_machines_had_encodings_of_their_own(encoding: str) -> None:
    text = "Hämeenkyrön työpäivä; Järvenpää\n"
    read = decoded(text.encode(encoding))
    assert read.text == text
    assert read.notes


@given(st.lists(st.sampled_from(["utf-8", "cp1252"]), min_size=1))
def test_each_line_may_be_in_an_encoding_of_its_own(encodings: list[str]) -> None:
    assert decoded(b"".join(FINNISH.encode(encoding) for encoding in encodings)).text == FINNISH * len(encodings)


def test_letters_broken_by_another_program_are_mended() -> None:
    broken = FINNISH.encode().decode("cp1252", "replace").encode()
    assert decoded("Hämeenkyrö ja Ähtäri\n".encode().decode("cp1252").encode()).text == "Hämeenkyrö ja Ähtäri\n"
    assert decoded(broken).notes


CELLS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp", "Cf", "Cn"])),
    min_size=2,
    max_size=4,
)


@pytest.mark.parametrize("delimiter", list(";,\t|"))
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_the_delimiter_is_found_out(delimiter: str, ends: str) -> None:
    raw = csv_bytes([HEADINGS, ROW, ("Toinen, kolmas", "Askola", *ROW[2:])], delimiter).replace(b"\r\n", ends.encode())
    rows, _ = csv_rows(raw)
    assert [row.cells[1] for row in rows] == ["Kunta", "Askola", "Askola"]
    assert [row.number for row in rows] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a;b,c\nd;e,f\n", ["a", "b,c"]),
        ("a,b;c\nd,e\nf,g\n", ["a", "b;c"]),
        ("a;b;c\n1,2;3,4;5\n6;7;8\n", ["a", "b", "c"]),
        ("a,b,c;d\ne,f,g\nh,i,j\nk;l\nm;n\n", ["a", "b", "c;d"]),
        ("a|b\nc|d\n", ["a", "b"]),
        ("yksi sarake\ntoinen\n", ["yksi sarake"]),
        ("sep=|\na|b;c;d\n", ["a", "b;c;d"]),
        ("SEP=,\na,b;c\nd,e;f\n", ["a", "b;c"]),
        ("sep=\t\na\tb;c;d\n", ["a", "b;c;d"]),
        ("sep=^  \na^b;c;d\n", ["a", "b;c;d"]),
        ("sep= \na b;c\nd;e\n", ["sep="]),
        ('sep="\na;b\nc;d\n', ['sep="']),
        ("sep=ab\nc;d\ne;f\n", ["sep=ab"]),
    ],
)
def test_the_delimiter_parts_most_rows_alike(text: str, cells: list[str]) -> None:
    rows, _ = csv_rows(text.encode())
    assert list(rows[0].cells) == cells


def test_rows_are_numbered_as_a_spreadsheet_does_and_empty_ones_left_out() -> None:
    rows, _ = csv_rows(b"a;b\n\n;;\nc;d\n")
    assert [(row.number, row.cells) for row in rows] == [(1, ("a", "b")), (4, ("c", "d"))]
    rows, _ = csv_rows(b"sep=;\na;b\nc;d")
    assert [(row.number, row.cells) for row in rows] == [(2, ("a", "b")), (3, ("c", "d"))]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("'=1+1", "=1+1"), ("'+1", "+1"), ("'-A1", "-A1"), ("'@a", "@a"),
        ("'-1", "'-1"), ("'-", "'-"), ("'a", "'a"), ("=1", "=1"), ("''", "''"),
    ],
)  # fmt: skip
def test_the_mark_of_a_formula_is_taken_off_and_other_apostrophes_stay(cell: str, told: str) -> None:
    (row,), _ = csv_rows(f"x;{cell}\n".encode())
    assert row.cells[1] == told


def test_a_cell_may_be_long_but_not_without_end() -> None:
    (row,), _ = csv_rows(b"a;" + b"x" * 200_000)
    assert len(row.cells[1]) == 200_000
    with pytest.raises(UnreadableSource, match="Rivillä 2"):
        csv_rows(b"a;b\nc;" + b"x" * (LONGEST_CELL + 1))


def test_cells_may_hold_line_ends_and_quotes(folder: Folder) -> None:
    import_twice(folder, source(folder, with_row(Kuvaus='Eka "rivi"; näin.\n\nToka kappale.')))
    assert only_deed(folder).endswith('Eka "rivi"; näin.\n\nToka kappale.\n')


def test_a_quote_left_open_swallows_no_rows(folder: Folder) -> None:
    file = source(folder, ";".join(HEADINGS) + "\n" + ";".join(ROW) + '\nToinen;"Askola;koko kunta\nKolmas;Turku;x\n')
    result = tori(folder, file)
    assert result.exit_code == 1
    assert "rivillä 3" in result.output


# HTML and plain words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<p>Eka</p><p>Toka &amp; muut</p>", "Eka\n\nToka & muut"),
        ("<h1>Alku</h1><p>x</p><h2>Loppu</h2>", "## Alku\n\nx\n\n### Loppu"),
        ("<ul><li>yksi</li><li>kaksi</li></ul>", "- yksi\n- kaksi"),
        ('<a href="https://a.fi/x">tästä</a>', "[tästä](https://a.fi/x)"),
        ('<a href="javascript:alert(1)">tästä</a>', "tästä"),
        ('<a href="/suhteessa">tästä</a>', "tästä"),
        ('<img src="https://a.fi/k.jpg" alt="Tiimi pihalla">', "[Kuva: Tiimi pihalla](https://a.fi/k.jpg)"),
        ('<iframe src="https://v.fi/1"></iframe>', "[https://v.fi/1](https://v.fi/1)"),
        ("<script>alert(1)</script><b>Hei</b><style>x{}</style>", "**Hei**"),
        ("<!-- wp:paragraph --><p>Hei</p><!-- /wp:paragraph -->", "Hei"),
        ("Eka <em>rivi</em>\nsamaa\n\nToka", "Eka *rivi*\\\nsamaa\n\nToka"),
        ("<p>5 * 3 ja [ei linkki](x)</p>", "5 \\* 3 ja \\[ei linkki\\](x)"),
        ("Pelkkää *tekstiä*", "Pelkkää \\*tekstiä\\*"),
    ],
)
def test_html_becomes_clean_markdown(written: str, meant: str) -> None:
    assert markdown_of(written, highest_heading=2) == meant


def test_bottomless_html_is_only_its_words() -> None:
    for tags in ("<ul><li>", "<div>", "<blockquote><b>"):
        assert markdown_of(tags * 100_000 + "ydin", highest_heading=2) == "ydin"


def test_tags_stay_out_of_names(folder: Folder) -> None:
    import_twice(folder, source(folder, with_row(Otsikko="<b>Ty&ouml;vuorot</b> yhdess&auml;", Kunta="<p>Askola</p>")))
    assert "title: Työvuorot yhdessä\nmunicipality: Askola\n" in only_deed(folder)


# What can't become a deed, and what is only in part a deed


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"Otsikko": ""}, "Otsikko puuttuu"),
        ({"Otsikko": "x" * 200}, "liian pitkä"),
        ({"Kunta": ""}, "Tekijä puuttuu"),
        ({"Kunta": "Uusimaa"}, "maakunta"),
        ({"Palveluala": "xyzzy"}, "Arvoa ei tunnistettu"),
        ({"Teemat": ""}, "Arvo puuttuu"),
        ({"Pvm": "joskus"}, "joskus"),
        ({"Pvm": "1.1.2099"}, "tulevaisuudessa"),
        ({"Kuvaus": ""}, "Teksti puuttuu"),
        ({"Kuvaus": "pitkä " * 200_000}, "liian pitkä"),
    ],
)
def test_a_row_that_cannot_pass_is_kept_whole_for_mending(folder: Folder, changed: dict[str, str], told: str) -> None:
    file = source(
        folder,
        csv_bytes(
            [HEADINGS, ROW, tuple((dict(zip(HEADINGS, ("Toinen teko", *ROW[1:]), strict=True)) | changed).values())]
        ),
    )
    import_twice(folder, file)
    assert len(deeds(folder)) == 1
    assert told in report_of(file)
    headings, row = rejected(file)
    assert dict(zip(headings, row, strict=True)) == dict(zip(HEADINGS, ("Toinen teko", *ROW[1:]), strict=True)) | {
        key: value.strip() for key, value in changed.items()
    }


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Sähköposti", "ei-osoite"),
        ("Puhelin", "kysy"),
        ("Linkki", "kunnan sivuilla"),
        ("Vaihe", "xyzzy"),
        ("Kieli", "klingon"),
    ],
)
def test_an_optional_value_that_does_not_fit_is_told_and_left_out(folder: Folder, column: str, value: str) -> None:
    file = source(folder, with_row(**{column: value}))
    import_twice(folder, file)
    assert value not in only_deed(folder)
    assert f"| {value} |" in report_of(file)
    assert folder.read().problems == ()


def test_every_field_finds_its_place(folder: Folder) -> None:
    file = source(
        folder,
        with_row(
            Tiivistelmä="Lyhyesti.",
            Vaihe="Kokeilu",
            Yhteyshenkilö="Maija Malli",
            Sähköposti="maija@askola.fi",
            Linkki="Katso www.askola.fi/teko.",
            Kirjoittaja="Maija, Matti",
            Kieli="ruotsi",
            Tulokset="Vuorot sujuvat.",
        ),
    )
    import_twice(folder, file)
    text = only_deed(folder)
    assert "summary: Lyhyesti.\nstage: kokeilu\ncontact:\n  name: Maija Malli\n  email: " in text
    assert 'links: ["https://www.askola.fi/teko"]\nauthors: [Maija, Matti]\nlang: sv\n' in text
    assert text.endswith("Tehtiin yhdessä.\n\n## Mitä saatiin aikaan\n\nVuorot sujuvat.\n")
    assert folder.read().problems == ()


ONE_OF_EACH = {
    "title": "Tiimi tekee", "municipality": "Askola", "organisation": "Keusote", "sector": "koko kunta", "theme": "viestintä",
    "date": "2019-10-02", "summary": "Lyhyesti.", "stage": "kokeilu", "campaign": "kevat", "awards": "Kultainen vispilä",
    "links": "https://askola.fi", "authors": "Maija", "lang": "sv", "aliases": "vanha-osoite", "source": "Raportti", "draft": "kyllä",
    "support": "sparraus", "partners": "Valmennus Oy", "source_lines": "15-20", "condensed": "kyllä", "number": "jakso 3",
    "contact": "Maija Malli", "contact.name": "Olli Malli", "contact.role": "esihenkilö", "contact.email": "m@x.example",
    "contact.phone": "040 123 4567", "series": "Sankarit", "deeds": "Hyvä teko", "profession": "laitoshuoltaja",
    "people": "Maija Malli", "quote": "Se kannatti.", "quote.text": "Ei kannattanut.", "quote.by": "Maija", "type": "traileri",
    "season": "2", "guid": "abc", "guests": "Maija Malli (hoitaja)", "audio": "https://x.example/a.mp3", "audio.url": "a.mp3",
    "audio.bytes": "123 456", "audio.seconds": "27:30", "audio.type": "audio/mpeg", "chapters": "1:30 Alku", "transcript": "a.vtt",
    "starts": "klo 13", "ends": "14.30", "place": "Tampere", "join": "https://x.example/", "recording": "https://x.example/t",
    "recording.url": "https://x.example/u", "recording.title": "Tallenne", "moved_from": "2019-10-01", "cancelled": "kyllä",
    "webinars": "Hyvä webinaari", "adopted_from": "Hyvä teko", "stories": "Hyvä tarina", "prize": "Kakku", "participants": "n. 40", "duration": "3 kk",
     "cost": "ei mitään", "evidence": "kysyttiin", "evidence.how": "mitattiin", "evidence.figure": "8/10 koki hyötyä",
     "evidence.url": "https://x.example/n", "adoptions": "Kemi 2020",
}  # fmt: skip


@pytest.mark.parametrize("kind", known_importables())
def test_a_value_of_every_field_that_a_column_can_be_is_taken_or_told(kind: str) -> None:
    registers = project_registers()
    columns = [name for name in known_importables()[kind].targets if name not in OF_ANY]
    assert set(columns) <= set(ONE_OF_EACH), "a new field: give it a value here"
    table = Table((*columns, "text"), (SourceRow(2, (*(ONE_OF_EACH[name] for name in columns), "Tehtiin.")),))
    drafter = Drafter(
        table, ColumnMapping({name: name for name in table.columns}, {"kind": kind}), registers, Matchers(registers)
    )
    draft = drafter.draft(table.rows[0])
    assert draft.of.kind.name == kind
    kept = {*draft.fields, *draft.references, *(["series"] if draft.series else [])}
    kept |= {f"{key}.{part}" for key, value in draft.fields.items() if isinstance(value, dict) for part in value}
    told = {note.written for note in draft.notes}
    assert {name for name in columns if name not in kept and ONE_OF_EACH[name] not in told} == set()
    assert draft.obstacles == []


def test_a_long_summary_begins_the_text(folder: Folder) -> None:
    import_twice(folder, source(folder, with_row(Tiivistelmä="Pitkä selostus. " * 30)))
    text = only_deed(folder)
    assert "summary:" not in text
    assert text.index("Pitkä selostus.") < text.index("Tehtiin yhdessä.")


def test_six_themes_are_too_many(folder: Folder) -> None:
    file = source(folder, with_row(Teemat="aivotyö;ergonomia;strategia;viestintä;ympäristö;digitalisaatio"))
    import_twice(folder, file)
    assert "theme: [aivotyö, ergonomia, strategia, viestintä, ympäristö]" in only_deed(folder)
    assert "digitalisaatio" in report_of(file)


@dear_examples(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=60), min_size=6, max_size=6))
def test_whatever_the_cells_hold_nothing_is_lost_or_broken(
    tmp_path_factory: pytest.TempPathFactory, cells: list[str]
) -> None:
    folder = Folder(tmp_path_factory.mktemp("any") / "content")
    safe = [cell.replace("\x00", "").replace("\x1e", "").encode("utf-8", "ignore").decode() for cell in cells]
    mixed = [(safe[0] or "x", *ROW[1:5], safe[5]), (ROW[0], *safe[1:5], ROW[5])]
    file = source(folder, csv_bytes([HEADINGS, *mixed, ROW]))
    import_twice(folder, file)
    assert folder.read().problems == ()
    kept = len(rejected(file)) - 1 if file.with_name("teot.csv.hylatyt.csv").exists() else 0
    assert "| **yhteensä** | **3** |" in report_of(file)
    assert len(deeds(folder)) + kept + report_of(file).count("| rivi ") >= 3
    before = deeds(folder)
    assert tori(folder, file).exit_code == 0
    assert deeds(folder) == before


def test_a_formula_does_not_run_in_the_file_of_rejected_rows(folder: Folder) -> None:
    file = source(folder, with_row(Otsikko="=HYPERLINK(1)", Kunta="Tukholma", Pvm="-2+3+cmd|x"))
    import_twice(folder, file)
    assert rejected(file)[1][0] == "'=HYPERLINK(1)"
    assert rejected(file)[1][4].startswith("'-2")


# Excel


def xlsx(folder: Folder, rows: Iterable[Sequence[object]], name: str = "teot.xlsx") -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))  # type: ignore[union-attr]
    path = folder.root.parent / name
    book.save(path)
    return path


def xlsx_with_row(number: int) -> bytes:
    """A workbook of a few bytes that names one row, however far."""
    whole = io.BytesIO()
    openpyxl.Workbook().save(whole)
    made = io.BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            if part.endswith("sheet1.xml"):
                row = f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>'
                text = text.replace(b"<sheetData/>", b"<sheetData></sheetData>")
                text = text.replace(b"</sheetData>", f"{row}</sheetData>".encode())
            new.writestr(part, text)
    return made.getvalue()


def test_a_row_further_off_than_any_spreadsheet_has_is_not_walked_to(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableSource, match="vioittunut"):
        xlsx_tables.xlsx_rows(xlsx_with_row(999_999_999), None)
    monkeypatch.setattr(xlsx_tables, "LAST_ROW", 9)
    assert [row.number for row in xlsx_tables.xlsx_rows(xlsx_with_row(9), None)[0]] == [9]
    with pytest.raises(UnreadableSource, match="vioittunut"):
        xlsx_tables.xlsx_rows(xlsx_with_row(10), None)


def test_a_table_may_be_wide_but_not_without_end(folder: Folder) -> None:
    assert len(unique_names((), 500)) == 500
    with pytest.raises(UnreadableSource, match="yli 500 saraketta"):
        unique_names((), 501)


def test_a_cell_of_a_workbook_is_no_longer_than_one_of_csv(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_tables, "LONGEST_CELL", 9)
    for length, is_read in ((9, True), (10, False)):
        raw = xlsx(folder, [("x" * length,)]).read_bytes()
        if is_read:
            assert xlsx_tables.xlsx_rows(raw, None)[0][0].cells == ("x" * length,)
        else:
            with pytest.raises(UnreadableSource, match="Rivillä 1"):
                xlsx_tables.xlsx_rows(raw, None)


def test_excel_dates_and_numbers_are_read_as_they_are_shown(folder: Folder) -> None:
    rows = [HEADINGS, (*ROW[:4], datetime(2019, 10, 2), ROW[5]), ("Toinen teko", *ROW[1:4], 2019, ROW[5])]
    import_twice(folder, xlsx(folder, rows))
    first, second = deeds(folder).values()
    assert "date: 2019-10-02\n" in first
    assert "date: 2019\n" in second


def test_a_title_in_merged_cells_above_the_headings_is_told(folder: Folder) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Kehittämisteot 2019"], [], HEADINGS, ROW):
        sheet.append(list(row))
    sheet.merge_cells("A1:F1")
    path = folder.root.parent / "teot.xlsx"
    book.save(path)
    output = import_twice(folder, path)
    assert "Kehittämisteot 2019" in output
    assert "date: 2019-10-02" in only_deed(folder)


def test_the_first_visible_sheet_with_content_is_read_unless_another_is_named(folder: Folder) -> None:
    book = openpyxl.Workbook()
    for name, state, title in (
        ("Piilo", "hidden", "Piilossa"),
        ("Tyhjä", "visible", ""),
        ("Teot", "visible", "Näkyvissä"),
        ("Muut", "visible", "Muualla"),
    ):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for row in (HEADINGS, (title, *ROW[1:])) if title else ():
            sheet.append(list(row))
    del book["Sheet"]
    path = folder.root.parent / "teot.xlsx"
    book.save(path)
    output = import_twice(folder, path)
    assert "Luettiin välilehti ”Teot”. Lukematta jäivät: Piilo, Tyhjä, Muut" in output
    assert "Näkyvissä" in only_deed(folder)
    assert tori(folder, path, "--sheet", "Muut").exit_code == 0
    assert len(deeds(folder)) == 2
    wrong = tori(folder, path, "--sheet", "Ei ole")
    assert wrong.exit_code == 1
    assert "Välilehdet ovat: Piilo" in wrong.output


def test_a_formula_without_its_value_is_told(folder: Folder) -> None:
    path = xlsx(folder, [HEADINGS, ('=CONCATENATE("a","b")', *ROW[1:])])
    output = import_twice(folder, path)
    assert "Kaavoja, joiden tulosta tiedostossa ei ole: rivit 2" in output


def test_a_table_may_have_no_headings(folder: Folder) -> None:
    file = source(folder, csv_bytes([ROW, ("Toinen teko", *ROW[1:])]))
    assert "ei ole otsikkoriviä" in tori(folder, file).output
    mapping = file.with_name("teot.csv.mapping.yml")
    assert '"Sarake 2": municipality' in mapping.read_text(encoding="utf-8")
    text = mapping.read_text(encoding="utf-8").replace('"Sarake 1": "-"', '"Sarake 1": title')
    mapping.write_text(text.replace('"Sarake 6": "-"', '"Sarake 6": text'), encoding="utf-8")
    assert tori(folder, file).exit_code == 0
    assert len(deeds(folder)) == 2


def test_cells_without_headings_are_told(folder: Folder) -> None:
    path = xlsx(folder, [HEADINGS, (*ROW, None, "huomautus reunassa")])
    import_twice(folder, path)
    assert "Sarake 8" in report_of(path)
    assert "huomautus reunassa" in report_of(path)


# WordPress


WXR = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Tori</title>
<wp:author><wp:author_login><![CDATA[maija]]></wp:author_login><wp:author_display_name><![CDATA[Maija Malli]]></wp:author_display_name></wp:author>
<item><title>Keittiö säästää ruokaa</title><link>https://vanha.example/2019/10/keittio-saastaa/</link>
<pubDate>Wed, 02 Oct 2019 10:00:00 +0000</pubDate><dc:creator><![CDATA[maija]]></dc:creator>
<content:encoded><![CDATA[<!-- wp:heading --><h2>Mitä tehtiin</h2><!-- /wp:heading --><p>Punnittiin <strong>kaikki</strong> ja
<a href="/ohje">kirjattiin</a>.</p><figure><img src="https://vanha.example/k.jpg" alt="Vaaka"/></figure>[gallery ids="1"]]]></content:encoded>
<excerpt:encoded><![CDATA[Hävikki pieneni.]]></excerpt:encoded>
<wp:post_date><![CDATA[2019-10-02 13:00:00]]></wp:post_date><wp:post_name><![CDATA[keittio-saastaa]]></wp:post_name>
<wp:status><![CDATA[publish]]></wp:status><wp:post_type><![CDATA[post]]></wp:post_type>
<category domain="category" nicename="ruoka"><![CDATA[Ruokapalvelut]]></category>
<category domain="category" nicename="varkaus"><![CDATA[Varkaus]]></category>
<category domain="post_tag" nicename="ymparisto"><![CDATA[ympäristö]]></category>
<category domain="post_tag" nicename="lean"><![CDATA[lean]]></category></item>
<item><title>Luonnos</title><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>Tietoa</title><wp:status>publish</wp:status><wp:post_type>page</wp:post_type></item>
</channel></rss>
"""


def test_the_picture_above_a_wordpress_post_is_told_with_its_address_and_not_lost_in_silence(folder: Folder) -> None:
    picture = (
        "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>77</wp:meta_value></wp:postmeta></item>"
    )
    attached = (
        "<item><title>Kuva</title><wp:post_id>77</wp:post_id><wp:status>inherit</wp:status>"
        "<wp:post_type>attachment</wp:post_type>"
        "<wp:attachment_url>https://vanha.example/vaaka.jpg</wp:attachment_url></item></channel>"
    )
    text = WXR.replace("</item>", picture, 1).replace("</channel>", attached)
    file = source(folder, text, "vienti.xml")
    import_twice(folder, file)
    assert "| Artikkelikuva | 1 | https://vanha.example/vaaka.jpg |" in report_of(file)
    assert len(deeds(folder)) == 1


def test_a_row_names_its_models_by_their_titles_on_the_tori_or_beside_it(folder: Folder) -> None:
    folder.deed("malli", title="Tiimi suunnittelee vuoronsa")
    headings = (*HEADINGS, "Mallina ollut teko")
    rows = [
        ("Ensimmäinen teko", *ROW[1:], "tiimi suunnittelee vuoronsa"),
        ("Toinen teko", *ROW[1:], "Ensimmäinen teko; Teko, jota ei ole"),
        ("Kolmas teko", *ROW[1:], "Kolmas teko"),
    ]
    file = source(folder, csv_bytes([headings, *rows]))
    import_twice(folder, file)
    models = {
        path.split("-")[1]: text.partition("adopted_from: ")[2].partition("\n")[0]
        for path, text in deeds(folder).items()
        if "-" in path
    }
    assert models == {"ensimmainen": "[malli]", "toinen": "[askola-ensimmainen-teko]", "kolmas": ""}
    assert "Teko, jota ei ole" in report_of(file) and "Tällaista ei ole torilla eikä tuotavissa." in report_of(file)
    assert "askola-kolmas-teko" in report_of(file), "of itself it is no model"


def test_a_wordpress_post_becomes_a_deed(folder: Folder) -> None:
    file = source(folder, WXR, "vienti.xml")
    output = import_twice(folder, file)
    text = deeds(folder)["varkaus-keittio-saastaa-ruokaa.md"]
    assert "municipality: Varkaus\nsector: ruoka- ja siivouspalvelut\ntheme: [ympäristö]\ndate: 2019-10-02\n" in text
    assert 'summary: Hävikki pieneni.\nauthors: [Maija Malli]\naliases: ["/2019/10/keittio-saastaa/"]\n' in text
    assert "## Mitä tehtiin\n\nPunnittiin **kaikki** ja\n[kirjattiin](https://vanha.example/ohje)." in text
    assert "[Kuva: Vaaka](https://vanha.example/k.jpg)" in text
    assert "gallery" not in text
    assert folder.read().problems == ()
    assert "artikkeleita (luonnoksia)" in output
    assert "sivuja" in output
    told = report_of(file)
    assert "keittio-saastaa/ | /teot/varkaus-keittio-saastaa-ruokaa/ | /2019/10/keittio-saastaa/ |" in told
    assert "lean" in told


DECLARATION = '<?xml version="1.0" encoding="UTF-8" ?>'


@pytest.mark.parametrize(
    "declaration",
    [
        DECLARATION,
        DECLARATION.replace("UTF-8", "UTF-16"),
        DECLARATION.replace("UTF-8", "UTF-32LE"),
        DECLARATION.replace("UTF-8", "iso-8859-1"),
        DECLARATION.replace("UTF-8", "windows-1252"),
        DECLARATION.replace("UTF-8", "x-nobody-knows"),
        "<?xml version='1.0'?>",
        f"\n \t{DECLARATION}",
        "",
        "\n\n",
        "<!-- This is a WordPress eXtended RSS file. -->",
    ],
)
def test_an_export_is_read_in_any_encoding_whatever_it_declares(
    tmp_path: Path, matchers: Matchers, declaration: str
) -> None:
    text = WXR.replace(DECLARATION, declaration).replace("Keittiö", "”Keittiö” –")
    for encoding in ENCODINGS:
        file = tmp_path / "vienti.xml"
        file.write_bytes(text.encode(encoding))
        table = read_source(file, None, matchers)
        assert table.rows[0].cell(0).startswith("”Keittiö” –"), encoding
        assert any("UTF-" in note for note in table.notes) is encoding.startswith(("utf-16", "utf-32"))


def test_an_encoding_that_only_the_declaration_tells_is_believed(tmp_path: Path, matchers: Matchers) -> None:
    file = tmp_path / "vienti.xml"
    file.write_bytes(
        WXR.replace("UTF-8", "ISO-8859-15").replace("Keittiö", "Žagarė €").encode("iso-8859-15", "xmlcharrefreplace")
    )
    assert read_source(file, None, matchers).rows[0].cell(0).startswith("Žagarė €")


def test_importing_an_export_again_changes_nothing(folder: Folder) -> None:
    file = source(folder, WXR, "vienti.xml")
    import_twice(folder, file)
    before = deeds(folder)
    assert tori(folder, file).exit_code == 0
    assert deeds(folder) == before


# The report


def with_problems(folder: Folder) -> Path:
    """A spreadsheet in which something is guessed, something left out, something rejected and something known."""
    there = "title: Jo torilla\nmunicipality: Askola\nsector: koko kunta\ntheme: [työhyvinvointi]\ndate: 2019-10-02"
    folder.write("deeds/askola-jo-torilla.md", f"---\n{there}\n---\n\nToisin täällä.\n")
    folder.write("deeds/askola-samoin.md", f"---\n{there.replace('Jo torilla', 'Samoin')}\n---\n\nTehtiin yhdessä.\n")
    rows = [
        (*HEADINGS, "Väri", "Tyhjä", "Vaihe"),
        (*ROW, "5", "", "kokelu"),
        ("Toinen *teko* | yhdessä", "Hämenkyrö", *ROW[2:4], "2.10.19", ROW[5], "", "", "kokelu"),
        ("Kolmas teko", "Tukholma", *ROW[2:], "7", "", "xyzzy"),
        ("Neljäs teko", "Tukholma", *ROW[2:], "7", "", "xyzzy"),
        (*ROW[:5], "Toisin."),
        ("Jo torilla", "Askola", *ROW[2:]),
        ("Samoin", "Askola", *ROW[2:]),
        (*ROW, "9", "", "kokelu"),
    ]
    return source(folder, csv_bytes(rows))


def test_the_report_tells_what_became_of_each_row(folder: Folder) -> None:
    file = with_problems(folder)
    assert tori(folder, file).exit_code == 0
    preview = report_of(file)
    assert "mitään ei ole vielä kirjoitettu" in preview and "| tulossa uusi teko | 2 |" in preview
    assert "Korjaa nämä rivit ja tuo ne uudelleen." in preview
    assert tori(folder, file).exit_code == 0
    assert (
        report_of(file)
        == """\
# Tuontiraportti: teot.csv

Tiedostot ovat täällä: `deeds`.

| mitä riveille tapahtui | rivejä |
| --- | --- |
| uusi teko | 2 |
| ei kelpaa | 3 |
| on jo torilla | 2 |
| sama toiseen kertaan | 1 |
| **yhteensä** | **8** |


## Rivit, joita ei tuotu

Rivit ovat kokonaisina tiedostossa `teot.csv.hylatyt.csv`. Korjaa ne siinä ja tuo se samalla kartalla.

| rivi | otsikko | kenttä | syy | mitä tehdä |
| --- | --- | --- | --- | --- |
| 4 | Kolmas teko | Kunta | Tekijää ei tunnistettu. (”Tukholma”) | Kirjoita kunnan virallinen nimi. |
| 5 | Neljäs teko | Kunta | Tekijää ei tunnistettu. (”Tukholma”) | Kirjoita kunnan virallinen nimi. |
| 6 | Tiimi suunnittelee vuoronsa | Otsikko | Samalla tekijällä on samanniminen teko jo rivillä 2, mutta muuten ne eroavat. (”Tiimi suun… | Tarkenna toisen otsikkoa tai poista toinen. |

## Näin luettiin

Tarkista nämä. Jos jokin on väärin, korjaa uusi tiedosto tai lähdetaulukko.

| kenttä | taulukossa | luettiin | rivejä | millä riveillä |
| --- | --- | --- | --- | --- |
| Vaihe | kokelu | kokeilu | 3 | 2, 3, 9 |
| Ajankohta | 2.10.19 | 2019-10-02 | 1 | 3 |
| Kunta | Hämenkyrö | Hämeenkyrö | 1 | 3 |

## Mitä jäi pois

Nämä tiedot eivät päätyneet tiedostoihin.

| rivi | kenttä | taulukossa | syy | mitä tehdä |
| --- | --- | --- | --- | --- |
| 4 | Vaihe | xyzzy | Arvoa ei tunnistettu. | Vaihtoehdot ovat: idea, kokeilu, leviää, laajasti käytössä. |
| 5 | Vaihe | xyzzy | Arvoa ei tunnistettu. | Vaihtoehdot ovat: idea, kokeilu, leviää, laajasti käytössä. |

## Sarakkeet, joita ei tuotu

Sarakkeen saa mukaan kirjoittamalla karttaan sille kentän.

| sarake | täytettyjä soluja | esimerkki |
| --- | --- | --- |
| Väri | 4 | 5 |

## Sama toiseen kertaan

Näitä ei kirjoitettu toistamiseen.

| rivi | otsikko | sama kuin | huomaa |
| --- | --- | --- | --- |
| 9 | Tiimi suunnittelee vuoronsa | rivi 2 |  |

## Jo torilla

Näihin tiedostoihin ei koskettu.

| rivi | otsikko | tiedosto | huomaa |
| --- | --- | --- | --- |
| 7 | Jo torilla | deeds/askola-jo-torilla.md | sisältö on nyt eri |
| 8 | Samoin | deeds/askola-samoin.md |  |

## Ehkä samasta kuin torilla

Nämä rivit tuodaan muiden tavoin. Jos kyse on samasta teosta, poista toinen tiedosto. Jos toisesta on otettu mallia, kerro se kentässä `adopted_from`.

| rivi | otsikko | teko torilla |
| --- | --- | --- |
| 3 | Toinen \\*teko\\* \\| yhdessä | deeds/askola-samoin.md |

## Uudet tiedostot

| rivi | tiedosto |
| --- | --- |
| 2 | deeds/askola-tiimi-suunnittelee-vuoronsa.md |
| 3 | deeds/hameenkyro-toinen-teko-yhdessa.md |
"""
    )


def test_the_terminal_tells_the_figures_and_a_few_examples(folder: Folder) -> None:
    output = tori(folder, with_problems(folder)).output.replace("\u00a0", " ")
    assert (
        output.partition("Sarakkeiden kartta")[0]
        == """\
Tämä on esikatselu: yhtään tiedostoa ei vielä kirjoitettu.
8 riviä: 2 uutta tekoa.
Jo torilla: 2 riviä. Niihin ei koskettu.
Sama toiseen kertaan: 1 rivi.
Kertoo ehkä samasta kuin jokin teko torilla: 1 rivi.
Ei kelpaa: 3 riviä. Tavallisimmat syyt:
  Kunta: Tekijää ei tunnistettu. (2 riviä)
  Otsikko: Samalla tekijällä on samanniminen teko jo rivillä 2, mutta muuten ne eroavat. (1 rivi)
Luettiin toisena nimenä tai arvona (3 erilaista), esimerkiksi:
  Vaihe: kokelu → kokeilu
  Ajankohta: 2.10.19 → 2019-10-02
  Kunta: Hämenkyrö → Hämeenkyrö
Jäi pois (1 erilainen), esimerkiksi:
  Vaihe: xyzzy. Arvoa ei tunnistettu. Vaihtoehdot ovat: idea, kokeilu, leviää, laajasti käytössä.
Sarakkeet, joita ei tuoda: Väri.
Esimerkiksi näin:
  rivi 2 → deeds/askola-tiimi-suunnittelee-vuoronsa.md
    Tiimi suunnittelee vuoronsa
    Askola · koko kunta · työhyvinvointi · 2019-10-02
  rivi 3 → deeds/hameenkyro-toinen-teko-yhdessa.md
    Toinen *teko* | yhdessä
    Hämeenkyrö · koko kunta · työhyvinvointi · 2019-10-02
"""
    )


MARKS = "`*_[]<>|~#&\\"


def hostile_import(text: str, rows: int = 1) -> Imported:
    """An import in which a text stands wherever somebody else's words may."""
    plan = Plan()
    for number in range(2, 2 + rows):
        draft = Draft(
            SourceRow(number, ()), DEED, {"title": text}, notes=[Note(number, Outcome.OBSTACLE, text, text, text, text)]
        )
        plan.rejected.append(draft)
        for outcome in (Outcome.TAKEN_FOR, Outcome.LEFT_OUT):
            plan.notes.append(Note(number, outcome, text, text, text, text))
        known = KnownRow(draft.row, text, text, is_changed=False)
        plan.known.append(known)
        plan.repeated.append(known)
        plan.new.append(PlannedFile(draft.row, Path(f"deeds/{text.replace('/', '')}.md"), "", draft))
        plan.old_addresses.append(OldAddress(text, text, (text,)))
    table = Table((text,), tuple(SourceRow(number, (text,)) for number in range(rows)), notes=(text,))
    return Imported(text, table, ColumnMapping({}, {}), plan, is_written=True)


@pytest.mark.parametrize("mark", MARKS)
def test_no_cell_of_a_report_can_be_read_as_a_mark(mark: str) -> None:
    """Whatever stands in a cell, a column's name, a file's name or a note: it is shown as it was written."""
    told = report(hostile_import(f"a{mark}z"))
    hidden = f"a\\{mark}z"
    assert told.count(hidden) == 24
    assert f"a{mark}z" not in told.replace(hidden, "")


def test_a_report_is_one_line_a_row_and_cells_are_not_too_long() -> None:
    found = hostile_import("eka\n\ntoka\tkolmas \x1b[31m")
    told = report(replace(found, source="teot.csv", table=replace(found.table, notes=())))
    assert "\x1b" not in told and "eka toka kolmas" in told
    rows = [line for line in told.splitlines() if line.startswith("|")]
    assert {line.count("|") - 1 for line in rows if "eka" in line} == {2, 3, 4, 5}
    for length, shown in ((90, "x" * 90), (91, "x" * 90 + "…"), (2000, "x" * 90 + "…")):
        assert f"| {shown} |" in report(hostile_import("x" * length))


def test_rows_are_named_as_long_as_one_can_take_them_in() -> None:
    twelve = ", ".join(map(str, range(2, 14)))
    assert f"| 12 | {twelve} |" in report(hostile_import("x", 12))
    assert f"| 13 | {twelve} … |" in report(hostile_import("x", 13))


def test_three_examples_are_told_and_the_most_frequent_first() -> None:
    plan = Plan()
    for number, written in enumerate(("d", "b", "b", "a", "c", "c", "c", "e")):
        plan.notes += [
            Note(number, outcome, "Kenttä", written, "x", "") for outcome in (Outcome.TAKEN_FOR, Outcome.LEFT_OUT)
        ]
        note = Note(number, Outcome.OBSTACLE, "Kenttä", "", written, "")
        plan.rejected.append(Draft(SourceRow(number, ()), DEED, notes=[note]))
    imported = Imported(
        "a.csv", Table(("A", "B"), (SourceRow(1, ("x",)),)), ColumnMapping({"A": "title"}, {}), plan, False
    )
    assert (
        import_summary(imported).replace("\u00a0", " ")
        == """\
1 rivi: 0 uutta tekoa.
Ei kelpaa: 8 riviä. Tavallisimmat syyt:
  Kenttä: c (3 riviä)
  Kenttä: b (2 riviä)
  Kenttä: d (1 rivi)
Luettiin toisena nimenä tai arvona (5 erilaista), esimerkiksi:
  Kenttä: c → x
  Kenttä: b → x
  Kenttä: a → x
Jäi pois (5 erilaista), esimerkiksi:
  Kenttä: c. x
  Kenttä: b. x
  Kenttä: a. x"""
    )
    assert "Sarakkeet" not in report(imported), "an empty column is not missed"
    assert examples(plan) == ""


def test_an_import_of_everything_tells_no_more_than_that(folder: Folder) -> None:
    file = source(folder, with_row())
    output = import_twice(folder, file)
    assert output.splitlines()[0] == "1 rivi: 1 uusi teko."
    for told in ("Jo torilla", "toiseen kertaan", "ei kelpaa", "Luettiin", "Jäi pois", "Sarakkeet"):
        assert told not in output
    assert [line for line in report_of(file).splitlines() if line.startswith("## ")] == ["## Uudet tiedostot"]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("=1+1", "'=1+1"), ("@SUM(1)", "'@SUM(1)"), ("+A1", "'+A1"), ("-A1", "'-A1"), ("+1+A1", "'+1+A1"),
        ("-5", "-5"), ("+358 40 123 4567", "'+358 40 123 4567"), ("- kohta", "'- kohta"), ("-", "-"), ("a=1", "a=1"), ("", ""),
    ],
)  # fmt: skip
def test_only_what_would_run_is_kept_from_running(written: str, kept: str) -> None:
    table = Table((written or "A", "B"), (SourceRow(2, ("x", written)),))
    header, row = list(csv.reader(io.StringIO(rejects_csv(table, table.rows).decode("utf-8-sig")), delimiter=";"))
    assert row == ["x", kept]
    assert header == [kept or "A", "B"]


# From a plan to files


def test_deeds_of_the_same_title_are_one_whatever_the_letters_and_the_spaces(folder: Folder) -> None:
    folder.deed("vanha-nimi", title="Tiimi  suunnittelee VUORONSA", text="Tehtiin yhdessä.")
    file = source(folder, csv_bytes([HEADINGS, ROW, (ROW[0], "Lahti", *ROW[2:]), (ROW[0].upper(), "Lahti", *ROW[2:])]))
    output = import_twice(folder, file)
    assert "3 riviä: 1 uusi teko" in output
    assert "| 2 | Tiimi suunnittelee vuoronsa | deeds/vanha-nimi.md |  |" in report_of(file)
    assert "Samalla tekijällä on samanniminen teko jo rivillä 3" in report_of(file)


def test_a_file_name_that_is_taken_gets_a_number_and_a_third_the_next(folder: Folder) -> None:
    long = "Pitkä otsikko " * 9
    file = source(folder, csv_bytes([HEADINGS, *((f"{long}{letter}", *ROW[1:]) for letter in "ABC")]))
    import_twice(folder, file)
    names = sorted(deeds(folder))
    stem = min(names, key=len).removesuffix(".md")
    assert names == sorted([f"{stem}.md", f"{stem}-2.md", f"{stem}-3.md"])


def wordpress(*posts: tuple[str, str, str]) -> str:
    """An export of posts: title, text and address."""
    head, item, tail = (
        WXR.partition("<item>")[0],
        WXR[WXR.index("<item>") : WXR.index("</item>") + 7],
        "</channel></rss>",
    )
    made = [
        item.replace("Keittiö säästää ruokaa", title)
        .replace("https://vanha.example/2019/10/keittio-saastaa/", f"https://vanha.example/{slug}/")
        .replace("[keittio-saastaa]", f"[{slug}]")
        .replace("<strong>kaikki</strong>", text)
        for title, text, slug in posts
    ]
    return head + "".join(made) + tail


def test_an_old_address_is_kept_if_it_is_anothers_of_nobody_and_not_ones_own(folder: Folder) -> None:
    folder.deed("vanha", title="Vanha teko", aliases="[vanhin]")
    posts = [
        ("Oma osoite", "a", "varkaus-oma-osoite"),
        ("Uusi osoite", "b", "uusi-osoite"),
        ("Varattu osoite", "c", "vanha"),
        ("Varattu entinen", "d", "vanhin"),
        ("Toinen samassa", "e", "uusi-osoite"),
    ]
    file = source(folder, wordpress(*posts), "vienti.xml")
    import_twice(folder, file)
    assert folder.read().problems == ()
    aliases = {name: re.findall(r"^aliases: (.*)$", text, re.MULTILINE) for name, text in deeds(folder).items()}
    assert aliases == {
        "vanha.md": ["[vanhin]"],
        "varkaus-oma-osoite.md": ['["/varkaus-oma-osoite/"]'],
        "varkaus-uusi-osoite.md": ['["/uusi-osoite/"]'],
        "varkaus-varattu-osoite.md": ['["/vanha/"]'],
        "varkaus-varattu-entinen.md": ['["/vanhin/"]'],
        "varkaus-toinen-samassa.md": [],
    }
    first = report_of(file)
    assert first.count("Osoite on jo toisella.") == 1
    assert tori(folder, file).exit_code == 0
    for told in (first, report_of(file)):  # also when everything is on the tori already
        assert "| https://vanha.example/vanha/ | /teot/varkaus-varattu-osoite/ | /vanha/ |" in told
        assert "| https://vanha.example/uusi-osoite/ | /teot/varkaus-toinen-samassa/ |  |" in told


@pytest.mark.parametrize(
    ("written", "aliases", "told"),
    [
        ("entinen-nimi", "[entinen-nimi]", ""),
        ("Entinen nimi.html", "[entinen-nimi]", ""),
        ("vanha", None, "Osoite on jo toisella."),
        ("vanhin", None, "Osoite on jo toisella."),
        ("askola-tiimi-suunnittelee-vuoronsa", None, ""),
        ("/2019/10/otsikko/; /otsikko.html", '["/2019/10/otsikko/", "/otsikko.html"]', ""),
        ("https://vanha.example/b%C3%A4%C3%A4/", '["/bää/"]', ""),
        ("/A/\n/a/index.html", '["/A/"]', ""),
        ("/teot/otsikko/", None, "torin omat sivut"),
        ("https://vanha.example/?p=12", None, "Osoitetta ei ymmärretty."),
        ("/otsikko.php", None, "palvelin ei näytä tiedostoa sivuna"),
    ],
)
def test_an_old_address_is_a_name_that_the_file_had_or_a_whole_path_and_else_is_told(
    folder: Folder, written: str, aliases: str | None, told: str
) -> None:
    folder.deed("vanha", title="Vanha teko", aliases="[vanhin]")
    file = source(folder, with_row(**{"Vanha osoite": written}))
    import_twice(folder, file)
    text = deeds(folder)["askola-tiimi-suunnittelee-vuoronsa.md"]
    assert re.findall(r"^aliases: (.*)$", text, re.MULTILINE) == ([aliases] if aliases else [])
    assert told in report_of(file)
    assert folder.read().problems == ()


def test_the_old_address_of_a_deed_whose_file_is_broken_leads_to_that_file(folder: Folder) -> None:
    file = source(folder, with_row(**{"Vanha osoite": "/vanha/"}))
    import_twice(folder, file)
    (path,) = (folder.root / "deeds").iterdir()
    path.write_text("---\nrikki", encoding="utf-8")
    assert tori(folder, file).exit_code == 0
    assert "| /vanha/ | /teot/askola-tiimi-suunnittelee-vuoronsa/ |  |" in report_of(file)


# Hostile and hopeless files


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>&b;</title></item></channel></rss>'


def zip_bomb() -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"")
        with archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            for _ in range(500):
                part.write(b" " * 1_000_000)
    return raw.getvalue()


def broken_workbook() -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    return raw.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("tyhja.csv", b"", "tyhjä"),
        ("valeja.csv", b" \n\n", "tyhjä"),
        ("otsikot.csv", csv_bytes([HEADINGS]), "vain otsikkorivi"),
        ("salattu.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "salasana"),
        ("rikki.xlsx", b"PK\x03\x04 ei zip", "vioittunut"),
        ("rikki2.xlsx", broken_workbook(), "vioittunut"),
        ("kuva.csv", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "kuva"),
        ("teksti.pdf", b"%PDF-1.7 ...", "PDF"),
        ("pommi.xml", BOMB, "DTD"),
        ("muu.xml", "<?xml version='1.0'?><html/>", "WordPress"),
        ("katkennut.xml", WXR[:900], "rikki rivillä"),
        (
            "ei-artikkeleita.xml",
            WXR.replace("post</wp:post_type>", "page</wp:post_type>").replace("[post]", "[page]"),
            "artikkelia",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    folder: Folder, name: str, raw: bytes | str, told: str
) -> None:
    result = tori(folder, source(folder, raw, name))
    assert result.exit_code == 1
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert told in result.output
    assert not (folder.root.parent / f"{name}.mapping.yml").exists()


def test_a_zip_bomb_is_not_unpacked(folder: Folder) -> None:
    result = tori(folder, source(folder, zip_bomb(), "pommi.xlsx"))
    assert result.exit_code == 1
    assert "liikaa" in result.output


def test_a_file_that_is_not_there_is_told(folder: Folder) -> None:
    result = tori(folder, folder.root / "ei-ole.csv")
    assert result.exit_code == 1
    assert "ei ole" in result.output


@dear_examples()
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"<?xml ", b"Otsikko;Kunta\n"]))
def test_no_bytes_give_a_traceback(tmp_path_factory: pytest.TempPathFactory, raw: bytes, start: bytes) -> None:
    folder = Folder(tmp_path_factory.mktemp("bytes") / "content")
    result = tori(folder, source(folder, start + raw, "tavuja.csv"))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code in (0, 1)


def test_columns_of_the_same_name_are_told_apart() -> None:
    assert unique_names(["Teema", "", "Teema"], 4) == ("Teema", "Sarake 2", "Teema (2)", "Sarake 4")


# The whole tori at once


def old_spreadsheet(rows: int) -> bytes:
    """A spreadsheet pasted together of exports: encodings mixed by row, every fourth municipality misspelt."""
    chance = random.Random(2020)
    places = [place.name for place in municipalities() if len(place.name) > 5]
    lines = [csv_bytes([HEADINGS])]
    for number in range(rows):
        name = chance.choice(places)
        if number % 4 == 0:
            at = chance.randrange(1, len(name) - 1)
            name = chance.choice([name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:]])
        if number % 100 == 50:
            name = "Tukholma"
        cells = (
            f"Yhteinen työpäivä {number}",
            name,
            chance.choice(["Sosiaali- ja terveysala", "opetus ja kasvatus", "sote", "Kulttuuri ja vapaa aika"]),
            chance.choice(["työhyvinvointi", "Viestinta; itseohjautuvuus", "itseohjautuvus|digitalisaatio"]),
            chance.choice(["2.10.2019", "10/2019", "2018", "2020-01-15", "syksy 2017"]),
            chance.choice(["Tehtiin yhdessä.", "<p>Tehtiin &amp; <b>nähtiin</b></p>", "Eka\n\n- kohta\n- toinen"]),
        )
        lines.append(csv_bytes([cells], encoding="cp1252" if number % 3 else "utf-8"))
    return b"".join(lines)


def test_a_spreadsheet_of_667_rows_with_mixed_encodings_and_misspelt_municipalities(folder: Folder) -> None:
    file = source(folder, old_spreadsheet(667))
    output = import_twice(folder, file)
    assert "667 riviä: 660 uutta tekoa" in output
    assert len(deeds(folder)) == 660
    assert len(rejected(file)) == 1 + 7
    assert folder.read().problems == ()
    told = report_of(file)
    assert told.count("| Kunta | Tekijää ei tunnistettu. (”Tukholma”) | Kirjoita kunnan virallinen nimi. |") == 7
    assert "Windows-1252" in told
    before = deeds(folder)
    assert "0 uutta tekoa" in tori(folder, file).output.replace("\u00a0", " ")
    assert deeds(folder) == before
