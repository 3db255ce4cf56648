"""Readers find the deed: search as the published script does it, in a real browser."""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import Folder, OpenPage, axe_violations, no_complaints
from direct import catalogue_of, pages_of, site_of
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.language.slugs import fold
from tekojen_tori.language.tokens import tokens
from tekojen_tori.language.words.inflection import splits
from tekojen_tori.pages.search import publishing as search
from tekojen_tori.pages.search.documents import Document, documents
from tekojen_tori.pages.search.facets import facets
from tekojen_tori.publishing.page import Page as SearchPage
from tekojen_tori.publishing.page import kept
from test_editorials import editorial, story

SEARCH = "haku/"
ASK = """async ([query, facets, sort]) => {
  const { SearchClient } = await import(new URL("../assets/tori/code/source/search/client.js", location));
  const { src } = document.querySelector("script[src*='tori.js']");
  window.client ??= new SearchClient({
    worker: new Worker(new URL("search/worker.js", src), { type: "module" }),
    failed: new Promise(() => {}),
    directory: (await fetch(new URL("../../search/directory", src))).arrayBuffer(),
  });
  const outcome = await window.client.search({ query, facets, sort });
  const details = await window.client.details(outcome.results.slice(0, 40), outcome.words);
  return { ...outcome, details };
}"""
Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def asked(real_site: Path, serve: Callable[[Path], str], browser: Browser) -> Iterator[Page]:
    """A page that is asked again and again, as a reader does, so that the index is fetched once."""
    page = browser.new_page()
    page.goto(serve(real_site) + SEARCH)
    yield page
    page.close()


@pytest.fixture
def ask(asked: Page) -> Iterator[Ask]:
    with no_complaints(asked):
        yield lambda query, facets=None, sort="": asked.evaluate(ASK, [query, facets or {}, sort])


def slugs(outcome: dict[str, Any]) -> list[str]:
    return [details["address"].split("/")[1] for details in outcome["details"]]


def titles_shown(page: Page) -> list[str]:
    """The titles of the first page of results, when it is that of what the address asks."""
    expect(page.locator(".results")).to_have_attribute("aria-busy", "false")
    expect(page.locator(".result").first).to_be_visible()
    return page.locator(".result__title").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "deed"),
    [
        ("työvuorojen suunnittelu", "askola-tiimit-suunnittelevat-vuoronsa"),
        ("koulun ilmapiiri", "hyvinkaa-ilmapiirikysely"),
        ("ohjelmistorobotit taloushallinnossa", "vantaa-robotit-taloushallintoon"),
        ("miten käsitellä kielteistä asiakaspalautetta", "kokkola-kriittinen-asiakaspalaute"),
        ("whatsapp päiväkodissa", "kuhmo-whatsapp-paivakodissa"),
        ("kirjasto korona digi", "helsinki-kirjaston-digiloikka"),
        ("etähoito kotihoidossa", "helsinki-kotihoidon-etapalvelut"),
        ("kesätyöseteli yrityksille", "jamsa-kesatyosetelin-haku"),
        ("keskeytykset ja keskittyminen", "hausjarvi-keskittymisrauha"),
        ("väkivallan uhka koulussa", "puumala-tukea-haastaviin-tilanteisiin"),
        ("tilavaraus", "alavus-tilojen-varauskalenteri"),
        ("uuden esimiehen perehdytys toisessa yksikössä", "phhyky-esihenkilo-sijaistaa-nopeasti"),
        ("potilaiden liikkuminen sairaalassa", "vantaa-sairaala-aktiivinen-potilas"),
        ("aivotyö kuormittaa", "pirkkala-aivotyon-pelisaannot"),
        ("green care", "phhyky-luonto-lahelle-asiakasta"),
        ("nuorten tavoittaminen verkossa", "joensuu-nuoriso-kylilla-ja-verkossa"),
        ("lautapeli tiimille", "turku-topaasia-pelit"),
        ("kaupungin strategia arkeen", "alavus-strategia-kehittajaryhmissa"),
        ("sosiaalityön maine", "varkaus-aikuissosiaalityon-brandi"),
        ("linja-autonkuljettajien liikunta", "hkl-kuljettajat-tyonsa-kehittajina"),
    ],
)
def test_the_deed_one_would_pick_is_among_the_first_three(ask: Ask, query: str, deed: str) -> None:
    assert deed in slugs(ask(query, {"laji": ["teko"]}))[:3]


@pytest.mark.parametrize(
    ("query", "deed"),
    [
        ("varhaiskasvatuksessa", "espoo-hyveet-varhaiskasvatuksessa"),
        ("kunnille", "lapinjarvi-ihmislahtoinen-kunta"),
        ("kasvatus", "espoo-hyveet-varhaiskasvatuksessa"),
        ("itse ohjautuvuus", "jarvenpaa-kohti-itseohjautuvuutta"),
        ("itse-ohjautuvuuden", "jarvenpaa-kohti-itseohjautuvuutta"),
        ("Topaasialla", "turku-topaasia-pelit"),
        ("Helvin", "helsinki-virtuaalinen-tyonohjaaja-helvi"),
        ("RAI:n", "phhyky-rai-osaamiskartoitus"),
        ("aivotyo", "pirkkala-aivotyon-pelisaannot"),
        ("HÄMEENKYRÖSSÄ", "hameenkyro-eniten-tekoja"),
        ("Tavastkyro", "hameenkyro-eniten-tekoja"),
        ("Helsingfors", "helsinki-kotihoidon-etapalvelut"),
        ("esimiehen", "phhyky-esihenkilo-sijaistaa-nopeasti"),
        ("varhaiskasv", "espoo-hyveet-varhaiskasvatuksessa"),
        ("itseohjautuvus", "jarvenpaa-kohti-itseohjautuvuutta"),
        ("kinestetikan", "phhyky-kinestetiikka-arkeen"),
    ],
)
def test_a_word_is_found_however_it_is_written(ask: Ask, query: str, deed: str) -> None:
    assert deed in slugs(ask(query))


def test_a_title_ranks_over_the_text_and_a_word_over_a_part_of_another(folder: Folder, open_page: OpenPage) -> None:
    folder.deed("otsikko", title="Hoito paranee")
    folder.deed("tiivistelma", title="Toinen", summary="Hoito paranee.")
    folder.deed("teksti", title="Kolmas", text="Hoito paranee.")
    folder.deed("osa", title="Neljäs", text="Kotihoito paranee.")
    page = published(folder, open_page)
    assert slugs(page.evaluate(ASK, ["hoidon", {"laji": ["teko"]}, ""])) == ["otsikko", "tiivistelma", "teksti", "osa"]


def test_deeds_with_all_words_come_before_deeds_with_some(ask: Ask) -> None:
    outcome = ask("koulun välitunti")
    assert outcome["withAll"] < len(outcome["results"])
    assert slugs(outcome)[0] == "hyvinkaa-valitunnit-monipuolisiksi"


def test_a_phrase_is_words_side_by_side_in_any_form(ask: Ask) -> None:
    apart, together = ask("jatkuva kehittäminen"), ask('"jatkuva kehittäminen"')
    assert "kolari-tyoyhteisojen-jatkuva-kehittaminen" in slugs(together)
    assert 0 < len(together["results"]) < len(apart["results"])
    assert ask('"kehittäminen jatkuva"')["results"] == []


def test_a_minus_leaves_out(ask: Ask) -> None:
    every, without, other = ask("sairaala"), ask("sairaala -potilas"), ask("-potilas")
    assert 0 < len(without["results"]) < len(every["results"])
    assert set(without["results"]) == set(every["results"]) & set(other["results"])


def test_a_wrong_letter_is_told(ask: Ask) -> None:
    [correction] = ask("itseohjautuvus")["corrections"]
    assert correction["written"] == "itseohjautuvus"
    assert correction["corrections"][0] == "itseohjautuvuus"


def test_counts_of_facets_follow_the_query_and_several_values_widen(ask: Ask) -> None:
    def counts(outcome: dict[str, Any], name: str) -> dict[str, int]:
        facet = next(facet for facet in outcome["facets"] if facet["name"] == name)
        return {value["slug"]: value["count"] for value in facet["values"]}

    every = ask("")
    assert sum(counts(every, "laji").values()) == len(every["results"])
    deeds = ask("", {"laji": ["teko"]})
    assert sum(counts(deeds, "palveluala").values()) == len(deeds["results"])
    one = ask("", {"kunta": ["jamsa"]})
    both = ask("", {"kunta": ["jamsa", "kuhmo"]})
    assert len(one["results"]) == counts(every, "kunta")["jamsa"]
    assert len(both["results"]) == len(one["results"]) + counts(every, "kunta")["kuhmo"]
    assert counts(one, "kunta") == counts(every, "kunta")
    assert sum(counts(one, "laji").values()) == len(one["results"])
    sought = ask("päiväkoti", {"palveluala": ["opetus-ja-kasvatus"]})
    assert sum(counts(sought, "teema").values()) >= len(sought["results"]) > 0


def test_results_are_offered_by_adoptions_only_where_there_are_any(folder: Folder) -> None:
    folder.deed("teko")
    page = next(kept(search.publish(catalogue_of(folder), site_of(folder))))
    assert isinstance(page, SearchPage) and "Eniten otettu mallia" not in page.body
    folder.deed("teko", adoptions="[Askola]", municipality="Kemi")
    page = next(kept(search.publish(catalogue_of(folder), site_of(folder))))
    assert isinstance(page, SearchPage) and "Eniten otettu mallia" in page.body


def test_newest_and_most_adopted_first(folder: Folder, open_page: OpenPage) -> None:
    folder.deed("vanha", title="Vanha teko", date="2015", adoptions="[Kemi, Oulu]")
    folder.deed("uusi", title="Uusi teko", date="2019")
    page = published(folder, open_page)
    assert slugs(page.evaluate(ASK, ["teko", {}, "newest"])) == ["uusi", "vanha"]
    assert slugs(page.evaluate(ASK, ["teko", {}, "adopted"])) == ["vanha", "uusi"]


def market(folder: Folder) -> None:
    """A small market of vegetables, of which everything is known."""
    for name, year, sector, theme, text in (
        ("juures", 2014, "koko kunta", "ergonomia", "Porkkana ja peruna."),
        ("keitto", 2015, "opetus ja kasvatus", "ergonomia", "Porkkanakeittoa."),
        ("peruna", 2016, "koko kunta", "aivotyö", "Peruna ja porkkana ja peruna."),
        ("salaatti", 2017, "opetus ja kasvatus", "aivotyö", "Porkkanat salaatissa."),
        ("sipuli", 2018, "koko kunta", "strategia", "Sipulia vain. Esihenkilö kuoripatojen äärellä."),
    ):
        adoptions = {"juures": "[Kemi]", "salaatti": "[Kemi, Oulu]"}.get(name)
        folder.deed(
            name, text, title=f"Teko {year}", date=str(year), sector=sector, theme=f"[{theme}]", adoptions=adoptions
        )
    folder.write("registers/synonyms.yml", "- [esihenkilö, esimies]\n")


def test_a_search_finds_what_the_words_ask_for_and_nothing_else(folder: Folder, open_page: OpenPage) -> None:
    """By query: what is found, the best first, and how many of them have every word."""
    market(folder)
    page = published(folder, open_page)
    every = ["sipuli", "salaatti", "peruna", "keitto", "juures"]
    expected = {
        "": (every, 5),
        "ja": (every, 5),
        "porkkana": (["juures", "peruna", "salaatti", "keitto"], 4),
        "peruna porkkana": (["juures", "peruna", "salaatti", "keitto"], 2),
        '"porkkana ja peruna"': (["juures", "peruna"], 2),
        '"peruna ja porkkana"': (["peruna"], 1),
        "porkkana -peruna": (["salaatti", "keitto"], 2),
        '-"porkkana ja peruna" porkkana': (["salaatti", "keitto"], 2),
        "-porkkana": (["sipuli", "keitto"], 2),
        "-porkkana -sipuli": (["keitto"], 1),
        "-porkkana -keitto": (["sipuli", "keitto"], 2),
        "porkkana keitto": (["keitto", "juures", "peruna", "salaatti"], 1),
        "keitto": (["keitto"], 1),
        "esimies": (["sipuli"], 1),
        "por": (["juures", "keitto", "peruna", "salaatti"], 4),
        "porkkanasalaatti": (["salaatti", "juures", "keitto", "peruna"], 4),
        "perunasalaatti": (["salaatti", "peruna", "juures"], 3),
        "peruna xyzzyq": (["peruna", "juures"], 0),
    }
    deeds = {"laji": ["teko"]}
    outcomes = {query: page.evaluate(ASK, [query, deeds, ""]) for query in [*expected, "porkkama", "xyzzyq"]}
    assert {query: (slugs(outcomes[query]), outcomes[query]["withAll"]) for query in expected} == expected
    assert {query: outcome["unknown"] for query, outcome in outcomes.items() if outcome["unknown"]} == {
        "peruna xyzzyq": ["xyzzyq"],
        "xyzzyq": ["xyzzyq"],
    }
    assert {query: outcome["corrections"] for query, outcome in outcomes.items() if outcome["corrections"]} == {
        "porkkama": [{"written": "porkkama", "corrections": ["porkkana", "porkka"]}]
    }
    assert {query: outcome["instead"] for query, outcome in outcomes.items() if outcome["instead"]} == {
        "porkkanasalaatti": [{"written": "porkkanasalaatti", "instead": ["porkkana", "salaatti"]}],
        "perunasalaatti": [{"written": "perunasalaatti", "instead": ["peruna", "salaatti"]}],
        "esimies": [{"written": "esimies", "instead": ["esihenkilö"]}],
    }
    assert outcomes["porkkana"]["words"]["parts"] == ["porkkana"]
    assert slugs(outcomes["porkkama"]) == ["juures", "peruna", "salaatti"]


def test_a_word_itself_comes_before_its_synonym(folder: Folder, open_page: OpenPage) -> None:
    folder.deed("vanha", "Esimies tuli.", title="Teko yksi", date="2019")
    folder.deed("uusi", "Esihenkilö tuli.", title="Teko kaksi", date="2019")
    folder.write("registers/synonyms.yml", "- [esihenkilö, esimies]\n")
    page = published(folder, open_page)
    assert slugs(page.evaluate(ASK, ["esimies", {}, ""])) == ["vanha", "uusi"]
    assert slugs(page.evaluate(ASK, ["esihenkilö", {}, ""])) == ["uusi", "vanha"]


def test_a_search_is_narrowed_and_ordered_as_the_reader_chooses(folder: Folder, open_page: OpenPage) -> None:
    market(folder)
    page = published(folder, open_page)

    def ask(facets: dict[str, list[str]], sort: str = "") -> dict[str, Any]:
        outcome: dict[str, Any] = page.evaluate(ASK, ["porkkana", facets, sort])
        return outcome

    assert slugs(ask({}, "newest")) == ["salaatti", "peruna", "keitto", "juures"]
    assert slugs(ask({}, "adopted")) == ["salaatti", "juures", "peruna", "keitto"]
    assert slugs(ask({"teema": ["aivotyo"]})) == ["peruna", "salaatti"]
    assert slugs(ask({"teema": ["aivotyo"], "palveluala": ["koko-kunta"]})) == ["peruna"]
    both = ask({"teema": ["aivotyo", "ergonomia"], "palveluala": ["koko-kunta"]})
    assert (slugs(both), both["withAll"]) == (["juures", "peruna"], 2)
    found = {one["name"]: [(each["slug"], each["count"], each["isChosen"]) for each in one["values"]] for one in both["facets"]}  # fmt: skip
    assert found["palveluala"] == [("opetus-ja-kasvatus", 2, False), ("koko-kunta", 2, True)]
    assert found["teema"] == [("aivotyo", 1, True), ("ergonomia", 1, True), ("strategia", 0, False)]
    assert [(year, count) for year, count, _ in found["vuosi"]] == [("2018", 0), ("2017", 0), ("2016", 1), ("2015", 0), ("2014", 1)]  # fmt: skip
    none = ask({"teema": ["strategia"]})
    assert none["results"] == []
    teemat = next(one["values"] for one in none["facets"] if one["name"] == "teema")
    assert [value["count"] for value in teemat] == [2, 2, 0], "the other themes show what they would give"


def published(folder: Folder, open_page: OpenPage) -> Page:
    """The search page of a small site."""
    folder.built()
    return open_page(folder.root / "site", SEARCH)


HOSTILE = """<img src=x onerror="document.title='x'"> & "lainaus" {{ 7*7 }}"""


def test_hostile_text_is_shown_as_text(folder: Folder, open_page: OpenPage) -> None:
    folder.deed("paha", title=json.dumps(f"Paha {HOSTILE}"))
    page = published(folder, open_page)
    page.goto(page.url + "?q=" + "paha <img src=x onerror=alert(1)>&kunta=<script>&outo=%FF")
    expect(page.locator("#haku")).to_have_value("paha <img src=x onerror=alert(1)>")
    page.goto(page.url.split("?")[0] + "?q=paha")
    expect(page.locator(".result__title")).to_have_text(f"Paha {HOSTILE}")
    page.locator("#haku").fill("<img src=x onerror=alert(1)>")
    expect(page.locator(".search__told")).not_to_be_empty()
    assert page.locator(".search__found img, .search__told img").count() == 0


@pytest.mark.parametrize(
    "query", ["", " ", "-", '"', '""', '-"', "*", "^2 ~1 +a:b", "🙂", "ä" * 5000, "työ " * 400, "\u0000", "天津飯"]
)
def test_no_query_is_too_odd(ask: Ask, query: str) -> None:
    assert isinstance(ask(query)["results"], list)


def test_nothing_is_fetched_before_the_reader_searches(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "teot/")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.wait_for_load_state("networkidle")
    assert (
        page.evaluate("performance.getEntriesByType('resource').filter(r => r.name.includes('/search/')).length") == 0
    )
    page.locator("#find").focus()
    page.keyboard.type("työvuoro")
    expect(page.locator(".panel__results li").first).to_be_visible()
    assert any("/search/" in address for address in fetched)


def test_the_address_holds_the_search_over_reload_back_and_sharing(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, SEARCH)
    page.locator("#haku").press_sequentially("kehittäminen")
    expect(page.locator(".result").first).to_be_visible()
    page.get_by_role("checkbox", name="Opetus ja kasvatus").check()
    page.get_by_label("Järjestys").select_option("Uusin ensin")
    expect(page).to_have_url(re.compile(r"\?q=kehitt%C3%A4minen&palveluala=opetus-ja-kasvatus&jarjestys=uusin$"))
    shown = titles_shown(page)
    shared = open_page(real_site, SEARCH + page.url.partition(SEARCH)[2])
    for same in (page, shared):
        same.reload()
        expect(same.locator("#haku")).to_have_value("kehittäminen")
        expect(same.get_by_role("checkbox", name="Opetus ja kasvatus")).to_be_checked()
        assert titles_shown(same) == shown
    page.go_back()
    expect(page.get_by_label("Järjestys")).to_have_value("")
    page.go_back()
    expect(page.get_by_role("checkbox", name="Opetus ja kasvatus")).not_to_be_checked()
    expect(page.locator("#haku")).to_have_value("kehittäminen")
    page.locator(".result__title a").first.click()
    page.go_back()
    expect(page.locator(".result").first).to_be_visible()
    expect(page.locator("#haku")).to_have_value("kehittäminen")


def test_every_matching_form_is_marked_in_the_passage(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, f"{SEARCH}?q=itseohjautuvuus")
    expect(page.locator("mark").first).to_be_visible()
    titles_shown(page)
    marks = {text.lower() for text in page.locator(".result mark").all_inner_texts()}
    assert {"itseohjautuvuutta", "itseohjautuvuuden"} <= marks


def test_what_was_meant_is_marked_and_not_each_word_that_holds_it(folder: Folder, open_page: OpenPage) -> None:
    """A word inside another is marked only in a text that doesn't have it by itself, and where it truly is inside."""
    folder.deed("a", "Työ sujui etätyönä, työkalu kädessä.", title="Työ ja etätyö", theme="[ergonomia]")
    folder.deed("b", "Etätyössä oltiin.", title="Etätyö alkoi", theme="[ergonomia]")
    folder.deed("c", "Maa jäätyi maanantaina.", title="Maanantai", theme="[ergonomia]")
    folder.deed("d", "Maakunta heräsi maanantaina.", title="Maakunta", theme="[ergonomia]")
    folder.deed("e", "Taas tultiin.", title="Maanantaina", theme="[ergonomia]")
    page = published(folder, open_page)

    def marks(query: str) -> dict[str, list[str]]:
        found = page.evaluate(ASK, [query, {"laji": ["teko"]}, ""])["details"]
        pieces = {one["address"].split("/")[1]: [*one["titleMarked"], *one["passage"]] for one in found}
        return {deed: [text for text, is_marked in some if is_marked] for deed, some in pieces.items()}

    assert marks("työ") == {"a": ["Työ", "Työ"], "b": ["Etätyö", "Etätyössä"]}
    assert marks("etätyö") == {"a": ["etätyö", "etätyönä"], "b": ["Etätyö", "Etätyössä"]}
    assert marks("maa") == {"c": ["Maa"], "d": ["Maakunta", "Maakunta"]}


def test_an_unknown_word_offers_the_page_of_what_stands_for_it(folder: Folder, open_page: OpenPage) -> None:
    folder.write("registers/synonyms.yml", "- siivouspalvelu: [moppi]\n")
    for number in range(12):
        folder.deed(
            f"koulu-{number}",
            "Koulu.",
            title=f"Koulu ja koulu {number}",
            sector="opetus ja kasvatus",
            theme="[ergonomia]",
        )
    folder.deed("siivous", "Siellä.", title="Puhdasta tuli", sector="ruoka- ja siivouspalvelut", theme="[strategia]")
    near = published(folder, open_page).evaluate(ASK, ["koulun moppi", {}, ""])["near"]
    assert "palvelualat/ruoka-ja-siivouspalvelut/" in [one["address"] for one in near]


def test_search_works_by_keyboard_alone(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "teemat/")
    page.locator("#find").focus()
    page.keyboard.type("topaasian")
    expect(page.locator(".panel__told")).to_have_text(re.compile(r"^\d+\u00a0tulosta?$"))
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_hidden()
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type(" ")
    expect(page.locator(".panel")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".panel__results a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/teot/turku-topaasia-pelit/")


def test_choosing_keeps_the_focus_and_more_results_take_it_on(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, f"{SEARCH}?q=työ")
    box = page.get_by_role("checkbox", name="Koko kunta")
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    page.get_by_role("button", name=re.compile("Koko kunta: poista")).click()
    expect(box).not_to_be_checked()
    page.get_by_role("button", name=re.compile("Näytä lisää")).click()
    expect(page.locator(".result").nth(10).get_by_role("link")).to_be_focused()


def test_more_results_come_once_however_soon_and_often_one_asks(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, f"{SEARCH}?q=työ")
    page.wait_for_function("() => document.querySelector('.result')")
    page.evaluate("() => [1, 2].forEach(() => document.querySelector('.search__more button').click())")
    expect(page.locator(".result").nth(20)).to_be_visible()
    links = page.locator(".result__title a").all()
    met = [link.get_attribute("href") for link in links]
    assert len(met) == len(titles_shown(page)) == len(set(met)), "a theme and an episode may have the same title"


def test_without_a_word_one_sees_by_what_to_narrow_and_each_choice_is_an_address(
    real_site: Path, open_page: OpenPage
) -> None:
    page = open_page(real_site, SEARCH)
    expect(page.locator(".search__ways")).to_be_visible()
    box = page.get_by_role("checkbox", name="Koko kunta")
    expect(box).to_be_visible()
    assert (
        page.evaluate("performance.getEntriesByType('resource').filter(r => r.name.includes('/search/')).length") == 0
    )
    counts = page.locator(".facet .count").all_text_contents()
    assert len(counts) > 50 and "0" not in counts
    told = int(page.locator("label", has=box).locator(".count").text_content() or 0)
    box.check()
    expect(page).to_have_url(re.compile(r"/haku/\?palveluala=koko-kunta$"))
    expect(page.locator(".search__count")).to_have_text(re.compile(rf"^{told}\u00a0"))
    page.get_by_role("button", name="Koko kunta: poista").click()
    expect(page.locator(".search__ways")).to_be_visible()
    expect(page.locator(".results")).to_be_hidden()
    assert page.locator(".facet .count").all_text_contents() == counts, "all is as it was"


def test_a_value_that_nothing_found_has_is_not_offered(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, f"{SEARCH}?palveluala=koko-kunta")
    expect(page.locator(".result").first).to_be_visible()
    shown = page.locator(".facet li:not([hidden]) .count").all_text_contents()
    assert shown and "0" not in shown
    assert page.locator(".facet li[hidden]").count(), "some places have told nothing of it"
    expect(page.get_by_role("checkbox", name="Koko kunta")).to_be_checked()


def test_the_title_tells_what_was_sought(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, f"{SEARCH}?q=työvuoroja")
    expect(page).to_have_title(re.compile("^työvuoroja – Haku – "))
    page.locator("#haku").fill("")
    expect(page).to_have_title(re.compile("^Haku – "))


def test_the_title_tells_to_what_a_search_is_narrowed(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, f"{SEARCH}?palveluala=koko-kunta&teema=yhteisollisyys&teema=ei-ole")
    expect(page).to_have_title(re.compile("^Koko kunta, Yhteisöllisyys – Haku – "))
    page.locator("#haku").fill("kokeilu")
    expect(page).to_have_title(re.compile("^kokeilu, Koko kunta, Yhteisöllisyys – Haku – "))


def test_back_returns_to_as_many_results_and_the_same_place(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, f"{SEARCH}?q=kehittäminen")
    page.get_by_role("button", name=re.compile("Näytä lisää")).click()
    sixteenth = page.locator(".result").nth(15).get_by_role("link")
    sixteenth.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    sixteenth.click()
    page.wait_for_url(lambda url: SEARCH not in url)
    page.go_back()
    expect(page.locator(".result").nth(19)).to_be_visible()
    page.wait_for_function("place => Math.abs(scrollY - place) < 50", arg=place)


def test_results_come_before_what_narrows_them_by_the_keyboard(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, f"{SEARCH}?q=työ")
    expect(page.locator(".result").first).to_be_visible()
    assert page.evaluate(
        "() => Boolean(document.querySelector('.results').compareDocumentPosition(document.querySelector('.facets'))"
        " & Node.DOCUMENT_POSITION_FOLLOWING)"
    )


def test_the_list_of_deeds_is_narrowed_by_what_deeds_have(folder: Folder) -> None:
    folder.deed("a", title="Aaa", sector="opetus ja kasvatus", theme="[viestintä]")
    folder.deed("b", title="Bbb", theme="[viestintä, aivotyö]")
    story(folder, "juttu", theme="[ergonomia]")
    page = pages_of(deeds.publish, catalogue_of(folder), site_of(folder))["teot/"].body
    form = page[page.index('<form class="narrow"') : page.index("</form>")]
    assert 'action="../haku/" method="get"' in form and 'name="laji" value="teko"' in form
    assert re.findall(r"<summary>(.*?)</summary>", form) == ["Palveluala", "Teema"], "one place is nothing to choose"
    themes = form[form.index(">Teema<") :]
    assert re.findall(r'value="(.*?)"><span>(.*?)</span><span class="count">(.*?)<', themes) == [
        ("aivotyo", "Aivotyö", "1"),
        ("viestinta", "Viestintä", "2"),
    ], "what only a story has is not offered"


def test_an_empty_result_helps_on(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, f"{SEARCH}?q=xyzzyq&kunta=kemi")
    expect(page.get_by_role("status").first).to_have_text("Mitään ei löytynyt.")
    expect(page.get_by_role("heading", name="Haulla ”xyzzyq” ei löytynyt mitään.")).to_be_visible()
    expect(page.get_by_role("button", name="Kemi: poista rajaus Kunta")).to_be_visible()
    ways_on = page.locator(".search__empty")
    expect(ways_on.get_by_role("link", name="Kerro sinä")).to_be_visible()
    expect(ways_on.get_by_role("link", name="Kysy toimitukselta")).to_have_attribute("href", re.compile("^mailto:.+@"))
    expect(page.locator(".search__ways").get_by_role("link", name=re.compile("^Työhyvinvointi"))).to_be_visible()
    expect(page.locator(".facets")).to_be_hidden()
    page.locator("#haku").fill("kuhmo")
    page.get_by_role("button", name="Kemi: poista rajaus Kunta").click()
    expect(page.locator(".facets")).to_be_visible()
    expect(page.locator(".search__ways")).to_be_hidden()


def test_a_search_of_an_empty_tori_finds_nothing_and_says_so(folder: Folder, open_page: OpenPage) -> None:
    page = published(folder, open_page)
    page.locator("#haku").fill("työvuorot ja")
    expect(page.locator(".search__told")).to_have_text("Mitään ei löytynyt.")
    expect(page.get_by_role("heading", name="Haulla ”työvuorot ja” ei löytynyt mitään.")).to_be_visible()


def test_what_a_word_was_taken_for_and_the_nearest_themes_are_told(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, f"{SEARCH}?q=sähköpostivyöry")
    told = page.locator(".search__told")
    expect(told).to_contain_text("Mistään ei löytynyt ”sähköpostivyöry”, mutta ”sähköposti” löytyi.")
    expect(told.get_by_role("link", name="Aivotyö")).to_have_attribute("href", re.compile("/teemat/aivotyo/$"))
    page.locator("#haku").fill("sähköposti ")
    expect(told).not_to_contain_text("Mistään")
    expect(told.get_by_role("link")).to_have_count(0)


def test_who_comes_back_or_reloads_has_as_many_results_at_the_same_place(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, f"{SEARCH}?q=kehittäminen")
    results = page.locator(".result")
    expect(results).to_have_count(10)
    page.get_by_role("button", name="Näytä lisää").click()
    expect(results).to_have_count(20)
    results.last.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    page.reload()
    expect(results).to_have_count(20)
    page.wait_for_function("(place) => Math.abs(scrollY - place) < 2", arg=place)
    page.goto(page.url + "&jarjestys=uusin")
    expect(results).to_have_count(10)
    assert page.evaluate("scrollY") == 0


def test_a_reader_is_told_when_the_index_cannot_be_fetched(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, SEARCH)
    page.context.route("**/search/directory", lambda route: route.abort())
    page.locator("#haku").fill("työ")
    expect(page.locator(".search__told")).to_contain_text(
        "Haku ei onnistunut. Tarkista verkkoyhteys ja lataa sivu uudelleen."
    )
    expect(page.get_by_role("heading", name="Tai katsele")).to_be_visible()
    page.context.unroute("**/search/directory")
    page.locator("#haku").fill("työvuoro")
    expect(page.locator(".result").first).to_be_visible()
    page.evaluate("console.clear()")


STATES = {
    "results": "?q=työvuorot",
    "narrowed": "?q=työ&palveluala=koko-kunta&vuosi=2019",
    "corrected": "?q=itseohjautuvus",
    "instead": "?q=sähköpostivyöry",
    "nothing": "?q=xyzzyq&kunta=kemi",
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("width", "colours"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_in_results(
    real_site: Path, open_page: OpenPage, state: str, width: int, colours: str
) -> None:
    page = open_page(real_site, SEARCH + STATES[state], width, colours)
    expect(page.locator(".search__told")).not_to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_violations(page) == []


def test_axe_finds_nothing_in_the_headers_results(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "teemat/")
    page.locator("#find").press_sequentially("työ")
    expect(page.locator(".panel__results li").first).to_be_visible()
    assert axe_violations(page) == []


def test_the_browser_takes_words_apart_as_the_build_does(corpus_site: Path, open_page: OpenPage, corpus: Path) -> None:
    text = "\n".join(file.read_text(encoding="utf-8") for file in sorted(corpus.glob("deeds/*.md"))[:20])
    text += " RPA:n Åboån Łódź ǅ straße COVID-19:n 1500-luvulla\u00a0İstanbul"
    page = open_page(corpus_site, SEARCH)
    forms, folded, taken = page.evaluate(
        """async (text) => {
          const scripts = new URL("../assets/tori/code/source/search/", location);
          const { tokens, fold, Finnish } = await import(new URL("finnish.js", scripts));
          const { Pieces } = await import(new URL("pieces.js", scripts));
          const finnish = new Finnish(await new Pieces(new URL("../../../search/", scripts)).directory());
          const forms = [...new Set(tokens(text).map((token) => token.form))];
          return [forms, forms.map(fold), forms.map((form) => finnish.splits(form))];
        }""",
        text,
    )
    assert set(forms) == {token.replace("-", "") for token in tokens(text)}
    assert folded == [fold(form) for form in forms]
    for form, ways in zip(forms, taken, strict=True):
        long_enough = {(stem, is_verb) for stem, is_verb in splits(form) if len(stem) >= min(2, len(form))}
        assert {(stem, bool(verb)) for stem, verb in ways} == long_enough, form


def test_pieces_stay_small(corpus_site: Path) -> None:
    directory = corpus_site / "assets/tori/search"
    told = json.loads(gzip.decompress((directory / "directory").read_bytes()))
    pieces = sorted((directory / told["folder"]).glob("words-*"))
    assert len(pieces) == len(told["starts"]) > 3
    assert max(piece.stat().st_size for piece in pieces) < 12_000


def test_what_a_search_can_be_narrowed_by_is_offered_in_an_order_that_readers_know(folder: Folder) -> None:
    """Sectors and stages as the editors keep them, years the last one first, names in alphabetical order."""
    folder.deed(
        "a",
        title="Aaa",
        municipality="Äänekoski",
        sector="opetus ja kasvatus",
        theme="[viestintä, aivotyö]",
        date="2015",
    )
    folder.deed(
        "b", title="Bbb", municipality="Askola", theme="[ergonomia, ergonomia]", date="2018/2020", stage="leviää"
    )
    folder.deed(
        "c", title="Ccc", municipality=None, organisation="Järvi-Saimaan Palvelut Oy", date="2018", stage="idea"
    )
    folder.deed("d", title="Ddd", municipality="Lahti", organisation="HSL", date="2018", theme="[ergonomia, aivotyö]")
    story(folder, "juttu", date="2016", municipality="[Lahti, Askola]", sector="[opetus ja kasvatus, koko kunta]")
    editorial(folder, "podcasts/jakso", theme="[aivotyö]")
    content = catalogue_of(folder)
    assert [thing.slug for thing in content.told] == ["b", "c", "d", "juttu", "a", "jakso"]
    found = {facet.name: facet for facet in facets(content)}
    assert {name: (facet.title, [title for _, title in facet.values]) for name, facet in found.items()} == {
        "palveluala": ("Palveluala", ["Sosiaali- ja terveysala", "Opetus ja kasvatus", "Koko kunta"]),
        "teema": ("Teema", ["Aivotyö", "Ergonomia", "Itseohjautuvuus", "Viestintä"]),
        "kunta": ("Kunta", ["Askola", "Lahti", "Äänekoski"]),
        "maakunta": ("Maakunta", ["Etelä-Savo", "Keski-Suomi", "Päijät-Häme", "Uusimaa"]),
        "organisaatio": ("Muu organisaatio", ["Helsingin seudun liikenne", "Järvi-Saimaan Palvelut Oy"]),
        "vuosi": ("Vuosi", ["2018–2020", "2018", "2016", "2015"]),
        "vaihe": ("Vaihe", ["Idea", "Leviää"]),
        "laji": ("Laji", ["Kehittämisteko", "Tarina", "Podcast-jakso", "Sivu"]),
    }
    assert {name: facet.of_documents[6:] for name, facet in found.items()} == {
        name: ((3,) if name == "laji" else (),) * (len(documents(content)) - 6) for name in found
    }, "pages of groups are of no group themselves"
    assert {name: facet.of_documents[:6] for name, facet in found.items()} == {
        "palveluala": ((0,), (0,), (0,), (1, 2), (1,), ()),
        "teema": ((1,), (2,), (0, 1), (), (0, 3), (0,)),
        "kunta": ((0,), (), (1,), (0, 1), (2,), ()),
        "maakunta": ((3,), (0,), (2,), (2, 3), (1,), ()),
        "organisaatio": ((), (1,), (0,), (), (), ()),
        "vuosi": ((0,), (1,), (1,), (2,), (3,), ()),
        "vaihe": ((1,), (0,), (), (), (), ()),
        "laji": ((0,), (0,), (0,), (1,), (0,), (2,)),
    }
    assert found["palveluala"].values[0][0] == "sosiaali-ja-terveysala"
    assert found["vaihe"].values == (("idea", "Idea"), ("leviaa", "Leviää"))
    assert [name for name, _ in found["laji"].values] == ["teko", "tarina", "jakso", "sivu"]
    assert {name for name, facet in found.items() if facet.address} == {"palveluala", "teema"}


def of_things(folder: Folder) -> list[Document]:
    return [one for one in documents(catalogue_of(folder)) if one.thing]


def test_what_a_result_shows_of_a_thing_is_what_its_file_tells(folder: Folder) -> None:
    folder.deed(
        "a", title="Aaa", date="2019-10-02", summary="Lyhyesti.", text="## Alku\n\nTehtiin **yhdessä**.", lang="sv",
        organisation="HSL", theme="[ergonomia, aivotyö]", adoptions="[Turku, Lahti]",
    )  # fmt: skip
    (alone,) = of_things(folder)
    assert alone.details == {
        "title": "Aaa", "address": "teot/a/", "by": "Helsingin seudun liikenne", "sector": "Sosiaali- ja terveysala",
        "sectorSlug": "sosiaali-ja-terveysala", "date": "2.10.2019", "lang": "sv", "summary": "Lyhyesti.", "text": "Tehtiin yhdessä.",
    }  # fmt: skip
    assert (alone.adoptions, alone.summary, alone.text) == (2, "Lyhyesti.", "Tehtiin yhdessä.")
    assert alone.labels == (
        "sosiaali- ja terveysala", "ergonomia", "aivotyö", "Helsingin seudun liikenne", "HSL", "Askola",
    )  # fmt: skip
    assert alone.places == ("Uusimaa",), "its municipality is among the labels"
    assert alone.words[0] == ["aaa"] and alone.words[3:] == (["lyhyesti"], ["tehtiin", "yhdessä"])

    story(folder, "b", lang="en", municipality="[Espoo, Kemi]", date="2018", profession="[kokki]", people="[{name: Maija, consent: true}]")  # fmt: skip
    editorial(folder, "podcasts/c", lang="sv", guests="[{name: Ville}]")
    editorial(folder, "webinars/d", partners="[Keva]")
    deed, tale, episode, webinar = of_things(folder)
    assert [one.details["lang"] for one in (deed, tale, episode, webinar)] == ["sv", "en", "sv", "fi"]
    assert [(one.details["kind"], one.details["kindSlug"]) for one in (deed, tale, episode, webinar)] == [
        ("Kehittämisteko", "teko"), ("Tarina", "tarina"), ("Podcast-jakso", "jakso"), ("Webinaari", "webinaari"),
    ]  # fmt: skip
    assert (tale.places, episode.places) == (("Uusimaa", "Lappi"), ())
    assert tale.labels == ("Espoo", "Esbo", "Kemi", "Tarina", "Sankarit", "kokki", "Maija")
    assert (episode.labels, webinar.labels) == (("Podcast-jakso", "Ville"), ("Webinaari", "Keva"))
    assert [(one.details["sector"], one.details["sectorSlug"], one.details["date"]) for one in (tale, webinar)] == [
        ("", "", "2018"), ("", "", ""),
    ]  # fmt: skip
    assert [one.adoptions for one in (tale, episode, webinar)] == [0, 0, 0]
