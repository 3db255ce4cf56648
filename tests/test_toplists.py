"""TOP lists: an editor's order, a rule, or both; what moved since the last edition; and where they are shown."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import frontmatter
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from conftest import PROJECT, Folder, OpenPage, png, project_registers
from direct import catalogue_of, pages_of, site_of, words
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.contributing.schema import schemas
from tekojen_tori.kinds.stories.content import Story
from tekojen_tori.kinds.toplists import publishing as toplists
from tekojen_tori.kinds.toplists.catalogue import Direction, Movement, TopListEntry, TopLists, movements
from tekojen_tori.kinds.toplists.content import Rule, TopListFields
from tekojen_tori.publishing.page import Page
from tekojen_tori.reading.files.yaml_values import parse_yaml
from tekojen_tori.reading.problems import Severity
from test_editorials import editorial, story

REGISTERS = project_registers()
LISTS = sorted((PROJECT / "toplists").glob("*.md"))

GOOD = """\
---
title: Varhaiskasvatus TOP 3
deeds:
  - deed: yksi
    why: Näyttää, miten alkuun pääsee.
  - kaksi
length: 3
date: 2020-05
editions:
  - date: 2019
    deeds: [kaksi, yksi]
---
Päiväkotien tekoja.
"""
DEEDS = {"yksi": "Ensimmäinen teko", "kaksi": "Toinen teko", "kolme": "Kolmas teko"}


@pytest.fixture
def three(folder: Folder) -> Folder:
    """A folder with three deeds, of 2018, 2019 and 2020."""
    for year, (name, title) in enumerate(DEEDS.items(), 2018):
        folder.deed(name, title=title, date=str(year))
    return folder


def toplist(folder: Folder, front: str, name: str = "lista") -> Path:
    return folder.write(f"toplists/{name}.md", f"---\ntitle: Lista\n{front}\n---\nJohdanto.\n")


def entries(folder: Folder, name: str = "lista") -> tuple[TopListEntry, ...]:
    reading = folder.read()
    assert [problem for problem in reading.problems if problem.severity is Severity.ERROR] == []
    return Catalogue(reading.content).part(TopLists).entries[name]


def names(found: tuple[TopListEntry, ...]) -> list[str]:
    return [entry.name for entry in found]


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


# What is written, the problem's code, line and column, and a word of what it says.
BAD_LISTS: dict[str, tuple[str, str, int, int, str]] = {
    "no fields": ("Pelkkää tekstiä.\n", "no-front-matter", 1, 1, "kentät"),
    "no title": (changed("title: Varhaiskasvatus TOP 3\n", ""), "missing-key", 2, 1, "title"),
    "no introduction": (changed("Päiväkotien tekoja.\n", ""), "empty-text", 12, 1, "johdannossa"),
    "an unknown field": (changed("length: 3", "lenght: 3"), "unknown-key", 7, 1, "length"),
    "an unknown field of a deed": (changed("    why:", "    huoh:"), "unknown-key", 5, 5, "huoh"),
    "a bad date": (changed("2020-05", "5/20"), "bad-date", 8, 1, "2020-05"),
    "a bad date of an edition": (changed("date: 2019\n", "date: 2019-13\n"), "no-such-date", 10, 5, "kalenterissa"),
    "an edition to come": (changed("date: 2019\n", "date: 2031\n"), "future-date", 10, 5, "tulevaisuudessa"),
    "a date to come": (changed("2020-05", "2031-05"), "future-date", 8, 1, "tulevaisuudessa"),
    "a deed that isn't there": (changed("deed: yksi", "deed: poistettu"), "unknown-deed", 4, 5, "poistettu"),
    "a deed that was meant": (changed("- kaksi", "- kaks"), "unknown-deed", 6, 5, "Tarkoititko: kaksi?"),
    "a deed that was renamed": (changed("- kaksi", "- vanha-kaksi"), "renamed-deed", 6, 5, "Kirjoita: kaksi."),
    "a deed twice": (changed("- kaksi", "- yksi"), "repeated-deed", 6, 5, "yksi"),
    "a deed and its old name": (changed("- kaksi", "- kaksi\n  - vanha-kaksi"), "repeated-deed", 7, 5, "kaksi"),
    "a draft": (changed("- kaksi", "- kesken"), "draft-deed", 6, 5, "luonnos"),
    "a story by its slug alone": (changed("- kaksi", "- tarina"), "unknown-deed", 6, 5, "Tarkoititko: stories/sankarit/tarina?"),
    "a story without its series": (changed("- kaksi", "- stories/tarina"), "unknown-story", 6, 5, "Tarkoititko: stories/sankarit/tarina?"),
    "a story that was meant": (changed("- kaksi", "- stories/sankarit/tarnia"), "unknown-story", 6, 5, "Tarkoititko: stories/sankarit/tarina?"),
    "a story that isn't there": (changed("- kaksi", "- stories/sankarit/xyz"), "unknown-story", 6, 5, "stories/sarja/nimi"),
    "a story that was renamed": (changed("- kaksi", "- stories/sankarit/ennen"), "renamed-story", 6, 5, "Kirjoita: stories/sankarit/tarina."),
    "a story twice": (changed("- kaksi", "- stories/sankarit/tarina\n  - stories/sankarit/ennen"), "repeated-story", 7, 5, "stories/sankarit/tarina"),
    "a deed with and without its folder": (changed("- kaksi", "- deeds/yksi"), "repeated-deed", 6, 5, "yksi"),
    "a draft of an episode": (changed("- kaksi", "- podcasts/jakso"), "draft-episode", 6, 5, "luonnos"),
    "an unknown webinar of old": (changed("[kaksi, yksi]", "[kaksi, webinars/aivot]"), "unknown-webinar", 11, 20, "Tarkoititko: webinars/aivotyo?"),
    "what isn't told": (changed("- kaksi", "- campaigns/kevat"), "unlistable", 6, 5, "stories"),
    "no file's name": (changed("- kaksi", "- stories/Sankarit"), "bad-file", 6, 5, "deeds/oma-teko"),
    "no address": (changed("- kaksi", "- Toinen teko"), "bad-slug", 6, 5, "toinen-teko"),
    "an unknown deed of old": (changed("[kaksi, yksi]", "[kaksi, poistettu]"), "unknown-deed", 11, 20, "poistettu"),
    "an empty edition": (changed("    deeds: [kaksi, yksi]\n", ""), "bad-edition", 10, 5, "deeds"),
    "an edition twice": (changed("editions:\n", "editions:\n  - {date: 2019, deeds: [yksi]}\n"), "repeated-edition", 11, 5, "2019"),
    "an edition of another kind": (changed("deeds: [kaksi, yksi]", "organisations: [Askola]"), "mixed-edition", 10, 5, "organisaatioita"),
    "an unknown organisation": (changed("deeds: [kaksi, yksi]", "organisations: [Ascola]"), "unknown-organisation", 11, 21, "Askola"),
    "more than the length": (changed("length: 3", "length: 1"), "longer-than-length", 7, 1, "length"),
    "no length at all": (changed("length: 3", "length: 0"), "out-of-range", 7, 1, "vähintään 1"),
    "a length in words": (changed("length: 3", "length: kolme"), "wrong-type", 7, 1, "kokonaisluku"),
    "neither deeds nor a rule": ("---\ntitle: Tyhjä\n---\nJohdanto.\n", "empty-list", 2, 1, "rule"),
    "a rule that finds nothing": (changed("length: 3", "rule: {by: newest, theme: ergonomia}"), "empty-rule", 7, 1, "Väljennä"),
    "models that could be nobody's": (changed("length: 3", "rule: {by: adopted, theme: ergonomia}"), "empty-rule", 7, 1, "Väljennä"),
    "an unknown order": (changed("length: 3", "rule: newst"), "unknown-value", 7, 1, "newest"),
    "an unknown theme": (changed("length: 3", "rule: {by: newest, theme: ergonomi}"), "unknown-theme", 7, 20, "ergonomia"),
    "an unknown region": (changed("length: 3", "rule: {by: newest, region: Usimaa}"), "unknown-region", 7, 20, "Uusimaa"),
    "an unknown year": (changed("length: 3", "rule: {by: newest, year: viime}"), "bad-year", 7, 20, "this"),
    "deeds among organisations": (changed("length: 3", "rule: organisations"), "mixed-list", 7, 1, "organisaatioita"),
    "a picture that isn't there": (changed("length: 3", "image: lista.png\nalt: Lista"), "missing-image", 7, 1, "lista.png"),
    "a link to nothing": (GOOD + "[Teko](../deeds/nolla.md)\n", "broken-link", 14, 1, "nolla.md"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD_LISTS)
def test_a_bad_list_gives_its_problem(three: Folder, kind: str) -> None:
    three.deed("kaksi", title="Toinen teko", aliases="[vanha-kaksi]")
    three.deed("kesken", title="Kesken", draft="true")
    story(three, aliases="[ennen]")
    editorial(three, "podcasts/jakso", draft="true")
    editorial(three, "webinars/aivotyo")
    text, code, line, column, told = BAD_LISTS[kind]
    path = three.write("toplists/lista.md", text)
    problems = three.read().problems
    found = [problem for problem in problems if problem.code == code]
    assert found, f"no {code} among {problems}"
    assert (found[0].file, found[0].line, found[0].column) == (path.as_posix(), line, column)
    assert told in f"{found[0].message} {found[0].hint}"


@pytest.mark.parametrize("instead", ["length: 1", "rule: organisations"])
def test_what_is_wrong_with_the_whole_doesnt_hide_what_is_wrong_with_its_deeds(three: Folder, instead: str) -> None:
    three.deed("kolme", title="Kolmas teko", aliases="[vanha-kolme]")
    text = changed("- kaksi", "- vanha-kolme\n  - kolme\n  - poistettu").replace("length: 3", instead)
    three.write("toplists/lista.md", text)
    found = {problem.code for problem in three.read().problems}
    assert found > {"unknown-deed", "renamed-deed", "repeated-deed"}
    assert found & {"longer-than-length", "mixed-list"}


def test_a_good_list_has_no_problems(three: Folder) -> None:
    three.write("toplists/lista.md", GOOD)
    assert three.read().problems == ()


def test_names_are_accepted_as_people_write_them_and_it_is_told(three: Folder) -> None:
    rule = "rule: {by: organisations, region: uusimaa, municipality: Askola, theme: Itseohjautuvuus}"
    toplist(three, f"{rule}\neditions:\n  - {{date: 2019, organisations: [Esbo, {{name: lahti}}, Askola]}}")
    told = [(problem.code, problem.line, problem.message) for problem in three.read().problems]
    assert told == [
        ("name-understood", 3, "”uusimaa” luettiin nimeksi ”Uusimaa”."),
        ("name-understood", 3, "”Itseohjautuvuus” luettiin nimeksi ”itseohjautuvuus”."),
        ("name-understood", 5, "”Esbo” luettiin nimeksi ”Espoo”."),
        ("name-understood", 5, "”lahti” luettiin nimeksi ”Lahti”."),
    ]


def test_file_names_and_addresses_may_not_collide(three: Folder) -> None:
    toplist(three, "rule: newest", "yksi")  # a deed has the same name, but another folder
    toplist(three, "rule: newest\naliases: [yksi]", "toinen")
    toplist(three, "rule: newest", "Kolmas")
    toplist(three, "rule: newest", "2020/kolmas")
    found = sorted((Path(problem.file).stem, problem.code) for problem in three.read().problems)
    assert found == [("Kolmas", "bad-file-name"), ("Kolmas", "colliding-file-name"), ("toinen", "colliding-alias")]


def test_a_bad_list_gives_no_site(three: Folder) -> None:
    three.write("toplists/lista.md", changed("- kaksi", "- kaks"))
    result = three.build()
    assert result.returncode == 1
    assert "lista.md:6:5" in result.stderr
    assert not (three.root / "site").exists()


def test_an_editors_list_is_in_the_editors_order(three: Folder) -> None:
    three.write("toplists/lista.md", GOOD)
    found = entries(three)
    assert names(found) == ["Ensimmäinen teko", "Toinen teko"]
    assert [entry.why for entry in found] == ["Näyttää, miten alkuun pääsee.", None]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("newest", ["e", "d", "c", "b", "a"]),
        ("{by: newest, theme: ergonomia}", ["d", "b"]),
        ("{by: newest, sector: opetus ja kasvatus}", ["c", "b"]),
        ("{by: newest, municipality: Espoo}", ["b"]),
        ("{by: newest, region: Etelä-Savo}", ["e"]),
        ("{by: newest, year: 2019}", ["c", "b"]),
        ("{by: newest, year: this}", ["e"]),
        ("{by: newest, theme: ergonomia, sector: opetus ja kasvatus}", ["b"]),
        ("adopted", ["a", "b"]),
        ("{by: adopted, year: 2020}", ["b"]),
        ("{by: adopted, year: this}", ["a"]),
        ("organisations", ["Askola", "Espoo", "Järvi-Saimaan Palvelut Oy"]),
        ("{by: organisations, year: 2019}", ["Askola", "Espoo"]),
    ],
)
def test_a_rule_keeps_a_list(folder: Folder, rule: str, expected: list[str]) -> None:
    folder.deed("a", title="Teko a", date="2018", adoptions="[{by: Lahti, date: 2019}, {by: Turku, date: 2026-01}]")
    folder.deed(
        "b", title="Teko b", date="2019", sector="opetus ja kasvatus", theme="[ergonomia]", municipality="Espoo"
    )
    folder.deed("c", title="Teko c", date="2019-06", sector="opetus ja kasvatus")
    folder.deed("d", title="Teko d", date="2020", theme="[aivotyö, ergonomia]", adopted_from="b")
    folder.deed("e", title="Teko e", date="2026", municipality=None, organisation="Järvi-Saimaan Palvelut Oy")
    toplist(folder, f"rule: {rule}")
    assert [name.removeprefix("Teko ") for name in names(entries(folder))] == expected


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("adopted", "ottaneensa mallia näistä teoista."),
        ("{by: adopted, year: 2020}", "ottaneensa mallia näistä teoista vuonna 2020."),
    ],
)
def test_an_order_by_adoptions_waits_for_the_first_and_says_so(folder: Folder, rule: str, said: str) -> None:
    folder.deed("malli", title="Malli")
    toplist(folder, f"rule: {rule}")
    assert [(one.code, one.severity) for one in folder.read().problems] == [("nothing-adopted", Severity.INFO)]
    page = pages_of(toplists.publish, catalogue_of(folder), site_of(folder))["top/lista/"].body
    assert said in words(page) and "olkaa ensimmäiset" in words(page)
    assert 'class="places"' not in page
    folder.deed("malli", title="Malli", adoptions="[{by: Kemi, date: 2020}]")
    assert folder.read().problems == ()
    page = pages_of(toplists.publish, catalogue_of(folder), site_of(folder))["top/lista/"].body
    assert "olkaa ensimmäiset" not in words(page)


def test_an_alias_is_a_model_too_and_the_figures_are_told(folder: Folder) -> None:
    folder.deed("malli", title="Malli", aliases="[vanha-malli]", adoptions="[Lahti]")
    folder.deed("seuraaja", title="Seuraaja", municipality="Kemi", adopted_from="vanha-malli")
    toplist(folder, "rule: adopted")
    assert [(entry.name, entry.count) for entry in entries(folder)] == [("Malli", 2)]


def test_deeds_are_pinned_above_a_rule_and_stand_on_the_list_once(three: Folder) -> None:
    toplist(three, "deeds: [yksi]\nrule: newest\nlength: 2")
    assert names(entries(three)) == ["Ensimmäinen teko", "Kolmas teko"]
    toplist(three, "deeds: [kaksi]\nrule: newest")
    assert names(entries(three)) == ["Toinen teko", "Kolmas teko", "Ensimmäinen teko"]


def test_a_rules_list_is_ten_long_unless_told_otherwise(folder: Folder) -> None:
    for number in range(12):
        folder.deed(f"teko-{number}", title=f"Teko {number}")
    toplist(folder, "rule: newest")
    assert len(entries(folder)) == 10


def test_the_year_of_a_rule_may_follow_the_calendar() -> None:
    assert Rule.model_validate({"by": "newest", "year": "this"}).in_year(date(2031, 1, 1)) == 2031
    assert Rule.model_validate({"by": "newest", "year": 2020}).in_year(date(2031, 1, 1)) == 2020
    assert Rule.model_validate("newest").in_year(date(2031, 1, 1)) is None


def test_a_new_year_empties_a_list_but_stops_nothing(three: Folder) -> None:
    toplist(three, "rule: {by: newest, year: this}")
    assert [(problem.code, problem.severity) for problem in three.read().problems] == [("empty-year", Severity.INFO)]
    assert three.build("--strict").returncode == 0
    assert "ei ole vielä mitään tältä vuodelta" in three.page("top/lista/")


VALUES = st.recursive(
    st.none() | st.integers(-5, 5) | st.sampled_from(["yksi", "newest", "2019", "x y", ""]) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["deed", "why", "by", "year", "date", "deeds", "organisations", "name"]), inner
        )
    ),
    max_leaves=6,
)


@given(
    st.dictionaries(st.sampled_from(["title", "deeds", "rule", "length", "editions", "date", "theme", "image"]), VALUES)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_list_whatever_gives_a_traceback(three: Folder, fields: dict[str, Any]) -> None:
    three.write("toplists/lista.md", f"---\n{yaml.safe_dump({'title': 'Lista'} | fields)}---\nJohdanto.\n")
    reading = three.read()
    for problem in reading.problems:
        assert problem.line >= 1
        assert problem.message
    if not any(problem.severity is Severity.ERROR for problem in reading.problems):
        assert Catalogue(reading.content).part(TopLists).entries.keys() == {"lista"}


def test_what_moved_is_counted_from_the_order_before() -> None:
    moved = movements(["a", "b", "c"], ["b", "a", "d"])
    assert moved == (Movement(Direction.UP, 1), Movement(Direction.DOWN, 1), Movement(Direction.NEW))
    assert movements(["a"], ["a"]) == (Movement(Direction.SAME),)
    assert movements([], ["a"]) == (Movement(Direction.NEW),)


def test_other_things_stand_among_deeds_and_move_as_they_do(three: Folder) -> None:
    story(three, "yksi", title="Tarina", aliases="[ennen]")  # a deed has the same name, but another folder
    editorial(three, "podcasts/jakso", title="Jakso")
    now = "deeds:\n  - {deed: stories/sankarit/yksi, why: Alkaa tästä.}\n  - yksi\nrule: newest"
    toplist(three, f"{now}\neditions: [{{date: 2020, deeds: [yksi, stories/sankarit/ennen, podcasts/jakso]}}]")
    assert [(one.name, one.why) for one in entries(three)] == [
        ("Tarina", "Alkaa tästä."),
        ("Ensimmäinen teko", None),
        ("Kolmas teko", None),
        ("Toinen teko", None),
    ]
    lists = Catalogue(three.read().content).part(TopLists)
    assert [entry.movement for entry in lists.entries["lista"][:2]] == [
        Movement(Direction.UP, 1),
        Movement(Direction.DOWN, 1),
    ]
    assert [entry.name for entry in lists.left(lists.all[0])] == ["Jakso"]


def test_the_last_edition_is_the_one_compared_with_and_tells_who_left(three: Folder) -> None:
    three.deed("kaksi", title="Toinen teko", aliases="[vanha-kaksi]")
    editions = "  - {date: 2020, deeds: [kolme, vanha-kaksi]}\n  - {date: 2019, deeds: [yksi, kolme]}"
    toplist(three, f"deeds: [kaksi, yksi]\neditions:\n{editions}")
    reading = three.read()
    lists = Catalogue(reading.content).part(TopLists)
    assert [entry.movement for entry in lists.entries["lista"]] == [Movement(Direction.UP, 1), Movement(Direction.NEW)]
    (only,) = lists.all
    assert [(entry.name, entry.place) for entry in lists.left(only)] == [("Kolmas teko", 1)]
    newest, oldest = lists.history(only)
    assert [entry.movement for entry in newest.entries] == [Movement(Direction.UP, 1), Movement(Direction.NEW)]
    assert [entry.movement for entry in oldest.entries] == [None, None]


def test_an_edition_of_other_figures_is_shown_but_not_compared_with(three: Folder) -> None:
    edition = "  - date: 2020\n    comparable: false\n    organisations: [{name: Hämeenkyrö, deeds: 53}, Liminka]"
    toplist(three, f"rule: organisations\neditions:\n{edition}")
    assert [(entry.name, entry.count, entry.movement) for entry in entries(three)] == [("Askola", 3, None)]
    lists = Catalogue(three.read().content).part(TopLists)
    assert lists.left(lists.all[0]) == ()
    assert [(one.name, one.count) for one in lists.history(lists.all[0])[0].entries] == [("Hämeenkyrö", 53), ("Liminka", None)]  # fmt: skip


def test_a_deed_named_as_its_municipality_confuses_no_edition(three: Folder) -> None:
    three.deed("juhla", title="Juhla", aliases="[askola]", municipality="Espoo")
    toplist(three, "rule: organisations\neditions: [{date: 2020, organisations: [Espoo, Askola]}]")
    moved = [(entry.name, entry.movement) for entry in entries(three)]
    assert moved == [("Askola", Movement(Direction.UP, 1)), ("Espoo", Movement(Direction.DOWN, 1))]


def test_a_draft_of_a_list_is_left_out_unless_wanted(three: Folder) -> None:
    toplist(three, "rule: newest\ndraft: true")
    content = three.read().content
    assert Catalogue(content).part(TopLists).all == ()
    assert len(Catalogue(content, with_drafts=True).part(TopLists).all) == 1


def page_of(folder: Folder, name: str = "lista", url: str = "https://tori.example/") -> Page:
    """The page of a list, made without a whole build."""
    return pages_of(toplists.publish, catalogue_of(folder), site_of(folder, url))[f"top/{name}/"]


@pytest.mark.parametrize(
    ("length", "size", "missing"),
    [
        (5, "Kootaan: 2/5", "Listaa kootaan: 3 paikkaa on vielä vapaana."),
        (3, "Kootaan: 2/3", "Listaa kootaan: 1 paikka on vielä vapaana."),
        (2, "2 tekoa", None),
        (None, "2 tekoa", None),
    ],
)
def test_a_list_that_is_not_full_tells_how_many_places_are_free(
    three: Folder, length: int | None, size: str, missing: str | None
) -> None:
    toplist(three, f"deeds: [yksi, kaksi]\n{f'length: {length}' if length else ''}")
    page = words(page_of(three).body)
    assert size in page
    assert (missing in page) if missing else ("vapaana" not in page)
    (card,) = (toplists.toplist_card(one, catalogue_of(three)) for one in catalogue_of(three).part(TopLists).all)
    assert card.size.replace("\N{NO-BREAK SPACE}", " ") == size


@pytest.mark.parametrize(
    ("front", "size"),
    [
        ("rule: newest\nlength: 9", "3 tekoa"),
        ("rule: organisations\nlength: 9", "1 tekijä"),
        ("deeds: [yksi]\nrule: {by: newest, theme: itseohjautuvuus}", "3 tekoa"),
        ("rule: {by: newest, year: this}", "0 tekoa"),
        ("rule: {by: organisations, year: this}", "0 tekijää"),
        ("length: 4", "Kootaan: 0/4"),
    ],
)
def test_a_list_kept_by_a_rule_has_no_free_places(three: Folder, front: str, size: str) -> None:
    toplist(three, front)
    page = words(page_of(three).body)
    assert f" {size} " in page
    assert ("vapaana" in page) is size.startswith("Kootaan")


def test_the_size_of_a_list_tells_its_kinds_in_their_order(three: Folder) -> None:
    story(three, title="Tarina")
    editorial(three, "podcasts/jakso", title="Jakso")
    toplist(three, "deeds: [podcasts/jakso, yksi, stories/sankarit/tarina, kaksi]")
    assert "2 tekoa, 1 tarina ja 1 podcast-jakso" in words(page_of(three).body)
    toplist(three, "deeds: [podcasts/jakso]")
    assert "Podcast-jakso" in words(page_of(three).body), "a list without deeds says what is on it"


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("newest", "uusimmat teot ensin"),
        ("organisations", "kunnat ja organisaatiot, joilta on eniten tekoja"),
        ("{by: newest, year: 2019}", "uusimmat teot ensin; vuosi 2019"),
        ("{by: newest, year: this}", "uusimmat teot ensin; kuluva vuosi 2026"),
        (
            "{by: newest, sector: koko kunta, theme: ergonomia, region: Uusimaa, municipality: Askola}",
            "uusimmat teot ensin; palveluala koko kunta; teema ergonomia; maakunta Uusimaa; kunta Askola",
        ),
    ],
)
def test_a_rule_is_told_in_words(three: Folder, rule: str, told: str) -> None:
    three.deed("neljas", title="Neljäs", sector="koko kunta", theme="[ergonomia]")
    toplist(three, f"rule: {rule}")
    assert f"Lista pysyy ajan tasalla itsestään: {told}." in words(page_of(three).body)


def test_a_list_of_organisations_leads_to_those_that_have_a_page(three: Folder) -> None:
    three.deed("yhtio", title="Yhtiö", municipality=None, organisation="Järvi-Saimaan Palvelut Oy")
    toplist(three, "rule: organisations\neditions: [{date: 2019, organisations: [{name: Stara, deeds: 4}, Askola]}]")
    page = page_of(three)
    (listed,) = page.data
    assert [(one["position"], one["name"], one.get("url")) for one in listed["itemListElement"]] == [
        (1, "Askola", "https://tori.example/kunnat/askola/"),
        (2, "Järvi-Saimaan Palvelut Oy", "https://tori.example/organisaatiot/jarvi-saimaan-palvelut/"),
    ]
    assert listed["numberOfItems"] == 2
    assert 'href="../../kunnat/askola/"' in page.body
    assert 'href="../../organisaatiot/stara/"' not in page.body, "nothing else is told of it, so it has no page"
    assert "Edellisestä painoksesta pois jäi: Stara (1.)." in words(page.body)
    (listed,) = page_of(three, url="").data
    assert not any("url" in one for one in listed["itemListElement"])


def test_a_lists_page_says_what_it_is_and_where_it_belongs(three: Folder) -> None:
    toplist(three, "deeds: [yksi]")
    page = page_of(three)
    assert (page.is_indexed, page.section, page.share_image) == (True, "top/", "jakokuvat/top/lista.png")
    assert [(crumb.title, crumb.address) for crumb in page.crumbs] == [("TOP-listat", "top/")]
    assert page.description == "Johdanto."


def test_the_overview_lists_rules_first_and_then_by_title(three: Folder) -> None:
    for name, front in (("a", "length: 3"), ("b", "rule: newest"), ("c", "length: 3"), ("d", "rule: newest")):
        title = {"a": "Öljy", "b": "Väli", "c": "Äiti", "d": "Alku"}[name]
        three.write(f"toplists/{name}.md", f"---\ntitle: {title}\n{front}\n---\nJohdanto.\n")
    overview = pages_of(toplists.publish, catalogue_of(three), site_of(three))["top/"]
    assert re.findall(r"<h[23][^>]*><a [^>]*>([^<]*)</a>", overview.body) == ["Alku", "Väli", "Äiti", "Öljy"]


def test_the_overview_shows_lists_that_are_only_being_gathered_after_the_others(three: Folder) -> None:
    for name, front in (
        ("a", "length: 9\ndeeds: [yksi]"),
        ("b", "length: 9\ndeeds: [yksi, kaksi]"),
        ("c", "length: 9"),
        ("d", "rule: {by: newest, year: this}"),
    ):
        three.write(f"toplists/{name}.md", f"---\ntitle: Lista {name}\n{front}\n---\nJohdanto.\n")

    def overview() -> str:
        return str(pages_of(toplists.publish, catalogue_of(three), site_of(three))["top/"].body)

    full, gathered = overview().split("Kootaan parhaillaan")
    assert [re.findall(r">(Lista .)</a>", part) for part in (full, gathered)] == [
        ["Lista b"],
        ["Lista d", "Lista a", "Lista c"],
    ]
    for name in "acd":
        (three.root / f"toplists/{name}.md").unlink()
    assert "Kootaan parhaillaan" not in overview()


def test_where_a_thing_is_listed_is_told_with_its_place_and_lists_of_its_groups(three: Folder) -> None:
    story(three, "yksi", title="Tarina")
    toplist(three, "deeds: [kaksi, yksi, yksi]\ntheme: ergonomia", "a")
    toplist(three, "rule: {by: newest, theme: itseohjautuvuus, sector: sosiaali- ja terveysala}", "b")
    toplist(three, "rule: organisations", "c")
    found = Catalogue(three.read().content)
    deed, tale = found.deed_by_slug["yksi"], found.of(Story)[0]
    assert [(one.slug, place) for one, place in found.part(TopLists).of(deed)] == [("b", 3), ("a", 2)]
    assert found.part(TopLists).of(tale) == ()
    themes = {
        theme.name: [one.slug for one in found.part(TopLists).of_theme(theme)] for theme in found.registers.themes
    }
    assert {name: lists for name, lists in themes.items() if lists} == {"ergonomia": ["a"], "itseohjautuvuus": ["b"]}
    sectors = {one.name: [each.slug for each in found.part(TopLists).of_sector(one)] for one in found.registers.sectors}
    assert {name: lists for name, lists in sectors.items() if lists} == {"sosiaali- ja terveysala": ["b"]}


def test_who_moved_how_far_since_the_edition_before(three: Folder) -> None:
    now = ["a", "c", "d", "b", "e"]
    assert movements(["a", "b", "c", "d"], now) == (
        Movement(Direction.SAME, 0),
        Movement(Direction.UP, 1),
        Movement(Direction.UP, 1),
        Movement(Direction.DOWN, 2),
        Movement(Direction.NEW, 0),
    )
    editions = "[{date: 2018, deeds: [kolme, yksi]}, {date: 2020, deeds: [yksi, kaksi]}, {date: 2019, deeds: [yksi, kolme], comparable: false}]"  # fmt: skip
    toplist(three, f"deeds: [kaksi]\neditions: {editions}")
    lists = Catalogue(three.read().content).part(TopLists)
    (only,) = lists.all
    history = lists.history(only)
    assert [past.edition.date.iso() for past in history] == ["2020", "2019", "2018"]
    assert [[(one.place, one.name, one.movement) for one in past.entries] for past in history] == [
        [(1, "Ensimmäinen teko", None), (2, "Toinen teko", None)],
        [(1, "Ensimmäinen teko", None), (2, "Kolmas teko", None)],
        [(1, "Kolmas teko", None), (2, "Ensimmäinen teko", None)],
    ], "nothing is compared with what can't be"
    assert [(one.name, one.place) for one in lists.left(only)] == [("Ensimmäinen teko", 1)]
    page = words(page_of(three).body)
    assert "nousi 1 sijan" in page
    assert "Nousut ja laskut on laskettu edellisestä painoksesta (2020)." in page


def test_a_list_of_organisations_tells_who_moved_and_who_left(three: Folder) -> None:
    editions = "[{date: 2019, organisations: [{name: Lahti, deeds: 4}, {name: Askola, deeds: 2}]}, {date: 2018, organisations: [Askola, Lahti]}]"  # fmt: skip
    toplist(three, f"rule: organisations\neditions: {editions}")
    lists = Catalogue(three.read().content).part(TopLists)
    (only,) = lists.all
    assert [(one.name, one.count, one.movement) for one in lists.entries["lista"]] == [
        ("Askola", 3, Movement(Direction.UP, 1))
    ]
    assert [(one.name, one.place, one.count) for one in lists.left(only)] == [("Lahti", 1, 4)]
    assert [[(one.place, one.name, one.movement) for one in past.entries] for past in lists.history(only)] == [
        [(1, "Lahti", Movement(Direction.UP, 1)), (2, "Askola", Movement(Direction.DOWN, 1))],
        [(1, "Askola", None), (2, "Lahti", None)],
    ]


def data(page: str, kind: str) -> dict[str, Any]:
    found = [json.loads(one) for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]
    return next(one for one in found if one["@type"] == kind)


def test_a_list_is_published_in_every_place_it_belongs_to(three: Folder) -> None:
    three.write("toplists/kuva.png", png(80, 60))
    fields = (
        "image: kuva.png\nalt: Päiväkoti\nsector: opetus ja kasvatus\ntheme: ergonomia\naliases: [vanha]\nlength: 3"
    )
    text = changed("length: 3", fields) + "Katso [teko](../deeds/kolme.md).\n"
    three.write("toplists/varhaiskasvatus.md", text)
    three.deed("kolme", title="Kolmas teko", text="Katso [lista](../toplists/varhaiskasvatus.md).")
    result = three.build("--strict")
    assert result.returncode == 0, result.stderr
    page = three.page("top/varhaiskasvatus/")
    assert "Näyttää, miten alkuun pääsee." in page
    assert "Kootaan: 2/3" in page
    assert "Julkaistu toukokuussa 2020" in page
    assert "nousi 1\N{NO-BREAK SPACE}sijan" in page
    assert "laski 1\N{NO-BREAK SPACE}sijan" in page
    assert '<a href="../../teot/kolme/"' in page
    assert 'src="../../media/toplists/kuva.png" alt="Päiväkoti"' in page
    assert (three.root / "site/media/toplists/kuva.png").is_file()
    for address in ("", "top/", "teot/yksi/", "teot/kolme/", "palvelualat/opetus-ja-kasvatus/", "teemat/ergonomia/"):
        assert "top/varhaiskasvatus/" in three.page(address), address
    assert "Listalla" in three.page("teot/yksi/")
    assert "Listalla" not in three.page("teot/kolme/")
    listed = data(page, "ItemList")
    assert listed["numberOfItems"] == 2
    assert [(item["position"], item["url"]) for item in listed["itemListElement"]] == [
        (1, "https://tekojentori.example/teot/yksi/"),
        (2, "https://tekojentori.example/teot/kaksi/"),
    ]
    assert "<loc>https://tekojentori.example/top/varhaiskasvatus/</loc>" in three.page("sitemap.xml")
    assert "0; url=../../top/varhaiskasvatus/" in three.page("top/vanha/")


def test_a_list_of_many_kinds_says_of_each_what_it_is(three: Folder) -> None:
    story(three, title="Tarina", sector="opetus ja kasvatus", municipality="Askola")
    editorial(three, "podcasts/jakso", title="Jakso")
    editorial(three, "webinars/web", title="Webinaari", date="2019-03")
    named = ["stories/sankarit/tarina", "yksi", "podcasts/jakso", "webinars/web"]
    toplist(three, f"deeds: [{', '.join(named)}]")
    assert three.build("--strict").returncode == 0
    page = three.page("top/lista/")
    rows = re.findall(r'<p class="place__where">(.*?)</p>', page, re.DOTALL)
    words = [" ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", row, flags=re.DOTALL).split()) for row in rows]
    assert words == [
        "Tarina Askola · 2020",
        "Kehittämisteko Askola · 2018",
        "Podcast-jakso",
        "Webinaari maaliskuu 2019",
    ]
    assert "1 teko, 1 tarina, 1 podcast-jakso ja 1 webinaari" in page.replace("\N{NO-BREAK SPACE}", " ")
    addresses = ["tarinat/tarina/", "teot/yksi/", "podcast/jakso/", "webinaarit/web/"]
    assert [item["url"].partition("example/")[2] for item in data(page, "ItemList")["itemListElement"]] == addresses
    for place, address in enumerate(addresses, 1):
        facts = " ".join(re.sub("<[^>]+>", " ", three.page(address)).split())
        assert f"Listalla Lista ( {place}.)".replace("( ", "(") in facts.replace("( ", "("), address
    told = json.loads((three.root / "site/api/v1/toplists/lista.json").read_text(encoding="utf-8"))
    assert [place["thing"]["kind"] for place in told["places"]] == ["story", "deed", "episode", "webinar"]


def test_a_rules_list_says_what_it_follows(folder: Folder) -> None:
    folder.deed("yksi", title="Yksi", theme="[ergonomia]", adoptions="[Lahti]")
    folder.deed("kaksi", title="Kaksi", theme="[ergonomia]")
    toplist(folder, "deeds: [kaksi]\nrule: {by: adopted, theme: ergonomia}")
    assert folder.build("--strict").returncode == 0
    page = folder.page("top/lista/")
    assert "Ensimmäisenä ovat toimituksen valinnat" in page
    assert "eniten mallia; teema ergonomia." in page
    assert "mallia otettu 1\N{NO-BREAK SPACE}kerran" in page
    assert "Kootaan" not in page
    assert "top/lista/" in folder.page("teemat/ergonomia/")


def test_a_tori_without_lists_has_an_overview_and_no_gap_on_the_home_page(folder: Folder) -> None:
    folder.deed()
    assert folder.build("--strict").returncode == 0
    assert "Listoja ei vielä ole" in folder.page("top/")
    assert "Kaikki TOP-listat" not in folder.page()


def test_nothing_that_an_editor_writes_runs_in_a_readers_browser(three: Folder) -> None:
    bad = "<script>alert(1)</script>"
    text = changed("Näyttää, miten alkuun pääsee.", f'"{bad}"').replace("Varhaiskasvatus TOP 3", f'"{bad}"') + bad
    three.write("toplists/lista.md", text)
    assert three.build().returncode == 0
    for address in ("", "top/", "top/lista/", "teot/yksi/"):
        assert bad not in three.page(address)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_list_is_as_the_schema_tells(path: Path) -> None:
    schema = json.loads((PROJECT / "schemas/toplist.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(frontmatter.load(str(path)).metadata)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "a"},
        {"rule": "newst"},
        {"rule": {"by": "newest", "theme": "avaruus"}},
        {"length": 0},
        {"listat": 1},
        {"deeds": ["Yksi"]},
    ],
)
def test_the_schema_finds_what_the_checker_would(change: dict[str, Any]) -> None:
    deeds = ["yksi", {"deed": "kaksi", "why": "Hyvä."}, "stories/sankarit/tarina"]
    good = {"title": "Lista", "deeds": deeds, "rule": "newest", "length": 12}
    validator = Draft202012Validator(schemas(REGISTERS)["toplist"])
    assert validator.is_valid(good)
    assert not validator.is_valid(good | change)


def test_the_guides_examples_are_written_as_lists_are() -> None:
    guide = (PROJECT / "docs/toimitus.md").read_text(encoding="utf-8")
    section = guide.partition("## TOP-listat")[2].partition("\n## ")[0]
    examples = re.findall(r"```(?:yaml|markdown\n---)\n(.*?)(?:---\n.*?)?```", section, re.DOTALL)
    lists = [
        TopListFields.model_validate({"title": "Lista", "length": 12} | parse_yaml(one).value, context=REGISTERS)
        for one in examples
    ]
    assert "varhaiskasvatus" in {one.rule.theme.slug for one in lists if one.rule and one.rule.theme}


def test_the_published_lists_have_the_lengths_of_the_source() -> None:
    lengths = {path.stem: frontmatter.load(str(path)).metadata["length"] for path in LISTS}
    assert lengths == {
        "ahkerimmat-kertojat": 5,
        "ateria-ja-puhtauspalvelut": 12,
        "mika-innostaa-kehittamaan": 17,
        "sosiaali-ja-terveydenhuollon-ergonomia": 12,
        "suunterveydenhoito": 18,
        "toimintakulttuurin-uudistajat": 20,
        "varhaiskasvatus": 12,
    }


def test_the_published_top_five_stands_beside_the_living_one(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "top/ahkerimmat-kertojat/")
    living, published = page.locator(".places").bounding_box(), page.locator(".history").bounding_box()
    assert living and published
    assert published["x"] > living["x"] + living["width"]
    rows = page.locator(".history li").all_inner_texts()
    assert [row.replace("\N{NO-BREAK SPACE}", " ") for row in rows] == [
        "Hämeenkyrö 53 tekoa", "Varkaus 38 tekoa", "Järvenpää 30 tekoa", "Liminka 30 tekoa", "Kangasala 28 tekoa",
    ]  # fmt: skip


def test_a_list_prints_without_what_only_a_screen_needs(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "top/varhaiskasvatus/")
    page.emulate_media(media="print")
    for gone in (".menu", ".crumbs", ".bottom", ".deed__help"):
        assert not page.locator(gone).first.is_visible()
    assert page.locator(".place").count() == 6
    assert page.locator(".place__number").first.is_visible()
