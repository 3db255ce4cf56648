"""Adoptions: whoever took a deed as a model says so in a small file of their own, and the deed shows it."""

import csv
import json
import re

import pytest
from click.testing import CliRunner

from conftest import PROJECT, TODAY, Folder
from direct import catalogue_of, files_of, pages_of, site_of, words
from tekojen_tori.catalogue.shares import share_in_words
from tekojen_tori.cli import main
from tekojen_tori.data.api.things import Things
from tekojen_tori.kinds.adoptions import publishing as adoptions
from tekojen_tori.kinds.adoptions.content import Adoption
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.pages.groups import publishing as groups
from tekojen_tori.pages.home import publishing as home
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.frame.links import Bar, links
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


@pytest.mark.parametrize(
    ("written", "is_called"),
    [
        ("Lahden kaupunki", "Lahti"),
        ("lahden  KAUPUNKI", "Lahti"),
        ("Sipoon kunta", "Sipoo"),
        ("Kauniaisten kaupunki", "Kauniainen"),
        ("Kaustisen kunta", "Kaustinen"),
        ("Uudenkaupungin kaupunki", "Uusikaupunki"),
        ("Virtain kaupunki", "Virrat"),
        ("Esbo stad", "Espoo"),
        ("Korsholms kommun", "Mustasaari"),
        ("Kuusankosken kaupunki", "Kouvola"),
        ("HSL", "Helsingin seudun liikenne"),
        ("Lahden kaupungin kotihoito", None),
        ("Lahden kaupunkimuseo", None),
        ("Pilven kunta", None),
        ("kaupunki", None),
    ],
)
def test_an_official_name_in_full_is_the_municipality_and_no_mere_name(
    folder: Folder, written: str, is_called: str | None
) -> None:
    adoption(folder, who=written)
    (found,) = catalogue_of(folder).of(Adoption)
    assert (None if isinstance(found.who, str) else found.name) == is_called
    codes = {one.code for one in folder.read().problems}
    assert codes == ({"name-understood"} if is_called else {"mere-name"})


def test_the_same_by_two_names_counts_once(folder: Folder) -> None:
    folder.deed("toinen", title="Toinen", municipality="Oulu", adoptions="[Lahden kaupunki]")
    adoption(folder, "a", who="Lahti")
    adoption(folder, "b", who="Lahden kaupunki", model="toinen")
    assert [one.code for one in folder.read().problems if one.severity is Severity.ERROR] == ["duplicate-adoption"]
    adoption(folder, "b", who="Lahtis stad")
    folder.deed("toinen", title="Toinen", municipality="Oulu", adopted_from="tiimi")
    found = [one.code for one in folder.read().problems if one.severity is Severity.ERROR]
    assert found == ["duplicate-adoption"], "Lahti has taken the same deed by both names"
    (folder.root / "adoptions" / "b.md").unlink()
    adoption(folder, "c", who="Lahden kaupunki", model="toinen")
    spread = catalogue_of(folder).spread
    assert len({one.key for one in spread.every}) == 2
    assert {getattr(doer, "name", doer): len(its) for doer, its in spread.taken_by.items()} == {"Lahti": 2, "Oulu": 1}
    adoption(folder, "d", who="Askolan kunta")
    assert "own-model" in [one.code for one in folder.read().problems]


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
        ({"who": "[Kemi, Oulu]"}, "wrong-type", 3, ""),
        ({"who": '" "'}, "missing-key", 3, ""),
        ({"who": "x" * 121}, "too-long", 3, ""),
        ({"wwho": "Kemi"}, "unknown-key", 6, "who"),
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


@pytest.mark.parametrize(
    ("fields", "untold"),
    [
        ({"how": None}, "Ei kerrota, miten."),
        ({"text": ""}, "Ei kerrota, mitä tehtiin."),
        ({"date": None, "text": " "}, "Ei kerrota, milloin mallia otettiin ja mitä tehtiin."),
    ],
)
def test_of_others_adoptions_less_may_be_known_and_it_is_asked_for(
    folder: Folder, fields: dict[str, str | None], untold: str
) -> None:
    adoption(folder, **fields)  # type: ignore[arg-type]
    (found,) = folder.read().problems
    assert (found.code, found.severity, found.message) == ("little-told", Severity.INFO, untold)
    assert "Kysy ottajalta" in found.hint


TOO_DEEP = ">" * 60 + " Teksti"


@pytest.mark.parametrize(
    ("fields", "code", "untold"),
    [
        ({"how": "sovelsikin"}, "unknown-value", None),
        ({"date": "eilen"}, "bad-date", None),
        ({"text": TOO_DEEP}, "too-deep", None),
        ({"how": "sovelsikin", "text": ""}, "unknown-value", "Ei kerrota, mitä tehtiin."),
        ({"how": None, "date": "eilen"}, "bad-date", "Ei kerrota, miten."),
    ],
)
def test_what_is_told_wrong_is_not_said_to_be_untold_too(
    folder: Folder, fields: dict[str, str | None], code: str, untold: str | None
) -> None:
    adoption(folder, **fields)  # type: ignore[arg-type]
    found = {one.code: one.message for one in folder.read().problems}
    assert found.pop("little-told", None) == untold
    assert list(found) == [code]


def test_an_adoption_of_which_little_is_known_is_shown_as_it_is(folder: Folder) -> None:
    adoption(folder, date=None, how=None, text="")
    adoption(folder, "lahti", who="Lahti", date="2020", how=None, text="")
    catalogue, site = catalogue_of(folder), site_of(folder)
    said = words(pages_of(deeds.publish, catalogue, site)["teot/tiimi/"].body)
    assert "Teko on ollut mallina 2 muulle Lahti otti mallia · 2020 Kemi otti mallia" in said
    told = [Things(catalogue, site).form(one).model_dump() for one in catalogue.of(Adoption)]
    assert [(one["by"], one["date"] and one["date"]["written"], one["how"]) for one in told] == [
        ("Lahti", "2020", None), ("Kemi", None, None),
    ]  # fmt: skip


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


@pytest.mark.parametrize(
    ("adopted_from", "found"),
    [
        ("[oma-vanha]", ["unknown-deed"]),
        ("[vanha]", ["renamed-deed"]),
        ("[toinen, toinen]", ["repeated-model"]),
        ("[toinen, vanha]", ["renamed-deed", "repeated-model"]),
        ("[kesken]", ["draft-deed"]),
        ("[kesken-vanha]", ["draft-deed", "renamed-deed"]),
    ],
)
def test_what_becomes_of_a_model_that_readers_would_not_be_shown_is_told(
    folder: Folder, adopted_from: str, found: list[str]
) -> None:
    folder.deed("toinen", title="Toinen", aliases="[vanha]")
    folder.deed("kesken", title="Kesken", draft="true", aliases="[kesken-vanha]")
    path = folder.deed("oma", title="Oma", aliases="[oma-vanha]", adopted_from=adopted_from)
    assert [(one.file, one.code) for one in folder.read().problems] == [(str(path), code) for code in found]


def test_a_draft_may_have_a_draft_as_its_model(folder: Folder) -> None:
    folder.deed("kesken", title="Kesken", draft="true")
    folder.deed("oma", title="Oma", draft="true", adopted_from="[kesken]")
    assert not folder.read().problems


def test_an_adoption_of_a_draft_is_told_by_its_old_name_too(folder: Folder) -> None:
    folder.deed("kesken", title="Kesken", draft="true", aliases="[kesken-vanha]")
    adoption(folder, "a", model="kesken-vanha")
    assert [one.code for one in folder.read().problems] == ["draft-deed", "renamed-deed"]


def test_the_first_of_a_circle_is_the_one_without_a_model(folder: Folder) -> None:
    folder.deed("a", title="Eka", adopted_from="[b]")
    folder.deed("b", title="Toka", adopted_from="[a]")
    (found,) = folder.read().problems
    assert hint_text(found.advice) == "Malli on se, joka tehtiin ensin. Poista adopted_from siitä."


def test_a_circle_is_told_with_its_way(folder: Folder) -> None:
    folder.deed("a", title="Eka", adopted_from="[tiimi, b]")
    folder.deed("b", title="Toka", adopted_from="a")
    (found,) = folder.read().problems
    assert found.message == "Teko on oman mallinsa malli: a → b → a."
    assert found.line == 7


def test_a_deed_does_not_tell_its_own_doer_as_a_follower(folder: Folder) -> None:
    folder.deed(adoptions="[Lahti, askola]")
    folder.deed("salo", title="Salossa", municipality="Salo", adoptions="[Lahti, Salon kaupunki]")
    assert [one.code for one in folder.read().problems] == ["own-model", "own-model"]


def test_a_deed_tells_of_each_follower_once(folder: Folder) -> None:
    folder.deed(adoptions="[Hanko, Päiväkoti Pilvi, {by: Hangö, date: 2020}, päiväkoti pilvi, Lahti]")
    found = folder.read().problems
    assert [one.code for one in found] == ["duplicate-adoption", "duplicate-adoption"]
    assert found[0].message == "Hangö on jo kerrottu tämän teon mallin ottajaksi."


def test_the_deed_shows_who_took_it_how_and_what_they_changed(folder: Folder) -> None:
    folder.deed(adoptions="[{by: Lahti, url: 'https://lahti.example/'}]")
    folder.deed("oma", title="Oma viikkolista", municipality="Turku", date="2020-02", adopted_from="tiimi")
    adoption(
        folder, who="Kemi", date="2021-03", how="innoittui", text="Vaihdoimme **viikot** kuukausiin.",
        url="https://kemi.example/", contact="{name: Kotihoidon esihenkilö, email: koti@kemi.example}",
    )  # fmt: skip
    catalogue, site = catalogue_of(folder), site_of(folder)
    pages = pages_of(deeds.publish, catalogue, site)
    body = pages["teot/tiimi/"].body
    _, _, spread = body.partition('id="otettu-mallia"')
    said = words(spread)
    assert "Teko on ollut mallina 3 muulle" in said
    assert "Kemi innoittui · maaliskuu 2021 Vaihdoimme viikot kuukausiin. Lue lisää : Kemi · Lisätietoja: Koti" in said
    assert "Turku otti mallia · helmikuu 2020 Siitä tuli oma teko: Oma viikkolista" in said
    assert said.index("Kemi") < said.index("Turku") < said.index("Lahti otti mallia")
    assert 'href="https://lahti.example/" rel="noopener nofollow ugc"' in spread
    assert 'href="mailto:koti@kemi.example"' in spread and 'href="../../kunnat/kemi/"' in spread
    assert f'id="{address(catalogue.of(Adoption)[0]).partition("#")[2]}"' in spread
    assert address(catalogue.of(Adoption)[0]) == "teot/tiimi/#malli-kemi"
    assert "Malli Tiimi suunnittelee vuoronsa itse" in words(pages["teot/oma/"].body)


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


@pytest.mark.parametrize(
    ("fields", "alone", "raised"),
    [
        ({}, "Vaihe on tekijän kertoma.", "Tekijä itse kertoi vaiheeksi: kokeilu."),
        ({"source": "Raportti"}, "Vaihe on lähteestä.", "Lähteessä vaihe oli: kokeilu."),
        (
            {"source": "Raportti", "authors": "[Maija]"},
            "Vaihe on tekijän kertoma.",
            "Tekijä itse kertoi vaiheeksi: kokeilu.",
        ),
    ],
)
def test_the_stage_says_whether_it_is_told_by_whoever_did_it_or_by_a_source(
    folder: Folder, fields: dict[str, str], alone: str, raised: str
) -> None:
    folder.deed(stage="kokeilu", **fields)
    assert alone in words(pages_of(deeds.publish, catalogue_of(folder), site_of(folder))["teot/tiimi/"].body)
    adoption(folder)
    said = words(pages_of(deeds.publish, catalogue_of(folder), site_of(folder))["teot/tiimi/"].body)
    assert raised in said and alone not in said


def test_a_deed_without_models_and_followers_says_nothing_of_them(folder: Folder) -> None:
    page = pages_of(deeds.publish, catalogue_of(folder), site_of(folder))["teot/tiimi/"].body
    assert 'id="otettu-mallia"' not in page


def test_a_family_is_drawn_and_told_as_a_list(folder: Folder) -> None:
    folder.deed(date="2015")
    folder.deed("b", title="Keittiön viikkolista", municipality="Oulu", date="2016", adopted_from="tiimi")
    folder.deed("c", title="Päiväkodin viikkolista", municipality="Pori", date="2017", adopted_from="b")
    adoption(folder, model="c")
    catalogue, site = catalogue_of(folder), site_of(folder)
    pages = pages_of(deeds.publish, catalogue, site)
    body = pages["teot/b/"].body
    drawing = re.search(r'<svg class="tree".*?</svg>', body, re.DOTALL)
    assert drawing and 'role="img"' in drawing[0] and "style=" not in drawing[0]
    shown = words(drawing[0])
    assert shown.index("Tiimi suunnittelee") < shown.index("Keittiön") < shown.index("Päiväkodin") < shown.index("Kemi")
    assert 'class="tree__title tree__title--own"' in drawing[0]
    _, _, listed = body.partition("Sukupuu luettelona")
    said = words(listed.partition("</details>")[0])
    assert "Keittiön viikkolista (tämä teko)" in said
    assert "Päiväkodin viikkolista , Pori, 2017 – mallina tämä teko" in said
    assert "Kemi sovelsi, 2020 – mallina Päiväkodin viikkolista" in said


def test_two_deeds_are_no_family_to_draw(folder: Folder) -> None:
    adoption(folder)
    assert '<svg class="tree"' not in pages_of(deeds.publish, catalogue_of(folder), site_of(folder))["teot/tiimi/"].body


def test_who_told_no_deeds_of_their_own_are_no_family_to_draw(folder: Folder) -> None:
    for name in ("eka", "toka", "kolmas"):
        adoption(folder, name, who=f"Työpaikka {name}")
    page = pages_of(deeds.publish, catalogue_of(folder), site_of(folder))["teot/tiimi/"].body
    assert page.count('class="adoption"') == 3 and '<svg class="tree"' not in page, "their list tells as much"


def test_what_a_municipality_gave_and_took_stands_on_its_page(folder: Folder) -> None:
    adoption(folder)
    folder.deed("lista", title="Viikkolista", municipality="Kemi")
    adoption(folder, "askola", model="lista", who="Askola", text="Otimme listan.")
    adoption(folder, "oulu", who="Oulu", text="Saman teimme.")
    pages = pages_of(groups.publish, catalogue_of(folder), site_of(folder))
    askola = words(pages["kunnat/askola/"].body)
    gave, _, took = askola.partition("Muiden teot, joista täällä on otettu mallia")
    assert "Teot, joista muut ovat ottaneet mallia" in gave and "Kokeilimme kahdessa tiimissä." in gave
    assert "Otimme listan." in took and "Viikkolista , Kemi" in took
    assert "Saman teimme." in words(pages["kunnat/oulu/"].body), "who only took has a page too"
    assert "mallia" not in words(pages["palvelualat/"].body)


def test_what_is_one_is_told_of_as_one(folder: Folder) -> None:
    for number in range(51):
        adoption(folder, f"nimi-{number}", who=f"Työpaikka {number}")
    catalogue, site = catalogue_of(folder), site_of(folder)
    doer = words(pages_of(groups.publish, catalogue, site)["kunnat/askola/"].body)
    assert "Lisäksi 1 vanhempi merkintä, joka näkyy mallina olleen teon sivulla." in doer
    every = words(pages_of(adoptions.publish, catalogue, site)["otettu-mallia/"].body)
    assert "teko, josta on otettu mallia. Tekoja on kaikkiaan 1." in every


@pytest.mark.parametrize(("deeds", "told"), [(1, "100 %"), (200, "1 %"), (201, "alle 1 %")])
def test_what_one_took_is_never_nothing_of_all(folder: Folder, deeds: int, told: str) -> None:
    adoption(folder)
    for number in range(1, deeds):
        folder.deed(f"teko-{number}", title=f"Teko {number}")
    page = words(pages_of(adoptions.publish, catalogue_of(folder), site_of(folder))["otettu-mallia/"].body)
    assert f"teoista on sellaisia, joista joku muu on ottanut mallia {told}" in page


def test_what_thousands_took_does_not_fill_a_page(folder: Folder) -> None:
    for number in range(50):
        adoption(folder, f"nimi-{number}", who=f"Työpaikka {number}")
    page = pages_of(groups.publish, catalogue_of(folder), site_of(folder))["kunnat/askola/"].body
    assert "Näytä loput (40)" in words(page)
    for number in range(50, 53):
        adoption(folder, f"nimi-{number}", who=f"Työpaikka {number}")
    catalogue, site = catalogue_of(folder), site_of(folder)
    page = pages_of(groups.publish, catalogue, site)["kunnat/askola/"].body
    assert page.count('class="adoption"') == 10
    assert "Näytä 40 lisää" in words(page) and page.count("</a></li>\n") >= 40, "the next ones are named"
    assert "Lisäksi 3 vanhempaa merkintää, jotka näkyvät mallina olleiden tekojen sivuilla." in words(page)
    deed = pages_of(deeds.publish, catalogue, site)["teot/tiimi/"].body
    assert deed.count('class="adoption"') == 53, "each has its place on its model's page"
    assert "Näytä loput (43)" in words(deed)


def test_where_nobody_has_taken_anything_one_sentence_invites(folder: Folder) -> None:
    catalogue, site = catalogue_of(folder), site_of(folder)
    page = pages_of(adoptions.publish, catalogue, site)["otettu-mallia/"]
    said = words(page.body)
    assert "olkaa ensimmäiset" in said
    assert "<h2" not in page.body and "<ul" not in page.body
    assert "Otettu mallia" in [link.title for link in links(Bar.FOOTER, catalogue, site)]
    assert not [name for name in files_of(adoptions.publish, catalogue, site) if name.startswith("otettu-mallia/")]


def test_the_page_of_all_tells_first_what_share_of_deeds_somebody_took(folder: Folder) -> None:
    folder.deed("b", title="Keittiön viikkolista", municipality="Oulu", date="2020", adopted_from="tiimi")
    folder.deed("c", title="Odottava", municipality="Pori", date="2021")
    adoption(folder)
    adoption(folder, "lahti", model="b", who="Lahti", date="2022", how="kopioi")
    catalogue, site = catalogue_of(folder), site_of(folder)
    said = words(pages_of(adoptions.publish, catalogue, site)["otettu-mallia/"].body)
    parts = (
        "67 %",
        "Miten mallia on otettu",
        "Eniten otettu mallia",
        "Uusimmat",
        "Pisimmät ketjut",
        "Odottavat ensimmäistä",
    )
    places = [said.index(part) for part in parts]
    assert places == sorted(places)
    assert "teoista on sellaisia, joista joku muu on ottanut mallia 67 %" in said
    assert said.index("Lahti kopioi · 2022") < said.index("Kemi sovelsi")
    chains = said[places[4] : places[5]]
    assert chains.index("Tiimi suunnittelee") < chains.index("Keittiön viikkolista") < chains.index("Lahti")
    assert "Odottava" in said[places[5] :] and "Keittiön" not in said[places[5] :]


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 0, "0 %"),
        (0, 9, "0 %"),
        (1, 667, "alle 1 %"),
        (1, 200, "1 %"),
        (2, 3, "67 %"),
        (666, 667, "yli 99 %"),
        (3, 3, "100 %"),
    ],
)
def test_the_first_follower_is_not_none_and_nearly_all_is_not_all(part: int, whole: int, said: str) -> None:
    assert share_in_words(part, whole).replace("\u00a0", " ") == said


def test_of_many_deeds_the_first_that_somebody_took_is_seen(folder: Folder) -> None:
    for number in range(250):
        folder.deed(f"d{number}", title=f"Teko {number}")
    adoption(folder)
    page = words(pages_of(adoptions.publish, catalogue_of(folder), site_of(folder))["otettu-mallia/"].body)
    told = (
        "joku muu on ottanut mallia alle 1 % teko, josta on otettu mallia. Tekoja on kaikkiaan 251. 1 mallin ottaja 1"
    )
    assert told in page.replace("\u00a0", " ")


def test_who_took_what_is_given_to_programs(folder: Folder) -> None:
    folder.deed("b", title="Viikkolista", municipality="Oulu", date="2020", adopted_from="tiimi")
    adoption(folder, url="https://kemi.example/")
    catalogue, site = catalogue_of(folder), site_of(folder)
    files = files_of(adoptions.publish, catalogue, site)
    graph = json.loads(files["otettu-mallia/verkko.json"])
    assert [node["id"] for node in graph["nodes"]] == ["tiimi", "b"]
    assert [(edge["model"], edge["by"], edge["deed"], edge["how"]) for edge in graph["edges"]] == [
        ("tiimi", "Kemi", None, "sovelsi"), ("tiimi", "Oulu", "b", None),
    ]  # fmt: skip
    rows = list(csv.DictReader(files["otettu-mallia/verkko.csv"].decode("utf-8-sig").splitlines(), delimiter=";"))
    assert [row["by"] for row in rows] == ["Kemi", "Oulu"]
    assert "Sovelsi: muokattiin omaan työhön;1;50" in files["otettu-mallia/tavat.csv"].decode("utf-8-sig")
    things = Things(catalogue, site)
    told = things.form(catalogue.of(Adoption)[0]).model_dump()
    assert (told["by"], told["how"], told["model"]["slug"], told["who"]["slug"]) == ("Kemi", "sovelsi", "tiimi", "kemi")
    assert told["id"] == told["url"] == "https://tori.example/teot/tiimi/#malli-kemi"
    deed = things.form(catalogue.deed_by_slug["tiimi"]).model_dump()
    assert [(one["by"], one["how"]) for one in deed["adoptions"]] == [("Kemi", "sovelsi"), ("Oulu", None)]


def test_tori_new_asks_for_an_adoption_and_calls_its_file_by_who_and_what(folder: Folder) -> None:
    command = ["new", "adoption", "--content", str(folder.root), "--model", "tiimi", "--who", "Kemi", "--date", "2020"]
    done = CliRunner().invoke(main, [*command, "--how", "sovelsi", "--text", "Otimme mallia."])
    assert done.exit_code == 0, done.output
    written = (folder.root / "adoptions" / "kemi-tiimi.md").read_text(encoding="utf-8")
    assert written == "---\nmodel: tiimi\nwho: Kemi\ndate: 2020\nhow: sovelsi\n---\n\nOtimme mallia.\n"
    again = CliRunner().invoke(main, [*command, "--how", "sovelsi", "--text", "Toisin."])
    assert again.exit_code and "Katso, onko siinä jo sama." in " ".join(again.output.split())
    unknown = CliRunner().invoke(main, [*command[:5], "Aivan muu otsikko", *command[6:], "--how", "sovelsi"])
    assert "”Aivan muu otsikko” ei ole. Mallina olleen teon tiedoston nimi" in " ".join(unknown.output.split())
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
