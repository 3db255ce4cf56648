"""Adoptions: whoever took a deed as a model says so in a small file of their own, and the deed shows it."""

import pytest
from click.testing import CliRunner

from conftest import PROJECT, TODAY, Folder
from direct import catalogue_of, pages_of, site_of, words
from tekojen_tori.cli import main
from tekojen_tori.kinds.adoptions.content import Adoption
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.pages.home import publishing as home
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import Severity, hint_text

LINE = {"model": 2, "who": 3, "date": 4}


def adoption(
    folder: Folder, name: str = "kemi", text: str = "Kokeilimme kahdessa tiimissä.", **fields: str | None
) -> None:
    """Write an adoption that is good but for the fields given; None leaves a field out."""
    written = {"model": "tiimi", "who": "Kemi", "date": "2020", "how": "sovelsi"} | fields
    front = "".join(f"{key}: {value}\n" for key, value in written.items() if value is not None)
    folder.write(f"adoptions/{name}.md", f"---\n{front}---\n{text}\n")


@pytest.fixture
def folder(folder: Folder) -> Folder:
    folder.deed()
    return folder


def test_who_is_a_municipality_or_an_organisation_by_the_registers_or_else_a_name(folder: Folder) -> None:
    adoption(folder, "a", who="Esbo")
    adoption(folder, "b", who="HSL")
    adoption(folder, "c", who="Päiväkoti Pilvilinna")
    found = {one.slug: one.who for one in catalogue_of(folder).of(Adoption)}
    assert {slug: who if isinstance(who, str) else type(who).__name__ for slug, who in found.items()} == {
        "a": "Municipality", "b": "Organisation", "c": "Päiväkoti Pilvilinna",
    }  # fmt: skip
    told = {(one.code, one.message) for one in folder.read().problems}
    assert ("name-understood", "”Esbo” luettiin nimeksi ”Espoo”.") in told


def test_a_name_that_nobody_knows_may_be_right_or_misspelt(folder: Folder) -> None:
    adoption(folder, who="Rovaniemmi")
    (found,) = folder.read().problems
    assert (found.code, found.severity, found.line) == ("mere-name", Severity.INFO, LINE["who"])
    assert found.hint == "Tarkoititko: Rovaniemi?"


@pytest.mark.parametrize(
    ("fields", "code", "line", "hint"),
    [
        ({"model": "timmi"}, "unknown-deed", 2, "tiimi"),
        ({"model": "vanha"}, "renamed-deed", 2, "tiimi"),
        ({"model": "kesken"}, "draft-deed", 2, "Julkaise"),
        ({"who": "Askola"}, "own-model", 3, "model"),
        ({"date": "2018"}, "before-model", 4, "Tarkista"),
        ({"date": "2027"}, "future-date", 4, "Tänään"),
        ({"how": "matki"}, "unknown-value", 5, "kopioi"),
        ({"how": None}, "missing-key", 2, ""),
        ({"who": "[Kemi, Oulu]"}, "wrong-type", 3, ""),
        ({"who": '" "'}, "too-short", 3, ""),
        ({"who": "x" * 121}, "too-long", 3, ""),
        ({"wwho": "Kemi"}, "unknown-key", 6, "who"),
        ({"text": ""}, "empty-text", 6, "virkkeellä"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(
    folder: Folder, fields: dict[str, str | None], code: str, line: int, hint: str
) -> None:
    folder.deed(aliases="[vanha]")
    folder.deed("kesken", title="Kesken", municipality="Oulu", draft="true")
    adoption(folder, **fields)  # type: ignore[arg-type]
    found = [one for one in folder.read().problems if one.severity is not Severity.INFO]
    assert [(one.code, one.line) for one in found] == [(code, line)]
    assert hint in hint_text(found[0].advice)


def test_a_date_that_is_known_but_roughly_is_not_taken_for_too_early(folder: Folder) -> None:
    folder.deed(date="2019-10")
    adoption(folder, date="2019")
    assert folder.read().problems == ()


def test_a_draft_may_be_of_a_draft_and_is_shown_to_nobody(folder: Folder) -> None:
    folder.deed("kesken", title="Kesken", municipality="Oulu", draft="true")
    adoption(folder, model="kesken", draft="true")
    catalogue = catalogue_of(folder)
    assert catalogue.of(Adoption) == ()
    assert catalogue_of(folder, with_drafts=True).spread.every


def test_the_same_is_told_once(folder: Folder) -> None:
    folder.deed(adoptions="[Lahti]")
    folder.deed("oma", title="Oma", municipality="Turku", date="2020", adopted_from="tiimi")
    folder.deed("toinen", title="Toinen", municipality="Oulu", date="2020")
    for name, who in (("a", "Kemi"), ("b", "Kemi"), ("c", "Lahti"), ("d", "Åbo")):
        adoption(folder, name, who=who)
    adoption(folder, "e", who="Kemi", model="toinen")
    found = {one.file.rpartition("/")[2]: one for one in folder.read().problems if one.severity is Severity.ERROR}
    assert {file: one.code for file, one in found.items()} == dict.fromkeys(
        ("b.md", "c.md", "d.md"), "duplicate-adoption"
    )
    assert "toinen tiedosto" in hint_text(found["b.md"].advice)
    assert "poista tieto teosta" in hint_text(found["c.md"].advice)


@pytest.mark.parametrize(
    ("models", "found"),
    [
        ({"a": "b", "b": "a"}, [("b", "circle-of-models")]),
        ({"a": "b", "b": "[c, d]", "c": "a"}, [("c", "circle-of-models")]),
        ({"a": "[c, b]", "b": "c"}, []),
        ({"a": "[b, ei-ole]"}, [("a", "unknown-deed")]),
        ({"a": "a"}, [("a", "unknown-deed")]),
        ({"a": "uusi"}, [("a", "before-model")]),
    ],
)
def test_models_of_deeds_lead_back_in_time_and_never_round(
    folder: Folder, models: dict[str, str], found: list[tuple[str, str]]
) -> None:
    for name in "abcd":
        folder.deed(name, title=f"Teko {name}", municipality="Kemi", date="2019", adopted_from=models.get(name))
    folder.deed("uusi", title="Uusi", date="2020")
    wrong = [one for one in folder.read().problems if one.severity is Severity.ERROR]
    assert [(one.file.rpartition("/")[2].removesuffix(".md"), one.code) for one in wrong] == found


def test_a_circle_is_told_with_its_way(folder: Folder) -> None:
    folder.deed("a", title="Eka", adopted_from="[tiimi, b]")
    folder.deed("b", title="Toka", adopted_from="a")
    (found,) = folder.read().problems
    assert found.message == "Teko on oman mallinsa malli: a → b → a."
    assert found.line == 7


def test_a_deed_does_not_tell_its_own_doer_as_a_follower(folder: Folder) -> None:
    folder.deed(adoptions="[Lahti, askola]")
    assert [one.code for one in folder.read().problems] == ["own-model"]


def test_the_stage_is_raised_and_the_rule_is_told_beside_it(folder: Folder) -> None:
    folder.deed(stage="kokeilu")
    folder.deed("hiljainen", title="Hiljainen")
    adoption(folder)
    pages = pages_of(deeds.publish, catalogue_of(folder), site_of(folder))
    said = words(pages["teot/tiimi/"].body)
    assert "Vaihe Leviää Teko on ollut mallina 1 muulle 1 maakunnassa. Teko leviää, kun yksikin muu" in said
    assert "Tekijä itse kertoi vaiheeksi: kokeilu." in said
    assert "Vaihe" not in words(pages["teot/hiljainen/"].body)
    cards = words(pages["teot/"].body)
    assert "Leviää Mallina 1 muulle" in cards and cards.count("Mallina") == 1


def test_a_deed_without_models_and_followers_says_nothing_of_them(folder: Folder) -> None:
    assert "otettu-mallia" not in pages_of(deeds.publish, catalogue_of(folder), site_of(folder))["teot/tiimi/"].body


def test_tori_new_asks_for_an_adoption_and_calls_its_file_by_who_and_what(folder: Folder) -> None:
    command = ["new", "adoption", "--content", str(folder.root), "--model", "tiimi", "--who", "Kemi", "--date", "2020"]
    done = CliRunner().invoke(main, [*command, "--how", "sovelsi", "--text", "Otimme mallia."])
    assert done.exit_code == 0, done.output
    written = (folder.root / "adoptions" / "kemi-tiimi.md").read_text(encoding="utf-8")
    assert written == "---\nmodel: tiimi\nwho: Kemi\ndate: 2020\nhow: sovelsi\n---\n\nOtimme mallia.\n"
    wrong = CliRunner().invoke(main, [*command[:5], "timmi", *command[6:], "--how", "sovelsi", "--text", "Teksti."])
    assert wrong.exit_code and "Tarkoititko: tiimi?" in wrong.output


def test_nothing_is_invented_our_own_content_has_no_adoptions() -> None:
    reading = ContentFolder(PROJECT, PROJECT).read(TODAY)
    assert reading.content.of(Adoption) == ()


def test_the_home_page_counts_adoptions_as_no_kind_of_work(folder: Folder) -> None:
    adoption(folder)
    assert (
        "mallin ottamis" not in words(pages_of(home.publish, catalogue_of(folder), site_of(folder))[""].body).casefold()
    )
