"""The words of everything that the tori tells, which the search index and the form's offers of themes both need."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.language.tokens import tokens
from tekojen_tori.language.words.forms import Word, Words
from tekojen_tori.language.words.lexicon import words_of_forms
from tekojen_tori.language.words.stop_words import STOP_WORDS
from tekojen_tori.pages.search.documents import Document, documents
from tekojen_tori.pages.search.vocabulary import Phrase, Vocabulary


@dataclass(frozen=True)
class Texts:
    """The documents that search finds, the words of every form in them, and those of the themes and of synonyms."""

    documents: list[Document]
    words: Mapping[str, Words]
    words_of_themes: Mapping[str, Words]
    synonyms: list[list[Phrase]]

    def vocabulary(self) -> Vocabulary:
        """The words that search knows."""
        return Vocabulary(self.documents, {**self.words, **dict.fromkeys(STOP_WORDS, ())}, self.synonyms)


def texts_of(catalogue: Catalogue, cache: Path) -> Texts:
    """The texts of a catalogue, read once. `cache` is the folder for what one build may leave to the next."""
    read = catalogue.part(_read)
    if cache not in read:
        every = documents(catalogue)
        same_names = (*catalogue.registers.synonyms, *_regions_of_the_untold(catalogue))
        groups = [[tokens(variant) for variant in variants] for variants in same_names]
        searched, themes = set(_forms(every)), set(_forms_of_themes(catalogue))
        same = {form for group in groups for phrase in group for form in phrase}
        words = words_of_forms(searched | themes | same, cache / "words.json")
        of_texts, of_themes = ({form: words[form] for form in sorted(some)} for some in (searched, themes))
        synonyms = [[_phrase(phrase, words) for phrase in group] for group in groups]
        read[cache] = Texts(every, of_texts, of_themes, synonyms)
    return read[cache]


def _read(catalogue: Catalogue) -> dict[Path, Texts]:
    """By the cache that helped, what has been read of a catalogue: nothing at first."""
    return {}


def _regions_of_the_untold(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """Municipalities that nothing is told of, each with its region: who looks for one is shown what is near.

    Pages of their own among the results would cost every search bytes, and stand among what was done.
    """
    told = set(catalogue.municipalities)
    for one in catalogue.registers.municipalities:
        if one not in told:
            yield tuple(dict.fromkeys((one.region, one.name, one.name_sv)))


def _forms(every: list[Document]) -> Iterator[str]:
    for document in every:
        for field in document.words:
            yield from field


def _phrase(forms: Iterable[str], words: Mapping[str, Words]) -> Phrase:
    """The words of a phrase, which stand in their base form as a rule; words that mean nothing alone are left out.

    Of compounds with an inflected beginning (vanhainkoti) the dictionary tells the base form only as a part.
    """

    def base(form: str) -> Word:
        plain = form.replace("-", "")
        found = (one for word in words[form] for one in (word, *word.parts))
        return next((one for one in found if one.lemma == plain), words[form][0])

    return tuple(base(form) for form in forms if words[form])


def _forms_of_themes(catalogue: Catalogue) -> Iterator[str]:
    for theme in catalogue.registers.themes:
        yield from tokens(f"{theme.name} {theme.description}")
