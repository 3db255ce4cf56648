"""The base forms of words that no dictionary knows: names, new coinages, words of other languages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from tekojen_tori.language.words.inflection import CASES, CLITICS, VOWELS, WordClass, stems

_SHORTEST_STEM = 3


def base_forms(forms: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The likely base forms of each form: those that account for most of the forms that occur together.

    Out of Topaasian and Topaasiassa comes topaasia. Of a form like no other nobody knows whether it is a base form
    itself or, like Topaasiassa alone, an inflected one: so it may have two.
    """
    unknown = set(forms)
    with_stem: dict[str, set[str]] = defaultdict(set)
    for form in unknown:
        for stem in _possible_stems(form):
            with_stem[stem].add(form)

    @cache
    def accounts_for(base: str) -> frozenset[str]:
        return frozenset(form for stem in stems(base, WordClass.UNKNOWN) for form in with_stem[stem])

    bases_of: dict[str, set[str]] = defaultdict(set)
    for base in unknown | {base for stem in with_stem for base in _possible_bases(stem)}:
        for form in accounts_for(base):
            bases_of[form].add(base)

    def likely(form: str) -> tuple[str, ...]:
        most = max(len(accounts_for(base)) for base in bases_of[form])
        best = min((base for base in bases_of[form] if len(accounts_for(base)) == most), key=lambda b: (len(b), b))
        return (best,) if most > 1 or best == form else (form, best)

    return {form: likely(form) for form in unknown}


def _possible_stems(form: str) -> set[str]:
    found = {form}
    for whole in (form, *(form.removesuffix(clitic) for clitic in CLITICS if form.endswith(clitic))):
        found |= {whole.removesuffix(case) for case in CASES if whole.endswith(case)}
    return {stem for stem in found if len(stem) >= _SHORTEST_STEM or stem == form}


def _possible_bases(stem: str) -> tuple[str, ...]:
    if stem[-1] == "i" and len(stem) > _SHORTEST_STEM and stem[-2] not in VOWELS:
        return stem, stem[:-1]
    return (stem,) if stem[-1] in VOWELS else ()
