"""The words of everything that the tori tells, which the search index and the form's offers of themes both need."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.kind import kinds_of_work
from tekojen_tori.content.registers import Registers
from tekojen_tori.language.tokens import tokens
from tekojen_tori.language.words import dictionary
from tekojen_tori.language.words.forms import Word, Words
from tekojen_tori.language.words.lexicon import words_of_forms
from tekojen_tori.language.words.stop_words import STOP_WORDS
from tekojen_tori.pages.search.documents import Document, documents
from tekojen_tori.pages.search.vocabulary import Phrase, Vocabulary
from tekojen_tori.reading.registers import FOLDER, SYNONYMS

_KEPT = "words.json"


@dataclass(frozen=True)
class Texts:
    """The documents that search finds, the words of every form in them, those of the themes, of synonyms, and of groups
    whose first word is broader than the others."""

    documents: list[Document]
    words: Mapping[str, Words]
    words_of_themes: Mapping[str, Words]
    synonyms: list[list[Phrase]]
    broader: list[list[Phrase]]

    def vocabulary(self) -> Vocabulary:
        """The words that search knows."""
        words = {**self.words, **dict.fromkeys(STOP_WORDS, ())}
        return Vocabulary(self.documents, words, self.synonyms, self.broader)


def texts_of(catalogue: Catalogue, cache: Path) -> Texts:
    """The texts of a catalogue, read once. `cache` is the folder for what one build may leave to the next."""
    read = catalogue.part(_read)
    if cache not in read:
        every = documents(catalogue)
        same_names = (*catalogue.registers.synonyms, *_regions_of_the_untold(catalogue))
        groups, leading = _tokens_of(same_names), _tokens_of(catalogue.registers.broader)
        searched, themes = set(_forms(every)), set(_forms_of_themes(catalogue.registers))
        same = {form for group in (*groups, *leading) for phrase in group for form in phrase}
        words = words_of_forms(searched | themes | same, cache / _KEPT)
        of_texts, of_themes = ({form: words[form] for form in sorted(some)} for some in (searched, themes))
        synonyms, broader = ([_phrases(group, words) for group in some] for some in (groups, leading))
        read[cache] = Texts(every, of_texts, of_themes, synonyms, broader)
    return read[cache]


def forms_of_registers(registers: Registers) -> set[str]:
    """What search reads of registers alone, whatever is told beside them."""
    names = ((place.name, place.name_sv, place.region) for place in registers.municipalities)
    phrases = (phrase for group in (*registers.synonyms, *registers.broader, *names) for phrase in group)
    return {form for phrase in phrases for form in tokens(phrase)} | {*_forms_of_themes(registers)}


def begin_reading(root: Path, fallback: Path, cache: Path) -> None:
    """Have the dictionary ready by the time that a content folder has been read and checked.

    If what it said is in the cache, too little is asked for that to be worth its while.
    """
    if not (cache / _KEPT).is_file():
        synonyms = (folder / FOLDER / SYNONYMS for folder in (root, fallback))
        dictionary.begin((*synonyms, *(root / kind.folder for kind in kinds_of_work())))


def _tokens_of(groups: Iterable[Iterable[str]]) -> list[list[list[str]]]:
    return [[tokens(variant) for variant in variants] for variants in groups]


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


def _phrases(group: Sequence[Iterable[str]], words: Mapping[str, Words]) -> list[Phrase]:
    """The words of each phrase, which stand in their base form as a rule; words that mean nothing alone are left out.

    A plural beside its singular (vanhempi, vanhemmat) is the same word, though it could be one of another (vanha). Of
    compounds with an inflected beginning (vanhainkoti) the dictionary tells the base form only as a part.
    """
    told = {form.replace("-", "") for phrase in group for form in phrase}

    def base(form: str) -> Word:
        plain = form.replace("-", "")
        found = [one for word in words[form] for one in (word, *word.parts)]
        exact = (one for one in found if one.lemma == plain)
        beside = (one for one in words[form] if one.lemma in told)
        return next(exact, None) or next(beside, words[form][0])

    return [tuple(base(form) for form in phrase if words[form]) for phrase in group]


def _forms_of_themes(registers: Registers) -> Iterator[str]:
    for theme in registers.themes:
        yield from tokens(f"{theme.name} {theme.description}")
