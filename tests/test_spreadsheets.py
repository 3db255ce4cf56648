"""CSV: whatever a text holds, no spreadsheet of any country runs it, and what was guarded is read back as it was."""

import csv
import io
import re
import unicodedata
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

from conftest import PROJECT, Folder
from tekojen_tori.cli import main
from tekojen_tori.contributing.importing.report import rejects_csv
from tekojen_tori.contributing.importing.sources.csv_tables import DELIMITERS, csv_rows
from tekojen_tori.contributing.importing.sources.tables import SourceRow, Table, trimmed
from tekojen_tori.contributing.plain_words import cleaned
from tekojen_tori.language.spreadsheets import as_csv, guarded, unguarded

BITS = st.sampled_from(
    [*"=+-@＝＋－＠﹦﹫'\"\t\n ,;|(!)0159", "\u00a0", "\ufeff", "cmd|", "-seuranta", "SUM(", "1,5", "ä"]
)
TEXTS = st.one_of(st.lists(BITS, max_size=12).map("".join), st.text(max_size=40))


def runs(cell: str) -> bool:
    """Whether a spreadsheet could run a cell: it looks at the first letter that is seen, whatever its width."""
    seen = re.sub(r"\A[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]+", "", cell)
    return unicodedata.normalize("NFKC", seen[:1]) in {*"=+-@"} and not re.fullmatch(r"-(\d+([.,]\d+)?)?", cell)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(1)", "＝1+1", "＋1(", "－1(", "＠SUM(1)", "﹦1", " =1", "\t=1",
     "\r=1", "\n=1", "\u00a0=1", "\ufeff=1", "\x00=1", ",=1", "'=1", "-tiimi", "+358"],
)  # fmt: skip
def test_what_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert not runs(guarded(text))
    assert guarded(text).replace("'", "") == text.replace("'", "")
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "-", "-5", "-1,5", "1=1", "a@b.fi", "työajan suunnittelu, -seuranta", "’=", "2–3", "−1"])  # fmt: skip
def test_numbers_and_plain_words_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("formula", ["=1+1", "@SUM(1)", "＝1", "-2+3+cmd|' /C calc'!A0", "+A1(2)", " =1"])
def test_a_program_that_parts_lines_by_another_delimiter_finds_no_formula(delimiter: str, formula: str) -> None:
    for written in ",;":
        file = as_csv([["nimi", f"Hyvä{delimiter}{formula}{delimiter}teko", "x"]], written).decode("utf-8-sig")
        for cell in file.strip().split(delimiter):
            assert not runs(cell.strip('"')), cell


@given(TEXTS)
@example("'=")
@example(",'=")
@example("=,=")
def test_what_is_guarded_runs_nowhere_and_is_read_back_as_it_was(text: str) -> None:
    assert not runs(guarded(text))
    assert unguarded(guarded(text)) == text


MARKS = st.lists(st.sampled_from("=\n|,;\"\t'a-"), max_size=6).map("".join)
"""Hardly anything but what delimits: of a few such rows one can't tell by counting which of them does."""


@given(st.lists(st.lists(st.one_of(MARKS, TEXTS), min_size=3, max_size=3), min_size=2, max_size=5))
@example([["|'", "||", ""], ["|'", "||", ""]])
@example([["-", "=,,,", ""], ["-", "=,,,", ""]])
@example([["sep=,", "", ""], ["a,b", "", ""]])
def test_rejected_rows_are_imported_again_as_they_were(rows: list[list[str]]) -> None:
    """Read as a table is read: whole letters (HÃ¤meenkyrÃ¶ is mended) without what no text holds."""
    rows = [[re.sub("[\x1eÂÃ]", "", cleaned(cell)).strip() for cell in row] for row in rows]
    table = Table(tuple(rows[0]), tuple(SourceRow(place, tuple(row)) for place, row in enumerate(rows[1:])))
    read, _ = csv_rows(rejects_csv(table, table.rows))
    assert [row.cells for row in read] == [cells for cells in map(trimmed, rows) if cells]


@given(st.sampled_from(DELIMITERS), st.lists(st.lists(MARKS, min_size=3, max_size=3), min_size=1, max_size=5))
@example("\t", [["-", ",,;-", '"\n,,']])
@example(",", [[",,", "|\t\n'", "|;"], [';"', "", "|\n-|"]])
def test_the_delimiter_is_found_under_plain_headings(delimiter: str, rows: list[list[str]]) -> None:
    """A spreadsheet saves a file that was mended in it with quotes only where it must."""
    rows = [["Kunta", "Otsikko", "Mitä tehtiin"], *([cleaned(cell).strip() for cell in row] for row in rows)]
    read, _ = csv_rows(as_csv(rows, delimiter))
    assert [row.cells for row in read] == [cells for cells in map(trimmed, rows) if cells]


def test_a_row_with_a_cell_too_many_does_not_change_the_delimiter() -> None:
    rows = ["Kunta;Otsikko;Kuvaus", *(f"Askola;Teko {place};Tehtiin, opittiin" for place in range(2)), "Askola;A;B;C"]
    read, _ = csv_rows("\n".join(rows).encode())
    assert [len(row.cells) for row in read] == [3, 3, 3, 4]


def test_guarding_takes_time_by_length_only() -> None:
    for hostile in (" ", ",", "'", ", ", "-", ",-", "\n", ",'"):
        assert len(guarded(hostile * 200_000)) >= len(hostile) * 200_000


def csv_files(folder: Folder) -> list[Path]:
    return sorted((folder.root / "site").rglob("*.csv"))


def cells_of(raw: bytes, delimiter: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=delimiter) for cell in row]


def test_no_csv_of_a_hostile_content_folder_holds_a_formula(folder: Folder) -> None:
    """Whatever people may name: deeds, organisations, themes, sectors, authors, campaigns, a programme's figures."""
    registers = {name: yaml.safe_load((PROJECT / f"registers/{name}.yml").read_text()) for name in ("sectors", "themes", "organisations")}  # fmt: skip
    names = {"organisations": ("=1+1", "＝1+1;=2"), "themes": ("@SUM(1)",), "sectors": ("-1+1",)}
    for register, hostile_names in names.items():
        for place, name in enumerate(hostile_names):
            registers[register][place]["name"] = name
    for name, things in registers.items():
        folder.write(f"registers/{name}.yml", yaml.safe_dump(things, allow_unicode=True))
    programme = (PROJECT / "registers/programme.yml").read_text(encoding="utf-8")
    folder.write("registers/programme.yml", re.sub(r"name: \S.*", 'name: "=1+1"', programme, count=1))
    hostile = {"title": "'＝1+1;=cmd|x!A0;'", "sector": "'-1+1'", "theme": "['@SUM(1)']", "authors": "['+1+1', ' =1']"}
    folder.deed("a", municipality=None, organisation="'=1+1'", summary="' =1+1'", **hostile)
    folder.deed("b", municipality=None, organisation="'＝1+1;=2'", **hostile | {"title": "'@bcd'"})
    folder.built()
    files = csv_files(folder)
    assert {"deeds.csv", "deeds.excel.csv", "organisaatioittain.csv", "teemoittain.csv"} <= {
        file.name for file in files
    }
    assert any("ohjelma" in file.parts for file in files)
    stats = CliRunner().invoke(main, ["stats", "--format", "csv", "--content", str(folder.root)])
    assert stats.exit_code == 0
    for raw in (*(file.read_bytes() for file in files), stats.stdout_bytes):
        for delimiter in ",;":
            assert not list(filter(runs, cells_of(raw, delimiter)))
    text = (folder.root / "site/tilastot/organisaatioittain.csv").read_text(encoding="utf-8-sig")
    assert "'=1+1;1" in text
    assert "'＝1+1;'=2" in text
