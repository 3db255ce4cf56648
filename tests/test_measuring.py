"""What the measuring programs say is true: scores, and texts that are searched as they were written."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PROJECT, Folder
from measuring.content import escaped, write_content
from measuring.evaluation import BadSet, Document, Quality, Query, quality, read_evaluation
from measuring.results import Measurement, as_json, as_table
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
