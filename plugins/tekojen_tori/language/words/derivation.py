"""Words derived from others: perehdyttäminen and perehdyttäjä of perehdyttää, turvallisuus of turvallinen."""

from collections.abc import Iterable, Iterator

from tekojen_tori.language.words.inflection import VOWELS, WordClass, stems

_BACK = set("aou")
_PAIRS = (("nen", "suus"), ("nen", "syys"), ("va", "vuus"), ("vä", "vyys"), ("ja", "juus"), ("jä", "jyys"))
_PAIRS_OF_LACK = (("ton", "ttomuus"), ("tön", "ttömyys"))
_SHORTEST = 4
"""In letters, of a word that something is derived from."""


def relatives(word: str, kind: WordClass, verb: str = "") -> dict[str, WordClass]:
    """Words that are derived from the same as a word, with how they inflect.

    `verb` is the one that a noun is derived from. They are made by rules and not looked up: some are words that nobody
    uses, which does no harm, as nobody looks for them either.
    """
    root = word if kind is WordClass.VERB else verb
    found: dict[str, WordClass] = {root: WordClass.VERB} if root else {}
    if len(root) >= _SHORTEST:
        found |= dict.fromkeys(_nouns_of(root), WordClass.NOUN)
    if len(word) >= _SHORTEST:
        found |= dict.fromkeys(_qualities(word), WordClass.NOUN)
    found.pop(word, None)
    return found


def _nouns_of(verb: str) -> Iterator[str]:
    is_back = not _BACK.isdisjoint(verb)
    us, u = ("us", "u") if is_back else ("ys", "y")
    for stem in _vowel_stems(verb):
        doer = stem[:-1] + "i" if stem[-1] == "e" else stem
        yield f"{stem}minen"
        yield from (f"{doer}{end}" for end in (("ja", "juus") if is_back else ("jä", "jyys")))
        if verb[-3:] in ("lla", "llä"):
            yield f"{stem[:-1]}{u}"
        elif verb[-3:] in ("ida", "idä"):
            yield f"{stem}nti"
    if verb[-4:] in ("ttaa", "ttää"):
        yield f"{verb[:-3]}{us}"
    elif verb[-4:] in ("ntaa", "ntää"):
        yield f"{verb[:-3]}n{us}"
    elif verb[-4:] in ("staa", "stää") or (verb[-2:] in ("ta", "tä") and verb[-3] in VOWELS):
        yield f"{verb[:-2]}{us}"


def _vowel_stems(verb: str) -> Iterable[str]:
    """The stem that endings such as -vat and -minen follow: osallistu, johta, suunnittele, hallitse.

    The table of stems may know more of them: tapaa and tavaa of tavata.
    """
    if verb[-2] in VOWELS:
        return (verb[:-1],)
    if verb[-2] == "d" and verb[-3] in VOWELS:
        return (verb[:-2],)
    if verb[-3:] in ("ita", "itä"):
        return (f"{verb[:-2]}tse",)
    is_contracted = verb[-2] == "t" and verb[-3] in "aouäöy"
    ends = (f"{verb[-3]}{verb[-1]}",) if is_contracted else ("ne",) if verb[-3:] in ("eta", "etä") else ("e",)
    found = stems(verb, WordClass.VERB)
    return [stem for stem in found if stem.endswith(ends) and not stem.startswith(verb[:-1])]


def _qualities(word: str) -> Iterator[str]:
    """Adjectives and the qualities that they tell of, either way."""
    for adjective, quality in (*_PAIRS, *_PAIRS_OF_LACK):
        if word.endswith(adjective) and _rhymes(word, quality):
            yield word.removesuffix(adjective) + quality
        elif word.endswith(quality):
            yield word.removesuffix(quality) + adjective


def _rhymes(word: str, end: str) -> bool:
    """Whether an end has the vowels that a word asks for: turvallisuus, but hyvyys."""
    return (not _BACK.isdisjoint(word)) == (not _BACK.isdisjoint(end))
