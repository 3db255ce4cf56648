"""What the measuring programs say is true: scores, and texts that are searched as they were written."""

import json
import subprocess
import sys
import tomllib
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import frontmatter
import pytest
from playwright.sync_api import Browser

import environment
from conftest import PROJECT, Folder
from measuring.building import cost_of
from measuring.content import escaped, write_content
from measuring.evaluation import BadSet, Document, Quality, Query, quality, read_evaluation
from measuring.hugo import Hugo
from measuring.pages import first_result, load, page_types
from measuring.results import Measurement, as_json, as_table
from measuring.search import QUERIES
from measuring.server import Server
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.publishing.text.plain_text import plain_text

HOSTILE = [
    "# otsikko",
    "<b>",
    "* [x](y)",
    "1. yksi",
    "- viiva - ja -5 + 6",
    "a_b_c `d` ~~e~~ &amp; 3 < 5 > 2",
    "![kuva](x) | \\* {{ 7*7 }}",
]


def query(text: str, relevant: str, neutral: str = "") -> Query:
    return Query(text, frozenset(relevant), frozenset(neutral))


@pytest.mark.parametrize(
    ("found", "scores"),
    [
        ("ab", Quality(recall=1, precision=1, f1=1, nothing_found=0)),
        ("abn", Quality(recall=1, precision=1, f1=1, nothing_found=0)),
        ("axyz", Quality(recall=1 / 2, precision=1 / 4, f1=1 / 3, nothing_found=0)),
        ("x", Quality(recall=0, precision=0, f1=0, nothing_found=1)),
        ("n", Quality(recall=0, precision=1, f1=0, nothing_found=1)),
        ("", Quality(recall=0, precision=1, f1=0, nothing_found=1)),
    ],
)
def test_a_query_is_scored_by_what_it_finds(found: str, scores: Quality) -> None:
    assert quality([query("sanan", relevant="ab", neutral="n")], lambda text: found) == scores


def test_scores_are_averages_over_the_queries() -> None:
    found = {"yksi": "a", "kaksi": "bx"}
    scores = quality([query("yksi", "a"), query("kaksi", "bc")], lambda text: found[text])
    assert scores == Quality(recall=3 / 4, precision=3 / 4, f1=3 / 4, nothing_found=0)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_searched_as_it_was_written(text: str) -> None:
    assert plain_text(escaped(text)) == text


def test_any_texts_make_a_site(folder: Folder) -> None:
    titles = ["Sama", "sama", "", "#", "pitkä " * 40, 'key: "value" # ei', "---\nkaksi\u0000riviä"]
    documents = [
        Document(f"d{place}", title, f"{HOSTILE[place]}\n\n{HOSTILE[0]}") for place, title in enumerate(titles)
    ]
    content = folder.root / "own"
    ids = write_content(documents, content)
    assert list(ids.values()) == [document.id for document in documents]
    folder.root = content
    reading = folder.read()
    assert [problem for problem in reading.problems if problem.severity == "error"] == []
    deeds = {deed.slug: deed for deed in reading.content.of(Deed)}
    assert len({deed.title for deed in deeds.values()}) == len(titles)
    for slug, place in zip(ids, range(len(titles)), strict=True):
        assert plain_text(deeds[slug].text).endswith(f"{HOSTILE[place]} {HOSTILE[0]}")
    assert folder.build().returncode == 0
    page = folder.page(f"teot/{list(ids)[1]}/")
    assert "<b>" not in page and "&lt;b&gt;" in page


def written(folder: Path, documents: str, queries: str) -> Path:
    (folder / "documents.jsonl").write_text(documents, encoding="utf-8")
    (folder / "queries.jsonl").write_text(queries, encoding="utf-8")
    return folder


TEXT = '{"id": "d1", "title": "Kissan päivä", "text": "Kissalla on kolme pentua."}\n'


@pytest.mark.parametrize(
    ("documents", "queries", "told"),
    [
        ("", "", "on tyhjä"),
        ("{", "", "rivillä 1 ei ole kelvollista JSONia"),
        ("[]", "", "rivillä 1 pitäisi olla JSON-olio"),
        ('{"id": 1}', "", "kentän id pitäisi olla tekstiä"),
        (TEXT + TEXT, "", "on sama id kahdesti"),
        (TEXT, '{"query": "a", "relevant": "d1", "neutral": []}', "kentän relevant pitäisi olla luettelo"),
        (TEXT, '{"query": "a", "relevant": ["d2"], "neutral": []}', "tunnusta ”d2” ei ole"),
        (TEXT, '{"query": "a", "relevant": [], "neutral": []}', "ei ole tiedostossa"),
    ],
)
def test_what_is_wrong_with_a_set_is_told(tmp_path: Path, documents: str, queries: str, told: str) -> None:
    with pytest.raises(BadSet, match=told):
        read_evaluation(written(tmp_path, documents, queries))


def search_eval(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PROJECT / "scripts" / "search_eval"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_search_eval_scores_the_published_search(tmp_path: Path) -> None:
    folder = written(tmp_path, TEXT, '{"query": "kissojen", "relevant": ["d1"], "neutral": []}\n')
    result = search_eval(str(folder), "--json")
    assert result.returncode == 0, result.stderr
    scores = json.loads(result.stdout)
    assert list(scores) == ["recall", "precision", "f1", "nothing_found", "bytes_first_result"]
    assert [scores["recall"], scores["f1"], scores["nothing_found"]] == [1, 1, 0]
    assert 10_000 < scores["bytes_first_result"] < 60_000


def test_search_eval_tells_of_a_missing_file_in_one_sentence(tmp_path: Path) -> None:
    result = search_eval(str(tmp_path))
    assert result.returncode == 1
    assert result.stderr.strip() == f"Tiedostoa {tmp_path / 'documents.jsonl'} ei ole."


def test_measurements_are_json_lines_and_a_table_with_ratios() -> None:
    measurements = [Measurement("build", "tori", 667, 1.0, "s", 3), Measurement("build", "material", 667, 4.0, "s", 3)]
    assert json.loads(next(as_json(measurements))) == {
        "what": "build", "who": "tori", "deeds": 667, "median": 1.0, "unit": "s", "runs": 3
    }  # fmt: skip
    assert "0.25" in list(as_table(measurements))[1]


def asked_at_once(server: Server, *names: str) -> None:
    with ThreadPoolExecutor(len(names)) as threads:
        list(threads.map(lambda name: urllib.request.urlopen(server.address + name).read(), names))


def test_trips_are_answers_that_had_to_wait_for_one_another(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    with Server(tmp_path, trip=0.3).serving() as server:
        asked_at_once(server, "a.txt", "a.txt", "a.txt")
        assert server.trips == 1
        asked_at_once(server, "a.txt")
        assert (server.trips, server.sent > 0) == (2, True)
        server.begin()
        assert (server.trips, server.sent) == (0, 0)


def test_a_page_of_each_type_is_measured_the_one_of_middling_size(tmp_path: Path) -> None:
    for address, size in {
        "": 1, "teot": 1, "teot/a": 1, "teot/b": 2, "teot/c": 3, "teot/a/kokeilkaa": 1, "teot/b/kokeilkaa": 1, "teot/sivu/2": 1,
        "kunnat/a/sivu/2": 1,
    }.items():  # fmt: skip
        page = tmp_path / address / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("x" * size, encoding="utf-8")
    moved = tmp_path / "teot/z/index.html"
    moved.parent.mkdir()
    moved.write_text('<meta http-equiv="refresh" content="0; url=../a/">' + "x" * 99, encoding="utf-8")
    assert page_types(tmp_path) == {
        "/": "",
        "/kunnat/*/*/*/": "kunnat/a/sivu/2/",
        "/teot/": "teot/",
        "/teot/*/": "teot/b/",
        "/teot/*/*/": "teot/sivu/2/",
        "/teot/*/kokeilkaa/": "teot/b/kokeilkaa/",
    }


MOST_OF_A_DEED = (7, 25_000)
"""Requests and bytes of a deed's page, pictures left out: a reader in a home-care car waits for each."""
MOST_OF_A_RESULT = 60_000
MOST_SHIFT = 0.01
FILLED_IN = ("ilmoita/", "ilmianna/", "kartta/", "kartta/uusimaa/", "otettu-mallia/kerro/", "kehittamispolku/", "haku/")
"""Pages in which scripts fill in or unfold something."""


def test_a_deeds_page_is_light(corpus_site: Path, real_site: Path, browser: Browser) -> None:
    for site in (corpus_site, real_site):
        loaded = load(site, page_types(site)["/teot/*/"], browser)
        assert 3 < loaded.requests <= MOST_OF_A_DEED[0]
        assert 10_000 < loaded.bytes <= MOST_OF_A_DEED[1]
        assert loaded.shift < MOST_SHIFT


@pytest.mark.parametrize("address", FILLED_IN)
def test_what_comes_late_moves_nothing(real_site: Path, browser: Browser, address: str) -> None:
    assert load(real_site, address, browser).shift < MOST_SHIFT


def test_a_first_result_is_light_and_nothing_of_it_comes_before_it_is_asked_for(
    corpus_site: Path, browser: Browser
) -> None:
    found = [first_result(corpus_site, query, browser) for query in QUERIES[:3]]
    assert all(10_000 < one.bytes <= MOST_OF_A_RESULT for one in found)
    with Server(corpus_site).serving() as server:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(server.address, wait_until="networkidle")
        assert asked and not [address for address in asked if "/search/" in address]
        page.close()


def test_hugo_is_given_the_same_texts(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "make", lambda *anything: None)
    folder.deed("tiimi", text="Tehtiin **yhdessä**.", theme="[itseohjautuvuus, aivotyö]")
    folder.deed("virasto", municipality=None, organisation="HUS")
    site = Hugo(folder.root, tmp_path / "hugo")
    deed = frontmatter.load(str(site.deed("tiimi.md")))
    assert deed.content == "Tehtiin **yhdessä**."
    assert deed.metadata == {
        "title": "Tiimi suunnittelee vuoronsa itse",
        "themes": ["itseohjautuvuus", "aivotyö"],
        "sectors": ["sosiaali- ja terveysala"],
        "municipalities": ["Askola"],
    }
    assert frontmatter.load(str(site.deed("virasto.md")))["municipalities"] == ["HUS"]
    assert tomllib.loads((tmp_path / "hugo/hugo.toml").read_text())["taxonomies"]["theme"] == "themes"


def test_a_program_is_told_the_settings_it_is_measured_with() -> None:
    cost_of(sys.executable, "-c", "import os; assert os.environ['SHARE_IMAGES'] == 'false'", SHARE_IMAGES="false")
