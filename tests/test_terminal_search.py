"""Readers don't know our words: what a search takes them for, and that the terminal finds what the browser finds."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lunr.builder import Builder
from lunr.token import Token
from playwright.sync_api import Browser, Page

from building import PROJECT
from conftest import Folder
from direct import catalogue_of, site_of
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.language.words.derivation import relatives
from tekojen_tori.language.words.inflection import WordClass, splits, stems
from tekojen_tori.machine.kept_files import KEPT
from tekojen_tori.pages.search.documents import FIELDS, documents
from tekojen_tori.pages.search.finding import Finder, SearchOutcome, TermPostings, Weights
from tekojen_tori.reading.content_folder import ContentFolder
from test_breakthroughs import changed
from test_breakthroughs import write as breakthroughs
from test_cli import tori
from test_editorials import story
from test_search import ASK

QUERIES = (
    "työvuorojen suunnittelu", "koulun ilmapiiri", "miten käsitellä kielteistä asiakaspalautetta", "green care",
    "etähoito kotihoidossa", "HÄMEENKYRÖSSÄ", "Tavastkyro", "itse ohjautuvuus", "itse-ohjautuvuuden", "RAI:n",
    "varhaiskasv", "itseohjautuvus", "kinestetikan", "ty", "koulu", "kou", '"jatkuva kehittäminen"', "koulu -lukio",
    '-"jatkuva kehittäminen" kehittäminen', "-työ", "lastentarha", "pomo", "osallistuja", "perehdyttäminen",
    "sähköpostiruuhka", "esimiestyö", "lukioverkko", "päiväkotikerho", "Etelä-Pohjanmaa", "Juva", "lahden palvelut",
    "bibliotekets personal", "leadership in schools", "shift", "distansarbete", "hemvården", "xyzzyq", "ja", "miten",
    "kuva", "nuva", "matala", "välkkä", "ÄÄNEKOSKI", "tyovuorot", "kirjasto korona digi", "ei enää pomoa", "🙂 työ",
    "uimahalli", "koulukyydit", "maineen parantaminen", "uuden työntekijän alku", "hoitajien selkävaivat",
    "miten saan henkilöstön innostumaan kehittämisestä", "vanhemmat", "työ " * 50, "johtajuus koulussa ja kotihoidossa", "vanhainkoti", "sairaanhoitajien", "tekoälyn etiikka",
)  # fmt: skip


@pytest.fixture(scope="module")
def finder() -> Finder:
    """The search of the project's own content, as the terminal has it."""
    return Finder(Catalogue(ContentFolder(PROJECT, fallback=PROJECT).read(date.today()).content), PROJECT / KEPT)


@pytest.fixture(scope="module")
def browsed(real_site: Path, serve: Callable[[Path], str], browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(serve(real_site) + "haku/")
    yield page
    page.close()


@pytest.mark.parametrize("query", QUERIES)
def test_the_terminal_finds_what_the_browser_finds_in_the_same_order(finder: Finder, browsed: Page, query: str) -> None:
    theirs: dict[str, Any] = browsed.evaluate(ASK, [query, {}, ""])
    ours = finder.search(query)
    assert [one["address"] for one in theirs["details"]] == addresses(ours)[:40]
    assert (len(theirs["results"]), theirs["withAll"]) == (len(ours.documents), ours.with_all)
    assert theirs["unknown"] == ours.unknown
    assert [one["corrections"] for one in theirs["corrections"]] == [one.corrections for one in ours.groups if one.corrections]  # fmt: skip
    assert [one["instead"] for one in theirs["instead"]] == [one.instead for one in ours.groups if one.instead]


def test_the_terminal_and_the_browser_agree_on_the_words_of_every_title(finder: Finder, browsed: Page) -> None:
    titles = [thing.title for thing in Catalogue(ContentFolder(PROJECT, fallback=PROJECT).read(date.today()).content).told]  # fmt: skip
    queries = [" ".join(title.split()[:3]) for title in titles[::6]] + [title.split()[-1] for title in titles[::5]]
    differing = [
        query
        for query in queries
        if [one["address"] for one in browsed.evaluate(ASK, [query, {}, ""])["details"]]
        != addresses(finder.search(query))[:40]
    ]
    assert len(queries) > 30
    assert differing == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=9), min_size=5, max_size=5),
        min_size=2,
        max_size=9,
    )
)
def test_the_index_of_a_querys_words_weighs_them_as_lunr_does_with_everything_in_it(
    texts: list[list[list[str]]],
) -> None:
    """Documents as the words of each field, at most seven: no more times of one word are told apart."""
    texts = [[words[:7] for words in fields] for fields in texts]
    builder = Builder()
    builder.tokenizer = lambda words, _=None: [Token(word) for word in words]
    builder.ref("id")
    for name, boost in FIELDS.items():
        builder.field(name, boost=boost)
    for number, fields in enumerate(texts):
        builder.add({"id": str(number), **dict(zip(FIELDS, fields, strict=True))})
    whole = builder.build()
    postings = {term: postings_of(term, texts) for term in sorted({one for fields in texts for words in fields for one in words})}  # fmt: skip
    part = Weights([[len(words) for words in fields] for fields in texts]).index(postings)
    assert scores_of(part, "abc") == pytest.approx(scores_of(whole, "abc"))


def postings_of(term: str, texts: list[list[list[str]]]) -> TermPostings:
    fields = [
        [(number, text[field].count(term)) for number, text in enumerate(texts) if term in text[field]]
        for field in range(len(FIELDS))
    ]
    return TermPostings(sum(map(len, fields)), fields)


def scores_of(index: Any, terms: str) -> dict[str, float]:
    query = index.create_query()
    for term in terms:
        query.term(term, use_pipeline=False)
    return {one["ref"]: one["score"] for one in index.query(query)}


def addresses(outcome: SearchOutcome) -> list[str]:
    return [document.details["address"] for document in outcome.documents]


def found(folder: Folder, query: str) -> list[str]:
    """The addresses found in a small folder."""
    return addresses(Finder(catalogue_of(folder), site_of(folder).cache).search(query))


def outcome(folder: Folder, query: str) -> SearchOutcome:
    return Finder(catalogue_of(folder), site_of(folder).cache).search(query)


def synonyms(folder: Folder, *groups: str) -> None:
    folder.write("registers/synonyms.yml", "".join(f"- [{group}]\n" for group in groups) or "[]\n")


@pytest.mark.parametrize("query", ["", "työ", "työvuorot ja", '"oma työ"', "-työ", "ja", "xyzzyq"])
def test_nothing_is_found_where_there_is_nothing(folder: Folder, query: str) -> None:
    assert found(folder, query) == []


def test_a_list_of_work_comes_before_a_page_of_the_toris_own_that_says_the_same(folder: Folder) -> None:
    folder.deed("tiimi")
    breakthroughs(folder, changed("groups", 0, to=None))
    folder.write(
        "toplists/lista.md", "---\ntitle: Läpimurrot\nsummary: Mikä on levinnyt.\ndeeds: [tiimi]\n---\nTeksti.\n"
    )
    assert found(folder, "läpimurrot") == ["top/lista/", "lapimurrot/"]


def test_a_thing_is_found_by_its_region_and_by_the_municipalities_that_its_organisation_serves(folder: Folder) -> None:
    folder.deed("kunnan", title="Kunnan teko", municipality="Alavus")
    folder.deed("yhtion", title="Yhtiön teko", municipality=None, organisation="Järvi-Saimaan Palvelut Oy")
    story(folder, "tarina", municipality="[Kauhajoki]", title="Tarina sieltä")
    assert set(found(folder, "etelä-pohjanmaalla")[1:]) >= {"teot/kunnan/", "kunnat/alavus/"}
    assert {"teot/yhtion/", "organisaatiot/jarvi-saimaan-palvelut/"} <= set(found(folder, "Sulkavan"))
    assert "teot/kunnan/" not in found(folder, "Sulkava")
    assert any(address.startswith("tarinat/") for address in found(folder, "etelä-pohjanmaa"))


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("Alavudella", "kunnat/alavus/"),
        ("Töysä", "kunnat/alavus/"),
        ("etelä-pohjanmaa", "maakunnat/etela-pohjanmaa/"),
        ("HSL", "organisaatiot/helsingin-seudun-liikenne/"),
        ("opetus ja kasvatus", "palvelualat/opetus-ja-kasvatus/"),
        ("ergonomiaa", "teemat/ergonomia/"),
    ],
)
def test_the_page_of_what_is_asked_for_comes_first(folder: Folder, query: str, page: str) -> None:
    folder.deed("a", "Töysässäkin.", title="Ergonomiaa", municipality="Alavus", theme="[ergonomia]")
    folder.deed("b", title="Toinen teko", municipality=None, organisation="HSL", sector="opetus ja kasvatus")
    folder.deed("c", "Alavus ja Alavus.", title="Alavuden ja Etelä-Pohjanmaan malli", municipality="Askola")
    assert page in found(folder, query)[:2]
    assert found(folder, query)[0] in (page, "teot/a/") or query in ("Alavudella", "etelä-pohjanmaa")


def test_groups_without_anything_are_no_results(folder: Folder) -> None:
    folder.deed("a", title="Jokin teko", theme="[ergonomia]")
    pages = {one.details["address"] for one in documents(catalogue_of(folder)) if not one.thing}
    assert "teemat/ergonomia/" in pages
    assert not {"teemat/viestinta/", "palvelualat/opetus-ja-kasvatus/", "kunnat/lahti/"} & pages


def test_lists_and_campaigns_are_results(folder: Folder) -> None:
    folder.deed("a", title="Jokin teko")
    folder.write("toplists/parhaat.md", "---\ntitle: Parhaat keittiöt\nsummary: Lyhyesti.\ndeeds: [{deed: a}]\n---\nPadat kuumina.\n")  # fmt: skip
    assert found(folder, "keittiöiden padat") == ["top/parhaat/"]


def test_a_word_leads_to_those_that_mean_the_same_and_the_reader_is_told(folder: Folder) -> None:
    synonyms(folder, "päiväkoti, lastentarha, daghem, day care centre", "poika, tyttö")
    folder.deed("a", "Päiväkodissa leikittiin.", title="Leikki")
    folder.deed("b", "Koulussa luettiin.", title="Luku")
    for query in ("lastentarhoissa", "daghemmen", "Daghem", "day care centre", "day care centres"):
        told = outcome(folder, query)
        assert addresses(told) == ["teot/a/"], query
        assert told.groups[0].instead == ["päiväkoti"], query
        assert told.unknown == []
    assert found(folder, "day trip") == []
    assert found(folder, "tyttö") == [], "a group of which nothing occurs leads nowhere"


def test_a_narrower_word_leads_to_its_broader_one_and_to_nothing_else(folder: Folder) -> None:
    folder.write(
        "registers/synonyms.yml",
        "- liikunta: [uimahalli, jäähalli, hiihtoladut, swimming hall]\n- olematon: [mitätön]\n",
    )
    folder.deed("a", "Liikunta lisääntyi.", title="Teko yksi")
    folder.deed("b", "Jäähalli avattiin.", title="Teko kaksi")
    for query in ("uimahallissa", "hiihtolatu"):
        told = outcome(folder, query)
        assert addresses(told) == ["teot/a/"], query
        assert told.groups[0].instead == ["liikunta"], query
    assert found(folder, "jäähallit") == ["teot/b/"], "a word that a text has is sought as it is"
    assert found(folder, "liikunta") == ["teot/a/"]
    assert found(folder, "swimming") == found(folder, "mitätön") == [], "phrases and unknown words lead nowhere"
    assert found(folder, "uimahallikäynti") == ["teot/a/"], "as a part of a compound too"


def test_a_phrase_leads_on_however_common_its_words_are(folder: Folder) -> None:
    synonyms(folder, "perehdytys, uusi työntekijä", "uusi, tuore")
    for number in range(10):
        folder.deed(f"teko-{number}", "Uusi työntekijä.", title=f"Teko numero {number}")
    folder.deed("a", "Perehdytys sujui.", title="Perehdytys")
    folder.deed("b", "Tuore leipä.", title="Leipä")
    assert "teot/a/" in found(folder, "uuden työntekijän")
    assert "teot/b/" not in found(folder, "uusi"), "a word that fills a page of results isn't sought by others"


def test_a_word_that_leads_on_is_not_hidden_by_another_of_the_same_form(folder: Folder) -> None:
    """Maineen is of maine, and maa in a case that hardly anybody uses; vanhemmat may be parents, or older ones."""
    synonyms(folder, "brändi, maine", "huoltaja, vanhempi, vanhemmat")
    folder.deed("a", "Brändi kirkastui.", title="Teko yksi")
    folder.deed("b", "Maa ja vanha talo.", title="Teko kaksi")
    folder.deed("c", "Huoltaja kertoi.", title="Teko kolme")
    assert "teot/a/" in found(folder, "maineen")
    assert "teot/c/" in found(folder, "vanhemmat")
    assert "teot/c/" not in found(folder, "vanha"), "what is told of parents is not told of old things"


def test_of_two_words_those_deeds_come_first_that_have_both_and_of_a_sentence_those_that_tell_most(
    folder: Folder,
) -> None:
    synonyms(folder)
    folder.deed(
        "kaikki", "Uusi sali. Ja avain siirtyi toisaalle." + " Muuta kerrottavaa riittää." * 30, title="Teko yksi"
    )
    folder.deed("avain", "Avain toimii.", title="Avain ja avain")
    folder.deed("sali", "Siellä ollaan.", title="Teko kolme")
    folder.deed("talo", "Talo on uusi.", title="Talo on uusi")
    assert found(folder, "uusi avain")[0] == "teot/kaikki/"
    told = outcome(folder, "uusi avain siirtyi")
    assert addresses(told).index("teot/avain/") < addresses(told).index("teot/kaikki/")
    assert told.with_all == 1, "it is known all the same which deeds have every word"


def test_the_word_itself_is_not_told_to_be_another(folder: Folder) -> None:
    synonyms(folder, "esihenkilö, pomo")
    folder.deed("a", "Pomo tuli.", title="Teko yksi")
    folder.deed("b", "Esihenkilö tuli.", title="Teko kaksi")
    told = outcome(folder, "pomon")
    assert addresses(told) == ["teot/a/", "teot/b/"]
    assert told.groups[0].instead == []


def test_synonyms_work_inside_compounds(folder: Folder) -> None:
    synonyms(folder, "esihenkilö, esimies", "työ, duuni")
    folder.deed("a", "Esihenkilötyötä kehitettiin.", title="Teko yksi")
    assert found(folder, "esimiestyössä") == ["teot/a/"]
    assert found(folder, "esihenkilöduuni") == ["teot/a/"]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("osallistuminen", "He osallistuivat."),
        ("osallistujien", "He osallistuivat."),
        ("osallistua", "Osallistujat tulivat."),
        ("perehdyttäminen", "Perehdytys alkoi."),
        ("perehdyttää", "Perehdytys alkoi."),
        ("perehdytyksessä", "Uusia perehdytettiin."),
        ("suunnittelu", "Sitä suunniteltiin."),
        ("hallitseminen", "Sitä hallitaan."),
        ("turvallinen", "Turvallisuus parani."),
        ("esteettömyys", "Esteetön tila."),
        ("johtajuus", "Sitä johdettiin."),
    ],
)
def test_a_word_that_nothing_has_is_taken_for_one_derived_from_the_same(folder: Folder, word: str, text: str) -> None:
    synonyms(folder)
    folder.deed("a", text, title="Teko yksi")
    folder.deed("b", "Jotain ihan muuta.", title="Teko kaksi")
    told = outcome(folder, word)
    assert addresses(told) == ["teot/a/"]
    assert told.unknown == []


def test_a_word_that_stands_in_a_text_is_not_taken_for_others(folder: Folder) -> None:
    synonyms(folder)
    folder.deed("a", "Opettaja tuli.", title="Teko yksi")
    folder.deed("b", "Opetettiin.", title="Teko kaksi")
    assert found(folder, "opettajat") == ["teot/a/"]


def test_derived_words_are_such_as_people_write() -> None:
    assert {"suunnitteleminen", "suunnittelija", "suunnittelu"} <= set(relatives("suunnitella", WordClass.VERB))
    assert {"tekeminen", "tekijä"} <= set(relatives("tehdä", WordClass.VERB))
    assert {"valmentaminen", "valmentaja", "valmennus"} <= set(relatives("valmentaa", WordClass.VERB))
    assert relatives("arviointi", WordClass.NOUN, "arvioida").keys() >= {"arvioida", "arvioiminen", "arvioija"}
    assert list(relatives("turvallinen", WordClass.NOUN)) == ["turvallisuus"]
    assert list(relatives("itseohjautuvuus", WordClass.NOUN)) == ["itseohjautuva"]
    assert relatives("talo", WordClass.NOUN) == {}
    assert "turvallinen" not in relatives("turvallinen", WordClass.NOUN)


@settings(max_examples=300, deadline=None)
@given(st.text("abdeghijklmnoprstuvyäö", min_size=2, max_size=12), st.sampled_from(WordClass))
def test_any_word_may_have_relatives_and_stems(word: str, kind: WordClass) -> None:
    for relative, its_kind in relatives(word, kind, "laulaa").items():
        assert relative and relative != word
        assert all(isinstance(stem, str) for stem in stems(relative, its_kind))


def test_foreign_words_have_the_forms_of_swedish_and_english() -> None:
    def understood(form: str, word: str) -> bool:
        return any((stem in stems(word, WordClass.FOREIGN)) for stem, _ in splits(form))

    for form, word in (
        ("biblioteket", "bibliotek"), ("skolorna", "skola"), ("skolans", "skola"), ("läraren", "lärare"),
        ("libraries", "library"), ("nurses", "nurse"), ("städningen", "städning"), ("chefer", "chef"),
    ):  # fmt: skip
        assert understood(form, word), form


def test_the_known_part_of_an_unknown_compound_is_told(folder: Folder) -> None:
    synonyms(folder)
    folder.deed("a", "Sähköpostia tuli.", title="Teko yksi")
    folder.deed("b", "Rauhaa ja keskittymistä.", title="Teko kaksi")
    told = outcome(folder, "sähköpostitulvassa")
    assert (addresses(told), told.groups[0].instead) == (["teot/a/"], ["sähköposti"])
    assert told.unknown == []
    both = outcome(folder, "keskittymisrauha")
    assert (addresses(both), both.groups[0].instead) == (["teot/b/"], ["keskittyminen", "rauha"])
    assert found(folder, "viestitulva") == []


def test_a_part_that_is_too_short_tells_nothing(folder: Folder) -> None:
    synonyms(folder)
    folder.deed("a", "Suo siellä, vetelä täällä.", title="Teko yksi")
    assert found(folder, "suoxyzzyq") == []


def test_a_guess_counts_less_than_what_is_known(folder: Folder) -> None:
    synonyms(folder)
    folder.deed("a", "Strategia.", title="Teko yksi")
    folder.deed("b", "Pöytä, pöytä, pöytä ja strategia.", title="Teko kaksi")
    folder.deed("c", "Pöytä, pöytä, pöytä.", title="Teko kolme")
    told = outcome(folder, "strategia pöytäxyzzyq")
    assert addresses(told)[2] == "teot/c/"
    assert told.with_all == 2, "what a guess stands for need not be there"


@pytest.mark.parametrize(("written", "is_sought"), [("kuvva", False), ("kallvo", False), ("kallvon", True)])
def test_a_guess_for_a_short_word_is_only_offered(folder: Folder, written: str, is_sought: bool) -> None:
    synonyms(folder)
    folder.deed("a", "Kuva ja kalvo.", title="Teko yksi")
    told = outcome(folder, written)
    assert told.groups[0].corrections in (["kuva"], ["kalvo"])
    assert addresses(told) == (["teot/a/"] if is_sought else [])


def test_only_words_that_stand_in_texts_are_suggested(folder: Folder) -> None:
    """Neither a part of a word, nor what leads to others, nor what is derived."""
    synonyms(folder, "päiväkoti, lastentarha")
    folder.deed("a", "Päiväkodissa osallistuttiin työpaikkaruokailuun.", title="Teko yksi")
    for written in ("lastentarrha", "osallistumimen", "työpaikkka"):
        assert outcome(folder, written).groups[0].corrections == [], written
    assert outcome(folder, "osallistva").groups[0].corrections == ["osallistua"]


@pytest.mark.parametrize("written", ["tupakointi", "väistötila", "puheterapeutti"])
def test_a_short_part_of_an_unknown_word_does_not_stand_for_the_whole(folder: Folder, written: str) -> None:
    synonyms(folder)
    folder.deed("a", "Tupa ja tila ja Utti.", title="Teko yksi")
    assert found(folder, written) == []


def test_stop_words_do_not_count(folder: Folder) -> None:
    synonyms(folder)
    folder.deed("a", "Miten ja miksi, ihan vielä.", title="Teko yksi")
    folder.deed("b", "Lapset leikkivät.", title="Teko kaksi")
    told = outcome(folder, "miten ihmeessä lapset nyt enää saa leikkimään?")
    assert addresses(told)[0] == "teot/b/"
    assert told.unknown == ["ihmeessä"]
    assert found(folder, "how the lapset och")[0] == "teot/b/"
    assert "teot/a/" not in found(folder, "miten lapset")


def test_the_terminal_tells_what_was_found_and_what_was_taken_for_what(folder: Folder) -> None:
    synonyms(folder, "päiväkoti, lastentarha")
    for number in range(12):
        folder.deed(f"teko-{number}", "Päiväkodissa.", title=f"Teko numero {number}")
    told = tori("search", "lastentarha", "xyzzyq", "--content", str(folder.root)).output
    assert "12\u00a0tulosta." in told and "Mistään ei löytynyt: xyzzyq." in told
    assert "Mistään ei löytynyt ”lastentarha”, mutta näitä löytyi: päiväkoti." in told
    assert len(re.findall("^  /teot/teko-", told, re.MULTILINE)) == 10 and "… ja 2 muuta." in told
    folder.deed("savossa", "Tehtiin.", title="Savon teko", municipality="Iisalmi")
    told = tori("search", "Vesanto", "--content", str(folder.root)).output
    assert "Mistään ei löytynyt ”vesanto”, mutta näitä löytyi: Pohjois-Savo." in told
    (folder.root / "deeds/savossa.md").unlink()
    everything = tori("search", "lastentarha", "--all", "--content", str(folder.root)).output
    assert len(re.findall("^  /teot/teko-", everything, re.MULTILINE)) == 12 and "muuta" not in everything
    assert "Mitään ei löytynyt." in tori("search", "xyzzyq", "--content", str(folder.root)).output
    assert "Tarkoititko: päiväkoti" in tori("search", "päiväktoi", "--content", str(folder.root)).output
    without = tori("search", "--content", str(folder.root), "--", "päiväkoti", "-numero").output
    assert "Mitään ei löytynyt." in without
