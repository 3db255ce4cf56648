"""`tori check --fix` writes what is certain as it should be written, and changes nothing else."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import TODAY, Folder
from direct import catalogue_of
from tekojen_tori.cli import main
from tekojen_tori.contributing import mending
from tekojen_tori.contributing.mending import Edit, Mend, Original, edited, mend, original
from tekojen_tori.kinds.adoptions.content import Adoption
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import errors
from tekojen_tori.reading.together import Together

LINES = ["---", "title: Tiimi", "municipality: Askola", "sector: koko kunta", "theme: strategia", "date: 2019"]


def fix(folder: Folder, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--fix", "--content", str(folder.root), *arguments])


def deed_with(*adoptions: str, end: str = "\n", text: str = "Teksti.") -> bytes:
    """A deed's file with some lines of its own among its fields."""
    return end.join([*LINES[:4], *adoptions, *LINES[4:], "---", text, ""]).encode()


def files_in(folder: Folder) -> dict[str, bytes]:
    return {path.relative_to(folder.root).as_posix(): path.read_bytes() for path in folder.root.rglob("*.md")}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (["adoptions: [Lahti]"], []),
        (["adoptions: Lahti"], []),
        (["adoptions:", "  - Lahti"], []),
        (["adoptions:", "- by: Lahti"], []),
        (['"adoptions" : [ {by: Lahti} ]'], []),
        (["adoptions: [", "  Lahti", "]"], []),
        (["adoptions:", "  - by: >-", "      Lahti", ""], [""]),
        (["# ennen", "adoptions: [Lahti] # samalla", "# jälkeen"], ["# ennen", "# samalla", "# jälkeen"]),
        (["adoptions: # eka", "  # toka", "  - Lahti # kolmas", "  # neljäs"], ["# eka", "# toka", "# kolmas", "  # neljäs"]),
        (["adoptions:", "  - 'Lahti'", "", "summary: 'x # y'"], ["", "summary: 'x # y'"]),
    ],
)  # fmt: skip
def test_the_adoptions_that_a_deed_lists_become_files_and_all_else_stays_to_the_byte(
    folder: Folder, end: str, mark: bytes, lines: list[str], left: list[str]
) -> None:
    folder.write("deeds/tiimi.md", mark + deed_with(*lines, end=end, text="Teksti ääkkösin 🙂."))
    done = fix(folder)
    assert done.exit_code == 0, done.output
    assert files_in(folder) == {
        "deeds/tiimi.md": mark + deed_with(*left, end=end, text="Teksti ääkkösin 🙂."),
        "adoptions/lahti-tiimi.md": b"---\nmodel: tiimi\nwho: Lahti\n---\n",
    }
    assert "tiimi.md: mallin ottajat siirrettiin omiin tiedostoihinsa: adoptions/lahti-tiimi.md" in done.stderr


def test_the_files_tell_all_that_the_list_told_and_no_more(folder: Folder) -> None:
    listed = "adoptions: [{by: esbo, date: 2020-03, url: 'https://espoo.example/'}, Päiväkoti Pilvilinna]"
    folder.write("deeds/tiimi.md", deed_with(listed))
    before = [(one.name, one.date, one.url, one.how) for one in catalogue_of(folder).spread.every]
    fix(folder)
    catalogue = catalogue_of(folder)
    assert [(one.name, one.date, one.url, one.how) for one in catalogue.spread.every] == before
    assert catalogue.of(Deed)[0].adoptions == ()
    assert files_in(folder)["adoptions/espoo-tiimi.md"].decode() == (
        '---\nmodel: tiimi\nwho: Espoo\ndate: 2020-03\nurl: "https://espoo.example/"\n---\n'
    )
    assert [one.name for one in catalogue.of(Adoption)] == ["Espoo", "Päiväkoti Pilvilinna"], "the undated last"


def test_what_is_done_is_done_once(folder: Folder) -> None:
    folder.write("deeds/tiimi.md", deed_with("adoptions: [Lahti, Kemi]"))
    fix(folder)
    after = files_in(folder)
    again = fix(folder)
    assert again.exit_code == 0 and "siirrettiin" not in again.output
    assert files_in(folder) == after


def test_a_time_that_was_cut_short_is_gone_on_with(folder: Folder) -> None:
    folder.write("deeds/tiimi.md", deed_with("adoptions: [Lahti, Kemi]"))
    folder.write("adoptions/lahti-tiimi.md", "---\nmodel: tiimi\nwho: Lahti\n---\n")
    assert fix(folder).exit_code == 0
    assert set(files_in(folder)) == {"deeds/tiimi.md", "adoptions/lahti-tiimi.md", "adoptions/kemi-tiimi.md"}


def test_no_file_is_overwritten_and_it_is_told(folder: Folder) -> None:
    folder.write("deeds/tiimi.md", deed_with("adoptions: [Lahti, Kemi]"))
    folder.deed("toinen", title="Toinen", municipality="Oulu")
    folder.write("adoptions/kemi-tiimi.md", "---\nmodel: toinen\nwho: Kemi\n---\nOma juttunsa.\n")
    before = files_in(folder)
    done = fix(folder)
    assert files_in(folder) == before, "nor is anything half done"
    assert "tiimi.md: jätettiin ennalleen, sillä tiedosto" in done.stderr
    assert "adoptions/kemi-tiimi.md on jo olemassa." in done.stderr


def test_one_file_name_for_two_names_gets_a_number_and_what_is_listed_twice_is_one(folder: Folder) -> None:
    folder.write("deeds/tiimi.md", deed_with("adoptions: [Koulu A, Koulu-A, Koulu A]"))
    assert fix(folder).exit_code == 0
    assert {one.slug: one.name for one in catalogue_of(folder).of(Adoption)} == {
        "koulu-a-tiimi": "Koulu A",
        "koulu-a-tiimi-2": "Koulu-A",
    }


@pytest.mark.parametrize(
    ("listed", "why"),
    [
        ("adoptions: [{by: Lahti, date: 2018}]", "Mallia on otettu 2018"),
        ("adoptions: [{by: Kemi, date: 2019}, {by: Kemi, date: 2020}]", "on jo kerrottu tämän mallin ottajaksi"),
    ],
)
def test_what_would_lead_to_an_error_is_taken_back(folder: Folder, listed: str, why: str) -> None:
    folder.write("deeds/tiimi.md", deed_with(listed))
    before = files_in(folder)
    done = fix(folder)
    assert files_in(folder) == before
    assert "jätettiin ennalleen, sillä siitä seuraisi virhe" in done.stderr and why in done.stderr
    assert done.exit_code == 0


@pytest.mark.parametrize(
    "text",
    [
        deed_with("adoptions: [Lahti]", "draft: true"),
        deed_with("adoptions: [Lahti, {kuka: Kemi}]"),
        deed_with("adoptions: [Lahti"),
        deed_with("adoptions:"),
        b"---\n{title: Tiimi, municipality: Askola, sector: koko kunta, theme: strategia, date: 2019, adoptions: [Lahti]}\n---\nT\n",
        deed_with("adoptions: [Lahti]", "summary: Merkki \x07."),
        deed_with("adoptions: [Lahti]").replace(b"Teksti", b"\xe4"),
        b"adoptions: [Lahti]\n",
    ],
)  # fmt: skip
def test_what_is_not_certain_is_left_as_it_is(folder: Folder, text: bytes) -> None:
    folder.write("deeds/tiimi.md", text)
    fix(folder)
    assert files_in(folder) == {"deeds/tiimi.md": text}


def test_a_deed_with_another_mistake_is_mended_all_the_same(folder: Folder) -> None:
    folder.write("deeds/tiimi.md", deed_with("adoptions: [Lahti]").replace(b"strategia", b"strtegia"))
    done = fix(folder)
    assert done.exit_code == 1 and "strategia" in done.output
    assert "adoptions/lahti-tiimi.md" in files_in(folder)


def test_only_what_is_chosen_is_mended(folder: Folder) -> None:
    folder.write("deeds/a.md", deed_with("adoptions: [Lahti]"))
    folder.write("deeds/b.md", deed_with("adoptions: [Lahti]"))
    fix(folder, str(folder.root / "deeds" / "b.md"))
    assert set(files_in(folder)) == {"deeds/a.md", "deeds/b.md", "adoptions/lahti-b.md"}


def test_a_check_changes_nothing_and_says_what_could_be_mended(folder: Folder) -> None:
    folder.write("deeds/tiimi.md", deed_with("adoptions: [Lahti]"))
    before = files_in(folder)
    done = CliRunner().invoke(main, ["check", "--content", str(folder.root)])
    assert "scripts/tori check --fix" in done.stderr and files_in(folder) == before
    fix(folder)
    assert "--fix" not in CliRunner().invoke(main, ["check", "--content", str(folder.root)]).output


def test_programs_get_only_problems(folder: Folder) -> None:
    folder.write("deeds/tiimi.md", deed_with("adoptions: [Lahti]"))
    told = json.loads(fix(folder, "--format", "json").stdout)
    assert {one["code"] for one in told} == {"little-told"}


COMMENT = st.sampled_from(["", " # huom", "  # 'ei' [suljettu"])
NAME = st.sampled_from(["Lahti", "'Kemi'", '"Oulu: koulu"', "Päiväkoti Ö", "{by: Turku, date: 2020}", "Kuopio 🙂"])
OTHER = st.sampled_from(
    ["# oma rivi", "", "summary: a # b", "links: [https://a.example/]", "contact:", "  name: K # k"]
)


@st.composite
def listings(draw: st.DrawFn) -> tuple[list[str], list[str], list[str]]:
    """Lines before, of and after a list of adoptions."""
    names = draw(st.lists(NAME, min_size=1, max_size=4, unique=True))
    if draw(st.booleans()):
        return ["# eka"], [f"adoptions: [{', '.join(names)}]{draw(COMMENT)}"], draw(st.sampled_from([[], ["# toka"]]))
    indent = " " * draw(st.integers(0, 3))
    its = [f"adoptions:{draw(COMMENT)}", *(f"{indent}- {name}{draw(COMMENT)}" for name in names)]
    return [], its, draw(st.sampled_from([[], ["# toka", "summary: 'Yksi # kaksi'"], [""]]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_lines=listings(), end=st.sampled_from(["\n", "\r\n"]))
def test_however_it_is_written_no_line_that_is_not_the_lists_own_changes(
    tmp_path_factory: pytest.TempPathFactory, given_lines: tuple[list[str], list[str], list[str]], end: str
) -> None:
    before, its, after = given_lines
    folder = Folder(tmp_path_factory.mktemp("mended") / "content")
    folder.write("deeds/tiimi.md", deed_with(*before, *its, *after, end=end))
    fix(folder)
    left = [line[line.index("#") :] for line in its if "#" in line]
    assert (folder.root / "deeds/tiimi.md").read_bytes() == deed_with(*before, *left, *after, end=end)
    assert len(list((folder.root / "adoptions").iterdir())) == sum(
        len(re.findall(r"Lahti|Kemi|Oulu|Päiväkoti|Turku|Kuopio", line)) for line in its
    )


def offer(monkeypatch: pytest.MonkeyPatch, *offered: Mend) -> None:
    """These mends are offered as long as the file has what they would change."""

    def found(together: Together) -> Iterator[Mend]:
        for one in offered:
            raw = one.path.read_bytes()
            if all(raw[edit.start : edit.end] != edit.new for edit in one.edits):
                yield one

    monkeypatch.setattr(mending, "_GENERAL", (found,))


def mended(folder: Folder) -> dict[str, bool]:
    outcomes = mend(ContentFolder(folder.root, folder.root), TODAY, lambda path: True)
    return {one.told: one.is_done for one in outcomes}


def value_of(path: Path, folder: Folder, name: str, new: str) -> Mend:
    raw = original(path, folder.root)
    span = raw.value((name,)) if raw else None
    assert span is not None
    return Mend(path, f"{name}: {new}", (Edit(*span, new.encode()),), frozenset([name]))


def test_several_mends_of_one_file_are_made_at_once_or_one_after_another(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder.deed(summary="Ö # k")
    offer(monkeypatch, value_of(path, folder, "title", "Uusi otsikko"), value_of(path, folder, "summary", "Uusi"))
    assert mended(folder) == {"title: Uusi otsikko": True, "summary: Uusi": True}
    assert path.read_text().splitlines()[1] == "title: Uusi otsikko"
    assert path.read_text().splitlines()[6] == "summary: Uusi # k"


def test_of_several_only_the_one_that_is_wrong_is_taken_back(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder.deed()
    wrong, right = value_of(path, folder, "date", "2999"), value_of(path, folder, "municipality", "Kemi  ")
    offer(monkeypatch, wrong, right)
    told = mended(folder)
    assert told["municipality: Kemi  "] and not any(done for said, done in told.items() if "ennalleen" in said)
    assert "date: 2019\n" in path.read_text() and "municipality: Kemi  \n" in path.read_text()


def test_a_mend_that_would_change_more_than_it_says_is_not_made(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder.deed()
    honest = value_of(path, folder, "title", "Toinen")
    offer(monkeypatch, Mend(path, "title", honest.edits))
    assert mended(folder) == {"jätettiin ennalleen, sillä muukin osa tiedostosta muuttuisi.": False}
    assert "Toinen" not in path.read_text()


def test_a_file_that_cannot_be_written_is_told(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("deeds/tiimi.md", deed_with("adoptions: [Lahti]"))
    folder.write("adoptions", "")
    done = fix(folder)
    assert "jätettiin ennalleen, sillä tiedostoon ei voi kirjoittaa" in done.stderr
    assert done.exception is None or isinstance(done.exception, SystemExit)


def test_values_are_found_to_the_byte() -> None:
    raw = '\ufeff---\r\n# ä\r\ntitle: "Öinen: vuoro" # ä\r\ncontact:\r\n  name: Äiti\r\ntheme: [a, ö]\r\n---\r\nx'.encode()
    found = Original(raw)
    keys = [("title",), ("contact",), ("contact", "name"), ("theme",), ("theme", 1)]
    spans = [found.value(key) for key in keys]
    assert [raw[span[0] : span[1]].decode() for span in spans if span] == [
        '"Öinen: vuoro"', "name: Äiti", "Äiti", "[a, ö]", "ö",
    ]  # fmt: skip
    name = found.name("contact")
    assert name and raw[slice(*name)] == b"contact"
    assert found.value(("date",)) is None and found.line_end == b"\r\n"
    assert edited(b"abcd", [Edit(0, 1, b"xx"), Edit(3, 4, b"")]) == b"xxbc"


@pytest.mark.parametrize(
    "fields",
    [
        "? [a]\n: b",
        "[a]",
        "a: &x [*x]",
        f"a: {'[' * 40}{']' * 40}",
        "a: 1\na: 2",
        "a: [",
        "a: \x07",
        "",
        "\ufeffa: b\n---",
        "pelkkä",
    ],
)
def test_what_cannot_be_read_has_no_places(fields: str) -> None:
    with pytest.raises(ValueError):
        Original(f"---\n{fields}\n---\nTeksti\n".encode())
    with pytest.raises(ValueError):
        Original(f"{fields}\n".encode())


def test_mended_content_has_no_errors_that_it_had_not(folder: Folder) -> None:
    folder.write("deeds/tiimi.md", deed_with("adoptions: [Askola, Lahti]"))
    before = [one.code for one in errors(folder.read().problems)]
    fix(folder)
    assert before == ["own-model"]
    assert [one.code for one in errors(folder.read().problems)] == before
