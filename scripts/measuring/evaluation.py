"""An evaluation set: texts, queries and what each query should find, scored as the set's README tells."""

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

DOCUMENTS, QUERIES = "documents.jsonl", "queries.jsonl"


class BadSet(Exception):
    """What is wrong with an evaluation set, in one Finnish sentence."""


@dataclass(frozen=True)
class Document:
    """A text that is searched."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Query:
    """A query, the ids of the documents that it should find, and of those that it may find."""

    text: str
    relevant: frozenset[str]
    neutral: frozenset[str]


@dataclass(frozen=True)
class Evaluation:
    """A whole set."""

    documents: tuple[Document, ...]
    queries: tuple[Query, ...]


@dataclass(frozen=True)
class Quality:
    """How well queries find what they should: averages over the queries, each 0…1.

    `nothing_found` is the share of queries that find nothing relevant.
    """

    recall: float
    precision: float
    f1: float
    nothing_found: float


def read_evaluation(folder: Path) -> Evaluation:
    """The set in a folder; BadSet tells what is missing or malformed."""
    documents = tuple(
        Document(_text(row, "id", place), _text(row, "title", place, may_be_empty=True), _text(row, "text", place))
        for place, row in _rows(folder / DOCUMENTS)
    )
    ids = {document.id for document in documents}
    if len(ids) < len(documents):
        raise BadSet(f"Tiedostossa {folder / DOCUMENTS} on sama id kahdesti.")
    queries = tuple(
        Query(_text(row, "query", place), _ids(row, "relevant", ids, place), _ids(row, "neutral", ids, place))
        for place, row in _rows(folder / QUERIES)
    )
    if unanswered := next((query for query in queries if not query.relevant), None):
        raise BadSet(f"Haulla ”{unanswered.text}” ei ole tiedostossa {folder / QUERIES} yhtään osumaa (relevant).")
    return Evaluation(documents, queries)


def quality(queries: Collection[Query], find: Callable[[str], Collection[str]]) -> Quality:
    """The scores of a search that finds ids of documents; their order doesn't count."""
    scores = [_scores(query, frozenset(find(query.text))) for query in queries]
    recalls, precisions, harmonies = zip(*scores, strict=True)
    return Quality(mean(recalls), mean(precisions), mean(harmonies), mean(float(not recall) for recall in recalls))


def _scores(query: Query, found: frozenset[str]) -> tuple[float, float, float]:
    """Recall, precision and F1 of one query. Where nothing counts as found, nothing wrong was found either."""
    counted = found - query.neutral
    right = len(counted & query.relevant)
    recall = right / len(query.relevant)
    precision = right / len(counted) if counted else 1.0
    return recall, precision, 2 * precision * recall / (precision + recall) if right else 0.0


def _rows(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each line of a JSON Lines file, and its place as it is told of in errors."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        raise BadSet(f"Tiedostoa {file} ei ole.") from None
    except (OSError, UnicodeDecodeError):
        raise BadSet(f"Tiedostoa {file} ei voi lukea UTF-8-tekstinä.") from None
    if not any(line.strip() for line in lines):
        raise BadSet(f"Tiedosto {file} on tyhjä.")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"Tiedoston {file} rivillä {number}"
        try:
            row = json.loads(line)
        except ValueError:
            raise BadSet(f"{place} ei ole kelvollista JSONia.") from None
        if not isinstance(row, dict):
            raise BadSet(f"{place} pitäisi olla JSON-olio.")
        yield place, row


def _text(row: dict[str, Any], key: str, place: str, may_be_empty: bool = False) -> str:
    written = row.get(key)
    if not isinstance(written, str) or not (written.strip() or may_be_empty):
        raise BadSet(f"{place} kentän {key} pitäisi olla tekstiä.")
    return written


def _ids(row: dict[str, Any], key: str, known: Collection[str], place: str) -> frozenset[str]:
    ids = row.get(key)
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise BadSet(f"{place} kentän {key} pitäisi olla luettelo tekstien tunnuksia.")
    if unknown := next((one for one in ids if one not in known), None):
        raise BadSet(f"{place} kentän {key} tunnusta ”{unknown}” ei ole tiedostossa {DOCUMENTS}.")
    return frozenset(ids)
