"""What word a Finnish form is, and what words it is put together of, by Voikko's dictionary.

The dictionary fills some 200 MB from the moment this module is imported: see `dictionary`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from pyvoikko import analyse
from pyvoikko.analysis import VoikkoAnalysis

from tekojen_tori.language.tokens import LONGEST_WORD
from tekojen_tori.language.words.forms import Word, Words
from tekojen_tori.language.words.inflection import WordClass

_VERBAL_NOUN = re.compile(r"(.*mi)(?:nen|se|s|st)[a-zäö]*")
_VERB = re.compile(r".*\[Lt\]\[Xp\](.+?)\[X\]")
_VERB_OF_NOUN = re.compile(r"\[Lt\](?:\[I\w+\])*\[Xp\]([^\[]+)\[X\](?!.*\[Bc\])")
_NAMES = {"etunimi", "nimi", "paikannimi", "sukunimi"}
_FUNCTION_WORDS = {"asemosana", "kieltosana", "sidesana", "suhdesana"}
_VERBS_WITHOUT_WEIGHT = {"olla"}


def words_of(form: str) -> Words | None:
    """Every word that a form, in lower case, is likely to be a form of, or None if the dictionary does not know it.

    Perusteluissa is of perustelu and not of perusteluu, a bone to base on: the reading least far-fetched holds.
    Function words (ja, se, kanssa, on) are known but mean nothing alone: of them, nothing is told.
    """
    if len(form) > LONGEST_WORD:  # a compound of a thousand words would end the process
        return None
    readings = analyse(form)
    if not readings:
        return None
    found: dict[tuple[str, WordClass], Word] = {}
    far_fetched: dict[tuple[str, WordClass], int] = {}
    for reading in readings:
        for word in _words(reading, form):
            key = (word.lemma, word.kind)
            known = found.get(key, word)
            most = max(word, known, key=lambda one: len(one.parts))
            found[key] = replace(most, verb=known.verb or word.verb)
            far_fetched[key] = min(_far_fetched(reading), far_fetched.get(key, _far_fetched(reading)))
    least = min(far_fetched.values(), default=0)
    return tuple(word for key, word in found.items() if far_fetched[key] == least)


def lemma_of(reading: VoikkoAnalysis, form: str) -> str:
    """The base form. A noun made of what a verb does (tekeminen) is a word of its own, as in dictionaries."""
    if reading.MOOD == "MINEN-infinitive":
        verbal_noun = _VERBAL_NOUN.fullmatch(form)
        if verbal_noun:
            return _plain(f"{verbal_noun[1]}nen")
    return _plain(reading.BASEFORM)


def class_of_word(reading: VoikkoAnalysis) -> WordClass:
    """How the word inflects."""
    is_verb = reading.CLASS == "teonsana" and reading.MOOD != "MINEN-infinitive"
    return WordClass.VERB if is_verb else WordClass.NOUN


def _words(reading: VoikkoAnalysis, form: str) -> Iterator[Word]:
    if reading.CLASS in _FUNCTION_WORDS or reading.BASEFORM in _VERBS_WITHOUT_WEIGHT:
        return
    lemma = _plain(form) if reading.SIJAMUOTO == "kerrontosti" else lemma_of(reading, form)
    parts = dict.fromkeys(part for part in _parts(reading) if len(part.lemma) > 1 and part.lemma != lemma)
    verb = _VERB.match(reading.FSTOUTPUT) if reading.PARTICIPLE and reading.CLASS != "nimisana" else None
    if verb:
        parts[Word(_plain(verb[1]), WordClass.VERB)] = None
    if lemma:
        yield Word(lemma, class_of_word(reading), tuple(parts), _verb_of_noun(reading))


def _verb_of_noun(reading: VoikkoAnalysis) -> str:
    if reading.CLASS != "nimisana" and reading.MOOD != "MINEN-infinitive":
        return ""
    verb = _VERB_OF_NOUN.match(reading.FSTOUTPUT)
    return _plain(verb[1]) if verb else ""


def _far_fetched(reading: VoikkoAnalysis) -> int:
    """How many words were put together to make a form readable, and whether it is of a kind that is seldom written."""
    is_seldom = reading.MOOD == "MA-infinitive" or reading.SIJAMUOTO == "seuranto"
    return len(reading.COMPOUND_PARTS or ()) + int(is_seldom)


def _parts(reading: VoikkoAnalysis) -> Iterator[Word]:
    parts = reading.COMPOUND_PARTS or ()
    for first in range(len(parts)):
        before = ""
        for last in range(first, len(parts)):
            form, base = _plain(parts[last].FORM), _plain(parts[last].BASEFORM)
            if form.endswith("mis") and parts[last].CLASS == "teonsana":  # keskittymis- of keskittymisrauha
                yield Word(f"{before}{form[:-1]}nen")
                yield Word(before + base, WordClass.VERB)
            else:
                yield Word(before + base)
            before += form
    if not parts and "=" in reading.BASEFORM and reading.CLASS not in _NAMES:
        yield Word(_plain(reading.BASEFORM.rpartition("=")[2]))


def _plain(base: str) -> str:
    return base.casefold().replace("=", "").replace("-", "")
