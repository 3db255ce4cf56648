"""Quotes: others' words on the pages of what they speak of, told apart from our own."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import Folder
from direct import catalogue_of, pages_of, site_of, words
from source_checking import Source, check
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.kinds.stories import publishing as stories
from tekojen_tori.pages.development_path import publishing as path
from tekojen_tori.pages.groups import publishing as groups
from tekojen_tori.pages.programme import publishing as programme
from tekojen_tori.pages.quotes.content import LONGEST
from test_development_path import PATH
from test_development_path import write as write_path
from test_editorials import story
from test_programme import GOOD as PROGRAMME
from test_support import SUPPORT

SAID = "Saimme hyviä vinkkejä pieniinkin muutoksiin"
WHOSE = f"”{SAID}” Osallistuja, kysely 2020 Lähde: luku ”Tuloksia”"
QUOTE: dict[str, Any] = {
    "text": SAID,
    "by": "Osallistuja, kysely 2020",
    "about": ["deeds/tiimi"],
    "source": "luku ”Tuloksia”",
    "source_lines": "2-3",
}


def quotes(folder: Folder, *written: dict[str, Any]) -> Path:
    text = yaml.safe_dump([deepcopy(one) for one in written], allow_unicode=True, sort_keys=False, width=10_000)
    return folder.write("registers/quotes.yml", text)


@pytest.fixture
def everything(folder: Folder) -> Folder:
    """A folder with whatever quotes can be about."""
    folder.write("registers/support.yml", SUPPORT)
    folder.write("registers/programme.yml", PROGRAMME)
    write_path(folder, PATH | {"phases": [{**PATH["phases"][1]}]})
    folder.deed(aliases="[vanha-nimi]")
    story(folder, "juttu")
    return folder


ABOUT = {
    "deeds/tiimi": (deeds.publish, "teot/tiimi/"),
    "stories/sankarit/juttu": (stories.publish, "tarinat/juttu/"),
    "support/sparraus": (groups.publish, "tuki/sparraus/"),
    "sparraus": (path.publish, "kehittamispolku/tyokalut/"),
    "programme": (programme.publish, "tietoa/ohjelma/"),
}


@pytest.mark.parametrize("about", ABOUT)
def test_a_quote_is_on_the_page_of_what_it_is_about_with_its_speaker_and_chapter(
    everything: Folder, about: str
) -> None:
    quotes(everything, QUOTE | {"about": about})
    catalogue, site = catalogue_of(everything), site_of(everything)
    publish, address = ABOUT[about]
    html = pages_of(publish, catalogue, site)[address].body
    assert WHOSE in words(html)
    assert "Nämä ovat toisten sanoja, sellaisina kuin lähde ne antaa." in words(html)
    assert "<blockquote>" in html
    for other, (makes, there) in ABOUT.items():
        assert other == about or SAID not in pages_of(makes, catalogue, site)[there].body, other


def test_a_quote_can_be_about_several_things_and_follows_a_file_that_is_renamed(everything: Folder) -> None:
    quotes(everything, QUOTE | {"about": ["deeds/vanha-nimi", "support/sparraus"]})
    (problem,) = everything.read().problems
    assert (problem.code, problem.hint) == ("renamed-file", "Kirjoita: deeds/tiimi.")
    catalogue, site = catalogue_of(everything), site_of(everything)
    for about in ("deeds/tiimi", "support/sparraus"):
        publish, address = ABOUT[about]
        assert SAID in pages_of(publish, catalogue, site)[address].body, about


def test_three_quotes_are_shown_and_the_rest_are_for_those_who_ask(folder: Folder) -> None:
    folder.deed()
    quotes(folder, *(QUOTE | {"text": f"Sanoin näin {number}"} for number in range(1, 6)))
    html = pages_of(deeds.publish, catalogue_of(folder), site_of(folder))["teot/tiimi/"].body
    shown, rest, *_ = html.split("<details")
    assert [text in shown for text in ("näin 1", "näin 3", "näin 4")] == [True, True, False]
    assert "Näytä loput 2" in rest
    assert "näin 5" in rest


@pytest.mark.parametrize("text", [None, "", "# Ei vielä yhtään\n[]\n"])
def test_without_quotes_there_is_nothing_of_them(folder: Folder, text: str | None) -> None:
    folder.deed()
    if text is not None:
        folder.write("registers/quotes.yml", text)
    assert folder.read().problems == ()
    html = pages_of(deeds.publish, catalogue_of(folder), site_of(folder))["teot/tiimi/"].body
    assert "Lainauksia" not in html


@pytest.mark.parametrize(
    ("fields", "code", "line", "hint"),
    [
        ({"text": f"”{SAID}.”"}, "quotation-marks", 1, "sivu lisää ne itse"),
        ({"text": f"Hän sanoi: ”{SAID}.”"}, "", 0, ""),
        ({"text": "x" * LONGEST}, "", 0, ""),
        ({"text": "x" * (LONGEST + 1)}, "too-long", 1, "Lyhennä."),
        ({"text": ""}, "missing-key", 1, ""),
        ({"by": None}, "missing-key", 1, ""),
        ({"source": None}, "missing-key", 1, ""),
        ({"about": []}, "missing-key", 3, ""),
        ({"about": ["deeds/tiimmi"]}, "unknown-file", 4, "Tarkoititko: deeds/tiimi?"),
        ({"about": ["deeds/tiimi", "support/sparaus"]}, "unknown-file", 5, "Tarkoititko: support/sparraus?"),
        ({"about": ["peeli"]}, "unknown-file", 4, "Tarkoititko: peli?"),
        ({"about": ["xyzzy"]}, "unknown-file", 4, "Kirjoita esimerkiksi deeds/oma-teko"),
        ({"about": ["Oma teko"]}, "bad-file", 4, "Kirjoita esimerkiksi deeds/oma-teko"),
        ({"about": ["deeds/kesken"]}, "names-a-draft", 4, "Julkaise se"),
        ({"source_lines": "3-2"}, "bad-lines", 6, ""),
        ({"kuka": "Minä"}, "unknown-key", 7, ""),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_quote_is_told_with_its_line(
    everything: Folder, fields: dict[str, Any], code: str, line: int, hint: str
) -> None:
    everything.deed("kesken", title="Vielä kesken", draft="true")
    quotes(everything, {key: value for key, value in (QUOTE | fields).items() if value is not None})
    found = everything.read().problems
    assert [(problem.code, problem.line) for problem in found] == ([(code, line)] if code else [])
    assert all(hint in problem.hint for problem in found)


@pytest.mark.parametrize("text", ["text: x\n", "- pelkkää tekstiä\n", "- text: [\n"])
def test_a_file_of_another_form_gives_a_problem(folder: Folder, text: str) -> None:
    folder.deed()
    folder.write("registers/quotes.yml", text)
    assert len(folder.read().problems) == 1


def test_a_tool_and_the_programme_can_be_quoted_about_only_where_they_are(folder: Folder) -> None:
    folder.deed()
    quotes(folder, QUOTE | {"about": ["sparraus", "programme", "support/sparraus"]})
    assert [problem.code for problem in folder.read().problems] == ["unknown-file"] * 3


REPORTS = (
    "Muuta.\n”Saimme hyviä vink-\nkejä pieniin kin muutoksiin”\n",
    "Muuta.\n”Saimme hyviä\n– toinen palsta on välissä – vinkkejä pieniinkin muutoksiin”\n",
)
"""The quote as a page is taken to lines: words broken, a space too many, and another column between."""


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize(
    ("text", "code"),
    [(SAID, None), ("Saimme hyviä neuvoja", "not-a-quote"), ("Muutoksiin saimme vinkkejä", "not-a-quote")],
)
def test_quotes_are_held_to_their_lines_word_for_word(folder: Folder, text: str, code: str | None, report: str) -> None:
    folder.deed()
    quotes(folder, QUOTE | {"text": text})
    found = check(folder.read().content, folder.root, Source(report), folder.root / "words.json").problems
    assert [problem.code for problem in found] == ([code] if code else [])


def test_lines_of_a_quote_that_the_source_does_not_have_are_told_of(folder: Folder) -> None:
    folder.deed()
    quotes(folder, QUOTE | {"source_lines": "98-99"})
    (problem,) = check(folder.read().content, folder.root, Source(REPORTS[0]), folder.root / "words.json").problems
    assert (problem.code, problem.file, problem.line) == ("no-such-line", "registers/quotes.yml", 6)
