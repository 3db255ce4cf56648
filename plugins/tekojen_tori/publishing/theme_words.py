"""Which words tell of which theme, so that the form can offer themes for what somebody writes."""

from collections import Counter
from collections.abc import Mapping
from math import log
from pathlib import Path

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.deed import Deed
from tekojen_tori.content.registers import Theme
from tekojen_tori.language.lexicon import words_of_forms
from tekojen_tori.language.tokens import tokens
from tekojen_tori.publishing.plain_text import plain_text

_OWN = 3.0
"""The weight of the words of a theme's own name; those of its description weigh a third."""
_MOST = 25
_LEAST_DEEDS = 3
_SHORTEST = 5


def theme_words(catalogue: Catalogue, cache: Path) -> Mapping[str, Mapping[str, float]]:
    """By theme's name, beginnings of words and their weights: its own words, and those that its deeds use oftener than
    others do.

    The beginning of a word is its base form without the end that inflection changes. `cache` is that of
    `words_of_forms`.
    """
    texts = {deed: tokens(f"{deed.title} {deed.summary or ''} {plain_text(deed.text)}") for deed in catalogue.deeds}
    own = {theme: (tokens(theme.name), tokens(theme.description)) for theme in catalogue.registers.themes}
    forms = [form for text in (*texts.values(), *(part for parts in own.values() for part in parts)) for form in text]
    words = words_of_forms(forms, cache)
    lemmas = {deed: {word.lemma for form in text for word in words[form]} for deed, text in texts.items()}
    usual = Counter(lemma for found in lemmas.values() for lemma in found)

    def of(theme: Theme) -> dict[str, float]:
        weights = _telling([lemmas[deed] for deed in _about(theme, catalogue)], usual, len(texts))
        for forms, weight in zip(own[theme], (_OWN, _OWN / 3), strict=True):
            for word in (word for form in forms for word in words[form]):
                weights[word.lemma] = max(weight, weights.get(word.lemma, 0))
        return {lemma[: max(_SHORTEST, len(lemma) - 2)]: round(weight, 1) for lemma, weight in weights.items()}

    return {theme.name: of(theme) for theme in catalogue.registers.themes}


def _about(theme: Theme, catalogue: Catalogue) -> list[Deed]:
    return [deed for deed in catalogue.deeds if theme in deed.theme]


def _telling(deeds: list[set[str]], usual: Counter[str], total: int) -> dict[str, float]:
    """The words that these deeds use most beyond what is usual; a weight of 1 is twice as often in all of them."""
    times = Counter(lemma for lemmas in deeds for lemma in lemmas)
    weights = {
        lemma: count / len(deeds) * log(count * total / (len(deeds) * usual[lemma]), 2)
        for lemma, count in times.items()
        if count >= _LEAST_DEEDS and len(lemma) >= _SHORTEST
    }
    best = sorted(weights, key=lambda lemma: (-weights[lemma], lemma))[:_MOST]
    return {lemma: min(_OWN, weights[lemma]) for lemma in best if weights[lemma] > 0}
