"""How Finnish words inflect: the stems of a word, and the endings that its forms may have.

The stems come from a table that `scripts/learn_inflections` draws from Voikko's dictionary: a word has the stems of the
longest end of a word that the table holds. The endings are few enough to be written here. A form is a stem and an
ending, so whoever knows a site's words and this module, as the reader's browser does, finds the word of any form.
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import product


class WordClass(StrEnum):
    """What endings a word takes. Adjectives, numerals, names and words that no dictionary knows take those of nouns.

    A foreign word has besides the commonest forms of Swedish and English.
    """

    NOUN = "noun"
    VERB = "verb"
    UNKNOWN = "unknown"
    FOREIGN = "foreign"


CASES = (
    "", "n", "t", "a", "ä", "ta", "tä", "na", "nä", "ksi", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä",
    "lle", "tta", "ttä", "en", "den", "tten", "ten", "in", "an", "än", "on", "ön", "un", "yn",
    "han", "hän", "hen", "hin", "hon", "hön", "hun", "hyn",
)  # fmt: skip
CASES_BEFORE_POSSESSIVE = (
    "", "a", "ä", "ta", "tä", "na", "nä", "kse", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "tta",
    "ttä", "e", "de", "tte", "te", "i", "o", "ö", "u", "y", "ha", "hä", "he", "hi", "ho", "hö", "hu", "hy", "ne",
)  # fmt: skip
POSSESSIVES = ("ni", "si", "nsa", "nsä", "mme", "nne", "an", "än", "en")
DEGREES = ("", "mma", "mmä", "mpa", "mpä", "mmi", "mpi")
SUPERLATIVES = ("nta", "ntä", "nten")
PERSONS = (
    "", "n", "t", "mme", "tte", "vat", "vät", "a", "ä", "o", "ö", "u", "y", "e", "i",
    "in", "it", "imme", "itte", "ivat", "ivät", "isi", "isin", "isit", "isimme", "isitte", "isivat", "isivät",
    "en", "ssa", "ssä",
    "kaa", "kää", "kaamme", "käämme", "kaatte", "käätte", "ko", "kö", "koon", "köön",
    "an", "än", "aan", "ään", "tiin", "taisiin", "täisiin", "taessa", "täessä", "takoon", "täköön",
    "taman", "tämän", "taako", "massa", "mästä", "masta", "mässä", "maan", "mään", "malla", "mällä", "matta", "mättä",
    "man", "män",
)  # fmt: skip
CLITICS = ("kin", "kaan", "kään", "ko", "kö", "han", "hän", "pa", "pä", "kohan", "köhän")


VOWELS = "aeiouyåäö"
_SHORTEST_INFLECTED = 4
"""In letters, of unknown words: shorter ones are mostly abbreviations."""
Changes = tuple[tuple[int, str], ...]
_FOREIGN: dict[str, Changes] = {
    "": ((0, ""), *((0, end) for end in ("en", "et", "ar", "er", "s", "es", "arna", "erna", "ens", "ets", "ing"))),
    "a": ((0, ""), *((0, end) for end in ("n", "ns", "s", "r", "de", "t")), (1, "or"), (1, "orna"), (1, "e")),
    "e": ((0, ""), *((0, end) for end in ("n", "ns", "s", "t", "r", "rna", "d")), (1, "na"), (1, "ing")),
    "y": ((0, ""), (0, "s"), (0, "ing"), (1, "ies")),
    "ng": ((0, ""), *((0, end) for end in ("en", "s", "ens", "ar", "arna"))),
}
"""By the end of a word: skola, skolan, skolor; library, libraries; the longest end holds."""


@cache
def endings(kind: WordClass) -> frozenset[str]:
    """Every ending of a kind of word, clitics left out."""
    if kind is WordClass.VERB:
        return frozenset(PERSONS)
    bare = map("".join, product(DEGREES, CASES))
    possessed = map("".join, product(DEGREES, CASES_BEFORE_POSSESSIVE, POSSESSIVES))
    return frozenset((*bare, *possessed, *SUPERLATIVES))


def splits(form: str) -> Iterator[tuple[str, bool]]:
    """Each way to take a form for a stem and an ending, with or without a clitic; and whether it is a verb's."""
    for whole in (form, *(form.removesuffix(clitic) for clitic in CLITICS if form.endswith(clitic))):
        for kind in (WordClass.NOUN, WordClass.VERB):
            for end in range(len(whole), 0, -1):
                if whole[end:] in endings(kind):
                    yield whole[:end], kind is WordClass.VERB


def stems(word: str, kind: WordClass) -> tuple[str, ...]:
    """The stems to which a word's endings are added, such as kunta, kunna, kunti and kunni."""
    return tuple(word[: len(word) - cut] + added for cut, added in stem_changes(word, kind))


def stem_changes(word: str, kind: WordClass) -> Changes:
    """The stems as how many letters to cut from the word's end, and what to add in their place.

    An unknown word has more of them: a name may inflect in ways of its own.
    """
    if not word[-1].isalpha():
        return ((0, ""),)
    if kind is WordClass.FOREIGN:
        return _FOREIGN[next(end for end in (word[-2:], word[-1], "") if end in _FOREIGN)]
    table = _table(kind)
    marked = f"^{word}"
    usual = next(table[marked[start:]] for start in range(len(marked) + 1) if marked[start:] in table)
    if kind is not WordClass.UNKNOWN:
        return usual
    own = ((0, ""),) if word[-1] in VOWELS else ((0, ""), (0, "i"), (0, "ei"), (0, "eja"))
    if len(word) < _SHORTEST_INFLECTED:
        return own
    return tuple(dict.fromkeys((*own, *usual)))


@cache
def _table(kind: WordClass) -> dict[str, Changes]:
    if kind is WordClass.UNKNOWN:
        return _table(WordClass.NOUN)
    table = {}
    for line in (files("tekojen_tori.language.words") / "inflections.tsv").read_text(encoding="utf-8").splitlines():
        row_kind, end, changes = line.split("\t")
        if row_kind == kind:
            table[end] = tuple((int(change[0]), change[1:]) for change in changes.split(" "))
    return table
