"""How much what a reader writes weighs, by how it is in a document, and how far a search guesses."""

from tekojen_tori.pages.search.documents import FIELDS
from tekojen_tori.pages.search.postings import TIMES_BITS

WEIGHTS = {"whole": 1, "synonym": 0.7, "kin": 0.5, "beginning": 0.5, "part": 0.3, "near": 0.2}
"""The word itself, one of the same meaning, one derived from the same, a word that begins so, a part of another word,
and one that is written nearly so. A part of a word of the same meaning weighs the one times the other."""

LIMITS = {
    "shortestBeginning": 2,
    "longestHalfWritten": 4,
    "mostCompletions": 40,
    "plenty": 10,
    "mostAllNeeded": 2,
    "mostTold": 3,
    "shortestPart": 3,
    "shortestKnownPart": 4,
    "shortestPartAlone": 5,
    "shortestGuessed": 7,
    "mostCorrections": 3,
    "lettersForOneError": 4,
    "lettersForTwoErrors": 8,
}
"""Letters and counts. A word shorter than `shortestGuessed` is not taken for another: what it may mean is only
offered. An unknown compound is cut at a part of `shortestKnownPart`; a part of `shortestPartAlone` may stand for the
whole. A word that `plenty` of documents have, a page of results, isn't sought by others of the same meaning: they
would cost bytes, and come after it anyway. Of a query of `mostAllNeeded` words that mean something those documents
come first that have all; a longer one is rather a sentence, whose telling words count more than that each of them is
there."""

LUNR = {"k1": 1.2, "b": 0.75}
"""The settings of lunr's scores, which are lunr's own."""

CONTRACT = {"FIELDS": FIELDS, "TIMES_BITS": TIMES_BITS, "WEIGHTS": WEIGHTS, "LIMITS": LIMITS, "LUNR": LUNR}
