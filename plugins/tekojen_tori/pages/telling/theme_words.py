"""Which words tell of which theme, so that the form can offer themes for what somebody writes."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from math import log
from pathlib import Path

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.done import Done
from tekojen_tori.content.registers import Theme
from tekojen_tori.language.tokens import tokens
from tekojen_tori.pages.search.texts import texts_of

_OWN = 3.0
"""The weight of the words of a theme's own name; those of its description weigh a third."""
_MOST = 25
_MOST_DEEDS = 1_000
"""The newest ones, which are enough to tell."""
_LEAST_DEEDS = 3
_SHORTEST = 5


def theme_words(catalogue: Catalogue, cache: Path) -> Mapping[str, Mapping[str, float]]:
    """By theme's name, beginnings of words and their weights: its own words, and those that its deeds use oftener than
    others do.

    The beginning of a word is its base form without the end that inflection changes. `cache` is that of `texts_of`.
    """
    texts = texts_of(catalogue, cache)
    told = ((document, document.thing) for document in texts.documents)
    deeds = [(document, thing) for document, thing in told if isinstance(thing, Done)][:_MOST_DEEDS]
    usual: Counter[str] = Counter()
    times: dict[Theme, Counter[str]] = defaultdict(Counter)
    for document, deed in deeds:
        title, *_, summary, text = document.words
        lemmas = {word.lemma for form in {*title, *summary, *text} for word in texts.words[form]}
        usual.update(lemmas)
        for theme in set(deed.theme):
            times[theme].update(lemmas)
    about = Counter(theme for _, deed in deeds for theme in set(deed.theme))

    def of(theme: Theme) -> dict[str, float]:
        weights = _telling(times[theme], about[theme], usual, len(deeds))
        for own, weight in ((theme.name, _OWN), (theme.description, _OWN / 3)):
            for word in (word for form in tokens(own) for word in texts.words_of_themes[form]):
                weights[word.lemma] = max(weight, weights.get(word.lemma, 0))
        return {lemma[: max(_SHORTEST, len(lemma) - 2)]: round(weight, 1) for lemma, weight in weights.items()}

    return {theme.name: of(theme) for theme in catalogue.registers.themes}


def _telling(times: Counter[str], about: int, usual: Counter[str], total: int) -> dict[str, float]:
    """The words that deeds about something use most beyond what is usual; 1 is twice as often, in all of them.

    `times` tells in how many of the `about` deeds each word is, `usual` in how many of the `total`.
    """
    weights = {
        lemma: count / about * log(count * total / (about * usual[lemma]), 2)
        for lemma, count in times.items()
        if count >= _LEAST_DEEDS and len(lemma) >= _SHORTEST
    }
    best = sorted(weights, key=lambda lemma: (-weights[lemma], lemma))[:_MOST]
    return {lemma: min(_OWN, weights[lemma]) for lemma in best if weights[lemma] > 0}
