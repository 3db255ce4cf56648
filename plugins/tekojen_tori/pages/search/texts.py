"""The words of everything that the tori tells, which the search index and the form's offers of themes both need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.language.tokens import tokens
from tekojen_tori.language.words.forms import Words
from tekojen_tori.language.words.lexicon import words_of_forms
from tekojen_tori.pages.search.documents import Document, documents


@dataclass(frozen=True)
class Texts:
    """The documents that search finds, the words of every form in them and in synonyms, and those of the themes."""

    documents: list[Document]
    words: Mapping[str, Words]
    words_of_themes: Mapping[str, Words]


def texts_of(catalogue: Catalogue, cache: Path) -> Texts:
    """The texts of a catalogue, read once. `cache` is the folder for what one build may leave to the next."""
    read = catalogue.part(_read)
    if cache not in read:
        every = documents(catalogue)
        searched, themes = set(_forms(every, catalogue)), set(_forms_of_themes(catalogue))
        words = words_of_forms(searched | themes, cache / "words.json")
        read[cache] = Texts(every, *({form: words[form] for form in sorted(some)} for some in (searched, themes)))
    return read[cache]


def _read(catalogue: Catalogue) -> dict[Path, Texts]:
    """By the cache that helped, what has been read of a catalogue: nothing at first."""
    return {}


def _forms(every: list[Document], catalogue: Catalogue) -> Iterator[str]:
    for document in every:
        for field in document.words:
            yield from field
    for variants in catalogue.registers.synonyms:
        for variant in variants:
            yield from tokens(variant)


def _forms_of_themes(catalogue: Catalogue) -> Iterator[str]:
    for theme in catalogue.registers.themes:
        yield from tokens(f"{theme.name} {theme.description}")
