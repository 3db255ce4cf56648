"""The search index of the whole site."""

import hashlib
from collections.abc import Iterator
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.language.words import inflection
from tekojen_tori.pages.search.documents import FIELDS, Document
from tekojen_tori.pages.search.facets import Facet, facets
from tekojen_tori.pages.search.pieces import Pieces, compressed
from tekojen_tori.pages.search.texts import texts_of
from tekojen_tori.pages.search.vocabulary import Vocabulary
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.page import File
from tekojen_tori.publishing.site import Site

FOLDER = f"{addresses.ASSETS}search/"
"""Where the index lies, and beside it the scripts that read it."""


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """The index.

    `directory` is the only file of the index that keeps its name: it tells what every search needs, and the folder of
    all the others, whose name changes with their content, so that a browser never mixes an old index with a new one.
    """
    texts = texts_of(catalogue, site.cache)
    vocabulary = texts.vocabulary()
    pieces = Pieces(vocabulary)
    made = dict(_files(texts.documents, vocabulary, pieces))
    version = hashlib.sha256(b"".join(made.values())).hexdigest()[:10]
    documents = _documents(texts.documents, facets(catalogue))
    yield File(f"{FOLDER}directory", compressed(_directory(version, pieces) | {"documents": documents}))
    for name, content in made.items():
        yield File(f"{FOLDER}{version}/{name}", content)


def _files(every: list[Document], vocabulary: Vocabulary, pieces: Pieces) -> Iterator[tuple[str, bytes]]:
    yield "vocabulary", compressed(sorted(entry.lemma for entry in vocabulary.occurring()))
    for number, piece in enumerate(pieces.pieces):
        yield f"words-{number}", piece.words()
        yield f"positions-{number}", piece.positions()
    for number, document in enumerate(every):
        yield f"details-{number}", compressed(document.details)


def _directory(version: str, pieces: Pieces) -> dict[str, Any]:
    return {
        "folder": version,
        "starts": pieces.starts,
        "classes": pieces.classes,
        "endings": {
            "degrees": inflection.DEGREES,
            "cases": inflection.CASES,
            "superlatives": inflection.SUPERLATIVES,
            "casesBeforePossessive": inflection.CASES_BEFORE_POSSESSIVE,
            "possessives": inflection.POSSESSIVES,
            "persons": inflection.PERSONS,
            "clitics": inflection.CLITICS,
        },
    }


def _documents(every: list[Document], narrowed_by: list[Facet]) -> dict[str, Any]:
    """What every search needs of each document: the lengths of its fields in words, its worth, adoptions and facets.

    `pages` of a facet are the numbers of the documents that are its values' own pages, by the values' places.
    """
    number_of = {document.details["address"]: number for number, document in enumerate(every)}
    return {
        "lengths": [[len(document.words[place]) for document in every] for place in range(len(FIELDS))],
        "worth": {number: document.worth for number, document in enumerate(every) if document.worth != 1},
        "adoptions": {number: document.adoptions for number, document in enumerate(every) if document.adoptions},
        "facets": [
            {
                "name": facet.name,
                "title": facet.title,
                "values": facet.values,
                "documents": [places[0] if len(places) == 1 else places for places in facet.of_documents],
                "address": facet.address,
                "pages": [number_of.get(f"{facet.address}{name}/", -1) for name, _ in facet.values if facet.address],
            }
            for facet in narrowed_by
        ],
    }
